//! A dialog that a button opens.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// The place of a dialog, and what opens it over everything else.
#[hook]
pub fn use_dialog() -> (NodeRef, Callback<MouseEvent>) {
    let dialog = use_node_ref();
    let open = use_callback(dialog.clone(), |_: MouseEvent, dialog| {
        if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
            let _ = dialog.show_modal();
        }
    });
    (dialog, open)
}
