//! What is printed on the label.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    Row {
        key: "label.batch", en: "Production batch number", vi: "Số lô sản xuất", zh: "生产批号"
    },
    Row { key: "label.manufacturer", en: "Manufacturer", vi: "Nhà sản xuất", zh: "制造商" },
    Row {
        key: "label.report",
        en: "Inspection report reference",
        vi: "Số tham chiếu báo cáo kiểm định",
        zh: "检验报告编号",
    },
    Row { key: "label.title", en: "Traceability", vi: "Truy xuất nguồn gốc", zh: "追溯" },
];
