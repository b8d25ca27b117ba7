//! This year's report beside the same organ's report of the year before.

mod carried;
mod copied;
mod jumps;
mod restated;

pub(super) use carried::{
    AFTER_RECONSIDERATION, CARRY_OVER, CARRY_OVER_COLUMN, CARRY_OVER_REORGANISED, IN_FORCE_ROLL_FORWARD, PENDING_CASES,
    PROJECTS,
};
pub(super) use copied::{COPIED_TEXT, IDENTICAL_FIGURES, IDENTICAL_TABLE, PROBLEMS_REPEATED};
pub(super) use jumps::{ALL_ZERO, FEE_UNIT, FIGURE_JUMP, STOCK_JUMP, YEAR_BEFORE};
pub(super) use restated::RESTATED;
