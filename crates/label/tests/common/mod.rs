//! Labels and a document for the tests and the preview.
#![allow(dead_code, unreachable_pub, missing_docs)]

pub mod interpreter;
pub mod pages;
pub mod poppler;
pub mod reading;

use std::collections::BTreeMap;

use base::{Dpi, Mm};
use label::document::{Block, Document};
use label::{Content, Date, Language, Languages, Style, Template};
use qr_symbol::{Modules, Symbol};

/// A symbol that was made once and drawn with `#` and `.`.
pub fn symbol(version: u8) -> Symbol {
    let text = match version {
        2 => include_str!("../symbols/version-2.txt"),
        6 => include_str!("../symbols/version-6.txt"),
        8 => include_str!("../symbols/version-8.txt"),
        _ => panic!("no symbol of version {version}"),
    };
    let rows: Vec<&[u8]> = text.lines().map(str::as_bytes).collect();
    Symbol::from_modules(Modules::from_fn(rows.len(), |x, y| rows[y][x] == b'#')).expect("a symbol")
}

/// The label of the regulation with these values.
pub fn content(version: u8, manufacturer: &str, batch: &str, report: &str) -> Content {
    Content {
        values: values(&[("manufacturer", manufacturer), ("batch", batch), ("report", report)]),
        symbol: symbol(version),
        logo: None,
    }
}

pub fn values(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

/// 12 dots at 600 dpi: a symbol of version 6 is 20.8 mm, one of version 8 24.9 mm.
pub fn style() -> Style {
    Style {
        module_dots: 12,
        dots: Dpi(600.0),
        languages: Languages::default(),
        least_symbol_edge: Mm(20.0),
        least_module: Mm(0.396),
    }
}

/// The fewest whole dots a module that make the symbol at least this long.
pub fn style_of(version: u8, edge: f64, dpi: f64) -> Style {
    let modules = f64::from(version) * 4.0 + 17.0;
    Style { module_dots: (edge * dpi / 25.4 / modules - 1e-6).ceil() as u32, dots: Dpi(dpi), ..style() }
}

pub fn template(id: &str) -> &'static Template {
    label::templates().iter().find(|template| template.id() == id).expect("a built-in template")
}

pub fn nameplate() -> &'static Template {
    template("nameplate")
}

pub const LONG_NAME: &str = "Công ty Trách nhiệm Hữu hạn Một thành viên Sản xuất và Thương mại Thiết bị Chân không Cao Thượng Hải Hoàng Phố Việt Nam";

/// Labels that show what can happen, by name.
pub fn samples() -> Vec<(&'static str, Content, Style)> {
    let vietnamese = "Công ty Cổ phần Thiết bị Chân không Thượng Hải Hoàng Phố";
    let fine = Style { module_dots: 10, ..style() };
    vec![
        ("plain", content(6, "Atlas Vacuum Co., Ltd.", "20260517-0001", "QT3-2026/04518"), style()),
        ("vietnamese", content(8, vietnamese, "20260517-0001", "QT3-2026/04518"), fine),
        (
            "capitals",
            content(8, "CÔNG TY CỔ PHẦN THIẾT BỊ CHÂN KHÔNG ẤN ĐỘ", "20260517-0001", "BÁO CÁO/ẤỘ-2026"),
            fine,
        ),
        ("long-name", content(8, LONG_NAME, "20260517-0001", "QT3-2026/04518"), fine),
        (
            "long-codes",
            content(
                8,
                vietnamese,
                "20260517-0001-SHANGHAI-HUANGPU-LINE-04-SHIFT-B",
                "VINACONTROL/2026/HCM/KT3-00457BVT6/1-REV.02-ANNEX-A",
            ),
            fine,
        ),
        (
            "printer-203",
            content(6, "Atlas Vacuum Co., Ltd.", "20260517-0001", "QT3-2026/04518"),
            Style { module_dots: 5, dots: Dpi(203.0), ..style() },
        ),
        (
            "large-symbol",
            content(8, vietnamese, "20260517-0001", "QT3-2026/04518"),
            Style { module_dots: 16, ..style() },
        ),
        (
            "faulty",
            content(2, "上海真空 Ltd.", &"0123456789".repeat(30), "R-1"),
            Style { module_dots: 20, ..style() },
        ),
    ]
}

/// The Chinese face, handed over; `false` when its file is not there.
pub fn supply_chinese() -> bool {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/noto-sans-sc-400.otf");
    std::fs::read(path).is_ok_and(|font| label::chinese::supply(font).is_ok())
}

/// All that a label can say.
pub fn full(manufacturer: &str) -> Content {
    Content {
        values: values(&[
            ("manufacturer", manufacturer),
            ("batch", "20260517-0001"),
            ("report", "QT3-2026/04518"),
            ("product", "Dry screw vacuum pump"),
            ("product_vi", "Bơm chân không trục vít khô"),
            ("model", "DSP-630A"),
            ("serials", "SN-26-004711"),
            ("manufacturer_country", "People's Republic of China"),
            ("manufacturer_address", "No. 1288 Jinshajiang Road, Putuo District, Shanghai 200333"),
            ("free", "Keep dry. Lift by the eye bolts only."),
        ]),
        symbol: symbol(6),
        logo: None,
    }
}

/// Labels with all that they can say, short and long, in other languages too.
pub fn full_samples() -> Vec<(&'static str, Content, Style)> {
    let languages = |first, second| Style { languages: Languages { first, second }, ..style() };
    let longest = format!("{LONG_NAME}, {LONG_NAME}, Chi nhánh Khu công nghiệp Đình Vũ, Hải Phòng, Việt Nam");
    vec![
        ("full", full("Atlas Vacuum Co., Ltd."), style()),
        ("full-zh-vi", full("上海阿特拉斯真空设备有限公司"), languages(Language::Zh, Some(Language::Vi))),
        ("full-vi", full("Công ty Cổ phần Thiết bị Chân không Hoàng Phố"), languages(Language::Vi, None)),
        ("full-longest", full(&longest), style()),
    ]
}

/// The index of a registration dossier, on two pages.
pub fn document() -> Document {
    let text = str::to_owned;
    let fact = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let file = |at: usize| {
        let (name, kind, state) = match at % 3 {
            0 => ("uy_quyen_dai_dien", "Uỷ quyền cho đại diện tại Việt Nam, bản dịch có chứng thực", "thiếu"),
            1 => ("giay_phep_kinh_doanh", "Giấy phép kinh doanh", "có"),
            _ => ("catalogue", "Catalogue sản phẩm", "có"),
        };
        let file = format!("{name}_2026_{at:02}.pdf");
        let digest = format!("{:016x}", 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(at as u64)).repeat(4);
        vec![
            at.to_string(),
            kind.to_owned(),
            file,
            text("2026-01-15"),
            text("2027-01-14"),
            text(state),
            digest,
        ]
    };
    let headings = ["STT", "Tài liệu", "Tệp", "Ngày cấp", "Hết hạn", "Có", "SHA-256"];
    Document {
        title: text("Hồ sơ đăng ký nhà sản xuất"),
        subtitle: text("Nhà máy Bơm Chân không Thượng Hải"),
        language: text("vi"),
        date: Some(Date { year: 2026, month: 6, day: 1 }),
        footer: text("TemQR · Hồ sơ đăng ký · Nhà máy Bơm Chân không Thượng Hải · 2026-06-01"),
        blocks: vec![
            Block::Text(text(
                "Danh mục này liệt kê các tệp trong hồ sơ và trạng thái của chúng vào ngày lập. Nó không thay \
                 thế cho bản gốc và không khẳng định rằng hồ sơ đã được chấp nhận.",
            )),
            Block::Heading(text("Nhà sản xuất")),
            Block::Facts(vec![
                fact("Tên pháp lý", "Shanghai Vacuum Pump Works Co., Ltd."),
                fact(
                    "Địa chỉ",
                    "No. 1288 Jinshajiang Road, Putuo District, Shanghai 200333; factory: Building 7, 99 Kunshan \
                     Export Processing Zone, Jiangsu, People's Republic of China",
                ),
                fact("Số đăng ký trên nền tảng", "VN-2026-000482"),
            ]),
            Block::Heading(text("Tài liệu")),
            Block::Table {
                headings: headings.map(text).to_vec(),
                widths: vec![5.0, 34.0, 34.0, 18.0, 18.0, 10.0, 40.0],
                rows: (1..=14).map(file).collect(),
            },
        ],
    }
}
