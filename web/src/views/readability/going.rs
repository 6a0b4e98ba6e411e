//! A run under way: the camera, a counter to be seen from an arm's length, and a dot for each try.

use service::readability::{Statistics, Try, TryOutcome};
use yew::prelude::*;

use super::{percent, seconds, tone};
use crate::components::chip::{Chip, Tone};
use crate::components::icon::{Icon, IconView};
use crate::components::marked::Marked;
use crate::hooks::readability::Tallying;
use crate::platform::page;
use crate::state::readability::{Session, Tally, TallyAction};
use crate::views::camera::CameraView;
use crate::words::Words;

/// The run under way.
pub(super) fn going(tallying: &Tallying, camera_free: bool, words: Words) -> Html {
    let Tallying { tally, on_tally, on_frame, reader_free, .. } = tallying;
    let Some(session) = tally.session() else { return Html::default() };
    let paused = matches!(**tally, Tally::Paused(_));
    let live = tally.looks() && !matches!(**tally, Tally::Starting(_));
    html! {
        <div class="scan-body going" data-readability={situation(tally)}>
            <div class="stage scan-stage">
                if camera_free {
                    <CameraView {live} {paused} on_live={Callback::noop()} on_frame={on_frame.clone()}
                        on_fault={on_tally.reform(TallyAction::Failed)} reader_free={reader_free.clone()} />
                }
            </div>
            <div class="scan-side">
                <p class="counter">
                    <strong>{ session.counted() }</strong><span>{ " / " }{ session.wanted }</span>
                    <span class="counter-light">{ words.get(session.run.light.key()) }</span>
                </p>
                <progress max={session.wanted.to_string()} value={session.counted().to_string()}
                    aria-label={words.with("readability.counted", &[("count", &session.counted().to_string()), ("wanted", &session.wanted.to_string())])} />
                <div class="now" role="status" aria-live="polite">{ now(tally, session, words) }</div>
                { wrong(session, words) }
                { strip(session, session.wanted.saturating_sub(session.counted()), words) }
                { actions(tally, session, on_tally, words) }
            </div>
        </div>
    }
}

/// The situation, for style and for tests.
const fn situation(tally: &Tally) -> &'static str {
    match tally {
        Tally::Idle => "idle",
        Tally::Starting(_) => "starting",
        Tally::Trying { .. } => "trying",
        Tally::Away { .. } => "away",
        Tally::Paused(_) => "paused",
        Tally::Done(_) => "done",
        Tally::Failed(..) => "failed",
    }
}

/// What came of the last try, and what to do now.
fn now(tally: &Tally, session: &Session, words: Words) -> Html {
    let (title, help) = match tally {
        Tally::Starting(_) => ("readability.starting", None),
        Tally::Away { .. } => ("readability.away", Some("readability.away.help")),
        Tally::Paused(_) => ("readability.paused", Some("readability.paused.help")),
        _ => ("readability.looking", Some("readability.looking.help")),
    };
    let last = session.run.tries.last().filter(|_| matches!(tally, Tally::Away { .. }));
    html! {
        <>
            if let Some(last) = last { <p>{ outcome(last, words) }</p> }
            <p class="now-title">{ words.get(title) }</p>
            if let Some(help) = help { <p class="help">{ words.get(help) }</p> }
        </>
    }
}

/// What came of a try, as a chip.
fn outcome(one: &Try, words: Words) -> Html {
    let tone = match one.outcome {
        TryOutcome::Read => Tone::Pass,
        TryOutcome::Wrong => Tone::Fail,
        TryOutcome::TimedOut => Tone::Look,
        TryOutcome::Abandoned => Tone::Open,
    };
    let text = match (one.outcome, one.time_ms) {
        (TryOutcome::Read, Some(time)) => {
            words.with("readability.read-in", &[("seconds", &seconds(time, words))])
        }
        _ => words.get(one.outcome.key()),
    };
    html! { <Chip {tone}>{ text }</Chip> }
}

/// Another code was read: this is said loudly.
fn wrong(session: &Session, words: Words) -> Html {
    let Some(text) = &session.wrong else { return Html::default() };
    html! {
        <div class="note tone-fail" role="alert" data-readability="wrong">
            <IconView icon={Icon::CircleX} />
            <div><p>{ words.get("readability.wrong-text") }</p><p><Marked text={text.to_string()} spans={vec![]} /></p></div>
        </div>
    }
}

/// A dot for each try, and an empty one for each of so many that are still wanted.
pub(super) fn strip(session: &Session, open: usize, words: Words) -> Html {
    let dot = |(at, one): (usize, &Try)| {
        let name = words.get(one.outcome.key());
        let number = (at + 1).to_string();
        let text = match one.time_ms.filter(|_| one.outcome == TryOutcome::Read) {
            Some(time) => words.with(
                "readability.dot-time",
                &[("number", &number), ("outcome", &name), ("seconds", &seconds(time, words))],
            ),
            None => words.with("readability.dot", &[("number", &number), ("outcome", &name)]),
        };
        let icon = match one.outcome {
            TryOutcome::Read => Icon::Check,
            TryOutcome::Wrong => Icon::X,
            TryOutcome::TimedOut => Icon::TriangleAlert,
            TryOutcome::Abandoned => Icon::ChevronRight,
        };
        html! {
            <li class={classes!("dot", tone(one.outcome))} title={text.clone()}>
                <IconView {icon} /><span class="sr-only">{ text }</span>
            </li>
        }
    };
    html! {
        <ol class="dots">
            { for session.run.tries.iter().enumerate().map(dot) }
            { for (0..open).map(|_| html! { <li class="dot" aria-hidden="true"></li> }) }
        </ol>
    }
}

fn actions(tally: &Tally, session: &Session, on_tally: &Callback<TallyAction>, words: Words) -> Html {
    let button = |class: &'static str, action: TallyAction, name: &'static str, icon: Option<Icon>| {
        let onclick = on_tally.reform(move |_: MouseEvent| match &action {
            // The moment counts in which the button was pressed.
            TallyAction::Abandon(_) => TallyAction::Abandon(page::now_ms()),
            action => action.clone(),
        });
        let words = words.get(&format!("readability.{name}"));
        html! { <button type="button" {class} data-action={name} {onclick}>if let Some(icon) = icon { <IconView {icon} /> }{ words }</button> }
    };
    let paused = matches!(tally, Tally::Paused(_));
    html! {
        <div class="actions">
            if paused { { button("primary", TallyAction::Resume, "resume", Some(Icon::Camera)) } }
            else { { button("secondary", TallyAction::Pause, "pause", None) } }
            if matches!(tally, Tally::Trying { .. }) { { button("quiet", TallyAction::Abandon(0.0), "abandon", Some(Icon::ChevronRight)) } }
            if !session.run.tries.is_empty() { { button("quiet", TallyAction::TakeBack, "take-back", Some(Icon::Undo2)) } }
            { button("quiet", TallyAction::Stop, "stop", Some(Icon::X)) }
        </div>
    }
}

/// What a run came to.
pub(super) fn result(session: &Session, on_tally: &Callback<TallyAction>, words: Words) -> Html {
    let statistics = Statistics::of(&session.run.tries);
    let ratio = statistics.ratio.zip(statistics.interval).map(|(ratio, interval)| {
        let tone = match ratio {
            _ if statistics.wrong > 0 => Tone::Fail,
            all if all >= 1.0 => Tone::Pass,
            _ => Tone::Look,
        };
        let figures = [
            ("read", statistics.read.to_string()),
            ("counted", statistics.counted().to_string()),
            ("low", percent(interval.low, words)),
            ("high", percent(interval.high, words)),
        ];
        html! {
            <p class="verdict-word">
                <Chip {tone}>{ percent(ratio, words) }{ " %" }</Chip>{ " " }{ words.filled("readability.interval", &figures) }
            </p>
        }
    });
    html! {
        <div class="result" data-readability="done" role="status">
            { ratio.unwrap_or_default() }
            { wrong(session, words) }
            { strip(session, 0, words) }
            <div class="actions">
                <button type="button" class="quiet" data-action="take-back" onclick={on_tally.reform(|_: MouseEvent| TallyAction::TakeBack)}>
                    <IconView icon={Icon::Undo2} />{ words.get("readability.take-back") }
                </button>
                <button type="button" class="quiet" data-action="close" onclick={on_tally.reform(|_: MouseEvent| TallyAction::Closed)}>
                    <IconView icon={Icon::X} />{ words.get("readability.close") }
                </button>
            </div>
        </div>
    }
}
