//! Runs of cells that are the numbers of a row.

use crate::locate::strip::{Printed, Strip};

/// The columns of a row that is filled, or that has no cell to spare.
pub(super) fn certain(row: &Strip<'_>, size: usize) -> Option<Vec<u32>> {
    let whole = row.cells.len() == size;
    let cells = row.cells.iter().filter(|cell| whole || !cell.is_blank());
    let columns: Vec<u32> = cells.map(|cell| cell.column).collect();
    (columns.len() == size).then_some(columns)
}

/// The only columns side by side that hold everything that is filled in rows alike.
pub(super) fn only_run(alike: &[&Strip<'_>], strip: &Strip<'_>, size: usize) -> Option<Vec<u32>> {
    let filled = || alike.iter().flat_map(|row| &row.cells).filter(|cell| !cell.is_blank()).map(|cell| cell.column);
    let (first, last) = (filled().min()?, filled().max()?);
    let columns: Vec<u32> = strip.cells.iter().map(|cell| cell.column).collect();
    let mut runs = columns.windows(size).filter(|run| run.first() <= Some(&first) && run.last() >= Some(&last));
    let run = runs.next()?;
    runs.next().is_none().then(|| run.to_vec())
}

/// Cells told one a line: blanks before and after the numbers are those of other rows.
pub(super) fn together<'s>(cells: &[&'s Printed<'s>], size: usize) -> Option<Vec<&'s Printed<'s>>> {
    let first = cells.iter().position(|cell| !cell.is_blank())?;
    let run: Vec<&Printed<'_>> = cells[first..].iter().copied().take_while(|cell| !cell.is_blank()).collect();
    let rest = cells[first + run.len()..].iter().all(|cell| cell.is_blank());
    (run.len() == size && rest).then_some(run)
}
