//! Labels from records: which lines, onto what, how they will look, and the files.

mod files;
pub mod grid;
mod lines;
pub mod media;
pub mod pages;

use service::desk::Overview;
use yew::prelude::*;

use self::files::files;
use self::lines::lines;
use self::media::Media;
use self::pages::Pages;
use super::chinese::Chinese;
use super::setup::SetupPanel;
use crate::components::icon::{Icon, IconView};
use crate::hooks::making::Making;
use crate::hooks::printing::Printing;
use crate::hooks::records::{Ask, Records};
use crate::platform::page;
use crate::state::engine::EngineState;
use crate::state::place::Place;
use crate::words::{Words, use_words};

/// Properties of [`PrintPlace`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PrintProps {
    /// Where loading stands.
    pub engine: EngineState,
    /// The records.
    pub records: Records,
    /// How labels are made.
    pub making: Making,
    /// Their printing.
    pub printing: Printing,
    /// The face for Chinese labels.
    pub chinese: Chinese,
}

/// The place.
#[component]
pub fn PrintPlace(props: &PrintProps) -> Html {
    let words = use_words();
    let overview = props.records.state.overview.as_deref();
    html! {
        <main class="print" aria-labelledby="print-title">
            <h2 id="print-title" class="sr-only">{ words.get("print.title") }</h2>
            { match overview {
                None => html! { <p class="help">{ words.get(if props.engine.ready() { "records.looking" } else { "records.loading" }) }</p> },
                Some(overview) if overview.lines == 0 => empty(words),
                Some(overview) => desk(props, overview, words),
            } }
        </main>
    }
}

/// Without records there is nothing to print.
fn empty(words: Words) -> Html {
    html! {
        <section class="start" aria-labelledby="print-empty-title">
            <IconView icon={Icon::Table} />
            <h2 id="print-empty-title">{ words.get("print.empty.title") }</h2>
            <p>{ words.get("print.empty.lead") }</p>
            <a class="button primary" href="#records">{ words.get("print.empty.records") }</a>
        </section>
    }
}

fn desk(props: &PrintProps, overview: &Overview, words: Words) -> Html {
    let on_record = props.records.ask.reform(|line| {
        page::go_to_place(Place::Records);
        Ask::GoTo(line)
    });
    html! {
        <div class="print-desk">
            <section class="step-card" aria-labelledby="print-lines-title">{ lines(overview, &props.printing, words) }</section>
            <section class="step-card" aria-labelledby="print-media-title">
                <Media making={props.making.clone()} printing={props.printing.clone()} />
            </section>
            <section class="step-card print-pages" aria-labelledby="print-pages-title">
                <Pages printing={props.printing.clone()} chinese={props.chinese.clone()} {on_record} />
                { files(props, words) }
            </section>
            <div class="step-card"><SetupPanel making={props.making.clone()} /></div>
        </div>
    }
}
