//! How labels are made: the panel of the setup, calibrating a printer, choosing a material.

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
    Row { key: "paper.a4", en: "A4", vi: "A4", zh: "A4" },
    Row {
        key: "paper.label", en: "Label 100 × 150 mm", vi: "Tem 100 × 150 mm", zh: "标签 100 × 150 毫米"
    },
    Row { key: "paper.letter", en: "Letter", vi: "Letter", zh: "Letter" },
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
];
