//! A printer: its grid of dots, and how what it prints differs from what it was sent.

use std::sync::LazyLock;

use base::{Confidence, Dpi, Finding, Mm, Severity};
use serde::{Deserialize, Serialize};

use crate::content::check_dpi;
use crate::fault::{LabelError, in_range};
use crate::gain;
use crate::scene::{Item, Scene};

/// By how much a length can be drawn longer or shorter.
pub const SCALES: (f64, f64) = (0.9, 1.1);

/// How far everything can be moved to either side, in millimetres.
pub const MOST_OFFSET: f64 = 20.0;

/// The ink gains that are made good, in millimetres.
pub const INK_GAINS: (f64, f64) = (-0.05, 0.15);

/// A symbol on a thermal printer that comes out longer or shorter by more than this share is told.
///
/// Its modules stay whole dots, so the scale of a calibration cannot mend it.
const TOLD_SCALE: f64 = 0.01;

/// How a printer makes its dots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PrinterKind {
    /// A page printer that is sent a PDF: laser or inkjet.
    Laser,
    /// A label printer with a row of heated dots, that is sent ZPL or TSPL.
    Thermal,
}

impl PrinterKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Laser, Self::Thermal];

    /// The i18n key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Laser => "printer.kind-laser",
            Self::Thermal => "printer.kind-thermal",
        }
    }
}

/// A printer and its calibration. Only the exporters use it: a [`Scene`] is always drawn at its true size.
///
/// A place `x` of the scene is sent as `x × scale_x + offset_x` from the left edge of the paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Printer {
    /// What the user calls it.
    pub name: String,
    /// How it prints.
    pub kind: PrinterKind,
    /// Its resolution.
    pub dots: Dpi,
    /// The widest it prints; `None` when that is not known.
    #[serde(default)]
    pub widest: Option<Mm>,
    /// What lengths across are multiplied with, 0.9 to 1.1.
    #[serde(default = "one")]
    pub scale_x: f64,
    /// What lengths down are multiplied with, 0.9 to 1.1.
    #[serde(default = "one")]
    pub scale_y: f64,
    /// How far everything is moved to the right, -20 to 20 mm.
    #[serde(default)]
    pub offset_x: Mm,
    /// How far everything is moved down, -20 to 20 mm.
    #[serde(default)]
    pub offset_y: Mm,
    /// How much wider a dark bar comes out than it was sent, both edges together, -0.05 to 0.15 mm.
    #[serde(default)]
    pub ink_gain: Mm,
}

const fn one() -> f64 {
    1.0
}

impl Printer {
    /// A printer that prints exactly what it is sent.
    pub const fn exact(kind: PrinterKind, dots: Dpi) -> Self {
        Self {
            name: String::new(),
            kind,
            dots,
            widest: None,
            scale_x: 1.0,
            scale_y: 1.0,
            offset_x: Mm(0.0),
            offset_y: Mm(0.0),
            ink_gain: Mm(0.0),
        }
    }

    /// The same printer as it was before any calibration: what a test page has to be printed with.
    #[must_use]
    pub fn uncalibrated(&self) -> Self {
        Self { name: self.name.clone(), widest: self.widest, ..Self::exact(self.kind, self.dots) }
    }

    /// Printers that can be chosen without measuring anything.
    pub fn presets() -> &'static [Preset] {
        static PRESETS: LazyLock<Vec<Preset>> = LazyLock::new(|| {
            serde_json::from_str(include_str!("../data/printers.json"))
                .expect("the printers are of this form")
        });
        &PRESETS
    }

    /// # Errors
    /// `label.measure-out-of-range`, with the name of the field.
    pub fn check(&self) -> Result<(), LabelError> {
        check_dpi(self.dots)?;
        in_range("scale_x", self.scale_x, SCALES.0, SCALES.1)?;
        in_range("scale_y", self.scale_y, SCALES.0, SCALES.1)?;
        in_range("offset_x", self.offset_x.0, -MOST_OFFSET, MOST_OFFSET)?;
        in_range("offset_y", self.offset_y.0, -MOST_OFFSET, MOST_OFFSET)?;
        in_range("ink_gain", self.ink_gain.0, INK_GAINS.0, INK_GAINS.1)?;
        if let Some(widest) = self.widest {
            in_range("widest", widest.0, 1.0, 2_000.0)?;
        }
        Ok(())
    }

    /// What there is to say before this scene is sent to this printer.
    ///
    /// `printer.too-narrow` · `printer.moved-off-label` · `printer.scale-not-applied` · `printer.gain-left-over`
    pub fn findings(&self, scene: &Scene) -> Vec<Finding> {
        let mut findings = Vec::new();
        if let Some(widest) = self.widest.filter(|&widest| scene.width.0 > widest.0 + 0.05) {
            findings.push(
                Finding::new("printer.too-narrow", Severity::Error)
                    .with("label", tenths(scene.width))
                    .with("widest", tenths(widest)),
            );
        }
        if self.moves_off(scene) {
            findings.push(Finding::new("printer.moved-off-label", Severity::Error));
        }
        if self.kind == PrinterKind::Thermal {
            findings.extend(self.symbol_findings(scene));
        }
        findings
    }

    /// Does the calibration move ink over the edge of the label?
    fn moves_off(&self, scene: &Scene) -> bool {
        let over = |from: Mm, to: Mm, length: Mm, scale: f64, offset: Mm| {
            let moved = |at: Mm| at * scale + offset;
            (from.0 >= 0.0 && moved(from).0 < -0.01) || (to <= length && moved(to).0 > length.0 + 0.01)
        };
        scene.items.iter().flat_map(crate::placing::bounds).any(|ink| {
            over(ink.x, ink.right(), scene.width, self.scale_x, self.offset_x)
                || over(ink.y, ink.bottom(), scene.height, self.scale_y, self.offset_y)
        })
    }

    /// What whole dots cannot mend in the symbols of a scene.
    fn symbol_findings(&self, scene: &Scene) -> Vec<Finding> {
        let mut areas = scene.items.iter().filter_map(|item| match item {
            Item::Symbol(area) => Some(area),
            _ => None,
        });
        let Some(area) = areas.next() else { return Vec::new() };
        let mut findings = Vec::new();
        let worst = [self.scale_x, self.scale_y].into_iter().max_by(|a, b| off(*a).total_cmp(&off(*b)));
        if let Some(scale) = worst.filter(|&scale| off(scale) > TOLD_SCALE) {
            let edge = area.bounds().width;
            findings.push(
                Finding::new("printer.scale-not-applied", Severity::Warning)
                    .with("edge", hundredths(edge))
                    .with("printed", hundredths(edge / scale)),
            );
        }
        let left_over = gain::in_dots(self.ink_gain, area.module, self.dots).left_over;
        if left_over.0.abs() > 0.01 {
            findings.push(
                Finding::new("printer.gain-left-over", Severity::Info)
                    .with("gain", hundredths(self.ink_gain))
                    .with("rest", hundredths(left_over)),
            );
        }
        findings
    }
}

/// How far a scale is from true.
fn off(scale: f64) -> f64 {
    (scale - 1.0).abs()
}

fn tenths(length: Mm) -> String {
    format!("{:.1}", length.0)
}

fn hundredths(length: Mm) -> String {
    format!("{:.2}", length.0)
}

/// A printer that is known without measuring.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// A stable id, such as `zebra-zd421-203`.
    pub id: String,
    /// The printer, uncalibrated; its name is the maker's own.
    pub printer: Printer,
    /// The languages it is known to take.
    pub languages: Vec<PrinterLanguage>,
    /// How sure anyone can be of its figures.
    pub confidence: Confidence,
    /// Where they come from.
    pub source: String,
}

/// What a printer is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PrinterLanguage {
    /// A PDF.
    Pdf,
    /// ZPL II.
    Zpl,
    /// TSPL or TSPL2.
    Tspl,
}
