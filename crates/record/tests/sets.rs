//! Findings of lines together: the register drawn as a table, the findings as codes with the rows they name.

#![expect(clippy::unwrap_used, reason = "a helper of tests that fails fails its test")]

use base::Severity;
use record::{Audit, CalendarDate, Column, Context, LineId, Policy, Register, Spent, audit};

/// Columns of one letter each, for drawn tables.
const LETTERS: [(char, Column); 14] = [
    ('m', Column::Manufacturer),
    ('a', Column::ManufacturerAddress),
    ('p', Column::Product),
    ('o', Column::Model),
    ('c', Column::Category),
    ('b', Column::Batch),
    ('d', Column::BatchDate),
    ('q', Column::Quantity),
    ('s', Column::Serials),
    ('r', Column::Report),
    ('e', Column::ReportDate),
    ('t', Column::Part),
    ('v', Column::Vendor),
    ('w', Column::VendorBatch),
];

/// A register from rows such as `m=A b=1 r=IR-1`; `_` stands for a space inside a text, `~` before a row bins it.
fn register(rows: &[&str]) -> Register {
    let mut register = Register::default();
    for row in rows {
        let (binned, row) = row.strip_prefix('~').map_or((false, *row), |row| (true, row));
        let cells: Vec<(Column, String)> = row
            .split_whitespace()
            .map(|cell| {
                let (letter, text) = cell.split_once('=').unwrap();
                let column = LETTERS.iter().find(|(known, _)| letter == known.to_string()).unwrap().1;
                (column, text.replace('_', " "))
            })
            .collect();
        let id =
            register.push(|column| cells.iter().find(|(of, _)| *of == column).map_or("", |(_, text)| text));
        let row = register.row(id).unwrap();
        register.set_binned(row, binned);
    }
    register
}

fn audited(register: &Register, spent: &Spent, policy: &Policy) -> Audit {
    let today = CalendarDate::new(2026, 6, 1).unwrap();
    audit(register, spent, &Context { today, policy })
}

/// The findings as `code 1,3`: without the prefix of the code, with the rows as a person counts them.
fn drawn(register: &Register, audit: &Audit) -> Vec<String> {
    let mut drawn: Vec<String> = audit
        .sets
        .iter()
        .map(|set| {
            let mut rows: Vec<usize> =
                set.places.iter().map(|place| register.row(place.line).unwrap() + 1).collect();
            rows.dedup();
            let rows: Vec<String> = rows.iter().map(usize::to_string).collect();
            format!("{} {}", set.finding.code.strip_prefix("set.").unwrap(), rows.join(","))
        })
        .collect();
    drawn.sort_unstable();
    drawn
}

/// Checks tables and their findings, sorted.
fn check(tables: &[(&[&str], &[&str])]) {
    for (rows, expected) in tables {
        let register = register(rows);
        let audit = audited(&register, &Spent::default(), &Policy::default());
        assert_eq!(drawn(&register, &audit), *expected, "{rows:#?}\n{:#?}", audit.sets);
    }
}

#[test]
fn a_report_reference_belongs_to_one_batch() {
    check(&[
        (&["m=A b=1 r=IR-1", "m=A b=2 r=IR-2"], &[]),
        (&["m=A b=1 r=IR-1", "m=A b=2 r=IR-1"], &["report-reused 1,2"]),
        (&["m=A b=1 r=IR-1", "b=1 r=IR-1 e=2026-05-02", "m=A b=2 r=IR-2"], &[]),
        (&["m=A b=1 r=IR-1", "~m=A b=2 r=IR-1"], &["report-reused-binned 1"]),
        (&["m=A b=1 r=IR-1", "~m=A b=1 r=IR-1"], &[]),
        (&["~m=A b=1 r=IR-1", "~m=A b=2 r=IR-1"], &[]),
    ]);
    let mut spent = Spent::default();
    spent.add("IR-1", "9");
    spent.add("IR-2", "2");
    let register = register(&["m=A b=1 r=IR-1", "m=A b=2 r=IR-2"]);
    let audit = audited(&register, &spent, &Policy::default());
    assert_eq!(drawn(&register, &audit), ["report-reused-removed 1"], "IR-2 was for batch 2 before, too");
    let finding = &audit.sets[0].finding;
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(finding.source.as_ref().unwrap().rule, "field.report-unique");
}

#[test]
fn batches_and_reports_are_linked() {
    check(&[
        (&["m=A b=1"], &["batch-without-report 1"]),
        (&["m=A b=1", "b=1 r=IR-1"], &[]),
        (&["m=A b=1 r=IR-1", "b=20260517-0009 r=IR-7"], &["batch-undeclared 2"]),
        (&["m=A r=IR-1", "m=A a=Street"], &["line-without-batch 1"]),
        (&["m=A r=_ b=1"], &["batch-without-report 1"]),
        (&["b=1 r=IR-1", "b=2 r=IR-2"], &[]),
        (&["b=1", "b=1 r=IR-1"], &[]),
        (&["m=A b=1 d=2026-05-17 r=IR-1 e=16.5.2026"], &["report-before-batch 1"]),
        (&["m=A b=1 d=2026-05-17 r=IR-1 e=2026-05-17"], &[]),
        (
            &["m=A b=1 d=2026-05-17", "b=1 r=IR-1 e=2026-05-10", "b=1 r=IR-2 e=2026-05-20"],
            &["report-before-batch 1,2"],
        ),
        (&["m=A b=1 d=soon r=IR-1 e=2026-05-16"], &[]),
    ]);
}

#[test]
fn an_undeclared_batch_is_led_to_the_one_that_is_meant() {
    for (rows, near, fix) in [
        (&["m=A b=20260517-0001", "b=20260517-O001 r=IR-1"][..], Some("20260517-0001"), true),
        (&["m=A b=20260517-0001", "b=20260517-001 r=IR-1"], Some("20260517-0001"), true),
        (&["m=A b=20260517-0001 r=IR-1", "b=20260517-001 r=IR-2"], Some("20260517-0001"), false),
        (
            &["m=A b=20260517-0001", "m=A b=20260517-0002 r=IR-2", "b=20260517-0003 r=IR-1"],
            Some("20260517-0001"),
            true,
        ),
        (
            &["m=A b=20260517-0001 r=IR-2", "m=A b=20260517-0002 r=IR-3", "b=20260517-0003 r=IR-1"],
            None,
            false,
        ),
        (&["m=A b=20260517-0001 r=IR-2", "b=20260517-0003 r=IR-1"], Some("20260517-0001"), false),
        (&["m=A b=20260517-0001 r=IR-2", "b=20260601-0003 r=IR-1"], None, false),
    ] {
        let register = register(rows);
        let audit = audited(&register, &Spent::default(), &Policy::default());
        let finding = audit.sets.iter().map(|set| &set.finding);
        let finding =
            finding.clone().find(|finding| finding.code.starts_with("set.batch-undeclared")).unwrap();
        let named = finding.args.iter().find(|(name, _)| name == "near").map(|(_, value)| value.as_str());
        assert_eq!(named, near, "{rows:?}");
        assert_eq!(finding.fix.is_some(), fix, "{rows:?}");
        if let Some(fix) = &finding.fix {
            let written = register.get(rows.len() - 1, Column::Batch);
            assert_eq!(Some(record::apply(written, fix).as_str()), near);
        }
    }
}

#[test]
fn references_that_are_probably_one_are_told() {
    check(&[
        (&["m=A b=1 r=IR-0001", "m=A b=2 r=ir_0001"], &["near-report 1,2"]),
        (&["m=A b=1 r=IR-0001", "m=A b=2 r=lR-OOO1"], &["near-report 1,2"]),
        (&["m=A b=1 r=IR-1", "m=A b=2 r=ＩＲ－１", "m=A b=3 r=IR.1"], &["near-report 1,2,3"]),
        (&["m=A b=20260517-0001 r=IR-1", "m=A b=202605170001 r=IR-2"], &["near-batch 1,2"]),
        (&["m=A b=1 r=IR-0301", "b=1 r=IR-0801"], &["near-report 1,2"]),
        (&["m=A b=1 r=IR-0301", "b=1 r=IR-0302"], &[]),
        (&["m=A b=1 r=2026-1-12", "m=A b=2 r=2026-11-2"], &[]),
        (
            &[
                "m=A b=20260517-0001 r=1",
                "m=A b=20260517-0002 r=2",
                "m=A b=20260517-0003 r=3",
                "m=A b=20260517-002 r=4",
            ],
            &["near-batch 2,4"],
        ),
        (
            &[
                "m=A b=20260517-0005 r=1",
                "m=A b=20260517-0002 r=2",
                "m=A b=20260517-0003 r=3",
                "m=A b=20260517-000S r=4",
            ],
            &["near-batch 1,4"],
        ),
        (
            &["m=A b=1 r=IR-0001", "m=A b=2 r=IR-0002", "m=A b=3 r=IR-0003", "m=A b=4 r=RI-0002"],
            &["near-report 2,4"],
        ),
        (&["m=Wuxi_Vacuum_Co.,_Ltd. b=1 r=1", "m=WUXI_VACUUM_CO_LTD b=2 r=2"], &["near-manufacturer 1,2"]),
        (&["m=Wuxi_Vacuum_Ltd b=1 r=1", "m=Wuxi_Vacum_Ltd b=2 r=2"], &["near-manufacturer 1,2"]),
        (&["m=Plant_1_Vacuum b=1 r=1", "m=Plant_2_Vacuum b=2 r=2"], &[]),
        (&["m=上海真空 b=1 r=1", "m=上海真空泵 b=2 r=2"], &[]),
        (&["m=A b=1 r=1 t=rotor v=V w=L-01", "b=1 t=motor v=V w=l_01"], &["near-vendor-batch 1,2"]),
        (&["m=A b=1 r=1 t=rotor v=V w=L-01", "b=1 t=motor v=W w=l_01"], &[]),
        (&["m=A o=X b=1 r=1 s=SN-O1", "m=A o=X b=1 r=1 s=SN-01"], &["near-serial 1,2"]),
        (&["m=A o=X b=1 r=1 s=SN-O1", "m=A o=Y b=2 r=2 s=SN-01"], &[]),
    ]);
}

#[test]
fn series_are_not_suspicious() {
    let series: [fn(usize) -> String; 12] = [
        |n| format!("IR-{n}"),
        |n| format!("IR-{n:04}"),
        |n| format!("IR-{n:03}"),
        |n| format!("202605{:02}-{:04}", n % 28 + 1, n),
        |n| format!("2026-{}-{}", n % 12 + 1, n % 31 + 1),
        |n| format!("{}-{n}", ["PA", "PB", "P"][n % 3]),
        |n| format!("20260517-{}", char::from(b'A' + (n % 26) as u8)),
        |n| format!("20260517-{}", char::from(b'a' + (n % 26) as u8)),
        |n| format!("X{n:05}Y"),
        |n| format!("{}", 99_000 + n * 3),
        |n| format!("检{n:03}"),
        |n| format!("IR-{}{}", n / 9 + 1, ["", "-A", "-B", "/2", "/3", "C", "-D", "E", "-FF"][n % 9]),
    ];
    for (nth, name) in series.iter().enumerate() {
        let mut register = Register::default();
        for n in 1..=1200 {
            let name = name(n);
            register.push(|column| match column {
                Column::Manufacturer => "A",
                Column::Batch | Column::Report | Column::VendorBatch | Column::Serials => &name,
                Column::Vendor => "V",
                Column::Model => "M",
                _ => "",
            });
        }
        let audit = audited(&register, &Spent::default(), &Policy::default());
        let near: Vec<_> = audit.sets.iter().filter(|set| set.finding.code.contains("near")).collect();
        assert!(near.is_empty(), "series {nth}: {near:#?}");
    }
}

#[test]
fn contradictions_are_told() {
    check(&[
        (&["m=Alpha b=1 r=1", "m=Beta b=1 r=1"], &["batch-two-manufacturers 1,2"]),
        (&["m=Alpha b=1 r=1", "m=alpha. b=1 r=1"], &["near-manufacturer 1,2"]),
        (&["m=A b=1 d=2026-05-17 r=1", "b=1 d=18/5/2026", "m=A b=1"], &["batch-facts-differ 1,2"]),
        (&["m=A b=1 d=2026-05-17 r=1", "b=1 d=17.5.2026"], &[]),
        (&["m=A b=1 o=X r=1", "b=1 o=Y"], &["batch-facts-differ 1,2"]),
        (&["m=A b=1 c=pump r=1", "b=1 c=bơm"], &[]),
        (&["m=A b=1 q=5 r=1", "b=1 q=6"], &["batch-facts-differ 1,2"]),
        (&["m=A b=1 q=1 s=S1 r=1", "b=1 q=2 s=S2,S3"], &[]),
        (&["m=A b=1 r=7 e=2026-05-17", "b=1 r=7 e=2026-05-18"], &["report-facts-differ 1,2"]),
        (&["m=A a=Street_1 b=1 r=1", "m=A a=Road_2 b=2 r=2"], &["manufacturer-facts-differ 1,2"]),
        (&["m=A a=Street_1 b=1 r=1", "m=A a=STREET_1 b=2 r=2"], &[]),
    ]);
}

#[test]
fn components_and_pieces_are_reconciled() {
    check(&[
        (&["m=A b=1 r=1", "b=1 t=rotor v=V"], &["component-without-batch 2"]),
        (&["m=A b=1 r=1 t=rotor v=V1 w=7", "b=1 t=rotor v=V2 w=7"], &["component-two-vendors 1,2"]),
        (&["m=A b=1 r=1 t=rotor v=V1 w=7", "b=1 t=motor v=V2 w=7"], &[]),
        (&["m=A b=1 r=1 t=rotor v=Vac w=7", "b=1 t=rotor v=VAC w=7"], &["near-vendor 1,2"]),
        (&["m=A b=1 r=1 s=S1", "m=A b=2 r=2 s=S1"], &["serial-twice 1,2"]),
        (&["m=A o=X b=1 r=1 s=S1", "m=A o=Y b=2 r=2 s=S1"], &[]),
        (&["m=A o=X b=1 r=1 s=S1", "m=A b=2 r=2 s=S1"], &["serial-twice 1,2"]),
        (&["m=A b=1 r=1 s=S1 t=rotor w=1", "m=A b=1 r=1 s=S1 t=motor w=2"], &[]),
        (&["m=A b=1 q=3 s=S1;S2 r=1"], &["serial-count 1"]),
        (&["m=A b=1 q=2 s=S1;S2 r=1"], &[]),
        (&["m=A b=1 q=10 s=S1~S10 r=1"], &[]),
        (&["m=A b=1 q=2 s=S1 r=1", "m=A b=1 q=2 s=S2 r=1"], &[]),
        (&["m=A b=1 q=1 s=S1 r=1", "m=A b=1 q=1 s=S2 r=1"], &[]),
        (&["m=A b=1 q=2 r=1", "b=1 s=S1", "b=1 s=S2"], &[]),
        (&["m=A b=1 r=1", "m=A b=1 r=1", "m=A b=1 r=1"], &["identical-lines 1,2,3"]),
    ]);
}

#[test]
fn a_policy_asks_for_more() {
    let policy = Policy::parse(
        r#"{ "version": 1, "required": ["model", "gtin"],
             "required_parts": [{ "category": "pump", "parts": ["Rotor", "motor"] }],
             "severities": { "set.identical-lines": "error" } }"#,
    )
    .unwrap();
    let register = register(&[
        "m=A b=1 r=1 c=PUMP o=X t=rotor v=V w=1",
        "m=A b=2 r=2 c=chamber",
        "m=A b=2 r=2 c=chamber",
    ]);
    let audit = audited(&register, &Spent::default(), &policy);
    assert_eq!(
        drawn(&register, &audit),
        ["batch-lacks-columns 1", "batch-lacks-columns 2,3", "batch-lacks-parts 1", "identical-lines 2,3"]
    );
    assert_eq!(
        (&audit.sets[0].finding.code[..], audit.sets[0].finding.severity),
        ("set.identical-lines", Severity::Error)
    );
    let lacks = audit.sets.iter().find(|set| set.finding.code == "set.batch-lacks-parts").unwrap();
    assert!(lacks.finding.args.contains(&("parts".into(), "motor".into())), "{lacks:?}");
}

#[test]
fn one_line_says_how_many_more_there_are() {
    let mut register = Register::default();
    for n in 0..250 {
        let batch = format!("20260517-{n:04}");
        register.push(|column| match column {
            Column::Manufacturer => "A",
            Column::Batch => &batch,
            _ => "",
        });
    }
    let audit = audited(&register, &Spent::default(), &Policy::default());
    assert_eq!(audit.sets.len(), record::SET_FINDINGS_LIMIT + 1);
    let more = &audit.sets[audit.sets.len() - 1];
    assert_eq!(more.finding.code, "set.more");
    assert_eq!(more.finding.args[0], ("count".into(), "50".into()));
    assert_eq!((more.places.len(), more.places[0].line), (50, LineId(200)));
}

#[test]
fn marks_are_by_row_and_column_and_leave_the_bin_out() {
    let register = register(&["m=A b=2O260517-0001 r=x", "~m=A b=２ r=1", "m=A b=2O260517-0001 r=1"]);
    let audit = audited(&register, &Spent::default(), &Policy::default());
    let marks: Vec<(u32, Column, &str)> =
        audit.marks.iter().map(|mark| (mark.row, mark.column, mark.code)).collect();
    assert_eq!(
        marks,
        [
            (0, Column::Batch, "batch.letter-for-digit"),
            (0, Column::Report, "report.no-digits"),
            (2, Column::Batch, "batch.letter-for-digit"),
        ]
    );
}
