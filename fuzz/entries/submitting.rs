//! What the fuzz targets of submissions do with their bytes. The tests of `npqtp` do the same with the seeds.

use npqtp::{Profile, Submission, read_export, rehearsal_profile};

fn example() -> Profile {
    Profile::parse_json(rehearsal_profile()).expect("the example is a profile")
}

/// A submission profile. Whatever else it says, it leads to one origin, over https unless it is a rehearsal.
pub(crate) fn profile(bytes: &[u8]) {
    let Ok(json) = std::str::from_utf8(bytes) else { return };
    match Profile::parse_json(json) {
        Ok(profile) => {
            let origin = profile.origin().as_str();
            assert!(origin.starts_with("https://") || profile.is_rehearsal(), "{origin}");
            assert_eq!(origin.matches('/').count(), 2, "{origin}");
        }
        Err(error) => assert!(error.args().iter().all(|(_, value)| value.len() < 1_000), "{error:?}"),
    }
}

/// The platform's export, its cells already apart: headings, then rows. No row makes two entries.
pub(crate) fn export(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
    let Some((headings, rows)) = rows.split_first() else { return };
    let export = read_export(&example(), headings, rows.iter().map(Vec::as_slice));
    assert!(export.entries.len() <= rows.len());
    assert!(export.entries.windows(2).all(|pair| pair[0].row < pair[1].row));
}

/// A stored submission. One that is taken up has all its records, and none of them is being sent.
pub(crate) fn submission(bytes: &[u8]) {
    let Ok(json) = std::str::from_utf8(bytes) else { return };
    let Ok(submission) = Submission::restore(json, &example()) else { return };
    let tally = submission.tally();
    let all = tally.queued + tally.unknown + tally.accepted + tally.rejected;
    assert_eq!((tally.sending, all), (0, submission.items().len()));
}
