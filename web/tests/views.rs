//! Views drawn to text, natively: what a person would read, without a browser.

mod common;

use std::collections::BTreeMap;
use std::rc::Rc;

use base::{Finding, Severity};
use common::{drawn, run, texts};
use i18n::Locale;
use service::{
    Coaching, CodeUnread, Column, Draft, Expected, Fault, Hint, LabelRequest, LabelSetup, Reply, ScanReport,
    ScanRequest, Verdict, WhyUnread,
};
use web::components::field::{FieldProps, FieldView};
use web::hooks::making::Making;
use web::state::draft::Texts;
use web::state::engine::{EngineState, Seal};
use web::state::label::{Judged, Label, LabelState};
use web::state::scan::{CameraState, Code, HOLDS_MS, Live, Photo, PhotoId, Photos, ScanState, Shown, Stands};
use web::views::chinese::Chinese;
use web::views::describe::{Describe, DescribeProps};
use web::views::issued::IssuedProps;
use web::views::label::{LabelProps, LabelStep};
use web::views::scan::{ScanProps, ScanStep};
use web::views::seal::{SealBadge, SealProps};
use yew::prelude::*;

fn draft() -> Draft {
    Draft { manufacturer: "Lotus Vacuum".into(), batch: "20260517-0001".into(), report: "IR-1".into() }
}

fn field(value: &str, judged: &str, findings: Vec<Finding>) -> FieldProps {
    FieldProps {
        column: Column::Batch,
        required: false,
        value: value.to_owned().into(),
        judged_value: Some(judged.to_owned().into()),
        findings,
        on_text: Callback::noop(),
        on_leave: Callback::noop(),
        on_fix: Callback::noop(),
    }
}

fn scan(state: ScanState) -> ScanProps {
    ScanProps {
        state: Rc::new(state),
        engine: EngineState::Ready(Seal { page: true, workers: true }),
        expecting: true,
        outdated: false,
        handheld: true,
        on_files: Callback::noop(),
        on_action: Callback::noop(),
        on_frame: Callback::noop(),
        reader_free: Callback::from(|()| false),
        on_clear: Callback::noop(),
    }
}

fn expected(draft: Draft) -> Expected {
    Expected { draft, payload: None }
}

/// A label of these three texts, made in the usual way.
fn request(draft: Draft) -> LabelRequest {
    LabelRequest { draft, more: BTreeMap::new(), setup: LabelSetup::default(), issued: None }
}

fn making() -> Making {
    let catalogue = match run(&service::Job::Catalogue(Vec::new()), Vec::new()).reply {
        Reply::Catalogue(catalogue) => Rc::from(catalogue),
        other => panic!("{other:?}"),
    };
    Making {
        state: Rc::default(),
        catalogue: Some(catalogue),
        advised: None,
        troubles: web::hooks::making::Troubles::default(),
        told: None,
        ask: Callback::noop(),
    }
}

fn chinese() -> Chinese {
    Chinese { wanted: false, outlives_page: true, on_load: Callback::noop() }
}

/// What the core says of a label of `printed` when `meant` was meant.
fn report(printed: Draft, meant: Draft) -> ScanReport {
    let request = request(printed);
    let label = service::Job::Export(request, service::FileFormat::Png);
    let Some(png) = run(&label, Vec::new()).bytes else { panic!("no label") };
    let job = service::Job::Scan(ScanRequest::file(Some(expected(meant))));
    match run(&job, png).reply {
        Reply::Scanned(report) => report,
        other => panic!("{other:?}"),
    }
}

fn photo(id: u32, stands: Stands) -> Photo {
    Photo {
        id: PhotoId(id),
        name: format!("{id}.png").into(),
        url: Some(format!("blob:{id}").into()),
        stands,
    }
}

fn photos(all: Vec<Photo>) -> ScanState {
    ScanState::Photos(Photos::default().with(all))
}

fn shown(report: ScanReport) -> Shown {
    Shown::new(Rc::new(report), Some(expected(draft())))
}

fn read(report: ScanReport) -> ScanState {
    photos(vec![photo(1, Stands::Read(shown(report)))])
}

/// What a camera saw in a frame that it did not read.
fn unread(hint: Option<Hint>, reason: WhyUnread) -> Rc<ScanReport> {
    let corner = |x, y| base::Point { x, y };
    let corners = base::Quad([corner(9.0, 9.0), corner(99.0, 9.0), corner(99.0, 99.0), corner(9.0, 99.0)]);
    let coaching = Coaching {
        hint,
        module_px: Some(2.46),
        sharpness: Some(0.8),
        brightness: 0.7,
        glare: 0.0,
        moved: None,
    };
    Rc::new(ScanReport {
        symbols: vec![],
        unread: vec![CodeUnread { corners, module_px: 2.46, reason }],
        coaching: Some(coaching),
        verdict: Verdict::NotRead,
        ..report(draft(), draft())
    })
}

/// A camera that saw this long enough to say so.
fn camera(report: &Rc<ScanReport>) -> ScanState {
    let live = Live::default().after(report, 0.0).after(report, HOLDS_MS);
    ScanState::Camera(CameraState::Live(live))
}

#[test]
fn a_field_marks_what_is_wrong_and_offers_the_fix() {
    let finding = Finding::new("text.full-width", Severity::Error)
        .at(0..12)
        .with("found", "２０２６")
        .with("plain", "2026")
        .fixed_by(0..12, "2026");
    let html = drawn::<FieldView>(Locale::En, field("２０２６0517", "２０２６0517", vec![finding.clone()]));
    assert!(html.contains("<mark>２０２６</mark>"), "{html}");
    assert!(html.contains("<code>20260517</code>") && html.contains("aria-invalid=\"true\""), "{html}");
    assert!(!html.contains("class=\"fix\" disabled"), "{html}");

    let stale = drawn::<FieldView>(Locale::En, field("２０２６05179", "２０２６0517", vec![finding]));
    assert!(stale.contains("disabled"), "a fix of an older text is not offered: {stale}");
}

#[test]
fn a_text_never_becomes_mark_up() {
    let nasty = "<img src=x onerror=alert(1)>";
    let finding = Finding::new("text.not-ascii", Severity::Error)
        .at(0..4)
        .with("found", "<b>")
        .with("code_point", "<i>");
    let html = drawn::<FieldView>(Locale::En, field(nasty, nasty, vec![finding]));
    assert!(!html.contains("<img") && !html.contains("<b>") && !html.contains("<i>"), "{html}");
}

#[test]
fn a_match_says_with_what_and_where_it_was_read() {
    let html = drawn::<ScanStep>(Locale::En, scan(read(report(draft(), draft()))));
    assert!(html.contains("data-verdict=\"matches\"") && html.contains("rxing"), "{html}");
    assert_eq!(html.matches("data-field-equal=\"true\"").count(), 3, "{html}");
}

#[test]
fn a_verdict_about_older_texts_is_withdrawn() {
    let shown = scan(read(report(draft(), draft())));
    let html = drawn::<ScanStep>(Locale::En, ScanProps { outdated: true, ..shown });
    assert!(html.contains("data-verdict=\"outdated\"") && !html.contains("Matches"), "{html}");
}

#[test]
fn a_difference_is_marked_on_both_sides() {
    let other = Draft { batch: "20260517-0007".into(), ..draft() };
    let html = drawn::<ScanStep>(Locale::En, scan(read(report(other, draft()))));
    assert!(html.contains("data-verdict=\"differs\""), "{html}");
    assert!(html.contains("<mark>1</mark>") && html.contains("<mark>7</mark>"), "{html}");
}

#[test]
fn a_frame_that_is_not_read_shows_its_pixels_a_module_and_one_thing_to_do() {
    let drawn = |report| drawn::<ScanStep>(Locale::Vi, scan(camera(&report)));
    let far = drawn(unread(Some(Hint::TooFar), WhyUnread::TooSmall));
    assert!(far.contains("data-hint=\"too-far\"") && far.contains("2,5 px"), "{far}");
    assert_eq!(far.matches("data-hint").count(), 1, "{far}");
    let other = drawn(unread(None, WhyUnread::Format));
    assert!(other.contains("data-hint=\"unread.format\""), "{other}");
}

#[test]
fn what_was_seen_and_not_read_in_a_picture_is_listed_with_its_reason() {
    let report = ScanReport::clone(&unread(None, WhyUnread::Damaged { lost: 1, blocks: 4 }));
    let html = drawn::<ScanStep>(Locale::En, scan(read(report)));
    assert!(html.contains("data-unread=\"unread.damaged\"") && html.contains("1 of its 4 blocks"), "{html}");
    assert!(html.contains("class=\"tone-look unread\""), "{html}");
}

#[test]
fn several_codes_are_listed_and_the_one_that_is_pointed_at_stands_out() {
    let mut report = report(draft(), draft());
    report.symbols.push(report.symbols[0].clone());
    let one = Shown::new(Rc::new(report), Some(expected(draft())));
    for (seen, strong) in [(one.clone(), 0), (one.chosen(1), 1), (one.pointed(Some(Code::Read(1))), 1)] {
        let html = drawn::<ScanStep>(Locale::En, scan(ScanState::Frozen { url: None, shown: seen }));
        let strong_line =
            |line: &str| line.split('>').next().is_some_and(|tag| tag.contains("tone-pass strong"));
        let lines: Vec<bool> = html.split("<polygon").skip(1).map(strong_line).collect();
        assert_eq!(lines, [strong == 0, strong == 1], "{html}");
        assert!(html.contains("id=\"scan-camera\"") && html.contains("Scan another label"), "{html}");
    }
}

#[test]
fn several_pictures_are_listed_each_with_where_it_stands() {
    let failed = Stands::Failed(Fault::new("image.heic"));
    let all = vec![
        photo(1, failed),
        photo(2, Stands::Read(shown(report(draft(), draft())))),
        photo(3, Stands::Waiting),
    ];
    let html = drawn::<ScanStep>(Locale::En, scan(photos(all)));
    for stands in ["failed", "matches", "waiting"] {
        assert_eq!(html.matches(&format!("data-photo=\"{stands}\"")).count(), 1, "{html}");
    }
    assert!(html.contains("Most Compatible") && html.contains("2 of 3 done"), "{html}");
    assert_eq!(html.matches("data-verdict").count(), 1, "one answer on screen: {html}");
    assert!(html.contains("Cancel the rest"), "{html}");
}

#[test]
fn the_seal_is_closed_only_when_page_and_workers_are() {
    let shown = |page, workers| {
        drawn::<SealBadge>(Locale::En, SealProps { engine: EngineState::Ready(Seal { page, workers }) })
    };
    assert!(shown(true, true).contains("data-sealed=\"closed\""));
    for (page, workers) in [(true, false), (false, true), (false, false)] {
        let html = shown(page, workers);
        assert!(html.contains("data-sealed=\"open\"") && html.contains("can connect"), "{html}");
    }
}

#[test]
fn no_view_has_words_of_its_own() {
    // In the pseudo-locale every text is its key in brackets: what else has letters is a value or a mistake.
    let judged = Judged {
        request: request(draft()),
        findings: vec![],
        label: Label::Refused(Fault::new("label.has-errors")),
    };
    let refused = LabelState { judged: Some(Rc::new(judged.clone())), ..LabelState::default() };
    let label = |state: LabelState| LabelProps {
        state: Rc::new(state),
        current: false,
        making: making(),
        chinese: chinese(),
        px_per_mm: 4.0,
        on_setting: Callback::noop(),
        on_download: Callback::noop(),
        on_retry: Callback::noop(),
    };
    let describe = DescribeProps {
        texts: Texts::of(draft()),
        judged: Some(Rc::new(judged)),
        can_undo: true,
        asks: Rc::from([]),
        issued: IssuedProps {
            state: Rc::default(),
            on_label: true,
            line: None,
            on_keep: Callback::noop(),
            on_file: Callback::noop(),
            on_clear: Callback::noop(),
            on_use: Callback::noop(),
        },
        on_action: Callback::noop(),
    };
    let heic = || photo(2, Stands::Failed(Fault::new("image.heic")));
    let scans = [
        ScanState::Idle,
        ScanState::Camera(CameraState::Starting),
        ScanState::Camera(CameraState::Live(Live::default())),
        camera(&unread(Some(Hint::Glare), WhyUnread::NoMargin)),
        camera(&unread(None, WhyUnread::Format)),
        ScanState::Failed { fault: Fault::new("camera.denied") },
        ScanState::Frozen { url: None, shown: shown(report(draft(), draft())) },
        read(ScanReport::clone(&unread(None, WhyUnread::TooSmall))),
        photos(vec![
            photo(1, Stands::Read(shown(report(draft(), draft())))),
            heic(),
            photo(3, Stands::Waiting),
        ]),
        photos((0..30).map(|id| photo(id, Stands::Waiting)).collect()),
    ];
    let mut pages = vec![
        drawn::<LabelStep>(Locale::Pseudo, label(LabelState::default())),
        drawn::<LabelStep>(Locale::Pseudo, label(refused)),
        drawn::<Describe>(Locale::Pseudo, describe),
        drawn::<SealBadge>(Locale::Pseudo, SealProps { engine: EngineState::Loading }),
    ];
    pages.extend(scans.map(|state| drawn::<ScanStep>(Locale::Pseudo, scan(state))));
    // Templates and languages bring names of their own.
    let named = making().catalogue.map(|all| all.templates.clone()).unwrap_or_default();
    let named = named.iter().flat_map(|template| template.name.iter().map(String::as_str));
    let languages = [Locale::En, Locale::Vi, Locale::Zh].map(Locale::own_name);
    let units =
        ["rxing", "Lotus Vacuum", "IR-1", "px", "ms", "mm", "L", "M", "Q", "H", "x", "y", "png", "MiB"];
    let values: Vec<&str> = named.chain(languages).chain(units).collect();
    for html in pages {
        for text in texts(&html) {
            let words: Vec<&str> = text
                .split(|c: char| !c.is_alphabetic())
                .filter(|word| {
                    !word.is_empty() && !values.iter().any(|v| v.split([' ', '-']).any(|v| v == *word))
                })
                .collect();
            assert!(words.is_empty() || text.contains("[["), "{text:?} stands in the code, not in a table");
        }
    }
}

#[test]
fn every_key_that_the_page_names_has_a_row() {
    let mut missing = Vec::new();
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap();
            let source = source.split("#[cfg(test)]").next().unwrap();
            for key in source.split('"').skip(1).step_by(2).filter(|text| looks_like_a_key(text)) {
                if !i18n::has(key) {
                    missing.push(key.to_owned());
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

/// Lower-case words with dots between them, and none of them a file's ending.
fn looks_like_a_key(text: &str) -> bool {
    let words: Vec<&str> = text.split('.').collect();
    words.len() > 1
        && words.iter().all(|w| !w.is_empty() && w.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
        && !["js", "wasm", "css", "csv", "json"].contains(words.last().unwrap_or(&""))
}
