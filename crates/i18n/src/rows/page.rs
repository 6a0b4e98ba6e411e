//! What stands on the page.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    Row {
        key: "brand.words",
        en: "QR traceability labels for high vacuum equipment to Vietnam",
        vi: "Tem QR truy xuất nguồn gốc cho thiết bị chân không cao vào Việt Nam",
        zh: "出口越南高真空设备的二维码追溯标签",
    },
    Row {
        key: "camera.frames",
        en: "{count} frames read",
        vi: "Đã đọc {count} khung hình",
        zh: "已读取 {count} 帧",
    },
    Row {
        key: "camera.hint",
        en: "Hold the phone about 20 cm away, let the symbol fill the frame, and tilt it a little if it shines.",
        vi: "Giữ điện thoại cách khoảng 20 cm, để mã nằm trọn trong khung và nghiêng nhẹ nếu bị lóa.",
        zh: "手机保持约 20 厘米距离，让二维码充满取景框；若有反光请略微倾斜。",
    },
    Row {
        key: "camera.looking", en: "Looking for the symbol…", vi: "Đang tìm mã…", zh: "正在寻找二维码……"
    },
    Row { key: "camera.picture", en: "Camera picture", vi: "Hình từ camera", zh: "摄像头画面" },
    Row {
        key: "camera.starting",
        en: "The browser asks whether this page may use the camera. Choose “Allow”.",
        vi: "Trình duyệt đang hỏi trang này có được dùng camera không. Hãy chọn “Cho phép”.",
        zh: "浏览器会询问是否允许本页使用摄像头，请选择“允许”。",
    },
    Row { key: "check.limit", en: "at least {limit}", vi: "ít nhất {limit}", zh: "至少 {limit}" },
    Row {
        key: "checks.every-reading",
        en: "Passes under every reading. Readings and source",
        vi: "Đạt theo mọi cách hiểu. Các cách hiểu và nguồn",
        zh: "在每种解读下均通过。解读与来源",
    },
    Row {
        key: "checks.reading", en: "Readings and source", vi: "Các cách hiểu và nguồn", zh: "解读与来源"
    },
    Row {
        key: "checks.title",
        en: "Checked on the drawing",
        vi: "Đã kiểm tra trên bản vẽ",
        zh: "对图样的检查",
    },
    Row { key: "close", en: "Close", vi: "Đóng", zh: "关闭" },
    Row { key: "comparison.differs", en: "Differs", vi: "Khác nhau", zh: "不一致" },
    Row { key: "comparison.equal", en: "Same", vi: "Giống nhau", zh: "一致" },
    Row { key: "comparison.expected", en: "On record", vi: "Theo hồ sơ", zh: "记录内容" },
    Row { key: "comparison.found", en: "On the label", vi: "Trên tem", zh: "标签内容" },
    Row {
        key: "confidence.primary",
        en: "read in the source itself",
        vi: "đã đọc trong chính nguồn này",
        zh: "已直接查阅原文",
    },
    Row {
        key: "confidence.reported",
        en: "reported by another source; the text itself is not published",
        vi: "do nguồn khác thuật lại; văn bản gốc chưa công bố",
        zh: "由其他来源转述；原文尚未公布",
    },
    Row {
        key: "confidence.unverified", en: "not verified", vi: "chưa được kiểm chứng", zh: "未经核实"
    },
    Row { key: "describe.clear", en: "Clear", vi: "Xóa", zh: "清空" },
    Row {
        key: "describe.lead",
        en: "Three fields go into the QR symbol. Nothing you type leaves this device.",
        vi: "Ba trường này được đưa vào mã QR. Những gì bạn nhập không rời khỏi thiết bị này.",
        zh: "以下三项将写入二维码。您输入的内容不会离开本设备。",
    },
    Row {
        key: "describe.sample",
        en: "Try with sample data",
        vi: "Thử với dữ liệu mẫu",
        zh: "使用示例数据试一试",
    },
    Row {
        key: "describe.title", en: "Describe the batch", vi: "Mô tả lô hàng", zh: "填写批次信息"
    },
    Row { key: "describe.undo", en: "Undo", vi: "Hoàn tác", zh: "撤销" },
    Row {
        key: "download.hint",
        en: "All three show the same symbol at true size. Print without scaling (100 %).",
        vi: "Cả ba đều có cùng một mã ở kích thước thật. Khi in, chọn tỷ lệ 100 %.",
        zh: "三种文件中的二维码相同且为实际尺寸。打印时请选择 100 %，不要缩放。",
    },
    Row {
        key: "download.not-yet",
        en: "Files can be saved once the label is drawn.",
        vi: "Có thể lưu tệp khi tem đã được vẽ xong.",
        zh: "标签绘制完成后即可保存文件。",
    },
    Row { key: "download.pdf", en: "Save PDF", vi: "Lưu PDF", zh: "保存 PDF" },
    Row { key: "download.png", en: "PNG, 600 dpi", vi: "PNG, 600 dpi", zh: "PNG，600 dpi" },
    Row {
        key: "download.saved",
        en: "{name} was handed to your downloads.",
        vi: "Đã chuyển {name} vào mục tải xuống.",
        zh: "{name} 已交给浏览器下载。",
    },
    Row { key: "download.svg", en: "SVG", vi: "SVG", zh: "SVG" },
    Row {
        key: "download.writing", en: "Writing the file…", vi: "Đang ghi tệp…", zh: "正在生成文件……"
    },
    Row { key: "facts.bytes", en: "{count} bytes", vi: "{count} byte", zh: "{count} 字节" },
    Row { key: "facts.label", en: "Label", vi: "Kích thước tem", zh: "标签尺寸" },
    Row { key: "facts.level", en: "Error correction", vi: "Mức sửa lỗi", zh: "纠错等级" },
    Row { key: "facts.mask", en: "mask {mask}", vi: "mặt nạ {mask}", zh: "掩模 {mask}" },
    Row { key: "facts.module", en: "Module", vi: "Cạnh mô-đun", zh: "模块边长" },
    Row { key: "facts.payload", en: "Content", vi: "Nội dung", zh: "内容" },
    Row { key: "facts.picture", en: "Picture", vi: "Hình ảnh", zh: "图像" },
    Row { key: "facts.reader", en: "Decoder", vi: "Bộ giải mã", zh: "解码器" },
    Row {
        key: "facts.symbol",
        en: "Symbol without quiet zone",
        vi: "Mã không kể vùng trống",
        zh: "二维码（不含静区）",
    },
    Row {
        key: "facts.symbols", en: "Symbols in the picture", vi: "Số mã trong hình", zh: "图中二维码数量"
    },
    Row { key: "facts.time", en: "Time", vi: "Thời gian", zh: "耗时" },
    Row { key: "facts.version", en: "Version", vi: "Phiên bản", zh: "版本" },
    Row {
        key: "facts.where", en: "Where in the picture", vi: "Vị trí trong hình", zh: "在图中的位置"
    },
    Row { key: "field.batch.example", en: "20260517-0001", vi: "20260517-0001", zh: "20260517-0001" },
    Row {
        key: "field.batch.help",
        en: "As on the inspection report: production date and a running number.",
        vi: "Đúng như trên báo cáo kiểm định: ngày sản xuất và số thứ tự.",
        zh: "与检验报告一致：生产日期加流水号。",
    },
    Row {
        key: "field.example", en: "Example: {example}", vi: "Ví dụ: {example}", zh: "示例：{example}"
    },
    Row { key: "field.fix", en: "Change to", vi: "Sửa thành", zh: "改为" },
    Row {
        key: "field.manufacturer.example",
        en: "Lotus Vacuum Technology Co., Ltd.",
        vi: "Công ty TNHH Công nghệ Chân không Hoa Sen",
        zh: "Lotus Vacuum Technology Co., Ltd.",
    },
    Row {
        key: "field.manufacturer.help",
        en: "The registered name in Latin letters, as in the export documents.",
        vi: "Tên đăng ký bằng chữ Latinh, đúng như trong chứng từ xuất khẩu.",
        zh: "出口单证上的注册名称，请用拉丁字母书写。",
    },
    Row { key: "field.report.example", en: "IR-2026-00418", vi: "IR-2026-00418", zh: "IR-2026-00418" },
    Row {
        key: "field.report.help",
        en: "The reference of the report for exactly this batch. It is never used twice.",
        vi: "Số của báo cáo cho đúng lô này. Mỗi số chỉ dùng một lần.",
        zh: "仅针对本批次的检验报告编号，不得重复使用。",
    },
    Row {
        key: "findings.more", en: "and {count} more", vi: "và {count} mục khác", zh: "另有 {count} 项"
    },
    Row {
        key: "foot.claim",
        en: "TemQR says which checks passed, under which reading, from which source. Whether a label is accepted, only the authority can say.",
        vi: "TemQR cho biết kiểm tra nào đã đạt, theo cách hiểu nào, từ nguồn nào. Chỉ cơ quan có thẩm quyền mới quyết định tem có được chấp nhận hay không.",
        zh: "TemQR 说明哪些检查通过、依据哪种解读和哪个来源。标签是否被接受，只能由主管机关决定。",
    },
    Row {
        key: "foot.source",
        en: "What is known of MOIT Circular 12/2026/TT-BCT comes from one trade article of 18 May 2026; the circular's own text and the NPQTP interface were not published then. These are readiness labels.",
        vi: "Những gì biết về Thông tư 12/2026/TT-BCT của Bộ Công Thương đến từ một bài báo thương mại ngày 18/5/2026; khi đó toàn văn thông tư và giao diện NPQTP chưa được công bố. Đây là tem chuẩn bị sẵn.",
        zh: "关于越南工贸部第 12/2026/TT-BCT 号通知的信息来自 2026 年 5 月 18 日的一篇行业报道；当时通知原文和 NPQTP 接口尚未公布。此处生成的是准备用标签。",
    },
    Row { key: "label-step.actual", en: "Actual size", vi: "Kích thước thật", zh: "实际尺寸" },
    Row {
        key: "label-step.drawing", en: "Drawing the label…", vi: "Đang vẽ tem…", zh: "正在绘制标签……"
    },
    Row {
        key: "label-step.empty",
        en: "Fill in the three fields and the label appears here, true to scale.",
        vi: "Điền ba trường, tem sẽ hiện ở đây theo đúng tỷ lệ.",
        zh: "填写三项信息后，标签将按真实比例显示在这里。",
    },
    Row { key: "label-step.fit", en: "Fit to width", vi: "Vừa chiều rộng", zh: "适合宽度" },
    Row { key: "label-step.retry", en: "Draw again", vi: "Vẽ lại", zh: "重新绘制" },
    Row { key: "label-step.title", en: "Label", vi: "Tem", zh: "标签" },
    Row { key: "language", en: "Language", vi: "Ngôn ngữ", zh: "语言" },
    Row {
        key: "level.h",
        en: "H: about 30 % of the symbol may be damaged. For oil, abrasion and long outdoor use.",
        vi: "H: có thể hỏng khoảng 30 % mã. Dùng khi có dầu, mài mòn, để ngoài trời lâu.",
        zh: "H：约 30 % 受损仍可读取。适合油污、磨损和长期户外使用。",
    },
    Row { key: "level.h.share", en: "about 30 %", vi: "khoảng 30 %", zh: "约 30 %" },
    Row {
        key: "level.l",
        en: "L: about 7 % of the symbol may be damaged. Only for clean indoor use.",
        vi: "L: có thể hỏng khoảng 7 % mã. Chỉ dùng trong nhà, nơi sạch.",
        zh: "L：约 7 % 受损仍可读取。仅适合洁净的室内环境。",
    },
    Row { key: "level.l.share", en: "about 7 %", vi: "khoảng 7 %", zh: "约 7 %" },
    Row {
        key: "level.m",
        en: "M: about 15 % of the symbol may be damaged. The usual choice.",
        vi: "M: có thể hỏng khoảng 15 % mã. Lựa chọn thông thường.",
        zh: "M：约 15 % 受损仍可读取。常用选择。",
    },
    Row { key: "level.m.share", en: "about 15 %", vi: "khoảng 15 %", zh: "约 15 %" },
    Row {
        key: "level.q",
        en: "Q: about 25 % of the symbol may be damaged. For factories and transport.",
        vi: "Q: có thể hỏng khoảng 25 % mã. Dùng cho nhà máy và vận chuyển.",
        zh: "Q：约 25 % 受损仍可读取。适合工厂和运输环境。",
    },
    Row { key: "level.q.share", en: "about 25 %", vi: "khoảng 25 %", zh: "约 25 %" },
    Row { key: "option.edge", en: "Symbol edge", vi: "Cạnh mã", zh: "二维码边长" },
    Row {
        key: "option.edge.help",
        en: "Without the quiet zone. Whole printer dots may make it a little larger.",
        vi: "Không kể vùng trống. Có thể lớn hơn một chút để khớp điểm in.",
        zh: "不含静区。为匹配整数打印点，实际可能略大。",
    },
    Row { key: "option.level", en: "Error correction", vi: "Mức sửa lỗi", zh: "纠错等级" },
    Row { key: "option.level.auto", en: "Auto", vi: "Tự động", zh: "自动" },
    Row {
        key: "option.level.auto.help",
        en: "At least M, and stronger where the symbol does not grow by it.",
        vi: "Ít nhất M, và cao hơn nếu mã không phải lớn thêm.",
        zh: "至少为 M；若不增大二维码则自动提高。",
    },
    Row { key: "outcome.fails", en: "Fails", vi: "Không đạt", zh: "不通过" },
    Row { key: "outcome.look", en: "Look at this", vi: "Cần xem lại", zh: "请留意" },
    Row {
        key: "outcome.not-measurable",
        en: "Not measurable here",
        vi: "Chưa đo được ở đây",
        zh: "此处无法测量",
    },
    Row { key: "outcome.passes", en: "Passes", vi: "Đạt", zh: "通过" },
    Row {
        key: "outcome.promised",
        en: "Promised, not measured",
        vi: "Dự kiến, chưa đo",
        zh: "预期值，未实测",
    },
    Row {
        key: "page.title",
        en: "TemQR: QR traceability labels",
        vi: "TemQR: tem QR truy xuất nguồn gốc",
        zh: "TemQR：二维码追溯标签",
    },
    Row { key: "place.errors", en: "lines with errors", vi: "dòng có lỗi", zh: "行有错误" },
    Row { key: "place.evidence", en: "Evidence", vi: "Bằng chứng", zh: "证据" },
    Row { key: "place.label", en: "Label", vi: "Tem", zh: "标签" },
    Row { key: "place.print", en: "Print", vi: "In tem", zh: "打印" },
    Row { key: "place.records", en: "Records", vi: "Bản ghi", zh: "记录" },
    Row { key: "place.shipment", en: "Shipment", vi: "Lô hàng", zh: "货运" },
    Row { key: "place.submission", en: "Submit", vi: "Gửi đi", zh: "提交" },
    Row {
        key: "places", en: "Places of the app", vi: "Các phần của ứng dụng", zh: "应用各部分"
    },
    Row {
        key: "records.loading", en: "Loading the records…", vi: "Đang tải bản ghi…", zh: "正在加载记录……"
    },
    Row { key: "scan.again", en: "Begin again", vi: "Làm lại", zh: "重新开始" },
    Row {
        key: "scan.camera", en: "Scan with the camera", vi: "Quét bằng camera", zh: "用摄像头扫描"
    },
    Row { key: "scan.cancel", en: "Cancel", vi: "Hủy", zh: "取消" },
    Row { key: "scan.choose", en: "Choose pictures", vi: "Chọn ảnh", zh: "选择图片" },
    Row {
        key: "scan.drop",
        en: "Drop photos of printed labels here",
        vi: "Thả ảnh chụp tem đã in vào đây",
        zh: "将已打印标签的照片拖放到此处",
    },
    Row {
        key: "scan.formats",
        en: "PNG, JPEG or WebP: up to {files} at once, each up to {mebibytes} MiB and {megapixels} megapixels",
        vi: "PNG, JPEG hoặc WebP: tối đa {files} ảnh mỗi lần, mỗi ảnh tối đa {mebibytes} MiB và {megapixels} megapixel",
        zh: "PNG、JPEG 或 WebP：一次最多 {files} 张，每张最大 {mebibytes} MiB、{megapixels} 兆像素",
    },
    Row {
        key: "scan.idle",
        en: "Print the label, then scan it: the answer says whether it reads exactly what you described.",
        vi: "In tem rồi quét lại: kết quả cho biết nội dung đọc được có đúng như bạn đã mô tả không.",
        zh: "打印标签后扫描：结果会说明读到的内容是否与填写的完全一致。",
    },
    Row {
        key: "scan.lead",
        en: "The printed label is read and compared with the three fields, character by character.",
        vi: "Tem đã in được đọc và so sánh với ba trường, từng ký tự một.",
        zh: "读取已打印的标签，并与三项信息逐字符比较。",
    },
    Row {
        key: "scan.lead-no-record",
        en: "You can read any label now. Fill in the three fields to have it compared.",
        vi: "Bạn có thể đọc bất kỳ tem nào. Điền ba trường để so sánh.",
        zh: "现在可以读取任何标签；填写三项信息后可进行比较。",
    },
    Row {
        key: "scan.loading",
        en: "The reader is still loading…",
        vi: "Bộ đọc đang được tải…",
        zh: "读取程序正在加载……",
    },
    Row {
        key: "scan.paste",
        en: "Pasting works too: copy a picture, then press Ctrl+V",
        vi: "Cũng có thể dán: sao chép ảnh rồi nhấn Ctrl+V",
        zh: "也可粘贴：复制图片后按 Ctrl+V",
    },
    Row {
        key: "scan.reading", en: "Reading the picture…", vi: "Đang đọc ảnh…", zh: "正在读取图片……"
    },
    Row { key: "scan.stop", en: "Stop the camera", vi: "Tắt camera", zh: "关闭摄像头" },
    Row { key: "scan.take", en: "Take a photo", vi: "Chụp ảnh", zh: "拍照" },
    Row { key: "scan.title", en: "Scan back", vi: "Quét lại", zh: "扫描核对" },
    Row { key: "seal.allowed", en: "can connect", vi: "có thể kết nối", zh: "可以连接" },
    Row {
        key: "seal.closed",
        en: "Sealed: this page cannot send anything",
        vi: "Đã niêm phong: trang này không thể gửi gì",
        zh: "已封闭：本页无法发送任何内容",
    },
    Row { key: "seal.closed.short", en: "Sealed", vi: "Đã niêm phong", zh: "已封闭" },
    Row {
        key: "seal.failed",
        en: "Not ready: a part stopped",
        vi: "Chưa sẵn sàng: một phần đã dừng",
        zh: "未就绪：有一部分停止工作",
    },
    Row {
        key: "seal.ledger",
        en: "What has ever left this page",
        vi: "Những gì đã từng rời khỏi trang này",
        zh: "曾离开本页的内容",
    },
    Row {
        key: "seal.ledger-empty",
        en: "Nothing from this page itself: it cannot send. What you submitted left through a window of its own, and is listed request by request on the page “Submit”.",
        vi: "Bản thân trang này chưa gửi gì: nó không thể gửi. Những gì bạn đã gửi đi qua một cửa sổ riêng và được liệt kê từng yêu cầu ở trang “Gửi đi”.",
        zh: "本页自身没有发送任何内容：它无法发送。您提交的内容经由单独的窗口发出，并在“提交”页面逐个请求列出。",
    },
    Row {
        key: "seal.loading",
        en: "Loading, not sealed yet",
        vi: "Đang tải, chưa niêm phong",
        zh: "正在加载，尚未封闭",
    },
    Row { key: "seal.loading.short", en: "Loading", vi: "Đang tải", zh: "加载中" },
    Row {
        key: "seal.not-covered",
        en: "What the seal does not cover",
        vi: "Những gì niêm phong không bao gồm",
        zh: "封闭不涵盖的内容",
    },
    Row {
        key: "seal.not-covered-text",
        en: "Links that you open yourself, windows and peer connections (WebRTC) that a foreign script would open, files that you save and pass on, browser extensions, and the browser's own spelling or translation services.",
        vi: "Liên kết do bạn tự mở, cửa sổ và kết nối ngang hàng (WebRTC) do mã lạ mở ra, tệp bạn lưu và chuyển đi, tiện ích mở rộng, và dịch vụ kiểm tra chính tả hoặc dịch của trình duyệt.",
        zh: "您自行打开的链接、外来脚本打开的窗口和点对点连接（WebRTC）、您保存并转交的文件、浏览器扩展，以及浏览器自带的拼写检查或翻译服务。",
    },
    Row {
        key: "seal.not-yet",
        en: "The page is sealed as soon as all its parts are loaded.",
        vi: "Trang sẽ được niêm phong ngay khi tải xong mọi phần.",
        zh: "所有部分加载完成后，页面将立即封闭。",
    },
    Row { key: "seal.open", en: "Not sealed", vi: "Chưa niêm phong", zh: "未封闭" },
    Row {
        key: "seal.page",
        en: "This page asked the browser for a connection",
        vi: "Trang này đã hỏi trình duyệt về một kết nối",
        zh: "本页向浏览器请求连接",
    },
    Row { key: "seal.refused", en: "refused", vi: "bị từ chối", zh: "被拒绝" },
    Row {
        key: "seal.title",
        en: "Sealed on your device",
        vi: "Niêm phong trên thiết bị của bạn",
        zh: "在您的设备上封闭",
    },
    Row {
        key: "seal.what",
        en: "Once everything is loaded, the page gives itself a rule that the browser enforces and nobody can take back: no connection to any place, from the page or from its workers. Drawing, checking and reading all happen on this device.",
        vi: "Sau khi tải xong, trang tự đặt một quy tắc do trình duyệt thực thi và không ai có thể gỡ bỏ: không kết nối đến bất cứ đâu, từ trang hay từ các tiến trình của nó. Việc vẽ, kiểm tra và đọc đều diễn ra trên thiết bị này.",
        zh: "全部加载后，页面为自己设定一条由浏览器执行且无法撤销的规则：页面及其工作线程不得连接任何地方。绘制、检查和读取都在本设备上完成。",
    },
    Row {
        key: "seal.workers",
        en: "Its workers asked too",
        vi: "Các tiến trình của trang cũng đã hỏi",
        zh: "其工作线程也提出请求",
    },
    Row { key: "severity.error", en: "Error", vi: "Lỗi", zh: "错误" },
    Row { key: "severity.info", en: "Note", vi: "Ghi chú", zh: "提示" },
    Row { key: "severity.warning", en: "Warning", vi: "Cảnh báo", zh: "警告" },
    Row { key: "source.open", en: "Source", vi: "Nguồn", zh: "来源" },
    Row { key: "step.describe", en: "Describe", vi: "Mô tả", zh: "填写" },
    Row {
        key: "step.describe.empty",
        en: "{count} to fill in",
        vi: "còn {count} trường",
        zh: "还需填写 {count} 项",
    },
    Row { key: "step.describe.good", en: "complete", vi: "đầy đủ", zh: "已完成" },
    Row {
        key: "step.describe.look",
        en: "complete, {count} to look at",
        vi: "đầy đủ, {count} mục cần xem",
        zh: "已完成，{count} 项请留意",
    },
    Row {
        key: "step.describe.mend",
        en: "{count} to mend",
        vi: "{count} mục cần sửa",
        zh: "{count} 项需修正",
    },
    Row { key: "step.label", en: "Label", vi: "Tem", zh: "标签" },
    Row { key: "step.label.drawing", en: "being drawn", vi: "đang vẽ", zh: "绘制中" },
    Row { key: "step.label.fault", en: "cannot be drawn", vi: "không vẽ được", zh: "无法绘制" },
    Row { key: "step.label.good", en: "ready to print", vi: "sẵn sàng in", zh: "可以打印" },
    Row {
        key: "step.label.waits", en: "waits for the fields", vi: "chờ các trường", zh: "等待填写"
    },
    Row { key: "step.scan", en: "Scan back", vi: "Quét lại", zh: "扫描核对" },
    Row { key: "step.scan.busy", en: "reading", vi: "đang đọc", zh: "读取中" },
    Row { key: "step.scan.waits", en: "not scanned yet", vi: "chưa quét", zh: "尚未扫描" },
    Row { key: "steps", en: "Steps", vi: "Các bước", zh: "步骤" },
    Row {
        key: "theme.dark", en: "Dark; change theme", vi: "Tối; đổi giao diện", zh: "深色；切换主题"
    },
    Row {
        key: "theme.device",
        en: "As the device; change theme",
        vi: "Theo thiết bị; đổi giao diện",
        zh: "跟随设备；切换主题",
    },
    Row {
        key: "theme.light", en: "Light; change theme", vi: "Sáng; đổi giao diện", zh: "浅色；切换主题"
    },
    Row { key: "unit.dots", en: "{count} dots", vi: "{count} điểm in", zh: "{count} 点" },
    Row { key: "unit.modules", en: "{count} modules", vi: "{count} mô-đun", zh: "{count} 个模块" },
    Row {
        key: "verdict.binary",
        en: "{count} bytes that are no text.",
        vi: "{count} byte không phải văn bản.",
        zh: "{count} 字节，不是文本。",
    },
    Row {
        key: "verdict.differs", en: "Reads but differs", vi: "Đọc được nhưng khác", zh: "可读取但不一致"
    },
    Row {
        key: "verdict.differs.remedy",
        en: "Do not ship this label. Correct the record or print the label again, then scan once more.",
        vi: "Không dùng tem này. Hãy sửa hồ sơ hoặc in lại tem rồi quét lần nữa.",
        zh: "请勿使用此标签。请更正记录或重新打印后再次扫描。",
    },
    Row { key: "verdict.failed", en: "Could not be read", vi: "Không đọc được", zh: "无法读取" },
    Row {
        key: "verdict.foreign.remedy",
        en: "The symbol reads, but it does not hold the three fields as this page writes them.",
        vi: "Mã đọc được nhưng không chứa ba trường theo cách trang này ghi.",
        zh: "二维码可以读取，但其中没有本页格式的三项信息。",
    },
    Row { key: "verdict.matches", en: "Matches", vi: "Khớp", zh: "一致" },
    Row {
        key: "verdict.matches.remedy",
        en: "The label says exactly what you described.",
        vi: "Tem ghi đúng như bạn đã mô tả.",
        zh: "标签内容与填写的完全一致。",
    },
    Row { key: "verdict.not-read", en: "Not read", vi: "Không đọc được mã", zh: "未读取到" },
    Row {
        key: "verdict.not-read.remedy",
        en: "No QR symbol was found. Come closer, let the label lie flat, avoid shine and shadow, and keep the white margin around the symbol in the picture.",
        vi: "Không tìm thấy mã QR. Hãy lại gần hơn, đặt tem phẳng, tránh lóa và bóng, giữ lề trắng quanh mã trong ảnh.",
        zh: "未找到二维码。请靠近拍摄，让标签平整，避免反光和阴影，并把二维码四周的白边拍进画面。",
    },
    Row { key: "verdict.outdated", en: "Scan again", vi: "Cần quét lại", zh: "需重新扫描" },
    Row {
        key: "verdict.outdated.remedy",
        en: "The three fields changed since this scan, so what it said no longer holds. Scan the label again.",
        vi: "Ba trường đã thay đổi sau lần quét này nên kết quả không còn đúng. Hãy quét lại tem.",
        zh: "此次扫描后三项信息已更改，原结果不再有效。请重新扫描标签。",
    },
    Row { key: "verdict.read", en: "Read", vi: "Đã đọc", zh: "已读取" },
    Row {
        key: "verdict.read.remedy",
        en: "Fill in the three fields above to have them compared.",
        vi: "Điền ba trường ở trên để so sánh.",
        zh: "请在上方填写三项信息以便比较。",
    },
];
