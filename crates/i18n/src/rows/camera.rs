//! The camera as a device: what it offers, and what to do where there is none.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    Row {
        key: "camera.advice.zoom",
        en: "Not sharp from near? Zoom in twice and hold the phone 20 to 25 cm away: many phones cannot focus any closer.",
        vi: "Đến gần mà hình không nét? Hãy phóng to 2 lần và giữ điện thoại cách 20–25 cm: nhiều điện thoại không lấy nét được gần hơn.",
        zh: "靠近时不清晰？请放大到 2 倍，让手机保持在 20 至 25 厘米的距离：许多手机无法在更近处对焦。",
    },
    Row { key: "camera.advice.zoom.do", en: "Zoom to 2×", vi: "Phóng to 2×", zh: "放大到 2×" },
    Row { key: "camera.again", en: "Try the camera again", vi: "Thử lại camera", zh: "重试摄像头" },
    Row {
        key: "camera.blocked-by-system",
        en: "The device itself keeps the camera from this browser. Allow the browser to use the camera in the device's privacy settings and try again; or choose a picture.",
        vi: "Thiết bị không cho trình duyệt này dùng camera. Hãy cho phép trình duyệt dùng camera trong phần cài đặt quyền riêng tư của thiết bị rồi thử lại; hoặc chọn ảnh.",
        zh: "设备本身不允许此浏览器使用摄像头。请在设备的隐私设置中允许浏览器使用摄像头后重试，或选择图片。",
    },
    Row {
        key: "camera.controls", en: "Camera controls", vi: "Điều khiển camera", zh: "摄像头控制"
    },
    Row {
        key: "camera.dismissed",
        en: "The question about the camera was closed without “Allow”. Start the camera again and choose “Allow”; if the browser no longer asks, load this page again first. Or choose a picture.",
        vi: "Câu hỏi về camera đã bị đóng mà chưa chọn “Cho phép”. Hãy bật lại camera rồi chọn “Cho phép”; nếu trình duyệt không hỏi nữa, hãy tải lại trang này trước. Hoặc chọn ảnh.",
        zh: "摄像头的询问已关闭，未选择“允许”。请重新打开摄像头并选择“允许”；如果浏览器不再询问，请先重新加载本页。也可以选择图片。",
    },
    Row { key: "camera.focus", en: "Focus", vi: "Lấy nét", zh: "对焦" },
    Row {
        key: "camera.focus.help",
        en: "Tap the picture where it should be sharp.",
        vi: "Chạm vào chỗ cần nét trong hình.",
        zh: "点按画面中需要清晰的位置。",
    },
    Row {
        key: "camera.held-back",
        en: "The browser holds the camera picture back, as phones do to save power. Start the camera again; if that does not help, turn off low power mode or choose a picture.",
        vi: "Trình duyệt đang giữ lại hình camera, như khi điện thoại tiết kiệm pin. Hãy bật lại camera; nếu không được, hãy tắt chế độ tiết kiệm pin hoặc chọn ảnh.",
        zh: "浏览器暂停了摄像头画面，手机省电时会这样。请重新打开摄像头；如果仍然不行，请关闭低电量模式或选择图片。",
    },
    Row {
        key: "camera.insecure",
        en: "Browsers give a camera only to pages that come over https. Open this page with https:// in front of its address, or choose a picture.",
        vi: "Trình duyệt chỉ cho trang dùng https sử dụng camera. Hãy mở trang này bằng địa chỉ bắt đầu với https://, hoặc chọn ảnh.",
        zh: "浏览器只允许通过 https 打开的网页使用摄像头。请用以 https:// 开头的地址打开本页，或选择图片。",
    },
    Row { key: "camera.lens", en: "Camera", vi: "Camera", zh: "摄像头" },
    Row { key: "camera.numbered", en: "Camera {number}", vi: "Camera {number}", zh: "摄像头 {number}" },
    Row { key: "camera.sound", en: "Sound", vi: "Âm thanh", zh: "声音" },
    Row { key: "camera.torch", en: "Light", vi: "Đèn", zh: "补光灯" },
    Row {
        key: "camera.way.chromium-android",
        en: "In this browser: tap the symbol left of the address, then “Permissions”, and allow the camera. If it is not listed there: Android settings, Apps, this browser, Permissions, Camera.",
        vi: "Với trình duyệt này: chạm biểu tượng bên trái địa chỉ, chọn “Quyền” rồi cho phép camera. Nếu không thấy: Cài đặt Android, Ứng dụng, trình duyệt này, Quyền, Camera.",
        zh: "在此浏览器中：点按地址左侧的图标，选择“权限”，允许摄像头。如果没有列出：打开 Android 设置、应用、此浏览器、权限、相机。",
    },
    Row {
        key: "camera.way.chromium-desktop",
        en: "In this browser: click the symbol left of the address and switch the camera on. If it is on there: allow it for this browser in the computer's privacy settings.",
        vi: "Với trình duyệt này: bấm biểu tượng bên trái địa chỉ rồi bật camera. Nếu camera đã bật: hãy cho phép trình duyệt này trong cài đặt quyền riêng tư của máy tính.",
        zh: "在此浏览器中：点击地址左侧的图标，打开摄像头。如果那里已打开：请在电脑的隐私设置中允许此浏览器使用摄像头。",
    },
    Row {
        key: "camera.way.firefox-android",
        en: "In Firefox: tap the lock left of the address and allow the camera. If it is not listed there: Android settings, Apps, Firefox, Permissions, Camera.",
        vi: "Với Firefox: chạm biểu tượng ổ khóa bên trái địa chỉ rồi cho phép camera. Nếu không thấy: Cài đặt Android, Ứng dụng, Firefox, Quyền, Camera.",
        zh: "在 Firefox 中：点按地址左侧的锁形图标，允许摄像头。如果没有列出：打开 Android 设置、应用、Firefox、权限、相机。",
    },
    Row {
        key: "camera.way.firefox-desktop",
        en: "In Firefox: click the crossed-out camera left of the address and remove “Blocked”.",
        vi: "Với Firefox: bấm biểu tượng camera bị gạch chéo bên trái địa chỉ rồi xóa mục “Đã chặn”.",
        zh: "在 Firefox 中：点击地址左侧带斜线的摄像头图标，移除“已阻止”。",
    },
    Row {
        key: "camera.way.in-app",
        en: "This page is open inside another app, which often has no camera for pages. Open it in Safari, Chrome or another browser: the app's menu has an entry for that.",
        vi: "Trang này đang mở bên trong một ứng dụng khác, nơi trang web thường không dùng được camera. Hãy mở bằng Safari, Chrome hoặc trình duyệt khác: menu của ứng dụng có mục này.",
        zh: "本页正在另一个应用中打开，网页在其中往往无法使用摄像头。请通过该应用的菜单，用 Safari、Chrome 或其他浏览器打开。",
    },
    Row {
        key: "camera.way.other",
        en: "The permission is in this browser's settings for this site, often reached by the symbol beside the address.",
        vi: "Quyền này nằm trong phần cài đặt của trình duyệt dành cho trang này, thường mở bằng biểu tượng cạnh địa chỉ.",
        zh: "该权限位于浏览器针对本网站的设置中，通常可从地址旁的图标进入。",
    },
    Row {
        key: "camera.way.other-ios",
        en: "On iPhone and iPad: open the Settings app, choose this browser in the list of apps, and switch the camera on.",
        vi: "Trên iPhone và iPad: mở ứng dụng Cài đặt, chọn trình duyệt này trong danh sách ứng dụng rồi bật camera.",
        zh: "在 iPhone 和 iPad 上：打开“设置”，在应用列表中选择此浏览器，打开相机。",
    },
    Row {
        key: "camera.way.safari-ios",
        en: "In Safari: tap the page menu beside the address, choose “Website Settings”, set the camera to “Allow”, and load the page again.",
        vi: "Với Safari: chạm menu trang cạnh địa chỉ, chọn “Cài đặt trang web”, đặt camera thành “Cho phép” rồi tải lại trang.",
        zh: "在 Safari 中：点按地址旁的页面菜单，选择“网站设置”，将相机设为“允许”，然后重新加载本页。",
    },
    Row {
        key: "camera.way.safari-mac",
        en: "In Safari: choose “Settings for This Website” in the Safari menu, set the camera to “Allow”, and load the page again.",
        vi: "Với Safari: chọn “Cài đặt cho trang web này” trong menu Safari, đặt camera thành “Cho phép” rồi tải lại trang.",
        zh: "在 Safari 中：在 Safari 菜单里选择“此网站的设置”，将摄像头设为“允许”，然后重新加载本页。",
    },
    Row { key: "camera.zoom", en: "Zoom", vi: "Thu phóng", zh: "缩放" },
];
