//! Readability as a page for people: in the language of whoever asks, and in Vietnamese.

use i18n::Locale;
use label::document::{Block, Document, missing};
use record::CalendarDate;

use super::{Readability, ReadabilityView, Run, Statistics};
use crate::Fault;

/// How many runs a page lists: the newest, so that it stays one page.
const LISTED_RUNS: usize = 10;

/// What stands where there is no figure.
const NONE: &str = "–";

/// The page as a PDF.
///
/// # Errors
/// `label.not-written`.
pub(super) fn pdf(readability: &Readability, locale: &str, today: CalendarDate) -> Result<Vec<u8>, Fault> {
    let wished = Locale::from_tag(locale).unwrap_or_default();
    let page = page(readability, wished, today);
    // Chinese is set when its face was loaded; without it, English is the language that more people read than boxes.
    let spoken = if wished == Locale::Zh && !missing(&page).is_empty() { Locale::En } else { wished };
    let mut page = if spoken == wished { page } else { self::page(readability, spoken, today) };
    if !missing(&page).is_empty() {
        page.blocks.push(Block::Text(Words(spoken).both("dossier.missing-characters", &[])));
    }
    label::document::pdf(&page).map_err(|error| Fault::of_label(&error))
}

/// The words of a page: in its language, and in Vietnamese where that is another.
#[derive(Clone, Copy)]
struct Words(Locale);

impl Words {
    fn locales(self) -> impl Iterator<Item = Locale> {
        [Some(self.0), (self.0 != Locale::Vi).then_some(Locale::Vi)].into_iter().flatten()
    }

    /// Short words, side by side.
    fn pair(self, key: &str) -> String {
        let words: Vec<String> = self.locales().map(|locale| i18n::text(locale, key, &[])).collect();
        words.join(" / ")
    }

    /// Sentences, one under the other.
    fn both(self, key: &str, args: &[(&str, String)]) -> String {
        let words: Vec<String> = self.locales().map(|locale| i18n::text_with(locale, key, args)).collect();
        words.join("\n")
    }

    /// A number as the page's language writes it.
    fn number(self, value: f64, decimals: usize) -> String {
        let text = format!("{value:.decimals$}");
        if self.0 == Locale::Vi { text.replace('.', ",") } else { text }
    }

    fn percent(self, share: f64) -> String {
        format!("{} %", self.number(share * 100.0, 0))
    }

    fn seconds(self, time_ms: Option<f64>) -> String {
        time_ms.map_or_else(|| NONE.to_owned(), |time| format!("{} s", self.number(time / 1000.0, 2)))
    }

    /// The least and the median of the margins.
    fn margins(self, statistics: &Statistics) -> String {
        let both = statistics.least_margin.zip(statistics.median_margin);
        both.map_or_else(
            || NONE.to_owned(),
            |(least, median)| format!("{} · {}", self.percent(least), self.percent(median)),
        )
    }

    /// The share of tries that read, and where it lies.
    fn ratio(self, statistics: &Statistics) -> String {
        let both = statistics.ratio.zip(statistics.interval);
        both.map_or_else(
            || NONE.to_owned(),
            |(ratio, interval)| {
                let (low, high) = (self.number(interval.low * 100.0, 0), self.percent(interval.high));
                format!("{} ({low}–{high})", self.percent(ratio))
            },
        )
    }
}

fn page(readability: &Readability, locale: Locale, today: CalendarDate) -> Document {
    let words = Words(locale);
    let label = &readability.label;
    let facts = [
        ("label.manufacturer", &label.manufacturer),
        ("label.batch", &label.batch),
        ("label.report", &label.report),
        ("readability.payload", &label.payload),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let mut blocks = vec![
        Block::Text(words.both("readability.claim", &[])),
        Block::Facts(facts.map(|(key, value)| (words.pair(key), value.clone())).collect()),
        Block::Heading(words.pair("readability.by-light")),
    ];
    let view = ReadabilityView::of(readability.clone(), Vec::new());
    if view.lights.is_empty() {
        blocks.push(Block::Text(words.both("readability.no-runs", &[])));
    } else {
        blocks.push(lights(&view, words));
        blocks.push(Block::Text(words.both("readability.interval.help", &[])));
        if view.lights.iter().any(|(_, statistics)| statistics.is_few()) {
            let few = [("count", super::FEW_TRIES.to_string())];
            blocks.push(Block::Text(words.both("readability.few", &few)));
        }
        blocks.push(Block::Heading(words.pair("readability.runs")));
        blocks.push(runs(&view.readability.runs, words));
        let earlier = view.readability.runs.len().saturating_sub(LISTED_RUNS);
        if earlier > 0 {
            blocks.push(Block::Text(words.both("readability.earlier", &[("count", earlier.to_string())])));
        }
    }
    Document {
        title: words.pair("readability.title"),
        subtitle: if label.batch.is_empty() { String::new() } else { label.batch.clone() },
        language: locale.tag().to_owned(),
        date: None,
        footer: format!("{} · {today}", words.pair("dossier.footer")),
        blocks,
    }
}

/// A row for each light.
fn lights(view: &ReadabilityView, words: Words) -> Block {
    let headings = ["light", "tries", "read", "wrong", "timed-out", "ratio", "median", "p95", "margin"];
    let row = |(light, of): &(super::Light, Statistics)| {
        let counts = [of.counted(), of.read, of.wrong, of.timed_out].map(|count| count.to_string());
        let figures =
            [words.ratio(of), words.seconds(of.median_ms), words.seconds(of.p95_ms), words.margins(of)];
        [words.pair(light.key())].into_iter().chain(counts).chain(figures).collect()
    };
    Block::Table {
        headings: headings.map(|heading| words.pair(&format!("readability.{heading}"))).into(),
        widths: vec![2.4, 1.3, 1.3, 1.3, 1.5, 2.6, 1.6, 1.6, 2.2],
        rows: view.lights.iter().map(row).collect(),
    }
}

/// A row for each of the newest runs, the newest first.
fn runs(runs: &[Run], words: Words) -> Block {
    let headings = ["begun", "light", "device", "tries", "ratio", "median", "margin"];
    let row = |run: &Run| {
        let of = Statistics::of(&run.tries);
        let device = run.device.as_ref().map_or_else(
            || NONE.to_owned(),
            |device| format!("{} {} × {} px", device.name, device.width, device.height).trim().to_owned(),
        );
        vec![
            run.begun.to_string(),
            words.pair(run.light.key()),
            device,
            of.counted().to_string(),
            words.ratio(&of),
            words.seconds(of.median_ms),
            words.margins(&of),
        ]
    };
    Block::Table {
        headings: headings.map(|heading| words.pair(&format!("readability.{heading}"))).into(),
        widths: vec![2.0, 2.2, 3.2, 1.2, 2.6, 1.6, 2.2],
        rows: runs.iter().rev().take(LISTED_RUNS).map(row).collect(),
    }
}
