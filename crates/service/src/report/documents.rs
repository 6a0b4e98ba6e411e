//! How complete the documents of batches are.

use record::{BatchCompleteness, Column, ShipmentCompleteness, of_shipment};
use serde::{Deserialize, Serialize};

use super::{Facts, Section, Table, Words};
use crate::desk::evidence::ReportKind;

/// What the documents of a shipment's batches, or of all, say and lack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Documents {
    /// The shipment's reference; empty: all batches of the workspace.
    pub shipment: String,
    /// The batches together.
    pub together: ShipmentCompleteness,
    /// Each batch.
    pub batches: Vec<BatchFact>,
    /// Batches that the shipment carries and that no line of the records tells of.
    pub unknown: Vec<String>,
}

/// A batch, and what its documents lack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BatchFact {
    /// What is there and what is missing.
    #[serde(flatten)]
    pub complete: BatchCompleteness,
    /// Its manufacturer.
    pub manufacturer: String,
    /// The references of its inspection reports.
    pub reports: Vec<String>,
}

impl Documents {
    pub(crate) fn of(shipment: String, batches: Vec<BatchFact>, unknown: Vec<String>) -> Self {
        let complete: Vec<BatchCompleteness> = batches.iter().map(|batch| batch.complete.clone()).collect();
        Self { shipment, together: of_shipment(&complete), batches, unknown }
    }
}

impl Facts for Documents {
    const KIND: ReportKind = ReportKind::Documents;
    const TITLE: &'static str = "report.title.documents";

    fn about(&self) -> String {
        self.shipment.clone()
    }

    fn sections(&self, words: Words) -> Vec<Section> {
        let ShipmentCompleteness { batches, complete, percent, missing, missing_parts } = &self.together;
        let counts = [
            ("report.batches", batches.to_string()),
            ("report.batches.complete", complete.to_string()),
            ("report.complete", format!("{percent}\u{a0}%")),
            ("report.batches.unknown", self.unknown.len().to_string()),
        ];
        let column = |column: &Column| words.one(column.caption_key());
        let lacking = missing.iter().map(|(of, count)| vec![words.pair(of.caption_key()), count.to_string()]);
        let parts = missing_parts.iter().map(|(part, count)| vec![part.clone(), count.to_string()]);
        let rows = self.batches.iter().filter(|batch| batch.complete.percent < 100).map(|batch| {
            let missing = batch.complete.missing.iter().map(column);
            let parts = batch.complete.missing_parts.iter().cloned();
            vec![
                batch.complete.batch.clone(),
                batch.manufacturer.clone(),
                batch.reports.join(", "),
                format!("{}\u{a0}%", batch.complete.percent),
                missing.chain(parts).collect::<Vec<String>>().join("; "),
            ]
        });
        let all = self.batches.iter().map(|batch| {
            let present = batch.complete.present.iter().map(column).collect::<Vec<String>>().join("; ");
            vec![
                batch.complete.batch.clone(),
                batch.manufacturer.clone(),
                batch.reports.join(", "),
                batch.complete.lines.to_string(),
                format!("{}\u{a0}%", batch.complete.percent),
                present,
            ]
        });
        let unknown = self.unknown.iter().map(|batch| vec![batch.clone()]);
        let table = |key: &str, headings: &[&str], widths: &[f64], rows: Vec<Vec<String>>| Table {
            name: words.pair(key),
            sheet: words.one(key),
            headings: headings.iter().map(|key| words.pair(key)).collect(),
            widths: widths.to_vec(),
            rows,
            ..Table::default()
        };
        let by_batch =
            ["column.batch", "column.manufacturer", "column.report", "report.complete", "report.lacks"];
        let of_all = [
            "column.batch",
            "column.manufacturer",
            "column.report",
            "report.lines",
            "report.complete",
            "report.there",
        ];
        let tables = [
            table(
                "report.lacking",
                &["report.lacks", "report.batches"],
                &[5.0, 2.0],
                lacking.chain(parts).collect(),
            ),
            table("report.incomplete", &by_batch, &[3.0, 3.0, 3.0, 2.0, 6.0], rows.collect()),
            table("report.batches.unknown", &["column.batch"], &[1.0], unknown.collect()),
            Table { off_paper: true, ..table("report.batches", &of_all, &[], all.collect()) },
        ];
        let counts = Section::Counts(counts.map(|(key, text)| (words.each(key), text)).into());
        std::iter::once(counts).chain(tables.map(Section::Table)).collect()
    }

    fn claims(&self) -> Vec<&'static str> {
        vec!["report.claim.documents", "report.claim.not-law"]
    }
}
