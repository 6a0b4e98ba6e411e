//! What the person typed: one command with its options.

use std::path::PathBuf;

use crate::fault::{Fault, Outcome};

/// The text of `cargo xtask help`.
pub(crate) const HELP: &str = "\
Sets up, builds, serves and tests TemQR.

Usage: cargo xtask <command> [options]

  setup   Install what is missing, and list what is there
  serve   Build the page and serve it at http://127.0.0.1:8080/
            --port N       another port; 0 takes any free one
            --dev          build quickly, without optimizing (default: --release)
            --no-build     serve what is built already
            --dist DIR     serve this folder instead of dist/; builds nothing
            --under PATH   serve below a path, as in --under /tools/temqr
            --no-open      open no browser
  rehearse  Serve the page, and beside it an unofficial platform to submit to, at http://127.0.0.1:8620/
            OPTION...      those of serve
            -- ARG...      for the platform; `rehearse -- --help` lists them
  build   Build the page for deployment, into dist/
            --dev          build quickly, without optimizing
  check   Formatting, lints for this machine and for the browser, documentation
  test    All tests: cargo's own, then the journeys in a browser
            native [ARG]...   only cargo's own; ARGs go to `cargo test --workspace`
            web [ARG]...      only the browser's; ARGs go to `playwright test`
  bench   Print sizes and timings; never fails because of them
  pictures DIR...   Print how much of folders of pictures is read, how much wrongly, and how fast
            --effort live  look as hard as a camera frame leaves time for (default: thorough)
            --long-edge N  make larger pictures smaller first, as a camera sees them
            --misses       list what was not read, and what was read wrongly
            --peers        read the same pixels with zxing-cpp, too
            --draw         instead of reading, draw photographs of labels into DIR
              --seed N     which ones (default: 1)
              --count N    how many of each kind (default: 24)
              --kind NAME  only this kind
  help    Print this

The first run builds tools that are missing, which takes minutes; later runs, of other checkouts too, find them in
$TEMQR_TOOLS, else $XDG_CACHE_HOME/temqr, else ~/.cache/temqr. TEMQR_CHROMIUM names the browser for the tests.
";

/// The port that `serve` takes unless told otherwise.
const USUAL_PORT: u16 = 8080;

/// One command.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Print the help text.
    Help,
    /// Install what is missing and list what is there.
    Setup,
    /// Serve the page.
    Serve(Serve),
    /// Serve the page, and a platform to submit to.
    Rehearse(Rehearse),
    /// Build the page for deployment.
    Build {
        /// Optimize it.
        release: bool,
    },
    /// Formatting, lints, documentation.
    Check,
    /// Tests.
    Test(Test),
    /// Sizes and timings.
    Bench,
    /// How much of folders of pictures is read.
    Pictures(Pictures),
}

/// How to serve.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Serve {
    /// The port, and whether another may be taken when it is in use.
    pub(crate) port: u16,
    /// Whether the person named the port.
    pub(crate) port_given: bool,
    /// Build before serving.
    pub(crate) build: bool,
    /// Build optimized.
    pub(crate) release: bool,
    /// The folder to serve, when it is not `dist/`.
    pub(crate) dist: Option<PathBuf>,
    /// The path it is served below: empty, or starts with `/` and does not end with one.
    pub(crate) under: String,
    /// Open a browser.
    pub(crate) open: bool,
}

/// How to serve the page and the platform.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Rehearse {
    /// How to serve the page.
    pub(crate) page: Serve,
    /// Words for the platform's program, which reads them.
    pub(crate) platform: Vec<String>,
}

/// Which tests to run.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Test {
    /// All of them.
    All,
    /// Cargo's own, with more words for cargo.
    Native(Vec<String>),
    /// The browser's, with more words for Playwright.
    Web(Vec<String>),
}

/// What to do with folders of pictures. The words are read by the programs that do it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Pictures {
    /// Read them.
    Score(Vec<String>),
    /// Draw them.
    Draw(Vec<String>),
}

/// Reads the words behind the program's name.
///
/// # Errors
/// An unknown command or option, or an option without its value.
pub(crate) fn parse(words: Vec<String>) -> Outcome<Command> {
    let mut words = words.into_iter();
    let command = match words.next().as_deref() {
        None | Some("help" | "--help" | "-h") => return Ok(Command::Help),
        Some("setup") => Command::Setup,
        Some("check") => Command::Check,
        Some("bench") => Command::Bench,
        Some("build") => {
            let mut release = true;
            for word in words {
                match word.as_str() {
                    "--release" => release = true,
                    "--dev" => release = false,
                    "--help" | "-h" => return Ok(Command::Help),
                    _ => return Err(unknown(&word)),
                }
            }
            return Ok(Command::Build { release });
        }
        Some("serve") => return serve(words),
        Some("rehearse") => return rehearse(words.collect()),
        Some("test") => return test(words),
        Some("pictures") => return pictures(words.collect()),
        Some(other) => return Err(unknown(other)),
    };
    match words.next().as_deref() {
        None => Ok(command),
        Some("--help" | "-h") => Ok(Command::Help),
        Some(word) => Err(unknown(word)),
    }
}

fn serve(mut words: impl Iterator<Item = String>) -> Outcome<Command> {
    let mut serve = Serve {
        port: USUAL_PORT,
        port_given: false,
        build: true,
        release: true,
        dist: None,
        under: String::new(),
        open: true,
    };
    while let Some(word) = words.next() {
        // `--port=1` and `--port 1` are the same.
        let (option, mut given) = match word.split_once('=') {
            Some((option, value)) => (option, Some(value.to_owned())),
            None => (word.as_str(), None),
        };
        let mut value = || {
            given.take().or_else(|| words.next()).ok_or_else(|| Fault::new(format!("{option} needs a value")))
        };
        match option {
            "--port" => {
                let text = value()?;
                serve.port =
                    text.parse().map_err(|_| Fault::new(format!("{text:?} is not a port number")))?;
                serve.port_given = true;
            }
            "--dist" => {
                serve.dist = Some(value()?.into());
                serve.build = false;
            }
            "--under" => serve.under = under(&value()?)?,
            "--release" => serve.release = true,
            "--dev" => serve.release = false,
            "--no-build" => serve.build = false,
            "--no-open" => serve.open = false,
            "--help" | "-h" => return Ok(Command::Help),
            _ => return Err(unknown(&word)),
        }
        if given.is_some() {
            return Err(Fault::new(format!("{option} takes no value")));
        }
    }
    Ok(Command::Serve(serve))
}

fn rehearse(mut words: Vec<String>) -> Outcome<Command> {
    let own = words.iter().position(|word| word == "--").unwrap_or(words.len());
    let platform = words.drain(own..).skip(1).collect();
    Ok(match serve(words.into_iter())? {
        Command::Serve(page) => Command::Rehearse(Rehearse { page, platform }),
        other => other,
    })
}

/// A path without its last slash; the root is the empty text.
fn under(path: &str) -> Outcome<String> {
    let path = path.trim_end_matches('/');
    let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "/-_.~".contains(c));
    let clean = plain && !path.split('/').skip(1).any(|part| matches!(part, "" | "." | ".."));
    if path.is_empty() || (path.starts_with('/') && clean) {
        Ok(path.to_owned())
    } else {
        Err(Fault::new(format!("--under wants a path such as /tools/temqr, not {path:?}")))
    }
}

fn test(mut words: impl Iterator<Item = String>) -> Outcome<Command> {
    let first = words.next();
    let mut rest: Vec<String> = words.collect();
    if rest.first().is_some_and(|word| word == "--") {
        rest.remove(0);
    }
    match first.as_deref() {
        None => Ok(Command::Test(Test::All)),
        Some("native") => Ok(Command::Test(Test::Native(rest))),
        Some("web") => Ok(Command::Test(Test::Web(rest))),
        Some("--help" | "-h") => Ok(Command::Help),
        Some(word) => Err(Fault::new(format!("`cargo xtask test` knows `native` and `web`, not {word:?}"))),
    }
}

fn pictures(mut words: Vec<String>) -> Outcome<Command> {
    if words.iter().any(|word| matches!(word.as_str(), "--help" | "-h")) {
        return Ok(Command::Help);
    }
    let given = words.len();
    words.retain(|word| word != "--draw");
    match (words.is_empty(), words.len() < given) {
        (true, _) => Err(Fault::new("`cargo xtask pictures` needs a folder")),
        (false, true) => Ok(Command::Pictures(Pictures::Draw(words))),
        (false, false) => Ok(Command::Pictures(Pictures::Score(words))),
    }
}

fn unknown(word: &str) -> Fault {
    Fault::new(format!("{word:?} is unknown here; see `cargo xtask help`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Outcome<Command> {
        parse(line.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn commands_are_read() {
        for (line, expected) in [
            ("", Command::Help),
            ("--help", Command::Help),
            ("serve --help", Command::Help),
            ("setup", Command::Setup),
            ("check", Command::Check),
            ("bench", Command::Bench),
            ("build", Command::Build { release: true }),
            ("build --dev", Command::Build { release: false }),
            ("test", Command::Test(Test::All)),
            ("test native -p base", Command::Test(Test::Native(vec!["-p".into(), "base".into()]))),
            ("test web -- --ui", Command::Test(Test::Web(vec!["--ui".into()]))),
            (
                "pictures a b --peers",
                Command::Pictures(Pictures::Score(vec!["a".into(), "b".into(), "--peers".into()])),
            ),
            (
                "pictures --draw a --seed 2",
                Command::Pictures(Pictures::Draw(vec!["a".into(), "--seed".into(), "2".into()])),
            ),
            ("pictures --help", Command::Help),
        ] {
            assert_eq!(read(line).expect(line), expected, "{line}");
        }
    }

    #[test]
    fn serving_is_read() {
        let Ok(Command::Serve(plain)) = read("serve") else { panic!("serve") };
        assert!(plain.build && plain.release && plain.open && !plain.port_given);
        assert_eq!(plain.port, USUAL_PORT);
        let Ok(Command::Serve(full)) = read("serve --port=0 --dist /tmp/a --under /a/b/ --no-open --dev")
        else {
            panic!("serve with options")
        };
        assert_eq!(
            (full.port, full.port_given, full.build, full.release, full.open),
            (0, true, false, false, false)
        );
        assert_eq!((full.dist, full.under.as_str()), (Some("/tmp/a".into()), "/a/b"));
    }

    #[test]
    fn rehearsing_is_read() {
        let Ok(Command::Rehearse(plain)) = read("rehearse") else { panic!("rehearse") };
        assert_eq!((plain.page.port, plain.platform), (USUAL_PORT, Vec::new()));
        let Ok(Command::Rehearse(full)) = read("rehearse --no-build -- --port 0 -- --no-open") else {
            panic!("rehearse with options")
        };
        assert!(!full.page.build && full.page.open, "what is behind the first -- is not the page's");
        assert_eq!(full.platform, ["--port", "0", "--", "--no-open"]);
        assert!(matches!(read("rehearse --help -- --port 0"), Ok(Command::Help)));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for line in [
            "srve",
            "serve --prot 1",
            "serve --port",
            "serve --port x",
            "serve --port 70000",
            "serve --no-open=yes",
            "serve --under a/b",
            "serve --under /a/../b",
            "serve --under /a//b",
            "rehearse --fault-rate 1",
            "check now",
            "build now",
            "test both",
            "pictures",
            "pictures --draw",
        ] {
            assert!(read(line).is_err(), "{line}");
        }
    }
}
