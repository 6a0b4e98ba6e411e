//! The printer: chosen, named, saved, and measured with a test page.

use base::{Dpi, Mm};
use service::{Calibration, FileFormat, Measured, Paper, Printer, PrinterKind, TestPageRequest};
use yew::prelude::*;

use super::told;
use crate::components::icon::{Icon, IconView};
use crate::components::inputs::{number, segmented, select, text};
use crate::hooks::making::{About, Make, Making, Said};
use crate::state::setup::{Choice, Kit};
use crate::words::{Words, use_words};

/// Properties of [`PrinterTab`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PrinterProps {
    /// How labels are made.
    pub making: Making,
}

/// What was typed of a test page so far.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Figures {
    paper: Paper,
    across: Option<f64>,
    down: Option<f64>,
    left: Option<f64>,
    top: Option<f64>,
    step: Option<f64>,
}

impl Figures {
    fn measured(self) -> Option<Measured> {
        Some(Measured {
            x_mm: self.across?,
            y_mm: self.down?,
            left_mm: self.left,
            top_mm: self.top,
            wedge_step: self.step,
        })
    }
}

/// The printer.
#[component]
pub fn PrinterTab(props: &PrinterProps) -> Html {
    let words = use_words();
    let figures = use_state_eq(Figures::default);
    let making = &props.making;
    html! {
        <>
            { which(making, words) }
            { what(making, words) }
            { saved(making, words) }
            { calibration(making, &figures, words) }
        </>
    }
}

/// How a printer is called in the list: saved ones by their name, presets by their place.
fn presets(making: &Making) -> &[Printer] {
    making.catalogue.as_ref().map(|catalogue| &catalogue.printers[..]).unwrap_or_default()
}

fn which(making: &Making, words: Words) -> Html {
    let Kit { setup, printers } = &*making.state.now;
    let now = &setup.printer;
    let saved = |(at, printer): (usize, &Printer)| {
        let name = words.with("printer.saved-as", &[("name", &printer.name)]);
        (format!("saved-{at}"), name, printer.clone())
    };
    let preset = |(at, printer): (usize, &Printer)| {
        (format!("preset-{at}"), AttrValue::from(printer.name.clone()), printer.clone())
    };
    let mut all: Vec<(String, AttrValue, Printer)> = printers.iter().enumerate().map(saved).collect();
    all.extend(presets(making).iter().enumerate().map(preset));
    let chosen = all.iter().find(|(.., printer)| printer == now).map_or("own", |(id, ..)| id).to_owned();
    let offers = all.iter().map(|(id, name, _)| (id.clone().into(), name.clone()));
    let own = (chosen == "own").then(|| (AttrValue::from("own"), words.get("printer.own")));
    let offers: Vec<_> = own.into_iter().chain(offers).collect();
    let on_chosen = {
        let ask = making.ask.clone();
        Callback::from(move |id: String| {
            if let Some((.., printer)) = all.iter().find(|(of, ..)| *of == id) {
                ask.emit(Make::Choose(Choice::Printer(printer.clone())));
            }
        })
    };
    select("printer", words.get("printer.which"), offers, &chosen, &on_chosen)
}

/// Its name and what it can.
fn what(making: &Making, words: Words) -> Html {
    let now = making.state.now.setup.printer.clone();
    let change = |with: fn(&mut Printer, f64)| {
        let now = now.clone();
        making.ask.reform(move |value: f64| {
            let mut printer = now.clone();
            with(&mut printer, value);
            Make::Choose(Choice::Printer(printer))
        })
    };
    let on_name = {
        let now = now.clone();
        making.ask.reform(move |name| Make::Choose(Choice::Printer(Printer { name, ..now.clone() })))
    };
    let on_kind = {
        let now = now.clone();
        making.ask.reform(move |value: String| {
            let kind = if value == "thermal" { PrinterKind::Thermal } else { PrinterKind::Laser };
            Make::Choose(Choice::Printer(Printer { kind, ..now.clone() }))
        })
    };
    let kinds = PrinterKind::ALL.map(|kind| (AttrValue::from(kind_name(kind)), words.get(kind.key())));
    html! {
        <>
            { text("printer-name", words.get("printer.name"), now.name.clone().into(), &on_name) }
            { segmented("printer-kind", words.get("printer.kind"), kinds, kind_name(now.kind), &on_kind) }
            <div class="pair">
                { number("printer-dpi", words.get("printer.dpi"), "dpi", Some(now.dots.0), &change(|printer, dpi| printer.dots = Dpi(dpi))) }
                { number("printer-widest", words.get("printer.widest"), "mm", now.widest.map(|widest| widest.0), &change(|printer, mm| {
                    printer.widest = (mm > 0.0).then_some(Mm(mm));
                })) }
            </div>
        </>
    }
}

const fn kind_name(kind: PrinterKind) -> &'static str {
    match kind {
        PrinterKind::Laser => "laser",
        PrinterKind::Thermal => "thermal",
    }
}

/// Saving and forgetting.
fn saved(making: &Making, words: Words) -> Html {
    let Kit { setup, printers } = &*making.state.now;
    let now = setup.printer.clone();
    let is_saved = printers.contains(&now);
    let named = !now.name.trim().is_empty();
    let forget = {
        let name = now.name.clone();
        making.ask.reform(move |_: MouseEvent| Make::Choose(Choice::ForgetPrinter(name.clone())))
    };
    let keep = making.ask.reform(move |_: MouseEvent| Make::Choose(Choice::SavePrinter(now.clone())));
    html! {
        <div class="card-row">
            if is_saved {
                <button type="button" class="quiet" data-action="forget-printer" onclick={forget}>
                    <IconView icon={Icon::Trash2} />{ words.get("printer.forget") }
                </button>
            } else {
                <button type="button" class="secondary" data-action="save-printer" disabled={!named} onclick={keep}>
                    <IconView icon={Icon::Check} />{ words.get("printer.save") }
                </button>
                if !named { <p class="help">{ words.get("printer.name-first") }</p> }
            }
        </div>
    }
}

const PAPERS: [(Paper, &str, &str); 3] = [
    (Paper::A4, "a4", "paper.a4"),
    (Paper::Letter, "letter", "paper.letter"),
    (Paper::Label, "label", "paper.label"),
];

fn calibration(making: &Making, figures: &UseStateHandle<Figures>, words: Words) -> Html {
    let printer = &making.state.now.setup.printer;
    let now = **figures;
    let paper = PAPERS.iter().find(|(of, ..)| *of == now.paper).map_or("a4", |(_, name, _)| *name);
    let set = |with: fn(&mut Figures, Option<f64>)| {
        let figures = figures.clone();
        Callback::from(move |value: f64| {
            let mut next = *figures;
            with(&mut next, Some(value));
            figures.set(next);
        })
    };
    let on_paper = {
        let figures = figures.clone();
        Callback::from(move |name: String| {
            let paper = PAPERS.into_iter().find(|(_, of, _)| *of == name).map(|(paper, ..)| paper);
            figures.set(Figures { paper: paper.unwrap_or_default(), ..*figures });
        })
    };
    let mm = |id, key: &'static str, value, on| number(id, words.get(key), "mm", value, &on);
    html! {
        <details class="fold" id="calibration">
            <summary><span>{ words.get("calibration.title") }</span><small>{ state_of(printer, words) }</small></summary>
            <ol class="steps-list">
                <li>
                    <p>{ words.get("calibration.step.print") }</p>
                    { select("test-paper", words.get("calibration.paper"), PAPERS.map(|(_, name, key)| (name.into(), words.get(key))), paper, &on_paper) }
                    <div class="card-row">{ test_pages(making, now.paper, words) }</div>
                    { told(making, About::TestPage, "download.saved", words) }
                </li>
                <li>
                    <p>{ words.get("calibration.step.measure") }</p>
                    <div class="pair">
                        { mm("measured-across", "calibration.across", now.across, set(|figures, mm| figures.across = mm)) }
                        { mm("measured-down", "calibration.down", now.down, set(|figures, mm| figures.down = mm)) }
                    </div>
                    <details class="fold inner">
                        <summary><span>{ words.get("calibration.more") }</span></summary>
                        <div class="pair">
                            { mm("measured-left", "calibration.left", now.left, set(|figures, mm| figures.left = mm)) }
                            { mm("measured-top", "calibration.top", now.top, set(|figures, mm| figures.top = mm)) }
                        </div>
                        { number("measured-step", words.get("calibration.wedge"), "", now.step, &set(|figures, step| figures.step = step)) }
                        <p class="help">{ words.get("calibration.wedge.help") }</p>
                    </details>
                </li>
                <li>{ calculate(making, now, words) }</li>
            </ol>
        </details>
    }
}

/// What the calibration does, in a few words.
fn state_of(printer: &Printer, words: Words) -> AttrValue {
    words.get(if *printer == printer.uncalibrated() { "calibration.none" } else { "calibration.done" })
}

fn test_pages(making: &Making, paper: Paper, words: Words) -> Html {
    let printer = &making.state.now.setup.printer;
    let formats: &[(FileFormat, &'static str)] = match printer.kind {
        PrinterKind::Laser => &[(FileFormat::Pdf, "download.pdf")],
        PrinterKind::Thermal => &[
            (FileFormat::Zpl, "download.zpl"),
            (FileFormat::Tspl, "download.tspl"),
            (FileFormat::Pdf, "download.pdf"),
        ],
    };
    let locale = words.locale.tag();
    let button = |&(format, key): &(FileFormat, &'static str)| {
        let printer = printer.clone();
        let onclick = making.ask.reform(move |_: MouseEvent| {
            let locale = locale.to_owned();
            Make::TestPage(TestPageRequest { printer: printer.clone(), paper, locale, format })
        });
        html! {
            <button type="button" class="secondary" data-test-page={format.extension()} {onclick}>
                <IconView icon={Icon::Download} />{ words.get(key) }
            </button>
        }
    };
    formats.iter().map(button).collect()
}

fn calculate(making: &Making, figures: Figures, words: Words) -> Html {
    let printer = making.state.now.setup.printer.clone();
    let named = !printer.name.trim().is_empty();
    let measured = figures.measured().filter(|_| named);
    let ready = measured.is_some();
    let onclick = {
        let (ask, paper) = (making.ask.clone(), figures.paper);
        Callback::from(move |_: MouseEvent| {
            if let Some(measured) = measured {
                ask.emit(Make::Calibrate(Calibration { printer: printer.clone(), paper, measured }));
            }
        })
    };
    let came = match &making.told {
        Some((About::Calibration, Said::Calibrated(printer))) => factors(printer, words),
        _ => Html::default(),
    };
    html! {
        <>
            <button type="button" class="primary" data-action="calibrate" disabled={!ready} {onclick}>
                { words.get("calibration.save") }
            </button>
            if !ready {
                <p class="help">{ words.get(if named { "calibration.figures-first" } else { "printer.name-first" }) }</p>
            }
            { told(making, About::Calibration, "calibration.saved", words) }
            { came }
        </>
    }
}

/// What a calibrated printer does to a drawing, in words.
fn factors(printer: &Printer, words: Words) -> Html {
    let percent = |scale: f64| format!("{} %", words.number(scale * 100.0, 2));
    let mm = |length: Mm| format!("{} mm", words.number(length.0, 2));
    let rows = [
        ("calibration.scale-across", percent(printer.scale_x)),
        ("calibration.scale-down", percent(printer.scale_y)),
        ("calibration.move-right", mm(printer.offset_x)),
        ("calibration.move-down", mm(printer.offset_y)),
        ("calibration.gain", mm(printer.ink_gain)),
    ];
    html! {
        <dl class="facts" data-calibrated="true">
            { for rows.into_iter().map(|(key, value)| html! {
                <div data-fact={key}><dt>{ words.get(key) }</dt><dd>{ value }</dd></div>
            }) }
        </dl>
    }
}
