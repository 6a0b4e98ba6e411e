//! The papers for the registration: what is asked for, what is there, what runs out when.

use std::rc::Rc;

use record::{CalendarDate, DocumentState, DocumentStatus};
use service::DeskJob;
use service::desk::{DocumentEdit, DocumentText, Paper, Papers, RecordFormat, status_words};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::components::chip::{Chip, Tone};
use crate::components::file_button::file_button;
use crate::components::icon::{Icon, IconView};
use crate::components::source::Source;
use crate::hooks::records::Ask;
use crate::words::{Words, use_words};

/// Properties of [`PapersView`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PapersProps {
    /// The papers; `None` while they are on their way.
    pub papers: Option<Rc<Papers>>,
    /// Asks something.
    pub ask: Callback<Ask>,
}

/// The papers for the registration.
#[component]
pub fn PapersView(props: &PapersProps) -> Html {
    let words = use_words();
    let named = use_state_eq(String::new);
    let Some(papers) = &props.papers else {
        return html! { <p class="help">{ words.get("records.looking") }</p> };
    };
    let counts = [("ready", &papers.ready.to_string()[..]), ("of", &papers.of.to_string()[..])];
    let oninput = {
        let named = named.setter();
        Callback::from(move |event: InputEvent| {
            named.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let on_add = {
        let (ask, named) = (props.ask.clone(), named.clone());
        Callback::from(move |_: MouseEvent| {
            let document = Some(DocumentText::default());
            ask.emit(Ask::Job(DeskJob::SetDocument(DocumentEdit { kind: (*named).clone(), document })));
            named.set(String::new());
        })
    };
    html! {
        <section class="step-card" aria-labelledby="papers-title">
            <header class="card-head">
                <h2 id="papers-title">{ words.get("papers.title") }</h2>
                <div class="card-tools">
                    <button type="button" class="secondary" onclick={props.ask.reform(|_: MouseEvent| Ask::Export(RecordFormat::Dossier))}>
                        <IconView icon={Icon::Download} />{ words.get("papers.dossier") }
                    </button>
                </div>
            </header>
            <p class="lead">{ words.get("papers.lead") }</p>
            <p class="total"><Chip tone={if papers.ready == papers.of { Tone::Pass } else { Tone::Look }}>{ words.with("papers.ready", &counts) }</Chip></p>
            <ul class="papers">
                { for papers.papers.iter().map(|paper| paper_card(paper, words, &props.ask)) }
            </ul>
            <div class="card-row">
                <label><span class="panel-caption">{ words.get("papers.add-name") }</span>
                    <input type="text" name="paper-name" maxlength="200" value={(*named).clone()} {oninput} /></label>
                <button type="button" class="secondary" disabled={named.trim().is_empty()} onclick={on_add}>
                    <IconView icon={Icon::Plus} />{ words.get("papers.add") }
                </button>
            </div>
        </section>
    }
}

const STATES: [(DocumentState, &str); 4] = [
    (DocumentState::Open, "paper-state.open"),
    (DocumentState::Submitted, "paper-state.submitted"),
    (DocumentState::Accepted, "paper-state.accepted"),
    (DocumentState::SetAside, "paper-state.set-aside"),
];

fn paper_card(paper: &Paper, words: Words, ask: &Callback<Ask>) -> Html {
    let written = paper.document.clone();
    let text = written.as_ref().map_or_else(DocumentText::default, |document| DocumentText {
        state: document.state,
        issued: document.issued,
        expires: document.expires,
        note: document.note.clone(),
        keep_file: true,
    });
    let set = {
        let kind = paper.kind.clone();
        move |document: Option<DocumentText>| {
            Ask::Job(DeskJob::SetDocument(DocumentEdit { kind: kind.clone(), document }))
        }
    };
    let on_text = |change: fn(&mut DocumentText, String)| {
        let (text, set) = (text.clone(), set.clone());
        ask.reform(move |event: Event| {
            let mut text = text.clone();
            change(&mut text, event.target_unchecked_into::<HtmlInputElement>().value());
            set(Some(text))
        })
    };
    let on_state = {
        let (text, set) = (text.clone(), set.clone());
        ask.reform(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            let state = STATES.into_iter().find(|(_, key)| *key == value).map(|(state, _)| state);
            set(Some(DocumentText { state: state.unwrap_or_default(), ..text.clone() }))
        })
    };
    let on_file = {
        let kind = paper.kind.clone();
        ask.reform(move |file| Ask::Attach(kind.clone(), file))
    };
    let away = |document: Option<DocumentText>| {
        let set = set.clone();
        ask.reform(move |_: MouseEvent| set(document.clone()))
    };
    let day = |date: Option<CalendarDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let name = paper.caption_key.as_deref().map_or_else(|| paper.kind.clone().into(), |key| words.get(key));
    let file = written.as_ref().and_then(|document| document.file.clone());
    let (status, days) = status_words(paper.status);
    html! {
        <li class="paper" key={paper.kind.clone()} data-kind={paper.kind.clone()}>
            <div class="paper-head">
                <h3>{ name }</h3>
                <Chip tone={tone(paper.status)}>{ words.with(status, &[("days", &days.to_string())]) }</Chip>
                if let Some(citation) = &paper.source { <Source citation={citation.clone()} /> }
            </div>
            <div class="paper-fields">
                <label><span class="panel-caption">{ words.get("papers.issued") }</span>
                    <input type="date" name="issued" value={day(text.issued)}
                        onchange={on_text(|text, value: String| text.issued = CalendarDate::from_iso(&value))} /></label>
                <label><span class="panel-caption">{ words.get("papers.expires") }</span>
                    <input type="date" name="expires" value={day(text.expires)}
                        onchange={on_text(|text, value: String| text.expires = CalendarDate::from_iso(&value))} /></label>
                <label><span class="panel-caption">{ words.get("papers.state") }</span>
                    <select name="state" onchange={on_state}>
                        { for STATES.into_iter().map(|(state, key)| html! {
                            <option value={key} selected={state == text.state}>{ words.get(key) }</option>
                        }) }
                    </select></label>
                <label class="wide"><span class="panel-caption">{ words.get("papers.note") }</span>
                    <input type="text" name="note" maxlength="500" value={text.note.clone()} onchange={on_text(|text, value: String| text.note = value)} /></label>
                <div class="paper-file">
                    if let Some(file) = file {
                        <span><IconView icon={Icon::Check} /><code>{ file.name }</code></span>
                        <button type="button" class="quiet" onclick={away(Some(DocumentText { keep_file: false, ..text.clone() }))}>
                            { words.get("papers.detach") }
                        </button>
                    } else {
                        { file_button("secondary", words.get("papers.attach"), "paper-file", "", on_file) }
                    }
                    if paper.caption_key.is_none() {
                        <button type="button" class="quiet" onclick={away(None)}>
                            <IconView icon={Icon::Trash2} />{ words.get("papers.remove") }
                        </button>
                    }
                </div>
            </div>
        </li>
    }
}

const fn tone(status: DocumentStatus) -> Tone {
    match status {
        DocumentStatus::Ready => Tone::Pass,
        DocumentStatus::NoExpiry | DocumentStatus::ExpiresSoon { .. } => Tone::Look,
        DocumentStatus::Missing | DocumentStatus::SetAside => Tone::Open,
        DocumentStatus::Expired { .. } | DocumentStatus::NotYetValid { .. } => Tone::Fail,
    }
}
