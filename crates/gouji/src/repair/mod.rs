//! Which cell is wrong: the fewest changes that bring every sum back into balance.
//!
//! The identities of a table form a network ([`network`]); a wrong cell leaves two of its nodes unbalanced,
//! and the least repair is the least set of cells that carries the imbalances away ([`search`]). All least
//! repairs are found ([`trees`]), mistakes of several cells recognised ([`operation`]), what is blank
//! inferred ([`fill`]), and the alternatives put in order by their evidence ([`evidence`]).
//!
//! What arithmetic cannot see: two whole rows of results or two whole columns of applicants exchanged, and
//! any change that is itself in balance. Nor can it place two cells of one column exchanged, or which of
//! the five cells of a block of table 4 is wrong. Such repairs are never called unique.

mod certainty;
mod evidence;
mod explain;
mod fill;
mod ledger;
mod network;
mod operation;
mod search;
mod solve;
mod trees;
mod years;

use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};

use crate::address::Address;
use crate::claim::{Claim, Reading};
use crate::finding::{Finding, Terms, fingerprint};
use crate::form::Table;
use crate::relation::Relation;
use crate::report::Report;
use crate::set::Set;
use crate::{Message, Value};

/// Finds what would bring a report's sums back into balance, one repair for each root cause.
///
/// ```
/// use gouji::{Certainty, Edition, Report, repair};
///
/// let mut report = Report::zero(Edition::V2021);
/// report.set("/requests/granted/natural_person".parse()?, 3); // nothing was received
/// let repairs = repair(&report);
/// assert_eq!(repairs.len(), 1);
/// assert_eq!(repairs[0].certainty, Certainty::Unique);
/// assert_eq!(repairs[0].alternatives[0].changes[0].to.to_string(), "0");
/// # Ok::<(), gouji::Error>(())
/// ```
#[must_use]
pub fn repair(report: &Report) -> Vec<Repair> {
    Repairs::new().run(report)
}

/// What is known besides the report when looking for repairs.
#[derive(Debug, Clone, Copy, Default)]
pub struct Repairs<'a> {
    pub(crate) last: Option<&'a Report>,
    pub(crate) claims: &'a [Claim],
    pub(crate) frozen: Set,
}

impl<'a> Repairs<'a> {
    /// Repairs of a report by itself.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the same organ's report of the year before as evidence.
    #[must_use]
    pub const fn last(mut self, last: &'a Report) -> Self {
        self.last = Some(last);
        self
    }

    /// Keeps a cell as it is: it was published, or a person confirmed it.
    #[must_use]
    pub fn freeze(mut self, address: Address) -> Self {
        self.frozen.insert(address.index());
        self
    }

    /// Finds the repairs of a report, in the order of the paper.
    #[must_use]
    pub fn run(&self, report: &Report) -> Vec<Repair> {
        let reading = Reading::of(report);
        let mut repairs = Repairs { claims: &reading.claims, ..*self }.find(report);
        // Only cells that are no numbers have findings of their own besides the sums.
        if repairs.iter().any(|repair| repair.changes().iter().any(|change| change.from.is_none())) {
            let verdict = crate::check(report);
            attach(&mut repairs, &verdict.findings);
        }
        repairs
    }

    pub(crate) fn find(&self, report: &Report) -> Vec<Repair> {
        let witnesses = evidence::Witnesses { last: self.last, claims: self.claims };
        let mut repairs = Vec::new();
        for table in Table::ALL {
            let Some(edition) = report.layout.get(table).edition() else { continue };
            if let Some(network) = network::Network::of(table, edition)
                && let Some(ledger) = ledger::Ledger::of(network, report, self.frozen)
            {
                repairs.extend(solve::repairs(report, witnesses, &ledger));
            }
            if let Some(last) = self.last {
                repairs.extend(years::repairs(report, last, self.claims, (table, edition), &self.frozen));
            }
        }
        repairs
    }
}

/// Adds the findings about single cells that a repair answers: a total left blank.
pub(crate) fn attach(repairs: &mut [Repair], findings: &[Finding]) {
    for repair in repairs {
        let filled: Vec<Address> =
            repair.changes().iter().filter(|change| change.from.is_none()).map(|change| change.cell).collect();
        let answers = |finding: &&Finding| {
            finding.terms.is_none() && finding.cells.iter().any(|cell| filled.contains(&cell.address))
        };
        repair.about_cells = findings.iter().filter(answers).map(Finding::fingerprint).collect();
    }
}

/// How certain a repair is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Exactly one repair changes the least number of cells, or a total is blank or 0 beside its parts.
    Unique,
    /// Several are possible; the alternatives stand likeliest first.
    OneOf,
    /// No repair was found.
    None,
}

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Cause {
    /// Single cells, each wrong by itself.
    Cell,
    /// Totals left blank, left 0 or not brought up to date.
    Total,
    /// Two cells of a row exchanged.
    Swap,
    /// A row shifted by a cell.
    Shift,
    /// A number split over two cells.
    Split,
    /// Two columns exchanged.
    Column,
    /// A row exchanged, lost or repeated.
    Row,
}

/// A number put in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// The cell.
    pub cell: Address,
    /// The number that is there; none if the cell is no number.
    pub from: Option<Value>,
    /// The number that would balance.
    pub to: Value,
}

/// One way to bring the sums into balance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Alternative {
    /// The changes, in the order of the paper.
    pub changes: Vec<Change>,
    /// What speaks for it.
    pub evidence: Vec<Message>,
    /// What went wrong, if this is what happened.
    #[serde(skip)]
    pub cause: Cause,
}

/// One root cause: imbalances that hang together, and what would cancel them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Repair {
    /// How certain it is.
    pub certainty: Certainty,
    /// What went wrong, after the likeliest alternative.
    pub kind: Cause,
    /// The ways to mend it, likeliest first.
    pub alternatives: Vec<Alternative>,
    /// How many more cells the next smallest repair changes; none if that was not looked for or found.
    pub margin: Option<usize>,
    /// Whether the search was exact and every smallest repair is listed.
    pub exact: bool,
    /// The broken sums it explains.
    pub(crate) sums: Vec<Sum>,
    /// The fingerprints of findings about single cells it answers.
    pub(crate) about_cells: Vec<String>,
}

/// A broken relation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sum {
    pub(crate) relation: &'static Relation,
    pub(crate) terms: Terms,
}

impl PartialEq for Sum {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.relation, other.relation) && self.terms == other.terms
    }
}

impl Eq for Sum {}

impl Sum {
    fn fingerprint(&self) -> String {
        let cells = self.relation.terms.iter().map(|term| term.cell);
        fingerprint(self.relation.rule, cells, Some(self.terms), None)
    }

    fn is(&self, finding: &Finding) -> bool {
        let cells = self.relation.terms.iter().map(|term| term.cell);
        finding.terms.is_some() && finding.rule == self.relation.rule && finding.cells.iter().copied().eq(cells)
    }
}

impl Repair {
    /// The fingerprints of the findings this root cause explains.
    #[must_use]
    pub fn findings(&self) -> Vec<String> {
        self.sums.iter().map(Sum::fingerprint).chain(self.about_cells.iter().cloned()).collect()
    }

    /// Whether this root cause explains a finding.
    #[must_use]
    pub fn explains(&self, finding: &Finding) -> bool {
        self.sums.iter().any(|sum| sum.is(finding))
            || finding.terms.is_none()
                && !self.about_cells.is_empty()
                && self.about_cells.contains(&finding.fingerprint())
    }

    /// The changes of the likeliest alternative.
    pub(crate) fn changes(&self) -> &[Change] {
        self.alternatives.first().map_or(&[], |alternative| &alternative.changes)
    }
}

impl Alternative {
    /// Makes the changes in a copy of the report.
    #[must_use]
    pub fn apply(&self, report: &Report) -> Report {
        let mut repaired = report.clone();
        for change in &self.changes {
            match change.to {
                Value::Count(count) => repaired.set(change.cell, count),
                Value::Amount(amount) => repaired.set(change.cell, amount),
            }
        }
        repaired
    }
}

impl Serialize for Repair {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Repair", 7)?;
        object.serialize_field("certainty", &self.certainty)?;
        object.serialize_field("kind", &self.kind)?;
        object.serialize_field("message", &self.message())?;
        object.serialize_field("findings", &self.findings())?;
        object.serialize_field("alternatives", &self.alternatives)?;
        object.serialize_field("margin", &self.margin)?;
        object.serialize_field("exact", &self.exact)?;
        object.end()
    }
}
