//! Records on the way in: judged line by line, and as a file.

use proptest::prelude::*;
use service::desk::{DeskJob, FoundInCell, JudgeRequest, Judgement, Outcome, Totals, WorkspaceRef};
use service::{CalendarDate, Desk, Job, Options, RecordStream, Reply, World};

const TODAY: CalendarDate = CalendarDate::FIRST;

fn ask(desk: &mut Desk, job: DeskJob, bytes: Vec<u8>) -> Outcome {
    let world = World { now_ms: &|| 0.0, today: TODAY, progress: &|_| {}, here: service::Here::NOWHERE };
    match service::run(desk, &Job::Desk(job), bytes, &world).reply {
        Reply::Desk(reply) => reply.outcome,
        other => panic!("{other:?}"),
    }
}

/// What is found in a file, asked for so many lines at a time.
fn judged(file: &str, at_a_time: usize) -> (Vec<FoundInCell>, Totals) {
    let mut desk = Desk::default();
    let name = WorkspaceRef { id: "w".into(), name: "W".into() };
    assert_eq!(ask(&mut desk, DeskJob::Open(name), Vec::new()), Outcome::Done);
    let read = DeskJob::Read { name: "records.json".into(), options: Options::default() };
    let Outcome::Source(view) = ask(&mut desk, read, file.into()) else { panic!("{file}") };
    let (mut cells, mut from) = (Vec::new(), 0);
    loop {
        let request = JudgeRequest { mapping: view.mapping.clone(), from, count: at_a_time };
        let Outcome::Judged(judgement) = ask(&mut desk, DeskJob::Judge(request), Vec::new()) else {
            panic!("{file}")
        };
        let Judgement { cells: found, totals } = *judgement;
        cells.extend(found);
        match totals {
            Some(totals) => return (cells, *totals),
            None => from += at_a_time,
        }
    }
}

/// What is found in lines.
fn streamed(lines: &[String]) -> (Vec<FoundInCell>, Totals) {
    let mut stream = RecordStream::new(None, TODAY).expect("no policy");
    let cells = lines.iter().flat_map(|line| stream.read(line).expect("few lines").cells).collect();
    (cells, stream.totals())
}

/// What is the same however records came.
fn told((cells, totals): (Vec<FoundInCell>, Totals)) -> (Vec<String>, Vec<String>, usize, u8) {
    let mut in_cells: Vec<String> = cells
        .iter()
        .map(|cell| format!("{:?} {:?} {}", cell.at.column, cell.text, cell.finding.code))
        .collect();
    in_cells.sort();
    let sets = totals.sets.iter().map(|set| format!("{} {}", set.finding.code, set.places.len())).collect();
    (in_cells, sets, totals.lines, totals.percent)
}

/// Texts as people write them, and as nobody does. None is white space alone: a table takes such cells for empty.
fn text() -> impl Strategy<Value = String> {
    let any = prop_oneof![
        Just("20260517-0001".to_owned()),
        Just("IR-2026-00418".to_owned()),
        "2026[01][0-9][0-3][0-9]-[0-9OIl]{0,4}",
        "[ -~]{0,12}",
        ".{0,8}",
    ];
    any.prop_map(|text| if text.trim().is_empty() { String::new() } else { text })
}

fn record() -> impl Strategy<Value = String> {
    (text(), text(), text()).prop_map(|(manufacturer, batch, report)| {
        serde_json::json!({ "manufacturer": manufacturer, "batch": batch, "report": report }).to_string()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn records_are_judged_the_same_line_by_line_as_in_a_file(
        lines in prop::collection::vec(record(), 1..12),
        at_a_time in 1_usize..5,
    ) {
        let file = format!("[{}]", lines.join(","));
        prop_assert_eq!(told(streamed(&lines)), told(judged(&file, at_a_time)));
    }

    #[test]
    fn no_line_is_a_reason_to_panic_and_every_span_stands_in_its_text(
        lines in prop::collection::vec(prop_oneof![record(), any::<String>(), "[{}\\[\\]\":,a-z0-9 ]{0,40}"], 0..6),
    ) {
        let (cells, _) = streamed(&lines);
        for FoundInCell { text, finding, .. } in &cells {
            let spans = finding.span.iter().chain(finding.fix.iter().map(|fix| &fix.span));
            for span in spans {
                prop_assert!(text.get(span.clone()).is_some(), "{:?} in {:?}", span, text);
            }
        }
    }
}
