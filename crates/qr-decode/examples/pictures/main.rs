//! Prints how much of folders of pictures is read, how much wrongly, and how long that takes: never a judgement.
//!
//! `cargo run --release -p qr-decode --example pictures -- DIR...`; `truth` says what has to lie beside the pictures.

mod peer;
mod score;
mod shrink;
mod truth;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use base::Luma;
use qr_decode::{Effort, Found, Reading, decode_watched};

use peer::Peer;
use score::{HEAD, Score, Stages, Step};
use truth::{Compared, Expected, Folder, Message, Picture};

const USAGE: &str = "\
Usage: pictures [options] DIR...

  --effort thorough|live   how hard to look (default: thorough)
  --long-edge PIXELS       make larger pictures smaller first, as a camera sees them
  --misses                 list what was not read, what was read wrongly, and what peers read more
  --peers                  read the same pixels with zxing-cpp, too
";

/// What to measure.
struct Options {
    effort: Effort,
    long_edge: Option<usize>,
    misses: bool,
    peers: bool,
    folders: Vec<PathBuf>,
}

fn options() -> Option<Options> {
    let mut options = Options {
        effort: Effort::Thorough,
        long_edge: None,
        misses: false,
        peers: false,
        folders: Vec::new(),
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--effort" => {
                options.effort = match words.next()?.as_str() {
                    "thorough" => Effort::Thorough,
                    "live" => Effort::Live,
                    _ => return None,
                };
            }
            "--long-edge" => options.long_edge = Some(words.next()?.parse().ok()?),
            "--misses" => options.misses = true,
            "--peers" => options.peers = true,
            _ if word.starts_with("--") => return None,
            _ => options.folders.push(word.into()),
        }
    }
    (!options.folders.is_empty()).then_some(options)
}

fn main() -> ExitCode {
    let Some(options) = options() else {
        eprint!("{USAGE}");
        return ExitCode::FAILURE;
    };
    let mut folders = Vec::new();
    for top in &options.folders {
        match truth::folders(top) {
            Ok(found) => folders.extend(found),
            Err(fault) => {
                eprintln!("{}: {fault}", top.display());
                return ExitCode::FAILURE;
            }
        }
    }
    let peer = if options.peers { Peer::start() } else { None };
    if options.peers && peer.is_none() {
        println!("{}\n", peer::HINT);
    }
    let mut run = Run { peer, options, ours: Tally::default(), peers: Score::default(), misses: Vec::new() };
    run.all(&folders);
    ExitCode::SUCCESS
}

/// What our reader did, by what did it.
#[derive(Default)]
struct Tally {
    score: Score,
    stages: Stages,
    samplers: BTreeMap<&'static str, usize>,
    readers: BTreeMap<&'static str, usize>,
    reasons: BTreeMap<String, usize>,
}

/// One run over all folders.
struct Run {
    options: Options,
    peer: Option<Peer>,
    ours: Tally,
    peers: Score,
    misses: Vec<String>,
}

impl Run {
    fn all(&mut self, folders: &[Folder]) {
        println!("{HEAD}");
        for folder in folders {
            self.folder(folder);
        }
        println!("{}", self.ours.score.row("total"));
        if let Some(peer) = &self.peer {
            println!("{}", self.peers.row(&format!("  {}", peer.name)));
        }
        println!("\n{}", self.ours.stages.table());
        let named = |counts: &BTreeMap<&'static str, usize>| {
            let words: Vec<String> = truth::tally(counts.clone())
                .into_iter()
                .map(|(name, count)| format!("{name} {count}"))
                .collect();
            words.join(", ")
        };
        println!("read right, by sampler: {}", named(&self.ours.samplers));
        println!("read right, held against: {}", named(&self.ours.readers));
        if !self.ours.reasons.is_empty() {
            println!("seen and not read: {:?}", truth::tally(self.ours.reasons.clone()));
        }
        for miss in &self.misses {
            println!("{miss}");
        }
    }

    fn folder(&mut self, folder: &Folder) {
        let (mut ours, mut peers) = (Score::default(), Score::default());
        for picture in &folder.pictures {
            let Some(image) = load(&picture.path, self.options.long_edge) else {
                println!("{}: no picture that can be opened", picture.path.display());
                continue;
            };
            let right = self.picture(picture, &image, &mut ours);
            if let Some(peer) = &mut self.peer {
                match peer.read(&image) {
                    Ok((messages, time)) => {
                        let compared = truth::compare(&picture.expected, &messages);
                        count(&mut peers, &picture.expected, &compared);
                        peers.times.push(time);
                        if self.options.misses && compared.right > right {
                            let (path, more) = (picture.path.display(), compared.right - right);
                            self.misses.push(format!("behind   {path}: {} read {more} more", peer.name));
                        }
                    }
                    Err(fault) => {
                        println!("{}: {fault}", picture.path.display());
                        self.peer = None;
                    }
                }
            }
        }
        println!("{}", ours.row(&folder.name));
        if let Some(peer) = &self.peer {
            println!("{}", peers.row(&format!("  {}", peer.name)));
        }
        if folder.untold > 0 {
            println!("  left out, because nothing says what is in them: {}", folder.untold);
        }
        self.ours.score.add(&ours);
        self.peers.add(&peers);
    }

    /// Reads one picture; how many of the expected messages were read.
    fn picture(&mut self, picture: &Picture, image: &Luma, score: &mut Score) -> usize {
        let mut looks: Vec<(String, Instant, usize)> = Vec::new();
        let began = Instant::now();
        let mut watch = |rung: &qr_decode::Rung, found: &[Found]| {
            looks.push((rung.to_string(), Instant::now(), found.len()));
        };
        let reading = decode_watched(image.view(), self.options.effort, &mut watch);
        score.times.push(began.elapsed());
        let messages: Vec<Message> = reading.found.iter().map(message).collect();
        let compared = truth::compare(&picture.expected, &messages);
        count(score, &picture.expected, &compared);
        score.unconfirmed += reading.unconfirmed.len();
        score.unread += reading.unread.len();
        self.by_part(&reading, &compared, looks, began);
        if self.options.misses {
            self.list(picture, &reading, &messages, &compared);
        }
        compared.right
    }

    fn by_part(
        &mut self,
        reading: &Reading,
        compared: &Compared,
        looks: Vec<(String, Instant, usize)>,
        began: Instant,
    ) {
        let (mut last, mut known) = (began, 0);
        let mut steps = Vec::new();
        for (name, ended, found) in looks {
            let new = compared.is_right.get(known..found).unwrap_or_default();
            let right = new.iter().filter(|&&right| right).count();
            steps.push(Step { name, time: ended - last, right, wrong: new.len() - right });
            (last, known) = (ended, found);
        }
        self.ours.stages.add(&steps);
        for (found, _) in reading.found.iter().zip(&compared.is_right).filter(|&(_, &right)| right) {
            *self.ours.samplers.entry(found.sampler.name()).or_default() += 1;
            *self.ours.readers.entry(found.reader.name()).or_default() += 1;
        }
        for unread in &reading.unread {
            let reason = format!("{:?}", unread.reason);
            let kind = reason.split([' ', '{', '(']).next().unwrap_or_default().to_owned();
            *self.ours.reasons.entry(kind).or_default() += 1;
        }
    }

    fn list(&mut self, picture: &Picture, reading: &Reading, messages: &[Message], compared: &Compared) {
        let path = picture.path.display();
        for (message, _) in messages.iter().zip(&compared.is_right).filter(|&(_, &right)| !right) {
            self.misses.push(format!("wrong    {path}: {}", short(message)));
        }
        if compared.right < picture.expected.len() {
            let reasons: Vec<String> = reading.unread.iter().map(|one| format!("{:?}", one.reason)).collect();
            let count = format!("{} of {}", compared.right, picture.expected.len());
            self.misses.push(format!("missed   {path}: {count} read; unread: [{}]", reasons.join(", ")));
        }
        for held in &reading.unconfirmed {
            let message = message(held);
            let right = picture.expected.iter().any(|expected| expected.is(&message));
            let word = if right { "right" } else { "wrong" };
            self.misses.push(format!("held     {path}: {word}, {}", short(&message)));
        }
    }
}

fn message(found: &Found) -> Message {
    Message { text: found.text.clone(), bytes: found.payload.clone() }
}

fn count(score: &mut Score, expected: &[Expected], compared: &Compared) {
    score.pictures += 1;
    score.with_codes += usize::from(!expected.is_empty());
    score.read += usize::from(compared.right > 0);
    score.expected += expected.len();
    score.right += compared.right;
    score.wrong += compared.is_right.iter().filter(|&&right| !right).count();
}

/// The begin of a message.
fn short(message: &Message) -> String {
    let text = message.text.clone().unwrap_or_else(|| format!("{:02x?}", message.bytes));
    format!("{:?}", text.chars().take(60).collect::<String>())
}

fn load(path: &Path, long_edge: Option<usize>) -> Option<Luma> {
    let image = picture::read(&std::fs::read(path).ok()?).ok()?.luma;
    Some(match long_edge {
        Some(long_edge) => shrink::to_long_edge(image, long_edge),
        None => image,
    })
}
