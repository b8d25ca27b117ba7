//! Which of the cells after a label are the row's own, when filler stands among them.

mod beside;
mod pieces;
mod runs;

use std::cell::OnceCell;

use gouji::Table;

use super::head::Head;
use super::strip::{Printed, Strip};

pub(super) use pieces::Pieces;
use runs::{certain, only_run, together};

/// What the rows of one piece of table have in common.
#[derive(Debug, Default)]
pub(crate) struct Piece<'a> {
    /// The columns that its rows cover, where enough of them agree.
    width: Option<u32>,
    /// Whether rows are filled up after their cells, which leaves none of them a column.
    padded: bool,
    /// Whether every row, and its own header, ends where the labels of that do.
    even: bool,
    /// Whether what a span covered is said again, so that one cell may stand there twice.
    again: bool,
    /// The width that rows are filled up to.
    full: Option<u32>,
    /// The most cells that a row of a table and size has something in.
    fullest: OnceCell<Vec<((Table, usize), usize)>>,
    rows: Vec<(&'a Strip<'a>, usize)>,
    heads: Vec<(usize, &'a Head<'a>)>,
}

impl<'a> Piece<'a> {
    /// The cells of a row of `size` columns, or none when it is not certain which they are; `own` are the columns
    /// that the header names for them.
    pub(crate) fn window<'s>(
        &self,
        strip: &'s Strip<'s>,
        size: usize,
        own: Option<&[u32]>,
    ) -> Option<Vec<&'s Printed<'s>>> {
        let cells = self.once(strip)?;
        if let Some(own) = own.filter(|own| own.len() == size).and_then(|own| self.under(strip, &cells, own)) {
            return Some(own);
        }
        if self.has_others(strip, size) {
            return None;
        }
        if self.padded {
            return self.unpadded(strip, cells, size);
        }
        if cells.len() == size && !cells.iter().any(|cell| cell.is_blank()) {
            return Some(cells);
        }
        if !self.has_filler(strip, size) {
            return (cells.len() == size).then_some(cells);
        }
        if !strip.in_grid || strip.piecemeal {
            return self.is_usual(strip, size).then(|| together(&cells, size))?;
        }
        if self.width != Some(strip.width) || cells.len() < size {
            return None;
        }
        let filled: Vec<&Printed<'_>> = cells.iter().copied().filter(|cell| !cell.is_blank()).collect();
        match filled.len() {
            0 => Some(cells.into_iter().take(size).collect()),
            // Where rows have more than their own, be it a remark, a blank may be a row's own as well.
            count if count < cells.len() && (self.is_fuller(strip, size) || filled.iter().any(|c| c.is_words())) => {
                None
            }
            count if count == size => (!self.again || !has_twins(&filled)).then_some(filled),
            count if count > size => None,
            _ if cells.len() == size => Some(cells),
            _ => self.by_columns(&cells, &filled, strip, size),
        }
    }

    /// The cells of a row before what fills it up. A blank cell at the end of a row that is as wide as its table may be
    /// no cell either, unless all are blank; it is none where another row like it has one more than the form.
    fn unpadded<'s>(
        &self,
        strip: &Strip<'_>,
        mut cells: Vec<&'s Printed<'s>>,
        size: usize,
    ) -> Option<Vec<&'s Printed<'s>>> {
        let end = strip.end();
        let whole = !strip.piecemeal && end == self.full;
        let filled_up = strip.cells.last().is_some_and(|last| last.filler);
        // The last row of a table may end without its filler.
        if !strip.piecemeal && self.full.is_some() && (end > self.full || (filled_up && !whole)) {
            return None;
        }
        if let Some(end) = cells.iter().position(|cell| cell.filler) {
            cells.truncate(end);
        } else if cells.last().is_some_and(|last| last.is_blank()) {
            let blanks = cells.iter().filter(|cell| cell.is_blank()).count();
            let blank = blanks == cells.len();
            if cells.len() == size + 1 && (blank || (blanks == 1 && whole) || self.is_usual_end(strip)) {
                cells.pop();
            } else if !blank || self.is_short(strip, size) {
                return None;
            }
        }
        (cells.len() == size).then_some(cells)
    }

    /// Whether another row of as many cells ends in a blank as this one does.
    fn is_usual_end(&self, strip: &Strip<'_>) -> bool {
        let alike = |row: &Strip<'_>| {
            !std::ptr::eq(row, strip)
                && (row.cells.len(), row.start) == (strip.cells.len(), strip.start)
                && row.cells.last().is_some_and(|last| last.is_blank() && !last.filler)
        };
        self.rows.iter().any(|(row, _)| alike(row))
    }

    /// Whether another row like this one has more than the cells of the form, so that one of this row may be lost.
    fn is_short(&self, strip: &Strip<'_>, size: usize) -> bool {
        let alike = |(row, of): &&(&Strip<'_>, usize)| (*of, row.start) == (size, strip.start);
        self.rows.iter().filter(alike).any(|(row, _)| row.cells.len() > size)
    }

    /// The cells of a row; those that say again what a span covered count once, as their header does. None when
    /// they do not say it again in every column of the header.
    fn once<'s>(&self, strip: &'s Strip<'s>) -> Option<Vec<&'s Printed<'s>>> {
        let mut cells: Vec<&Printed<'_>> = strip.cells.iter().collect();
        let head = self.head(strip);
        let labels = head.into_iter().flat_map(|head| head.rows.iter().flatten());
        let repeated = labels.filter(|label| label.repeated > 1 && label.is_column(strip.table));
        for label in repeated.filter(|_| strip.in_grid && !strip.piecemeal) {
            let covered = label.column..label.column + label.repeated;
            let mut under = cells.iter().copied().filter(|cell| covered.contains(&cell.column));
            let first = under.next()?;
            let (mut count, mut same) = (1, !first.doubtful);
            for cell in under {
                count += 1;
                same &= cell.text == first.text && !cell.doubtful;
            }
            if !same || count != label.repeated {
                return None;
            }
            cells.retain(|cell| cell.column == first.column || !covered.contains(&cell.column));
        }
        Some(cells)
    }

    /// Whether filler stands in the piece: other rows of that size, and its width, have more cells than the form, or
    /// its header ends before it does. A row alone with a cell too many may have one that was split.
    fn has_filler(&self, strip: &Strip<'_>, size: usize) -> bool {
        let others = self.rows.iter().filter(|(row, of)| *of == size && !std::ptr::eq(*row, strip));
        let mut alike = others.filter(|(row, _)| !row.in_grid || Some(row.width) == self.width);
        let wider = alike.any(|(row, _)| row.cells.len() > size);
        let end = self.head(strip).and_then(|head| head.end(strip.table));
        wider || (!self.even && end.is_some_and(|end| Some(end) < self.width))
    }

    /// The header of a row, where it stands in the same piece.
    fn head(&self, strip: &Strip<'_>) -> Option<&Head<'a>> {
        self.heads.iter().find(|(index, _)| Some(*index) == strip.head).map(|(_, head)| *head)
    }

    /// Whether a row and every row of its header end where the labels of that do.
    fn is_even(&self, strip: &Strip<'_>) -> bool {
        let head = self.head(strip).filter(|_| strip.in_grid);
        head.is_some_and(|head| {
            head.end(strip.table) == Some(strip.width) && head.widths.iter().all(|width| *width == strip.width)
        })
    }

    /// The most cells that a row of a table and size has something in.
    fn fullest(&self) -> Vec<((Table, usize), usize)> {
        let mut fullest: Vec<((Table, usize), usize)> = Vec::new();
        for (row, size) in self.rows.iter().filter(|(row, _)| row.in_grid) {
            let cells = self.once(row).unwrap_or_default();
            let filled = cells.iter().filter(|cell| !cell.is_blank()).count();
            match fullest.iter_mut().find(|(of, _)| *of == (row.table, *size)) {
                Some((_, most)) => *most = filled.max(*most),
                None => fullest.push(((row.table, *size), filled)),
            }
        }
        fullest
    }

    /// Whether a row of the table has something in more cells than the form.
    fn is_fuller(&self, strip: &Strip<'_>, size: usize) -> bool {
        let fullest = self.fullest.get_or_init(|| self.fullest());
        fullest.iter().any(|(of, most)| *of == (strip.table, size) && *most > size)
    }

    /// Whether other rows told cell by cell have as many blanks before and after their numbers.
    fn is_usual(&self, strip: &Strip<'_>, size: usize) -> bool {
        let blanks = |row: &Strip<'_>| row.cells.iter().take_while(|cell| cell.is_blank()).count();
        let alike = self
            .rows
            .iter()
            .filter(|(row, of)| *of == size && row.cells.len() == strip.cells.len() && blanks(row) == blanks(strip));
        alike.count() > 2
    }

    /// Picks the columns that are proven to be the numbers' own.
    fn by_columns<'s>(
        &self,
        cells: &[&'s Printed<'s>],
        filled: &[&'s Printed<'s>],
        strip: &Strip<'_>,
        size: usize,
    ) -> Option<Vec<&'s Printed<'s>>> {
        let columns = self.proven(strip, size)?;
        let picked: Vec<&Printed<'_>> = cells.iter().copied().filter(|cell| columns.contains(&cell.column)).collect();
        let all = filled.iter().all(|cell| columns.contains(&cell.column));
        (picked.len() == size && all).then_some(picked)
    }

    /// The columns of the numbers: those of rows alike that are full, or the only ones that all rows
    /// alike can have them in, or those of the header.
    fn proven(&self, strip: &Strip<'_>, size: usize) -> Option<Vec<u32>> {
        let alike: Vec<&Strip<'_>> =
            self.rows.iter().filter(|(row, of)| self.alike(row, *of, strip, size)).map(|(row, _)| *row).collect();
        let mut full: Vec<Vec<u32>> = alike.iter().filter_map(|row| certain(row, size)).collect();
        full.dedup();
        match full.len() {
            0 => {}
            1 => return full.pop(),
            _ => return None,
        }
        // Labels of other width move the numbers of table 3, so that its header proves nothing.
        if strip.table == Table::Requests {
            return only_run(&alike, strip, size);
        }
        let columns = self.head(strip)?.columns(strip.table)?;
        (columns.len() == size && columns.first() == Some(&strip.start)).then(|| columns.to_vec())
    }

    /// Whether a row has its numbers in the same columns as another, wherever these are.
    fn alike(&self, row: &Strip<'_>, of: usize, strip: &Strip<'_>, size: usize) -> bool {
        let beside = of == size && row.start == strip.start && row.in_grid && Some(row.width) == self.width;
        // In table 2 each block has columns of its own.
        beside && (row.table != Table::Disclosure || row.head == strip.head)
    }
}

/// Whether cells beside each other print the same.
fn has_twins(cells: &[&Printed<'_>]) -> bool {
    cells.windows(2).any(|pair| pair[0].text == pair[1].text && pair[0].column + 1 == pair[1].column)
}
