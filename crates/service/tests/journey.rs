//! The main job without a browser: three texts to a file, the file back to three texts.

use service::{
    CalendarDate, CheckOutcome, Desk, Done, Draft, Drawing, EcLevel, FileFormat, FrameShape, Job,
    LabelOutcome, LabelRequest, LevelWish, PictureSource, Reply, ScanReport, ScanRequest, Verdict, World,
};

fn sample() -> Draft {
    Draft {
        manufacturer: "Công ty TNHH Công nghệ Chân không Hoa Sen".into(),
        batch: "20260517-0001".into(),
        report: "IR-2026-00418".into(),
    }
}

fn request(draft: Draft) -> LabelRequest {
    LabelRequest { draft, level: LevelWish::Auto, symbol_edge_mm: 21.0 }
}

fn run(job: &Job, bytes: Vec<u8>) -> Done {
    let world = World { now_ms: &|| 0.0, today: CalendarDate::FIRST, progress: &|_| {} };
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

fn scan(source: PictureSource, bytes: Vec<u8>, expected: Option<Draft>) -> ScanReport {
    match run(&Job::Scan(ScanRequest { source, expected }), bytes).reply {
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
    assert_eq!(report.symbols[0].fields, Some(sample()));

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
        let wish = LabelRequest { level: LevelWish::Level(level), symbol_edge_mm: 40.0, ..request(sample()) };
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
    let shape = FrameShape { width: luma.width(), height: luma.height(), stride, offset };
    assert_eq!(scan(PictureSource::Frame(shape), bytes.clone(), Some(sample())).verdict, Verdict::Matches);

    for wrong in [
        FrameShape { width: 0, ..shape },
        FrameShape { stride: luma.width() - 1, ..shape },
        FrameShape { height: luma.height() + 1, ..shape },
        FrameShape { offset: usize::MAX, ..shape },
        FrameShape { width: usize::MAX, stride: usize::MAX, ..shape },
    ] {
        let job = Job::Scan(ScanRequest { source: PictureSource::Frame(wrong), expected: None });
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
    use CheckOutcome::{NotMeasurable, Passes};
    assert_eq!(outcomes[0], ("size.symbol", vec![("strict", Passes), ("loose", Passes)]));
    let contrast = &outcomes.last().unwrap().1;
    assert_eq!(contrast.len(), 3);
    assert!(contrast.iter().all(|(_, outcome)| *outcome == NotMeasurable), "a drawing has no contrast");
    let size = drawing.checks[0].readings[0].measured.unwrap().value;
    assert!((size - drawing.symbol.edge_mm).abs() < 1e-9 && size >= 21.0);
}

#[test]
fn the_smallest_symbol_that_may_be_asked_for_still_passes_and_a_smaller_one_is_refused() {
    let at = |symbol_edge_mm| LabelRequest { symbol_edge_mm, ..request(sample()) };
    assert!(drawn(at(20.0)).symbol.edge_mm >= 20.0);
    for wrong in [19.99, 100.01, 0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(refused(at(wrong)).0, "label.symbol-edge-out-of-range", "{wrong}");
    }
}

#[test]
fn a_text_that_is_too_long_fits_once_the_advice_is_followed() {
    let long = Draft { manufacturer: "Thiết bị Chân không ".repeat(5).trim().into(), ..sample() };
    let at = |symbol_edge_mm, level| LabelRequest {
        draft: long.clone(),
        level: LevelWish::Level(level),
        symbol_edge_mm,
    };
    let (code, args) = refused(at(20.0, EcLevel::H));
    assert_eq!(code, "encode.too-long");
    let value =
        |wanted: &str| args.iter().find(|(name, _)| name == wanted).unwrap().1.parse::<f64>().unwrap();
    assert!(value("fits") < value("bytes") && value("over") > 0.0 && value("fits_at_l") > value("fits"));
    drawn(at(value("needs_mm"), EcLevel::H));
}

#[test]
fn a_character_that_the_label_font_has_not_is_named() {
    let draft = Draft { manufacturer: "上海真空泵有限公司".into(), ..sample() };
    let LabelOutcome::Refused(fault) = describe(request(draft)) else { panic!() };
    assert_eq!(fault.code, "label.has-errors");
    assert_eq!(fault.findings[0].code, "label.no-glyph");
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
        LabelRequest { symbol_edge_mm: 1.0, ..request(sample()) },
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
                findings.extend(drawing.findings);
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
    let job = Job::Scan(ScanRequest { source: PictureSource::File, expected: Some(sample()) });
    let text = serde_json::to_string(&job).unwrap();
    assert_eq!(serde_json::from_str::<Job>(&text).unwrap(), job);
    let wrong = Draft { batch: "２０２６0230-0001".into(), ..sample() };
    let reply = run(&Job::Describe(request(wrong)), Vec::new()).reply;
    let text = serde_json::to_string(&reply).unwrap();
    assert_eq!(serde_json::from_str::<Reply>(&text).unwrap(), reply);
}
