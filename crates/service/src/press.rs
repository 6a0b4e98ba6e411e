//! A setup, read once, and ready to make many labels.
//!
//! ```text
//! values ── profile ──► payload ── fit ──► version, level, dots a module ── encode ──► symbol
//!    └────────────────────── template ── lay out ──────────────────────────────────────► layout
//! ```

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use base::{Finding, Mm, Severity};
use label::{Content, Layout, Logo, Meta, Style, Template};
use payload::{Carrier, Composed, Profile, Settings, Values};
use qr_encode::{Candidate, LevelChoice, Payload, Printing};
use qr_symbol::{EcLevel, Symbol};
use record::{Column, Draft, Field};
use substrate::DesignContrast;

use crate::issued::IssuedSymbol;
use crate::label::LevelWish;
use crate::limits;
use crate::setup::{LabelSetup, OwnKind};
use crate::{Fault, catalogue, scan};

/// The key of the template line that is no column's.
pub(crate) const FREE: &str = "free";

/// The profile whose text comes from the platform.
pub(crate) const PLATFORM: &str = "platform";

/// A setup, read and checked.
pub(crate) struct Press<'a> {
    pub(crate) setup: &'a LabelSetup,
    pub(crate) profile: Cow<'static, Profile>,
    pub(crate) template: Cow<'static, Template>,
    pub(crate) logo: Option<Logo>,
    /// What the colours promise.
    pub(crate) contrast: DesignContrast,
    /// What there is to say of the setup itself, whatever the label says.
    pub(crate) findings: Vec<Finding>,
    settings: Settings,
    printing: Printing,
    level: LevelChoice,
}

/// A label, laid out: what the screen and every file are made of.
pub(crate) struct Made {
    /// The text in the symbol; a GS1 element string has its separators as U+001D.
    pub(crate) payload: String,
    pub(crate) symbol: Symbol,
    /// The level that was asked for.
    pub(crate) requested: EcLevel,
    /// What could have been chosen, one candidate a level; a single one for a symbol that the platform drew.
    pub(crate) candidates: Vec<Candidate>,
    /// Which of them was.
    pub(crate) chosen: usize,
    pub(crate) layout: Layout,
    /// What there is to say of the values, by column.
    pub(crate) findings: Vec<(Column, Finding)>,
}

/// Why a label is not made, and the cell that is to be mended, where it is one.
pub(crate) struct Refusal {
    pub(crate) column: Option<Column>,
    pub(crate) fault: Fault,
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self { column: None, fault }
    }
}

impl<'a> Press<'a> {
    /// Reads a setup.
    ///
    /// # Errors
    /// `setup.unknown-profile`, `setup.unknown-template`, `label.symbol-edge-out-of-range`; the codes of a template,
    /// profile, logo or printer that is none.
    pub(crate) fn new(setup: &'a LabelSetup) -> Result<Self, Fault> {
        setup.printer.check().map_err(|error| Fault::of_label(&error))?;
        let least_edge = limits::least_symbol_edge_mm();
        if !(least_edge..=limits::MAX_SYMBOL_EDGE_MM).contains(&setup.symbol_edge_mm) {
            return Err(Fault::new("label.symbol-edge-out-of-range")
                .with("least", least_edge)
                .with("most", limits::MAX_SYMBOL_EDGE_MM));
        }
        let contrast = substrate::contrast(setup.ink, setup.paper);
        let mut findings = contrast.findings.clone();
        let logo = match &setup.logo {
            None => None,
            Some(file) => {
                let (logo, found) = file.read()?;
                findings.extend(found);
                Some(logo)
            }
        };
        Ok(Self {
            setup,
            profile: profile(setup)?,
            template: template(setup)?,
            logo,
            contrast,
            findings,
            settings: Settings { viewer_url: setup.web_address.clone() },
            printing: Printing {
                dots: setup.printer.dots,
                aim: Mm(setup.symbol_edge_mm),
                least_edge: Mm(least_edge),
                most_edge: Mm(limits::MAX_SYMBOL_EDGE_MM),
                least_module: Mm(limits::least_module_mm()),
                least_dots: limits::least_module_dots(),
            },
            level: match setup.level {
                LevelWish::Auto => LevelChoice::AtLeast(limits::least_level()),
                LevelWish::Level(level) => LevelChoice::Exactly(level),
            },
        })
    }

    /// Colours that no reading of the rule lets pass, or that are inverted, go into no file.
    ///
    /// # Errors
    /// `label.colours-refused`.
    pub(crate) fn may_write(&self) -> Result<(), Fault> {
        let wrong = |finding: &&Finding| finding.severity == Severity::Error;
        let wrong: Vec<Finding> = self.contrast.findings.iter().filter(wrong).cloned().collect();
        if wrong.is_empty() { Ok(()) } else { Err(Fault::new("label.colours-refused").because(wrong)) }
    }

    /// Makes the label of these values. A label with an error in it is not made.
    ///
    /// `issued` is the symbol that the platform drew for the text in [`Column::PlatformPayload`]: its modules are drawn
    /// again as they are.
    pub(crate) fn make(&self, values: &Values, issued: Option<&IssuedSymbol>) -> Result<Made, Refusal> {
        let (composed, fitted) = match issued.filter(|_| self.profile.id() == PLATFORM) {
            Some(issued) => self.drawn_again(issued)?,
            None => self.composed(values)?,
        };
        if self.profile.id() == PLATFORM {
            agrees(&composed.text, values)?;
        }
        let Fitted { symbol, requested, candidates, chosen } = fitted;
        let module_dots = candidates.get(chosen).map_or(1, |candidate| candidate.module_dots);
        let style = Style {
            module_dots,
            dots: self.setup.printer.dots,
            languages: self.setup.languages,
            least_symbol_edge: self.printing.least_edge,
            least_module: self.printing.least_module,
        };
        let content = Content { values: self.texts(values), symbol: symbol.clone(), logo: self.logo.clone() };
        let layout =
            label::lay_out(&content, &self.template, &style).map_err(|error| Fault::of_label(&error))?;
        if base::worst(&layout.findings) == Some(Severity::Error) {
            let column = layout.findings.iter().find(|finding| finding.severity == Severity::Error);
            let column = column.and_then(of_column);
            let fault = Fault::new("label.has-errors").because(layout.findings);
            return Err(Refusal { column, fault });
        }
        let findings = composed.findings;
        Ok(Made { payload: composed.text, symbol, requested, candidates, chosen, layout, findings })
    }

    /// The text that the symbol of these values would hold, without making the label.
    pub(crate) fn payload(&self, values: &Values, issued: Option<&IssuedSymbol>) -> Result<String, Refusal> {
        let text = match issued.filter(|_| self.profile.id() == PLATFORM) {
            Some(issued) => issued_text(issued)?.to_owned(),
            None => self.compose(values)?.text,
        };
        if self.profile.id() == PLATFORM {
            agrees(&text, values)?;
        }
        Ok(text)
    }

    fn compose(&self, values: &Values) -> Result<Composed, Refusal> {
        self.profile.compose(values, &self.settings).map_err(|findings| {
            let column = findings.first().map(|(column, _)| *column);
            let findings = findings.into_iter().map(|(_, finding)| finding).collect();
            Refusal { column, fault: Fault::new("payload.not-composed").because(findings) }
        })
    }

    fn composed(&self, values: &Values) -> Result<(Composed, Fitted), Refusal> {
        let composed = self.compose(values)?;
        let payload = match composed.carrier {
            Carrier::Plain => Payload::Text(&composed.text),
            Carrier::Gs1 => Payload::Gs1(&composed.text),
        };
        let fitting = qr_encode::fit(payload, self.level, &self.printing)
            .map_err(|error| Fault::of(error.code(), error.args()))?;
        let fitted = Fitted {
            symbol: fitting.encoded.symbol,
            requested: fitting.requested,
            candidates: fitting.candidates,
            chosen: fitting.chosen,
        };
        Ok((composed, fitted))
    }

    fn drawn_again(&self, issued: &IssuedSymbol) -> Result<(Composed, Fitted), Refusal> {
        let text = issued_text(issued)?;
        let level = issued.symbol.level();
        let candidate = qr_encode::size_of(&issued.symbol, &self.printing);
        let composed = Composed { text: text.to_owned(), carrier: Carrier::Plain, findings: Vec::new() };
        let fitted = Fitted {
            symbol: issued.symbol.clone(),
            requested: level,
            candidates: vec![candidate],
            chosen: 0,
        };
        Ok((composed, fitted))
    }

    /// The columns that stand on the label or in its symbol.
    pub(crate) fn columns(&self) -> BTreeSet<Column> {
        let carried = self.profile.columns().into_iter().map(|(column, _)| column);
        let shown = self.template.rows().iter().filter_map(|row| Column::from_name(row.key()));
        carried.chain(shown).collect()
    }

    /// What stands on the label, by the names of columns.
    fn texts(&self, values: &Values) -> BTreeMap<String, String> {
        let columns = values.iter().map(|(column, text)| (column.name().to_owned(), text.trim().to_owned()));
        let free = Some((FREE.to_owned(), self.setup.free_text.trim().to_owned()));
        columns.chain(free).filter(|(_, text)| !text.is_empty()).collect()
    }

    /// What a file of these labels says about itself.
    pub(crate) fn meta(&self, title: String) -> Meta {
        Meta { title, language: self.setup.languages.first.tag().to_owned(), date: None }
    }
}

/// The text of a symbol that the platform drew.
fn issued_text(issued: &IssuedSymbol) -> Result<&str, Refusal> {
    if issued.says_its_text() {
        return Ok(&issued.payload);
    }
    Err(Refusal { column: Some(Column::PlatformPayload), fault: Fault::new("issued.not-its-text") })
}

/// Whether the fields that a text of the platform carries are those of the record. Of a text in a form that nobody
/// here knows nothing can be said.
fn agrees(text: &str, values: &Values) -> Result<(), Refusal> {
    let read = payload::read(text, Carrier::Plain).or_else(|_| payload::read(text, Carrier::Gs1));
    let Ok(read) = read else { return Ok(()) };
    let mut expected = Draft::default();
    for field in Field::ALL {
        expected.set(field, values.get(&field.into()).cloned().unwrap_or_default());
    }
    if scan::compared(&read, &expected).equal() {
        return Ok(());
    }
    let fault =
        Fault::new("label.has-errors").because(vec![Finding::new("issued.disagrees", Severity::Error)]);
    Err(Refusal { column: Some(Column::PlatformPayload), fault })
}

/// A symbol and how it came about.
struct Fitted {
    symbol: Symbol,
    requested: EcLevel,
    candidates: Vec<Candidate>,
    chosen: usize,
}

/// The column that a finding of a layout is about.
fn of_column(finding: &Finding) -> Option<Column> {
    let (_, field) = finding.args.iter().find(|(name, _)| name == "key")?;
    Column::from_name(field)
}

fn own(setup: &LabelSetup, kind: OwnKind) -> impl Iterator<Item = &str> {
    setup.own.iter().filter(move |file| file.kind == kind).map(|file| file.json.as_str())
}

/// The profile of this setup: one of the user's own, or a built-in one.
pub(crate) fn profile(setup: &LabelSetup) -> Result<Cow<'static, Profile>, Fault> {
    for json in own(setup, OwnKind::Profile) {
        let profile = catalogue::read_profile(json)?;
        if profile.id() == setup.profile {
            return Ok(Cow::Owned(profile));
        }
    }
    let built_in = payload::profiles().iter().find(|profile| profile.id() == setup.profile);
    built_in.map(Cow::Borrowed).ok_or_else(|| Fault::new("setup.unknown-profile").with("id", &setup.profile))
}

/// The template of this setup: one of the user's own, or a built-in one.
fn template(setup: &LabelSetup) -> Result<Cow<'static, Template>, Fault> {
    for json in own(setup, OwnKind::Template) {
        let template = catalogue::read_template(json)?;
        if template.id() == setup.template {
            return Ok(Cow::Owned(template));
        }
    }
    let built_in = label::templates().iter().find(|template| template.id() == setup.template);
    built_in
        .map(Cow::Borrowed)
        .ok_or_else(|| Fault::new("setup.unknown-template").with("id", &setup.template))
}

/// The sheet of this id: one of the user's own, or a built-in one.
pub(crate) fn sheet(setup: &LabelSetup, id: &str) -> Result<Cow<'static, label::Sheet>, Fault> {
    for json in own(setup, OwnKind::Sheet) {
        let sheet = catalogue::read_sheet(json)?;
        if sheet.id == id {
            return Ok(Cow::Owned(sheet));
        }
    }
    let built_in = label::sheets().iter().find(|sheet| sheet.id == id);
    built_in.map(Cow::Borrowed).ok_or_else(|| Fault::new("setup.unknown-sheet").with("id", id))
}
