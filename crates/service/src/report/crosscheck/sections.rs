//! A cross-check as sections of a report.

use shipment::{LabelField, LabelValues, Outcome, Place, PlatformState, Port};

use super::{CrossCheck, LabelFact, SeenFact};
use crate::desk::evidence::ReportKind;
use crate::report::words::NONE;
use crate::report::{Facts, Section, Table, Words};

/// The keys of the columns by which a label is known.
const LABEL: [&str; 4] = ["column.manufacturer", "column.batch", "column.report", "report.serial"];

fn label(values: &LabelValues) -> Vec<String> {
    let serial = values.serial.clone().unwrap_or_default();
    vec![values.manufacturer.clone(), values.batch.clone(), values.report.clone(), serial]
}

fn place(place: &Place) -> String {
    let container = place.container.map(|number| number.as_str().to_owned());
    let parts: Vec<String> = container.into_iter().chain(place.pallet.clone()).collect();
    if parts.is_empty() { NONE.to_owned() } else { parts.join(" · ") }
}

fn places(seen: &[SeenFact]) -> String {
    let mut texts: Vec<String> =
        seen.iter().map(|seen| format!("{} ({})", place(&seen.place), seen.device)).collect();
    texts.dedup();
    texts.join("\n")
}

const fn field(field: LabelField) -> &'static str {
    match field {
        LabelField::Manufacturer => "column.manufacturer",
        LabelField::Batch => "column.batch",
        LabelField::Report => "column.report",
        LabelField::Serial => "report.serial",
        LabelField::Payload => "report.code-text",
    }
}

const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Missing => "report.missing",
        Outcome::Matched => "report.matched",
        Outcome::Differs => "report.differs",
        Outcome::Doubled => "report.doubled",
        Outcome::ExpectedTwice => "report.expected-twice",
    }
}

impl CrossCheck {
    fn with(&self, outcome: Outcome) -> impl Iterator<Item = &LabelFact> {
        self.labels.iter().filter(move |label| label.outcome == outcome)
    }

    fn shipment(&self, words: Words) -> Vec<(String, String)> {
        let port = match &self.port {
            Port::CaiMep => words.one("report.port.cai-mep"),
            Port::HaiPhong => words.one("report.port.hai-phong"),
            Port::Other(name) => name.clone(),
        };
        let facts = [
            ("report.reference", self.reference.clone()),
            ("report.port", port),
            ("report.devices", self.devices.join(", ")),
            ("report.list", self.list.clone()),
        ];
        facts
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(key, text)| (words.pair(key), text))
            .collect()
    }

    fn counted(&self, words: Words) -> Vec<([String; 2], String)> {
        let counts = &self.counts;
        [
            ("report.expected", counts.expected),
            ("report.matched", counts.matched),
            ("report.missing", counts.missing),
            ("report.differs", counts.differs),
            ("report.doubled", counts.doubled),
            ("report.expected-twice", counts.expected_twice),
            ("report.extra", counts.extra),
            ("report.elsewhere", counts.elsewhere),
        ]
        .map(|(key, count)| (words.each(key), count.to_string()))
        .into()
    }

    fn labels(&self, words: Words, key: &str, of: Outcome) -> Section {
        let rows: Vec<Vec<String>> = self
            .with(of)
            .map(|fact| {
                let mut row = label(&fact.values);
                row.extend((of != Outcome::Missing).then(|| places(&fact.seen)));
                row
            })
            .collect();
        let seen = (of != Outcome::Missing).then_some("report.seen");
        table(words, key, LABEL.into_iter().chain(seen), vec![3.0, 3.0, 3.0, 2.0, 3.0], rows)
    }

    fn differing(&self, words: Words) -> Section {
        let strays = self.strays.iter().filter(|stray| !stray.differences.is_empty());
        let rows = strays.flat_map(|stray| {
            let of = stray.like.clone().unwrap_or_default();
            stray.differences.iter().map(move |difference| {
                let serial = of.serial.as_ref().map(|serial| format!(" · {serial}")).unwrap_or_default();
                vec![
                    format!("{}{serial}", of.batch),
                    words.pair(field(difference.field)),
                    difference.expected.clone(),
                    difference.found.clone(),
                    places(&stray.seen),
                ]
            })
        });
        let headings = ["report.label", "report.field", "report.should-be", "report.says", "report.seen"];
        table(words, "report.differing", headings, vec![3.0, 2.6, 3.0, 3.0, 3.0], rows.collect())
    }

    fn strays(&self, words: Words, key: &str, code: &str) -> Section {
        let strays = self.strays.iter().filter(|stray| stray.code == code);
        let rows = strays.map(|stray| {
            let mut row = match &stray.values {
                Some(values) => label(values),
                None => vec![stray.text.clone(), String::new(), String::new(), String::new()],
            };
            row.push(places(&stray.seen));
            row
        });
        let headings = LABEL.into_iter().chain(["report.seen"]);
        table(words, key, headings, vec![3.0, 3.0, 3.0, 2.0, 3.0], rows.collect())
    }

    fn held_against_the_platform(&self, words: Words) -> Vec<Section> {
        let mut sections = vec![Section::Heading(words.pair("report.platform"))];
        let Some(platform) = &self.platform else {
            sections.push(Section::Text(words.both("report.platform.none", &[])));
            return sections;
        };
        let counts = [
            ("report.platform.entries", platform.entries.to_string()),
            ("report.platform.known", platform.known.to_string()),
            ("report.platform.lacks", self.counts.platform_unknown.to_string()),
            ("report.platform.differs", self.counts.platform_differs.to_string()),
            ("report.platform.only", self.counts.platform_only.to_string()),
        ];
        sections.push(Section::Counts(counts.map(|(key, text)| (words.each(key), text)).into()));
        let lacking = self.labels.iter().filter(|label| label.platform == PlatformState::Unknown.code());
        let rows = lacking.map(|fact| label(&fact.values)).collect();
        sections.push(table(words, "report.platform.lacks", LABEL, vec![3.0, 3.0, 3.0, 2.0], rows));
        let differing = self.labels.iter().filter_map(|fact| Some((fact, fact.platform_differs.as_ref()?)));
        let rows = differing.map(|(fact, difference)| {
            let (batch, receipt) = (fact.values.batch.clone(), fact.receipt.clone().unwrap_or_default());
            let (expected, found) = (difference.expected.clone(), difference.found.clone());
            vec![batch, words.pair(field(difference.field)), expected, found, receipt]
        });
        let headings =
            ["column.batch", "report.field", "report.should-be", "report.platform.says", "report.receipt"];
        let widths = vec![3.0, 2.6, 3.0, 3.0, 2.4];
        sections.push(table(words, "report.platform.differs", headings, widths, rows.collect()));
        sections
    }

    /// Every label: too long for paper, where what is as it should be needs no line.
    fn everything(&self, words: Words) -> Section {
        let rows = self.labels.iter().map(|fact| {
            let mut row = label(&fact.values);
            row.extend([words.one(outcome(fact.outcome)), places(&fact.seen)]);
            row.extend([words.one(&fact.platform), fact.receipt.clone().unwrap_or_default()]);
            row
        });
        let more = ["report.outcome", "report.seen", "report.platform", "report.receipt"];
        let all =
            table(words, "report.all-labels", LABEL.into_iter().chain(more), Vec::new(), rows.collect());
        match all {
            Section::Table(table) => Section::Table(Table { off_paper: true, ..table }),
            other => other,
        }
    }
}

/// A table with headings of these keys.
fn table<'k>(
    words: Words,
    key: &str,
    headings: impl IntoIterator<Item = &'k str>,
    widths: Vec<f64>,
    rows: Vec<Vec<String>>,
) -> Section {
    Section::Table(Table {
        name: words.pair(key),
        sheet: words.one(key),
        headings: headings.into_iter().map(|key| words.pair(key)).collect(),
        widths,
        rows,
        ..Table::default()
    })
}

impl Facts for CrossCheck {
    const KIND: ReportKind = ReportKind::CrossCheck;
    const TITLE: &'static str = "report.title.cross-check";

    fn about(&self) -> String {
        self.reference.clone()
    }

    fn sections(&self, words: Words) -> Vec<Section> {
        let mut sections =
            vec![Section::Facts(self.shipment(words)), Section::Heading(words.pair("report.result"))];
        sections.push(Section::Counts(self.counted(words)));
        let containers = self.containers.iter().map(|container| {
            let seals = container.seals.join(", ");
            vec![container.number.clone(), words.yes(container.sound), seals, container.labels.to_string()]
        });
        let headings = ["report.container", "report.check-digit", "report.seals", "report.labels-in"];
        let rows = containers.collect();
        sections.push(table(words, "report.containers", headings, vec![3.0, 3.0, 4.0, 2.6], rows));
        if !self.pallets.is_empty() {
            let rows = self.pallets.iter().map(|of| vec![of.code.clone(), of.labels.to_string()]);
            let headings = ["report.pallet", "report.labels-in"];
            sections.push(table(words, "report.pallets", headings, vec![5.0, 3.0], rows.collect()));
        }
        sections.extend([
            self.labels(words, "report.missing", Outcome::Missing),
            self.differing(words),
            self.labels(words, "report.doubled", Outcome::Doubled),
            self.labels(words, "report.expected-twice", Outcome::ExpectedTwice),
            self.strays(words, "report.extra", "shipment.extra"),
            self.strays(words, "report.elsewhere", "shipment.elsewhere"),
        ]);
        sections.extend(self.held_against_the_platform(words));
        if !self.conflicts.is_empty() {
            sections.push(Section::Heading(words.pair("report.conflicts")));
            sections.extend(self.conflicts.iter().map(|finding| Section::Text(words.finding(finding))));
        }
        sections.push(self.everything(words));
        sections
    }

    fn claims(&self) -> Vec<&'static str> {
        vec!["report.claim.cross-check", "report.claim.sources", "report.claim.not-law"]
    }
}
