//! How complete documents are, and what a batch is made of.

#![expect(clippy::unwrap_used, reason = "a helper of tests that fails fails its test")]

use record::entities::{self, LabelCount};
use record::{CalendarDate, Column, Context, LineId, Policy, Register, batches, completeness, of_shipment};

/// What the built-in pack asks for: three fields that weigh 3, ten columns that weigh 1.
const FULL: [(Column, &str); 13] = [
    (Column::Manufacturer, "Wuxi Vacuum"),
    (Column::ManufacturerAddress, "1 Road, Wuxi"),
    (Column::ManufacturerCountry, "China"),
    (Column::Product, "Turbo pump"),
    (Column::Model, "TMP-100"),
    (Column::Category, "pump"),
    (Column::Batch, "20260517-0001"),
    (Column::BatchDate, "2026-05-17"),
    (Column::Quantity, "2"),
    (Column::Report, "IR-1"),
    (Column::ReportDate, "2026-05-18"),
    (Column::Laboratory, "QUATEST 3"),
    (Column::Result, "pass"),
];

fn register(lines: &[&[(Column, &str)]]) -> Register {
    let mut register = Register::default();
    for cells in lines {
        register.push(|column| cells.iter().find(|(of, _)| *of == column).map_or("", |(_, text)| text));
    }
    register
}

fn with_context<T>(policy: &str, act: impl FnOnce(&Context<'_>) -> T) -> T {
    let policy = if policy.is_empty() { Policy::default() } else { Policy::parse(policy).unwrap() };
    act(&Context { today: CalendarDate::new(2026, 6, 1).unwrap(), policy: &policy })
}

#[test]
fn a_percentage_is_whole_only_when_nothing_is_missing() {
    let lacking = |columns: &[Column]| -> Vec<(Column, &str)> {
        FULL.into_iter().filter(|(column, _)| !columns.contains(column)).collect()
    };
    for (missing, percent) in [
        (&[][..], 100),
        (&[Column::Result], 94),
        (&[Column::Report], 84),
        (&[Column::Manufacturer, Column::Report], 68),
        (&[Column::Manufacturer, Column::Quantity, Column::Report], 63),
    ] {
        let register = register(&[&lacking(missing)]);
        let batches = with_context("", |context| completeness(&register, context));
        assert_eq!((batches[0].percent, &batches[0].missing[..]), (percent, missing));
        assert_eq!(batches[0].present.len() + missing.len(), FULL.len());
    }
}

#[test]
fn lines_together_make_a_batch_complete() {
    let (facts, report): (Vec<_>, Vec<_>) =
        FULL.into_iter().partition(|(column, _)| *column < Column::Report);
    let mut second = report;
    second.push((Column::Batch, "20260517-0001"));
    let mut register = register(&[&facts, &second, &[(Column::Batch, "2"), (Column::Result, " ")]]);
    with_context("", |context| {
        let batches = completeness(&register, context);
        assert_eq!((batches[0].percent, batches[0].lines), (100, 2));
        assert_eq!(
            (&batches[1].batch[..], batches[1].percent),
            ("2", 15),
            "3 of 19; a blank cell is missing"
        );
        let shipment = of_shipment(&batches);
        assert_eq!((shipment.batches, shipment.complete, shipment.percent), (2, 1, 57));
        assert_eq!(shipment.missing.len(), 12);
        assert_eq!(shipment.missing[0], (Column::Manufacturer, 1));
        assert_eq!(of_shipment(&[]).percent, 0);
        register.set_binned(1, true);
        assert_eq!(completeness(&register, context)[0].percent, 68);
    });
}

#[test]
fn a_policy_counts_too() {
    let policy = r#"{ "version": 1, "required": ["gtin"],
                      "required_parts": [{ "category": "pump", "parts": ["rotor", "motor"] }] }"#;
    let rotor = [(Column::Batch, "20260517-0001"), (Column::Part, "Rotor"), (Column::VendorBatch, "L7")];
    let register = register(&[&FULL, &rotor]);
    let batches = with_context(policy, |context| completeness(&register, context));
    assert_eq!(
        (&batches[0].missing[..], &batches[0].missing_parts[..]),
        (&[Column::Gtin][..], &["motor".into()][..])
    );
    assert_eq!(batches[0].percent, 90, "20 of 22");
    assert_eq!(of_shipment(&batches).missing_parts, [("motor".to_owned(), 1)]);
}

#[test]
fn a_batch_is_what_its_lines_tell() {
    let batch = (Column::Batch, "20260517-0001");
    let mut register = register(&[
        &FULL,
        &[batch, (Column::Serials, "S1; S2"), (Column::Report, "IR-2"), (Column::Manufacturer, "Other")],
        &[batch, (Column::Part, "rotor"), (Column::Vendor, "V"), (Column::VendorBatch, "L7")],
        &[
            batch,
            (Column::Part, "rotor"),
            (Column::Vendor, "V"),
            (Column::VendorBatch, "L7"),
            (Column::Serials, "S2"),
        ],
        &[(Column::Batch, "9"), (Column::Report, "IR-9")],
        &[(Column::Batch, "binned"), (Column::Product, "x")],
        &[(Column::Product, "no batch")],
    ]);
    register.set_binned(5, true);
    let all = batches(&register);
    assert_eq!(
        all.iter().map(|batch| (&batch.number[..], batch.declared)).collect::<Vec<_>>(),
        [("20260517-0001", true), ("9", false)]
    );
    let first = &all[0];
    assert_eq!(
        (&first.manufacturer[..], &first.model[..], &first.quantity[..]),
        ("Wuxi Vacuum", "TMP-100", "2")
    );
    assert_eq!((first.serials, first.labels), (2, LabelCount::Serial(2)));
    let reports: Vec<(&str, &str)> =
        first.reports.iter().map(|report| (&report.reference[..], &report.laboratory[..])).collect();
    assert_eq!(reports, [("IR-1", "QUATEST 3"), ("IR-2", "")]);
    assert_eq!(first.components.len(), 1);
    assert_eq!(first.lines, [LineId(0), LineId(1), LineId(2), LineId(3)]);
    assert_eq!(entities::serials(&register, first), ["S1", "S2"]);
    assert_eq!(entities::batch(&register, "20260517-0001").as_ref(), Some(first));
    assert_eq!(entities::batch(&register, "binned"), None);
    assert_eq!(all[1].labels, LabelCount::Batch);
}
