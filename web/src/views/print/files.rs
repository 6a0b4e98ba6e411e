//! The files: which there are, how far one is, and what to do when some labels cannot be made.

use service::{Media, PrintFormat, PrinterKind};
use yew::prelude::*;

use super::PrintProps;
use super::lines::is_part;
use crate::components::icon::{Icon, IconView};
use crate::components::note::{done_note, fault_note, look_note};
use crate::hooks::printing::{Press, Printing};
use crate::state::print::{PrintTold, PrintWork};
use crate::words::Words;

/// A file that labels can be written as.
type Offer = (PrintFormat, &'static str, &'static str);

const PDF: Offer = (PrintFormat::Pdf, "pdf", "print.pdf");
const ZPL: Offer = (PrintFormat::Zpl, "zpl", "download.zpl");
const TSPL: Offer = (PrintFormat::Tspl, "tspl", "download.tspl");
const ZIPS: [Offer; 3] = [
    (PrintFormat::ZipPdf, "zip-pdf", "print.zip-pdf"),
    (PrintFormat::ZipSvg, "zip-svg", "print.zip-svg"),
    (PrintFormat::ZipPng, "zip-png", "print.zip-png"),
];

/// What the chosen media and printer are sent, the usual one first. Dots are of one printer's size, so that only a
/// label printer that was chosen is sent any.
fn offers(media: &Media, kind: PrinterKind) -> &'static [Offer] {
    match (media, kind) {
        (Media::Roll(_), PrinterKind::Thermal) => &[ZPL, TSPL, PDF],
        _ => &[PDF],
    }
}

/// The files.
pub(super) fn files(props: &PrintProps, words: Words) -> Html {
    let Printing { state, .. } = &props.printing;
    let kind = props.making.state.now.setup.printer.kind;
    let refused = state.view.as_ref().map_or(0, |view| view.refused_count);
    let labels = state.view.as_ref().map_or(0, |view| view.labels);
    let blocked = refused > 0 && !state.wish.leave_out;
    let ready = labels > 0 && state.fault.is_none() && state.writing.is_none() && !blocked;
    html! {
        <div class="print-files">
            { work(props, words) }
            <div class="downloads">
                { for offers(&state.wish.media, kind).iter().enumerate().map(|(at, offer)| button(offer, at == 0, ready, props, words)) }
                if kind != PrinterKind::Thermal { <p class="help">{ words.get("download.label-printer") }</p> }
                <details class="fold inner">
                    <summary><span>{ words.get("print.zip") }</span></summary>
                    <p class="help">{ words.get("print.zip.help") }</p>
                    <div class="card-row">{ for ZIPS.iter().map(|offer| button(offer, false, ready, props, words)) }</div>
                </details>
            </div>
            <div aria-live="polite">
                if blocked { { some_refused(refused, labels, props, words) } }
                else if labels == 0 && state.view.is_some() {
                    <p class="help">{ words.get(if is_part(&state.wish.selection) { "print.none-chosen" } else { "print.none" }) }</p>
                }
                { match &state.told {
                    Some(PrintTold::Saved(name, left_out)) => html! {
                        <>
                            { done_note(words.with("download.saved", &[("name", name)])) }
                            if *left_out > 0 {
                                { look_note(words.with("print.left-out", &[("count", &left_out.to_string())]), Html::default()) }
                            }
                        </>
                    },
                    Some(PrintTold::Failed(fault)) => fault_note(fault, words, Html::default()),
                    None => Html::default(),
                } }
            </div>
        </div>
    }
}

fn button(
    &(format, name, key): &Offer,
    primary: bool,
    ready: bool,
    props: &PrintProps,
    words: Words,
) -> Html {
    html! {
        <button type="button" class={if primary { "primary" } else { "secondary" }} disabled={!ready} data-print={name}
            onclick={props.printing.ask.reform(move |_: MouseEvent| Press::Write(format))}>
            <IconView icon={Icon::Download} />{ words.get(key) }
        </button>
    }
}

/// Some labels cannot be made: nothing is printed until that is mended, or they are left out on purpose.
fn some_refused(refused: usize, labels: usize, props: &PrintProps, words: Words) -> Html {
    let kind = props.making.state.now.setup.printer.kind;
    let format = offers(&props.printing.state.wish.media, kind)
        .first()
        .map_or(PrintFormat::Pdf, |(format, ..)| *format);
    html! {
        <div class="note tone-look">
            <IconView icon={Icon::TriangleAlert} />
            <div>
                <p>{ words.with("print.blocked", &[("count", &refused.to_string())]) }</p>
                if labels > 0 {
                    <button type="button" class="secondary" data-action="leave-out" disabled={props.printing.state.writing.is_some()}
                        onclick={props.printing.ask.reform(move |_: MouseEvent| Press::WriteOthers(format))}>
                        { words.with("print.make-others", &[("count", &labels.to_string())]) }
                    </button>
                }
            </div>
        </div>
    }
}

/// What is under way, how far it is, how long it will take, and the way out.
fn work(props: &PrintProps, words: Words) -> Html {
    let Printing { state, can_cancel, ask } = &props.printing;
    let Some(work) = state.work() else { return Html::default() };
    let (what, writing) =
        if state.writing.is_some() { ("print.writing", true) } else { ("print.drawing", false) };
    let known = work.progress.map(|(progress, _)| progress).filter(|progress| progress.total > 0);
    // Drawing a page is quick as a rule: it is told once there is progress to tell.
    if !writing && known.is_none() {
        return Html::default();
    }
    html! {
        <div class="work" data-work={what}>
            <IconView icon={Icon::LoaderCircle} class={classes!("turning")} />
            <span role="status">{ words.get(what) }</span>
            if let Some(progress) = known {
                <progress max={progress.total.to_string()} value={progress.done.to_string()} aria-label={words.get(what)}></progress>
                <span class="muted">{ words.with("work.percent", &[("percent", &(progress.done * 100 / progress.total).to_string())]) }
                    { left(work, words) }</span>
            } else {
                <progress aria-label={words.get(what)}></progress>
            }
            if *can_cancel {
                <button type="button" class="quiet" data-action="cancel-print" onclick={ask.reform(|_: MouseEvent| Press::Cancel)}>
                    <IconView icon={Icon::X} />{ words.get("work.cancel") }
                </button>
            }
        </div>
    }
}

fn left(work: &PrintWork, words: Words) -> Html {
    let Some(seconds) = work.seconds_left() else { return Html::default() };
    html! { <>{ " · " }{ words.with("print.seconds-left", &[("seconds", &words.number(seconds.ceil(), 0))]) }</> }
}
