//! The place of the records, drawn natively from what the desk itself answers.

mod common;

use std::rc::Rc;

use common::{drawn, run_at, texts, words};
use i18n::Locale;
use record::{Bulk, Column};
use service::desk::{Filter, Outcome, Selection, ViewRequest, WorkspaceRef};
use service::{Desk, DeskJob, DeskReply, Fault, Job, Options, Reply};
use web::hooks::records::Records;
use web::state::engine::{EngineState, Seal};
use web::state::queue::JobId;
use web::state::records::{Cursor, Notice, RecordsAction, RecordsState, Tab, Work};
use web::views::records::records_place;
use yew::prelude::*;

/// The file that the page offers for a try.
const SAMPLE: &str = include_str!("../src/views/records/sample.csv");

/// The page's state, fed by a desk.
struct Page {
    desk: Desk,
    state: Rc<RecordsState>,
}

impl Page {
    /// A page with a new workspace.
    fn open() -> Self {
        let mut page = Self { desk: Desk::default(), state: Rc::default() };
        page.job(DeskJob::Open(WorkspaceRef { id: "w1".into(), name: "Hoa Sen".into() }));
        page
    }

    /// A page with the lines of the sample.
    fn with_sample() -> Self {
        let mut page = Self::open();
        page.read();
        let mapping = page.state.source.as_ref().expect("a file was read").mapping.clone();
        page.job(DeskJob::Add(mapping));
        page.view();
        page
    }

    fn read(&mut self) {
        let job = DeskJob::Read { name: "orders.csv".into(), options: Options::default() };
        self.with_file(job, SAMPLE.into());
    }

    fn view(&mut self) {
        let request = ViewRequest { selection: self.state.selection.clone(), from: 0, count: 100 };
        self.job(DeskJob::View(request));
        if let Some(line) = self.state.focused_line() {
            self.job(DeskJob::Inspect(line));
        }
    }

    fn job(&mut self, job: DeskJob) {
        self.with_file(job, Vec::new());
    }

    fn with_file(&mut self, job: DeskJob, bytes: Vec<u8>) {
        let reply = self.ask(job, bytes);
        self.act(RecordsAction::Answered(JobId(1), Box::new(reply)));
    }

    fn ask(&mut self, job: DeskJob, bytes: Vec<u8>) -> DeskReply {
        match run_at(&mut self.desk, &Job::Desk(job), bytes).reply {
            Reply::Desk(reply) => *reply,
            other => panic!("{other:?}"),
        }
    }

    fn act(&mut self, action: RecordsAction) {
        self.state = self.state.clone().reduce(action);
    }

    fn draw(&self, locale: Locale) -> String {
        #[derive(Debug, Clone, PartialEq, Properties)]
        struct PlaceProps {
            records: Records,
            locale: String,
        }
        #[component]
        fn Place(props: &PlaceProps) -> Html {
            let locale = Locale::from_tag(&props.locale).unwrap_or(Locale::Pseudo);
            let engine = EngineState::Ready(Seal { page: true, workers: true });
            records_place(&props.records, &engine, words(locale), &Callback::noop())
        }
        let records = Records { state: self.state.clone(), ask: Callback::noop() };
        drawn::<Place>(locale, PlaceProps { records, locale: locale.tag().to_owned() })
    }
}

#[test]
fn an_empty_workspace_offers_ways_to_bring_records() {
    let html = Page::open().draw(Locale::En);
    assert!(html.contains("Drop a spreadsheet") && html.contains("Try a sample file"), "{html}");
}

#[test]
fn a_file_is_looked_at_before_it_is_added() {
    let mut page = Page::open();
    page.read();
    let html = page.draw(Locale::En);
    assert!(html.contains("orders.csv") && html.contains("Records: 6, columns: 11"), "{html}");
    for column in [Column::Manufacturer, Column::Batch, Column::Report, Column::ReportDate] {
        let chosen = format!("value=\"{}\" selected", column.name());
        assert!(html.contains(&chosen), "{chosen} in {html}");
    }
}

#[test]
fn problems_stand_in_their_cells_and_beside_the_grid() {
    let mut page = Page::with_sample();
    let html = page.draw(Locale::En);
    assert!(html.contains("aria-rowcount=\"7\""), "{html}");
    assert!(html.contains("20260517-0002") && html.contains("tone-fail"), "{html}");
    // The second cell of the third line: the batch with a report that is used twice.
    let report = page.state.columns().iter().position(|column| *column == Column::Report).unwrap();
    page.act(RecordsAction::Moved(Cursor { row: 2, column: report }));
    page.view();
    let html = page.draw(Locale::En);
    assert!(html.contains("data-code=\"set.report-reused\""), "{html}");
    assert!(html.contains(">Line 1<"), "the other line is one press away: {html}");
}

#[test]
fn a_late_answer_to_another_selection_shows_nothing() {
    let mut page = Page::with_sample();
    let all = page
        .ask(DeskJob::View(ViewRequest { selection: Selection::default(), from: 0, count: 100 }), Vec::new());
    page.act(RecordsAction::Selected(Selection { filter: Filter::Binned, ..Selection::default() }));
    let before = page.state.window.clone();
    page.act(RecordsAction::Answered(JobId(9), Box::new(all)));
    assert_eq!(page.state.window, before);
}

#[test]
fn another_workspace_takes_nothing_of_the_first_along() {
    let mut page = Page::with_sample();
    assert!(page.state.line.is_some());
    page.job(DeskJob::Open(WorkspaceRef { id: "w2".into(), name: "Other".into() }));
    assert!(page.state.line.is_none() && page.state.window.is_none() && page.state.cursor.is_none());
    assert!(!page.draw(Locale::En).contains("20260517"));
}

#[test]
fn a_cell_that_was_changed_elsewhere_is_not_overwritten() {
    let mut page = Page::with_sample();
    let typing = page.state.typing_here(Some("mine".into())).unwrap();
    let mut edit = typing.edit;
    edit.before = "what stood there long ago".into();
    page.job(DeskJob::Edit(edit));
    assert!(matches!(page.state.notice, Some(Notice::Contradicted { .. })), "{:?}", page.state.notice);
    let html = page.draw(Locale::En);
    assert!(html.contains("was changed meanwhile") && html.contains("Use mine"), "{html}");
}

#[test]
fn one_pasted_cell_goes_into_the_cell_in_focus_and_several_do_not() {
    let page = Page::with_sample();
    let edit = page.state.cursor_edit("20260517-0009\r\n").expect("a cell is in focus");
    assert_eq!(
        (edit.before.as_str(), edit.after.as_str()),
        ("Lotus Vacuum Technology Co., Ltd.", "20260517-0009")
    );
    for several in ["a\tb", "a\nb", "", "\n"] {
        assert_eq!(page.state.cursor_edit(several), None, "{several:?}");
    }
    assert_eq!(Page::open().state.cursor_edit("a"), None);
}

#[test]
fn no_view_of_the_records_has_words_of_its_own() {
    let mut import = Page::open();
    import.read();
    let mut mending = Page::with_sample();
    mending.act(RecordsAction::Proposed(Some((Bulk::Trim, None))));
    let mut busy = Page::with_sample();
    busy.act(RecordsAction::Began(Work {
        job: None,
        what: "work.reading",
        progress: None,
        can_cancel: true,
    }));
    let mut failed = Page::open();
    failed.act(RecordsAction::Failed(None, Fault::new("desk.no-source")));
    let mut pages = vec![Page::open(), import, mending, busy, failed];
    for tab in Tab::ALL {
        let mut page = Page::with_sample();
        page.act(RecordsAction::Tab(tab));
        page.job(DeskJob::Batches { from: 0, count: 10 });
        page.job(DeskJob::Registration);
        pages.push(page);
    }
    for page in pages {
        let html = page.draw(Locale::Pseudo);
        // Texts of the file, names that are the same in every language, and what the person typed.
        let values = [
            "Hoa Sen",
            "orders.csv",
            "UTF-8",
            "version",
            "laboratory",
            "Shift",
            "F8",
            "field.",
            "consistency.",
            "documents",
        ];
        for text in texts(&html) {
            let of_file = SAMPLE.contains(text.trim()) || text.chars().all(|c| !c.is_alphabetic());
            let known = intake_encoding(text) || values.iter().any(|value| text.contains(value));
            assert!(of_file || known || text.contains("[["), "{text:?} stands in the code, not in a table");
        }
    }
}

fn intake_encoding(text: &str) -> bool {
    let mut page = Page::open();
    let outcome = page.ask(DeskJob::Read { name: String::new(), options: Options::default() }, SAMPLE.into());
    match outcome.outcome {
        Outcome::Source(source) => source.encodings.iter().any(|name| name == text),
        other => panic!("{other:?}"),
    }
}
