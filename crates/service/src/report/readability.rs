//! How readable the labels of a workspace are, by all tries that were kept.

use serde::{Deserialize, Serialize};

use super::words::NONE;
use super::{Facts, Section, Table, Words};
use crate::desk::evidence::ReportKind;
use crate::readability::{FEW_TRIES, LabelName, Light, Readability, Statistics};

/// What the tries of all labels come to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReadabilityFacts {
    /// The labels that have tries, by what their code says.
    pub labels: Vec<LabelTries>,
}

/// What the tries of one label come to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LabelTries {
    /// The label.
    pub label: LabelName,
    /// How many runs there are, and the days of the first and the last.
    pub runs: usize,
    /// The day of the first run, such as `2026-05-17`.
    pub first: String,
    /// The day of the last one.
    pub last: String,
    /// The cameras, as their browsers name them.
    pub cameras: Vec<String>,
    /// Of each light that there are runs of.
    pub lights: Vec<(Light, Statistics)>,
}

impl LabelTries {
    /// What these runs come to.
    pub(crate) fn of(readability: &Readability) -> Self {
        let runs = &readability.runs;
        let mut days: Vec<String> = runs.iter().map(|run| run.begun.to_string()).collect();
        days.sort_unstable();
        let mut cameras: Vec<String> =
            runs.iter().filter_map(|run| run.device.as_ref()).map(|device| device.name.clone()).collect();
        cameras.sort_unstable();
        cameras.dedup();
        let light = |light: Light| {
            let mut of = runs.iter().filter(|run| run.light == light).peekable();
            of.peek()?;
            Some((light, Statistics::of(of.flat_map(|run| &run.tries))))
        };
        Self {
            label: readability.label.clone(),
            runs: runs.len(),
            first: days.first().cloned().unwrap_or_default(),
            last: days.last().cloned().unwrap_or_default(),
            cameras,
            lights: Light::ALL.into_iter().filter_map(light).collect(),
        }
    }
}

fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| NONE.to_owned(), |share| format!("{:.0}\u{a0}%", share * 100.0))
}

fn seconds(time_ms: Option<f64>) -> String {
    time_ms.map_or_else(|| NONE.to_owned(), |time| format!("{:.2}\u{a0}s", time / 1000.0))
}

fn row(of: &LabelTries, light: Light, statistics: &Statistics, words: Words) -> Vec<String> {
    let interval = statistics.interval.map_or_else(String::new, |interval| {
        format!(" ({:.0}–{:.0})", interval.low * 100.0, interval.high * 100.0)
    });
    let name = if of.label.batch.is_empty() { &of.label.payload } else { &of.label.batch };
    vec![
        name.clone(),
        words.pair(light.key()),
        format!("{} / {}", statistics.read, statistics.counted()),
        statistics.wrong.to_string(),
        format!("{}{interval}", percent(statistics.ratio)),
        seconds(statistics.median_ms),
        seconds(statistics.p95_ms),
        percent(statistics.least_margin),
    ]
}

impl Facts for ReadabilityFacts {
    const KIND: ReportKind = ReportKind::Readability;
    const TITLE: &'static str = "report.title.readability";

    fn about(&self) -> String {
        String::new()
    }

    fn sections(&self, words: Words) -> Vec<Section> {
        let runs: usize = self.labels.iter().map(|label| label.runs).sum();
        let lights = || self.labels.iter().flat_map(|of| of.lights.iter().map(move |light| (of, light)));
        let tries: u32 = lights().map(|(_, (_, of))| of.counted()).sum();
        let wrong: u32 = lights().map(|(_, (_, of))| of.wrong).sum();
        let counts = [
            ("report.labels", self.labels.len().to_string()),
            ("report.runs", runs.to_string()),
            ("report.tries", tries.to_string()),
            ("report.wrong", wrong.to_string()),
        ];
        let headings = ["light", "read", "wrong", "ratio", "median", "p95", "least-margin"];
        let headings = headings.map(|heading| words.pair(&format!("readability.{heading}")));
        let few = lights().any(|(_, (_, of))| of.is_few());
        let cameras = self.labels.iter().map(|of| {
            let LabelName { payload, manufacturer, batch, report } = of.label.clone();
            let days =
                if of.first == of.last { of.first.clone() } else { format!("{} – {}", of.first, of.last) };
            vec![batch, manufacturer, report, payload, days, of.runs.to_string(), of.cameras.join(", ")]
        });
        let keys = [
            "column.batch",
            "column.manufacturer",
            "column.report",
            "report.code-text",
            "report.days",
            "report.runs",
            "report.cameras",
        ];
        vec![
            Section::Counts(counts.map(|(key, text)| (words.each(key), text)).into()),
            Section::Table(Table {
                name: words.pair("readability.by-light"),
                sheet: words.one("readability.by-light"),
                headings: std::iter::once(words.pair("report.label")).chain(headings).collect(),
                widths: vec![3.2, 2.8, 1.9, 1.6, 2.8, 1.7, 1.7, 1.8],
                rows: lights().map(|(of, (light, statistics))| row(of, *light, statistics, words)).collect(),
                note: few.then(|| words.both("readability.few", &[("count", FEW_TRIES.to_string())])),
                off_paper: false,
            }),
            Section::Table(Table {
                name: words.pair("report.labels"),
                sheet: words.one("report.labels"),
                headings: keys.map(|key| words.pair(key)).into(),
                rows: cameras.collect(),
                off_paper: true,
                ..Table::default()
            }),
        ]
    }

    fn claims(&self) -> Vec<&'static str> {
        vec!["readability.claim", "readability.interval.help", "report.claim.not-law"]
    }
}
