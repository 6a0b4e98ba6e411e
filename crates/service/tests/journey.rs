//! The main job without a browser: three texts to a file, the file back to three texts.

use service::{
    CalendarDate, CheckOutcome, Desk, Done, Draft, Drawing, EcLevel, Expected, FileFormat, FrameShape, Job,
    LabelOutcome, LabelRequest, LabelSetup, LevelWish, PictureSource, Reply, ScanReport, ScanRequest,
    Verdict, World,
};

fn sample() -> Draft {
    Draft {
        manufacturer: "Công ty TNHH Công nghệ Chân không Hoa Sen".into(),
        batch: "20260517-0001".into(),
        report: "IR-2026-00418".into(),
    }
}

fn request(draft: Draft) -> LabelRequest {
    let more = std::iter::empty().collect();
    LabelRequest { draft, more, setup: LabelSetup::default(), issued: None }
}

fn wish(level: LevelWish, symbol_edge_mm: f64) -> LabelRequest {
    LabelRequest { setup: LabelSetup { level, symbol_edge_mm, ..LabelSetup::default() }, ..request(sample()) }
}

fn run(job: &Job, bytes: Vec<u8>) -> Done {
    let world = World {
        now_ms: &|| 0.0,
        today: CalendarDate::FIRST,
        progress: &|_| {},
        here: service::Here::NOWHERE,
    };
    service::run(&mut Desk::default(), job, bytes, &world)
}

fn describe(request: LabelRequest) -> LabelOutcome {
    match run(&Job::Describe(request), Vec::new()).reply {
        Reply::Described(described) => described.label,
        other => panic!("{other:?}"),
    }
}

fn drawn(request: LabelRequest) -> Box<Drawing> {
    match describe(request) {
        LabelOutcome::Drawn(drawing) => drawing,
        other => panic!("{other:?}"),
    }
}

fn refused(request: LabelRequest) -> (String, Vec<(String, String)>) {
    match describe(request) {
        LabelOutcome::Refused(fault) => {
            let args = fault.args.iter().map(|(name, value)| (name.to_string(), value.clone())).collect();
            (fault.code.into_owned(), args)
        }
        other => panic!("{other:?}"),
    }
}

fn export(request: LabelRequest, format: FileFormat) -> (String, Vec<u8>) {
    let done = run(&Job::Export(request, format), Vec::new());
    match (done.reply, done.bytes) {
        (Reply::Exported(exported), Some(bytes)) => (exported.name, bytes),
        other => panic!("{other:?}"),
    }
}

fn scan(source: PictureSource, bytes: Vec<u8>, draft: Option<Draft>) -> ScanReport {
    let expected = draft.map(|draft| Expected { draft, payload: None });
    let request = ScanRequest { source, ..ScanRequest::file(expected) };
    match run(&Job::Scan(request), bytes).reply {
        Reply::Scanned(report) => report,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_label_that_is_written_as_png_reads_back_as_what_was_meant() {
    let (name, bytes) = export(request(sample()), FileFormat::Png);
    assert_eq!(name, "temqr-20260517-0001.png");
    let report = scan(PictureSource::File, bytes.clone(), Some(sample()));
    assert_eq!(report.verdict, Verdict::Matches);
    let fields: Vec<&str> = report.symbols[0].fields.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(fields, [&sample().manufacturer[..], &sample().batch, &sample().report]);

    let other = Draft { batch: "20260517-0002".into(), ..sample() };
    let report = scan(PictureSource::File, bytes.clone(), Some(other));
    assert_eq!(report.verdict, Verdict::Differs);
    let comparison = report.symbols[0].comparison.as_ref().unwrap();
    let different: Vec<_> = comparison.fields.iter().filter(|field| !field.equal).collect();
    assert_eq!(different.len(), 1);
    let last = std::slice::from_ref(&(12..13));
    assert_eq!((&different[0].expected_spans[..], &different[0].found_spans[..]), (last, last));

    assert_eq!(scan(PictureSource::File, bytes, None).verdict, Verdict::Read);
}

#[test]
fn what_a_scan_says_of_a_symbol_is_what_was_drawn() {
    for level in EcLevel::ALL {
        let wish = wish(LevelWish::Level(level), 40.0);
        let facts = drawn(wish.clone()).symbol;
        let report = scan(PictureSource::File, export(wish, FileFormat::Png).1, Some(sample()));
        let read = &report.symbols[0];
        assert_eq!((read.version, read.level, read.mask), (facts.version, facts.level, facts.mask));
        assert_eq!(facts.level, level);
    }
}

#[test]
fn a_camera_frame_is_read_without_the_padding_of_its_rows() {
    let (_, png) = export(request(sample()), FileFormat::Png);
    let luma = picture::read(&png).unwrap().luma;
    let (stride, offset) = (luma.width() + 37, 11);
    let mut bytes = vec![7; offset];
    for row in luma.pixels().chunks(luma.width()) {
        bytes.extend_from_slice(row);
        bytes.resize(bytes.len() + stride - luma.width(), 7);
    }
    let shape = FrameShape { width: luma.width(), height: luma.height(), stride, offset, region: None };
    assert_eq!(scan(PictureSource::Frame(shape), bytes.clone(), Some(sample())).verdict, Verdict::Matches);

    for wrong in [
        FrameShape { width: 0, ..shape },
        FrameShape { stride: luma.width() - 1, ..shape },
        FrameShape { height: luma.height() + 1, ..shape },
        FrameShape { offset: usize::MAX, ..shape },
        FrameShape { width: usize::MAX, stride: usize::MAX, ..shape },
    ] {
        let job = Job::Scan(ScanRequest::frame(wrong, None));
        let Reply::Failed(fault) = run(&job, bytes.clone()).reply else { panic!("{wrong:?}") };
        assert_eq!(fault.code, "frame.damaged");
    }
}

#[test]
fn texts_with_errors_wait_and_are_not_exported() {
    let wrong = request(Draft { batch: "20260230-0001".into(), ..sample() });
    assert_eq!(describe(wrong.clone()), LabelOutcome::Waits);
    let Reply::Failed(fault) = run(&Job::Export(wrong, FileFormat::Pdf), Vec::new()).reply else { panic!() };
    assert_eq!(fault.code, "record.has-errors");
    assert!(fault.findings.iter().any(|finding| finding.code == "batch.not-a-date"));
}

#[test]
fn every_check_says_what_it_measured_and_the_size_passes_under_both_readings() {
    let drawing = drawn(request(sample()));
    let outcomes: Vec<(&str, Vec<(&str, CheckOutcome)>)> = drawing
        .checks
        .iter()
        .map(|check| {
            let readings = check.readings.iter().map(|r| (r.reading.as_str(), r.outcome)).collect();
            (check.rule.as_str(), readings)
        })
        .collect();
    use CheckOutcome::{Passes, Promised};
    assert_eq!(outcomes[0], ("size.symbol", vec![("strict", Passes), ("loose", Passes)]));
    let (_, contrast) = outcomes.iter().find(|(rule, _)| *rule == "contrast.ratio").unwrap();
    assert_eq!(contrast.len(), 3);
    assert!(contrast.iter().all(|(_, outcome)| *outcome == Promised), "black on white, but not yet printed");
    let size = drawing.checks[0].readings[0].measured.unwrap().value;
    assert!((size - drawing.symbol.edge_mm).abs() < 1e-9 && size >= 21.0);
}

#[test]
fn the_smallest_symbol_that_may_be_asked_for_still_passes_and_a_smaller_one_is_refused() {
    let at = |symbol_edge_mm| wish(LevelWish::Auto, symbol_edge_mm);
    assert!(drawn(at(20.0)).symbol.edge_mm >= 20.0);
    for wrong in [19.99, 100.01, 0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(refused(at(wrong)).0, "label.symbol-edge-out-of-range", "{wrong}");
    }
}

#[test]
fn a_longer_text_makes_a_larger_symbol_and_says_which_limit_binds() {
    let short = drawn(wish(LevelWish::Level(EcLevel::L), 20.0));
    let long = Draft { manufacturer: "Thiết bị Chân không ".repeat(6).trim().into(), ..sample() };
    let long = drawn(LabelRequest { draft: long, ..wish(LevelWish::Level(EcLevel::H), 20.0) });
    assert!(long.symbol.edge_mm > short.symbol.edge_mm + 1.0, "{:?}", long.symbol);
    let binds = |drawing: &Drawing| {
        let chosen = drawing.fitting.iter().filter(|row| row.chosen).collect::<Vec<_>>();
        assert_eq!(chosen.len(), 1);
        assert_eq!((chosen[0].level, chosen[0].version), (drawing.symbol.level, drawing.symbol.version));
        assert!((chosen[0].edge_mm - drawing.symbol.edge_mm).abs() < 1e-6);
        chosen[0].binds.clone()
    };
    assert_eq!([binds(&short), binds(&long)], ["fit.limit.aim", "fit.limit.least-module"]);
}

#[test]
fn a_character_that_the_label_font_has_not_is_named() {
    for (manufacturer, code) in
        [("上海真空泵有限公司", "label.chinese-font-needed"), ("บริษัท สุญญากาศ", "label.no-glyph")]
    {
        let draft = Draft { manufacturer: manufacturer.into(), ..sample() };
        let LabelOutcome::Refused(fault) = describe(request(draft)) else { panic!("{manufacturer}") };
        assert_eq!((&*fault.code, &*fault.findings[0].code), ("label.has-errors", code));
    }
}

#[test]
fn everything_that_can_be_told_has_words_in_every_language() {
    let wishes = [
        request(sample()),
        request(Draft::default()),
        request(Draft { manufacturer: "真空".into(), ..sample() }),
        request(Draft {
            manufacturer: "M".repeat(10_000),
            batch: "２０２６ \u{202E}🚀".into(),
            report: "\u{7}".into(),
        }),
        wish(LevelWish::Auto, 1.0),
    ];
    for wish in wishes {
        let Reply::Described(described) = run(&Job::Describe(wish), Vec::new()).reply else { panic!() };
        let mut findings: Vec<_> = described.findings.into_iter().map(|(_, finding)| finding).collect();
        match described.label {
            LabelOutcome::Refused(fault) => {
                assert!(i18n::has(&fault.code), "{}", fault.code);
                findings.extend(fault.findings);
            }
            LabelOutcome::Drawn(drawing) => {
                for check in &drawing.checks {
                    assert!(i18n::has(&check.title), "{}", check.title);
                    for reading in &check.readings {
                        let text = i18n::text_with(i18n::Locale::Vi, &reading.note, &reading.args);
                        assert!(i18n::has(&reading.note) && !text.contains('{'), "{text}");
                    }
                }
                assert!(drawing.fitting.iter().all(|row| i18n::has(&row.binds)));
                findings.extend(drawing.findings);
                findings.extend(drawing.contrast.findings);
            }
            LabelOutcome::Waits => {}
        }
        for finding in findings {
            let text = i18n::text_with(i18n::Locale::Zh, &finding.code, &finding.args);
            assert!(i18n::has(&finding.code) && !text.contains('{'), "{}: {text}", finding.code);
        }
    }
}

#[test]
fn jobs_and_replies_survive_the_way_to_the_worker_and_back() {
    let expected = Some(Expected { draft: sample(), payload: Some("text".into()) });
    let job = Job::Scan(ScanRequest::file(expected));
    let text = serde_json::to_string(&job).unwrap();
    assert_eq!(serde_json::from_str::<Job>(&text).unwrap(), job);
    let wrong = Draft { batch: "２０２６0230-0001".into(), ..sample() };
    let reply = run(&Job::Describe(request(wrong)), Vec::new()).reply;
    let text = serde_json::to_string(&reply).unwrap();
    assert_eq!(serde_json::from_str::<Reply>(&text).unwrap(), reply);
}
