//! Which of the cells after a label are the row's own, when filler stands among them.

use std::collections::HashMap;

use super::walk::{Found, Printed, Strip};

/// What the rows of one piece of table have in common.
#[derive(Debug, Default)]
pub(crate) struct Piece<'a> {
    /// The columns that its rows cover, where enough of them agree.
    width: Option<u32>,
    rows: Vec<(&'a Strip, usize)>,
}

/// The pieces a document's tables are in, by number.
pub(crate) fn pieces<'a>(found: &Found, strips: impl Iterator<Item = (&'a Strip, usize)>) -> HashMap<usize, Piece<'a>> {
    let mut pieces: HashMap<usize, Piece<'a>> = HashMap::new();
    for (strip, size) in strips {
        pieces.entry(strip.piece).or_default().rows.push((strip, size));
    }
    for (number, piece) in &mut pieces {
        let heads = found.heads.iter().filter(|head| head.piece == *number && head.in_grid);
        let heads: Vec<u32> = heads.flat_map(|head| head.widths.iter().copied()).collect();
        let rows = piece.rows.iter().filter(|(strip, _)| strip.in_grid).map(|(strip, _)| strip.width);
        piece.width = agreed(rows.collect(), &heads);
    }
    pieces
}

/// The width most rows have; of two that are as frequent, the header's.
fn agreed(rows: Vec<u32>, heads: &[u32]) -> Option<u32> {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    rows.into_iter().chain(heads.iter().copied()).for_each(|width| *counts.entry(width).or_default() += 1);
    let most = counts.values().copied().max().filter(|most| *most > 1 || counts.len() > 1)?;
    let widths: Vec<u32> = counts.into_iter().filter(|(_, count)| *count == most).map(|(width, _)| width).collect();
    if let [width] = widths.as_slice() {
        return (most > 1).then_some(*width);
    }
    let mut headed = widths.into_iter().filter(|width| heads.contains(width));
    headed.next().filter(|_| headed.next().is_none())
}

impl Piece<'_> {
    /// The cells of a row of `size` columns, or none when it is not certain which they are.
    pub(crate) fn window<'s>(&self, strip: &'s Strip, size: usize) -> Option<Vec<&'s Printed>> {
        let cells: Vec<&Printed> = strip.cells.iter().collect();
        let filled: Vec<&Printed> = cells.iter().copied().filter(|cell| !cell.is_blank()).collect();
        if cells.len() == size && filled.len() == size {
            return Some(cells);
        }
        if !self.has_filler(size) {
            return (cells.len() == size).then_some(cells);
        }
        if !strip.in_grid {
            return together(&cells, size);
        }
        if self.width != Some(strip.width) || cells.len() < size {
            return None;
        }
        match filled.len() {
            0 => Some(cells.into_iter().take(size).collect()),
            count if count == size => Some(filled),
            count if count > size => None,
            _ if cells.len() == size => Some(cells),
            _ => self.by_columns(&cells, &filled, strip, size),
        }
    }

    /// Whether rows of that size have more cells than the form.
    fn has_filler(&self, size: usize) -> bool {
        self.rows.iter().any(|(strip, of)| {
            *of == size && strip.cells.len() > size && (!strip.in_grid || Some(strip.width) == self.width)
        })
    }

    /// Picks the columns that full rows with the same label column have their numbers in.
    fn by_columns<'s>(
        &self,
        cells: &[&'s Printed],
        filled: &[&'s Printed],
        strip: &Strip,
        size: usize,
    ) -> Option<Vec<&'s Printed>> {
        let full = |alike: bool| {
            let mut columns: Option<Vec<u32>> = None;
            for (row, of) in &self.rows {
                let own: Vec<u32> = row.cells.iter().filter(|cell| !cell.is_blank()).map(|cell| cell.column).collect();
                let fits = *of == size && own.len() == size && Some(row.width) == self.width;
                if !fits || (alike && row.start != strip.start) {
                    continue;
                }
                if columns.as_ref().is_some_and(|columns| *columns != own) {
                    return Err(());
                }
                columns = Some(own);
            }
            Ok(columns)
        };
        let columns = match full(true).ok()? {
            Some(columns) => columns,
            None => full(false).ok()??,
        };
        let picked: Vec<&Printed> = cells.iter().copied().filter(|cell| columns.contains(&cell.column)).collect();
        let all = filled.iter().all(|cell| columns.contains(&cell.column));
        (picked.len() == size && all).then_some(picked)
    }
}

/// Cells told one a line: blanks before and after the numbers are those of other rows.
fn together<'s>(cells: &[&'s Printed], size: usize) -> Option<Vec<&'s Printed>> {
    let first = cells.iter().position(|cell| !cell.is_blank())?;
    let run: Vec<&Printed> = cells[first..].iter().copied().take_while(|cell| !cell.is_blank()).collect();
    let rest = cells[first + run.len()..].iter().all(|cell| cell.is_blank());
    (run.len() == size && rest).then_some(run)
}
