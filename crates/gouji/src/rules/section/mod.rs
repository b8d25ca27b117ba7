//! The six parts: whether they are there, in order, under their headings, and filled.

mod content;
mod headings;
mod overview;

pub(super) use content::{ACCOUNTABILITY, EMPTY, PROBLEMS_BOTH, PROBLEMS_EMPTY};
pub(super) use headings::{HEADING, HEADING_MISSING, MISSING, NUMBERING, ORDER, SUBITEM};
pub(super) use overview::{ITEMS, LENGTH, NO_NUMBER, REQUIRED_NUMBERS};
