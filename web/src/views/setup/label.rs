//! What stands on the label: its template, languages, free text and logo.

use i18n::Locale;
use service::{Language, Languages, OwnKind, TemplateChoice};
use yew::prelude::*;

use super::{awaited, own_list, told};
use crate::components::file_button::file_button;
use crate::components::icon::{Icon, IconView};
use crate::components::inputs::{select, text};
use crate::hooks::making::{About, Make, Making};
use crate::platform::files;
use crate::state::setup::Choice;
use crate::words::Words;

/// What stands on the label.
pub(super) fn label_tab(making: &Making, words: Words) -> Html {
    let Some(catalogue) = &making.catalogue else {
        return awaited(making, words);
    };
    let setup = &making.state.now.setup;
    let chosen = catalogue.templates.iter().find(|template| template.id == setup.template);
    html! {
        <>
            <fieldset class="thumbs">
                <legend>{ words.get("setup.template") }</legend>
                <div class="thumb-row">{ for catalogue.templates.iter().map(|template| thumb(template, making, words)) }</div>
            </fieldset>
            { languages(setup.languages, making, words) }
            if let Some(chosen) = chosen {
                { extras(chosen, making, words) }
            }
            { own(making, words) }
        </>
    }
}

/// The name of a template in the language of the page.
fn name(template: &TemplateChoice, words: Words) -> AttrValue {
    let [en, vi, zh] = &template.name;
    let name = match words.locale {
        Locale::Vi => vi,
        Locale::Zh => zh,
        _ => en,
    };
    name.clone().into()
}

/// A template, drawn small and to the same scale as the others.
fn thumb(template: &TemplateChoice, making: &Making, words: Words) -> Html {
    let (id, edge) = (template.id.clone(), template.symbol_edge_mm);
    let size = match template.size_mm {
        Some((width, height)) => {
            AttrValue::from(format!("{} × {} mm", words.number(width, 0), words.number(height, 0)))
        }
        None => words.get("setup.template.free-size"),
    };
    html! {
        <label class="thumb">
            <input type="radio" name="template" value={template.id.clone()} checked={making.state.now.setup.template == template.id}
                onchange={making.ask.reform(move |_: Event| Make::Choose(Choice::Template(id.clone(), edge)))} />
            <span class="thumb-body">
                { drawing(template.size_mm) }
                <span>{ name(template, words) }</span>
                <small>{ size }</small>
            </span>
        </label>
    }
}

/// CSS pixels a millimetre of a thumbnail.
const SCALE: f64 = 0.8;

/// The edge of the symbol on a thumbnail, in millimetres.
const SYMBOL: f64 = 21.0;

/// A label with its symbol and lines, as a sketch. Templates that grow with what stands on them are dashed.
fn drawing(size_mm: Option<(f64, f64)>) -> Html {
    let (width, height) = size_mm.unwrap_or((84.0, 30.0));
    let upright = height > width;
    let symbol = SYMBOL.min(width - 6.0).min(height - 4.0);
    let symbol = if upright { width * 0.62 } else { symbol };
    let (x, y) = if upright { ((width - symbol) / 2.0, 6.0) } else { (4.0, (height - symbol) / 2.0) };
    let (left, top, right) =
        if upright { (6.0, symbol + 14.0, width - 6.0) } else { (symbol + 8.0, 6.0, width - 3.0) };
    let lines: String = (0..)
        .map(|line| top + f64::from(line) * 6.0)
        .take_while(|at| *at < height - 3.0)
        .enumerate()
        .map(|(line, at)| {
            format!("M{left} {at}H{}", right - (right - left) * 0.3 * f64::from(line as u8 % 3))
        })
        .collect();
    html! {
        <svg class="sketch" width={(width * SCALE).to_string()} height={(height * SCALE).to_string()} viewBox={format!("0 0 {width} {height}")} aria-hidden="true">
            <rect class={classes!("paper", size_mm.is_none().then_some("grows"))} x="0.7" y="0.7" rx="2" width={(width - 1.4).to_string()} height={(height - 1.4).to_string()} />
            <rect class="symbol" x={x.to_string()} y={y.to_string()} width={symbol.to_string()} height={symbol.to_string()} />
            <path class="lines" d={lines} />
        </svg>
    }
}

const LANGUAGES: [(Language, &str, Locale); 3] =
    [(Language::En, "en", Locale::En), (Language::Vi, "vi", Locale::Vi), (Language::Zh, "zh", Locale::Zh)];

fn languages(now: Languages, making: &Making, words: Words) -> Html {
    let tag = |language| LANGUAGES.iter().find(|(of, ..)| *of == language).map_or("", |(_, tag, _)| *tag);
    let of_tag =
        |tag: &str| LANGUAGES.into_iter().find(|(_, of, _)| *of == tag).map(|(language, ..)| language);
    let offer = |(_, tag, locale): (Language, &'static str, Locale)| (tag.into(), locale.own_name().into());
    let on_first = making.ask.reform(move |tag: String| {
        let first = of_tag(&tag).unwrap_or(now.first);
        // The same language twice is one language; swapping them is what is meant.
        let second = if now.second == Some(first) { Some(now.first) } else { now.second };
        Make::Choose(Choice::Languages(Languages { first, second }))
    });
    let on_second = making.ask.reform(move |tag: String| {
        Make::Choose(Choice::Languages(Languages { second: of_tag(&tag), ..now }))
    });
    let none = (AttrValue::from(""), words.get("setup.language.none"));
    let others = LANGUAGES.into_iter().filter(|(language, ..)| *language != now.first).map(offer);
    html! {
        <div class="pair">
            { select("language-first", words.get("setup.language.first"), LANGUAGES.map(offer), tag(now.first), &on_first) }
            { select("language-second", words.get("setup.language.second"), std::iter::once(none).chain(others), now.second.map_or("", tag), &on_second) }
        </div>
    }
}

/// The free text and the logo, where the template has room for them.
fn extras(template: &TemplateChoice, making: &Making, words: Words) -> Html {
    let setup = &making.state.now.setup;
    let on_text = making.ask.reform(|text| Make::Choose(Choice::FreeText(text)));
    html! {
        <>
            if template.free_text {
                { text("free-text", words.get("setup.free-text"), setup.free_text.clone().into(), &on_text) }
            } else if !setup.free_text.is_empty() {
                <p class="help">{ words.with("setup.free-text.no-room", &[("text", &setup.free_text)]) }</p>
            }
            if template.logo { { logo(making, words) } }
            else if let Some(file) = &setup.logo {
                <p class="help">{ words.with("setup.logo.no-room", &[("name", &file.name)]) }</p>
            }
        </>
    }
}

fn logo(making: &Making, words: Words) -> Html {
    let take = making.ask.reform(Make::TakeLogo);
    let over = Callback::from(|event: DragEvent| event.prevent_default());
    let ondrop = {
        let take = take.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            // What is dropped here is not for scanning back.
            event.stop_propagation();
            if let Some(file) = files::of_transfer(event.data_transfer().as_ref()) {
                take.emit(file);
            }
        })
    };
    html! {
        <fieldset class="drop" ondragover={over} {ondrop}>
            <legend>{ words.get("setup.logo") }</legend>
            <div class="card-row">
                if let Some(file) = &making.state.now.setup.logo {
                    <span class="file-name"><IconView icon={Icon::Image} />{ file.name.clone() }</span>
                    <button type="button" class="quiet" data-action="remove-logo" onclick={making.ask.reform(|_: MouseEvent| Make::Choose(Choice::Logo(None)))}>
                        <IconView icon={Icon::Trash2} />{ words.get("setup.logo.remove") }
                    </button>
                }
                { file_button("secondary", words.get("setup.logo.choose"), "logo", ".svg,.png,image/svg+xml,image/png", take) }
            </div>
            <p class="help">{ words.get("setup.logo.help") }</p>
            { told(making, About::Logo, "setup.logo.taken", words) }
        </fieldset>
    }
}

/// Templates of the user's own.
fn own(making: &Making, words: Words) -> Html {
    let templates = making.catalogue.iter().flat_map(|catalogue| &catalogue.templates);
    let own: Vec<AttrValue> = templates.filter(|it| it.own).map(|template| name(template, words)).collect();
    html! {
        <details class="fold" id="own-templates" open={!own.is_empty()}>
            <summary><span>{ words.get("setup.own.title") }</span></summary>
            <p class="help">{ words.get("setup.own.help") }</p>
            { own_list(OwnKind::Template, own, making, words) }
            { file_button("secondary", words.get("setup.own.import"), "own-template", ".json,application/json", making.ask.reform(Make::TakeTemplate)) }
            { told(making, About::Template, "setup.own.taken", words) }
        </details>
    }
}
