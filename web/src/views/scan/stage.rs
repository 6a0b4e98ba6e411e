//! What is looked at: a place to drop pictures, a picture with its codes, or the camera with what it sees.

use service::ScanReport;
use yew::prelude::*;

use super::{ScanProps, tone};
use crate::components::chip::Tone;
use crate::components::icon::{Icon, IconView};
use crate::components::picture::{Outline, Overlay};
use crate::state::scan::{
    CameraState, Code, Live, MOST_PHOTOS, Photo, ScanAction, ScanState, Seen, Shown, Stands, Track,
};
use crate::views::camera::{CameraView, coach};
use crate::words::Words;

pub(super) fn stage(props: &ScanProps, words: Words) -> Html {
    match &*props.state {
        ScanState::Idle | ScanState::Failed { .. } => html! {
            <div class="placeholder">
                <IconView icon={Icon::ScanLine} />
                <p>{ words.get("scan.drop") }</p>
                <p class="help">{ words.filled("scan.formats", &limits()) }</p>
                if !props.handheld { <p class="help">{ words.get("scan.paste") }</p> }
            </div>
        },
        ScanState::Camera(state) => camera(state, props, words),
        ScanState::Frozen { url, shown } => picture(url.clone(), words.get("camera.picture"), Some(shown)),
        ScanState::Photos(photos) => photos.opened().map(|photo| opened(photo, words)).unwrap_or_default(),
    }
}

/// What is read, in words' values.
fn limits() -> [(&'static str, String); 3] {
    [
        ("files", MOST_PHOTOS.to_string()),
        ("mebibytes", (service::MAX_PICTURE_BYTES >> 20).to_string()),
        ("megapixels", (service::MAX_PICTURE_PIXELS / 1_000_000).to_string()),
    ]
}

fn opened(photo: &Photo, words: Words) -> Html {
    match &photo.stands {
        // Browsers show no picture of a file that they cannot read either.
        Stands::Failed(_) => html! {
            <div class="placeholder"><IconView icon={Icon::Image} /><p class="file-name">{ photo.name.clone() }</p></div>
        },
        Stands::Waiting | Stands::Reading(_) => html! {
            <div class="placeholder" aria-busy="true">
                <IconView icon={Icon::ScanLine} /><p class="file-name">{ photo.name.clone() }</p>
                <p class="help">{ words.get("scan.reading") }</p>
            </div>
        },
        Stands::Read(shown) => picture(photo.url.clone(), photo.name.clone(), Some(shown)),
    }
}

fn picture(url: Option<AttrValue>, alt: AttrValue, shown: Option<&Shown>) -> Html {
    html! {
        <div class="picture">
            if let Some(url) = url { <img src={url} {alt} /> }
            if let Some(shown) = shown {
                <Overlay size={(shown.report.width, shown.report.height)} outlines={outlines(shown)} />
            }
        </div>
    }
}

/// The codes of an answer. The one under the pointer stands out, or else the one whose contents are shown, where
/// there are several.
fn outlines(shown: &Shown) -> Vec<Outline> {
    let ScanReport { symbols, unread, .. } = &*shown.report;
    let several = symbols.len() + unread.len() > 1;
    let stands_out = shown.pointed.unwrap_or(Code::Read(shown.chosen));
    let number = |at: usize| several.then(|| (at + 1).to_string().into());
    let read = symbols.iter().enumerate().map(|(at, symbol)| Outline {
        strong: several && stands_out == Code::Read(at),
        caption: number(at),
        ..Outline::new(symbol.corners, tone(symbol))
    });
    let unread = unread.iter().enumerate().map(|(at, code)| Outline {
        unread: true,
        strong: several && stands_out == Code::Unread(at),
        caption: number(symbols.len() + at),
        ..Outline::new(code.corners, Tone::Look)
    });
    read.chain(unread).collect()
}

fn camera(state: &CameraState, props: &ScanProps, words: Words) -> Html {
    let live = match state {
        CameraState::Starting => None,
        CameraState::Live(live) => Some(live),
    };
    html! {
        <div class="camera-stage">
            <CameraView live={live.is_some()} overlay={live.map(|live| tracks(live, words)).unwrap_or_default()}
                focus={live.and_then(Live::focus)} missed={live.map_or(0, |live| live.missed)}
                on_frame={props.on_frame.clone()} reader_free={props.reader_free.clone()}
                on_live={props.on_action.reform(|()| ScanAction::CameraLive)}
                on_fault={props.on_action.reform(ScanAction::CameraFailed)} />
            { coach(live.and_then(Live::advice), words) }
        </div>
    }
}

/// Outlines that follow the codes in sight, each with its pixels a module.
fn tracks(live: &Live, words: Words) -> Html {
    let outline = |track: &Track| Outline {
        unread: matches!(track.seen, Seen::Unread(_)),
        caption: Some(format!("{} px", words.number(track.module_px, 1)).into()),
        ..Outline::new(track.corners, if track.seen == Seen::Other { Tone::Fail } else { Tone::Look })
    };
    html! { <Overlay size={live.size} outlines={live.tracks.iter().map(outline).collect::<Vec<_>>()} /> }
}
