//! What is too much is refused, and nothing of it is done.

use record::{Bulk, LineId};
use service::desk::{
    BulkRequest, Filter, NextRequest, Outcome, RecordFormat, Selection, ViewRequest, WORKSPACE_LIMIT_LINES,
    WorkspaceRef,
};
use service::vault::{Commit, MemoryVault, Part, Vault};
use service::{Column, DeskJob};

use crate::stand::{Tab, edit, now};

#[test]
fn texts_that_are_too_long_are_refused_wherever_they_come_from() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    tab.fill(&[["A", "1", "2"]]);
    let (fits, long) = ("x".repeat(4_096), "x".repeat(4_097));
    assert_eq!(tab.fault(edit(0, Column::Report, "2", &long), Vec::new()).code, "desk.cell-too-long");
    let add = DeskJob::AddLine(vec![(Column::Report, long)]);
    assert_eq!(tab.fault(add, Vec::new()).code, "desk.cell-too-long");
    tab.done(edit(0, Column::Report, "2", &fits));
    let bulk = Bulk::Replace { find: "x".into(), with: "xx".into() };
    let request = BulkRequest { selection: Selection::default(), column: None, bulk };
    let Outcome::Mending(mending) = tab.done(DeskJob::Mend(request)) else { panic!() };
    assert_eq!((mending.cells, tab.window(Filter::All).total), (0, 1));
    tab.done(DeskJob::Rename("名".repeat(1_000)));
    assert_eq!(tab.overview().workspace.name, "名".repeat(80));
    tab.done(DeskJob::Rename("  ".into()));
    assert_eq!(tab.overview().workspace.name, "名".repeat(80));
    tab.export(RecordFormat::Workspace);
}

#[test]
fn a_workspace_holds_so_many_lines_and_no_more() {
    let vault = MemoryVault::default();
    Tab::open(&vault, "w").fill(&[["A", "1", "2"]]);
    // All of them but two, as another tab stored them: in the bin, where they cost no checking.
    let lines: Vec<String> = (1..WORKSPACE_LIMIT_LINES - 1)
        .map(|id| format!(r#"{{"id":{id},"binned":true,"cells":{{}}}}"#))
        .collect();
    let first = r#"{"id":0,"cells":{"batch":"1"}}"#.to_owned();
    let lines: Vec<String> = std::iter::once(first).chain(lines).collect();
    let part = |(number, lines): (usize, &[String])| Part {
        key: format!("lines/{number:08}"),
        bytes: format!(r#"{{"version":1,"lines":[{}]}}"#, lines.join(",")).into_bytes(),
    };
    let put = lines.chunks(512).enumerate().map(part).collect();
    let commit = Commit { workspace: "w".into(), base: 1, put, remove: Vec::new() };
    assert_eq!(now(vault.commit(&commit)), Ok(()));
    let mut tab = Tab::open(&vault, "w");
    assert_eq!(tab.overview().binned, WORKSPACE_LIMIT_LINES - 2);
    let mapping = tab.read("a.csv", b"batch\n7\n8\n");
    assert_eq!(tab.fault(DeskJob::Add(mapping), Vec::new()).code, "desk.too-many-lines");
    assert_eq!(tab.overview().lines, 1, "nothing of it is added");
    tab.fill(&[["", "7", ""]]);
    assert_eq!(tab.fault(DeskJob::AddLine(Vec::new()), Vec::new()).code, "desk.too-many-lines");
    // What stands there already is no new line.
    assert_eq!(tab.take_in("c.csv", b"batch\n7\n1\n"), (0, 2));
    // Room that an emptied bin left and another tab filled is not taken twice.
    let mut other = Tab::open(&vault, "w");
    tab.done(DeskJob::EmptyBin);
    other.fill(&[["", "8", ""]]);
    assert_eq!(tab.fault(DeskJob::Undo, Vec::new()).code, "desk.stays-so");
    assert_eq!(tab.overview().lines + tab.overview().binned, 3);
}

#[test]
fn ids_that_are_used_up_are_not_given_again() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    tab.fill(&[["A", "1", "2"]]);
    let mut head = String::from_utf8(now(vault.part("w", "head")).unwrap().unwrap()).unwrap();
    head = head.replace(r#""next_line":1,"#, &format!(r#""next_line":{},"#, LineId::LIMIT.0));
    let part = Part { key: "head".into(), bytes: head.into_bytes() };
    let commit = Commit { workspace: "w".into(), base: 1, put: vec![part], remove: Vec::new() };
    assert_eq!(now(vault.commit(&commit)), Ok(()));
    assert_eq!(tab.fault(DeskJob::AddLine(Vec::new()), Vec::new()).code, "desk.too-many-lines");
    assert_eq!(tab.overview().lines, 1);
}

#[test]
fn windows_of_any_size_and_place_are_answered() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    for line in 0..600 {
        tab.fill(&[["", &format!("2026013{line}"), ""]]);
    }
    for (from, count, rows) in
        [(0, usize::MAX, 500), (599, 9, 1), (600, 1, 0), (usize::MAX, usize::MAX, 0), (0, 0, 0)]
    {
        let request = ViewRequest { selection: Selection::default(), from, count };
        let Outcome::Window(window) = tab.done(DeskJob::View(request)) else { panic!() };
        assert_eq!((window.rows.len(), window.total), (rows, 600));
        assert!(matches!(tab.done(DeskJob::Batches { from, count }), Outcome::Batches(_)));
    }
    for from in [
        None,
        Some((0, Column::PlatformPayload)),
        Some((599, Column::Batch)),
        Some((usize::MAX, Column::Batch)),
    ] {
        for back in [false, true] {
            let request = NextRequest { selection: Selection::default(), from, back };
            let found = tab.done(DeskJob::Next(request));
            assert!(matches!(found, Outcome::Next(Some(_))), "{from:?} back: {back}");
        }
    }
    for line in [600, u32::MAX] {
        assert_eq!(tab.fault(DeskJob::Inspect(LineId(line)), Vec::new()).code, "desk.line-gone");
    }
}

#[test]
fn an_id_that_no_page_gives_is_refused() {
    let vault = MemoryVault::default();
    let mut tab = Tab::new(&vault);
    for id in ["", "a/b", "ä", "a b"] {
        let open = DeskJob::Open(WorkspaceRef { id: id.into(), name: String::new() });
        assert_eq!(tab.fault(open, Vec::new()).code, "desk.not-understood", "{id:?}");
        assert_eq!(tab.fault(DeskJob::Restore(id.into()), Vec::new()).code, "desk.not-understood");
    }
    assert_eq!(tab.fault(DeskJob::AddLine(Vec::new()), Vec::new()).code, "desk.none-open");
}
