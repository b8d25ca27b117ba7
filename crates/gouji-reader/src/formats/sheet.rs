//! A sheet of cells scattered over rows and columns becomes one grid with every blank in its place.

use std::collections::{BTreeMap, BTreeSet};

use gouji::{Fault, Origin};

use crate::ReadError;
use crate::document::{Block, Document, Grid, GridCell};
use crate::limits::Budget;

/// Rows or columns without content that stay in the grid as blanks; more of them end the sheet's table.
const GAP: u32 = 64;

/// The cells of a sheet as the container lists them.
pub(crate) struct Sheet<'b> {
    name: String,
    budget: &'b Budget,
    cells: BTreeMap<(u32, u32), Content>,
    merges: Vec<Area>,
    hidden: bool,
    hidden_rows: BTreeSet<u32>,
    hidden_columns: Vec<(u32, u32)>,
}

/// What a cell shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) text: String,
    pub(crate) doubtful: bool,
}

impl Content {
    pub(crate) fn certain(text: impl Into<String>) -> Self {
        Self { text: text.into(), doubtful: false }
    }

    pub(crate) fn doubtful(text: impl Into<String>) -> Self {
        Self { text: text.into(), doubtful: true }
    }

    fn is_blank(&self) -> bool {
        !self.doubtful && self.text.trim().is_empty()
    }
}

/// Merged cells: rows and columns from 0, the last ones included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) rows: (u32, u32),
    pub(crate) columns: (u32, u32),
}

impl<'b> Sheet<'b> {
    pub(crate) fn new(name: impl Into<String>, budget: &'b Budget) -> Self {
        Self {
            name: name.into(),
            budget,
            cells: BTreeMap::new(),
            merges: Vec::new(),
            hidden: false,
            hidden_rows: BTreeSet::new(),
            hidden_columns: Vec::new(),
        }
    }

    /// Puts a cell in its place. Cells that are formatted but empty leave no trace.
    pub(crate) fn put(&mut self, row: u32, column: u32, content: Content) -> Result<(), ReadError> {
        if !content.is_blank() {
            self.budget.piece(&content.text)?;
            self.cells.insert((row, column), content);
        }
        Ok(())
    }

    pub(crate) fn merge(&mut self, area: Area) -> Result<(), ReadError> {
        self.budget.pieces(1)?;
        self.merges.push(area);
        Ok(())
    }

    pub(crate) fn hide(&mut self) {
        self.hidden = true;
    }

    pub(crate) fn hide_row(&mut self, row: u32) -> Result<(), ReadError> {
        self.budget.pieces(1)?;
        self.hidden_rows.insert(row);
        Ok(())
    }

    pub(crate) fn hide_columns(&mut self, first: u32, last: u32) -> Result<(), ReadError> {
        self.budget.pieces(1)?;
        self.hidden_columns.push((first, last));
        Ok(())
    }

    /// The document of the sheet, none when nothing is in it.
    ///
    /// Lines above and below the table that have but one cell are paragraphs.
    pub(crate) fn document(mut self) -> Result<Option<Document>, ReadError> {
        let used: BTreeSet<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        let Some((&top, &bottom)) = used.first().zip(used.last()) else { return Ok(None) };
        let alone = |row: &u32| self.cells.range((*row, 0)..=(*row, u32::MAX)).count() == 1;
        let first = used.iter().find(|row| !alone(row)).copied();
        let last = used.iter().rfind(|row| !alone(row)).copied();
        let (first, last) = first.zip(last).unwrap_or((bottom + 1, bottom));

        let mut blocks = Vec::new();
        self.paragraphs(top, first, &mut blocks);
        let below = self.cells.split_off(&(last + 1, 0));
        let grid = self.grid(first)?;
        if !grid.rows.is_empty() {
            blocks.push(Block::Table(grid));
        }
        let faults = self.faults(&used);
        self.cells = below;
        self.paragraphs(last + 1, bottom + 1, &mut blocks);
        let mut document = Document::new(blocks);
        document.faults = faults;
        document.part = Some(self.name);
        Ok(Some(document))
    }

    fn paragraphs(&self, from: u32, to: u32, blocks: &mut Vec<Block>) {
        blocks.extend(self.cells.range((from, 0)..(to, 0)).map(|(&(row, column), content)| Block::Paragraph {
            text: content.text.clone(),
            origin: self.origin(row, column),
        }));
    }

    fn origin(&self, row: u32, column: u32) -> Origin {
        let mut origin = Origin::default();
        origin.sheet = Some(self.name.as_str().into());
        origin.a1 = Some(a1(row, column).into());
        origin
    }

    /// The cells from a row on, with blanks between them and what merged cells cover left out.
    fn grid(&self, first: u32) -> Result<Grid, ReadError> {
        let cells = || self.cells.range((first, 0)..);
        let rows = with_gaps(cells().map(|((row, _), _)| *row).collect());
        let columns = with_gaps(cells().map(|((_, column), _)| *column).collect());
        self.budget.pieces(rows.len().saturating_mul(columns.len()))?;

        let mut starts: BTreeMap<u32, Vec<Area>> = BTreeMap::new();
        for area in &self.merges {
            // A merge may begin in a row above the grid, or in one that was left out as a gap.
            let row = rows.partition_point(|row| *row < area.rows.0);
            if let Some(row) = rows.get(row).filter(|row| **row <= area.rows.1) {
                starts.entry(*row).or_default().push(*area);
            }
        }
        // Merges that cover part of the row at hand, by first column; they do not overlap.
        let mut open: BTreeMap<u32, Area> = BTreeMap::new();
        let mut grid = Grid::default();
        for &row in &rows {
            open.retain(|_, area| area.rows.1 >= row);
            for area in starts.remove(&row).unwrap_or_default() {
                let before = open.range(..=area.columns.1).next_back();
                if before.is_none_or(|(_, before)| before.columns.1 < area.columns.0) {
                    open.insert(area.columns.0, area);
                }
            }
            let mut line = Vec::with_capacity(columns.len());
            for (index, &column) in columns.iter().enumerate() {
                let area = open.range(..=column).next_back().map(|(_, area)| area);
                let area = area.filter(|area| area.columns.1 >= column);
                if area.is_some_and(|area| (area.rows.0, area.columns.0) != (row, column)) {
                    continue;
                }
                let content = self.cells.get(&(row, column)).cloned().unwrap_or_default();
                let mut cell = GridCell::new(index as u32, content.text, self.origin(row, column));
                cell.doubtful = content.doubtful;
                if let Some(area) = area {
                    cell.rows = count(&rows, area.rows);
                    cell.columns = count(&columns, area.columns);
                }
                line.push(cell);
            }
            grid.rows.push(line);
        }
        Ok(grid)
    }

    fn faults(&self, used: &BTreeSet<u32>) -> Vec<Fault> {
        let rows: Vec<_> = self.hidden_rows.intersection(used).map(|row| (row + 1).to_string()).collect();
        let hides = |column: u32| self.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column));
        let columns: BTreeSet<u32> = self.cells.keys().map(|(_, column)| *column).collect();
        let columns: Vec<_> = columns.into_iter().filter(|column| hides(*column)).map(letters).collect();
        let mut faults = Vec::new();
        let mut note = |text: String| {
            let mut origin = Origin::default();
            origin.sheet = Some(self.name.as_str().into());
            faults.push(Fault { rule: "table-hidden".to_owned(), cells: Vec::new(), text, origin });
        };
        if self.hidden {
            note(format!("工作表“{}”", self.name));
        }
        if !rows.is_empty() {
            note(format!("工作表“{}”第 {} 行", self.name, rows.join("、")));
        }
        if !columns.is_empty() {
            note(format!("工作表“{}”{} 列", self.name, columns.join("、")));
        }
        faults
    }
}

/// Sorted positions, with those of short gaps filled in.
fn with_gaps(used: BTreeSet<u32>) -> Vec<u32> {
    let mut all = Vec::with_capacity(used.len());
    for position in used {
        if let Some(&last) = all.last()
            && position - last <= GAP
        {
            all.extend(last + 1..position);
        }
        all.push(position);
    }
    all
}

/// How many of the sorted positions lie in a range that has at least one.
fn count(positions: &[u32], (first, last): (u32, u32)) -> u32 {
    let below = |end: u32| positions.partition_point(|position| *position < end);
    (below(last.saturating_add(1)) - below(first)).max(1) as u32
}

/// The name of a cell, such as `B7`.
fn a1(row: u32, column: u32) -> String {
    format!("{}{}", letters(column), u64::from(row) + 1)
}

fn letters(column: u32) -> String {
    let mut left = u64::from(column) + 1;
    let mut letters = Vec::new();
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_in_a_workbook() {
        assert_eq!([0, 25, 26, 701, 702, 16_383].map(letters), ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
        assert_eq!(a1(6, 1), "B7");
    }

    #[test]
    fn cells_at_the_far_ends_of_a_sheet_cost_nothing() {
        let budget = Budget::default();
        let mut sheet = Sheet::new("s", &budget);
        for (row, column) in [(0, 0), (0, 16_383), (1_048_575, 0), (1_048_575, 16_383)] {
            sheet.put(row, column, Content::certain("1")).unwrap();
        }
        let whole = Area { rows: (0, 1_048_575), columns: (0, 16_383) };
        sheet.merge(whole).unwrap();
        sheet.merge(whole).unwrap();
        let document = sheet.document().unwrap().unwrap();
        let [Block::Table(grid)] = document.blocks.as_slice() else { panic!("{:?}", document.blocks) };
        assert_eq!(
            grid.rows,
            [vec![GridCell { columns: 2, rows: 2, text: "1".into(), ..grid.rows[0][0].clone() }], vec![]]
        );
    }

    #[test]
    fn a_dense_sheet_beyond_the_limit_is_an_error() {
        let budget = Budget::default();
        let mut sheet = Sheet::new("s", &budget);
        for index in 0..1_000 {
            sheet.put(index, index, Content::certain("1")).unwrap();
            sheet.put(index, 0, Content::certain("1")).unwrap();
        }
        assert_eq!(sheet.document().unwrap_err().kind(), crate::ReadErrorKind::TooLarge);
    }
}
