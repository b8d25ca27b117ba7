//! Rows with more cells than the form has columns, where the header names them all.

use super::Piece;
use crate::locate::strip::{Printed, Strip};

/// The most columns that stand beside the form's: with more of them it is another table.
const MOST_OTHERS: usize = 16;

/// The most rows that are looked at to know a column; no table of the form has as many.
const MOST_ROWS: usize = 40;

impl Piece<'_> {
    /// The cells under the row's own labels, where nothing else in it is more than a blank, or what stands under the
    /// label of another column: words, such as 备注, or numbers of the row before a row that is filled.
    pub(super) fn under<'s>(
        &self,
        strip: &Strip<'_>,
        cells: &[&'s Printed<'s>],
        own: &[u32],
    ) -> Option<Vec<&'s Printed<'s>>> {
        let head = self.head(strip)?;
        if !strip.in_grid || strip.piecemeal || self.padded || self.width != Some(strip.width) {
            return None;
        }
        // Nearly all rows have nothing beside.
        if cells.iter().all(|cell| own.contains(&cell.column)) {
            return None;
        }
        // A header that lost its spans has its labels over other columns than their own.
        let others = |pair: &[u32]| (pair[0] + 1..pair[1]).all(|column| head.names_other(column));
        let beside =
            own.windows(2).all(|pair| pair[0] < pair[1] && pair[1] - pair[0] <= MOST_OTHERS as u32 && others(pair));
        if !beside || own.first().is_none_or(|first| *first < strip.start) {
            return None;
        }
        let (found, rest): (Vec<&Printed<'_>>, Vec<&Printed<'_>>) =
            cells.iter().partition(|cell| own.contains(&cell.column));
        // Another column is one that the header names beside the row's own, and in which the row has a cell.
        let others: Vec<u32> =
            rest.iter().map(|cell| cell.column).filter(|column| head.names_beside(own, *column)).collect();
        if others.is_empty() || others.len() > MOST_OTHERS {
            return None;
        }
        let filled = found.iter().all(|cell| !cell.is_blank());
        let first = found.first().map_or(0, |cell| cell.column);
        // In a table as wide as every row of its header, a column of numbers stands where that says.
        let even = head.widths.iter().all(|width| *width == strip.width);
        let counts = |cell: &Printed<'_>| {
            (filled && cell.column < first) || (even && self.is_of_numbers(cell.column, own.len()))
        };
        let named = |cell: &Printed<'_>| cell.is_words() || (!cell.doubtful && counts(cell));
        let aside = |cell: &&Printed<'_>| cell.is_blank() || (others.contains(&cell.column) && named(cell));
        (found.len() == own.len() && rest.iter().all(aside)).then_some(found)
    }

    /// Whether most rows of that size have a number in a column.
    fn is_of_numbers(&self, column: u32, size: usize) -> bool {
        let rows = || self.rows.iter().filter(|(_, of)| *of == size).take(MOST_ROWS);
        let in_column = rows().filter_map(|(row, _)| row.cells.iter().find(|cell| cell.column == column));
        let numbers = in_column.filter(|cell| !cell.is_blank() && !cell.is_words());
        numbers.count() * 2 > rows().count()
    }

    /// Whether the header names more columns than the form, and none of their labels may be a worn one of the form's.
    pub(super) fn has_others(&self, strip: &Strip<'_>, size: usize) -> bool {
        let head = self.head(strip);
        head.filter(|_| strip.in_grid && !strip.piecemeal).is_some_and(|head| {
            let others = head.others(strip.table, strip.start);
            others > size.saturating_sub(head.count(strip.table))
        })
    }
}
