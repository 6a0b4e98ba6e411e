//! What the desk does with a store behind it: natively, with memory as the store, sound or faulty.

mod bin;
mod files;
mod formats;
mod issued;
mod journey;
mod limits;
mod printing;
mod readability;
mod sequences;
mod stand;
mod storage;
mod submission;
mod tabs;
