//! Two tabs on one workspace: no change is lost, and none is undone unasked.

use std::cell::RefCell;

use record::LineId;
use service::desk::{CellEdit, Filter, Outcome, Saved};
use service::vault::{MemoryVault, Vault};
use service::{Column, DeskJob};

use crate::stand::{Faulty, Tab, Trouble, bin, edit, now, stored};

const LINES: [[&str; 3]; 3] =
    [["A", "20260517-0001", "IR-1"], ["A", "20260517-0002", "IR-2"], ["A", "20260517-0003", "IR-3"]];

fn filled() -> MemoryVault {
    let vault = MemoryVault::default();
    Tab::open(&vault, "w").fill(&LINES);
    vault
}

#[test]
fn changes_of_both_tabs_live_on() {
    let vault = filled();
    let (mut one, mut other) = (Tab::open(&vault, "w"), Tab::open(&vault, "w"));
    one.write(0, Column::Report, "IR-10");
    other.write(1, Column::Report, "IR-20");
    one.write(0, Column::Manufacturer, "B");
    other.fill(&[["A", "20260517-0004", "IR-4"]]);
    one.fill(&[["A", "20260517-0005", "IR-5"]]);
    other.done(bin(&[2], true));
    let both = one.everything();
    assert_eq!(both, other.everything());
    assert_eq!(both, stored(&vault, "w"));
    let reports: Vec<String> = (0..5).map(|line| one.text(line, Column::Report)).collect();
    assert_eq!(reports, ["IR-10", "IR-20", "IR-3", "IR-4", "IR-5"]);
}

#[test]
fn an_edit_of_what_another_tab_changed_is_held_against_it() {
    let vault = filled();
    let (mut one, mut other) = (Tab::open(&vault, "w"), Tab::open(&vault, "w"));
    one.done(edit(0, Column::Report, "IR-1", "IR-one"));
    let mine =
        CellEdit { line: LineId(0), column: Column::Report, before: "IR-1".into(), after: "IR-other".into() };
    let answer = other.done(DeskJob::Edit(mine.clone()));
    assert_eq!(answer, Outcome::Contradicted { edit: mine, now: "IR-one".into() });
    assert_eq!(other.text(0, Column::Report), "IR-one");
    // Both typed the same: nothing to tell.
    assert_eq!(other.done(edit(0, Column::Report, "IR-1", "IR-one")), Outcome::Done);
}

#[test]
fn an_undo_leaves_alone_what_another_tab_changed() {
    let vault = filled();
    let (mut one, mut other) = (Tab::open(&vault, "w"), Tab::open(&vault, "w"));
    one.fill(&[["B", "1", "2"], ["B", "3", "4"]]);
    one.write(0, Column::Report, "IR-one");
    one.write(1, Column::Report, "IR-two");
    other.write(0, Column::Report, "IR-other");
    other.write(3, Column::Manufacturer, "C");
    one.done(DeskJob::Undo);
    assert_eq!(one.text(1, Column::Report), "IR-2", "mine is taken back");
    assert_eq!(one.fault(DeskJob::Undo, Vec::new()).code, "desk.stays-so");
    assert_eq!(one.text(0, Column::Report), "IR-other", "theirs stays");
    one.done(DeskJob::Undo);
    let left: Vec<u32> = one.window(Filter::All).rows.iter().map(|row| row.line.0).collect();
    assert_eq!(left, [0, 1, 2, 3], "the line that they went on with stays, the other goes");
    one.done(DeskJob::Redo);
    assert_eq!(one.window(Filter::All).total, 5);
    assert_eq!(one.text(3, Column::Manufacturer), "C");
    assert_eq!(stored(&vault, "w"), one.everything());
}

#[test]
fn a_workspace_that_another_tab_deleted_is_not_written_back() {
    for everything in [false, true] {
        let vault = filled();
        let (mut one, mut other) = (Tab::open(&vault, "w"), Tab::open(&vault, "w"));
        let job = if everything { DeskJob::ForgetEverything } else { DeskJob::Forget("w".into()) };
        assert_eq!(other.ask(job).overview, None);
        assert_eq!(one.fault(edit(0, Column::Report, "IR-1", "x"), Vec::new()).code, "desk.gone");
        assert_eq!(one.fault(DeskJob::AddLine(Vec::new()), Vec::new()).code, "desk.none-open");
        assert_eq!(now(vault.heads()), Ok(Vec::new()));
        assert_eq!(now(vault.load("w", 0)).unwrap(), Default::default());
    }
}

/// What another tab does in the moment between taking over and storing, and what is there afterwards.
fn overtaken(mine: DeskJob, theirs: DeskJob) -> (Outcome, Vec<Vec<String>>) {
    let vault = filled();
    let other = RefCell::new(Tab::open(&vault, "w"));
    let faulty = Faulty::over(&vault);
    let mut one = Tab::open(&faulty, "w");
    one.write(2, Column::Report, "IR-33");
    faulty.tried.set(0);
    faulty.meanwhile.borrow_mut().push(Box::new(|| {
        other.borrow_mut().done(theirs);
    }));
    let outcome = one.ask(mine).outcome;
    assert_eq!(one.saved(), Saved::Stored);
    assert!(faulty.tried.get() <= 2, "once more, and no oftener");
    let there = one.everything();
    assert_eq!(there, stored(&vault, "w"));
    assert_eq!(there, other.borrow_mut().everything());
    (outcome, one.texts(Filter::All))
}

#[test]
fn a_job_that_was_overtaken_is_done_once_more() {
    let line = |texts: [&str; 3]| texts.map(str::to_owned).to_vec();
    let theirs = || edit(0, Column::Report, "IR-1", "IR-theirs");
    let first = line(["A", "20260517-0001", "IR-theirs"]);

    let (outcome, texts) = overtaken(DeskJob::AddLine(vec![(Column::Batch, "4".into())]), theirs());
    assert_eq!(outcome, Outcome::Done);
    assert_eq!((texts.len(), &texts[0], &texts[3]), (4, &first, &line(["", "4", ""])), "added once");

    let (outcome, texts) = overtaken(edit(0, Column::Report, "IR-1", "IR-mine"), theirs());
    assert!(matches!(outcome, Outcome::Contradicted { now, .. } if now == "IR-theirs"));
    assert_eq!(texts[0], first);

    let (_, texts) = overtaken(DeskJob::Undo, theirs());
    assert_eq!((&texts[0], &texts[2][2][..]), (&first, "IR-3"), "the undo was done as well");

    let added = DeskJob::AddLine(vec![(Column::Batch, "theirs".into())]);
    let (_, texts) = overtaken(DeskJob::AddLine(vec![(Column::Batch, "mine".into())]), added);
    let batches: Vec<&str> = texts[3..].iter().map(|texts| &texts[1][..]).collect();
    assert_eq!(batches, ["theirs", "mine"]);

    let (_, texts) = overtaken(DeskJob::Rename("Mine".into()), theirs());
    assert_eq!(texts[0], first);
}

#[test]
fn a_file_is_added_and_a_paper_attached_once_when_overtaken() {
    let vault = filled();
    let other = RefCell::new(Tab::open(&vault, "w"));
    let faulty = Faulty::over(&vault);
    let mut one = Tab::open(&faulty, "w");
    let mapping = one.read("a.csv", b"batch,report\n1,2\n3,4\n");
    let overtake = |texts: &'static str| {
        let other = &other;
        faulty.meanwhile.borrow_mut().push(Box::new(move || {
            other.borrow_mut().fill(&[[texts, "5", "6"]]);
        }));
    };
    overtake("first");
    let Outcome::Added(added) = one.done(DeskJob::Add(mapping)) else { panic!() };
    assert_eq!(added.added, 2);
    assert_eq!(one.window(Filter::All).total, 6);
    overtake("second");
    let attach = DeskJob::Attach { kind: "business-licence".into(), name: "a.pdf".into() };
    assert!(matches!(one.ask_with(attach, b"%PDF".to_vec()).outcome, Outcome::Papers(_)));
    assert_eq!(one.window(Filter::All).total, 7);
    let keys = now(vault.load("w", 0)).unwrap().keys;
    assert_eq!(keys.iter().filter(|of| of.starts_with("file/")).count(), 1);
    assert_eq!(stored(&vault, "w"), one.everything());
    // All of it can still be taken back, and what the other tab did stays.
    one.done(DeskJob::Undo);
    one.done(DeskJob::Undo);
    let texts: Vec<String> = one.texts(Filter::All).into_iter().map(|texts| texts[0].clone()).collect();
    assert_eq!(texts, ["A", "A", "A", "first", "second"]);
}

#[test]
fn a_workspace_that_is_deleted_in_the_very_moment_is_not_written_back() {
    let vault = filled();
    let other = RefCell::new(Tab::open(&vault, "w"));
    let faulty = Faulty::over(&vault);
    let mut one = Tab::open(&faulty, "w");
    faulty.meanwhile.borrow_mut().push(Box::new(|| {
        other.borrow_mut().done(DeskJob::Forget("w".into()));
    }));
    assert_eq!(one.fault(edit(0, Column::Report, "IR-1", "x"), Vec::new()).code, "desk.gone");
    assert_eq!(now(vault.revision("w")), Ok(0));
}

#[test]
fn work_that_could_not_be_stored_is_kept_when_another_tab_goes_on() {
    let vault = filled();
    let mut other = Tab::open(&vault, "w");
    let faulty = Faulty::over(&vault);
    let mut one = Tab::open(&faulty, "w");
    faulty.trouble.set(Trouble::TakesNothing(service::vault::VaultFault::Full));
    one.write(0, Column::Report, "IR-mine");
    other.write(0, Column::Report, "IR-theirs");
    faulty.trouble.set(Trouble::None);
    one.write(1, Column::Report, "IR-mine too");
    assert_eq!(one.saved(), Saved::InMemory("vault.conflict".into()));
    assert_eq!(one.text(0, Column::Report), "IR-mine", "nothing typed is lost");
    assert_eq!(other.text(0, Column::Report), "IR-theirs", "and nothing stored is");
    let file = one.export(service::desk::RecordFormat::Workspace);
    assert!(matches!(one.ask_with(DeskJob::Restore("rescued".into()), file).outcome, Outcome::Done));
    assert_eq!(one.saved(), Saved::Stored);
    assert_eq!(one.text(1, Column::Report), "IR-mine too");
    assert_eq!(stored(&vault, "w"), other.everything());
}
