//! Which interface is assumed: chosen, looked at, edited as the text that it is.

use service::desk::submission::ProfileView;
use service::npqtp::Assumption;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::head;
use crate::components::chip::{Chip, Tone};
use crate::components::file_button::file_button;
use crate::components::icon::{Icon, IconView};
use crate::components::inputs::select;
use crate::hooks::submission::{Submit, Submitting};
use crate::platform::files;
use crate::words::{Words, use_words};

/// Properties of [`ProfileCard`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ProfileProps {
    /// The way to the platform.
    pub submitting: Submitting,
    /// Something is under way: only its name and origin are in sight.
    pub folded: bool,
}

/// The profile.
#[component]
pub fn ProfileCard(props: &ProfileProps) -> Html {
    let words = use_words();
    let Submitting { state, ask, .. } = &props.submitting;
    let Some(view) = state.view.as_deref() else { return Html::default() };
    let profile = &view.profile;
    let own = view.profiles.iter().any(|card| card.id == profile.id && card.own);
    let language = words.locale.tag();
    let offers = view.profiles.iter().map(|card| {
        let title = card.title.in_language(language).to_owned();
        let title =
            if card.own { words.with("submit.profile.own", &[("title", &title)]) } else { title.into() };
        (AttrValue::from(card.id.clone()), title)
    });
    let ondrop = {
        let ask = ask.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            event.stop_propagation();
            if let Some(file) = files::of_transfer(event.data_transfer().as_ref()) {
                ask.emit(Submit::ReadProfile(file));
            }
        })
    };
    html! {
        <section class="step-card" aria-labelledby="submit-profile-title" {ondrop} ondragover={Callback::from(|event: DragEvent| event.prevent_default())}>
            { head("submit-profile-title", 1, "submit.profile.title", words) }
            if view.profiles.len() > 1 && !props.folded {
                { select("submit-profile", words.get("submit.profile.choose"), offers, &profile.id, &ask.reform(Submit::Choose)) }
            }
            <div class="submit-to">
                <strong>{ profile.title.in_language(language).to_owned() }</strong>
                <code data-origin={profile.origin.clone()}>{ &profile.origin }</code>
                if profile.rehearsal { <Chip tone={Tone::Look}>{ words.get("submit.rehearsal") }</Chip> }
            </div>
            if profile.rehearsal { <p class="help">{ words.get("submit.rehearsal.help") }</p> }
            if !props.folded {
                { assumptions(&profile.assumptions, words) }
                { places(profile, words) }
                <div class="card-row">
                    <button type="button" class="secondary" data-action="edit-profile" onclick={ask.reform(|_: MouseEvent| Submit::EditProfile)}>
                        <IconView icon={Icon::Pencil} />{ words.get("submit.profile.edit") }
                    </button>
                    { file_button("secondary", words.get("submit.profile.load"), "profile-file", ".json,application/json", ask.reform(Submit::ReadProfile)) }
                    { save("submit.profile.save", Some(profile.id.clone()), ask, words) }
                    { save("submit.profile.schema", None, ask, words) }
                    if own {
                        <button type="button" class="quiet" onclick={
                            let id = profile.id.clone();
                            ask.reform(move |_: MouseEvent| Submit::ForgetProfile(id.clone()))
                        }><IconView icon={Icon::Trash2} />{ words.get("submit.profile.forget") }</button>
                    }
                </div>
                if let Some(text) = &state.profile_text {
                    <Editor text={AttrValue::from(text.clone())} ask={ask.clone()} />
                }
            }
        </section>
    }
}

fn save(key: &str, id: Option<String>, ask: &Callback<Submit>, words: Words) -> Html {
    html! {
        <button type="button" class="quiet" onclick={ask.reform(move |_: MouseEvent| Submit::SaveProfile(id.clone()))}>
            <IconView icon={Icon::Download} />{ words.get(key) }
        </button>
    }
}

/// What the profile takes to be so: nothing is published.
fn assumptions(assumptions: &[Assumption], words: Words) -> Html {
    let language = words.locale.tag();
    html! {
        <div class="note tone-look submit-assumptions">
            <IconView icon={Icon::TriangleAlert} />
            <div>
                <p><strong>{ words.get("submit.assumptions") }</strong></p>
                <ul>
                    { for assumptions.iter().map(|one| html! {
                        <li>{ one.text.in_language(language).to_owned() }
                            <small>{ words.with("submit.assumption.source", &[
                                ("source", one.source.as_str()),
                                ("confidence", &words.get(&format!("confidence.{}", confidence(one)))),
                            ]) }</small></li>
                    }) }
                </ul>
            </div>
        </div>
    }
}

fn confidence(one: &Assumption) -> &'static str {
    match one.confidence {
        base::Confidence::Primary => "primary",
        base::Confidence::Reported => "reported",
        base::Confidence::Unverified => "unverified",
    }
}

/// What of a record goes where.
fn places(profile: &ProfileView, words: Words) -> Html {
    html! {
        <details class="fold" id="submit-places">
            <summary><span>{ words.with("submit.places", &[("count", &profile.places.len().to_string())]) }</span></summary>
            <div class="table-box"><table>
                <thead><tr><th scope="col">{ words.get("submit.places.column") }</th><th scope="col">{ words.get("submit.places.place") }</th></tr></thead>
                <tbody>{ for profile.places.iter().map(|(column, place)| html! {
                    <tr><th scope="row">{ words.column(*column) }</th><td><code>{ place }</code></td></tr>
                }) }</tbody>
            </table></div>
        </details>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct EditorProps {
    text: AttrValue,
    ask: Callback<Submit>,
}

/// The text of the profile. What is wrong with it is told above, with its place.
#[component]
fn Editor(props: &EditorProps) -> Html {
    let words = use_words();
    let typed = use_state_eq(|| props.text.clone());
    use_effect_with(props.text.clone(), {
        let typed = typed.setter();
        move |text| typed.set(text.clone())
    });
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_unchecked_into::<HtmlTextAreaElement>().value().into());
        })
    };
    let take = {
        let text = typed.to_string();
        props.ask.reform(move |_: MouseEvent| Submit::PutProfile(text.clone()))
    };
    html! {
        <div class="field">
            <label for="profile-text">{ words.get("submit.profile.text") }</label>
            <textarea id="profile-text" name="profile-text" class="code" rows="20" spellcheck="false" autocomplete="off"
                value={(*typed).clone()} {oninput} />
            <p class="help">{ words.get("submit.profile.text.help") }</p>
            <div class="card-row">
                <button type="button" class="primary" data-action="put-profile" onclick={take}>{ words.get("submit.profile.take") }</button>
                <button type="button" class="quiet" onclick={props.ask.reform(|_: MouseEvent| Submit::CloseProfile)}>{ words.get("submit.profile.leave") }</button>
            </div>
        </div>
    }
}
