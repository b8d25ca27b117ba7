//! Adding up reports, cell by cell, and saying what could not be added.

use crate::address::Address;
use crate::cell::{Cell, Value};
use crate::form::Table;
use crate::report::{Fault, Layout, Report, TableLayout};
use crate::rules::members::{doubles, refused};
use crate::{Edition, Origin};

/// The sum of reports: every cell that is a number in all of them.
///
/// A cell that is no number in one of them has no sum: it is unreadable in the result, and `faults` says whose
/// cell it is and what stands there. An organ that is there twice is added twice and named.
/// Each table has the newest layout found among the reports; what older ones do not print is refused as well.
///
/// ```
/// use gouji::{Cell, Edition, Report, State, sum};
///
/// let (mut one, mut two) = (Report::zero(Edition::V2021), Report::zero(Edition::V2021));
/// let [granted, received] = ["/requests/granted/total".parse()?, "/requests/received/total".parse()?];
/// one.set(granted, 2);
/// two.set(granted, 3);
/// two.set(received, Cell::read("2000万", gouji::Kind::Count));
/// let sum = sum(&[one, two]);
/// assert_eq!(sum.cell(granted).value(), Some(gouji::Value::Count(5)));
/// assert_eq!(sum.cell(received).state(), State::Unreadable);
/// assert_eq!(sum.faults[0].cells, [received]);
/// # Ok::<(), gouji::Error>(())
/// ```
#[must_use]
pub fn sum(reports: &[Report]) -> Report {
    let mut layout = Layout::default();
    for table in Table::ALL {
        let newest = |edition: &Edition| reports.iter().any(|r| r.layout.get(table) == TableLayout::Of(*edition));
        let newest = Edition::ALL.into_iter().rev().find(newest);
        *layout.get_mut(table) = newest.map_or(TableLayout::Absent, TableLayout::Of);
    }
    let mut sum = Report::filled(layout, |address| added(reports, address));
    sum.year = reports.first().and_then(|first| first.year.filter(|_| reports.iter().all(|r| r.year == first.year)));
    let wanted: Vec<Address> = layout.addresses().collect();
    let fault = |rule: &str, cells, text| Fault { rule: rule.to_owned(), cells, text, origin: Origin::default() };
    let mut faults = Vec::new();
    for (index, report) in reports.iter().enumerate() {
        let cells = refused(index, report, &wanted).into_iter();
        faults.extend(cells.map(|(cells, text)| fault("members-refused", cells, text.zh)));
    }
    faults.extend(doubles(reports).into_iter().map(|text| fault("members-duplicate", Vec::new(), text.zh)));
    sum.faults = faults;
    sum
}

fn added(reports: &[Report], address: Address) -> Cell {
    let values: Option<Vec<Value>> = reports.iter().map(|report| report.cell(address).value()).collect();
    let sum = values.and_then(|values| {
        values.into_iter().try_fold(Cell::zero(address).value()?, |sum, value| match (sum, value) {
            (Value::Count(sum), Value::Count(count)) => sum.checked_add(count).map(Value::Count),
            (sum, value) => sum.as_decimal().checked_add(value.as_decimal()).map(Value::Amount),
        })
    });
    match sum {
        Some(Value::Count(count)) => Cell::count(count),
        Some(Value::Amount(amount)) => Cell::amount(amount),
        None => Cell::unreadable(""),
    }
}
