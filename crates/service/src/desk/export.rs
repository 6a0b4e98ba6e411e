//! Files out of a workspace: records, findings, the papers, and the workspace itself.

use std::collections::{BTreeMap, BTreeSet};

use base::Severity;
use i18n::Locale;
use intake::{IntakeFault, bundle, limits, write};
use record::{CalendarDate, Column, Document, DocumentStatus, Place};
use serde::{Deserialize, Serialize};

use super::parts::RestoreFault;
use super::tally::columns;
use super::workspace::Workspace;
use super::{ExportRequest, Paper, RecordFormat, Selection, WorkspaceRef};
use crate::digest::sha256_hex;
use crate::vault::{FILES, Part};
use crate::{Exported, Fault};

/// What a workspace file calls itself.
const WORKSPACE_FORMAT: &str = "temqr-workspace";

/// The version of workspace files that this program writes.
const WORKSPACE_VERSION: u32 = 1;

/// The name of the list of what a workspace file holds.
const MANIFEST: &str = "manifest.json";

/// How many lines of one finding a findings file names.
const LISTED_LINES: usize = 1_000;

/// How much of a workspace file is unpacked. The ratio is as large as this way of packing can have it: a workspace of
/// much repetition that was written is also read.
const WORKSPACE_FILE: bundle::Limits =
    bundle::Limits { entries: limits::MAX_ENTRIES, bytes: limits::MAX_EXPANDED_BYTES, ratio: 1_100 };

/// What a list of a workspace file calls itself, in any version.
#[derive(Debug, Deserialize)]
struct Called {
    format: String,
    version: u32,
}

/// The list of what a workspace file holds.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    format: String,
    version: u32,
    name: String,
    /// Each part and the SHA-256 of its bytes.
    parts: BTreeMap<String, String>,
}

impl Workspace {
    /// Writes a file.
    pub(super) fn export(
        &mut self,
        request: &ExportRequest,
        today: CalendarDate,
    ) -> Result<(Exported, Vec<u8>), Fault> {
        let locale = Locale::from_tag(&request.locale).unwrap_or_default();
        let (bytes, ending, mime) = match request.format {
            RecordFormat::Csv => {
                let table = self.records(&request.selection, locale, today);
                (table.csv(), "csv", "text/csv")
            }
            RecordFormat::Xlsx => {
                let sheets = [
                    self.records(&request.selection, locale, today),
                    self.findings_table(&request.selection, locale, today),
                ];
                let headings = sheets.each_ref().map(Rows::headings);
                let sheets = sheets.iter().zip(&headings).map(|(table, headings)| write::Sheet {
                    name: &table.name,
                    headings,
                    rows: Box::new(table.rows.iter().map(|row| row.iter().map(String::as_str).collect())),
                });
                let sheets = write::xlsx(sheets.collect()).map_err(write_fault)?;
                let mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                (sheets, "xlsx", mime)
            }
            RecordFormat::Json => {
                let objects = write::json(self.objects(&request.selection, today)).map_err(write_fault)?;
                (objects, "json", "application/json")
            }
            RecordFormat::JsonLines => {
                let objects =
                    write::json_lines(self.objects(&request.selection, today)).map_err(write_fault)?;
                (objects, "jsonl", "application/x-ndjson")
            }
            RecordFormat::Findings => {
                let table = self.findings_table(&request.selection, locale, today);
                (table.csv(), "findings.csv", "text/csv")
            }
            RecordFormat::Workspace => (self.workspace_file()?, "temqr", "application/zip"),
            RecordFormat::Dossier => (self.dossier(locale, today)?, "dossier.zip", "application/zip"),
        };
        let name = format!("{}-{today}.{ending}", self.file_stem());
        Ok((Exported { name, mime: mime.to_owned() }, bytes))
    }

    /// The shown lines, in all columns in use.
    fn records(&mut self, selection: &Selection, locale: Locale, today: CalendarDate) -> Rows {
        let columns = columns(&self.register);
        let (register, _, shown) = self.shown(selection, today);
        let row = |&row: &u32| {
            columns.iter().map(|&column| register.get(row as usize, column).to_owned()).collect()
        };
        Rows {
            name: i18n::text(locale, "export.records", &[]),
            headings: columns.iter().map(|column| i18n::text(locale, column.caption_key(), &[])).collect(),
            rows: shown.rows.iter().map(row).collect(),
        }
    }

    /// The shown lines as objects: stable names, empty cells left out.
    fn objects(&mut self, selection: &Selection, today: CalendarDate) -> Vec<BTreeMap<Column, &str>> {
        let (register, _, shown) = self.shown(selection, today);
        let texts = |&row: &u32| {
            let texts = Column::ALL.map(|column| (column, register.get(row as usize, column)));
            texts.into_iter().filter(|(_, text)| !text.is_empty()).collect()
        };
        shown.rows.iter().map(texts).collect()
    }

    /// What was found in the shown lines, one finding a row.
    fn findings_table(&mut self, selection: &Selection, locale: Locale, today: CalendarDate) -> Rows {
        let word = |key: &str| i18n::text(locale, key, &[]);
        let severity = |severity: Severity| {
            word(match severity {
                Severity::Info => "severity.info",
                Severity::Warning => "severity.warning",
                Severity::Error => "severity.error",
            })
        };
        let mut found: Vec<(usize, Vec<String>)> = Vec::new();
        let rows: Vec<usize> = self.shown(selection, today).2.rows.iter().map(|&row| row as usize).collect();
        let mut shown = vec![false; self.register.len()];
        rows.iter().for_each(|&row| shown[row] = true);
        let mut add =
            |rows: String, first: usize, column: Option<Column>, text: &str, finding: &base::Finding| {
                let column = column.map(|column| word(column.caption_key())).unwrap_or_default();
                let message = i18n::text_with(locale, &finding.code, &finding.args);
                let mended = finding.fix.as_ref().map(|fix| record::apply(text, fix)).unwrap_or_default();
                let source =
                    finding.source.as_ref().map(|source| source.source.to_string()).unwrap_or_default();
                let code = finding.code.to_string();
                let cells = vec![
                    rows,
                    column,
                    severity(finding.severity),
                    message,
                    text.to_owned(),
                    mended,
                    code,
                    source,
                ];
                found.push((first, cells));
            };
        self.findings(today);
        let mut cells: Vec<(usize, Column)> = {
            let marks = self.findings(today).all_marks().iter();
            marks.map(|mark| (mark.row as usize, mark.column)).collect()
        };
        cells.dedup();
        for (row, column) in cells.into_iter().filter(|&(row, _)| shown[row]) {
            let text = self.register.get(row, column);
            for finding in self.cell_findings(row, column, today) {
                add((row + 1).to_string(), row, Some(column), text, &finding);
            }
        }
        let (register, findings) = self.found(today);
        for set in findings.all_sets() {
            let row = |place: &Place| register.row(place.line);
            let mut rows: Vec<usize> = set.places.iter().filter_map(row).collect();
            rows.dedup();
            if rows.iter().any(|&row| shown[row]) {
                let first = rows.first().copied().unwrap_or_default();
                let numbers = listed(&rows);
                let column = set.places.first().and_then(|place| place.column);
                add(numbers, first, column, "", &set.finding);
            }
        }
        found.sort_by_key(|(first, _)| *first);
        let headings = ["lines", "column", "severity", "finding", "text", "mended", "code", "source"];
        Rows {
            name: word("export.findings"),
            headings: headings.iter().map(|heading| word(&format!("export.{heading}"))).collect(),
            rows: found.into_iter().map(|(_, cells)| cells).collect(),
        }
    }

    /// The whole workspace in one file.
    fn workspace_file(&mut self) -> Result<Vec<u8>, Fault> {
        let mut entries: Vec<(String, Vec<u8>)> =
            self.parts().into_iter().map(|part| (part.key, part.bytes)).collect();
        // The same file may be attached to several papers.
        for key in BTreeSet::from_iter(self.file_keys()) {
            let bytes = self.files.get(&key).ok_or_else(|| Fault::new("desk.file-missing"))?.clone();
            entries.push((key, bytes));
        }
        let bytes: u64 = entries.iter().map(|(_, bytes)| bytes.len() as u64).sum();
        if bytes > WORKSPACE_FILE.bytes || entries.len() >= WORKSPACE_FILE.entries {
            let fault = Fault::new("desk.workspace-too-large").with("mebibytes", bytes.div_ceil(1 << 20));
            return Err(fault.with("limit", WORKSPACE_FILE.bytes >> 20));
        }
        let manifest = Manifest {
            format: WORKSPACE_FORMAT.to_owned(),
            version: WORKSPACE_VERSION,
            name: self.head.name.clone(),
            parts: entries.iter().map(|(key, bytes)| (key.clone(), sha256_hex(bytes))).collect(),
        };
        let manifest = serde_json::to_vec_pretty(&manifest).unwrap_or_default();
        entries.insert(0, (MANIFEST.to_owned(), manifest));
        let file = zip(&entries)?;
        // What is saved has to be taken in again: by the page, too.
        if file.len() > limits::MAX_BYTES {
            let fault =
                Fault::new("desk.workspace-too-large").with("mebibytes", file.len().div_ceil(1 << 20));
            return Err(fault.with("limit", limits::MAX_BYTES >> 20));
        }
        Ok(file)
    }

    /// The papers for the registration: an index for people, one for programs, and the files.
    fn dossier(&self, locale: Locale, today: CalendarDate) -> Result<Vec<u8>, Fault> {
        let papers = self.papers(today);
        let attached = self.head.registration.documents.iter().filter_map(|document| {
            document.file.as_ref().map(|file| (format!("{}-{}", document.kind, file.name), &file.key))
        });
        let attached: Vec<(String, &String)> = attached.collect();
        let names = bundle::unique_names(attached.iter().map(|(name, _)| name.as_str()));
        let paths: Vec<String> = names.into_iter().map(|name| format!("files/{name}")).collect();
        let mut files = Vec::new();
        for (path, (_, key)) in paths.iter().zip(attached) {
            let bytes = self.files.get(key).ok_or_else(|| Fault::new("desk.file-missing"))?;
            files.push((path.clone(), bytes.clone()));
        }
        let index = super::dossier::index(&self.head.name, &papers, locale, today);
        let pdf = label::document::pdf(&index).map_err(|fault| Fault::new(fault.code()))?;
        let with_files: Vec<&Document> =
            self.head.registration.documents.iter().filter(|document| document.file.is_some()).collect();
        let path = |paper: &Paper| {
            let at = with_files.iter().position(|document| paper.document.as_ref() == Some(document))?;
            paths.get(at).map(String::as_str)
        };
        let listed = Index {
            workspace: &self.head.name,
            date: today.to_string(),
            ready: papers.ready,
            of: papers.of,
            papers: papers.papers.iter().map(|paper| Listed::new(paper, path(paper))).collect(),
        };
        let json = serde_json::to_vec_pretty(&listed).unwrap_or_default();
        let mut entries = vec![("index.pdf".to_owned(), pdf), ("index.json".to_owned(), json)];
        entries.extend(files);
        zip(&entries)
    }
}

/// The index of a dossier, for programs.
#[derive(Serialize)]
struct Index<'a> {
    workspace: &'a str,
    /// The day on which it was written, in the form `2026-05-17`.
    date: String,
    ready: usize,
    of: usize,
    papers: Vec<Listed<'a>>,
}

/// A paper, and where in the dossier its file is.
#[derive(Serialize)]
struct Listed<'a> {
    kind: &'a str,
    status: DocumentStatus,
    /// Days in the form `2026-05-17`.
    issued: Option<String>,
    expires: Option<String>,
    note: &'a str,
    /// The name under which the file was attached.
    file: Option<&'a str>,
    path: Option<&'a str>,
}

impl<'a> Listed<'a> {
    fn new(paper: &'a Paper, path: Option<&'a str>) -> Self {
        let document = paper.document.as_ref();
        let day = |date: Option<CalendarDate>| date.map(|date| date.to_string());
        Self {
            kind: &paper.kind,
            status: paper.status,
            issued: day(document.and_then(|document| document.issued)),
            expires: day(document.and_then(|document| document.expires)),
            note: document.map_or("", |document| &document.note),
            file: document.and_then(|document| document.file.as_ref()).map(|file| file.name.as_str()),
            path,
        }
    }
}

/// A table to write.
struct Rows {
    name: String,
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Rows {
    fn headings(&self) -> Vec<&str> {
        self.headings.iter().map(String::as_str).collect()
    }

    fn csv(&self) -> Vec<u8> {
        write::csv(&self.headings(), self.rows.iter().map(|row| row.iter().map(String::as_str)))
    }
}

/// Numbers of lines as a person counts them; a cell of a workbook does not hold those of all lines.
fn listed(rows: &[usize]) -> String {
    let numbers: Vec<String> = rows.iter().take(LISTED_LINES).map(|row| (row + 1).to_string()).collect();
    let numbers = numbers.join(", ");
    match rows.len().saturating_sub(LISTED_LINES) {
        0 => numbers,
        more => format!("{numbers} … (+{more})"),
    }
}

fn zip(entries: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Fault> {
    let entries: Vec<(&str, &[u8])> = entries.iter().map(|(name, bytes)| (&name[..], &bytes[..])).collect();
    bundle::zip(&entries).map_err(super::source::fault)
}

/// What every ZIP archive with a file in it begins with.
const ZIP_SIGNATURE: &[u8] = b"PK\x03\x04";

/// Opens a workspace file under a new id. Nothing is taken from a file that is damaged in any part.
pub(super) fn open_workspace_file(id: &str, bytes: &[u8]) -> Result<Workspace, Fault> {
    let damaged = |detail: &str| Fault::new("restore.damaged").with("detail", detail);
    let other = || Fault::new("restore.other-file");
    if !bytes.starts_with(ZIP_SIGNATURE) {
        return Err(other());
    }
    let unpacking = |fault| match fault {
        IntakeFault::Damaged => damaged("ZIP"),
        other => super::source::fault(other),
    };
    let mut entries: BTreeMap<String, Vec<u8>> =
        bundle::unzip(bytes, &WORKSPACE_FILE).map_err(unpacking)?.into_iter().collect();
    let manifest = entries.remove(MANIFEST).ok_or_else(other)?;
    let called: Called = serde_json::from_slice(&manifest).map_err(|_| other())?;
    if called.format != WORKSPACE_FORMAT {
        return Err(other());
    }
    if called.version > WORKSPACE_VERSION {
        return Err(Fault::new("restore.newer").with("version", called.version));
    }
    let manifest: Manifest = serde_json::from_slice(&manifest).map_err(|_| damaged(MANIFEST))?;
    if let Some(surplus) = entries.keys().find(|key| !manifest.parts.contains_key(*key)) {
        return Err(damaged(surplus));
    }
    let mut parts = Vec::new();
    let mut files = BTreeMap::new();
    for (key, digest) in manifest.parts {
        let bytes = entries.remove(&key).filter(|bytes| sha256_hex(bytes) == digest);
        let bytes = bytes.ok_or_else(|| damaged(&key))?;
        if key.starts_with(FILES) {
            files.insert(key, bytes);
        } else {
            parts.push(Part { key, bytes });
        }
    }
    let name = WorkspaceRef { id: id.to_owned(), name: manifest.name };
    Workspace::adopt(name, parts, files).map_err(restore_fault)
}

/// Why parts are no workspace, as everyone is told.
pub(super) fn restore_fault(fault: RestoreFault) -> Fault {
    match fault {
        RestoreFault::Newer { version, .. } => Fault::new("restore.newer").with("version", version),
        RestoreFault::Damaged { key, detail } => {
            Fault::new("restore.damaged").with("detail", format_args!("{key}: {detail}"))
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "a function to map an error with")]
fn write_fault(fault: write::WriteFault) -> Fault {
    fault.args().into_iter().fold(Fault::new(fault.code()), |told, (name, value)| told.with(name, value))
}
