//! The SVG of some sample labels, byte for byte. `UPDATE_GOLDEN=1 cargo test -p label` writes them anew.

mod common;

use std::path::PathBuf;

use label::Meta;

#[test]
fn drawings_are_as_they_were() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    assert!(common::supply_chinese(), "the Chinese face is beside the others");
    let mut changed = Vec::new();
    for (name, content, style) in common::samples().into_iter().chain(common::full_samples()) {
        for template in label::templates() {
            let kept = match name {
                "full" | "full-longest" => true,
                "long-codes" | "faulty" | "full-zh-vi" => template.id() == "nameplate",
                _ => false,
            };
            if !kept {
                continue;
            }
            let layout = label::lay_out(&content, template, &style).expect("a label");
            let meta = Meta { title: content.values["batch"].clone(), language: "vi".to_owned(), date: None };
            let svg = label::svg(&layout.scene, &meta);
            assert_eq!(svg, label::svg(&layout.scene, &meta));
            let path = folder.join(format!("{}.{name}.svg", template.id()));
            if update {
                std::fs::create_dir_all(&folder).expect("the folder");
                std::fs::write(&path, svg).expect("the golden file");
            } else if std::fs::read_to_string(&path).unwrap_or_default() != svg {
                changed.push(path);
            }
        }
    }
    assert!(changed.is_empty(), "{changed:?} changed: look at them, then set UPDATE_GOLDEN=1");
}

#[test]
fn a_drawing_says_its_size_and_its_text() {
    let content = common::content(6, "A & B <Vacuum>", "20260517-0001", "R-1");
    let layout = label::lay_out(&content, common::nameplate(), &common::style()).expect("a label");
    let meta = Meta { title: "Label".to_owned(), language: "vi".to_owned(), date: None };
    let svg = label::svg(&layout.scene, &meta);
    let (width, height) = (layout.size.0.0, layout.size.1.0);
    assert!(
        svg.contains(&format!("width=\"{width}mm\" height=\"{height}mm\" viewBox=\"0 0 {width} {height}\""))
    );
    assert!(svg.contains("<title>Label</title>"));
    assert!(svg.contains("Manufacturer / Nhà sản xuất: A &amp; B &lt;Vacuum&gt;\n"));
    assert_eq!(svg.matches("shape-rendering=\"crispEdges\"").count(), 1);
    assert!(!svg.contains("<text") && !svg.contains("href"));
}
