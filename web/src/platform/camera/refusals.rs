//! Why there is no camera: what the browser, the page around this one and the permission say.

use js_sys::{Function, Object, Promise, Reflect};
use service::Fault;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::open::set;
use crate::state::camera::{Family, Permission, Refusal};

/// The name of the browser's exception.
pub(super) fn name(error: &JsValue) -> String {
    text(error, "name")
}

/// The fault behind the browser's exception.
pub(super) async fn fault_of(error: &JsValue) -> Fault {
    let (name, message) = (name(error), text(error, "message"));
    let permission = permission().await.ok().flatten();
    let secure = gloo::utils::window().is_secure_context();
    let allowed_here = allowed_here();
    let code = Refusal { name: &name, message: &message, permission, allowed_here, secure }.code();
    let fault = Fault::new(code);
    if Refusal::is_denial(code) { fault.with("way", family().way()) } else { fault }
}

fn text(error: &JsValue, name: &str) -> String {
    Reflect::get(error, &name.into()).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

fn family() -> Family {
    let navigator = gloo::utils::window().navigator();
    Family::of(&navigator.user_agent().unwrap_or_default(), navigator.max_touch_points())
}

/// What the browser remembers of its question; an error or `None` where it does not say.
async fn permission() -> Result<Option<Permission>, JsValue> {
    let permissions = Reflect::get(&gloo::utils::window().navigator(), &"permissions".into())?;
    let query: Function = Reflect::get(&permissions, &"query".into())?.dyn_into()?;
    let what = Object::new();
    set(&what, "name", &"camera".into());
    let asked: Promise = query.call1(&permissions, &what)?.dyn_into()?;
    Ok(match text(&JsFuture::from(asked).await?, "state").as_str() {
        "prompt" => Some(Permission::Prompt),
        "granted" => Some(Permission::Granted),
        "denied" => Some(Permission::Denied),
        _ => None,
    })
}

/// Whether the page around this one, if any, lets it use the camera; `true` where the browser does not say.
fn allowed_here() -> bool {
    let document = gloo::utils::document();
    let policy = Reflect::get(&document, &"featurePolicy".into()).unwrap_or_default();
    let Ok(ask) = Reflect::get(&policy, &"allowsFeature".into()) else { return true };
    match ask.dyn_ref::<Function>() {
        Some(ask) => ask.call1(&policy, &"camera".into()).map_or(true, |answer| answer.is_truthy()),
        None => true,
    }
}
