//! Cells as they are written, put into a table of a text or into a sheet.

use crate::ReadError;
use crate::document::Block;
use crate::formats::decimal::Decimal;
use crate::formats::flow::{self, Flow};
use crate::formats::sheet::{Area, Content, Sheet};
use crate::formats::xml::Tag;

/// Cells or rows that are repeated as often as this fill the sheet, and were not put there by hand.
const FILLERS: u32 = 64;

/// A cell of a row, as it is written.
#[derive(Clone, Default)]
pub(super) struct Cell {
    pub(super) blocks: Vec<Block>,
    pub(super) content: Content,
    pub(super) columns: u32,
    pub(super) rows: u32,
    pub(super) covered: bool,
    pub(super) styled: bool,
    pub(super) repeated: u32,
}

/// Where the cells of a table go.
pub(super) enum Target<'t, 'b> {
    Table(&'t mut flow::Table),
    Sheet(&'t mut Sheet<'b>),
}

/// What a cell shows: its text, or the number behind it.
pub(super) fn content(tag: &Tag<'_>, text: String) -> Content {
    match tag.attribute("value-type").as_deref() {
        Some("float" | "currency") => match tag.attribute("value").and_then(|value| Decimal::parse(&value)) {
            Some(number) => Content::certain(number.to_string()),
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
    pub(super) fn rows(
        &mut self,
        flow: &Flow,
        row: u32,
        repeated: u32,
        cells: &[Cell],
        unseen: bool,
    ) -> Result<(), ReadError> {
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
