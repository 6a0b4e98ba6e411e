//! The printed document: its text read back from the file, where pages end, and its limits.

mod common;

use std::fmt::Write;
use std::path::PathBuf;

use common::pages::{self, Run};
use label::document::{self, Block, Document, MAX_COLUMNS, MAX_PAGES, MAX_ROWS};
use label::{Date, MAX_TEXT_CHARS};

fn written(blocks: Vec<Block>) -> Vec<Vec<Run>> {
    let document = Document { blocks, ..common::document() };
    pages::read(&document::pdf(&document).expect("a PDF"))
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}

/// A table of rows that say their number.
fn table(rows: usize) -> Block {
    let row =
        |row| vec![format!("first-{row}"), format!("middle of {row}\nsecond line"), format!("last-{row}")];
    Block::Table {
        headings: strings(&["Number", "What it is", "Ends"]),
        widths: vec![1.0, 2.0, 1.0],
        rows: (1..=rows).map(row).collect(),
    }
}

#[test]
fn what_it_says_can_be_read_back() {
    let pages = pages::read(&document::pdf(&common::document()).expect("a PDF"));
    let text = pages.iter().map(|page| pages::text(page)).collect::<String>();
    for sought in ["Hồ sơ đăng ký", "Nhà máy Bơm Chân không", "Uỷ quyền cho đại", "2027-01-14", "Tài liệu"]
    {
        assert!(text.contains(sought), "{sought} in {text}");
    }
}

#[test]
fn it_stands_where_it_stood() {
    let mut seen = String::new();
    for (at, page) in pages::read(&document::pdf(&common::document()).expect("a PDF")).iter().enumerate() {
        writeln!(seen, "page {}", at + 1).expect("a line");
        for Run { x, y, size, text } in page {
            writeln!(seen, "{x:6.1} {y:6.1} {size:4.1} {text}").expect("a line");
        }
    }
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/document.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &seen).expect("the golden file");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(seen, expected, "look at it (example `preview`), then set UPDATE_GOLDEN=1");
}

#[test]
fn pages_grow_with_rows_and_each_says_its_number_and_the_headings() {
    let mut before = 0;
    for rows in [1, 40, 120, 400] {
        let pages = written(vec![table(rows)]);
        assert!(pages.len() > before, "{rows} rows on {} pages", pages.len());
        before = pages.len();
        for (at, page) in pages.iter().enumerate() {
            let count = |sought: &str| page.iter().filter(|run| run.text == sought).count();
            assert_eq!(count(&format!("{} / {}", at + 1, pages.len())), 1);
            for heading in ["Number", "What it is", "Ends"] {
                assert_eq!(count(heading), 1, "{heading} on page {}", at + 1);
            }
        }
    }
}

#[test]
fn every_row_is_there_once_and_whole() {
    let pages = written(vec![table(150)]);
    for row in 1..=150 {
        let cells = [format!("first-{row}"), format!("middle of {row}"), format!("last-{row}")];
        let place = |cell: &String| {
            let found = pages.iter().enumerate().flat_map(|(at, page)| {
                page.iter().filter(|run| run.text == *cell).map(move |run| (at, run.y))
            });
            let found: Vec<(usize, f64)> = found.collect();
            assert_eq!(found.len(), 1, "{cell}");
            found[0]
        };
        let places = cells.each_ref().map(place);
        assert_eq!(places[0], places[1]);
        assert_eq!(places[0], places[2]);
        let (page, y) = places[0];
        let second =
            pages[page].iter().any(|run| run.text == "second line" && (y + 3.0..y + 6.0).contains(&run.y));
        assert!(second, "the second line of row {row} is below its first");
    }
}

#[test]
fn a_row_taller_than_a_page_is_parted_and_nothing_is_lost() {
    let lines: Vec<String> = (0..150).map(|line| format!("line {line}")).collect();
    let rows = vec![
        strings(&["short", "row"]),
        vec!["tall".to_owned(), lines.join("\n")],
        strings(&["next", "row"]),
    ];
    let pages = written(vec![Block::Table { headings: strings(&["A", "B"]), widths: vec![], rows }]);
    let all: Vec<&str> = pages.iter().flatten().map(|run| run.text.as_str()).collect();
    let seen: Vec<&str> = all.iter().filter(|text| text.starts_with("line ")).copied().collect();
    assert_eq!(seen, lines);
    assert_eq!(pages.len(), 3);
    assert!(pages.iter().all(|page| page.iter().any(|run| run.text == "B")), "headings on every page");
}

#[test]
fn a_row_as_tall_as_a_page_is_not_parted() {
    let lines: Vec<String> = (0..60).map(|line| format!("line {line}")).collect();
    let rows = vec![vec!["tall".to_owned(), lines.join("\n")]];
    let table = Block::Table { headings: strings(&["A", "B"]), widths: vec![], rows };
    let pages = written(vec![Block::Heading("Section".to_owned()), table]);
    let has = |page: &Vec<Run>, sought: &str| page.iter().any(|run| run.text == sought);
    let row = pages.iter().find(|page| has(page, "line 0")).expect("the row");
    assert!(has(row, "line 59") && has(row, "B"), "{row:?}");
}

#[test]
fn a_heading_is_never_the_last_thing_on_a_page() {
    for filler in 30..50 {
        let mut blocks = vec![Block::Facts(vec![("name".to_owned(), "value".to_owned()); filler])];
        blocks.extend([Block::Heading("Section".to_owned()), table(3)]);
        let pages = written(blocks);
        let of = |sought: &str| pages.iter().position(|page| page.iter().any(|run| run.text == sought));
        assert!(of("Section").is_some());
        assert_eq!(of("Section"), of("first-1"), "after {filler} facts");
        assert_eq!(of("Ends"), of("first-1"), "after {filler} facts");
        for page in &pages {
            assert!(page.iter().filter(|run| run.text == "Ends").count() <= 1, "after {filler} facts");
        }
    }
}

#[test]
fn a_paragraph_is_parted_with_two_lines_on_either_page() {
    let lines: Vec<String> = (0..9).map(|line| format!("line {line}")).collect();
    let mut parted = 0;
    for filler in 30..50 {
        let facts = Block::Facts(vec![("name".to_owned(), "value".to_owned()); filler]);
        let pages = written(vec![facts, Block::Text(lines.join("\n"))]);
        let of = |page: &Vec<Run>| page.iter().filter(|run| run.text.starts_with("line ")).count();
        let counts: Vec<usize> = pages.iter().map(of).filter(|&count| count > 0).collect();
        assert_eq!(counts.iter().sum::<usize>(), lines.len());
        assert!(counts.len() == 1 || counts.iter().all(|&count| count >= 2), "{counts:?}");
        parted += counts.len() - 1;
    }
    assert!(parted > 0, "some page ends in the paragraph");
}

#[test]
fn words_longer_than_their_column_are_broken() {
    let check = |text: &str, widths: &[f64], expected: &[&str]| {
        let rows = vec![strings(&["", text])];
        let pages = written(vec![Block::Table { headings: vec![], widths: widths.to_vec(), rows }]);
        // The title, the subtitle and the footer are not of the table.
        let cells: Vec<&Run> = pages[0].iter().filter(|run| (2.9..3.1).contains(&run.size)).collect();
        let lines: Vec<&str> = cells.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(lines, expected, "{text}");
        assert!(cells.iter().all(|run| (run.x - cells[0].x).abs() < 0.1), "{text}");
    };
    let narrow = [6.5, 1.0];
    check("one 20260517-0001", &narrow, &["one", "20260517-", "0001"]);
    check("license_of_business_2026.pdf", &narrow, &["license_of_", "business_", "2026.pdf"]);
    check("ở đâu cũng vậy", &narrow, &["ở đâu cũng", "vậy"]);
    check("0123456789abcdef0123456789abcdef", &narrow, &["0123456789a", "bcdef0123456", "789abcdef"]);
    // A date widens its column instead.
    check("2026-05-17", &[20.0, 1.0], &["2026-05-17"]);
}

#[test]
fn what_no_face_has_is_a_box_and_told() {
    let rows = vec![strings(&["真空泵", "a\u{202e}b\u{7}c\u{feff}"])];
    let blocks = vec![Block::Table { headings: strings(&["泵", ""]), widths: vec![], rows }];
    let document = Document { blocks, footer: "é".to_owned(), ..common::document() };
    assert_eq!(document::missing(&document), ['泵', '真', '空']);
    let pages = pages::read(&document::pdf(&document).expect("a PDF"));
    let texts: Vec<&str> = pages[0].iter().map(|run| run.text.as_str()).collect();
    for sought in ["□", "□□□", "abc", "é"] {
        assert!(texts.contains(&sought), "{sought} in {texts:?}");
    }
    assert_eq!(document::missing(&common::document()), []);
}

#[test]
fn decomposed_letters_are_composed() {
    let text = "Vie\u{302}\u{323}t Nam";
    let document = Document { title: text.to_owned(), ..common::document() };
    assert_eq!(document::missing(&document), []);
    assert_eq!(pages::read(&document::pdf(&document).expect("a PDF"))[0][0].text, "Việt Nam");
}

#[test]
fn what_is_too_long_is_cut_with_a_sign() {
    let text = |characters: usize| "x".repeat(characters);
    let shown = |characters| {
        let pages = written(vec![Block::Text(text(characters))]);
        let all: String = pages.iter().flatten().map(|run| run.text.as_str()).collect();
        (all.matches('x').count(), all.matches('…').count())
    };
    let (others, _) = shown(0);
    assert_eq!(shown(MAX_TEXT_CHARS), (MAX_TEXT_CHARS + others, 0));
    assert_eq!(shown(MAX_TEXT_CHARS + 1), (MAX_TEXT_CHARS + others, 1));
    let document = Document { footer: "long ".repeat(100), ..common::document() };
    let pages = pages::read(&document::pdf(&document).expect("a PDF"));
    let footer = pages[0].iter().find(|run| run.text.starts_with("long")).expect("a footer");
    assert!(footer.text.ends_with("long…") && footer.text.len() > 80, "{}", footer.text);
}

#[test]
fn beyond_a_limit_it_is_refused() {
    let fault = |blocks| {
        let fault = document::pdf(&Document { blocks, ..Document::default() }).expect_err("too much");
        (fault.code(), fault.args())
    };
    let rows = |rows, columns| Block::Table {
        headings: vec![],
        widths: vec![],
        rows: vec![vec!["x".to_owned(); columns]; rows],
    };
    let most = |most: usize| ("most", most.to_string());
    assert_eq!(
        fault(vec![rows(MAX_ROWS + 1, 1)]),
        ("label.too-many-rows", vec![("rows", "2001".to_owned()), most(MAX_ROWS)])
    );
    assert_eq!(
        fault(vec![rows(1, MAX_COLUMNS + 1)]),
        ("label.too-many-columns", vec![("columns", "13".to_owned()), most(MAX_COLUMNS)])
    );
    let long = Block::Text("\n".repeat(MAX_TEXT_CHARS - 1) + "x");
    assert_eq!(fault(vec![long; 20]), ("label.too-many-pages", vec![most(MAX_PAGES)]));
    let largest = Document { blocks: vec![rows(MAX_ROWS, MAX_COLUMNS)], ..Document::default() };
    assert!(document::pdf(&largest).is_ok());
}

#[test]
fn it_says_what_it_is_and_is_the_same_each_time() {
    let document = common::document();
    let pdf = document::pdf(&document).expect("a PDF");
    assert_eq!(Ok(&pdf), document::pdf(&document).as_ref());
    let text = String::from_utf8_lossy(&pdf);
    assert!(text.contains("/Lang(vi)"));
    assert!(text.contains("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>"));
    assert!(text.contains("Hồ sơ đăng ký"), "the title");
    assert!(text.contains("/CreationDate(D:20260601"));
    assert!(!text.contains("/PrintScaling"), "A4 may be scaled to the printer's paper");
    assert!(text.contains("/Outlines ") && text.matches("/Dest ").count() == 2, "two headings");

    let undated = document::pdf(&Document { date: None, ..document.clone() }).expect("a PDF");
    assert!(!String::from_utf8_lossy(&undated).contains("/CreationDate"));
    let untagged = Document { language: "no tag)".to_owned(), ..document };
    assert!(!String::from_utf8_lossy(&document::pdf(&untagged).expect("a PDF")).contains("/Lang"));
}

#[test]
fn nothing_at_all_is_still_a_page() {
    let empty = document::pdf(&Document::default()).expect("a PDF");
    assert_eq!(pages::text(&pages::read(&empty)[0]), "1 / 1");
    let blank = Block::Table { headings: vec![], widths: vec![], rows: vec![vec![]; 3] };
    let blocks =
        vec![Block::Heading(String::new()), Block::Text(" \n ".to_owned()), Block::Facts(vec![]), blank];
    let date = Some(Date { year: 0, month: 0, day: 99 });
    let document = Document { blocks, date, ..Document::default() };
    assert!(document::pdf(&document).is_ok());
}
