//! Headers: in which order the columns of a table stand.

use gouji::{Edition, Table};

use super::row::{Item, Row};
use crate::label::{Label, Meaning};

/// The most rows of a header, and the most cells of one of them, that are looked at.
const LARGEST: usize = 200;

/// The rows of a header, as they were printed one under the other.
#[derive(Debug, Default)]
pub(crate) struct Head {
    pub(crate) rows: Vec<Vec<HeadCell>>,
    /// The table its words name; none when no word does.
    pub(crate) table: Option<Table>,
    /// Whether its cells stand in columns.
    pub(crate) in_grid: bool,
    /// The piece of table it stands in.
    pub(crate) piece: usize,
    /// The columns its rows cover.
    pub(crate) widths: Vec<u32>,
    pub(crate) origin: gouji::Origin,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeadCell {
    pub(crate) label: Option<Label>,
    pub(crate) text: String,
    pub(crate) column: u32,
    pub(crate) columns: u32,
}

/// What a header says of the order of its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Order {
    /// The columns in the order of their labels; `None` for one the form has not.
    Labelled(Vec<Option<&'static str>>),
    /// The header does not say; the order is that of the form. The flag tells a foreign header from none.
    ByCount { foreign: bool },
    /// The header contradicts the form, so that no number can be placed.
    Contradicts,
}

impl Head {
    pub(crate) fn push(&mut self, row: &Row<'_>) {
        let cells: Vec<HeadCell> =
            row.items.iter().filter(|item| !item.is_blank()).take(LARGEST).map(HeadCell::of).collect();
        self.in_grid = row.in_grid;
        self.widths.push(row.width);
        if self.rows.is_empty() {
            self.origin = row.origin.clone();
        }
        // A row doubled says nothing new; words told one a line may repeat.
        let new = cells.len() < 2 || self.rows.last() != Some(&cells);
        if new && self.rows.len() < LARGEST {
            self.rows.push(cells);
        }
    }

    /// The columns named, row by row.
    fn named(&self, table: Table) -> Vec<Vec<(&'static str, u32)>> {
        let column = |cell: &HeadCell| Some((cell.label.as_ref()?.column(table)?, cell.column));
        self.rows.iter().map(|row| row.iter().filter_map(column).collect()).collect()
    }

    /// The columns of the grid that the labels of a table stand in, where each has one of its own.
    pub(crate) fn columns(&self, table: Table) -> Option<Vec<u32>> {
        let mut columns: Vec<u32> = self.named(table).into_iter().flatten().map(|(_, column)| column).collect();
        let count = columns.len();
        columns.sort_unstable();
        columns.dedup();
        (self.in_grid && columns.len() == count && count > 0).then_some(columns)
    }

    /// The columns a label with this meaning begins in, with its row.
    fn find(&self, test: impl Fn(&Meaning) -> bool) -> Option<(usize, &HeadCell)> {
        self.rows.iter().enumerate().find_map(|(index, row)| {
            let cell = row.iter().find(|cell| cell.label.as_ref().is_some_and(|label| label.any(&test)))?;
            Some((index, cell))
        })
    }

    /// Words broken over two rows of the header, such as 商业 above 企业, are put together.
    pub(crate) fn mend(&mut self) {
        for lower in 1..self.rows.len() {
            let (above, below) = self.rows.split_at_mut(lower);
            let (Some(above), Some(below)) = (above.last_mut(), below.first_mut()) else { continue };
            for cell in above.iter_mut().filter(|cell| cell.label.is_none()) {
                let Some(rest) = below.iter_mut().find(|rest| rest.column == cell.column && rest.label.is_none())
                else {
                    continue;
                };
                let joined = format!("{}{}", cell.text, rest.text);
                if let Some(label) = crate::label::read(&joined) {
                    (cell.label, cell.text) = (Some(label), joined);
                    rest.text.clear();
                }
            }
        }
    }

    /// The order of the seven columns of table 3.
    pub(crate) fn applicants(&self) -> Order {
        let form = columns(Table::Requests, Edition::V2021, 0);
        let named = self.named(Table::Requests);
        let flat: Vec<_> = named.iter().flatten().copied().collect();
        if !is_each_once(&flat, &form) {
            return partial(&named, &form, self.is_foreign(Table::Requests));
        }
        if let Some(order) = self.with_subtotal(&form) {
            return order;
        }
        let parent = self.find(|meaning| *meaning == Meaning::Parent);
        if let Some(sorted) = self.by_geometry(&flat, parent) {
            return labelled(sorted);
        }
        self.by_nesting(&named, parent).map_or(Order::Contradicts, labelled)
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
        let cells = self.rows.iter().flatten().filter(|cell| cell.label.as_ref().is_some_and(leaf));
        let mut cells: Vec<&HeadCell> = cells.collect();
        cells.sort_by_key(|cell| cell.column);
        if cells.len() != form.len() + 1 {
            return (subtotals > 0).then_some(Order::Contradicts);
        }
        if cells.windows(2).any(|pair| pair[0].column == pair[1].column) {
            return Some(Order::Contradicts);
        }
        let column = |cell: &&HeadCell| cell.label.as_ref().and_then(|label| label.column(Table::Requests));
        Some(Order::Labelled(cells.iter().map(column).collect()))
    }

    /// The columns from left to right, where the header's own columns prove it.
    fn by_geometry(
        &self,
        flat: &[(&'static str, u32)],
        parent: Option<(usize, &HeadCell)>,
    ) -> Option<Vec<&'static str>> {
        if !self.in_grid {
            return None;
        }
        let mut sorted = flat.to_vec();
        sorted.sort_by_key(|(_, column)| *column);
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
        Some(sorted.into_iter().map(|(id, _)| id).collect())
    }

    /// The columns in reading order, those under 法人或其他组织 put into its place.
    fn by_nesting(
        &self,
        named: &[Vec<(&'static str, u32)>],
        parent: Option<(usize, &HeadCell)>,
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

    /// The order of the five columns of one block of table 4, or of all fifteen.
    pub(crate) fn outcomes(&self) -> Order {
        let form = columns(Table::Review, Edition::V2021, 0);
        let named = self.named(Table::Review);
        let mut flat: Vec<_> = named.iter().flatten().copied().collect();
        if self.in_grid && flat.len() == 15 {
            let mut sorted = flat.clone();
            sorted.sort_by_key(|(_, column)| *column);
            if sorted.windows(2).all(|pair| pair[0].1 < pair[1].1) {
                flat = sorted;
            }
        }
        let blocks = flat.chunks(5).all(|block| is_each_once(block, &form));
        if (flat.len() == 5 || flat.len() == 15) && blocks {
            Order::Labelled(flat.into_iter().map(|(id, _)| Some(id)).collect())
        } else if flat.len() == 15 || flat.len() == 5 {
            Order::Contradicts
        } else {
            partial_blocks(&named, &form, self.is_foreign(Table::Review))
        }
    }

    /// The blocks of table 4 as the header names them, left to right.
    pub(crate) fn blocks(&self) -> Vec<&'static str> {
        let mut blocks: Vec<(&'static str, u32, usize)> = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            for cell in row {
                if let Some(id) = cell.label.as_ref().and_then(|label| label.row(Table::Review)) {
                    blocks.push((id, cell.column, index));
                }
            }
        }
        if self.in_grid {
            blocks.sort_by_key(|(_, column, _)| *column);
        }
        blocks.into_iter().map(|(id, _, _)| id).collect()
    }

    /// The order of the columns of one row of table 2.
    pub(crate) fn items(&self, form: &[&'static str]) -> Order {
        let named = self.named(Table::Disclosure);
        let flat: Vec<_> = named.iter().flatten().copied().collect();
        if is_each_once(&flat, form) {
            labelled(flat.into_iter().map(|(id, _)| id).collect())
        } else if flat.iter().any(|(id, _)| !form.contains(id)) {
            Order::Contradicts
        } else {
            partial(&named, form, self.is_foreign(Table::Disclosure))
        }
    }

    /// Whether words stand there that are not of the form's header.
    fn is_foreign(&self, table: Table) -> bool {
        let known = |cell: &HeadCell| {
            cell.text.is_empty()
                || cell.label.as_ref().is_some_and(|label| {
                    label.any(|meaning| match meaning {
                        Meaning::Column(of, _) | Meaning::Head(of) => *of == table,
                        Meaning::Row(Table::Review, _) | Meaning::Litigation => table == Table::Review,
                        Meaning::Parent | Meaning::Note => table == Table::Requests,
                        Meaning::Caption => table == Table::Disclosure,
                        _ => false,
                    })
                })
        };
        self.rows.iter().flatten().any(|cell| !known(cell))
    }
}

impl HeadCell {
    fn of(item: &Item<'_>) -> Self {
        Self {
            label: item.label().cloned(),
            text: item.text.trim().to_owned(),
            column: item.column,
            columns: item.columns,
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
    let cell = row.iter().find(|cell| cell.label.as_ref().and_then(|label| label.column(Table::Requests)) == Some(id));
    cell.map_or(0, |cell| cell.column)
}

/// The ids of the columns of a block.
pub(crate) fn columns(table: Table, edition: Edition, block: usize) -> Vec<&'static str> {
    edition.form().table(table)[block].columns.iter().map(|column| column.id).collect()
}

fn labelled(ids: Vec<&'static str>) -> Order {
    Order::Labelled(ids.into_iter().map(Some).collect())
}

fn is_each_once(named: &[(&'static str, u32)], form: &[&'static str]) -> bool {
    named.len() == form.len() && form.iter().all(|id| named.iter().any(|(found, _)| found == id))
}

/// A header of which only some words are known: it may not contradict the form in any row.
fn partial(named: &[Vec<(&'static str, u32)>], form: &[&'static str], foreign: bool) -> Order {
    let at = |id: &str| form.iter().position(|known| *known == id);
    let sorted = named.iter().all(|row| row.windows(2).all(|pair| at(pair[0].0) < at(pair[1].0)));
    if sorted { Order::ByCount { foreign } } else { Order::Contradicts }
}

/// The same for table 4, where the words come three times.
fn partial_blocks(named: &[Vec<(&'static str, u32)>], form: &[&'static str], foreign: bool) -> Order {
    let at = |id: &str| form.iter().position(|known| *known == id);
    let sorted = named.iter().all(|row| {
        row.windows(2).all(|pair| at(pair[0].0) < at(pair[1].0) || at(pair[1].0) == Some(0) || pair[0].0 == "total")
    });
    if sorted { Order::ByCount { foreign } } else { Order::Contradicts }
}
