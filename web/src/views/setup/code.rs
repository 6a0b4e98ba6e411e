//! What stands in the symbol: the profile and what it needs, the web address, the level and the size.

use service::{Column, EcLevel, LevelWish, OwnKind, ProfileChoice};
use yew::prelude::*;

use super::{awaited, own_list, told};
use crate::components::file_button::file_button;
use crate::components::icon::{Icon, IconView};
use crate::components::inputs::{number, text};
use crate::hooks::making::{About, Make, Making};
use crate::platform::page;
use crate::state::setup::Choice;
use crate::words::Words;

/// The profiles whose text begins with a web address.
const WITH_ADDRESS: [&str; 2] = ["viewer", "gs1-digital-link"];

/// What stands in the symbol.
pub(super) fn code_tab(making: &Making, words: Words) -> Html {
    let Some(catalogue) = &making.catalogue else {
        return awaited(making, words);
    };
    let setup = &making.state.now.setup;
    html! {
        <>
            <fieldset class="profiles">
                <legend>{ words.get("setup.profile") }</legend>
                { for catalogue.profiles.iter().map(|profile| offered(profile, making, words)) }
            </fieldset>
            if WITH_ADDRESS.contains(&setup.profile.as_str()) { { address(making, words) } }
            { level(making, words) }
            { edge(making, words) }
            { own(&catalogue.profiles, making, words) }
        </>
    }
}

/// A profile, in a line, with what it needs.
fn offered(profile: &ProfileChoice, making: &Making, words: Words) -> Html {
    let id = profile.id.clone();
    let names = |required: bool| {
        let columns = profile.columns.iter().filter(|(_, of)| *of == required);
        let names: Vec<String> = columns.map(|(column, _)| name(*column, words)).collect();
        names.join(" · ")
    };
    let (needed, possible) = (names(true), names(false));
    let title = if profile.own { profile.title.clone().into() } else { words.get(&profile.title) };
    html! {
        <label class="profile">
            <input type="radio" name="profile" value={profile.id.clone()} checked={making.state.now.setup.profile == profile.id}
                onchange={making.ask.reform(move |_: Event| Make::Choose(Choice::Profile(id.clone())))} />
            <span class="profile-body">
                <strong>{ title }</strong>
                if !profile.own { <small>{ words.get(&format!("profile.{}.help", profile.id)) }</small> }
                <small class="columns">{ words.with("setup.profile.needs", &[("columns", &needed)]) }
                    if !possible.is_empty() { { " " }{ words.with("setup.profile.can-carry", &[("columns", &possible)]) } }</small>
            </span>
        </label>
    }
}

fn name(column: Column, words: Words) -> String {
    words.column(column).to_string()
}

/// Profiles of the user's own.
fn own(profiles: &[ProfileChoice], making: &Making, words: Words) -> Html {
    let own = profiles.iter().filter(|profile| profile.own);
    let own: Vec<AttrValue> = own.map(|profile| profile.title.clone().into()).collect();
    html! {
        <details class="fold" id="own-profiles" open={!own.is_empty()}>
            <summary><span>{ words.get("setup.own-profile.title") }</span></summary>
            <p class="help">{ words.get("setup.own-profile.help") }</p>
            { own_list(OwnKind::Profile, own, making, words) }
            { file_button("secondary", words.get("setup.own-profile.import"), "own-profile", ".json,application/json", making.ask.reform(Make::TakeProfile)) }
            { told(making, About::Profile, "setup.own-profile.taken", words) }
        </details>
    }
}

fn address(making: &Making, words: Words) -> Html {
    let setup = &making.state.now.setup;
    let on_text = making.ask.reform(|text| Make::Choose(Choice::WebAddress(text)));
    let viewer = setup.profile == "viewer";
    let here = making.ask.reform(|_: MouseEvent| Make::Choose(Choice::WebAddress(page::address())));
    html! {
        <div class="web-address">
            { text("web-address", words.get("setup.address"), setup.web_address.clone().into(), &on_text) }
            <p class="help">{ words.get(if viewer { "setup.address.viewer" } else { "setup.address.resolver" }) }</p>
            if viewer {
                <button type="button" class="quiet" data-action="address-here" onclick={here}>
                    <IconView icon={Icon::Pencil} />{ words.get("setup.address.here") }
                </button>
            }
        </div>
    }
}

fn level(making: &Making, words: Words) -> Html {
    let now = making.state.now.setup.level;
    let wishes = [
        (LevelWish::Auto, "auto"),
        (LevelWish::Level(EcLevel::L), "L"),
        (LevelWish::Level(EcLevel::M), "M"),
        (LevelWish::Level(EcLevel::Q), "Q"),
        (LevelWish::Level(EcLevel::H), "H"),
    ];
    html! {
        <fieldset class="choice">
            <legend>{ words.get("option.level") }</legend>
            <div class="segmented">
                { for wishes.into_iter().map(|(wish, letter)| html! {
                    <label>
                        <input type="radio" name="level" value={letter} checked={now == wish}
                            onchange={making.ask.reform(move |_: Event| Make::Choose(Choice::Level(wish)))} />
                        <span>{ if wish == LevelWish::Auto { words.get("option.level.auto") } else { letter.into() } }</span>
                    </label>
                }) }
            </div>
            <p class="help">{ match now {
                LevelWish::Auto => words.get("option.level.auto.help"),
                LevelWish::Level(level) => words.level(level),
            } }</p>
        </fieldset>
    }
}

fn edge(making: &Making, words: Words) -> Html {
    let on_edge = making.ask.reform(|edge| Make::Choose(Choice::SymbolEdge(edge)));
    html! {
        <div>
            { number("symbol-edge", words.get("option.edge"), "mm", Some(making.state.now.setup.symbol_edge_mm), &on_edge) }
            <p class="help">{ words.get("option.edge.help") }</p>
        </div>
    }
}
