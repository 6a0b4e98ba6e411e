//! A sheet of the user's own: its numbers, drawn while they are typed.

use service::{OwnFile, OwnKind};
use yew::prelude::*;

use crate::components::icon::{Icon, IconView};
use crate::components::inputs::{number, text};
use crate::components::sheet::small_sheet;
use crate::hooks::making::{About, Make, Making};
use crate::platform::{json, page};
use crate::state::setup::Choice;
use crate::state::sheet::{Measure, SheetForm};
use crate::views::setup::told;
use crate::words::{Words, use_words};

/// Properties of [`GridEditor`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct GridProps {
    /// The sheet to begin with.
    pub form: SheetForm,
    /// How labels are made, the user's own sheets included.
    pub making: Making,
    /// A sheet was saved under this id.
    pub on_saved: Callback<String>,
}

/// A sheet of the user's own, begun with the one that is chosen.
#[component]
pub fn GridEditor(props: &GridProps) -> Html {
    let words = use_words();
    let form = use_state_eq(|| props.form.clone());
    let on_name = {
        let form = form.clone();
        Callback::from(move |name: String| form.set((*form).clone().named(name)))
    };
    let field = |measure: Measure| {
        let form = form.clone();
        let now = form.get(measure);
        let on_number = Callback::from(move |value| form.set((*form).clone().with(measure, value)));
        number(
            measure.id(),
            words.get(measure.key()),
            if measure.is_count() { "" } else { "mm" },
            Some(now),
            &on_number,
        )
    };
    html! {
        <details class="fold" id="own-sheet">
            <summary><span>{ words.get("grid.title") }</span></summary>
            <p class="help">{ words.get("grid.help") }</p>
            { text("sheet-name", words.get("grid.name"), form.name.clone().into(), &on_name) }
            <div class="grid-form">
                <div class="pair">{ for Measure::ALL.map(field) }</div>
                { small_sheet(&form) }
            </div>
            if !form.on_paper() { <p class="help tone-look">{ words.get("grid.off-paper") }</p> }
            <div class="card-row">
                { save(&form, props, words) }
                { forget(props, words) }
            </div>
            { told(&props.making, About::Sheet, "grid.saved", words) }
        </details>
    }
}

/// The file of the sheet that the form began with, if it is the user's own.
fn own_file(props: &GridProps) -> Option<OwnFile> {
    let mut sheets =
        props.making.catalogue.iter().flat_map(|catalogue| &catalogue.sheets).filter(|sheet| sheet.own);
    let at = sheets.position(|sheet| sheet.id == props.form.id)?;
    props.making.own(OwnKind::Sheet).nth(at).cloned()
}

fn save(form: &UseStateHandle<SheetForm>, props: &GridProps, words: Words) -> Html {
    let (form, ask, on_saved) = (form.clone(), props.making.ask.clone(), props.on_saved.clone());
    let instead_of = own_file(props);
    let named = !form.name.trim().is_empty();
    let onclick = Callback::from(move |_: MouseEvent| {
        let id = if instead_of.is_some() { form.id.clone() } else { page::new_id() };
        let own = OwnFile { kind: OwnKind::Sheet, json: json::text(&(*form).clone().with_id(id)) };
        ask.emit(Make::TakeSheet(own, instead_of.clone(), on_saved.clone()));
    });
    html! {
        <button type="button" class="secondary" data-action="save-sheet" disabled={!named} {onclick}>
            <IconView icon={Icon::Check} />{ words.get("grid.save") }
        </button>
    }
}

fn forget(props: &GridProps, words: Words) -> Html {
    let Some(file) = own_file(props) else { return Html::default() };
    html! {
        <button type="button" class="quiet" data-action="forget-sheet"
            onclick={props.making.ask.reform(move |_: MouseEvent| Make::Choose(Choice::ForgetOwn(file.clone())))}>
            <IconView icon={Icon::Trash2} />{ words.get("setup.own.remove") }
        </button>
    }
}
