//! Ink on paper, as a small picture.

use service::Rgb;
use yew::prelude::*;

use crate::words::Words;

/// A colour as style sheets and inputs have it: `#0b6b74`.
pub fn hex(Rgb([red, green, blue]): Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The colour of a text such as `#0b6b74`.
pub fn from_hex(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some(Rgb([channel(0)?, channel(2)?, channel(4)?]))
}

/// A few modules in these colours.
pub fn swatch(ink: Rgb, paper: Rgb, words: Words) -> Html {
    html! {
        <svg class="swatch" viewBox="0 0 7 7" role="img" aria-label={words.get("colour.swatch")}>
            <path fill={hex(paper)} d="M0 0h7v7h-7z" />
            <path fill={hex(ink)} d="M1 1h2v2h-2zM4 1h1v1h1v1h-2zM1 4h1v2h-1zM3 4h2v1h1v1h-3z" />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_comes_back_from_its_text() {
        for colour in [Rgb([0, 0, 0]), Rgb([11, 107, 116]), Rgb([255, 255, 255])] {
            assert_eq!(from_hex(&hex(colour)), Some(colour));
        }
        for text in ["", "#", "0b6b74", "#0b6b7", "#0b6b7g", "#0b6b741", "#ề0b6"] {
            assert_eq!(from_hex(text), None, "{text}");
        }
    }
}
