//! What is found in records, printed as it is found: for people, or as JSON.

use std::collections::BTreeMap;
use std::io::{self, Write};

use base::{Finding, Severity};
use service::desk::{FoundInCell, FoundInSet, SourceView, Totals};
use service::{Assignment, Column, Note, Why};

use crate::args::CheckArgs;
use crate::json;
use crate::lines::{CountLine, FoundLine, Line, NoteLine, SummaryLine};
use crate::report::{self, Shown, Tally};
use crate::words::Words;

/// How many findings of a code, and rows of a finding, people are shown without `--all`.
const SHOWN_OF_A_CODE: usize = 20;

/// How many missing things are named in the summary.
const SHOWN_MISSING: usize = 8;

/// What is found in records, printed as it is found.
pub(crate) struct Found<'a> {
    out: &'a mut dyn Write,
    words: Words,
    json: bool,
    limit: usize,
    /// How often each code was found, by severity.
    codes: BTreeMap<(Severity, String), usize>,
    /// The row whose findings were printed last.
    row: Option<u32>,
}

impl<'a> Found<'a> {
    /// Nothing found yet.
    pub(crate) fn new(args: &CheckArgs, words: Words, out: &'a mut dyn Write) -> Self {
        let limit = if args.all { usize::MAX } else { SHOWN_OF_A_CODE };
        Self { out, words, json: args.json, limit, codes: BTreeMap::new(), row: None }
    }

    /// What a file was taken for, and what is odd about it.
    pub(crate) fn source(&mut self, view: &SourceView) -> io::Result<()> {
        if !self.json {
            print_source(self.out, view, self.words)?;
        }
        self.notes(&view.notes, &view.headings)?;
        let more = view.note_count.saturating_sub(view.notes.len());
        if more > 0 && !self.json {
            let more = [("count", more.to_string())];
            writeln!(self.out, "{}", self.words.with("import.more-notes", &more))?;
        }
        Ok(())
    }

    /// What is odd about a file or a line; `headings` are those of its columns, where it has any.
    pub(crate) fn notes(&mut self, notes: &[Note], headings: &[String]) -> io::Result<()> {
        for note in notes {
            let shown = self.count(&note.finding, 1);
            if self.json {
                json::line(self.out, &Line::Note(NoteLine::new(note, self.words)))?;
            } else if shown {
                report::note(self.out, self.words, note, headings)?;
            }
        }
        Ok(())
    }

    /// What was found in cells, line by line.
    pub(crate) fn cells(&mut self, cells: &[FoundInCell]) -> io::Result<()> {
        for found in cells {
            let shown = self.count(&found.finding, 1);
            if self.json {
                json::line(self.out, &Line::Finding(FoundLine::of_cell(found, self.words)))?;
            } else if shown {
                self.print_cell(found)?;
            }
        }
        Ok(())
    }

    fn print_cell(&mut self, found: &FoundInCell) -> io::Result<()> {
        let row = found.at.row;
        if self.row != Some(row) {
            writeln!(self.out, "{}", self.words.with("import.note-row", &[("row", row.to_string())]))?;
            self.row = Some(row);
        }
        let about = found.at.column.map(|column| self.words.get(column.caption_key()));
        let shown = Shown { indent: "  ", about, text: Some(&found.text), finding: &found.finding };
        report::shown(self.out, self.words, &shown)
    }

    /// What was found in several records together, and all of it summed up. Returns whether there are errors.
    pub(crate) fn totals(mut self, totals: &Totals, view: Option<&SourceView>) -> io::Result<bool> {
        for found in &totals.sets {
            let shown = self.count(&found.finding, found.count);
            if self.json {
                json::line(self.out, &Line::Finding(FoundLine::of_set(found, self.words)))?;
            } else if shown {
                self.print_set(found)?;
            }
        }
        let mut tally = Tally::default();
        self.codes.iter().for_each(|((severity, _), count)| tally.add(*severity, *count));
        if self.json {
            let summary = SummaryLine::new(totals, tally, counts(&self.codes), view);
            json::line(self.out, &Line::Summary(summary))?;
        } else {
            self.print_end(totals, tally)?;
        }
        Ok(tally.errors > 0)
    }

    fn print_set(&mut self, found: &FoundInSet) -> io::Result<()> {
        let mut rows: Vec<u32> = found.places.iter().map(|place| place.row).collect();
        rows.dedup();
        let named: Vec<String> = rows.iter().take(self.limit).map(u32::to_string).collect();
        let more = rows.len() - named.len();
        let more = if more > 0 { format!(" … (+{more})") } else { String::new() };
        let rows = self.words.with("cli.rows", &[("rows", named.join(", ") + &more)]);
        let mut columns: Vec<Column> = found.places.iter().filter_map(|place| place.column).collect();
        columns.sort_unstable();
        columns.dedup();
        let captions = columns.into_iter().map(|column| self.words.get(column.caption_key()));
        let about: Vec<String> = std::iter::once(rows).chain(captions).collect();
        let shown =
            Shown { indent: "", about: Some(about.join(" · ")), text: None, finding: &found.finding };
        report::shown(self.out, self.words, &shown)
    }

    fn print_end(&mut self, totals: &Totals, tally: Tally) -> io::Result<()> {
        let words = self.words;
        let mut hidden = false;
        for ((_, code), count) in self.codes.iter().rev() {
            // One finding that stands for many is shown as one.
            let more = count.saturating_sub(self.limit);
            if more > 0 && code != "set.more" {
                let more = [("count", more.to_string()), ("code", code.clone())];
                writeln!(self.out, "{}", words.with("cli.and-more", &more))?;
                hidden = true;
            }
        }
        if hidden {
            writeln!(self.out, "{}", words.get("cli.show-all"))?;
        }
        if self.codes.is_empty() {
            writeln!(self.out, "{}", words.get("cli.no-findings"))?;
        }
        writeln!(self.out)?;
        if totals.batches > 0 {
            let complete = [("batches", totals.batches.to_string()), ("percent", totals.percent.to_string())];
            writeln!(self.out, "{}", words.with("cli.complete", &complete))?;
        }
        let columns = totals.missing.iter().map(|(column, count)| (words.get(column.caption_key()), count));
        let parts = totals.missing_parts.iter().map(|(part, count)| (part.clone(), count));
        let missing: Vec<String> =
            columns.chain(parts).map(|(what, count)| format!("{what} ({count})")).collect();
        if !missing.is_empty() {
            let more = if missing.len() > SHOWN_MISSING { " …" } else { "" };
            let named = missing.iter().take(SHOWN_MISSING).cloned().collect::<Vec<_>>().join(", ");
            writeln!(self.out, "{}", words.with("cli.missing", &[("what", named + more)]))?;
        }
        writeln!(self.out, "{}", tally.summary(totals.lines, words))
    }

    /// Hands over what was printed so far.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Counts a finding; whether it is shown to people.
    fn count(&mut self, finding: &Finding, count: usize) -> bool {
        let key = (finding.severity, finding.code.to_string());
        let counted = self.codes.entry(key).or_default();
        let shown = *counted < self.limit;
        *counted += count;
        shown
    }
}

/// How often each code was found, the gravest first.
fn counts(codes: &BTreeMap<(Severity, String), usize>) -> Vec<CountLine<'_>> {
    let counted = codes.iter().rev();
    counted.map(|((severity, code), count)| CountLine { code, severity: *severity, count: *count }).collect()
}

/// What a file was taken for, and what each of its columns is.
fn print_source(out: &mut dyn Write, view: &SourceView, words: Words) -> io::Result<()> {
    let format = words.get(view.format.caption_key());
    let sheet = view.options.sheet.and_then(|sheet| view.sheets.get(sheet)).map(|sheet| sheet.name.clone());
    let encoding =
        view.encoding.as_ref().map(|encoding| format!("{} ({})", encoding.name, words.get(&encoding.why)));
    let facts: Vec<String> = [Some(format), sheet, encoding].into_iter().flatten().collect();
    writeln!(out, "{}", words.with("cli.read-as", &[("what", facts.join(" · "))]))?;
    let headings = view.headings.iter().zip(1..).map(|(heading, number)| match heading.trim() {
        "" => words.with("import.column", &[("number", number.to_string())]),
        heading => heading.to_owned(),
    });
    let columns = view.mapping.columns.iter().map(|assigned| column(*assigned, words));
    let rows: Vec<(String, String)> =
        headings.map(|heading| crate::marked::visible(&heading)).zip(columns).collect();
    report::table(out, &rows)?;
    writeln!(out)
}

fn column(assigned: Assignment, words: Words) -> String {
    let Some(target) = assigned.target else { return words.get("cli.left-out") };
    let caption = words.get(target.caption_key());
    let why = assigned.why.map(|why| match why {
        Why::Heading => "import.why.heading",
        Why::Values => "import.why.values",
        Why::Remembered => "import.why.remembered",
        Why::Chosen => "import.why.chosen",
    });
    why.map_or_else(|| caption.clone(), |why| format!("{caption} ({})", words.get(why)))
}
