//! A container is loaded, natively: what the page keeps and sends, the desk and the reader take as it is.

mod common;

use std::rc::Rc;

use common::{run, run_at};
use service::desk::shipment::{Heard, ShipmentAct, ShipmentJob, ShipmentReply, ShipmentView};
use service::desk::{Outcome, WorkspaceRef};
use service::shipment::{Input, Refusal, Signal};
use service::{
    Desk, DeskJob, Draft, FileFormat, Job, LabelRequest, LabelSetup, Options, Reply, ScanReport, ScanRequest,
};
use web::state::print::PrintWish;
use web::state::shipment::{FormEdit, Section, ShipmentAction, ShipmentState, Whereabouts, reads_of};
use yew::Reducible;

const MAKER: &str = "Lotus Vacuum Technology Co., Ltd.";
const BATCHES: [&str; 2] = ["20260517-0001", "20260517-0007"];

fn report_of(batch: &str) -> String {
    format!("IR-2026-{batch}")
}

/// The page and its desk, with two batches in the records and a shipment that expects their labels.
struct Page {
    desk: Desk,
    state: Rc<ShipmentState>,
}

impl Page {
    fn open() -> Self {
        let mut page = Self { desk: Desk::default(), state: Rc::default() };
        let mut csv = "Manufacturer,Batch number,Report reference\n".to_owned();
        for batch in BATCHES {
            csv.push_str(&format!("\"{MAKER}\",{batch},{}\n", report_of(batch)));
        }
        page.ask(DeskJob::Open(WorkspaceRef { id: "w1".into(), name: String::new() }), Vec::new());
        let read = DeskJob::Read { name: "records.csv".into(), options: Options::default() };
        let Outcome::Source(source) = page.ask(read, csv.into_bytes()) else { panic!("no file was read") };
        page.ask(DeskJob::Add(source.mapping), Vec::new());
        page.tell(ShipmentAction::Opened(Whereabouts { id: "a".into(), section: Section::Check }));
        page.act(ShipmentAct::Write(service::desk::shipment::ShipmentText::default()));
        page
    }

    fn ask(&mut self, job: DeskJob, bytes: Vec<u8>) -> Outcome {
        match run_at(&mut self.desk, &Job::Desk(job), bytes).reply {
            Reply::Desk(reply) => reply.outcome,
            other => panic!("{other:?}"),
        }
    }

    fn tell(&mut self, action: ShipmentAction) {
        self.state = self.state.clone().reduce(action);
    }

    /// Does something with the shipment, as the page does.
    fn act(&mut self, act: ShipmentAct) {
        match self.ask(DeskJob::Shipment(ShipmentJob { id: "a".into(), act }), Vec::new()) {
            Outcome::Shipment(ShipmentReply::Shown(view)) => self.tell(ShipmentAction::Shown(view)),
            other => panic!("{other:?}"),
        }
    }

    fn hear(&mut self, input: Input) -> Heard {
        let job = ShipmentJob { id: "a".into(), act: ShipmentAct::Hear(input) };
        match self.ask(DeskJob::Shipment(job), Vec::new()) {
            Outcome::Shipment(ShipmentReply::Heard(heard)) => {
                let (id, by_camera) = ("a".to_owned(), true);
                self.tell(ShipmentAction::Heard { id, heard: heard.clone(), by_camera });
                *heard
            }
            other => panic!("{other:?}"),
        }
    }

    fn view(&self) -> &ShipmentView {
        self.state.open.as_ref().and_then(|open| open.view.as_deref()).expect("it is open")
    }
}

/// A printed label, as a camera sees it.
fn seen(batch: &str) -> ScanReport {
    let draft = Draft { manufacturer: MAKER.into(), batch: batch.into(), report: report_of(batch) };
    let request = LabelRequest {
        draft,
        more: std::collections::BTreeMap::new(),
        setup: LabelSetup::default(),
        issued: None,
    };
    let picture = run(&Job::Export(request, FileFormat::Png), Vec::new()).bytes.expect("a picture");
    match run(&Job::Scan(ScanRequest::file(None)), picture).reply {
        Reply::Scanned(report) => report,
        other => panic!("{other:?}"),
    }
}

#[test]
fn labels_of_the_records_are_expected_read_and_matched_and_a_stranger_stops_the_line() {
    let mut page = Page::open();
    page.tell(ShipmentAction::Typed(FormEdit::Reference("SO-1".into())));
    page.tell(ShipmentAction::Typed(FormEdit::Pallets("PAL-1".into())));
    let text = page.state.open.as_ref().and_then(|open| open.unwritten()).expect("typed").text();
    page.act(ShipmentAct::Write(text));
    assert!(page.state.open.as_ref().is_some_and(|open| open.unwritten().is_none()), "it is written");
    let wish = PrintWish { leave_out: true, ..PrintWish::default() };
    page.act(ShipmentAct::ExpectRecords(Box::new(wish.request(&LabelSetup::default(), "en"))));
    assert_eq!(page.view().counts.expected, 2);

    let good = page.hear(Input::Frame(reads_of(&seen(BATCHES[0]))));
    assert_eq!((good.signal, page.view().counts.matched), (Signal::Good, 1));
    assert_eq!(page.hear(Input::Frame(reads_of(&seen(BATCHES[0])))).signal, Signal::Quiet, "each once");

    let stranger = page.hear(Input::Frame(reads_of(&seen("20260314-0200"))));
    assert_eq!(stranger.signal, Signal::Wrong);
    assert_eq!(page.view().session.blocked, Some(Refusal::Stopped));
    assert_eq!(page.view().session.stopped_by.len(), 1);
    page.hear(Input::Frame(reads_of(&seen(BATCHES[1]))));
    assert_eq!(page.view().counts.matched, 1, "nothing is taken while the line stands");

    page.hear(Input::Acknowledge);
    page.hear(Input::Frame(reads_of(&seen(BATCHES[1]))));
    assert_eq!((page.view().counts.matched, page.view().counts.extra), (2, 1));
    page.hear(Input::Undo);
    assert_eq!(page.view().counts.matched, 1);
}

#[test]
fn a_read_without_margin_counts_when_another_frame_says_the_same() {
    let mut page = Page::open();
    page.act(ShipmentAct::ExpectRecords(Box::new(
        PrintWish { leave_out: true, ..PrintWish::default() }.request(&LabelSetup::default(), "en"),
    )));
    let mut report = seen(BATCHES[0]);
    // As the reader tells of a symbol that has no error correction left.
    let symbol = report.symbols.remove(0);
    report.unconfirmed = vec![symbol.text.expect("a text").into_bytes()];
    let reads = reads_of(&report);
    assert!(reads.len() == 1 && !reads[0].is_sure());
    assert_eq!(page.hear(Input::Frame(reads.clone())).signal, Signal::Again);
    assert_eq!(page.view().counts.matched, 0);
    assert_eq!(page.hear(Input::Frame(reads)).signal, Signal::Good);
    assert_eq!(page.view().counts.matched, 1);
}
