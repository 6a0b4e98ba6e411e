//! The contrast that ink and paper promise, and what each reading of the rule says to it.

use base::{Citation, Finding, Severity};
use rules::{Pack, Reading, id};
use serde::{Deserialize, Serialize};

use crate::colour::{Light, Rgb, Stock};

/// Contrast of a light and a dark reflectance, by each common definition.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Contrast {
    /// The lighter reflectance, RL, a ratio in `0.0..=1.0`.
    pub rl: f64,
    /// The darker reflectance, RD, a ratio in `0.0..=1.0`.
    pub rd: f64,
    /// Symbol contrast, RL − RD.
    pub sc: f64,
    /// Print contrast signal, (RL − RD) / RL.
    pub pcs: f64,
    /// Michelson contrast, (RL − RD) / (RL + RD).
    pub michelson: f64,
    /// Whether the ink is lighter than the paper; no reading passes then.
    pub inverted: bool,
}

/// One reading of the rule `contrast.ratio`, applied under white light.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// The reading's id in the rule pack, such as `symbol-contrast`.
    pub reading: String,
    /// The i18n key of the sentence that explains the reading.
    pub note: String,
    /// Whether it is the reading to use when nobody chose one.
    pub default: bool,
    /// The contrast by this reading's definition.
    pub found: f64,
    /// The least that it asks for.
    pub least: f64,
    /// Whether the design passes.
    pub passes: bool,
}

/// What two colours of a screen promise. The printed label has to be measured all the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DesignContrast {
    /// Which reflectances white and black were taken to have.
    pub stock: Stock,
    /// What these reflectances rest on; `None` when somebody gave them.
    pub assumed: Option<Citation>,
    /// As phones see it.
    pub white: Contrast,
    /// As readers with red light (about 660 nm) see it.
    pub red: Contrast,
    /// Every reading of the rule, in the rule pack's order.
    pub judgements: Vec<Judgement>,
    /// `contrast.inverted`, `contrast.too-low`, `contrast.vanishes-in-red`.
    pub findings: Vec<Finding>,
}

/// How far below its least value a contrast still passes: far less than anyone can see or measure, far more than
/// rounding in binary fractions.
const ROUNDING: f64 = 1e-9;

/// The contrast of ink on white label stock, judged by the built-in rule pack.
pub fn contrast(ink: Rgb, paper: Rgb) -> DesignContrast {
    contrast_on(ink, paper, Stock::default(), rules::pack())
}

/// The contrast of ink on a known stock, judged by this rule pack.
///
/// Ink is thought opaque: a light ink on dark paper is as light as on white stock.
pub fn contrast_on(ink: Rgb, paper: Rgb, stock: Stock, pack: &Pack) -> DesignContrast {
    let under = |light| Contrast::of(stock.reflectance(paper, light), stock.reflectance(ink, light));
    let (white, red) = (under(Light::White), under(Light::Red));
    let judgements = judge(&white, pack);
    let findings = findings(&white, &red, &judgements, pack);
    DesignContrast { stock, assumed: stock.origin(), white, red, judgements, findings }
}

impl Contrast {
    /// The contrast between paper and ink of these reflectances, each a ratio in `0.0..=1.0`.
    pub fn of(paper: f64, ink: f64) -> Self {
        let (rl, rd) = (paper.max(ink), paper.min(ink));
        let sc = rl - rd;
        let of = |whole: f64| if whole > 0.0 { sc / whole } else { 0.0 };
        Self { rl, rd, sc, pcs: of(rl), michelson: of(rl + rd), inverted: ink > paper }
    }

    /// The contrast by the definition that a reading of the rule `contrast.ratio` goes by; `None` for a reading
    /// that is not known here.
    pub fn by(&self, reading: &str) -> Option<f64> {
        match reading {
            "symbol-contrast" => Some(self.sc),
            "print-contrast-signal" => Some(self.pcs),
            "michelson" => Some(self.michelson),
            _ => None,
        }
    }

    /// What [`Contrast::by`] gives where the ink is darker than the paper, else nothing at all.
    fn readable(&self, reading: &str) -> f64 {
        if self.inverted { 0.0 } else { self.by(reading).unwrap_or(0.0) }
    }
}

/// A judgement for each reading of the pack that has a least ratio and a definition known here.
fn judge(contrast: &Contrast, pack: &Pack) -> Vec<Judgement> {
    let readings = pack.rule(id::CONTRAST_RATIO).into_iter().flat_map(|rule| &rule.readings);
    let judgement = |reading: &Reading| {
        let (found, least) = (contrast.by(&reading.id)?, reading.number("min_ratio")?);
        Some(Judgement {
            reading: reading.id.clone(),
            note: reading.note.clone(),
            default: reading.default,
            found,
            least,
            passes: !contrast.inverted && found + ROUNDING >= least,
        })
    };
    readings.filter_map(judgement).collect()
}

fn findings(white: &Contrast, red: &Contrast, judgements: &[Judgement], pack: &Pack) -> Vec<Finding> {
    let cited = |finding: Finding| match pack.citation(id::CONTRAST_RATIO) {
        Some(citation) => finding.from_rule(citation),
        None => finding,
    };
    if white.inverted {
        let finding = Finding::new("contrast.inverted", Severity::Error);
        return vec![cited(finding.with("ink", percent(white.rl)).with("paper", percent(white.rd)))];
    }
    let Some(default) = judgements.iter().find(|judgement| judgement.default) else { return Vec::new() };
    let mut findings = Vec::new();
    if !default.passes {
        let severity = pack.rule(id::CONTRAST_RATIO).map_or(Severity::Error, |rule| rule.severity);
        let passing = judgements.iter().filter(|judgement| judgement.passes).count();
        let finding = Finding::new("contrast.too-low", severity)
            .with("found", percent(default.found))
            .with("least", percent(default.least))
            .with("sc", percent(white.sc))
            .with("pcs", percent(white.pcs))
            .with("michelson", percent(white.michelson))
            .with("passing", passing)
            .with("readings", judgements.len());
        findings.push(cited(finding));
    }
    let seen = red.readable(&default.reading);
    // Only where red light is what makes it worse: a grey that is too light has been told already.
    if seen + ROUNDING < default.least && seen + ROUNDING < default.found {
        let finding = Finding::new("contrast.vanishes-in-red", Severity::Warning)
            .with("found", percent(seen))
            .with("least", percent(default.least));
        findings.push(cited(finding));
    }
    findings
}

/// A ratio as a percentage with one decimal, rounded down: 69.96 % is not 70 %.
fn percent(ratio: f64) -> String {
    let tenths = ((ratio + ROUNDING) * 1000.0).floor() / 10.0;
    format!("{tenths:.1}").trim_end_matches(".0").to_owned()
}
