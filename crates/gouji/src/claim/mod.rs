//! Claims: what the sentences of a report say about its numbers.
//!
//! `flow` joins the paragraphs, `token` cuts sentences into words and numbers, `lexicon` knows the words,
//! `extract` reads sentences, `quantity` names what can be claimed, `held` holds it against the cells.

mod claims;
mod extract;
mod flow;
mod held;
mod lexicon;
mod numbers;
mod quantity;
mod token;
mod words;

use std::fmt;

use rust_decimal::Decimal;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};

pub use claims::Claims;
pub use flow::Passage;
pub(crate) use held::agrees;
pub use numbers::Bound;
pub(crate) use quantity::Quantity;

use crate::Value;
use crate::address::Address;
use crate::finding::Quote;
use crate::report::Report;
use crate::rule::Said;

/// What of a quantity is claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// How many, or how much money.
    Amount,
    /// The change against last year, in percent.
    Growth,
    /// The share of a whole, in percent.
    Share,
}

/// How a claim and the cells it is held against go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Agreement {
    /// The cells say the same.
    Agrees,
    /// The cells say the same in another legitimate reading of the words.
    AgreesOtherwise,
    /// The cells say something else.
    Differs,
    /// A cell is no number.
    NotAssessable,
    /// The form has no such cell, or the claim is no number of this year.
    NoCell,
}

/// A sentence's statement about a number.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Claim {
    pub(crate) quantity: &'static Quantity,
    /// Whether it is last year's figure.
    pub last: bool,
    /// What of the quantity.
    pub measure: Measure,
    /// How the value bounds the truth.
    pub bound: Bound,
    /// The value; percent for growth and shares.
    pub value: Decimal,
    /// The member organ it is about.
    pub member: Option<String>,
    /// The number, or the words that say none or all.
    pub spans: Vec<Passage>,
    /// The sentence, cut if it is very long.
    pub quote: Quote,
    /// The words around the number, with 【】 about it.
    pub marked: String,
    /// The part it stands in.
    pub part: Option<u8>,
    /// The cells whose sum it is held against; none for what only prose states.
    pub cells: Vec<Address>,
    /// What the cells say.
    pub printed: Option<Value>,
    /// Whether the cells say the same.
    pub agreement: Agreement,
    /// Other quantities the words may mean.
    pub(crate) or: &'static [&'static str],
    /// Which sentence of the prose.
    pub(crate) sentence: usize,
    /// The bytes of the number in the stream of the prose.
    pub(crate) at: (usize, usize),
    /// With a number, or by 未 or 全部.
    pub(crate) said: Said,
    /// 1.2万 is told in thousands: the truth may lie so far to either side.
    pub(crate) coarse: Decimal,
}

impl Claim {
    /// Whether the value is exactly what is claimed.
    pub(crate) fn is_exact(&self) -> bool {
        self.bound == Bound::Exactly && self.coarse.is_zero()
    }

    /// The id of what is claimed: `received`, `last.received`, `granted.share`.
    #[must_use]
    pub fn id(&self) -> String {
        let last = if self.last { "last." } else { "" };
        let measure = match self.measure {
            Measure::Amount => "",
            Measure::Growth => ".growth",
            Measure::Share => ".share",
        };
        format!("{last}{}{measure}", self.quantity.id)
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = if self.measure == Measure::Amount { "" } else { "%" };
        write!(f, "{} {} {}{unit}", self.id(), self.bound.sign(), self.value)
    }
}

impl Serialize for Claim {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Claim", 12)?;
        object.serialize_field("claim", &self.id())?;
        object.serialize_field("label", &self.quantity.label)?;
        object.serialize_field("bound", &self.bound)?;
        // As in cells: counts are numbers, what has decimals is a string.
        match (self.value.fract().is_zero(), i64::try_from(self.value.trunc().mantissa())) {
            (true, Ok(count)) => object.serialize_field("value", &count)?,
            _ => object.serialize_field("value", &self.value.to_string())?,
        }
        object.serialize_field("cells", &self.cells)?;
        object.serialize_field("printed", &self.printed)?;
        object.serialize_field("agreement", &self.agreement)?;
        object.serialize_field("member", &self.member)?;
        object.serialize_field("part", &self.part)?;
        object.serialize_field("marked", &self.marked)?;
        object.serialize_field("spans", &self.spans)?;
        object.serialize_field("quote", &self.quote)?;
        object.end()
    }
}

/// What the prose of a report claims, in the order of the text, each claim beside the cells it is about.
///
/// ```
/// use gouji::{Agreement, Edition, Paragraph, Report, claims};
///
/// let mut report = Report::zero(Edition::V2021);
/// let text = "全年未收到政府信息公开申请。".to_owned();
/// report.prose.push(Paragraph { part: Some(1), text, origin: Default::default() });
/// let claims = claims(&report);
/// assert_eq!(claims[0].to_string(), "received = 0");
/// assert_eq!(claims[0].agreement, Agreement::Agrees);
/// ```
#[must_use]
pub fn claims(report: &Report) -> Claims {
    Claims::of(report)
}

/// All that is read in the prose of a report.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Reading {
    pub(crate) claims: Vec<Claim>,
    pub(crate) lists: Vec<List>,
}

/// A number and the parts it is said to be made of: 共12件，其中a 5件、b 7件.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct List {
    pub(crate) whole: Decimal,
    pub(crate) parts: Vec<Decimal>,
    /// Whether the parts are meant to be all: no 其中, no 等.
    pub(crate) complete: bool,
    /// Whether another rule tells if it does not add up: channels, all six results.
    pub(crate) told: bool,
    pub(crate) marked: String,
    pub(crate) quote: Quote,
}
