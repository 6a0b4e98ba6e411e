//! Every code of this crate.

/// Every code of this crate: each is an i18n key.
pub const CODES: &[&str] = &[
    // An event of a shipment is about nothing.
    "epcis.about-nothing",
    // The time of an event is not in RFC 3339, or its offset is beyond 14 hours.
    "epcis.time-unreadable",
    // Too many events, or things in an event.
    "epcis.too-many",
    // Warning: a signature is of an algorithm that this version does not know. {signature}
    "evidence.algorithm-unknown",
    // Note: the body of an entry of a known kind is not as such bodies are. {entry}, {count}
    "evidence.body-shape",
    // What is to be noted holds a number that is not exact everywhere, or lies too deep.
    "evidence.body-unwritable",
    // Claim, not proved: anything about changes before the root was recorded elsewhere.
    "evidence.claim.not-before-root",
    // Claim, not proved: that everything that happened was noted.
    "evidence.claim.not-complete",
    // Claim, not proved: who the person was.
    "evidence.claim.not-person",
    // Claim, not proved: that the clock was right.
    "evidence.claim.not-time",
    // Claim, not proved: that what was noted was true.
    "evidence.claim.not-true",
    // Claim, proved: whoever held the key saw the root.
    "evidence.claim.signed",
    // Claim, proved: nothing between the first entry and the root was changed after the root was recorded elsewhere.
    "evidence.claim.unchanged",
    // Claim, proved: nothing up to that root is missing.
    "evidence.claim.whole",
    // The log has no entry.
    "evidence.empty",
    // An entry lacks a member, or has it in another type. {entry}, {member}
    "evidence.entry-shape",
    // An entry to append has too many bytes.
    "evidence.entry-too-large",
    // The file has too many bytes. {limit} in MiB
    "evidence.file-too-large",
    // What stands around the entries is damaged. {byte}
    "evidence.frame-damaged",
    // Warning: what stands around the entries is not in canonical form.
    "evidence.frame-not-canonical",
    // The first entry is none that begins a log, or a later one is. {entry}
    "evidence.genesis",
    // The hash of an entry is not that of what it says. {entry}
    "evidence.hash",
    // Values lie too deep in each other. {entry}, {byte}
    "evidence.json-depth",
    // A key stands twice in an object. {entry}, {byte}
    "evidence.json-duplicate-key",
    // The text ends within an entry. {entry}, {byte}
    "evidence.json-end",
    // More text follows. Only of texts that are parsed by themselves.
    "evidence.json-more",
    // A number that is not exact everywhere. {entry}, {byte}
    "evidence.json-number",
    // Half of a surrogate pair. {entry}, {byte}
    "evidence.json-surrogate",
    // No JSON. {entry}, {byte}
    "evidence.json-syntax",
    // A value with too many bytes. {entry}, {byte}
    "evidence.json-too-long",
    // The public key of a signature is none of its algorithm. {signature}
    "evidence.key-unreadable",
    // Note: entries are of a kind that this version does not know. {entry}, {count}
    "evidence.kind-unknown",
    // An entry does not name the hash of the one before it. {entry}
    "evidence.link",
    // The log has no room for another entry.
    "evidence.log-full",
    // Warning: a member beside the log is not known, and no hash covers it. {member}
    "evidence.member-unknown",
    // The name of who or what makes an entry is too long.
    "evidence.name-too-long",
    // Note: no root from elsewhere was given.
    "evidence.no-root",
    // Warning: an entry is not in canonical form; it says the same. {entry}, {count}
    "evidence.not-canonical",
    // It is no file of evidence.
    "evidence.not-evidence",
    // An entry stands at another place than its number says. {entry}, {seq}, {expected}
    "evidence.order",
    // A later version of the format. {format}, {known}
    "evidence.other-format",
    // The log has another hash where a root was recorded. {count}, {have}
    "evidence.root-contradicted",
    // Note: the log breaks before the entry that a root was recorded for. {count}, {have}
    "evidence.root-unreached",
    // A text is no root.
    "evidence.root-unreadable",
    // A signature does not stand in the file as signatures do. {signature}
    "evidence.signature-unreadable",
    // A signature is not by its key over its root. {signature}
    "evidence.signature-wrong",
    // The log has fewer entries than when a root was recorded. {count}, {have}
    "evidence.tail-cut",
    // Warning: an entry is older than the one before it. {entry}, {count}
    "evidence.time-backwards",
    // Warning: the time of an entry cannot be read. {entry}, {count}
    "evidence.time-unclear",
    // The time of an entry to append is not in RFC 3339.
    "evidence.time-unreadable",
    // The file has too many entries. {limit}
    "evidence.too-many-entries",
    // The file has too many signatures. {limit}
    "evidence.too-many-signatures",
    // A verdict.
    "evidence.verdict.broken",
    // A verdict.
    "evidence.verdict.contradicted",
    // A verdict.
    "evidence.verdict.cut",
    // A verdict.
    "evidence.verdict.holds",
    // A verdict.
    "evidence.verdict.unreadable",
    // Of a dossier: a file is not as the manifest says. {file}
    "manifest.differs",
    // Of a dossier: a file that the manifest does not name. {file}
    "manifest.extra",
    // Of a dossier: a file is not there. {file}
    "manifest.missing",
    // Of a dossier: the manifest cannot be read.
    "manifest.unreadable",
];

#[cfg(test)]
mod tests {
    use i18n::Locale;

    use super::*;

    #[test]
    fn every_code_has_its_text_in_each_language() {
        assert!(CODES.windows(2).all(|pair| pair[0] < pair[1]), "sorted");
        for code in CODES {
            assert!(i18n::has(code), "{code}");
            for locale in Locale::ALL {
                assert!(!i18n::text(locale, code, &[]).contains("[["), "{code} in {locale:?}");
            }
        }
    }
}
