//! Shipments at the desk: what they should carry, what phones scanned of them, and what becomes of it when pages are
//! loaded again, two tabs scan, or phones give one another their parts.

mod counting;
mod devices;
mod lists;
mod loading;
mod stand;
mod storing;
