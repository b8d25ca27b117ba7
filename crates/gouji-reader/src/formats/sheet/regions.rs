//! Which rows of a sheet are its tables, and which are lines above and below them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Area, Sheet};
use crate::limits::SPAN;
use crate::{ReadError, sections};

impl Sheet<'_> {
    /// The rows with content, apart where a row is empty or a heading runs across.
    pub(super) fn regions(&self) -> Result<Vec<Range<u32>>, ReadError> {
        let mut used: Vec<u32> = self.cells.iter().map(|((row, _), _)| *row).collect();
        used.dedup();
        let mut used = BTreeSet::from_iter(used);
        let Some(last) = used.last().copied() else { return Ok(Vec::new()) };
        // What merged cells cover is not empty.
        let mut covered = 0;
        for area in self
            .merges
            .values()
            .filter(|area| self.cells.binary_search_by_key(&area.first(), |(place, _)| *place).is_ok())
        {
            let end = area.rows.1.min(last).min(area.rows.0.saturating_add(SPAN)) + 1;
            let more = covered.max(area.rows.0)..end;
            self.budget.pieces(more.len())?;
            covered = covered.max(end);
            used.extend(more);
        }
        let mut regions: Vec<Range<u32>> = Vec::new();
        for row in used {
            match regions.last_mut() {
                Some(region) if region.end == row && !self.is_heading(row) => region.end += 1,
                _ => regions.push(row..row + 1),
            }
        }
        Ok(regions)
    }

    /// The rows of a region that are its table.
    pub(super) fn table_in(&self, region: &Range<u32>) -> Range<u32> {
        let alone = |row: u32| self.row(row).len() == 1;
        let nothing = region.end..region.end;
        let Some(first) = region.clone().find(|row| self.row(*row).len() > 1) else { return nothing };
        let table = first..region.end;
        let columns = self.cells[self.within(&table)].iter().map(|((_, column), _)| *column);
        let columns = columns.clone().min().unwrap_or(0)..columns.max().unwrap_or(0) + 1;
        // Below, a label may stand alone for want of numbers; a note says more, or runs across.
        let note = |row: u32| {
            let ((_, column), content) = self.row(row).first()?;
            let across = self.merges.get(&(row, *column)).is_some_and(|area| area.columns.1 + 1 >= columns.end);
            (alone(row) && (across || content.text.contains(['。', '：', ':']))).then_some(())
        };
        let mut end = table.end;
        while end > first && note(end - 1).is_some() {
            end -= 1;
        }
        first..end
    }

    /// A table whose last row is not filled in ends in a row of cells that are there, but empty.
    pub(super) fn line_after(&self, region: &Range<u32>, end: u32) -> u32 {
        if end == region.end && self.prepared.contains(&end) { end + 1 } else { end }
    }

    /// Whether a row is the heading of a part, or one numbered line that runs across the sheet: 三、…
    fn is_heading(&self, row: u32) -> bool {
        let [((_, column), content)] = self.row(row) else { return false };
        let text = content.text.trim_start();
        let numbered = text.starts_with(|first| "一二三四五六".contains(first)) && text.chars().nth(1) == Some('、');
        let across = |area: &Area| area.columns.1 >= self.last_column;
        sections::part(text).is_some() || numbered && self.merges.get(&(row, *column)).is_some_and(across)
    }
}
