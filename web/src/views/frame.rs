//! The frame around the three steps: brand, seal, language, theme, and where each step stands.

use i18n::Locale;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::seal::SealBadge;
use crate::components::chip::Tone;
use crate::components::icon::{Icon, IconView};
use crate::platform::page;
use crate::state::engine::EngineState;
use crate::state::place::Place;
use crate::state::settings::{Settings, SettingsAction, Theme};
use crate::words::{Words, use_words};

/// Properties of [`TopLine`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TopLineProps {
    /// Where loading and sealing stand.
    pub engine: EngineState,
    /// What is chosen.
    pub settings: Settings,
    /// Something was chosen.
    pub on_action: Callback<SettingsAction>,
}

/// The line at the top.
#[component]
pub fn TopLine(props: &TopLineProps) -> Html {
    let words = use_words();
    let choose = props.on_action.reform(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        SettingsAction::Locale(Locale::from_tag(&select.value()).unwrap_or_default())
    });
    let (icon, theme) = match props.settings.theme {
        Theme::Device => (Icon::Monitor, "theme.device"),
        Theme::Light => (Icon::Sun, "theme.light"),
        Theme::Dark => (Icon::Moon, "theme.dark"),
    };
    html! {
        <header class="top-line">
            <h1 class="brand"><span class="brand-mark" aria-hidden="true"></span>{ "TemQR" }
                <span class="brand-words">{ words.get("brand.words") }</span></h1>
            <SealBadge engine={props.engine.clone()} />
            <label class="language">
                <IconView icon={Icon::Languages} /><span class="sr-only">{ words.get("language") }</span>
                <select onchange={choose} name="language">
                    { for Locale::ALL.into_iter().map(|locale| html! {
                        <option value={locale.tag()} lang={locale.tag()} selected={locale == props.settings.locale}>
                            { locale.own_name() }
                        </option>
                    }) }
                </select>
            </label>
            <button type="button" class="quiet theme" title={words.get(theme)} aria-label={words.get(theme)}
                onclick={props.on_action.reform(|_: MouseEvent| SettingsAction::NextTheme)}>
                <IconView {icon} />
            </button>
        </header>
    }
}

/// The way between the places; `at` is in sight, and `problems` lines of the records have errors.
pub fn places(at: Place, problems: usize, words: Words) -> Html {
    html! {
        <nav class="places" aria-label={words.get("places")}>
            { for Place::ALL.into_iter().map(|place| {
                let icon = match place {
                    Place::Records => Icon::Table,
                    Place::Print => Icon::Printer,
                    Place::Label | Place::Viewer => Icon::QrCode,
                    Place::Shipment => Icon::Package,
                    Place::Submission => Icon::Send,
                    Place::Evidence => Icon::FileCheck,
                };
                let count = (place == Place::Records && problems > 0).then_some(problems);
                html! {
                    <a href={format!("#{}", place.name())} aria-current={(place == at).then_some("page")}>
                        <IconView {icon} /><span>{ words.get(place.caption_key()) }</span>
                        if let Some(count) = count {
                            <b class="tone-fail">{ count }<span class="sr-only">{ " " }{ words.get("place.errors") }</span></b>
                        }
                    </a>
                }
            }) }
        </nav>
    }
}

/// Where one step stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The id of its section.
    pub id: &'static str,
    /// The key of its name.
    pub name: &'static str,
    /// Where it stands, in words.
    pub state: AttrValue,
    /// Where it stands, at a glance; `None` while there is nothing to say yet.
    pub tone: Option<Tone>,
    /// It is the next thing to do.
    pub next: bool,
}

/// Properties of [`Steps`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct StepsProps {
    /// The steps, in order.
    pub steps: Vec<Step>,
}

/// The path through the page; each step says where it stands and leads there.
#[component]
pub fn Steps(props: &StepsProps) -> Html {
    let words = use_words();
    html! {
        <nav class="steps" aria-label={words.get("steps")}>
            <ol>
                { for props.steps.iter().enumerate().map(|(at, step)| {
                    let id = step.id;
                    html! {
                        <li>
                            <button type="button" class={classes!("step", step.tone.map(Tone::class), step.next.then_some("next"))}
                                aria-current={step.next.then_some("step")} onclick={move |_: MouseEvent| page::go_to(id)}>
                                <span class="step-number">
                                    if let Some(tone) = step.tone { <IconView icon={tone.icon()} /> } else { { at + 1 } }
                                </span>
                                <span class="step-words"><strong>{ words.get(step.name) }</strong><small>{ step.state.clone() }</small></span>
                            </button>
                        </li>
                    }
                }) }
            </ol>
        </nav>
    }
}
