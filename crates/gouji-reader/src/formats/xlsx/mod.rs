//! Workbooks of Excel and WPS since 2007.

mod text;

use std::borrow::Cow;

use super::archive::{Archive, path};
use super::decimal::Decimal;
use super::number::{self, Shown};
use super::sheet::{Area, Content, LAST_COLUMN, LAST_ROW, Sheet};
use super::workbook::{Workbook, limit_sheets};
use super::xml::{Node, Tag, Xml, decode, relations};
use crate::limits::{Budget, Limits};
use crate::{Document, ReadError};

use text::{rich_text, strings, styles, unescape};

pub(crate) fn documents(bytes: &[u8], limits: &Limits) -> Result<Vec<Document>, ReadError> {
    let archive = Archive::open(bytes, limits)?;
    let text = |name: &str| Ok::<_, ReadError>(archive.part(name)?.map(decode));
    let book = decode(archive.needed("xl/workbook.xml")?);
    let book = Book::read(&book, text("xl/_rels/workbook.xml.rels")?.as_deref().unwrap_or_default())?;
    limit_sheets(book.sheets.len())?;
    let mut shared = Workbook::within(limits);
    shared.days_from_1904 = book.days_from_1904;
    if let Some(part) = text("xl/sharedStrings.xml")? {
        strings(&part, &mut shared)?;
    }
    if let Some(part) = text("xl/styles.xml")? {
        shared.styles = styles(&part)?;
    }
    let budget = Budget::within(limits);
    let mut documents = Vec::new();
    for (index, entry) in book.sheets.into_iter().enumerate() {
        let part = entry.part.unwrap_or_else(|| format!("xl/worksheets/sheet{}.xml", index + 1));
        let Some(part_text) = text(&part)? else { return Err(ReadError::damaged(&part)) };
        let mut sheet = Sheet::new(entry.name, &budget);
        if entry.hidden {
            sheet.hide();
        }
        if read(&shared, &part_text, &part, &mut sheet)? {
            documents.extend(sheet.document()?);
        }
    }
    Ok(documents)
}

struct Book {
    sheets: Vec<Entry>,
    days_from_1904: bool,
}

struct Entry {
    name: String,
    part: Option<String>,
    hidden: bool,
}

impl Book {
    fn read(book: &str, links: &str) -> Result<Self, ReadError> {
        let targets = relations(links, "xl/_rels/workbook.xml.rels")?;
        let mut this = Self { sheets: Vec::new(), days_from_1904: false };
        let mut xml = Xml::new(book, "xl/workbook.xml");
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(tag) if tag.name() == "workbookPr" => {
                    this.days_from_1904 = tag.flag("date1904") == Some(true);
                }
                Node::Open(tag) if tag.name() == "sheet" => {
                    let id = tag.attribute("id").unwrap_or_default();
                    this.sheets.push(Entry {
                        name: tag.attribute("name").unwrap_or_default().into_owned(),
                        part: targets.get(&*id).map(|part| path("xl", part)),
                        hidden: tag.attribute("state").is_some_and(|state| state != "visible"),
                    });
                }
                _ => {}
            }
        }
        Ok(this)
    }
}

/// Reads the cells of a sheet; false when the part is no sheet of cells, such as a chart.
fn read(book: &Workbook, text: &str, part: &str, sheet: &mut Sheet<'_>) -> Result<bool, ReadError> {
    let mut xml = Xml::new(text, part);
    let mut cells = false;
    // Where the next row and cell stand when they do not say it themselves.
    let (mut row, mut column) = (0, 0);
    let mut first = true;
    while let Some(node) = xml.next()? {
        let Node::Open(tag) = node else { continue };
        match tag.name() {
            "sheetData" => cells = true,
            "col" if tag.flag("hidden") == Some(true) => {
                if let Some((from, to)) = tag.number("min").zip(tag.number("max")) {
                    sheet.hide_columns(from.saturating_sub(1), to.saturating_sub(1))?;
                }
            }
            "row" => {
                let next = if first { 0 } else { row + 1 };
                row = tag.number("r").map_or(next, |number| number.saturating_sub(1)).min(LAST_ROW);
                (first, column) = (false, 0);
                if tag.flag("hidden") == Some(true) {
                    sheet.hide_row(row)?;
                }
            }
            "c" => {
                let (place, content) = cell(book, &tag, &mut xml)?;
                let place = place.unwrap_or((row, column));
                sheet.put(place.0, place.1, content)?;
                column = (place.1 + 1).min(LAST_COLUMN);
            }
            "mergeCell" => {
                if let Some(area) = tag.attribute("ref").and_then(|name| area(&name)) {
                    sheet.merge(area)?;
                }
            }
            _ => {}
        }
    }
    Ok(cells)
}

/// Reads the cell that was just opened: where it says that it stands, and what it shows.
fn cell(book: &Workbook, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<(Option<(u32, u32)>, Content), ReadError> {
    let (mut place, mut kind, mut style) = (None, Cow::default(), 0);
    for (name, value) in tag.attributes() {
        match name {
            "r" => place = position(&value),
            "t" => kind = value,
            "s" => style = value.trim().parse().unwrap_or(0),
            _ => {}
        }
    }
    Ok((place, content(book, &kind, style, xml)?))
}

/// What a cell of a kind and a style shows.
fn content(book: &Workbook, kind: &str, style: usize, xml: &mut Xml<'_>) -> Result<Content, ReadError> {
    let element = xml.opened();
    let (mut value, mut formula, mut inline) = (None, None, None);
    while let Some(node) = xml.within(element)? {
        let Node::Open(tag) = node else { continue };
        match tag.name() {
            "v" => value = Some(xml.text()?),
            "f" => formula = Some(xml.text()?),
            "is" => inline = Some(rich_text(xml)?),
            _ => xml.skip()?,
        }
    }
    // A formula that gave an empty text has a value, if an empty one; one never worked out has none.
    if let Some(formula) = formula
        && value.as_deref().unwrap_or_default().is_empty()
        && (value.is_none() || kind != "str")
    {
        return Ok(Content::doubtful(format!("={formula}")));
    }
    let value = value.unwrap_or_default();
    Ok(match kind {
        "s" => {
            let index = value.trim().parse().ok();
            index.and_then(|index| book.string(style, index)).ok_or_else(|| xml.damaged())?
        }
        "inlineStr" => book.styled(style, inline.unwrap_or_default()),
        "str" => book.styled(style, Content::certain(unescape(value.into_owned()))),
        "b" => Content::certain(if value.trim() == "1" { "TRUE" } else { "FALSE" }),
        "e" => Content::certain(value),
        "d" => Content::doubtful(value),
        _ if value.is_empty() => book.styled(style, inline.unwrap_or_default()),
        _ if number::is_print(&value) && book.shown(style) == Shown::Plain => {
            book.styled(style, Content::certain(value))
        }
        _ => match Decimal::parse(value.trim()) {
            Some(number) => book.number(style, number),
            None => Content::doubtful(value),
        },
    })
}

/// Row and column of a name such as `B7`.
fn position(name: &str) -> Option<(u32, u32)> {
    let (mut row, mut column) = (None, 0_u32);
    for byte in name.trim().bytes() {
        match (byte, row) {
            (b'0'..=b'9', _) => {
                let before = row.unwrap_or(0_u32);
                row = Some(before.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?);
            }
            (b'$', None) => {}
            (b'A'..=b'Z' | b'a'..=b'z', None) => {
                let letter = byte.to_ascii_uppercase() - b'A';
                column = column.checked_mul(26)?.checked_add(u32::from(letter) + 1)?;
            }
            _ => return None,
        }
    }
    let (row, column) = (row?.checked_sub(1)?, column.checked_sub(1)?);
    (row <= LAST_ROW && column <= LAST_COLUMN).then_some((row, column))
}

fn area(name: &str) -> Option<Area> {
    let (first, last) = name.split_once(':')?;
    let ((top, left), (bottom, right)) = (position(first)?, position(last)?);
    Some(Area { rows: (top, bottom), columns: (left, right) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_its_row_or_column_is_none() {
        assert_eq!(position(" $B$7 "), Some((6, 1)));
        assert_eq!(position("XFD1048576"), Some((LAST_ROW, LAST_COLUMN)));
        for name in ["", "7", "$7", "B", "B0", "XFE1", "A1048577", "AAAAAAAA1", "B-7"] {
            assert_eq!(position(name), None, "{name}");
        }
    }
}
