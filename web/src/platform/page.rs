//! The page around the app: its language and theme, where it is scrolled to, whether it is seen.

use gloo::events::{EventListener, EventListenerOptions};
use i18n::Locale;
use service::CalendarDate;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::state::place::Place;
use crate::state::settings::Theme;

/// The language that the browser asks for, as far as there is one of ours.
pub fn wished_locale() -> Locale {
    let tags: Vec<String> =
        gloo::utils::window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect();
    let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
    i18n::negotiate(&tags)
}

/// Tells the document its language and title.
pub fn set_locale(locale: Locale, title: &str) {
    let document = gloo::utils::document();
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", locale.tag());
    }
    document.set_title(title);
}

/// Lights or darkens the page.
pub fn set_theme(theme: Theme) {
    let name = match theme {
        Theme::Device => "device",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    let _ = gloo::utils::body().set_attribute("data-theme", name);
}

/// Scrolls to the element with this id and puts the focus on it.
pub fn go_to(id: &str) {
    let Some(element) = gloo::utils::document().get_element_by_id(id) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(if calm() { ScrollBehavior::Auto } else { ScrollBehavior::Smooth });
    options.set_block(ScrollLogicalPosition::Start);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        let focus = web_sys::FocusOptions::new();
        focus.set_prevent_scroll(true);
        let _ = element.focus_with_options(&focus);
    }
}

/// Scrolls the boxes around an element as little as brings it into sight.
pub fn into_sight(id: &str) {
    let Some(element) = gloo::utils::document().get_element_by_id(id) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Lets the browser ask before the page is left, as long as the listener lives.
pub fn ask_before_leaving() -> EventListener {
    let prevent = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&gloo::utils::window(), "beforeunload", prevent, |event| {
        event.prevent_default();
        // Browsers before 2024 ask only when this is set.
        let _ = js_sys::Reflect::set(event, &"returnValue".into(), &true.into());
    })
}

/// Whether the person asked for less motion.
fn calm() -> bool {
    gloo::utils::window()
        .match_media("(prefers-reduced-motion: reduce)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches())
}

/// Waits until the page's own fonts are here: after the seal none can be loaded.
pub async fn fonts_loaded() {
    let fonts = js_sys::Reflect::get(&gloo::utils::document(), &"fonts".into()).unwrap_or_default();
    let Ok(load) = js_sys::Reflect::get(&fonts, &"load".into()) else { return };
    let Some(load) = load.dyn_ref::<js_sys::Function>() else { return };
    for face in FACES {
        if let Ok(loading) = load.call2(&fonts, &face.into(), &"Aạữ".into()) {
            // A font that does not come is no fault: the device's own stands in for it.
            let _ = wasm_bindgen_futures::JsFuture::from(js_sys::Promise::resolve(&loading)).await;
        }
    }
}

/// The page's faces, as `styles/tokens.css` declares them.
const FACES: [&str; 3] =
    ["400 1em \"Be Vietnam Pro\"", "600 1em \"Be Vietnam Pro\"", "400 1em \"TemQR Mono\""];

/// The part of the page's address after `#`.
pub fn fragment() -> String {
    gloo::utils::window().location().hash().unwrap_or_default()
}

/// Goes to a place; the browser's way back leads here again.
pub fn go_to_place(place: Place) {
    let _ = gloo::utils::window().location().set_hash(place.name());
}

/// Puts the focus on the element with this id.
pub fn focus(id: &str) {
    let element = gloo::utils::document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Puts the focus on the element with this id, unless the person is at work elsewhere on the page than in `within`.
pub fn focus_within(within: &str, id: &str) {
    let document = gloo::utils::document();
    let active = document.active_element();
    let elsewhere =
        active.filter(|active| !active.has_type::<web_sys::HtmlBodyElement>()).is_some_and(|active| {
            document.get_element_by_id(within).is_none_or(|place| !place.contains(Some(&active)))
        });
    if !elsewhere {
        focus(id);
    }
}

/// Whether the device is held in a hand: a finger is its pointer.
pub fn handheld() -> bool {
    let query = gloo::utils::window().match_media("(pointer: coarse)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// A new id, of ASCII letters, digits and hyphens. Two devices that make one at the same moment make different ones.
pub fn new_id() -> String {
    let random = || (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    let now = js_sys::Date::now() as u64;
    format!("w{now:x}-{:08x}{:08x}", random(), random())
}

/// The day where the user is.
pub fn today() -> CalendarDate {
    let now = js_sys::Date::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
    let date = u16::try_from(year).ok().and_then(|year| CalendarDate::new(year, month as u8, day as u8));
    // A clock outside of the years 1 to 9999 is no clock; the first day makes every date one of the future, and said so.
    date.unwrap_or(CalendarDate::FIRST)
}

/// Milliseconds of a clock that only ever measures how long something took.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Loads the page again.
pub fn reload() {
    let _ = gloo::utils::window().location().reload();
}

/// The address of this page without anything behind it: where viewer codes can lead.
pub fn address() -> String {
    let location = gloo::utils::window().location();
    let (origin, path) = (location.origin().unwrap_or_default(), location.pathname().unwrap_or_default());
    format!("{origin}{path}")
}
