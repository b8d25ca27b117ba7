//! The header of table 3: 自然人, the five under 法人或其他组织, 总计, in whatever order they are printed.

use gouji::{Edition, Table, order};

use super::{Head, HeadCell, Order, columns, is_each_once, labelled, partial};
use crate::label::{Label, Meaning};

impl Head<'_> {
    /// The order of the seven columns of table 3.
    pub(crate) fn applicants(&self) -> Order {
        let form = columns(Table::Requests, Edition::V2021, 0);
        let named = self.named(Table::Requests);
        let flat: Vec<_> = named.iter().flatten().copied().collect();
        if !is_each_once(&flat, &form) {
            return partial(named, &form, self.is_foreign(Table::Requests));
        }
        if let Some(order) = self.with_subtotal(&form) {
            return order;
        }
        let parent = self.find(|meaning| *meaning == Meaning::Parent);
        if let Some(sorted) = self.by_geometry(&flat, parent) {
            return labelled(sorted);
        }
        self.by_nesting(named, parent).map_or(Order::Contradicts, labelled)
    }

    /// The order of the columns with a subtotal among them, which the form does not print.
    fn with_subtotal(&self, form: &[&'static str]) -> Option<Order> {
        let is_subtotal = |label: &Label| label.any(|meaning| *meaning == Meaning::Subtotal);
        let subtotals = self.rows.iter().flatten().filter(|cell| cell.label.as_ref().is_some_and(is_subtotal)).count();
        // 法人或其他组织 beside its parts, in one row with them, is a subtotal too.
        let beside = self.rows.len() == 1;
        if subtotals == 0 && !beside {
            return None;
        }
        let leaf =
            |label: &Label| label.column(Table::Requests).is_some() || is_subtotal(label) || (beside && is_leaf(label));
        let rows = self.rows.iter().enumerate().flat_map(|(at, row)| row.iter().map(move |cell| (at, cell)));
        let mut cells: Vec<(usize, &HeadCell<'_>)> =
            rows.filter(|(_, cell)| cell.label.as_ref().is_some_and(leaf)).collect();
        order::sort_by_key(&mut cells, |(_, cell)| cell.column);
        if cells.len() != form.len() + 1 {
            return (subtotals > 0).then_some(Order::Contradicts);
        }
        let twice = cells.windows(2).any(|pair| pair[0].1.column == pair[1].1.column);
        if twice || !self.is_nested(cells.iter().map(|(row, _)| *row)) {
            return Some(Order::Contradicts);
        }
        let column = |cell: &HeadCell<'_>| cell.label.as_ref().and_then(|label| label.column(Table::Requests));
        Some(Order::Labelled(cells.iter().map(|(_, cell)| column(cell)).collect()))
    }

    /// The columns from left to right, where the header's own columns prove it.
    fn by_geometry(
        &self,
        flat: &[(&'static str, u32)],
        parent: Option<(usize, &HeadCell<'_>)>,
    ) -> Option<Vec<&'static str>> {
        if !self.in_grid {
            return None;
        }
        let mut sorted = flat.to_vec();
        order::sort_by_key(&mut sorted, |(_, column)| *column);
        if sorted.windows(2).any(|pair| pair[0].1 == pair[1].1) {
            return None;
        }
        // Without 法人或其他组织, rows of unequal width may lack its cell, which moves all that come after it.
        let several = self.named(Table::Requests).iter().filter(|row| !row.is_empty()).count() > 1;
        if parent.is_none() && several && self.widths.windows(2).any(|pair| pair[0] != pair[1]) {
            return None;
        }
        // 法人或其他组织 stands over the first of the columns in the row below it.
        if let Some((row, parent)) = parent {
            let below = self.rows.get(row + 1)?;
            let first = below.iter().filter(|cell| cell.label.as_ref().is_some_and(is_leaf)).map(|cell| cell.column);
            if first.min() != Some(parent.column) {
                return None;
            }
        }
        let row = |id: &str| self.rows.iter().position(|row| row.iter().any(|cell| is_column(cell, id))).unwrap_or(0);
        if !self.is_nested(sorted.iter().map(|(id, _)| row(id))) {
            return None;
        }
        Some(sorted.into_iter().map(|(id, _)| id).collect())
    }

    /// Whether the columns under 法人或其他组织 stand side by side, by the rows of the columns from left to right. Where
    /// the spans are lost, a column from above lies among them.
    fn is_nested(&self, rows: impl Iterator<Item = usize>) -> bool {
        let Some((parent, _)) = self.find(|meaning| *meaning == Meaning::Parent) else { return true };
        let mut below = rows.map(|row| row > parent).skip_while(|below| !below).skip_while(|below| *below);
        !below.any(|below| below)
    }

    /// The columns in reading order, those under 法人或其他组织 put into its place.
    fn by_nesting(
        &self,
        named: &[Vec<(&'static str, u32)>],
        parent: Option<(usize, &HeadCell<'_>)>,
    ) -> Option<Vec<&'static str>> {
        let ids = |row: &[(&'static str, u32)]| row.iter().map(|(id, _)| *id).collect::<Vec<_>>();
        let flat: Vec<&'static str> = named.iter().flat_map(|row| ids(row)).collect();
        let Some((at, parent)) = parent else {
            return (named.iter().filter(|row| !row.is_empty()).count() == 1).then_some(flat);
        };
        let top = &self.rows[at];
        let before: Vec<&'static str> =
            ids(&named[at]).into_iter().filter(|id| position(top, id) < parent.column).collect();
        let after: Vec<&'static str> =
            ids(&named[at]).into_iter().filter(|id| position(top, id) > parent.column).collect();
        match (before.as_slice(), after.as_slice()) {
            // One row of all, or the five below and the last beside or above it.
            ([natural], [total]) => {
                let children: Vec<_> = named[at + 1..].iter().flat_map(|row| ids(row)).collect();
                (children.len() == 5).then(|| [vec![*natural], children, vec![*total]].concat())
            }
            ([natural], []) => {
                let above: Vec<_> = named[..at].iter().flat_map(|row| ids(row)).collect();
                let below: Vec<_> = named[at + 1..].iter().flat_map(|row| ids(row)).collect();
                match (above.as_slice(), below.as_slice()) {
                    ([total], children) if children.len() == 5 => Some([&[*natural], children, &[*total]].concat()),
                    // One word a line: whether 总计 comes before or after the five shows in its own place only.
                    ([], ["total", children @ ..]) => Some([&[*natural], children, &["total"]].concat()),
                    ([], all) if is_form(natural, all) => Some([&[*natural], all].concat()),
                    _ => None,
                }
            }
            ([], []) => {
                // One word a line, 法人或其他组织 on its own.
                let above: Vec<_> = named[..at].iter().flat_map(|row| ids(row)).collect();
                let below: Vec<_> = named[at + 1..].iter().flat_map(|row| ids(row)).collect();
                match (above.as_slice(), below.as_slice()) {
                    ([natural], ["total", children @ ..]) | (["total", natural], children) => {
                        Some([&[*natural], children, &["total"]].concat())
                    }
                    ([natural], all) if is_form(natural, all) => Some([&[*natural], all].concat()),
                    _ => None,
                }
            }
            ([natural], [.., _]) if after.len() == 6 => Some([vec![*natural], after.clone()].concat()),
            _ => None,
        }
    }
}

/// A column of its own: one of the form, 小计, or 法人或其他组织 where it stands beside its parts.
fn is_leaf(label: &Label) -> bool {
    label.column(Table::Requests).is_some() || label.any(|m| matches!(m, Meaning::Parent | Meaning::Subtotal))
}

/// Whether the columns stand in the order of the form; any other could be read in two ways.
fn is_form(first: &str, rest: &[&str]) -> bool {
    columns(Table::Requests, Edition::V2021, 0).into_iter().eq([first].into_iter().chain(rest.iter().copied()))
}

fn position(row: &[HeadCell], id: &str) -> u32 {
    row.iter().find(|cell| is_column(cell, id)).map_or(0, |cell| cell.column)
}

fn is_column(cell: &HeadCell<'_>, id: &str) -> bool {
    cell.label.as_ref().and_then(|label| label.column(Table::Requests)) == Some(id)
}
