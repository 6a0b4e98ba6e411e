//! How labels are made, out of the arguments; and `temqr setup`, which keeps it in a file.

use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use service::{Choice, Choices, Fault, LabelSetup, LogoFile, OwnKind, PrinterKind, Question};

use crate::args::{SetupArgs, SetupFileArgs};
use crate::exit::{Exit, Stop};
use crate::own::{self, catalogue, kept, named, unknown};
use crate::read::read;
use crate::report;
use crate::words::Words;
use crate::write::Target;

/// The largest logo that is opened, in bytes: more than the core takes, so that the core says so.
const MAX_LOGO_BYTES: usize = 8 << 20;

/// Writes what the arguments choose into a file.
pub(crate) fn run(args: &SetupFileArgs, words: Words, out: &mut dyn Write) -> Result<Exit, Stop> {
    let target = Target::new(&args.output, args.force)?;
    let setup = kept(&choose(&args.setup, PrinterKind::Laser)?);
    // What nobody could read again, such as an edge of NaN, is not kept.
    own::restored::<LabelSetup>(&setup)?;
    let mut said = Vec::new();
    if !target.is_stdout() {
        writeln!(said, "{}", words.with("cli.written", &[("path", report::path(target.path()))]))?;
    }
    target.give(setup.as_bytes(), &said, out)?;
    Ok(Exit::Well)
}

/// What the arguments choose; a printer of which only the resolution is said is of this kind, where there are both.
///
/// # Errors
/// The codes of names that are not known, and of files that cannot be used.
pub(crate) fn choose(args: &SetupArgs, printers: PrinterKind) -> Result<LabelSetup, Stop> {
    let mut setup = args.setup.as_deref().map(own::setup).transpose()?.unwrap_or_default();
    if let Some(name) = &args.template {
        setup.template = named(&mut setup.own, OwnKind::Template, name)?;
        // The edge that suits the template, unless another is asked for below.
        let choices = own::catalogue(&setup.own)?.templates;
        let chosen = choices.iter().find(|choice| choice.id == setup.template);
        setup.symbol_edge_mm = chosen.map_or(setup.symbol_edge_mm, |choice| choice.symbol_edge_mm);
    }
    if let Some(name) = &args.profile {
        setup.profile = named(&mut setup.own, OwnKind::Profile, name)?;
    }
    if let Some(name) = &args.printer {
        setup.printer = own::printer(name, printers)?;
    }
    if let Some(path) = &args.logo {
        setup.logo = Some(logo(path)?);
    }
    setup.languages = args.languages.unwrap_or(setup.languages);
    setup.level = args.level.map_or(setup.level, Into::into);
    setup.symbol_edge_mm = args.symbol_mm.unwrap_or(setup.symbol_edge_mm);
    setup.ink = args.ink.unwrap_or(setup.ink);
    setup.paper = args.paper.unwrap_or(setup.paper);
    if let Some(text) = &args.free_text {
        setup.free_text.clone_from(text);
    }
    if let Some(address) = &args.web_address {
        setup.web_address.clone_from(address);
    }
    substrate(&mut setup.substrate, &args.substrate)?;
    Ok(setup)
}

fn logo(path: &Path) -> Result<LogoFile, Stop> {
    let bytes = read(path, MAX_LOGO_BYTES, "cli.input-too-large").map_err(|fault| Stop::at(path, fault))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(LogoFile { name, base64: STANDARD.encode(bytes) })
}

/// The parts of a question, by the names of `--substrate` and of the setup's file.
pub(crate) fn parts(choices: &Choices) -> [(&'static str, &[Choice]); 7] {
    [
        ("material", &choices.materials),
        ("finish", &choices.finishes),
        ("method", &choices.methods),
        ("ribbon", &choices.ribbons),
        ("surroundings", &choices.surroundings),
        ("surface", &choices.surfaces),
        ("evidence", &choices.evidence),
    ]
}

/// Takes over answers such as `ribbon=resin`. Of surroundings and evidence there can be several: those named here stand
/// in place of those of the file.
fn substrate(question: &mut Question, answers: &[String]) -> Result<(), Stop> {
    if answers.is_empty() {
        return Ok(());
    }
    let catalogue = catalogue(&[])?;
    let parts = parts(&catalogue.substrate);
    let (mut surroundings, mut evidence) = (Vec::new(), Vec::new());
    for answer in answers {
        let (part, id) = answer.split_once('=').unwrap_or((answer, ""));
        let Some((_, choices)) = parts.iter().find(|(name, _)| *name == part) else {
            return Err(unknown("cli.unknown-part", part, &parts.map(|(name, _)| name)).into());
        };
        if !choices.iter().any(|choice| choice.id == id) {
            let ids: Vec<&str> = choices.iter().map(|choice| &choice.id[..]).collect();
            let fault: Fault = unknown("cli.unknown-material", id, &ids).with("part", part);
            return Err(fault.into());
        }
        let id = id.to_owned();
        match part {
            "material" => question.material = id,
            "finish" => question.finish = id,
            "method" => question.method = id,
            "ribbon" => question.ribbon = id,
            "surface" => question.surface = id,
            "surroundings" => surroundings.push(id),
            _ => evidence.push(id),
        }
    }
    if !surroundings.is_empty() {
        question.surroundings = surroundings;
    }
    if !evidence.is_empty() {
        question.evidence = evidence;
    }
    Ok(())
}
