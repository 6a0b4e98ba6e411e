//! The Chinese face: asked for when it is needed, and in every file once it is here. One test, because what is handed
//! over stays for the whole program.

mod common;

use base::{Dpi, Severity};
use label::document::{Block, Document};
use label::{Face, Item, Language, Languages, Meta, Style, chinese};

const NAME: &str = "上海阿特拉斯真空设备（集团）有限公司";

#[test]
fn chinese_is_asked_for_then_drawn_everywhere() {
    let content = common::content(6, NAME, "20260517-0001", "R-1 𠀀");
    let languages = Languages { first: Language::Zh, second: Some(Language::Vi) };
    let style = Style { languages, ..common::style() };
    let codes = || {
        let layout = label::lay_out(&content, common::nameplate(), &style).expect("a label");
        let all = layout.findings.iter();
        let told = all.map(|finding| {
            let (_, key) = finding.args.iter().find(|(name, _)| name == "key").expect("a key");
            assert_eq!(finding.severity, Severity::Error);
            format!("{} {key}", finding.code)
        });
        (told.collect::<Vec<_>>(), layout)
    };
    assert!(chinese::wanted(NAME) && chinese::wanted("Ａ") && !chinese::wanted("Nhà sản xuất № “A”"));
    assert!(!chinese::supplied() && Face::Chinese.data().is_none());
    let needed = "label.chinese-font-needed";
    let fields = ["manufacturer", "manufacturer", "batch", "report", "report", ""];
    assert_eq!(codes().0, fields.map(|key| format!("{needed} {key}")));

    assert_eq!(chinese::supply(b"no font".to_vec()).expect_err("no font").code(), "font.not-readable");
    let latin = Face::Regular.data().expect("a face").to_vec();
    assert_eq!(chinese::supply(latin).expect_err("no Chinese").code(), "font.not-chinese");
    assert!(common::supply_chinese() && chinese::supplied());

    let (told, layout) = codes();
    assert_eq!(told, ["label.no-glyph report"], "a rare character that no face has");
    let printed = layout.scene.items.iter().filter_map(|item| match item {
        Item::Text(run) if run.face == Face::Chinese => Some(run.text.as_str()),
        _ => None,
    });
    assert!(printed.collect::<String>().contains(NAME));
    let svg = label::svg(&layout.scene, &Meta::default());
    assert!(svg.matches('c').count() > 100, "cubic curves are drawn");
    assert!(label::png(&layout.scene, Dpi(203.0)).is_ok());
    let pdf = label::pdf(&layout.scene, &Meta::default()).expect("a PDF");
    assert!(String::from_utf8_lossy(&pdf).contains("NotoSansCJKsc"));
    assert!(pdf.len() < 100_000, "a subset: {} bytes", pdf.len());
    let document =
        Document { title: NAME.to_owned(), blocks: vec![Block::Text(NAME.to_owned())], ..common::document() };
    assert_eq!(label::document::missing(&document), Vec::<char>::new());
    let pdf = label::document::pdf(&document).expect("a document");
    assert!(String::from_utf8_lossy(&pdf).contains("NotoSansCJKsc"));
}
