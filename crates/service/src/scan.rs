//! A picture in, what its symbols say out, beside what was meant.

use base::{Luma, LumaView, Point, Quad};
use payload::{Carrier, Read};
use qr_decode::{Effort, Found, Reader, Reading, Sampler, WhyUnread};
use qr_symbol::{BlockErrors, EcLevel, Mask, Version};
use record::{Column, Comparison, Draft, Field};
use serde::{Deserialize, Serialize};

use crate::Fault;
use crate::coach::{self, Coaching};

/// How the bytes beside a [`ScanRequest`] hold a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PictureSource {
    /// A PNG, JPEG or WebP file.
    File,
    /// A camera frame's grey plane.
    Frame(FrameShape),
}

/// Where the grey pixels of a camera frame stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameShape {
    /// Pixels a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Bytes from one row's begin to the next; at least `width`.
    pub stride: usize,
    /// Bytes before the first row.
    pub offset: usize,
    /// Which part of the camera's picture they are; `None` when they are all of it.
    #[serde(default)]
    pub region: Option<Region>,
}

impl FrameShape {
    /// A plane of its own, without padding.
    pub const fn packed(width: usize, height: usize) -> Self {
        Self { width, height, stride: width, offset: 0, region: None }
    }
}

/// A part of a camera's picture that is looked at with every pixel it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// Pixels of the picture to its left.
    pub left: usize,
    /// Pixels of the picture above it.
    pub top: usize,
    /// Pixels a row of the picture.
    pub whole_width: usize,
    /// Rows of the picture.
    pub whole_height: usize,
}

/// What a label should say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expected {
    /// The three fields.
    pub draft: Draft,
    /// The text in its symbol to the character, where it is known.
    #[serde(default)]
    pub payload: Option<String>,
}

/// What to read, and what it should say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScanRequest {
    /// How the bytes beside the job hold the picture.
    pub source: PictureSource,
    /// What the label should say; `None` to read only.
    pub expected: Option<Expected>,
    /// Payloads that earlier frames gave without margin: one that is seen again is read.
    #[serde(default)]
    pub unconfirmed: Vec<Vec<u8>>,
    /// Where codes were in the frame before, in pixels of the whole picture: how far they moved shows whether the
    /// camera is held still. The reading is the same with and without them.
    #[serde(default)]
    pub before: Vec<Quad>,
    /// Where something else, such as the browser's own detector, saw codes: about their outer corners, clockwise, in
    /// pixels of the whole picture. What is there is read, or not, as anything else.
    #[serde(default)]
    pub hints: Vec<Quad>,
}

impl ScanRequest {
    /// To read a file.
    pub const fn file(expected: Option<Expected>) -> Self {
        Self {
            source: PictureSource::File,
            expected,
            unconfirmed: Vec::new(),
            before: Vec::new(),
            hints: Vec::new(),
        }
    }

    /// To read a frame of the camera.
    pub fn frame(shape: FrameShape, expected: Option<Expected>) -> Self {
        Self { source: PictureSource::Frame(shape), ..Self::file(expected) }
    }
}

/// One symbol that was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SymbolRead {
    /// The payload as text; `None` when its bytes are no text that we can tell.
    pub text: Option<String>,
    /// The payload's bytes when they are no text.
    pub binary: Option<Vec<u8>>,
    /// How many bytes the payload has.
    pub payload_bytes: usize,
    /// Where it is, in pixels of the picture, clockwise from the symbol's own top left corner.
    pub corners: Quad,
    /// Its version, 1 to 40.
    pub version: Version,
    /// Its error correction level.
    pub level: EcLevel,
    /// Its mask pattern.
    pub mask: Mask,
    /// Which reader read it.
    pub reader: Reader,
    /// How its modules were made of pixels.
    pub sampler: Sampler,
    /// Pixels a module.
    pub module_px: f64,
    /// How much of the error correction of its worst block is left, 0 to 1.
    pub margin: f64,
    /// How much was wrong in each block.
    pub blocks: Vec<BlockErrors>,
    /// It is seen from behind or in a mirror.
    pub mirrored: bool,
    /// It is light on dark.
    pub inverted: bool,
    /// Which part of a message in several symbols it is, counted from 1, and of how many.
    pub part: Option<(u8, u8)>,
    /// It is a GS1 element string: U+001D stands between its fields.
    pub gs1: bool,
    /// The payload profile that it is of, where it is one that is known.
    pub profile: Option<String>,
    /// What it carries, in the order of the columns; empty when that is not known.
    pub fields: Vec<(Column, String)>,
    /// Whether it says what was meant to the character; `None` when that is not known.
    pub exact: Option<bool>,
    /// What it says beside what was meant; `None` when nothing was expected or it holds other data.
    pub comparison: Option<Comparison>,
}

/// What a scan says of the label that was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// A symbol was read and says exactly what was meant.
    Matches,
    /// A symbol was read, and it says something else.
    Differs,
    /// Symbols were read; nothing was expected of them.
    Read,
    /// No symbol was read.
    NotRead,
}

/// What looks like a code, and why it was not read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CodeUnread {
    /// About where it is, in pixels of the picture.
    pub corners: Quad,
    /// Pixels a module, about.
    pub module_px: f64,
    /// Why it was not read.
    pub reason: WhyUnread,
}

/// What was read in one picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScanReport {
    /// Pixels a row of the picture.
    pub width: usize,
    /// Rows of the picture.
    pub height: usize,
    /// Milliseconds from bytes to answer.
    pub time_ms: f64,
    /// Of these, milliseconds to turn the file into a grey image.
    pub picture_ms: f64,
    /// The symbols, the one that decides the verdict first.
    pub symbols: Vec<SymbolRead>,
    /// What looks like a code and was not read.
    pub unread: Vec<CodeUnread>,
    /// Payloads of symbols without margin, for the request with the next frame.
    pub unconfirmed: Vec<Vec<u8>>,
    /// What would help with the next frame; `None` for a file.
    pub coaching: Option<Coaching>,
    /// What they say of the label that was meant.
    pub verdict: Verdict,
}

pub(crate) fn scan(
    request: &ScanRequest,
    bytes: &[u8],
    now_ms: &dyn Fn() -> f64,
) -> Result<ScanReport, Fault> {
    let begun = now_ms();
    let (image, region, effort);
    let view = match request.source {
        PictureSource::File => {
            image = read_file(bytes)?;
            (region, effort) = (None, Effort::Thorough);
            image.view()
        }
        PictureSource::Frame(shape) => {
            (region, effort) = (shape.region, Effort::Live);
            frame(shape, bytes)?
        }
    };
    let seen = now_ms();
    let mut reading = qr_decode::decode_near(view, effort, &in_region(&request.hints, region));
    let (confirmed, unconfirmed): (Vec<Found>, Vec<Found>) = std::mem::take(&mut reading.unconfirmed)
        .into_iter()
        .partition(|one| request.unconfirmed.contains(&one.payload));
    reading.found.extend(confirmed);
    let coaching = matches!(request.source, PictureSource::Frame(_))
        .then(|| coach::coach(&coached(view, region), &reading, &in_region(&request.before, region)));
    let Reading { found, unread, .. } = reading;
    let whole = |quad: Quad| in_whole(quad, region);
    let is_read = |quad: &Quad| found.iter().any(|found| found.corners == *quad);
    let unread = unread
        .into_iter()
        .filter(|unread| !is_read(&unread.corners))
        .map(|unread| CodeUnread {
            corners: whole(unread.corners),
            module_px: unread.module_px,
            reason: unread.reason,
        })
        .collect();
    let mut symbols: Vec<SymbolRead> = found
        .into_iter()
        .map(|found| judge(Found { corners: whole(found.corners), ..found }, request.expected.as_ref()))
        .collect();
    let meant = request.expected.as_ref().and_then(meant);
    symbols.sort_by_key(rank);
    Ok(ScanReport {
        width: region.map_or(view.width(), |region| region.whole_width),
        height: region.map_or(view.height(), |region| region.whole_height),
        time_ms: now_ms() - begun,
        picture_ms: seen - begun,
        verdict: verdict(&symbols, request.expected.is_some(), meant.as_ref()),
        symbols,
        unread,
        coaching,
        unconfirmed: unconfirmed.into_iter().map(|found| found.payload).collect(),
    })
}

pub(crate) fn read_file(bytes: &[u8]) -> Result<Luma, Fault> {
    picture::read(bytes).map(|picture| picture.luma).map_err(|error| Fault::of_picture(&error))
}

/// The grey plane of a camera frame, where it lies.
fn frame(shape: FrameShape, bytes: &[u8]) -> Result<LumaView<'_>, Fault> {
    let FrameShape { width, height, stride, offset, .. } = shape;
    let damaged = || Fault::new("frame.damaged");
    if width == 0 || height == 0 {
        return Err(damaged());
    }
    let plane = bytes.get(offset..).ok_or_else(damaged)?;
    LumaView::new(width, height, stride, plane).map_err(|_| damaged())
}

/// Where a quad of a region is in the whole picture.
fn in_whole(quad: Quad, region: Option<Region>) -> Quad {
    let (left, top) = origin(region);
    Quad(quad.0.map(|p| Point { x: p.x + left, y: p.y + top }))
}

/// Where quads of the whole picture are in a region.
fn in_region(quads: &[Quad], region: Option<Region>) -> Vec<Quad> {
    let (left, top) = origin(region);
    quads.iter().map(|quad| Quad(quad.0.map(|p| Point { x: p.x - left, y: p.y - top }))).collect()
}

/// The first pixel of a region in the whole picture.
fn origin(region: Option<Region>) -> (f64, f64) {
    region.map_or((0.0, 0.0), |region| (region.left as f64, region.top as f64))
}

/// The pixels of a frame as the coach wants them.
fn coached(view: LumaView<'_>, region: Option<Region>) -> coach::Frame<'_> {
    let (left, top) = origin(region);
    let whole =
        region.map_or((view.width(), view.height()), |region| (region.whole_width, region.whole_height));
    coach::Frame { view, left, top, whole: (whole.0 as f64, whole.1 as f64) }
}

fn judge(found: Found, expected: Option<&Expected>) -> SymbolRead {
    let gs1 = found.gs1;
    let read = found.text.as_deref().and_then(|text| payload::read(text, carrier(gs1)).ok());
    let exact = expected
        .and_then(|expected| expected.payload.as_deref())
        .zip(found.text.as_deref())
        .map(|(expected, text)| expected == text);
    let comparison = expected.zip(read.as_ref()).map(|(expected, read)| compared(read, &expected.draft));
    SymbolRead {
        sampler: found.sampler,
        module_px: found.module_px(),
        margin: found.margin(),
        mirrored: found.mirrored,
        inverted: found.inverted,
        part: found.structured_append.map(|append| (append.part, append.parts)),
        payload_bytes: found.payload.len(),
        binary: found.text.is_none().then_some(found.payload),
        version: found.symbol.version(),
        level: found.symbol.level(),
        mask: found.symbol.mask(),
        blocks: found.blocks,
        text: found.text,
        corners: found.corners,
        reader: found.reader,
        gs1,
        profile: read.as_ref().map(|read| read.profile.clone()),
        fields: read.map(|read| read.values.into_iter().collect()).unwrap_or_default(),
        exact,
        comparison,
    }
}

/// The carrier of a symbol's text.
pub(crate) const fn carrier(gs1: bool) -> Carrier {
    if gs1 { Carrier::Gs1 } else { Carrier::Plain }
}

/// The fields that a symbol carries, beside those that were meant. What a profile cannot tell apart is equal.
pub(crate) fn compared(read: &Read, expected: &Draft) -> Comparison {
    let profile = payload::profile(&read.profile);
    let agrees = |column, meant: &str, text: &str| {
        profile.map_or(meant == text, |profile| profile.agrees(column, meant, text))
    };
    let mut found = Draft::default();
    for field in Field::ALL {
        let text = read.values.get(&field.into()).cloned().unwrap_or_default();
        let meant = expected.get(field);
        found.set(field, if agrees(field.into(), meant, &text) { meant.to_owned() } else { text });
    }
    let mut comparison = record::compare(expected, &found);
    comparison.fields.retain(|field| read.values.contains_key(&field.field.into()));
    comparison
}

/// The symbol that says the most about the label comes first: a match, then a difference, then other data.
fn rank(symbol: &SymbolRead) -> usize {
    if symbol.exact == Some(true) {
        return 0;
    }
    match &symbol.comparison {
        Some(comparison) => 1 + comparison.fields.iter().filter(|field| !field.equal).count(),
        None => usize::MAX,
    }
}

/// What the text that was meant carries, where it is in a form that is known.
fn meant(expected: &Expected) -> Option<Read> {
    let text = expected.payload.as_deref()?;
    [Carrier::Plain, Carrier::Gs1].into_iter().find_map(|carrier| payload::read(text, carrier).ok())
}

/// Whether a symbol says of a column what was meant, as far as both of their forms can tell.
fn agrees(symbol: &SymbolRead, meant: &Read, column: Column, found: &str) -> bool {
    let profiles = [symbol.profile.as_deref(), Some(&*meant.profile)].into_iter().flatten();
    meant.values.get(&column).is_none_or(|text| {
        text == found || profiles.filter_map(payload::profile).any(|it| it.agrees(column, text, found))
    })
}

/// Whether a symbol says what was meant: to the character, or in every value of another form of the same record.
fn says_it(symbol: &SymbolRead, meant: Option<&Read>) -> bool {
    let carries = |comparison: &Comparison| {
        let has = |field| comparison.fields.iter().any(|compared| compared.field == field);
        has(Field::Batch) && has(Field::Report) && comparison.equal()
    };
    let agrees = |meant| symbol.fields.iter().all(|(column, found)| agrees(symbol, meant, *column, found));
    symbol.exact == Some(true) || symbol.comparison.as_ref().is_some_and(carries) && meant.is_none_or(agrees)
}

fn verdict(symbols: &[SymbolRead], expected: bool, meant: Option<&Read>) -> Verdict {
    match symbols.first() {
        None => Verdict::NotRead,
        Some(_) if !expected => Verdict::Read,
        Some(first) if says_it(first, meant) => Verdict::Matches,
        Some(_) => Verdict::Differs,
    }
}
