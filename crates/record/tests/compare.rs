//! Comparisons by example.

use record::{Difference, Draft, Field, compare};

fn draft(manufacturer: &str, batch: &str, report: &str) -> Draft {
    Draft { manufacturer: manufacturer.into(), batch: batch.into(), report: report.into() }
}

/// Both texts with `«…»` around what differs, and how they differ.
#[test]
fn differences_are_drawn_character_by_character() {
    for (expected, found, difference) in [
        ("20260517-0001", "20260517-0001", None),
        ("20260517-00«01»", "20260517-00«12»", Some(Difference::Content)),
        ("2«0»260517", "2«O»260517", Some(Difference::Content)),
        ("TR-2026", "TR-2026«-1»", Some(Difference::Content)),
        ("Pfeiffer «V»acuum", "Pfeiffer «v»acuum", Some(Difference::Case)),
        ("Pfeiffer Vacuum", "Pfeiffer « »Vacuum", Some(Difference::Spaces)),
        ("TR« »1", "TR1", Some(Difference::Spaces)),
        ("C«ô»ng", "C«o\u{302}»ng", Some(Difference::Form)),
        ("«2026»", "«２０２６»", Some(Difference::Form)),
        ("«А»B", "«A»B", Some(Difference::Content)),
        ("«TR-1»", "", Some(Difference::Missing)),
        ("真«空»泵", "真«实»泵", Some(Difference::Content)),
    ] {
        let plain = |drawn: &str| drawn.replace(['«', '»'], "");
        let comparison = compare(&draft("", &plain(expected), ""), &draft("", &plain(found), ""));
        let field = &comparison.fields[1];
        assert_eq!(field.field, Field::Batch);
        let draw = |text: &str, spans: &[std::ops::Range<usize>]| {
            let mut drawn = text.to_owned();
            for span in spans.iter().rev() {
                drawn.insert(span.end, '»');
                drawn.insert(span.start, '«');
            }
            drawn
        };
        assert_eq!(draw(&field.expected, &field.expected_spans), expected);
        assert_eq!(draw(&field.found, &field.found_spans), found);
        assert_eq!((field.difference, field.equal), (difference, difference.is_none()), "{expected} {found}");
        assert_eq!(comparison.equal(), field.equal);
    }
}
