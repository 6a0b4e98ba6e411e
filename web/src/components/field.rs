//! One text field with its help, its findings and their one-click fixes.

use base::{Finding, Fix, Severity};
use record::Kind;
use service::Column;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::chip::Tone;
use super::icon::{Icon, IconView};
use super::marked::Marked;
use super::source::Source;
use crate::words::use_words;

/// The most findings that one field shows; the rest is counted.
const MOST_SHOWN: usize = 4;

/// Properties of [`FieldView`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FieldProps {
    /// Which cell of a record it is.
    pub column: Column,
    /// A label cannot do without it.
    #[prop_or_default]
    pub required: bool,
    /// Its text.
    pub value: AttrValue,
    /// The text that the findings are about; `None` while nothing was judged.
    pub judged_value: Option<AttrValue>,
    /// What there is to say about it.
    pub findings: Vec<Finding>,
    /// The text changed.
    pub on_text: Callback<String>,
    /// The person left the field.
    pub on_leave: Callback<()>,
    /// A fix was accepted.
    pub on_fix: Callback<Fix>,
}

/// One text field.
#[component]
pub fn FieldView(props: &FieldProps) -> Html {
    let words = use_words();
    let id = format!("field-{}", props.column.name());
    let help = help(props.column);
    let code = is_code(props.column);
    let worst = base::worst(&props.findings);
    let oninput = props.on_text.reform(|event: InputEvent| {
        event
            .target()
            .and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
            .map(|input| input.value())
            .unwrap_or_default()
    });
    let onblur = props.on_leave.reform(|_| ());
    let good = !props.value.is_empty() && props.judged_value.is_some() && worst != Some(Severity::Error);
    let state = match worst {
        Some(severity) => Tone::of(severity).class(),
        None if good => Tone::Pass.class(),
        None => "",
    };
    html! {
        <div class={classes!("field", state)}>
            <label for={id.clone()}>{ words.column(props.column) }
                if props.required { <span class="needed">{ words.get("more.required") }</span> }</label>
            <p class="help" id={format!("{id}-help")}>
                if let Some((help, example)) = help {
                    { words.get(help) }{ " " }
                    <span class={classes!(code.then_some("unbroken"))}>{ words.with("field.example", &[("example", &words.get(example))]) }</span>
                }
            </p>
            <div class="field-box">
                <input id={id.clone()} class={classes!(code.then_some("code"))}
                    type="text" autocomplete="off" spellcheck="false" autocapitalize="off"
                    value={props.value.clone()} {oninput} {onblur}
                    aria-invalid={(worst == Some(Severity::Error)).to_string()}
                    aria-describedby={format!("{id}-help {id}-findings")} />
                if good {
                    <IconView icon={Icon::Check} class={classes!("field-good")} />
                }
            </div>
            <div class="findings" id={format!("{id}-findings")} aria-live="polite">
                if !props.findings.is_empty() { { findings(props, words) } }
            </div>
        </div>
    }
}

/// What is to be typed, and an example: the keys of both.
fn help(column: Column) -> Option<(&'static str, &'static str)> {
    match column {
        Column::Manufacturer => Some(("field.manufacturer.help", "field.manufacturer.example")),
        Column::Batch => Some(("field.batch.help", "field.batch.example")),
        Column::Report => Some(("field.report.help", "field.report.example")),
        Column::ManufacturerCountry => Some(("more.country.help", "more.country.example")),
        Column::Serials => Some(("more.serials.help", "more.serials.example")),
        _ => None,
    }
}

/// It is read character by character.
fn is_code(column: Column) -> bool {
    matches!(column.kind(), Kind::Reference | Kind::Digits | Kind::Date | Kind::Verbatim)
}

fn findings(props: &FieldProps, words: crate::words::Words) -> Html {
    let spans: Vec<_> = props.findings.iter().filter_map(|finding| finding.span.clone()).collect();
    let hidden = props.findings.len().saturating_sub(MOST_SHOWN);
    html! {
        <>
            if let Some(text) = props.judged_value.clone().filter(|text| !text.is_empty() && !spans.is_empty()) {
                <Marked {text} {spans} />
            }
            <ul>
                { for props.findings.iter().take(MOST_SHOWN).map(|finding| html! {
                    <li class={Tone::of(finding.severity).class()}>
                        <IconView icon={Tone::of(finding.severity).icon()} />
                        <div>
                            <span class="sr-only">{ words.severity(finding.severity) }{ ": " }</span>
                            <span data-code={finding.code.to_string()}>{ words.finding(finding) }</span>
                            if let Some(fix) = &finding.fix { { fix_button(props, fix, words) } }
                            if let Some(citation) = &finding.source { <Source citation={citation.clone()} /> }
                        </div>
                    </li>
                }) }
            </ul>
            if hidden > 0 {
                <p class="help">{ words.with("findings.more", &[("count", &hidden.to_string())]) }</p>
            }
        </>
    }
}

fn fix_button(props: &FieldProps, fix: &Fix, words: crate::words::Words) -> Html {
    let onclick = props.on_fix.reform({
        let fix = fix.clone();
        move |_: MouseEvent| fix.clone()
    });
    // A fix is about the text that was judged, not about what was typed since.
    let fresh = props.judged_value.as_ref() == Some(&props.value);
    let shown = short(&service::apply(props.judged_value.as_deref().unwrap_or_default(), fix));
    html! {
        <button type="button" class="fix" {onclick} disabled={!fresh}>
            <IconView icon={Icon::WandSparkles} />
            { words.get("field.fix") }{ " " }<code>{ shown }</code>
        </button>
    }
}

/// The first characters of a text, for a button.
fn short(text: &str) -> String {
    const MOST: usize = 40;
    if text.chars().count() <= MOST {
        text.to_owned()
    } else {
        text.chars().take(MOST).chain(['…']).collect()
    }
}
