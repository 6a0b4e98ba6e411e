//! The place of printing: which labels, onto what, the pages, the files.

use super::Row;

pub(super) const ROWS: &[Row] = &[
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
];
