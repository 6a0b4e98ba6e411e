//! What there is to tell once, and long work with its way out.

use service::desk::CellEdit;
use yew::prelude::*;

use crate::components::icon::{Icon, IconView};
use crate::hooks::records::Ask;
use crate::state::records::{Notice, RecordsAction, Work};
use crate::words::Words;

/// What there is to tell.
pub fn notice(notice: &Notice, words: Words, ask: &Callback<Ask>) -> Html {
    let (tone, icon, code) = match notice {
        Notice::Added(_) | Notice::Mended { .. } | Notice::Forgotten | Notice::ForgottenThis => {
            ("tone-pass", Icon::CircleCheck, None)
        }
        Notice::NoProblem => ("tone-pass", Icon::CircleCheck, None),
        Notice::Contradicted { .. } | Notice::Unfinished(_) => ("tone-look", Icon::TriangleAlert, None),
        Notice::Fault(fault) => ("tone-fail", Icon::CircleX, Some(fault.code.to_string())),
    };
    let role = if code.is_some() { "alert" } else { "status" };
    html! {
        <div class={classes!("note", tone)} {role} data-code={code}>
            <IconView {icon} />
            <p>{ said(notice, words) }</p>
            { ways_on(notice, words, ask) }
            <button type="button" class="quiet" aria-label={words.get("notice.close")}
                onclick={ask.reform(|_: MouseEvent| Ask::Show(RecordsAction::Notice(None)))}><IconView icon={Icon::X} /></button>
        </div>
    }
}

fn said(notice: &Notice, words: Words) -> AttrValue {
    match notice {
        Notice::Added(added) => words.with(
            "notice.added",
            &[
                ("added", &added.added.to_string()),
                ("known", &added.known.to_string()),
                ("left_out", &added.left_out.to_string()),
            ],
        ),
        Notice::Mended { cells, lines } => {
            words.with("notice.mended", &[("cells", &cells.to_string()), ("lines", &lines.to_string())])
        }
        Notice::Contradicted { edit, now } => {
            words.with("notice.contradicted", &[("yours", &edit.after), ("now", now)])
        }
        Notice::Unfinished(typing) => words.with(
            "notice.unfinished",
            &[("text", &typing.edit.after), ("column", &words.get(typing.edit.column.caption_key()))],
        ),
        Notice::NoProblem => words.get("notice.no-problem"),
        Notice::Fault(fault) => words.fault(fault),
        Notice::Forgotten => words.get("notice.forgotten"),
        Notice::ForgottenThis => words.get("notice.forgotten-this"),
    }
}

fn ways_on(notice: &Notice, words: Words, ask: &Callback<Ask>) -> Html {
    let (key, next) = match notice {
        Notice::Contradicted { edit, now } => {
            let edit = CellEdit { before: now.clone(), ..edit.clone() };
            ("notice.use-mine", Ask::Typed(Some(edit)))
        }
        Notice::Unfinished(typing) => ("notice.take-up", Ask::TakeUp(typing.clone())),
        _ => return Html::default(),
    };
    let ask = ask.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        ask.emit(Ask::Show(RecordsAction::Notice(None)));
        ask.emit(next.clone());
    });
    html! { <button type="button" class="secondary" {onclick}>{ words.get(key) }</button> }
}

/// Long work: what, how far, and the way out.
pub fn work(work: &Work, words: Words, ask: &Callback<Ask>) -> Html {
    let Work { what, progress, can_cancel, .. } = *work;
    let known = progress.filter(|progress| progress.total > 0);
    html! {
        <div class="work" role="status">
            <IconView icon={Icon::LoaderCircle} class={classes!("turning")} />
            <span>{ words.get(what) }</span>
            if let Some(progress) = known {
                <progress max={progress.total.to_string()} value={progress.done.to_string()} aria-label={words.get(what)}></progress>
                <span class="muted">{ words.with("work.percent", &[("percent", &(progress.done * 100 / progress.total).to_string())]) }</span>
            } else {
                <progress aria-label={words.get(what)}></progress>
            }
            if can_cancel {
                <button type="button" class="quiet" onclick={ask.reform(|_: MouseEvent| Ask::Cancel)}>
                    <IconView icon={Icon::X} />{ words.get("work.cancel") }
                </button>
            }
        </div>
    }
}
