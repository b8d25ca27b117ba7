//! The document as a whole: its title, its dates, whose it is, what it cites and what was left in it.

mod dates;
mod names;
mod period;
mod private;
mod text;

pub(super) use dates::{DEADLINE, DEADLINE_LOCAL, PUBLISHED_EARLY, PUBLISHED_IN_DECEMBER, SIGNED};
pub(super) use names::{CITATION, FILE_NAME, PART_COUNT, TITLE, UNIT};
pub(super) use period::{BASIS_STATED, PERIOD, PERIOD_STATED, STALE_YEAR, TITLE_YEAR};
pub(super) use private::{BANK_CARD, IDENTITY_CARD, MOBILE_PHONE};
pub(super) use text::{GENERIC, PLACEHOLDER};
