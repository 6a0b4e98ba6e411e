//! The tries of labels, kept beside the records: by what the code says, in every tab, and out as files.

use base::Severity;
use proptest::prelude::*;
use serde_json::{Value, json};
use service::desk::{Outcome, ReadabilityAct, ReadabilityJob, RecordFormat};
use service::readability::{
    Device, LabelName, Light, MAX_RUNS, MAX_TRIES, ReadabilityFile, ReadabilityFormat, Run, Try, TryOutcome,
};
use service::vault::{MemoryVault, Vault};
use service::{CalendarDate, Desk, DeskJob, Job, ReadabilityView, Reply, World};

use crate::stand::{Faulty, Tab, now, opening};

fn label(payload: &str) -> LabelName {
    let (manufacturer, batch, report) = ("Nhà máy Lotus".into(), "20260517-0001".into(), "IR-1".into());
    LabelName { payload: payload.into(), manufacturer, batch, report }
}

fn read(time_ms: f64) -> Try {
    let outcome = TryOutcome::Read;
    Try { outcome, time_ms: Some(time_ms), frames: 3, margin: Some(0.75), module_px: Some(4.5) }
}

fn run(id: &str, tries: usize) -> Run {
    let device = Some(Device { name: "Back camera".into(), width: 1280, height: 720 });
    let begun = CalendarDate::new(2026, 11, 23).expect("a day");
    Run { id: id.into(), light: Light::Dim, begun, device, tries: vec![read(420.0); tries] }
}

fn job(payload: &str, act: ReadabilityAct) -> DeskJob {
    DeskJob::Readability(ReadabilityJob { label: label(payload), act })
}

fn keep(payload: &str, run: &Run) -> DeskJob {
    job(payload, ReadabilityAct::Keep(run.clone()))
}

fn view(outcome: Outcome) -> ReadabilityView {
    match outcome {
        Outcome::Readability(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn runs<V: Vault>(tab: &mut Tab<'_, V>, payload: &str) -> Vec<Run> {
    view(tab.done(job(payload, ReadabilityAct::Show))).readability.runs
}

fn write<V: Vault>(tab: &mut Tab<'_, V>, payload: &str, format: ReadabilityFormat, locale: &str) -> Vec<u8> {
    let file = ReadabilityFile { format, locale: locale.into() };
    let attended = tab.attend(job(payload, ReadabilityAct::Write(file)), Vec::new());
    attended.done.bytes.unwrap_or_else(|| panic!("{:?}", attended.done.reply))
}

fn import<V: Vault>(tab: &mut Tab<'_, V>, payload: &str, file: &[u8]) -> ReadabilityView {
    view(tab.ask_with(job(payload, ReadabilityAct::Import), file.to_vec()).outcome)
}

fn codes(view: &ReadabilityView) -> Vec<&str> {
    for finding in &view.findings {
        let text = i18n::text_with(i18n::Locale::Vi, &finding.code, &finding.args);
        assert!(i18n::has(&finding.code) && !text.contains('{'), "{}: {text}", finding.code);
    }
    view.findings.iter().map(|finding| &*finding.code).collect()
}

#[test]
fn a_run_is_kept_as_it_grows_and_found_again_wherever_the_workspace_goes() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    for tries in 1..=3 {
        tab.done(keep("A", &run("one", tries)));
    }
    tab.done(keep("A", &run("two", 1)));
    let both = [run("one", 3), run("two", 1)];
    assert_eq!(runs(&mut tab, "A"), both);
    assert_eq!(runs(&mut tab, "B"), [], "another label has none of them");
    assert_eq!(runs(&mut Tab::open(&vault, "w"), "A"), both, "another tab, later");

    let file = tab.export(RecordFormat::Workspace);
    let elsewhere = MemoryVault::default();
    let mut moved = Tab::new(&elsewhere);
    assert_eq!(moved.ask_with(DeskJob::Restore("moved".into()), file).outcome, Outcome::Done);
    assert_eq!(runs(&mut moved, "A"), both);
    assert_eq!(runs(&mut Tab::open(&elsewhere, "moved"), "A"), both);
}

#[test]
fn a_run_that_was_removed_is_gone_and_can_be_brought_back() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    tab.done(keep("A", &run("one", 2)));
    tab.done(job("A", ReadabilityAct::Remove("one".into())));
    assert_eq!(runs(&mut Tab::open(&vault, "w"), "A"), []);
    tab.done(keep("A", &run("one", 2)));
    assert_eq!(runs(&mut Tab::open(&vault, "w"), "A"), [run("one", 2)]);
}

#[test]
fn everything_that_is_deleted_is_deleted_with_its_tries() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    tab.done(keep("A", &run("one", 2)));
    tab.done(DeskJob::ForgetEverything);
    tab.done(opening("w"));
    assert_eq!(runs(&mut tab, "A"), []);
}

#[test]
fn two_tabs_keep_the_tries_of_both_and_forget_what_either_forgot() {
    let vault = MemoryVault::default();
    let (mut one, mut other) = (Tab::open(&vault, "w"), Tab::open(&vault, "w"));
    one.done(keep("A", &run("one", 1)));
    other.done(keep("A", &run("other", 1)));
    one.done(keep("A", &run("one", 2)));
    let both = [run("one", 2), run("other", 1)];
    assert_eq!(runs(&mut other, "A"), both);
    other.done(job("A", ReadabilityAct::Remove("one".into())));
    assert_eq!(runs(&mut one, "A"), [run("other", 1)]);
}

#[test]
fn another_tab_that_is_quicker_by_a_moment_costs_no_try() {
    for act in [ReadabilityAct::Keep(run("slow", 1)), ReadabilityAct::Remove("old".into())] {
        let vault = MemoryVault::default();
        Tab::open(&vault, "w").done(keep("A", &run("old", 1)));
        let faulty = Faulty::over(&vault);
        let mut slow = Tab::open(&faulty, "w");
        let meanwhile = Box::new(|| drop(Tab::open(&vault, "w").done(keep("A", &run("quick", 1)))));
        faulty.meanwhile.borrow_mut().push(meanwhile);
        slow.done(job("A", act.clone()));
        let kept = runs(&mut Tab::open(&vault, "w"), "A");
        let ids: Vec<&str> = kept.iter().map(|run| &*run.id).collect();
        let expected: &[&str] =
            if matches!(act, ReadabilityAct::Keep(_)) { &["old", "quick", "slow"] } else { &["quick"] };
        assert_eq!(ids, expected);
        assert_eq!(runs(&mut slow, "A"), kept);
    }
}

#[test]
fn an_export_comes_back_as_it_was_and_a_second_time_changes_nothing() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    tab.done(keep("A", &run("one", 3)));
    tab.done(keep("A", &run("two", 1)));
    let file = write(&mut tab, "A", ReadabilityFormat::Json, "en");
    let elsewhere = MemoryVault::default();
    let mut moved = Tab::open(&elsewhere, "m");
    assert_eq!(codes(&import(&mut moved, "A", &file)), ["readability.added"]);
    let again = import(&mut moved, "A", &file);
    assert_eq!((codes(&again), again.readability.runs.len()), (vec!["readability.known"], 2));
    assert_eq!(write(&mut moved, "A", ReadabilityFormat::Json, "en"), file);
}

#[test]
fn a_run_that_went_on_elsewhere_is_continued_and_one_that_differs_stays() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    tab.done(keep("A", &run("one", 3)));
    let longer = write(&mut tab, "A", ReadabilityFormat::Json, "en");
    tab.done(keep("A", &run("one", 1)));
    assert_eq!(codes(&import(&mut tab, "A", &longer)), ["readability.added"]);
    assert_eq!(runs(&mut tab, "A"), [run("one", 3)]);
    let other = Run { tries: vec![read(1.0)], ..run("one", 0) };
    tab.done(keep("A", &other));
    assert_eq!(codes(&import(&mut tab, "A", &longer)), ["readability.different"]);
    assert_eq!(runs(&mut tab, "A"), [other]);
}

#[test]
fn tries_of_another_label_are_kept_with_that_one() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    tab.done(keep("A", &run("one", 1)));
    let file = write(&mut tab, "A", ReadabilityFormat::Json, "en");
    let mut moved = Tab::open(&vault, "m");
    let seen = import(&mut moved, "B", &file);
    assert_eq!(codes(&seen), ["readability.other-label", "readability.added"]);
    assert_eq!(seen.readability.label.payload, "B");
    assert!(seen.readability.runs.is_empty());
    assert_eq!(runs(&mut moved, "A"), [run("one", 1)]);
}

/// A file with fields that only a later protocol knows, at every depth.
fn of_tomorrow() -> Value {
    json!({
        "format": "temqr-readability/1",
        "label": {"payload": "A", "batch": "B", "substrate": "steel"},
        "protocol": {"name": "guided", "step": [1, 2.5, null]},
        "runs": [{
            "id": "r-1", "light": "glare", "begun": "2026-11-23", "lux": 250, "tries": [
                {"outcome": "read", "time_ms": 12.5, "frames": 1, "margin": 1.0, "angle": 30, "distance_mm": 250.0},
                {"outcome": "timed-out", "time_ms": 10_000.0, "frames": 80, "curve": {"radius_mm": 40}}
            ]
        }]
    })
}

#[test]
fn what_a_later_protocol_notes_is_written_again_also_when_a_run_goes_on() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    let seen = import(&mut tab, "A", of_tomorrow().to_string().as_bytes());
    let mut known = seen.readability.runs[0].clone();
    let written = |tab: &mut Tab<'_, MemoryVault>| -> Value {
        serde_json::from_slice(&write(tab, "A", ReadabilityFormat::Json, "en")).expect("JSON")
    };
    let strip = |mut file: Value| {
        file.as_object_mut().expect("an object").remove("statistics");
        file
    };
    let mut expected = of_tomorrow();
    expected["label"]["manufacturer"] = "".into();
    expected["label"]["report"] = "".into();
    assert_eq!(strip(written(&mut Tab::open(&vault, "w"))), expected);
    // The page knows nothing of these fields, and keeps the run as far as it knows it.
    known.tries.push(read(1.0));
    tab.done(keep("A", &known));
    let file = written(&mut tab);
    assert_eq!(file["runs"][0]["lux"], 250);
    assert_eq!(file["runs"][0]["tries"][0]["angle"], 30);
    assert_eq!(file["runs"][0]["tries"][1]["curve"]["radius_mm"], 40);
    assert_eq!(file["runs"][0]["tries"].as_array().map(Vec::len), Some(3));
    // Nor does removing a run and bringing it back cost them.
    tab.done(job("A", ReadabilityAct::Remove("r-1".into())));
    tab.done(keep("A", &known));
    assert_eq!(written(&mut tab)["runs"][0]["tries"][0]["distance_mm"], 250.0);
}

#[test]
fn a_bad_file_is_refused_with_its_reason_and_changes_nothing() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    tab.done(keep("A", &run("one", 1)));
    let with = |name: &str, value: Value| {
        let mut file = of_tomorrow();
        file[name] = value;
        file.to_string().into_bytes()
    };
    let deep = "[".repeat(100_000).into_bytes();
    for (file, code) in [
        (Vec::new(), "readability.other-file"),
        (b"\xff\xfe".to_vec(), "readability.other-file"),
        (b"[]".to_vec(), "readability.other-file"),
        (b"{}".to_vec(), "readability.other-file"),
        (deep, "readability.other-file"),
        (with("format", json!("temqr-workspace")), "readability.other-file"),
        (with("format", json!(1)), "readability.other-file"),
        (with("format", json!("temqr-readability/0")), "readability.other-file"),
        (with("format", json!("temqr-readability/2")), "readability.newer"),
        (with("runs", json!({})), "readability.other-file"),
        (with("label", json!({})), "readability.no-label"),
        (with("label", json!({"payload": ""})), "readability.no-label"),
        (with("label", json!({"payload": "x".repeat(5_000)})), "readability.no-label"),
        (vec![b' '; service::readability::MAX_FILE_BYTES + 1], "readability.too-large"),
    ] {
        assert_eq!(tab.fault(job("A", ReadabilityAct::Import), file).code, code);
    }
    assert_eq!(runs(&mut tab, "A"), [run("one", 1)]);
}

#[test]
fn a_run_that_makes_no_sense_is_left_out_and_the_others_are_taken() {
    let good = of_tomorrow()["runs"][0].clone();
    let with = |name: &str, value: Value| {
        let mut run = good.clone();
        run[name] = value;
        run
    };
    let one = |one: Value| with("tries", json!([one]));
    let many = with("tries", Value::Array(vec![good["tries"][0].clone(); MAX_TRIES + 1]));
    for bad in [
        json!(7),
        with("id", json!("")),
        with("id", json!("../../etc")),
        with("light", json!("sunset")),
        with("begun", json!("2026-02-30")),
        with("tries", json!("none")),
        one(json!({"outcome": "perfect"})),
        one(json!({"outcome": "read", "time_ms": -1.0})),
        one(json!({"outcome": "read", "time_ms": 1e300})),
        one(json!({"outcome": "read", "margin": 1.01})),
        one(json!({"outcome": "read", "frames": -1})),
        many,
    ] {
        let vault = MemoryVault::default();
        let mut tab = Tab::open(&vault, "w");
        let mut file = of_tomorrow();
        file["runs"] = json!([bad, good]);
        let seen = import(&mut tab, "A", file.to_string().as_bytes());
        assert_eq!(
            codes(&seen),
            ["readability.added", "readability.run-left-out"],
            "{:.60}",
            bad.to_string()
        );
        assert_eq!(seen.findings[1].severity, Severity::Warning);
        assert_eq!(seen.findings[1].args[0].1, "1", "its number, as a person counts");
        assert_eq!(seen.readability.runs.len(), 1);
    }
}

#[test]
fn limits_are_told_before_anything_is_kept() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    assert_eq!(tab.fault(keep("A", &run("r", MAX_TRIES + 1)), vec![]).code, "readability.too-many-tries");
    assert_eq!(tab.fault(keep("", &run("r", 1)), vec![]).code, "readability.no-label");
    assert_eq!(tab.fault(keep("A", &run("a b", 1)), vec![]).code, "readability.run-damaged");
    let file = ReadabilityFile { format: ReadabilityFormat::Pdf, locale: "en".into() };
    assert_eq!(tab.fault(job("A", ReadabilityAct::Write(file)), vec![]).code, "readability.no-runs");
    for at in 0..MAX_RUNS {
        tab.done(keep("A", &run(&format!("r{at}"), 1)));
    }
    assert_eq!(tab.fault(keep("A", &run("more", 1)), vec![]).code, "readability.too-many-runs");
    tab.done(keep("A", &run("r0", 2)));
    assert_eq!(runs(&mut tab, "A").len(), MAX_RUNS);
}

#[test]
fn a_label_with_all_its_runs_is_still_quickly_kept_and_fits_its_own_file() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    for at in 0..MAX_RUNS {
        tab.done(keep("A", &run(&format!("r{at}"), MAX_TRIES)));
    }
    let file = write(&mut tab, "A", ReadabilityFormat::Json, "en");
    assert!(file.len() <= service::readability::MAX_FILE_BYTES, "{} bytes", file.len());
    assert_eq!(codes(&import(&mut tab, "A", &file)), ["readability.known"]);
}

#[test]
fn a_stored_part_of_another_label_is_refused() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    tab.done(keep("A", &run("one", 1)));
    let loaded = now(vault.load("w", 0)).expect("stored");
    let mut part =
        loaded.parts.into_iter().find(|part| part.key.starts_with("readability/")).expect("a part");
    let text = String::from_utf8(part.bytes).expect("JSON");
    part.bytes = text.replace("\"payload\":\"A\"", "\"payload\":\"B\"").into_bytes();
    let base = loaded.revision;
    let commit = service::vault::Commit { workspace: "w".into(), base, put: vec![part], remove: vec![] };
    assert_eq!(now(vault.commit(&commit)), Ok(()));
    assert_eq!(Tab::new(&vault).fault(opening("w"), Vec::new()).code, "restore.damaged");
}

/// How many pages a PDF has: its page tree says so.
fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    let count = text.split("/Count ").nth(1).expect("a page tree");
    count.chars().take_while(char::is_ascii_digit).collect::<String>().parse().expect("a number")
}

#[test]
fn the_page_is_one_page_in_every_language() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    for (at, light) in Light::ALL.into_iter().cycle().take(40).enumerate() {
        let mut run = Run { light, ..run(&format!("r{at}"), 20) };
        run.tries[3].outcome = TryOutcome::Wrong;
        tab.done(keep("A", &run));
    }
    for locale in ["en", "vi", "zh", "xx"] {
        let pdf = write(&mut tab, "A", ReadabilityFormat::Pdf, locale);
        if let Ok(folder) = std::env::var("TEMQR_PAGES") {
            std::fs::write(format!("{folder}/readability-{locale}.pdf"), &pdf).expect("written");
        }
        assert!(pdf.starts_with(b"%PDF-"));
        assert_eq!(pages(&pdf), 1, "{locale}");
    }
}

#[test]
fn a_file_can_be_counted_without_a_desk() {
    let world = World {
        now_ms: &|| 0.0,
        today: CalendarDate::FIRST,
        progress: &|_| {},
        here: service::Here::NOWHERE,
    };
    let file = of_tomorrow().to_string().into_bytes();
    let done = service::run(&mut Desk::default(), &Job::Readability(None), file.clone(), &world);
    let Reply::Readability(view) = done.reply else { panic!("{:?}", done.reply) };
    let [(Light::Glare, statistics)] = view.lights[..] else { panic!("{:?}", view.lights) };
    assert_eq!((statistics.read, statistics.timed_out, statistics.ratio), (1, 1, Some(0.5)));
    let wanted = ReadabilityFile { format: ReadabilityFormat::Pdf, locale: "vi".into() };
    let done = service::run(&mut Desk::default(), &Job::Readability(Some(wanted)), file, &world);
    assert!(matches!(done.reply, Reply::Exported(_)), "{:?}", done.reply);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_make_the_reader_of_files_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0_usize..600) {
        let mut file = of_tomorrow().to_string().into_bytes();
        file.truncate(cut);
        file.extend(bytes);
        let world = World { now_ms: &|| 0.0, today: CalendarDate::FIRST, progress: &|_| {}, here: service::Here::NOWHERE };
        let done = service::run(&mut Desk::default(), &Job::Readability(None), file, &world);
        prop_assert!(matches!(done.reply, Reply::Failed(_) | Reply::Readability(_)));
    }
}
