//! Numbers that stand apart from their labels, aligned by order where their count proves it.
//!
//! Every row of one edition must be named, in the order of the form and without a number; the numbers come all after
//! the labels, or all before them; and there are exactly as many as the table has cells.

use gouji::{Address, Cell, Edition, Origin, State, Table, Value};

use super::head::Head;
use super::strip::{Key, Printed, Strip};
use super::walk::Found;

/// The most rows of numbers that are kept, and the most numbers of one: more than a table of the form has cells.
pub(super) const MOST: usize = 200;

/// A row of numbers without a label beside it.
#[derive(Debug)]
pub(crate) struct Loose<'a> {
    pub(crate) table: Table,
    /// How many labels were found before it.
    pub(crate) after: usize,
    /// Whether it may be the number of a page.
    pub(crate) page: bool,
    pub(crate) cells: Vec<Printed<'a>>,
}

/// Gives labels the numbers that stand apart from them.
pub(crate) fn align(found: &mut Found<'_>) {
    for table in [Table::Disclosure, Table::Requests] {
        if found.loose.iter().any(|loose| loose.table == table) {
            rows(found, table);
        }
    }
    outcomes(found);
}

/// Tables 2 and 3, where each row has a label.
fn rows(found: &mut Found<'_>, table: Table) {
    let Some((edition, strips)) =
        Edition::ALL.into_iter().find_map(|edition| Some((edition, named(found, table, edition)?)))
    else {
        return;
    };
    let [first, .., last] = strips.as_slice() else { return };
    let (first, last) = (*first, *last);
    let bare = |strips: &[usize]| strips.iter().all(|at| found.strips[*at].cells.is_empty());
    let before = bare(&strips);
    let after = found.strips[last].below && bare(&strips[..strips.len() - 1]);
    let apart = |loose: &Loose<'_>| (before && loose.after <= first) || (after && loose.after > last);
    if let Some(cells) = numbers(found, table, edition, apart) {
        let mut cells = cells.into_iter();
        for (at, (_, size)) in strips.into_iter().zip(lines(table, edition)) {
            let strip = &mut found.strips[at];
            strip.cells = cells.by_ref().take(size).collect();
            (strip.in_grid, strip.piecemeal, strip.below) = (false, false, false);
        }
    } else if before
        && let Some(cell) = found.loose.iter().find(|loose| loose.table == table).and_then(|loose| loose.cells.first())
    {
        // A table whose numbers cannot be placed is none that was left out.
        let cell = Printed { doubtful: true, ..cell.clone() };
        found.strips[last].cells.push(cell);
    }
}

/// The strips of a table, where they are the rows of an edition in its order; the label of a group may be one that
/// another edition prints for a row.
fn named(found: &Found<'_>, table: Table, edition: Edition) -> Option<Vec<usize>> {
    let blocks = edition.form().table(table);
    let is_group = |key: Key| blocks.iter().flat_map(|block| block.groups).any(|group| key == Key::Row(group.id));
    let strips = found.strips.iter().enumerate().filter(|(_, strip)| strip.table == table);
    let strips: Vec<usize> =
        strips.filter(|(_, strip)| !(strip.cells.is_empty() && is_group(strip.key))).map(|(at, _)| at).collect();
    let mut rows = lines(table, edition).map(|(id, _)| id);
    let same = strips.iter().all(|at| rows.next().is_some_and(|id| is_row(found.strips[*at].key, id)));
    (same && rows.next().is_none()).then_some(strips)
}

/// Table 4, which has no labels but those of its header.
fn outcomes(found: &mut Found<'_>) {
    let Some(head) = found.heads.iter().position(Head::names_outcomes) else { return };
    let own = |strip: &Strip<'_>| strip.table == Table::Review;
    // The header may stand below the numbers.
    for strip in found.strips.iter_mut().filter(|strip| strip.key == Key::Outcomes) {
        strip.head = strip.head.or(Some(head));
    }
    if found.loose.iter().any(|loose| loose.table == Table::Review)
        && found.strips.iter().filter(|strip| own(strip)).all(|strip| strip.cells.is_empty())
        && let Some(cells) = numbers(found, Table::Review, Edition::V2021, |_| true)
    {
        found.strips.retain(|strip| !own(strip));
        found.strips.push(Strip::of_outcomes(cells, head, found.heads[head].piece));
    }
}

/// The rows of a table with the number of their columns.
fn lines(table: Table, edition: Edition) -> impl Iterator<Item = (&'static str, usize)> {
    let blocks = edition.form().table(table).iter();
    blocks.flat_map(|block| block.rows.iter().map(|row| (row.id, block.columns.len())))
}

/// Whether a label may be that of a row.
fn is_row(key: Key, id: &str) -> bool {
    key == Key::AnyOther && matches!(id, "other" | "other.other") || matches!(key, Key::Row(of) if of == id)
}

/// The numbers of a table that stand apart, where they are as many as it has cells. Those that may be numbers of
/// pages are among them if only that makes them as many.
fn numbers<'a>(
    found: &mut Found<'a>,
    table: Table,
    edition: Edition,
    apart: impl Fn(&Loose<'a>) -> bool,
) -> Option<Vec<Printed<'a>>> {
    let own = |loose: &&Loose<'a>| loose.table == table;
    let without: Vec<&Loose<'a>> = found.loose.iter().filter(own).filter(|loose| !loose.page).collect();
    let with: Vec<&Loose<'a>> = found.loose.iter().filter(own).collect();
    let pages = with.len() > without.len();
    let placed =
        |rows: &[&Loose<'a>]| if rows.iter().all(|row| apart(row)) { in_order(rows, table, edition) } else { None };
    let cells = match (placed(&without), placed(&with).filter(|_| pages)) {
        (Some(cells), None) => cells,
        (None, Some(cells)) => {
            let is_cell = |origin: &Origin| cells.iter().any(|cell| *cell.origin == *origin);
            found.faults.retain(|fault| fault.rule != "table-page-number" || !is_cell(&fault.origin));
            cells
        }
        _ => return None,
    };
    found.orphans[table as usize] = 0;
    Some(cells)
}

/// The numbers of these rows, where they are as many as a table has cells and each may be one of its place: a line for
/// each row of the form, all on one line, or each on a line of its own.
fn in_order<'a>(rows: &[&Loose<'a>], table: Table, edition: Edition) -> Option<Vec<Printed<'a>>> {
    let addresses = Address::of(table, edition);
    let counts: Vec<usize> = rows.iter().map(|row| row.cells.len()).collect();
    let cells: Vec<&Printed<'_>> = rows.iter().flat_map(|row| &row.cells).collect();
    let by_row = lines(table, edition).map(|(_, size)| size).eq(counts.iter().copied());
    let told = counts.len() == 1 || counts.iter().all(|count| *count == 1);
    if cells.len() != addresses.len() || !(by_row || told) {
        return None;
    }
    let mut counted = Vec::with_capacity(cells.len());
    for (cell, address) in cells.iter().zip(addresses) {
        let read = Cell::read(cell.text, address.kind());
        let said = matches!(read.state(), State::Number | State::Blank | State::NotApplicable);
        if !said || cell.doubtful || cell.filler {
            return None;
        }
        counted.push(read.value().and_then(Value::as_count).unwrap_or(0));
    }
    (by_row || table != Table::Requests || !goes_down(&counted)).then(|| cells.into_iter().cloned().collect())
}

/// Whether the rows of table 3 add up better where its columns are taken to be told one after another.
fn goes_down(counts: &[i64]) -> bool {
    let columns = 7;
    let rows = counts.len() / columns;
    let adding_up = |at: fn(usize, usize, usize) -> usize| {
        let row = |row: usize| (0..columns).map(move |column| counts[at(row, column, rows)]);
        let adds_up = |numbers: Vec<i64>| {
            let (total, parts) = (numbers[columns - 1], &numbers[..columns - 1]);
            total != 0 && parts.iter().fold(0_i64, |sum, part| sum.saturating_add(*part)) == total
        };
        (0..rows).filter(|of| adds_up(row(*of).collect())).count()
    };
    adding_up(|row, column, rows| column * rows + row) > adding_up(|row, column, _| row * 7 + column)
}
