//! Table 3 turned: a row for each applicant and a column for each result.

use gouji::Table;

use crate::document::{Grid, GridCell};
use crate::label::{self, Label};

/// The fewest labels of rows side by side that show a table to be turned: no row of the form names as many.
const FEWEST: usize = 12;
/// The most rows and columns that are turned, with room for what stands beside the form's.
const MOST: usize = 60;

/// The table as the form has it.
pub(crate) fn upright(grid: Grid) -> Grid {
    match results(&grid) {
        Some((row, column)) => turn(grid, row, column),
        None => grid,
    }
}

/// The row that names results, and the column of the first, where cells at the left name applicants.
fn results(grid: &Grid) -> Option<(usize, u32)> {
    let names = |cell: &GridCell, what: fn(&Label) -> bool| label::read(&cell.text).is_some_and(|label| what(&label));
    let is_row = |cell: &&GridCell| names(cell, |label| label.row(Table::Requests).is_some());
    let is_column = |cell: &GridCell| names(cell, |label| label.column(Table::Requests).is_some());
    let wide = |row: &[GridCell]| (FEWEST..=MOST).contains(&row.len());
    if grid.rows.len() > MOST {
        return None;
    }
    let top = grid.rows.iter().take(3).enumerate().filter(|(_, row)| wide(row));
    let (row, first) = top
        .filter(|(_, row)| row.iter().filter(is_row).count() >= FEWEST)
        .find_map(|(at, row)| Some((at, row.iter().find(is_row)?.column)))?;
    let applicants = grid.rows.iter().filter(|row| row.iter().take(2).any(is_column)).count();
    (applicants > 4).then_some((row, first))
}

/// Rows become columns. Where the cells below the results do not fill the table one by one, a cell that is lost may
/// have moved others, and all are doubtful.
fn turn(grid: Grid, results: usize, first: u32) -> Grid {
    let end = |cell: &GridCell| cell.column.saturating_add(cell.columns) as usize;
    let width = grid.rows.iter().flatten().map(end).max().unwrap_or(0);
    let mut covered = vec![0_usize; grid.rows.len()];
    for (at, cell) in grid.rows.iter().enumerate().flat_map(|(at, row)| row.iter().map(move |cell| (at, cell))) {
        let down = covered[at..].iter_mut().take(cell.rows as usize);
        down.for_each(|covered| *covered = covered.saturating_add(cell.columns as usize));
    }
    let alone = |cell: &GridCell| cell.column < first || (cell.columns, cell.rows) == (1, 1);
    let whole = covered.iter().all(|covered| *covered == width) && grid.rows[results + 1..].iter().flatten().all(alone);
    let mut rows: Vec<Vec<GridCell>> = vec![Vec::new(); width.min(MOST)];
    for (column, cells) in (0..).zip(grid.rows) {
        for cell in cells {
            if let Some(row) = rows.get_mut(cell.column as usize) {
                let doubtful = cell.doubtful || !whole;
                row.push(GridCell { column, columns: cell.rows, rows: cell.columns, doubtful, ..cell });
            }
        }
    }
    Grid { rows }
}
