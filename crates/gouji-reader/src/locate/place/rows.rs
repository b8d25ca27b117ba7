//! Tables 2 and 3: a label and its cells, row by row.

use std::sync::LazyLock;

use gouji::{Address, Cell, Edition, State, Table};

use super::Placing;
use super::cell::read;
use crate::label::{is_numeral, squash};
use crate::locate::edition;
use crate::locate::head::{Head, Order};
use crate::locate::strip::{Key, Printed, Strip};
use crate::locate::window::Pieces;

/// The cells of a row with their addresses, or none when they cannot be placed.
type Reading = Option<Vec<(Address, Cell)>>;

/// A row of the form.
struct Line {
    /// The block it stands in.
    block: usize,
    id: &'static str,
    cells: &'static [Address],
    /// Its label, and those that other editions print for it, where they print another.
    label: &'static str,
    others: Vec<&'static str>,
}

/// The rows of each table of each edition, in the order of the paper.
static LINES: LazyLock<[[Vec<Line>; Edition::ALL.len()]; Table::ALL.len()]> =
    LazyLock::new(|| Table::ALL.map(|table| Edition::ALL.map(|edition| Line::all(table, edition))));

impl Line {
    fn all(table: Table, edition: Edition) -> Vec<Self> {
        let mut rest = Address::of(table, edition);
        let blocks = edition.form().table(table).iter().enumerate();
        let rows = blocks.flat_map(|(block, printed)| printed.rows.iter().map(move |row| (block, printed, row)));
        rows.map(|(block, printed, row)| {
            let (cells, after) = rest.split_at(printed.columns.len());
            rest = after;
            let rows =
                Edition::ALL.into_iter().flat_map(|other| other.form().table(table)).flat_map(|block| block.rows);
            let labels = rows.filter(|other| other.id == row.id).map(|other| other.label.zh);
            let others = labels.filter(|label| *label != row.label.zh).collect();
            Self { block, id: row.id, cells, label: row.label.zh, others }
        })
        .collect()
    }

    /// The columns of the row, in the order of the form.
    fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.cells.iter().map(|cell| cell.column())
    }
}

/// How the cells of a block's rows stand under a header.
struct Columns {
    head: Option<usize>,
    block: usize,
    /// Which column of the form each cell is of, none for one it has not; nothing where no cell can be placed.
    slots: Option<Vec<Option<usize>>>,
    /// The columns of the grid that the header names for them.
    own: Option<Vec<u32>>,
}

impl Columns {
    fn of(order: &Order, head: Option<(usize, &Head<'_>)>, table: Table, line: &Line) -> Self {
        let (slots, own) = match order {
            Order::Labelled(slots) => {
                let slot = |id: Option<&str>| line.columns().position(|column| Some(column) == id);
                let ids: Option<Vec<&str>> = slots.iter().copied().collect();
                let own = ids.zip(head).and_then(|(ids, (_, head))| head.columns_of(table, &ids));
                (Some(slots.iter().copied().map(slot).collect()), own)
            }
            Order::ByCount { .. } => (Some((0..line.cells.len()).map(Some).collect()), None),
            Order::Contradicts => (None, None),
        };
        Self { head: head.map(|(index, _)| index), block: line.block, slots, own }
    }

    /// How many cells a row has.
    fn size(&self, line: &Line) -> usize {
        self.slots.as_ref().map_or(line.cells.len(), Vec::len)
    }
}

impl<'a> Placing<'a> {
    pub(super) fn rows(&mut self, table: Table, edition: Edition, strips: &[&'a Strip<'a>]) {
        let lines = &LINES[table as usize][edition as usize];
        let any_other = edition::any_other(strips);
        let key = |strip: &Strip<'_>| match strip.key {
            Key::AnyOther => Key::Row(any_other),
            key => key,
        };
        let index = |strip: &Strip<'_>| lines.iter().position(|line| key(strip) == Key::Row(line.id));
        let strips: Vec<(&Strip<'_>, Option<usize>)> = strips.iter().map(|strip| (*strip, index(strip))).collect();
        let columns = self.columns(table, &strips, lines);
        let columns = |strip: &Strip<'_>, line: &Line| {
            columns.iter().find(|columns| (columns.head, columns.block) == (strip.head, line.block))
        };
        let sized = strips.iter().filter_map(|(strip, at)| {
            let line = &lines[(*at)?];
            Some((*strip, columns(strip, line)?.size(line)))
        });
        let pieces = Pieces::of(self.found, sized);
        self.order_of_rows(&strips);
        for (at, line) in lines.iter().enumerate() {
            let own = || strips.iter().filter(|(_, of)| *of == Some(at)).map(|(strip, _)| *strip);
            let readings: Vec<(&Strip<'_>, Reading)> = own()
                .filter(|strip| !strip.cells.is_empty())
                .map(|strip| {
                    let reading = columns(strip, line).and_then(|columns| row(line, strip, columns, &pieces));
                    let next = lines.get(at + 1).map_or("received", |next| next.id);
                    let certain =
                        |cells: &Vec<_>| self.is_certain(strip, cells) || self.are_only_zeros(strip, cells, next);
                    (strip, reading.filter(certain))
                })
                .collect();
            if let Some(strip) = own().find(|strip| is_of_another_edition(strip, line)) {
                self.fault("table-label", line.cells.to_vec(), &strip.label, &strip.origin);
            }
            self.settle(line.cells, own().next(), readings);
        }
        for (strip, _) in strips.iter().filter(|(_, at)| at.is_none()) {
            if strip.cells.iter().any(|cell| !cell.is_blank()) {
                self.fault("table-unknown-row", Vec::new(), &strip.label, &strip.origin);
            }
        }
    }

    /// How the cells of rows stand, for each header and block.
    fn columns(&mut self, table: Table, strips: &[(&'a Strip<'a>, Option<usize>)], lines: &[Line]) -> Vec<Columns> {
        let mut all: Vec<Columns> = Vec::new();
        for (strip, at) in strips {
            let Some(line) = at.map(|at| &lines[at]) else { continue };
            if all.iter().any(|columns| (columns.head, columns.block) == (strip.head, line.block)) {
                continue;
            }
            let Some(index) = strip.head else {
                all.push(Columns::of(&Order::ByCount { foreign: false }, None, table, line));
                continue;
            };
            let first = strips.iter().find(|(other, _)| other.head == Some(index) && !other.cells.is_empty());
            let of_first = first.and_then(|(_, at)| Some(lines[(*at)?].block));
            let mut order = self.order(table, line, index, of_first);
            let head = &self.found.heads[index];
            let fewer = (1..line.cells.len()).contains(&head.count(table)) && head.columns(table).is_some();
            if matches!(order, Order::ByCount { .. }) && fewer {
                let rows = strips.iter().map(|(row, _)| *row).filter(|row| row.head == Some(index));
                let rows: Vec<&Strip<'_>> = rows.filter(|row| row.in_grid && !row.cells.is_empty()).collect();
                order = head.fewer(table, &rows);
            }
            all.push(Columns::of(&order, Some((index, head)), table, line));
        }
        all
    }

    /// The order of the columns that a header says stand above a row; `of_first` is the block of the first row under it.
    fn order(&mut self, table: Table, line: &Line, index: usize, of_first: Option<usize>) -> Order {
        let head = &self.found.heads[index];
        let order = match table {
            Table::Requests => head.applicants(),
            _ => head.items(&line.columns().collect::<Vec<_>>()),
        };
        // The header of another block says nothing about this one.
        if order == Order::Contradicts
            && table == Table::Disclosure
            && of_first.is_some_and(|block| block != line.block)
        {
            return Order::ByCount { foreign: false };
        }
        self.note_foreign(table, index, &order);
        order
    }

    /// One row, which may have been found nowhere, once, or more than once.
    fn settle(&mut self, addresses: &[Address], first: Option<&Strip<'_>>, mut readings: Vec<(&Strip<'_>, Reading)>) {
        // A label that stands above its row as well says nothing by its blanks.
        let blank = |strip: &Strip<'_>| strip.cells.iter().all(Printed::is_blank);
        if readings.iter().any(|(strip, _)| !blank(strip)) {
            let pieces: Vec<usize> = readings.iter().filter(|(strip, _)| !blank(strip)).map(|(s, _)| s.piece).collect();
            readings.retain(|(strip, _)| !blank(strip) || pieces.contains(&strip.piece));
        }
        if readings.is_empty() {
            if let Some(strip) = first {
                self.uncertain(addresses, strip);
            }
            return;
        }
        let texts = |cells: &Reading| -> Option<Vec<(Address, String, State)>> {
            Some(cells.as_ref()?.iter().map(|(at, cell)| (*at, cell.text().into_owned(), cell.state())).collect())
        };
        if let [(strip, first), (again, _), ..] = readings.as_slice() {
            self.fault("table-row-duplicated", addresses.to_vec(), &again.label, &again.origin);
            let same = texts(first);
            if same.is_none() || readings.iter().any(|(_, other)| texts(other) != same) {
                self.unreadable(addresses, strip);
                return;
            }
        }
        let (strip, first) = readings.swap_remove(0);
        let Some(cells) = first else { return self.uncertain(addresses, strip) };
        let apart = cells.iter().filter(|(_, cell)| cell.state() == State::Unreadable);
        let apart: Vec<Address> = apart.map(|(address, _)| *address).collect();
        self.placed.cells.extend(cells);
        if !apart.is_empty() {
            self.fault("table-ragged-row", apart, &strip.label, &strip.origin);
        }
    }

    fn order_of_rows(&mut self, strips: &[(&Strip<'_>, Option<usize>)]) {
        let mut furthest = 0;
        for (strip, at) in strips.iter().filter(|(strip, _)| strip.cells.iter().any(|cell| !cell.is_blank())) {
            let Some(at) = *at else { continue };
            if at < furthest {
                self.fault("table-row-order", Vec::new(), &strip.label, &strip.origin);
            }
            furthest = furthest.max(at);
        }
    }
}

/// The cells of a row, or none when they cannot be placed.
fn row(line: &Line, strip: &Strip<'_>, columns: &Columns, pieces: &Pieces<'_>) -> Reading {
    let slots = columns.slots.as_ref()?;
    let window = pieces.around(strip)?.window(strip, slots.len(), columns.own.as_deref())?;
    let cells = slots.iter().zip(window).filter_map(|(slot, cell)| {
        let address = line.cells[(*slot)?];
        Some((address, read(cell, address)))
    });
    Some(cells.collect())
}

/// Whether a row bears the label that another edition prints for it: 规范性文件 for 行政规范性文件.
fn is_of_another_edition(strip: &Strip<'_>, line: &Line) -> bool {
    // Nearly all labels are the same in every edition.
    if line.others.is_empty() {
        return false;
    }
    let words = |label: &str| squash(label).unwrap_or_default().trim_start_matches(is_numeral).to_owned();
    let printed = words(&strip.label);
    printed != words(line.label) && line.others.iter().any(|other| printed == words(other))
}
