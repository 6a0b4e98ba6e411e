//! Identifiers of things, units and parties: a key of GS1 or of the BIC where there is one, otherwise one of our own.
//!
//! Our own are `urn:x-temqr:` and what it is, then its parts between colons, each with all but letters, digits, `-`,
//! `.`, `_` and `~` as `%XX` of UTF-8:
//!
//! - `urn:x-temqr:piece:<manufacturer>:<batch>:<serial>`
//! - `urn:x-temqr:batch:<manufacturer>:<batch>`
//! - `urn:x-temqr:unit:<code>`, `urn:x-temqr:place:<name>`, `urn:x-temqr:party:<name>`, `urn:x-temqr:report:<reference>`
//!
//! The namespace is not registered with IANA: whoever takes the document in must know these names, or map them.

/// A piece, or a batch of pieces that have no serial numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// The manufacturer, as on the label.
    pub manufacturer: String,
    /// The production batch number.
    pub batch: String,
    /// The GTIN of the product, with its check digit; one that is wrong is passed over.
    pub gtin: Option<String>,
    /// The piece's serial number.
    pub serial: Option<String>,
    /// How many pieces of the batch, where they have no serial numbers and somebody counted.
    pub quantity: Option<u64>,
}

impl Thing {
    /// Its URI: a GS1 Digital Link with GTIN and serial number or batch, otherwise one of our own.
    pub fn uri(&self) -> String {
        let gtin = self.gtin.as_deref().and_then(gtin_14);
        match (gtin, &self.serial) {
            (Some(gtin), Some(serial)) if is_gs1_text(serial) => {
                format!("https://id.gs1.org/01/{gtin}/21/{}", encoded(serial))
            }
            (Some(gtin), None) if is_gs1_text(&self.batch) => {
                format!("https://id.gs1.org/01/{gtin}/10/{}", encoded(&self.batch))
            }
            (_, Some(serial)) => private("piece", &[&self.manufacturer, &self.batch, serial]),
            (_, None) => private("batch", &[&self.manufacturer, &self.batch]),
        }
    }
}

/// What things are packed on or loaded into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unit {
    /// A shipping container, by its number after ISO 6346, such as `CSQU3054383`.
    Container(String),
    /// A pallet or box, by its SSCC or by what is written on it.
    Pallet(String),
}

impl Unit {
    /// Its URI.
    pub fn uri(&self) -> String {
        match self {
            // Source: GS1 EPC Tag Data Standard, "BIC Container Code (BIC)".
            Self::Container(number) if is_container(number) => format!("urn:epc:id:bic:{number}"),
            Self::Pallet(code) if code.len() == 18 && has_check_digit(code) => {
                format!("https://id.gs1.org/00/{code}")
            }
            Self::Container(code) | Self::Pallet(code) => private("unit", &[code]),
        }
    }
}

/// A party or a place, by its GLN or by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// What it is called.
    pub name: String,
    /// Its GLN, with its check digit; one that is wrong is passed over.
    pub gln: Option<String>,
}

impl Party {
    /// Its URI as a party.
    pub fn uri(&self) -> String {
        self.by_key("417", "party")
    }

    /// Its URI as a place.
    pub fn place_uri(&self) -> String {
        self.by_key("414", "place")
    }

    fn by_key(&self, application_identifier: &str, kind: &str) -> String {
        let gln = self.gln.as_deref().filter(|gln| gln.len() == 13 && has_check_digit(gln));
        gln.map_or_else(
            || private(kind, &[&self.name]),
            |gln| format!("https://id.gs1.org/{application_identifier}/{gln}"),
        )
    }
}

/// An identifier of our own.
pub(super) fn private(kind: &str, parts: &[&str]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| encoded(part)).collect();
    format!("urn:x-temqr:{kind}:{}", parts.join(":"))
}

/// All but the unreserved characters of RFC 3986 as `%XX`. A URN has no empty part: `-` stands for one, and for itself
/// `%2D`.
fn encoded(part: &str) -> String {
    match part {
        "" => return "-".to_owned(),
        "-" => return "%2D".to_owned(),
        _ => {}
    }
    part.bytes().fold(String::with_capacity(part.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

/// A GTIN with 14 digits; `None` if it is none.
fn gtin_14(text: &str) -> Option<String> {
    (matches!(text.len(), 8 | 12 | 13 | 14) && has_check_digit(text)).then(|| format!("{text:0>14}"))
}

/// Whether the last digit is the check digit of the others.
///
/// Source: GS1 General Specifications, "Standard check digit calculations for GS1 data structures".
fn has_check_digit(text: &str) -> bool {
    let digits = text.bytes().rev().zip([1, 3].into_iter().cycle());
    let sum: u32 = digits.map(|(digit, weight)| u32::from(digit.wrapping_sub(b'0')) * weight).sum();
    text.bytes().all(|byte| byte.is_ascii_digit()) && sum.is_multiple_of(10)
}

/// Whether a text can be a batch or serial number of GS1: 1 to 20 characters of its set 82.
fn is_gs1_text(text: &str) -> bool {
    let other = |byte| b"!\"%&'()*+,-./_:;<=>?".contains(&byte);
    (1..=20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || other(byte))
}

/// Whether a text has the form of a container number: owner, category, serial number and check digit.
fn is_container(text: &str) -> bool {
    text.len() == 11
        && text.bytes().enumerate().all(|(place, byte)| match place {
            0..3 => byte.is_ascii_uppercase(),
            3 => b"UJZ".contains(&byte),
            _ => byte.is_ascii_digit(),
        })
}
