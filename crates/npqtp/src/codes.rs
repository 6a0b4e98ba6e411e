//! Every code that a finding or a fault of this crate can have.

/// Stable ids, sorted. Each is an i18n key.
pub const CODES: &[&str] = &[
    // A cell of the export is longer than is read; the row is left out.
    "platform-export.cell-too-long",
    // A heading of the profile is not in the file.
    "platform-export.heading-missing",
    // A heading of the profile stands over two columns of the file.
    "platform-export.heading-twice",
    // The file has no entries.
    "platform-export.nothing",
    // Two rows have the same receipt number.
    "platform-export.receipt-twice",
    // A row ends before its receipt number or batch.
    "platform-export.short-row",
    // More rows than are read.
    "platform-export.too-many-rows",
    // A stored ledger does not hang together.
    "submission-ledger.damaged",
    // The ledger takes no more entries: nothing may leave any more.
    "submission-ledger.full",
    // The profile is not JSON of the right shape.
    "submission-profile.malformed",
    // The host of the origin is not a plain domain name.
    "submission-profile.origin-host",
    // The origin is too long.
    "submission-profile.origin-long",
    // A path, a question or a fragment stands behind the origin.
    "submission-profile.origin-more",
    // The port of the origin is not plain.
    "submission-profile.origin-port",
    // The origin is not https.
    "submission-profile.origin-scheme",
    // A user or a password stands in the origin.
    "submission-profile.origin-user",
    // A path is not plain: it could lead to another origin or place.
    "submission-profile.path",
    // A number or a count is out of its range.
    "submission-profile.range",
    // A place of a template is missing, doubled or wrong.
    "submission-profile.template",
    // A template is nested too deep, or too long.
    "submission-profile.template-too-large",
    // A name, id, pointer, header or code cannot be one.
    "submission-profile.text",
    // The profile has too many bytes.
    "submission-profile.too-large",
    // The profile is of another version.
    "submission-profile.version",
    // An answer was not as the profile says.
    "submission.answer-malformed",
    // An answer had more bytes than are read.
    "submission.answer-too-large",
    // The platform does not know the credentials.
    "submission.bad-credentials",
    // Credentials are empty, too long, or not visible ASCII.
    "submission.credentials-malformed",
    // There are no credentials of the kind that the profile asks for.
    "submission.credentials-missing",
    // Too many failures in a row: paused.
    "submission.gave-up",
    // The platform asked for a longer wait than is taken.
    "submission.long-wait",
    // The submission was made with another profile, or another version of it.
    "submission.other-profile",
    // The platform says that the report reference is used already.
    "submission.reason-duplicate",
    // The platform does not take the form of a value.
    "submission.reason-format",
    // The platform has another record under this key.
    "submission.reason-key-reused",
    // The platform does not take the record when it is sent alone.
    "submission.reason-not-taken",
    // The platform rejects the record in words that the profile does not know.
    "submission.reason-other",
    // The record is too large for the platform, even alone.
    "submission.reason-too-large",
    // The platform does not know the manufacturer.
    "submission.reason-unregistered",
    // Two receipts of one record say different things: it is looked up.
    "submission.receipt-contradicts",
    // A receipt for a record that was not sent: ignored.
    "submission.receipt-not-asked",
    // A mapped record has more bytes than a request may have.
    "submission.record-too-large",
    // The platform sent us elsewhere: not followed.
    "submission.redirect",
    // The platform refuses the request.
    "submission.refused",
    // The registration on the platform has expired.
    "submission.registration-expired",
    // Two records say the same to the platform: sent once.
    "submission.same-record",
    // Some records were sent very often without a lasting trace: paused.
    "submission.sent-too-often",
    // A stored submission does not hang together.
    "submission.stored-damaged",
    // A stored submission has too many bytes.
    "submission.stored-too-large",
    // A stored submission is of another version.
    "submission.stored-version",
    // More records than a submission takes.
    "submission.too-many-records",
    // A value that the platform needs is missing.
    "submission.value-missing",
    // A value that is sent as a number is none.
    "submission.value-not-number",
    // A value is longer than its column takes.
    "submission.value-too-long",
];

/// What a profile may say of a rejected record.
pub(crate) const REASON_CODES: [&str; 7] = [
    "submission.reason-duplicate",
    "submission.reason-format",
    "submission.reason-key-reused",
    "submission.reason-not-taken",
    "submission.reason-other",
    "submission.reason-too-large",
    "submission.reason-unregistered",
];

/// What a profile may say of an answer that stops a submission.
pub(crate) const STOP_CODES: [&str; 3] =
    ["submission.bad-credentials", "submission.refused", "submission.registration-expired"];

/// The listed code that is equal to a text; codes of profiles are listed ones.
pub(crate) fn listed(code: &str, or: &'static str) -> &'static str {
    CODES.iter().find(|listed| **listed == code).copied().unwrap_or(or)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_hold_the_parts() {
        assert!(CODES.is_sorted_by(|a, b| a < b));
        for code in REASON_CODES.iter().chain(&STOP_CODES) {
            assert!(CODES.contains(code), "{code}");
        }
    }
}
