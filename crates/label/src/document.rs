//! A printed document on A4: a title, facts and tables, to be read by people and by customs.
//!
//! Text is real text in the faces of the label, so that it can be selected and searched. Nothing is ever left out
//! silently: a text is cut with "…" after [`MAX_TEXT_CHARS`] characters, a line of the footer where the page number
//! begins, and a character that no face has is drawn as a box (□), which [`missing`] tells beforehand.

mod band;
mod footer;
mod pages;
pub(crate) mod sheet;
mod table;
pub(crate) mod text;

use std::collections::BTreeSet;

use base::Mm;
use krilla::outline::Outline;
use qr_symbol::Modules;

use crate::content::{DEFAULT_DPI, MAX_TEXT_CHARS};
use crate::face::Face;
use crate::fault::LabelError;
use crate::pdf::PdfPages;
use crate::printer::{Printer, PrinterKind};
use crate::scene::{Date, Meta, Scene};
use crate::shape;

use band::Band;
use pages::Pages;

/// The most rows of one table.
pub const MAX_ROWS: usize = 2_000;

/// The most columns of one table.
pub const MAX_COLUMNS: usize = 12;

/// The most pages of a document.
pub const MAX_PAGES: usize = 500;

/// What a document says.
///
/// Texts may hold line ends, which begin a new line; other control characters and characters that only steer
/// drawing, such as marks of direction, are left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// What it is, such as `Registration dossier`.
    pub title: String,
    /// What it is about, such as the exporter's name; may be empty.
    pub subtitle: String,
    /// The main language as a BCP 47 tag, such as `vi`; anything that is not a tag is left out.
    pub language: String,
    /// When it was made. A document with a date is PDF/A-2u; one without is a plain PDF 1.7.
    pub date: Option<Date>,
    /// What stands at the foot of every page, beside its number; one line.
    pub footer: String,
    /// What it says, from the top.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The title of what follows, with which it stays together; an entry of the outline.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Names and their values.
    Facts(Vec<(String, String)>),
    /// A table: its headings are repeated on every page that it reaches, and a row stays on one page if it fits on one.
    Table {
        /// The titles of the columns; with none, no line of headings is drawn.
        headings: Vec<String>,
        /// The columns' shares of the width, in any unit; a column without one gets as much as the widest.
        /// A column takes more than its share when a date or another short word would have to be broken.
        widths: Vec<f64>,
        /// The cells, row by row; a short row ends in empty cells.
        rows: Vec<Vec<String>>,
    },
    /// Bars side by side; what they say stands in texts before or after them. At most [`MAX_BARS`] are drawn.
    Bars(Vec<Bar>),
    /// A symbol to be read by a camera, [`SYMBOL_EDGE`] wide, and beside it what it says.
    Symbol {
        /// Which modules are dark.
        modules: Modules,
        /// What stands beside it.
        text: String,
    },
    /// Lines to write on by hand, side by side, with what belongs onto each below it. At most [`MAX_COLUMNS`].
    Blanks(Vec<String>),
}

/// How wide the symbol of a document is, its quiet zone included.
pub const SYMBOL_EDGE: Mm = Mm(34.0);

/// The most bars side by side.
pub const MAX_BARS: usize = 100;

/// A bar of a small chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// How tall it is beside the tallest that there could be, 0 to 1.
    pub share: f64,
    /// Only its outline is drawn: it is of another kind.
    pub hollow: bool,
}

impl Block {
    /// Every text, in the order in which they are read.
    fn texts(&self) -> Vec<&str> {
        match self {
            Self::Heading(text) | Self::Text(text) | Self::Symbol { text, .. } => vec![text],
            Self::Facts(facts) => {
                facts.iter().flat_map(|(name, value)| [name.as_str(), value.as_str()]).collect()
            }
            Self::Table { headings, rows, .. } => {
                headings.iter().chain(rows.iter().flatten()).map(String::as_str).collect()
            }
            Self::Bars(_) => Vec::new(),
            Self::Blanks(names) => names.iter().map(String::as_str).collect(),
        }
    }
}

/// The document as a PDF of A4 pages with an outline of its headings.
///
/// The same document gives the same bytes.
///
/// # Errors
/// `label.too-many-rows`, `label.too-many-columns`, `label.too-many-pages`, `label.not-written`.
pub fn pdf(document: &Document) -> Result<Vec<u8>, LabelError> {
    let (scenes, outline) = set(document)?;
    let language = if is_tag(&document.language) { document.language.clone() } else { String::new() };
    let meta = Meta { title: text::one_line(&document.title), language, date: document.date };
    let mut pages = PdfPages::new(&meta)?;
    pages.allow_scaling();
    pages.describe(&text::one_line(&document.subtitle));
    pages.set_outline(outline);
    let printer = Printer::exact(PrinterKind::Laser, DEFAULT_DPI);
    scenes.iter().try_for_each(|scene| pages.push(scene, &printer))?;
    pages.finish()
}

/// How many pages the document takes.
///
/// # Errors
/// Those of [`pdf`].
pub fn pages(document: &Document) -> Result<usize, LabelError> {
    set(document).map(|(scenes, _)| scenes.len())
}

/// The pages of the document and its outline.
fn set(document: &Document) -> Result<(Vec<Scene>, Outline), LabelError> {
    let mut pages = Pages::new();
    pages.place(Band::title(&document.title))?;
    pages.place(Band::subtitle(&document.subtitle))?;
    pages.place(Band::title_rule())?;
    for block in &document.blocks {
        match block {
            Block::Heading(text) => pages.hold(Band::heading(text))?,
            Block::Text(text) => pages.place(Band::paragraph(text))?,
            Block::Facts(facts) => table::facts(facts, &mut pages)?,
            Block::Table { headings, widths, rows } => table::table(headings, widths, rows, &mut pages)?,
            Block::Bars(bars) => pages.place(Band::bars(bars))?,
            Block::Symbol { modules, text } => pages.place(Band::symbol(modules, text))?,
            Block::Blanks(names) => pages.place(Band::blanks(names))?,
        }
    }
    pages.finish(&document.footer)
}

/// The characters of a document that no face has, each once, in the order of their code points.
pub fn missing(document: &Document) -> Vec<char> {
    let Document { title, subtitle, footer, blocks, .. } = document;
    let own = [title.as_str(), subtitle, footer];
    let texts = own.into_iter().chain(blocks.iter().flat_map(Block::texts));
    let lacks = |character: &char| {
        *character != '\n'
            && [Face::Regular, Face::Semibold].iter().any(|&face| shape::glyph(*character, face).is_none())
    };
    let mut missing = BTreeSet::new();
    for text in texts {
        missing.extend(text::shown(text).chars().filter(lacks));
    }
    missing.into_iter().collect()
}

/// Does it look like a BCP 47 tag?
fn is_tag(language: &str) -> bool {
    let part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    language.len() <= 35 && language.split('-').all(part)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::sheet::{BOTTOM, GUTTER, HEIGHT, MARGIN, WIDTH};
    use super::*;
    use crate::scene::{Item, Rect};

    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof![
            4 => "[ -~]{0,40}",
            2 => any::<String>(),
            2 => "[A-Za-zÀ-ỹ \n]{0,300}",
            1 => "[W_.-]{0,400}",
            1 => "[\u{0}-\u{20}\u{300}-\u{370}\u{2000}-\u{206f}\u{fe00}-\u{ffff}]{0,30}",
        ]
    }

    fn a_symbol() -> Modules {
        let edge = qr_symbol::Version::MIN.modules();
        Modules::new(edge, (0..edge * edge).map(|at| at % 3 == 0).collect()).expect("modules of a square")
    }

    fn any_block() -> impl Strategy<Value = Block> {
        let width = prop_oneof![0.0..9.0f64, any::<f64>()];
        let texts = |most| prop::collection::vec(any_text(), 0..most);
        prop_oneof![
            any_text().prop_map(Block::Heading),
            any_text().prop_map(Block::Text),
            any_text().prop_map(|text| Block::Symbol { modules: a_symbol(), text }),
            texts(5).prop_map(Block::Blanks),
            prop::collection::vec((any_text(), any_text()), 0..5).prop_map(Block::Facts),
            (
                texts(6),
                prop::collection::vec(width, 0..14),
                prop::collection::vec(texts(MAX_COLUMNS + 1), 0..6)
            )
                .prop_map(|(headings, widths, rows)| Block::Table { headings, widths, rows }),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn nothing_is_drawn_outside_the_margins_or_over_other_text(
            texts in (any_text(), any_text(), any_text(), any_text()),
            dated in any::<bool>(),
            blocks in prop::collection::vec(any_block(), 0..8),
        ) {
            let (title, subtitle, footer, language) = texts;
            let date = dated.then_some(Date { year: 2026, month: 6, day: 1 });
            let document = Document { title, subtitle, language, date, footer, blocks };
            let (pages, _) = set(&document).expect("a few pages");
            // Side bearings may be less than nothing: ink reaches a little over the end of its line.
            let over = 0.4;
            // The accents of a title's capitals stand above its first line.
            let accents = 1.0;
            let body = [MARGIN - over, MARGIN - accents, WIDTH - MARGIN + over, BOTTOM + over];
            let foot = [MARGIN - over, BOTTOM + over, WIDTH - MARGIN + over, HEIGHT - 8.0];
            let zone = |[left, top, right, bottom]: [f64; 4]| {
                Rect { x: Mm(left), y: Mm(top), width: Mm(right - left), height: Mm(bottom - top) }
            };
            let zones = [zone(body), zone(foot)];
            for page in &pages {
                let mut lines: Vec<Rect> = Vec::new();
                for item in &page.items {
                    let inks = match item {
                        Item::Text(run) => run.ink(),
                        Item::Rule(rect) => vec![*rect],
                        Item::Symbol(area) => vec![area.quiet_bounds()],
                        Item::Shape(_) => panic!("a document has text, rules and symbols"),
                    };
                    for ink in inks {
                        prop_assert!(zones.iter().any(|zone| zone.contains(&ink)), "{ink:?}");
                    }
                    let Item::Text(run) = item else { continue };
                    // From the baseline to the top of small letters: no two lines come this near.
                    let height = run.size * 0.5;
                    let width = Mm((run.advance.0 - GUTTER * 0.1).max(0.0));
                    let line = Rect { x: run.origin.x, y: run.origin.y - height, width, height };
                    prop_assert!(lines.iter().all(|other| !other.overlaps(&line)), "{}", run.text);
                    lines.push(line);
                }
            }
            prop_assert!(pdf(&document).is_ok());
            let is_box = |item: &Item| matches!(item, Item::Text(run) if run.text.contains('□'));
            let boxes = pages.iter().flat_map(|page| &page.items).any(is_box);
            let own = format!("{document:?}").contains('□');
            prop_assert!(!boxes || own || !missing(&document).is_empty());
        }
    }
}
