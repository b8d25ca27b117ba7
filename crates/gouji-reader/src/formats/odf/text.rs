//! Paragraphs, tables and sheets of an OpenDocument.

use super::cells::{Cell, Target, content};
use super::looks::{Look, Looks};
use crate::document::Block;
use crate::formats::flow::{Flow, cell_text, changes};
use crate::formats::sheet::Sheet;
use crate::formats::xml::{Node, Tag, Xml};
use crate::limits::{Budget, Limits};
use crate::{Document, ReadError};

/// Tables in tables and boxes in boxes.
const NESTING: usize = 24;

pub(super) struct Text {
    looks: Looks,
    limits: Limits,
    flow: Flow,
    nesting: usize,
    doubtful: bool,
    inserted: usize,
    deleted: usize,
    hidden: usize,
}

impl Text {
    pub(super) fn new(looks: Looks, limits: &Limits) -> Self {
        let limits = *limits;
        Self {
            looks,
            limits,
            flow: Flow::within(&limits),
            nesting: 0,
            doubtful: false,
            inserted: 0,
            deleted: 0,
            hidden: 0,
        }
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
        let budget = Budget::within(&self.limits);
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
            cell.content.doubtful |= doubtful || mixed || (self.look(&tag).struck && !cell.content.is_blank());
            cells.push(cell);
        }
        Ok(cells)
    }
}
