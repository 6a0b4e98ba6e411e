//! What is written down of what happens at the desk: in one chain, whatever tabs, stores and files do to it.

use std::cell::RefCell;
use std::time::Instant;

use base::Severity;
use evidence::{Body, Import, Root, Sha256Digest};
use serde_json::Value;
use service::desk::evidence::{DeviceSignature, EntryView, EvidenceJob, EvidenceReply, EvidenceSummary};
use service::desk::{Filter, Outcome, ReadabilityAct, ReadabilityJob, RecordFormat, Saved};
use service::evidence::verify;
use service::readability::{LabelName, Light, Run, Try, TryOutcome};
use service::vault::{Commit, MemoryVault, Part, Vault};
use service::{CalendarDate, Column, DeskJob, PrintFormat, PrintRequest};

use crate::stand::{Faulty, Tab, bin, edit, now};

const LINES: &str = "manufacturer,production batch number,inspection report\n\
                     Lotus Vacuum,20260517-0001,IR-1\nLotus Vacuum,20260517-0002,IR-2\n";

pub(crate) fn ask<V: Vault>(tab: &mut Tab<'_, V>, job: EvidenceJob) -> EvidenceSummary {
    match tab.done(DeskJob::Evidence(job)) {
        Outcome::Evidence(EvidenceReply::Shown(summary)) => *summary,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn entries<V: Vault>(tab: &mut Tab<'_, V>) -> Vec<EntryView> {
    match tab.done(DeskJob::Evidence(EvidenceJob::Entries { from: 0, count: usize::MAX })) {
        Outcome::Evidence(EvidenceReply::Entries { entries, .. }) => entries,
        other => panic!("{other:?}"),
    }
}

/// The kinds of all entries, the oldest first.
fn kinds<V: Vault>(tab: &mut Tab<'_, V>) -> Vec<String> {
    entries(tab).into_iter().rev().map(|entry| entry.kind).collect()
}

fn member(entry: &EntryView, name: &str) -> String {
    let found = entry.members.iter().find(|(of, _)| of == name);
    found.map(|(_, text)| text.clone()).unwrap_or_else(|| panic!("{name} in {entry:?}"))
}

fn file<V: Vault>(tab: &mut Tab<'_, V>) -> Vec<u8> {
    let attended = tab.attend(DeskJob::Evidence(EvidenceJob::File), Vec::new());
    attended.done.bytes.unwrap_or_else(|| panic!("{:?}", attended.done.reply))
}

pub(crate) fn request() -> PrintRequest {
    PrintRequest {
        setup: service::LabelSetup::default(),
        selection: service::desk::Selection::default(),
        each: service::Each::Batch,
        copies: 2,
        media: service::Media::Single,
        leave_out: false,
        locale: "en".into(),
    }
}

fn note<V: Vault>(tab: &mut Tab<'_, V>, text: &str) -> EvidenceSummary {
    ask(tab, EvidenceJob::Note(text.to_owned()))
}

/// A workspace with two printed batches.
fn printed(vault: &MemoryVault) -> Tab<'_, MemoryVault> {
    let mut tab = Tab::open(vault, "w");
    assert_eq!(tab.take_in("orders.csv", LINES.as_bytes()), (2, 0));
    tab.done(DeskJob::Print(request(), PrintFormat::Pdf));
    tab
}

#[test]
fn what_happened_is_there_after_a_reload_and_verifies() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    assert_eq!(ask(&mut tab, EvidenceJob::Show).root, None, "nothing happened yet");
    assert_eq!(tab.fault(DeskJob::Evidence(EvidenceJob::File), Vec::new()).code, "evidence.empty");
    ask(&mut tab, EvidenceJob::Actor("  Nguyễn Thị Hoa ".into()));
    tab.take_in("orders.csv", LINES.as_bytes());
    tab.done(DeskJob::Print(request(), PrintFormat::Pdf));
    let summary = note(&mut tab, "Seal 77 replaced");
    let root: Root = summary.root.as_deref().expect("a root").parse().expect("its text");
    assert_eq!((root.count, summary.entries), (5, 5));

    let mut later = Tab::open(&vault, "w");
    assert_eq!(ask(&mut later, EvidenceJob::Show), summary);
    assert_eq!(kinds(&mut later), ["genesis", "import", "print", "print", "note"]);
    let all = entries(&mut later);
    assert!(all.iter().skip(1).take(3).all(|entry| entry.actor == "Nguyễn Thị Hoa"), "{all:?}");
    let import = &all[3];
    assert_eq!(member(import, "file"), "orders.csv");
    assert_eq!(member(import, "sha256"), Sha256Digest::of(LINES.as_bytes()).to_string());
    assert_eq!((member(import, "lines"), member(import, "holds")), ("2".into(), "records".into()));
    let print = &all[2];
    assert_eq!((member(print, "batch"), member(print, "labels")), ("20260517-0001".into(), "2".into()));

    let found = verify(&file(&mut later), &[root]).expect("a file of evidence");
    assert!(found.holds && found.anchored, "{found:?}");
    assert_eq!(found.entries, 5);
}

#[test]
fn an_entry_of_a_file_that_was_changed_is_named() {
    let vault = MemoryVault::default();
    let mut tab = printed(&vault);
    note(&mut tab, "Seal 77 replaced");
    let sound = String::from_utf8(file(&mut tab)).expect("text");
    for (from, to, entry, code) in [
        ("Seal 77", "Seal 78", 5, "evidence.hash"),
        ("orders.csv", "order.csv", 2, "evidence.hash"),
        ("20260517-0001\",\"format", "20260517-0003\",\"format", 3, "evidence.hash"),
    ] {
        let changed = sound.replacen(from, to, 1);
        assert_ne!(changed, sound, "{from}");
        let found = verify(changed.as_bytes(), &[]).expect("a file of evidence");
        let broken = found.broken.expect("an entry");
        assert_eq!((broken.entry, &*broken.code), (entry, code), "{from}");
    }
}

#[test]
fn both_tabs_write_into_one_chain() {
    let vault = MemoryVault::default();
    let (mut one, mut other) = (printed(&vault), Tab::open(&vault, "w"));
    note(&mut other, "of the other");
    note(&mut one, "of the one");
    assert_eq!(ask(&mut one, EvidenceJob::Show), ask(&mut other, EvidenceJob::Show));

    // The other tab writes in the moment between taking over and storing.
    let other = RefCell::new(other);
    let faulty = Faulty::over(&vault);
    let mut quick = Tab::open(&faulty, "w");
    for job in [
        DeskJob::Evidence(EvidenceJob::Note("overtaken".into())),
        edit(0, Column::Laboratory, "", "Lab 3"),
        DeskJob::Print(request(), PrintFormat::Pdf),
    ] {
        faulty.meanwhile.borrow_mut().push(Box::new(|| {
            note(&mut other.borrow_mut(), "quicker");
        }));
        let overtaken = quick.ask(job.clone()).outcome;
        assert_eq!(quick.saved(), Saved::Stored, "{overtaken:?}");
    }
    let all = kinds(&mut quick);
    let expected = "genesis import print print note note note note note edit note print print";
    assert_eq!(all.join(" "), expected);
    let found = verify(&file(&mut quick), &[]).expect("a file of evidence");
    assert!(found.holds && found.log.is_some(), "{found:?}");
    assert_eq!(ask(&mut Tab::open(&vault, "w"), EvidenceJob::Show), ask(&mut quick, EvidenceJob::Show));
}

#[test]
fn a_change_of_a_printed_record_is_written_down_and_an_undo_takes_no_entry_back() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    tab.take_in("orders.csv", LINES.as_bytes());
    tab.write(0, Column::Report, "IR-10");
    assert_eq!(kinds(&mut tab), ["genesis", "import"], "nothing is out yet");
    let selection = service::desk::Selection {
        filter: Filter::Batch("20260517-0001".into()),
        ..service::desk::Selection::default()
    };
    tab.done(DeskJob::Print(PrintRequest { selection, ..request() }, PrintFormat::Pdf));
    tab.write(0, Column::Report, "IR-11");
    tab.write(1, Column::Report, "IR-20");
    tab.done(DeskJob::Undo);
    tab.done(DeskJob::Undo);
    let all = entries(&mut tab);
    let edits: Vec<[String; 4]> = all.iter().rev().filter(|entry| entry.kind == "edit").map(told).collect();
    let expected =
        [["20260517-0001", "report", "IR-10", "IR-11"], ["20260517-0001", "report", "IR-11", "IR-10"]];
    assert_eq!(edits, expected.map(|texts| texts.map(str::to_owned)));
    assert!(verify(&file(&mut tab), &[]).expect("evidence").holds);
}

#[test]
fn lines_that_go_are_noted_where_labels_of_their_batch_are_out() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    tab.take_in("orders.csv", LINES.as_bytes());
    tab.done(bin(&[0], true));
    tab.done(bin(&[0], false));
    assert_eq!(kinds(&mut tab), ["genesis", "import"], "nothing is out yet");
    tab.done(DeskJob::Print(request(), PrintFormat::Pdf));
    let before = entries(&mut tab).len();
    tab.done(bin(&[0, 1], true));
    tab.done(DeskJob::EmptyBin);
    tab.done(DeskJob::Undo);
    tab.done(bin(&[1], false));
    let all = entries(&mut tab);
    let notes: Vec<String> =
        all.iter().take(all.len() - before).rev().map(|entry| member(entry, "text")).collect();
    let [both, one] = ["20260517-0001, 20260517-0002", "20260517-0002"];
    let expected = [
        format!("Lines of printed or shipped batches went into the bin: 2, of {both}"),
        format!("Lines of printed or shipped batches were removed: 2, of {both}"),
        format!("Lines of printed or shipped batches came back: 2, of {both}"),
        format!("Lines of printed or shipped batches came out of the bin: 1, of {one}"),
    ];
    assert_eq!(notes, expected);
}

fn told(entry: &EntryView) -> [String; 4] {
    ["batch", "column", "before", "after"].map(|name| member(entry, name))
}

#[test]
fn a_large_change_of_printed_records_is_one_note() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    let lines: String = (0..1_001).map(|line| format!("Lotus,20260517-0001,IR-1,S{line:04}\n")).collect();
    let file = format!("manufacturer,production batch number,inspection report,serial number\n{lines}");
    assert_eq!(tab.take_in("a.csv", file.as_bytes()).0, 1_001);
    tab.done(DeskJob::Print(request(), PrintFormat::Pdf));
    let request = service::desk::BulkRequest {
        selection: service::desk::Selection::default(),
        column: Some(Column::Manufacturer),
        bulk: service::Bulk::Replace { find: "Lotus".into(), with: "Lotus Vacuum".into() },
    };
    tab.done(DeskJob::Mend(request));
    assert_eq!(kinds(&mut tab), ["genesis", "import", "print", "note"]);
    let text = member(&entries(&mut tab)[0], "text");
    assert!(text.starts_with("1001 cells of 1 printed"), "{text}");
}

#[test]
fn a_job_that_fails_writes_nothing() {
    let vault = MemoryVault::default();
    let mut tab = printed(&vault);
    let before = ask(&mut tab, EvidenceJob::Show);
    for (job, code) in [
        (DeskJob::Print(request(), PrintFormat::Zpl), "print.wants-a-roll"),
        (DeskJob::Evidence(EvidenceJob::Note("a".repeat(70_000))), "evidence.entry-too-large"),
        (DeskJob::Evidence(EvidenceJob::Actor("a".repeat(201))), "evidence.name-too-long"),
        (
            DeskJob::Evidence(EvidenceJob::Anchor { root: "temqr-root:1:0:".into(), of: String::new() }),
            "evidence.root-unreadable",
        ),
    ] {
        assert_eq!(tab.fault(job, Vec::new()).code, code);
    }
    assert_eq!(ask(&mut tab, EvidenceJob::Show), before);
    assert_eq!(ask(&mut Tab::open(&vault, "w"), EvidenceJob::Show), before);
}

#[test]
fn a_workspace_from_a_file_goes_on_with_its_log() {
    let vault = MemoryVault::default();
    let mut tab = printed(&vault);
    let root: Root = ask(&mut tab, EvidenceJob::Show).root.expect("a root").parse().expect("its text");
    let workspace = tab.export(RecordFormat::Workspace);
    let mut restored = Tab::new(&vault);
    restored.ask_with(DeskJob::Restore("copy".into()), workspace.clone());
    assert_eq!(kinds(&mut restored), ["genesis", "import", "print", "print", "note"]);
    let text = member(&entries(&mut restored)[0], "text");
    assert!(text.contains(&Sha256Digest::of(&workspace).to_string()), "{text}");
    assert!(verify(&file(&mut restored), &[root]).expect("evidence").anchored, "the same log, longer");
    restored.write(0, Column::Report, "IR-9");
    assert_eq!(kinds(&mut restored).last().map(String::as_str), Some("edit"), "it knows what was printed");
}

/// Changes a stored part behind the desk's back.
fn tamper(vault: &MemoryVault, key: &str, change: impl Fn(String) -> String) {
    let bytes = now(vault.part("w", key)).expect("the store").expect("the part");
    let text = change(String::from_utf8(bytes).expect("text"));
    let base = now(vault.revision("w")).expect("the store");
    let put = vec![Part { key: key.to_owned(), bytes: text.into_bytes() }];
    now(vault.commit(&Commit { workspace: "w".into(), base, put, remove: Vec::new() })).expect("stored");
}

#[test]
fn a_stored_log_that_does_not_hold_is_told_kept_and_never_appended_to() {
    let vault = MemoryVault::default();
    let mut tab = printed(&vault);
    note(&mut tab, "Seal 77 replaced");
    let log = ask(&mut tab, EvidenceJob::Show).log;
    let block = "evidence/log/0000/00000";
    tamper(&vault, block, |text| text.replace("Seal 77", "Seal 78"));
    let kept = now(vault.part("w", block)).expect("the store");
    let told = |summary: &EvidenceSummary| {
        let [finding] = &summary.findings[..] else { panic!("{:?}", summary.findings) };
        let entry = finding.args.iter().find(|(name, _)| name == "entry").expect("an entry").1.clone();
        (finding.code.to_string(), finding.severity, entry)
    };
    let broken = ("evidence.stored-log-broken".to_owned(), Severity::Error, "5".to_owned());
    for mut tab in [tab, Tab::open(&vault, "w")] {
        let summary = ask(&mut tab, EvidenceJob::Show);
        assert_eq!((told(&summary), summary.entries, &summary.log), (broken.clone(), 4, &log));
        assert_eq!(entries(&mut tab).len(), 4);
    }
    let mut tab = Tab::open(&vault, "w");
    let good = ask(&mut tab, EvidenceJob::Show).root.expect("the root of what holds");
    let summary = note(&mut tab, "went on");
    assert_eq!((told(&summary), summary.entries), (broken.clone(), 3));
    assert_eq!(kinds(&mut tab), ["genesis", "anchor", "note"]);
    assert_eq!(member(&entries(&mut tab)[1], "root"), good);
    assert_eq!(now(vault.part("w", block)).expect("the store"), kept, "the broken one is as it was");
    // Both leave in the file: the broken one is there to be looked at.
    let files = crate::stand::unzipped(&file(&mut tab));
    let found: Vec<(&str, bool)> = files
        .iter()
        .map(|(name, file)| (&name[..], verify(file, &[]).expect("a file of evidence").holds))
        .collect();
    assert_eq!(found, [("evidence-1.json", false), ("evidence.json", true)]);
    tab.write(0, Column::Report, "IR-9");
    assert_eq!(kinds(&mut tab)[3..], ["edit"], "what the broken log says of prints is not forgotten");
    assert_eq!(told(&ask(&mut Tab::open(&vault, "w"), EvidenceJob::Show)), broken);
}

#[test]
fn a_signature_of_the_root_of_now_is_checked_and_leaves_with_the_file() {
    let vault = MemoryVault::default();
    let mut tab = printed(&vault);
    let summary = ask(&mut tab, EvidenceJob::Show);
    assert!(summary.root_svg.as_deref().is_some_and(|svg| svg.starts_with("<svg")));
    assert!(!summary.signed && summary.signatures == 0);
    let root = summary.root.clone().expect("a root");
    let signed = signature::over(&root, &summary.to_sign.expect("bytes to sign"));
    for (wrong, code) in [
        (DeviceSignature { algorithm: "RS256".into(), ..signed.clone() }, "evidence.device-signature"),
        (DeviceSignature { public_key: "AAAA".into(), ..signed.clone() }, "evidence.device-signature"),
        (DeviceSignature { signature: "A".repeat(86) + "==", ..signed.clone() }, "evidence.device-signature"),
        (DeviceSignature { root: root.replace(":4:", ":3:"), ..signed.clone() }, "evidence.root-moved"),
    ] {
        assert_eq!(tab.fault(DeskJob::Evidence(EvidenceJob::Sign(wrong)), Vec::new()).code, code);
    }
    let shown = ask(&mut tab, EvidenceJob::Sign(signed));
    assert!(shown.signed && shown.signatures == 1 && shown.root == summary.root);
    let found = verify(&file(&mut Tab::open(&vault, "w")), &[]).expect("evidence");
    assert!(found.holds && found.signatures.len() == 1 && found.signatures[0].fault.is_none(), "{found:?}");
    assert!(!note(&mut tab, "later").signed, "the root of now is another one");
}

/// A key that a browser would hold.
mod signature {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use ed25519_dalek::{Signer, SigningKey};
    use service::desk::evidence::DeviceSignature;

    pub(super) fn over(root: &str, to_sign: &str) -> DeviceSignature {
        let key = SigningKey::from_bytes(&[7; 32]);
        let bytes = STANDARD.decode(to_sign).expect("base64");
        DeviceSignature {
            root: root.to_owned(),
            algorithm: "Ed25519".to_owned(),
            public_key: STANDARD.encode(key.verifying_key().to_bytes()),
            signature: STANDARD.encode(key.sign(&bytes).to_bytes()),
        }
    }
}

#[test]
fn tries_to_read_a_label_are_written_down_with_every_tenth() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    let label = LabelName { payload: "A".into(), ..LabelName::default() };
    let one =
        Try { outcome: TryOutcome::Read, time_ms: Some(300.0), frames: 2, margin: None, module_px: None };
    let run = |tries: usize| Run {
        id: "one".into(),
        light: Light::Dim,
        begun: CalendarDate::FIRST,
        device: None,
        tries: vec![one; tries],
    };
    for tries in 1..=20 {
        let act = ReadabilityAct::Keep(run(tries));
        tab.done(DeskJob::Readability(ReadabilityJob { label: label.clone(), act }));
    }
    assert_eq!(kinds(&mut tab), ["genesis", "grade", "grade"]);
    let grade = &entries(&mut tab)[0];
    assert_eq!(member(grade, "grade"), "read 20 of 20, wrong 0");
    assert!(member(grade, "method").contains("estimate"));
}

#[test]
fn an_entry_costs_the_same_however_long_the_log_is() {
    const ROUND: usize = 300;
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    let mut took = Vec::new();
    for round in 0..5 {
        let began = Instant::now();
        for at in 0..ROUND {
            tab.done(DeskJob::Evidence(EvidenceJob::Note(format!(
                "scan {round} {at} of a label in the yard"
            ))));
        }
        took.push(began.elapsed());
    }
    println!("{ROUND} entries one by one, five times: {took:?}");
    assert!(took[4] < took[0] * 3, "{took:?}");
    let began = Instant::now();
    assert_eq!(ask(&mut Tab::open(&vault, "w"), EvidenceJob::Show).entries, 5 * ROUND as u64 + 1);
    println!("taken up again in {:?}", began.elapsed());
    let blocks = now(vault.load("w", 0)).expect("loaded").keys;
    assert_eq!(
        blocks.iter().filter(|key| key.starts_with("evidence/log/")).count(),
        (5 * ROUND + 1).div_ceil(128)
    );
}

#[test]
fn the_file_is_the_one_that_the_crate_reads() {
    let vault = MemoryVault::default();
    let mut tab = printed(&vault);
    let value: Value = serde_json::from_slice(&file(&mut tab)).expect("JSON");
    let body = Body::read("import", &value["log"][1]["body"]).expect("known").expect("an import");
    let Body::Import(Import { file, bytes, .. }) = body else { panic!("{body:?}") };
    assert_eq!((&file[..], bytes), ("orders.csv", LINES.len() as u64));
}
