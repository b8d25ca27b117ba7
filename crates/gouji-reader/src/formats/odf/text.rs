//! Paragraphs, tables and sheets of an OpenDocument.

use super::looks::{Look, Looks};
use crate::document::Block;
use crate::formats::flow::{self, Flow, cell_text, changes};
use crate::formats::sheet::{Area, Content, Sheet};
use crate::formats::xml::{Node, Tag, Xml};
use crate::{Document, ReadError};

/// Tables in tables and boxes in boxes.
const NESTING: usize = 24;
/// Cells or rows that are repeated as often as this fill the sheet, and were not put there by hand.
const FILLERS: u32 = 64;

pub(super) struct Text {
    looks: Looks,
    flow: Flow,
    nesting: usize,
    doubtful: bool,
    inserted: usize,
    deleted: usize,
    hidden: usize,
}

/// A cell of a row, as it is written.
#[derive(Clone, Default)]
struct Cell {
    blocks: Vec<Block>,
    content: Content,
    columns: u32,
    rows: u32,
    covered: bool,
    styled: bool,
    repeated: u32,
}

/// Where the cells of a table go.
enum Target<'t, 'b> {
    Table(&'t mut flow::Table),
    Sheet(&'t mut Sheet<'b>),
}

impl Text {
    pub(super) fn new(looks: Looks) -> Self {
        Self { looks, flow: Flow::default(), nesting: 0, doubtful: false, inserted: 0, deleted: 0, hidden: 0 }
    }

    pub(super) fn documents(mut self, xml: &mut Xml<'_>) -> Result<Vec<Document>, ReadError> {
        let mut in_body = false;
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(tag) if tag.name() == "body" => in_body = true,
                // Styles have a "text" of their own.
                _ if !in_body => {}
                Node::Open(tag) if tag.name() == "spreadsheet" => return self.sheets(xml),
                Node::Open(tag) if tag.name() == "text" => {
                    let mut blocks = Vec::new();
                    self.blocks(xml, &mut blocks)?;
                    while xml.next()?.is_some() {}
                    let mut document = Document::new(blocks);
                    document.faults = changes(self.inserted, self.deleted, self.hidden);
                    return Ok(vec![document]);
                }
                _ => {}
            }
        }
        Err(xml.damaged())
    }

    fn sheets(&mut self, xml: &mut Xml<'_>) -> Result<Vec<Document>, ReadError> {
        let budget = crate::limits::Budget::default();
        let mut documents = Vec::new();
        let element = xml.opened();
        while let Some(node) = xml.within(element)? {
            match node {
                Node::Open(tag) if tag.name() == "table" => {
                    let mut sheet = Sheet::new(tag.attribute("name").unwrap_or_default(), &budget);
                    if self.look(&tag).hidden {
                        sheet.hide();
                    }
                    self.table(xml, &mut Target::Sheet(&mut sheet))?;
                    documents.extend(sheet.document()?);
                }
                Node::Open(_) => xml.skip()?,
                _ => {}
            }
        }
        while xml.next()?.is_some() {}
        Ok(documents)
    }

    fn look(&self, tag: &Tag<'_>) -> Look {
        tag.attribute("style-name").map(|style| self.looks.of(&style)).unwrap_or_default()
    }

    /// Paragraphs and tables of the element that was just opened.
    fn blocks(&mut self, xml: &mut Xml<'_>, blocks: &mut Vec<Block>) -> Result<(), ReadError> {
        self.nesting += 1;
        if self.nesting > NESTING {
            return Err(ReadError::too_large("表格嵌套过深", "tables nested too deep"));
        }
        let element = xml.opened();
        while let Some(node) = xml.within(element)? {
            let Node::Open(tag) = node else { continue };
            match tag.name() {
                "p" => self.paragraph(xml, &tag, None, blocks)?,
                "h" => {
                    let level = tag.number("outline-level").unwrap_or(1).clamp(1, 9) as u8;
                    self.paragraph(xml, &tag, Some(level), blocks)?;
                }
                "table" => {
                    let mut table = self.flow.table();
                    self.table(xml, &mut Target::Table(&mut table))?;
                    blocks.append(&mut table.blocks());
                }
                "deletion" => {
                    self.deleted += 1;
                    xml.skip()?;
                }
                "insertion" => self.inserted += 1,
                "image" | "object" | "object-ole" | "plugin" => {
                    self.doubtful = true;
                    xml.skip()?;
                }
                "annotation" | "forms" | "sequence-decls" | "variable-decls" | "shapes" => xml.skip()?,
                // Lists, sections and frames stand around blocks.
                _ => {}
            }
        }
        self.nesting -= 1;
        Ok(())
    }

    fn paragraph(
        &mut self,
        xml: &mut Xml<'_>,
        tag: &Tag<'_>,
        level: Option<u8>,
        blocks: &mut Vec<Block>,
    ) -> Result<(), ReadError> {
        let (mut text, mut boxes) = (String::new(), Vec::new());
        let look = self.look(tag);
        self.runs(xml, look, &mut text, &mut boxes)?;
        blocks.extend(self.flow.paragraph(level, &text)?);
        self.doubtful |= !boxes.is_empty();
        blocks.append(&mut boxes);
        Ok(())
    }

    /// The text of the element that was just opened.
    fn runs(
        &mut self,
        xml: &mut Xml<'_>,
        look: Look,
        text: &mut String,
        boxes: &mut Vec<Block>,
    ) -> Result<(), ReadError> {
        let element = xml.opened();
        while let Some(node) = xml.within(element)? {
            let tag = match node {
                Node::Open(tag) => tag,
                Node::Text(run) => {
                    self.push(&run, look, text);
                    continue;
                }
                Node::Close => continue,
            };
            match tag.name() {
                "span" | "a" => {
                    let own = self.look(&tag);
                    let look = Look {
                        hidden: look.hidden || own.hidden,
                        struck: look.struck || own.struck,
                        raised: look.raised || own.raised,
                    };
                    self.runs(xml, look, text, boxes)?;
                }
                // However many there are: nothing is said by them.
                "s" => text.push(' '),
                "tab" => text.push('\t'),
                "line-break" => text.push('\n'),
                "text-box" => self.blocks(xml, boxes)?,
                "image" | "object" | "object-ole" | "plugin" => {
                    self.doubtful = true;
                    xml.skip()?;
                }
                "annotation" | "note" | "ruby-text" | "tracked-changes" => xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Takes in a run, in which white space of any length and kind is one space.
    fn push(&mut self, run: &str, look: Look, text: &mut String) {
        let says = !run.trim().is_empty();
        if look.hidden {
            self.hidden += usize::from(says);
            return;
        }
        self.doubtful |= says && look.struck;
        self.doubtful |= look.raised && run.contains(|digit: char| digit.is_ascii_digit());
        for character in run.chars() {
            let space = matches!(character, ' ' | '\t' | '\n' | '\r');
            if !space {
                text.push(character);
            } else if !text.is_empty() && !text.ends_with(' ') {
                text.push(' ');
            }
        }
    }

    fn table(&mut self, xml: &mut Xml<'_>, target: &mut Target<'_, '_>) -> Result<(), ReadError> {
        let (mut row, mut column) = (0u32, 0u32);
        let element = xml.opened();
        while let Some(node) = xml.within(element)? {
            let Node::Open(tag) = node else { continue };
            let unseen = tag.attribute("visibility").is_some_and(|how| matches!(&*how, "collapse" | "filter"));
            match tag.name() {
                "table-column" => {
                    let repeated = tag.number("number-columns-repeated").unwrap_or(1).max(1);
                    let last = column.saturating_add(repeated - 1);
                    match target {
                        Target::Sheet(sheet) if unseen => sheet.hide_columns(column, last)?,
                        _ => {}
                    }
                    column = last.saturating_add(1);
                }
                "table-row" => {
                    let repeated = tag.number("number-rows-repeated").unwrap_or(1).max(1);
                    let cells = self.row(xml)?;
                    if let Target::Table(_) = target {
                        self.hidden += usize::from(unseen);
                    }
                    target.rows(&self.flow, row, repeated, &cells, unseen)?;
                    row = row.saturating_add(repeated);
                }
                "shapes" | "forms" | "named-expressions" | "table-source" => xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    fn row(&mut self, xml: &mut Xml<'_>) -> Result<Vec<Cell>, ReadError> {
        let mut cells = Vec::new();
        let element = xml.opened();
        while let Some(node) = xml.within(element)? {
            let Node::Open(tag) = node else { continue };
            let covered = match tag.name() {
                "table-cell" => false,
                "covered-table-cell" => true,
                _ => {
                    xml.skip()?;
                    continue;
                }
            };
            self.flow.budget.pieces(1)?;
            let mut cell = Cell {
                columns: tag.number("number-columns-spanned").unwrap_or(1).max(1),
                rows: tag.number("number-rows-spanned").unwrap_or(1).max(1),
                repeated: tag.number("number-columns-repeated").unwrap_or(1).max(1),
                styled: tag.attribute("style-name").is_some(),
                covered,
                ..Cell::default()
            };
            let outer = std::mem::take(&mut self.doubtful);
            self.blocks(xml, &mut cell.blocks)?;
            let doubtful = std::mem::replace(&mut self.doubtful, outer);
            let (text, mixed) = cell_text(&mut cell.blocks);
            cell.content = content(&tag, text);
            cell.content.doubtful |= doubtful || mixed;
            cells.push(cell);
        }
        Ok(cells)
    }
}

/// What a cell shows: its text, or the number behind it.
fn content(tag: &Tag<'_>, text: String) -> Content {
    match tag.attribute("value-type").as_deref() {
        Some("float" | "currency") => match tag.attribute("value").and_then(|value| value.parse().ok()) {
            Some(number) => Content::certain(crate::formats::number::print(number)),
            None => Content::doubtful(text),
        },
        // A number that is shown as a day: typed so, or made one by the program.
        Some("date" | "time") => Content::doubtful(text),
        None if text.is_empty() && tag.attribute("formula").is_some() => {
            Content::doubtful(tag.attribute("formula").unwrap_or_default())
        }
        _ => Content::certain(text),
    }
}

impl Target<'_, '_> {
    /// Puts a row of cells, as often as it is repeated.
    fn rows(&mut self, flow: &Flow, row: u32, repeated: u32, cells: &[Cell], unseen: bool) -> Result<(), ReadError> {
        match self {
            Self::Table(table) => (0..repeated).try_for_each(|_| {
                table.row();
                flow.budget.pieces(1)?;
                cells.iter().try_for_each(|cell| put_in_table(table, flow, cell))
            }),
            Self::Sheet(sheet) => {
                if unseen {
                    for row in row..row.saturating_add(repeated.min(FILLERS)) {
                        sheet.hide_row(row)?;
                    }
                }
                let says = cells.iter().any(|cell| !cell.content.is_blank());
                let last = row.saturating_add(if says { repeated } else { repeated.min(1) });
                let by_hand = says || repeated <= FILLERS;
                (row..last).try_for_each(|row| put_in_sheet(sheet, row, cells, by_hand))
            }
        }
    }
}

fn put_in_table(table: &mut flow::Table, flow: &Flow, cell: &Cell) -> Result<(), ReadError> {
    if cell.covered {
        return table.skip(cell.repeated);
    }
    for _ in 0..cell.repeated {
        let content = flow::Content {
            text: cell.content.text.clone(),
            doubtful: cell.content.doubtful,
            columns: cell.columns,
            rows: cell.rows,
            ..flow::Content::default()
        };
        table.cell(&flow.budget, content, cell.blocks.clone())?;
        // The cells that it covers follow, and are passed over one by one.
        table.back(cell.columns - 1);
    }
    Ok(())
}

fn put_in_sheet(sheet: &mut Sheet<'_>, row: u32, cells: &[Cell], by_hand: bool) -> Result<(), ReadError> {
    let mut column = 0u32;
    for cell in cells {
        let after = column.saturating_add(cell.repeated);
        if !cell.covered && (cell.columns > 1 || cell.rows > 1) {
            let last = |first: u32, count: u32| first.saturating_add(count - 1);
            sheet.merge(Area { rows: (row, last(row, cell.rows)), columns: (column, last(column, cell.columns)) })?;
        }
        if !cell.covered && !cell.content.is_blank() {
            for column in column..after {
                sheet.put(row, column, cell.content.clone())?;
            }
        } else if by_hand && cell.styled && cell.repeated <= FILLERS {
            sheet.put(row, column, Content::default())?;
        }
        column = after;
    }
    Ok(())
}
