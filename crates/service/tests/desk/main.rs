//! What the desk does with a store behind it: natively, with memory as the store, sound or faulty.

mod bin;
mod evidence;
mod files;
mod formats;
mod issued;
mod journey;
mod limits;
mod printing;
mod readability;
mod reports;
mod sequences;
mod stand;
mod storage;
mod submission;
mod tabs;
