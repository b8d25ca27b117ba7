//! A cell as it is printed, or the reader's doubt.

use gouji::{Address, Cell};

use crate::locate::row::is_space;
use crate::locate::walk::Printed;

/// A cell as it is printed; digits apart may be two numbers or one.
pub(super) fn read(printed: &Printed, address: Address) -> Cell {
    let cell = if printed.doubtful || is_apart(&printed.text) {
        Cell::unreadable(&printed.text)
    } else {
        Cell::read(&printed.text, address.kind())
    };
    cell.with_origin(printed.origin.clone())
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
