//! The page: which state there is, and who draws it.

use service::{Draft, Field, Verdict};
use yew::prelude::*;

use super::describe::Describe;
use super::frame::{Step, Steps, TopLine, places};
use super::label::LabelStep;
use super::records::records_place;
use super::scan::ScanStep;
use crate::components::chip::Tone;
use crate::components::icon::{Icon, IconView};
use crate::hooks::labelling::{Labelling, use_labelling};
use crate::hooks::late_words::use_all_words;
use crate::hooks::place::use_place;
use crate::hooks::records::use_records;
use crate::hooks::scanning::use_scanning;
use crate::hooks::settled::use_settled;
use crate::hooks::workers::use_workers;
use crate::platform::{page, storage};
use crate::state::draft::{DraftAction, DraftState};
use crate::state::engine::EngineState;
use crate::state::label::LabelState;
use crate::state::place::Place;
use crate::state::scan::ScanState;
use crate::state::settings::Settings;
use crate::words::Words;

/// The page.
#[component]
pub fn App() -> Html {
    let store = use_memo((), |()| storage::open());
    let settings = use_reducer(|| {
        let kept = storage::restore::<Settings>(&**store, storage::SETTINGS).and_then(Settings::sound);
        kept.unwrap_or_else(|| Settings::first_visit(page::wished_locale()))
    });
    let draft =
        use_reducer(|| DraftState::begin(storage::restore(&**store, storage::DRAFT).unwrap_or_default()));
    storage::use_kept(store.clone(), storage::SETTINGS, *settings);
    storage::use_kept(store.clone(), storage::DRAFT, draft.now.clone());
    let workers = use_workers();
    let words = use_all_words(&workers, settings.locale);
    use_effect_with((settings.locale, settings.theme), move |&(locale, theme)| {
        page::set_locale(locale, &Words::new(locale).get("page.title"));
        page::set_theme(theme);
    });

    let place = use_place();
    let settled = use_settled(draft.now.clone());
    let Labelling { state: label, current, on_download, on_retry } =
        use_labelling(&workers, &settled, &draft.now, *settings);
    let expected = label.expected().cloned();
    let scanning = use_scanning(&workers, expected.clone(), place == Place::Label);
    let outdated = scanning.state.outdated(&draft.now);
    let records = use_records(&workers, &store, settings.locale.tag(), place == Place::Records);
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
    let on_label = {
        let draft = draft.dispatcher();
        Callback::from(move |taken| {
            draft.dispatch(DraftAction::Replaced(taken));
            page::go_to_place(Place::Label);
        })
    };
    let problems = records.state.overview.as_ref().map_or(0, |overview| overview.lines_with.errors);

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
                if place == Place::Records {
                    { records_place(&records, &workers.state, words, &on_label) }
                } else {
                    <Steps steps={steps(words, &draft.now, &label, current, &scanning.state, outdated)} />
                    <main class="workbench">
                        <Describe draft={draft.now.clone()} judged={label.judged.clone()} can_undo={draft.can_undo()} on_action={dispatch(&draft)} />
                        <LabelStep state={label} {current} settings={*settings}
                            on_setting={dispatch(&settings)} {on_download} {on_retry} />
                        <ScanStep state={scanning.state} engine={workers.state.clone()} expecting={expected.is_some()} {outdated}
                            on_file={scanning.on_file} on_camera={scanning.on_camera} on_frame={scanning.on_frame}
                            reader_free={scanning.reader_free} on_clear={scanning.on_clear} />
                    </main>
                }
                <footer class="foot">
                    <p>{ words.get("foot.source") }</p>
                    <p>{ words.get("foot.claim") }</p>
                </footer>
            </div>
        </ContextProvider<Words>>
    }
}

fn dispatch<R: Reducible + 'static>(reducer: &UseReducerHandle<R>) -> Callback<R::Action> {
    let dispatcher = reducer.dispatcher();
    Callback::from(move |action| dispatcher.dispatch(action))
}

/// Where each of the three steps stands.
fn steps(
    words: Words,
    draft: &Draft,
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
        ("describe", "step.describe", describe_stands(words, draft, label)),
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

fn describe_stands(words: Words, draft: &Draft, label: &LabelState) -> Stands {
    let empty = Field::ALL.into_iter().filter(|field| draft.get(*field).is_empty()).count();
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
    match (scan.report().map(|report| report.verdict), scan) {
        (Some(Verdict::Matches), _) => (Some(Tone::Pass), words.get("verdict.matches")),
        (Some(Verdict::Differs), _) => (Some(Tone::Fail), words.get("verdict.differs")),
        (Some(Verdict::NotRead), _) => (Some(Tone::Fail), words.get("verdict.not-read")),
        (Some(Verdict::Read), _) => (Some(Tone::Open), words.get("verdict.read")),
        (None, ScanState::Failed { .. }) => (Some(Tone::Fail), words.get("verdict.failed")),
        (None, ScanState::Idle) => (None, words.get("step.scan.waits")),
        (None, _) => (None, words.get("step.scan.busy")),
    }
}
