//! Values parted by commas, as workbooks are exported: every line is a row, its cells in quotes or not.

use std::borrow::Cow;
use std::ops::Range;

use gouji::Origin;

use crate::ReadError;
use crate::document::{Block, Grid, GridCell};
use crate::limits::{Budget, Limits};
use crate::sections;

/// Lines that must be rows before a text is taken for an export.
const FEWEST: usize = 10;
/// Characters of the longest label; what is longer and alone in its row is prose.
const LONGEST: usize = 80;

/// A cell with the byte its words begin at and the byte after them, without quotes and white space.
struct Piece<'a> {
    text: Cow<'a, str>,
    from: usize,
    end: usize,
}

/// Whether most lines of a text are rows: prose has commas of its own, but not those.
pub(super) fn is_export(text: &str) -> bool {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let rows = lines().filter(|line| line.bytes().filter(|byte| *byte == b',').count() > 2 && !line.contains('。'));
    let rows = rows.count();
    rows >= FEWEST && rows * 2 > lines().count()
}

/// The blocks of an export: lines that are alone in their row are lines, all else is rows.
pub(super) fn blocks(text: &str, first_byte: Option<u64>, limits: &Limits) -> Result<Vec<Block>, ReadError> {
    let budget = Budget::within(limits);
    let mut blocks = Vec::new();
    let mut rows: Vec<Vec<GridCell>> = Vec::new();
    let (mut at, mut line, mut begin) = (0, 1, 0);
    while at < text.len() {
        let (pieces, next) = row(text, at);
        budget.pieces(pieces.len())?;
        let place = |piece: &Piece<'_>| {
            let column = text[begin..piece.from].chars().count() as u32 + 1;
            let mut origin = Origin::text(line, column, [0, 0]);
            origin.bytes = first_byte.map(|first| [first + piece.from as u64, first + piece.end as u64]);
            origin
        };
        let mut filled = pieces.iter().filter(|piece| !piece.text.trim().is_empty());
        match (filled.next(), filled.next()) {
            (Some(only), None) if is_line(&only.text) => {
                let text = only.text.trim().to_owned();
                blocks.extend(close(&mut rows));
                blocks.push(Block::Paragraph { text, origin: place(only) });
            }
            _ => {
                let cells = (0..).zip(&pieces);
                rows.push(
                    cells.map(|(column, piece)| GridCell::new(column, piece.text.trim(), place(piece))).collect(),
                );
            }
        }
        line += text[at..next].matches('\n').count() as u32;
        (at, begin) = (next, next);
    }
    blocks.extend(close(&mut rows));
    Ok(blocks)
}

/// Whether what is alone in its row is a title, a heading or prose, and no label of a row left blank.
fn is_line(text: &str) -> bool {
    text.contains('。')
        || text.chars().count() > LONGEST
        || sections::part(text).is_some()
        || sections::title(text).is_some()
}

fn close(rows: &mut Vec<Vec<GridCell>>) -> Option<Block> {
    let rows = std::mem::take(rows);
    (!rows.is_empty()).then_some(Block::Table(Grid { rows }))
}

/// The cells of the row that begins at a byte, and the byte the next begins at.
fn row(text: &str, mut at: usize) -> (Vec<Piece<'_>>, usize) {
    let bytes = text.as_bytes();
    let mut pieces = Vec::new();
    loop {
        let (from, mut end) = (at, at);
        let quotes = bytes.get(at) == Some(&b'"');
        let content = if quotes {
            let (inside, after) = quoted(text, at + 1);
            end = after;
            Some(inside)
        } else {
            None
        };
        end += text[end..].bytes().position(|byte| matches!(byte, b',' | b'\n')).unwrap_or(text.len() - end);
        let inside = content.unwrap_or(from..end);
        let words = text[inside.clone()].trim();
        let begin = inside.start + (text[inside.clone()].len() - text[inside].trim_start().len());
        let said = if quotes { words.replace("\"\"", "\"").into() } else { words.into() };
        pieces.push(Piece { text: said, from: begin, end: begin + words.len() });
        at = end + 1;
        if bytes.get(end) != Some(&b',') {
            return (pieces, at.min(text.len()));
        }
    }
}

/// What stands in quotes, from the byte after the first, and the byte after the last.
fn quoted(text: &str, from: usize) -> (Range<usize>, usize) {
    let mut at = from;
    while let Some(found) = text[at..].find('"') {
        at += found + 1;
        if text.as_bytes().get(at) != Some(&b'"') {
            return (from..at - 1, at);
        }
        at += 1;
    }
    (from..text.len(), text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_may_stand_in_quotes_with_commas_quotes_and_line_ends() {
        let text = "a,\"b,\"\"c\"\"\nd\",,1\r\n,2\n\"open";
        let all = |at: usize| {
            let (pieces, next) = row(text, at);
            (pieces.into_iter().map(|piece| piece.text.into_owned()).collect::<Vec<_>>(), next)
        };
        let (first, next) = all(0);
        assert_eq!(first, ["a", "b,\"c\"\nd", "", "1"]);
        let (second, next) = all(next);
        assert_eq!(second, ["", "2"]);
        assert_eq!(all(next), (vec!["open".to_owned()], text.len()));
        let (quoted, _) = row("规章,\" 12 \",3\r\n", 0);
        assert_eq!(quoted.iter().map(|piece| (piece.from, piece.end)).collect::<Vec<_>>(), [(0, 6), (9, 11), (14, 15)]);
    }
}
