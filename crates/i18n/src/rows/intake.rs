//! What is found while a file is read.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    Row {
        key: "intake.bundle",
        en: "The files could not be put into one ZIP archive. Save them one by one.",
        vi: "Không thể gộp các tệp thành một tệp nén ZIP. Hãy lưu từng tệp một.",
        zh: "无法将这些文件打包成一个 ZIP 压缩包。请逐个保存。",
    },
    Row {
        key: "intake.cell-cut",
        en: "This cell is longer than {limit} bytes; the rest was left out. Check that no file or whole letter was pasted into it.",
        vi: "Ô này dài hơn {limit} byte; phần còn lại đã bị bỏ. Hãy kiểm tra xem có dán nhầm cả tệp hay cả văn bản vào ô không.",
        zh: "此单元格超过 {limit} 字节，其余部分已略去。请检查是否误将整个文件或整篇文字粘贴进来。",
    },
    Row {
        key: "intake.cell-too-long",
        en: "The cell in row {row}, column {column} is longer than the {limit} characters that Excel holds. Shorten it, or save as CSV.",
        vi: "Ô ở hàng {row}, cột {column} dài hơn {limit} ký tự mà Excel chứa được. Hãy rút ngắn, hoặc lưu dạng CSV.",
        zh: "第 {row} 行第 {column} 列的单元格超过 Excel 可容纳的 {limit} 个字符。请缩短，或保存为 CSV。",
    },
    Row {
        key: "intake.damaged",
        en: "The file is damaged, or is not what its name says. Open it in the program that made it, and save it again.",
        vi: "Tệp bị hỏng, hoặc không đúng loại như tên tệp. Hãy mở bằng chương trình đã tạo ra tệp và lưu lại.",
        zh: "文件已损坏，或与扩展名不符。请用原来的程序打开并重新保存。",
    },
    Row {
        key: "intake.digits-lost",
        en: "The number {found} has more than 15 digits, and a spreadsheet keeps no more: its last digits may be wrong. Enter it again, in a column formatted as text.",
        vi: "Số {found} có hơn 15 chữ số, mà bảng tính không giữ được nhiều hơn: các chữ số cuối có thể sai. Hãy nhập lại trong cột có định dạng văn bản.",
        zh: "数字 {found} 超过 15 位，电子表格无法全部保留，末尾几位可能有误。请在文本格式的列中重新输入。",
    },
    Row {
        key: "intake.expands",
        en: "Unpacked, this file is larger than the {limit} MB that are taken in; it may be made to do harm. Open it where it came from, and save only the table.",
        vi: "Khi giải nén, tệp này lớn hơn giới hạn {limit} MB; có thể tệp được tạo ra để gây hại. Hãy mở ở nơi tạo ra tệp và chỉ lưu phần bảng.",
        zh: "此文件解压后超过 {limit} MB 的上限，可能含有恶意。请在原处打开，只保存表格部分。",
    },
    Row {
        key: "intake.external-links",
        en: "The workbook refers to other files. They were not opened: values from them are as they were when the workbook was last saved.",
        vi: "Sổ tính có tham chiếu đến tệp khác. Các tệp đó không được mở: giá trị lấy từ chúng là của lần lưu sổ tính gần nhất.",
        zh: "此工作簿引用了其他文件。这些文件未被打开：其中的值为工作簿上次保存时的值。",
    },
    Row {
        key: "intake.formula-empty",
        en: "{count} formulas have no result in the file, so their cells are empty here. Open the file in a spreadsheet, and save it again.",
        vi: "{count} công thức không có kết quả trong tệp, nên các ô đó để trống ở đây. Hãy mở tệp bằng chương trình bảng tính và lưu lại.",
        zh: "文件中有 {count} 个公式没有结果，对应的单元格在此为空。请用电子表格程序打开文件并重新保存。",
    },
    Row {
        key: "intake.formula-error",
        en: "The formula in this cell has failed: {found}. Write the value itself into the cell.",
        vi: "Công thức trong ô này bị lỗi: {found}. Hãy ghi trực tiếp giá trị vào ô.",
        zh: "此单元格的公式出错：{found}。请直接填写数值或文字。",
    },
    Row {
        key: "intake.hidden-rows",
        en: "{count} rows are hidden in the sheet. They were read as well: delete the ones that do not belong to the list.",
        vi: "Có {count} hàng bị ẩn trong trang tính. Chúng vẫn được đọc: hãy xóa những hàng không thuộc danh sách.",
        zh: "工作表中有 {count} 行被隐藏，也已读入。请删除不属于清单的行。",
    },
    Row {
        key: "intake.hidden-sheets",
        en: "The workbook has {count} hidden sheets: {names}. They were not read: choose one if it is the list.",
        vi: "Sổ tính có {count} trang tính bị ẩn: {names}. Chúng không được đọc: hãy chọn nếu danh sách nằm ở đó.",
        zh: "工作簿中有 {count} 个隐藏的工作表：{names}，未被读入。如果清单在其中，请选择它。",
    },
    Row {
        key: "intake.macros",
        en: "The workbook holds macros. They were not run and are not kept.",
        vi: "Sổ tính có chứa macro. Macro không được chạy và không được giữ lại.",
        zh: "此工作簿包含宏。宏没有运行，也不会保留。",
    },
    Row {
        key: "intake.merged-filled",
        en: "{count} merged ranges were filled: each of their cells has the text of the range. Check that this is what was meant.",
        vi: "Đã điền {count} vùng ô gộp: mỗi ô trong vùng đều có nội dung của vùng. Hãy kiểm tra xem có đúng ý không.",
        zh: "已填充 {count} 个合并区域：区域内每个单元格都填入了该区域的文字。请核对是否符合原意。",
    },
    Row {
        key: "intake.no-sheet",
        en: "The workbook has no sheet with cells. Check that it is the right file.",
        vi: "Sổ tính không có trang tính nào chứa ô dữ liệu. Hãy kiểm tra xem có đúng tệp không.",
        zh: "此工作簿中没有含单元格的工作表。请检查文件是否正确。",
    },
    Row {
        key: "intake.no-such-sheet",
        en: "The workbook has no sheet number {sheet}, it has {count}. Choose another one.",
        vi: "Sổ tính không có trang tính số {sheet}, chỉ có {count} trang. Hãy chọn trang khác.",
        zh: "工作簿中没有第 {sheet} 个工作表，共有 {count} 个。请另选一个。",
    },
    Row {
        key: "intake.not-written",
        en: "The workbook could not be written. Save as CSV instead.",
        vi: "Không thể tạo sổ tính. Hãy lưu dạng CSV.",
        zh: "无法生成工作簿。请改存为 CSV。",
    },
    Row {
        key: "intake.password",
        en: "The file is protected by a password. Open it, remove the password, and save it again.",
        vi: "Tệp được bảo vệ bằng mật khẩu. Hãy mở tệp, gỡ mật khẩu và lưu lại.",
        zh: "文件受密码保护。请打开文件，取消密码后重新保存。",
    },
    Row {
        key: "intake.sheet-full",
        en: "A sheet of Excel holds {rows} rows and {columns} columns, and this is more. Save as CSV, or in parts.",
        vi: "Một trang tính Excel chứa tối đa {rows} hàng và {columns} cột, dữ liệu này nhiều hơn. Hãy lưu dạng CSV, hoặc chia nhỏ.",
        zh: "一个 Excel 工作表最多 {rows} 行 {columns} 列，数据超出了这个范围。请保存为 CSV，或分成几部分。",
    },
    Row {
        key: "intake.too-many-cells",
        en: "The table has more than {limit} cells. Divide it into several files.",
        vi: "Bảng có hơn {limit} ô. Hãy chia thành nhiều tệp.",
        zh: "表格超过 {limit} 个单元格。请分成多个文件。",
    },
    Row {
        key: "intake.too-many-columns",
        en: "The table has more than {limit} columns. Delete the ones that are not needed, also those far to the right.",
        vi: "Bảng có hơn {limit} cột. Hãy xóa những cột không cần, kể cả các cột ở xa bên phải.",
        zh: "表格超过 {limit} 列。请删除不需要的列，包括最右侧的列。",
    },
    Row {
        key: "intake.too-many-entries",
        en: "The archive holds more than {limit} files. Divide it into several.",
        vi: "Tệp nén chứa hơn {limit} tệp. Hãy chia thành nhiều tệp nén.",
        zh: "压缩包中的文件超过 {limit} 个。请分成多个压缩包。",
    },
    Row {
        key: "intake.too-many-rows",
        en: "The table has more than {limit} rows. Divide it into several files.",
        vi: "Bảng có hơn {limit} hàng. Hãy chia thành nhiều tệp.",
        zh: "表格超过 {limit} 行。请分成多个文件。",
    },
    Row {
        key: "intake.too-much-text",
        en: "The cells hold more than {limit} MB of text together. Divide the table into several files.",
        vi: "Tổng nội dung các ô lớn hơn {limit} MB. Hãy chia bảng thành nhiều tệp.",
        zh: "所有单元格的文字合计超过 {limit} MB。请将表格分成多个文件。",
    },
    Row {
        key: "intake.unsafe-name",
        en: "The archive holds a file named “{name}”, which is not safe to unpack or stands there twice. Make the archive again.",
        vi: "Tệp nén chứa tệp tên “{name}”, không an toàn khi giải nén hoặc bị trùng. Hãy tạo lại tệp nén.",
        zh: "压缩包中的文件“{name}”解压不安全或重名。请重新制作压缩包。",
    },
];
