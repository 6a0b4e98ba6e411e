//! Findings drawn into the text they are about.

use record::{Field, apply_all, check_field};

/// Checks rows of an input with `«spans»` drawn in it, the codes in their order, and the text with all fixes.
///
/// A row whose third column is `"="` has nothing to mend.
pub(crate) fn check_rows(field: Field, rows: &[(&str, &str, &str)]) {
    for (drawn, codes, mended) in rows {
        let input = drawn.replace(['«', '»'], "");
        let (actual, actual_codes) = draw(field, &input);
        assert_eq!((&actual[..], &actual_codes[..]), (*drawn, *codes), "{input:?}");
        let mended = if *mended == "=" { &input } else { *mended };
        assert_eq!(apply_all(field, &input), mended, "{input:?} with all fixes");
    }
}

fn draw(field: Field, input: &str) -> (String, String) {
    let findings = check_field(field, input);
    let mut marks = Vec::new();
    for span in findings.iter().filter_map(|finding| finding.span.clone()) {
        marks.push((span.start, 1, '«'));
        marks.push((span.end, 0, '»'));
    }
    marks.sort_unstable();
    let mut drawn = input.to_owned();
    for (at, _, mark) in marks.into_iter().rev() {
        drawn.insert(at, mark);
    }
    let codes: Vec<&str> = findings.iter().map(|finding| &finding.code[..]).collect();
    (drawn, codes.join(" "))
}
