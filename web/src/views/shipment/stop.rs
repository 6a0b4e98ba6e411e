//! The line stands: what is wrong, field by field, and the button without which nothing goes on.

use service::desk::shipment::{SessionView, TakeView};
use service::shipment::Input;
use yew::prelude::*;

use super::ACKNOWLEDGE;
use super::values::{at_length, differences, place, take};
use crate::components::icon::{Icon, IconView};
use crate::hooks::shipment::{Ask, Key};
use crate::platform::page;
use crate::state::shipment::Hasty;
use crate::words::{Words, use_words};

/// What stopped the line, if something did.
pub(super) fn stop(session: &SessionView, ask: &Callback<Ask>, words: Words) -> Html {
    if session.stopped_by.is_empty() {
        return Html::default();
    }
    html! {
        <section class="stop tone-fail" role="alert" aria-labelledby="stop-title">
            <h3 id="stop-title"><IconView icon={Icon::CircleX} />{ words.get("loading.stop.title") }</h3>
            { for session.stopped_by.iter().map(|one| wrong(one, words)) }
            <Acknowledge of={session.stopped_by.last().map_or(0, |take| take.number)} on_press={ask.reform(|()| Ask::Hear(Input::Acknowledge))} />
        </section>
    }
}

fn wrong(one: &TakeView, words: Words) -> Html {
    html! {
        <div class="stop-label" data-code={one.code.clone()}>
            <p class="stop-words">{ at_length(&one.code, Some(one), words) }</p>
            { take(one, words) }
            { differences(&one.differences, words) }
            if let Some(place) = place(&one.place) { <p class="help">{ place }</p> }
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct AcknowledgeProps {
    /// The read that stopped the line last: the focus comes here with each.
    of: u32,
    on_press: Callback<()>,
}

/// The focus comes here, and a code that a hand-held scanner types meanwhile does not press it.
#[component]
fn Acknowledge(props: &AcknowledgeProps) -> Html {
    let words = use_words();
    let hasty = use_mut_ref(Hasty::default);
    use_effect_with(props.of, |_| page::focus(ACKNOWLEDGE));
    let onkeydown = {
        let hasty = hasty.clone();
        Callback::from(move |event: KeyboardEvent| hasty.borrow_mut().key(&event.key(), page::now_ms()))
    };
    let onclick = {
        let on_press = props.on_press.clone();
        Callback::from(move |_: MouseEvent| {
            if hasty.borrow().is_meant(page::now_ms()) {
                on_press.emit(());
            }
        })
    };
    html! {
        <button type="button" id={ACKNOWLEDGE} class="acknowledge" data-action="acknowledge" {onclick} {onkeydown}
            aria-keyshortcuts={Key::Acknowledge.letter()}>
            <IconView icon={Icon::Check} />{ words.get("loading.acknowledge") }<kbd>{ Key::Acknowledge.letter() }</kbd>
        </button>
    }
}
