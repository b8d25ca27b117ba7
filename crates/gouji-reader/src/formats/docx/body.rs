//! The body of a text: paragraphs, tables in tables, text boxes, tracked changes.

use super::numbering::{Numbering, Place};
use super::properties::{Reach, Run, cell_properties, run_properties};
use super::styles::Styles;
use crate::document::Block;
use crate::formats::flow::{Flow, changes};
use crate::formats::xml::{Node, Tag, Xml};
use crate::{Document, Limits, ReadError};

/// Tables in tables and boxes in boxes.
const NESTING: usize = 24;

pub(super) struct Body {
    styles: Styles,
    numbering: Numbering,
    pub(super) flow: Flow,
    nesting: usize,
    /// Whether what was just read of a cell cannot be relied on: struck out, raised, a picture.
    pub(super) doubtful: bool,
    /// Words of a paragraph whose end was deleted: they belong to the next.
    carried: String,
    pub(super) inserted: usize,
    pub(super) deleted: usize,
    pub(super) hidden: usize,
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
    /// Where in the text each open field begins.
    fields: Vec<usize>,
}

impl Body {
    pub(super) fn new(styles: Styles, numbering: Numbering, limits: &Limits) -> Self {
        Self {
            styles,
            numbering,
            flow: Flow::within(limits),
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
    pub(super) fn blocks(&mut self, xml: &mut Xml<'_>, blocks: &mut Vec<Block>) -> Result<Reach, ReadError> {
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
                "fldChar" => self.field(&tag, line),
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

    /// A field that shows nothing yet, such as a sum never updated or a choice from a list, has a number all the same.
    fn field(&mut self, tag: &Tag<'_>, line: &mut Line) {
        match tag.attribute("fldCharType").as_deref() {
            Some("begin") => line.fields.push(line.text.len()),
            Some("end") => self.doubtful |= line.fields.pop() == Some(line.text.len()),
            _ => {}
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
