//! Archives: written the same every time, unpacked with a measure.

use intake::bundle::{Limits, safe_name, unique_names, unzip, zip};
use proptest::prelude::*;

fn unpacked(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, &'static str> {
    unzip(bytes, &Limits::default()).map_err(|fault| fault.code())
}

/// The archive with every `from` in it made `to`, in the directory as well as before the files.
fn renamed(archive: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = archive.to_vec();
    let mut count = 0;
    for at in 0..bytes.len() - from.len() {
        if &bytes[at..at + from.len()] == from.as_bytes() {
            bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
            count += 1;
        }
    }
    assert_eq!(count, 2, "the name stands before the file and in the directory");
    bytes
}

#[test]
fn files_come_back_in_their_order() {
    let entries: [(&str, &[u8]); 3] = [("z.json", b"{}"), ("báo cáo/报告.pdf", b"%PDF"), ("empty", b"")];
    let archive = zip(&entries).unwrap();
    assert_eq!(archive, zip(&entries).unwrap());
    let found = unpacked(&archive).unwrap();
    let found: Vec<(&str, &[u8])> =
        found.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    assert_eq!(found, entries);
}

#[test]
fn two_files_of_one_name_are_refused() {
    assert_eq!(zip(&[("a", b"1"), ("a", b"2")]).expect_err("double").code(), "intake.bundle");
    let archive = zip(&[("aaaa1", b"1"), ("aaaa2", b"2")]).unwrap();
    assert_eq!(unpacked(&renamed(&archive, "aaaa2", "AAAA1")), Err("intake.unsafe-name"));
    assert_eq!(unpacked(&renamed(&archive, "aaaa2", "aaaa1")), Err("intake.damaged"));
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    let archive = zip(&[("qqqqqqqqqq", b"1")]).unwrap();
    for name in ["../../../x", "/etc/cron1", r"..\..\..\x", "C:/windows", "a/./b/c/dd", "a//b/c/d/e"] {
        assert_eq!(unpacked(&renamed(&archive, "qqqqqqqqqq", name)), Err("intake.unsafe-name"), "{name}");
    }
}

#[test]
fn bombs_are_refused_whatever_they_say_of_their_size() {
    let noughts = vec![0; 12 << 20];
    let archive = zip(&[("noughts", &noughts)]).unwrap();
    assert!(archive.len() < 20_000);
    assert_eq!(unpacked(&archive), Err("intake.expands"));
    // The same, lying about its size, in the directory and before the file: counted as it comes out.
    let size = (noughts.len() as u32).to_le_bytes();
    let mut lie = archive.clone();
    for at in 0..lie.len() - 4 {
        if lie[at..at + 4] == size {
            lie[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
        }
    }
    assert_ne!(lie, archive);
    assert!(matches!(unpacked(&lie), Err("intake.expands" | "intake.damaged")));
    let limits = Limits { entries: 1, ..Limits::default() };
    let two = zip(&[("a", b""), ("b", b"")]).unwrap();
    assert_eq!(unzip(&two, &limits).expect_err("too many").code(), "intake.too-many-entries");
    let limits = Limits { bytes: 3, ..Limits::default() };
    let four = zip(&[("a", b"1234")]).unwrap();
    assert_eq!(unzip(&four, &limits).expect_err("too large").code(), "intake.expands");
}

#[test]
fn a_changed_byte_is_noticed() {
    let archive = zip(&[("a.txt", b"The quick brown fox jumps over the lazy dog")]).unwrap();
    let start = archive.windows(5).position(|window| window == b"a.txt").unwrap() + 5;
    let mut damaged = 0;
    for at in start..start + 20 {
        let mut changed = archive.clone();
        changed[at] ^= 0x10;
        damaged += usize::from(unpacked(&changed).is_err());
    }
    assert_eq!(damaged, 20);
    assert_eq!(unpacked(&archive[..archive.len() / 2]), Err("intake.damaged"));
    assert_eq!(unpacked(b""), Err("intake.damaged"));
}

#[test]
fn an_encrypted_file_asks_for_its_password() {
    let mut archive = zip(&[("a.txt", b"1234")]).unwrap();
    let directory = archive.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    archive[6] |= 1;
    archive[directory + 8] |= 1;
    assert_eq!(unpacked(&archive), Err("intake.password"));
}

#[test]
fn names_are_safe_on_every_system() {
    for (text, expected) in [
        ("20260517-0001.pdf", "20260517-0001.pdf"),
        ("Báo cáo số 1.pdf", "Báo cáo số 1.pdf"),
        ("../../etc/passwd", "_.._.._etc_passwd"),
        (r"C:\x", "C__x"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1 .txt", "_com1 .txt"),
        ("console", "console"),
        ("x. ", "x"),
        ("", "_"),
        ("...", "_"),
        (".hidden", "_.hidden"),
        ("a\u{202e}fdp.exe", "a_fdp.exe"),
        ("a\nb\0", "a_b_"),
    ] {
        assert_eq!(safe_name(text), expected, "{text:?}");
        assert_eq!(safe_name(expected), expected);
    }
    let long = safe_name(&format!("{}.pdf", "真".repeat(100)));
    assert!(long.len() <= 120 && long.ends_with("真.pdf"), "{long}");
}

#[test]
fn names_are_told_apart() {
    let names = unique_names(["a.pdf", "A.pdf", "a.pdf", "a", "a/b", r"a\b"]);
    assert_eq!(names, ["a.pdf", "A (2).pdf", "a (3).pdf", "a", "a_b", "a_b (2)"]);
    let long = "x".repeat(200);
    let names = unique_names([long.as_str(); 3]);
    assert_eq!(names.iter().collect::<std::collections::HashSet<_>>().len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn safe_names_are_safe_and_stay(text in any::<String>()) {
        let name = safe_name(&text);
        prop_assert!(!name.is_empty() && name.len() <= 121);
        prop_assert!(!name.contains(['/', '\\', ':']));
        prop_assert!(!name.starts_with('.') && !name.ends_with(['.', ' ']));
        prop_assert_eq!(safe_name(&name), name);
    }

    #[test]
    fn any_bytes_are_taken_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = unzip(&bytes, &Limits::default());
    }

    #[test]
    fn damaged_archives_are_taken_or_refused(
        changes in prop::collection::vec((0..400_usize, any::<u8>()), 1..6),
    ) {
        let mut bytes = zip(&[("a.txt", b"12345678"), ("b/c.txt", &[7; 300])]).unwrap();
        for (at, byte) in changes {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        let _ = unzip(&bytes, &Limits::default());
    }
}
