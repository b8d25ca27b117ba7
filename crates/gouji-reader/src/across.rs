//! Rows that run across a whole table and are lines of a document: its title, headings, sentences.
//!
//! Pages saved from a workbook, and pages laid out by tables, have all of a report in one.

use crate::document::{Block, Grid, GridCell};
use crate::{label, sections};

/// Takes the lines of text out of tables, which part where they stood.
pub(crate) fn apart(blocks: Vec<Block>) -> Vec<Block> {
    let mut all = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Table(grid) => part(grid, &mut all),
            line => all.push(line),
        }
    }
    all
}

fn part(grid: Grid, blocks: &mut Vec<Block>) {
    let end = |cell: &GridCell| cell.column.saturating_add(cell.columns);
    let width = grid.rows.iter().flatten().map(end).max().unwrap_or(0);
    let across: Vec<Option<&GridCell>> = grid.rows.iter().map(|row| across(row, width)).collect();
    let is_line = |at: usize| across[at].is_some_and(|cell| is_line(&cell.text));
    if !(0..across.len()).any(is_line) {
        blocks.push(Block::Table(grid));
        return;
    }
    // Beside such a line, others that run across are lines, too: who signs, and when.
    let rows = 0..across.len();
    let mut lines: Vec<bool> = rows.clone().map(is_line).collect();
    let beside = |at: usize| across[at].is_some_and(|cell| label::read(&cell.text).is_none());
    rows.clone().skip(1).for_each(|at| lines[at] |= lines[at - 1] && beside(at));
    rows.rev().skip(1).for_each(|at| lines[at] |= lines[at + 1] && beside(at));
    let mut table = Grid::default();
    for (row, is_line) in grid.rows.into_iter().zip(lines) {
        if !is_line {
            table.rows.push(row);
            continue;
        }
        if !table.rows.is_empty() {
            blocks.push(Block::Table(std::mem::take(&mut table)));
        }
        let cell = row.into_iter().find(|cell| !cell.text.trim().is_empty());
        blocks.extend(cell.map(|cell| Block::Paragraph { text: cell.text, origin: cell.origin }));
    }
    if !table.rows.is_empty() {
        blocks.push(Block::Table(table));
    }
}

/// The cell of a row that has no other and covers a table of several columns.
fn across(row: &[GridCell], width: u32) -> Option<&GridCell> {
    let mut filled = row.iter().filter(|cell| cell.doubtful || !cell.text.trim().is_empty());
    let (cell, None) = (filled.next()?, filled.next()) else { return None };
    (width > 1 && cell.columns >= width && cell.rows == 1 && !cell.doubtful).then_some(cell)
}

/// Whether a text is a title, the heading of a part, or a sentence.
fn is_line(text: &str) -> bool {
    sections::part(text).is_some() || sections::title(text).is_some() || text.trim_end().ends_with('。')
}
