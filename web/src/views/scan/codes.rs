//! The codes of a picture, where it has several or one that was not read: each can be looked at.

use service::{CodeUnread, Column, SymbolRead};
use yew::prelude::*;

use super::tone;
use crate::components::chip::{Chip, Tone};
use crate::state::scan::{Code, ScanAction, Shown};
use crate::words::Words;

/// The longest beginning of a text that stands for it in the list.
const MOST_CHARACTERS: usize = 48;

pub(super) fn codes(shown: &Shown, on_action: &Callback<ScanAction>, words: Words) -> Html {
    let (read, unread) = (&shown.report.symbols, &shown.report.unread);
    if read.len() < 2 && unread.is_empty() {
        return Html::default();
    }
    html! {
        <section class="codes" aria-labelledby="codes-title">
            <h3 id="codes-title">{ words.get("codes.title") }</h3>
            <ol>
                { for read.iter().enumerate().map(|(at, symbol)| symbol_row(symbol, at, shown, on_action, words)) }
                { for unread.iter().enumerate().map(|(at, code)| unread_row(code, at, read.len(), on_action, words)) }
            </ol>
        </section>
    }
}

/// Hears of the pointer and the focus on a code: its outline stands out as long.
fn pointing(on_action: &Callback<ScanAction>, code: Option<Code>) -> Callback<MouseEvent> {
    on_action.reform(move |_| ScanAction::Pointed(code))
}

fn symbol_row(
    symbol: &SymbolRead,
    at: usize,
    shown: &Shown,
    on_action: &Callback<ScanAction>,
    words: Words,
) -> Html {
    let focus = |code| on_action.reform(move |_: FocusEvent| ScanAction::Pointed(code));
    let tone = tone(symbol);
    let word = match tone {
        Tone::Pass => "comparison.equal",
        Tone::Fail => "comparison.differs",
        Tone::Look | Tone::Open => "verdict.read",
    };
    // Labels of one maker begin alike: the batch tells them apart.
    let batch =
        symbol.fields.iter().find(|(column, _)| *column == Column::Batch).map(|(_, text)| text.clone());
    let binary = || words.with("verdict.binary", &[("count", &symbol.payload_bytes.to_string())]).to_string();
    let text = batch.or_else(|| symbol.text.clone()).unwrap_or_else(binary);
    html! {
        <li onmouseenter={pointing(on_action, Some(Code::Read(at)))} onmouseleave={pointing(on_action, None)}>
            <button type="button" class="code-row" aria-pressed={(shown.chosen == at).to_string()}
                onfocus={focus(Some(Code::Read(at)))} onblur={focus(None)}
                onclick={on_action.reform(move |_: MouseEvent| ScanAction::Chosen(at))}>
                <span class="code-number">{ at + 1 }</span>
                <span class="code-text">{ beginning(&text) }</span>
                <Chip {tone}>{ words.get(word) }</Chip>
            </button>
        </li>
    }
}

fn unread_row(
    code: &CodeUnread,
    at: usize,
    read: usize,
    on_action: &Callback<ScanAction>,
    words: Words,
) -> Html {
    html! {
        <li class="code-row code-unread" data-unread={code.reason.code()}
            onmouseenter={pointing(on_action, Some(Code::Unread(at)))} onmouseleave={pointing(on_action, None)}>
            <span class="code-number">{ read + at + 1 }</span>
            <div class="code-text">
                <p>{ words.filled(code.reason.code(), &code.reason.args()) }</p>
                <p class="help">{ words.with("codes.module", &[("px", &words.number(code.module_px, 1))]) }</p>
            </div>
            <Chip tone={Tone::Look}>{ words.get("verdict.not-read") }</Chip>
        </li>
    }
}

/// The first characters of a text, on one line.
fn beginning(text: &str) -> String {
    let mut line: String =
        text.chars().take(MOST_CHARACTERS).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(MOST_CHARACTERS).is_some() {
        line.push('…');
    }
    line
}
