//! The catalogue: one list, from which everything else about rules is derived.

mod cell;
mod disclosure;
mod document;
mod edition;
mod fee;
pub(crate) mod members;
mod narrative;
pub(crate) mod parts;
mod requests;
mod review;
mod section;
pub(crate) mod sentences;
mod table;
mod words;
mod years;

use serde::{Serialize, Serializer};

use crate::rule::Rule;
use crate::{Edition, Error};

const ALL: &[Edition] = &Edition::ALL;
const ONLY_2019: &[Edition] = &[Edition::V2019];
const FROM_2021: &[Edition] = &[Edition::V2021];

/// The page of cases of a rule.
#[cfg(feature = "cases")]
macro_rules! cases {
    ($id:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/cases/", $id, ".md"))
    };
}
/// Nothing is left of it where nobody asks.
#[cfg(not(feature = "cases"))]
macro_rules! cases {
    ($id:literal) => {
        ""
    };
}
use cases;
pub(crate) use narrative::claimed;
use words::named;

/// Every rule, in the order of the catalogue.
pub static RULES: &[&Rule] = &[
    &document::TITLE,
    &document::TITLE_YEAR,
    &document::PERIOD,
    &document::PERIOD_STATED,
    &document::BASIS_STATED,
    &document::STALE_YEAR,
    &document::UNIT,
    &document::FILE_NAME,
    &document::CITATION,
    &document::PART_COUNT,
    &document::PLACEHOLDER,
    &document::GENERIC,
    &document::PUBLISHED_EARLY,
    &document::PUBLISHED_IN_DECEMBER,
    &document::DEADLINE,
    &document::DEADLINE_LOCAL,
    &document::SIGNED,
    &narrative::SCOPE,
    &document::IDENTITY_CARD,
    &document::BANK_CARD,
    &document::MOBILE_PHONE,
    &section::MISSING,
    &section::HEADING_MISSING,
    &section::ORDER,
    &section::NUMBERING,
    &section::SUBITEM,
    &section::HEADING,
    &section::EMPTY,
    &section::ITEMS,
    &section::NO_NUMBER,
    &section::ACCOUNTABILITY,
    &section::LENGTH,
    &section::REQUIRED_NUMBERS,
    &section::PROBLEMS_EMPTY,
    &section::PROBLEMS_BOTH,
    &edition::IN_FORCE,
    &edition::IN_FORCE_REQUESTS,
    &table::MISSING,
    &table::UNKNOWN,
    &table::RAGGED_ROW,
    &table::ROW_DUPLICATED,
    &table::ROW_ORDER,
    &table::UNKNOWN_ROW,
    &table::LABEL,
    &table::FRAGMENTS,
    &table::GROUP_LABEL,
    &table::PAGE_NUMBER,
    &table::HEADER_FOREIGN,
    &table::HIDDEN,
    &table::TRACKED_CHANGES,
    &disclosure::IMPLIED_PRIOR,
    &disclosure::STOCK_BELOW_ISSUED,
    &disclosure::RULES_AUTHORITY,
    &disclosure::DISCLOSED_TOTAL,
    &disclosure::DISCLOSED_NEW,
    &disclosure::MISREAD_COLUMN,
    &requests::ROW_SUM,
    &requests::RESULT_TOTAL,
    &requests::BALANCE,
    &requests::PENDING_SHARE,
    &requests::OTHER_SHARE,
    &review::BLOCK_SUM,
    &review::WITHOUT_REQUESTS,
    &cell::state::NEGATIVE,
    &cell::state::FRACTION,
    &cell::state::TEXT,
    &cell::state::BLANK,
    &cell::state::BLANK_TOTAL,
    &cell::state::TOTAL_ONLY,
    &cell::state::NOT_APPLICABLE,
    &cell::state::RULES_NOT_APPLICABLE,
    &cell::state::MISSING,
    &cell::state::UNREADABLE,
    &cell::print::TOO_LARGE,
    &cell::print::AMOUNT_UNIT,
    &cell::print::UNIT,
    &cell::print::ANNOTATION,
    &cell::print::FULL_WIDTH,
    &cell::print::THOUSANDS,
    &cell::print::SIGN,
    &cell::print::CHINESE_NUMERAL,
    &cell::print::LEADING_ZERO,
    &cell::print::YEAR_LIKE,
    &cell::print::AMOUNT_DECIMALS,
    &narrative::RECEIVED,
    &narrative::INTAKE,
    &narrative::NO_REQUESTS,
    &narrative::PENDING_START,
    &narrative::PENDING_END,
    &narrative::ALL_DONE,
    &narrative::PROCESSED,
    &narrative::RESULTS,
    &narrative::ROWS,
    &narrative::APPLICANTS,
    &narrative::WITHDRAWN,
    &narrative::RECONSIDERATION,
    &narrative::LITIGATION,
    &narrative::CASES,
    &narrative::NO_CASES,
    &narrative::CASE_RESULTS,
    &narrative::NO_CORRECTION,
    &narrative::ALL_UPHELD,
    &narrative::NORMATIVE_DOCUMENTS,
    &narrative::GOVERNMENT_RULES,
    &narrative::NONE_ISSUED,
    &narrative::DECISIONS,
    &narrative::ADMINISTRATIVE_FEES,
    &narrative::ARITHMETIC,
    &narrative::RESULTS_COMPLETE,
    &narrative::CONTRADICTION,
    &narrative::DONE_CONTRADICTION,
    &narrative::BREAKDOWN,
    &narrative::CHANNELS,
    &narrative::SHARE,
    &narrative::SHARE_SUM,
    &narrative::GROWTH,
    &narrative::REPEATED_WORD,
    &narrative::PUNCTUATION,
    &fee::STATEMENT,
    &fee::UNPAID,
    &fee::UNPAID_SILENT,
    &fee::CONTRADICTION,
    &fee::BREAKDOWN,
    &fee::UNIT,
    &fee::MULTIPLE,
    &fee::MINIMUM,
    &fee::WITHIN,
    &years::YEAR_BEFORE,
    &years::CARRY_OVER,
    &years::CARRY_OVER_REORGANISED,
    &years::CARRY_OVER_COLUMN,
    &years::IN_FORCE_ROLL_FORWARD,
    &years::PENDING_CASES,
    &years::AFTER_RECONSIDERATION,
    &years::PROJECTS,
    &years::IDENTICAL_TABLE,
    &years::IDENTICAL_FIGURES,
    &years::COPIED_TEXT,
    &years::PROBLEMS_REPEATED,
    &years::ALL_ZERO,
    &years::STOCK_JUMP,
    &years::FIGURE_JUMP,
    &years::FEE_UNIT,
    &years::RESTATED,
    &members::SUM,
    &members::REFUSED,
    &members::MISSING,
    &members::YEAR,
    &members::SCOPE,
    &members::DUPLICATE,
    &members::SAME_NUMBERS,
    &members::COPIED_TEXT,
    &members::LEFT_OUT,
    &members::COUNTED_TWICE,
    &members::INCOMPLETE,
    &members::NARRATIVE,
    &members::FEE,
];

/// The rule of that id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

pub(crate) fn index(id: &str) -> Result<usize, Error> {
    RULES.iter().position(|rule| rule.id == id).ok_or_else(|| Error::unknown_rule(id))
}

/// The list that is hashed: what rules say, without their examples.
pub(crate) struct RulesWithoutExamples<'a>(pub(crate) &'a [&'static Rule]);

impl Serialize for RulesWithoutExamples<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Bare(&'static Rule);
        impl Serialize for Bare {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize_fields(serializer, false)
            }
        }
        serializer.collect_seq(self.0.iter().map(|rule| Bare(rule)))
    }
}
