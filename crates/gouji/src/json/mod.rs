//! The report as JSON: what `read` prints and `check` takes.

mod cell;
mod cells;
mod layout;
mod report;

pub(crate) use report::{parse as report, slashed};
