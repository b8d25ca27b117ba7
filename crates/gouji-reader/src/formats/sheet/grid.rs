//! The table of a sheet: every cell in its place, merged cells once.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Area, Sheet, origin};
use crate::ReadError;
use crate::document::{Grid, GridCell};

/// Columns without content that stay in the grid as blanks; more of them are passed over.
const GAP: u32 = 64;

impl Sheet<'_> {
    /// The cells of these rows, with blanks between them and what merged cells cover left out.
    pub(super) fn grid(&mut self, rows: Range<u32>) -> Result<Grid, ReadError> {
        let within_rows = self.within(&rows);
        let columns = with_gaps(self.cells[within_rows.clone()].iter().map(|((_, column), _)| *column).collect());
        self.budget.pieces(rows.len().saturating_mul(columns.len()))?;

        let mut starts: BTreeMap<u32, Vec<Area>> = BTreeMap::new();
        let merges = self.merges.range((rows.start, 0)..(rows.end, 0));
        let merges = merges.filter(|(_, area)| within(&columns, area.columns) > 0);
        merges.for_each(|(first, area)| starts.entry(first.0).or_default().push(*area));
        // Merges that cover part of the row at hand, by first column; they do not overlap.
        let mut open: BTreeMap<u32, Area> = BTreeMap::new();
        let mut contents = self.cells[within_rows].iter_mut().peekable();
        let mut grid = Grid::default();
        for row in rows.clone() {
            open.retain(|_, area| area.rows.1 >= row);
            for area in starts.remove(&row).unwrap_or_default() {
                let before = open.range(..=area.columns.1).next_back();
                if before.is_none_or(|(_, before)| before.columns.1 < area.columns.0) {
                    open.insert(area.columns.0, area);
                }
            }
            let mut line = Vec::with_capacity(columns.len());
            let mut areas = open.values().peekable();
            for (index, &column) in columns.iter().enumerate() {
                while areas.next_if(|area| area.columns.1 < column).is_some() {}
                let area = areas.peek().filter(|area| area.columns.0 <= column);
                let content = contents.next_if(|(place, _)| *place == (row, column));
                if area.is_some_and(|area| area.first() != (row, column)) {
                    continue;
                }
                let content = content.map(|(_, content)| std::mem::take(content)).unwrap_or_default();
                let mut cell = GridCell::new(index as u32, content.text, origin(&self.name, row, column));
                cell.doubtful = content.doubtful;
                if let Some(area) = area {
                    cell.rows = area.rows.1.min(rows.end - 1) - row + 1;
                    cell.columns = within(&columns, area.columns);
                }
                line.push(cell);
            }
            grid.rows.push(line);
        }
        Ok(grid)
    }
}

/// Positions in order, with those of short gaps filled in.
fn with_gaps(mut used: Vec<u32>) -> Vec<u32> {
    used.sort_unstable();
    used.dedup();
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

/// How many of the sorted positions lie in a range.
fn within(positions: &[u32], (first, last): (u32, u32)) -> u32 {
    let below = |end: u32| positions.partition_point(|position| *position < end);
    below(last.saturating_add(1)).saturating_sub(below(first)) as u32
}
