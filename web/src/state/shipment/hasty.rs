//! Tells a hand-held scanner from a person at the keyboard.

/// A scanner that acts as a keyboard ends each code with Enter. When the focus is on a button at that moment, the code
/// must not press it: whoever presses a button by its key does not type other characters right before.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Hasty {
    typed_ms: Option<f64>,
}

/// How long after a typed character a key does not press the button, in milliseconds.
const PAUSE_MS: f64 = 400.0;

impl Hasty {
    /// A key went down on the button: its name, as the browser has it.
    pub fn key(&mut self, key: &str, now_ms: f64) {
        let mut characters = key.chars();
        let one = characters.next().is_some() && characters.next().is_none();
        if one && key != " " {
            self.typed_ms = Some(now_ms);
        }
    }

    /// Whether a press of the button is meant.
    pub fn is_meant(&self, now_ms: f64) -> bool {
        self.typed_ms.is_none_or(|typed| now_ms - typed > PAUSE_MS)
    }
}
