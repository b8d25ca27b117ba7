//! Markdown, plain text, and rows of tabs or pipes.

mod markup;
mod rows;

use std::borrow::Cow;

use gouji::Origin;

use crate::document::{Block, Document, Grid, GridCell};
use crate::{ReadError, ReadErrorKind, encoding};
use markup::plain;
use rows::Split;

pub(crate) fn documents(bytes: &[u8]) -> Result<Vec<Document>, ReadError> {
    // No text has such bytes in an encoding without a mark.
    let marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if !marked && bytes.iter().any(|b| matches!(b, 1..=8 | 14..=26 | 28..=31)) {
        return Err(ReadError::new(
            ReadErrorKind::Unsupported,
            "文件不是文本，也不是认得的格式；请另存为 docx、xlsx、html、pdf 或文本文件",
            "the file is no text and of no known format; save it as docx, xlsx, html, pdf or text",
        ));
    }
    let text = encoding::decode(bytes, None)?;
    // Places in bytes are those of the file, unless it was recoded.
    let first_byte = matches!(text, Cow::Borrowed(_)).then(|| (bytes.len() - text.len()) as u64);
    Ok(vec![Document::new(blocks(&text, first_byte))])
}

/// The blocks of a text: one for each line, one for each run of rows.
fn blocks(text: &str, first_byte: Option<u64>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut table: Option<Open> = None;
    let mut at = 0;
    for (number, whole) in (1_u32..).zip(text.split_inclusive('\n')) {
        let line = Line { number, text: whole.trim_end_matches(['\n', '\r']), at, first_byte };
        at += whole.len();
        let split = rows::split(line.text, table.as_ref().map(|open| open.split));
        if let Some(open) = table.take() {
            if split == Some(open.split) {
                table = Some(open);
            } else {
                blocks.extend(open.close());
            }
        }
        match split {
            Some(split) => table.get_or_insert_with(|| Open { split, rows: Vec::new(), lines: Vec::new() }).push(&line),
            None => blocks.extend(line.block()),
        }
    }
    blocks.extend(table.and_then(Open::close));
    blocks
}

/// A run of rows that goes on.
struct Open {
    split: Split,
    rows: Vec<Vec<GridCell>>,
    lines: Vec<bool>,
}

impl Open {
    fn push(&mut self, line: &Line<'_>) {
        let cells = rows::cells(line.text, self.split);
        let row: Vec<GridCell> = (0..).zip(cells).map(|(column, (at, text))| line.cell(column, at, text)).collect();
        self.lines.push(!row.is_empty() && row.iter().all(|cell| rows::is_rule(&cell.text)));
        self.rows.push(row);
    }

    /// The grid without the ruling lines of Markdown.
    fn close(self) -> Option<Block> {
        let ruled =
            self.rows.iter().zip(&self.lines).any(|(row, line)| *line && row.iter().any(|cell| cell.text.len() > 1));
        let count = self.rows.len();
        let keep = |index: usize, row: &[GridCell]| {
            let short = row.iter().all(|cell| cell.text.len() == 1);
            // Single dashes rule off a header only where they must: they also say that nothing applies.
            !(self.lines[index] && (!short || (!ruled && index == 1 && count > 2)))
        };
        let rows: Vec<Vec<GridCell>> =
            self.rows.iter().enumerate().filter(|(index, row)| keep(*index, row)).map(|(_, row)| row.clone()).collect();
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
    /// The place of a piece of the line that begins at one of its bytes.
    fn origin(&self, at: usize, piece: &str) -> Origin {
        let column = self.text[..at].chars().count() as u32 + 1;
        let first = self.first_byte.map(|first| first + (self.at + at) as u64);
        let mut origin = Origin::text(self.number, column, [0, 0]);
        origin.bytes = first.map(|first| [first, first + piece.len() as u64]);
        origin
    }

    fn cell(&self, column: u32, at: usize, piece: &str) -> GridCell {
        GridCell::new(column, plain(piece), self.origin(at, piece))
    }

    fn block(&self) -> Option<Block> {
        let text = self.text.trim();
        if text.is_empty() || text.starts_with("```") || text.starts_with("<!--") {
            return None;
        }
        let at = self.text.len() - self.text.trim_start().len();
        let origin = self.origin(at, text);
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
