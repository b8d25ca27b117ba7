//! A cell as it is printed, or the reader's doubt.

use gouji::{Address, Cell, Value};

use crate::locate::row::is_space;
use crate::locate::strip::Printed;

/// A cell as it is printed; digits apart may be two numbers or one.
pub(super) fn read(printed: &Printed<'_>, address: Address) -> Cell {
    let cell = if printed.doubtful || printed.contested || is_apart(printed.text) {
        Cell::unreadable(printed.text)
    } else {
        Cell::read(printed.text, address.kind())
    };
    cell.with_origin(printed.origin.clone().into_owned())
}

/// Whether the parts of every row of these cells are its total; what is no number counts for nothing.
///
/// Where blanks leave no trace, the right count of numbers alone does not place them.
pub(super) fn add_up(cells: &[(Address, Cell)]) -> bool {
    let count = |cell: &Cell| cell.value().and_then(Value::as_count).unwrap_or(0);
    let mut totals = cells.iter().filter(|(address, _)| address.column() == "total").peekable();
    totals.peek().is_some()
        && totals.all(|(total, cell)| {
            let parts = cells.iter().filter(|(part, _)| part.row() == total.row() && part != total);
            parts.map(|(_, part)| count(part)).fold(0, i64::saturating_add) == count(cell)
        })
}

/// Whether all cells are a bare 0: nothing that was cut in two, and no number of a page.
pub(super) fn are_zeros(cells: &[(Address, Cell)]) -> bool {
    cells.iter().all(|(_, cell)| cell.text() == "0")
}

/// Whether white space stands between digits, or between signs that stand for numbers.
fn is_apart(text: &str) -> bool {
    let number = |c: char| c.is_numeric() || "/-—.".contains(c);
    let mut before = None;
    let mut space = false;
    for c in text.chars() {
        if is_space(c) {
            space = true;
            continue;
        }
        if space && before.is_some_and(number) && number(c) {
            return true;
        }
        (before, space) = (Some(c), false);
    }
    false
}
