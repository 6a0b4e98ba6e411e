//! Step 1: describe the batch in three fields, and what else the label is to say.

use std::collections::HashSet;
use std::rc::Rc;

use base::{Finding, Fix};
use service::{Column, Draft, Field, ProfileChoice, TemplateChoice};
use yew::prelude::*;

use super::issued::{IssuedProps, issued};
use crate::components::field::FieldView;
use crate::components::icon::{Icon, IconView};
use crate::state::draft::{DraftAction, MORE_COLUMNS, Texts};
use crate::state::label::Judged;
use crate::words::{Words, use_words};

/// Properties of [`Describe`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DescribeProps {
    /// The texts as typed.
    pub texts: Texts,
    /// What was last judged; it may be about older texts.
    pub judged: Option<Rc<Judged>>,
    /// There is a way back.
    pub can_undo: bool,
    /// What the chosen profile and template say of columns.
    pub asks: Rc<[Asked]>,
    /// The platform's code.
    pub issued: IssuedProps,
    /// Something happened.
    pub on_action: Callback<DraftAction>,
}

/// A column that stands on the label or in its symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Which.
    pub column: Column,
    /// They cannot do without it.
    pub required: bool,
}

/// The columns that a profile and a template use beside the three fields, in the order of the form.
pub fn asks(profile: Option<&ProfileChoice>, template: Option<&TemplateChoice>) -> Rc<[Asked]> {
    let columns = profile.map(|profile| &profile.columns).into_iter();
    let columns = columns.chain(template.map(|template| &template.columns));
    let used: Vec<(Column, bool)> = columns.flatten().copied().collect();
    MORE_COLUMNS
        .into_iter()
        .filter(|column| used.iter().any(|(of, _)| of == column))
        .map(|column| Asked { column, required: used.contains(&(column, true)) })
        .collect()
}

/// The sample that one click fills in: an invented maker, a batch and a report that fit together.
fn sample(words: Words) -> Texts {
    Texts::of(Draft {
        manufacturer: words.get("field.manufacturer.example").to_string(),
        batch: words.get("field.batch.example").to_string(),
        report: words.get("field.report.example").to_string(),
    })
}

/// The form.
#[component]
pub fn Describe(props: &DescribeProps) -> Html {
    let words = use_words();
    let visited = use_state(HashSet::<Column>::new);
    let act = |action: DraftAction| props.on_action.reform(move |_: MouseEvent| action.clone());
    let empty = props.texts == Texts::default();
    let field = |Asked { column, required }: Asked| {
        let value = props.texts.get(column);
        let in_peace = value.is_empty() && !visited.contains(&column);
        let judged = props.judged.as_ref().filter(|_| !in_peace);
        let findings = judged.map(|judged| of_column(judged, column)).unwrap_or_default();
        let judged_value = judged.map(|judged| AttrValue::from(judged.request_text(column).to_owned()));
        let on_leave = {
            let (visited, on_action) = (visited.clone(), props.on_action.clone());
            Callback::from(move |()| {
                let mut now = (*visited).clone();
                if now.insert(column) {
                    visited.set(now);
                }
                on_action.emit(DraftAction::Left);
            })
        };
        html! {
            <FieldView key={column.name()} {column} {required} value={AttrValue::from(value.to_owned())} {judged_value} {findings}
                on_text={props.on_action.reform(move |text| DraftAction::Typed(column, text))}
                {on_leave}
                on_fix={props.on_action.reform(move |fix: Fix| DraftAction::Fixed(column, fix))} />
        }
    };
    html! {
        <section id="describe" class="step-card describe" tabindex="-1" aria-labelledby="describe-title">
            <header class="card-head">
                <h2 id="describe-title"><span class="step-number">{ "1" }</span>{ words.get("describe.title") }</h2>
                <div class="card-tools">
                    <button type="button" class="quiet" disabled={!props.can_undo} onclick={act(DraftAction::Undone)}>
                        <IconView icon={Icon::Undo2} /><span>{ words.get("describe.undo") }</span>
                    </button>
                    <button type="button" class="quiet" disabled={empty} onclick={act(DraftAction::Replaced(Texts::default()))}>
                        <IconView icon={Icon::X} /><span>{ words.get("describe.clear") }</span>
                    </button>
                </div>
            </header>
            <p class="lead">{ words.get("describe.lead") }</p>
            if empty {
                <button type="button" class="secondary sample" onclick={act(DraftAction::Replaced(sample(words)))}>
                    <IconView icon={Icon::Sparkles} />{ words.get("describe.sample") }
                </button>
            }
            { for Field::ALL.map(|of| field(Asked { column: of.into(), required: false })) }
            { more(props, words, &field) }
            { issued(&props.issued, &props.texts, &props.on_action, words) }
        </section>
    }
}

/// What else the label says: what profile and template use first, the rest behind it.
fn more(props: &DescribeProps, words: Words, field: &dyn Fn(Asked) -> Html) -> Html {
    let filled = props.asks.iter().filter(|asked| !props.texts.get(asked.column).is_empty()).count();
    let lacking = props.asks.iter().any(|asked| asked.required && props.texts.get(asked.column).is_empty());
    let others =
        MORE_COLUMNS.into_iter().filter(|column| props.asks.iter().all(|asked| asked.column != *column));
    let others: Vec<Column> = others.collect();
    let count = [("filled", filled.to_string()), ("count", props.asks.len().to_string())];
    html! {
        <details class="fold" id="more" open={lacking || filled > 0}>
            <summary><span>{ words.get("more.title") }</span>
                if !props.asks.is_empty() { <small>{ words.filled("more.count", &count) }</small> }
            </summary>
            if lacking { <p class="help">{ words.get("more.lacking") }</p> }
            { for props.asks.iter().copied().map(field) }
            if !others.is_empty() {
                <details class="fold inner">
                    <summary><span>{ words.get("more.others") }</span></summary>
                    <p class="help">{ words.get("more.others.help") }</p>
                    { for others.into_iter().map(|column| field(Asked { column, required: false })) }
                </details>
            }
        </details>
    }
}

/// What there is to say of a column.
fn of_column(judged: &Judged, column: Column) -> Vec<Finding> {
    judged.findings.iter().filter(|(of, _)| *of == column).map(|(_, finding)| finding.clone()).collect()
}
