//! Any work in any order: what is stored is what is in memory, and all of it can be taken back.

use proptest::prelude::*;
use record::{Bulk, DateOrder, LineId};
use service::desk::{BulkRequest, CellEdit, DocumentEdit, DocumentText, Filter, Outcome, Selection};
use service::vault::{MemoryVault, VaultFault};
use service::{Column, DeskJob};

use crate::stand::{Faulty, Tab, Trouble, stored};

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("20260517-0001".to_owned()),
        Just("２０２６0517-0001 ".to_owned()),
        Just("IR-1".to_owned()),
        Just("03/04/2026".to_owned()),
        "\\PC{0,6}",
    ]
}

fn column() -> impl Strategy<Value = Column> {
    prop_oneof![
        Just(Column::Manufacturer),
        Just(Column::Batch),
        Just(Column::BatchDate),
        Just(Column::Report)
    ]
}

fn bulk() -> impl Strategy<Value = Bulk> {
    prop_oneof![
        Just(Bulk::Trim),
        Just(Bulk::FoldFullWidth),
        Just(Bulk::UpperCase),
        Just(Bulk::PadDigits { width: 6 }),
        Just(Bulk::DateIso { order: DateOrder::DayFirst }),
        Just(Bulk::Fixes { code: None }),
        (text(), text()).prop_map(|(find, with)| Bulk::Replace { find, with }),
    ]
}

fn job() -> impl Strategy<Value = DeskJob> {
    let line = || (0_u32..9).prop_map(LineId);
    let lines = proptest::collection::vec((0_u32..9).prop_map(LineId), 0..4);
    prop_oneof![
        4 => (line(), column(), text(), text()).prop_map(|(line, column, before, after)| {
            DeskJob::Edit(CellEdit { line, column, before, after })
        }),
        4 => proptest::collection::vec((column(), text()), 0..4).prop_map(DeskJob::AddLine),
        3 => (lines, any::<bool>()).prop_map(|(lines, binned)| DeskJob::Bin { lines, binned }),
        2 => Just(DeskJob::EmptyBin),
        4 => Just(DeskJob::Undo),
        3 => Just(DeskJob::Redo),
        2 => (proptest::option::of(column()), bulk()).prop_map(|(column, bulk)| {
            DeskJob::Mend(BulkRequest { selection: Selection::default(), column, bulk })
        }),
        1 => prop_oneof![Just(r#"{"version":1}"#), Just(r#"{"version":1,"batch_pattern":"YYYYMMDD-XXXX"}"#), Just("{")]
            .prop_map(|policy| DeskJob::SetPolicy(policy.to_owned())),
        1 => text().prop_map(|kind| {
            DeskJob::SetDocument(DocumentEdit { kind, document: Some(DocumentText::default()) })
        }),
    ]
}

/// Does a job whose edits see what stands there.
fn work<V: service::vault::Vault>(tab: &mut Tab<'_, V>, job: &DeskJob) -> Outcome {
    let mut job = job.clone();
    if let DeskJob::Edit(edit) = &mut job
        && let Outcome::Line(line) = tab.ask(DeskJob::Inspect(edit.line)).outcome
    {
        edit.before.clone_from(&line.texts[edit.column as usize]);
    }
    tab.ask(job).outcome
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_stored_is_what_is_in_memory(jobs in proptest::collection::vec(job(), 1..24)) {
        let vault = MemoryVault::default();
        let mut tab = Tab::open(&vault, "w");
        let start = tab.everything();
        for job in &jobs {
            work(&mut tab, job);
            if tab.overview().revision > 0 {
                prop_assert_eq!(tab.everything(), stored(&vault, "w"), "after {:?}", job);
            }
        }
        let end = tab.everything();
        let mut steps = 0;
        while tab.overview().can_undo {
            work(&mut tab, &DeskJob::Undo);
            steps += 1;
        }
        prop_assert_eq!(&tab.everything(), &start);
        for _ in 0..steps {
            work(&mut tab, &DeskJob::Redo);
        }
        prop_assert_eq!(&tab.everything(), &end);
    }

    #[test]
    fn two_tabs_and_a_store_that_fails_now_and_then_agree_in_the_end(
        jobs in proptest::collection::vec((job(), any::<bool>(), 0_u8..6), 1..24),
    ) {
        let vault = MemoryVault::default();
        Tab::open(&vault, "w").fill(&[["A", "1", "2"]]);
        let (left, right) = (Faulty::over(&vault), Faulty::over(&vault));
        let (mut one, mut other) = (Tab::open(&left, "w"), Tab::open(&right, "w"));
        for (job, is_one, luck) in &jobs {
            let (tab, store) = if *is_one { (&mut one, &left) } else { (&mut other, &right) };
            // A store that refuses at once and takes everything with the next change.
            store.trouble.set(if *luck == 0 { Trouble::TakesNothing(VaultFault::Full) } else { Trouble::None });
            work(tab, job);
            store.trouble.set(Trouble::None);
            tab.now_ms += 10_000.0;
            tab.overview();
        }
        prop_assert_eq!(one.window(Filter::All), other.window(Filter::All));
        let there = one.everything();
        prop_assert_eq!(&there, &other.everything());
        prop_assert_eq!(&there, &stored(&vault, "w"));
    }
}
