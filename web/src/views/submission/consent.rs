//! Consent: to exactly what was shown, in exact words; and what opens the platform's door.

use service::desk::submission::{Credentials, PreparedView};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{grouped, head};
use crate::components::icon::{Icon, IconView};
use crate::components::inputs::check;
use crate::hooks::credentials::Passphrase;
use crate::hooks::submission::{Submit, Submitting};
use crate::state::submission::Way;
use crate::words::{Words, use_words};

/// Properties of [`Consent`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ConsentProps {
    /// The way to the platform.
    pub submitting: Submitting,
    /// What would leave.
    pub prepared: PreparedView,
    /// The page is sealed.
    pub sealed: bool,
}

/// Consent. The tick goes when anything else would leave: this part is drawn anew with another digest.
#[component]
pub fn Consent(props: &ConsentProps) -> Html {
    let words = use_words();
    let Submitting { state, ask, .. } = &props.submitting;
    let agreed = use_state_eq(|| false);
    let Some(view) = state.view.as_deref() else { return Html::default() };
    let prepared = &props.prepared;
    let missing = [
        (!view.has_credentials, "submit.needs.credentials"),
        (!*agreed, "submit.needs.consent"),
        (!props.sealed, "submit.needs.seal"),
    ];
    let missing = missing.into_iter().find(|(missing, _)| *missing).map(|(_, key)| key);
    let busy = state.way != Way::Closed;
    let said = words.with(
        "submit.consent",
        &[
            ("records", &prepared.records.to_string()),
            ("bytes", &prepared.bytes.to_string()),
            ("requests", &prepared.bodies.len().to_string()),
            ("origin", &view.profile.origin),
            ("digest", &grouped(&prepared.digest, 4)),
        ],
    );
    let on_agree = {
        let agreed = agreed.setter();
        Callback::from(move |yes| agreed.set(yes))
    };
    // A button that is disabled is not enough: whatever clicks it, nothing is sent without all three.
    let on_send = missing.is_none().then(|| {
        let digest = prepared.digest.clone();
        ask.reform(move |_: MouseEvent| Submit::Send(digest.clone()))
    });
    html! {
        <section class="step-card" aria-labelledby="submit-consent-title">
            { head("submit-consent-title", 4, "submit.consent.title", words) }
            <CredentialsForm submitting={props.submitting.clone()} />
            <div class="submit-consent">{ check("consent".into(), said, *agreed, &on_agree) }</div>
            <div class="card-row">
                <button type="button" class="primary" data-action="submit" disabled={missing.is_some() || busy}
                    aria-describedby="submit-needs" onclick={on_send}>
                    <IconView icon={Icon::Send} />{ words.with("submit.send", &[("records", &prepared.records.to_string())]) }
                </button>
                <button type="button" class="quiet" disabled={busy} onclick={ask.reform(|_: MouseEvent| Submit::PutAside)}>{ words.get("submit.put-aside") }</button>
            </div>
            <p id="submit-needs" class="help" aria-live="polite">{ words.get(missing.unwrap_or("submit.needs.nothing")) }</p>
        </section>
    }
}

/// Properties of [`CredentialsForm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CredentialsProps {
    /// The way to the platform.
    pub submitting: Submitting,
}

/// What opens the platform's door. What is typed lives in this part alone, and goes with it.
#[component]
pub fn CredentialsForm(props: &CredentialsProps) -> Html {
    let words = use_words();
    let Submitting { state, kept, can_keep, ask } = &props.submitting;
    let (name, secret, passphrase) =
        (use_state_eq(String::new), use_state_eq(String::new), use_state_eq(String::new));
    let keep = use_state_eq(|| false);
    // Taken: nothing of it stays in the fields.
    use_effect_with(state.view.as_ref().is_some_and(|view| view.has_credentials), {
        let fields = [name.setter(), secret.setter(), passphrase.setter()];
        move |&taken| {
            if taken {
                fields.iter().for_each(|field| field.set(String::new()));
            }
        }
    });
    let Some(view) = state.view.as_deref() else { return Html::default() };
    if view.profile.credentials == "none" {
        return html! { <p class="help">{ words.get("submit.credentials.none") }</p> };
    }
    if view.has_credentials {
        return html! {
            <div class="card-row">
                <span class="tone-pass saved-state" data-credentials="here"><IconView icon={Icon::Key} />{ words.get("submit.credentials.here") }</span>
                <button type="button" class="quiet" onclick={ask.reform(|_: MouseEvent| Submit::Forget)}>{ words.get("submit.credentials.forget") }</button>
                if *kept {
                    <button type="button" class="quiet" onclick={ask.reform(|_: MouseEvent| Submit::ForgetKept)}>
                        <IconView icon={Icon::Trash2} />{ words.get("submit.credentials.forget-kept") }
                    </button>
                }
            </div>
        };
    }
    let client = view.profile.credentials == "client";
    let given = if client {
        Credentials::Client { id: name.trim().to_owned(), secret: secret.trim().to_owned() }
    } else {
        Credentials::ApiKey(secret.trim().to_owned())
    };
    let whole = !secret.trim().is_empty() && (!client || !name.trim().is_empty());
    let ready = whole && (!*keep || passphrase.chars().count() >= LEAST_PASSPHRASE);
    let wanted = keep.then(|| Passphrase((*passphrase).clone()));
    let onsubmit = {
        let ask = ask.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if ready {
                ask.emit(Submit::Use(given.clone(), wanted.clone()));
            }
        })
    };
    let set_keep = {
        let keep = keep.setter();
        Callback::from(move |yes| keep.set(yes))
    };
    html! {
        <form class="submit-credentials" autocomplete="off" {onsubmit}>
            if *kept { { unlock(&passphrase, ask, words) } }
            if client {
                { field("credentials-id", "submit.credentials.id", "text", &name, words) }
                { field("credentials-secret", "submit.credentials.secret", "password", &secret, words) }
            } else {
                { field("credentials-secret", "submit.credentials.key", "password", &secret, words) }
            }
            if *can_keep && !*kept {
                { check("keep-credentials".into(), words.get("submit.credentials.keep"), *keep, &set_keep) }
                if *keep {
                    { field("credentials-passphrase", "submit.credentials.passphrase", "password", &passphrase, words) }
                    <p class="help">{ words.get("submit.credentials.passphrase.help") }</p>
                }
            }
            <div class="card-row">
                <button type="submit" class="secondary" data-action="use-credentials" disabled={!ready}><IconView icon={Icon::Key} />{ words.get("submit.credentials.use") }</button>
            </div>
            <p class="help">{ words.get("submit.credentials.help") }</p>
        </form>
    }
}

/// The shortest passphrase that is taken, in characters: `platform::secrets` refuses shorter ones.
const LEAST_PASSPHRASE: usize = 8;

/// The credentials that are kept here are a passphrase away.
fn unlock(passphrase: &UseStateHandle<String>, ask: &Callback<Submit>, words: Words) -> Html {
    let typed = Passphrase((**passphrase).clone());
    html! {
        <div class="submit-unlock">
            <p>{ words.get("submit.credentials.kept") }</p>
            { field("unlock-passphrase", "submit.credentials.passphrase", "password", passphrase, words) }
            <div class="card-row">
                <button type="button" class="secondary" data-action="unlock" disabled={passphrase.is_empty()}
                    onclick={ask.reform(move |_: MouseEvent| Submit::Unlock(typed.clone()))}>{ words.get("submit.credentials.unlock") }</button>
                <button type="button" class="quiet" onclick={ask.reform(|_: MouseEvent| Submit::ForgetKept)}>
                    <IconView icon={Icon::Trash2} />{ words.get("submit.credentials.forget-kept") }
                </button>
            </div>
        </div>
    }
}

/// A field that no browser remembers.
fn field(
    id: &'static str,
    key: &str,
    kind: &'static str,
    value: &UseStateHandle<String>,
    words: Words,
) -> Html {
    let set = value.setter();
    let oninput = Callback::from(move |event: InputEvent| {
        set.set(event.target_unchecked_into::<HtmlInputElement>().value());
    });
    // "new-password": what browsers still respect where "off" is passed over.
    let autocomplete = if kind == "password" { "new-password" } else { "off" };
    html! {
        <div class="field">
            <label for={id}>{ words.get(key) }</label>
            <input {id} name={id} type={kind} class="code" {autocomplete} spellcheck="false" autocapitalize="off" value={(**value).clone()} {oninput} />
        </div>
    }
}
