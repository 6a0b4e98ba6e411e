//! Stores that are full, blocked, or fail: work goes on in memory and says so, and nothing stored is written over.

use service::desk::{Outcome, RecordFormat, Saved};
use service::vault::{Commit, MemoryVault, Part, Vault, VaultFault};
use service::{Column, Desk, DeskJob, Job, Reply, World};

use crate::stand::{Faulty, Tab, Trouble, bin, edit, now, opening, stored};

fn in_memory(fault: VaultFault) -> Saved {
    Saved::InMemory(fault.code().to_owned())
}

#[test]
fn a_store_that_takes_nothing_holds_nobody_up() {
    for fault in [VaultFault::Full, VaultFault::Blocked, VaultFault::Failed] {
        let vault = MemoryVault::default();
        let faulty = Faulty::over(&vault);
        let mut tab = Tab::open(&faulty, "w");
        tab.fill(&[["A", "1", "2"], ["A", "3", "4"]]);
        let before = stored(&vault, "w");
        faulty.trouble.set(Trouble::TakesNothing(fault));
        tab.write(0, Column::Report, "IR-1");
        assert_eq!(tab.saved(), in_memory(fault));
        tab.done(bin(&[1], true));
        tab.done(DeskJob::EmptyBin);
        let attach = DeskJob::Attach { kind: "business-licence".into(), name: "a.pdf".into() };
        tab.ask_with(attach, b"%PDF".to_vec());
        tab.done(DeskJob::Rename("Renamed".into()));
        let there = tab.everything();
        assert_eq!(stored(&vault, "w"), before);
        // What is in memory alone can be carried away.
        let file = tab.export(RecordFormat::Workspace);
        let elsewhere = MemoryVault::default();
        let mut rescued = Tab::new(&elsewhere);
        assert_eq!(rescued.ask_with(DeskJob::Restore("w".into()), file).outcome, Outcome::Done);
        assert_eq!(rescued.everything(), there);

        faulty.trouble.set(Trouble::None);
        tab.write(0, Column::Report, "IR-2");
        assert_eq!(tab.saved(), Saved::Stored);
        assert_eq!(stored(&vault, "w"), tab.everything());
        assert_eq!(
            Tab::open(&vault, "w").export(RecordFormat::Workspace),
            tab.export(RecordFormat::Workspace)
        );
    }
}

#[test]
fn looking_does_not_try_a_full_store_at_once_again() {
    let vault = MemoryVault::default();
    let faulty = Faulty::over(&vault);
    let mut tab = Tab::open(&faulty, "w");
    faulty.trouble.set(Trouble::TakesNothing(VaultFault::Full));
    tab.fill(&[["A", "1", "2"]]);
    for (now_ms, tried) in [(0.0, 1), (4_999.0, 1), (5_000.0, 2), (5_001.0, 2)] {
        tab.now_ms = now_ms;
        tab.saved();
        assert_eq!(faulty.tried.get(), tried, "at {now_ms} ms");
    }
    faulty.trouble.set(Trouble::None);
    tab.now_ms = 11_000.0;
    assert_eq!(tab.saved(), Saved::Stored);
}

#[test]
fn what_would_be_lost_is_not_left_until_it_is_in_a_file() {
    let vault = MemoryVault::default();
    let faulty = Faulty::over(&vault);
    let mut tab = Tab::open(&faulty, "w");
    faulty.trouble.set(Trouble::TakesNothing(VaultFault::Full));
    tab.fill(&[["A", "1", "2"]]);
    assert_eq!(tab.fault(opening("other"), Vec::new()).code, "desk.would-be-lost");
    let file = tab.export(RecordFormat::Workspace);
    assert_eq!(tab.ask(opening("other")).outcome, Outcome::Done);
    tab.fill(&[["B", "1", "2"]]);
    assert_eq!(tab.fault(DeskJob::Restore("w2".into()), file).code, "desk.would-be-lost");
    tab.ask(DeskJob::Forget("other".into()));
    assert_eq!(tab.ask(opening("w")).outcome, Outcome::Done, "whoever forgets it wants it lost");
}

#[test]
fn a_store_that_cannot_be_read_is_never_taken_for_an_empty_one() {
    let vault = MemoryVault::default();
    Tab::open(&vault, "w").fill(&[["A", "1", "2"]]);
    let before = stored(&vault, "w");
    let faulty = Faulty::over(&vault);
    faulty.trouble.set(Trouble::Dead(VaultFault::Failed));
    let mut tab = Tab::open(&faulty, "w");
    assert_eq!(tab.saved(), in_memory(VaultFault::Failed));
    // It comes back before anything was done: what is stored is there.
    faulty.trouble.set(Trouble::None);
    assert_eq!(tab.everything(), before);
    assert_eq!(tab.saved(), Saved::Stored);

    // It comes back after something was done: both stay what they are.
    faulty.trouble.set(Trouble::Dead(VaultFault::Failed));
    let mut tab = Tab::open(&faulty, "w");
    tab.fill(&[["B", "3", "4"]]);
    faulty.trouble.set(Trouble::None);
    tab.fill(&[["B", "5", "6"]]);
    assert_eq!(tab.saved(), in_memory(VaultFault::Conflict { stored: 1 }));
    assert_eq!(tab.text(1, Column::Batch), "5");
    assert_eq!(stored(&vault, "w"), before);
}

/// Writes parts over those of a stored workspace.
fn tamper(vault: &MemoryVault, workspace: &str, put: &[(&str, &str)], remove: &[&str]) {
    let base = now(vault.revision(workspace)).expect("memory answers");
    let put = put.iter().map(|(key, text)| Part { key: (*key).to_owned(), bytes: text.as_bytes().to_vec() });
    let remove = remove.iter().map(|key| (*key).to_owned()).collect();
    let commit = Commit { workspace: workspace.to_owned(), base, put: put.collect(), remove };
    assert_eq!(now(vault.commit(&commit)), Ok(()));
}

#[test]
fn a_stored_workspace_that_makes_no_sense_is_refused_and_stays() {
    let line = r#"{"id":0,"cells":{"batch":"1"}}"#;
    let block = |lines: &str| format!(r#"{{"version":1,"lines":[{lines}]}}"#);
    let long = format!(r#"{{"id":0,"cells":{{"batch":"{}"}}}}"#, "x".repeat(4097));
    for (key, text, code) in [
        ("head", "{", "restore.damaged"),
        ("head", r#"{"version":2,"name":"Later"}"#, "restore.newer"),
        ("spent", r#"{"version":1}"#, "restore.damaged"),
        ("lines/00000000", r#"{"version":9,"rows":[]}"#, "restore.newer"),
        ("lines/00000000", r#"{"version":0,"lines":[]}"#, "restore.damaged"),
        ("lines/00000001", &block(line), "restore.damaged"),
        ("lines/00000000", &block(&format!("{line},{line}")), "restore.damaged"),
        ("lines/00000000", &block(r#"{"id":0,"cells":{"colour":"blue"}}"#), "restore.damaged"),
        ("lines/00000000", &block(&long), "restore.damaged"),
        ("lines/4294967295", &block(r#"{"id":4294967295,"cells":{}}"#), "restore.damaged"),
        ("lines/0", &block(""), "restore.damaged"),
        ("lines/+0000001", &block(""), "restore.damaged"),
        ("surprise", "{}", "restore.damaged"),
    ] {
        let vault = MemoryVault::default();
        let mut tab = Tab::open(&vault, "w");
        tab.fill(&[["A", "1", "2"]]);
        let mut elsewhere = Tab::open(&vault, "other");
        elsewhere.fill(&[["B", "3", "4"]]);
        let there = elsewhere.everything();
        tamper(&vault, "w", &[(key, text)], &[]);
        let stored_then = now(vault.load("w", 0)).unwrap();
        assert_eq!(elsewhere.fault(opening("w"), Vec::new()).code, code, "{key} {text:.60}");
        assert_eq!(elsewhere.everything(), there, "what was open stays open");
        // A tab that has it open does not write over it either.
        assert_eq!(tab.fault(edit(0, Column::Report, "2", "x"), Vec::new()).code, code, "{key} {text:.60}");
        assert_eq!(now(vault.load("w", 0)).unwrap(), stored_then);
    }
    let vault = MemoryVault::default();
    Tab::open(&vault, "w").fill(&[["A", "1", "2"]]);
    tamper(&vault, "w", &[], &["head"]);
    assert_eq!(Tab::new(&vault).fault(opening("w"), Vec::new()).code, "restore.damaged");
}

#[test]
fn the_list_names_what_a_later_version_wrote_too() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "a");
    tab.fill(&[["A", "1", "2"]]);
    tamper(&vault, "b", &[("head", r#"{"version":2,"name":"Later","new":1}"#)], &[]);
    tamper(&vault, "c", &[("head", "{")], &[]);
    let Outcome::Workspaces(found) = tab.done(DeskJob::List) else { panic!() };
    let found: Vec<(&str, &str)> = found.iter().map(|found| (&found.id[..], &found.name[..])).collect();
    assert_eq!(found, [("a", "Workspace a"), ("b", "Later"), ("c", "")]);
}

#[test]
fn a_desk_over_memory_says_why() {
    let vault = MemoryVault::default();
    let mut desk = Desk::over_memory(Some(VaultFault::Blocked));
    let world = World {
        now_ms: &|| 0.0,
        today: service::CalendarDate::FIRST,
        progress: &|_| {},
        here: service::Here::NOWHERE,
    };
    for job in [opening("w"), DeskJob::AddLine(vec![(Column::Batch, "1".into())])] {
        let attended = now(service::attend(&mut desk, &vault, &Job::Desk(job), Vec::new(), &world));
        let Reply::Desk(reply) = attended.done.reply else { panic!() };
        assert_eq!(reply.overview.unwrap().saved, in_memory(VaultFault::Blocked));
    }
}

#[test]
fn files_that_no_paper_has_any_longer_leave_the_store() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    let attach = |name: &str| DeskJob::Attach { kind: "business-licence".into(), name: name.into() };
    let files = || {
        let keys = now(vault.load("w", 0)).unwrap().keys;
        keys.iter().filter(|key| key.starts_with("file/")).count()
    };
    tab.ask_with(attach("a.pdf"), b"first".to_vec());
    tab.ask_with(attach("b.pdf"), b"second".to_vec());
    assert_eq!(files(), 2, "an undo may want the first one back");
    tab.done(DeskJob::Undo);
    assert_eq!(tab.export(RecordFormat::Workspace), Tab::open(&vault, "w").export(RecordFormat::Workspace));
    tab.done(DeskJob::Redo);
    let mut later = Tab::open(&vault, "w");
    later.fill(&[["A", "1", "2"]]);
    assert_eq!(files(), 1);
    later.export(RecordFormat::Dossier);
}
