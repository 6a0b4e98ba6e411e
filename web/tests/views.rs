//! Views drawn to text, natively: what a person would read, without a browser.

mod common;

use std::collections::BTreeMap;
use std::rc::Rc;

use base::{Finding, Severity};
use common::{drawn, run, texts};
use i18n::Locale;
use service::{Column, Draft, Expected, Fault, LabelRequest, LabelSetup, Reply, ScanReport, ScanRequest};
use web::components::field::{FieldProps, FieldView};
use web::hooks::making::Making;
use web::state::draft::Texts;
use web::state::engine::{EngineState, Seal};
use web::state::label::{Judged, Label, LabelState};
use web::state::scan::{CameraState, ScanState, Source};
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
        on_file: Callback::noop(),
        on_camera: Callback::noop(),
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

fn read(report: ScanReport) -> ScanState {
    ScanState::Read {
        source: Source::File { name: "photo.png".into(), url: None },
        report: Rc::new(report),
        expected: Some(expected(draft())),
    }
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
    let scans = [
        ScanState::Idle,
        ScanState::Camera(CameraState::Starting),
        ScanState::Camera(CameraState::Live { frames: 3, other: None }),
        ScanState::Failed { source: None, fault: Fault::new("camera.denied") },
        read(report(draft(), draft())),
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
    let units = ["rxing", "Lotus Vacuum", "IR-1", "px", "ms", "mm", "L", "M", "Q", "H", "x", "y"];
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
        && !["js", "wasm", "css", "csv"].contains(words.last().unwrap_or(&""))
}
