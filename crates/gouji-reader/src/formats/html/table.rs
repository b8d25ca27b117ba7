//! Rows and spans of HTML to a grid, by the table model of HTML with its limits.

use std::collections::BTreeMap;

use gouji::order;

use crate::ReadError;
use crate::document::{Grid, GridCell};

/// More columns than a form has: who spans these means the rest of the row.
const MOST_COLUMNS: u32 = 64;

/// Rows that belong together: spans end where they end. Cells have no columns yet, and of rows 0 for all of the group.
pub(crate) type Group = Vec<Vec<GridCell>>;

/// Columns taken by a cell of a row above.
struct Taken {
    from: u32,
    to: u32,
    rows_left: u32,
}

/// Gives every cell its column, in so many steps at most: cells and spans looked at.
pub(crate) fn grid(mut groups: Vec<Group>, most: u64) -> Result<Grid, ReadError> {
    let mut work: u64 = 0;
    for group in &mut groups {
        let height = group.len() as u32;
        let mut taken: Vec<Taken> = Vec::new();
        for (index, cells) in group.iter_mut().enumerate() {
            work += (cells.len() + taken.len() + 1) as u64;
            if work > most {
                return Err(ReadError::too_large(
                    &format!("网页中的表格处理超过 {most} 步"),
                    &format!("a table of the page takes more than {most} steps"),
                ));
            }
            place(cells, height - index as u32, &mut taken);
        }
    }
    let mut grid = Grid { rows: groups.into_iter().flatten().collect() };
    cut_to_width(&mut grid);
    drop_phantom_columns(&mut grid);
    Ok(grid)
}

/// Places the cells of a row between those that reach down into it.
fn place(cells: &mut [GridCell], rows_left: u32, taken: &mut Vec<Taken>) {
    let mut column = 0;
    let mut above = 0;
    let mut fresh = Vec::new();
    for cell in cells {
        while let Some(next) = taken.get(above)
            && next.from <= column
        {
            column = column.max(next.to);
            above += 1;
        }
        cell.column = column;
        cell.rows = if cell.rows == 0 { rows_left } else { cell.rows.min(rows_left) };
        column += cell.columns;
        if cell.rows > 1 {
            fresh.push(Taken { from: cell.column, to: column, rows_left: cell.rows });
        }
    }
    if !fresh.is_empty() {
        taken.append(&mut fresh);
        order::sort_by_key(taken, |span| span.from);
    }
    taken.retain_mut(|span| {
        span.rows_left -= 1;
        span.rows_left > 0
    });
}

/// Lets cells that span more columns than any form has reach to where most rows end, and no further: so a
/// row that has a cell too many still shows it. Where no end has the most rows, each spans one column. A row of
/// one cell has no end of its own.
fn cut_to_width(grid: &mut Grid) {
    let is_phantom = |cell: &GridCell| cell.columns > MOST_COLUMNS;
    if !grid.rows.iter().flatten().any(is_phantom) {
        return;
    }
    let end = |row: &Vec<GridCell>| {
        let cell = row.last()?;
        Some(cell.column + if is_phantom(cell) { 1 } else { cell.columns })
    };
    let rows = grid.rows.iter().filter(|row| row.len() > 1);
    let width = most_frequent(rows.filter_map(end)).unwrap_or(0);
    for cell in grid.rows.iter_mut().flatten().filter(|cell| is_phantom(cell)) {
        cell.columns = width.saturating_sub(cell.column).max(1);
    }
}

/// The one number that comes most often.
fn most_frequent(numbers: impl Iterator<Item = u32>) -> Option<u32> {
    let mut counts = BTreeMap::new();
    numbers.for_each(|number| *counts.entry(number).or_insert(0_usize) += 1);
    let most = counts.values().copied().max()?;
    let mut frequent = counts.into_iter().filter(|(_, count)| *count == most);
    frequent.next().filter(|_| frequent.next().is_none()).map(|(number, _)| number)
}

/// Counts only columns in which a cell begins: the rest are spans that span nothing.
///
/// What reaches past the end of most rows is not one of these, so that a row with a cell too many shows it.
fn drop_phantom_columns(grid: &mut Grid) {
    let end = |row: &Vec<GridCell>| row.last().map(|cell| cell.column + cell.columns);
    let end = most_frequent(grid.rows.iter().filter_map(end));
    let mut begins: Vec<u32> = grid.rows.iter().flatten().map(|cell| cell.column).chain(end).collect();
    order::sort(&mut begins);
    begins.dedup();
    let position = |column: u32| begins.partition_point(|&begin| begin < column) as u32;
    for cell in grid.rows.iter_mut().flatten() {
        let end = position(cell.column + cell.columns);
        cell.column = position(cell.column);
        cell.columns = end - cell.column;
    }
}
