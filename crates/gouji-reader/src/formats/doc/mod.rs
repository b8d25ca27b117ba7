//! Texts of Word 97 to 2003, and `.wps` of WPS.

mod pieces;
mod properties;
mod rows;
mod story;

use super::binary::Bytes;
use super::compound::Compound;
use crate::{Document, Limits, ReadError};

use pieces::Pieces;
use properties::Properties;
use story::Story;

/// Where the main stream's header says things.
mod header {
    pub(super) const FLAGS: usize = 0x0a;
    /// Characters of the main text, and then of footnotes, headers, macros, annotations, endnotes and
    /// text boxes, which follow it in this order.
    pub(super) const LENGTHS: usize = 0x4c;
    pub(super) const RUNS: usize = 0xfa;
    pub(super) const PARAGRAPHS: usize = 0x102;
    pub(super) const PIECES: usize = 0x1a2;
}

/// The document of a file, its main stream given.
pub(crate) fn documents(file: &Compound<'_>, main: &[u8], limits: &Limits) -> Result<Vec<Document>, ReadError> {
    let damaged = || ReadError::damaged("WordDocument");
    let number = |at: usize| main.get(at..).and_then(|rest| Bytes(rest).u32()).ok_or_else(damaged);
    if main.get(..2) != Some(&[0xec, 0xa5]) {
        return Err(ReadError::unsupported("旧版本的 Word 文档", "a text of an old Word", "DOCX"));
    }
    let flags = number(header::FLAGS)?;
    if flags & 0x0100 != 0 {
        return Err(ReadError::encrypted());
    }
    let table_name = if flags & 0x0200 == 0 { "0Table" } else { "1Table" };
    let table = file.stream(table_name)?.ok_or_else(damaged)?;
    let data = file.stream("Data")?.unwrap_or_default();
    let list = |at: usize| {
        let (start, length) = (number(at)? as usize, number(at + 4)? as usize);
        table.get(start..).and_then(|rest| rest.get(..length)).ok_or_else(damaged)
    };

    let pieces = Pieces::read(main, list(header::PIECES)?, limits)?;
    let properties = Properties::read(main, &data, list(header::RUNS)?, list(header::PARAGRAPHS)?, limits)?;
    let mut lengths = Vec::new();
    for index in 0..7 {
        lengths.push(number(header::LENGTHS + 4 * index)? as usize);
    }
    let boxes: usize = lengths[..6].iter().sum();
    let mut story = Story::new(&pieces, &properties, limits);
    story.read(0..lengths[0])?;
    story.read(boxes..boxes + lengths[6])?;
    Ok(vec![story.document()])
}
