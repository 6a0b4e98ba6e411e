//! What becomes of one label under every setup: drawn, written, read back, or refused in words.

mod fitting;
mod independent;
mod issued;
mod own;
mod printers;
mod profiles;
mod stand;
mod viewer;
mod words;
