//! Finding the cells of a table that a rule is about.

use crate::Message;
use crate::address::Address;
use crate::cell::{Cell, State};
use crate::check::Context;
use crate::finding::Findings;
use crate::form::Table;
use crate::note::NoteKind;
use crate::printed::{self, Flaw};
use crate::report::Report;
use crate::rule::Asked;
use crate::rules::named;

/// One finding for each table that has cells of the kind asked for, among those that are no numbers or have notes.
pub(super) fn odd(
    context: &Context<'_>,
    findings: &mut Findings<'_>,
    is_one: impl Fn(&Cell, Address) -> bool,
) -> Asked {
    if context.odd.is_empty() {
        return Asked::Run;
    }
    any(context, findings, |cell, address| context.odd.contains(address.index()) && is_one(cell, address))
}

/// One finding for each table that has cells of the kind asked for, among all.
pub(super) fn any(
    context: &Context<'_>,
    findings: &mut Findings<'_>,
    is_one: impl Fn(&Cell, Address) -> bool,
) -> Asked {
    for table in Table::ALL {
        let Some(edition) = context.report.layout.get(table).edition() else { continue };
        let cells = Address::of(table, edition).iter().copied();
        let cells: Vec<Address> = cells.filter(|address| is_one(context.report.cell(*address), *address)).collect();
        if !cells.is_empty() {
            let slots = [
                ("table", Message::from(table.name())),
                ("count", Message::same(cells.len())),
                ("where", named(context.report, &cells)),
            ];
            findings.add(cells, &slots);
        }
    }
    Asked::Run
}

pub(super) fn flawed(cell: &Cell, address: Address, flaw: Flaw) -> bool {
    cell.state() == State::Text && printed::flaw(&cell.text(), address.kind()) == flaw
}

pub(super) fn noted(cell: &Cell, kind: NoteKind) -> bool {
    cell.notes().iter().any(|note| note.kind == kind)
}

pub(super) fn is_government_rules(address: Address) -> bool {
    address.row() == "government_rules"
}

/// Whether another cell of the same line is a number.
fn has_number_beside(report: &Report, address: Address, same_line: impl Fn(Address) -> bool) -> bool {
    report.cells().any(|(other, cell)| {
        other != address && other.table() == address.table() && cell.state() == State::Number && same_line(other)
    })
}

/// A 总计 beside parts that are numbers: in the column of its row, or in the row of results.
pub(super) fn is_blank_total(report: &Report, address: Address) -> bool {
    let in_row =
        address.column() == "total" && has_number_beside(report, address, |other| other.row() == address.row());
    let in_column =
        address.row() == "processed" && has_number_beside(report, address, |other| other.column() == address.column());
    in_row || in_column
}

/// A total with nothing but blanks beside it.
pub(super) fn is_total_only(report: &Report, address: Address) -> bool {
    let mut parts = report.cells().filter(|(other, _)| {
        other.table() == address.table() && other.row() == address.row() && other.column() != "total"
    });
    address.table() == Table::Requests
        && address.column() == "total"
        && report.cell(address).state() == State::Number
        && parts.all(|(_, cell)| cell.state() == State::Blank)
}
