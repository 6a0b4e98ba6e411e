//! Shipments at the desk: what they should carry, what phones scanned of them, and what becomes of it when pages are
//! loaded again, two tabs scan, or phones give one another their parts.

mod counting;
mod devices;
mod lists;
mod loading;
#[path = "../../../label/tests/common/pages.rs"]
#[expect(unreachable_pub, reason = "its own tests are a crate each")]
mod pages;
mod reports;
mod stand;
mod storing;
