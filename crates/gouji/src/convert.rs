//! A report in the layout of another edition, as far as the two editions say the same.

use serde::Serialize;

use crate::address::Address;
use crate::cell::Cell;
use crate::form::Table;
use crate::report::{Report, TableLayout};
use crate::{Edition, Text, Value};

/// A report in another layout, and what did not come along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Conversion {
    /// The report; cells that nothing corresponds to are missing.
    pub report: Report,
    /// The cells of the old layout that have no place in the new one.
    pub dropped: Vec<Dropped>,
    /// The cells of the new layout that only nearly mean what the old ones meant.
    pub approximate: Vec<Address>,
}

/// A cell that has no place in the new layout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Dropped {
    /// The cell.
    pub cell: Address,
    /// What is printed there.
    pub text: String,
    /// Why it did not come along.
    pub why: Text,
}

/// Columns that nearly mean the same: what was newly made was issued, what is disclosed is nearly what is in force.
const NEARLY: [(&str, &str); 2] = [("newly_made", "issued"), ("total_disclosed", "in_force")];

const FEES: Text = Text::new(
    "2019年版填的是收费项目数，2021年版填的是收费金额，不能互相换算",
    "The 2019 form counts kinds of fees, that of 2021 gives an amount of money; neither follows from the other",
);
const OTHER: Text = Text::new(
    "2019年版“（六）其他处理”只有一行，分不出2021年版的三项",
    "The 2019 form has one row under (6), which cannot be split into the three of 2021",
);
const NO_PLACE: Text = Text::new("新版没有这一栏", "The other edition has no such cell");

/// Puts the tables of a report into the layout of an edition.
///
/// Cells that mean the same keep their address; （六）其他处理 of 2019 is the sum of its three rows of 2021.
/// Fees in money and kinds of fees are never taken for each other.
///
/// ```
/// use gouji::{Edition, Report, State, Value, convert};
///
/// let mut report = Report::zero(Edition::V2019);
/// report.set("/disclosure/normative_documents/newly_made".parse()?, 4);
/// report.set("/disclosure/administrative_fees/previous_items".parse()?, 240);
/// let conversion = convert(&report, Edition::V2021);
/// let at = |address: &str| conversion.report.cell(address.parse().expect("an address"));
/// assert_eq!(at("/disclosure/normative_documents/issued").value(), Some(Value::Count(4)));
/// assert_eq!(at("/disclosure/administrative_fees/amount").state(), State::Missing);
/// assert!(conversion.dropped.iter().any(|dropped| dropped.text == "240"));
/// # Ok::<(), gouji::Error>(())
/// ```
#[must_use]
pub fn convert(report: &Report, to: Edition) -> Conversion {
    let mut conversion = Conversion { report: report.clone(), dropped: Vec::new(), approximate: Vec::new() };
    for table in [Table::Disclosure, Table::Requests] {
        let TableLayout::Of(from) = report.layout.get(table) else { continue };
        if from != to {
            conversion.table(report, table, from, to);
        }
    }
    conversion
}

impl Conversion {
    fn table(&mut self, old: &Report, table: Table, from: Edition, to: Edition) {
        *self.report.layout.get_mut(table) = TableLayout::Of(to);
        let (printed, wanted) = (Address::of(table, from), Address::of(table, to));
        let mut used: Vec<Address> = Vec::new();
        for address in wanted.iter().copied().filter(|address| !printed.contains(address)) {
            let sources = sources(address, printed);
            let cell = sources.as_deref().and_then(|sources| merged(old, address, sources));
            if let (Some(cell), Some(sources)) = (cell, sources) {
                self.report.set(address, cell);
                used.extend(sources);
                if table == Table::Disclosure {
                    self.approximate.push(address);
                }
            }
        }
        for address in printed.iter().copied().filter(|address| !wanted.contains(address)) {
            self.report.set(address, Cell::MISSING);
            if !used.contains(&address) && *old.cell(address) != Cell::MISSING {
                let why = match address.row() {
                    "administrative_fees" => FEES,
                    "other" => OTHER,
                    _ => NO_PLACE,
                };
                self.dropped.push(Dropped { cell: address, text: old.cell(address).text().into_owned(), why });
            }
        }
    }
}

/// The old cells that a new one follows from.
fn sources(wanted: Address, printed: &[Address]) -> Option<Vec<Address>> {
    let old = |row: &str, column: &str| {
        printed.iter().copied().find(|address| address.row() == row && address.column() == column)
    };
    if wanted.table() == Table::Requests {
        let group = |row: &str| row == "other" || row.starts_with("other.");
        let same = |address: &Address| group(address.row()) && address.column() == wanted.column();
        return group(wanted.row()).then(|| printed.iter().copied().filter(same).collect());
    }
    let pair = NEARLY.iter().find(|pair| pair.0 == wanted.column() || pair.1 == wanted.column())?;
    let column = if pair.0 == wanted.column() { pair.1 } else { pair.0 };
    Some(vec![old(wanted.row(), column)?])
}

/// One cell as it is, several as their sum; one that is to be split only when there is nothing to split.
fn merged(old: &Report, wanted: Address, sources: &[Address]) -> Option<Cell> {
    let is_split = wanted.row().starts_with("other.");
    match sources {
        [] => None,
        [only] if !is_split => Some(old.cell(*only).clone()),
        [only] => old.cell(*only).value().filter(|value| value.is_zero()).map(|_| Cell::count(0)),
        _ => {
            let counts = sources.iter().map(|source| old.cell(*source).value().and_then(Value::as_count));
            counts.sum::<Option<i64>>().map(Cell::count)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{State, check};

    fn at(path: &str) -> Address {
        path.parse().expect("an address")
    }

    #[test]
    fn a_single_row_of_other_results_is_not_split() {
        let mut report = Report::zero(Edition::V2019);
        report.set(at("/requests/other/natural_person"), 3);
        let conversion = convert(&report, Edition::V2021);
        assert_eq!(conversion.report.cell(at("/requests/other.other/natural_person")).state(), State::Missing);
        assert_eq!(conversion.report.cell(at("/requests/other.other/business")).value(), Some(Value::Count(0)));
        let dropped: Vec<&str> = conversion.dropped.iter().map(|dropped| dropped.cell.as_str()).collect();
        assert!(dropped.contains(&"/requests/other/natural_person"), "{dropped:?}");
        assert!(!dropped.contains(&"/requests/other/business"), "nothing is lost of a zero");
    }

    #[test]
    fn three_rows_of_other_results_are_one() {
        let mut report = Report::zero(Edition::V2021);
        report.set(at("/requests/other.not_clarified/total"), 2);
        report.set(at("/requests/other.other/total"), 5);
        let conversion = convert(&report, Edition::V2019);
        assert_eq!(conversion.report.cell(at("/requests/other/total")).value(), Some(Value::Count(7)));
        assert!(conversion.dropped.iter().all(|dropped| dropped.cell.table() == Table::Disclosure));
    }

    #[test]
    fn an_amount_and_kinds_of_fees_are_never_taken_for_each_other() {
        for (from, to) in [(Edition::V2019, Edition::V2021), (Edition::V2021, Edition::V2019)] {
            let conversion = convert(&Report::zero(from), to);
            let fees = conversion.report.cells().filter(|(address, _)| address.row() == "administrative_fees");
            for (address, cell) in fees {
                assert_eq!(cell.state(), State::Missing, "{address}");
            }
            assert!(conversion.dropped.iter().any(|dropped| dropped.cell.row() == "administrative_fees"));
        }
    }

    #[test]
    fn what_both_editions_print_stays_as_it_was() {
        let mut report = Report::zero(Edition::V2019);
        report.set(at("/disclosure/licensing/decisions"), Cell::read("12件", crate::Kind::Count));
        let conversion = convert(&report, Edition::V2021);
        assert_eq!(
            conversion.report.cell(at("/disclosure/licensing/decisions")),
            report.cell(at("/disclosure/licensing/decisions"))
        );
        let balances = check(&conversion.report).findings.iter().filter(|finding| finding.terms.is_some()).count();
        assert_eq!(balances, 0);
        assert_eq!(convert(&report, Edition::V2019).report, report);
    }
}
