//! Encoding, fitting and restoring symbols.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    Row {
        key: "encode.printing-out-of-range",
        en: "No symbol can be planned for a printer of {dpi} dots an inch and an edge from {least_mm} to {most_mm} mm. Check the printer's resolution and the lengths.",
        vi: "Không thể tính mã cho máy in {dpi} điểm trên inch với cạnh từ {least_mm} đến {most_mm} mm. Hãy kiểm tra độ phân giải của máy in và các kích thước.",
        zh: "打印机分辨率为每英寸 {dpi} 点、边长为 {least_mm} 至 {most_mm} mm 时无法规划二维码。请检查打印机分辨率和各项尺寸。",
    },
    Row {
        key: "encode.too-long-for-version",
        en: "The text is {over} bytes too long for version {version} at level {level}: {bytes} bytes, {fits} fit. Shorten the text or allow a larger version; at level L {fits_at_l} bytes fit.",
        vi: "Nội dung dài hơn {over} byte so với phiên bản {version} ở mức {level}: {bytes} byte, chứa được {fits}. Hãy rút ngắn nội dung hoặc cho phép phiên bản lớn hơn; ở mức L chứa được {fits_at_l} byte.",
        zh: "对于版本 {version}、纠错等级 {level}，内容超出 {over} 字节：共 {bytes} 字节，可容纳 {fits} 字节。请缩短内容或允许更大的版本；等级 L 可容纳 {fits_at_l} 字节。",
    },
    Row {
        key: "fit.limit.aim", en: "The edge you asked for", vi: "Cạnh mã bạn yêu cầu", zh: "您要求的边长"
    },
    Row {
        key: "fit.limit.least-dots",
        en: "The fewest printer dots a module may have",
        vi: "Số điểm in ít nhất của một mô-đun",
        zh: "每个模块的最少打印点数",
    },
    Row {
        key: "fit.limit.least-module",
        en: "The smallest module that is read reliably",
        vi: "Kích thước mô-đun nhỏ nhất vẫn đọc được chắc chắn",
        zh: "可稳定识读的最小模块尺寸",
    },
    Row {
        key: "fit.limit.most-edge",
        en: "The longest edge there is room for",
        vi: "Cạnh dài nhất mà tem còn đủ chỗ",
        zh: "可用空间允许的最大边长",
    },
    Row {
        key: "message.misplaced",
        en: "At bit {bit}, the symbol says again, or too late, how its data are to be taken. Scan it once more; if this stays, ask whoever issued the symbol for a new one.",
        vi: "Tại bit {bit}, mã cho biết cách hiểu dữ liệu quá muộn hoặc lặp lại. Hãy quét lại một lần; nếu vẫn như vậy, hãy yêu cầu bên cấp mã cấp mã mới.",
        zh: "在第 {bit} 位，二维码重复或过晚地说明了数据的解读方式。请重新扫描；如果仍然如此，请向发码方索取新的二维码。",
    },
    Row {
        key: "message.no-application",
        en: "At bit {bit}, the symbol names an application that cannot exist. Scan it once more; if this stays, ask whoever issued the symbol for a new one.",
        vi: "Tại bit {bit}, mã nêu một mã ứng dụng không thể tồn tại. Hãy quét lại một lần; nếu vẫn như vậy, hãy yêu cầu bên cấp mã cấp mã mới.",
        zh: "在第 {bit} 位，二维码给出了不可能存在的应用标识。请重新扫描；如果仍然如此，请向发码方索取新的二维码。",
    },
    Row {
        key: "message.no-character",
        en: "The bits from bit {bit} stand for no character. Scan the symbol once more; if this stays, ask whoever issued it for a new one.",
        vi: "Các bit từ bit {bit} không biểu thị ký tự nào. Hãy quét lại mã một lần; nếu vẫn như vậy, hãy yêu cầu bên cấp mã cấp mã mới.",
        zh: "从第 {bit} 位起的数据不对应任何字符。请重新扫描二维码；如果仍然如此，请向发码方索取新的二维码。",
    },
    Row {
        key: "message.no-designator",
        en: "At bit {bit}, the symbol does not say properly which character set follows. Scan it once more; if this stays, ask whoever issued the symbol for a new one.",
        vi: "Tại bit {bit}, mã không nêu đúng cách bộ ký tự của phần tiếp theo. Hãy quét lại một lần; nếu vẫn như vậy, hãy yêu cầu bên cấp mã cấp mã mới.",
        zh: "在第 {bit} 位，二维码没有正确说明后面使用的字符集。请重新扫描；如果仍然如此，请向发码方索取新的二维码。",
    },
    Row {
        key: "message.truncated",
        en: "The data of the symbol break off at bit {bit}. Scan it once more; if this stays, ask whoever issued the symbol for a new one.",
        vi: "Dữ liệu của mã bị đứt tại bit {bit}. Hãy quét lại một lần; nếu vẫn như vậy, hãy yêu cầu bên cấp mã cấp mã mới.",
        zh: "二维码的数据在第 {bit} 位中断。请重新扫描；如果仍然如此，请向发码方索取新的二维码。",
    },
    Row {
        key: "message.unknown-mode",
        en: "At bit {bit}, the symbol uses a way of writing data that the standard does not have. Scan it once more; if this stays, ask whoever issued the symbol for a new one.",
        vi: "Tại bit {bit}, mã dùng một cách ghi dữ liệu không có trong tiêu chuẩn. Hãy quét lại một lần; nếu vẫn như vậy, hãy yêu cầu bên cấp mã cấp mã mới.",
        zh: "在第 {bit} 位，二维码使用了标准中没有的数据编码方式。请重新扫描；如果仍然如此，请向发码方索取新的二维码。",
    },
    Row {
        key: "message.unknown-subset",
        en: "At bit {bit}, the symbol uses a set of Chinese characters that is not known. Ask whoever issued the symbol for one in UTF-8.",
        vi: "Tại bit {bit}, mã dùng một bộ chữ Hán không xác định. Hãy yêu cầu bên cấp mã cấp mã dùng UTF-8.",
        zh: "在第 {bit} 位，二维码使用了未知的汉字字符集。请向发码方索取使用 UTF-8 的二维码。",
    },
    Row {
        key: "symbol.format-unreadable",
        en: "Where the symbol says how it is written, it is too damaged to be read. Take a sharper picture of the whole symbol.",
        vi: "Phần mã cho biết cách ghi bị hỏng quá nhiều nên không đọc được. Hãy chụp ảnh rõ hơn, lấy trọn cả mã.",
        zh: "二维码中说明编码方式的部分损坏过多，无法读取。请拍摄更清晰的完整二维码图片。",
    },
    Row {
        key: "symbol.no-such-size",
        en: "No QR symbol has this many modules a side. Take the picture or the file from its origin again.",
        vi: "Không có mã QR nào có số mô-đun mỗi cạnh như vậy. Hãy lấy lại ảnh hoặc tệp từ nguồn.",
        zh: "没有哪种二维码的每边模块数是这样的。请从来源重新获取图片或文件。",
    },
    Row {
        key: "symbol.too-damaged",
        en: "{lost} of the {blocks} blocks of the symbol are too damaged to be put right. Take a sharper picture, or use the original file.",
        vi: "{lost} trên {blocks} khối dữ liệu của mã bị hỏng quá nhiều nên không phục hồi được. Hãy chụp ảnh rõ hơn hoặc dùng tệp gốc.",
        zh: "二维码的 {blocks} 个数据块中有 {lost} 个损坏过多，无法恢复。请拍摄更清晰的图片，或使用原始文件。",
    },
    Row {
        key: "symbol.versions-differ",
        en: "The symbol says it is of another size than it is. Take the picture or the file from its origin again.",
        vi: "Mã tự nêu một kích thước khác với kích thước thật của nó. Hãy lấy lại ảnh hoặc tệp từ nguồn.",
        zh: "二维码标明的尺寸与实际尺寸不符。请从来源重新获取图片或文件。",
    },
];
