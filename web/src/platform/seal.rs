//! The seal: a page that cannot send.
//!
//! Content security policies only ever add up: once the page has added a policy that allows no connection, no
//! script can lift it, not even by removing the element. The page starts under a policy that lets it load its own
//! parts, and adds the stricter one as soon as it has them.
//!
//! What no policy covers: following a link or opening a window. The page has no link that carries data.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// From here on nothing is loaded and nothing is sent: pictures and sounds only from memory, workers only from
/// memory, no connection of any kind.
const SEAL: &str = "default-src 'none'; connect-src 'none'; script-src 'wasm-unsafe-eval'; worker-src blob:; \
                    img-src blob: data:; media-src blob:; style-src 'none'; font-src 'none'; form-action 'none'; \
                    base-uri 'none'; frame-src 'none'";

/// Peer connections are under no policy that browsers enforce, so their constructors go.
const PEER_CONNECTIONS: [&str; 3] = ["RTCPeerConnection", "webkitRTCPeerConnection", "mozRTCPeerConnection"];

/// Closes the page for good. Returns whether the policy could be added; [`page_is_sealed`] says whether it holds.
pub fn close() -> Result<(), JsValue> {
    let window = gloo::utils::window();
    for name in PEER_CONNECTIONS {
        js_sys::Reflect::delete_property(&window, &name.into())?;
    }
    let document = gloo::utils::document();
    let policy = document.create_element("meta")?;
    policy.set_attribute("http-equiv", "Content-Security-Policy")?;
    policy.set_attribute("content", SEAL)?;
    gloo::utils::head().append_child(&policy)?;
    Ok(())
}

/// Asks the browser whether this page can still connect, without connecting: the page's first policy allows
/// `data:` for this one question, and the seal does not.
pub async fn page_is_sealed() -> bool {
    JsFuture::from(gloo::utils::window().fetch_with_str("data:,")).await.is_err()
}
