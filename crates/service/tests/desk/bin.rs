//! The recycle bin, and references that are never used again.

use service::desk::Filter;
use service::vault::MemoryVault;
use service::{Column, DeskJob};

use crate::stand::{Tab, bin, stored};

#[test]
fn references_of_removed_lines_stay_known() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    tab.fill(&[["A", "20260517-0001", "IR-1"], ["A", "20260517-0002", "IR-2"]]);
    tab.done(bin(&[0], true));
    assert_eq!((tab.overview().lines, tab.overview().binned), (1, 1));
    assert_eq!(tab.texts(Filter::Binned), [["A", "20260517-0001", "IR-1"]]);
    tab.done(DeskJob::EmptyBin);
    assert_eq!((tab.overview().lines, tab.overview().binned), (1, 0));
    assert!(tab.codes().is_empty(), "{:?}", tab.codes());

    // The same batch may come back with its report, another batch may not have it, in no tab and after any time.
    tab.fill(&[["A", "20260517-0001", "IR-1"]]);
    assert!(tab.codes().is_empty(), "{:?}", tab.codes());
    let mut later = Tab::open(&vault, "w");
    later.fill(&[["A", "20260517-0003", "IR-1"]]);
    let grave = later.overview().lines_with.errors;
    assert!(grave > 0);
    later.done(DeskJob::Undo);
    later.done(bin(&[2], true));
    later.done(DeskJob::EmptyBin);
    later.fill(&[["A", "20260517-0004", "IR-1"]]);
    assert_eq!(later.codes(), ["set.report-reused-removed"]);
    assert_eq!(tab.codes(), ["set.report-reused-removed"], "the other tab hears of it");
}

#[test]
fn an_undone_emptying_forgets_what_it_remembered() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    tab.fill(&[
        ["A", "20260517-0001", "IR-1"],
        ["A", "20260517-0002", "IR-2"],
        ["A", "20260517-0003", "IR-3"],
    ]);
    tab.done(bin(&[0, 2], true));
    let before = tab.everything();
    tab.done(DeskJob::EmptyBin);
    tab.done(DeskJob::Undo);
    assert_eq!(tab.everything(), before);
    tab.done(bin(&[0], false));
    tab.write(0, Column::Batch, "20260517-0009");
    assert!(tab.codes().is_empty(), "a mistyped batch number never had the reference: {:?}", tab.codes());
    assert_eq!(stored(&vault, "w"), tab.everything());
}

#[test]
fn emptying_an_empty_bin_is_no_change() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    tab.fill(&[["A", "1", "2"]]);
    let before = tab.overview();
    tab.done(DeskJob::EmptyBin);
    tab.done(DeskJob::SetPolicy(before.policy.clone()));
    tab.done(DeskJob::Rename(before.workspace.name.clone()));
    assert_eq!(tab.overview(), before);
}
