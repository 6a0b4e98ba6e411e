//! What the person typed.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::str::FromStr;
use std::time::Duration;

use npqtp_rehearsal::{Database, FaultKind, Options, Tls};

/// The text of `--help`.
pub(crate) const HELP: &str = "\
An unofficial server on which the upload to the platform is rehearsed. It is not the NPQTP.

Usage: npqtp-rehearsal [options]

  --port N                 the port (default: 8620); 0 takes any free one
  --address A              the address to listen at (default: 127.0.0.1, this machine only)
  --db FILE                keep records in this SQLite file (default: memory, until it ends)
  --tls CERT KEY           speak https with this certificate and key, PEM files that the browser trusts already
  --token-life S           seconds that a token is valid (default: 900)
  --registration-life S    seconds that a registration is valid (default: a year)
  --requests-per-minute N  of one address, before it is told to wait; 0 = any number (default: 6000)
  --fault-rate R           the share of requests that go wrong, from 0 to 1 (default: 0)
  --fault-kinds A,B        how they go wrong (default: in every way):
                           slow, 500, 429, drop-before-commit, drop-after-commit,
                           duplicate-delivery, malformed-receipt, expired-token
  --fault-seed N           the same seed meets the same requests with the same faults (default: 1)
  --slow-ms N              how late slow answers come (default: 40000)
  --retry-after S          when a rehearsed 429 says to come again (default: 1)
  --until-input-ends       end when the standard input does: whoever started this is gone
  --help                   print this

POST /rehearsal/faults {\"rate\":0.3,\"kinds\":[\"slow\"],\"seed\":1} changes the faults while it runs,
GET /rehearsal/state counts what is there.
";

const USUAL_PORT: u16 = 8620;

/// Where and how to serve.
#[derive(Debug, PartialEq)]
pub(crate) struct Start {
    pub(crate) address: SocketAddr,
    pub(crate) options: Options,
    /// Whether it ends with its standard input, rather than never.
    pub(crate) until_input_ends: bool,
}

/// Reads the words behind the program's name; nothing is started when they ask for help.
///
/// # Errors
/// An unknown option, or one without a value that it can have.
pub(crate) fn parse(mut words: impl Iterator<Item = String>) -> Result<Option<Start>, String> {
    let mut address = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), USUAL_PORT);
    let mut options = Options::default();
    let mut until_input_ends = false;
    while let Some(word) = words.next() {
        if matches!(word.as_str(), "--help" | "-h") {
            return Ok(None);
        }
        if word == "--until-input-ends" {
            until_input_ends = true;
            continue;
        }
        // `--port=1` and `--port 1` are the same.
        let (option, given) = match word.split_once('=') {
            Some((option, value)) => (option, Some(value.to_owned())),
            None => (word.as_str(), None),
        };
        let value = given.or_else(|| words.next()).ok_or_else(|| format!("{option} needs a value"))?;
        let seconds = || number(option, &value).map(Duration::from_secs);
        match option {
            "--port" => address.set_port(number(option, &value)?),
            "--address" => address.set_ip(number(option, &value)?),
            "--db" if value == "memory" => options.database = Database::Memory,
            "--db" => options.database = Database::File(value.into()),
            "--tls" => {
                let key = words.next().ok_or("--tls needs a certificate and a key")?.into();
                options.tls = Some(Tls { certificate: value.into(), key });
            }
            "--token-life" => options.token_life = seconds()?,
            "--registration-life" => options.registration_life = seconds()?,
            "--requests-per-minute" => options.requests_per_minute = number(option, &value)?,
            "--fault-rate" => options.faults.rate = number(option, &value)?,
            "--fault-kinds" => options.faults.kinds = kinds(&value)?,
            "--fault-seed" => options.faults.seed = number(option, &value)?,
            "--slow-ms" => options.faults.slow_ms = number(option, &value)?,
            "--retry-after" => options.faults.retry_after_s = number(option, &value)?,
            _ => return Err(format!("{option:?} is unknown here; see --help")),
        }
    }
    Ok(Some(Start { address, options, until_input_ends }))
}

fn number<T: FromStr>(option: &str, text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("{option} cannot be {text:?}"))
}

fn kinds(text: &str) -> Result<Vec<FaultKind>, String> {
    text.split(',')
        .map(|name| FaultKind::named(name).ok_or_else(|| format!("{name:?} is no kind of fault; see --help")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Option<Start>, String> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn options_are_read() {
        let Ok(Some(plain)) = read("") else { panic!("no options") };
        assert_eq!(plain.address.to_string(), "127.0.0.1:8620");
        assert_eq!(plain.options, Options::default());
        assert!(!plain.until_input_ends);
        let Ok(Some(full)) = read(
            "--port=0 --address ::1 --db a.db --tls c.pem k.pem --token-life 60 --registration-life 3600 --requests-per-minute 0 \
             --fault-rate 0.3 --fault-kinds slow,429 --fault-seed 9 --slow-ms 100 --retry-after 0 --until-input-ends",
        ) else {
            panic!("all options")
        };
        assert_eq!(full.address.to_string(), "[::1]:0");
        let mut expected = Options {
            database: Database::File("a.db".into()),
            tls: Some(Tls { certificate: "c.pem".into(), key: "k.pem".into() }),
            token_life: Duration::from_secs(60),
            registration_life: Duration::from_secs(3_600),
            requests_per_minute: 0,
            ..Options::default()
        };
        expected.faults.rate = 0.3;
        expected.faults.kinds = vec![FaultKind::Slow, FaultKind::TooMany];
        expected.faults.seed = 9;
        expected.faults.slow_ms = 100;
        expected.faults.retry_after_s = 0;
        assert_eq!(full.options, expected);
        assert!(full.until_input_ends);
        assert_eq!(read("--db memory --help"), Ok(None));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for line in [
            "serve",
            "--prot 1",
            "--port",
            "--port 70000",
            "--tls c.pem",
            "--fault-kinds late",
            "--fault-kinds",
            "--slow-ms -1",
        ] {
            assert!(read(line).is_err(), "{line}");
        }
    }
}
