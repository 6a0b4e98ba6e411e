//! The setup, the place Print, the platform's code and the viewer, drawn to text natively.

mod common;

use std::collections::BTreeMap;
use std::rc::Rc;

use common::{drawn, run, run_at, texts};
use i18n::Locale;
use service::desk::WorkspaceRef;
use service::{
    Column, Desk, DeskJob, Draft, Fault, FileFormat, Imported, Job, LabelRequest, LabelSetup, OwnFile,
    OwnKind, Question, Reply, Rgb, RunFinding,
};
use web::hooks::making::{About, Making, Promise, Said, Troubles};
use web::hooks::printing::Printing;
use web::hooks::records::Records;
use web::state::draft::{DraftAction, DraftState, Texts};
use web::state::engine::{EngineState, Seal};
use web::state::issued::IssuedState;
use web::state::print::{PrintAction, PrintFile, PrintState, PrintTold, PrintWish, PrintWork};
use web::state::queue::JobId;
use web::state::records::{RecordsAction, RecordsState};
use web::state::setup::{Choice, SetupAction, SetupState};
use web::state::viewer::ViewerState;
use web::views::chinese::Chinese;
use web::views::describe::{Describe, DescribeProps, asks};
use web::views::issued::IssuedProps;
use web::views::print::{PrintPlace, PrintProps};
use web::views::setup::{SetupPanel, SetupProps};
use web::words::use_words;
use yew::prelude::*;

const RECORDS: &str = "Manufacturer,Batch,Report\n\
    Lotus Vacuum,20260517-0001,IR-1\n\
    Lotus Vacuum,20260517-0002,IR-2\n\
    Lotus Vacuum,20260230-0003,IR-3\n";

fn making(choices: impl IntoIterator<Item = Choice>) -> Making {
    let begin = Rc::new(SetupState::default());
    let state = choices
        .into_iter()
        .fold(begin, |state: Rc<SetupState>, choice| state.reduce(SetupAction::Chosen(choice)));
    let setup = &state.now.setup;
    let job = Job::Advise { substrate: setup.substrate.clone(), ink: setup.ink, paper: setup.paper };
    let advised = match run(&job, Vec::new()).reply {
        Reply::Advised { advice, contrast } => Promise { advice: *advice, contrast: *contrast },
        other => panic!("{other:?}"),
    };
    let catalogue = match run(&Job::Catalogue(setup.own.clone()), Vec::new()).reply {
        Reply::Catalogue(catalogue) => Rc::from(catalogue),
        other => panic!("{other:?}"),
    };
    Making {
        state,
        catalogue: Some(catalogue),
        advised: Some(Rc::new(advised)),
        troubles: Troubles::default(),
        told: None,
        ask: Callback::noop(),
    }
}

fn setup(locale: Locale, making: Making) -> String {
    drawn::<SetupPanel>(locale, SetupProps { making })
}

fn chinese(outlives_page: bool) -> Chinese {
    Chinese { wanted: false, outlives_page, on_load: Callback::noop() }
}

/// A desk with three lines, one of which has a day that is none, as the page sees it.
fn desk() -> (Desk, Rc<RecordsState>) {
    let mut desk = Desk::default();
    let mut state = Rc::new(RecordsState::default());
    let jobs = [
        (DeskJob::Open(WorkspaceRef { id: "w1".into(), name: "Lotus".into() }), Vec::new()),
        (
            DeskJob::Read { name: "a.csv".into(), options: service::Options::default() },
            RECORDS.as_bytes().to_vec(),
        ),
    ];
    let mut ask = |desk: &mut Desk, job: DeskJob, bytes: Vec<u8>| {
        let Reply::Desk(reply) = run_at(desk, &Job::Desk(job), bytes).reply else { panic!() };
        state = state.clone().reduce(RecordsAction::Answered(JobId(1), reply));
        state.clone()
    };
    for (job, bytes) in jobs {
        ask(&mut desk, job, bytes);
    }
    let mapping =
        ask(&mut desk, DeskJob::List, Vec::new()).source.as_ref().map(|source| source.mapping.clone());
    let Some(mapping) = mapping else { panic!("no file was read") };
    let state = ask(&mut desk, DeskJob::Add(mapping), Vec::new());
    (desk, state)
}

fn printed(desk: &mut Desk, wish: PrintWish) -> Rc<PrintState> {
    let request = wish.request(&LabelSetup::default(), "en");
    let reply = run_at(desk, &Job::Desk(DeskJob::PrintView(request, 0)), Vec::new()).reply;
    let work = PrintWork { job: JobId(1), began_ms: 0.0, progress: None };
    let begin = Rc::new(PrintState::begin(wish));
    begin.reduce(PrintAction::Began(None, work)).reduce(PrintAction::Answered(JobId(1), reply))
}

fn print_place(locale: Locale, records: Rc<RecordsState>, state: Rc<PrintState>) -> String {
    drawn::<PrintPlace>(
        locale,
        PrintProps {
            engine: EngineState::Ready(Seal { page: true, workers: true }),
            records: Records { state: records, ask: Callback::noop() },
            making: making([]),
            printing: Printing { state, can_cancel: true, ask: Callback::noop() },
            chinese: chinese(true),
        },
    )
}

#[test]
fn nothing_is_printed_while_a_label_cannot_be_made_unless_it_is_left_out() {
    let (mut desk, records) = desk();
    let html = print_place(Locale::En, records.clone(), printed(&mut desk, PrintWish::default()));
    assert!(html.contains("data-refused=\"1\"") && html.contains("data-code=\"batch.not-a-date\""), "{html}");
    assert!(
        html.contains("disabled data-print=\"pdf\"") || html.contains("data-print=\"pdf\" disabled"),
        "{html}"
    );
    assert!(html.contains("Make the other 2 labels"), "{html}");

    let others = PrintWish { leave_out: true, ..PrintWish::default() };
    let html = print_place(Locale::En, records, printed(&mut desk, others));
    assert!(!html.contains("data-action=\"leave-out\""), "{html}");
    assert!(html.contains("data-labels=\"2\""), "{html}");
}

#[test]
fn without_records_the_place_leads_to_them() {
    let mut desk = Desk::default();
    let open = DeskJob::Open(WorkspaceRef { id: "w1".into(), name: String::new() });
    let Reply::Desk(reply) = run_at(&mut desk, &Job::Desk(open), Vec::new()).reply else { panic!() };
    let records = Rc::new(RecordsState::default()).reduce(RecordsAction::Answered(JobId(1), reply));
    let html = print_place(Locale::En, records, Rc::default());
    assert!(html.contains("href=\"#records\"") && !html.contains("data-print"), "{html}");
}

#[test]
fn a_file_that_is_written_says_how_long_it_takes() {
    let (mut desk, records) = desk();
    let state = printed(&mut desk, PrintWish { leave_out: true, ..PrintWish::default() });
    let work = PrintWork { job: JobId(2), began_ms: 0.0, progress: None };
    let progress = service::Progress { done: 25, total: 100 };
    let state = state
        .reduce(PrintAction::Began(Some(PrintFile { format: service::PrintFormat::Pdf, left_out: 0 }), work))
        .reduce(PrintAction::Progressed(JobId(2), progress, 3000.0));
    let html = print_place(Locale::En, records.clone(), state.clone());
    assert!(html.contains("25 %") && html.contains("about 9 s left"), "{html}");
    assert!(html.contains("data-action=\"cancel-print\""), "{html}");

    let fault = Fault::new("print.nothing");
    let state = state.reduce(PrintAction::Refused(JobId(2), fault.clone()));
    assert_eq!(state.told, Some(PrintTold::Failed(fault)));
    assert!(print_place(Locale::En, records, state).contains("data-code=\"print.nothing\""));
}

#[test]
fn a_material_that_is_rejected_says_why_with_its_source() {
    let question = Question {
        material: "coated-paper".into(),
        surroundings: vec!["sea-freight".into()],
        ..Question::default()
    };
    let html = material(making([Choice::Substrate(question)]));
    assert!(html.contains("data-advice=\"reject\"") && html.contains("<details class=\"source\">"), "{html}");
    assert!(html.contains("data-reason=\"substrate.reason."), "{html}");
}

#[test]
fn light_ink_on_dark_paper_is_refused_with_the_reason() {
    let html = material(making([Choice::Ink(Rgb([255; 3])), Choice::Paper(Rgb([0; 3]))]));
    assert!(
        html.contains("data-code=\"contrast.inverted\"") && !html.contains("data-passes=\"true\""),
        "{html}"
    );
    let html = material(making([]));
    assert!(html.contains("data-passes=\"true\"") && !html.contains("contrast.inverted"), "{html}");
}

/// The part of the material, which is behind a tab on the page.
fn material(making: Making) -> String {
    #[derive(PartialEq, Clone, Properties)]
    struct Props {
        making: Making,
    }
    #[component]
    fn Material(props: &Props) -> Html {
        web::views::setup::material::material_tab(&props.making, use_words())
    }
    drawn::<Material>(Locale::En, Props { making })
}

#[test]
fn the_columns_that_profile_or_template_use_are_asked_for_and_the_needed_ones_marked() {
    let made = making([Choice::Profile("gs1-digital-link".into())]);
    let Some(catalogue) = made.catalogue else { panic!() };
    let profile = catalogue.profiles.iter().find(|profile| profile.id == "gs1-digital-link");
    let asked = asks(profile, None);
    let of = |column| asked.iter().find(|asked| asked.column == column).map(|asked| asked.required);
    assert_eq!((of(Column::Gtin), of(Column::Serials), of(Column::Product)), (Some(true), Some(false), None));
}

fn imported() -> Imported {
    let draft =
        Draft { manufacturer: "Lotus Vacuum".into(), batch: "20260517-0001".into(), report: "IR-1".into() };
    let setup = LabelSetup::default();
    let request = LabelRequest { draft: draft.clone(), more: BTreeMap::new(), setup, issued: None };
    let Some(png) = run(&Job::Export(request, FileFormat::Png), Vec::new()).bytes else { panic!("no label") };
    match run(&Job::Import(Draft { batch: "20260517-0009".into(), ..draft }), png).reply {
        Reply::Imported(imported) => *imported,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_code_of_the_platform_is_shown_beside_the_record_and_goes_with_its_text() {
    let imported = imported();
    let begin = Rc::new(DraftState::default());
    let state = begin.reduce(DraftAction::Issued(imported.issued.clone()));
    assert_eq!(state.now.issued.as_ref(), Some(&imported.issued));
    let other = state.clone().reduce(DraftAction::Typed(Column::PlatformPayload, "VN-2".into()));
    assert_eq!(other.now.issued, None, "another code was not drawn like this");

    let props = DescribeProps {
        texts: state.now.clone(),
        judged: None,
        can_undo: true,
        asks: Rc::from([]),
        issued: IssuedProps {
            state: Rc::new(IssuedState::Read(Rc::new(imported))),
            on_label: true,
            line: None,
            on_keep: Callback::noop(),
            on_file: Callback::noop(),
            on_clear: Callback::noop(),
            on_use: Callback::noop(),
        },
        on_action: Callback::noop(),
    };
    let html = drawn::<Describe>(Locale::En, props);
    assert!(
        html.contains("data-issued=\"symbol\"") && html.contains("data-code=\"issued.disagrees\""),
        "{html}"
    );
    assert!(html.contains("data-field-equal=\"false\""), "{html}");
    // A line end inside the code is kept, and shown for what it is.
    assert!(html.contains('␊'), "{html}");
}

#[test]
fn the_viewer_shows_the_fields_and_claims_no_proof() {
    #[derive(PartialEq, Clone, Properties)]
    struct Props {
        state: ViewerState,
    }
    #[component]
    fn Viewer(props: &Props) -> Html {
        web::views::viewer::viewer(&props.state, &EngineState::Loading, use_words())
    }
    let fragment = "v1?m=Lotus%20Vacuum&b=20260517-0001&r=IR-1";
    let state = match run(&Job::View(fragment.into()), Vec::new()).reply {
        Reply::Viewed(viewed) => ViewerState::Viewed(Rc::new(viewed)),
        other => panic!("{other:?}"),
    };
    let html = drawn::<Viewer>(Locale::En, Props { state });
    assert!(html.contains("Lotus Vacuum") && html.contains("data-column=\"batch\""), "{html}");
    assert!(html.contains("proves nothing"), "{html}");
}

#[test]
fn the_font_is_offered_only_where_nothing_would_be_lost() {
    #[derive(PartialEq, Clone, Properties)]
    struct Props {
        code: &'static str,
        outlives_page: bool,
    }
    #[component]
    fn Offer(props: &Props) -> Html {
        web::views::chinese::way_on(props.code, &chinese(props.outlives_page), use_words())
    }
    let offer = |code, outlives_page| drawn::<Offer>(Locale::En, Props { code, outlives_page });
    let needed = "label.chinese-font-needed";
    assert!(!offer(needed, true).contains("disabled"), "{}", offer(needed, true));
    let lost = offer(needed, false);
    assert!(lost.contains("disabled") && lost.contains("would be lost"), "{lost}");
    assert_eq!(offer("label.no-glyph", true), "");
}

#[test]
fn no_view_has_words_of_its_own() {
    let (mut desk, records) = desk();
    let failed = Making { told: Some((About::Logo, Said::Failed(Fault::new("logo.damaged")))), ..making([]) };
    let state = printed(&mut desk, PrintWish::default());
    let pages = [
        setup(Locale::Pseudo, failed),
        print_place(Locale::Pseudo, records.clone(), Rc::default()),
        print_place(Locale::Pseudo, records, state.clone()),
    ];
    // Sources of rules are cited, not translated.
    let checks = state.view.iter().flat_map(|view| &view.checks);
    let cited: Vec<String> = checks
        .flat_map(|told| [&told.check.source.rule, &told.check.source.source].map(ToString::to_string))
        .collect();
    let Some(catalogue) = making([]).catalogue else { panic!() };
    let named: Vec<&str> =
        catalogue.templates.iter().flat_map(|template| &template.name).map(String::as_str).collect();
    let own = [Locale::En, Locale::Vi, Locale::Zh].map(Locale::own_name);
    for html in pages {
        for text in texts(&html) {
            let known = named.contains(&text)
                || own.contains(&text)
                || cited.iter().any(|it| it == text)
                || text.contains("[[");
            let words =
                text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty() && *word != "mm");
            assert!(known || words.count() == 0, "{text:?} stands in the code, not in a table");
        }
    }
}

#[test]
fn what_is_wrong_with_the_choices_is_told_with_its_way_out() {
    let own = OwnFile { kind: OwnKind::Template, json: "{".into() };
    let Reply::Catalogue(catalogue) = run(&Job::Catalogue(vec![own.clone()]), Vec::new()).reply else {
        panic!("one unreadable file must not take the others away")
    };
    let [(0, why)] = &catalogue.unreadable[..] else { panic!("{:?}", catalogue.unreadable) };
    let unreadable = Troubles { unreadable: vec![(own, why.clone())], ..Troubles::default() };
    let cases = [
        (unreadable, "data-action=\"forget-own\""),
        (Troubles { not_kept: true, ..Troubles::default() }, "hold until this page is closed"),
        (Troubles { set_aside: true, ..Troubles::default() }, "data-action=\"save-set-aside\""),
        (
            Troubles { no_catalogue: Some(Fault::new("worker.stopped")), ..Troubles::default() },
            "data-action=\"fetch-again\"",
        ),
    ];
    for (troubles, told) in cases {
        let html = setup(Locale::En, Making { troubles, ..making([]) });
        assert!(html.contains(told), "{told}: {html}");
    }
    assert!(!setup(Locale::En, making([])).contains("data-action=\"forget-own\""));
}

#[test]
fn what_is_found_on_several_labels_is_told_once_with_the_way_to_the_first() {
    let (mut desk, records) = desk();
    let mut state = (*printed(&mut desk, PrintWish::default())).clone();
    let Some(view) = &mut state.view else { panic!() };
    let view = Rc::make_mut(view);
    let finding = base::Finding::new("print.uncounted", base::Severity::Warning);
    view.findings = vec![RunFinding { finding, labels: 7, line: record::LineId(2), number: 3 }];
    let [check, ..] = &mut view.checks[..] else { panic!("no check was made") };
    check.labels = 1;
    view.labels = 2;
    let html = print_place(Locale::En, records, Rc::new(state));
    assert!(html.contains("On 7 labels") && html.contains("Line 3"), "{html}");
    assert!(html.contains("On 1 of 2 labels"), "{html}");
}

#[test]
fn what_labels_need_to_be_made_is_drawn_in_every_language() {
    for locale in [Locale::En, Locale::Vi, Locale::Zh] {
        let html = setup(locale, making([]));
        assert!(!html.contains("[["), "{locale:?}: {html}");
        assert!(html.matches("name=\"template\"").count() >= 3, "{html}");
    }
}

#[test]
fn a_kept_text_does_not_forget_its_symbol() {
    let issued = imported().issued;
    let texts = Rc::new(DraftState::default()).reduce(DraftAction::Issued(issued)).now.clone();
    let kept = serde_json::to_string(&web::state::draft::KeptMore::from(&texts)).unwrap();
    let back = Texts::restored(Draft::default(), serde_json::from_str(&kept).unwrap());
    assert_eq!(back, texts);
}
