//! A run of labels: which of them can be made, how they lie on pages, and all of them in one file.

mod files;
mod laid;

use std::cmp::Ordering;

use base::{Finding, Severity};
use intake::Progress;
use label::Scene;
use payload::Values;
use record::{Column, Draft, Field, LineId};

use crate::issued::IssuedSymbol;
use crate::press::{Made, Press, Refusal};
use crate::print::{
    PRINT_LIMIT_LABELS, PrintRequest, PrintSample, PrintView, REFUSED_SHOWN, Refused, RunCheck, RunFinding,
};
use crate::{Fault, checks};

pub(crate) use files::write;
use laid::Laid;

/// A label that is wanted.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Order {
    /// The line that it is of.
    pub(crate) line: LineId,
    /// The line's number as a person counts, from 1.
    pub(crate) number: usize,
    /// What it says.
    pub(crate) values: Values,
    /// What has to be mended first, and in which cell.
    pub(crate) wrong: Vec<(Option<Column>, Finding)>,
    /// What else there is to say of its record.
    pub(crate) told: Vec<Finding>,
}

/// Where the labels that are wanted come from: one is fetched when it is made.
pub(crate) trait Orders {
    /// How many there are.
    fn len(&self) -> usize;
    /// The one at this place.
    fn get(&self, at: usize) -> Order;
    /// The symbol that the platform drew for this text, if it is known.
    fn issued(&self, payload: &str) -> Option<&IssuedSymbol>;
}

/// Which labels can be made. Found by making each of them once.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Proof {
    /// Places of those that can.
    pub(crate) sound: Vec<u32>,
    /// How many cannot.
    pub(crate) refused_count: usize,
    /// The first of them.
    pub(crate) refused: Vec<Refused>,
    /// What there is to say of those that can, each kind once, with how many it is of and the first of them; what is
    /// of the media or the setup is of no label.
    pub(crate) findings: Vec<RunFinding>,
    /// The worst outcome of each rule, and how many have it.
    pub(crate) checks: Vec<RunCheck>,
}

impl Proof {
    /// Why no file can be written, whatever the labels say.
    fn stops(&self) -> Option<Fault> {
        let of_all = self.findings.iter().filter(|told| told.labels == 0);
        let wrong: Vec<Finding> = of_all
            .filter(|told| told.finding.severity == Severity::Error)
            .map(|told| told.finding.clone())
            .collect();
        (!wrong.is_empty()).then(|| Fault::new("print.not-on-these-media").because(wrong))
    }

    /// Notes a finding of a label.
    fn note(&mut self, finding: Finding, order: &Order) {
        let same = |told: &&mut RunFinding| told.labels > 0 && told.finding.code == finding.code;
        match self.findings.iter_mut().find(same) {
            Some(told) => told.labels += 1,
            None => {
                let (line, number) = (order.line, order.number);
                self.findings.push(RunFinding { finding, labels: 1, line, number });
            }
        }
    }

    /// Notes the outcomes of a label; a worse one takes the place of better ones.
    fn check(&mut self, subject: &checks::Subject<'_>) {
        if self.checks.is_empty() {
            let all = checks::of_label(subject).into_iter();
            self.checks = all.map(|check| RunCheck { check, labels: 1 }).collect();
            return;
        }
        for (rule, outcome) in checks::outcomes(subject) {
            let Some(told) = self.checks.iter_mut().find(|told| told.check.rule == rule) else { continue };
            let before = told.check.readings.first().map(|reading| reading.outcome);
            match before.map(|before| outcome.rank().cmp(&before.rank())) {
                Some(Ordering::Equal) => told.labels += 1,
                Some(Ordering::Greater) => {
                    let worse = checks::of_label(subject).into_iter().find(|check| check.rule == rule);
                    if let Some(check) = worse {
                        *told = RunCheck { check, labels: 1 };
                    }
                }
                _ => {}
            }
        }
    }
}

/// Makes every label once, and keeps none.
pub(crate) fn prove(
    press: &Press<'_>,
    orders: &dyn Orders,
    request: &PrintRequest,
    progress: &dyn Fn(Progress),
) -> Result<Proof, Fault> {
    let copies = request.copies.max(1) as usize;
    if orders.len().saturating_mul(copies) > PRINT_LIMIT_LABELS {
        return Err(Fault::new("print.too-many-labels").with("limit", PRINT_LIMIT_LABELS));
    }
    let media = Laid::of(request)?;
    let mut proof = Proof::default();
    let advice = substrate::advise(&press.setup.substrate);
    let mut first: Option<Scene> = None;
    for at in 0..orders.len() {
        progress(Progress { done: at as u64, total: orders.len() as u64 });
        let order = orders.get(at);
        let taken = make(press, orders, &order)
            .and_then(|made| media.takes(&made, &press.setup.printer).map(|found| (made, found)));
        match taken {
            Ok((made, found)) => {
                proof.sound.push(at as u32);
                found.into_iter().chain(order.told.iter().cloned()).for_each(|it| proof.note(it, &order));
                let (layout, dots, contrast) = (&made.layout, press.setup.printer.dots, &press.contrast);
                let values = &order.values;
                proof.check(&checks::Subject {
                    layout,
                    level: made.symbol.level(),
                    dots,
                    contrast,
                    advice: &advice,
                    values,
                });
                first.get_or_insert(made.layout.scene);
            }
            Err(Refusal { column, fault }) => {
                proof.refused_count += 1;
                if proof.refused.len() < REFUSED_SHOWN {
                    proof.refused.push(Refused { line: order.line, number: order.number, column, fault });
                }
            }
        }
    }
    let of_media = media.findings(&press.setup.printer, &|| first.clone());
    for finding in press.findings.iter().cloned().chain(of_media) {
        proof.findings.push(RunFinding { finding, labels: 0, line: LineId(0), number: 0 });
    }
    Ok(proof)
}

fn make(press: &Press<'_>, orders: &dyn Orders, order: &Order) -> Result<Made, Refusal> {
    sound(order)?;
    press.make(&order.values, issued(orders, order))
}

/// The text in the symbol of a label that is wanted, without making the label.
pub(crate) fn payload(press: &Press<'_>, orders: &dyn Orders, order: &Order) -> Result<String, Refusal> {
    sound(order)?;
    press.payload(&order.values, issued(orders, order))
}

fn issued<'o>(orders: &'o dyn Orders, order: &Order) -> Option<&'o IssuedSymbol> {
    orders.issued(order.values.get(&Column::PlatformPayload).map_or("", String::as_str))
}

/// Whether nothing in the record keeps the label from being made.
fn sound(order: &Order) -> Result<(), Refusal> {
    if let Some((column, _)) = order.wrong.first() {
        let findings = order.wrong.iter().map(|(_, finding)| finding.clone()).collect();
        return Err(Refusal { column: *column, fault: Fault::new("record.has-errors").because(findings) });
    }
    let text = |column| order.values.get(&column).cloned().unwrap_or_default();
    let mut draft = Draft::default();
    Field::ALL.into_iter().for_each(|field| draft.set(field, text(field.into())));
    let checked = record::check(&draft);
    if checked.identity.is_none() {
        let wrong = |(_, finding): &(Field, Finding)| finding.severity == Severity::Error;
        let findings: Vec<(Field, Finding)> = checked.findings.into_iter().filter(wrong).collect();
        let column = findings.first().map(|(field, _)| Column::from(*field));
        let findings = findings.into_iter().map(|(_, finding)| finding).collect();
        return Err(Refusal { column, fault: Fault::new("record.has-errors").because(findings) });
    }
    Ok(())
}

/// The labels of a proof in the order in which they are printed, copies one after the other.
struct Printed<'a> {
    press: &'a Press<'a>,
    orders: &'a dyn Orders,
    sound: &'a [u32],
    copies: usize,
}

impl Printed<'_> {
    fn len(&self) -> usize {
        self.sound.len() * self.copies
    }

    fn made(&self, at: usize) -> Result<(Order, Made), Fault> {
        let place = self.sound.get(at / self.copies).ok_or_else(|| Fault::new("print.nothing"))?;
        let order = self.orders.get(*place as usize);
        let made = make(self.press, self.orders, &order).map_err(|refusal| refusal.fault)?;
        Ok((order, made))
    }

    fn scene(&self, at: usize) -> Result<Scene, Fault> {
        self.made(at).map(|(_, made)| made.layout.scene)
    }
}

/// The first label of a proof, drawn as a single one would be.
pub(crate) fn sample(
    press: &Press<'_>,
    orders: &dyn Orders,
    request: &PrintRequest,
    proof: &Proof,
) -> Result<Option<PrintSample>, Fault> {
    let printed = Printed { press, orders, sound: &proof.sound, copies: request.copies.max(1) as usize };
    if printed.len() == 0 {
        return Ok(None);
    }
    let (order, made) = printed.made(0)?;
    let batch = order.values.get(&Column::Batch).cloned().unwrap_or_default();
    Ok(Some(PrintSample { batch, drawing: crate::label::draw(press, made, &order.values) }))
}

/// One page, and what there is to say of all.
pub(crate) fn view(
    press: &Press<'_>,
    orders: &dyn Orders,
    request: &PrintRequest,
    proof: &Proof,
    page: usize,
) -> Result<PrintView, Fault> {
    let media = Laid::of(request)?;
    let printed = Printed { press, orders, sound: &proof.sound, copies: request.copies.max(1) as usize };
    let pages = media.pages(printed.len());
    let page = page.min(pages.saturating_sub(1));
    let scene = if pages == 0 { None } else { Some(media.page(page, &printed)?) };
    Ok(PrintView {
        page,
        pages,
        labels: printed.len(),
        refused_count: proof.refused_count,
        refused: proof.refused.clone(),
        size_mm: scene.as_ref().map_or((0.0, 0.0), |scene| (scene.width.0, scene.height.0)),
        svg: scene.map(|scene| label::svg(&scene, &press.meta(String::new()))).unwrap_or_default(),
        findings: proof.findings.clone(),
        checks: proof.checks.clone(),
    })
}
