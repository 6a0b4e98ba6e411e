//! One mending of many cells.

use base::Severity;
use serde::{Deserialize, Serialize};

use crate::fix::mend;
use crate::{Column, Context, DateReading, Kind, check_cell, read_date, text};

/// How wide [`Bulk::PadDigits`] makes a number at most.
pub const PAD_LIMIT: u8 = 20;

/// How many bytes a mended text may have: what a cell of a spreadsheet can hold, in any script.
const RESULT_LIMIT_BYTES: usize = 4 * 32_767;

/// One mending of many cells. Doing it again changes nothing, save for [`Bulk::Replace`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Bulk {
    /// Takes white space and invisible characters off both ends.
    Trim,
    /// Makes full-width letters, digits, marks and spaces plain ones.
    FoldFullWidth,
    /// Makes small letters capital.
    UpperCase,
    /// Puts zeros before the last number in the text until it has this many digits, at most [`PAD_LIMIT`].
    PadDigits {
        /// How many.
        width: u8,
    },
    /// Writes a day as `2026-05-17`; does nothing to other columns than those of days.
    DateIso {
        /// How to read a day that can be read in several ways.
        order: DateOrder,
    },
    /// Applies every fix of a code; without one, of every warning and error.
    Fixes {
        /// Which findings.
        code: Option<String>,
    },
    /// Puts one text for another, wherever it stands.
    Replace {
        /// What to look for, to the character; nothing is found when it is empty.
        find: String,
        /// What to put there.
        with: String,
    },
}

/// How to read a day such as `03/04/2026`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// 3 April.
    DayFirst,
    /// March 4.
    MonthFirst,
}

/// The text of a cell after a mending; `None` when it stays as it is. Payloads of the platform always do.
pub fn bulk(column: Column, text: &str, bulk: &Bulk, context: &Context<'_>) -> Option<String> {
    if column.kind() == Kind::Verbatim {
        return None;
    }
    let mended = match bulk {
        Bulk::Trim => text.trim_matches(text::is_blank).to_owned(),
        Bulk::FoldFullWidth => text.chars().map(text::half_width).collect(),
        Bulk::UpperCase => text.to_uppercase(),
        Bulk::PadDigits { width } => padded(text, (*width).min(PAD_LIMIT).into())?,
        Bulk::DateIso { order } => iso(column, text, *order)?,
        Bulk::Fixes { code } => mend(
            text,
            |text| check_cell(column, text, context),
            |finding| match code {
                Some(code) => finding.code == *code,
                None => finding.severity > Severity::Info,
            },
        ),
        Bulk::Replace { find, with } => replaced(text, find, with)?,
    };
    (mended != text && mended.len() <= RESULT_LIMIT_BYTES.max(text.len())).then_some(mended)
}

fn padded(text: &str, width: usize) -> Option<String> {
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let head = text.get(..end)?;
    let start = head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (before, digits, after) = (text.get(..start)?, text.get(start..end)?, text.get(end..)?);
    Some(format!("{before}{digits:0>width$}{after}"))
}

fn iso(column: Column, text: &str, order: DateOrder) -> Option<String> {
    if column.kind() != Kind::Date {
        return None;
    }
    let date = match (read_date(text), order) {
        (DateReading::Certain { date, .. }, _) => Some(date),
        (DateReading::Ambiguous { day_first, .. }, DateOrder::DayFirst) => day_first,
        (DateReading::Ambiguous { month_first, .. }, DateOrder::MonthFirst) => month_first,
        _ => None,
    };
    date.map(|date| date.to_string())
}

fn replaced(text: &str, find: &str, with: &str) -> Option<String> {
    let found = text.matches(find).take(text.len()).count();
    // Before anything is built: a long text for a short one can make a very long one.
    let fits = found.saturating_mul(with.len()) <= RESULT_LIMIT_BYTES;
    (!find.is_empty() && found > 0 && fits).then(|| text.replace(find, with))
}
