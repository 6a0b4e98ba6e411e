//! How much of anything is taken in. Each limit has a fault or a note of its own.

use crate::IntakeFault;

/// Bytes of a file: 256 MiB.
pub const MAX_BYTES: usize = 256 << 20;
/// Rows of a table, heading included: as many as a sheet of Excel has.
pub const MAX_ROWS: usize = 1 << 20;
/// Columns of a table.
pub const MAX_COLUMNS: usize = 256;
/// Cells of a table.
pub const MAX_CELLS: usize = 20_000_000;
/// UTF-8 bytes of all cells together: 512 MiB.
pub const MAX_TEXT_BYTES: usize = 512 << 20;
/// UTF-8 bytes of one cell; the rest of a longer one is cut off, and said so.
pub const MAX_CELL_BYTES: usize = 4_096;
/// Files in a ZIP archive, parts of a workbook among them.
pub const MAX_ENTRIES: usize = 10_000;
/// Bytes that a ZIP archive may always hold when unpacked, whatever its ratio: 10 MiB.
pub const EXPANSION_FLOOR: u64 = 10 << 20;
/// How much larger than the file the parts of a workbook may be together, before they are not unpacked.
pub const MAX_EXPANSION_RATIO: u64 = 200;
/// Bytes that the parts of a workbook may have together when unpacked: 1 GiB.
pub const MAX_EXPANDED_BYTES: u64 = 1 << 30;
/// How deep JSON may be nested.
pub const MAX_JSON_DEPTH: usize = 16;

/// Refuses a file by its size, before it is read into memory.
///
/// # Errors
/// `intake.too-many-bytes`.
pub const fn check_size(bytes: u64) -> Result<(), IntakeFault> {
    if bytes > MAX_BYTES as u64 {
        return Err(IntakeFault::TooManyBytes { bytes, limit: MAX_BYTES as u64 });
    }
    Ok(())
}
