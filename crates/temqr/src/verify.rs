//! `temqr verify`: whether a log of evidence still says what it said.

use std::io::{self, Write};

use base::{Severity, worst};
use service::evidence::{self, EvidenceView, Root};

use crate::args::VerifyArgs;
use crate::exit::{Exit, Stop};
use crate::json::{self, EvidenceLine};
use crate::read;
use crate::report;
use crate::words::Words;

/// Holds a log against itself and against roots, and names the first broken entry.
pub(crate) fn run(args: &VerifyArgs, words: Words, out: &mut dyn Write) -> Result<Exit, Stop> {
    let roots = args.roots.iter().map(|text| evidence::root(text)).collect::<Result<Vec<Root>, _>>()?;
    let file = read::read(&args.file, evidence::MAX_BYTES, "cli.input-too-large");
    let view =
        file.and_then(|file| evidence::verify(&file, &roots)).map_err(|fault| Stop::at(&args.file, fault))?;
    if args.json {
        json::line(out, &EvidenceLine::new(&view, words))?;
    } else {
        say(&view, words, out)?;
    }
    let clean = view.holds && worst(&view.findings) < Some(Severity::Warning);
    Ok(if clean { Exit::Well } else { Exit::Found })
}

/// The verdict, what was found, the log's figures, and what all of it proves.
fn say(view: &EvidenceView, words: Words, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", words.get(&view.verdict))?;
    if let Some(broken) = &view.broken {
        let place = [
            ("entry", broken.entry.to_string()),
            ("begin", broken.bytes.start.to_string()),
            ("end", broken.bytes.end.to_string()),
        ];
        writeln!(out, "{}", words.with("cli.evidence.broken-at", &place))?;
    }
    writeln!(out)?;
    for finding in &view.findings {
        report::finding(out, words, None, None, finding)?;
    }
    let row = |key: &str, value: Option<&String>| Some((words.get(key), value?.clone()));
    let times = view.first_at.as_ref().zip(view.last_at.as_ref());
    let times = times.map(|(first, last)| format!("{first} … {last}"));
    let rows = [
        row("cli.evidence.log", view.log.as_ref()),
        row("cli.evidence.entries", Some(&view.entries.to_string())),
        row("cli.evidence.root", view.root.as_ref()),
        row("cli.evidence.time", times.as_ref()),
    ];
    let right = view.signatures.iter().filter(|signature| signature.fault.is_none());
    let keys = right.map(|signature| (words.get("cli.evidence.key"), signature.thumbprint.clone()));
    report::table(out, &rows.into_iter().flatten().chain(keys).collect::<Vec<_>>())?;
    // Where it does not hold, only what it never proves is left to say.
    if view.holds {
        let heading = if view.anchored { "cli.evidence.proved" } else { "cli.evidence.would-prove" };
        say_claims(true, heading, words, out)?;
    }
    say_claims(false, "cli.evidence.not-proved", words, out)
}

/// What is proved, or what is not, under a heading.
fn say_claims(proved: bool, heading: &str, words: Words, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{}", words.get(heading))?;
    let claims = evidence::claims().iter().filter(|claim| claim.proved == proved);
    claims.map(|claim| words.get(claim.code)).try_for_each(|claim| writeln!(out, "  {claim}"))
}
