//! The pictures that were given, each with where it stands; any can be put on screen.

use yew::prelude::*;

use super::verdict::word;
use crate::components::chip::{Chip, Tone};
use crate::components::icon::{Icon, IconView};
use crate::state::scan::{MOST_PHOTOS, Photo, Photos, ScanAction, Stands};
use crate::words::Words;

pub(super) fn photos(photos: &Photos, on_action: &Callback<ScanAction>, words: Words) -> Html {
    let (count, done) = (photos.all.len(), photos.done());
    if count < 2 && photos.left_out == 0 {
        return Html::default();
    }
    let counted = [("count", count.to_string()), ("done", done.to_string())];
    html! {
        <section class="photos" aria-labelledby="photos-title">
            <h3 id="photos-title">{ words.filled("photos.title", &counted) }</h3>
            if done < count {
                <progress value={done.to_string()} max={count.to_string()} aria-labelledby="photos-title"></progress>
            }
            if photos.left_out > 0 {
                <p class="note tone-look" role="status" data-left-out={photos.left_out.to_string()}>
                    <IconView icon={Icon::TriangleAlert} />
                    { words.filled("photos.left-out", &[("count", photos.left_out.to_string()), ("limit", MOST_PHOTOS.to_string())]) }
                </p>
            }
            <ol>{ for photos.all.iter().map(|photo| row(photo, photos, on_action, words)) }</ol>
        </section>
    }
}

fn row(photo: &Photo, photos: &Photos, on_action: &Callback<ScanAction>, words: Words) -> Html {
    let id = photo.id;
    let (name, stands) = stands(photo, words);
    html! {
        <li key={id.0}>
            <button type="button" class="photo-row" aria-pressed={(photos.open == id).to_string()} data-photo={name}
                onclick={on_action.reform(move |_: MouseEvent| ScanAction::Opened(id))}>
                { thumbnail(photo) }
                <span class="photo-name" title={photo.name.clone()}>{ photo.name.clone() }</span>
                { stands }
            </button>
        </li>
    }
}

/// Only of pictures that were read: a browser shows nothing of the others, or is still at work.
fn thumbnail(photo: &Photo) -> Html {
    match (&photo.stands, photo.url.clone()) {
        (Stands::Read(_), Some(url)) => {
            html! { <img class="thumbnail" src={url} alt="" loading="lazy" decoding="async" /> }
        }
        _ => html! { <span class="thumbnail"><IconView icon={Icon::Image} /></span> },
    }
}

/// Where a picture stands: a name for journeys, and what a person sees.
fn stands(photo: &Photo, words: Words) -> (&'static str, Html) {
    match &photo.stands {
        Stands::Waiting => ("waiting", html! { <span class="help">{ words.get("photos.waiting") }</span> }),
        Stands::Reading(_) => {
            ("reading", html! { <span class="help" aria-busy="true">{ words.get("photos.reading") }</span> })
        }
        Stands::Failed(_) => {
            ("failed", html! { <Chip tone={Tone::Fail}>{ words.get("verdict.failed") }</Chip> })
        }
        Stands::Read(shown) => {
            let (tone, name, key) = word(shown.report.verdict);
            (name, html! { <Chip {tone}>{ words.get(key) }</Chip> })
        }
    }
}
