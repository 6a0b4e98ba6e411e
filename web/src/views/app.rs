//! The page: which state there is, and who draws it.

use std::rc::Rc;

use record::LineId;
use service::readability::LabelName;
use service::{Draft, Expected, Field, IssuedSymbol, Verdict};
use yew::prelude::*;

use super::chinese::Chinese;
use super::describe::{Describe, asks};
use super::evidence::EvidencePlace;
use super::frame::{Step, Steps, TopLine, places};
use super::issued::{IssuedProps, PLATFORM};
use super::label::LabelStep;
use super::print::PrintPlace;
use super::readability::ReadabilityPanel;
use super::records::records_place;
use super::scan::ScanStep;
use super::shipment::ShipmentPlace;
use super::submission::SubmissionPlace;
use super::viewer::viewer;
use crate::components::chip::Tone;
use crate::components::icon::{Icon, IconView};
use crate::hooks::issuing::use_issuing;
use crate::hooks::labelling::{Labelling, use_labelling};
use crate::hooks::late_words::use_all_words;
use crate::hooks::making::{Make, Making, use_making};
use crate::hooks::place::use_place;
use crate::hooks::printing::{Stock, use_printing};
use crate::hooks::readability::use_tallying;
use crate::hooks::records::{Ask, use_records};
use crate::hooks::scanning::use_scanning;
use crate::hooks::settled::use_settled;
use crate::hooks::submission::use_submitting;
use crate::hooks::viewing::use_viewing;
use crate::hooks::workers::use_workers;
use crate::platform::{page, storage};
use crate::state::draft::{DraftAction, DraftState, KeptMore, Texts};
use crate::state::engine::EngineState;
use crate::state::label::LabelState;
use crate::state::place::Place;
use crate::state::readability::TallyAction;
use crate::state::scan::ScanState;
use crate::state::settings::Settings;
use crate::state::setup::{Choice, SetupState};
use crate::words::Words;

/// The page.
#[component]
pub fn App() -> Html {
    let store = use_memo((), |()| storage::open());
    let settings = use_reducer(|| {
        storage::restore::<Settings>(&**store, storage::SETTINGS)
            .unwrap_or_else(|| Settings::first_visit(page::wished_locale()))
    });
    let draft = use_reducer(|| {
        let more = storage::restore::<KeptMore>(&**store, storage::MORE).unwrap_or_default();
        let fields = storage::restore(&**store, storage::DRAFT).unwrap_or_default();
        DraftState::begin(Texts::restored(fields, more))
    });
    let chinese = use_memo((), |()| storage::restore(&**store, storage::CHINESE).unwrap_or_default());
    let device = use_memo((), |()| storage::device(&**store));
    let workers = use_workers(*chinese, &device);
    // Before the choices about the page are kept in their new form: what they held about labels moves over.
    let making = use_making(&workers, &store);
    storage::use_kept(store.clone(), storage::SETTINGS, *settings);
    storage::use_kept(store.clone(), storage::DRAFT, draft.now.draft.clone());
    storage::use_kept(store.clone(), storage::MORE, KeptMore::from(&draft.now));
    let words = use_all_words(&workers, settings.locale);
    use_effect_with((settings.locale, settings.theme), move |&(locale, theme)| {
        page::set_locale(locale, &Words::new(locale).get("page.title"));
        page::set_theme(theme);
    });

    let place = use_place();
    let setup = &making.state.now.setup;
    let settled = use_settled((draft.now.clone(), setup.clone()));
    let Labelling { state: label, current, on_download, on_retry } =
        use_labelling(&workers, (&settled.0, &settled.1), (&draft.now, setup));
    let expected = label.expected();
    let handheld = use_memo((), |()| page::handheld());
    let scanning = use_scanning(&workers, expected.clone(), place == Place::Label);
    let payload = label.drawing().filter(|_| current).map(|drawing| drawing.payload.as_str());
    let outdated = scanning.state.outdated(&draft.now.draft, payload);
    let records = use_records(&workers, &store, settings.locale.tag(), place == Place::Records);
    let submitting = use_submitting(&workers, &records, &store, words, place == Place::Submission);
    let stock = Stock {
        setup: setup.clone(),
        version: records.state.version(),
        in_memory: records.state.in_memory(),
        locale: settings.locale.tag(),
        in_sight: place == Place::Print,
    };
    let printing = use_printing(&workers, &store, &stock);
    let on_issued = {
        let (draft, ask) = (draft.dispatcher(), making.ask.clone());
        Callback::from(move |issued: IssuedSymbol| {
            draft.dispatch(DraftAction::Issued(issued));
            ask.emit(Make::Choose(Choice::Profile(PLATFORM.to_owned())));
        })
    };
    let issuing = use_issuing(&workers, &draft.now.draft, &on_issued);
    let viewing = use_viewing(&workers, place == Place::Viewer);
    // A camera is for the place where its picture is seen.
    use_effect_with(place, {
        let leave = scanning.on_clear.clone();
        let watching = matches!(*scanning.state, ScanState::Camera(..));
        move |place| {
            if watching && *place != Place::Label {
                leave.emit(());
            }
        }
    });
    let named = expected.as_ref().and_then(labelled);
    let tallying = use_tallying(&workers, &records, named, settings.locale.tag());
    // One part of the page shows the camera at a time: the one that was asked for last.
    use_effect_with(scanning.state.camera_wanted(), {
        let stop = tallying.on_tally.clone();
        move |&scans| {
            if scans {
                stop.emit(TallyAction::Stop);
            }
        }
    });
    use_effect_with((tallying.tally.camera_wanted(), place), {
        let (leave, stop) = (scanning.on_clear.clone(), tallying.on_tally.clone());
        let watching = scanning.state.camera_wanted();
        move |&(tallies, place)| {
            if tallies && place != Place::Label {
                stop.emit(TallyAction::Stop);
            } else if tallies && watching {
                leave.emit(());
            }
        }
    });
    let taken = use_state_eq(|| None::<(LineId, String)>);
    let on_label = {
        let (draft, taken) = (draft.dispatcher(), taken.setter());
        Callback::from(move |(line, texts): (LineId, Texts)| {
            taken.set(Some((line, texts.draft.batch.clone())));
            draft.dispatch(DraftAction::Replaced(texts));
            page::go_to_place(Place::Label);
        })
    };
    let chinese = Chinese {
        wanted: *chinese,
        outlives_page: store.outlives_page() && !records.state.would_lose(),
        on_load: Callback::from(move |()| {
            storage::keep(&**store, storage::CHINESE, &true);
            page::reload();
        }),
    };
    let problems = records.state.overview.as_ref().map_or(0, |overview| overview.lines_with.errors);
    let on_keep = records.ask.reform(|(line, issued)| {
        page::go_to_place(Place::Records);
        Ask::Keep(line, issued)
    });
    let issued = IssuedProps {
        line: taken.as_ref().filter(|(_, batch)| *batch == draft.now.draft.batch).map(|(line, _)| *line),
        on_keep,
        state: issuing.state,
        on_label: setup.profile == PLATFORM,
        on_file: issuing.on_file,
        on_clear: issuing.on_clear,
        on_use: making
            .ask
            .reform(|on_label| Make::Choose(Choice::Profile(own_or_platform(on_label).to_owned()))),
    };

    let camera_free = !scanning.state.camera_wanted();

    html! {
        <ContextProvider<Words> context={words}>
            <div class="temqr">
                <TopLine engine={workers.state.clone()} settings={*settings} on_action={dispatch(&settings)} />
                { places(place, problems, words) }
                if let EngineState::Failed { code } = workers.state {
                    <p class="note tone-fail engine-note" role="alert" data-code={code}>
                        <IconView icon={Icon::CircleX} />{ words.get(code) }
                    </p>
                }
                { match place {
                    Place::Records => records_place(&records, &workers.state, words, &on_label),
                    Place::Print => html! {
                        <PrintPlace engine={workers.state.clone()} {records} {making} {printing} {chinese} />
                    },
                    Place::Shipment => html! { <ShipmentPlace {workers} {records} {making} /> },
                    Place::Evidence => html! { <EvidencePlace {workers} {records} /> },
                    Place::Submission => html! { <SubmissionPlace engine={workers.state.clone()} {records} {submitting} /> },
                    Place::Viewer => viewer(&viewing, &workers.state, words),
                    Place::Label => html! {
                        <>
                            <Steps steps={steps(words, &draft.now, &label, current, &scanning.state, outdated)} />
                            <main class="label-steps">
                                <div class="workbench">
                                    <Describe texts={draft.now.clone()} judged={label.judged.clone()} can_undo={draft.can_undo()}
                                        asks={asked(&making)} {issued} on_action={dispatch(&draft)} />
                                    <LabelStep state={label} {current} making={making.clone()} {chinese} px_per_mm={settings.px_per_mm()}
                                        on_setting={dispatch(&settings)} {on_download} {on_retry} />
                                </div>
                                <ScanStep state={scanning.state} engine={workers.state.clone()} expecting={expected.is_some()} {outdated}
                                    handheld={*handheld} on_files={scanning.on_files} on_action={scanning.on_action} on_frame={scanning.on_frame}
                                    reader_free={scanning.reader_free} on_clear={scanning.on_clear} />
                                <ReadabilityPanel {tallying} engine={workers.state.clone()} has_label={expected.is_some()} {camera_free} />
                            </main>
                        </>
                    },
                } }
                <footer class="foot">
                    <p>{ words.get("foot.source") }</p>
                    <p>{ words.get("foot.claim") }</p>
                </footer>
            </div>
        </ContextProvider<Words>>
    }
}

/// The name of the label on screen; `None` while there is no code to look for.
fn labelled(expected: &Expected) -> Option<Rc<LabelName>> {
    let Draft { manufacturer, batch, report } = expected.draft.clone();
    Some(LabelName { payload: expected.payload.clone()?, manufacturer, batch, report }.into())
}

/// The profile of a label that carries the platform's code, or one of this program's own.
const fn own_or_platform(platform: bool) -> &'static str {
    if platform { PLATFORM } else { "plain" }
}

/// The columns that the chosen profile and template use.
fn asked(making: &Making) -> Rc<[super::describe::Asked]> {
    let SetupState { now, .. } = &*making.state;
    let catalogue = making.catalogue.as_deref();
    let profile = catalogue.and_then(|all| all.profiles.iter().find(|one| one.id == now.setup.profile));
    let template = catalogue.and_then(|all| all.templates.iter().find(|one| one.id == now.setup.template));
    asks(profile, template)
}

fn dispatch<R: Reducible + 'static>(reducer: &UseReducerHandle<R>) -> Callback<R::Action> {
    let dispatcher = reducer.dispatcher();
    Callback::from(move |action| dispatcher.dispatch(action))
}

/// Where each of the three steps stands.
fn steps(
    words: Words,
    texts: &Texts,
    label: &LabelState,
    drawn: bool,
    scan: &ScanState,
    outdated: bool,
) -> Vec<Step> {
    let next = match (label.expected(), drawn) {
        (None, _) => 0,
        (Some(_), false) => 1,
        (Some(_), true) => 2,
    };
    let stands = [
        ("describe", "step.describe", describe_stands(words, texts, label)),
        ("label", "step.label", label_stands(words, label, drawn)),
        ("scan", "step.scan", scan_stands(words, scan, outdated)),
    ];
    stands
        .into_iter()
        .enumerate()
        .map(|(at, (id, name, (tone, state)))| Step { id, name, state, tone, next: at == next })
        .collect()
}

/// At a glance, and in words.
type Stands = (Option<Tone>, AttrValue);

fn describe_stands(words: Words, texts: &Texts, label: &LabelState) -> Stands {
    let empty = Field::ALL.into_iter().filter(|field| texts.draft.get(*field).is_empty()).count();
    let findings = label.judged.as_ref().map_or(0, |judged| judged.findings.len()).to_string();
    let count = [("count", findings.as_str())];
    match (empty, label.expected().is_some(), findings.as_str()) {
        (1.., ..) => (None, words.with("step.describe.empty", &[("count", &empty.to_string())])),
        (0, true, "0") => (Some(Tone::Pass), words.get("step.describe.good")),
        (0, true, _) => (Some(Tone::Look), words.with("step.describe.look", &count)),
        (0, false, "0") => (None, words.get("step.label.drawing")),
        (0, false, _) => (Some(Tone::Fail), words.with("step.describe.mend", &count)),
    }
}

fn label_stands(words: Words, label: &LabelState, drawn: bool) -> Stands {
    match (label.fault(), drawn, label.expected()) {
        (Some(_), ..) => (Some(Tone::Fail), words.get("step.label.fault")),
        (None, true, _) => (Some(Tone::Pass), words.get("step.label.good")),
        (None, false, Some(_)) => (None, words.get("step.label.drawing")),
        (None, false, None) => (None, words.get("step.label.waits")),
    }
}

fn scan_stands(words: Words, scan: &ScanState, outdated: bool) -> Stands {
    if outdated {
        return (Some(Tone::Look), words.get("verdict.outdated"));
    }
    if scan.fault().is_some() {
        return (Some(Tone::Fail), words.get("verdict.failed"));
    }
    match (scan.report().map(|report| report.verdict), scan) {
        (Some(Verdict::Matches), _) => (Some(Tone::Pass), words.get("verdict.matches")),
        (Some(Verdict::Differs), _) => (Some(Tone::Fail), words.get("verdict.differs")),
        (Some(Verdict::NotRead), _) => (Some(Tone::Fail), words.get("verdict.not-read")),
        (Some(Verdict::Read), _) => (Some(Tone::Open), words.get("verdict.read")),
        (None, ScanState::Idle) => (None, words.get("step.scan.waits")),
        (None, _) => (None, words.get("step.scan.busy")),
    }
}
