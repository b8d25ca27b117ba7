//! The body of a text: paragraphs, tables in tables, text boxes, tracked changes.

use super::columns::Columns;
use super::numbering::{Numbering, Place};
use super::properties::{Reach, Run, cell_properties, run_properties};
use super::styles::Styles;
use crate::document::Block;
use crate::formats::flow::{Content, Flow, cell_text, changes};
use crate::formats::xml::{Node, Tag, Xml};
use crate::limits::SPAN;
use crate::{Document, ReadError};

/// Tables in tables and boxes in boxes.
const NESTING: usize = 24;

pub(super) struct Body {
    styles: Styles,
    numbering: Numbering,
    flow: Flow,
    nesting: usize,
    /// Whether what was just read of a cell cannot be relied on: struck out, raised, a picture.
    doubtful: bool,
    /// Words of a paragraph whose end was deleted: they belong to the next.
    carried: String,
    inserted: usize,
    deleted: usize,
    hidden: usize,
}

/// A paragraph being read.
#[derive(Default)]
struct Line {
    text: String,
    level: Option<u8>,
    number: String,
    /// Whether the end of the paragraph was deleted.
    open_ended: bool,
    boxes: Vec<Block>,
    run: Run,
}

impl Body {
    pub(super) fn new(styles: Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            flow: Flow::default(),
            nesting: 0,
            doubtful: false,
            carried: String::new(),
            inserted: 0,
            deleted: 0,
            hidden: 0,
        }
    }

    pub(super) fn read(mut self, xml: &mut Xml<'_>) -> Result<Document, ReadError> {
        let mut blocks = Vec::new();
        while let Some(node) = xml.next()? {
            if let Node::Open(tag) = node
                && tag.name() == "body"
            {
                self.blocks(xml, &mut blocks)?;
            }
        }
        let mut document = Document::new(blocks);
        document.faults = changes(self.inserted, self.deleted, self.hidden);
        Ok(document)
    }

    /// Paragraphs and tables of the element that was just opened, and how far it reaches when it is
    /// a cell.
    fn blocks(&mut self, xml: &mut Xml<'_>, blocks: &mut Vec<Block>) -> Result<Reach, ReadError> {
        self.nesting += 1;
        if self.nesting > NESTING {
            return Err(ReadError::too_large("表格嵌套过深", "tables nested too deep"));
        }
        let mut reach = Reach::default();
        let element = xml.opened();
        while let Some(node) = xml.within(element)? {
            let Node::Open(tag) = node else { continue };
            match tag.name() {
                "p" => self.paragraph(xml, blocks)?,
                "tbl" => {
                    self.flush(blocks)?;
                    self.table(xml, blocks)?;
                }
                "tcPr" => reach = cell_properties(xml)?,
                "del" | "moveFrom" => {
                    self.deleted += 1;
                    xml.skip()?;
                }
                "ins" | "moveTo" => self.inserted += 1,
                "AlternateContent" if enter_choice(xml)? => {
                    self.blocks(xml, blocks)?;
                }
                "Choice" | "Fallback" | "sdtPr" | "sdtEndPr" | "sectPr" => xml.skip()?,
                // Content controls and the like stand around blocks.
                _ => {}
            }
        }
        self.flush(blocks)?;
        self.nesting -= 1;
        Ok(reach)
    }

    /// Words carried over end with what they stand in: they never come into another cell.
    fn flush(&mut self, blocks: &mut Vec<Block>) -> Result<(), ReadError> {
        let text = std::mem::take(&mut self.carried);
        if !text.is_empty() {
            blocks.extend(self.flow.paragraph(None, &text)?);
        }
        Ok(())
    }

    fn paragraph(&mut self, xml: &mut Xml<'_>, blocks: &mut Vec<Block>) -> Result<(), ReadError> {
        let mut line = Line { text: std::mem::take(&mut self.carried), ..Line::default() };
        self.runs(xml, &mut line)?;
        if line.open_ended {
            self.carried = line.text;
        } else {
            let text = format!("{}{}", line.number, line.text);
            if !line.number.is_empty() && line.text.trim_start().starts_with(|first: char| first.is_ascii_digit()) {
                self.doubtful = true;
            }
            blocks.extend(self.flow.paragraph(line.level, &text)?);
        }
        self.doubtful |= !line.boxes.is_empty();
        blocks.append(&mut line.boxes);
        Ok(())
    }

    /// The text of the paragraph, or of the part of one, that was just opened.
    fn runs(&mut self, xml: &mut Xml<'_>, line: &mut Line) -> Result<(), ReadError> {
        let element = xml.opened();
        while let Some(node) = xml.within(element)? {
            let Node::Open(tag) = node else { continue };
            match tag.name() {
                "pPr" => self.paragraph_properties(xml, line)?,
                "r" => line.run = Run::default(),
                "rPr" => run_properties(xml, &mut line.run)?,
                "t" => {
                    let text = xml.text()?;
                    self.push(line, &text);
                }
                "tab" | "ptab" => self.push(line, "\t"),
                "br" | "cr" => self.push(line, "\n"),
                "noBreakHyphen" => self.push(line, "-"),
                // Words in a shape, as a title may be.
                "textpath" => self.push(line, &tag.attribute("string").unwrap_or_default()),
                "sym" => self.symbol(&tag, line),
                "del" | "moveFrom" => {
                    self.deleted += 1;
                    xml.skip()?;
                }
                "ins" | "moveTo" => self.inserted += 1,
                "AlternateContent" if enter_choice(xml)? => self.runs(xml, line)?,
                "txbxContent" => {
                    self.blocks(xml, &mut line.boxes)?;
                }
                "blip" | "imagedata" | "OLEObject" | "chart" => self.doubtful = true,
                "Choice" | "Fallback" | "delText" | "instrText" | "delInstrText" | "rt" | "sdtPr" | "sdtEndPr" => {
                    xml.skip()?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn push(&mut self, line: &mut Line, text: &str) {
        let says = !text.trim().is_empty();
        if line.run.hidden {
            self.hidden += usize::from(says);
            return;
        }
        self.doubtful |= says && line.run.struck;
        // A raised digit is a note's number, or part of ten to a power.
        self.doubtful |= line.run.raised && text.contains(|digit: char| digit.is_ascii_digit());
        line.text.push_str(text);
    }

    /// A character of a symbol font; in its private range only the font knows what it is.
    fn symbol(&mut self, tag: &Tag<'_>, line: &mut Line) {
        let code = tag.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        match code.and_then(char::from_u32) {
            Some(symbol) if !('\u{e000}'..='\u{f8ff}').contains(&symbol) => {
                self.push(line, symbol.encode_utf8(&mut [0; 4]));
            }
            _ => self.doubtful = true,
        }
    }

    fn paragraph_properties(&mut self, xml: &mut Xml<'_>, line: &mut Line) -> Result<(), ReadError> {
        let (mut style, mut outline, mut place) = (None, None, Place::default());
        let element = xml.opened();
        while let Some(node) = xml.within(element)? {
            let Node::Open(tag) = node else { continue };
            match tag.name() {
                "pStyle" => style = tag.attribute("val").map(std::borrow::Cow::into_owned),
                "outlineLvl" => outline = tag.number("val").map(|level| level.min(9) as u8),
                "numId" => place.list = tag.number("val"),
                "ilvl" => place.level = tag.number("val"),
                "del" | "moveFrom" => {
                    self.deleted += 1;
                    line.open_ended = true;
                }
                "ins" | "moveTo" => self.inserted += 1,
                "pPrChange" | "rPrChange" => xml.skip()?,
                _ => {}
            }
        }
        let (of_style, number_of_style) = style.map(|id| self.styles.resolve(&id)).unwrap_or_default();
        // Level 9 says that a paragraph is no heading whatever its style.
        line.level = outline.or(of_style).filter(|level| *level < 9).map(|level| level + 1);
        line.number = self.numbering.next(place.or(number_of_style));
        Ok(())
    }

    fn table(&mut self, xml: &mut Xml<'_>, blocks: &mut Vec<Block>) -> Result<(), ReadError> {
        let mut table = self.flow.table();
        let (mut columns, mut edge) = (Columns::default(), 0u32);
        let element = xml.opened();
        // A row is begun by its first cell, or not at all when it was deleted.
        let (mut begun, mut deleted) = (true, false);
        while let Some(node) = xml.within(element)? {
            let Node::Open(tag) = node else { continue };
            match tag.name() {
                "tblGrid" => columns = Columns::read(xml)?,
                "tr" => (begun, deleted, edge) = (false, false, 0),
                "trPr" => {
                    let before = self.row_properties(xml, &mut deleted)?;
                    if !deleted {
                        table.row();
                        edge = before.min(SPAN);
                        table.skip(columns.at(edge))?;
                        begun = true;
                    }
                }
                "tc" if deleted => xml.skip()?,
                "tc" => {
                    if !std::mem::replace(&mut begun, true) {
                        table.row();
                    }
                    let outer = std::mem::take(&mut self.doubtful);
                    let mut inner = Vec::new();
                    let reach = self.blocks(xml, &mut inner)?;
                    let doubtful = std::mem::replace(&mut self.doubtful, outer);
                    if reach.deleted {
                        self.deleted += 1;
                        continue;
                    }
                    let (text, mixed) = cell_text(&mut inner);
                    let from = columns.at(edge);
                    edge = edge.saturating_add(reach.columns.unwrap_or(1).clamp(1, SPAN));
                    let wide = columns.at(edge).saturating_sub(from);
                    if wide == 0 && text.is_empty() {
                        continue;
                    }
                    let content = Content {
                        text,
                        doubtful: doubtful || mixed,
                        columns: wide,
                        rows: 1,
                        begins: true,
                        continues: reach.continues,
                    };
                    table.cell(&self.flow.budget, content, inner)?;
                }
                "tblPr" | "tblPrEx" | "sdtPr" | "sdtEndPr" => xml.skip()?,
                _ => {}
            }
        }
        blocks.append(&mut table.blocks());
        Ok(())
    }

    /// Says how many columns the row leaves out before its first cell.
    fn row_properties(&mut self, xml: &mut Xml<'_>, deleted: &mut bool) -> Result<u32, ReadError> {
        let mut before = 0;
        let element = xml.opened();
        while let Some(node) = xml.within(element)? {
            let Node::Open(tag) = node else { continue };
            match tag.name() {
                "gridBefore" => before = tag.number("val").unwrap_or(0),
                "hidden" if tag.flag("val") != Some(false) => self.hidden += 1,
                "del" => {
                    self.deleted += 1;
                    *deleted = true;
                }
                "ins" => self.inserted += 1,
                "trPrChange" => xml.skip()?,
                _ => {}
            }
        }
        Ok(before)
    }
}

/// Steps into the first of several ways to say the same thing; false when there is none.
fn enter_choice(xml: &mut Xml<'_>) -> Result<bool, ReadError> {
    let element = xml.opened();
    while let Some(node) = xml.within(element)? {
        if let Node::Open(tag) = node
            && matches!(tag.name(), "Choice" | "Fallback")
        {
            return Ok(true);
        }
    }
    Ok(false)
}
