//! How large a symbol is in print: version, level and whole dots a module for a printer.

use std::ops::RangeInclusive;

use base::{Dpi, Mm};
use qr_symbol::{Blocks, EcLevel, QUIET_ZONE_MODULES, Symbol, Version};

use crate::error::EncodeError;
use crate::payload::Payload;
use crate::segments::Plans;
use crate::{Encoded, LevelChoice, write_symbol};

/// Lengths and dots this near to each other are equal, far below what any printer can do.
const TOLERANCE: f64 = 1e-6;

/// How much larger a symbol may be than the smallest one for the sake of a stronger level.
///
/// Enough for what rounding to whole dots does to symbols of different versions, and hardly seen on a label.
const FREE_GROWTH: f64 = 1.03;

/// From how many times the least module on a module is ample: 0.475 mm beside the 0.396 mm that GS1 asks for.
const AMPLE_MODULE: f64 = 1.2;

/// From how many times its edge a symbol is read.
///
/// Source: unverified, the rule of thumb of the trade for phones in good light.
const DISTANCE_BY_EDGE: f64 = 10.0;

/// Printers and lengths beyond these are typing errors.
const DPI_RANGE: RangeInclusive<f64> = 10.0..=10_000.0;
const LONGEST: Mm = Mm(10_000.0);

/// What a printer and the rules ask of a symbol. Edges are without quiet zone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Printing {
    /// The printer's resolution.
    pub dots: Dpi,
    /// The edge that is wished for: the fewest whole dots that reach it.
    pub aim: Mm,
    /// The least edge, where the aim is more than `most_edge` lets whole dots reach.
    pub least_edge: Mm,
    /// The longest edge that there is room for.
    pub most_edge: Mm,
    /// The least edge of a module.
    pub least_module: Mm,
    /// The fewest dots of a module.
    pub least_dots: u32,
}

/// What decides how many dots a module has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// The edge that was wished for.
    Aim,
    /// The least edge of a module.
    LeastModule,
    /// The fewest dots of a module.
    LeastDots,
    /// The longest edge: one dot a module more would be beyond it, so the aim is missed.
    MostEdge,
}

impl Limit {
    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Aim => "fit.limit.aim",
            Self::LeastModule => "fit.limit.least-module",
            Self::LeastDots => "fit.limit.least-dots",
            Self::MostEdge => "fit.limit.most-edge",
        }
    }
}

/// A symbol that could be printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// The level.
    pub level: EcLevel,
    /// The version.
    pub version: Version,
    /// Modules a side.
    pub modules: usize,
    /// Dots a module.
    pub module_dots: u32,
    /// The edge of a module.
    pub module: Mm,
    /// The edge without quiet zone.
    pub edge: Mm,
    /// The edge with the quiet zone on both sides.
    pub edge_with_quiet_zone: Mm,
    /// What decides how many dots a module has.
    pub binds: Limit,
    /// By how much whole dots make the edge longer than that limit asks for; below 0 for the longest edge,
    /// which they do not reach.
    pub rounding: Mm,
    /// From how far a phone reads it: ten times the edge, a rule of thumb.
    pub reading_distance: Mm,
    /// The share of the codewords of its weakest block that may be wrong, wherever they are, `0.0..1.0`.
    pub correctable: f64,
}

/// How a payload can be printed, and how it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitting {
    /// One candidate for each level that can be printed, weakest first.
    pub candidates: Vec<Candidate>,
    /// Which of them is the symbol.
    pub chosen: usize,
    /// The level that was asked for.
    pub requested: EcLevel,
    /// The symbol.
    pub encoded: Encoded,
}

/// The symbol of a payload that suits a printer, and what else it could have been.
///
/// For each level it takes the smallest version that holds the payload and can be printed within the longest
/// edge. Of the levels that the choice allows and whose edge is at most 3 % longer than the shortest it takes the
/// strongest with modules a fifth above the least, or else the strongest of those with the largest modules: error
/// correction stands for blots, but what a printer smears and a camera blurs is felt by the module.
///
/// # Errors
/// `encode.empty`, `encode.too-long`, `encode.too-long-at-any-size`, `encode.printing-out-of-range`.
pub fn fit(payload: Payload<'_>, level: LevelChoice, printing: &Printing) -> Result<Fitting, EncodeError> {
    if payload.text().is_empty() {
        return Err(EncodeError::Empty);
    }
    printing.check()?;
    let plans = Plans::of(payload);
    let requested = level.requested();
    let candidates: Vec<Candidate> =
        EcLevel::ALL.into_iter().filter_map(|level| printing.smallest(&plans, level)).collect();
    let allowed = || candidates.iter().enumerate().filter(|(_, candidate)| level.allows(candidate.level));
    let shortest = allowed().map(|(_, candidate)| candidate.edge.0).fold(f64::INFINITY, f64::min);
    let free = || allowed().filter(|(_, candidate)| candidate.edge.0 <= shortest * FREE_GROWTH);
    let most_dots = free().map(|(_, candidate)| candidate.module_dots).max().unwrap_or_default();
    let ample = |module: Mm| module.0 >= printing.least_module.0 * AMPLE_MODULE - TOLERANCE;
    let strongest = free()
        .rfind(|(_, candidate)| ample(candidate.module))
        .or_else(|| free().rfind(|(_, candidate)| candidate.module_dots == most_dots));
    let Some((chosen, &Candidate { version, level, .. })) = strongest else {
        return Err(printing.too_large(&plans, requested));
    };
    let encoded = write_symbol(&plans, version, level, requested)?;
    Ok(Fitting { candidates, chosen, requested, encoded })
}

/// How a symbol that is already there is printed. It may be longer than the longest edge, when it cannot be
/// shorter.
pub fn size_of(symbol: &Symbol, printing: &Printing) -> Candidate {
    let (version, level) = (symbol.version(), symbol.level());
    let dots = printing.dots_of(version.modules());
    let (module_dots, binds) = dots.within.unwrap_or(dots.fewest);
    printing.candidate(version, level, module_dots, binds)
}

/// Whole dots of a module, and the limits that they are due to.
struct WholeDots {
    /// The fewest, whatever edge is wished for or has room.
    fewest: (u32, Limit),
    /// Those that suit all limits.
    within: Option<(u32, Limit)>,
}

impl Printing {
    fn check(&self) -> Result<(), EncodeError> {
        let Self { dots, aim, least_edge, most_edge, least_module, .. } = *self;
        let lengths = [aim, least_edge, least_module];
        let usable = DPI_RANGE.contains(&dots.0)
            && lengths.iter().all(|length| (0.0..=LONGEST.0).contains(&length.0))
            && most_edge.0 > 0.0
            && (least_edge.0..=LONGEST.0).contains(&most_edge.0);
        let refusal = || EncodeError::PrintingOutOfRange {
            dots: dots.0,
            least_edge: least_edge.0,
            most_edge: most_edge.0,
        };
        usable.then_some(()).ok_or_else(refusal)
    }

    /// The symbol of the smallest version that holds the text at this level and can be printed.
    fn smallest(&self, plans: &Plans<'_>, level: EcLevel) -> Option<Candidate> {
        let first = plans.smallest(level, Version::MAX)?;
        // A larger version can be the smaller symbol: its modules may be a dot less.
        Version::all().skip_while(|&version| version < first).find_map(|version| {
            let (module_dots, binds) = self.dots_of(version.modules()).within?;
            Some(self.candidate(version, level, module_dots, binds))
        })
    }

    fn dots_of(&self, modules: usize) -> WholeDots {
        let by_edge = |edge: Mm| self.dots.dots(edge) / modules as f64;
        let up = |dots: f64| (dots - TOLERANCE).ceil().max(1.0) as u32;
        let of_module = up(self.dots.dots(self.least_module));
        let least = if of_module >= self.least_dots {
            (of_module, Limit::LeastModule)
        } else {
            (self.least_dots, Limit::LeastDots)
        };
        let or_edge = |edge: Mm| {
            let of_edge = up(by_edge(edge));
            if of_edge >= least.0 { (of_edge, Limit::Aim) } else { least }
        };
        let fewest = or_edge(self.least_edge);
        let wished = or_edge(self.aim.max(self.least_edge));
        let most = (by_edge(self.most_edge) + TOLERANCE) as u32;
        let within = if wished.0 <= most {
            Some(wished)
        } else {
            (fewest.0 <= most).then_some((most, Limit::MostEdge))
        };
        WholeDots { fewest, within }
    }

    fn candidate(&self, version: Version, level: EcLevel, module_dots: u32, binds: Limit) -> Candidate {
        let modules = version.modules();
        let module = self.dots.dot() * f64::from(module_dots);
        let edge = module * modules as f64;
        let asked = match binds {
            Limit::Aim => self.aim.max(self.least_edge),
            Limit::LeastModule => self.least_module * modules as f64,
            Limit::LeastDots => edge,
            Limit::MostEdge => self.most_edge,
        };
        let blocks = Blocks::of(version, level);
        let longest_block = blocks.data_of(blocks.count - 1) + blocks.check;
        Candidate {
            level,
            version,
            modules,
            module_dots,
            module,
            edge,
            edge_with_quiet_zone: module * (modules + 2 * QUIET_ZONE_MODULES) as f64,
            binds,
            rounding: edge - asked,
            reading_distance: edge * DISTANCE_BY_EDGE,
            correctable: blocks.correctable() as f64 / longest_block as f64,
        }
    }

    fn shortest_edge(&self, version: Version) -> Mm {
        let (module_dots, _) = self.dots_of(version.modules()).fewest;
        self.dots.dot() * f64::from(module_dots) * version.modules() as f64
    }

    fn too_large(&self, plans: &Plans<'_>, level: EcLevel) -> EncodeError {
        let printable = |version: &Version| self.dots_of(version.modules()).within.is_some();
        let largest = Version::all().rev().find(printable);
        let needs = plans.smallest(level, Version::MAX);
        EncodeError::TooLarge {
            payload_bytes: plans.payload().text().len(),
            level,
            most_edge: self.most_edge,
            largest,
            needs_edge: needs.map(|version| self.shortest_edge(version)),
            rooms: plans.rooms(largest),
        }
    }
}
