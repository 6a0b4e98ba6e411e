//! The scene as a PDF page of the label's true size, with real text.

use base::Mm;
use krilla::color::luma;
use krilla::configure::{Archival, Configuration, ConfigurationBuilder};
use krilla::geom::{PathBuilder, Point, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::Outline;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use crate::content::DEFAULT_DPI;
use crate::contour::{contours, crossings};
use crate::face::Face;
use crate::fault::LabelError;
use crate::gain;
use crate::outline::{self, Stroke};
use crate::printer::{Printer, PrinterKind};
use crate::scene::{GlyphRun, Item, Meta, Paint, Rect, Scene, Shape, SymbolArea};

/// Points in a millimetre.
const POINTS_PER_MM: f64 = 72.0 / base::MM_PER_INCH;

/// Write the scene as a PDF of one page, the page as large as the label, for an exact printer.
///
/// # Errors
/// `label.not-written`.
pub fn pdf(scene: &Scene, meta: &Meta) -> Result<Vec<u8>, LabelError> {
    let mut pages = PdfPages::new(meta)?;
    pages.describe(&scene.description);
    pages.push(scene, &Printer::exact(PrinterKind::Laser, DEFAULT_DPI))?;
    pages.finish()
}

/// A PDF that grows page by page, each page as large as its scene.
///
/// A page is written when it is pushed, and the scene is not kept. The faces are embedded once as subsets, and the
/// text can be selected and searched. With a date the file is PDF/A-2u. The same scenes and meta give the same bytes.
pub struct PdfPages {
    document: Document,
    meta: Meta,
    fonts: Fonts,
    pages: usize,
    true_size: bool,
}

impl PdfPages {
    /// A file without pages.
    ///
    /// # Errors
    /// `label.not-written`.
    pub fn new(meta: &Meta) -> Result<Self, LabelError> {
        let configuration = configuration(meta).map_err(|fault| not_written(format!("{fault:?}")))?;
        let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
        let mut document = Document::new_with(settings);
        document.set_metadata(metadata("", meta));
        Ok(Self { document, meta: meta.clone(), fonts: Fonts::default(), pages: 0, true_size: true })
    }

    /// Say in the file's data what it is about.
    pub fn describe(&mut self, description: &str) {
        self.document.set_metadata(metadata(description, &self.meta));
    }

    /// The headings that a reader shows beside the pages.
    pub(crate) fn set_outline(&mut self, outline: Outline) {
        self.document.set_outline(outline);
    }

    /// Do not ask for true size: a page of text may be printed smaller to fit other paper.
    pub(crate) const fn allow_scaling(&mut self) {
        self.true_size = false;
    }

    /// How many pages there are.
    pub const fn pages(&self) -> usize {
        self.pages
    }

    /// Write a page for this printer.
    ///
    /// # Errors
    /// `label.measure-out-of-range` for the printer, `label.not-written`.
    pub fn push(&mut self, scene: &Scene, printer: &Printer) -> Result<(), LabelError> {
        printer.check()?;
        let settings = PageSettings::from_wh(points(scene.width.0), points(scene.height.0));
        let settings = settings.ok_or_else(|| not_written("the page has no size".to_owned()))?;
        let mut page = self.document.start_page_with(settings);
        let mut surface = page.surface();
        let (right, down) = (points(printer.offset_x.0), points(printer.offset_y.0));
        let (wide, tall) = (printer.scale_x as f32, printer.scale_y as f32);
        surface.push_transform(&Transform::from_row(wide, 0.0, 0.0, tall, right, down));
        draw(scene, &mut self.fonts, printer.ink_gain, &mut surface);
        surface.pop();
        surface.finish();
        page.finish();
        self.pages += 1;
        Ok(())
    }

    /// The file.
    ///
    /// # Errors
    /// `label.no-pages`, `label.not-written`.
    pub fn finish(self) -> Result<Vec<u8>, LabelError> {
        if self.pages == 0 {
            return Err(LabelError::NoPages);
        }
        let bytes = self.document.finish().map_err(|fault| not_written(format!("{fault:?}")))?;
        Ok(if self.true_size { unscaled(bytes) } else { bytes })
    }
}

fn not_written(detail: String) -> LabelError {
    LabelError::NotWritten { format: "PDF", detail }
}

fn draw(scene: &Scene, fonts: &mut Fonts, ink_gain: Mm, surface: &mut Surface<'_>) {
    surface.set_fill(Some(fill(Paint::Ink, FillRule::NonZero)));
    for item in &scene.items {
        match item {
            Item::Rule(rect) => rule(rect, surface),
            Item::Text(run) => {
                if let Some(font) = fonts.get(run.face) {
                    text(run, font, surface);
                }
            }
            Item::Symbol(area) => symbol(area, ink_gain, surface),
            Item::Shape(area) => shape(area, surface),
        }
    }
}

fn fill(paint: Paint, rule: FillRule) -> Fill {
    let colour = if paint == Paint::Ink { luma::Color::black() } else { luma::Color::white() };
    Fill { paint: colour.into(), rule, ..Fill::default() }
}

fn shape(shape: &Shape, surface: &mut Surface<'_>) {
    let mut path = PathBuilder::new();
    for stroke in shape.strokes() {
        match stroke.map(|to| to.map(|mm| mm * POINTS_PER_MM)) {
            Stroke::Move([x, y]) => path.move_to(x as f32, y as f32),
            Stroke::Line([x, y]) => path.line_to(x as f32, y as f32),
            Stroke::Quad([x1, y1], [x, y]) => path.quad_to(x1 as f32, y1 as f32, x as f32, y as f32),
            Stroke::Cubic([x1, y1], [x2, y2], [x, y]) => {
                path.cubic_to(x1 as f32, y1 as f32, x2 as f32, y2 as f32, x as f32, y as f32);
            }
            Stroke::Close => path.close(),
        }
    }
    let Some(path) = path.finish() else { return };
    let rule = match shape.outline.rule() {
        outline::FillRule::NonZero => FillRule::NonZero,
        outline::FillRule::EvenOdd => FillRule::EvenOdd,
    };
    surface.set_fill(Some(fill(shape.paint, rule)));
    surface.draw_path(&path);
    surface.set_fill(Some(fill(Paint::Ink, FillRule::NonZero)));
}

/// Ask the print dialogue for true size: scaling to fit the paper is why labels come out at 94 %.
///
/// krilla has no setting for it. It writes the catalogue last, so nothing but the place of the cross-reference table
/// moves when an entry is added there; a file that is built otherwise stays as it is.
fn unscaled(mut bytes: Vec<u8>) -> Vec<u8> {
    const CATALOGUE: &[u8] = b"<</Type/Catalog";
    const WISH: &[u8] = b"/ViewerPreferences<</PrintScaling/None>>";
    const START: &[u8] = b"startxref\n";
    let last = |bytes: &[u8], sought: &[u8]| bytes.windows(sought.len()).rposition(|window| window == sought);
    let Some(catalogue) = last(&bytes, CATALOGUE) else { return bytes };
    let Some(start) = last(&bytes, START).map(|at| at + START.len()) else { return bytes };
    let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let table = std::str::from_utf8(&bytes[start..start + digits]).ok().and_then(|text| text.parse().ok());
    let Some(table) = table.filter(|&table: &usize| (catalogue..start).contains(&table)) else {
        return bytes;
    };
    let rest = &bytes[catalogue..table];
    if last(rest, b" obj").is_some() || last(rest, b"/ViewerPreferences").is_some() {
        return bytes;
    }
    // One more digit at most. A file of many pages is large, and a full `Vec` would be doubled for these few bytes.
    bytes.reserve_exact(WISH.len() + 1);
    bytes.splice(start..start + digits, (table + WISH.len()).to_string().into_bytes());
    let at = catalogue + CATALOGUE.len();
    bytes.splice(at..at, WISH.iter().copied());
    bytes
}

pub(crate) fn points(mm: f64) -> f32 {
    (mm * POINTS_PER_MM) as f32
}

fn configuration(meta: &Meta) -> Result<Configuration, krilla::configure::ConfigurationError> {
    let builder = ConfigurationBuilder::new();
    if meta.date.is_some() {
        builder.with_archival_validator(Archival::A2_U).finish()
    } else {
        builder.finish()
    }
}

fn metadata(description: &str, meta: &Meta) -> Metadata {
    let mut metadata = Metadata::new().creator("TemQR".to_owned());
    if !meta.title.is_empty() {
        metadata = metadata.title(meta.title.clone());
    }
    if !description.is_empty() {
        metadata = metadata.description(description.to_owned());
    }
    if !meta.language.is_empty() {
        metadata = metadata.language(meta.language.clone());
    }
    if let Some(date) = meta.date {
        metadata = metadata.creation_date(DateTime::new(date.year).month(date.month).day(date.day));
    }
    metadata
}

/// The fonts of a file, each read when it is first needed.
#[derive(Default)]
struct Fonts([Option<Font>; Face::ALL.len()]);

impl Fonts {
    fn get(&mut self, face: Face) -> Option<&Font> {
        let font = &mut self.0[face as usize];
        if font.is_none() {
            *font = Font::new(face.data()?.into(), 0);
        }
        font.as_ref()
    }
}

fn rule(rect: &Rect, surface: &mut Surface<'_>) {
    let edges = [rect.x, rect.y, rect.right(), rect.bottom()].map(|edge| points(edge.0));
    let [left, top, right, bottom] = edges;
    let mut path = PathBuilder::new();
    if let Some(rect) = krilla::geom::Rect::from_ltrb(left, top, right, bottom) {
        path.push_rect(rect);
    }
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// One path in units of one module: without ink gain its corners are whole numbers, its size is in the
/// transformation.
fn symbol(area: &SymbolArea, ink_gain: Mm, surface: &mut Surface<'_>) {
    let inset = gain::in_modules(ink_gain, area.module) / 2.0;
    let mut path = PathBuilder::new();
    let rule = if inset == 0.0 {
        for contour in crossings(&area.modules) {
            contour_of(contour.into_iter().map(|(x, y)| (x as f32, y as f32)), &mut path);
        }
        FillRule::EvenOdd
    } else {
        for contour in contours(&area.modules) {
            contour_of(gain::inset(&contour, inset).map(|(x, y)| (x as f32, y as f32)), &mut path);
        }
        FillRule::NonZero
    };
    let Some(path) = path.finish() else { return };
    let module = points(area.module.0);
    let place = (points(area.origin.x.0), points(area.origin.y.0));
    surface.push_transform(&Transform::from_row(module, 0.0, 0.0, module, place.0, place.1));
    surface.set_fill(Some(fill(Paint::Ink, rule)));
    surface.draw_path(&path);
    surface.set_fill(Some(fill(Paint::Ink, FillRule::NonZero)));
    surface.pop();
}

fn contour_of(corners: impl Iterator<Item = (f32, f32)>, path: &mut PathBuilder) {
    for (at, (x, y)) in corners.enumerate() {
        if at == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
    }
    path.close();
}

fn text(run: &GlyphRun, font: &Font, surface: &mut Surface<'_>) {
    let ends = run.glyphs.iter().skip(1).map(|glyph| glyph.x).chain([run.advance]);
    let characters = run.text.char_indices().map(|(at, character)| at..at + character.len_utf8());
    let glyphs: Vec<KrillaGlyph> = run
        .glyphs
        .iter()
        .zip(ends)
        .zip(characters)
        .map(|((glyph, end), range)| KrillaGlyph {
            glyph_id: GlyphId::new(u32::from(glyph.id)),
            text_range: range,
            x_advance: ((end - glyph.x).0 / run.size.0) as f32,
            x_offset: 0.0,
            y_offset: 0.0,
            y_advance: 0.0,
            location: None,
        })
        .collect();
    let start = Point::from_xy(points(run.origin.x.0), points(run.origin.y.0));
    surface.draw_glyphs(start, &glyphs, font.clone(), &run.text, points(run.size.0), false);
}
