//! The page's place for evidence and reports, and the keys and secrets that are kept on the device.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    Row {
        key: "device-key.not-forgotten",
        en: "The browser did not forget the key of this device. Try again, or clear the data of this site in the browser’s settings.",
        vi: "Trình duyệt chưa xóa được khóa của thiết bị này. Hãy thử lại, hoặc xóa dữ liệu trang này trong cài đặt trình duyệt.",
        zh: "浏览器未能删除本设备的密钥。请重试，或在浏览器设置中清除本网站的数据。",
    },
    Row {
        key: "secret.no-crypto",
        en: "The browser gives this page no cryptography, so nothing can be sealed or signed here. Open the page over https.",
        vi: "Trình duyệt không cung cấp chức năng mã hóa cho trang này, nên không thể khóa hay ký tại đây. Hãy mở trang qua https.",
        zh: "浏览器未向本页提供加密功能，因此无法在此加密或签名。请通过 https 打开页面。",
    },
    Row {
        key: "secret.passphrase-too-short",
        en: "The passphrase is too short. Use at least {least} characters; several words are best.",
        vi: "Cụm mật khẩu quá ngắn. Hãy dùng ít nhất {least} ký tự; tốt nhất là vài từ.",
        zh: "口令太短。请至少使用 {least} 个字符，最好是几个词。",
    },
    Row {
        key: "secret.too-long",
        en: "The text is longer than {limit} KiB and was not kept. Check whether you pasted the right text.",
        vi: "Văn bản dài hơn {limit} KiB nên không được lưu. Hãy kiểm tra xem bạn đã dán đúng nội dung chưa.",
        zh: "文本超过 {limit} KiB，未保存。请检查粘贴的内容是否正确。",
    },
    Row {
        key: "secret.unreadable",
        en: "What was kept cannot be read: it is damaged, or a newer version wrote it. Forget it and type it again.",
        vi: "Không đọc được nội dung đã lưu: nội dung bị hỏng hoặc do phiên bản mới hơn ghi. Hãy xóa đi và nhập lại.",
        zh: "已保存的内容无法读取：可能已损坏，或由更新版本写入。请删除后重新输入。",
    },
    Row {
        key: "secret.wrong-passphrase",
        en: "This passphrase does not open it. Check capital letters and the keyboard’s language, then try again.",
        vi: "Cụm mật khẩu này không mở được. Hãy kiểm tra chữ hoa và ngôn ngữ bàn phím rồi thử lại.",
        zh: "此口令无法打开。请检查大小写和键盘语言后重试。",
    },
];
