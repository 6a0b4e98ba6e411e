//! What helps while scanning, how codes of a picture are told apart, and pictures that wait to be read.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    Row {
        key: "coach.blurred",
        en: "Blurred: go back a little, then tap the picture to focus",
        vi: "Bị mờ: lùi ra một chút rồi chạm vào hình để lấy nét",
        zh: "画面模糊：稍微后退，再点按画面对焦",
    },
    Row {
        key: "coach.glare",
        en: "It shines: tilt the label or turn the light off",
        vi: "Bị lóa: nghiêng tem hoặc tắt đèn",
        zh: "有反光：倾斜标签或关闭补光灯",
    },
    Row { key: "coach.hold-still", en: "Hold still", vi: "Giữ yên", zh: "请保持不动" },
    Row {
        key: "coach.nothing",
        en: "No QR code in sight: let it fill the frame",
        vi: "Chưa thấy mã QR: đưa mã vào trọn khung",
        zh: "未看到二维码：让它充满取景框",
    },
    Row {
        key: "coach.tilted",
        en: "Hold the phone straight over the label",
        vi: "Giữ điện thoại song song với tem",
        zh: "请将手机正对标签",
    },
    Row {
        key: "coach.too-close",
        en: "Too close: the whole code with its white margin must be in sight",
        vi: "Quá gần: phải thấy trọn mã cùng lề trắng",
        zh: "太近：须看到完整的二维码及其白边",
    },
    Row {
        key: "coach.too-dark",
        en: "Too dark: turn on a light",
        vi: "Quá tối: hãy bật đèn",
        zh: "太暗：请打开灯",
    },
    Row {
        key: "coach.too-far",
        en: "Too far: go closer or zoom in",
        vi: "Quá xa: lại gần hoặc phóng to",
        zh: "太远：请靠近或放大",
    },
    Row {
        key: "codes.module",
        en: "{px} pixels a module",
        vi: "{px} điểm ảnh mỗi mô-đun",
        zh: "每个模块 {px} 像素",
    },
    Row { key: "codes.title", en: "Codes in this picture", vi: "Các mã trong hình", zh: "图中的码" },
    Row {
        key: "facts.block",
        en: "Block {number} of {count}: {wrong} of {codewords} codewords were wrong; {most} can be put right",
        vi: "Khối {number}/{count}: {wrong} trên {codewords} từ mã bị sai; sửa được tối đa {most}",
        zh: "第 {number}/{count} 块：{codewords} 个码字中有 {wrong} 个错误，最多可纠正 {most} 个",
    },
    Row {
        key: "facts.blocks",
        en: "How much of the error correction each of {count} blocks has used up",
        vi: "Phần khả năng sửa lỗi đã dùng của từng khối trong {count} khối",
        zh: "{count} 个数据块各自用掉的纠错量",
    },
    Row { key: "facts.inverted", en: "light on dark", vi: "sáng trên nền tối", zh: "深底浅码" },
    Row {
        key: "facts.margin",
        en: "Error correction left",
        vi: "Khả năng sửa lỗi còn lại",
        zh: "剩余纠错余量",
    },
    Row {
        key: "facts.mirrored",
        en: "mirrored: seen from behind or in a mirror",
        vi: "bị lật: nhìn từ mặt sau hoặc qua gương",
        zh: "镜像：从背面或镜中看到",
    },
    Row {
        key: "facts.module-px", en: "Pixels a module", vi: "Điểm ảnh mỗi mô-đun", zh: "每模块像素"
    },
    Row { key: "facts.notes", en: "Note", vi: "Ghi chú", zh: "备注" },
    Row {
        key: "facts.part",
        en: "part {part} of {parts}: the other codes hold the rest",
        vi: "phần {part}/{parts}: phần còn lại nằm ở các mã khác",
        zh: "第 {part} 部分，共 {parts} 部分：其余内容在其他码中",
    },
    Row {
        key: "image.heic",
        en: "This is a HEIC photo, as iPhones take them, and it is not read here. On the iPhone choose Settings, Camera, Formats, Most Compatible and take the photo again; or open the photo there and share it as JPEG.",
        vi: "Đây là ảnh HEIC do iPhone chụp và không đọc được ở đây. Trên iPhone, chọn Cài đặt, Camera, Định dạng, Tương thích nhất rồi chụp lại; hoặc mở ảnh và chia sẻ dưới dạng JPEG.",
        zh: "这是 iPhone 拍摄的 HEIC 照片，此处无法读取。请在 iPhone 上依次选择“设置”“相机”“格式”“兼容性最佳”后重新拍摄；或打开照片并以 JPEG 格式分享。",
    },
    Row {
        key: "photos.left-out",
        en: "{count} more were not taken: up to {limit} pictures are kept at once. Begin again for the others.",
        vi: "{count} ảnh nữa không được nhận: mỗi lần giữ tối đa {limit} ảnh. Hãy làm lại để đọc các ảnh khác.",
        zh: "另有 {count} 张未接收：一次最多保留 {limit} 张图片。请重新开始以读取其余图片。",
    },
    Row { key: "photos.reading", en: "reading…", vi: "đang đọc…", zh: "读取中……" },
    Row {
        key: "photos.title",
        en: "Pictures: {done} of {count} done",
        vi: "Ảnh: xong {done} trên {count}",
        zh: "图片：已完成 {done}/{count}",
    },
    Row { key: "photos.waiting", en: "waiting", vi: "đang chờ", zh: "等待中" },
    Row { key: "sampler.bent", en: "on bent paper", vi: "trên giấy cong", zh: "弯曲表面" },
    Row { key: "sampler.flat", en: "on flat paper", vi: "trên giấy phẳng", zh: "平整表面" },
    Row {
        key: "sampler.hinted",
        en: "found by the browser",
        vi: "do trình duyệt tìm thấy",
        zh: "由浏览器定位",
    },
    Row {
        key: "sampler.recovered",
        en: "a corner square was hidden",
        vi: "một ô vuông góc bị che",
        zh: "一个角上方块被遮挡",
    },
    Row { key: "scan.another", en: "Scan another label", vi: "Quét tem khác", zh: "扫描下一个标签" },
    Row { key: "scan.cancel-all", en: "Cancel the rest", vi: "Hủy phần còn lại", zh: "取消其余" },
    Row {
        key: "verdict.seen.remedy",
        en: "A code was seen and not read. Why, and what to do, stands beside it below.",
        vi: "Đã thấy mã nhưng chưa đọc được. Lý do và cách xử lý nằm bên dưới.",
        zh: "看到了码但未能读取。原因和处理办法见下方。",
    },
];
