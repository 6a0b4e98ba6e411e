//! How much of anything is taken in. Each limit has a fault or a note of its own.

/// Bytes of a file: 256 MiB.
pub const MAX_BYTES: usize = 256 << 20;
/// Rows of a table, heading included.
pub const MAX_ROWS: usize = 1_000_000;
/// Columns of a table.
pub const MAX_COLUMNS: usize = 256;
/// Cells of a table.
pub const MAX_CELLS: usize = 20_000_000;
/// UTF-8 bytes of one cell; the rest of a longer one is cut off, and said so.
pub const MAX_CELL_BYTES: usize = 4_096;
/// How much larger than the file the parts of a workbook may be together, before they are not unpacked.
pub const MAX_EXPANSION_RATIO: u64 = 200;
/// Bytes that the parts of a workbook may have together when unpacked: 1 GiB.
pub const MAX_EXPANDED_BYTES: u64 = 1 << 30;
/// How deep JSON may be nested.
pub const MAX_JSON_DEPTH: usize = 16;
