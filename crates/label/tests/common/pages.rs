//! The pages of a PDF read back: which text stands where. Knows as much of PDF as our own files need.

use std::collections::BTreeMap;
use std::io::Read;

/// A run of text where it begins, in millimetres from the top left corner of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    pub x: f64,
    pub y: f64,
    pub size: f64,
    pub text: String,
}

/// The runs of every page in drawing order.
pub fn read(pdf: &[u8]) -> Vec<Vec<Run>> {
    let file = String::from_utf8_lossy(pdf);
    let pages = file.split("<</Type/Page/").skip(1);
    let pages = pages.map(|page| {
        let number = |key: &str| reference(page, key).expect("a page has it");
        let resources = String::from_utf8_lossy(object(pdf, number("Resources "))).into_owned();
        let fonts =
            resources.split("/Font<<").nth(1).and_then(|fonts| fonts.split(">>").next()).unwrap_or("");
        let fonts: BTreeMap<&str, BTreeMap<u16, char>> = fonts
            .split('/')
            .filter_map(|font| font.split_once(' '))
            .map(|(name, rest)| {
                let number = rest.split(' ').next().and_then(|number| number.parse().ok()).expect("a font");
                (name, letters(pdf, number))
            })
            .collect();
        runs(&stream(object(pdf, number("Contents "))), &fonts)
    });
    pages.collect()
}

/// All text of a page, run by run.
pub fn text(page: &[Run]) -> String {
    page.iter().map(|run| run.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The number after `key` in `N 0 R`.
fn reference(text: &str, key: &str) -> Option<usize> {
    text.split(key).nth(1)?.split(' ').next()?.parse().ok()
}

fn find(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    bytes.windows(sought.len()).position(|window| window == sought)
}

fn object(pdf: &[u8], number: usize) -> &[u8] {
    let start = format!("\n{number} 0 obj\n");
    let start = find(pdf, start.as_bytes()).expect("an object") + start.len();
    &pdf[start..start + find(&pdf[start..], b"\nendobj").expect("objects end")]
}

fn stream(object: &[u8]) -> Vec<u8> {
    let start = find(object, b"stream\n").expect("a stream") + b"stream\n".len();
    let end = start + find(&object[start..], b"\nendstream").expect("streams end");
    let mut unpacked = Vec::new();
    match flate2::read::ZlibDecoder::new(&object[start..end]).read_to_end(&mut unpacked) {
        Ok(_) => unpacked,
        Err(_) => object[start..end].to_vec(),
    }
}

/// Which character each code of a font is.
fn letters(pdf: &[u8], font: usize) -> BTreeMap<u16, char> {
    let font = String::from_utf8_lossy(object(pdf, font)).into_owned();
    let map = stream(object(pdf, reference(&font, "/ToUnicode ").expect("a ToUnicode map")));
    let map = String::from_utf8(map).expect("a map is text");
    let hex = |text: &str| u32::from_str_radix(text.trim_matches(['<', '>']), 16).ok();
    let pairs = map.lines().filter_map(|line| line.split_once(' '));
    pairs.filter_map(|(code, letter)| Some((hex(code)? as u16, char::from_u32(hex(letter)?)?))).collect()
}

fn runs(content: &[u8], fonts: &BTreeMap<&str, BTreeMap<u16, char>>) -> Vec<Run> {
    const MM: f64 = 25.4 / 72.0;
    let mut runs = Vec::new();
    let mut rest = content;
    while let Some(start) = find(rest, b"\nBT ").map(|at| at + 4) {
        rest = &rest[start..];
        let placed = find(rest, b" Tm").expect("text is placed") + 3;
        let head = String::from_utf8_lossy(&rest[..placed]).replace('/', " /");
        let tokens: Vec<&str> = head.split_whitespace().collect();
        let at = |name: &str, back: usize| {
            let operator = tokens.iter().position(|token| *token == name).expect("an operator");
            tokens[operator - back].trim_start_matches('/')
        };
        let number = |name: &str, back: usize| at(name, back).parse::<f64>().expect("a number") * MM;
        let codes = strings(&rest[placed..]);
        let letters = &fonts[at("Tf", 2)];
        runs.push(Run {
            x: number("Tm", 2),
            y: number("Tm", 1),
            size: number("Tf", 1),
            text: codes.chunks(2).map(|code| letters[&u16::from_be_bytes([code[0], code[1]])]).collect(),
        });
    }
    runs
}

/// The bytes of the literal strings before the operator that draws them.
fn strings(array: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut depth = 0;
    let mut at = 0;
    loop {
        let byte = array[at];
        at += 1;
        match byte {
            b'T' if depth == 0 => return bytes,
            b'<' if depth == 0 => panic!("a hexadecimal string"),
            b'(' => {
                depth += 1;
                if depth > 1 {
                    bytes.push(byte);
                }
            }
            b')' => {
                depth -= 1;
                if depth > 0 {
                    bytes.push(byte);
                }
            }
            _ if depth == 0 => {}
            b'\\' => {
                let digits = array[at..].iter().take(3).take_while(|byte| byte.is_ascii_digit()).count();
                if digits == 0 {
                    let named = [(b'n', b'\n'), (b'r', b'\r'), (b't', b'\t'), (b'b', 8), (b'f', 12)];
                    let named = named.iter().find(|(name, _)| *name == array[at]);
                    bytes.push(named.map_or(array[at], |(_, byte)| *byte));
                    at += 1;
                } else {
                    let octal = std::str::from_utf8(&array[at..at + digits]).expect("digits");
                    bytes.push(u8::from_str_radix(octal, 8).expect("octal"));
                    at += digits;
                }
            }
            _ => bytes.push(byte),
        }
    }
}
