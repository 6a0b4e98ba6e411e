//! What would make the next frame easier to read, said over the camera's picture.

use service::Hint;
use yew::prelude::*;

use crate::state::scan::Advice;
use crate::words::Words;

/// The advice of now. Its place is always there, or a screen reader would not hear of the first one.
pub fn coach(advice: Option<Advice>, words: Words) -> Html {
    html! {
        <div class="coach" role="status" aria-live="polite">
            if let Some(advice) = advice { { said(advice, words) } }
        </div>
    }
}

/// One thing to do, in words that can be read at arm's length.
fn said(advice: Advice, words: Words) -> Html {
    match advice {
        Advice::Do(hint) => {
            html! { <p class="coach-hint" data-hint={name(hint)}>{ words.get(key(hint)) }</p> }
        }
        Advice::Because(reason) => html! {
            <p class="coach-reason" data-hint={reason.code()}>{ words.filled(reason.code(), &reason.args()) }</p>
        },
    }
}

const fn key(hint: Hint) -> &'static str {
    match hint {
        Hint::Nothing => "coach.nothing",
        Hint::TooFar => "coach.too-far",
        Hint::TooClose => "coach.too-close",
        Hint::HoldStill => "coach.hold-still",
        Hint::Blurred => "coach.blurred",
        Hint::TooDark => "coach.too-dark",
        Hint::Glare => "coach.glare",
        Hint::Tilted => "coach.tilted",
    }
}

/// For journeys and styles.
fn name(hint: Hint) -> &'static str {
    key(hint).trim_start_matches("coach.")
}
