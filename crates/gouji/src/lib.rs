//! Checks China's annual report on open government information (政府信息公开工作年度报告).
//!
//! The form is data ([`Edition::form`]), a rule is a readable line of arithmetic or a small function
//! ([`RULES`]), and a [`Verdict`] keeps apart what was judged, what was found, and what could not be
//! judged because a cell is not a number. A blank is never taken for a zero.
//!
//! ```
//! use gouji::{Edition, Outcome, Report, check};
//!
//! let mut report = Report::zero(Edition::V2021);
//! for cell in ["received", "processed", "granted"] {
//!     report.set(format!("/requests/{cell}/natural_person").parse()?, 12);
//!     report.set(format!("/requests/{cell}/total").parse()?, 12);
//! }
//! assert_eq!(check(&report).outcome, Outcome::Pass);
//!
//! report.set("/requests/granted/natural_person".parse()?, 21); // two digits changed places
//! let verdict = check(&report);
//! assert_eq!(verdict.outcome, Outcome::Fail);
//! assert_eq!(verdict.findings[0].rule.id, "requests-row-sum");
//! # Ok::<(), gouji::Error>(())
//! ```
//!
//! The crate has no I/O, no clock and no mutable state. What it does not do: read documents (that is
//! `gouji-reader`), and decide what a clerk meant.

mod address;
mod answer;
mod batch;
#[cfg(feature = "cases")]
pub mod case;
mod cell;
mod check;
mod claim;
mod codebook;
mod convert;
mod edition;
mod error;
mod file_name;
mod finding;
mod form;
mod json;
mod note;
/// For the reader alone.
#[doc(hidden)]
pub mod order;
mod organ;
mod origin;
mod part;
mod printed;
mod privacy;
mod profile;
mod reason;
mod relation;
mod repair;
mod report;
mod rule;
mod rules;
mod set;
mod similarity;
mod sum;
mod text;
mod verdict;

pub use address::Address;
pub use answer::{Answer, Entry, FileError, Tool, sha256};
pub use batch::Batch;
pub use cell::{Cell, LARGEST_COUNT, State, Value};
pub use check::{Check, Words, check};
pub use claim::{Agreement, Bound, Claim, Claims, Measure, Passage, claims};
pub use codebook::Codebook;
pub use convert::{Conversion, Dropped, convert};
pub use edition::Edition;
pub use error::{Error, ErrorKind};
pub use finding::{Finding, Quote, Terms};
pub use form::{Block, Form, Kind, Line, Span, Table};
pub use note::{Note, NoteKind};
pub use origin::Origin;
pub use part::{PARTS, Part};
pub use privacy::mask;
pub use profile::{
    Deadlines, GovernmentRules, Limits, LocalDeadline, MonthDay, Organ, Preface, Profile, RequiredNumber, Similarity,
};
pub use relation::{CellRef, Op, Relation, Scope, Source, Term, relations};
pub use repair::{Alternative, Cause, Certainty, Change, Repair, Repairs, repair};
pub use report::{Dates, Fault, Heading, Layout, Paragraph, Report, TableLayout};
pub use rule::{Authority, Family, Rule, Severity};
pub use rules::{RULES, find as rule};
pub use sum::sum;
pub use text::{Language, Message, Text};
pub use verdict::{Counts, NotAssessable, Outcome, Verdict};
