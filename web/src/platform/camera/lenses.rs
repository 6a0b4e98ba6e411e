//! Which cameras the device has.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MediaDeviceInfo, MediaDeviceKind};

use crate::state::camera::{Lens, rear_first};

/// The device's cameras, those that look away from the person first; none before the first permission.
pub async fn lenses() -> Vec<Lens> {
    rear_first(listed().await.unwrap_or_default())
}

async fn listed() -> Result<Vec<Lens>, JsValue> {
    let asked = gloo::utils::window().navigator().media_devices()?.enumerate_devices()?;
    let devices: Array = JsFuture::from(asked).await?.unchecked_into();
    Ok(devices
        .iter()
        // Browsers give these as plain device infos or as a kind of their own.
        .map(JsCast::unchecked_into::<MediaDeviceInfo>)
        .filter(|device| device.kind() == MediaDeviceKind::Videoinput && !device.device_id().is_empty())
        .map(|device| Lens { id: device.device_id(), label: device.label() })
        .collect())
}
