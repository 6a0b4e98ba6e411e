//! Labels of records: which are made, in which order, onto what, and what stands in their way.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use base::{Dpi, Mm};
use service::desk::{Filter, Outcome, Selection, WorkspaceRef};
use service::vault::MemoryVault;
use service::{
    Align, CalendarDate, Column, Desk, DeskJob, Each, Fault, Imposition, Job, LabelSetup, Media, PrintFormat,
    PrintRequest, PrintView, Printer, PrinterKind, Reply, Roll, World,
};

use crate::stand::{Files, Tab, bin, edit, unzipped};

fn request() -> PrintRequest {
    PrintRequest {
        setup: LabelSetup::default(),
        selection: Selection::default(),
        each: Each::Batch,
        copies: 1,
        media: Media::Single,
        leave_out: false,
        locale: "en".into(),
    }
}

fn by_unit() -> PrintRequest {
    PrintRequest { each: Each::Unit, ..request() }
}

fn view(tab: &mut Tab<'_, MemoryVault>, request: &PrintRequest, page: usize) -> PrintView {
    match tab.done(DeskJob::PrintView(request.clone(), page)) {
        Outcome::PrintView(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn printed(tab: &mut Tab<'_, MemoryVault>, request: &PrintRequest, format: PrintFormat) -> Vec<u8> {
    let attended = tab.attend(DeskJob::Print(request.clone(), format), Vec::new());
    let Some(bytes) = attended.done.bytes else { panic!("{:?}", attended.done.reply) };
    bytes
}

fn fault(tab: &mut Tab<'_, MemoryVault>, request: &PrintRequest, format: PrintFormat) -> Fault {
    let fault = tab.fault(DeskJob::Print(request.clone(), format), Vec::new());
    has_words(&fault);
    fault
}

fn has_words(fault: &Fault) {
    for locale in [i18n::Locale::En, i18n::Locale::Vi, i18n::Locale::Zh] {
        let row = i18n::text(locale, &fault.code, &[]);
        assert!(i18n::has(&fault.code), "{}", fault.code);
        for name in i18n::placeholders(&row) {
            assert!(fault.args.iter().any(|(given, _)| given == name), "{}: {name}", fault.code);
        }
    }
    assert!(fault.findings.iter().all(|finding| i18n::has(&finding.code)));
}

/// Rows of texts.
type Rows = Vec<Vec<String>>;

/// The files of an archive, and the rows of its index without the headings.
fn unpacked(bytes: &[u8]) -> (Files, Rows) {
    let mut files = unzipped(bytes);
    let index = files.iter().position(|(name, _)| name == "index.csv").expect("an index");
    let (_, index) = files.remove(index);
    let table = intake::read(&index, "index.csv", &intake::Options::default(), &mut |_| {});
    let cells = table.unwrap_or_else(|fault| panic!("{fault:?}")).cells;
    let row = |row| (0..13).map(|column| cells.get(row, column).to_owned()).collect();
    (files, (1..cells.rows()).map(row).collect())
}

/// What the labels say in this column of the index.
fn column(tab: &mut Tab<'_, MemoryVault>, request: &PrintRequest, at: usize) -> Vec<String> {
    let (_, rows) = unpacked(&printed(tab, request, PrintFormat::ZipSvg));
    rows.into_iter().map(|row| row[at].clone()).collect()
}

fn add(tab: &mut Tab<'_, MemoryVault>, texts: &[(Column, &str)]) {
    let texts = texts.iter().map(|(column, text)| (*column, (*text).to_owned())).collect();
    tab.done(DeskJob::AddLine(texts));
}

/// A batch of a sound line.
fn line<'t>(batch: &'t str, report: &'t str) -> [(Column, &'t str); 3] {
    [(Column::Manufacturer, "Lotus Vacuum"), (Column::Batch, batch), (Column::Report, report)]
}

const FILE: usize = 0;
const BATCH: usize = 2;
const SERIAL: usize = 4;
const PAYLOAD: usize = 5;

#[test]
fn labels_stand_in_the_order_of_the_selection() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    for (batch, report) in [("20260102-2", "R3"), ("20260101-9", "R1"), ("20260103-1", "R2")] {
        add(&mut tab, &line(batch, report));
    }
    for (sort, batches) in [
        (None, ["20260102-2", "20260101-9", "20260103-1"]),
        (Some((Column::Batch, false)), ["20260101-9", "20260102-2", "20260103-1"]),
        (Some((Column::Batch, true)), ["20260103-1", "20260102-2", "20260101-9"]),
        (Some((Column::Report, false)), ["20260101-9", "20260103-1", "20260102-2"]),
    ] {
        let selection = Selection { sort, ..Selection::default() };
        let request = PrintRequest { selection, ..request() };
        assert_eq!(column(&mut tab, &request, BATCH), batches, "{sort:?}");
    }
    let search = Selection { search: "r2".into(), ..Selection::default() };
    assert_eq!(column(&mut tab, &PrintRequest { selection: search, ..request() }, BATCH), ["20260103-1"]);
    let filter = Selection { filter: Filter::Batch("20260101-9".into()), ..Selection::default() };
    assert_eq!(column(&mut tab, &PrintRequest { selection: filter, ..request() }, BATCH), ["20260101-9"]);
}

#[test]
fn each_piece_gets_a_label_where_pieces_are_asked_for() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    let with = |batch, report, more: &[(Column, &'static str)]| [&line(batch, report)[..], more].concat();
    add(&mut tab, &with("20260101-1", "R1", &[(Column::Serials, "S1, S2; S3"), (Column::Quantity, "3")]));
    add(&mut tab, &with("20260101-2", "R2", &[(Column::Quantity, "2")]));
    add(&mut tab, &with("20260101-3", "R3", &[]));
    add(&mut tab, &with("20260101-4", "R4", &[(Column::Serials, "S9")]));
    assert_eq!(column(&mut tab, &request(), SERIAL), ["", "", "", "S9"]);
    assert_eq!(column(&mut tab, &by_unit(), SERIAL), ["S1", "S2", "S3", "", "", "", "S9"]);
    let batches = column(&mut tab, &by_unit(), BATCH);
    assert_eq!(batches.iter().filter(|batch| *batch == "20260101-2").count(), 2);
}

#[test]
fn a_label_of_a_piece_says_what_its_own_line_says() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    for (serial, model) in [("S1", "TP 300"), ("S2", "TP 500"), ("S3", "")] {
        let more = [(Column::Serials, serial), (Column::Model, model)];
        add(&mut tab, &[&line("20260101-1", "R1")[..], &more].concat());
    }
    // Reports and components of the batch stand on lines of their own.
    add(&mut tab, &[(Column::Batch, "20260101-1"), (Column::Product, "Pump")]);
    let mut request = by_unit();
    request.setup.profile = "json".into();
    let payloads = column(&mut tab, &request, PAYLOAD);
    let models = payloads.iter().map(|text| {
        let value: serde_json::Value = serde_json::from_str(text).expect("JSON");
        (
            value["s"].as_str().unwrap_or_default().to_owned(),
            value["md"].as_str().unwrap_or_default().to_owned(),
        )
    });
    let expected = [("S1", "TP 300"), ("S2", "TP 500"), ("S3", "TP 300")];
    let expected = expected.map(|(serial, model)| (serial.to_owned(), model.to_owned()));
    assert_eq!(models.collect::<Vec<_>>(), expected);
    assert_eq!(column(&mut tab, &PrintRequest { each: Each::Batch, ..request }, SERIAL), [""]);
}

#[test]
fn a_quantity_that_nobody_can_count_by_is_refused_at_its_cell() {
    let vault = MemoryVault::default();
    for (quantity, labels, refused) in [
        ("", 1, false),
        ("7", 7, false),
        (" 2 ", 2, false),
        ("0", 0, true),
        ("-1", 0, true),
        ("1,000", 0, true),
        ("12 pcs", 0, true),
        ("2.5", 0, true),
        ("many", 0, true),
        ("99999999999999999999999999", 0, true),
    ] {
        let mut tab = Tab::open(&vault, "w");
        tab.done(DeskJob::Forget("w".into()));
        let mut tab = Tab::open(&vault, "w");
        add(&mut tab, &[&line("20260101-1", "R1")[..], &[(Column::Quantity, quantity)]].concat());
        let view = view(&mut tab, &by_unit(), 0);
        assert_eq!((view.labels, view.refused_count > 0), (labels, refused), "{quantity:?}");
        if let Some(refused) = view.refused.first() {
            assert_eq!((refused.column, refused.number), (Some(Column::Quantity), 1));
            assert!(!refused.fault.findings.is_empty(), "{quantity:?}");
            has_words(&refused.fault);
        }
        assert_eq!(
            super::printing::view(&mut tab, &request(), 0).labels,
            1,
            "a label a batch counts nothing"
        );
    }
    for quantity in ["200001", "5000000000", "18446744073709551615"] {
        let mut tab = Tab::open(&vault, "huge");
        tab.done(DeskJob::Forget("huge".into()));
        let mut tab = Tab::open(&vault, "huge");
        add(&mut tab, &[&line("20260101-1", "R1")[..], &[(Column::Quantity, quantity)]].concat());
        let fault = tab.fault(DeskJob::PrintView(by_unit(), 0), Vec::new());
        assert_eq!(fault.code, "print.too-many-labels", "{quantity}");
        has_words(&fault);
    }
}

#[test]
fn lines_in_the_bin_are_not_printed() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    add(&mut tab, &[&line("20260101-1", "R1")[..], &[(Column::Serials, "S1")]].concat());
    add(&mut tab, &[&line("20260101-1", "R1")[..], &[(Column::Serials, "S2")]].concat());
    add(&mut tab, &line("20260101-2", "R2"));
    tab.done(bin(&[1, 2], true));
    assert_eq!(column(&mut tab, &by_unit(), SERIAL), ["S1"]);
    let selection = Selection { filter: Filter::Binned, ..Selection::default() };
    let view = view(&mut tab, &PrintRequest { selection, ..request() }, 0);
    assert_eq!((view.labels, view.pages, view.refused_count, &view.svg[..]), (0, 0, 0, ""));
}

#[test]
fn what_cannot_be_made_is_named_and_nothing_is_written_unless_it_is_left_out() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    add(&mut tab, &line("20260101-1", "R1"));
    add(&mut tab, &[(Column::Manufacturer, "Lotus"), (Column::Report, "R2")]);
    add(&mut tab, &line("20260230-0001", "R3"));
    add(&mut tab, &line("20260101-4", ""));
    let view = view(&mut tab, &request(), 0);
    assert_eq!((view.labels, view.refused_count), (1, 3));
    let told: Vec<_> = view.refused.iter().map(|refused| (refused.number, refused.column)).collect();
    assert_eq!(told, [(2, Some(Column::Batch)), (3, Some(Column::Batch)), (4, Some(Column::Report))]);
    view.refused.iter().for_each(|refused| has_words(&refused.fault));
    for format in [PrintFormat::Pdf, PrintFormat::ZipPng] {
        let fault = fault(&mut tab, &request(), format);
        assert_eq!((&*fault.code, &fault.args[0].1[..]), ("print.some-refused", "3"));
    }
    let request = PrintRequest { leave_out: true, ..request() };
    assert_eq!(column(&mut tab, &request, BATCH), ["20260101-1"]);
    let nothing = Selection { search: "nowhere".into(), ..Selection::default() };
    let nothing = PrintRequest { selection: nothing, ..request };
    assert_eq!(fault(&mut tab, &nothing, PrintFormat::Pdf).code, "print.nothing");
}

#[test]
fn a_code_of_the_platform_that_says_another_batch_is_not_printed() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    let code = "Manufacturer: Lotus Vacuum\nBatch: 20260517-0009\nReport: IR-1";
    for (batch, code) in [("20260517-0001", code), ("20260517-0002", "https://npqtp.example/t/8F2K")] {
        let report = if batch.ends_with('1') { "IR-1" } else { "IR-2" };
        let mut texts = line(batch, report).to_vec();
        texts.push((Column::PlatformPayload, code));
        add(&mut tab, &texts);
    }
    let setup = LabelSetup { profile: "platform".into(), ..LabelSetup::default() };
    let found = view(&mut tab, &PrintRequest { setup, ..request() }, 0);
    assert_eq!((found.labels, found.refused_count), (1, 1), "a form that nobody here knows says nothing");
    assert_eq!(found.refused[0].fault.findings[0].code, "issued.disagrees");
    assert_eq!(found.refused[0].column, Some(Column::PlatformPayload));
}

#[test]
fn what_is_to_be_looked_at_names_its_labels() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    for (batch, report, country) in
        [("20260517-0001", "IR-1", "Germany"), ("20260517-0002", "IR-2", ""), ("20260517-0003", "IR-3", "")]
    {
        let mut texts = line(batch, report).to_vec();
        texts.push((Column::ManufacturerCountry, country));
        add(&mut tab, &texts);
    }
    let mut second = line("20260517-0001", "IR-1b").to_vec();
    second.push((Column::ManufacturerCountry, "Germany"));
    add(&mut tab, &second);
    let setup = LabelSetup { template: "nameplate-full".into(), ..LabelSetup::default() };
    let found = view(&mut tab, &PrintRequest { setup, ..request() }, 0);
    let several = found.findings.iter().find(|told| told.finding.code == "print.several-reports").unwrap();
    assert_eq!((several.labels, several.number), (1, 1));
    let origin = found.checks.iter().find(|told| told.check.rule == "label.origin-not-abbreviated").unwrap();
    assert_eq!(origin.labels, 2, "two labels have no origin");
    let size = found.checks.iter().find(|told| told.check.rule == "size.symbol").unwrap();
    assert_eq!(size.labels, 3);
}

#[test]
fn labels_that_contradict_one_another_are_not_made() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    add(&mut tab, &line("20260517-0001", "IR-1"));
    add(&mut tab, &line("20260517-0002", "IR-1"));
    add(&mut tab, &line("20260517-0003", "IR-3"));
    let found = view(&mut tab, &request(), 0);
    assert_eq!((found.labels, found.refused_count), (1, 2), "one report of two batches");
    for refused in &found.refused {
        assert_eq!(refused.fault.findings[0].code, "set.report-reused");
        assert_eq!(refused.column, Some(Column::Report));
    }
    // What is wrong with a text that is on no label keeps none from being made.
    let mut fourth = line("20260517-0004", "IR-4").to_vec();
    fourth.push((Column::ReportDate, "2026-02-30"));
    add(&mut tab, &fourth);
    assert_eq!(view(&mut tab, &request(), 0).labels, 2);
}

fn many(tab: &mut Tab<'_, MemoryVault>, count: usize) {
    let mut csv = "manufacturer,batch,report\n".to_owned();
    for at in 0..count {
        csv += &format!("Lotus Vacuum,20260101-{at:05},R{at:05}\n");
    }
    tab.take_in("many.csv", csv.as_bytes());
}

/// How many pages a PDF says it has.
fn pages(pdf: &[u8]) -> usize {
    assert!(pdf.starts_with(b"%PDF"));
    let text = String::from_utf8_lossy(pdf);
    text.matches("/Type/Page/").count()
        + text.matches("/Type /Page\n").count()
        + text.matches("/Type/Page\n").count()
}

#[test]
fn sheets_begin_where_they_are_told_to_and_rolls_lie_side_by_side() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    many(&mut tab, 10);
    // 2 × 4 labels of 99.1 × 67.7 mm.
    let sheet = |start| Media::Sheet {
        id: "avery-l7165".into(),
        imposition: Imposition { start, crop_marks: true, align: Align::Centre },
    };
    let roll = |columns| Media::Roll(Roll { columns, ..Roll::default() });
    for (media, copies, labels, expected) in [
        (Media::Single, 1, 10, 10),
        (Media::Single, 3, 30, 30),
        (sheet(1), 1, 10, 2),
        (sheet(7), 1, 10, 2),
        (sheet(8), 1, 10, 3),
        (sheet(8), 4, 40, 6),
        (roll(1), 1, 10, 10),
        (roll(2), 1, 10, 5),
        (roll(3), 1, 10, 4),
        (roll(3), 2, 20, 7),
    ] {
        let request = PrintRequest { media, copies, ..request() };
        let shown = view(&mut tab, &request, 0);
        let what = format!("{:?} × {copies}: {:?}", request.media, shown.refused.first());
        assert_eq!((shown.labels, shown.pages), (labels, expected), "{what}");
        let pdf = printed(&mut tab, &request, PrintFormat::Pdf);
        assert_eq!(pages(&pdf), expected, "{what}");
        // Beyond the end is the last page.
        let last = view(&mut tab, &request, usize::MAX);
        assert_eq!(last.page, expected - 1);
        assert_eq!(last, view(&mut tab, &request, expected - 1));
        assert!(last.svg.starts_with("<svg"));
    }
    for start in [0, 9, usize::MAX] {
        let request = PrintRequest { media: sheet(start), ..request() };
        assert_eq!(fault(&mut tab, &request, PrintFormat::Pdf).code, "print.start-out-of-range", "{start}");
    }
    let unknown = Media::Sheet { id: "no such".into(), imposition: Imposition::default() };
    let unknown = PrintRequest { media: unknown, ..request() };
    assert_eq!(fault(&mut tab, &unknown, PrintFormat::Pdf).code, "setup.unknown-sheet");
    assert_eq!(fault(&mut tab, &request(), PrintFormat::Zpl).code, "print.wants-a-roll");
    let small = Media::Sheet { id: "avery-l7167".into(), imposition: Imposition::default() };
    let _ = view(&mut tab, &PrintRequest { media: small, ..request() }, 0);
    for roll in [
        Roll { columns: 0, ..Roll::default() },
        Roll { columns: u32::MAX, ..Roll::default() },
        Roll { gap: Mm(f64::NAN), ..Roll::default() },
        Roll { gap_across: Mm(-1.0), ..Roll::default() },
        Roll { gap: Mm(f64::INFINITY), ..Roll::default() },
    ] {
        let request = PrintRequest { media: Media::Roll(roll), ..request() };
        for format in [PrintFormat::Pdf, PrintFormat::Zpl] {
            assert_eq!(fault(&mut tab, &request, format).code, "label.measure-out-of-range", "{roll:?}");
        }
    }
}

#[test]
fn label_printers_repeat_copies_themselves() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    many(&mut tab, 3);
    let count = |bytes: &[u8], part: &str| String::from_utf8_lossy(bytes).matches(part).count();
    for (columns, copies, jobs) in [(1, 1, 3), (1, 5, 3), (2, 5, 8)] {
        let media = Media::Roll(Roll { columns, ..Roll::default() });
        let laser = PrintRequest { media, copies, ..request() };
        assert_eq!(fault(&mut tab, &laser, PrintFormat::Zpl).code, "print.wants-a-label-printer");
        let mut request = laser;
        request.setup.printer = Printer::exact(PrinterKind::Thermal, Dpi(300.0));
        let zpl = printed(&mut tab, &request, PrintFormat::Zpl);
        assert_eq!((count(&zpl, "^XA"), count(&zpl, "^XZ")), (jobs, jobs), "{columns} {copies}");
        let repeated = count(&zpl, &format!("^PQ{copies}"));
        assert_eq!(
            repeated == jobs,
            columns == 1 && copies > 1 || copies == 1 && repeated > 0,
            "{columns} {copies}"
        );
        let tspl = printed(&mut tab, &request, PrintFormat::Tspl);
        assert_eq!(count(&tspl, "PRINT "), jobs);
    }
}

#[test]
fn too_many_labels_are_refused_before_any_is_made() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    many(&mut tab, 3);
    for copies in [66_667, u32::MAX] {
        let request = PrintRequest { copies, ..request() };
        assert_eq!(fault(&mut tab, &request, PrintFormat::Pdf).code, "print.too-many-labels");
        let fault = tab.fault(DeskJob::PrintView(request, 0), Vec::new());
        assert_eq!(fault.code, "print.too-many-labels");
    }
    // No copy at all is one.
    assert_eq!(view(&mut tab, &PrintRequest { copies: 0, ..request() }, 0).labels, 3);
    let nothing = MemoryVault::default();
    let mut empty = Tab::open(&nothing, "w");
    assert_eq!(view(&mut empty, &request(), 5).pages, 0);
    assert_eq!(fault(&mut empty, &request(), PrintFormat::ZipPdf).code, "print.nothing");
}

#[test]
fn a_page_is_of_the_records_as_they_stand() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    add(&mut tab, &line("20260101-1", "R1"));
    add(&mut tab, &line("20260101-2", "R2"));
    let before = view(&mut tab, &request(), 1);
    assert_eq!(view(&mut tab, &request(), 1), before);
    tab.done(edit(1, Column::Report, "R2", "R22"));
    let after = view(&mut tab, &request(), 1);
    assert_ne!(after.svg, before.svg);
    tab.done(edit(1, Column::Report, "R22", ""));
    assert_eq!(view(&mut tab, &request(), 0).refused_count, 1);
    tab.done(DeskJob::Undo);
    assert_eq!(view(&mut tab, &request(), 1), after);
    tab.done(bin(&[1], true));
    assert_eq!(view(&mut tab, &request(), 1).labels, 1);
    // Another tab.
    let mut other = Tab::open(&vault, "w");
    other.done(edit(0, Column::Batch, "20260101-1", "20260101-7"));
    assert!(view(&mut tab, &request(), 0).svg.contains("20260101-7"));
    tab.done(DeskJob::EmptyBin);
    assert_eq!(view(&mut tab, &request(), 0).labels, 1);
}

/// Runs a job at a desk on a day.
fn on(desk: &mut Desk, vault: &MemoryVault, day: u8, job: DeskJob) -> Outcome {
    let today = CalendarDate::new(2026, 6, day).expect("a day");
    let world = World { now_ms: &|| 0.0, today, progress: &|_| {}, here: service::Here::NOWHERE };
    let job = Job::Desk(job);
    let work = service::attend(desk, vault, &job, Vec::new(), &world);
    let Poll::Ready(attended) = pin!(work).poll(&mut Context::from_waker(Waker::noop())) else { panic!() };
    match attended.done.reply {
        Reply::Desk(reply) => reply.outcome,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_selection_by_problems_is_another_one_on_another_day() {
    let vault = MemoryVault::default();
    let mut desk = Desk::default();
    let workspace = WorkspaceRef { id: "w".into(), name: "W".into() };
    on(&mut desk, &vault, 10, DeskJob::Open(workspace));
    for (batch, report, date) in [("20260601-1", "R1", "2026-06-20"), ("20260601-2", "R2", "2026-06-01")] {
        let more = [(Column::ReportDate, date)];
        let texts = [&line(batch, report)[..], &more].concat();
        let texts = texts.into_iter().map(|(column, text)| (column, text.to_owned())).collect();
        on(&mut desk, &vault, 10, DeskJob::AddLine(texts));
    }
    let ahead = on(&mut desk, &vault, 10, DeskJob::Inspect(record::LineId(0)));
    let Outcome::Line(ahead) = ahead else { panic!("{ahead:?}") };
    let code = ahead
        .cells
        .iter()
        .find(|(column, _)| *column == Column::ReportDate)
        .map(|(_, finding)| finding.code.clone());
    let filter = Filter::Problem(code.expect("a date that is still to come").into_owned());
    let selection = Selection { filter, ..Selection::default() };
    let request = PrintRequest { selection, ..request() };
    for (day, labels) in [(10, 1), (25, 0), (10, 1)] {
        let found = on(&mut desk, &vault, day, DeskJob::PrintView(request.clone(), 0));
        let Outcome::PrintView(found) = found else { panic!("{found:?}") };
        assert_eq!(found.labels, labels, "June {day}");
    }
}

#[test]
fn progress_goes_forward_and_ends_within_its_total() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    many(&mut tab, 20);
    let mut desk = Desk::default();
    let told = RefCell::new(Vec::new());
    let today = CalendarDate::new(2026, 11, 23).expect("a day");
    let world = World {
        now_ms: &|| 0.0,
        today,
        progress: &|progress| told.borrow_mut().push(progress),
        here: service::Here::NOWHERE,
    };
    let mut run = |job: DeskJob| {
        let job = Job::Desk(job);
        let work = service::attend(&mut desk, &vault, &job, Vec::new(), &world);
        assert!(matches!(pin!(work).poll(&mut Context::from_waker(Waker::noop())), Poll::Ready(_)));
        told.take()
    };
    run(DeskJob::Open(WorkspaceRef { id: "w".into(), name: "W".into() }));
    let roll = Media::Roll(Roll { columns: 3, ..Roll::default() });
    let sheet = Media::Sheet { id: "avery-l7165".into(), imposition: Imposition::default() };
    for (media, format) in [
        (Media::Single, PrintFormat::Pdf),
        (sheet, PrintFormat::Pdf),
        (Media::Single, PrintFormat::ZipSvg),
        (roll.clone(), PrintFormat::Zpl),
        (roll, PrintFormat::Tspl),
    ] {
        for copies in [1, 3] {
            let request = PrintRequest { media: media.clone(), copies, ..request() };
            for job in [DeskJob::Print(request.clone(), format), DeskJob::PrintView(request, 0)] {
                let told = run(job);
                assert!(told.len() > 5, "{format:?}: {}", told.len());
                assert!(told.iter().all(|progress| progress.done <= progress.total), "{format:?}");
                let shares: Vec<f64> =
                    told.iter().map(|progress| progress.done as f64 / progress.total as f64).collect();
                assert!(shares.is_sorted(), "{format:?} {copies}: {shares:?}");
            }
        }
    }
}

#[test]
fn an_archive_has_a_row_for_each_file_and_names_that_every_system_takes() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    let mut written = 0;
    for (at, batch) in [
        "../../etc/passwd",
        "..\\x",
        "CON",
        "a/b",
        "a:b",
        "=1+1",
        "+cmd|' /C calc'!A0",
        "x",
        "X",
        "Ünï",
        "a b",
    ]
    .into_iter()
    .enumerate()
    {
        add(&mut tab, &line(batch, &format!("R{at}")));
    }
    for format in [PrintFormat::ZipPdf, PrintFormat::ZipSvg, PrintFormat::ZipPng] {
        let request = PrintRequest { leave_out: true, copies: 3, ..request() };
        let bytes = printed(&mut tab, &request, format);
        let (files, rows) = unpacked(&bytes);
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        let listed: Vec<&str> = rows.iter().map(|row| row[FILE].as_str()).collect();
        assert_eq!(names, listed);
        let folded: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(folded.len(), names.len(), "{names:?}");
        for name in names {
            assert!(!name.contains(['/', '\\', ':', '|']) && !name.starts_with('.'), "{name}");
        }
        assert!(rows.iter().all(|row| row.len() == 13 && row[12] == "3"), "{rows:?}");
        written = rows.len();
        // What a spreadsheet would run is no longer what it would run.
        let index = unzipped(&bytes).into_iter().find(|(name, _)| name == "index.csv").expect("an index");
        let index = String::from_utf8(index.1).expect("a text");
        for cell in index.split(['\n', ',']) {
            assert!(!cell.trim_start_matches('"').starts_with(['=', '+', '@']), "{cell}");
        }
    }
    assert!(written > 3, "{written}");
}

#[test]
fn a_batch_of_many_lines_costs_no_more_than_many_batches() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    let mut csv = "manufacturer,batch,report,serials\n".to_owned();
    for at in 0..3_000 {
        csv += &format!("Lotus Vacuum,20260101-00001,R1,S{at:05}\n");
    }
    tab.take_in("one.csv", csv.as_bytes());
    let view = view(&mut tab, &by_unit(), 2_999);
    assert_eq!((view.labels, view.refused_count), (3_000, 0));
    assert!(view.svg.contains("20260101-00001"));
}

#[test]
fn a_symbol_says_what_the_label_says() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    add(
        &mut tab,
        &[
            (Column::Manufacturer, "  Lotus   Vacuum "),
            (Column::Batch, " 20260101-1 "),
            (Column::Report, "R1\u{A0}"),
        ],
    );
    let request = PrintRequest { leave_out: true, ..request() };
    let view = view(&mut tab, &request, 0);
    if view.labels > 0 {
        let payloads = column(&mut tab, &request, PAYLOAD);
        assert!(payloads[0].lines().all(|line| line == line.trim_end()), "{payloads:?}");
    }
}
