//! Texts of paragraphs and tables: the blocks of a word processor, numbered as they come.

use std::collections::BTreeMap;

use gouji::{Fault, Origin};

use crate::ReadError;
use crate::document::{Block, Grid, GridCell};
use crate::limits::{Budget, Limits, SPAN};

/// Columns of a table.
const COLUMNS: u32 = 16_384;

/// Counts blocks as they are read, so that each has its place.
#[derive(Debug)]
pub(crate) struct Flow {
    pub(crate) budget: Budget,
    paragraphs: u32,
    tables: u32,
}

impl Flow {
    pub(crate) const fn within(limits: &Limits) -> Self {
        Self { budget: Budget::within(limits), paragraphs: 0, tables: 0 }
    }

    /// A paragraph, or a heading when it has a level. A paragraph without words is counted, but no block.
    pub(crate) fn paragraph(&mut self, level: Option<u8>, text: &str) -> Result<Option<Block>, ReadError> {
        self.budget.piece(text)?;
        self.paragraphs += 1;
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let mut origin = Origin::default();
        origin.line = Some(self.paragraphs);
        let text = text.to_owned();
        Ok(Some(match level {
            Some(level) => Block::Heading { level, text, origin },
            None => Block::Paragraph { text, origin },
        }))
    }

    /// A table to be filled.
    pub(crate) fn table(&mut self) -> Table {
        self.tables += 1;
        Table { number: self.tables, ..Table::default() }
    }
}

/// A table being read, row by row.
#[derive(Debug, Default)]
pub(crate) struct Table {
    number: u32,
    grid: Grid,
    /// The column where the next cell begins.
    column: u32,
    /// Cells that the next row may continue, by their first column.
    open: BTreeMap<u32, (usize, usize)>,
    /// Those that the row at hand continues or begins.
    kept: BTreeMap<u32, (usize, usize)>,
    /// What stands in cells, where the table may but lay it out.
    inner: Vec<Block>,
    /// Cells with words that are not just the frame of an inner table.
    own: usize,
    /// Cells with words or tables in the row at hand, and whether a row has several.
    filled: usize,
    wide: bool,
}

/// What a cell says and how far it reaches.
#[derive(Debug, Default)]
pub(crate) struct Content {
    pub(crate) text: String,
    pub(crate) doubtful: bool,
    pub(crate) columns: u32,
    pub(crate) rows: u32,
    /// Whether rows below may continue it.
    pub(crate) begins: bool,
    /// Whether it only continues a cell of the row above.
    pub(crate) continues: bool,
}

impl Table {
    pub(crate) fn row(&mut self) {
        self.grid.rows.push(Vec::new());
        (self.column, self.filled) = (0, 0);
        self.open = std::mem::take(&mut self.kept);
    }

    /// Passes over columns that are covered or not there.
    pub(crate) fn skip(&mut self, columns: u32) -> Result<(), ReadError> {
        self.column = self.column.saturating_add(columns.min(SPAN));
        if self.column > COLUMNS {
            return Err(ReadError::too_large("表格的列过多", "too many columns in a table"));
        }
        Ok(())
    }

    /// Goes back over columns that a cell took, since what it covers is still to be passed over.
    pub(crate) fn back(&mut self, columns: u32) {
        self.column = self.column.saturating_sub(columns.min(SPAN - 1));
    }

    /// Puts a cell at the end of the row, with the blocks that stand in it.
    pub(crate) fn cell(&mut self, budget: &Budget, content: Content, blocks: Vec<Block>) -> Result<(), ReadError> {
        let column = self.column;
        self.skip(content.columns.max(1))?;
        let row = self.grid.rows.len() - 1;
        if content.continues
            && let Some(&(of_row, of_cell)) = self.open.get(&column)
        {
            self.kept.insert(column, (of_row, of_cell));
            self.grid.rows[of_row][of_cell].rows = (row - of_row + 1) as u32;
            return Ok(());
        }
        budget.piece(&content.text)?;
        let mut origin = Origin::default();
        (origin.table, origin.row, origin.column) = (Some(self.number), Some(row as u32 + 1), Some(column + 1));
        let mut cell = GridCell::new(column, content.text, origin);
        cell.columns = content.columns.clamp(1, SPAN);
        cell.rows = content.rows.clamp(1, SPAN);
        cell.doubtful = content.doubtful;
        if content.begins {
            self.kept.insert(column, (row, self.grid.rows[row].len()));
        }
        let frames = blocks.iter().any(|block| matches!(block, Block::Table(_)));
        let says = !cell.text.trim().is_empty();
        self.own += usize::from(!frames && says);
        self.filled += usize::from(frames || says);
        self.wide |= self.filled > 1;
        self.inner.extend(blocks.into_iter().filter(|block| frames || !self.wide || matches!(block, Block::Table(_))));
        self.grid.rows[row].push(cell);
        Ok(())
    }

    /// The table's blocks: itself and the tables in it. A table that only lays out others, or what
    /// stands above and below them, is replaced by what stands in it.
    pub(crate) fn blocks(mut self) -> Vec<Block> {
        let frames = self.inner.iter().any(|block| matches!(block, Block::Table(_)));
        if self.grid.rows.iter().all(Vec::is_empty) || (frames && (self.own == 0 || !self.wide)) {
            return self.inner;
        }
        self.inner.retain(|block| matches!(block, Block::Table(_)));
        self.inner.insert(0, Block::Table(self.grid));
        self.inner
    }
}

/// The blocks in a cell as one text, a line each; doubtful when a table with several cells is among
/// them. A table of one cell is but a frame around its text.
pub(crate) fn cell_text(blocks: &mut Vec<Block>) -> (String, bool) {
    let mut lines: Vec<&str> = Vec::new();
    let mut doubtful = false;
    for block in &*blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text, .. } => lines.push(text),
            Block::Table(grid) => {
                let cells = grid.rows.iter().flatten();
                lines.extend(cells.clone().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()));
                doubtful |= cells.clone().count() > 1 || cells.clone().any(|cell| cell.doubtful);
            }
        }
    }
    let text = lines.join("\n");
    blocks.retain(|block| !matches!(block, Block::Table(grid) if grid.rows.iter().flatten().count() == 1));
    (text, doubtful)
}

/// The faults of a text with pending changes and hidden words.
pub(crate) fn changes(inserted: usize, deleted: usize, hidden: usize) -> Vec<Fault> {
    let fault =
        |rule: &str, text: String| Fault { rule: rule.to_owned(), cells: Vec::new(), text, origin: Origin::default() };
    let changed = (inserted + deleted > 0)
        .then(|| fault("table-tracked-changes", format!("插入 {inserted} 处、删除 {deleted} 处")));
    let hidden = (hidden > 0).then(|| fault("table-hidden", format!("文档中 {hidden} 处")));
    changed.into_iter().chain(hidden).collect()
}
