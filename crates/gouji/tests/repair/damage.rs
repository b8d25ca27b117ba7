//! Reports in balance, and ways to damage them.

use std::collections::BTreeMap;

use gouji::{Address, Alternative, Edition, Layout, Report, Table, Value};

use crate::common::balanced;

/// A report whose sums hold: of a town, a county or a ministry, mostly zeros or hardly any.
pub(crate) fn report(random: &mut fastrand::Rng, edition: Edition) -> Report {
    let filled = [0.04, 0.1, 0.3, 0.7][random.usize(..4)];
    let largest = [9, 60, 900, 20_000][random.usize(..4)];
    let numbers: Vec<i64> =
        (0..Address::all().len()).map(|_| if random.f64() < filled { random.i64(1..=largest) } else { 0 }).collect();
    balanced(Layout::of(edition), &numbers)
}

/// The cells of table 3.
pub(crate) fn cells(report: &Report) -> Vec<Address> {
    report.cells().map(|(address, _)| address).filter(|address| address.table() == Table::Requests).collect()
}

pub(crate) fn value(report: &Report, address: Address) -> i64 {
    report.cell(address).value().and_then(Value::as_count).expect("a count")
}

/// A number changed by a slip of the kind asked for: by one, by up to ten, or in its digits.
pub(crate) fn slip(random: &mut fastrand::Rng, kind: usize, value: i64) -> i64 {
    loop {
        let changed = match kind {
            0 => value + random.choice([-1, 1]).expect("a sign"),
            1 => value + random.choice([-1, 1]).expect("a sign") * random.i64(1..=10),
            _ => digits(random, value),
        };
        if changed >= 0 && changed != value {
            return changed;
        }
    }
}

/// A digit replaced, exchanged with the next, doubled or dropped.
fn digits(random: &mut fastrand::Rng, value: i64) -> i64 {
    let mut digits = value.to_string().into_bytes();
    let at = random.usize(..digits.len());
    match random.usize(..4) {
        0 => digits[at] = random.u8(b'0'..=b'9'),
        1 if at + 1 < digits.len() => digits.swap(at, at + 1),
        2 => digits.insert(at, digits[at]),
        _ if digits.len() > 1 => drop(digits.remove(at)),
        _ => digits[at] = random.u8(b'0'..=b'9'),
    }
    String::from_utf8(digits).expect("digits").parse().expect("a number")
}

/// Damages a number of different cells of table 3.
pub(crate) fn corrupt(random: &mut fastrand::Rng, report: &Report, kind: usize, count: usize) -> Report {
    let mut cells = cells(report);
    random.shuffle(&mut cells);
    let mut damaged = report.clone();
    for address in cells.into_iter().take(count) {
        damaged.set(address, slip(random, kind, value(report, address)));
    }
    damaged
}

/// The cells in which two reports differ, with the numbers of the second.
pub(crate) fn difference(damaged: &Report, truth: &Report) -> BTreeMap<Address, Value> {
    let cells = truth.cells().filter(|(address, cell)| damaged.cell(*address).value() != cell.value());
    cells.filter_map(|(address, cell)| Some((address, cell.value()?))).collect()
}

/// The cells an alternative changes, with their new numbers.
pub(crate) fn changes(alternative: &Alternative) -> BTreeMap<Address, Value> {
    alternative.changes.iter().map(|change| (change.cell, change.to)).collect()
}

/// The cells of tables 3 and 4, row by row.
pub(crate) fn rows(report: &Report) -> Vec<Vec<Address>> {
    let mut rows: Vec<Vec<Address>> = Vec::new();
    for (address, _) in report.cells().filter(|(address, _)| address.table() != Table::Disclosure) {
        match rows.last_mut().filter(|row| row[0].row() == address.row() && row[0].table() == address.table()) {
            Some(row) => row.push(address),
            None => rows.push(vec![address]),
        }
    }
    rows
}

/// Whether no sum of a report is broken.
pub(crate) fn balances(report: &Report) -> bool {
    [Table::Requests, Table::Review].into_iter().all(|table| {
        let edition = report.layout.get(table).edition().expect("an edition");
        let mut identities = gouji::relations(table, edition)
            .iter()
            .filter(|relation| relation.terms.iter().all(|term| term.cell.source == gouji::Source::This));
        identities.all(|relation| {
            let terms = relation.terms.iter().map(|term| {
                let value = report.cell(term.cell.address).value().and_then(Value::as_count)?;
                Some(i64::from(term.coefficient) * value)
            });
            // A relation with a cell that is no number is not broken.
            terms.sum::<Option<i64>>().is_none_or(|sum| sum == 0)
        })
    })
}
