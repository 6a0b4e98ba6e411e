//! `temqr readability`: what the tries in a file come to.

use std::io::Write;

use service::readability::{Light, Statistics};
use service::{Fault, Job, Readability, ReadabilityFile, ReadabilityView, Reply, readability};

use crate::args::ReadabilityArgs;
use crate::chinese;
use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::marked::visible;
use crate::report;
use crate::words::Words;
use crate::write::Target;

/// Says what the tries come to, light by light; with an output, writes the page of them.
pub(crate) fn run(args: &ReadabilityArgs, words: Words, out: &mut dyn Write) -> Result<Exit, Stop> {
    let bytes =
        Input::open(&args.file).and_then(Input::bytes).map_err(|fault| Stop::at(&args.file, fault))?;
    let target = args.output.as_ref().map(|output| Target::new(output, args.force)?.binary()).transpose()?;
    let view = match crate::run(&Job::Readability(None), bytes.clone()).reply {
        Reply::Readability(view) => *view,
        Reply::Failed(fault) => return Err(Stop::at(&args.file, fault)),
        _ => return Err(Fault::new("cli.other-answer").into()),
    };
    let mut said = Vec::new();
    let exit = say(&view, words, &mut said)?;
    let Some(target) = target else {
        out.write_all(&said)?;
        return Ok(exit);
    };
    chinese::supply()?;
    let format = readability::ReadabilityFormat::Pdf;
    let file = ReadabilityFile { format, locale: words.tag().to_owned() };
    let done = crate::run(&Job::Readability(Some(file)), bytes);
    let page = match (done.reply, done.bytes) {
        (Reply::Exported(_), Some(page)) => page,
        (Reply::Failed(fault), _) => return Err(fault.into()),
        _ => return Err(Fault::new("cli.other-answer").into()),
    };
    target.give(&page, &said, out)?;
    Ok(exit)
}

/// What is found in the file, then the label and its figures.
fn say(view: &ReadabilityView, words: Words, out: &mut dyn Write) -> Result<Exit, Stop> {
    for finding in &view.findings {
        writeln!(out, "{}: {}", words.severity(finding.severity), words.finding(finding))?;
    }
    let Readability { label, .. } = &view.readability;
    for text in [&label.manufacturer, &label.batch, &label.report].into_iter().filter(|text| !text.is_empty())
    {
        writeln!(out, "{}", visible(text))?;
    }
    for (light, of) in &view.lights {
        writeln!(out)?;
        report::table(out, &figures(*light, of, words))?;
    }
    if view.lights.is_empty() {
        writeln!(out, "{}", words.get("readability.no-runs"))?;
    } else if view.lights.iter().any(|(_, of)| of.is_few()) {
        let few = readability::FEW_TRIES.to_string();
        writeln!(out, "\n{}", words.with("readability.few", &[("count", few)]))?;
    }
    writeln!(out, "{}", words.get("readability.claim"))?;
    Ok(if view.findings.is_empty() { Exit::Well } else { Exit::Found })
}

fn figures(light: Light, of: &Statistics, words: Words) -> Vec<(String, String)> {
    let percent = |share: f64| words.number(share * 100.0, 0);
    let seconds = |time: f64| format!("{} s", words.number(time / 1000.0, 2));
    let row = |key: &str, value: Option<String>| Some((words.get(key), value?));
    let ratio = of.interval.map(|interval| {
        let figures = [
            ("read", of.read.to_string()),
            ("counted", of.counted().to_string()),
            ("low", percent(interval.low)),
            ("high", percent(interval.high)),
        ];
        words.with("readability.interval", &figures)
    });
    let margins = of.least_margin.zip(of.median_margin);
    let margins = margins.map(|(least, median)| format!("{} · {} %", percent(least), percent(median)));
    let wrong = (of.wrong > 0).then(|| of.wrong.to_string());
    [
        row("readability.light", Some(words.get(light.key()))),
        row("readability.ratio", ratio),
        row("readability.wrong", wrong),
        row("readability.median", of.median_ms.map(seconds)),
        row("readability.p95", of.p95_ms.map(seconds)),
        row("readability.margin", margins),
    ]
    .into_iter()
    .flatten()
    .collect()
}
