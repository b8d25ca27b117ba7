//! Where a header and the form part: columns that the form has not, and columns that the header has not.

use gouji::Table;

use super::{Head, HeadCell, Order};
use crate::label::Meaning;
use crate::locate::strip::{Printed, Strip};

impl Head<'_> {
    /// How many columns from `start` on have a name that the form does not know, beside those it knows.
    pub(crate) fn others(&self, table: Table, start: u32) -> usize {
        self.labels[table as usize].others.iter().filter(|column| **column >= start).count()
    }

    /// How many columns of a table it names.
    pub(crate) fn count(&self, table: Table) -> usize {
        self.named(table).iter().map(Vec::len).sum()
    }

    /// The columns of a table that the header names, from left to right.
    pub(crate) fn ids(&self, table: Table) -> Vec<&'static str> {
        let mut named: Vec<_> = self.named(table).iter().flatten().copied().collect();
        named.sort_by_key(|(_, column)| *column);
        named.into_iter().map(|(id, _)| id).collect()
    }

    /// What a header of fewer columns than the form says of the rows under it: that the table has no others, where it is as
    /// wide as they are and nothing stands beyond it. Where they are wider only a label may be lost, unless what they
    /// have more may be no cell at all.
    pub(crate) fn fewer(&self, table: Table, rows: &[&Strip<'_>]) -> Order {
        let end = self.end(table).unwrap_or_default();
        let beyond = |row: &Strip<'_>| row.cells.iter().any(|cell| cell.column >= end && !cell.is_blank());
        let beneath = |row: &&Strip<'_>| self.widths.iter().all(|width| *width == row.width) && !beyond(row);
        if !self.is_whole(table, rows.iter().map(|row| row.start).min().unwrap_or_default()) {
            Order::ByCount { foreign: false }
        } else if rows.iter().all(beneath) {
            Order::Labelled(self.ids(table).into_iter().map(Some).collect())
        } else if rows.iter().all(|row| row.cells.last().is_some_and(Printed::is_blank)) {
            Order::Contradicts
        } else {
            Order::ByCount { foreign: false }
        }
    }

    /// The blocks of table 4 by the first of their own five outcomes, which each must stand over.
    pub(crate) fn blocks_over_outcomes(&self) -> Option<[Option<&'static str>; 3]> {
        let outcomes = self.columns(Table::Review).filter(|columns| columns.len() == 15)?;
        let mut blocks = [None; 3];
        for cell in self.rows.iter().flatten() {
            if let Some(id) = cell.label.as_ref().and_then(|label| label.row(Table::Review)) {
                let at = outcomes.iter().step_by(5).position(|column| *column == cell.column)?;
                *blocks.get_mut(at)? = Some(id);
            }
        }
        Some(blocks)
    }

    /// Whether 行政诉讼 stands before 行政复议.
    pub(crate) fn has_litigation_first(&self) -> bool {
        let column = |is_it: fn(&Meaning) -> bool| self.find(is_it).map(|(_, cell)| cell.column);
        let reconsideration = column(|meaning| *meaning == Meaning::Row(Table::Review, "reconsideration"));
        let litigation = column(|meaning| match meaning {
            Meaning::Litigation => true,
            Meaning::Row(table, id) => *table == Table::Review && *id != "reconsideration",
            _ => false,
        });
        self.in_grid && litigation.zip(reconsideration).is_some_and(|(first, second)| first < second)
    }

    /// Whether a label that the form does not know stands over a column.
    pub(crate) fn names_other(&self, column: u32) -> bool {
        let other = |cell: &&HeadCell| cell.label.is_none() && !cell.text.is_empty() && cell.over().contains(&column);
        self.rows.iter().flatten().any(|cell| other(&cell))
    }

    /// Whether a name that is known stands over every column from `start` to the last, side by side.
    fn is_whole(&self, table: Table, start: u32) -> bool {
        let mut cells: Vec<&HeadCell<'_>> = self.rows.iter().flatten().filter(|cell| cell.is_column(table)).collect();
        cells.sort_by_key(|cell| cell.column);
        cells.first().is_some_and(|first| first.column == start)
            && cells.windows(2).all(|pair| pair[0].over().end == pair[1].column)
            && self.others(table, start) == 0
    }
}

impl HeadCell<'_> {
    /// The columns it stands over.
    pub(super) fn over(&self) -> std::ops::Range<u32> {
        self.column..self.column.saturating_add(self.columns.max(self.repeated))
    }
}
