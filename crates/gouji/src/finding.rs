//! A finding: what is wrong or doubtful, where, and with what numbers.

use std::borrow::Cow;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::address::Address;
use crate::origin::Origin;
use crate::privacy::mask;
use crate::relation::CellRef;
use crate::rule::Rule;
use crate::{Message, Value};

/// The two sides of a broken relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Terms {
    /// The sum of the left side.
    pub left: Value,
    /// The sum of the right side.
    pub right: Value,
    /// Left minus right.
    pub gap: Value,
}

/// A passage of the document a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// Its words.
    pub text: String,
    /// Where it stands.
    pub origin: Origin,
}

impl Quote {
    /// A passage, with the numbers of persons in it masked.
    pub fn new(text: impl AsRef<str>, origin: Origin) -> Self {
        Self { text: mask(text.as_ref()).into_owned(), origin }
    }
}

/// One instance of a rule that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// The cells concerned; for a relation, every cell of the instance.
    pub cells: Vec<CellRef>,
    /// The two sides, exactly for relations.
    pub terms: Option<Terms>,
    /// What is wrong.
    pub message: Message,
    /// The passage it is about, for findings about the document's words.
    pub quote: Option<Quote>,
}

impl Finding {
    /// An identity that survives re-runs and does not depend on the language:
    /// the rule, the cells, the numbers and the quotation without its white space.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        fingerprint(self.rule, self.cells.iter().copied(), self.terms, self.quote.as_ref())
    }
}

pub(crate) fn fingerprint(
    rule: &Rule,
    cells: impl Iterator<Item = CellRef>,
    terms: Option<Terms>,
    quote: Option<&Quote>,
) -> String {
    // What is hashed is gathered first, for it comes in many small pieces.
    let mut known = String::with_capacity(1024);
    known.push_str(rule.id);
    for cell in cells {
        known.push('\n');
        known.extend(cell.written());
    }
    if let Some(Terms { left, right, gap }) = terms {
        for (before, number) in [('\n', left), (' ', right), (' ', gap)] {
            known.push(before);
            number.write_to(&mut known);
        }
    }
    if let Some(quote) = quote {
        known.push('\n');
        known.extend(quote.text.split_whitespace());
    }
    hex(&Sha256::digest(known)[..8])
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from(b"0123456789abcdef"[usize::from(value)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Finding", 10)?;
        object.serialize_field("rule", self.rule.id)?;
        object.serialize_field("family", &self.rule.family)?;
        object.serialize_field("severity", &self.rule.severity)?;
        object.serialize_field("cells", &self.cells)?;
        object.serialize_field("terms", &self.terms)?;
        object.serialize_field("message", &self.message)?;
        object.serialize_field("help", &self.rule.help)?;
        object.serialize_field("basis", &self.rule.basis)?;
        object.serialize_field("quote", &self.quote)?;
        object.serialize_field("fingerprint", &self.fingerprint())?;
        object.end()
    }
}

/// Where a rule's function puts what it finds.
pub(crate) struct Findings<'v> {
    pub(crate) rule: &'static Rule,
    pub(crate) list: &'v mut Vec<Finding>,
}

impl Findings<'_> {
    /// Adds a finding; the message is the rule's, with its slots filled.
    pub(crate) fn add(&mut self, cells: Vec<Address>, slots: &[(&str, Message)]) {
        self.add_quoting(cells, slots, None);
    }

    pub(crate) fn add_quoting(&mut self, cells: Vec<Address>, slots: &[(&str, Message)], quote: Option<Quote>) {
        let mut message = self.rule.message.fill(slots);
        for words in [&mut message.zh, &mut message.en] {
            if let Cow::Owned(masked) = mask(words) {
                *words = masked;
            }
        }
        self.list.push(Finding {
            rule: self.rule,
            cells: cells.into_iter().map(CellRef::from).collect(),
            terms: None,
            message,
            quote: quote.map(|quote| Quote::new(quote.text, quote.origin)),
        });
    }
}
