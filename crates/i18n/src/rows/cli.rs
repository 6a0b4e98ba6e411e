//! What the command line prints.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    Row {
        key: "cli.checked",
        en: "Records: {records} · errors: {errors} · warnings: {warnings} · notes: {notes}",
        vi: "Bản ghi: {records} · lỗi: {errors} · cảnh báo: {warnings} · ghi chú: {notes}",
        zh: "记录：{records} · 错误：{errors} · 警告：{warnings} · 提示：{notes}",
    },
    Row { key: "cli.corners", en: "Corners", vi: "Các góc", zh: "四角" },
    Row {
        key: "cli.file-denied",
        en: "Access is denied. Check the permissions of the file and its folder.",
        vi: "Không có quyền truy cập. Hãy kiểm tra quyền của tệp và thư mục chứa tệp.",
        zh: "没有访问权限。请检查文件及其所在文件夹的权限。",
    },
    Row {
        key: "cli.file-is-folder",
        en: "This is a folder. Name a file.",
        vi: "Đây là thư mục. Hãy chỉ ra một tệp.",
        zh: "这是文件夹。请指定文件。",
    },
    Row {
        key: "cli.file-not-found",
        en: "There is no such file. Check its name and folder.",
        vi: "Không có tệp này. Hãy kiểm tra tên tệp và thư mục.",
        zh: "没有此文件。请检查文件名和文件夹。",
    },
    Row {
        key: "cli.file-not-readable",
        en: "The file could not be read ({detail}).",
        vi: "Không đọc được tệp ({detail}).",
        zh: "无法读取文件（{detail}）。",
    },
    Row {
        key: "cli.fix", en: "Change to “{value}”", vi: "Sửa thành “{value}”", zh: "改为“{value}”"
    },
    Row {
        key: "cli.input-empty",
        en: "There is nothing in it. Give a file with at least one record.",
        vi: "Không có nội dung nào. Hãy dùng tệp có ít nhất một bản ghi.",
        zh: "没有任何内容。请提供至少包含一条记录的文件。",
    },
    Row {
        key: "cli.input-no-records",
        en: "The list holds no records. Put in at least one.",
        vi: "Danh sách không có bản ghi nào. Hãy thêm ít nhất một bản ghi.",
        zh: "列表中没有记录。请至少加入一条。",
    },
    Row {
        key: "cli.input-not-json",
        en: "Line {line}, column {column}: this is not JSON with the texts manufacturer, batch and report ({detail}). Correct it and check again.",
        vi: "Dòng {line}, cột {column}: đây không phải JSON có các chuỗi manufacturer, batch và report ({detail}). Hãy sửa rồi kiểm tra lại.",
        zh: "第 {line} 行第 {column} 列：这不是包含 manufacturer、batch 和 report 文本的 JSON（{detail}）。请更正后重新检查。",
    },
    Row {
        key: "cli.input-not-records",
        en: "The file holds neither the lines “Manufacturer:”, “Batch:” and “Report:” nor JSON. See temqr check --help.",
        vi: "Tệp không có các dòng “Manufacturer:”, “Batch:” và “Report:”, cũng không phải JSON. Xem temqr check --help.",
        zh: "文件中既没有“Manufacturer:”“Batch:”和“Report:”各行，也不是 JSON。请参阅 temqr check --help。",
    },
    Row {
        key: "cli.input-not-utf8",
        en: "The text is not in UTF-8. Save it as UTF-8 and check again.",
        vi: "Văn bản không ở dạng UTF-8. Hãy lưu lại ở dạng UTF-8 rồi kiểm tra lại.",
        zh: "文本不是 UTF-8 编码。请以 UTF-8 保存后重新检查。",
    },
    Row {
        key: "cli.input-too-large",
        en: "The file has {mebibytes} MiB; up to {limit} MiB are read. Split it.",
        vi: "Tệp có {mebibytes} MiB; chỉ đọc tối đa {limit} MiB. Hãy chia nhỏ tệp.",
        zh: "文件为 {mebibytes} MiB，最多读取 {limit} MiB。请拆分文件。",
    },
    Row { key: "cli.mask", en: "Mask", vi: "Mặt nạ", zh: "掩模" },
    Row {
        key: "cli.no-findings",
        en: "Nothing to mend.",
        vi: "Không có gì cần sửa.",
        zh: "没有需要修正的内容。",
    },
    Row {
        key: "cli.other-answer",
        en: "The program answered another question than was asked. Please report this with the command you gave.",
        vi: "Chương trình trả lời sai câu hỏi. Hãy báo lỗi này kèm theo lệnh bạn đã dùng.",
        zh: "程序的答复与请求不符。请连同所用命令一起报告此问题。",
    },
    Row {
        key: "cli.output-ending",
        en: "The ending of the file's name says what to write: use .svg, .png or .pdf.",
        vi: "Phần đuôi tên tệp quyết định loại tệp: hãy dùng .svg, .png hoặc .pdf.",
        zh: "文件扩展名决定文件类型：请使用 .svg、.png 或 .pdf。",
    },
    Row {
        key: "cli.output-exists",
        en: "The file exists already. Choose another name, or replace it with --force.",
        vi: "Tệp đã tồn tại. Hãy chọn tên khác hoặc thay thế bằng --force.",
        zh: "文件已存在。请换一个文件名，或使用 --force 替换。",
    },
    Row {
        key: "cli.output-no-folder",
        en: "There is no such folder. Create it, or choose another one.",
        vi: "Không có thư mục này. Hãy tạo thư mục hoặc chọn thư mục khác.",
        zh: "没有此文件夹。请先创建，或选择其他文件夹。",
    },
    Row {
        key: "cli.output-not-written",
        en: "The file could not be written ({detail}). Nothing was left behind.",
        vi: "Không ghi được tệp ({detail}). Không để lại tệp dở dang.",
        zh: "无法写入文件（{detail}）。没有留下不完整的文件。",
    },
    Row { key: "cli.record", en: "Record {number}", vi: "Bản ghi {number}", zh: "第 {number} 条记录" },
    Row {
        key: "cli.scanned",
        en: "{well} of {pictures} pictures read",
        vi: "Đọc được {well} trên {pictures} ảnh",
        zh: "{pictures} 张图片中读取了 {well} 张",
    },
    Row {
        key: "cli.scanned-and-compared",
        en: "{well} of {pictures} pictures read as expected",
        vi: "{well} trên {pictures} ảnh đọc được đúng như mong đợi",
        zh: "{pictures} 张图片中有 {well} 张与预期一致",
    },
    Row {
        key: "cli.source",
        en: "Source: {source} ({confidence}; {rule})",
        vi: "Nguồn: {source} ({confidence}; {rule})",
        zh: "来源：{source}（{confidence}；{rule}）",
    },
    Row { key: "cli.symbol", en: "Symbol {number}", vi: "Mã {number}", zh: "二维码 {number}" },
    Row { key: "cli.written", en: "{path} was written", vi: "Đã ghi {path}", zh: "已写入 {path}" },
];
