//! Days: kept as `2026-05-17`.

use base::{Finding, Severity};

use super::{rewritten, unreadable, wrong};
use crate::{CalendarDate, Column, Context, DateReading, Notation, read_date, text};

/// Years in which machines that are on their way today were made and inspected.
const PLAUSIBLE_YEARS: std::ops::RangeInclusive<u16> = 2000..=2099;

pub(super) fn check(column: Column, text: &str, context: &Context<'_>) -> Vec<Finding> {
    match read_date(text) {
        DateReading::Certain { date, notation } => certain(column, text, date, notation, context),
        DateReading::Ambiguous { day_first, month_first, year_first, short_year } => {
            let mut readings: Vec<String> = [day_first, month_first, year_first]
                .into_iter()
                .flatten()
                .map(|date| date.to_string())
                .collect();
            readings.dedup();
            let code = if short_year { "date.two-digit-year" } else { "date.ambiguous" };
            vec![warning(code, text).with("readings", readings.join(" / "))]
        }
        DateReading::LateInUtc { date } => {
            let next = date.plus_days(1).unwrap_or(date);
            vec![warning("date.time-zone", text).with("readings", format_args!("{date} / {next}"))]
        }
        DateReading::Impossible => vec![wrong("date.impossible", text)],
        DateReading::OtherCalendar => vec![wrong("date.other-calendar", text)],
        DateReading::NotADate => unreadable(column, text, wrong("date.not-a-date", text)),
    }
}

fn certain(
    column: Column,
    text: &str,
    date: CalendarDate,
    notation: Notation,
    context: &Context<'_>,
) -> Vec<Finding> {
    let mut findings = match notation {
        Notation::Iso if text.len() == "2026-05-17".len() => Vec::new(),
        Notation::Iso => text::check(column, text),
        Notation::Other => vec![rewritten("date.other-notation", text, date.to_string())],
        Notation::SpreadsheetNumber => vec![rewritten("date.spreadsheet-number", text, date.to_string())],
        Notation::BuddhistEra => vec![rewritten("date.buddhist-era", text, date.to_string())],
    };
    if !PLAUSIBLE_YEARS.contains(&date.year()) {
        findings.push(warning("date.year-implausible", text).with("year", date.year()));
    } else if date > context.today {
        // A batch can be planned; a report is written when the work is done.
        let severity = if column == Column::ReportDate { Severity::Error } else { Severity::Warning };
        findings.push(Finding { severity, ..wrong("date.future", text) }.with("today", context.today));
    }
    findings
}

fn warning(code: &'static str, text: &str) -> Finding {
    Finding::new(code, Severity::Warning).at(text::core(text)).with("found", text::shown(text.trim()))
}
