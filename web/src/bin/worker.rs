//! The worker: runs jobs and nothing else. `web/worker-start.js` hands it messages, one after the other.

use std::cell::{Cell, RefCell};

use js_sys::{Function, Object, Reflect, Uint8Array};
use serde::Serialize;
use service::{Desk, Done, Fault, Here, Job, Progress, Reply, World};
use wasm_bindgen::prelude::*;
use web::platform::announce::Announcer;
use web::platform::page::today;
use web::platform::vault::AnyVault;

/// How long work goes on between two words about its progress.
const PROGRESS_EVERY_MS: f64 = 100.0;

fn main() {}

thread_local! {
    /// The desk and the store behind it, opened by the first job that needs them.
    static OFFICE: RefCell<Option<Office>> = const { RefCell::new(None) };
    /// The name of this device, for what is written down.
    static DEVICE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The desk, the store behind it, and the way to tell other tabs.
struct Office {
    desk: Desk,
    vault: AnyVault,
    announcer: Announcer,
}

/// Takes the name of this device in, before any job.
#[wasm_bindgen]
pub fn supply_device(name: String) {
    DEVICE.set(name);
}

/// Takes the face for Chinese labels in, before any job.
#[wasm_bindgen]
pub fn supply_chinese_face(font: Vec<u8>) {
    // One that cannot be used is like none: labels that need it say so.
    let _ = service::supply_chinese_face(font);
}

/// Runs one job.
///
/// `job` is a [`service::Job`], `bytes` what travels beside it, `progress` a function of two numbers: done, and all.
/// Resolves to `{reply, bytes}`: a [`service::Reply`], and a `Uint8Array` of its own buffer or `undefined`.
#[wasm_bindgen]
pub async fn run(job: JsValue, bytes: Vec<u8>, progress: Function) -> Result<Object, JsValue> {
    let done = match serde_wasm_bindgen::from_value::<Job>(job) {
        Ok(job) => done(&job, bytes, &progress).await,
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

async fn done(job: &Job, bytes: Vec<u8>, progress: &Function) -> Done {
    let told_ms = Cell::new(f64::MIN);
    let tell = |Progress { done, total }: Progress| {
        if now() - told_ms.get() >= PROGRESS_EVERY_MS {
            told_ms.set(now());
            // A page that does not listen is no reason to stop.
            let _ = progress.call2(&JsValue::NULL, &(done as f64).into(), &(total as f64).into());
        }
    };
    let device = DEVICE.with_borrow(String::clone);
    let here = Here {
        unix_ms: &|| js_sys::Date::now() as u64,
        utc_offset_minutes: -js_sys::Date::new_0().get_timezone_offset() as i16,
        device: &device,
        random: &chance,
    };
    let world = World { now_ms: &now, today: today(), progress: &tell, here };
    if !matches!(job, Job::Desk(_)) {
        return service::run(&mut Desk::default(), job, bytes, &world);
    }
    let mut office = match OFFICE.take() {
        Some(office) => office,
        None => {
            let (vault, fault) = AnyVault::open().await;
            Office { desk: Desk::over_memory(fault), vault, announcer: Announcer::open() }
        }
    };
    let attended = service::attend(&mut office.desk, &office.vault, job, bytes, &world).await;
    if let Some((workspace, revision)) = attended.changed {
        office.announcer.announce(&workspace, revision);
    }
    OFFICE.set(Some(office));
    attended.done
}

/// Bytes from the browser's source of randomness; zeros where it has none.
fn chance() -> [u8; 16] {
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues, catch)]
        fn get_random_values(into: &Uint8Array) -> Result<(), JsValue>;
    }
    let (bytes, mut out) = (Uint8Array::new_with_length(16), [0; 16]);
    if get_random_values(&bytes).is_ok() {
        bytes.copy_to(&mut out);
    }
    out
}

/// Milliseconds of the worker's monotonic clock.
fn now() -> f64 {
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = performance)]
        fn now() -> f64;
    }
    now()
}
