//! A button that lets the person choose a file.

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::icon::{Icon, IconView};
use crate::platform::files;

/// A button that lets the person choose a file; the same file can be chosen twice in a row.
pub fn file_button(
    class: &'static str,
    words: AttrValue,
    name: &'static str,
    accept: &'static str,
    on_file: Callback<File>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        if let Some(file) = files::first(input.files().as_ref()) {
            on_file.emit(file);
        }
        input.set_value("");
    });
    html! {
        <label class={classes!("button", class)}><IconView icon={Icon::Upload} />{ words }
            <input type="file" class="sr-only" {name} {accept} {onchange} /></label>
    }
}
