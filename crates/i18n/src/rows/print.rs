//! Runs of labels, test pages and symbols that the platform drew.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    Row {
        key: "issued.disagrees",
        en: "The platform's code says something else than the record. Correct the record, or ask the platform for the right code, before you print it.",
        vi: "Mã của nền tảng không khớp với hồ sơ. Hãy sửa hồ sơ hoặc xin nền tảng mã đúng trước khi in.",
        zh: "平台的码与记录不一致。打印前请更正记录，或向平台索取正确的码。",
    },
    Row {
        key: "issued.doubtful",
        en: "The picture is poor: reading it used up {percent} % of the error correction. The code could be restored, but ask for a sharper picture if there is one.",
        vi: "Ảnh kém: việc đọc đã dùng hết {percent} % khả năng sửa lỗi. Mã vẫn khôi phục được, nhưng nên lấy ảnh nét hơn nếu có.",
        zh: "图片质量差：读取已用掉 {percent} % 的纠错能力。该码已能恢复，但如有更清晰的图片请换用。",
    },
    Row {
        key: "issued.no-symbol",
        en: "No QR code could be read in this picture. Use the file that the platform gave, or a sharper picture taken straight from above.",
        vi: "Không đọc được mã QR nào trong ảnh này. Hãy dùng tệp do nền tảng cấp, hoặc ảnh nét hơn chụp thẳng từ trên xuống.",
        zh: "在此图片中读不到二维码。请使用平台给出的文件，或从正上方拍摄更清晰的图片。",
    },
    Row {
        key: "issued.no-text",
        en: "The platform's code holds bytes that are no text. It cannot be kept in the records; print the picture that the platform gave.",
        vi: "Mã của nền tảng chứa dữ liệu không phải văn bản. Không lưu được vào hồ sơ; hãy in ảnh do nền tảng cấp.",
        zh: "平台的码中是非文本数据，无法存入记录；请直接打印平台给出的图片。",
    },
    Row {
        key: "issued.not-its-text",
        en: "The symbol does not say the text that came with it. Import the platform's picture again.",
        vi: "Mã không chứa đúng văn bản đi kèm. Hãy nhập lại ảnh của nền tảng.",
        zh: "该符号的内容与随附的文本不符。请重新导入平台的图片。",
    },
    Row {
        key: "issued.part",
        en: "This code is one of {parts} that belong together. Ask the platform for a single code.",
        vi: "Mã này là một trong {parts} mã ghép lại. Hãy xin nền tảng cấp một mã duy nhất.",
        zh: "此码是 {parts} 个拼接码之一。请向平台索取单个码。",
    },
    Row {
        key: "issued.several",
        en: "The picture holds {count} QR codes. Cut out the one that belongs to this record.",
        vi: "Ảnh có {count} mã QR. Hãy cắt lấy mã thuộc hồ sơ này.",
        zh: "图片中有 {count} 个二维码。请只裁出属于此记录的那一个。",
    },
    Row {
        key: "issued.too-many",
        en: "This workspace already keeps {limit} codes of the platform. Begin another workspace.",
        vi: "Không gian làm việc này đã lưu {limit} mã của nền tảng. Hãy mở không gian làm việc khác.",
        zh: "此工作区已保存 {limit} 个平台码。请新建工作区。",
    },
    Row {
        key: "label.colours-refused",
        en: "Nothing was written: phones may not read a label in these colours. Choose dark ink on light paper.",
        vi: "Chưa ghi tệp nào: điện thoại có thể không đọc được tem với màu này. Hãy chọn mực đậm trên nền sáng.",
        zh: "未写入文件：手机可能无法读取这种颜色的标签。请选择浅色底上的深色油墨。",
    },
    Row {
        key: "logo.damaged",
        en: "The logo that was kept is damaged. Choose its file again.",
        vi: "Logo đã lưu bị hỏng. Hãy chọn lại tệp logo.",
        zh: "保存的徽标已损坏。请重新选择文件。",
    },
    Row {
        key: "payload.not-composed",
        en: "The code cannot be written in the chosen form. Mend what is named here, or choose another form.",
        vi: "Không viết được mã theo dạng đã chọn. Hãy sửa các mục nêu ở đây hoặc chọn dạng khác.",
        zh: "无法按所选形式写入码。请修正此处列出的问题，或选择其他形式。",
    },
    Row { key: "print.index.copies", en: "Copies", vi: "Số bản", zh: "份数" },
    Row { key: "print.index.edge", en: "Symbol edge, mm", vi: "Cạnh mã, mm", zh: "符号边长 (mm)" },
    Row { key: "print.index.file", en: "File", vi: "Tệp", zh: "文件" },
    Row {
        key: "print.index.height", en: "Label height, mm", vi: "Chiều cao tem, mm", zh: "标签高度 (mm)"
    },
    Row { key: "print.index.module", en: "Module, mm", vi: "Ô mã, mm", zh: "模块 (mm)" },
    Row { key: "print.index.payload", en: "Text in the code", vi: "Nội dung mã", zh: "码的内容" },
    Row {
        key: "print.index.width", en: "Label width, mm", vi: "Chiều rộng tem, mm", zh: "标签宽度 (mm)"
    },
    Row {
        key: "print.no-test-page",
        en: "A test page is a file for a printer. Choose PDF, ZPL or TSPL.",
        vi: "Trang thử là tệp dành cho máy in. Hãy chọn PDF, ZPL hoặc TSPL.",
        zh: "测试页是给打印机的文件。请选择 PDF、ZPL 或 TSPL。",
    },
    Row {
        key: "print.not-on-these-media",
        en: "The label cannot be printed on what was chosen. Choose another sheet, roll, printer or template.",
        vi: "Không in được tem lên vật liệu đã chọn. Hãy chọn tờ, cuộn, máy in hoặc mẫu khác.",
        zh: "标签无法打印在所选介质上。请换用其他标签纸、卷标、打印机或模板。",
    },
    Row {
        key: "print.nothing",
        en: "There is no label to print. Add records, or choose other lines.",
        vi: "Không có tem nào để in. Hãy thêm hồ sơ hoặc chọn dòng khác.",
        zh: "没有可打印的标签。请添加记录或选择其他行。",
    },
    Row {
        key: "print.several-codes",
        en: "The lines of this batch hold several codes of the platform, and a label carries one. Print one label for each piece, or leave one code in the batch.",
        vi: "Các dòng của lô này có nhiều mã của nền tảng, mà mỗi tem chỉ mang một mã. Hãy in mỗi chiếc một tem, hoặc chỉ để lại một mã cho lô.",
        zh: "此批次的各行含有多个平台码，而一个标签只能带一个。请按每件打印，或只保留一个码。",
    },
    Row {
        key: "print.several-reports",
        en: "This batch has several inspection reports; the label names {first}. Look whether that is the one meant.",
        vi: "Lô này có nhiều báo cáo kiểm định; tem ghi {first}. Hãy xem đó có phải là báo cáo cần ghi không.",
        zh: "此批次有多份检验报告；标签上写的是 {first}。请确认是否正确。",
    },
    Row {
        key: "print.some-refused",
        en: "{count} labels cannot be made, so nothing was written. Mend their records, or choose to make the others without them.",
        vi: "Không tạo được {count} tem nên chưa ghi tệp nào. Hãy sửa hồ sơ của chúng, hoặc chọn chỉ tạo các tem còn lại.",
        zh: "有 {count} 个标签无法生成，因此未写入任何文件。请修正其记录，或选择只生成其余标签。",
    },
    Row {
        key: "print.start-out-of-range",
        en: "The sheet has labels 1 to {most}. Begin at one of them.",
        vi: "Tờ có các tem từ 1 đến {most}. Hãy bắt đầu từ một trong số đó.",
        zh: "此标签纸有 1 至 {most} 号标签。请从其中之一开始。",
    },
    Row {
        key: "print.too-large",
        en: "The file would be larger than {limit} MiB: that was reached after {labels} labels, and nothing was written. Choose fewer lines.",
        vi: "Tệp sẽ lớn hơn {limit} MiB: giới hạn này đạt sau {labels} tem, chưa ghi tệp nào. Hãy chọn ít dòng hơn.",
        zh: "文件将超过 {limit} MiB：在 {labels} 个标签后达到上限，未写入任何文件。请减少行数。",
    },
    Row {
        key: "print.too-many-copies",
        en: "A label printer makes up to {limit} copies of a label. Ask for fewer.",
        vi: "Máy in tem in tối đa {limit} bản mỗi tem. Hãy chọn ít bản hơn.",
        zh: "标签打印机每个标签最多打印 {limit} 份。请减少份数。",
    },
    Row {
        key: "print.too-many-files",
        en: "An archive holds up to {limit} labels. Choose fewer lines, or write one PDF.",
        vi: "Một tệp nén chứa tối đa {limit} tem. Hãy chọn ít dòng hơn hoặc ghi thành một tệp PDF.",
        zh: "一个压缩包最多包含 {limit} 个标签。请减少行数，或写成一个 PDF。",
    },
    Row {
        key: "print.too-many-labels",
        en: "One file holds up to {limit} labels, copies included. Choose fewer lines or copies.",
        vi: "Một tệp chứa tối đa {limit} tem, tính cả bản sao. Hãy chọn ít dòng hoặc ít bản hơn.",
        zh: "一个文件最多包含 {limit} 个标签（含副本）。请减少行数或份数。",
    },
    Row {
        key: "print.uncounted",
        en: "The quantity does not say how many pieces there are. Write it as a whole number, or list the serial numbers.",
        vi: "Số lượng không cho biết có bao nhiêu chiếc. Hãy ghi số nguyên hoặc liệt kê số sê-ri.",
        zh: "数量未说明有多少件。请填写整数，或列出序列号。",
    },
    Row {
        key: "print.wants-a-label-printer",
        en: "ZPL and TSPL are dots for one label printer: at another resolution the label has another size. Choose the label printer first.",
        vi: "ZPL và TSPL là điểm in dành cho một máy in tem: ở độ phân giải khác, tem sẽ có kích thước khác. Hãy chọn máy in tem trước.",
        zh: "ZPL 和 TSPL 是针对特定标签打印机的点阵：分辨率不同，标签尺寸就不同。请先选择标签打印机。",
    },
    Row {
        key: "print.wants-a-roll",
        en: "ZPL and TSPL are for label printers with a roll. Choose a roll, or write a PDF.",
        vi: "ZPL và TSPL dành cho máy in tem dùng cuộn. Hãy chọn cuộn hoặc ghi tệp PDF.",
        zh: "ZPL 和 TSPL 用于卷标打印机。请选择卷标，或写成 PDF。",
    },
    Row {
        key: "setup.unknown-profile",
        en: "There is no code form named “{id}”. Choose another, or add its file again.",
        vi: "Không có dạng mã tên “{id}”. Hãy chọn dạng khác hoặc thêm lại tệp của nó.",
        zh: "没有名为“{id}”的码形式。请另选，或重新添加其文件。",
    },
    Row {
        key: "setup.unknown-sheet",
        en: "There is no label sheet named “{id}”. Choose another, or add its file again.",
        vi: "Không có tờ tem tên “{id}”. Hãy chọn tờ khác hoặc thêm lại tệp của nó.",
        zh: "没有名为“{id}”的标签纸。请另选，或重新添加其文件。",
    },
    Row {
        key: "setup.unknown-template",
        en: "There is no label template named “{id}”. Choose another, or add its file again.",
        vi: "Không có mẫu tem tên “{id}”. Hãy chọn mẫu khác hoặc thêm lại tệp của nó.",
        zh: "没有名为“{id}”的标签模板。请另选，或重新添加其文件。",
    },
    Row {
        key: "test-page.step-1",
        en: "Print this page at 100 %, without fitting it to the paper.",
        vi: "In trang này ở 100 %, không co giãn cho vừa giấy.",
        zh: "以 100 % 打印此页，不要缩放以适合纸张。",
    },
    Row {
        key: "test-page.step-2",
        en: "Measure the cross from tick to tick, across and down, to a tenth of a millimetre, and type both numbers.",
        vi: "Đo chữ thập từ vạch đến vạch, theo chiều ngang và chiều dọc, chính xác đến phần mười milimét, rồi nhập hai số.",
        zh: "测量十字线两端刻度之间的横向与纵向长度，精确到十分之一毫米，并输入两个数字。",
    },
    Row {
        key: "test-page.step-3",
        en: "If you like, measure from the left and top edges of the paper to the corner mark.",
        vi: "Nếu muốn, đo từ mép trái và mép trên của giấy đến dấu góc.",
        zh: "如需要，可测量纸张左边缘和上边缘到角标的距离。",
    },
    Row {
        key: "test-page.step-4",
        en: "Look at the wedge with a magnifier or your phone: at which number do both bars end in one line?",
        vi: "Nhìn thước nêm bằng kính lúp hoặc điện thoại: ở số nào hai vạch kết thúc trên cùng một đường?",
        zh: "用放大镜或手机查看楔形标尺：在哪个数字处两条黑线正好对齐？",
    },
    Row {
        key: "test-page.title", en: "Printer test page", vi: "Trang thử máy in", zh: "打印机测试页"
    },
];
