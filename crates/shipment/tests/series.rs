//! A part as a series of codes.

use proptest::prelude::*;
use shipment::{Collected, Collector, SERIES_LIMIT_CHUNKS, SERIES_TEXT_LIMIT_CHARS, Series, SeriesError};

fn bytes(length: usize) -> Vec<u8> {
    (0..length as u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect()
}

fn collect(texts: &[String]) -> Option<Vec<u8>> {
    let mut collector = Collector::default();
    texts.iter().find_map(|text| match collector.add(text) {
        Ok(Collected::Whole(bytes)) => Some(bytes),
        _ => None,
    })
}

#[test]
fn codes_are_short_and_of_the_alphanumeric_mode() {
    for length in [0, 1, 371, 372, 373, 374, 375, 5_000] {
        let series = Series::new(bytes(length)).unwrap();
        let texts: Vec<String> = series.texts().collect();
        assert_eq!(texts.len(), series.count());
        for text in &texts {
            assert!(text.len() <= SERIES_TEXT_LIMIT_CHARS, "{length}: {}", text.len());
            assert!(
                text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || " $%*+-./:".contains(c))
            );
            assert!(Collector::is_code(text));
        }
        assert_eq!(collect(&texts), Some(bytes(length)), "{length}");
        assert_eq!(series.text(texts.len()), None);
    }
}

#[test]
fn a_series_has_its_limit() {
    let mut largest = 0;
    for length in (0..).step_by(1_000) {
        match Series::new(vec![0; length]) {
            Ok(series) => largest = series.count(),
            Err(error) => {
                assert_eq!(error.code(), "shipment.series-too-long");
                break;
            }
        }
    }
    assert!((SERIES_LIMIT_CHUNKS - 3..=SERIES_LIMIT_CHUNKS).contains(&largest), "{largest}");
}

#[test]
fn a_collector_says_what_a_code_is_to_it() {
    let texts: Vec<String> = Series::new(bytes(1_000)).unwrap().texts().collect();
    let other = Series::new(bytes(1_001)).unwrap().text(0).unwrap();
    let mut collector = Collector::default();
    assert_eq!(collector.missing(), None);
    assert_eq!(collector.add(&texts[2]), Ok(Collected::New { have: 1, count: 3 }));
    assert_eq!(collector.add(&texts[2]), Ok(Collected::Again));
    assert_eq!(collector.add(&other), Err(SeriesError::OtherSeries));
    assert_eq!(collector.add("a label"), Err(SeriesError::NotOurs));
    for damaged in ["TEMQR1:", "TEMQR1:é", "TEMQR1:AAA", &texts[0][..300], &format!("{}000", texts[0])] {
        assert_eq!(collector.add(damaged), Err(SeriesError::Malformed), "{damaged:?}");
    }
    assert_eq!(collector.missing(), Some(2));
    assert_eq!(collector.add(&texts[0]), Ok(Collected::New { have: 2, count: 3 }));
    assert_eq!(collector.add(&texts[1]), Ok(Collected::Whole(bytes(1_000))));
    assert_eq!(collector, Collector::default());
}

#[test]
fn a_series_with_a_wrong_code_is_let_go() {
    let texts: Vec<String> = Series::new(bytes(1_000)).unwrap().texts().collect();
    // A code of the right place and length that says something else.
    let mut forged = texts[1].clone();
    let end = if forged.ends_with('0') { "1" } else { "0" };
    forged.replace_range(forged.len() - 3..forged.len() - 2, end);
    let mut collector = Collector::default();
    collector.add(&texts[1]).unwrap();
    assert_eq!(collector.add(&forged), Err(SeriesError::Damaged));
    assert_eq!(collector.missing(), None);
    for text in [&texts[0], &forged] {
        collector.add(text).unwrap();
    }
    assert_eq!(collector.add(&texts[2]), Err(SeriesError::Damaged));
    assert_eq!(collect(&texts), Some(bytes(1_000)), "and may be filmed anew");
}

proptest! {
    #[test]
    fn codes_are_taken_in_any_order_and_as_often_as_they_come(
        (length, order) in (0usize..4_000).prop_flat_map(|length| {
            let count = Series::new(bytes(length)).expect("short").count();
            let twice: Vec<usize> = (0..count).chain(0..count).collect();
            (Just(length), Just(twice).prop_shuffle())
        }),
    ) {
        let series = Series::new(bytes(length)).unwrap();
        let texts: Vec<String> = order.iter().map(|index| series.text(*index).unwrap()).collect();
        prop_assert_eq!(collect(&texts), Some(bytes(length)));
    }

    #[test]
    fn any_text_is_answered(text in "(TEMQR1:)?[0-9A-Z $%*+./:-]{0,60}|.{0,40}") {
        let mut collector = Collector::default();
        let _ = collector.add(&text);
        let _ = collector.add(&text);
    }
}
