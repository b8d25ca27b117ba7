//! Markdown, plain text, and rows of tabs, pipes or commas.

mod comma;
mod embedded;
mod markup;
mod rows;
mod told;

use std::borrow::Cow;

use gouji::Origin;

use crate::document::{Block, Document, Grid, GridCell};
use crate::limits::{Budget, Limits, Size};
use crate::{ReadError, ReadErrorKind, encoding};
use embedded::Piece;
use markup::plain;
use rows::{Edges, Split};

pub(crate) fn documents(bytes: &[u8], limits: &Limits) -> Result<Vec<Document>, ReadError> {
    if bytes.len() > limits.part {
        let most = Size(limits.part);
        return Err(ReadError::too_large(&format!("文本超过 {most}"), &format!("text of more than {most}")));
    }
    // No text of one byte a character has such bytes.
    if !encoding::is_wide(bytes) && bytes.iter().any(|b| matches!(b, 1..=8 | 14..=26 | 28..=31)) {
        return Err(ReadError::new(
            ReadErrorKind::Unsupported,
            "文件不是文本，也不是认得的格式；请另存为 docx、xlsx、html、pdf 或文本文件",
            "the file is no text and of no known format; save it as docx, xlsx, html, pdf or text",
        ));
    }
    let text = encoding::decode(bytes, None)?;
    // Places in bytes are those of the file, unless it was recoded.
    let first_byte = matches!(text, Cow::Borrowed(_)).then(|| (bytes.len() - text.len()) as u64);
    let blocks = if comma::is_export(&text) {
        comma::blocks(&text, first_byte, limits)
    } else {
        blocks(&text, first_byte, limits)
    };
    Ok(vec![Document::new(blocks?)])
}

/// The blocks of a text: one for each line, one for each run of rows or table of HTML.
fn blocks(text: &str, first_byte: Option<u64>, limits: &Limits) -> Result<Vec<Block>, ReadError> {
    let mut blocks = Vec::new();
    let source = Source { first_byte, padded: rows::is_padded(text), budget: Budget::within(limits) };
    let mut number = 1;
    let mut tables = 0;
    for piece in embedded::pieces(text) {
        let (Piece::Lines(range) | Piece::Table(range)) = piece.clone();
        let inside = &text[range.clone()];
        match piece {
            Piece::Lines(_) => source.lines(inside, number, range.start, &mut blocks)?,
            Piece::Table(_) => {
                let offset = first_byte.map(|first| first + range.start as u64);
                let found = html(inside, offset, tables, limits)?;
                tables += found.len() as u32;
                blocks.extend(found);
            }
        }
        number += inside.matches('\n').count() as u32;
    }
    Ok(blocks)
}

/// The blocks of a table of HTML, after so many others.
#[cfg(feature = "html")]
fn html(source: &str, offset: Option<u64>, before: u32, limits: &Limits) -> Result<Vec<Block>, ReadError> {
    let mut blocks = super::html::blocks(source, offset, limits)?;
    for block in &mut blocks {
        if let Block::Table(grid) = block {
            let origins = grid.rows.iter_mut().flatten().map(|cell| &mut cell.origin);
            origins.for_each(|origin| origin.table = origin.table.map(|number| number + before));
        }
    }
    Ok(blocks)
}

/// A build without HTML leaves its tables out: their words are no lines.
#[cfg(not(feature = "html"))]
#[expect(clippy::unnecessary_wraps, reason = "a build with HTML may refuse a table")]
fn html(_: &str, _: Option<u64>, _: u32, _: &Limits) -> Result<Vec<Block>, ReadError> {
    Ok(Vec::new())
}

/// What all pieces of a text have in common.
struct Source {
    /// The byte of the file the text begins at; none where bytes were recoded.
    first_byte: Option<u64>,
    padded: bool,
    budget: Budget,
}

impl Source {
    /// Adds the blocks of the lines that begin with the line of a number, at a byte of the text.
    fn lines(&self, text: &str, first: u32, at: usize, blocks: &mut Vec<Block>) -> Result<(), ReadError> {
        let mut table: Option<Open<'_>> = None;
        let (mut number, mut seen) = (first, 0);
        for range in told::lines(text) {
            number += text[seen..range.start].matches('\n').count() as u32;
            seen = range.start;
            let (at, inside) = (at + range.start, text[range].trim_end_matches(['\n', '\r']));
            let line = Line { number, text: inside, at, first_byte: self.first_byte };
            let split = rows::split(line.text, table.as_ref().map(|open| open.split));
            if let Some(open) = table.take() {
                if split == Some(open.split) {
                    table = Some(open);
                } else {
                    blocks.extend(open.close(false));
                }
            }
            if let Some(split) = split {
                self.budget.pieces(rows::most_cells(line.text, split))?;
                let open = || Open { split, padded: self.padded && split == Split::Pipe, lines: Vec::new() };
                table.get_or_insert_with(open).lines.push(line);
            } else {
                self.budget.piece(line.text)?;
                blocks.extend(line.block());
            }
        }
        blocks.extend(table.and_then(|open| open.close(true)));
        Ok(())
    }
}

/// A run of rows that goes on.
struct Open<'a> {
    split: Split,
    padded: bool,
    lines: Vec<Line<'a>>,
}

impl Open<'_> {
    /// The grid without the ruling lines of Markdown.
    ///
    /// `cut` says that the text may end within the last line.
    fn close(self, cut: bool) -> Option<Block> {
        let whole = &self.lines[..self.lines.len() - usize::from(cut && self.lines.len() > 1)];
        let edges = Edges::of(whole.iter().map(|line| line.text), self.split, self.padded);
        let row = |line: &Line<'_>| -> Vec<GridCell> {
            let cells = rows::cells(line.text, self.split, edges);
            (0..).zip(cells).map(|(column, piece)| line.cell(column, &piece)).collect()
        };
        let mut rows: Vec<Vec<GridCell>> = self.lines.iter().map(row).collect();
        let is_rule = |row: &Vec<GridCell>| row.iter().all(|cell| rows::is_rule(&cell.text));
        let long = |row: &Vec<GridCell>| row.iter().any(|cell| cell.text.len() > 1);
        // Single dashes rule off a header only where nothing else does: they also say that nothing applies.
        let ruled = rows.iter().any(|row| is_rule(row) && long(row));
        if !ruled && rows.len() > 2 && is_rule(&rows[1]) {
            rows.remove(1);
        }
        rows.retain(|row| !(is_rule(row) && long(row)));
        (!rows.is_empty()).then_some(Block::Table(Grid { rows }))
    }
}

/// A line of the text and where it begins.
struct Line<'a> {
    number: u32,
    text: &'a str,
    at: usize,
    /// The byte of the file the text begins at; none where bytes were recoded.
    first_byte: Option<u64>,
}

impl Line<'_> {
    /// The place of a piece of the line.
    fn origin(&self, piece: &rows::Piece<'_>) -> Origin {
        let first = self.first_byte.map(|first| first + (self.at + piece.byte) as u64);
        let mut origin = Origin::text(self.number, piece.character as u32 + 1, [0, 0]);
        origin.bytes = first.map(|first| [first, first + piece.text.len() as u64]);
        origin
    }

    fn cell(&self, column: u32, piece: &rows::Piece<'_>) -> GridCell {
        GridCell { filler: piece.filler, ..GridCell::new(column, plain(piece.text), self.origin(piece)) }
    }

    fn block(&self) -> Option<Block> {
        let piece = rows::Piece::new(self.text, 0, self.text.len(), 0);
        let text = piece.text;
        if text.starts_with("```") || text.starts_with("<!--") || embedded::is_tags(text) {
            return None;
        }
        let origin = self.origin(&piece);
        let marks = text.bytes().take_while(|b| *b == b'#').count();
        let heading = (1..=6).contains(&marks).then(|| &text[marks..]);
        let heading = heading.filter(|rest| rest.starts_with(|c: char| c.is_whitespace() || !c.is_ascii()));
        if let Some(rest) = heading {
            let text = plain(rest.trim().trim_end_matches('#'));
            return (!text.is_empty()).then_some(Block::Heading { level: marks as u8, text, origin });
        }
        let text = plain(markup::item(text));
        (!text.is_empty()).then_some(Block::Paragraph { text, origin })
    }
}
