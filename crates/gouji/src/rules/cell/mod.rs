//! Single cells: what stands where a number should, and how numbers are printed.
//!
//! Each rule gives one finding a table, with all its cells.

mod find;
pub(super) mod print;
pub(super) mod state;
