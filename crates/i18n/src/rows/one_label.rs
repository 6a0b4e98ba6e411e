//! The place of one label, and what a viewer code shows.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    Row {
        key: "chinese.did-not-come",
        en: "The Chinese font did not arrive with the page. Load the page again with a connection.",
        vi: "Phông chữ Trung không tải được cùng trang. Hãy tải lại trang khi có mạng.",
        zh: "中文字体未随页面载入。请联网后重新载入页面。",
    },
    Row {
        key: "chinese.help",
        en: "It is large, so it is loaded only on request. The page loads again with it, because nothing can be loaded once it is sealed; what you typed stays.",
        vi: "Phông này lớn nên chỉ tải khi cần. Trang sẽ tải lại cùng phông, vì sau khi niêm phong không tải được gì nữa; nội dung bạn đã nhập vẫn còn.",
        zh: "字体较大，仅在需要时载入。页面封闭后无法再载入任何内容，因此将连同字体重新载入页面；您输入的内容会保留。",
    },
    Row {
        key: "chinese.help-blocked",
        en: "The page would have to load again with it, and what is only in memory now would be lost. Save your records as a file first, or open this page in a window of its own.",
        vi: "Trang phải tải lại cùng phông này, và những gì chỉ còn trong bộ nhớ sẽ mất. Hãy lưu bản ghi thành tệp trước, hoặc mở trang này trong cửa sổ riêng.",
        zh: "需要连同字体重新载入页面，仅在内存中的内容会丢失。请先把记录保存为文件，或在独立窗口中打开本页。",
    },
    Row {
        key: "chinese.load", en: "Load the Chinese font", vi: "Tải phông chữ Trung", zh: "载入中文字体"
    },
    Row {
        key: "download.label-printer",
        en: "For ZPL or TSPL, choose a label printer under Printer.",
        vi: "Để có ZPL hoặc TSPL, hãy chọn máy in tem ở mục Máy in.",
        zh: "如需 ZPL 或 TSPL，请在“打印机”中选择标签打印机。",
    },
    Row {
        key: "download.tspl",
        en: "TSPL (TSC and others)",
        vi: "TSPL (TSC và máy khác)",
        zh: "TSPL（TSC 等）",
    },
    Row {
        key: "download.zpl",
        en: "ZPL (Zebra and others)",
        vi: "ZPL (Zebra và máy khác)",
        zh: "ZPL（Zebra 等）",
    },
    Row {
        key: "fitting.about",
        en: "about {distance} cm",
        vi: "khoảng {distance} cm",
        zh: "约 {distance} 厘米",
    },
    Row { key: "fitting.at-least", en: "at least {level}", vi: "ít nhất {level}", zh: "至少 {level}" },
    Row {
        key: "fitting.binds",
        en: "What decides the size",
        vi: "Điều quyết định kích thước",
        zh: "决定尺寸的因素",
    },
    Row {
        key: "fitting.damage", en: "Survives damage of", vi: "Chịu hư hại đến", zh: "可承受损坏"
    },
    Row { key: "fitting.distance", en: "Read from", vi: "Đọc được từ", zh: "可读距离" },
    Row { key: "fitting.edge", en: "Symbol", vi: "Mã", zh: "二维码" },
    Row {
        key: "fitting.help",
        en: "Click a level to choose it. The squares show the modules of all levels at one scale; reading distance is a rule of thumb.",
        vi: "Bấm vào một mức để chọn. Các ô vuông vẽ mô-đun của mọi mức theo cùng tỷ lệ; khoảng cách đọc chỉ là ước lượng.",
        zh: "点击某一等级即可选择。方块按同一比例显示各等级的模块；可读距离为经验值。",
    },
    Row { key: "fitting.level", en: "Level", vi: "Mức", zh: "等级" },
    Row {
        key: "fitting.levels",
        en: "Asked for: {requested} · made: {effective}",
        vi: "Yêu cầu: {requested} · thực tế: {effective}",
        zh: "要求：{requested} · 实际：{effective}",
    },
    Row { key: "fitting.module", en: "Module", vi: "Mô-đun", zh: "模块" },
    Row {
        key: "fitting.title",
        en: "What each level costs and brings",
        vi: "Mỗi mức được gì, mất gì",
        zh: "各等级的代价与收益",
    },
    Row { key: "issued.code", en: "The code as text", vi: "Mã dạng văn bản", zh: "码的文本" },
    Row {
        key: "issued.corrected",
        en: "Error correction used up",
        vi: "Khả năng sửa lỗi đã dùng",
        zh: "已用纠错",
    },
    Row {
        key: "issued.drop",
        en: "Drop the platform's picture here, or paste it into the field above.",
        vi: "Thả ảnh của nền tảng vào đây, hoặc dán vào ô trên.",
        zh: "将平台的图片拖到此处，或粘贴到上面的输入框。",
    },
    Row {
        key: "issued.help",
        en: "A code that the platform issued is kept to the byte and never written anew. From its picture it is drawn again with the same modules.",
        vi: "Mã do nền tảng cấp được giữ nguyên từng byte và không bao giờ soạn lại. Từ ảnh, mã được vẽ lại với đúng các mô-đun đó.",
        zh: "平台签发的码逐字节保存，绝不重新编写。由其图片重绘时，模块完全相同。",
    },
    Row {
        key: "issued.keep", en: "Keep it with the record", vi: "Lưu cùng bản ghi", zh: "与记录一起保存"
    },
    Row {
        key: "issued.kept-symbol",
        en: "Kept with its symbol: it is drawn with the same version, level, mask and modules.",
        vi: "Giữ kèm ký hiệu: được vẽ đúng phiên bản, mức, mặt nạ và mô-đun.",
        zh: "连同符号保存：按相同的版本、等级、掩模和模块绘制。",
    },
    Row {
        key: "issued.kept-text",
        en: "Kept as text: its symbol is made here. Give the platform's picture to keep the modules too.",
        vi: "Giữ dạng văn bản: ký hiệu được tạo tại đây. Hãy đưa ảnh của nền tảng để giữ cả các mô-đun.",
        zh: "以文本保存：符号在此生成。如需保留模块，请提供平台的图片。",
    },
    Row {
        key: "issued.lacking",
        en: "The label waits for the platform's code. Paste it, or choose its picture.",
        vi: "Tem đang chờ mã của nền tảng. Hãy dán mã hoặc chọn ảnh.",
        zh: "标签正等待平台的码。请粘贴，或选择其图片。",
    },
    Row { key: "issued.mask", en: "Mask", vi: "Mặt nạ", zh: "掩模" },
    Row {
        key: "issued.not-comparable",
        en: "The code carries no fields that are known here, so it cannot be compared with the record.",
        vi: "Mã không chứa trường nào được biết ở đây, nên không so với hồ sơ được.",
        zh: "该码不含此处已知的字段，无法与记录比较。",
    },
    Row { key: "issued.picture", en: "Choose the picture", vi: "Chọn ảnh", zh: "选择图片" },
    Row {
        key: "issued.reading", en: "Reading the picture…", vi: "Đang đọc ảnh…", zh: "正在读取图片……"
    },
    Row { key: "issued.remove", en: "Remove the code", vi: "Bỏ mã", zh: "移除此码" },
    Row {
        key: "issued.title",
        en: "The platform gave me a code",
        vi: "Nền tảng đã cấp mã cho tôi",
        zh: "平台给了我一个码",
    },
    Row {
        key: "issued.use",
        en: "Put this code on the label",
        vi: "Đưa mã này lên tem",
        zh: "将此码放到标签上",
    },
    Row {
        key: "issued.use-own",
        en: "Make an own code instead",
        vi: "Dùng mã tự tạo",
        zh: "改用自己生成的码",
    },
    Row {
        key: "more.count",
        en: "{filled} of {count} filled in",
        vi: "đã điền {filled}/{count}",
        zh: "已填 {filled}/{count}",
    },
    Row {
        key: "more.country.example",
        en: "Federal Republic of Germany",
        vi: "Cộng hòa Liên bang Đức",
        zh: "德意志联邦共和国",
    },
    Row {
        key: "more.country.help",
        en: "In full, not abbreviated.",
        vi: "Viết đầy đủ, không viết tắt.",
        zh: "写全称，不用缩写。",
    },
    Row {
        key: "more.lacking",
        en: "The chosen code or template cannot do without the fields marked as needed.",
        vi: "Loại mã hoặc mẫu đã chọn cần các trường được đánh dấu.",
        zh: "所选的码或模板必须有标为必填的字段。",
    },
    Row {
        key: "more.others",
        en: "Fields that are not on this label",
        vi: "Các trường không có trên tem này",
        zh: "此标签不含的字段",
    },
    Row {
        key: "more.others.help",
        en: "The chosen code and template do not show them; another one may.",
        vi: "Loại mã và mẫu đã chọn không hiện các trường này; loại khác có thể hiện.",
        zh: "所选的码和模板不显示这些字段；换一种可能会显示。",
    },
    Row { key: "more.required", en: "needed", vi: "cần có", zh: "必填" },
    Row { key: "more.serials.example", en: "LVT-000418", vi: "LVT-000418", zh: "LVT-000418" },
    Row {
        key: "more.serials.help",
        en: "The number of this one piece.",
        vi: "Số của riêng sản phẩm này.",
        zh: "此件产品的编号。",
    },
    Row { key: "more.title", en: "More on the label", vi: "Thêm trên tem", zh: "标签上的更多内容" },
    Row {
        key: "phone.card",
        en: "Hold a bank card against the screen and move the slider until the frame is as wide as the card: 85.60 mm.",
        vi: "Áp thẻ ngân hàng vào màn hình và kéo thanh trượt đến khi khung rộng bằng thẻ: 85,60 mm.",
        zh: "把银行卡贴在屏幕上，拖动滑块直到方框与卡片同宽：85.60 毫米。",
    },
    Row {
        key: "phone.no-paper",
        en: "A screen is not paper: it shines by itself and has no ink that spreads. What reads here can still fail in print, so scan the printed label back.",
        vi: "Màn hình không phải giấy: nó tự phát sáng và không có mực loang. Đọc được ở đây vẫn có thể hỏng khi in, nên hãy quét lại tem đã in.",
        zh: "屏幕不是纸：它自己发光，也没有油墨扩散。此处能读，打印后仍可能失败，请回扫已打印的标签。",
    },
    Row {
        key: "phone.open", en: "Try with a phone", vi: "Thử bằng điện thoại", zh: "用手机试读"
    },
    Row {
        key: "phone.px",
        en: "{px} pixels a millimetre",
        vi: "{px} điểm ảnh mỗi milimét",
        zh: "每毫米 {px} 像素",
    },
    Row {
        key: "phone.reset", en: "As the browser says", vi: "Theo trình duyệt", zh: "按浏览器默认"
    },
    Row {
        key: "phone.screen",
        en: "Is this the real size? Compare with a bank card",
        vi: "Có đúng kích thước thật? So với thẻ ngân hàng",
        zh: "这是真实尺寸吗？用银行卡比对",
    },
    Row {
        key: "phone.size",
        en: "The symbol alone, {edge} mm wide if this screen knows its size.",
        vi: "Chỉ riêng mã, rộng {edge} mm nếu màn hình biết đúng kích thước.",
        zh: "仅二维码，若屏幕尺寸准确则宽 {edge} 毫米。",
    },
    Row {
        key: "phone.slider",
        en: "Width of the card on this screen",
        vi: "Chiều rộng thẻ trên màn hình này",
        zh: "卡片在此屏幕上的宽度",
    },
    Row {
        key: "phone.title",
        en: "Hold your phone here",
        vi: "Đưa điện thoại vào đây",
        zh: "请把手机对准这里",
    },
    Row {
        key: "viewer.failed",
        en: "The label may be damaged or made by another program. Compare it with the papers of the goods.",
        vi: "Tem có thể bị hỏng hoặc do chương trình khác tạo. Hãy so với giấy tờ của hàng.",
        zh: "标签可能已损坏或由其他程序制作。请与货物文件核对。",
    },
    Row {
        key: "viewer.good", en: "Nothing conspicuous", vi: "Không có gì bất thường", zh: "无异常"
    },
    Row { key: "viewer.look", en: "Look at this", vi: "Cần xem lại", zh: "请留意" },
    Row {
        key: "viewer.no-proof",
        en: "This is what the label says. It proves nothing about the goods by itself: anybody can print such a code.",
        vi: "Đây là nội dung tem. Tự nó không chứng minh gì về hàng hóa: ai cũng in được mã như vậy.",
        zh: "这是标签上的内容。它本身不能证明货物真伪：任何人都能打印这样的码。",
    },
    Row {
        key: "viewer.no-server",
        en: "The data came in the address behind the #. They are read on your device; this page sends them to no server.",
        vi: "Dữ liệu nằm trong địa chỉ, sau dấu #. Chúng được đọc trên thiết bị của bạn; trang này không gửi chúng đến máy chủ nào.",
        zh: "数据位于地址中 # 之后，在您的设备上读取，本页不会将其发送给任何服务器。",
    },
    Row {
        key: "viewer.reading", en: "Reading the label…", vi: "Đang đọc tem…", zh: "正在读取标签……"
    },
    Row {
        key: "viewer.title", en: "What this label says", vi: "Nội dung của tem này", zh: "此标签的内容"
    },
    Row {
        key: "viewer.to-app",
        en: "Check or make labels with TemQR",
        vi: "Kiểm tra hoặc làm tem với TemQR",
        zh: "用 TemQR 检查或制作标签",
    },
    Row { key: "zoom", en: "Size of the preview", vi: "Cỡ xem trước", zh: "预览大小" },
    Row { key: "zoom.double", en: "200 %", vi: "200 %", zh: "200%" },
    Row { key: "zoom.fit", en: "Fit", vi: "Vừa khung", zh: "适合" },
    Row { key: "zoom.quadruple", en: "400 %", vi: "400 %", zh: "400%" },
    Row { key: "zoom.real", en: "Real size", vi: "Cỡ thật", zh: "真实尺寸" },
];
