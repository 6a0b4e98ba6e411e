//! The workspace as a whole: its name and file, what is asked for beyond the rules, and what is kept on this device.

use service::DeskJob;
use service::desk::{RecordFormat, Saved, WorkspaceRef};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::components::file_button::file_button;
use crate::components::icon::{Icon, IconView};
use crate::hooks::records::{Ask, Records};
use crate::platform::page;
use crate::state::records::RecordsState;
use crate::words::{Words, use_words};

/// The workspace.
pub fn workspace(records: &Records, words: Words) -> Html {
    let Records { state, ask } = records;
    let Some(overview) = &state.overview else { return Html::default() };
    let on_name = ask.reform(|event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Ask::Job(DeskJob::Rename(input.value()))
    });
    html! {
        <div class="workspace-cards">
            <section class="step-card" aria-labelledby="workspace-title">
                <header class="card-head"><h2 id="workspace-title">{ words.get("workspace.title") }</h2></header>
                <label class="field"><span class="panel-caption">{ words.get("workspace.name") }</span>
                    <input type="text" name="workspace-name" maxlength="80" value={overview.workspace.name.clone()} onchange={on_name}
                        placeholder={words.get("workspace.unnamed")} /></label>
                <p class="saved">{ saved(&overview.saved, words) }</p>
                <div class="card-row">
                    <button type="button" class="secondary" onclick={ask.reform(|_: MouseEvent| Ask::Export(RecordFormat::Workspace))}>
                        <IconView icon={Icon::Download} />{ words.get("workspace.save-file") }
                    </button>
                    { file_button("secondary", words.get("workspace.open-file"), "workspace-file", ".temqr", ask.reform(Ask::Restore)) }
                </div>
                <p class="help">{ words.get("workspace.file-help") }</p>
            </section>
            { others(state, words, ask) }
            <PolicyView policy={AttrValue::from(overview.policy.clone())} ask={ask.clone()} />
            <section class="step-card danger" aria-labelledby="forget-title">
                <header class="card-head"><h2 id="forget-title">{ words.get("workspace.forget-title") }</h2></header>
                <p class="lead">{ words.get("workspace.forget-lead") }</p>
                <Forget ask={ask.clone()} />
            </section>
        </div>
    }
}

/// The other workspaces on this device, and the way to a new one.
pub fn others(state: &RecordsState, words: Words, ask: &Callback<Ask>) -> Html {
    let open = state.overview.as_ref().map(|overview| overview.workspace.id.as_str());
    let others = state.workspaces.iter().filter(|one| Some(one.id.as_str()) != open);
    html! {
        <section class="step-card" aria-labelledby="workspaces-title">
            <header class="card-head"><h2 id="workspaces-title">{ words.get("workspace.others") }</h2></header>
            <p class="lead">{ words.get("workspace.others-lead") }</p>
            <ul class="workspaces">
                { for others.map(|one| other(one, words, ask)) }
            </ul>
            <button type="button" class="secondary" onclick={ask.reform(|_: MouseEvent| {
                Ask::Open(WorkspaceRef { id: page::new_id(), name: String::new() })
            })}><IconView icon={Icon::Plus} />{ words.get("workspace.new") }</button>
        </section>
    }
}

/// Whether changes outlive the page, in words.
pub fn saved(saved: &Saved, words: Words) -> Html {
    match saved {
        Saved::Stored => html! {
            <span class="tone-pass saved-state"><IconView icon={Icon::Check} />{ words.get("saved.stored") }</span>
        },
        Saved::InMemory(code) => html! {
            <span class="tone-look saved-state" role="alert" data-code={code.clone()}>
                <IconView icon={Icon::TriangleAlert} />{ words.get(code) }{ " " }{ words.get("saved.in-memory") }
            </span>
        },
    }
}

fn other(one: &WorkspaceRef, words: Words, ask: &Callback<Ask>) -> Html {
    let name = if one.name.is_empty() { words.get("workspace.unnamed") } else { one.name.clone().into() };
    let open = Ask::Open(one.clone());
    html! {
        <li><button type="button" class="quiet" onclick={ask.reform(move |_: MouseEvent| open.clone())}>
            <IconView icon={Icon::ChevronRight} />{ name }
        </button></li>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct AskProps {
    ask: Callback<Ask>,
}

/// The one thing here that cannot be undone: a word has to be typed first.
#[component]
fn Forget(props: &AskProps) -> Html {
    let words = use_words();
    let typed = use_state_eq(String::new);
    let word = words.get("workspace.forget-word");
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let forget = |ask: Ask| {
        let typed = typed.setter();
        props.ask.reform(move |_: MouseEvent| {
            typed.set(String::new());
            ask.clone()
        })
    };
    let ready = typed.trim().to_lowercase() == word.to_lowercase();
    html! {
        <div class="card-row">
            <label><span class="panel-caption">{ words.with("workspace.forget-type", &[("word", &word)]) }</span>
                <input type="text" name="forget" autocomplete="off" value={(*typed).clone()} {oninput} /></label>
            <button type="button" class="danger" disabled={!ready} onclick={forget(Ask::ForgetThis)}>
                <IconView icon={Icon::Trash2} />{ words.get("workspace.forget-this") }
            </button>
            <button type="button" class="danger" disabled={!ready} onclick={forget(Ask::ForgetEverything)}>
                <IconView icon={Icon::Trash2} />{ words.get("workspace.forget-do") }
            </button>
        </div>
    }
}

/// A policy that tightens a little, as an example.
const EXAMPLE: &str = r#"{"version": 1, "batch_pattern": "YYYYMMDD-XXXX", "required": ["laboratory"]}"#;

#[derive(Debug, Clone, PartialEq, Properties)]
struct PolicyProps {
    policy: AttrValue,
    ask: Callback<Ask>,
}

/// What is asked for beyond the rules, as the text that pipelines use as well.
#[component]
fn PolicyView(props: &PolicyProps) -> Html {
    let words = use_words();
    let typed = use_state_eq(|| props.policy.to_string());
    use_effect_with(props.policy.clone(), {
        let typed = typed.setter();
        move |policy| typed.set(policy.to_string())
    });
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        })
    };
    let onclick = {
        let typed = (*typed).clone();
        props.ask.reform(move |_: MouseEvent| Ask::Job(DeskJob::SetPolicy(typed.clone())))
    };
    html! {
        <section class="step-card" aria-labelledby="policy-title">
            <header class="card-head"><h2 id="policy-title">{ words.get("policy.title") }</h2></header>
            <p class="lead">{ words.get("policy.lead") }</p>
            <textarea class="code" name="policy" rows="10" spellcheck="false" aria-labelledby="policy-title" value={(*typed).clone()} {oninput} />
            <div class="card-row">
                <button type="button" class="secondary" disabled={*typed == *props.policy} {onclick}>
                    <IconView icon={Icon::Check} />{ words.get("policy.use") }
                </button>
            </div>
            <p class="help">{ words.with("policy.help", &[("example", EXAMPLE)]) }</p>
        </section>
    }
}
