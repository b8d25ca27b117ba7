//! A run of paragraphs and tables: the main text, or that of its boxes.

use std::ops::Range;

use super::pieces::Pieces;
use super::properties::{Paragraph, Properties, Row, Run};
use super::rows::{Cell, table};
use crate::document::Block;
use crate::formats::flow::{Flow, changes};
use crate::{Document, Limits, ReadError};

/// Tables in tables.
const NESTING: u32 = 24;

/// Characters that are no text but say what follows.
mod mark {
    pub(super) const PICTURE: u16 = 0x01;
    pub(super) const CELL: u16 = 0x07;
    pub(super) const DRAWING: u16 = 0x08;
    pub(super) const LINE: u16 = 0x0b;
    pub(super) const PAGE: u16 = 0x0c;
    pub(super) const PARAGRAPH: u16 = 0x0d;
    pub(super) const FIELD: u16 = 0x13;
    pub(super) const FIELD_RESULT: u16 = 0x14;
    pub(super) const FIELD_END: u16 = 0x15;
    pub(super) const HYPHEN: u16 = 0x1e;
}

pub(super) struct Story<'a> {
    pieces: &'a Pieces,
    properties: &'a Properties<'a>,
    flow: Flow,
    blocks: Vec<Block>,
    /// The tables that are open, the outermost first.
    open: Vec<Open>,
    inserted: usize,
    deleted: usize,
    hidden: usize,
}

#[derive(Default)]
struct Open {
    rows: Vec<(Vec<Cell>, Row)>,
    cells: Vec<Cell>,
    cell: Cell,
}

impl<'a> Story<'a> {
    pub(super) fn new(pieces: &'a Pieces, properties: &'a Properties<'a>, limits: &Limits) -> Self {
        Self {
            pieces,
            properties,
            flow: Flow::within(limits),
            blocks: Vec::new(),
            open: Vec::new(),
            inserted: 0,
            deleted: 0,
            hidden: 0,
        }
    }

    pub(super) fn document(self) -> Document {
        let mut document = Document::new(self.blocks);
        document.faults = changes(self.inserted, self.deleted, self.hidden);
        document
    }

    /// Reads the units of a range.
    pub(super) fn read(&mut self, units: Range<usize>) -> Result<(), ReadError> {
        let end = units.end.min(self.pieces.units().len());
        let mut line = Line::default();
        for unit in units.start..end {
            let character = self.pieces.units()[unit];
            let ends = matches!(character, mark::PARAGRAPH | mark::CELL | mark::PAGE);
            let run = self.properties.run(self.pieces.place(unit));
            self.inserted += usize::from(run.inserted && !line.last.inserted);
            self.deleted += usize::from(run.deleted && !line.last.deleted);
            line.last = run;
            if !ends {
                self.hidden += usize::from(line.push(character, run));
                continue;
            }
            let paragraph = self.properties.paragraph(self.pieces.place(unit), self.pieces.change(unit))?;
            let deleted = run.deleted && character == mark::PARAGRAPH;
            if !(deleted && self.goes_on(&paragraph, unit + 1)?) {
                self.paragraph(&line, character, &paragraph)?;
                line = Line::default();
            }
        }
        if !line.units.is_empty() {
            self.paragraph(&line, mark::PARAGRAPH, &Paragraph::default())?;
        }
        self.close(0)
    }

    /// Whether a paragraph whose end was deleted goes on in the next: never into or out of a cell.
    fn goes_on(&self, paragraph: &Paragraph, next: usize) -> Result<bool, ReadError> {
        let after = self.properties.paragraph(self.pieces.place(next), self.pieces.change(next))?;
        let ends_cell = paragraph.ends_inner_cell || paragraph.ends_inner_row;
        Ok(!ends_cell && after.depth() == paragraph.depth())
    }

    fn paragraph(&mut self, line: &Line, end: u16, paragraph: &Paragraph) -> Result<(), ReadError> {
        let depth = if end == mark::CELL { paragraph.depth().max(1) } else { paragraph.depth() };
        if depth > NESTING {
            return Err(ReadError::too_large("表格嵌套过深", "tables nested too deep"));
        }
        self.close(depth as usize)?;
        while self.open.len() < depth as usize {
            self.open.push(Open::default());
        }
        let Some(open) = self.open.last_mut() else {
            let level = level(paragraph);
            self.blocks.extend(self.flow.paragraph(level, &line.text())?);
            return Ok(());
        };
        let ends_row = if depth > 1 { paragraph.ends_inner_row } else { paragraph.ends_row };
        if ends_row {
            self.flow.budget.pieces(1 + paragraph.row.edges.len())?;
            open.rows.push((std::mem::take(&mut open.cells), paragraph.row.clone()));
            return Ok(());
        }
        open.cell.doubtful |= line.doubtful;
        open.cell.blocks.extend(self.flow.paragraph(level(paragraph), &line.text())?);
        if if depth > 1 { paragraph.ends_inner_cell } else { end == mark::CELL } {
            open.cells.push(std::mem::take(&mut open.cell));
        }
        Ok(())
    }

    /// Ends tables until only so many are open.
    fn close(&mut self, depth: usize) -> Result<(), ReadError> {
        while self.open.len() > depth
            && let Some(open) = self.open.pop()
        {
            let blocks = table(&mut self.flow, open.rows)?;
            match self.open.last_mut() {
                Some(outer) => outer.cell.blocks.extend(blocks),
                None => self.blocks.extend(blocks),
            }
        }
        Ok(())
    }
}

/// Headings have the first nine styles; level 9 of the outline is no heading.
fn level(paragraph: &Paragraph) -> Option<u8> {
    match (paragraph.outline, paragraph.style) {
        (Some(outline), _) => (outline < 9).then_some(outline + 1),
        (None, 1..=9) => Some(paragraph.style as u8),
        _ => None,
    }
}

/// A paragraph being read.
#[derive(Default)]
struct Line {
    units: Vec<u16>,
    doubtful: bool,
    /// Fields within fields that are open, and whether each has come to its result.
    fields: Vec<bool>,
    last: Run,
}

impl Line {
    /// Takes in a character; true when it is hidden.
    fn push(&mut self, character: u16, run: Run) -> bool {
        match character {
            mark::FIELD => self.fields.push(false),
            mark::FIELD_RESULT => {
                if let Some(field) = self.fields.last_mut() {
                    *field = true;
                }
            }
            mark::FIELD_END => drop(self.fields.pop()),
            _ if self.fields.contains(&false) || run.deleted => {}
            _ if run.hidden => return character > 0x20,
            _ => self.show(character, run),
        }
        false
    }

    fn show(&mut self, character: u16, run: Run) {
        self.doubtful |= character > 0x20 && run.struck;
        self.doubtful |= run.raised && (0x30..0x3a).contains(&character);
        match (run.symbol, character) {
            (Some(0xe000..=0xf8ff), _) | (_, mark::PICTURE | mark::DRAWING) => self.doubtful = true,
            (Some(symbol), _) => self.units.push(symbol),
            (_, mark::LINE) => self.units.push(0x0a),
            (_, mark::HYPHEN) => self.units.push(0x2d),
            (_, 0x09 | 0x20..) => self.units.push(character),
            _ => {}
        }
    }

    fn text(&self) -> String {
        String::from_utf16_lossy(&self.units)
    }
}
