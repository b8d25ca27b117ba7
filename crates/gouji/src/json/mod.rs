//! The report as JSON: what `read` prints and `check` takes.

mod cell;
mod cells;
mod layout;
mod path;
mod report;
mod spelled;

pub(crate) use path::path;
pub(crate) use report::parse as report;
pub(crate) use spelled::{date, spelled};
