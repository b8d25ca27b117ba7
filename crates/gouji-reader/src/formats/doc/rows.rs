//! Rows of cells with edges of their own become a table with columns.

use gouji::order;

use super::properties::Row;
use crate::ReadError;
use crate::document::Block;
use crate::formats::flow::{Content, Flow, cell_text};

/// Edges as near as this are one, in twentieths of a point.
const NEAR: i16 = 30;

/// A cell as it was read.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub(super) blocks: Vec<Block>,
    pub(super) doubtful: bool,
}

/// Makes a table's blocks.
pub(super) fn table(flow: &mut Flow, rows: Vec<(Vec<Cell>, Row)>) -> Result<Vec<Block>, ReadError> {
    let mut edges: Vec<i16> = rows.iter().flat_map(|(_, row)| row.edges.iter().copied()).collect();
    order::sort(&mut edges);
    edges.dedup_by(|next, kept| next.saturating_sub(*kept) <= NEAR);
    // The last edge that is not beyond this one; all near it were taken for one.
    let column = |edge: i16| edges.partition_point(|kept| *kept <= edge).saturating_sub(1) as u32;

    let mut table = flow.table();
    for (cells, row) in rows {
        table.row();
        let defined = row.edges.len() == cells.len() + 1;
        let mut at = 0;
        let mut cells = cells.into_iter().enumerate().peekable();
        while let Some((index, Cell { mut blocks, mut doubtful })) = cells.next() {
            let merge = row.merges.get(index).copied().unwrap_or_default();
            let mut last = index;
            while let Some((next, more)) =
                cells.next_if(|(next, _)| row.merges.get(*next).is_some_and(|merge| merge.continues_left))
            {
                blocks.extend(more.blocks);
                doubtful |= more.doubtful;
                last = next;
            }
            let columns = if defined {
                let (from, to) = (column(row.edges[index]), column(row.edges[last + 1]));
                table.skip(from.saturating_sub(at))?;
                at = at.max(from);
                to.saturating_sub(at).max(1)
            } else {
                1
            };
            at += columns;
            let (text, mixed) = cell_text(&mut blocks);
            let content = Content {
                text,
                doubtful: doubtful || mixed,
                columns,
                rows: 1,
                begins: merge.begins || merge.continues_above,
                continues: merge.continues_above,
            };
            table.cell(&flow.budget, content, blocks)?;
        }
    }
    Ok(table.blocks())
}
