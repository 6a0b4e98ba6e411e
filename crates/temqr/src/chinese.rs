//! The face for Chinese texts, which this program carries with it.

use std::sync::LazyLock;

use service::Fault;

/// A part of Noto Sans SC: `crates/label/fonts/README.md` says which.
static FACE: &[u8] = include_bytes!("../../label/fonts/noto-sans-sc-400.otf");

/// Hands the face to the core, before anything is drawn.
///
/// # Errors
/// `font.not-readable`, `font.not-chinese`: the program was built with another file.
pub(crate) fn supply() -> Result<(), Fault> {
    static SUPPLIED: LazyLock<Result<(), Fault>> =
        LazyLock::new(|| service::supply_chinese_face(FACE.to_vec()));
    SUPPLIED.clone()
}
