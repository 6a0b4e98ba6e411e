//! What is encoded.

/// A text, and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payload<'a> {
    /// Any text. What is not ASCII is written as UTF-8 behind ECI 26, or in kanji mode when that can take all
    /// of it and is shorter.
    Text(&'a str),
    /// A GS1 element string: application identifiers and values, U+001D after each value of no fixed length
    /// that another one follows. FNC1 in first position goes before it and is not part of the text.
    Gs1(&'a str),
}

impl<'a> Payload<'a> {
    /// The text, without what is added to it in the symbol.
    pub const fn text(self) -> &'a str {
        match self {
            Self::Text(text) | Self::Gs1(text) => text,
        }
    }
}
