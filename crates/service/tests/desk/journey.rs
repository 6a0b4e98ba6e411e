//! A file comes in, is mended, stored, and there again in another tab.

use record::{Bulk, CalendarDate, DocumentState};
use service::desk::{
    BulkRequest, DocumentEdit, DocumentText, Filter, Mending, NextRequest, Outcome, Saved, Selection,
};
use service::vault::MemoryVault;
use service::{Column, DeskJob, Options};

use crate::stand::{Tab, bin, edit, errors, stored};

const ORDERS: &[u8] = include_bytes!("orders-gb18030.csv");

#[test]
fn a_file_is_read_mended_stored_and_there_again() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    let job = DeskJob::Read { name: "orders.csv".into(), options: Options::default() };
    let Outcome::Source(source) = tab.ask_with(job, ORDERS.to_vec()).outcome else { panic!() };
    assert_eq!(source.encoding.unwrap().name.to_ascii_lowercase(), "gb18030");
    assert_eq!(source.records, 4);
    let guessed: Vec<Option<Column>> = source.mapping.columns.iter().map(|column| column.target).collect();
    use Column::{Batch, BatchDate, Manufacturer, Quantity, Report, ReportDate};
    let all = [Manufacturer, Batch, BatchDate, Quantity, Report, ReportDate].map(Some);
    assert_eq!(guessed[..6], all);
    let Outcome::Added(added) = tab.done(DeskJob::Add(source.mapping)) else { panic!() };
    assert_eq!((added.added, added.known, added.left_out), (4, 0, 1));
    assert!(tab.ask(DeskJob::ReadAgain(Options::default())).outcome != Outcome::Done, "it is put aside");

    let codes = tab.codes();
    assert!(codes.contains(&"set.report-reused".to_owned()), "{codes:?}");
    assert_eq!(tab.window(errors()).total, 3);
    let next = |from| {
        let selection = Selection { filter: errors(), ..Selection::default() };
        DeskJob::Next(NextRequest { selection, from, back: false })
    };
    let Outcome::Next(Some((at, line, Some(column)))) = tab.done(next(None)) else { panic!() };
    assert_eq!((at, line.0, column), (0, 0, Report));
    let looked = tab.line(line);
    assert_eq!(looked.sets[0].others.iter().map(|(_, number)| *number).collect::<Vec<_>>(), [4]);
    let Outcome::Next(Some((_, line, Some(column)))) = tab.done(next(Some((at, column)))) else { panic!() };
    assert_eq!((line.0, column), (2, Batch));

    // The one-click fix of the full-width digits, and a typed correction.
    let looked = tab.line(line);
    let (_, finding) =
        looked.cells.iter().find(|(of, finding)| *of == Batch && finding.fix.is_some()).unwrap();
    let before = &looked.texts[Batch as usize];
    let after = service::apply(before, finding.fix.as_ref().unwrap());
    assert_eq!(after, "20260518-0003");
    tab.done(edit(line.0, Batch, before, &after));
    tab.done(edit(3, Report, "IR-2026-00418", "IR-2026-00421"));
    assert_eq!(tab.window(errors()).total, 0, "{:?}", tab.codes());
    assert_eq!(tab.saved(), Saved::Stored);

    assert_eq!(stored(&vault, "w"), tab.everything());
    // The same file once more: the lines that were mended are not the file's any longer, the others are known.
    assert_eq!(tab.take_in("orders.csv", ORDERS), (2, 2));
    let selection = tab.window(Filter::Problem("set.report-reused".into()));
    assert!(selection.total > 0);
}

#[test]
fn every_change_can_be_taken_back_and_made_again() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    let mut seen = vec![tab.everything()];
    let text = DocumentText {
        state: DocumentState::Submitted,
        expires: CalendarDate::new(2027, 1, 1),
        note: "sent".into(),
        ..DocumentText::default()
    };
    let mapping = tab.read("orders.csv", ORDERS);
    for (job, bytes) in [
        (DeskJob::Add(mapping), Vec::new()),
        (edit(1, Column::Batch, "20260517-0002", "20260517-9"), Vec::new()),
        (bin(&[0, 3], true), Vec::new()),
        (bin(&[3], false), Vec::new()),
        (
            DeskJob::Mend(BulkRequest {
                selection: Selection::default(),
                column: None,
                bulk: Bulk::FoldFullWidth,
            }),
            Vec::new(),
        ),
        (DeskJob::AddLine(vec![(Column::Batch, "=1".into())]), Vec::new()),
        (DeskJob::SetPolicy(r#"{"version":1,"batch_pattern":"YYYYMMDD-XXXX"}"#.into()), Vec::new()),
        (DeskJob::Attach { kind: "business-licence".into(), name: "licence.pdf".into() }, b"%PDF".to_vec()),
        (DeskJob::SetDocument(DocumentEdit { kind: "Other".into(), document: Some(text) }), Vec::new()),
        (DeskJob::EmptyBin, Vec::new()),
    ] {
        let outcome = tab.ask_with(job.clone(), bytes).outcome;
        assert!(!matches!(outcome, Outcome::Failed(_)), "{job:?}: {outcome:?}");
        let now = tab.everything();
        assert_ne!(Some(&now), seen.last(), "{job:?}");
        assert_eq!(stored(&vault, "w"), now, "{job:?}");
        seen.push(now);
    }
    for before in seen.iter().rev().skip(1) {
        tab.done(DeskJob::Undo);
        assert_eq!(&tab.everything(), before);
        assert_eq!(&stored(&vault, "w"), before);
    }
    assert!(!tab.overview().can_undo);
    for after in &seen[1..] {
        tab.done(DeskJob::Redo);
        assert_eq!(&tab.everything(), after);
        assert_eq!(&stored(&vault, "w"), after);
    }
    assert!(!tab.overview().can_redo);
}

#[test]
fn a_preview_of_a_mending_tells_what_the_mending_does() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    tab.fill(&[[" A ", "２０２６0517-1", "ir-1"], ["A", "03/04/2026", "IR-2\u{a0}"], ["", " ", "x,y"]]);
    let bulks = [
        Bulk::Trim,
        Bulk::FoldFullWidth,
        Bulk::UpperCase,
        Bulk::PadDigits { width: 4 },
        Bulk::Fixes { code: None },
        Bulk::Replace { find: "I".into(), with: "II".into() },
    ];
    for (bulk, column) in
        bulks.into_iter().flat_map(|bulk| [(bulk.clone(), None), (bulk, Some(Column::Batch))])
    {
        let request = BulkRequest { selection: Selection::default(), column, bulk };
        let before = tab.texts(Filter::All);
        let Outcome::Mending(preview) = tab.done(DeskJob::Preview(request.clone())) else { panic!() };
        assert_eq!(tab.texts(Filter::All), before, "a preview changes nothing");
        let Outcome::Mending(mending) = tab.done(DeskJob::Mend(request.clone())) else { panic!() };
        assert_eq!(mending, Mending { done: true, ..preview.clone() });
        let after = tab.texts(Filter::All);
        let pairs = before.iter().zip(&after);
        let lines = pairs.clone().filter(|(before, after)| before != after).count();
        let cells =
            pairs.flat_map(|(before, after)| before.iter().zip(after)).filter(|(b, a)| b != a).count();
        assert_eq!(
            (preview.lines, preview.cells, preview.samples.len()),
            (lines, cells, cells),
            "{request:?}"
        );
        for (number, column, _, to) in &preview.samples {
            assert_eq!(tab.text(*number as u32 - 1, *column), *to);
        }
        if cells > 0 {
            tab.done(DeskJob::Undo);
        }
        assert_eq!(tab.texts(Filter::All), before);
    }
}
