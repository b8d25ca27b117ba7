//! Workbooks of Excel 97 to 2003, and `.et` of WPS.

mod records;

use super::binary::{Bytes, packed_number};
use super::sheet::{Area, Content, Sheet};
use super::workbook::{Codes, Font, Style, Workbook, error_text, limit_sheets, rich};
use crate::limits::{Budget, Limits};
use crate::{Document, ReadError};

use records::{Parts, Records};

/// Kinds of records.
mod kind {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const END: u16 = 0x000a;
    pub(super) const DATE_MODE: u16 = 0x0022;
    pub(super) const ENCRYPTED: u16 = 0x002f;
    pub(super) const FONT: u16 = 0x0031;
    pub(super) const CONTINUED: u16 = 0x003c;
    pub(super) const COLUMNS: u16 = 0x007d;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const NUMBERS: u16 = 0x00bd;
    pub(super) const BLANKS: u16 = 0x00be;
    pub(super) const RICH_LABEL: u16 = 0x00d6;
    pub(super) const STYLE: u16 = 0x00e0;
    pub(super) const MERGED: u16 = 0x00e5;
    pub(super) const STRINGS: u16 = 0x00fc;
    pub(super) const STRING_CELL: u16 = 0x00fd;
    pub(super) const BLANK: u16 = 0x0201;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const LABEL: u16 = 0x0204;
    pub(super) const BOOL_OR_ERROR: u16 = 0x0205;
    pub(super) const STRING: u16 = 0x0207;
    pub(super) const ROW: u16 = 0x0208;
    pub(super) const PACKED: u16 = 0x027e;
    pub(super) const FORMAT: u16 = 0x041e;
    pub(super) const BEGIN: u16 = 0x0809;
}

/// The version that a workbook's first record names.
const VERSION: u16 = 0x0600;

pub(crate) fn documents(stream: &[u8], limits: &Limits) -> Result<Vec<Document>, ReadError> {
    let (book, fonts, sheets) = globals(stream, limits)?;
    limit_sheets(sheets.len())?;
    let budget = Budget::within(limits);
    let mut documents = Vec::new();
    for entry in &sheets {
        // A sheet ends where the next begins, and no two begin together: no byte is read twice.
        if sheets.iter().filter(|other| other.offset == entry.offset).count() > 1 {
            return Err(damaged());
        }
        let end = sheets.iter().map(|other| other.offset).filter(|offset| *offset > entry.offset).min();
        let end = end.unwrap_or(stream.len()).min(stream.len());
        let records = stream.get(entry.offset..end).ok_or_else(damaged)?;
        let mut sheet = Sheet::new(entry.name.as_str(), &budget);
        if entry.hidden {
            sheet.hide();
        }
        read(Records(Bytes(records)), &book, &fonts, &mut sheet)?;
        documents.extend(sheet.document()?);
    }
    Ok(documents)
}

fn damaged() -> ReadError {
    ReadError::damaged("Workbook")
}

struct Entry {
    name: String,
    offset: usize,
    hidden: bool,
}

/// What all sheets share, and where each begins.
fn globals(stream: &[u8], limits: &Limits) -> Result<(Workbook, Vec<Font>, Vec<Entry>), ReadError> {
    let mut records = Records(Bytes(stream));
    let mut book = Workbook::within(limits);
    let (mut sheets, mut codes, mut fonts, mut styles) = (Vec::new(), Codes::default(), Vec::new(), Vec::new());
    match records.next()? {
        Some((kind::BEGIN, data)) if Bytes(data).u16() == Some(VERSION) => {}
        _ => return Err(ReadError::unsupported("旧版本的 Excel 工作簿", "a workbook of an old Excel", "XLSX")),
    }
    while let Some((kind, data)) = records.next()? {
        let mut bytes = Bytes(data);
        match kind {
            kind::END => break,
            kind::ENCRYPTED => return Err(ReadError::encrypted()),
            kind::DATE_MODE => book.days_from_1904 = bytes.u16() == Some(1),
            kind::SHEET => {
                let (is_sheet, entry) = entry(bytes).ok_or_else(damaged)?;
                sheets.extend(is_sheet.then_some(entry));
            }
            kind::FONT => fonts.push(font(bytes).ok_or_else(damaged)?),
            kind::FORMAT => {
                let id = bytes.u16().ok_or_else(damaged)?;
                let code = Parts::of(bytes).string().ok_or_else(damaged)?;
                codes.add(id.into(), &code);
            }
            kind::STYLE => styles.push(bytes.u16().zip(bytes.u16()).ok_or_else(damaged)?),
            kind::STRINGS => {
                let mut parts = records.continued(data)?;
                parts.skip(4).ok_or_else(damaged)?;
                let count = parts.number(4).ok_or_else(damaged)?;
                for _ in 0..count {
                    book.add_string(text(&mut parts, &fonts).ok_or_else(damaged)?)?;
                }
            }
            _ => {}
        }
    }
    let style =
        |(font, format): (u16, u16)| Style { shown: codes.shown(format.into()), font: numbered(&fonts, font.into()) };
    book.styles = styles.into_iter().map(style).collect();
    Ok((book, fonts, sheets))
}

fn font(mut bytes: Bytes<'_>) -> Option<Font> {
    bytes.take(2)?;
    let flags = bytes.u16()?;
    bytes.take(4)?;
    Some(Font::of_record(flags, bytes.u16()?))
}

/// The font of a number. There is none of the number 4.
fn numbered(fonts: &[Font], number: usize) -> Font {
    fonts.get(number - usize::from(number > 4)).copied().unwrap_or_default()
}

/// A text with the fonts that it changes to.
fn text(parts: &mut Parts<'_>, fonts: &[Font]) -> Option<Content> {
    let (text, runs) = parts.text()?;
    Some(rich(text, runs.into_iter().map(|(from, font)| (from, numbered(fonts, font)))))
}

/// A sheet's name and place, and whether it holds cells and is no chart.
fn entry(mut bytes: Bytes<'_>) -> Option<(bool, Entry)> {
    let offset = bytes.u32()? as usize;
    let state = bytes.u8()?;
    let is_sheet = bytes.u8()? == 0;
    let length = bytes.u8()?;
    let wide = bytes.u8()? & 1 == 1;
    let name = bytes.characters(length.into(), wide)?;
    Some((is_sheet, Entry { name, offset, hidden: state & 3 != 0 }))
}

fn read(mut records: Records<'_>, book: &Workbook, fonts: &[Font], sheet: &mut Sheet<'_>) -> Result<(), ReadError> {
    // A chart within a sheet begins and ends like a sheet.
    let mut depth = 0;
    // The cell of a formula whose text comes in the next record.
    let mut awaited = None;
    while let Some((kind, data)) = records.next()? {
        match kind {
            kind::BEGIN => depth += 1,
            kind::END => depth -= 1,
            kind::STRING => {
                let text = records.continued(data)?.string().ok_or_else(damaged)?;
                if let Some((row, column)) = awaited.take() {
                    sheet.put(row, column, Content::certain(text))?;
                }
            }
            kind if depth == 1 => {
                let place = record(kind, Bytes(data), book, fonts, sheet).ok_or_else(damaged)??;
                awaited = place.or(awaited);
            }
            _ => {}
        }
        if depth == 0 {
            return Ok(());
        }
    }
    Err(damaged())
}

/// Reads a record of a sheet; says the cell of a formula whose text is still to come.
fn record(
    kind: u16,
    mut bytes: Bytes<'_>,
    book: &Workbook,
    fonts: &[Font],
    sheet: &mut Sheet<'_>,
) -> Option<Result<Option<(u32, u32)>, ReadError>> {
    let done = match kind {
        kind::ROW => {
            let row = bytes.u16()?;
            bytes.take(10)?;
            if bytes.u32()? & 0x20 == 0 { Ok(()) } else { sheet.hide_row(row.into()) }
        }
        kind::COLUMNS => {
            let (first, last) = (bytes.u16()?, bytes.u16()?);
            bytes.take(4)?;
            if bytes.u16()? & 1 == 0 { Ok(()) } else { sheet.hide_columns(first.into(), last.into()) }
        }
        kind::MERGED => {
            let count = bytes.u16()?;
            let mut areas = Vec::new();
            for _ in 0..count {
                let mut next = || bytes.u16().map(u32::from);
                areas.push(Area { rows: (next()?, next()?), columns: (next()?, next()?) });
            }
            areas.into_iter().try_for_each(|area| sheet.merge(area))
        }
        kind::NUMBERS | kind::BLANKS => {
            let (row, first) = (u32::from(bytes.u16()?), u32::from(bytes.u16()?));
            let each = if kind == kind::NUMBERS { 6 } else { 2 };
            let cells = bytes.0.len().checked_sub(2)? / each;
            for column in first..first + cells as u32 {
                let style = bytes.u16()?;
                let content = match kind {
                    kind::NUMBERS => book.number(style.into(), packed_number(bytes.u32()?)?),
                    _ => Content::default(),
                };
                if let Err(error) = sheet.put(row, column, content) {
                    return Some(Err(error));
                }
            }
            Ok(())
        }
        kind::FORMULA
        | kind::RICH_LABEL
        | kind::STRING_CELL
        | kind::BLANK
        | kind::NUMBER
        | kind::LABEL
        | kind::BOOL_OR_ERROR
        | kind::PACKED => {
            let (row, column, style) = (bytes.u16()?.into(), bytes.u16()?.into(), bytes.u16()?.into());
            let content = match kind {
                kind::NUMBER => book.number(style, bytes.number()?),
                kind::PACKED => book.number(style, packed_number(bytes.u32()?)?),
                kind::STRING_CELL => book.string(style, bytes.u32()? as usize)?,
                kind::LABEL | kind::RICH_LABEL => book.styled(style, text(&mut Parts::of(bytes), fonts)?),
                kind::BOOL_OR_ERROR => bool_or_error(bytes.u8()?, bytes.u8()? == 1),
                kind::FORMULA => match *bytes.take(8)? {
                    [0, .., 0xff, 0xff] => return Some(Ok(Some((row, column)))),
                    [1, _, value, .., 0xff, 0xff] => bool_or_error(value, false),
                    [2, _, value, .., 0xff, 0xff] => bool_or_error(value, true),
                    [_, .., 0xff, 0xff] => Content::default(),
                    ref number => book.number(style, Bytes(number).number()?),
                },
                _ => Content::default(),
            };
            sheet.put(row, column, content)
        }
        _ => Ok(()),
    };
    Some(done.map(|()| None))
}

fn bool_or_error(value: u8, is_error: bool) -> Content {
    Content::certain(match (is_error, value) {
        (true, code) => error_text(code),
        (false, 0) => "FALSE",
        (false, _) => "TRUE",
    })
}
