//! The walk over a document's rows: which labels stand where, and which cells follow them.

mod data;
mod unlabelled;
mod words;

use gouji::{Fault, Origin, Table};

use super::detached::{self, Loose};
use super::head::Head;
use super::row::{self, Item, Row, Sort};
use super::strip::{Key, Printed, Strip};
use crate::document::Block;
use crate::label::{Label, Meaning};
use crate::page_number::is_page_number;
use crate::sections;

/// Everything found in a document, before it is given its place.
#[derive(Debug, Default)]
pub(crate) struct Found<'a> {
    pub(crate) strips: Vec<Strip<'a>>,
    pub(crate) heads: Vec<Head<'a>>,
    pub(crate) faults: Vec<Fault>,
    /// Tables of an older form whose labels were seen.
    pub(crate) older: Vec<Table>,
    /// The blocks that are tables, captions or page numbers and no prose.
    pub(crate) used: Vec<bool>,
    /// The part of the report that each block opens, if any.
    pub(crate) opens: Vec<Option<u8>>,
    /// Whether rows are filled up after their cells.
    pub(crate) padded: bool,
    /// Whether what a span covered is said again in every column of it.
    pub(crate) again: bool,
    /// How often numbers of each table have no label before them.
    pub(crate) orphans: [usize; Table::ALL.len()],
    /// Rows of numbers without a label beside them.
    pub(crate) loose: Vec<Loose<'a>>,
}

/// The most rows that are kept of a document: a report has fewer than sixty.
const MOST_STRIPS: usize = 2_000;

/// The most cells that are kept of a row, with the filler of sheets that are far too wide.
const MOST_CELLS: usize = 2_000;

/// The most headers that are kept, and the most faults that are told.
pub(super) const MOST: usize = 1_000;

/// Bytes of the longest line of a table, which prose is longer than; and of the longest of nothing but numbers, which
/// may be those of a whole table.
const LONGEST: usize = 600;
const LONGEST_OF_NUMBERS: usize = 4_000;

#[derive(Debug, Default)]
struct Walk<'a> {
    found: Found<'a>,
    part: Option<u8>,
    table: Option<Table>,
    /// The last row of table 3 that was named.
    last_row: Option<&'static str>,
    /// The group of rows of table 3 the walk is in.
    group: Option<&'static str>,
    /// The block of table 4 the walk is in.
    outcome_block: Option<&'static str>,
    /// The header in force and whether rows of it may still come.
    head: Option<usize>,
    head_open: bool,
    /// The latest header of each table.
    heads: [Option<usize>; 3],
    /// The strip that takes up cells without a label.
    open: Option<usize>,
    /// Words that begin a label, with the block they stand in.
    begun: Option<(String, usize)>,
    /// A strip whose label goes on in the next line.
    unfinished: Option<usize>,
    /// Whether the last cells had no label.
    orphaned: bool,
    block: usize,
    piece: usize,
}

/// Finds every label and the cells after it.
pub(crate) fn walk(blocks: &[Block]) -> Found<'_> {
    let found = Found { used: vec![false; blocks.len()], opens: vec![None; blocks.len()], ..Found::default() };
    let mut walk = Walk { found, ..Walk::default() };
    let mut apart = true;
    for (index, block) in blocks.iter().enumerate() {
        walk.block = index;
        match block {
            Block::Heading { text, origin, .. } | Block::Paragraph { text, origin } => {
                if std::mem::take(&mut apart) {
                    walk.piece += 1;
                }
                walk.line(text, origin);
            }
            Block::Table(grid) => {
                walk.piece += 1;
                apart = true;
                let mut rows = row::rows(grid).peekable();
                if rows.peek().is_some() {
                    walk.found.used[index] = true;
                }
                for row in rows {
                    walk.found.padded |= row.items.last().is_some_and(|item| item.filler);
                    walk.row(&row);
                }
            }
        }
    }
    walk.found
}

impl<'a> Walk<'a> {
    fn line(&mut self, text: &'a str, origin: &'a Origin) {
        if text.trim().is_empty() {
            return;
        }
        if let Some(part) = sections::part(text) {
            self.found.opens[self.block] = Some(part);
            self.part = Some(part);
            self.leave();
            self.table = [None, Some(Table::Disclosure), Some(Table::Requests), Some(Table::Review)]
                .get(usize::from(part) - 1)
                .copied()
                .flatten();
            return;
        }
        if !(text.len() <= LONGEST || (text.len() <= LONGEST_OF_NUMBERS && !text.chars().any(char::is_alphabetic))) {
            self.leave();
            return;
        }
        // Its dashes are no cells, unless a label waits for some.
        let waits = self.open.is_some_and(|open| self.found.strips[open].cells.is_empty());
        if self.in_table() && !waits && is_page_number(text) {
            self.fault("table-page-number", text.trim(), origin);
            self.found.used[self.block] = true;
            return;
        }
        let row = row::line(text, origin);
        if self.row(&row) {
            self.found.used[self.block] = true;
        }
    }

    /// Takes up one row; whether it belongs to a table.
    fn row(&mut self, row: &Row<'a>) -> bool {
        let filled = || row.items.iter().filter(|item| !item.is_blank());
        let mut first = filled();
        match (first.next(), first.next()) {
            (None, _) => return self.blank(row),
            (Some(only), None) if self.is_page_number(only, row) => {
                self.contest_blanks_above(row);
                self.loosen(row, true);
                self.fault("table-page-number", only.text.trim(), &only.origin);
                return true;
            }
            _ => {}
        }
        for item in filled() {
            if let Some(table) = item.label().and_then(older) {
                self.found.older.push(table);
            }
        }
        let again = |(one, next): (&Item<'_>, &Item<'_>)| one.label().is_some() && one.text == next.text;
        self.found.again |= row.in_grid && filled().zip(filled().skip(1)).any(again);
        if filled().any(|item| item.kind == Sort::Value || item.doubtful) {
            self.data(row)
        } else {
            self.words(row, &filled().collect::<Vec<_>>())
        }
    }

    /// Whether the walk is in one of the tables, as far as headings tell.
    fn in_table(&self) -> bool {
        self.table.is_some() && self.part.is_none_or(|part| (2..=4).contains(&part))
    }

    fn is_page_number(&self, item: &Item<'_>, row: &Row<'_>) -> bool {
        let text = item.text.trim_matches(row::is_space);
        if is_page_number(text) {
            return self.in_table();
        }
        // A bare number after a row that came whole.
        let bare = text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
        // Where cells are told one a line, a number is a cell, be it of a row that is not known.
        let before = self.open.or_else(|| self.found.strips.len().checked_sub(1));
        let whole = before.map_or(!self.head_open, |before| {
            let strip = &self.found.strips[before];
            !strip.piecemeal && !strip.cells.is_empty()
        });
        bare && self.in_table() && whole && (row.items.len() == 1 || self.open.is_some())
    }

    fn enter(&mut self, table: Table) {
        if self.table != Some(table) {
            self.table = Some(table);
            // No number of another table is that of a row before.
            self.open = None;
            self.group = None;
            self.outcome_block = None;
        }
    }

    /// Prose or a heading ends what was open.
    fn leave(&mut self) {
        self.open = None;
        self.begun = None;
        self.unfinished = None;
    }

    fn open_strip(&mut self, table: Table, key: Key, item: &Item<'a>, row: &Row<'a>) {
        let own = self.head.filter(|head| {
            let head = &self.found.heads[*head];
            head.table.is_none_or(|of| of == table) && (head.table.is_some() || head.piece == self.piece)
        });
        if let (Table::Requests, Key::Row(id)) = (table, key) {
            self.last_row = Some(id);
        }
        self.orphaned = false;
        // No report has so many rows; what comes after says nothing new.
        if self.found.strips.len() >= MOST_STRIPS {
            self.found.strips.truncate(MOST_STRIPS - 1);
        }
        self.found.strips.push(Strip {
            table,
            key,
            label: item.text.trim().into(),
            cells: Vec::new(),
            head: own.or(self.heads[table as usize]),
            piece: self.piece,
            in_grid: row.in_grid,
            width: row.width,
            start: item.column.saturating_add(item.columns),
            part: self.part,
            origin: item.origin.clone(),
            piecemeal: false,
            below: false,
        });
        self.open = Some(self.found.strips.len() - 1);
    }

    /// Gives the cells of a row, from one on, to the open strip.
    fn take(&mut self, row: &Row<'a>, from: usize) {
        let Some(open) = self.open else { return };
        let strip = &mut self.found.strips[open];
        strip.cells.extend(row.items[from..].iter().take(MOST_CELLS + 1).map(Printed::of));
        // A row without end is no row of the form, however it ends.
        if strip.cells.len() > MOST_CELLS {
            strip.cells.truncate(MOST_CELLS);
            if let Some(last) = strip.cells.last_mut() {
                last.doubtful = true;
            }
        }
        if !strip.cells.is_empty() {
            self.head_open = false;
        }
    }

    /// Keeps a row of numbers without a label beside it, which may be the number of a page.
    fn loosen(&mut self, row: &Row<'a>, page: bool) {
        if let Some(table) = self.table.filter(|_| self.found.loose.len() < detached::MOST) {
            let cells = row.items.iter().take(detached::MOST).map(Printed::of).collect();
            self.found.loose.push(Loose { table, after: self.found.strips.len(), page, cells });
        }
    }

    /// Notes something amiss.
    fn fault(&mut self, rule: &str, text: &str, origin: &Origin) {
        if self.found.faults.len() >= MOST {
            return;
        }
        self.found.faults.push(Fault {
            rule: rule.to_owned(),
            cells: Vec::new(),
            text: text.to_owned(),
            origin: origin.clone(),
        });
    }
}

fn older(label: &Label) -> Option<Table> {
    label.meanings.iter().find_map(|meaning| match meaning {
        Meaning::Older(table) => Some(*table),
        _ => None,
    })
}
