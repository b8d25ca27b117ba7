//! Tables of a text: rows of cells that span columns and continue those above.

use super::body::Body;
use super::columns::Columns;
use crate::ReadError;
use crate::document::Block;
use crate::formats::flow::{Content, cell_text};
use crate::formats::xml::{Node, Xml};
use crate::limits::SPAN;

impl Body {
    pub(super) fn table(&mut self, xml: &mut Xml<'_>, blocks: &mut Vec<Block>) -> Result<(), ReadError> {
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
