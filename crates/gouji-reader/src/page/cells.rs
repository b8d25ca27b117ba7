//! Boxes and the characters in them to a table whose pieces on several pages can be joined.

use gouji::{Origin, order};

use super::lattice::Lattice;
use super::line::{self, Line};
use super::{Bounds, Glyph, Page, mend};
use crate::document::{Grid, GridCell};

/// Edges of columns closer than this are one, in points, from one page to the next.
const NEAR: f32 = 4.0;

/// A table, or the piece of one that stands on a page.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) bounds: Bounds,
    cells: Vec<Cell>,
}

#[derive(Debug, Clone)]
struct Cell {
    bounds: Bounds,
    text: String,
    doubtful: bool,
    origin: Origin,
}

/// Takes the characters of a table from those of its page.
pub(crate) fn piece(table: &Lattice, glyphs: &mut Vec<Glyph>, page: &Page, number: u32) -> Piece {
    let mut inside: Vec<Vec<Glyph>> = vec![Vec::new(); table.cells.len()];
    glyphs.retain(|glyph| {
        let centre = glyph.centre();
        if !table.bounds.contains(centre) {
            return true;
        }
        match table.cells.iter().position(|cell| cell.contains(centre)) {
            Some(cell) => inside[cell].push(*glyph),
            None => return true,
        }
        false
    });
    let cells = table.cells.iter().zip(inside).map(|(bounds, glyphs)| {
        let (text, doubtful) = content(&line::lines(glyphs), bounds);
        let mut origin = Origin::default();
        origin.page = Some(number);
        origin.bounds = Some(bounds.thousandths(page));
        Cell { bounds: *bounds, text, doubtful, origin }
    });
    Piece { bounds: table.bounds, cells: cells.collect() }
}

/// The text of a cell, line by line; a number that fills its line goes on in the next.
fn content(lines: &[Line], cell: &Bounds) -> (String, bool) {
    let mut text = String::new();
    let mut doubtful = lines.iter().any(|line| line.doubtful);
    let is_number = |line: &Line| line.text.chars().all(|c| c.is_ascii_digit() || ".,".contains(c));
    for (i, line) in lines.iter().enumerate() {
        if let Some(above) = i.checked_sub(1).map(|above| &lines[above]) {
            if is_number(above) && is_number(line) {
                let room = (cell.right - cell.left) - (above.bounds.right - above.bounds.left);
                // Where there was room for another digit, these may be two numbers.
                if room > line.first + 4.0 {
                    doubtful = true;
                    text.push('\n');
                }
            } else {
                text.push('\n');
            }
        }
        text.push_str(&line.text);
    }
    (text, doubtful)
}

impl Piece {
    /// Whether nothing is printed in it: a frame around a picture, a ruled decoration.
    pub(crate) fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.is_empty())
    }

    /// Whether the piece on the next page goes on where this one ends.
    pub(crate) fn goes_on_in(&self, next: &Self) -> bool {
        (self.bounds.left - next.bounds.left).abs() <= NEAR && (self.bounds.right - next.bounds.right).abs() <= NEAR
    }
}

/// The grid of a table from its pieces, in order.
pub(crate) fn grid(pieces: Vec<Piece>) -> Grid {
    let xs = edges(pieces.iter().flat_map(|piece| &piece.cells).flat_map(|cell| [cell.bounds.left, cell.bounds.right]));
    let mut rows = Vec::new();
    for piece in pieces {
        let ys = edges(piece.cells.iter().flat_map(|cell| [cell.bounds.top, cell.bounds.bottom]));
        let mut lines: Vec<Vec<GridCell>> = vec![Vec::new(); ys.len().saturating_sub(1)];
        for cell in piece.cells {
            let (top, bottom) = (position(&ys, cell.bounds.top), position(&ys, cell.bounds.bottom));
            let (left, right) = (position(&xs, cell.bounds.left), position(&xs, cell.bounds.right));
            let Some(line) = lines.get_mut(top) else { continue };
            line.push(GridCell {
                text: cell.text,
                column: left as u32,
                columns: right.saturating_sub(left).max(1) as u32,
                rows: bottom.saturating_sub(top).max(1) as u32,
                doubtful: cell.doubtful,
                filler: false,
                origin: cell.origin,
            });
        }
        for line in &mut lines {
            order::sort_by_key(line, |cell| cell.column);
        }
        mend::join(&mut rows, lines);
    }
    Grid { rows }
}

fn edges(all: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut all: Vec<f32> = all.collect();
    order::sort_by(&mut all, f32::total_cmp);
    all.chunk_by(|a, b| b - a <= NEAR).map(|near| f32::midpoint(near[0], near[near.len() - 1])).collect()
}

/// The edge nearest to a place.
fn position(edges: &[f32], at: f32) -> usize {
    let after = edges.partition_point(|&edge| edge < at);
    match after.checked_sub(1) {
        Some(before) if edges.get(after).is_none_or(|edge| at - edges[before] <= edge - at) => before,
        _ => after,
    }
}
