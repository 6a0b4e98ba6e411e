//! What can be done: the camera, pictures, stop, begin again.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::ScanProps;
use crate::components::icon::{Icon, IconView};
use crate::platform::files;
use crate::state::scan::{Photos, ScanAction, ScanState};
use crate::words::Words;

/// The button that turns the camera on, and on again for the next label.
pub(super) const CAMERA_BUTTON: &str = "scan-camera";

/// What the reader knows. Phones turn their own formats into JPEG for a page that asks for these.
const READ: &str = "image/png,image/jpeg,image/webp";

/// What opens the phone's own camera.
const ANY: &str = "image/*";

pub(super) fn actions(props: &ScanProps, words: Words) -> Html {
    let ready = props.engine.ready();
    let camera =
        if matches!(*props.state, ScanState::Frozen { .. }) { "scan.another" } else { "scan.camera" };
    let stop = match &*props.state {
        ScanState::Idle => None,
        ScanState::Camera(_) => Some(("scan.stop", None)),
        ScanState::Photos(photos) if is_reading(photos) => {
            let key = if photos.all.len() > 1 { "scan.cancel-all" } else { "scan.cancel" };
            Some((key, Some(ScanAction::Cancelled)))
        }
        ScanState::Frozen { .. } | ScanState::Photos(_) | ScanState::Failed { .. } => {
            Some(("scan.again", None))
        }
    };
    html! {
        <div class="actions">
            if !props.state.camera_wanted() {
                <button type="button" id={CAMERA_BUTTON} class="primary" disabled={!ready} data-action="camera"
                    onclick={props.on_action.reform(|_: MouseEvent| ScanAction::CameraWanted)}>
                    <IconView icon={Icon::Camera} />{ words.get(camera) }
                </button>
                if props.handheld {
                    { give(props, "scan.take", Icon::Camera, false, words) }
                }
                { give(props, "scan.choose", Icon::Image, true, words) }
            }
            if let Some((key, action)) = stop {
                <button type="button" class="quiet" data-action="stop" onclick={stopping(props, action)}>
                    <IconView icon={Icon::X} />{ words.get(key) }
                </button>
            }
        </div>
    }
}

fn is_reading(photos: &Photos) -> bool {
    photos.done() < photos.all.len()
}

fn stopping(props: &ScanProps, action: Option<ScanAction>) -> Callback<MouseEvent> {
    match action {
        Some(action) => props.on_action.reform(move |_| action.clone()),
        None => props.on_clear.reform(|_| ()),
    }
}

/// A button for pictures: several that are there, or one that the phone's own camera takes, with all the pixels and
/// the focus that a page does not get.
fn give(props: &ScanProps, key: &'static str, icon: Icon, several: bool, words: Words) -> Html {
    let ready = props.engine.ready();
    let on_files = props.on_files.clone();
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        on_files.emit(files::all(input.files().as_ref()));
        // So that choosing the same file again is a change again.
        input.set_value("");
    });
    let capture = (!several).then_some("environment");
    html! {
        <label class={classes!("button", "secondary", (!ready).then_some("disabled"))}>
            <IconView {icon} />{ words.get(key) }
            <input class="sr-only" type="file" disabled={!ready} {onchange} accept={if several { READ } else { ANY }}
                multiple={several} {capture} />
        </label>
    }
}
