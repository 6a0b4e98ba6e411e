//! What a person hears and feels when a label was read, so that the eyes can stay on the label.

use std::cell::RefCell;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{AudioContext, OscillatorType};

thread_local! {
    // One a page: browsers allow only a few, and the person's click allows this one for good.
    static VOICE: RefCell<Voice> = const { RefCell::new(Voice { context: None, quiet: false }) };
}

struct Voice {
    context: Option<AudioContext>,
    quiet: bool,
}

/// One note: hertz, and seconds after the first.
type Note = (f32, f64);

/// A fifth upwards.
const SUCCESS: [Note; 2] = [(880.0, 0.0), (1318.5, 0.09)];

/// The same low note twice.
const WRONG: [Note; 2] = [(220.0, 0.0), (220.0, 0.2)];

/// The same high note twice, short of each other: once more.
const AGAIN: [Note; 2] = [(1046.5, 0.0), (1046.5, 0.12)];

/// A fifth downwards: it belongs here, and something is to be looked at later.
const DOUBTFUL: [Note; 2] = [(1318.5, 0.0), (880.0, 0.12)];

/// One middle note.
const NOTED: [Note; 1] = [(587.3, 0.0)];

/// How loud the notes are, of 1.
const LOUDNESS: f32 = 0.16;

/// How long a note sounds on, in seconds.
const FADES: f64 = 0.16;

/// Milliseconds of vibration, pause, vibration.
const SUCCESS_FELT: [u32; 1] = [60];
const WRONG_FELT: [u32; 3] = [120, 80, 120];
const DOUBTFUL_FELT: [u32; 3] = [60, 60, 60];
const NOTED_FELT: [u32; 1] = [30];

/// Makes sounds possible. Browsers allow them only from a person's click, or a moment after it.
pub fn prepare() {
    VOICE.with_borrow_mut(|voice| {
        if voice.context.is_none() && Reflect::has(&gloo::utils::window(), &"AudioContext".into()) == Ok(true)
        {
            voice.context = AudioContext::new().ok();
        }
        if let Some(context) = &voice.context
            && let Ok(resumed) = context.resume()
        {
            wasm_bindgen_futures::spawn_local(async move {
                let _ = wasm_bindgen_futures::JsFuture::from(resumed).await;
            });
        }
    });
}

/// Turns the sound off or on; what is felt stays.
pub fn set_quiet(quiet: bool) {
    VOICE.with_borrow_mut(|voice| voice.quiet = quiet);
}

/// The label says what was meant.
pub fn success() {
    sound(OscillatorType::Sine, &SUCCESS);
    vibrate(&SUCCESS_FELT);
}

/// The label says something else.
pub fn wrong() {
    sound(OscillatorType::Triangle, &WRONG);
    vibrate(&WRONG_FELT);
}

/// It was seen, and has to be seen once more.
pub fn again() {
    sound(OscillatorType::Sine, &AGAIN);
    vibrate(&NOTED_FELT);
}

/// The label belongs here, and something about it is to be looked at later.
pub fn doubtful() {
    sound(OscillatorType::Sine, &DOUBTFUL);
    vibrate(&DOUBTFUL_FELT);
}

/// A button took effect, or another place is meant from here on.
pub fn noted() {
    sound(OscillatorType::Sine, &NOTED);
    vibrate(&NOTED_FELT);
}

fn sound(kind: OscillatorType, notes: &[Note]) {
    VOICE.with_borrow(|voice| {
        if let Some(context) = voice.context.as_ref().filter(|_| !voice.quiet) {
            for note in notes {
                // A sound that does not come is no fault: the words on the page say it all.
                let _ = play(context, kind, *note);
            }
        }
    });
}

/// One note that begins softly and fades. Oscillators that have stopped are collected by the browser.
fn play(context: &AudioContext, kind: OscillatorType, (hertz, after): Note) -> Result<(), JsValue> {
    let (oscillator, gain) = (context.create_oscillator()?, context.create_gain()?);
    oscillator.set_type(kind);
    oscillator.frequency().set_value(hertz);
    let begin = context.current_time() + after;
    let loudness = gain.gain();
    loudness.set_value_at_time(0.0, begin)?;
    loudness.linear_ramp_to_value_at_time(LOUDNESS, begin + 0.01)?;
    loudness.exponential_ramp_to_value_at_time(0.001, begin + FADES)?;
    oscillator.connect_with_audio_node(&gain)?;
    gain.connect_with_audio_node(&context.destination())?;
    oscillator.start_with_when(begin)?;
    oscillator.stop_with_when(begin + FADES + 0.02)
}

/// Not on iPhones, and not on most computers.
fn vibrate(pattern: &[u32]) {
    let navigator = gloo::utils::window().navigator();
    let vibrate = Reflect::get(&navigator, &"vibrate".into()).unwrap_or_default();
    if let Some(vibrate) = vibrate.dyn_ref::<Function>() {
        let pattern: Array = pattern.iter().map(|ms| JsValue::from(*ms)).collect();
        let _ = vibrate.call1(&navigator, &pattern);
    }
}
