//! What a header says of each table: which of its labels stand in which columns.

use gouji::Table;

use super::{Head, HeadCell};
use crate::label::Meaning;

/// The labels of one table in a header, looked up once for all rows under it.
#[derive(Debug, Default)]
pub(super) struct Labels {
    /// The ids of the columns named with the columns of the grid they stand in, row by row.
    pub(super) named: Vec<Vec<(&'static str, u32)>>,
    /// The columns of the grid from left to right, where each label has one of its own.
    pub(super) columns: Option<Vec<u32>>,
    /// The column after the last that one of these labels stands over.
    pub(super) end: Option<u32>,
    /// The columns with a name that the form does not know, beside those it knows.
    pub(super) others: Vec<u32>,
}

impl Labels {
    pub(super) fn of(head: &Head<'_>, table: Table) -> Self {
        let column = |cell: &HeadCell<'_>| Some((cell.label.as_ref()?.column(table)?, cell.column));
        let named: Vec<Vec<_>> = head.rows.iter().map(|row| row.iter().filter_map(column).collect()).collect();
        let mut own: Vec<u32> = named.iter().flatten().map(|(_, column)| *column).collect();
        own.sort_unstable();
        let others = if head.in_grid { others(head, table, &own) } else { Vec::new() };
        let apart = head.in_grid && !own.is_empty() && own.windows(2).all(|pair| pair[0] < pair[1]);
        let cells = head.rows.iter().flatten().filter(|cell| apart && cell.is_column(table));
        let end = cells.map(|cell| cell.over().end).max();
        Self { named, columns: apart.then_some(own), end, others }
    }
}

/// The columns of names that the form does not know, in the rows of those it knows, which stand in the columns `own`.
fn others(head: &Head<'_>, table: Table, own: &[u32]) -> Vec<u32> {
    let speaks = |cell: &HeadCell<'_>| {
        cell.is_column(table) || cell.label.as_ref().is_some_and(|label| label.any(|m| *m == Meaning::Parent))
    };
    let stands_over_own = |cell: &HeadCell<'_>| {
        let over = cell.over();
        own.get(own.partition_point(|column| *column < over.start)).is_some_and(|column| *column < over.end)
    };
    let beside = |cell: &&HeadCell<'_>| cell.label.is_none() && !cell.text.is_empty() && !stands_over_own(cell);
    let rows = head.rows.iter().filter(|row| row.iter().any(speaks));
    rows.flatten().filter(beside).map(|cell| cell.column).collect()
}
