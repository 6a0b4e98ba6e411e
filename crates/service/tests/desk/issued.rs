//! Symbols that the platform drew, kept with the records they were drawn for.

use service::desk::{Outcome, RecordFormat, Selection};
use service::vault::{Commit, MemoryVault, Part, Vault};
use service::{
    Column, Desk, DeskJob, Draft, Each, FileFormat, Imported, IssuedSymbol, Job, LabelRequest, LabelSetup,
    Media, PrintFormat, PrintRequest, Reply, World,
};

use crate::stand::{Tab, edit, now, parts, unzipped};

fn run(job: &Job, bytes: Vec<u8>) -> (Reply, Option<Vec<u8>>) {
    let world = World {
        now_ms: &|| 0.0,
        today: service::CalendarDate::FIRST,
        progress: &|_| {},
        here: service::Here::NOWHERE,
    };
    let done = service::run(&mut Desk::default(), job, bytes, &world);
    (done.reply, done.bytes)
}

fn draft(batch: &str) -> Draft {
    // The reports of the lines in `filled`: a symbol that says something else than its record is not printed.
    let report = if batch.ends_with('2') { "R2" } else { "R1" };
    Draft { manufacturer: "Lotus Vacuum".into(), batch: batch.into(), report: report.into() }
}

/// What the platform might hand out for a batch.
fn issued(batch: &str, profile: &str) -> IssuedSymbol {
    let more = [(Column::Gtin, "4006381333931"), (Column::Gln, "4012345000009")];
    let more = more.map(|(column, text)| (column, text.to_owned())).into();
    let setup = LabelSetup { profile: profile.into(), ..LabelSetup::default() };
    let request = LabelRequest { draft: draft(batch), more, setup, issued: None };
    let (reply, png) = run(&Job::Export(request, FileFormat::Png), Vec::new());
    let png = png.unwrap_or_else(|| panic!("{reply:?}"));
    imported(png).issued
}

fn imported(png: Vec<u8>) -> Imported {
    match run(&Job::Import(Draft::default()), png).0 {
        Reply::Imported(imported) => *imported,
        other => panic!("{other:?}"),
    }
}

fn filled(vault: &MemoryVault) -> Tab<'_, MemoryVault> {
    let mut tab = Tab::open(vault, "w");
    tab.fill(&[["Lotus Vacuum", "20260101-1", "R1"], ["Lotus Vacuum", "20260101-2", "R2"]]);
    tab
}

fn issue(line: u32, issued: &IssuedSymbol) -> DeskJob {
    DeskJob::Issue { line: record::LineId(line), issued: issued.clone() }
}

fn request() -> PrintRequest {
    PrintRequest {
        setup: LabelSetup { profile: "platform".into(), ..LabelSetup::default() },
        selection: Selection::default(),
        each: Each::Batch,
        copies: 1,
        media: Media::Single,
        leave_out: true,
        locale: "en".into(),
    }
}

/// The symbols on the labels that this tab prints, as another reader of pictures sees them.
fn on_labels(tab: &mut Tab<'_, MemoryVault>) -> Vec<IssuedSymbol> {
    let attended = tab.attend(DeskJob::Print(request(), PrintFormat::ZipPng), Vec::new());
    let bytes = attended.done.bytes.unwrap_or_else(|| panic!("{:?}", attended.done.reply));
    let pictures = unzipped(&bytes).into_iter().filter(|(name, _)| name.ends_with(".png"));
    pictures.map(|(_, png)| imported(png).issued).collect()
}

#[test]
fn a_kept_symbol_is_printed_as_it_was_drawn_wherever_the_workspace_goes() {
    let vault = MemoryVault::default();
    let mut tab = filled(&vault);
    // A form that this program would encode otherwise: as text it takes another mask or version.
    let symbols = [issued("20260101-1", "gs1-element-string"), issued("20260101-2", "compact")];
    for (line, symbol) in (0..).zip(&symbols) {
        assert_eq!(tab.done(issue(line, symbol)), Outcome::Done);
        assert_eq!(tab.text(line, Column::PlatformPayload), symbol.payload);
    }
    assert_eq!(on_labels(&mut tab), symbols);
    assert_eq!(on_labels(&mut Tab::open(&vault, "w")), symbols, "another tab, later");

    let file = tab.export(RecordFormat::Workspace);
    let elsewhere = MemoryVault::default();
    let mut moved = Tab::new(&elsewhere);
    assert_eq!(moved.ask_with(DeskJob::Restore("moved".into()), file.clone()).outcome, Outcome::Done);
    assert_eq!(on_labels(&mut moved), symbols);
    assert_eq!(on_labels(&mut Tab::open(&elsewhere, "moved")), symbols);
    assert_eq!(parts(&moved.export(RecordFormat::Workspace)), parts(&file));
}

#[test]
fn an_undo_takes_the_text_back_and_a_redo_finds_the_symbol_again() {
    let vault = MemoryVault::default();
    let mut tab = filled(&vault);
    let symbol = issued("20260101-1", "gs1-element-string");
    tab.done(issue(0, &symbol));
    tab.done(DeskJob::Undo);
    assert_eq!(tab.text(0, Column::PlatformPayload), "");
    tab.done(DeskJob::Redo);
    assert_eq!(on_labels(&mut tab), [symbol]);
}

#[test]
fn the_symbol_of_a_text_that_stands_there_already_is_seen_at_once() {
    let vault = MemoryVault::default();
    let mut tab = filled(&vault);
    let symbol = issued("20260101-1", "gs1-element-string");
    let text = symbol.payload.clone();
    tab.done(edit(0, Column::PlatformPayload, "", &text));
    let view = |tab: &mut Tab<'_, MemoryVault>| match tab.done(DeskJob::PrintView(request(), 0)) {
        Outcome::PrintView(view) => view,
        other => panic!("{other:?}"),
    };
    let before = view(&mut tab);
    let version = tab.overview().version;
    tab.done(issue(0, &symbol));
    assert_ne!(tab.overview().version, version, "whoever looks at the labels hears of it");
    assert_ne!(view(&mut tab).svg, before.svg);
    assert_eq!(on_labels(&mut tab), [symbol]);
}

#[test]
fn two_tabs_keep_both_of_their_symbols() {
    let vault = MemoryVault::default();
    let mut tab = filled(&vault);
    let mut other = Tab::open(&vault, "w");
    let symbols = [issued("20260101-1", "gs1-element-string"), issued("20260101-2", "compact")];
    tab.done(issue(0, &symbols[0]));
    other.done(issue(1, &symbols[1]));
    assert_eq!(on_labels(&mut tab), symbols);
    assert_eq!(on_labels(&mut Tab::open(&vault, "w")), symbols);
}

#[test]
fn another_tab_that_is_quicker_by_a_moment_costs_no_symbol() {
    let vault = MemoryVault::default();
    let mut tab = filled(&vault);
    tab.export(RecordFormat::Csv);
    let symbols = [issued("20260101-1", "gs1-element-string"), issued("20260101-2", "compact")];
    let quick = symbols[1].clone();
    let faulty = crate::stand::Faulty::over(&vault);
    let mut slow = Tab::open(&faulty, "w");
    let meanwhile = Box::new(|| drop(Tab::open(&vault, "w").done(issue(1, &quick))));
    faulty.meanwhile.borrow_mut().push(meanwhile);
    assert_eq!(slow.done(issue(0, &symbols[0])), Outcome::Done);
    assert_eq!(on_labels(&mut Tab::open(&vault, "w")), symbols);
}

#[test]
fn a_symbol_that_says_something_else_is_not_kept() {
    let vault = MemoryVault::default();
    let mut tab = filled(&vault);
    let symbol = issued("20260101-1", "plain");
    for payload in ["", "other", &symbol.payload[1..], &"x".repeat(5_000)] {
        let forged = IssuedSymbol { payload: payload.to_owned(), ..symbol.clone() };
        assert_eq!(tab.fault(issue(0, &forged), Vec::new()).code, "issued.not-its-text", "{payload:.20}");
    }
    assert_eq!(tab.text(0, Column::PlatformPayload), "");
    assert_eq!(tab.fault(issue(9, &symbol), Vec::new()).code, "desk.line-gone");
}

#[test]
fn a_stored_part_that_makes_no_sense_is_refused() {
    let vault = MemoryVault::default();
    let mut tab = filled(&vault);
    tab.done(issue(0, &issued("20260101-1", "plain")));
    let whole = String::from_utf8(now(vault.part("w", "issued")).unwrap().expect("a part")).expect("a text");
    let cut = &whole[..whole.len() / 2];
    for (text, code) in [
        ("{", "restore.damaged"),
        (cut, "restore.damaged"),
        (r#"{"version":1}"#, "restore.damaged"),
        (r#"{"version":2,"symbols":7}"#, "restore.newer"),
        (r#"{"version":2,"symbols":[]}"#, "restore.newer"),
        (r#"{"version":0,"symbols":[]}"#, "restore.damaged"),
        (r#"{"version":1,"symbols":[{"payload":"x","symbol":"x"}]}"#, "restore.damaged"),
        (
            r#"{"version":1,"symbols":[{"payload":"x","symbol":{"edge":4294967295,"rows":[]}}]}"#,
            "restore.damaged",
        ),
    ] {
        let base = now(vault.revision("w")).unwrap();
        let part = Part { key: "issued".into(), bytes: text.as_bytes().to_vec() };
        let commit = Commit { workspace: "w".into(), base, put: vec![part], remove: Vec::new() };
        assert_eq!(now(vault.commit(&commit)), Ok(()));
        let mut later = Tab::new(&vault);
        let fault = later.fault(crate::stand::opening("w"), Vec::new());
        assert_eq!(fault.code, code, "{text:.60}");
        assert!(i18n::has(&fault.code));
        // A tab that has it open does not write over it.
        assert_eq!(tab.fault(edit(0, Column::Report, "R1", "R9"), Vec::new()).code, code);
    }
}

#[test]
fn a_stored_symbol_that_was_changed_is_not_drawn() {
    let vault = MemoryVault::default();
    let mut tab = filled(&vault);
    let symbol = issued("20260101-1", "plain");
    tab.done(issue(0, &symbol));
    let whole = String::from_utf8(now(vault.part("w", "issued")).unwrap().expect("a part")).expect("a text");
    let other = serde_json::to_string(&issued("20260101-2", "plain").symbol).expect("plain data");
    let mine = serde_json::to_string(&symbol.symbol).expect("plain data");
    assert!(whole.contains(&mine));
    let base = now(vault.revision("w")).unwrap();
    let part = Part { key: "issued".into(), bytes: whole.replace(&mine, &other).into_bytes() };
    let commit = Commit { workspace: "w".into(), base, put: vec![part], remove: Vec::new() };
    assert_eq!(now(vault.commit(&commit)), Ok(()));
    let mut later = Tab::open(&vault, "w");
    let Outcome::PrintView(view) = later.done(DeskJob::PrintView(request(), 0)) else { panic!() };
    let codes: Vec<_> = view.refused.iter().map(|refused| (&*refused.fault.code, refused.column)).collect();
    assert!(codes.contains(&("issued.not-its-text", Some(Column::PlatformPayload))), "{codes:?}");
    assert_eq!(view.labels, 0);
}
