//! What holds for every register.

#![expect(clippy::unwrap_used, reason = "a helper of tests that fails fails its test")]

use std::time::{Duration, Instant};

use proptest::prelude::*;
use record::{
    Audit, CODES, CalendarDate, Column, Context, Policy, Register, Spent, audit, batches, completeness,
    of_shipment,
};

/// A generous bound for a debug build on a busy machine.
const SLOW: Duration = Duration::from_secs(20);

const TODAY: (u16, u8, u8) = (2026, 6, 1);

fn policy() -> Policy {
    let json = r#"{ "version": 1, "required": ["model"], "required_parts": [{ "parts": ["rotor"] }] }"#;
    Policy::parse(json).unwrap()
}

fn audited(register: &Register, spent: &Spent) -> Audit {
    let (year, month, day) = TODAY;
    let today = CalendarDate::new(year, month, day).unwrap();
    audit(register, spent, &Context { today, policy: &policy() })
}

/// A text of a column: often one that other lines have, or nearly have.
fn cell(column: Column) -> BoxedStrategy<String> {
    let text = match column {
        Column::Batch => "2026051[78]-000[1-3OS]|2026051700001|20260517-001|b[12]",
        Column::Report => "IR-000[1-4]|ir 0001|lR-OOO1|RI-0002|IR-1|IR-10",
        Column::BatchDate | Column::ReportDate => "2026-05-1[5-8]|1[5-8]/05/2026|soon",
        Column::Quantity => "[1-3]|x",
        Column::Serials => "S-[0O]1(;S-0[12]){0,2}|S1~S3",
        Column::Manufacturer | Column::Vendor => "Wuxi Vacuum( Co| Co\\.)?|WUXI VACUM|Plant [12]|上海真空",
        Column::VendorBatch => "L-?0?[01O]",
        Column::Part => "rotor|motor",
        Column::Category => "pump|bơm|chamber",
        _ => "[ab]|A",
    };
    prop_oneof![4 => Just(String::new()), 6 => text, 1 => "[ \u{3000}]", 1 => any::<String>()].boxed()
}

const USED: [Column; 16] = [
    Column::Manufacturer,
    Column::ManufacturerAddress,
    Column::Gln,
    Column::Product,
    Column::Model,
    Column::Category,
    Column::Batch,
    Column::BatchDate,
    Column::Quantity,
    Column::Serials,
    Column::Report,
    Column::ReportDate,
    Column::Part,
    Column::Vendor,
    Column::VendorBatch,
    Column::PlatformPayload,
];

type Line = (bool, Vec<String>);

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let cells: Vec<BoxedStrategy<String>> = USED.into_iter().map(cell).collect();
    prop::collection::vec((prop::bool::weighted(0.1), cells), 0..14)
}

fn spent() -> impl Strategy<Value = Spent> {
    prop::collection::vec((cell(Column::Report), cell(Column::Batch)), 0..3).prop_map(|pairs| {
        let mut spent = Spent::default();
        pairs.iter().for_each(|(report, batch)| spent.add(report, batch));
        spent
    })
}

fn register<'l>(lines: impl IntoIterator<Item = &'l Line>) -> Register {
    let mut register = Register::default();
    for (binned, cells) in lines {
        let text = |column| USED.iter().position(|of| *of == column).map_or("", |at| cells[at].as_str());
        let id = register.push(text);
        let row = register.row(id).unwrap();
        register.set_binned(row, *binned);
    }
    register
}

/// A code and the cells that it is told of.
type Placed = (String, Vec<(usize, Option<Column>)>);

/// Findings without the positions of rows: codes, and which lines and columns, where line `n` is `order[n]`.
fn placed(audit: &Audit, order: &[usize]) -> Vec<Placed> {
    let line = |at: u32| order[at as usize];
    let sets = audit.sets.iter().map(|set| {
        let mut places: Vec<_> = set.places.iter().map(|place| (line(place.line.0), place.column)).collect();
        places.sort_unstable();
        (set.finding.code.to_string(), places)
    });
    let marks =
        audit.marks.iter().map(|mark| (mark.code.to_owned(), vec![(line(mark.row), Some(mark.column))]));
    let mut placed: Vec<_> = sets.chain(marks).collect();
    placed.sort_unstable();
    placed
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn findings_do_not_depend_on_the_order_of_lines(
        (lines, order) in lines().prop_flat_map(|lines| {
            let order: Vec<usize> = (0..lines.len()).collect();
            (Just(lines), Just(order).prop_shuffle())
        }),
        spent in spent(),
    ) {
        let straight: Vec<usize> = (0..lines.len()).collect();
        let first = audited(&register(&lines), &spent);
        let other = audited(&register(order.iter().map(|at| &lines[*at])), &spent);
        prop_assert_eq!(placed(&first, &straight), placed(&other, &order));
    }

    #[test]
    fn every_finding_names_lines_and_has_a_text(lines in lines(), spent in spent()) {
        let register = register(&lines);
        let audit = audited(&register, &spent);
        prop_assert!(audit.sets.is_sorted_by(|a, b| a.finding.severity >= b.finding.severity));
        for set in &audit.sets {
            prop_assert!(CODES.contains(&&set.finding.code[..]), "{}", set.finding.code);
            let row = i18n::all().find(|row| row.key == set.finding.code).unwrap();
            for name in i18n::placeholders(row.en) {
                prop_assert!(set.finding.args.iter().any(|(arg, _)| arg == name), "{} {name}", row.key);
            }
            prop_assert!(!set.places.is_empty() && set.places.is_sorted());
            for place in &set.places {
                let row = register.row(place.line);
                prop_assert!(row.is_some_and(|row| !register.binned(row)), "{:?}", place);
                if let (Some(fix), Some(row), Some(column)) = (&set.finding.fix, row, place.column) {
                    prop_assert_eq!(fix.span.clone(), 0..register.get(row, column).len());
                }
            }
        }
        for mark in &audit.marks {
            prop_assert!(!register.get(mark.row as usize, mark.column).is_empty());
        }
    }

    #[test]
    fn batches_and_their_completeness_agree(lines in lines()) {
        let register = register(&lines);
        let (year, month, day) = TODAY;
        let today = CalendarDate::new(year, month, day).unwrap();
        let complete = completeness(&register, &Context { today, policy: &policy() });
        let batches = batches(&register);
        prop_assert_eq!(complete.len(), batches.len());
        for (complete, batch) in complete.iter().zip(&batches) {
            prop_assert_eq!((&complete.batch, complete.lines), (&batch.number, batch.lines.len()));
            let nothing_missing = complete.missing.is_empty() && complete.missing_parts.is_empty();
            prop_assert_eq!(complete.percent == 100, nothing_missing);
            prop_assert_eq!(complete.missing.contains(&Column::Report), batch.reports.is_empty());
        }
        let shipment = of_shipment(&complete);
        prop_assert_eq!(shipment.percent == 100, !complete.is_empty() && shipment.complete == complete.len());
    }
}

#[test]
fn hostile_registers_stay_bounded() {
    type Cell = fn(usize) -> String;
    let hostile: [(&str, Cell); 8] = [
        ("one reference on all lines", |_| "IR-1".to_owned()),
        ("all fold to one key", |n| "IR-1".replace('-', &".".repeat(n % 300 + 1)) + &" ".repeat(n / 300)),
        ("all of different forms", |n| {
            (0..12).map(|bit| char::from(b'A' + (n >> bit & 1) as u8 * 13)).chain(['-']).collect::<String>()
                + &n.to_string()
        }),
        ("one character each", |n| char::from_u32(0x4e00 + n as u32).map_or_else(String::new, String::from)),
        ("one edit from each other", |n| {
            let mut text = vec![b'0'; 24];
            text[n % 24] = b'A' + (n / 24 % 26) as u8;
            String::from_utf8(text).unwrap() + &"X".repeat(n / 624 % 5)
        }),
        ("separators only", |n| "-./_ ".repeat(n % 40) + "-"),
        ("long cells", |n| format!("{}{n}", "9A".repeat(if n % 500 == 0 { 20_000 } else { 10 }))),
        ("combining marks", |n| format!("e{}{n}", "\u{301}".repeat(n % 50))),
    ];
    for (name, text) in hostile {
        let mut register = Register::default();
        for n in 0..6_000 {
            let text = text(n);
            let batch = format!("20260517-{n:05}");
            register.push(|column| match column {
                Column::Manufacturer | Column::Report | Column::Serials | Column::VendorBatch => &text,
                Column::Batch if n % 2 == 0 => &text,
                Column::Batch => &batch,
                _ => "",
            });
        }
        let start = Instant::now();
        let audit = audited(&register, &Spent::default());
        assert!(start.elapsed() < SLOW, "{name}: {:?}", start.elapsed());
        assert!(audit.sets.len() < 30 * record::SET_FINDINGS_LIMIT, "{name}: {}", audit.sets.len());
        let longest = audit.sets.iter().flat_map(|set| &set.finding.args).map(|(_, value)| value.len()).max();
        assert!(longest < Some(1000), "{name}: {longest:?}");
    }
}
