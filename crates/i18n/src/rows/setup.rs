//! What the page says around labels: choosing, printing, calibrating.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    Row {
        key: "calibration.across", en: "Measured across", vi: "Đo theo chiều ngang", zh: "横向实测"
    },
    Row { key: "calibration.done", en: "measured", vi: "đã đo", zh: "已实测" },
    Row { key: "calibration.down", en: "Measured down", vi: "Đo theo chiều dọc", zh: "纵向实测" },
    Row {
        key: "calibration.figures-first",
        en: "Type both measured lengths first.",
        vi: "Hãy nhập cả hai độ dài đã đo trước.",
        zh: "请先输入两个实测长度。",
    },
    Row {
        key: "calibration.gain",
        en: "Ink gain made good",
        vi: "Độ loang mực được bù",
        zh: "补偿的油墨扩散",
    },
    Row {
        key: "calibration.left",
        en: "From the left edge to the corner mark",
        vi: "Từ mép trái đến dấu góc",
        zh: "左边缘到角标",
    },
    Row {
        key: "calibration.more",
        en: "Also measured: place on the paper, and the step wedge",
        vi: "Đo thêm: vị trí trên giấy và thang bậc",
        zh: "另测：纸上位置和阶梯条",
    },
    Row { key: "calibration.move-down", en: "Moved down", vi: "Dịch xuống", zh: "下移" },
    Row { key: "calibration.move-right", en: "Moved right", vi: "Dịch sang phải", zh: "右移" },
    Row { key: "calibration.none", en: "not measured yet", vi: "chưa đo", zh: "尚未实测" },
    Row {
        key: "calibration.paper",
        en: "Paper of the test page",
        vi: "Giấy của trang thử",
        zh: "测试页用纸",
    },
    Row { key: "calibration.save", en: "Calculate and save", vi: "Tính và lưu", zh: "计算并保存" },
    Row {
        key: "calibration.saved",
        en: "Saved as “{name}”. Labels for this printer are drawn so that they come out true.",
        vi: "Đã lưu thành “{name}”. Tem cho máy in này được vẽ sao cho in ra đúng kích thước.",
        zh: "已保存为“{name}”。此打印机的标签会按实测值绘制，使打印尺寸准确。",
    },
    Row { key: "calibration.scale-across", en: "Lengths across", vi: "Độ dài ngang", zh: "横向长度" },
    Row { key: "calibration.scale-down", en: "Lengths down", vi: "Độ dài dọc", zh: "纵向长度" },
    Row {
        key: "calibration.step.measure",
        en: "Measure both lines of the cross from tick to tick. They are meant to be 100 mm; a steel rule or caliper shows half a tenth.",
        vi: "Đo cả hai đường của dấu thập, từ vạch này đến vạch kia. Đúng ra là 100 mm; thước thép hoặc thước kẹp đọc được đến nửa phần mười.",
        zh: "测量十字的两条线，从刻度到刻度。设计长度为 100 毫米；用钢尺或卡尺可读到半个十分之一毫米。",
    },
    Row {
        key: "calibration.step.print",
        en: "Print the test page at 100 %: no “fit to page”, no scaling.",
        vi: "In trang thử ở 100 %: không “vừa trang”, không co giãn.",
        zh: "以 100% 打印测试页：不要“适合页面”，不要缩放。",
    },
    Row {
        key: "calibration.title", en: "Measure this printer", vi: "Đo máy in này", zh: "实测此打印机"
    },
    Row {
        key: "calibration.top",
        en: "From the top edge to the corner mark",
        vi: "Từ mép trên đến dấu góc",
        zh: "上边缘到角标",
    },
    Row {
        key: "calibration.wedge", en: "Step of the wedge", vi: "Bậc của thang", zh: "阶梯条的级数"
    },
    Row {
        key: "calibration.wedge.help",
        en: "The step at which both bars end in one line; 1.5 between step 1 and 2. It tells how far the ink spreads.",
        vi: "Bậc mà tại đó hai vạch kết thúc thẳng hàng; 1,5 nếu nằm giữa bậc 1 và 2. Nó cho biết mực loang bao nhiêu.",
        zh: "两条线末端对齐的那一级；在第 1 与第 2 级之间则填 1.5。它表示油墨扩散了多少。",
    },
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
        key: "colour.help",
        en: "Files are always black on white: these colours say what you will print them in.",
        vi: "Tệp luôn là đen trên trắng: các màu này cho biết bạn sẽ in bằng màu gì.",
        zh: "文件始终为白底黑色：这里的颜色表示您实际打印时所用的颜色。",
    },
    Row { key: "colour.ink", en: "Ink", vi: "Mực", zh: "油墨" },
    Row {
        key: "colour.michelson",
        en: "Michelson contrast",
        vi: "Độ tương phản Michelson",
        zh: "迈克尔逊对比度",
    },
    Row { key: "colour.paper", en: "Paper", vi: "Nền", zh: "底色" },
    Row {
        key: "colour.pcs",
        en: "Print contrast signal (PCS)",
        vi: "Tín hiệu tương phản in (PCS)",
        zh: "印刷对比信号（PCS）",
    },
    Row {
        key: "colour.reading", en: "Reading of the rule", vi: "Cách hiểu quy định", zh: "规则的解读"
    },
    Row {
        key: "colour.sc", en: "Symbol contrast (SC)", vi: "Độ tương phản mã (SC)", zh: "符号对比度（SC）"
    },
    Row {
        key: "colour.swatch",
        en: "The chosen ink on the chosen paper",
        vi: "Mực đã chọn trên nền đã chọn",
        zh: "所选油墨印在所选底色上",
    },
    Row { key: "colour.title", en: "Colours", vi: "Màu sắc", zh: "颜色" },
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
    Row { key: "grid.columns", en: "Labels across", vi: "Số tem ngang", zh: "横向标签数" },
    Row {
        key: "grid.help",
        en: "Begin with the sheet that is chosen, change its numbers, and save it under a name of its own.",
        vi: "Bắt đầu từ tờ đang chọn, đổi các số và lưu dưới tên riêng.",
        zh: "从当前选择的纸张开始，修改数值，并以自己的名称保存。",
    },
    Row { key: "grid.label-height", en: "Label height", vi: "Chiều cao tem", zh: "标签高" },
    Row { key: "grid.label-width", en: "Label width", vi: "Chiều rộng tem", zh: "标签宽" },
    Row {
        key: "grid.left",
        en: "Left edge to first label",
        vi: "Mép trái đến tem đầu",
        zh: "左边缘到首个标签",
    },
    Row { key: "grid.name", en: "Name of this sheet", vi: "Tên tờ này", zh: "此纸张的名称" },
    Row {
        key: "grid.off-paper",
        en: "Some labels lie beyond the edge of the paper. Correct the numbers.",
        vi: "Một số tem nằm ngoài mép giấy. Hãy sửa các số.",
        zh: "部分标签超出纸张边缘。请更正数值。",
    },
    Row { key: "grid.paper-height", en: "Paper height", vi: "Chiều cao giấy", zh: "纸张高" },
    Row { key: "grid.paper-width", en: "Paper width", vi: "Chiều rộng giấy", zh: "纸张宽" },
    Row {
        key: "grid.pitch-x",
        en: "From label to label across",
        vi: "Từ tem đến tem theo chiều ngang",
        zh: "横向标签间距",
    },
    Row {
        key: "grid.pitch-y",
        en: "From label to label down",
        vi: "Từ tem đến tem theo chiều dọc",
        zh: "纵向标签间距",
    },
    Row { key: "grid.rows", en: "Labels down", vi: "Số tem dọc", zh: "纵向标签数" },
    Row { key: "grid.save", en: "Save this sheet", vi: "Lưu tờ này", zh: "保存此纸张" },
    Row {
        key: "grid.saved",
        en: "The sheet was saved and is chosen.",
        vi: "Đã lưu và chọn tờ này.",
        zh: "纸张已保存并选用。",
    },
    Row { key: "grid.title", en: "A sheet of your own", vi: "Tờ tem tự đặt", zh: "自定义纸张" },
    Row {
        key: "grid.top",
        en: "Top edge to first label",
        vi: "Mép trên đến tem đầu",
        zh: "上边缘到首个标签",
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
        key: "material.ask-for",
        en: "What to ask the supplier for",
        vi: "Cần hỏi nhà cung cấp",
        zh: "应向供应商索取",
    },
    Row {
        key: "material.better",
        en: "Better in the same place",
        vi: "Tốt hơn cho cùng chỗ",
        zh: "同样条件下更好的选择",
    },
    Row {
        key: "material.claims",
        en: "What is claimed of this material",
        vi: "Người ta nói gì về vật liệu này",
        zh: "关于该材料的说法",
    },
    Row {
        key: "material.help",
        en: "Say what the label is made of and where it will hang. What you leave open is not judged.",
        vi: "Hãy cho biết tem làm bằng gì và sẽ gắn ở đâu. Phần bỏ trống không được đánh giá.",
        zh: "请说明标签用什么制成、贴在哪里。未填的部分不作评判。",
    },
    Row { key: "material.not-said", en: "Not said", vi: "Chưa cho biết", zh: "未说明" },
    Row { key: "media.across", en: "Labels side by side", vi: "Số tem cạnh nhau", zh: "并排标签数" },
    Row { key: "media.crop-marks", en: "Crop marks", vi: "Dấu cắt", zh: "裁切标记" },
    Row { key: "media.gap", en: "Gap between labels", vi: "Khe giữa các tem", zh: "标签间隙" },
    Row {
        key: "media.gap-across",
        en: "Gap between labels side by side",
        vi: "Khe giữa các tem cạnh nhau",
        zh: "并排标签的间隙",
    },
    Row { key: "media.kind", en: "Kind", vi: "Loại", zh: "类型" },
    Row {
        key: "media.on-paper",
        en: "{labels} on {paper}",
        vi: "{labels} tem trên {paper}",
        zh: "{labels} 个，纸张 {paper}",
    },
    Row { key: "media.roll", en: "Roll", vi: "Cuộn", zh: "卷" },
    Row {
        key: "media.roll.help",
        en: "A label printer feeds by the gap. Choose its kind under Printer, then ZPL or TSPL.",
        vi: "Máy in tem cuốn theo khe. Hãy chọn loại ở mục Máy in, rồi ZPL hoặc TSPL.",
        zh: "标签打印机按间隙走纸。请在“打印机”中选择类型，再用 ZPL 或 TSPL。",
    },
    Row { key: "media.sheet", en: "Sheet", vi: "Tờ", zh: "整张" },
    Row { key: "media.sheets", en: "Sheets of labels", vi: "Tờ tem", zh: "标签纸" },
    Row { key: "media.single", en: "Single pages", vi: "Từng trang", zh: "单页" },
    Row {
        key: "media.single.help",
        en: "Each label is a page of its own size.",
        vi: "Mỗi tem là một trang đúng kích thước của nó.",
        zh: "每个标签为一页，页面大小即标签大小。",
    },
    Row {
        key: "media.start", en: "Begin with label", vi: "Bắt đầu từ tem", zh: "从第几个标签开始"
    },
    Row {
        key: "media.start.at",
        en: "Begin with label {number}",
        vi: "Bắt đầu từ tem {number}",
        zh: "从第 {number} 个标签开始",
    },
    Row {
        key: "media.start.help",
        en: "1 to {count}. On a sheet that was begun, click the first label that is left.",
        vi: "1 đến {count}. Với tờ đã dùng dở, hãy bấm vào tem còn lại đầu tiên.",
        zh: "1 到 {count}。若纸张已用过，请点击剩下的第一个标签。",
    },
    Row {
        key: "media.start.sheet",
        en: "The sheet: choose the first label that is left",
        vi: "Tờ tem: chọn tem còn lại đầu tiên",
        zh: "标签纸：选择剩下的第一个标签",
    },
    Row { key: "media.title", en: "Onto what", vi: "In lên gì", zh: "打印介质" },
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
    Row { key: "paper.a4", en: "A4", vi: "A4", zh: "A4" },
    Row {
        key: "paper.label", en: "Label 100 × 150 mm", vi: "Tem 100 × 150 mm", zh: "标签 100 × 150 毫米"
    },
    Row { key: "paper.letter", en: "Letter", vi: "Letter", zh: "Letter" },
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
        key: "print.blocked",
        en: "Labels that cannot be made: {count}, so nothing is printed yet. Correct their records, or leave them out.",
        vi: "{count} tem không làm được nên chưa in gì. Hãy sửa bản ghi hoặc bỏ các tem đó.",
        zh: "{count} 个标签无法制作，因此尚未打印。请更正记录，或跳过它们。",
    },
    Row {
        key: "print.check.labels",
        en: "On {count} of {total} labels",
        vi: "Trên {count} trong {total} tem",
        zh: "{total} 个标签中的 {count} 个",
    },
    Row {
        key: "print.copies", en: "Copies of each label", vi: "Số bản mỗi tem", zh: "每个标签的份数"
    },
    Row {
        key: "print.drawing", en: "Making the labels…", vi: "Đang làm tem…", zh: "正在制作标签……"
    },
    Row { key: "print.each", en: "One label for", vi: "Một tem cho", zh: "每个标签对应" },
    Row { key: "print.each.batch", en: "each batch", vi: "mỗi lô", zh: "每批" },
    Row {
        key: "print.each.batch.help",
        en: "All lines of a batch share one label.",
        vi: "Mọi dòng của một lô dùng chung một tem.",
        zh: "同一批次的各行共用一个标签。",
    },
    Row { key: "print.each.unit", en: "each piece", vi: "mỗi sản phẩm", zh: "每件" },
    Row {
        key: "print.each.unit.help",
        en: "One for each serial number; where there are none, as many as the quantity says.",
        vi: "Một tem cho mỗi số sê-ri; nếu không có thì theo số lượng.",
        zh: "每个序列号一个；没有序列号时按数量。",
    },
    Row {
        key: "print.empty.lead",
        en: "Labels are made from the lines of your records. Bring them in first, or make a single label under Label.",
        vi: "Tem được làm từ các dòng bản ghi. Hãy nhập bản ghi trước, hoặc làm một tem ở mục Tem.",
        zh: "标签由记录中的各行生成。请先导入记录，或在“标签”中制作单个标签。",
    },
    Row { key: "print.empty.records", en: "Bring records", vi: "Nhập bản ghi", zh: "导入记录" },
    Row {
        key: "print.empty.title",
        en: "Nothing to print yet",
        vi: "Chưa có gì để in",
        zh: "还没有可打印的内容",
    },
    Row {
        key: "print.found.labels",
        en: "On {count} labels, the first of them from",
        vi: "Trên {count} tem, tem đầu tiên từ",
        zh: "涉及 {count} 个标签，第一个来自",
    },
    Row { key: "print.labels", en: "{count} labels", vi: "{count} tem", zh: "{count} 个标签" },
    Row {
        key: "print.leave-out",
        en: "Leave out labels that cannot be made",
        vi: "Bỏ các tem không làm được",
        zh: "跳过无法制作的标签",
    },
    Row {
        key: "print.left-out",
        en: "Labels that cannot be made and are not in this file: {count}. Their records are listed above.",
        vi: "{count} tem không làm được nên không có trong tệp này. Các bản ghi của chúng được liệt kê ở trên.",
        zh: "{count} 个无法制作的标签不在此文件中。对应的记录列于上方。",
    },
    Row { key: "print.lines", en: "Which labels", vi: "Tem nào", zh: "哪些标签" },
    Row {
        key: "print.lines.count",
        en: "{workspace}: {count} lines",
        vi: "{workspace}: {count} dòng",
        zh: "{workspace}：{count} 行",
    },
    Row { key: "print.look-again", en: "Show the pages", vi: "Hiện các trang", zh: "显示页面" },
    Row {
        key: "print.make-others",
        en: "Make the other {count} labels",
        vi: "Làm {count} tem còn lại",
        zh: "制作其余 {count} 个标签",
    },
    Row { key: "print.next", en: "Next page", vi: "Trang sau", zh: "下一页" },
    Row {
        key: "print.none",
        en: "No line of the records can become a label yet.",
        vi: "Chưa có dòng nào của bản ghi làm được tem.",
        zh: "记录中还没有可制成标签的行。",
    },
    Row {
        key: "print.none-chosen",
        en: "No line holds this text. Search for another, or clear the search.",
        vi: "Không dòng nào chứa nội dung này. Hãy tìm nội dung khác hoặc xóa ô tìm.",
        zh: "没有包含此文本的行。请换个文本，或清空搜索。",
    },
    Row {
        key: "print.nothing-to-print",
        en: "There is no label to show.",
        vi: "Không có tem để hiện.",
        zh: "没有可显示的标签。",
    },
    Row {
        key: "print.only-batch", en: "Only batch {batch}", vi: "Chỉ lô {batch}", zh: "仅批号 {batch}"
    },
    Row {
        key: "print.page",
        en: "Page {page} of {pages}",
        vi: "Trang {page}/{pages}",
        zh: "第 {page} 页，共 {pages} 页",
    },
    Row {
        key: "print.page.alt",
        en: "Page {page} as it will be printed, {width} × {height} mm",
        vi: "Trang {page} như khi in, {width} × {height} mm",
        zh: "第 {page} 页打印效果，{width} × {height} 毫米",
    },
    Row { key: "print.pages", en: "Pages", vi: "Các trang", zh: "页面" },
    Row {
        key: "print.pdf", en: "Save all as PDF", vi: "Lưu tất cả thành PDF", zh: "全部保存为 PDF"
    },
    Row { key: "print.previous", en: "Previous page", vi: "Trang trước", zh: "上一页" },
    Row {
        key: "print.refused",
        en: "Labels that cannot be made: {count}",
        vi: "{count} tem không làm được",
        zh: "{count} 个标签无法制作",
    },
    Row {
        key: "print.refused.more",
        en: "And {count} more. Correct these first.",
        vi: "Và {count} tem nữa. Hãy sửa những tem này trước.",
        zh: "另有 {count} 个。请先更正这些。",
    },
    Row {
        key: "print.search",
        en: "Only lines with this text",
        vi: "Chỉ các dòng có nội dung này",
        zh: "仅含此文本的行",
    },
    Row {
        key: "print.search.help",
        en: "Such as a batch number or a product; empty for all lines.",
        vi: "Ví dụ số lô hoặc sản phẩm; để trống là tất cả.",
        zh: "例如批号或产品；留空表示全部。",
    },
    Row {
        key: "print.seconds-left",
        en: "about {seconds} s left",
        vi: "còn khoảng {seconds} giây",
        zh: "约剩 {seconds} 秒",
    },
    Row { key: "print.sort", en: "Order", vi: "Thứ tự", zh: "排序" },
    Row {
        key: "print.sort.as-added", en: "As in the records", vi: "Như trong bản ghi", zh: "与记录相同"
    },
    Row {
        key: "print.sort.down",
        en: "From Z to A, from large to small",
        vi: "Từ Z đến A, từ lớn đến nhỏ",
        zh: "从 Z 到 A，从大到小",
    },
    Row { key: "print.title", en: "Print labels", vi: "In tem", zh: "打印标签" },
    Row {
        key: "print.writing", en: "Writing the file…", vi: "Đang ghi tệp…", zh: "正在写入文件……"
    },
    Row {
        key: "print.zip",
        en: "Single files for a label bureau",
        vi: "Từng tệp cho xưởng in tem",
        zh: "给标签印刷厂的单个文件",
    },
    Row { key: "print.zip-pdf", en: "ZIP of PDF", vi: "ZIP gồm PDF", zh: "PDF 压缩包" },
    Row { key: "print.zip-png", en: "ZIP of PNG", vi: "ZIP gồm PNG", zh: "PNG 压缩包" },
    Row { key: "print.zip-svg", en: "ZIP of SVG", vi: "ZIP gồm SVG", zh: "SVG 压缩包" },
    Row {
        key: "print.zip.help",
        en: "One file a label in one archive, with a list of what each says.",
        vi: "Mỗi tem một tệp trong một tệp nén, kèm danh sách nội dung từng tem.",
        zh: "每个标签一个文件，打包在一起，并附内容清单。",
    },
    Row { key: "printer.dpi", en: "Resolution", vi: "Độ phân giải", zh: "分辨率" },
    Row {
        key: "printer.forget", en: "Delete this printer", vi: "Xóa máy in này", zh: "删除此打印机"
    },
    Row { key: "printer.kind", en: "Kind", vi: "Loại", zh: "类型" },
    Row { key: "printer.name", en: "Name", vi: "Tên", zh: "名称" },
    Row {
        key: "printer.name-first",
        en: "Give the printer a name first.",
        vi: "Hãy đặt tên cho máy in trước.",
        zh: "请先为打印机命名。",
    },
    Row { key: "printer.own", en: "As below", vi: "Như bên dưới", zh: "如下所示" },
    Row { key: "printer.save", en: "Save this printer", vi: "Lưu máy in này", zh: "保存此打印机" },
    Row {
        key: "printer.saved-as", en: "{name} (saved)", vi: "{name} (đã lưu)", zh: "{name}（已保存）"
    },
    Row { key: "printer.which", en: "Printer", vi: "Máy in", zh: "打印机" },
    Row {
        key: "printer.widest",
        en: "Widest print, if known",
        vi: "Bề rộng in tối đa, nếu biết",
        zh: "最大打印宽度（如已知）",
    },
    Row { key: "setup.address", en: "Web address", vi: "Địa chỉ web", zh: "网址" },
    Row {
        key: "setup.address.here",
        en: "Use the address of this page",
        vi: "Dùng địa chỉ trang này",
        zh: "使用本页地址",
    },
    Row {
        key: "setup.address.resolver",
        en: "The resolver of the Digital Link, such as https://id.example.com. Left empty, it is https://id.gs1.org.",
        vi: "Trình phân giải của Digital Link, ví dụ https://id.example.com. Để trống là https://id.gs1.org.",
        zh: "数字链接的解析地址，例如 https://id.example.com。留空则为 https://id.gs1.org。",
    },
    Row {
        key: "setup.address.viewer",
        en: "Where a phone's camera is led: a copy of this page. The data stand behind the # and are not sent to its server.",
        vi: "Nơi camera điện thoại mở ra: một bản của trang này. Dữ liệu nằm sau dấu # và không gửi đến máy chủ.",
        zh: "手机相机打开的地址：本页的一个副本。数据位于 # 之后，不会发送给服务器。",
    },
    Row {
        key: "setup.file-too-large",
        en: "The file has {kibibytes} KiB; at most {limit} KiB are taken. Choose a smaller one.",
        vi: "Tệp có {kibibytes} KiB; tối đa {limit} KiB. Hãy chọn tệp nhỏ hơn.",
        zh: "文件为 {kibibytes} KiB，最多 {limit} KiB。请选择更小的文件。",
    },
    Row { key: "setup.free-text", en: "A line of your own", vi: "Dòng tự do", zh: "自由文本" },
    Row {
        key: "setup.free-text.no-room",
        en: "“{text}” is not on the label: this template has no line for it.",
        vi: "“{text}” không có trên tem: mẫu này không có dòng cho nó.",
        zh: "“{text}”不在标签上：此模板没有自由文本行。",
    },
    Row {
        key: "setup.language.first", en: "First language", vi: "Ngôn ngữ thứ nhất", zh: "第一语言"
    },
    Row { key: "setup.language.none", en: "None", vi: "Không có", zh: "无" },
    Row {
        key: "setup.language.second", en: "Second language", vi: "Ngôn ngữ thứ hai", zh: "第二语言"
    },
    Row {
        key: "setup.loading",
        en: "Fetching what there is to choose from…",
        vi: "Đang lấy các lựa chọn…",
        zh: "正在获取可选项……",
    },
    Row { key: "setup.logo", en: "Logo", vi: "Logo", zh: "徽标" },
    Row { key: "setup.logo.choose", en: "Choose a logo", vi: "Chọn logo", zh: "选择徽标" },
    Row {
        key: "setup.logo.help",
        en: "SVG or PNG, printed in one colour. It never lies over the code.",
        vi: "SVG hoặc PNG, in một màu. Không bao giờ đè lên mã.",
        zh: "SVG 或 PNG，单色打印，绝不覆盖二维码。",
    },
    Row {
        key: "setup.logo.no-room",
        en: "{name} is not on the label: this template has no room for a logo.",
        vi: "{name} không có trên tem: mẫu này không có chỗ cho logo.",
        zh: "{name} 不在标签上：此模板没有徽标位置。",
    },
    Row { key: "setup.logo.remove", en: "Remove", vi: "Bỏ", zh: "移除" },
    Row {
        key: "setup.logo.taken", en: "The logo was taken.", vi: "Đã nhận logo.", zh: "已采用徽标。"
    },
    Row {
        key: "setup.not-kept",
        en: "These choices are too large to be kept on this device, or its store is full. They hold until this page is closed; remove a logo or a file of your own that you do not need.",
        vi: "Các lựa chọn này quá lớn để lưu trên thiết bị, hoặc bộ nhớ đã đầy. Chúng chỉ còn hiệu lực đến khi đóng trang; hãy bỏ logo hoặc tệp riêng không cần nữa.",
        zh: "这些选择过大，无法保存在此设备上，或存储空间已满。它们在关闭本页前有效；请移除不需要的徽标或自有文件。",
    },
    Row {
        key: "setup.own-profile.help",
        en: "A profile is a JSON file that says what stands in the code; the command line prints its schema.",
        vi: "Cấu hình là tệp JSON cho biết mã chứa gì; dòng lệnh in ra lược đồ của nó.",
        zh: "配置是说明码中内容的 JSON 文件；命令行可输出其模式。",
    },
    Row {
        key: "setup.own-profile.import", en: "Import a profile", vi: "Nhập cấu hình", zh: "导入配置"
    },
    Row {
        key: "setup.own-profile.taken",
        en: "The profile was taken and is chosen.",
        vi: "Đã nhận và chọn cấu hình.",
        zh: "配置已导入并选用。",
    },
    Row {
        key: "setup.own-profile.title",
        en: "Code profiles of your own",
        vi: "Cấu hình mã của bạn",
        zh: "自有码配置",
    },
    Row {
        key: "setup.own.help",
        en: "A template is a JSON file; the command line prints its schema.",
        vi: "Mẫu là một tệp JSON; dòng lệnh in ra lược đồ của nó.",
        zh: "模板是 JSON 文件；命令行可输出其模式。",
    },
    Row { key: "setup.own.import", en: "Import a template", vi: "Nhập mẫu", zh: "导入模板" },
    Row { key: "setup.own.remove", en: "Remove", vi: "Bỏ", zh: "移除" },
    Row {
        key: "setup.own.taken",
        en: "The template was taken and is chosen.",
        vi: "Đã nhận và chọn mẫu.",
        zh: "模板已导入并选用。",
    },
    Row { key: "setup.own.title", en: "Templates of your own", vi: "Mẫu của bạn", zh: "自有模板" },
    Row {
        key: "setup.profile", en: "What stands in the code", vi: "Nội dung trong mã", zh: "码中的内容"
    },
    Row {
        key: "setup.profile.can-carry",
        en: "Can carry: {columns}.",
        vi: "Có thể chứa: {columns}.",
        zh: "可包含：{columns}。",
    },
    Row {
        key: "setup.profile.needs",
        en: "Needs: {columns}.",
        vi: "Cần: {columns}.",
        zh: "需要：{columns}。",
    },
    Row {
        key: "setup.set-aside",
        en: "What this device kept of your choices cannot be read, so the usual ones hold. It was set aside, not overwritten: save it as a file, or delete it.",
        vi: "Không đọc được các lựa chọn đã lưu trên thiết bị nên đang dùng lựa chọn mặc định. Bản cũ đã được để riêng, không bị ghi đè: hãy lưu thành tệp hoặc xóa.",
        zh: "此设备上保存的选择无法读取，因此使用默认选择。原内容已另行存放，没有被覆盖：请保存为文件或删除。",
    },
    Row { key: "setup.set-aside.forget", en: "Delete it", vi: "Xóa", zh: "删除" },
    Row { key: "setup.set-aside.save", en: "Save as a file", vi: "Lưu thành tệp", zh: "保存为文件" },
    Row { key: "setup.tab.code", en: "Code", vi: "Mã", zh: "码" },
    Row { key: "setup.tab.label", en: "Label", vi: "Tem", zh: "标签" },
    Row { key: "setup.tab.material", en: "Material", vi: "Vật liệu", zh: "材料" },
    Row { key: "setup.tab.printer", en: "Printer", vi: "Máy in", zh: "打印机" },
    Row { key: "setup.template", en: "Template", vi: "Mẫu", zh: "模板" },
    Row {
        key: "setup.template.free-size", en: "as large as needed", vi: "lớn vừa đủ", zh: "按需大小"
    },
    Row { key: "setup.title", en: "How labels are made", vi: "Cách làm tem", zh: "标签的制作方式" },
    Row { key: "setup.undo", en: "Undo", vi: "Hoàn tác", zh: "撤销" },
    Row {
        key: "setup.unreadable.profile",
        en: "This is about a code profile of your own. The others are used meanwhile: remove it, or mend the file and import it again.",
        vi: "Đây là cấu hình mã riêng của bạn. Các mục khác vẫn dùng được: hãy bỏ nó, hoặc sửa tệp rồi nhập lại.",
        zh: "这是您自有的码配置。其他配置仍可使用：请移除它，或修正文件后重新导入。",
    },
    Row {
        key: "setup.unreadable.sheet",
        en: "This is about a sheet of your own. The others are used meanwhile: remove it, and make it anew under Print.",
        vi: "Đây là tờ tem riêng của bạn. Các tờ khác vẫn dùng được: hãy bỏ nó rồi tạo lại ở mục In tem.",
        zh: "这是您自有的标签纸。其他标签纸仍可使用：请移除它，并在“打印”中重新创建。",
    },
    Row {
        key: "setup.unreadable.template",
        en: "This is about a template of your own. The others are used meanwhile: remove it, or mend the file and import it again.",
        vi: "Đây là mẫu riêng của bạn. Các mẫu khác vẫn dùng được: hãy bỏ nó, hoặc sửa tệp rồi nhập lại.",
        zh: "这是您的自有模板。其他模板仍可使用：请移除它，或修正文件后重新导入。",
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
