//! Valid reports to start from.
#![allow(dead_code, reason = "each test file uses its part")]

use gouji::{Address, Cell, Edition, Layout, Report, Table, TableLayout};
use proptest::prelude::*;

pub(crate) const APPLICANTS: [&str; 6] =
    ["natural_person", "business", "research", "nonprofit", "legal_service", "other_organization"];

/// Layouts of one edition or of a mixture, as real reports have them.
pub(crate) fn layouts() -> impl Strategy<Value = Layout> {
    let edition = || prop::sample::select(Edition::ALL.to_vec()).prop_map(TableLayout::Of);
    (edition(), edition()).prop_map(|(disclosure, requests)| Layout {
        disclosure,
        requests,
        review: TableLayout::Of(Edition::V2021),
    })
}

/// A report whose every relation holds.
pub(crate) fn valid_report() -> impl Strategy<Value = Report> {
    // Mostly zeros, as in life, with a few numbers of any size.
    let count = prop_oneof![3 => Just(0_i64), 3 => 0..20_i64, 1 => 0..100_000_i64];
    (layouts(), prop::collection::vec(count, 226)).prop_map(|(layout, numbers)| balanced(layout, &numbers))
}

pub(crate) fn address(table: Table, row: &str, column: &str) -> Address {
    Address::new(table, row, column).expect("a cell of the form")
}

/// Fills a layout with the numbers given, by address, and makes every total and balance true.
pub(crate) fn balanced(layout: Layout, numbers: &[i64]) -> Report {
    let mut report = Report::filled(layout, |address| Cell::count(numbers[address.index()]));
    let amount = |address: &Address| address.column() == "amount";
    let amounts: Vec<Address> = report.cells().map(|(address, _)| address).filter(amount).collect();
    for address in amounts {
        report.set(address, rust_decimal::Decimal::new(numbers[address.index()], 3));
    }
    let value = |report: &Report, row: &str, column: &str| {
        let cell = report.cell(address(Table::Requests, row, column));
        cell.value().and_then(gouji::Value::as_count).expect("a count")
    };
    if let Some(edition) = layout.requests.edition() {
        let rows: Vec<&str> = edition.form().requests[0].rows.iter().map(|row| row.id).collect();
        let outer = ["received", "pending_start", "processed", "pending_end"];
        for applicant in APPLICANTS {
            let details = rows.iter().filter(|row| !outer.contains(row));
            let processed = details.map(|row| value(&report, row, applicant)).sum::<i64>();
            report.set(address(Table::Requests, "processed", applicant), processed);
            let out = processed + value(&report, "pending_end", applicant);
            let pending = value(&report, "pending_start", applicant).min(out);
            report.set(address(Table::Requests, "pending_start", applicant), pending);
            report.set(address(Table::Requests, "received", applicant), out - pending);
        }
        for row in rows {
            let total = APPLICANTS.iter().map(|applicant| value(&report, row, applicant)).sum::<i64>();
            report.set(address(Table::Requests, row, "total"), total);
        }
    }
    if layout.review.edition().is_some() {
        for row in ["reconsideration", "litigation_direct", "litigation_after_reconsideration"] {
            let parts = ["upheld", "overturned", "other", "pending"];
            let total = parts.iter().map(|column| numbers[address(Table::Review, row, column).index()]).sum::<i64>();
            report.set(address(Table::Review, row, "total"), total);
        }
    }
    if layout.disclosure == TableLayout::Of(Edition::V2021) {
        for row in ["government_rules", "normative_documents"] {
            let at = |column| address(Table::Disclosure, row, column);
            let (issued, in_force) = (numbers[at("issued").index()], numbers[at("in_force").index()]);
            report.set(at("in_force"), issued + in_force);
        }
    }
    if layout.disclosure == TableLayout::Of(Edition::V2019) {
        for row in ["government_rules", "normative_documents"] {
            let at = |column| address(Table::Disclosure, row, column);
            let disclosed = numbers[at("newly_disclosed").index()];
            for column in ["newly_made", "total_disclosed"] {
                report.set(at(column), disclosed + numbers[at(column).index()]);
            }
        }
    }
    report
}
