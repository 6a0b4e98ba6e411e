//! Readability as a page for people: in the language of whoever asks, and in Vietnamese.

use i18n::Locale;
use label::document::{self, Bar, Block, Document, missing};
use record::CalendarDate;

use super::{Readability, ReadabilityView, Run, Statistics, TryOutcome};
use crate::Fault;

/// How many runs a page lists at most: the newest, and fewer where they would take a second page.
const LISTED_RUNS: usize = 12;

/// What stands where there is no figure.
const NONE: &str = "–";

/// The page as a PDF.
///
/// # Errors
/// `label.not-written`.
pub(super) fn pdf(readability: &Readability, locale: &str, today: CalendarDate) -> Result<Vec<u8>, Fault> {
    let wished = Locale::from_tag(locale).unwrap_or_default();
    let page = on_one_page(readability, wished, today);
    // Chinese is set when its face was loaded; without it, English is the language that more people read than boxes.
    let unset = wished == Locale::Zh && !missing(&page).is_empty();
    let (spoken, mut page) =
        if unset { (Locale::En, on_one_page(readability, Locale::En, today)) } else { (wished, page) };
    if !missing(&page).is_empty() {
        page.blocks.push(Block::Text(Words(spoken).both("dossier.missing-characters", &[])));
    }
    document::pdf(&page).map_err(|error| Fault::of_label(&error))
}

/// The page with as many runs as it has room for.
fn on_one_page(readability: &Readability, locale: Locale, today: CalendarDate) -> Document {
    let fits = |page: &Document| document::pages(page).is_ok_and(|pages| pages == 1);
    let most = LISTED_RUNS.min(readability.runs.len());
    let pages = (0..=most).rev().map(|listed| page(readability, locale, today, listed));
    pages.into_iter().find(fits).unwrap_or_else(|| page(readability, locale, today, 0))
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

    /// Units stay with their numbers when a line ends.
    fn percent(self, share: f64) -> String {
        format!("{}\u{a0}%", self.number(share * 100.0, 0))
    }

    fn seconds(self, time_ms: Option<f64>) -> String {
        time_ms.map_or_else(|| NONE.to_owned(), |time| format!("{}\u{a0}s", self.number(time / 1000.0, 2)))
    }

    fn margin(self, margin: Option<f64>) -> String {
        margin.map_or_else(|| NONE.to_owned(), |margin| self.percent(margin))
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

fn page(readability: &Readability, locale: Locale, today: CalendarDate, listed: usize) -> Document {
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
        blocks.extend(readability.runs.last().into_iter().flat_map(|run| newest(run, words)));
        let all = &view.readability.runs;
        if listed > 0 {
            blocks.push(Block::Heading(words.pair("readability.runs")));
            blocks.push(runs(all.iter().rev().take(listed), words));
        }
        let earlier = all.len().saturating_sub(listed);
        if earlier > 0 {
            blocks.push(Block::Text(words.both("readability.earlier", &[("count", earlier.to_string())])));
        }
    }
    Document {
        title: words.pair("readability.title"),
        subtitle: if label.batch.is_empty() { String::new() } else { label.batch.clone() },
        language: locale.tag().to_owned(),
        date: None,
        footer: format!("{} · {today}", words.pair("readability.footer")),
        blocks,
    }
}

/// The newest run as a small chart.
fn newest(run: &Run, words: Words) -> [Block; 3] {
    let slowest = run.tries.iter().filter_map(|one| one.time_ms).fold(0.0, f64::max);
    let bar = |one: &super::Try| {
        let share = one.time_ms.filter(|_| slowest > 0.0).map_or(0.0, |time| time / slowest);
        Bar { share, hollow: one.outcome != TryOutcome::Read }
    };
    let figures = [
        ("day", run.begun.to_string()),
        ("light", words.pair(run.light.key())),
        ("seconds", words.number(slowest / 1000.0, 2)),
    ];
    [
        Block::Heading(words.pair("readability.newest")),
        Block::Text(words.both("readability.bars", &figures)),
        Block::Bars(run.tries.iter().map(bar).collect()),
    ]
}

/// How many of the tries that count were read.
fn read(of: &Statistics) -> String {
    format!("{} / {}", of.read, of.counted())
}

/// A row for each light.
fn lights(view: &ReadabilityView, words: Words) -> Block {
    let headings = ["light", "read", "wrong", "ratio", "median", "p95", "least-margin", "median-margin"];
    let row = |(light, of): &(super::Light, Statistics)| {
        vec![
            words.pair(light.key()),
            read(of),
            of.wrong.to_string(),
            words.ratio(of),
            words.seconds(of.median_ms),
            words.seconds(of.p95_ms),
            words.margin(of.least_margin),
            words.margin(of.median_margin),
        ]
    };
    Block::Table {
        headings: headings.map(|heading| words.pair(&format!("readability.{heading}"))).into(),
        widths: vec![4.4, 1.9, 1.6, 3.0, 1.7, 1.7, 1.8, 1.8],
        rows: view.lights.iter().map(row).collect(),
    }
}

/// A row for each of these runs.
fn runs<'r>(runs: impl Iterator<Item = &'r Run>, words: Words) -> Block {
    let headings = ["begun", "light", "device", "read", "ratio", "median", "least-margin"];
    let row = |run: &Run| {
        let of = Statistics::of(&run.tries);
        let device = run.device.as_ref().map_or_else(
            || NONE.to_owned(),
            |device| format!("{} {} × {} px", device.name, device.width, device.height).trim().to_owned(),
        );
        vec![
            run.begun.to_string(),
            i18n::text(words.0, run.light.key(), &[]),
            device,
            read(&of),
            words.ratio(&of),
            words.seconds(of.median_ms),
            words.margin(of.least_margin),
        ]
    };
    Block::Table {
        headings: headings.map(|heading| words.pair(&format!("readability.{heading}"))).into(),
        widths: vec![2.1, 2.2, 4.4, 1.8, 3.0, 1.7, 1.8],
        rows: runs.map(row).collect(),
    }
}
