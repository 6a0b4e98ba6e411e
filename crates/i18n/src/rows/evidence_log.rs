//! The evidence log, the manifest of a dossier, and EPCIS: what is found in them, and what it proves.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    Row {
        key: "cli.evidence.broken-at",
        en: "First broken entry: {entry}, bytes {begin} to {end} of the file",
        vi: "Mục hỏng đầu tiên: {entry}, byte {begin} đến {end} của tệp",
        zh: "第一条损坏的条目：{entry}，位于文件的第 {begin} 至 {end} 字节",
    },
    Row {
        key: "cli.evidence.entries", en: "Entries that hold", vi: "Số mục còn nguyên", zh: "完好的条目"
    },
    Row {
        key: "cli.evidence.key", en: "Signed by the key", vi: "Ký bằng khóa", zh: "签名所用密钥"
    },
    Row { key: "cli.evidence.log", en: "Log", vi: "Nhật ký", zh: "日志" },
    Row {
        key: "cli.evidence.not-proved",
        en: "What it does not prove:",
        vi: "Điều không được chứng minh:",
        zh: "不能证明：",
    },
    Row {
        key: "cli.evidence.proved", en: "What it proves:", vi: "Điều được chứng minh:", zh: "能够证明："
    },
    Row { key: "cli.evidence.root", en: "Root", vi: "Gốc", zh: "根值" },
    Row { key: "cli.evidence.time", en: "Times noted", vi: "Thời gian đã ghi", zh: "记录的时间" },
    Row {
        key: "epcis.about-nothing",
        en: "An event of the shipment has no pieces. Choose what it is about, or leave the step out.",
        vi: "Một sự kiện của lô hàng không có sản phẩm nào. Hãy chọn đối tượng của sự kiện, hoặc bỏ bước này.",
        zh: "货运中有一个事件不含任何产品。请选择该事件涉及的对象，或去掉这一步。",
    },
    Row {
        key: "epcis.time-unreadable",
        en: "The time of an event cannot be used. Write it with its time zone, as in 2026-05-17T08:30:00+07:00.",
        vi: "Không dùng được thời gian của một sự kiện. Hãy ghi kèm múi giờ, ví dụ 2026-05-17T08:30:00+07:00.",
        zh: "某个事件的时间无法使用。请连同时区一起填写，例如 2026-05-17T08:30:00+07:00。",
    },
    Row {
        key: "epcis.too-many",
        en: "The shipment has too many events or pieces for one EPCIS document. Export it in parts.",
        vi: "Lô hàng có quá nhiều sự kiện hoặc sản phẩm cho một tài liệu EPCIS. Hãy xuất thành nhiều phần.",
        zh: "货运的事件或产品过多，一个 EPCIS 文档放不下。请分批导出。",
    },
    Row {
        key: "evidence.algorithm-unknown",
        en: "Signature {signature} is of a kind that this version cannot check. Open the file with a newer TemQR to check it.",
        vi: "Chữ ký {signature} thuộc loại mà phiên bản này không kiểm tra được. Hãy mở tệp bằng TemQR mới hơn để kiểm tra.",
        zh: "签名 {signature} 的类型本版本无法核验。请用更新版本的 TemQR 打开文件核验。",
    },
    Row {
        key: "evidence.body-shape",
        en: "Entries have another form than this version expects: {count}, the first is entry {entry}. Their hashes hold; open the file with a newer TemQR to read them.",
        vi: "Có {count} mục khác dạng mà phiên bản này biết, mục đầu tiên là {entry}. Mã băm của chúng vẫn đúng; hãy mở tệp bằng TemQR mới hơn để đọc.",
        zh: "有 {count} 条条目的形式与本版本所知不同，第一条是 {entry}。其哈希值无误；请用更新版本的 TemQR 打开文件查看。",
    },
    Row {
        key: "evidence.claim.not-before-root",
        en: "Nothing is proved about changes made before a root was recorded elsewhere.",
        vi: "Không chứng minh gì về những thay đổi trước khi gốc được ghi lại ở nơi khác.",
        zh: "对于根值在别处留存之前的改动，不能证明任何事。",
    },
    Row {
        key: "evidence.claim.not-complete",
        en: "It is not proved that everything that happened was noted.",
        vi: "Không chứng minh rằng mọi việc đã xảy ra đều được ghi lại.",
        zh: "不能证明所有发生的事都被记录。",
    },
    Row {
        key: "evidence.claim.not-person",
        en: "It is not proved who the person was: names are as they were typed.",
        vi: "Không chứng minh người đó là ai: tên được giữ đúng như đã nhập.",
        zh: "不能证明操作者的身份：姓名只是当时输入的内容。",
    },
    Row {
        key: "evidence.claim.not-time",
        en: "It is not proved that the clock of the device was right.",
        vi: "Không chứng minh rằng đồng hồ của thiết bị chạy đúng.",
        zh: "不能证明设备的时钟准确。",
    },
    Row {
        key: "evidence.claim.not-true",
        en: "It is not proved that what was noted was true.",
        vi: "Không chứng minh rằng điều đã ghi là đúng sự thật.",
        zh: "不能证明所记录的内容属实。",
    },
    Row {
        key: "evidence.claim.signed",
        en: "A right signature shows that whoever held the key saw that root; compare the key with one you know.",
        vi: "Chữ ký đúng cho thấy người giữ khóa đã thấy gốc đó; hãy so khóa với khóa mà bạn biết.",
        zh: "正确的签名说明密钥持有者见过该根值；请与您已知的密钥核对。",
    },
    Row {
        key: "evidence.claim.unchanged",
        en: "Nothing from the first entry to a root was changed after that root was recorded elsewhere.",
        vi: "Từ mục đầu tiên đến gốc, không có gì bị thay đổi sau khi gốc đó được ghi lại ở nơi khác.",
        zh: "自根值在别处留存之后，从第一条条目到该根值之间没有任何改动。",
    },
    Row {
        key: "evidence.claim.whole",
        en: "Up to that root no entry is missing, and none was added.",
        vi: "Cho đến gốc đó, không mục nào bị thiếu và không mục nào được thêm.",
        zh: "到该根值为止，没有条目缺失，也没有条目被添加。",
    },
    Row {
        key: "evidence.empty",
        en: "The file of evidence has no entry. Ask for the file again.",
        vi: "Tệp bằng chứng không có mục nào. Hãy yêu cầu gửi lại tệp.",
        zh: "证据文件中没有条目。请重新索取文件。",
    },
    Row {
        key: "evidence.entry-shape",
        en: "Entry {entry} lacks its member “{member}”, or has it in another form. Ask for the original file.",
        vi: "Mục {entry} thiếu thành phần “{member}”, hoặc thành phần này sai dạng. Hãy yêu cầu tệp gốc.",
        zh: "条目 {entry} 缺少“{member}”，或其形式不对。请索取原始文件。",
    },
    Row {
        key: "evidence.entry-too-large",
        en: "There is too much text for one entry of the log. Shorten it, or write it in several notes.",
        vi: "Nội dung quá dài cho một mục nhật ký. Hãy rút ngắn, hoặc ghi thành nhiều ghi chú.",
        zh: "内容过长，一条日志放不下。请缩短，或分成几条记录。",
    },
    Row {
        key: "evidence.file-too-large",
        en: "The file has more than {limit} MiB. Ask for the log in parts.",
        vi: "Tệp lớn hơn {limit} MiB. Hãy yêu cầu nhật ký theo từng phần.",
        zh: "文件超过 {limit} MiB。请索取分段的日志。",
    },
    Row {
        key: "evidence.frame-damaged",
        en: "The file is damaged outside of its entries, at byte {byte}. Ask for the file again.",
        vi: "Tệp bị hỏng ở ngoài các mục, tại byte {byte}. Hãy yêu cầu gửi lại tệp.",
        zh: "文件在条目之外的第 {byte} 字节处损坏。请重新索取文件。",
    },
    Row {
        key: "evidence.frame-not-canonical",
        en: "Another program has written the file anew. The entries are not touched by that; keep the original file.",
        vi: "Một chương trình khác đã ghi lại tệp. Các mục không bị ảnh hưởng; hãy giữ tệp gốc.",
        zh: "文件被其他程序重新写过。条目不受影响；请保留原始文件。",
    },
    Row {
        key: "evidence.genesis",
        en: "Entry {entry} begins a log where none begins, or the first entry does not begin one. Ask for the original file.",
        vi: "Mục {entry} mở đầu nhật ký ở sai chỗ, hoặc mục đầu tiên không mở đầu nhật ký. Hãy yêu cầu tệp gốc.",
        zh: "条目 {entry} 在不该开始日志的位置开始了日志，或第一条没有开始日志。请索取原始文件。",
    },
    Row {
        key: "evidence.hash",
        en: "Entry {entry} was changed: what it says does not fit its hash. From here on the log proves nothing; ask for the original file.",
        vi: "Mục {entry} đã bị thay đổi: nội dung không khớp mã băm. Từ đây nhật ký không chứng minh được gì; hãy yêu cầu tệp gốc.",
        zh: "条目 {entry} 被改动：内容与其哈希值不符。从这里起日志不能证明任何事；请索取原始文件。",
    },
    Row {
        key: "evidence.json-depth",
        en: "Entry {entry} cannot be read: its values lie too deep in each other, at byte {byte}. Ask for the original file.",
        vi: "Không đọc được mục {entry}: các giá trị lồng nhau quá sâu, tại byte {byte}. Hãy yêu cầu tệp gốc.",
        zh: "无法读取条目 {entry}：第 {byte} 字节处嵌套过深。请索取原始文件。",
    },
    Row {
        key: "evidence.json-duplicate-key",
        en: "Entry {entry} says something twice, at byte {byte}, so that programs would read it differently. Ask for the original file.",
        vi: "Mục {entry} có một khóa lặp lại tại byte {byte}, nên các chương trình có thể đọc khác nhau. Hãy yêu cầu tệp gốc.",
        zh: "条目 {entry} 在第 {byte} 字节处有重复的键，不同程序会读出不同内容。请索取原始文件。",
    },
    Row {
        key: "evidence.json-end",
        en: "The file ends within entry {entry}, at byte {byte}. It was cut off; ask for the whole file.",
        vi: "Tệp kết thúc giữa mục {entry}, tại byte {byte}. Tệp đã bị cắt; hãy yêu cầu toàn bộ tệp.",
        zh: "文件在条目 {entry} 中间、第 {byte} 字节处结束，已被截断。请索取完整文件。",
    },
    Row {
        key: "evidence.json-more",
        en: "There is more text behind the end. Keep only what one program wrote, or ask for the original file.",
        vi: "Có thêm văn bản sau phần kết thúc. Hãy chỉ giữ phần do một chương trình ghi, hoặc yêu cầu tệp gốc.",
        zh: "结尾之后还有文字。请只保留同一程序写出的内容，或索取原始文件。",
    },
    Row {
        key: "evidence.json-number",
        en: "A number in an entry is too large to be the same in every program: entry {entry}, byte {byte}. Write it as text.",
        vi: "Một số trong mục quá lớn nên không giống nhau ở mọi chương trình: mục {entry}, byte {byte}. Hãy ghi dưới dạng văn bản.",
        zh: "条目中有一个数过大，不同程序读出的值可能不同：条目 {entry}，第 {byte} 字节。请改写为文本。",
    },
    Row {
        key: "evidence.json-surrogate",
        en: "Entry {entry} holds half of a character, at byte {byte}. Ask for the original file.",
        vi: "Mục {entry} chứa nửa ký tự, tại byte {byte}. Hãy yêu cầu tệp gốc.",
        zh: "条目 {entry} 在第 {byte} 字节处有半个字符。请索取原始文件。",
    },
    Row {
        key: "evidence.json-syntax",
        en: "Entry {entry} is damaged at byte {byte}. From here on the log cannot be read; ask for the original file.",
        vi: "Mục {entry} bị hỏng tại byte {byte}. Từ đây không đọc được nhật ký; hãy yêu cầu tệp gốc.",
        zh: "条目 {entry} 在第 {byte} 字节处损坏。从这里起无法读取日志；请索取原始文件。",
    },
    Row {
        key: "evidence.json-too-long",
        en: "Entry {entry} is longer than an entry can be, at byte {byte}. Ask for the original file.",
        vi: "Mục {entry} dài hơn mức cho phép, tại byte {byte}. Hãy yêu cầu tệp gốc.",
        zh: "条目 {entry} 超出允许的长度（第 {byte} 字节）。请索取原始文件。",
    },
    Row {
        key: "evidence.key-unreadable",
        en: "The key of signature {signature} cannot be used, so the signature proves nothing. Ask for the original file.",
        vi: "Không dùng được khóa của chữ ký {signature}, nên chữ ký không chứng minh được gì. Hãy yêu cầu tệp gốc.",
        zh: "签名 {signature} 的密钥无法使用，因此该签名不能证明任何事。请索取原始文件。",
    },
    Row {
        key: "evidence.kind-unknown",
        en: "Entries are of kinds that this version does not know: {count}, the first is entry {entry}. Their hashes hold; open the file with a newer TemQR to read them.",
        vi: "Có {count} mục thuộc loại mà phiên bản này không biết, mục đầu tiên là {entry}. Mã băm của chúng vẫn đúng; hãy mở tệp bằng TemQR mới hơn để đọc.",
        zh: "有 {count} 条条目的种类本版本不认识，第一条是 {entry}。其哈希值无误；请用更新版本的 TemQR 打开文件查看。",
    },
    Row {
        key: "evidence.link",
        en: "Entry {entry} does not follow from the one before it: one of them was put in or taken from another log. Ask for the original file.",
        vi: "Mục {entry} không nối tiếp mục trước: một trong hai mục đã được chèn vào hoặc lấy từ nhật ký khác. Hãy yêu cầu tệp gốc.",
        zh: "条目 {entry} 与前一条接不上：其中一条是插入的，或取自另一份日志。请索取原始文件。",
    },
    Row {
        key: "evidence.log-full",
        en: "The log is full. Export it, and begin a new one whose first note names the root of this one.",
        vi: "Nhật ký đã đầy. Hãy xuất nhật ký này, rồi mở nhật ký mới với ghi chú đầu tiên nêu gốc của nhật ký này.",
        zh: "日志已满。请导出，并新建一份日志，在第一条记录中写明本日志的根值。",
    },
    Row {
        key: "evidence.member-unknown",
        en: "The file holds “{member}” beside the log. No hash covers it, so do not rely on it.",
        vi: "Tệp có “{member}” bên cạnh nhật ký. Mã băm không bao gồm phần này, nên đừng dựa vào nó.",
        zh: "文件在日志之外含有“{member}”。它不受哈希保护，请勿以此为据。",
    },
    Row {
        key: "evidence.name-too-long",
        en: "The name of the person or the device is too long. Shorten it to 200 characters.",
        vi: "Tên người hoặc thiết bị quá dài. Hãy rút ngắn còn 200 ký tự.",
        zh: "人员或设备的名称过长。请缩短到 200 个字符以内。",
    },
    Row {
        key: "evidence.no-root",
        en: "No root from elsewhere was given, so a missing end or a log written anew cannot be noticed. Give the root that is printed on a report.",
        vi: "Chưa có gốc từ nơi khác, nên không thể nhận ra phần cuối bị cắt hoặc nhật ký được viết lại. Hãy cung cấp gốc in trên báo cáo.",
        zh: "没有提供来自别处的根值，因此无法发现末尾缺失或整份重写的日志。请提供报告上印的根值。",
    },
    Row {
        key: "evidence.not-canonical",
        en: "Another program has written entries anew: {count}, the first is entry {entry}. They say the same as before; keep the original file.",
        vi: "Một chương trình khác đã ghi lại {count} mục, mục đầu tiên là {entry}. Nội dung vẫn như cũ; hãy giữ tệp gốc.",
        zh: "有 {count} 条条目被其他程序重新写过，第一条是 {entry}。内容与原来相同；请保留原始文件。",
    },
    Row {
        key: "evidence.not-evidence",
        en: "This is no file of evidence. Choose the file evidence.json of a dossier.",
        vi: "Đây không phải tệp bằng chứng. Hãy chọn tệp evidence.json trong hồ sơ.",
        zh: "这不是证据文件。请选择档案中的 evidence.json 文件。",
    },
    Row {
        key: "evidence.order",
        en: "Entry {entry} carries the number {seq} where {expected} should stand: entries are missing, were put in or moved. Ask for the original file.",
        vi: "Mục {entry} mang số {seq} trong khi phải là {expected}: có mục bị thiếu, được chèn vào hoặc bị dời chỗ. Hãy yêu cầu tệp gốc.",
        zh: "条目 {entry} 的编号是 {seq}，而此处应为 {expected}：有条目缺失、被插入或被移动。请索取原始文件。",
    },
    Row {
        key: "evidence.other-format",
        en: "The file is of the format {format}; this version reads {known}. Open it with a newer TemQR.",
        vi: "Tệp có định dạng {format}; phiên bản này đọc {known}. Hãy mở bằng TemQR mới hơn.",
        zh: "文件格式为 {format}；本版本读取 {known}。请用更新版本的 TemQR 打开。",
    },
    Row {
        key: "evidence.root-contradicted",
        en: "At entry {count} the log has another root than the one that was recorded: it was written anew, or is another log. Ask for the original file. Entries in the file: {have}.",
        vi: "Tại mục {count}, gốc của nhật ký khác với gốc đã ghi lại: nhật ký đã bị viết lại, hoặc là nhật ký khác. Hãy yêu cầu tệp gốc. Số mục trong tệp: {have}.",
        zh: "在条目 {count} 处，日志的根值与留存的根值不同：日志被重写过，或是另一份日志。请索取原始文件。文件中的条目数：{have}。",
    },
    Row {
        key: "evidence.root-unreached",
        en: "A root was recorded for entry {count}, but only the first {have} entries could be checked.",
        vi: "Có gốc được ghi lại cho mục {count}, nhưng chỉ kiểm tra được {have} mục đầu tiên.",
        zh: "留存的根值对应条目 {count}，但只能核验前 {have} 条。",
    },
    Row {
        key: "evidence.root-unreadable",
        en: "This is no root. Scan or copy the whole text, which begins with temqr-root:1: and the number of entries.",
        vi: "Đây không phải gốc. Hãy quét hoặc sao chép toàn bộ văn bản, bắt đầu bằng temqr-root:1: và số mục.",
        zh: "这不是根值。请扫描或复制完整文本，它以 temqr-root:1: 和条目数开头。",
    },
    Row {
        key: "evidence.signature-unreadable",
        en: "Signature {signature} is damaged and proves nothing. Ask for the original file.",
        vi: "Chữ ký {signature} bị hỏng và không chứng minh được gì. Hãy yêu cầu tệp gốc.",
        zh: "签名 {signature} 已损坏，不能证明任何事。请索取原始文件。",
    },
    Row {
        key: "evidence.signature-wrong",
        en: "Signature {signature} is wrong: its key did not sign this root. Ask for the original file.",
        vi: "Chữ ký {signature} sai: khóa này không ký gốc này. Hãy yêu cầu tệp gốc.",
        zh: "签名 {signature} 有误：该密钥没有签过这个根值。请索取原始文件。",
    },
    Row {
        key: "evidence.tail-cut",
        en: "The end of the log is missing: a root was recorded for {count} entries, and there are {have}. Ask for the whole file.",
        vi: "Phần cuối nhật ký bị thiếu: gốc đã ghi lại có {count} mục, nhưng tệp chỉ có {have}. Hãy yêu cầu toàn bộ tệp.",
        zh: "日志末尾缺失：留存的根值对应 {count} 条，而文件中只有 {have} 条。请索取完整文件。",
    },
    Row {
        key: "evidence.time-backwards",
        en: "Entries are older than the one before them: {count}, the first is entry {entry}. A clock was set back; their order is not in doubt.",
        vi: "Có {count} mục cũ hơn mục đứng trước, mục đầu tiên là {entry}. Đồng hồ đã bị chỉnh lùi; thứ tự các mục vẫn đúng.",
        zh: "有 {count} 条条目的时间早于前一条，第一条是 {entry}。时钟曾被调回；条目的顺序没有疑问。",
    },
    Row {
        key: "evidence.time-unclear",
        en: "The times of entries cannot be read: {count}, the first is entry {entry}. Their order is not in doubt.",
        vi: "Không đọc được thời gian của {count} mục, mục đầu tiên là {entry}. Thứ tự các mục vẫn đúng.",
        zh: "有 {count} 条条目的时间无法读取，第一条是 {entry}。条目的顺序没有疑问。",
    },
    Row {
        key: "evidence.time-unreadable",
        en: "The time of the entry cannot be used. Check the clock of the device.",
        vi: "Không dùng được thời gian của mục. Hãy kiểm tra đồng hồ của thiết bị.",
        zh: "条目的时间无法使用。请检查设备的时钟。",
    },
    Row {
        key: "evidence.too-many-entries",
        en: "The log has more than {limit} entries. Ask for it in parts.",
        vi: "Nhật ký có hơn {limit} mục. Hãy yêu cầu theo từng phần.",
        zh: "日志超过 {limit} 条。请分段索取。",
    },
    Row {
        key: "evidence.too-many-signatures",
        en: "The file has more than {limit} signatures. Ask for the original file.",
        vi: "Tệp có hơn {limit} chữ ký. Hãy yêu cầu tệp gốc.",
        zh: "文件的签名超过 {limit} 个。请索取原始文件。",
    },
    Row {
        key: "evidence.verdict.broken", en: "The log is broken", vi: "Nhật ký bị hỏng", zh: "日志已损坏"
    },
    Row {
        key: "evidence.verdict.contradicted",
        en: "The log is not the one that was recorded",
        vi: "Nhật ký không phải bản đã được ghi lại",
        zh: "日志与留存的不一致",
    },
    Row {
        key: "evidence.verdict.cut",
        en: "The end of the log is missing",
        vi: "Nhật ký bị thiếu phần cuối",
        zh: "日志末尾缺失",
    },
    Row {
        key: "evidence.verdict.holds", en: "The log holds", vi: "Nhật ký còn nguyên", zh: "日志完好"
    },
    Row {
        key: "evidence.verdict.unreadable",
        en: "The file cannot be read to its end",
        vi: "Không đọc được tệp đến hết",
        zh: "文件无法读到末尾",
    },
    Row {
        key: "manifest.differs",
        en: "{file} is not as the manifest says. Ask for the original dossier.",
        vi: "{file} không như bản kê. Hãy yêu cầu hồ sơ gốc.",
        zh: "{file} 与清单不符。请索取原始档案。",
    },
    Row {
        key: "manifest.extra",
        en: "The manifest does not name {file}. Leave it aside, or ask who added it.",
        vi: "Bản kê không có {file}. Hãy bỏ qua, hoặc hỏi ai đã thêm vào.",
        zh: "清单中没有 {file}。请搁置它，或询问是谁添加的。",
    },
    Row {
        key: "manifest.missing",
        en: "{file} is missing from the dossier. Ask for the original dossier.",
        vi: "Hồ sơ thiếu {file}. Hãy yêu cầu hồ sơ gốc.",
        zh: "档案中缺少 {file}。请索取原始档案。",
    },
    Row {
        key: "manifest.unreadable",
        en: "The manifest of the dossier cannot be read. Ask for the dossier again.",
        vi: "Không đọc được bản kê của hồ sơ. Hãy yêu cầu gửi lại hồ sơ.",
        zh: "档案的清单无法读取。请重新索取档案。",
    },
];
