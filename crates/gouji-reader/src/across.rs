//! Rows of a table that are lines of a document: its title, headings, sentences.
//!
//! Pages saved from a workbook, and pages laid out by tables, have all of a report in one.

use gouji::{Cell, Kind, State};

use crate::document::{Block, Grid, GridCell};
use crate::{label, sections, turned};

/// Takes the lines of text out of tables, which part where they stood.
pub(crate) fn apart(blocks: Vec<Block>) -> Vec<Block> {
    let mut all = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Table(grid) => part(turned::upright(grid), &mut all),
            line => all.push(line),
        }
    }
    all
}

fn part(grid: Grid, blocks: &mut Vec<Block>) {
    let alone = alone(&grid);
    let mut lines: Vec<bool> = alone.iter().map(|row| row.as_ref().is_some_and(Alone::is_line)).collect();
    if !lines.contains(&true) {
        blocks.push(Block::Table(grid));
        return;
    }
    // Beside such a line, others are lines, too: who signs, and when.
    let beside = |at: usize| alone[at].as_ref().is_some_and(Alone::may_be_line);
    let rows = 0..alone.len();
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
        let cell = row.into_iter().find(|cell| !cell.is_blank());
        blocks.extend(cell.into_iter().flat_map(paragraphs));
    }
    if !table.rows.is_empty() {
        blocks.push(Block::Table(table));
    }
}

/// A cell's paragraphs; a title stays whole on however many lines it stands.
fn paragraphs(cell: GridCell) -> Vec<Block> {
    let GridCell { text, origin, .. } = cell;
    let texts: Vec<&str> = if sections::title(&text).is_some() { vec![&text] } else { text.lines().collect() };
    let texts = texts.into_iter().filter(|text| !text.trim().is_empty());
    texts.map(|text| Block::Paragraph { text: text.to_owned(), origin: origin.clone() }).collect()
}

/// The cell of a row that has no other.
struct Alone<'a> {
    text: &'a str,
    /// Whether it covers a table of several columns.
    across: bool,
}

/// The rows of one cell, into which none reaches from above.
fn alone(grid: &Grid) -> Vec<Option<Alone<'_>>> {
    let end = |cell: &GridCell| cell.column.saturating_add(cell.columns);
    let width = grid.rows.iter().flatten().map(end).max().unwrap_or(0);
    let mut covered = 0;
    let rows = grid.rows.iter().enumerate().map(|(at, row)| {
        let is_free = covered <= at;
        let reach = row.iter().map(|cell| at.saturating_add(cell.rows as usize)).max().unwrap_or(0);
        covered = covered.max(reach);
        let mut filled = row.iter().filter(|cell| cell.doubtful || !cell.is_blank());
        let (cell, None) = (filled.next()?, filled.next()) else { return None };
        let across = width > 1 && cell.columns >= width;
        (is_free && reach == at + 1 && !cell.doubtful).then_some(Alone { text: &cell.text, across })
    });
    rows.collect()
}

impl Alone<'_> {
    /// Whether it is a title, the heading of a part, or a sentence across the table.
    fn is_line(&self) -> bool {
        let heads = |text: &str| sections::part(text).is_some() || sections::title(text).is_some();
        let several = self.text.contains('\n');
        heads(self.text)
            || (several && self.text.lines().any(heads))
            || (self.across && self.text.trim_end().ends_with('。'))
    }

    /// Whether it says something, and nothing that the form says.
    fn may_be_line(&self) -> bool {
        Cell::read(self.text, Kind::Count).state() == State::Text && label::read(self.text).is_none()
    }
}
