//! The face for Chinese labels: it is large, and nothing can be loaded after the seal, so the page loads again with it.

use yew::prelude::*;

use crate::components::icon::{Icon, IconView};
use crate::words::Words;

/// The finding that asks for it.
const NEEDED: &str = "label.chinese-font-needed";

/// What the offer to load it needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Chinese {
    /// It is loaded with the page already.
    pub wanted: bool,
    /// What was typed and chosen is there after the page was loaded again.
    pub outlives_page: bool,
    /// Loads the page again with it.
    pub on_load: Callback<()>,
}

/// What helps against a finding of this code: the face for Chinese labels, where it is that one.
pub fn way_on(code: &str, chinese: &Chinese, words: Words) -> Html {
    if code != NEEDED {
        return Html::default();
    }
    if chinese.wanted {
        return html! { <p class="help">{ words.get("chinese.did-not-come") }</p> };
    }
    let key = if chinese.outlives_page { "chinese.help" } else { "chinese.help-blocked" };
    html! {
        <div class="way-on">
            <p class="help">{ words.get(key) }</p>
            <button type="button" class="secondary" data-action="load-chinese" disabled={!chinese.outlives_page}
                onclick={chinese.on_load.reform(|_: MouseEvent| ())}>
                <IconView icon={Icon::Download} />{ words.get("chinese.load") }
            </button>
        </div>
    }
}
