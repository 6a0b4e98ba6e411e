//! Whether the page is in sight.

use gloo::events::EventListener;

/// Whether a person can see the page.
pub fn visible() -> bool {
    !gloo::utils::document().hidden()
}

/// Hears when the page goes out of sight and comes back, as long as the listeners live.
///
/// A page that is kept for the way back hears `pagehide` only, in some browsers.
pub fn watch(heard: impl Fn(bool) + Clone + 'static) -> [EventListener; 3] {
    let (window, document) = (gloo::utils::window(), gloo::utils::document());
    let (hidden, shown) = (heard.clone(), heard.clone());
    [
        EventListener::new(&document, "visibilitychange", move |_| heard(visible())),
        EventListener::new(&window, "pagehide", move |_| hidden(false)),
        EventListener::new(&window, "pageshow", move |_| shown(visible())),
    ]
}
