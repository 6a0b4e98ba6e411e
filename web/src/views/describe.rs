//! Step 1: describe the batch in three fields.

use std::collections::HashSet;
use std::rc::Rc;

use base::{Finding, Fix};
use service::{Draft, Field};
use yew::prelude::*;

use crate::components::field::FieldView;
use crate::components::icon::{Icon, IconView};
use crate::state::draft::DraftAction;
use crate::state::label::Judged;
use crate::words::use_words;

/// Properties of [`Describe`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DescribeProps {
    /// The texts as typed.
    pub draft: Draft,
    /// What was last judged; it may be about older texts.
    pub judged: Option<Rc<Judged>>,
    /// There is a way back.
    pub can_undo: bool,
    /// Something happened.
    pub on_action: Callback<DraftAction>,
}

/// The sample that one click fills in: an invented maker, a batch and a report that fit together.
fn sample(words: crate::words::Words) -> Draft {
    Draft {
        manufacturer: words.get("field.manufacturer.example").to_string(),
        batch: words.get("field.batch.example").to_string(),
        report: words.get("field.report.example").to_string(),
    }
}

/// The form.
#[component]
pub fn Describe(props: &DescribeProps) -> Html {
    let words = use_words();
    let visited = use_state(HashSet::<Field>::new);
    let act = |action: DraftAction| props.on_action.reform(move |_: MouseEvent| action.clone());
    let empty = props.draft == Draft::default();
    html! {
        <section id="describe" class="step-card describe" tabindex="-1" aria-labelledby="describe-title">
            <header class="card-head">
                <h2 id="describe-title"><span class="step-number">{ "1" }</span>{ words.get("describe.title") }</h2>
                <div class="card-tools">
                    <button type="button" class="quiet" disabled={!props.can_undo} onclick={act(DraftAction::Undone)}>
                        <IconView icon={Icon::Undo2} /><span>{ words.get("describe.undo") }</span>
                    </button>
                    <button type="button" class="quiet" disabled={empty} onclick={act(DraftAction::Replaced(Draft::default()))}>
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
            { for Field::ALL.into_iter().map(|field| {
                let value = props.draft.get(field);
                let in_peace = value.is_empty() && !visited.contains(&field);
                let judged = props.judged.as_ref().filter(|_| !in_peace);
                let findings = judged.map(|judged| of_field(judged, field)).unwrap_or_default();
                let judged_value = judged.map(|judged| AttrValue::from(judged.request.draft.get(field).to_owned()));
                let on_leave = {
                    let (visited, on_action) = (visited.clone(), props.on_action.clone());
                    Callback::from(move |()| {
                        let mut now = (*visited).clone();
                        if now.insert(field) {
                            visited.set(now);
                        }
                        on_action.emit(DraftAction::Left);
                    })
                };
                html! {
                    <FieldView {field} value={AttrValue::from(value.to_owned())} {judged_value} {findings}
                        on_text={props.on_action.reform(move |text| DraftAction::Typed(field, text))}
                        {on_leave}
                        on_fix={props.on_action.reform(move |fix: Fix| DraftAction::Fixed(field, fix))} />
                }
            }) }
        </section>
    }
}

/// What there is to say of a field.
fn of_field(judged: &Judged, field: Field) -> Vec<Finding> {
    judged.findings.iter().filter(|(of, _)| *of == field).map(|(_, finding)| finding.clone()).collect()
}
