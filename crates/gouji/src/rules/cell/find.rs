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
    for cells in context.odd_cells().chunk_by(|one, next| one.table() == next.table()) {
        let cells_asked_for = cells.iter().copied().filter(|address| is_one(context.report.cell(*address), *address));
        tell(context, findings, cells[0].table(), cells_asked_for);
    }
    Asked::Run
}

/// One finding for each table that has cells of the kind asked for, among all.
pub(super) fn any(
    context: &Context<'_>,
    findings: &mut Findings<'_>,
    is_one: impl Fn(&Cell, Address) -> bool,
) -> Asked {
    for (table, cells) in tables(context.report) {
        let cells = cells.iter().copied().filter(|address| is_one(context.report.cell(*address), *address));
        tell(context, findings, table, cells);
    }
    Asked::Run
}

/// The rows of table 3 with nothing but blanks beside a total.
pub(super) fn only_totals(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let state = |address: &Address| context.report.cell(*address).state();
    for (table, cells) in tables(context.report).filter(|(table, _)| *table == Table::Requests) {
        let rows = cells.chunk_by(|one, next| one.row() == next.row());
        let only = rows.filter_map(|row| {
            let (total, parts) = row.split_last()?;
            (state(total) == State::Number && parts.iter().all(|part| state(part) == State::Blank)).then_some(*total)
        });
        tell(context, findings, table, only);
    }
    Asked::Run
}

/// The tables of a report that are of an edition, with their cells in the order of the paper.
fn tables(report: &Report) -> impl Iterator<Item = (Table, &'static [Address])> {
    let layout = report.layout;
    let printed = move |table| Some((table, Address::of(table, layout.get(table).edition()?)));
    Table::ALL.into_iter().filter_map(printed)
}

fn tell(context: &Context<'_>, findings: &mut Findings<'_>, table: Table, cells: impl Iterator<Item = Address>) {
    let cells: Vec<Address> = cells.collect();
    if !cells.is_empty() {
        let slots = [
            ("table", Message::from(table.name())),
            ("count", Message::same(cells.len())),
            ("where", named(context.report, &cells)),
        ];
        findings.add(cells, &slots);
    }
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
    let edition = report.layout.get(address.table()).edition();
    let mut table = edition.map_or(&[][..], |edition| Address::of(address.table(), edition)).iter().copied();
    table.any(|other| same_line(other) && other != address && report.cell(other).state() == State::Number)
}

/// A 总计 beside parts that are numbers: in the column of its row, or in the row of results.
pub(super) fn is_blank_total(report: &Report, address: Address) -> bool {
    let (row, column) = (address.row(), address.column());
    column == "total" && has_number_beside(report, address, |other| other.row() == row)
        || row == "processed" && has_number_beside(report, address, |other| other.column() == column)
}
