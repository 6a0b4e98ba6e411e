//! Lines in, the same lines out.

use std::collections::BTreeMap;

use proptest::prelude::*;
use record::{Column, LineId, Register};

/// A cell function over a few named cells.
fn line<'t>(cells: &'t [(Column, &'t str)]) -> impl FnMut(Column) -> &'t str {
    |column| cells.iter().find(|(of, _)| *of == column).map_or("", |(_, text)| *text)
}

#[test]
fn lines_keep_their_ids_when_others_go() {
    let mut register = Register::default();
    for n in ["a", "b", "c", "d"] {
        register.push(line(&[(Column::Batch, n)]));
    }
    register.set_binned(2, true);
    register.remove(&[LineId(3), LineId(1), LineId(1), LineId(99)]);
    assert_eq!(register.len(), 2);
    assert_eq!((register.id(0), register.id(1)), (LineId(0), LineId(2)));
    assert_eq!((register.row(LineId(2)), register.row(LineId(3))), (Some(1), None));
    assert_eq!((register.get(1, Column::Batch), register.binned(1)), ("c", true));
    assert_eq!(register.push(line(&[])), LineId(4), "3 was given before");
    assert_eq!(register.get(2, Column::Batch), "");
}

#[test]
fn a_column_is_there_while_a_line_has_a_text_in_it() {
    let mut register = Register::default();
    register.push(line(&[(Column::Report, "IR-1"), (Column::Batch, "B")]));
    register.push(line(&[(Column::Batch, "B")]));
    assert_eq!(register.columns(), [Column::Batch, Column::Report]);
    register.set(1, Column::Gtin, "1");
    assert_eq!((register.get(0, Column::Gtin), register.get(1, Column::Gtin)), ("", "1"));
    register.set(1, Column::Gtin, "");
    register.set(7, Column::Gtin, "no such row");
    assert_eq!(register.columns(), [Column::Batch, Column::Report]);
    register.remove(&[LineId(0)]);
    assert_eq!(register.columns(), [Column::Batch]);
    assert_eq!(register.get(9, Column::Batch), "");
}

#[test]
fn stored_lines_come_back_in_order_only() {
    let mut register = Register::default();
    assert!(register.restore(LineId(5), true, line(&[(Column::Batch, "x")])));
    for (id, why) in [(5, "twice"), (4, "backwards"), (u32::MAX, "damaged"), (1 << 31, "damaged")] {
        assert!(!register.restore(LineId(id), false, line(&[])), "{why}");
    }
    assert_eq!((register.len(), register.binned(0), register.next_id()), (1, true, LineId(6)));
    register.reserve_ids(LineId(3));
    assert_eq!(register.next_id(), LineId(6));
    register.reserve_ids(LineId(9));
    assert_eq!(register.push(line(&[])), LineId(9));
    register.reserve_ids(LineId(u32::MAX));
    assert_eq!(register.push(line(&[])), LineId::LIMIT);
    assert!(register.push(line(&[])) > LineId::LIMIT, "ids stay different even then");
}

#[test]
fn a_repeated_text_costs_a_handle() {
    let long = "Wuxi Vacuum Equipment Co., Ltd.".repeat(8);
    let mut register = Register::default();
    for _ in 0..10_000 {
        register.push(line(&[(Column::Manufacturer, &long)]));
    }
    assert!(register.bytes() < 10_000 * 24, "{}", register.bytes());
}

/// One thing done to a register.
#[derive(Debug, Clone)]
enum Step {
    Push(Vec<(Column, String)>),
    Set(usize, Column, String),
    Bin(usize, bool),
    Remove(Vec<u32>),
}

fn step() -> impl Strategy<Value = Step> {
    let column = || prop::sample::select(&Column::ALL[..]);
    let text = || prop_oneof!["", "[ab]{1,2}", any::<String>()];
    prop_oneof![
        prop::collection::vec((column(), text()), 0..6).prop_map(Step::Push),
        (0..12usize, column(), text()).prop_map(|(row, column, text)| Step::Set(row, column, text)),
        (0..12usize, any::<bool>()).prop_map(|(row, binned)| Step::Bin(row, binned)),
        prop::collection::vec(0..24u32, 0..3).prop_map(Step::Remove),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_is_a_table_of_texts(steps in prop::collection::vec(step(), 0..40)) {
        let mut register = Register::default();
        let mut lines: Vec<(LineId, bool, BTreeMap<Column, String>)> = Vec::new();
        let mut given = 0;
        for step in steps {
            match step {
                Step::Push(cells) => {
                    let cells: BTreeMap<Column, String> = cells.into_iter().collect();
                    let id = register.push(|column| cells.get(&column).map_or("", |text| text));
                    prop_assert_eq!(id, LineId(given));
                    given += 1;
                    lines.push((id, false, cells));
                }
                Step::Set(row, column, text) => {
                    register.set(row, column, &text);
                    if let Some(line) = lines.get_mut(row) {
                        line.2.insert(column, text);
                    }
                }
                Step::Bin(row, binned) => {
                    register.set_binned(row, binned);
                    if let Some(line) = lines.get_mut(row) {
                        line.1 = binned;
                    }
                }
                Step::Remove(ids) => {
                    let ids: Vec<LineId> = ids.into_iter().map(LineId).collect();
                    register.remove(&ids);
                    lines.retain(|line| !ids.contains(&line.0));
                }
            }
        }
        let mut stored = Register::default();
        prop_assert_eq!(register.len(), lines.len());
        for (row, (id, binned, cells)) in lines.iter().enumerate() {
            prop_assert!(stored.restore(*id, *binned, |column| register.get(row, column)));
            for register in [&register, &stored] {
                prop_assert_eq!((register.id(row), register.row(*id)), (*id, Some(row)));
                prop_assert_eq!(register.binned(row), *binned);
                for column in Column::ALL {
                    prop_assert_eq!(register.get(row, column), cells.get(&column).map_or("", |text| text));
                }
            }
        }
        let used: Vec<Column> = Column::ALL
            .into_iter()
            .filter(|column| lines.iter().any(|line| line.2.get(column).is_some_and(|text| !text.is_empty())))
            .collect();
        prop_assert_eq!(register.columns(), used.clone());
        prop_assert_eq!(stored.columns(), used);
    }
}
