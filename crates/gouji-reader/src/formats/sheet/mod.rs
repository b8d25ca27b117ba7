//! A sheet of cells scattered over rows and columns becomes one grid with every blank in its place.

mod grid;
mod regions;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use gouji::{Fault, Origin, order};

use crate::ReadError;
use crate::document::{Block, Document};
use crate::limits::Budget;

/// The last row of a workbook, from 0.
pub(crate) const LAST_ROW: u32 = 1_048_575;
/// The last column of a workbook, from 0.
pub(crate) const LAST_COLUMN: u32 = 16_383;
/// Bytes of the name of a sheet.
const LONGEST_NAME: usize = 1_000;
/// Characters of the longest name that a cell could have, of any row and column.
const LONGEST_A1: usize = 17;

/// The cells of a sheet as the container lists them.
pub(crate) struct Sheet<'b> {
    name: Arc<str>,
    budget: &'b Budget,
    /// By row and column; in the order of the file until it is read.
    cells: Vec<((u32, u32), Content)>,
    /// Rows with cells that are there, but empty.
    prepared: BTreeSet<u32>,
    last_column: u32,
    /// Merged cells by their first.
    merges: BTreeMap<(u32, u32), Area>,
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

    pub(crate) fn is_blank(&self) -> bool {
        !self.doubtful && self.text.chars().all(char::is_whitespace)
    }
}

/// Merged cells: rows and columns from 0, the last ones included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) rows: (u32, u32),
    pub(crate) columns: (u32, u32),
}

impl Area {
    fn first(&self) -> (u32, u32) {
        (self.rows.0, self.columns.0)
    }
}

impl<'b> Sheet<'b> {
    pub(crate) fn new(name: impl Into<Arc<str>>, budget: &'b Budget) -> Self {
        Self {
            name: name.into(),
            budget,
            cells: Vec::new(),
            prepared: BTreeSet::new(),
            last_column: 0,
            merges: BTreeMap::new(),
            hidden: false,
            hidden_rows: BTreeSet::new(),
            hidden_columns: Vec::new(),
        }
    }

    /// Puts a cell in its place. Of cells that are formatted but empty, only the row is kept.
    pub(crate) fn put(&mut self, row: u32, column: u32, content: Content) -> Result<(), ReadError> {
        if content.is_blank() {
            self.prepared.insert(row);
            return Ok(());
        }
        self.budget.piece(&content.text)?;
        self.last_column = self.last_column.max(column);
        self.cells.push(((row, column), content));
        Ok(())
    }

    /// Merges cells, as far as a sheet can reach.
    pub(crate) fn merge(&mut self, mut area: Area) -> Result<(), ReadError> {
        self.budget.pieces(1)?;
        (area.rows.1, area.columns.1) = (area.rows.1.min(LAST_ROW), area.columns.1.min(LAST_COLUMN));
        if area.rows.0 <= area.rows.1 && area.columns.0 <= area.columns.1 {
            self.merges.entry(area.first()).or_insert(area);
        }
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
    /// Rows that follow each other without a gap are a table, those of one cell above and below it
    /// paragraphs.
    pub(crate) fn document(mut self) -> Result<Option<Document>, ReadError> {
        self.settle();
        let regions = self.regions()?;
        if regions.is_empty() {
            return Ok(None);
        }
        // Every cell says it.
        if self.name.len() > LONGEST_NAME {
            return Err(ReadError::too_large("工作表名称过长", "the name of a sheet is too long"));
        }
        let faults = self.faults();
        let mut blocks = Vec::new();
        for region in regions {
            let table = self.table_in(&region);
            let below = self.line_after(&region, table.end);
            blocks.extend(self.paragraphs(region.start..table.start));
            if !table.is_empty() {
                blocks.push(Block::Table(self.grid(table.start..below)?));
            }
            blocks.extend(self.paragraphs(table.end..region.end));
        }
        let mut document = Document::new(blocks);
        document.faults = faults;
        document.part = Some(self.name.as_ref().to_owned());
        Ok(Some(document))
    }

    /// Puts the cells in order; of a cell that is there twice, the last counts.
    fn settle(&mut self) {
        if self.cells.is_sorted_by(|(one, _), (next, _)| one < next) {
            return;
        }
        order::sort_by_key(&mut self.cells, |(place, _)| *place);
        self.cells.dedup_by(|(next, later), (kept, content)| {
            let again = next == kept;
            if again {
                *content = std::mem::take(later);
            }
            again
        });
    }

    /// Where the cells of these rows are.
    fn within(&self, rows: &Range<u32>) -> Range<usize> {
        let before = |end: u32| self.cells.partition_point(|((row, _), _)| *row < end);
        before(rows.start)..before(rows.end)
    }

    fn row(&self, row: u32) -> &[((u32, u32), Content)] {
        let start = self.cells.partition_point(|((other, _), _)| *other < row);
        let length = self.cells[start..].iter().take_while(|((other, _), _)| *other == row).count();
        &self.cells[start..start + length]
    }

    fn paragraphs(&self, rows: Range<u32>) -> impl Iterator<Item = Block> {
        self.cells[self.within(&rows)].iter().map(|((row, column), content)| Block::Paragraph {
            text: content.text.clone(),
            origin: origin(&self.name, *row, *column),
        })
    }

    fn faults(&self) -> Vec<Fault> {
        let used = |row: &&u32| !self.row(**row).is_empty();
        let rows: Vec<_> = self.hidden_rows.iter().filter(used).map(|row| (row + 1).to_string()).collect();
        let mut hidden = self.hidden_columns.clone();
        order::sort(&mut hidden);
        hidden.dedup_by(|next, kept| {
            let joined = next.0 <= kept.1;
            kept.1 = if joined { kept.1.max(next.1) } else { kept.1 };
            joined
        });
        let hides = |column: u32| {
            let after = hidden.partition_point(|(first, _)| *first <= column);
            after.checked_sub(1).is_some_and(|at| hidden[at].1 >= column)
        };
        let columns: BTreeSet<u32> = self.cells.iter().map(|((_, column), _)| *column).collect();
        let columns: Vec<_> = columns.into_iter().filter(|column| hides(*column)).map(letters).collect();
        let mut faults = Vec::new();
        let mut note = |text: String| {
            let mut origin = Origin::default();
            origin.sheet = Some(Arc::clone(&self.name));
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

fn origin(sheet: &Arc<str>, row: u32, column: u32) -> Origin {
    let mut origin = Origin::default();
    origin.sheet = Some(Arc::clone(sheet));
    origin.a1 = Some(a1(row, column));
    origin
}

/// The name of a cell, such as `B7`.
fn a1(row: u32, column: u32) -> Arc<str> {
    let mut name = [0; LONGEST_A1];
    let mut start = write_number(&mut name, u64::from(row) + 1);
    start = write_letters(&mut name[..start], column);
    std::str::from_utf8(&name[start..]).unwrap_or_default().into()
}

fn letters(column: u32) -> String {
    let mut name = [0; LONGEST_A1];
    let start = write_letters(&mut name, column);
    String::from_utf8_lossy(&name[start..]).into_owned()
}

/// Writes the digits of a number at the end of a name; where they begin.
fn write_number(name: &mut [u8], mut left: u64) -> usize {
    let mut start = name.len();
    while left > 0 {
        start -= 1;
        name[start] = b'0' + (left % 10) as u8;
        left /= 10;
    }
    start
}

/// Writes the letters of a column at the end of a name; where they begin.
fn write_letters(name: &mut [u8], column: u32) -> usize {
    let mut left = u64::from(column) + 1;
    let mut start = name.len();
    while left > 0 {
        left -= 1;
        start -= 1;
        name[start] = b'A' + (left % 26) as u8;
        left /= 26;
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_in_a_workbook() {
        assert_eq!([0, 25, 26, 701, 702, 16_383].map(letters), ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
        assert_eq!(&*a1(6, 1), "B7");
        assert_eq!(&*a1(u32::MAX, u32::MAX), "MWLQKWV4294967296");
    }

    #[test]
    fn of_a_cell_that_is_there_twice_the_last_counts() {
        let budget = Budget::within(&crate::Limits::default());
        let mut sheet = Sheet::new("s", &budget);
        for (row, column, text) in [(1, 1, "a"), (0, 1, "b"), (1, 1, "c"), (0, 0, "d"), (1, 1, "e"), (1, 0, "f")] {
            sheet.put(row, column, Content::certain(text)).unwrap();
        }
        let document = sheet.document().unwrap().unwrap();
        let [Block::Table(grid)] = document.blocks.as_slice() else { panic!() };
        let rows = grid.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>());
        assert_eq!(rows.collect::<Vec<_>>(), [["d", "b"], ["f", "e"]]);
    }

    #[test]
    fn cells_at_the_far_ends_of_a_sheet_cost_nothing() {
        let budget = Budget::within(&crate::Limits::default());
        let mut sheet = Sheet::new("s", &budget);
        for (row, column) in [(0, 0), (0, 16_383), (1_048_575, 0), (1_048_575, 16_383)] {
            sheet.put(row, column, Content::certain("1")).unwrap();
        }
        sheet.merge(Area { rows: (0, 1_048_575), columns: (0, 16_383) }).unwrap();
        sheet.hide_columns(0, u32::MAX).unwrap();
        let document = sheet.document().unwrap().unwrap();
        let [Block::Table(first), Block::Table(last)] = document.blocks.as_slice() else { panic!() };
        assert_eq!((first.rows[0].len(), first.rows[0][0].columns, last.rows[0].len()), (1, 2, 2));
        assert_eq!(document.faults[0].text, "工作表“s”A、XFD 列");
    }

    #[test]
    fn a_dense_sheet_beyond_the_limit_is_an_error() {
        let budget = Budget::within(&crate::Limits::default());
        let mut sheet = Sheet::new("s", &budget);
        for index in 0..1_000 {
            sheet.put(index, index + 1, Content::certain("1")).unwrap();
            sheet.put(index, 0, Content::certain("1")).unwrap();
        }
        assert_eq!(sheet.document().unwrap_err().kind(), crate::ReadErrorKind::TooLarge);
    }
}
