//! From a profile's JSON to a profile that may be used.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::sheet::{Answers, Lookup, Receipts, Sheet, Versioned};
use super::{Assumption, Authentication, PROFILE_LIMIT_BYTES, Profile, ProfileError, VERSION, Words};
use crate::address::{Origin, check_path};
use crate::codes::{REASON_CODES, STOP_CODES};
use crate::digest::sha256_hex;
use crate::pointer::is_pointer;
use crate::template::Template;

pub(crate) const ID_LIMIT_CHARS: usize = 40;
pub(crate) const TEXT_LIMIT_CHARS: usize = 600;
pub(crate) const NAME_LIMIT_CHARS: usize = 80;
pub(crate) const BATCH_SIZES: RangeInclusive<usize> = 1..=1000;
pub(crate) const BODY_BYTES: RangeInclusive<usize> = 1024..=8 * 1024 * 1024;
pub(crate) const RESPONSE_BYTES: RangeInclusive<usize> = 1024..=16 * 1024 * 1024;
pub(crate) const REQUESTS_PER_MINUTE: RangeInclusive<usize> = 1..=6000;
pub(crate) const TIMEOUT_SECONDS: RangeInclusive<usize> = 1..=300;
/// With 64 digits a key, addresses stay below what servers take.
pub(crate) const KEYS_AT_ONCE: RangeInclusive<usize> = 1..=100;
pub(crate) const STATUS_WORDS: RangeInclusive<usize> = 1..=20;
pub(crate) const ROWS: RangeInclusive<usize> = 0..=200;
pub(crate) const ASSUMPTIONS: RangeInclusive<usize> = 1..=50;
pub(crate) const HEADINGS: RangeInclusive<usize> = 1..=5;
pub(crate) const STATUSES: RangeInclusive<usize> = 400..=599;

/// Headers that the browser sets, or that would send what nobody consented to.
pub(crate) const TAKEN_HEADERS: [&str; 16] = [
    "accept",
    "connection",
    "content-length",
    "content-type",
    "cookie",
    "date",
    "expect",
    "forwarded",
    "host",
    "keep-alive",
    "origin",
    "referer",
    "te",
    "transfer-encoding",
    "upgrade",
    "via",
];

type Checked = Result<(), ProfileError>;

pub(super) fn parse(json: &str) -> Result<Profile, ProfileError> {
    if json.len() > PROFILE_LIMIT_BYTES {
        return Err(ProfileError::TooLarge { bytes: json.len() });
    }
    let Versioned { version } = serde_json::from_str(json)?;
    if version != VERSION {
        return Err(ProfileError::Version { found: version });
    }
    let sheet: Sheet = serde_json::from_str(json)?;
    check_id(&sheet.id)?;
    words("title", &sheet.title)?;
    let origin = Origin::parse(&sheet.origin, sheet.rehearsal).map_err(|why| ProfileError::Address {
        place: "origin",
        text: sheet.origin.clone(),
        why,
    })?;
    authentication(&sheet.authentication)?;
    path("submit.path", &sheet.submit.path)?;
    let envelope = Template::envelope(&sheet.submit.body)?;
    let record = Template::record(&sheet.submit.record)?;
    range("submit.batch_size", sheet.submit.batch_size, &BATCH_SIZES)?;
    range("submit.largest_body_bytes", sheet.submit.largest_body_bytes, &BODY_BYTES)?;
    receipts(&sheet.receipts)?;
    lookup(&sheet.lookup)?;
    answers(&sheet.answers)?;
    range("reasons", sheet.reasons.len(), &ROWS)?;
    let mut seen = BTreeSet::new();
    for row in &sheet.reasons {
        name("reasons.code", &row.code)?;
        text("reasons.code", &row.code, seen.insert(row.code.as_str()))?;
        text("reasons.finding", &row.finding, REASON_CODES.contains(&row.finding.as_str()))?;
    }
    range("pace.requests_per_minute", sheet.pace.requests_per_minute as usize, &REQUESTS_PER_MINUTE)?;
    range("pace.timeout_seconds", sheet.pace.timeout_seconds as usize, &TIMEOUT_SECONDS)?;
    range("pace.largest_response_bytes", sheet.pace.largest_response_bytes, &RESPONSE_BYTES)?;
    path("export.path", &sheet.export.path)?;
    range("export.headings", sheet.export.headings.len(), &HEADINGS)?;
    let mut seen = BTreeSet::new();
    for heading in sheet.export.headings.values() {
        name("export.headings", heading)?;
        text("export.headings", heading, seen.insert(heading))?;
    }
    assumptions(&sheet.assumptions)?;
    Ok(Profile {
        id: sheet.id,
        title: sheet.title,
        rehearsal: sheet.rehearsal,
        origin,
        authentication: sheet.authentication,
        submit_path: sheet.submit.path,
        envelope,
        record,
        batch_size: sheet.submit.batch_size,
        largest_body_bytes: sheet.submit.largest_body_bytes,
        receipts: sheet.receipts,
        lookup: sheet.lookup,
        answers: sheet.answers,
        reasons: sheet.reasons,
        pace: sheet.pace,
        export_headings: sheet.export.headings,
        assumptions: sheet.assumptions,
        fingerprint: sha256_hex(json.as_bytes()),
    })
}

fn check_id(id: &str) -> Checked {
    let plain = id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    text("id", id, plain && (1..=ID_LIMIT_CHARS).contains(&id.len()))
}

fn authentication(authentication: &Authentication) -> Checked {
    match authentication {
        Authentication::None => Ok(()),
        Authentication::ClientCredentials { path: at, id, secret, token, encoding: _ } => {
            path("authentication.path", at)?;
            name("authentication.id", id)?;
            name("authentication.secret", secret)?;
            text("authentication.secret", secret, id != secret)?;
            pointer("authentication.token", token)
        }
        Authentication::ApiKey { header } => {
            let plain =
                header.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
            let free = !TAKEN_HEADERS.contains(&header.as_str())
                && ["sec-", "proxy-", "access-control-"].iter().all(|start| !header.starts_with(start));
            text(
                "authentication.header",
                header,
                plain && free && (1..=NAME_LIMIT_CHARS).contains(&header.len()),
            )
        }
    }
}

fn receipts(receipts: &Receipts) -> Checked {
    for (place, text) in [
        ("receipts.list", &receipts.list),
        ("receipts.key", &receipts.key),
        ("receipts.status", &receipts.status),
        ("receipts.number", &receipts.number),
        ("receipts.received_at", &receipts.received_at),
        ("receipts.errors", &receipts.errors),
        ("receipts.error_code", &receipts.error_code),
        ("receipts.error_field", &receipts.error_field),
        ("receipts.error_message", &receipts.error_message),
    ] {
        pointer(place, text)?;
    }
    range("receipts.accepted", receipts.accepted.len(), &STATUS_WORDS)?;
    range("receipts.rejected", receipts.rejected.len(), &STATUS_WORDS)?;
    for word in &receipts.accepted {
        name("receipts.accepted", word)?;
        // A word for both would make every rejected record an accepted one.
        text("receipts.accepted", word, !receipts.rejected.contains(word))?;
    }
    receipts.rejected.iter().try_for_each(|word| name("receipts.rejected", word))
}

fn lookup(lookup: &Lookup) -> Checked {
    path("lookup.path", &lookup.path)?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    name("lookup.parameter", &lookup.parameter)?;
    text("lookup.parameter", &lookup.parameter, lookup.parameter.bytes().all(plain))?;
    range("lookup.keys_at_once", lookup.keys_at_once, &KEYS_AT_ONCE)?;
    pointer("lookup.list", &lookup.list)?;
    pointer("lookup.unknown", &lookup.unknown)
}

fn answers(answers: &Answers) -> Checked {
    pointer("answers.code", &answers.code)?;
    pointer("answers.message", &answers.message)?;
    range("answers.rows", answers.rows.len(), &ROWS)?;
    for row in &answers.rows {
        range("answers.rows.status", usize::from(row.status), &STATUSES)?;
        if let Some(code) = &row.code {
            name("answers.rows.code", code)?;
        }
        if let Some(finding) = &row.finding {
            text("answers.rows.finding", finding, STOP_CODES.contains(&finding.as_str()))?;
        }
    }
    Ok(())
}

fn assumptions(assumptions: &[Assumption]) -> Checked {
    range("assumptions", assumptions.len(), &ASSUMPTIONS)?;
    for assumption in assumptions {
        words("assumptions.text", &assumption.text)?;
        let length = assumption.source.chars().count();
        text("assumptions.source", &assumption.source, (1..=TEXT_LIMIT_CHARS).contains(&length))?;
    }
    Ok(())
}

fn words(place: &'static str, words: &Words) -> Checked {
    for words in [Some(&words.en), words.vi.as_ref(), words.zh.as_ref()].into_iter().flatten() {
        text(place, words, (1..=TEXT_LIMIT_CHARS).contains(&words.chars().count()))?;
    }
    Ok(())
}

fn path(place: &'static str, path: &str) -> Checked {
    check_path(path).map_err(|why| ProfileError::Address { place, text: path.to_owned(), why })
}

fn pointer(place: &'static str, pointer: &str) -> Checked {
    text(place, pointer, is_pointer(pointer))
}

fn name(place: &'static str, name: &str) -> Checked {
    text(place, name, (1..=NAME_LIMIT_CHARS).contains(&name.chars().count()))
}

fn text(place: &'static str, text: &str, fits: bool) -> Checked {
    if fits {
        Ok(())
    } else {
        Err(ProfileError::Text { place, text: text.chars().take(NAME_LIMIT_CHARS).collect() })
    }
}

fn range(place: &'static str, found: usize, taken: &RangeInclusive<usize>) -> Checked {
    let (least, most) = (*taken.start(), *taken.end());
    if taken.contains(&found) { Ok(()) } else { Err(ProfileError::Range { place, found, least, most }) }
}
