//! The worker's program: loaded once, before the seal; every worker starts from memory.

use js_sys::{Array, Object, Reflect, Uint8Array, WebAssembly};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Response, Url, Worker};

/// What follows wasm-bindgen's own code in a worker.
const START: &str = include_str!("../../worker-start.js");

/// Names the build of the page, so that it never meets a worker of another one in a cache.
pub fn build() -> String {
    let script = gloo::utils::document().query_selector("script[data-build]").ok().flatten();
    script.and_then(|script| script.get_attribute("data-build")).unwrap_or_default()
}

/// Where the face for Chinese labels lies, beside the page.
const CHINESE_FACE: &str = "./fonts/noto-sans-sc-400.otf";

/// A worker's program, in memory.
#[derive(Debug, Clone)]
pub struct Engine {
    script: Blob,
    module: JsValue,
    /// The face for Chinese labels, or `undefined`.
    chinese: JsValue,
    /// The name of this device.
    device: String,
}

impl Engine {
    /// Loads the worker's program from beside the page, wherever that stands, and with it the face for Chinese labels
    /// where one is wanted. That face is many times as large as the others, and nothing can be loaded after the seal.
    pub async fn load(with_chinese: bool, device: String) -> Result<Self, JsValue> {
        let build = build();
        let glue = fetch(&format!("./worker.js?v={build}")).await?;
        let glue = JsFuture::from(glue.text()?).await?.as_string().unwrap_or_default();
        let wasm = fetch(&format!("./worker_bg.wasm?v={build}")).await?;
        let bytes = JsFuture::from(wasm.array_buffer()?).await?;
        let module = JsFuture::from(WebAssembly::compile(&Uint8Array::new(&bytes).into())).await?;
        let kind = BlobPropertyBag::new();
        kind.set_type("text/javascript");
        let parts = Array::of2(&JsValue::from(glue), &START.into());
        let script = Blob::new_with_str_sequence_and_options(&parts, &kind)?;
        let chinese = if with_chinese { chinese_face(&build).await } else { JsValue::UNDEFINED };
        Ok(Self { script, module, chinese, device })
    }

    /// Starts a worker. It posts `{ready: {sealed}}` when it can take jobs.
    pub fn start_worker(&self) -> Result<Worker, JsValue> {
        let url = Url::create_object_url_with_blob(&self.script)?;
        let worker = Worker::new(&url);
        Url::revoke_object_url(&url)?;
        let worker = worker?;
        let first = Object::new();
        Reflect::set(&first, &"module".into(), &self.module)?;
        Reflect::set(&first, &"chinese".into(), &self.chinese)?;
        Reflect::set(&first, &"device".into(), &self.device.as_str().into())?;
        worker.post_message(&first)?;
        Ok(worker)
    }
}

/// The face for Chinese labels. One that does not come is no fault: labels that need it say so.
async fn chinese_face(build: &str) -> JsValue {
    let load = async {
        let face = fetch(&format!("{CHINESE_FACE}?v={build}")).await?;
        JsFuture::from(face.array_buffer()?).await
    };
    load.await.unwrap_or(JsValue::UNDEFINED)
}

async fn fetch(url: &str) -> Result<Response, JsValue> {
    let answer = JsFuture::from(gloo::utils::window().fetch_with_str(url)).await?;
    let response: Response = answer.dyn_into()?;
    if response.ok() { Ok(response) } else { Err(JsValue::from(response.status())) }
}
