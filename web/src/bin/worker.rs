//! The worker: runs jobs and nothing else. `web/worker-start.js` hands it messages.

use js_sys::{Object, Reflect, Uint8Array};
use serde::Serialize;
use service::{Done, Fault, Job, Reply};
use wasm_bindgen::prelude::*;

fn main() {}

/// Runs one job.
///
/// `job` is a [`service::Job`], `bytes` what travels beside it. Returns `{reply, bytes}`: a [`service::Reply`], and
/// a `Uint8Array` of its own buffer or `undefined`.
#[wasm_bindgen]
pub fn run(job: JsValue, bytes: Vec<u8>) -> Result<Object, JsValue> {
    let done = match serde_wasm_bindgen::from_value::<Job>(job) {
        Ok(job) => service::run(&job, bytes, &now_ms),
        Err(error) => {
            let fault = Fault::new("worker.not-understood").with("detail", error);
            Done { reply: Reply::Failed(fault), bytes: None }
        }
    };
    let answer = Object::new();
    Reflect::set(&answer, &"reply".into(), &done.reply.serialize(&serde_wasm_bindgen::Serializer::new())?)?;
    if let Some(bytes) = done.bytes {
        Reflect::set(&answer, &"bytes".into(), &Uint8Array::from(bytes.as_slice()))?;
    }
    Ok(answer)
}

/// Milliseconds of the worker's monotonic clock.
fn now_ms() -> f64 {
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = performance)]
        fn now() -> f64;
    }
    now()
}
