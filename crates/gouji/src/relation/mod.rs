//! Arithmetic as a readable line, expanded into exact integer rows.
//!
//! A formula names lines of the form: `received + pending_start = processed + pending_end`.
//! `denied.*` stands for every row of the group, or for the one row an older edition prints;
//! `last.x` reads last year's report; `members.x` is the sum over subordinate reports.

mod expand;
mod formula;

use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

pub use expand::relations;
pub(crate) use expand::relations_by_rule;
pub use formula::Scope;
pub(crate) use formula::{Formula, Years};

use crate::Message;
use crate::address::Address;
use crate::rule::Rule;
use crate::set::Set;

/// Whose cell a term reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// The report being checked.
    This,
    /// The same organ's report of the year before.
    Last,
    /// The sum over the subordinate reports.
    Members,
}

/// A cell of this report, of last year's, or summed over members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// Whose cell.
    pub source: Source,
    /// Which cell.
    pub address: Address,
}

impl From<Address> for CellRef {
    fn from(address: Address) -> Self {
        Self { source: Source::This, address }
    }
}

impl CellRef {
    /// What is written before the address, and the address: `last.` and `/requests/received/total`.
    #[must_use]
    pub fn written(self) -> [&'static str; 2] {
        let prefix = match self.source {
            Source::This => "",
            Source::Last => "last.",
            Source::Members => "members.",
        };
        [prefix, self.address.as_str()]
    }
}

impl std::fmt::Display for CellRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.written().into_iter().try_for_each(|piece| f.write_str(piece))
    }
}

impl Serialize for CellRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.source {
            Source::This => self.address.serialize(serializer),
            _ => serializer.collect_str(self),
        }
    }
}

/// How the two sides of a relation compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Op {
    /// Both sides are equal.
    #[serde(rename = "=")]
    Equal,
    /// The left side is at most the right.
    #[serde(rename = "<=")]
    AtMost,
}

impl Op {
    pub(crate) fn holds<T: Ord>(self, left: &T, right: &T) -> bool {
        match self {
            Self::Equal => left == right,
            Self::AtMost => left <= right,
        }
    }
}

/// One cell of a relation with its sign: +1 on the left side, −1 on the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The cell.
    pub cell: CellRef,
    /// +1 or −1.
    pub coefficient: i8,
}

/// One instance of a rule of arithmetic: left minus right, compared with 0.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Relation {
    /// The rule it is an instance of.
    pub rule: &'static Rule,
    /// The row, column or cell it is about.
    pub line: Message,
    /// How the sides compare.
    pub op: Op,
    /// The cells, left side first.
    pub terms: Box<[Term]>,
    pub(crate) formula: Formula,
    pub(crate) rule_index: usize,
    /// How many of the terms stand on the left side.
    pub(crate) left: usize,
    /// Whether it reads this report alone.
    pub(crate) own: bool,
    /// Whether it is about money.
    pub(crate) amounts: bool,
    /// The values of plainly named terms, by name, for messages.
    pub(crate) names: Box<[(&'static str, usize)]>,
    pub(crate) this: Set,
    pub(crate) last: Set,
    pub(crate) members: Set,
}

impl Relation {
    /// The cells of one side: `true` for the left.
    pub fn side(&self, left: bool) -> impl Iterator<Item = CellRef> {
        let (on_left, on_right) = self.terms.split_at(self.left);
        if left { on_left } else { on_right }.iter().map(|term| term.cell)
    }
}

impl Serialize for Relation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Terms<'a>(&'a [Term]);
        impl Serialize for Terms<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map(self.0.iter().map(|term| (term.cell.to_string(), term.coefficient)))
            }
        }
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("rule", self.rule.id)?;
        map.serialize_entry("line", &self.line)?;
        map.serialize_entry("op", &self.op)?;
        map.serialize_entry("terms", &Terms(&self.terms))?;
        map.end()
    }
}
