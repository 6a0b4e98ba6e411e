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
        key: "calibration.page-title",
        en: "Test page for a printer",
        vi: "Trang thử máy in",
        zh: "打印机测试页",
    },
    Row {
        key: "calibration.step-corner",
        en: "3, 4: from the left edge and from the top edge of the paper to the outer edge of the corner mark.",
        vi: "3, 4: từ mép trái và từ mép trên của giấy đến mép ngoài của dấu góc.",
        zh: "3、4：从纸张左边缘和上边缘分别量到角标的外缘。",
    },
    Row {
        key: "calibration.step-lines",
        en: "1, 2: from tick to tick of the line across and of the line down, in millimetres with one decimal.",
        vi: "1, 2: từ vạch đầu đến vạch cuối của đường ngang và đường dọc, tính bằng milimét với một chữ số thập phân.",
        zh: "1、2：横线和竖线两端刻度之间的距离，以毫米计，精确到一位小数。",
    },
    Row {
        key: "calibration.step-print",
        en: "Print this page at 100 %, without fitting it to the paper. Then measure with a steel rule and type in the figures.",
        vi: "Hãy in trang này ở tỷ lệ 100 %, không chọn vừa khổ giấy. Sau đó đo bằng thước thép và nhập các số.",
        zh: "请以 100% 比例打印本页，不要选择适合纸张。然后用钢尺测量并输入数值。",
    },
    Row {
        key: "calibration.step-wedge",
        en: "5: the number of the step where the upper bar ends exactly where the lower one begins. Before it the bars overlap, after it there is white between them. Use the zoom of a phone; between two steps, type the half.",
        vi: "5: số của nấc mà thanh trên kết thúc đúng chỗ thanh dưới bắt đầu. Trước nấc đó hai thanh chồng lên nhau, sau nấc đó có khoảng trắng giữa chúng. Hãy dùng chức năng phóng to của điện thoại; nếu nằm giữa hai nấc, nhập số có nửa.",
        zh: "5：上方条的末端正好对齐下方条起点的那一级的数字。在此之前两条重叠，在此之后中间有空白。可用手机放大观察；若介于两级之间，请输入带半的数值。",
    },
    Row {
        key: "label.no-pages",
        en: "There is nothing to print: the file would have no page. Choose at least one label.",
        vi: "Không có gì để in: tệp sẽ không có trang nào. Hãy chọn ít nhất một nhãn.",
        zh: "没有可打印的内容：文件中不会有任何页面。请至少选择一个标签。",
    },
    Row { key: "measure.columns", en: "columns", vi: "số cột", zh: "列数" },
    Row { key: "measure.copies", en: "copies", vi: "số bản", zh: "份数" },
    Row {
        key: "measure.dpi",
        en: "resolution in dots per inch",
        vi: "độ phân giải (điểm trên inch)",
        zh: "分辨率（每英寸点数）",
    },
    Row {
        key: "measure.gap", en: "gap between labels", vi: "khoảng hở giữa các nhãn", zh: "标签间隙"
    },
    Row {
        key: "measure.gap-across", en: "gap between columns", vi: "khoảng hở giữa các cột", zh: "列间隙"
    },
    Row { key: "measure.ink-gain", en: "ink gain", vi: "độ loang mực", zh: "油墨扩张量" },
    Row { key: "measure.label-height", en: "height of a label", vi: "chiều cao nhãn", zh: "标签高度" },
    Row {
        key: "measure.label-width", en: "width of a label", vi: "chiều rộng nhãn", zh: "标签宽度"
    },
    Row { key: "measure.left", en: "left margin", vi: "lề trái", zh: "左边距" },
    Row {
        key: "measure.left-mm",
        en: "distance 3, from the left edge",
        vi: "khoảng cách 3, tính từ mép trái",
        zh: "距离 3（距左边缘）",
    },
    Row {
        key: "measure.offset-x", en: "shift to the right", vi: "độ dịch sang phải", zh: "向右偏移"
    },
    Row { key: "measure.offset-y", en: "shift down", vi: "độ dịch xuống dưới", zh: "向下偏移" },
    Row {
        key: "measure.paper-height", en: "height of the paper", vi: "chiều cao giấy", zh: "纸张高度"
    },
    Row {
        key: "measure.paper-width", en: "width of the paper", vi: "chiều rộng giấy", zh: "纸张宽度"
    },
    Row {
        key: "measure.pitch-x",
        en: "distance from label to label across",
        vi: "bước nhãn theo chiều ngang",
        zh: "横向标签间距",
    },
    Row {
        key: "measure.pitch-y",
        en: "distance from label to label down",
        vi: "bước nhãn theo chiều dọc",
        zh: "纵向标签间距",
    },
    Row { key: "measure.rows", en: "rows", vi: "số hàng", zh: "行数" },
    Row {
        key: "measure.scale-x", en: "scale across", vi: "tỷ lệ theo chiều ngang", zh: "横向比例"
    },
    Row { key: "measure.scale-y", en: "scale down", vi: "tỷ lệ theo chiều dọc", zh: "纵向比例" },
    Row { key: "measure.top", en: "top margin", vi: "lề trên", zh: "上边距" },
    Row {
        key: "measure.top-mm",
        en: "distance 4, from the top edge",
        vi: "khoảng cách 4, tính từ mép trên",
        zh: "距离 4（距上边缘）",
    },
    Row {
        key: "measure.wedge-step",
        en: "step 5 of the wedge",
        vi: "nấc 5 của thang thử",
        zh: "第 5 项的级数",
    },
    Row {
        key: "measure.widest",
        en: "the widest that it prints",
        vi: "chiều rộng in tối đa",
        zh: "最大打印宽度",
    },
    Row {
        key: "measure.x-mm",
        en: "length 1, of the line across",
        vi: "độ dài 1 của đường ngang",
        zh: "长度 1（横线）",
    },
    Row {
        key: "measure.y-mm",
        en: "length 2, of the line down",
        vi: "độ dài 2 của đường dọc",
        zh: "长度 2（竖线）",
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
        key: "printer.note-unverified",
        en: "The figures of this printer were not checked against its data sheet. Compare resolution and width with the printer's own papers.",
        vi: "Thông số của máy in này chưa được đối chiếu với tài liệu kỹ thuật. Hãy so sánh độ phân giải và chiều rộng với tài liệu của máy.",
        zh: "这台打印机的参数未与其数据表核对。请与打印机资料比较分辨率和宽度。",
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
        key: "roll.label-too-large",
        en: "The label of {width} × {height} mm is larger than those of this roll, {room_width} × {room_height} mm. Choose another roll or a smaller template.",
        vi: "Nhãn {width} × {height} mm lớn hơn nhãn trên cuộn này, {room_width} × {room_height} mm. Hãy chọn cuộn khác hoặc mẫu nhỏ hơn.",
        zh: "{width} × {height} 毫米的标签大于这卷标签的尺寸 {room_width} × {room_height} 毫米。请选择其他标签卷或较小的模板。",
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
        key: "sheet.note-reported",
        en: "Size and number of labels are as sold by the maker; their place on the paper is worked out. Print one page on plain paper and hold it against a sheet first.",
        vi: "Kích thước và số nhãn theo nhà sản xuất công bố; vị trí trên giấy là do tính toán. Hãy in thử một trang trên giấy thường và áp vào tờ nhãn trước.",
        zh: "标签尺寸和数量以厂家所售为准；在纸上的位置由计算得出。请先用普通纸打印一页，与标签纸重叠比对。",
    },
    Row {
        key: "sheet.note-unverified",
        en: "The measures of this sheet were not checked. Measure a sheet, or print one page on plain paper and hold it against a sheet first.",
        vi: "Kích thước của tờ nhãn này chưa được kiểm tra. Hãy đo một tờ, hoặc in thử một trang trên giấy thường và áp vào tờ nhãn trước.",
        zh: "这种标签纸的尺寸未经核对。请先测量一张，或用普通纸打印一页与标签纸重叠比对。",
    },
    Row {
        key: "sheet.note-weatherproof",
        en: "Film made for the weather, as its maker says.",
        vi: "Màng nhãn chịu thời tiết, theo nhà sản xuất.",
        zh: "厂家称为耐候薄膜标签。",
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
