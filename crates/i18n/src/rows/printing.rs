//! Sheets, printers, calibration and files for printers.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    Row {
        key: "calibration.implausible",
        en: "{name} was measured as {value}, but on this page it can only be {least} to {most}. Check that nothing was scaled in the print dialogue, and measure again.",
        vi: "{name} đo được là {value}, nhưng trên trang này chỉ có thể từ {least} đến {most}. Hãy kiểm tra xem hộp thoại in có thu phóng trang không, rồi đo lại.",
        zh: "{name} 的测量值为 {value}，但在本页上只可能在 {least} 到 {most} 之间。请确认打印对话框没有缩放页面，然后重新测量。",
    },
    Row {
        key: "label.no-pages",
        en: "There is nothing to print: the file would have no page. Choose at least one label.",
        vi: "Không có gì để in: tệp sẽ không có trang nào. Hãy chọn ít nhất một nhãn.",
        zh: "没有可打印的内容：文件中不会有任何页面。请至少选择一个标签。",
    },
    Row {
        key: "printer.gain-left-over",
        en: "This printer widens bars by {gain} mm, which is not a whole number of its dots: {rest} mm cannot be made good.",
        vi: "Máy in này làm vạch rộng thêm {gain} mm, không tròn số điểm in: không thể bù được {rest} mm.",
        zh: "这台打印机使线条变宽 {gain} 毫米，不是整数个打印点：有 {rest} 毫米无法补偿。",
    },
    Row {
        key: "printer.kind-laser",
        en: "Office printer for sheets",
        vi: "Máy in văn phòng cho tờ nhãn",
        zh: "打印整张标签纸的办公打印机",
    },
    Row {
        key: "printer.kind-thermal",
        en: "Thermal printer for rolls",
        vi: "Máy in nhiệt cho cuộn nhãn",
        zh: "打印卷装标签的热敏或热转印打印机",
    },
    Row {
        key: "printer.moved-off-label",
        en: "The calibration of this printer moves part of the label over its edge. Measure the test page again, or make the margins of the label wider.",
        vi: "Hiệu chuẩn của máy in này đẩy một phần nhãn ra ngoài mép. Hãy đo lại trang thử, hoặc để lề nhãn rộng hơn.",
        zh: "这台打印机的校准会把标签的一部分移出边缘。请重新测量测试页，或把标签的页边距放宽。",
    },
    Row {
        key: "printer.scale-not-applied",
        en: "The modules of a code are whole dots here, so its size cannot be corrected: {edge} mm will be printed as {printed} mm. Choose more dots a module if that is too small, or have the printer's feed adjusted.",
        vi: "Mỗi ô của mã ở đây là số nguyên điểm in, nên không thể chỉnh kích thước: {edge} mm sẽ được in thành {printed} mm. Nếu quá nhỏ, hãy chọn nhiều điểm hơn cho mỗi ô, hoặc chỉnh lại bộ phận kéo giấy của máy in.",
        zh: "这里二维码的模块为整数个打印点，无法校正尺寸：{edge} 毫米会打印成 {printed} 毫米。如果太小，请增加每个模块的点数，或调整打印机的走纸。",
    },
    Row {
        key: "printer.too-narrow",
        en: "The label is {label} mm wide, and this printer prints {widest} mm at most. Choose a narrower label or a wider printer.",
        vi: "Nhãn rộng {label} mm, trong khi máy in này chỉ in được tối đa {widest} mm. Hãy chọn nhãn hẹp hơn hoặc máy in rộng hơn.",
        zh: "标签宽 {label} 毫米，而这台打印机最多打印 {widest} 毫米。请选择较窄的标签或较宽的打印机。",
    },
    Row {
        key: "sheet.label-too-large",
        en: "The label of {width} × {height} mm is larger than those of this sheet, {room_width} × {room_height} mm. Choose another sheet or a smaller template.",
        vi: "Nhãn {width} × {height} mm lớn hơn nhãn trên tờ này, {room_width} × {room_height} mm. Hãy chọn tờ khác hoặc mẫu nhỏ hơn.",
        zh: "{width} × {height} 毫米的标签大于这种标签纸的格子 {room_width} × {room_height} 毫米。请选择其他标签纸或较小的模板。",
    },
    Row {
        key: "sheet.labels-overlap-across",
        en: "Labels side by side overlap by {by} mm. Make the distance from label to label at least as large as a label is wide.",
        vi: "Các nhãn cạnh nhau chồng lên nhau {by} mm. Hãy để khoảng cách giữa hai nhãn ít nhất bằng chiều rộng nhãn.",
        zh: "左右相邻的标签重叠 {by} 毫米。请使标签间距不小于标签宽度。",
    },
    Row {
        key: "sheet.labels-overlap-down",
        en: "Labels under each other overlap by {by} mm. Make the distance from label to label at least as large as a label is tall.",
        vi: "Các nhãn trên dưới chồng lên nhau {by} mm. Hãy để khoảng cách giữa hai nhãn ít nhất bằng chiều cao nhãn.",
        zh: "上下相邻的标签重叠 {by} 毫米。请使标签间距不小于标签高度。",
    },
    Row {
        key: "sheet.measure",
        en: "{name} is {value}, and has to be from {least} to {most}. Correct it.",
        vi: "{name} là {value}, nhưng phải từ {least} đến {most}. Hãy sửa lại.",
        zh: "{name} 为 {value}，应在 {least} 到 {most} 之间。请更正。",
    },
    Row {
        key: "sheet.near-edge",
        en: "Labels reach into the outer {white} mm of the paper, where most office printers print nothing. Print one page and look at its edges first.",
        vi: "Nhãn nằm trong {white} mm ngoài cùng của tờ giấy, nơi đa số máy in văn phòng không in được. Hãy in thử một trang và xem các mép trước.",
        zh: "标签伸入纸张最外侧 {white} 毫米，多数办公打印机无法打印该区域。请先试印一页并检查边缘。",
    },
    Row {
        key: "sheet.off-paper-across",
        en: "The last column ends {by} mm beyond the paper. Correct the left margin, the distance or the number of columns.",
        vi: "Cột cuối vượt ra ngoài giấy {by} mm. Hãy sửa lề trái, khoảng cách hoặc số cột.",
        zh: "最后一列超出纸张 {by} 毫米。请更正左边距、间距或列数。",
    },
    Row {
        key: "sheet.off-paper-down",
        en: "The last row ends {by} mm beyond the paper. Correct the top margin, the distance or the number of rows.",
        vi: "Hàng cuối vượt ra ngoài giấy {by} mm. Hãy sửa lề trên, khoảng cách hoặc số hàng.",
        zh: "最后一行超出纸张 {by} 毫米。请更正上边距、间距或行数。",
    },
    Row {
        key: "sheet.too-large",
        en: "This sheet's file has {bytes} bytes, more than the {most} of any grid. Choose the right file.",
        vi: "Tệp tờ nhãn này có {bytes} byte, lớn hơn mức {most} của mọi lưới nhãn. Hãy chọn đúng tệp.",
        zh: "该标签纸文件有 {bytes} 字节，超过任何排版网格的上限 {most}。请选择正确的文件。",
    },
    Row {
        key: "sheet.too-new",
        en: "This sheet was saved in form {version} by a newer TemQR; this one reads form {newest}. Update TemQR, or enter the grid by hand.",
        vi: "Tờ nhãn này được lưu ở dạng {version} bởi bản TemQR mới hơn; bản này đọc dạng {newest}. Hãy cập nhật TemQR, hoặc nhập lưới nhãn bằng tay.",
        zh: "这种标签纸由较新的 TemQR 以格式 {version} 保存；当前版本只读格式 {newest}。请更新 TemQR，或手动输入网格。",
    },
    Row {
        key: "sheet.unreadable",
        en: "Line {line} of the sheet's file cannot be read. Export the sheet again, or enter the grid by hand. ({detail})",
        vi: "Không đọc được dòng {line} của tệp tờ nhãn. Hãy xuất lại tờ nhãn, hoặc nhập lưới nhãn bằng tay. ({detail})",
        zh: "无法读取标签纸文件的第 {line} 行。请重新导出标签纸，或手动输入网格。（{detail}）",
    },
];
