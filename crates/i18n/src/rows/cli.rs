//! What the command line prints.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    Row {
        key: "cli.and-more",
        en: "and {count} more of {code}",
        vi: "và {count} lần {code} nữa",
        zh: "另有 {count} 处 {code}",
    },
    Row {
        key: "cli.checked",
        en: "Records: {records} · errors: {errors} · warnings: {warnings} · notes: {notes}",
        vi: "Bản ghi: {records} · lỗi: {errors} · cảnh báo: {warnings} · ghi chú: {notes}",
        zh: "记录：{records} · 错误：{errors} · 警告：{warnings} · 提示：{notes}",
    },
    Row {
        key: "cli.columns-left-out",
        en: "Columns left out: {columns}. Say what they are with --map.",
        vi: "Các cột bị bỏ qua: {columns}. Hãy cho biết ý nghĩa của chúng bằng --map.",
        zh: "未采用的列：{columns}。请用 --map 说明它们的含义。",
    },
    Row {
        key: "cli.complete",
        en: "Batches: {batches} · documents: {percent} % complete",
        vi: "Lô: {batches} · hồ sơ: đủ {percent} %",
        zh: "批次：{batches} · 文件：齐全 {percent} %",
    },
    Row { key: "cli.corners", en: "Corners", vi: "Các góc", zh: "四角" },
    Row {
        key: "cli.file-denied",
        en: "Access is denied. Check the permissions of the file and its folder.",
        vi: "Không có quyền truy cập. Hãy kiểm tra quyền của tệp và thư mục chứa tệp.",
        zh: "没有访问权限。请检查文件及其所在文件夹的权限。",
    },
    Row {
        key: "cli.file-is-folder",
        en: "This is a folder. Name a file.",
        vi: "Đây là thư mục. Hãy chỉ ra một tệp.",
        zh: "这是文件夹。请指定文件。",
    },
    Row {
        key: "cli.file-not-found",
        en: "There is no such file. Check its name and folder.",
        vi: "Không có tệp này. Hãy kiểm tra tên tệp và thư mục.",
        zh: "没有此文件。请检查文件名和文件夹。",
    },
    Row {
        key: "cli.file-not-readable",
        en: "The file could not be read ({detail}).",
        vi: "Không đọc được tệp ({detail}).",
        zh: "无法读取文件（{detail}）。",
    },
    Row {
        key: "cli.fix", en: "Change to “{value}”", vi: "Sửa thành “{value}”", zh: "改为“{value}”"
    },
    Row {
        key: "cli.input-not-utf8",
        en: "The text is not in UTF-8. Save it as UTF-8 and check again.",
        vi: "Văn bản không ở dạng UTF-8. Hãy lưu lại ở dạng UTF-8 rồi kiểm tra lại.",
        zh: "文本不是 UTF-8 编码。请以 UTF-8 保存后重新检查。",
    },
    Row {
        key: "cli.input-too-large",
        en: "The file has {mebibytes} MiB; up to {limit} MiB are read. Split it.",
        vi: "Tệp có {mebibytes} MiB; chỉ đọc tối đa {limit} MiB. Hãy chia nhỏ tệp.",
        zh: "文件为 {mebibytes} MiB，最多读取 {limit} MiB。请拆分文件。",
    },
    Row { key: "cli.left-out", en: "left out", vi: "bỏ qua", zh: "未采用" },
    Row {
        key: "cli.line-cut",
        en: "This line is longer than {limit} MiB; the rest was passed over. Write one record a line.",
        vi: "Dòng này dài hơn {limit} MiB; phần còn lại đã bị bỏ qua. Hãy ghi mỗi bản ghi trên một dòng.",
        zh: "此行超过 {limit} MiB，其余部分已略过。请每行写一条记录。",
    },
    Row {
        key: "cli.line-not-utf8",
        en: "This line is not in UTF-8. Write it in UTF-8, or name the encoding with --encoding.",
        vi: "Dòng này không ở dạng UTF-8. Hãy ghi ở dạng UTF-8 hoặc nêu bảng mã bằng --encoding.",
        zh: "此行不是 UTF-8 编码。请以 UTF-8 写入，或用 --encoding 指明编码。",
    },
    Row {
        key: "cli.lines-known",
        en: "{count} lines stood there twice or were empty, and were written once or not at all.",
        vi: "{count} dòng bị lặp hoặc trống; dòng lặp chỉ được ghi một lần, dòng trống không được ghi.",
        zh: "有 {count} 行重复或为空：重复的只写一次，空行不写。",
    },
    Row {
        key: "cli.map-no-column",
        en: "No column of the records has the name “{name}”. Use one of {known}.",
        vi: "Bản ghi không có cột nào tên “{name}”. Hãy dùng một trong các tên {known}.",
        zh: "记录中没有名为“{name}”的列。请使用以下名称之一：{known}。",
    },
    Row {
        key: "cli.map-no-heading",
        en: "No column of the file has the heading “{heading}”. Write --map HEADING=COLUMN with the heading as it stands in the file.",
        vi: "Tệp không có cột nào có tiêu đề “{heading}”. Hãy ghi --map HEADING=COLUMN với tiêu đề đúng như trong tệp.",
        zh: "文件中没有标题为“{heading}”的列。请按文件中的标题填写 --map HEADING=COLUMN。",
    },
    Row { key: "cli.mask", en: "Mask", vi: "Mặt nạ", zh: "掩模" },
    Row {
        key: "cli.mended",
        en: "Mended: {cells} cells in {lines} lines",
        vi: "Đã sửa: {cells} ô trong {lines} dòng",
        zh: "已修正：{lines} 行中的 {cells} 个单元格",
    },
    Row {
        key: "cli.missing",
        en: "Missing, and from how many batches: {what}",
        vi: "Còn thiếu, và ở bao nhiêu lô: {what}",
        zh: "缺少的内容及批次数：{what}",
    },
    Row {
        key: "cli.no-findings",
        en: "Nothing to mend.",
        vi: "Không có gì cần sửa.",
        zh: "没有需要修正的内容。",
    },
    Row {
        key: "cli.no-records",
        en: "There is no record in it. Check the heading, the sheet and the list: an export may have gone wrong.",
        vi: "Không có bản ghi nào trong đó. Hãy kiểm tra tiêu đề, trang tính và danh sách: có thể việc xuất đã sai.",
        zh: "其中没有任何记录。请检查标题、工作表和列表：导出可能出错。",
    },
    Row {
        key: "cli.other-answer",
        en: "The program answered another question than was asked. Please report this with the command you gave.",
        vi: "Chương trình trả lời sai câu hỏi. Hãy báo lỗi này kèm theo lệnh bạn đã dùng.",
        zh: "程序的答复与请求不符。请连同所用命令一起报告此问题。",
    },
    Row {
        key: "cli.output-ending",
        en: "The ending of the file's name says what to write: use .svg, .png or .pdf.",
        vi: "Phần đuôi tên tệp quyết định loại tệp: hãy dùng .svg, .png hoặc .pdf.",
        zh: "文件扩展名决定文件类型：请使用 .svg、.png 或 .pdf。",
    },
    Row {
        key: "cli.output-exists",
        en: "The file exists already. Choose another name, or replace it with --force.",
        vi: "Tệp đã tồn tại. Hãy chọn tên khác hoặc thay thế bằng --force.",
        zh: "文件已存在。请换一个文件名，或使用 --force 替换。",
    },
    Row {
        key: "cli.output-no-folder",
        en: "There is no such folder. Create it, or choose another one.",
        vi: "Không có thư mục này. Hãy tạo thư mục hoặc chọn thư mục khác.",
        zh: "没有此文件夹。请先创建，或选择其他文件夹。",
    },
    Row {
        key: "cli.output-not-written",
        en: "The file could not be written ({detail}). Nothing was left behind.",
        vi: "Không ghi được tệp ({detail}). Không để lại tệp dở dang.",
        zh: "无法写入文件（{detail}）。没有留下不完整的文件。",
    },
    Row {
        key: "cli.read-as", en: "Read as: {what}", vi: "Đọc dưới dạng: {what}", zh: "读取方式：{what}"
    },
    Row {
        key: "cli.records-ending",
        en: "The ending of the file's name says what to write: use .csv, .xlsx, .json, .jsonl or .findings.csv, or name it with --to.",
        vi: "Phần đuôi tên tệp quyết định loại tệp: hãy dùng .csv, .xlsx, .json, .jsonl hoặc .findings.csv, hoặc nêu loại tệp bằng --to.",
        zh: "文件扩展名决定文件类型：请使用 .csv、.xlsx、.json、.jsonl 或 .findings.csv，或用 --to 指明。",
    },
    Row { key: "cli.rows", en: "rows {rows}", vi: "các hàng {rows}", zh: "第 {rows} 行" },
    Row {
        key: "cli.scanned",
        en: "{well} of {pictures} pictures read",
        vi: "Đọc được {well} trên {pictures} ảnh",
        zh: "{pictures} 张图片中读取了 {well} 张",
    },
    Row {
        key: "cli.scanned-and-compared",
        en: "{well} of {pictures} pictures read as expected",
        vi: "{well} trên {pictures} ảnh đọc được đúng như mong đợi",
        zh: "{pictures} 张图片中有 {well} 张与预期一致",
    },
    Row {
        key: "cli.show-all",
        en: "Print them all with --all.",
        vi: "In tất cả bằng --all.",
        zh: "使用 --all 显示全部。",
    },
    Row {
        key: "cli.source",
        en: "Source: {source} ({confidence}; {rule})",
        vi: "Nguồn: {source} ({confidence}; {rule})",
        zh: "来源：{source}（{confidence}；{rule}）",
    },
    Row { key: "cli.symbol", en: "Symbol {number}", vi: "Mã {number}", zh: "二维码 {number}" },
    Row { key: "cli.written", en: "{path} was written", vi: "Đã ghi {path}", zh: "已写入 {path}" },
    Row {
        key: "cli.written-records",
        en: "{path} was written with {count} records",
        vi: "Đã ghi {path} với {count} bản ghi",
        zh: "已写入 {path}，共 {count} 条记录",
    },
];
