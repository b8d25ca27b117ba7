//! Workbooks of Excel in their binary form since 2007.

use std::collections::HashMap;

use super::archive::{Archive, path};
use super::binary::{Bytes, packed_number};
use super::sheet::{Area, Content, LAST_COLUMN, LAST_ROW, Sheet};
use super::workbook::{Codes, Font, Style, Workbook, error_text, limit_sheets, rich};
use super::xml::{decode, relations};
use crate::limits::{Budget, Limits};
use crate::{Document, ReadError};

/// Kinds of records.
mod kind {
    pub(super) const ROW: u32 = 0;
    pub(super) const BLANK: u32 = 1;
    pub(super) const PACKED: u32 = 2;
    pub(super) const ERROR: u32 = 3;
    pub(super) const BOOL: u32 = 4;
    pub(super) const NUMBER: u32 = 5;
    pub(super) const TEXT: u32 = 6;
    pub(super) const STRING_CELL: u32 = 7;
    pub(super) const FORMULA_TEXT: u32 = 8;
    pub(super) const FORMULA_NUMBER: u32 = 9;
    pub(super) const FORMULA_BOOL: u32 = 10;
    pub(super) const FORMULA_ERROR: u32 = 11;
    /// The cells from blank to text once more, standing next to the one before.
    pub(super) const NEXT_BLANK: u32 = 12;
    pub(super) const NEXT_STRING_CELL: u32 = 18;
    pub(super) const STRING: u32 = 19;
    pub(super) const FONT: u32 = 43;
    pub(super) const FORMAT: u32 = 44;
    pub(super) const STYLE: u32 = 47;
    pub(super) const COLUMNS: u32 = 60;
    pub(super) const RICH_TEXT: u32 = 62;
    pub(super) const PROPERTIES: u32 = 153;
    pub(super) const SHEET: u32 = 156;
    pub(super) const MERGED: u32 = 176;
    pub(super) const CELL_STYLES: u32 = 617;
    pub(super) const CELL_STYLES_END: u32 = 618;
}

pub(crate) fn documents(bytes: &[u8], limits: &Limits) -> Result<Vec<Document>, ReadError> {
    const BOOK: &str = "xl/workbook.bin";
    let archive = Archive::open(bytes, limits)?;
    let targets = match archive.part("xl/_rels/workbook.bin.rels")? {
        Some(part) => relations(&decode(part), "xl/_rels/workbook.bin.rels")?,
        None => HashMap::new(),
    };
    let (mut book, mut sheets) = (Workbook::within(limits), Vec::new());
    each(&archive.needed(BOOK)?, BOOK, |kind, mut record| {
        match kind {
            kind::PROPERTIES => book.days_from_1904 = record.u32()? & 1 == 1,
            kind::SHEET => {
                let hidden = record.u32()? != 0;
                record.u32()?;
                sheets.push((hidden, string(&mut record)?, string(&mut record)?));
            }
            _ => {}
        }
        Some(Ok(()))
    })?;
    let mut fonts = Vec::new();
    if let Some(part) = archive.part("xl/styles.bin")? {
        let (mut codes, mut of_cells) = (Codes::default(), false);
        each(&part, "xl/styles.bin", |kind, mut record| {
            match kind {
                kind::FONT => {
                    record.take(2)?;
                    let flags = record.u16()?;
                    record.take(2)?;
                    fonts.push(Font::of_record(flags, record.u16()?));
                }
                kind::FORMAT => codes.add(record.u16()?.into(), &string(&mut record)?),
                kind::CELL_STYLES => of_cells = true,
                kind::CELL_STYLES_END => of_cells = false,
                kind::STYLE if of_cells => {
                    record.u16()?;
                    let shown = codes.shown(record.u16()?.into());
                    let font = fonts.get(usize::from(record.u16()?)).copied().unwrap_or_default();
                    book.styles.push(Style { shown, font });
                }
                _ => {}
            }
            Some(Ok(()))
        })?;
    }
    if let Some(part) = archive.part("xl/sharedStrings.bin")? {
        each(&part, "xl/sharedStrings.bin", |kind, mut record| {
            if kind == kind::STRING {
                return Some(book.add_string(rich_string(&mut record, &fonts)?));
            }
            Some(Ok(()))
        })?;
    }
    limit_sheets(sheets.len())?;
    let budget = Budget::within(limits);
    let mut documents = Vec::new();
    for (hidden, relation, name) in sheets {
        let Some(target) = targets.get(&relation) else {
            return Err(ReadError::damaged(BOOK));
        };
        let part = path("xl", target);
        let mut sheet = Sheet::new(name, &budget);
        if hidden {
            sheet.hide();
        }
        read(&archive.needed(&part)?, &part, &book, &fonts, &mut sheet)?;
        documents.extend(sheet.document()?);
    }
    Ok(documents)
}

/// Calls a reader with each record of a part, of a kind; none from it says that the record is cut off.
fn each(
    part: &[u8],
    name: &str,
    mut reader: impl FnMut(u32, Bytes<'_>) -> Option<Result<(), ReadError>>,
) -> Result<(), ReadError> {
    let mut bytes = Bytes(part);
    while !bytes.0.is_empty() {
        let record = number(&mut bytes, 2).zip(number(&mut bytes, 4));
        let record = record.and_then(|(kind, length)| Some((kind, bytes.take(length as usize)?)));
        let done = record.and_then(|(kind, data)| reader(kind, Bytes(data)));
        done.ok_or_else(|| ReadError::damaged(name))??;
    }
    Ok(())
}

/// A number of seven bits a byte; the eighth says that another follows.
fn number(bytes: &mut Bytes<'_>, most: u32) -> Option<u32> {
    let mut number = 0;
    for place in 0..most {
        let byte = bytes.u8()?;
        number |= u32::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}

fn string(record: &mut Bytes<'_>) -> Option<String> {
    match record.u32()? {
        u32::MAX => Some(String::new()),
        length => record.characters(length as usize, true),
    }
}

/// A text with the fonts that it changes to.
fn rich_string(record: &mut Bytes<'_>, fonts: &[Font]) -> Option<Content> {
    let is_rich = record.u8()? & 1 == 1;
    let text = string(record)?;
    let count = if is_rich { record.u32()? } else { 0 };
    let runs = std::iter::from_fn(|| Some((record.u16()?.into(), record.u16()?.into())));
    let runs = runs.take(count as usize).map(|(from, font): (usize, usize)| (from, fonts.get(font)));
    Some(rich(text, runs.map(|(from, font)| (from, font.copied().unwrap_or_default()))))
}

/// A position that a sheet can have.
fn up_to(last: u32, position: u32) -> Option<u32> {
    (position <= last).then_some(position)
}

fn read(part: &[u8], name: &str, book: &Workbook, fonts: &[Font], sheet: &mut Sheet<'_>) -> Result<(), ReadError> {
    let (mut row, mut column) = (0, 0);
    each(part, name, |kind, mut record| {
        match kind {
            kind::ROW => {
                row = up_to(LAST_ROW, record.u32()?)?;
                record.take(7)?;
                return Some(if record.u8()? & 0x10 == 0 { Ok(()) } else { sheet.hide_row(row) });
            }
            kind::COLUMNS => {
                let (first, last) = (record.u32()?, record.u32()?);
                record.take(8)?;
                return Some(if record.u16()? & 1 == 0 { Ok(()) } else { sheet.hide_columns(first, last) });
            }
            kind::MERGED => {
                let mut next = || record.u32();
                let area = Area { rows: (next()?, next()?), columns: (next()?, next()?) };
                return Some(sheet.merge(area));
            }
            kind::BLANK..=kind::FORMULA_ERROR | kind::RICH_TEXT => column = up_to(LAST_COLUMN, record.u32()?)?,
            kind::NEXT_BLANK..=kind::NEXT_STRING_CELL => column = up_to(LAST_COLUMN, column + 1)?,
            _ => return Some(Ok(())),
        }
        let kind = if kind < kind::NEXT_BLANK || kind == kind::RICH_TEXT { kind } else { kind - 11 };
        let style = (record.u32()? & 0x00ff_ffff) as usize;
        let content = match kind {
            kind::PACKED => book.number(style, packed_number(record.u32()?)?),
            kind::NUMBER | kind::FORMULA_NUMBER => book.number(style, record.number()?),
            kind::TEXT | kind::FORMULA_TEXT => book.styled(style, Content::certain(string(&mut record)?)),
            kind::RICH_TEXT => book.styled(style, rich_string(&mut record, fonts)?),
            kind::STRING_CELL => book.string(style, record.u32()? as usize)?,
            kind::BOOL | kind::FORMULA_BOOL => Content::certain(if record.u8()? == 0 { "FALSE" } else { "TRUE" }),
            kind::ERROR | kind::FORMULA_ERROR => Content::certain(error_text(record.u8()?)),
            _ => Content::default(),
        };
        Some(sheet.put(row, column, content))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ReadErrorKind;

    #[test]
    fn what_stands_beyond_the_last_row_and_column_is_damage() {
        // A row or a cell in the last place, the same without end, and a cell next to the last.
        let row = |row: u32| [&[0, 12][..], &row.to_le_bytes(), &[0; 8]].concat();
        let blank = |column: u32| [&[1, 8][..], &column.to_le_bytes(), &[0; 4]].concat();
        let next = [12, 4, 0, 0, 0, 0].to_vec();
        let read = |records: &[Vec<u8>]| {
            let budget = Budget::within(&Limits::default());
            let read = read(&records.concat(), "sheet", &Workbook::default(), &[], &mut Sheet::new("s", &budget));
            read.map_err(|error| error.kind())
        };
        assert_eq!(read(&[row(LAST_ROW), blank(LAST_COLUMN - 1), next.clone()]), Ok(()));
        for damaged in [vec![row(u32::MAX)], vec![blank(u32::MAX)], vec![blank(LAST_COLUMN), next]] {
            assert_eq!(read(&damaged), Err(ReadErrorKind::Damaged));
        }
    }
}
