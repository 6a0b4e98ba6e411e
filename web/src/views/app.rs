//! The page: which state there is, and who draws it.

use std::rc::Rc;

use service::{Checked, Draft, Verdict};
use yew::prelude::*;

use super::describe::Describe;
use super::frame::{Step, Steps, TopLine};
use super::label::LabelStep;
use super::scan::ScanStep;
use crate::components::chip::Tone;
use crate::hooks::labelling::{Labelling, use_labelling};
use crate::hooks::scanning::use_scanning;
use crate::hooks::settled::use_settled;
use crate::hooks::workers::use_workers;
use crate::platform::{page, storage};
use crate::state::draft::DraftState;
use crate::state::label::LabelState;
use crate::state::scan::ScanState;
use crate::state::settings::{Kept, Settings};
use crate::words::Words;

/// The page.
#[component]
pub fn App() -> Html {
    let store = use_memo((), |()| storage::open());
    let kept = use_memo((), |()| store.load().and_then(|text| Kept::restore(&text)));
    let settings = use_reducer(|| match &*kept {
        Some(kept) => kept.settings,
        None => Settings::first_visit(page::wished_locale()),
    });
    let draft =
        use_reducer(|| DraftState::begin(kept.as_ref().clone().map(|kept| kept.draft).unwrap_or_default()));
    let words = Words(settings.locale);
    use_effect_with((*settings, draft.now.clone()), move |(settings, draft)| {
        if let Some(text) = Kept::new(*settings, draft.clone()).write() {
            store.save(&text);
        }
    });
    use_effect_with((settings.locale, settings.theme), move |&(locale, theme)| {
        page::set_locale(locale, &Words(locale).get("page.title"));
        page::set_theme(theme);
    });

    let workers = use_workers();
    let settled = use_settled(draft.now.clone());
    let checked = use_memo(settled.clone(), service::check);
    let Labelling { state: label, on_download, on_retry } =
        use_labelling(&workers, &settled, &checked, *settings);
    let expected = checked.identity.is_some().then(|| settled.clone());
    let scanning = use_scanning(&workers, expected.clone());

    html! {
        <ContextProvider<Words> context={words}>
            <div class="temqr">
                <TopLine engine={workers.state.clone()} settings={*settings} on_action={dispatch(&settings)} />
                <Steps steps={steps(words, &settled, &checked, &label, &scanning.state)} />
                <main class="workbench">
                    <Describe draft={draft.now.clone()} {checked} can_undo={draft.can_undo()} on_action={dispatch(&draft)} />
                    <LabelStep state={label} engine={workers.state.clone()} settings={*settings}
                        on_setting={dispatch(&settings)} {on_download} {on_retry} />
                    <ScanStep state={scanning.state} ready={workers.state.ready()} expecting={expected.is_some()}
                        on_file={scanning.on_file} on_camera={scanning.on_camera} on_frame={scanning.on_frame}
                        reader_free={scanning.reader_free} on_clear={scanning.on_clear} />
                </main>
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
    checked: &Checked,
    label: &Rc<LabelState>,
    scan: &ScanState,
) -> Vec<Step> {
    let empty =
        [&draft.manufacturer, &draft.batch, &draft.report].into_iter().filter(|t| t.is_empty()).count();
    let findings = checked.findings.len();
    let describe = match (&checked.identity, empty) {
        (Some(_), _) if findings == 0 => (Some(Tone::Pass), words.get("step.describe.good")),
        (Some(_), _) => {
            (Some(Tone::Look), words.with("step.describe.look", &[("count", &findings.to_string())]))
        }
        (None, 1..) => (None, words.with("step.describe.empty", &[("count", &empty.to_string())])),
        (None, 0) => {
            (Some(Tone::Fail), words.with("step.describe.mend", &[("count", &findings.to_string())]))
        }
    };
    let described = checked.identity.is_some();
    let drawn = match (&label.fault, label.current(), described) {
        (Some(_), ..) => (Some(Tone::Fail), words.get("step.label.fault")),
        (None, Some(_), true) => (Some(Tone::Pass), words.get("step.label.good")),
        (.., true) => (None, words.get("step.label.drawing")),
        (.., false) => (None, words.get("step.label.waits")),
    };
    let verdict = scan.report().map(|report| report.verdict);
    let scanned = match (scan, verdict) {
        (_, Some(Verdict::Matches)) => (Some(Tone::Pass), words.get("verdict.matches")),
        (_, Some(Verdict::Differs)) => (Some(Tone::Fail), words.get("verdict.differs")),
        (_, Some(Verdict::NotRead)) => (Some(Tone::Fail), words.get("verdict.not-read")),
        (_, Some(Verdict::Read)) => (Some(Tone::Open), words.get("verdict.read")),
        (ScanState::Failed { .. }, None) => (Some(Tone::Fail), words.get("verdict.failed")),
        (ScanState::Reading { .. } | ScanState::Camera(_), None) => (None, words.get("step.scan.busy")),
        (_, None) => (None, words.get("step.scan.waits")),
    };
    let next = match (described, label.current().is_some()) {
        (false, _) => 0,
        (true, false) => 1,
        (true, true) => 2,
    };
    [("describe", "step.describe", describe), ("label", "step.label", drawn), ("scan", "step.scan", scanned)]
        .into_iter()
        .enumerate()
        .map(|(at, (id, name, (tone, state)))| Step { id, name, state, tone, next: at == next })
        .collect()
}
