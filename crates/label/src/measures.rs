//! The measures of a label, apart from the code that follows them, for now.

use crate::face::Face;
use crate::fit::{Breaks, Room};

/// How one kind of text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct TextStyle {
    pub(crate) face: Face,
    pub(crate) room: Room,
    pub(crate) breaks: Breaks,
}

/// The spaces between texts, from baseline to baseline or rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spacing {
    pub(crate) title_to_rule: f64,
    pub(crate) rule_to_caption: f64,
    pub(crate) caption_to_value: f64,
    pub(crate) value_to_caption: f64,
}

impl Spacing {
    fn scaled(self, by: f64) -> Self {
        Self {
            title_to_rule: self.title_to_rule * by,
            rule_to_caption: self.rule_to_caption * by,
            caption_to_value: self.caption_to_value * by,
            value_to_caption: self.value_to_caption * by,
        }
    }
}

/// Measures: symbol at the left, one column of text at its right. All lengths in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Measures {
    /// Paper around the quiet zone, so that a knife that is off by this much does not cut into it.
    pub(crate) margin: f64,
    /// The least paper above and below the text.
    pub(crate) inset: f64,
    /// Between the quiet zone and the text.
    pub(crate) gutter: f64,
    /// Paper right of the text.
    pub(crate) right: f64,
    /// The column is never narrower, so that short texts look no different from long ones.
    pub(crate) column_least: f64,
    /// As wide as this before texts shrink and wrap.
    pub(crate) column_preferred: f64,
    /// As wide as this when shrinking and wrapping was not enough.
    pub(crate) column_most: f64,
    /// How much wider it is tried each time.
    pub(crate) column_step: f64,
    pub(crate) title: TextStyle,
    /// The face of the title's first language.
    pub(crate) title_lead: Face,
    pub(crate) caption: TextStyle,
    pub(crate) name: TextStyle,
    pub(crate) code: TextStyle,
    pub(crate) rule_thickness: f64,
    /// The spaces where there is room.
    pub(crate) comfortable: Spacing,
    /// The spaces that are taken when they let the text end level with the symbol.
    pub(crate) tight: Spacing,
    /// From baseline to baseline inside a text, as a multiple of its size.
    pub(crate) leading: f64,
    /// The least white between the ink of two lines: stacked accents are not allowed to touch.
    pub(crate) clearance: f64,
    /// How much each of the spaces before a caption may grow to end with the symbol.
    pub(crate) stretch: f64,
    /// Label sizes are rounded up to a multiple of this.
    pub(crate) size_step: f64,
}

/// The size of captions: 5.5 points, an x-height of 1.03 mm.
const CAPTION: f64 = 1.94;

/// The size of values where there is room: 8.5 points, an x-height of 1.59 mm.
const VALUE_PREFERRED: f64 = 3.0;

/// The least size of values: 6.8 points, an x-height of 1.27 mm.
///
/// No rule for this label is known; 1.2 mm is what food labels need in the European Union.
/// Source: unverified, from Regulation (EU) No 1169/2011, "Availability and placement of mandatory food information".
const VALUE_LEAST: f64 = 2.4;

/// The label for a machine's nameplate area. With a 21 mm symbol it is at most 104 mm wide: what a four-inch label
/// printer prints.
pub(crate) const NAMEPLATE: Measures = Measures {
    margin: 1.0,
    inset: 2.0,
    gutter: 0.8,
    right: 2.6,
    column_least: 38.0,
    column_preferred: 46.0,
    column_most: 72.0,
    column_step: 2.0,
    title: TextStyle {
        face: Face::Regular,
        room: Room { preferred: 2.3, least: CAPTION, most_lines: 2 },
        breaks: Breaks::Words,
    },
    title_lead: Face::Semibold,
    caption: TextStyle {
        face: Face::Regular,
        room: Room { preferred: CAPTION, least: CAPTION, most_lines: 2 },
        breaks: Breaks::Words,
    },
    name: TextStyle {
        face: Face::Semibold,
        room: Room { preferred: VALUE_PREFERRED, least: VALUE_LEAST, most_lines: 3 },
        breaks: Breaks::Words,
    },
    code: TextStyle {
        face: Face::Mono,
        room: Room { preferred: VALUE_PREFERRED, least: VALUE_LEAST, most_lines: 3 },
        breaks: Breaks::Groups,
    },
    rule_thickness: 0.15,
    comfortable: Spacing {
        title_to_rule: 1.1,
        rule_to_caption: 2.7,
        caption_to_value: 3.2,
        value_to_caption: 3.8,
    },
    tight: Spacing {
        title_to_rule: 0.95,
        rule_to_caption: 2.4,
        caption_to_value: 2.9,
        value_to_caption: 3.0,
    },
    leading: 1.3,
    clearance: 0.25,
    stretch: 0.8,
    size_step: 1.0,
};

/// The symbol that the measures are drawn for.
const SYMBOL_EDGE: f64 = 20.0;

/// No text grows more than this with a large symbol.
const MOST_SCALE: f64 = 2.0;

impl Measures {
    /// The template for a symbol of this edge: beside a larger one, texts and spaces are larger.
    pub(crate) fn for_symbol(self, edge: f64) -> Self {
        let by = (edge / SYMBOL_EDGE).clamp(1.0, MOST_SCALE);
        let text = |style: TextStyle| TextStyle {
            room: Room { preferred: style.room.preferred * by, least: style.room.least * by, ..style.room },
            ..style
        };
        Self {
            column_least: self.column_least * by,
            column_preferred: self.column_preferred * by,
            column_most: self.column_most.max(self.column_preferred * by),
            title: text(self.title),
            caption: text(self.caption),
            name: text(self.name),
            code: text(self.code),
            rule_thickness: self.rule_thickness * by,
            comfortable: self.comfortable.scaled(by),
            tight: self.tight.scaled(by),
            stretch: self.stretch * by,
            ..self
        }
    }
}
