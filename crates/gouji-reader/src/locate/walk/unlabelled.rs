//! Rows of cells without a label: they belong to the label before them, or are the one row of table 4.

use gouji::Table;

use super::Walk;
use crate::locate::row::Row;
use crate::locate::strip::{Key, Printed};

impl<'a> Walk<'a> {
    /// A row of blanks is a row of table 4 where nothing else could be, or the blank cell of a row told cell by cell.
    pub(super) fn blank(&mut self, row: &Row<'a>) -> bool {
        let filler = row.items.iter().all(|item| item.filler);
        if let Some(open) = self.open.filter(|_| row.in_grid) {
            let strip = &self.found.strips[open];
            let none = strip.cells.is_empty();
            // What fills a row up comes after its cells.
            if (strip.piecemeal || none) && if filler { !none } else { cells(row) == 1 } {
                self.widen(open);
                let strip = &mut self.found.strips[open];
                strip.piecemeal = true;
                strip.cells.extend(row.items.iter().map(Printed::of));
                return true;
            }
        }
        if !filler && self.is_under_outcomes(row) {
            self.unlabelled(row);
        }
        row.in_grid
    }

    /// Whether a row has a cell under each outcome of the header of table 4 right above it.
    pub(super) fn is_under_outcomes(&self, row: &Row<'_>) -> bool {
        let head = self.head.filter(|_| self.head_open && row.in_grid).map(|head| &self.found.heads[head]);
        head.filter(|head| head.table == Some(Table::Review) && head.in_grid).is_some_and(|head| {
            let leaves = head.rows.iter().flatten().filter(|cell| cell.is_column(Table::Review)).count();
            row.items.len() - self.beside(row) == leaves && (leaves == 15 || leaves == 5)
        })
    }

    /// How many blanks of a row stand before the first column of a whole header of table 4: they are no cells.
    fn beside(&self, row: &Row<'_>) -> usize {
        let head = self.head.map(|head| &self.found.heads[head]).filter(|head| row.in_grid && head.in_grid);
        let leaves = head.into_iter().flat_map(|head| head.rows.iter().flatten());
        let mut columns: Vec<u32> =
            leaves.filter(|cell| cell.is_column(Table::Review)).map(|cell| cell.column).collect();
        columns.sort_unstable();
        columns.dedup();
        let first = columns.first().filter(|_| matches!(columns.len(), 5 | 15)).copied().unwrap_or_default();
        row.items.iter().take_while(|item| item.is_blank() && item.column < first).count()
    }

    /// Whether a row is as wide as its header, and begins where the first label of a column stands.
    pub(super) fn is_as_wide(&self, row: &Row<'_>) -> bool {
        let first = row.items.first().map(|item| item.column);
        self.head.map(|head| &self.found.heads[head]).is_some_and(|head| {
            let leaves = head.rows.iter().flatten().filter(|cell| cell.is_column(Table::Review));
            head.widths.iter().all(|width| *width == row.width) && leaves.map(|cell| cell.column).min() == first
        })
    }

    /// Cells without a label belong to the label before them, or are the one row of table 4.
    pub(super) fn unlabelled(&mut self, row: &Row<'a>) -> bool {
        // A label that goes on below its numbers.
        if self.begun.is_some()
            && self.unfinished.is_none()
            && let Some(table) = self.table
        {
            self.open_strip(table, Key::Unknown, &row.items[0], row);
            if let Some(strip) = self.found.strips.last_mut() {
                strip.label = self.begun.as_ref().map(|(words, _)| words.clone()).unwrap_or_default().into();
                (strip.start, strip.below) = (0, true);
            }
            self.take(row, 0);
            self.unfinished = self.open;
            return true;
        }
        if self.table != Some(Table::Review) {
            self.loosen(row, false);
        }
        if let Some(open) = self.open {
            self.widen(open);
            let strip = &mut self.found.strips[open];
            let one = cells(row) == 1;
            let more = !row.in_grid && !strip.in_grid && !strip.piecemeal;
            if strip.cells.is_empty() {
                (strip.piecemeal, strip.below) = (one, true);
            }
            // Numbers after those of a whole line make the row one that cannot be told apart.
            if strip.cells.is_empty() || (one && strip.piecemeal) || more {
                strip.in_grid &= row.in_grid && one;
                if !one {
                    (strip.in_grid, strip.width, strip.start, strip.piece) = (row.in_grid, row.width, 0, self.piece);
                    if let Some(head) =
                        self.head.filter(|head| self.found.heads[*head].table.is_none_or(|of| of == strip.table))
                    {
                        strip.head = Some(head);
                    }
                }
                self.take(row, 0);
                return true;
            }
        }
        self.contest_blanks_above(row);
        if self.table == Some(Table::Review) && row.items.len() >= 5 {
            let beside = self.beside(row);
            let first = row.items.get(beside).unwrap_or(&row.items[0]);
            let key = match self.outcome_block {
                Some(block) if !self.heads_blocks() && row.items.len() < 15 => Key::Row(block),
                _ => Key::Outcomes,
            };
            self.open_strip(Table::Review, key, first, row);
            if let Some(strip) = self.found.strips.last_mut() {
                strip.start = 0;
                strip.label = "表四".into();
            }
            self.take(row, beside);
            return true;
        }
        // One word a line, fifteen numbers a line each.
        if self.table == Some(Table::Review) && self.head.is_some() && row.items.len() == 1 {
            self.open_strip(Table::Review, Key::Outcomes, &row.items[0], row);
            if let Some(strip) = self.found.strips.last_mut() {
                strip.piecemeal = true;
                strip.label = "表四".into();
            }
            self.take(row, 0);
            return true;
        }
        if self.table == Some(Table::Review) {
            self.loosen(row, false);
        }
        // Numbers of a row whose label is lost are no prose either.
        if let Some(table) = self.table {
            self.found.orphans[table as usize] += usize::from(!std::mem::replace(&mut self.orphaned, true));
        }
        row.in_grid || self.in_table()
    }

    /// A number right under a blank of the row before may be the blank's own.
    pub(super) fn contest_blanks_above(&mut self, row: &Row<'_>) {
        let Some(strip) = self.open.map(|open| &mut self.found.strips[open]) else { return };
        if strip.in_grid && row.in_grid {
            let numbers: Vec<u32> = row.items.iter().filter(|item| !item.is_blank()).map(|item| item.column).collect();
            let blanks = strip.cells.iter_mut().filter(|cell| cell.is_blank());
            blanks.filter(|blank| numbers.contains(&blank.column)).for_each(|blank| blank.contested = true);
        }
    }

    /// Whether the header in force stands over several blocks of table 4.
    fn heads_blocks(&self) -> bool {
        self.head.is_some_and(|head| self.found.heads[head].blocks().len() > 1)
    }

    /// The last block named in a header opens the row under all of them.
    fn widen(&mut self, open: usize) {
        let several = self.heads_blocks();
        let strip = &mut self.found.strips[open];
        if several && strip.table == Table::Review && strip.cells.is_empty() {
            strip.key = Key::Outcomes;
            strip.head = self.head;
            strip.label = "表四".into();
        }
    }
}

/// How many cells a row has, without what fills it up.
fn cells(row: &Row<'_>) -> usize {
    row.items.iter().filter(|item| !item.filler).count()
}
