//! `temqr submit`: shows what would leave for the platform, and sends just that when a person consents to it.

mod credentials;
mod network;
mod records;
mod state;
mod store;
mod told;

use std::io::Write;
use std::thread;
use std::time::Duration;

use service::Fault;
use service::desk::Selection;
use service::desk::submission::{Happening, Next, Scope, SubmissionJob, SubmissionView, Todo};
use service::npqtp::{Outcome, PROFILE_LIMIT_BYTES};

use crate::args::SubmitArgs;
use crate::exit::{Exit, Stop};
use crate::read::text;
use crate::words::Words;
use network::Network;
use state::State;

/// The id of the profile that is always there.
const REHEARSAL: &str = "rehearsal";

/// Prepares, shows, and sends what was consented to; or goes on with what did not come to its end.
pub(crate) fn run(args: &SubmitArgs, words: Words, out: &mut dyn Write) -> Result<Exit, Stop> {
    let at_state = |fault| Stop::at(&args.state, fault);
    let today = args.reading.today.unwrap_or_else(crate::today);
    let mut state = State::open(&args.state, today).map_err(at_state)?;
    let view = state.shown(SubmissionJob::Show)?;
    let open = view.under_way.as_ref().is_some_and(|of| of.outcome != Some(Outcome::Completed));
    if args.go_on {
        if !open {
            return Err(at_state(Fault::new("submission.nothing-under-way")));
        }
        let credentials = credentials::read(args.credentials.as_deref(), &view.profile)?;
        return send(args, &mut state, credentials, words, out);
    }
    if open {
        return Err(at_state(Fault::new("cli.submission-open")));
    }
    choose(args, &mut state)?;
    let mut said = Vec::new();
    records::take_in(args, &mut state, words, &mut said)?;
    let view = state.shown(SubmissionJob::Prepare(Scope::Lines(Selection::default())))?;
    if let Some(number) = args.body {
        let body = state.text(SubmissionJob::Body(number as usize - 1))?;
        out.write_all(body.as_bytes())?;
        return Ok(Exit::Well);
    }
    if !args.json {
        out.write_all(&said)?;
    }
    told::prepared(&mut state, &view, args.json, words, out)?;
    out.flush()?;
    let Some(prepared) = &view.prepared else { return Err(Fault::new("cli.other-answer").into()) };
    let whole = prepared.left_out == 0 && prepared.records > 0;
    let Some(consent) = &args.consent else {
        if !args.json && prepared.records > 0 {
            writeln!(out, "\n{}", words.with("cli.submit.consent", &[("digest", &prepared.digest)]))?;
        }
        return Ok(if whole { Exit::Well } else { Exit::Found });
    };
    if *consent != prepared.digest {
        return Err(Fault::new("submission.changed-since-shown").into());
    }
    let credentials = credentials::read(args.credentials.as_deref(), &view.profile)?;
    state.shown(SubmissionJob::Begin(consent.clone()))?;
    let exit = send(args, &mut state, credentials, words, out)?;
    Ok(if whole { exit } else { exit.max(Exit::Found) })
}

/// Chooses the profile that the arguments name.
fn choose(args: &SubmitArgs, state: &mut State) -> Result<SubmissionView, Stop> {
    match &args.profile {
        None => Ok(state.shown(SubmissionJob::Choose(REHEARSAL.to_owned()))?),
        Some(path) => {
            let profile = text(path, PROFILE_LIMIT_BYTES).map_err(|fault| Stop::at(path, fault))?;
            state.shown(SubmissionJob::PutProfile(profile)).map_err(|fault| Stop::at(path, fault))
        }
    }
}

/// Carries out what the core says until it has come to an end, and says what became of the records.
fn send(
    args: &SubmitArgs,
    state: &mut State,
    credentials: Option<service::desk::submission::Credentials>,
    words: Words,
    out: &mut dyn Write,
) -> Result<Exit, Stop> {
    if let Some(credentials) = credentials {
        state.shown(SubmissionJob::Credentials(Some(credentials)))?;
    }
    let mut network = Network::default();
    let (mut happening, mut bytes) = (Happening::Started, Vec::new());
    let last = loop {
        let (next, body) = state.step(happening, bytes)?;
        (happening, bytes) = match &next.todo {
            Todo::Send(view) => network.carry_out(view, body.unwrap_or_default()),
            Todo::Wait { ms } => {
                thread::sleep(Duration::from_millis(*ms));
                (Happening::Tick, Vec::new())
            }
            Todo::Idle | Todo::Done(_) => break next,
        };
    };
    told::ended(state, &last, args, words, out)?;
    Ok(exit(&last))
}

fn exit(last: &Next) -> Exit {
    match last.todo {
        Todo::Done(Outcome::Completed) if last.under_way.tally.rejected == 0 => Exit::Well,
        Todo::Done(Outcome::Completed) => Exit::Found,
        _ => Exit::NotDone,
    }
}
