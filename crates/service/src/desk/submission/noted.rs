//! What of a submission comes into the evidence.

use evidence::{Body, Sha256Digest, Submission};
use record::{CalendarDate, Column};

use super::{Credentials, Door, Happening, Scope, SubmissionJob, SubmissionReply, Todo};
use crate::desk::WorkspaceRef;
use crate::desk::workspace::Workspace;
use crate::desk::{Outcome, Selection};
use crate::{Here, World};

fn ask(open: &mut Workspace, door: &mut Door, job: &SubmissionJob, bytes: &[u8]) -> SubmissionReply {
    let today = CalendarDate::new(2026, 11, 23).expect("a day");
    let world = World { now_ms: &|| 0.0, today, progress: &|_| {}, here: Here::NOWHERE };
    match open.submission(job, bytes, door, &world) {
        Ok((Outcome::Submission(reply), _)) => reply,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_record_is_noted_when_it_leaves_and_when_the_platform_answers() {
    let mut open = Workspace::new(WorkspaceRef { id: "w".into(), name: "Desk".into() });
    let mut door = Door::default();
    let cells = [(Column::Manufacturer, "Atlas"), (Column::Batch, "20260517-0001"), (Column::Report, "IR-1")];
    let cells: Vec<(Column, String)> = cells.map(|(column, text)| (column, text.to_owned())).into();
    open.add_line(&cells).expect("a line");
    let prepare = SubmissionJob::Prepare(Scope::Lines(Selection::default()));
    let SubmissionReply::Shown(view) = ask(&mut open, &mut door, &prepare, &[]) else { panic!("a view") };
    let digest = view.prepared.expect("it is prepared").digest;
    let SubmissionReply::Rows { rows, .. } = ask(
        &mut open,
        &mut door,
        &SubmissionJob::Rows { kind: super::RecordKind::All, from: 0, count: 1 },
        &[],
    ) else {
        panic!("rows")
    };
    let body = open.submitting.prepared.as_ref().expect("prepared").bodies.records()[0].body.clone();
    ask(&mut open, &mut door, &SubmissionJob::Begin(digest), &[]);
    let client = Credentials::Client { id: "c".into(), secret: "s".into() };
    ask(&mut open, &mut door, &SubmissionJob::Credentials(Some(client)), &[]);
    assert!(open.happened.is_empty(), "consent alone sends nothing");

    let key = rows[0].key.clone();
    let receipt = format!(
        r#"{{"receipts":[{{"key":"{key}","status":"accepted","receiptNo":"R-1","receivedAt":""}}]}}"#
    );
    let answers = [br#"{"access_token":"t"}"#.to_vec(), receipt.into_bytes()];
    let (mut happening, mut bytes, mut answers) = (Happening::Started, Vec::new(), answers.into_iter());
    loop {
        let SubmissionReply::Next(next) = ask(&mut open, &mut door, &SubmissionJob::Step(happening), &bytes)
        else {
            panic!("what is next")
        };
        (happening, bytes) = match next.todo {
            Todo::Send(view) => {
                let answer = answers.next().expect("no more requests than answers");
                (
                    Happening::Response { ticket: view.ticket, status: 200, retry_after: None, date: None },
                    answer,
                )
            }
            Todo::Wait { .. } => (Happening::Tick, Vec::new()),
            Todo::Idle => panic!("it stopped"),
            Todo::Done(_) => break,
        };
    }
    let noted = |status: &str, receipt_no: Option<&str>| {
        Body::Submission(Submission {
            profile: "rehearsal".into(),
            origin: "http://127.0.0.1:8620".into(),
            key: key.clone(),
            body_sha256: Sha256Digest::of(body.as_bytes()),
            bytes: body.len() as u64,
            status: status.into(),
            receipt_no: receipt_no.map(str::to_owned),
        })
    };
    assert_eq!(open.happened, [noted("sending", None), noted("accepted", Some("R-1"))]);
}
