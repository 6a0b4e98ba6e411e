//! The faces a label is set in: which glyph a character has, how wide it is, what it looks like.

use std::sync::{LazyLock, OnceLock};

use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::outline::{DrawSettings, OutlineGlyphCollection, OutlinePen};
use skrifa::raw::TableProvider;
use skrifa::raw::tables::gpos::{PairPos, PositionSubtables};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::outline::Stroke;

/// A face of the label.
///
/// Those for Latin letters are subsets that hold ASCII, Latin-1, Latin Extended-A and the Vietnamese letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    /// Be Vietnam Pro Regular: captions.
    Regular,
    /// Be Vietnam Pro SemiBold: names and titles.
    Semibold,
    /// JetBrains Mono Medium: codes; 0 and O, 1 and l and I are told apart.
    Mono,
    /// Noto Sans SC: Chinese characters, in every text. Large, and there only when it was
    /// [handed over](crate::chinese::supply).
    Chinese,
}

/// The Chinese face, once it is here.
static CHINESE: OnceLock<(&'static [u8], Font)> = OnceLock::new();

impl Face {
    /// Every face.
    pub const ALL: [Self; 4] = [Self::Regular, Self::Semibold, Self::Mono, Self::Chinese];

    /// The font file (TrueType or OpenType); `None` for the Chinese face as long as it is not here.
    pub fn data(self) -> Option<&'static [u8]> {
        Some(match self {
            Self::Regular => include_bytes!("../fonts/be-vietnam-pro-400.ttf"),
            Self::Semibold => include_bytes!("../fonts/be-vietnam-pro-600.ttf"),
            Self::Mono => include_bytes!("../fonts/jetbrains-mono-500.ttf"),
            Self::Chinese => CHINESE.get()?.0,
        })
    }

    /// The faces to look for a character in, in this order.
    pub(crate) const fn lookup(self) -> [Self; 3] {
        match self {
            Self::Regular | Self::Semibold => [self, Self::Mono, Self::Chinese],
            Self::Mono => [self, Self::Semibold, Self::Chinese],
            Self::Chinese => [self, Self::Semibold, Self::Mono],
        }
    }

    /// The face, read; `None` for the Chinese one as long as it is not here.
    pub(crate) fn font(self) -> Option<&'static Font> {
        static LATIN: LazyLock<[Option<Font>; 3]> = LazyLock::new(|| {
            [Face::Regular, Face::Semibold, Face::Mono].map(|face| Font::read(face.data()?))
        });
        match self {
            Self::Chinese => CHINESE.get().map(|(_, font)| font),
            Self::Regular | Self::Semibold | Self::Mono => LATIN[self as usize].as_ref(),
        }
    }
}

/// Does the font in these bytes have the character? `None` when they are no font.
pub(crate) fn has_glyph(data: &[u8], character: char) -> Option<bool> {
    let font = FontRef::new(data).ok()?;
    Some(font.charmap().map(character).is_some_and(|glyph| glyph != GlyphId::NOTDEF))
}

/// Take the Chinese face over for as long as the program runs. A second one changes nothing.
pub(crate) fn keep_chinese(data: &'static [u8], font: Font) {
    let _ = CHINESE.set((data, font));
}

/// The ink of a glyph, in ems: x right, y *up* from the baseline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ink {
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
    pub(crate) top: f64,
}

/// A face that was read.
pub(crate) struct Font {
    units_per_em: f64,
    charmap: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    outlines: OutlineGlyphCollection<'static>,
    pairs: Vec<PairPos<'static>>,
}

impl Font {
    /// `None` when the bytes are no font.
    pub(crate) fn read(data: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(data).ok()?;
        Some(Self {
            units_per_em: f64::from(font.head().map_or(1000, |head| head.units_per_em())),
            charmap: font.charmap(),
            metrics: font.glyph_metrics(Size::unscaled(), LocationRef::default()),
            outlines: font.outline_glyphs(),
            pairs: kerning(&font),
        })
    }

    /// The glyph of a character, if the face has one.
    pub(crate) fn glyph(&self, character: char) -> Option<u16> {
        let id = self.charmap.map(character)?.to_u32();
        u16::try_from(id).ok().filter(|&id| id != 0)
    }

    /// How far the glyph moves the pen, in ems.
    pub(crate) fn advance(&self, glyph: u16) -> f64 {
        f64::from(self.metrics.advance_width(GlyphId::from(glyph)).unwrap_or(0.0)) / self.units_per_em
    }

    /// How much farther `right` stands from `left` than their advances say, in ems; mostly less than nothing.
    pub(crate) fn kerning(&self, left: u16, right: u16) -> f64 {
        let units = self.pairs.iter().find_map(|pairs| pair_advance(pairs, left.into(), right.into()));
        f64::from(units.unwrap_or(0)) / self.units_per_em
    }

    /// Where the glyph has ink; `None` for a space.
    pub(crate) fn ink(&self, glyph: u16) -> Option<Ink> {
        let bounds = self.metrics.bounds(GlyphId::from(glyph))?;
        let ems = |units: f32| f64::from(units) / self.units_per_em;
        (bounds.x_max > bounds.x_min).then(|| Ink {
            left: ems(bounds.x_min),
            right: ems(bounds.x_max),
            bottom: ems(bounds.y_min),
            top: ems(bounds.y_max),
        })
    }

    /// The glyph's contours; to be filled by the nonzero rule.
    pub(crate) fn outline(&self, glyph: u16) -> Vec<Stroke> {
        let mut pen = Pen { strokes: Vec::new(), units_per_em: self.units_per_em };
        if let Some(outline) = self.outlines.get(GlyphId::from(glyph)) {
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            // A test draws every glyph of the faces that are built in, and of the Chinese one.
            let _ = outline.draw(settings, &mut pen);
        }
        pen.strokes
    }
}

/// The pair adjustments of a font: the only positioning that its subset keeps is kerning.
fn kerning(font: &FontRef<'static>) -> Vec<PairPos<'static>> {
    let Ok(lookups) = font.gpos().and_then(|gpos| gpos.lookup_list()) else { return Vec::new() };
    let subtables = lookups.lookups().iter().flatten().filter_map(|lookup| lookup.subtables().ok());
    subtables
        .filter_map(|subtables| match subtables {
            PositionSubtables::Pair(pairs) => Some(pairs),
            _ => None,
        })
        .flat_map(|pairs| pairs.iter().flatten().collect::<Vec<_>>())
        .collect()
}

/// What `pairs` says about the advance of `left` before `right`, in font units; `None` if it says nothing.
fn pair_advance(pairs: &PairPos<'static>, left: GlyphId, right: GlyphId) -> Option<i16> {
    match pairs {
        PairPos::Format1(table) => {
            let row = table.coverage().ok()?.get(left)?;
            let set = table.pair_sets().get(usize::from(row)).ok()?;
            let record =
                set.pair_value_records().iter().flatten().find(|pair| pair.second_glyph() == right)?;
            record.value_record1().x_advance()
        }
        PairPos::Format2(table) => {
            table.coverage().ok()?.get(left)?;
            let row = table.class_def1().ok()?.get(left);
            let column = table.class_def2().ok()?.get(right);
            let record = table.class1_records().get(usize::from(row)).ok()?;
            record.class2_records().get(usize::from(column)).ok()?.value_record1().x_advance()
        }
    }
}

struct Pen {
    strokes: Vec<Stroke>,
    units_per_em: f64,
}

impl Pen {
    fn place(&self, x: f32, y: f32) -> [f64; 2] {
        [f64::from(x) / self.units_per_em, f64::from(y) / self.units_per_em]
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.strokes.push(Stroke::Move(self.place(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.strokes.push(Stroke::Line(self.place(x, y)));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.strokes.push(Stroke::Quad(self.place(cx, cy), self.place(x, y)));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.strokes.push(Stroke::Cubic(self.place(cx0, cy0), self.place(cx1, cy1), self.place(x, y)));
    }

    fn close(&mut self) {
        self.strokes.push(Stroke::Close);
    }
}
