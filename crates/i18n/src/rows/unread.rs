//! What was seen in a picture and not read: codes that could not be read, and codes of another kind.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    Row {
        key: "unread.damaged",
        en: "A QR code was seen, but {lost} of its {blocks} blocks are too damaged to be put right. Wipe the label, keep glare and shadow off it, and take a sharper picture.",
        vi: "Thấy một mã QR, nhưng {lost} trên {blocks} khối dữ liệu bị hỏng quá nhiều nên không phục hồi được. Hãy lau tem, tránh lóa sáng và bóng đổ rồi chụp ảnh rõ hơn.",
        zh: "看到了一个二维码，但其 {blocks} 个数据块中有 {lost} 个损坏过多，无法恢复。请擦净标签，避开反光和阴影，再拍一张更清晰的图片。",
    },
    Row {
        key: "unread.data-matrix",
        en: "This is a Data Matrix code, not a QR code, and TemQR does not read it. Look for the QR code on the label.",
        vi: "Đây là mã Data Matrix, không phải mã QR, và TemQR không đọc loại mã này. Hãy tìm mã QR trên tem.",
        zh: "这是 Data Matrix 码，不是 QR 码，TemQR 不读取此类码。请找标签上的 QR 码。",
    },
    Row {
        key: "unread.disagreement",
        en: "A QR code was seen, but two ways of reading it differ, so nothing is taken from it. Take another picture; if this stays, ask whoever issued the code for a new one.",
        vi: "Thấy một mã QR, nhưng hai cách đọc cho kết quả khác nhau nên không lấy nội dung nào. Hãy chụp lại; nếu vẫn như vậy, hãy yêu cầu bên cấp mã cấp mã mới.",
        zh: "看到了一个二维码，但两种读法结果不一致，因此不采用其中任何内容。请重新拍摄；如果仍然如此，请向发码方索取新的二维码。",
    },
    Row {
        key: "unread.format",
        en: "A QR code was seen, but the modules beside its corner squares, which say how it is written, cannot be read. Take a sharper picture of the whole code, straight from the front.",
        vi: "Thấy một mã QR, nhưng không đọc được các mô-đun cạnh ô vuông ở góc, nơi cho biết cách ghi mã. Hãy chụp rõ hơn, lấy trọn cả mã và chụp thẳng từ phía trước.",
        zh: "看到了一个二维码，但无法读取角上方块旁说明编码方式的模块。请从正前方拍摄更清晰的完整二维码。",
    },
    Row {
        key: "unread.micro-qr",
        en: "This is a Micro QR code, not a QR code, and TemQR does not read it. Look for the QR code on the label: it has squares in three corners.",
        vi: "Đây là mã Micro QR, không phải mã QR, và TemQR không đọc loại mã này. Hãy tìm mã QR trên tem: mã đó có ô vuông ở ba góc.",
        zh: "这是 Micro QR 码，不是 QR 码，TemQR 不读取此类码。请找标签上的 QR 码：它的三个角上有方块。",
    },
    Row {
        key: "unread.no-margin",
        en: "A QR code was read with no error correction to spare, so its text might be wrong and is not shown. Hold still, or take another picture: the text is shown once two pictures agree.",
        vi: "Đã đọc được một mã QR nhưng khả năng sửa lỗi không còn dư, nên nội dung có thể sai và không được hiển thị. Hãy giữ yên hoặc chụp thêm ảnh: nội dung sẽ hiện khi hai ảnh cho cùng kết quả.",
        zh: "读到了一个二维码，但纠错余量已用尽，内容可能有误，因此不予显示。请保持稳定或再拍一张：两张图片结果一致时才会显示内容。",
    },
    Row {
        key: "unread.rmqr",
        en: "This is a rectangular Micro QR code (rMQR), not a QR code, and TemQR does not read it. Look for the square QR code on the label.",
        vi: "Đây là mã Micro QR hình chữ nhật (rMQR), không phải mã QR, và TemQR không đọc loại mã này. Hãy tìm mã QR hình vuông trên tem.",
        zh: "这是矩形 Micro QR 码（rMQR），不是 QR 码，TemQR 不读取此类码。请找标签上的正方形 QR 码。",
    },
    Row {
        key: "unread.too-small",
        en: "A QR code was seen, but it is too small in the picture. Go closer or zoom in, so that each module is at least three pixels wide.",
        vi: "Thấy một mã QR, nhưng mã quá nhỏ trong ảnh. Hãy lại gần hoặc phóng to, sao cho mỗi mô-đun rộng ít nhất ba điểm ảnh.",
        zh: "看到了一个二维码，但它在图片中太小。请靠近或放大，使每个模块至少有三个像素宽。",
    },
];
