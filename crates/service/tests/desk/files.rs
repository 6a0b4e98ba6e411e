//! The workspace file: whole or refused. And the dossier.

use std::collections::BTreeSet;

use intake::bundle::{Limits, unzip, zip};
use service::DeskJob;
use service::desk::{DocumentEdit, DocumentText, Outcome, RecordFormat};
use service::vault::{MemoryVault, Vault};

use crate::stand::{Faulty, Tab, Trouble, bin, exporting, now, opening, parts, stored};

/// A workspace with something of everything.
fn full(vault: &MemoryVault) -> Tab<'_, MemoryVault> {
    let mut tab = Tab::open(vault, "w");
    tab.take_in(
        "a.csv",
        "batch,report,maker\n20260517-0001,IR-1,A\n0002,IR-2,\"=x\n真空\"\n3,IR-3,A\n".as_bytes(),
    );
    tab.done(bin(&[2], true));
    tab.done(DeskJob::EmptyBin);
    tab.done(bin(&[1], true));
    tab.done(DeskJob::SetPolicy(r#"{"version":1,"batch_pattern":"YYYYMMDD-XXXX"}"#.into()));
    for (kind, name) in [("business-licence", "scan.pdf"), ("../own: paper", "scan.pdf"), ("OWN", "SCAN.PDF")]
    {
        let attach = DeskJob::Attach { kind: kind.into(), name: name.into() };
        tab.ask_with(attach, format!("%PDF {name}").into_bytes());
    }
    tab
}

fn restored(bytes: Vec<u8>) -> Result<crate::stand::Everything, String> {
    let vault = MemoryVault::default();
    let mut tab = Tab::new(&vault);
    match tab.ask_with(DeskJob::Restore("copy".into()), bytes).outcome {
        Outcome::Done => Ok(tab.everything()),
        Outcome::Failed(fault) => {
            let text = i18n::text_with(i18n::Locale::Zh, &fault.code, &fault.args);
            assert!(i18n::has(&fault.code) && !text.contains('{'), "{}: {text}", fault.code);
            assert_eq!(tab.ask(DeskJob::List).overview, None);
            assert_eq!(now(vault.heads()), Ok(Vec::new()));
            Err(fault.code.into_owned())
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_workspace_file_holds_everything() {
    let vault = MemoryVault::default();
    let mut tab = full(&vault);
    let there = tab.everything();
    let file = tab.export(RecordFormat::Workspace);
    assert_eq!(restored(file.clone()), Ok(there.clone()));
    let elsewhere = MemoryVault::default();
    let mut copy = Tab::new(&elsewhere);
    copy.ask_with(DeskJob::Restore("copy".into()), file.clone());
    assert_eq!(stored(&elsewhere, "copy"), there);
    let copied = copy.export(RecordFormat::Workspace);
    assert_eq!(parts(&copied), parts(&file), "to the byte: mappings and spent references too");
    // Ids go on where they stood, and references stay known.
    copy.fill(&[["A", "20260517-0009", "IR-3"]]);
    assert_eq!(copy.line(record::LineId(3)).number, 3);
    assert!(copy.codes().contains(&"set.report-reused-removed".to_owned()));
    let mapping = copy.read("b.csv", b"batch,report,maker\n1,2,3\n");
    let remembered = |assignment: &service::Assignment| assignment.why == Some(service::Why::Remembered);
    assert!(mapping.columns.iter().all(remembered), "{mapping:?}");
}

#[test]
fn a_file_with_any_damaged_byte_is_refused_or_the_same() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    tab.fill(&[["A", "20260517-0001", "IR-1"]]);
    tab.ask_with(DeskJob::Attach { kind: "business-licence".into(), name: "a".into() }, b"%PDF".to_vec());
    let there = tab.everything();
    let file = tab.export(RecordFormat::Workspace);
    assert!(file.len() < 4_000, "{}", file.len());
    let mut refused = 0;
    for at in 0..file.len() {
        for damage in [0x01, 0x80, 0xff] {
            let mut damaged = file.clone();
            damaged[at] ^= damage;
            match restored(damaged) {
                Ok(everything) => assert_eq!(everything, there, "byte {at} ^ {damage}"),
                Err(_) => refused += 1,
            }
        }
        if at % 16 == 0 {
            assert!(restored(file[..at].to_vec()).is_err(), "cut at {at}");
        }
    }
    assert!(refused > file.len(), "{refused} of {}", 3 * file.len());
}

#[test]
fn what_is_no_workspace_file_is_refused_by_its_reason() {
    let vault = MemoryVault::default();
    let mut tab = full(&vault);
    let there = tab.everything();
    let file = tab.export(RecordFormat::Workspace);
    let entries = unzip(&file, &Limits::default()).unwrap();
    let packed = |entries: &[(String, Vec<u8>)]| {
        let entries: Vec<(&str, &[u8])> =
            entries.iter().map(|(name, bytes)| (&name[..], &bytes[..])).collect();
        zip(&entries).unwrap()
    };
    let manifest = |from: &str, to: &str| {
        let mut entries = entries.clone();
        let text = String::from_utf8(entries[0].1.clone()).unwrap();
        assert!(text.contains(from), "{text}");
        entries[0].1 = text.replace(from, to).into_bytes();
        packed(&entries)
    };
    let without = |of: &str| {
        packed(&entries.iter().filter(|(name, _)| !name.starts_with(of)).cloned().collect::<Vec<_>>())
    };
    let mut more = entries.clone();
    more.push(("lines/00000009".into(), b"{}".to_vec()));
    let bomb = zip(&[("manifest.json", &vec![b' '; 12 << 20][..])]).unwrap();
    for (name, bytes, code) in [
        ("nothing", Vec::new(), "restore.other-file"),
        ("a text", b"batch,report\n".to_vec(), "restore.other-file"),
        ("another archive", zip(&[("a", b"b")]).unwrap(), "restore.other-file"),
        ("another archive with a list", zip(&[("manifest.json", b"{}")]).unwrap(), "restore.other-file"),
        ("another format", manifest("temqr-workspace", "other"), "restore.other-file"),
        ("a later version", manifest("1,\n  \"name\"", "2,\n  \"title\""), "restore.newer"),
        ("a list of nothing", manifest("\"parts\"", "\"pieces\""), "restore.damaged"),
        ("a missing head", without("head"), "restore.damaged"),
        ("missing lines", without("lines"), "restore.damaged"),
        ("a missing paper", without("file"), "restore.damaged"),
        ("more than is listed", packed(&more), "restore.damaged"),
        ("much of nothing", bomb, "restore.other-file"),
        ("a way out", zip(&[("../head", b"x")]).unwrap(), "intake.unsafe-name"),
    ] {
        assert_eq!(restored(bytes.clone()), Err(code.to_owned()), "{name}");
        let fault = tab.fault(DeskJob::Restore("copy".into()), bytes);
        assert_eq!(fault.code, code, "{name}");
        assert_eq!(tab.everything(), there, "{name}");
    }
}

#[test]
fn restoring_under_an_id_that_is_taken_changes_nothing_stored() {
    let vault = MemoryVault::default();
    let mut tab = full(&vault);
    let file = tab.export(RecordFormat::Workspace);
    let there = stored(&vault, "w");
    let mut other = Tab::open(&vault, "other");
    other.ask_with(DeskJob::Restore("w".into()), file);
    assert_eq!(other.saved(), service::desk::Saved::InMemory("vault.conflict".into()));
    assert_eq!(stored(&vault, "w"), there);
}

#[test]
fn a_dossier_holds_an_index_and_every_file_under_a_safe_name_of_its_own() {
    let vault = MemoryVault::default();
    let mut tab = full(&vault);
    let entries = unzip(&tab.export(RecordFormat::Dossier), &Limits::default()).unwrap();
    let names: Vec<&str> = entries.iter().map(|(name, _)| &name[..]).collect();
    assert_eq!(names[..2], ["index.pdf", "index.json"]);
    assert_eq!(names.len(), 5);
    assert_eq!(names.iter().map(|name| name.to_lowercase()).collect::<BTreeSet<_>>().len(), 5);
    assert!(entries[0].1.starts_with(b"%PDF"));
    let index: serde_json::Value = serde_json::from_slice(&entries[1].1).unwrap();
    let told: Vec<&str> =
        index["papers"].as_array().unwrap().iter().filter_map(|paper| paper["path"].as_str()).collect();
    assert_eq!(told.iter().collect::<BTreeSet<_>>(), names[2..].iter().collect::<BTreeSet<_>>());
}

#[test]
fn a_file_that_the_store_lost_is_told_of() {
    let vault = MemoryVault::default();
    full(&vault);
    let mut loaded = now(vault.load("w", 0)).unwrap();
    loaded.keys.retain(|key| key.starts_with("file/"));
    let commit = service::vault::Commit {
        workspace: "w".into(),
        base: loaded.revision,
        put: Vec::new(),
        remove: loaded.keys,
    };
    assert_eq!(now(vault.commit(&commit)), Ok(()));
    let faulty = Faulty::over(&vault);
    let mut tab = Tab::open(&faulty, "w");
    for format in [RecordFormat::Dossier, RecordFormat::Workspace] {
        assert_eq!(tab.fault(exporting(format), Vec::new()).code, "desk.file-missing");
    }
    tab.export(RecordFormat::Csv);
    let kinds = ["business-licence", "../own: paper", "OWN"];
    for kind in kinds {
        let text = DocumentText { keep_file: false, ..DocumentText::default() };
        tab.done(DeskJob::SetDocument(DocumentEdit { kind: kind.into(), document: Some(text) }));
    }
    tab.export(RecordFormat::Workspace);
    faulty.trouble.set(Trouble::Dead(service::vault::VaultFault::Failed));
    tab.export(RecordFormat::Workspace);
    assert_eq!(tab.fault(DeskJob::List, Vec::new()).code, "vault.failed");
    faulty.trouble.set(Trouble::None);
    assert_eq!(tab.ask(opening("x")).outcome, Outcome::Done);
}
