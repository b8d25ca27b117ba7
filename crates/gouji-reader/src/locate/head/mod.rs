//! Headers: in which order the columns of a table stand.

mod applicants;
mod beside;
mod labels;

use std::borrow::Cow;

use gouji::{Edition, Origin, Table, order};

use super::row::{Item, Row};
use crate::label::{Label, Meaning};

use labels::Labels;

/// The most rows of a header, and the most cells of one of them, that are looked at.
const LARGEST: usize = 200;

/// The rows of a header, as they were printed one under the other.
#[derive(Debug, Default)]
pub(crate) struct Head<'a> {
    pub(crate) rows: Vec<Vec<HeadCell<'a>>>,
    /// The table its words name; none when no word does.
    pub(crate) table: Option<Table>,
    /// Whether its cells stand in columns.
    pub(crate) in_grid: bool,
    /// The piece of table it stands in.
    pub(crate) piece: usize,
    /// The columns its rows cover.
    pub(crate) widths: Vec<u32>,
    pub(crate) origin: Cow<'a, Origin>,
    /// What it says of each table, once its rows are all there.
    labels: [Labels; Table::ALL.len()],
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeadCell<'a> {
    pub(crate) label: Option<Label>,
    pub(crate) text: Cow<'a, str>,
    pub(crate) column: u32,
    pub(crate) columns: u32,
    /// In how many columns beside each other it is said again.
    pub(crate) repeated: u32,
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

impl<'a> Head<'a> {
    pub(crate) fn in_piece(piece: usize) -> Self {
        Self { piece, ..Self::default() }
    }

    pub(crate) fn push(&mut self, row: &Row<'a>) {
        let cells: Vec<HeadCell<'_>> =
            row.items.iter().filter(|item| !item.is_blank()).take(LARGEST).map(HeadCell::of).collect();
        self.in_grid = row.in_grid;
        self.widths.push(row.width);
        if self.rows.is_empty() {
            self.origin.clone_from(&row.origin);
        }
        // A row doubled says nothing new; words told one a line may repeat.
        let new = cells.len() < 2 || self.rows.last() != Some(&cells);
        if new && self.rows.len() < LARGEST {
            self.rows.push(cells);
        }
    }

    /// The columns named, row by row.
    fn named(&self, table: Table) -> &[Vec<(&'static str, u32)>] {
        &self.labels[table as usize].named
    }

    /// The columns of the grid that the labels of a table stand in, where each has one of its own.
    pub(crate) fn columns(&self, table: Table) -> Option<&[u32]> {
        self.labels[table as usize].columns.as_deref()
    }

    /// The columns of the grid that labels of a table with these ids stand in, in their order.
    pub(crate) fn columns_of(&self, table: Table, ids: &[&str]) -> Option<Vec<u32>> {
        self.columns(table)?;
        let named = self.named(table);
        let column = |id: &&str| named.iter().flatten().find(|(of, _)| of == id).map(|(_, column)| *column);
        ids.iter().map(column).collect()
    }

    /// Whether a label stands over a column and over none of these.
    pub(crate) fn names_beside(&self, own: &[u32], column: u32) -> bool {
        self.rows.iter().flatten().filter(|cell| !cell.text.is_empty()).any(|cell| {
            let over = cell.over();
            over.contains(&column) && !own.iter().any(|own| over.contains(own))
        })
    }

    /// The column after the last that a label of a table stands over, where each has columns of its own.
    pub(crate) fn end(&self, table: Table) -> Option<u32> {
        self.labels[table as usize].end
    }

    /// The columns a label with this meaning begins in, with its row.
    fn find(&self, test: impl Fn(&Meaning) -> bool) -> Option<(usize, &HeadCell<'_>)> {
        self.rows.iter().enumerate().find_map(|(index, row)| {
            let cell = row.iter().find(|cell| cell.label.as_ref().is_some_and(|label| label.any(&test)))?;
            Some((index, cell))
        })
    }

    /// What a span covered may be said again in every column and row of it, as converters do.
    fn drop_repeated(&mut self) {
        if !self.in_grid {
            return;
        }
        // Where rows are of unequal width, a column is no place.
        let filled =
            self.widths.first().is_some_and(|first| *first > 1 && self.widths.iter().all(|width| width == first));
        for index in (0..self.rows.len()).rev() {
            let (above, below) = self.rows.split_at_mut(index);
            let (above, row) = (above.last(), &mut below[0]);
            row.dedup_by(|next, cell| {
                let again = next.text == cell.text && next.column == cell.column + cell.repeated;
                cell.repeated += u32::from(again);
                again
            });
            if let Some(above) = above.filter(|_| filled) {
                let stands =
                    |cell: &HeadCell<'_>| above.iter().any(|up| up.column == cell.column && up.text == cell.text);
                row.retain(|cell| !stands(cell));
            }
        }
    }

    /// Reads the header when all its rows are there.
    pub(crate) fn read(&mut self) {
        self.drop_repeated();
        self.mend();
        self.labels = Table::ALL.map(|table| Labels::of(self, table));
    }

    /// Words broken over two rows of the header, such as 商业 above 企业, are put together.
    fn mend(&mut self) {
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
                    (cell.label, cell.text) = (Some(label), joined.into());
                    rest.text = "".into();
                }
            }
        }
    }

    /// The order of the five columns of one block of table 4, or of all fifteen.
    pub(crate) fn outcomes(&self) -> Order {
        let form = columns(Table::Review, Edition::V2021, 0);
        let named = self.named(Table::Review);
        let mut flat: Vec<_> = named.iter().flatten().copied().collect();
        if self.in_grid && flat.len() == 15 {
            let mut sorted = flat.clone();
            order::sort_by_key(&mut sorted, |(_, column)| *column);
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
            partial_blocks(named, &form, self.is_foreign(Table::Review))
        }
    }

    /// Whether it is a header of table 4: how a case ended stands nowhere else.
    pub(crate) fn names_outcomes(&self) -> bool {
        let named = self.named(Table::Review);
        ["upheld", "overturned"].iter().all(|id| named.iter().flatten().any(|(named, _)| named == id))
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
            order::sort_by_key(&mut blocks, |(_, column, _)| *column);
        }
        blocks.into_iter().map(|(id, _, _)| id).collect()
    }

    /// The order of the columns of one row of table 2.
    pub(crate) fn items(&self, form: &[&'static str]) -> Order {
        let named = self.named(Table::Disclosure);
        let flat: Vec<_> = named.iter().flatten().copied().collect();
        // One header may stand over the rows of all blocks, with a column for each of their labels.
        let mut own = flat.clone();
        if self.columns(Table::Disclosure).is_some() {
            own.retain(|(id, _)| form.contains(id));
            order::sort_by_key(&mut own, |(_, column)| *column);
        }
        if is_each_once(&own, form) {
            labelled(own.into_iter().map(|(id, _)| id).collect())
        } else if flat.iter().any(|(id, _)| !form.contains(id)) {
            Order::Contradicts
        } else {
            partial(named, form, self.is_foreign(Table::Disclosure))
        }
    }

    /// Whether words stand there that are not of the form's header.
    fn is_foreign(&self, table: Table) -> bool {
        let known = |cell: &HeadCell<'_>| {
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

impl<'a> HeadCell<'a> {
    /// Whether it is the label of a column of a table.
    pub(crate) fn is_column(&self, table: Table) -> bool {
        self.label.as_ref().is_some_and(|label| label.column(table).is_some())
    }

    fn of(item: &Item<'a>) -> Self {
        Self {
            label: item.label().cloned(),
            text: item.text.trim().into(),
            column: item.column,
            columns: item.columns,
            repeated: 1,
        }
    }
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
