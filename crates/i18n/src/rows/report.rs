//! Reports: shipments, documents, readability and the registration, as handed to others.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    Row { key: "report.actor", en: "Written by", vi: "Người lập", zh: "编制人" },
    Row { key: "report.all-labels", en: "All labels", vi: "Tất cả các tem", zh: "全部标签" },
    Row { key: "report.at", en: "Written on", vi: "Lập lúc", zh: "编制时间" },
    Row { key: "report.batches", en: "Batches", vi: "Số lượng lô", zh: "批次数" },
    Row {
        key: "report.batches.complete",
        en: "Batches that lack nothing",
        vi: "Lô có đủ giấy tờ",
        zh: "资料齐全的批次",
    },
    Row {
        key: "report.batches.unknown",
        en: "Batches of the shipment without a record",
        vi: "Lô trong lô hàng chưa có hồ sơ",
        zh: "货运中没有记录的批次",
    },
    Row { key: "report.cameras", en: "Cameras", vi: "Camera", zh: "相机" },
    Row {
        key: "report.check-digit",
        en: "Form and check digit right",
        vi: "Đúng dạng và số kiểm tra",
        zh: "格式与校验位正确",
    },
    Row {
        key: "report.claim.cross-check",
        en: "This report says what was scanned with which device, and how that agrees with the lists that it was held against. A label that was scanned was there; what was in the box behind it, nobody looked at here.",
        vi: "Báo cáo này cho biết đã quét được gì, bằng thiết bị nào, và kết quả khớp với các danh sách đối chiếu ra sao. Tem đã quét thì có ở đó; còn hàng bên trong kiện thì không được kiểm tra tại đây.",
        zh: "本报告说明用哪台设备扫描了什么，以及结果与所对照清单是否一致。扫描到的标签确实在场；箱内的货物并未在此查看。",
    },
    Row {
        key: "report.claim.documents",
        en: "This report says what is written down of each batch. It does not say that a document is genuine, or that what it says is true.",
        vi: "Báo cáo này cho biết những gì đã được ghi lại cho từng lô. Nó không khẳng định giấy tờ là thật hay nội dung giấy tờ là đúng.",
        zh: "本报告说明每个批次登记了哪些内容，并不表示文件真实，也不表示文件内容属实。",
    },
    Row {
        key: "report.claim.not-law",
        en: "It is no certificate and no decision of an authority. Whether the rules are met is for the authority to say.",
        vi: "Đây không phải là giấy chứng nhận hay quyết định của cơ quan nhà nước. Việc đáp ứng quy định hay không do cơ quan có thẩm quyền kết luận.",
        zh: "本报告不是证书，也不是主管机关的决定。是否符合规定由主管机关认定。",
    },
    Row {
        key: "report.claim.sources",
        en: "Held against: the exporter's list of expected labels, by the exact text of each code and by its fields; container numbers, by ISO 6346; the platform, by the export file that was read. What cameras say of how well a code reads is an estimate and no grade of a verifier.",
        vi: "Đã đối chiếu với: danh sách tem dự kiến của nhà xuất khẩu, theo đúng nội dung từng mã và các trường của mã; số container theo ISO 6346; hệ thống theo tệp xuất đã nạp. Đánh giá của camera về độ dễ đọc của mã chỉ là ước lượng, không phải cấp chất lượng của máy kiểm tra mã.",
        zh: "对照依据：出口商的预期标签清单，按每个二维码的完整文本及其字段；集装箱号按 ISO 6346；平台按已读取的导出文件。相机对二维码可读性的判断只是估计，不是条码检测仪的等级。",
    },
    Row {
        key: "report.claims",
        en: "What this report says, and what not",
        vi: "Báo cáo này nói gì và không nói gì",
        zh: "本报告说明什么，不说明什么",
    },
    Row {
        key: "report.code-text", en: "Text in the code", vi: "Nội dung trong mã", zh: "二维码中的文本"
    },
    Row { key: "report.complete", en: "Complete", vi: "Mức đầy đủ", zh: "完整度" },
    Row {
        key: "report.conflicts",
        en: "Contradictions between devices or places",
        vi: "Mâu thuẫn giữa các thiết bị hoặc vị trí",
        zh: "设备或位置之间的矛盾",
    },
    Row { key: "report.container", en: "Container", vi: "Container", zh: "集装箱" },
    Row {
        key: "report.containers",
        en: "Containers and seals",
        vi: "Container và niêm phong",
        zh: "集装箱与封条",
    },
    Row { key: "report.days", en: "Days", vi: "Ngày", zh: "日期" },
    Row { key: "report.device", en: "Device", vi: "Thiết bị", zh: "设备" },
    Row {
        key: "report.devices", en: "Devices that scanned", vi: "Thiết bị đã quét", zh: "参与扫描的设备"
    },
    Row {
        key: "report.differing",
        en: "Labels that differ, field by field",
        vi: "Tem khác biệt, theo từng trường",
        zh: "有差异的标签（逐字段）",
    },
    Row {
        key: "report.differs", en: "Different from the list", vi: "Khác với danh sách", zh: "与清单不同"
    },
    Row {
        key: "report.dossier.labels",
        en: "labels.pdf: the labels of the shipment's batches, drawn as labels were printed last. {same} of {of} expected labels are among them with exactly the expected text.",
        vi: "labels.pdf: tem của các lô trong lô hàng, vẽ theo lần in gần nhất. Trong đó có {same} trên {of} tem dự kiến với đúng nội dung mã dự kiến.",
        zh: "labels.pdf：货运所含批次的标签，按最近一次打印的方式绘制。{of} 张预期标签中有 {same} 张的文本与预期完全一致。",
    },
    Row {
        key: "report.dossier.never-printed",
        en: "No label was printed from these records on this device yet. Print the labels, then make the dossier again.",
        vi: "Chưa có tem nào được in từ các hồ sơ này trên thiết bị này. Hãy in tem rồi lập lại bộ hồ sơ.",
        zh: "本设备尚未用这些记录打印过标签。请先打印标签，再重新生成资料包。",
    },
    Row {
        key: "report.dossier.too-many-labels",
        en: "A dossier draws at most {limit} labels. Print them as a file of their own.",
        vi: "Bộ hồ sơ chỉ vẽ tối đa {limit} tem. Hãy in tem thành một tệp riêng.",
        zh: "资料包最多绘制 {limit} 张标签。请将标签另行打印成文件。",
    },
    Row {
        key: "report.dossier.without",
        en: "{file} is not in this dossier:",
        vi: "Bộ hồ sơ này không có {file}:",
        zh: "本资料包中没有 {file}：",
    },
    Row {
        key: "report.doubled", en: "Scanned at two places", vi: "Quét ở hai nơi", zh: "在两处扫描到"
    },
    Row {
        key: "report.elsewhere",
        en: "On the platform, not in this shipment",
        vi: "Có trên hệ thống, không thuộc lô hàng",
        zh: "平台有记录，不属于本次货运",
    },
    Row { key: "report.evidence", en: "Evidence", vi: "Chứng cứ", zh: "证据" },
    Row { key: "report.expected", en: "Expected labels", vi: "Tem dự kiến", zh: "预期标签" },
    Row {
        key: "report.expected-twice",
        en: "Expected twice, cannot be told apart",
        vi: "Dự kiến hai lần, không phân biệt được",
        zh: "重复预期，无法区分",
    },
    Row {
        key: "report.extra",
        en: "Scanned, not expected",
        vi: "Đã quét, không có trong danh sách",
        zh: "已扫描但不在清单中",
    },
    Row { key: "report.field", en: "Field", vi: "Trường", zh: "字段" },
    Row {
        key: "report.incomplete",
        en: "Batches that lack something",
        vi: "Lô còn thiếu thông tin",
        zh: "资料不全的批次",
    },
    Row { key: "report.label", en: "Label", vi: "Tem", zh: "标签" },
    Row { key: "report.labels", en: "Labels", vi: "Tem", zh: "标签" },
    Row {
        key: "report.labels-in",
        en: "Labels scanned there",
        vi: "Số tem đã quét tại đó",
        zh: "在该处扫描的标签数",
    },
    Row {
        key: "report.lacking",
        en: "What is lacking, and in how many batches",
        vi: "Thông tin còn thiếu và số lô bị thiếu",
        zh: "缺少的内容及涉及批次数",
    },
    Row { key: "report.lacks", en: "Lacks", vi: "Còn thiếu", zh: "缺少" },
    Row { key: "report.lines", en: "Lines", vi: "Số dòng", zh: "行数" },
    Row {
        key: "report.list", en: "Fingerprint of the list", vi: "Dấu vân của danh sách", zh: "清单指纹"
    },
    Row { key: "report.matched", en: "Scanned as expected", vi: "Đã quét đúng", zh: "扫描一致" },
    Row { key: "report.missing", en: "Missing", vi: "Thiếu", zh: "缺失" },
    Row {
        key: "report.missing-characters",
        en: "Some characters cannot be shown in this PDF. The report as JSON or XLSX has them.",
        vi: "Một số ký tự không hiển thị được trong PDF này. Báo cáo dạng JSON hoặc XLSX có đầy đủ.",
        zh: "部分字符无法在此 PDF 中显示。JSON 或 XLSX 格式的报告中有完整内容。",
    },
    Row {
        key: "report.more-rows",
        en: "{count} more rows are not on paper. The report as XLSX or JSON has all of them.",
        vi: "Còn {count} dòng không in ra giấy. Báo cáo dạng XLSX hoặc JSON có đầy đủ.",
        zh: "另有 {count} 行未列入纸面。XLSX 或 JSON 格式的报告中有全部内容。",
    },
    Row { key: "report.no", en: "No", vi: "Không", zh: "否" },
    Row {
        key: "report.no-root",
        en: "Nothing was written down in the evidence log before this report.",
        vi: "Trước báo cáo này chưa có gì được ghi vào nhật ký chứng cứ.",
        zh: "在本报告之前，证据日志中没有任何记录。",
    },
    Row { key: "report.outcome", en: "Result", vi: "Kết quả", zh: "结果" },
    Row { key: "report.pallet", en: "Pallet", vi: "Pallet", zh: "托盘" },
    Row { key: "report.pallets", en: "Pallets", vi: "Pallet", zh: "托盘" },
    Row { key: "report.papers", en: "Papers", vi: "Giấy tờ", zh: "文件" },
    Row {
        key: "report.platform",
        en: "Held against the platform",
        vi: "Đối chiếu với hệ thống",
        zh: "与平台核对",
    },
    Row {
        key: "report.platform.differs",
        en: "The platform says something else",
        vi: "Hệ thống ghi khác",
        zh: "平台记录不同",
    },
    Row {
        key: "report.platform.entries",
        en: "Entries of the export",
        vi: "Số mục trong tệp xuất",
        zh: "导出文件条目数",
    },
    Row {
        key: "report.platform.known",
        en: "On the platform as expected",
        vi: "Khớp trên hệ thống",
        zh: "平台记录一致",
    },
    Row {
        key: "report.platform.lacks",
        en: "Not on the platform",
        vi: "Chưa có trên hệ thống",
        zh: "平台没有记录",
    },
    Row {
        key: "report.platform.none",
        en: "No export of the platform was at hand. Nothing is said about the platform.",
        vi: "Không có tệp xuất của hệ thống. Báo cáo không nói gì về hệ thống.",
        zh: "没有平台导出文件，因此不对平台作任何说明。",
    },
    Row {
        key: "report.platform.only",
        en: "Only on the platform",
        vi: "Chỉ có trên hệ thống",
        zh: "仅平台有记录",
    },
    Row {
        key: "report.platform.says", en: "The platform says", vi: "Hệ thống ghi", zh: "平台记录为"
    },
    Row { key: "report.port", en: "Port of entry", vi: "Cảng nhập", zh: "入境港口" },
    Row {
        key: "report.port.cai-mep", en: "Cai Mep (Cái Mép)", vi: "Cái Mép", zh: "盖梅港 (Cái Mép)"
    },
    Row {
        key: "report.port.hai-phong",
        en: "Hai Phong (Hải Phòng)",
        vi: "Hải Phòng",
        zh: "海防港 (Hải Phòng)",
    },
    Row { key: "report.receipt", en: "Receipt", vi: "Số biên nhận", zh: "回执号" },
    Row { key: "report.reference", en: "Shipment", vi: "Lô hàng", zh: "货运编号" },
    Row { key: "report.result", en: "Result in figures", vi: "Kết quả bằng số", zh: "结果统计" },
    Row {
        key: "report.root.help",
        en: "This code is the root of the evidence log before this report. Check the evidence file with it: in TemQR under Evidence, or with temqr verify. Where the root agrees, no entry up to it was changed since this page was printed.",
        vi: "Mã này là giá trị gốc của nhật ký chứng cứ trước báo cáo này. Dùng mã để kiểm tra tệp chứng cứ: trong TemQR ở mục Chứng cứ, hoặc bằng lệnh temqr verify. Nếu giá trị gốc khớp thì không mục nào đến đó bị sửa kể từ khi in trang này.",
        zh: "此码是本报告之前证据日志的根值。请用它核对证据文件：在 TemQR 的“证据”页，或用 temqr verify 命令。根值一致，说明自本页打印以来，到该处为止的条目都没有被改动。",
    },
    Row { key: "report.runs", en: "Runs", vi: "Số lượt đo", zh: "测试轮数" },
    Row { key: "report.says", en: "The label says", vi: "Tem ghi", zh: "标签内容" },
    Row { key: "report.seals", en: "Seals", vi: "Số niêm phong", zh: "封条号" },
    Row {
        key: "report.seen", en: "Scanned at (device)", vi: "Nơi quét (thiết bị)", zh: "扫描位置（设备）"
    },
    Row { key: "report.serial", en: "Serial number", vi: "Số sê-ri", zh: "序列号" },
    Row { key: "report.should-be", en: "Should be", vi: "Phải là", zh: "应为" },
    Row { key: "report.sign.date", en: "Place and date", vi: "Nơi và ngày", zh: "地点与日期" },
    Row {
        key: "report.sign.name", en: "Name and position", vi: "Họ tên và chức vụ", zh: "姓名与职务"
    },
    Row {
        key: "report.sign.stamp", en: "Signature and stamp", vi: "Chữ ký và đóng dấu", zh: "签字盖章"
    },
    Row { key: "report.source", en: "Asked for by", vi: "Căn cứ", zh: "依据" },
    Row { key: "report.summary", en: "Summary", vi: "Tóm tắt", zh: "摘要" },
    Row { key: "report.there", en: "Written down", vi: "Đã có", zh: "已有" },
    Row {
        key: "report.title.cross-check",
        en: "Shipment cross-check",
        vi: "Đối chiếu lô hàng",
        zh: "货运核对报告",
    },
    Row {
        key: "report.title.documents",
        en: "Completeness of documents",
        vi: "Mức đầy đủ của hồ sơ",
        zh: "资料完整度报告",
    },
    Row {
        key: "report.title.readability",
        en: "Readability of labels",
        vi: "Độ dễ đọc của tem",
        zh: "标签可读性报告",
    },
    Row {
        key: "report.title.registration",
        en: "Readiness for the registration",
        vi: "Mức sẵn sàng đăng ký",
        zh: "注册准备情况报告",
    },
    Row { key: "report.tries", en: "Tries", vi: "Số lần thử", zh: "测试次数" },
    Row {
        key: "report.unknown-shipment",
        en: "Choose the shipment that the report is about.",
        vi: "Hãy chọn lô hàng của báo cáo.",
        zh: "请选择报告所涉及的货运。",
    },
    Row { key: "report.workspace", en: "Exporter", vi: "Nhà xuất khẩu", zh: "出口商" },
    Row {
        key: "report.wrong",
        en: "Tries that read something else",
        vi: "Số lần đọc ra mã khác",
        zh: "读出其他内容的次数",
    },
    Row { key: "report.yes", en: "Yes", vi: "Có", zh: "是" },
];
