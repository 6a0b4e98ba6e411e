//! What a person is told of the labels that were made.

use std::io::{self, Write};
use std::path::Path;

use base::Severity;
use service::{Advice, Check, Drawing, FitRow, Quantity, ReadingCheck, SymbolFacts, Unit};

use super::made::{Found, Made, Refused};
use crate::args::LabelsAs;
use crate::marked::visible;
use crate::report::{self, Shown};
use crate::words::Words;

/// How many records are named one by one where the same is to be said of all of them.
const LISTED_RECORDS: usize = 8;

impl Made {
    /// Prints what is to be mended or looked at.
    pub(super) fn print_problems(&self, err: &mut dyn Write, written: bool, words: Words) -> io::Result<()> {
        for Found { column, text, of, finding } in &self.findings {
            let about = column.map(|column| words.column(column));
            report::shown(err, words, &Shown { indent: "", about, text: text.as_deref(), finding })?;
            if let Some((labels, first)) = of {
                let counts = [("count", labels.to_string()), ("first", first.to_string())];
                writeln!(err, "  {}", words.with("cli.of-labels", &counts))?;
            }
        }
        for alike in alike(&self.refused) {
            print_refused(err, &alike, words)?;
        }
        if self.refused_count > self.refused.len() {
            let more = (self.refused_count - self.refused.len()).to_string();
            writeln!(err, "{}", words.with("cli.more-refused", &[("count", more)]))?;
        }
        let of_records = self.refused.iter().any(|refused| refused.record > 0);
        if of_records {
            let key = if self.left_out { "cli.refused-left-out" } else { "cli.refused" };
            writeln!(err, "{}", words.with(key, &[("count", self.refused_count.to_string())]))?;
        }
        // Whoever reads of labels that were not left out knows it.
        if written || (self.refused_count > 0 && !self.left_out) {
            return Ok(());
        }
        writeln!(err, "{}", words.get("cli.nothing-written"))
    }

    /// Prints what was written, and what is in it.
    pub(super) fn print(
        &self,
        out: &mut dyn Write,
        path: &Path,
        kind: LabelsAs,
        words: Words,
    ) -> io::Result<()> {
        let many = self.batch.is_some();
        let (key, count) = match kind {
            LabelsAs::Zip => ("cli.written-files", self.files),
            LabelsAs::Pdf if many || self.labels > 1 => ("cli.written-pages", self.labels),
            LabelsAs::Zpl | LabelsAs::Tspl if many || self.labels > 1 => ("cli.written-labels", self.labels),
            _ => ("cli.written", 1),
        };
        let counts =
            [("path", report::path(path)), ("count", count.to_string()), ("pages", self.pages.to_string())];
        // Whoever takes it from standard output knows that it is there.
        if key != "cli.written" || path != Path::new("-") {
            writeln!(out, "{}", words.with(key, &counts))?;
        }
        let Some(drawing) = &self.drawing else { return Ok(()) };
        if let Some(batch) = &self.batch {
            writeln!(out, "{}", words.with("cli.label-of-batch", &[("batch", batch)]))?;
        }
        print_drawing(out, drawing, words)
    }
}

/// Labels that cannot be made, those together of which the same is to be said.
fn alike(refused: &[Refused]) -> Vec<Vec<&Refused>> {
    let mut groups: Vec<Vec<&Refused>> = Vec::new();
    for one in refused {
        let reason = |of: &Refused| of.fault == one.fault && of.column == one.column && of.text == one.text;
        match groups.iter_mut().find(|group| group.first().is_some_and(|first| reason(first))) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups
}

/// Prints the one reason for which these labels cannot be made.
fn print_refused(err: &mut dyn Write, alike: &[&Refused], words: Words) -> io::Result<()> {
    let Some(Refused { column, text, fault, .. }) = alike.first() else { return Ok(()) };
    let of_texts = alike.iter().all(|refused| refused.record == 0);
    if of_texts {
        return report::fault(err, words, Severity::Error, fault);
    }
    let record = |refused: &&Refused| {
        let number = refused.record.to_string();
        [number, visible(&refused.batch)].join(" ").trim_end().to_owned()
    };
    let mut records = alike.iter().take(LISTED_RECORDS).map(record).collect::<Vec<_>>().join(", ");
    if alike.len() > LISTED_RECORDS {
        records += &format!(" … (+{})", alike.len() - LISTED_RECORDS);
    }
    let about = words.with("cli.records", &[("records", records)]);
    writeln!(err, "{} · {} · {about}", words.severity(Severity::Error), fault.code)?;
    writeln!(err, "  {}", words.fault(fault))?;
    // Several findings are about several cells: which is whose is not told.
    let only = fault.findings.len() == 1;
    for finding in &fault.findings {
        let about = column.filter(|_| only).map(|column| words.column(column));
        let text = text.as_deref().filter(|_| only);
        report::shown(err, words, &Shown { indent: "  ", about, text, finding })?;
    }
    Ok(())
}

fn print_drawing(out: &mut dyn Write, drawing: &Drawing, words: Words) -> io::Result<()> {
    let symbol = &drawing.symbol;
    let (width, height) = drawing.size_mm;
    let millimetres = |value| words.quantity(Quantity { value, unit: Unit::Millimetres });
    let modules = words.quantity(Quantity { value: symbol.modules as f64, unit: Unit::Modules });
    let chosen = drawing.fitting.iter().find(|row| row.chosen);
    let mut facts = vec![
        (words.get("facts.label"), format!("{} × {}", words.millimetres(width), millimetres(height))),
        (words.get("facts.symbol"), millimetres(symbol.edge_mm)),
        (words.get("facts.version"), format!("{} ({modules})", symbol.version)),
        (words.get("facts.level"), level(symbol, words)),
        (words.get("cli.mask"), u8::from(symbol.mask).to_string()),
        (words.get("facts.module"), millimetres(symbol.module_mm)),
    ];
    facts.extend(chosen.map(|row| (words.get("cli.binds"), words.get(&row.binds))));
    let bytes = words.with("facts.bytes", &[("count", symbol.payload_bytes.to_string())]);
    facts.push((words.get("facts.payload"), bytes));
    report::table(out, &facts)?;
    writeln!(out, "{}", words.get("cli.fitting"))?;
    let rows: Vec<_> = drawing.fitting.iter().map(|row| (row.level.to_string(), fit(row, words))).collect();
    report::table(out, &rows)?;
    writeln!(out, "{}", words.get("checks.title"))?;
    drawing.checks.iter().try_for_each(|check| print_check(out, check, words))?;
    print_advice(out, &drawing.advice, words)
}

/// The level that the symbol has, and the one that was asked for where it is another.
fn level(symbol: &SymbolFacts, words: Words) -> String {
    let (level, asked) = (symbol.level.to_string(), symbol.requested.to_string());
    if level == asked { level } else { words.with("cli.level-asked", &[("level", level), ("asked", asked)]) }
}

/// What a level would cost and bring.
fn fit(row: &FitRow, words: Words) -> String {
    let numbers = [
        ("version", row.version.to_string()),
        ("dots", row.module_dots.to_string()),
        ("module", words.millimetres(row.module_mm)),
        ("edge", words.millimetres(row.edge_mm)),
        ("distance", words.number(row.reading_distance_mm, 0)),
        ("percent", words.number(row.correctable * 100.0, 0)),
    ];
    words.with(if row.chosen { "cli.fit-chosen" } else { "cli.fit" }, &numbers)
}

fn print_check(out: &mut dyn Write, check: &Check, words: Words) -> io::Result<()> {
    writeln!(out, "  {}", words.get(&check.title))?;
    for reading in &check.readings {
        print_reading(out, reading, words)?;
    }
    writeln!(out, "    {}", words.source(&check.source))
}

fn print_reading(out: &mut dyn Write, reading: &ReadingCheck, words: Words) -> io::Result<()> {
    let least = |limit| words.with("check.limit", &[("limit", words.quantity(limit))]);
    let parts = [
        Some(words.outcome(reading.outcome)),
        reading.measured.map(|found| words.quantity(found)),
        reading.limit.map(least),
        Some(reading.reading.clone()),
    ];
    writeln!(out, "    {}", parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))?;
    writeln!(out, "      {}", words.with(&reading.note, &reading.args))
}

/// What is said of the material, where one was named.
fn print_advice(out: &mut dyn Write, advice: &Advice, words: Words) -> io::Result<()> {
    let Some(verdict) = advice.verdict else { return Ok(()) };
    writeln!(out, "{}", words.with("cli.advice", &[("verdict", words.advised(verdict))]))?;
    for reason in &advice.reasons {
        writeln!(out, "  {} · {}", words.advised(reason.verdict), words.get(&reason.key))?;
        writeln!(out, "    {}", words.source(&reason.source))?;
    }
    for evidence in &advice.evidence {
        writeln!(out, "  {}", words.with("cli.ask-for", &[("evidence", words.get(&evidence.key))]))?;
    }
    Ok(())
}
