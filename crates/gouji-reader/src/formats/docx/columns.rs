//! The columns of a table: edges a hair apart, as programs leave them when they round, are one.

use crate::ReadError;
use crate::formats::xml::{Node, Xml};
use crate::limits::SPAN;

/// A column narrower than this lies between two edges that were meant to be one, in twentieths of a
/// point.
const HAIR: u32 = 30;

/// For every edge of the written grid, the column that begins there.
#[derive(Debug, Default)]
pub(super) struct Columns(Vec<u32>);

impl Columns {
    /// Reads the grid that was just opened.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, ReadError> {
        let mut widths = Vec::new();
        let element = xml.opened();
        while let Some(node) = xml.within(element)? {
            match node {
                Node::Open(tag) if tag.name() == "gridCol" => widths.push(tag.number("w").unwrap_or(0)),
                Node::Open(tag) if tag.name() == "tblGridChange" => xml.skip()?,
                _ => {}
            }
        }
        Ok(Self::of(&widths))
    }

    fn of(widths: &[u32]) -> Self {
        let total: u64 = widths.iter().map(|width| u64::from(*width)).sum();
        // Widths that are all small, or not given, are no widths.
        let real = total > 4 * u64::from(HAIR) * widths.len() as u64;
        let mut column = 0;
        let mut columns = vec![0];
        for width in widths.iter().take(SPAN as usize) {
            column += u32::from(!(real && (1..HAIR).contains(width)));
            columns.push(column);
        }
        Self(columns)
    }

    /// The column at an edge; beyond the grid, columns are as they are counted.
    pub(super) fn at(&self, edge: u32) -> u32 {
        let last = self.0.len().saturating_sub(1);
        let beyond = edge.saturating_sub(last as u32);
        self.0.get((edge as usize).min(last)).map_or(edge, |column| column + beyond)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_as_narrow_as_a_hair_is_none() {
        let columns = Columns::of(&[600, 600, 3, 600]);
        assert_eq!([0, 1, 2, 3, 4, 6].map(|edge| columns.at(edge)), [0, 1, 2, 2, 3, 5]);
    }

    #[test]
    fn widths_that_say_nothing_are_not_heeded() {
        assert_eq!([0, 1, 2, 3].map(|edge| Columns::of(&[0, 10, 20]).at(edge)), [0, 1, 2, 3]);
        assert_eq!(Columns::default().at(7), 7);
    }
}
