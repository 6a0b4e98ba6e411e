//! The last look before a container closes: shipments on the page.

use super::Row;

/// Texts of this area, sorted by key.
pub(super) const ROWS: &[Row] = &[
    Row { key: "loading.acknowledge", en: "Seen", vi: "Đã xem", zh: "已确认" },
    Row { key: "loading.all", en: "All shipments", vi: "Tất cả lô hàng", zh: "所有货运" },
    Row { key: "loading.begin", en: "Begin a shipment", vi: "Tạo lô hàng", zh: "新建货运" },
    Row { key: "loading.busy", en: "Working on it", vi: "Đang xử lý", zh: "正在处理" },
    Row { key: "loading.by-hand", en: "Enter by hand", vi: "Nhập tay", zh: "手动录入" },
    Row {
        key: "loading.by-hand.enter", en: "Enter this label", vi: "Nhập tem này", zh: "录入此标签"
    },
    Row { key: "loading.by-hand.this", en: "This one", vi: "Tem này", zh: "就是这张" },
    Row {
        key: "loading.by-hand.type",
        en: "Type what the label says",
        vi: "Nhập nội dung trên tem",
        zh: "输入标签上的内容",
    },
    Row {
        key: "loading.camera.lead",
        en: "Hold the camera over the labels. Several in one picture are fine.",
        vi: "Đưa camera lên trên tem. Nhiều tem trong một hình cũng được.",
        zh: "将摄像头对准标签。一个画面中可以有多张。",
    },
    Row { key: "loading.camera.start", en: "Start scanning", vi: "Bắt đầu quét", zh: "开始扫描" },
    Row { key: "loading.camera.stop", en: "Turn the camera off", vi: "Tắt camera", zh: "关闭摄像头" },
    Row { key: "loading.close", en: "Close", vi: "Đóng", zh: "关闭" },
    Row { key: "loading.column.label", en: "Label", vi: "Tem", zh: "标签" },
    Row { key: "loading.column.outcome", en: "Scan", vi: "Kết quả quét", zh: "扫描结果" },
    Row { key: "loading.column.platform", en: "Platform", vi: "Hệ thống", zh: "平台" },
    Row {
        key: "loading.column.seen",
        en: "Where and by which device",
        vi: "Nơi quét và thiết bị",
        zh: "位置与设备",
    },
    Row { key: "loading.conflicts", en: "Contradictions", vi: "Mâu thuẫn", zh: "矛盾之处" },
    Row {
        key: "loading.conflicts.none",
        en: "None: what the phones scanned goes together.",
        vi: "Không có: kết quả quét của các điện thoại khớp nhau.",
        zh: "没有：各手机的扫描结果一致。",
    },
    Row { key: "loading.container.add", en: "Add a container", vi: "Thêm container", zh: "添加集装箱" },
    Row {
        key: "loading.container.number",
        en: "Container {number}: number",
        vi: "Số container thứ {number}",
        zh: "第 {number} 个集装箱的箱号",
    },
    Row {
        key: "loading.container.remove",
        en: "Remove container {number}",
        vi: "Xóa container thứ {number}",
        zh: "删除第 {number} 个集装箱",
    },
    Row {
        key: "loading.container.seals",
        en: "Seals, separated by commas",
        vi: "Số niêm phong, cách nhau bằng dấu phẩy",
        zh: "封条号，用逗号分隔",
    },
    Row {
        key: "loading.containers",
        en: "Containers and seals",
        vi: "Container và niêm phong",
        zh: "集装箱与封条",
    },
    Row {
        key: "loading.containers.help",
        en: "Spaces and small letters are fine. The last digit is checked.",
        vi: "Có thể có dấu cách và chữ thường. Chữ số cuối sẽ được kiểm tra.",
        zh: "可以有空格和小写字母。末位校验码会自动核对。",
    },
    Row {
        key: "loading.count.all",
        en: "All scanned, nothing wrong",
        vi: "Đã quét hết, không có tem sai",
        zh: "全部已扫描，无错误",
    },
    Row { key: "loading.count.doubled", en: "at two places", vi: "ở hai nơi", zh: "出现在两处" },
    Row {
        key: "loading.count.matched", en: "labels scanned", vi: "tem đã quét", zh: "张标签已扫描"
    },
    Row { key: "loading.count.missing", en: "not scanned yet", vi: "chưa quét", zh: "尚未扫描" },
    Row {
        key: "loading.count.platform",
        en: "not as on the platform",
        vi: "chưa khớp hệ thống",
        zh: "与平台不符",
    },
    Row { key: "loading.count.wrong", en: "wrong labels", vi: "tem sai", zh: "张错误标签" },
    Row {
        key: "loading.counts", en: "Where the check stands", vi: "Tiến độ kiểm tra", zh: "核对进度"
    },
    Row { key: "loading.devices", en: "Devices", vi: "Thiết bị", zh: "设备" },
    Row {
        key: "loading.devices.events",
        en: "Entries: {count}",
        vi: "Số mục: {count}",
        zh: "记录数：{count}",
    },
    Row {
        key: "loading.devices.forget",
        en: "Forget other phones",
        vi: "Bỏ kết quả của các điện thoại khác",
        zh: "移除其他手机的结果",
    },
    Row { key: "loading.devices.this", en: "this one", vi: "máy này", zh: "本机" },
    Row { key: "loading.each", en: "One label for each", vi: "Mỗi tem cho", zh: "每张标签对应" },
    Row {
        key: "loading.each.batch",
        en: "One for each batch",
        vi: "Mỗi lô sản xuất một tem",
        zh: "每批次一张",
    },
    Row {
        key: "loading.each.unit", en: "One for each piece", vi: "Mỗi sản phẩm một tem", zh: "每件一张"
    },
    Row {
        key: "loading.empty.lead",
        en: "List the labels that a shipment should carry, then scan each one before the container closes. Wrong, missing and doubled labels show at once, and nothing leaves this device.",
        vi: "Lập danh sách tem mà lô hàng phải có, rồi quét từng tem trước khi đóng container. Tem sai, thiếu hoặc trùng hiện ra ngay, và không có gì rời khỏi thiết bị này.",
        zh: "先列出货运应有的标签，再在关箱前逐一扫描。错误、缺少和重复的标签会立即显示，任何内容都不会离开此设备。",
    },
    Row {
        key: "loading.empty.title", en: "No shipment yet", vi: "Chưa có lô hàng nào", zh: "还没有货运"
    },
    Row { key: "loading.expected.clear", en: "Empty the list", vi: "Xóa danh sách", zh: "清空清单" },
    Row {
        key: "loading.expected.count",
        en: "Labels: {count}",
        vi: "Số tem: {count}",
        zh: "标签数：{count}",
    },
    Row {
        key: "loading.expected.help",
        en: "Take them from your records, or from a packing list as a file. What is there already is not taken twice.",
        vi: "Lấy từ hồ sơ của bạn hoặc từ tệp danh sách đóng gói. Mục đã có sẽ không bị lấy hai lần.",
        zh: "可从您的记录或装箱单文件中获取。已有的不会重复获取。",
    },
    Row {
        key: "loading.file.lacking",
        en: "Not found in the file: {columns}. Say below which column holds it.",
        vi: "Không tìm thấy trong tệp: {columns}. Hãy chọn cột tương ứng trong bảng.",
        zh: "文件中未找到：{columns}。请在表中指定对应的列。",
    },
    Row { key: "loading.file.read", en: "Read a file", vi: "Đọc tệp", zh: "读取文件" },
    Row {
        key: "loading.file.take-expected",
        en: "Expect these {records} records",
        vi: "Đưa {records} bản ghi này vào danh sách",
        zh: "将这 {records} 条列为预期",
    },
    Row {
        key: "loading.file.take-platform",
        en: "Compare with these {records} entries",
        vi: "Đối chiếu với {records} mục này",
        zh: "与这 {records} 条核对",
    },
    Row {
        key: "loading.film.looking",
        en: "Film the codes on the other phone",
        vi: "Hãy quay các mã trên điện thoại kia",
        zh: "请拍摄另一部手机上的码",
    },
    Row {
        key: "loading.film.progress",
        en: "{have} of {of} codes read",
        vi: "Đã đọc {have} / {of} mã",
        zh: "已读取 {have} / {of} 个码",
    },
    Row {
        key: "loading.fingerprint",
        en: "Fingerprint of the list",
        vi: "Dấu nhận dạng của danh sách",
        zh: "清单指纹",
    },
    Row {
        key: "loading.fingerprint.help",
        en: "Compare it on all phones: the same letters mean the same list of labels.",
        vi: "Hãy so sánh trên mọi điện thoại: giống nhau nghĩa là cùng một danh sách tem.",
        zh: "请在所有手机上比较：字符相同即清单相同。",
    },
    Row { key: "loading.forget", en: "Forget", vi: "Xóa", zh: "删除" },
    Row {
        key: "loading.forget.ask",
        en: "Forget {name} and everything that was scanned of it? This cannot be undone.",
        vi: "Xóa {name} và mọi kết quả quét của lô này? Không thể hoàn tác.",
        zh: "删除 {name} 及其全部扫描结果？此操作无法撤销。",
    },
    Row { key: "loading.forget.do", en: "Forget it", vi: "Xóa hẳn", zh: "确认删除" },
    Row { key: "loading.forget.keep", en: "Keep it", vi: "Giữ lại", zh: "保留" },
    Row { key: "loading.forget.of", en: "Forget {name}", vi: "Xóa {name}", zh: "删除 {name}" },
    Row {
        key: "loading.give", en: "Give this phone’s part", vi: "Gửi phần của máy này", zh: "交出本机部分"
    },
    Row {
        key: "loading.give.codes", en: "Show as codes", vi: "Hiện dưới dạng mã", zh: "显示为二维码"
    },
    Row { key: "loading.give.file", en: "Save as a file", vi: "Lưu thành tệp", zh: "保存为文件" },
    Row {
        key: "loading.give.help",
        en: "Send the file to another phone, or let it film the codes from this screen. Giving it twice does no harm.",
        vi: "Gửi tệp sang điện thoại khác, hoặc để máy đó quay các mã trên màn hình này. Gửi hai lần cũng không sao.",
        zh: "将文件发到另一部手机，或让它拍摄本屏幕上的码。重复交出也没有影响。",
    },
    Row { key: "loading.kind.all", en: "All expected", vi: "Tất cả dự kiến", zh: "全部预期" },
    Row {
        key: "loading.kind.platform-lacks", en: "Platform lacks", vi: "Hệ thống thiếu", zh: "平台缺少"
    },
    Row {
        key: "loading.kind.platform-only",
        en: "Only on the platform",
        vi: "Chỉ có trên hệ thống",
        zh: "仅平台有",
    },
    Row { key: "loading.kind.strays", en: "Wrong labels", vi: "Tem sai", zh: "错误标签" },
    Row { key: "loading.labels.after", en: "Next rows", vi: "Các dòng sau", zh: "后面的行" },
    Row { key: "loading.labels.before", en: "Earlier rows", vi: "Các dòng trước", zh: "前面的行" },
    Row { key: "loading.labels.kinds", en: "Which labels", vi: "Loại tem", zh: "标签类别" },
    Row {
        key: "loading.labels.none",
        en: "No label of this kind. Choose another kind, or clear the search.",
        vi: "Không có tem loại này. Hãy chọn loại khác hoặc xóa từ khóa tìm.",
        zh: "没有此类标签。请选择其他类别或清除搜索。",
    },
    Row {
        key: "loading.labels.search",
        en: "Search batch, report, manufacturer",
        vi: "Tìm số lô, báo cáo, nhà sản xuất",
        zh: "搜索批号、报告、制造商",
    },
    Row {
        key: "loading.labels.window",
        en: "Rows {from} to {to} of {total}",
        vi: "Dòng {from} đến {to} trên {total}",
        zh: "第 {from} 至 {to} 行，共 {total} 行",
    },
    Row { key: "loading.labels.windows", en: "Rows", vi: "Các dòng", zh: "行" },
    Row {
        key: "loading.lists.drop",
        en: "You can drop a file anywhere on this page.",
        vi: "Bạn có thể thả tệp vào bất kỳ chỗ nào trên trang này.",
        zh: "可将文件拖放到本页任意位置。",
    },
    Row {
        key: "loading.missing.more",
        en: "{count} more. Type a part of the batch number.",
        vi: "Còn {count} tem. Hãy nhập một phần số lô.",
        zh: "还有 {count} 张。请输入部分批号。",
    },
    Row {
        key: "loading.missing.none",
        en: "No label is missing that says this.",
        vi: "Không có tem chưa quét nào như vậy.",
        zh: "没有符合的未扫描标签。",
    },
    Row {
        key: "loading.missing.search",
        en: "Which of the labels not scanned yet",
        vi: "Tem nào trong số chưa quét",
        zh: "是哪一张未扫描的标签",
    },
    Row {
        key: "loading.nothing-expected",
        en: "Nothing is expected yet, so every label counts as not expected and stops the line. List the labels first.",
        vi: "Chưa có danh sách dự kiến, nên mọi tem đều bị coi là không thuộc lô hàng và sẽ dừng quét. Hãy lập danh sách tem trước.",
        zh: "尚无预期清单，因此每张标签都会被视为不属于本次货运并停止扫描。请先列出标签。",
    },
    Row { key: "loading.opening", en: "Opening", vi: "Đang mở", zh: "正在打开" },
    Row { key: "loading.pallets", en: "Pallets", vi: "Pallet", zh: "托盘" },
    Row {
        key: "loading.pallets.count",
        en: "Pallets: {count}",
        vi: "Số pallet: {count}",
        zh: "托盘数：{count}",
    },
    Row {
        key: "loading.pallets.help",
        en: "One code in each line, as it is scanned. Paste many at once.",
        vi: "Mỗi dòng một mã, đúng như khi quét. Có thể dán nhiều mã cùng lúc.",
        zh: "每行一个编号，与扫描内容一致。可一次粘贴多个。",
    },
    Row { key: "loading.pause", en: "Pause", vi: "Tạm dừng", zh: "暂停" },
    Row { key: "loading.payload", en: "Text in the code", vi: "Nội dung trong mã", zh: "码中文本" },
    Row { key: "loading.place", en: "Now loading", vi: "Đang xếp vào", zh: "正在装入" },
    Row { key: "loading.place.container", en: "Container", vi: "Container", zh: "集装箱" },
    Row {
        key: "loading.place.help",
        en: "Scan the code of a container or pallet to change it.",
        vi: "Quét mã container hoặc pallet để đổi.",
        zh: "扫描集装箱或托盘的码即可更换。",
    },
    Row {
        key: "loading.place.none",
        en: "No container or pallet is written down. Labels are counted without a place.",
        vi: "Chưa ghi container hay pallet nào. Tem được đếm mà không có vị trí.",
        zh: "未填写集装箱或托盘。标签计数时不含位置。",
    },
    Row { key: "loading.place.pallet", en: "Pallet", vi: "Pallet", zh: "托盘" },
    Row { key: "loading.place.untold", en: "Not said", vi: "Chưa chọn", zh: "未指定" },
    Row {
        key: "loading.platform.clear", en: "Take the export away", vi: "Bỏ tệp xuất", zh: "移除导出文件"
    },
    Row {
        key: "loading.platform.count",
        en: "Entries: {count}",
        vi: "Số mục: {count}",
        zh: "条目数：{count}",
    },
    Row { key: "loading.platform.differs", en: "Says otherwise", vi: "Ghi khác", zh: "内容不同" },
    Row {
        key: "loading.platform.help",
        en: "Export your entries from the platform and read the file here. Each label is then compared with them as well.",
        vi: "Xuất dữ liệu của bạn từ hệ thống rồi đọc tệp tại đây. Khi đó mỗi tem cũng được đối chiếu với hệ thống.",
        zh: "从平台导出您的记录并在此读取。之后每张标签也会与其核对。",
    },
    Row {
        key: "loading.platform.known", en: "On the platform", vi: "Có trên hệ thống", zh: "平台已有"
    },
    Row {
        key: "loading.platform.none", en: "No export yet", vi: "Chưa có tệp xuất", zh: "尚无导出文件"
    },
    Row {
        key: "loading.platform.unknown",
        en: "Not on the platform",
        vi: "Không có trên hệ thống",
        zh: "平台没有",
    },
    Row { key: "loading.port", en: "Port of entry", vi: "Cảng nhập", zh: "入境港口" },
    Row { key: "loading.port.cai-mep", en: "Cai Mep", vi: "Cái Mép", zh: "盖梅" },
    Row { key: "loading.port.hai-phong", en: "Hai Phong", vi: "Hải Phòng", zh: "海防" },
    Row { key: "loading.port.name", en: "Name of the port", vi: "Tên cảng", zh: "港口名称" },
    Row { key: "loading.port.other", en: "Another port", vi: "Cảng khác", zh: "其他港口" },
    Row {
        key: "loading.progress",
        en: "{matched} of {expected} scanned",
        vi: "Đã quét {matched} / {expected}",
        zh: "已扫描 {matched} / {expected}",
    },
    Row { key: "loading.purpose", en: "What this file is", vi: "Tệp này là gì", zh: "此文件是" },
    Row {
        key: "loading.purpose.expected",
        en: "Labels of this shipment",
        vi: "Tem của lô hàng này",
        zh: "本次货运的标签",
    },
    Row {
        key: "loading.purpose.platform",
        en: "Export of the platform",
        vi: "Tệp xuất từ hệ thống",
        zh: "平台导出文件",
    },
    Row {
        key: "loading.reason",
        en: "Why it is not scanned",
        vi: "Lý do không quét được",
        zh: "未扫描的原因",
    },
    Row { key: "loading.reason.damaged", en: "Label damaged", vi: "Tem bị hỏng", zh: "标签损坏" },
    Row {
        key: "loading.reason.first",
        en: "Give the reason first.",
        vi: "Hãy ghi lý do trước.",
        zh: "请先填写原因。",
    },
    Row {
        key: "loading.reason.not-readable",
        en: "Camera does not read it",
        vi: "Camera không đọc được",
        zh: "摄像头无法读取",
    },
    Row { key: "loading.reason.out-of-reach", en: "Out of reach", vi: "Ngoài tầm với", zh: "够不着" },
    Row {
        key: "loading.records.lines",
        en: "Lines in the records: {count}",
        vi: "Số dòng trong hồ sơ: {count}",
        zh: "记录行数：{count}",
    },
    Row {
        key: "loading.records.none",
        en: "There are no records yet. Add them under Records, or read a file here.",
        vi: "Chưa có bản ghi nào. Hãy thêm ở mục Bản ghi hoặc đọc tệp tại đây.",
        zh: "还没有记录。请在“记录”中添加，或在此读取文件。",
    },
    Row {
        key: "loading.records.search",
        en: "Only lines with this text",
        vi: "Chỉ các dòng có nội dung này",
        zh: "仅含此文本的行",
    },
    Row {
        key: "loading.records.take", en: "Take from records", vi: "Lấy từ hồ sơ", zh: "从记录获取"
    },
    Row { key: "loading.redo", en: "Redo", vi: "Làm lại", zh: "重做" },
    Row { key: "loading.reference", en: "Reference", vi: "Mã lô hàng", zh: "货运编号" },
    Row {
        key: "loading.reference.help",
        en: "What you call the shipment, such as the booking number.",
        vi: "Tên bạn đặt cho lô hàng, ví dụ số booking.",
        zh: "您对本次货运的称呼，例如订舱号。",
    },
    Row { key: "loading.resume", en: "Resume", vi: "Tiếp tục", zh: "继续" },
    Row {
        key: "loading.said.more",
        en: "and {count} more in the same picture",
        vi: "và {count} tem nữa trong cùng hình",
        zh: "同一画面中还有 {count} 张",
    },
    Row {
        key: "loading.said.none",
        en: "What was read last appears here.",
        vi: "Nội dung vừa đọc sẽ hiện ở đây.",
        zh: "最近读取的内容显示在此处。",
    },
    Row {
        key: "loading.scanner", en: "Hand-held scanner", vi: "Máy quét cầm tay", zh: "手持扫描枪"
    },
    Row {
        key: "loading.scanner.help",
        en: "Put the cursor here and pull the trigger. The scanner has to end each code with Enter.",
        vi: "Đặt con trỏ vào đây rồi bấm quét. Máy quét phải kết thúc mỗi mã bằng Enter.",
        zh: "将光标放在此处并扫描。扫描枪须以回车结束每个码。",
    },
    Row { key: "loading.section.check", en: "Check", vi: "Kiểm tra", zh: "核对" },
    Row { key: "loading.section.details", en: "Details", vi: "Thông tin", zh: "详情" },
    Row { key: "loading.section.labels", en: "Labels", vi: "Tem", zh: "标签" },
    Row { key: "loading.section.lists", en: "Lists", vi: "Danh sách", zh: "清单" },
    Row {
        key: "loading.section.phones", en: "Several phones", vi: "Nhiều điện thoại", zh: "多部手机"
    },
    Row { key: "loading.serial", en: "Serial number", vi: "Số sê-ri", zh: "序列号" },
    Row {
        key: "loading.series.at",
        en: "Code {at} of {of}",
        vi: "Mã {at} / {of}",
        zh: "第 {at} / {of} 个码",
    },
    Row { key: "loading.series.back", en: "Code before", vi: "Mã trước", zh: "上一个码" },
    Row { key: "loading.series.on", en: "Next code", vi: "Mã sau", zh: "下一个码" },
    Row { key: "loading.series.pause", en: "Pause", vi: "Tạm dừng", zh: "暂停" },
    Row { key: "loading.series.run", en: "Run", vi: "Chạy", zh: "播放" },
    Row { key: "loading.short.differs", en: "Different", vi: "Khác", zh: "不同" },
    Row { key: "loading.short.doubled", en: "At two places", vi: "Ở hai nơi", zh: "出现在两处" },
    Row { key: "loading.short.elsewhere", en: "Other shipment", vi: "Lô hàng khác", zh: "其他货运" },
    Row { key: "loading.short.expected-twice", en: "Listed twice", vi: "Có hai lần", zh: "重复列出" },
    Row { key: "loading.short.extra", en: "Not expected", vi: "Ngoài danh sách", zh: "不在清单中" },
    Row { key: "loading.short.matched", en: "Scanned", vi: "Đã quét", zh: "已扫描" },
    Row { key: "loading.short.missing", en: "Not scanned", vi: "Chưa quét", zh: "未扫描" },
    Row { key: "loading.short.noted", en: "Noted", vi: "Đã ghi", zh: "已记录" },
    Row {
        key: "loading.short.other-container",
        en: "Other container",
        vi: "Container khác",
        zh: "其他集装箱",
    },
    Row {
        key: "loading.short.platform-lacks", en: "Platform lacks", vi: "Hệ thống thiếu", zh: "平台缺少"
    },
    Row {
        key: "loading.stop.title",
        en: "Stop: look at this label",
        vi: "Dừng: hãy xem tem này",
        zh: "停止：请查看此标签",
    },
    Row {
        key: "loading.take",
        en: "Take in other phones",
        vi: "Nhận từ điện thoại khác",
        zh: "接收其他手机",
    },
    Row {
        key: "loading.take.done",
        en: "Parts taken in: {count}",
        vi: "Số phần đã nhận: {count}",
        zh: "已接收部分：{count}",
    },
    Row {
        key: "loading.take.file", en: "Open a part’s file", vi: "Mở tệp của một phần", zh: "打开部分文件"
    },
    Row {
        key: "loading.take.film",
        en: "Film another phone",
        vi: "Quay màn hình điện thoại khác",
        zh: "拍摄另一部手机",
    },
    Row {
        key: "loading.take.help",
        en: "In any order, and again whenever you like: a label counts once. You can drop files on this page.",
        vi: "Theo thứ tự bất kỳ và nhận lại lúc nào cũng được: mỗi tem chỉ đếm một lần. Có thể thả tệp vào trang này.",
        zh: "顺序不限，可随时重复接收：每张标签只计一次。可将文件拖放到本页。",
    },
    Row { key: "loading.takes", en: "Last scans", vi: "Vừa quét", zh: "最近扫描" },
    Row {
        key: "loading.takes.by-hand",
        en: "by hand: {reason}",
        vi: "nhập tay: {reason}",
        zh: "手动：{reason}",
    },
    Row {
        key: "loading.takes.count", en: "{count} in all", vi: "tổng cộng {count}", zh: "共 {count} 次"
    },
    Row {
        key: "loading.takes.none", en: "Nothing scanned yet.", vi: "Chưa quét tem nào.", zh: "尚未扫描。"
    },
    Row {
        key: "loading.to-check", en: "Go to the check", vi: "Đến phần kiểm tra", zh: "前往核对"
    },
    Row { key: "loading.to-lists", en: "List the labels", vi: "Lập danh sách tem", zh: "列出标签" },
    Row { key: "loading.undo", en: "Undo", vi: "Hoàn tác", zh: "撤销" },
    Row {
        key: "loading.unnamed",
        en: "Shipment without a reference",
        vi: "Lô hàng chưa có mã",
        zh: "未编号的货运",
    },
];
