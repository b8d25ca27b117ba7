//! Tables 2 and 3: a label and its cells, row by row.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use gouji::{Address, Cell, Edition, State, Table};

use super::Placing;
use super::cell::read;
use crate::label::{is_numeral, squash};
use crate::locate::edition;
use crate::locate::head::Order;
use crate::locate::strip::{Key, Printed, Strip};
use crate::locate::window::{self, Piece};

/// The cells of a row with their addresses, or none when they cannot be placed.
type Reading = Option<Vec<(Address, Cell)>>;

/// A row of the form.
struct Line {
    /// The block it stands in.
    block: usize,
    id: &'static str,
    cells: &'static [Address],
}

impl Line {
    /// The rows of a table, in the order of the paper.
    fn all(table: Table, edition: Edition) -> Vec<Self> {
        let mut rest = Address::of(table, edition);
        let blocks = edition.form().table(table).iter().enumerate();
        let rows = blocks.flat_map(|(block, printed)| printed.rows.iter().map(move |row| (block, printed, row)));
        rows.map(|(block, printed, row)| {
            let (cells, after) = rest.split_at(printed.columns.len());
            rest = after;
            Self { block, id: row.id, cells }
        })
        .collect()
    }

    /// The columns of the row, in the order of the form.
    fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.cells.iter().map(|cell| cell.column())
    }
}

impl<'a> Placing<'a> {
    pub(super) fn rows(&mut self, table: Table, edition: Edition, strips: &[&'a Strip]) {
        let lines = Line::all(table, edition);
        let any_other = edition::any_other(strips);
        let key = |strip: &Strip| match strip.key {
            Key::AnyOther => Key::Row(any_other),
            key => key,
        };
        let index = |strip: &Strip| lines.iter().position(|line| key(strip) == Key::Row(line.id));
        let strips: Vec<(&Strip, Option<usize>)> = strips.iter().map(|strip| (*strip, index(strip))).collect();
        let orders = self.orders(table, &strips, &lines);
        let order = |strip: &Strip, line: &Line| {
            let order = strip.head.and_then(|head| orders.get(&(head, line.block)));
            order.unwrap_or(&Order::ByCount { foreign: false })
        };
        let size = |strip: &Strip, line: &Line| match order(strip, line) {
            Order::Labelled(slots) => slots.len(),
            _ => line.cells.len(),
        };
        let sized = strips.iter().filter_map(|(strip, at)| Some((*strip, size(strip, &lines[(*at)?]))));
        let pieces = window::pieces(self.found, sized);
        self.order_of_rows(&strips);
        for (at, line) in lines.iter().enumerate() {
            let own: Vec<&Strip> = strips.iter().filter(|(_, of)| *of == Some(at)).map(|(strip, _)| *strip).collect();
            let readings = own.iter().filter(|strip| !strip.cells.is_empty());
            let readings: Vec<(&Strip, Reading)> = readings
                .map(|strip| {
                    let reading = self.row(line, strip, order(strip, line), &pieces);
                    let next = lines.get(at + 1).map_or("received", |next| next.id);
                    let certain =
                        |cells: &Vec<_>| self.is_certain(strip, cells) || self.are_only_zeros(strip, cells, next);
                    (*strip, reading.filter(certain))
                })
                .collect();
            if let Some(strip) = own.iter().find(|strip| is_of_another_edition(strip, line.id, edition)) {
                self.fault("table-label", line.cells.to_vec(), &strip.label, &strip.origin);
            }
            self.settle(line.cells, &own, readings);
        }
        for (strip, _) in strips.iter().filter(|(_, at)| at.is_none()) {
            if strip.cells.iter().any(|cell| !cell.is_blank()) {
                self.fault("table-unknown-row", Vec::new(), &strip.label, &strip.origin);
            }
        }
    }

    /// The order of the columns above the rows of a block, for each header and block.
    fn orders(
        &mut self,
        table: Table,
        strips: &[(&'a Strip, Option<usize>)],
        lines: &[Line],
    ) -> HashMap<(usize, usize), Order> {
        let mut orders = HashMap::new();
        for (strip, at) in strips {
            let (Some(index), Some(at)) = (strip.head, *at) else { continue };
            let line = &lines[at];
            if let Entry::Vacant(place) = orders.entry((index, line.block)) {
                let first = strips.iter().find(|(other, _)| other.head == Some(index) && !other.cells.is_empty());
                let of_first = first.and_then(|(_, at)| Some(lines[(*at)?].block));
                let order = self.order(table, line, index, of_first);
                let head = &self.found.heads[index];
                let fewer = (1..line.cells.len()).contains(&head.ids(table).len()) && head.columns(table).is_some();
                place.insert(if matches!(order, Order::ByCount { .. }) && fewer {
                    let rows = strips.iter().map(|(row, _)| *row).filter(|row| row.head == Some(index));
                    let rows: Vec<&Strip> = rows.filter(|row| row.in_grid && !row.cells.is_empty()).collect();
                    head.fewer(table, &rows)
                } else {
                    order
                });
            }
        }
        orders
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
    fn settle(&mut self, addresses: &[Address], own: &[&Strip], mut readings: Vec<(&Strip, Reading)>) {
        // A label that stands above its row as well says nothing by its blanks.
        let blank = |strip: &Strip| strip.cells.iter().all(Printed::is_blank);
        if readings.iter().any(|(strip, _)| !blank(strip)) {
            let pieces: Vec<usize> = readings.iter().filter(|(strip, _)| !blank(strip)).map(|(s, _)| s.piece).collect();
            readings.retain(|(strip, _)| !blank(strip) || pieces.contains(&strip.piece));
        }
        if readings.is_empty() {
            if let Some(strip) = own.first() {
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

    /// The cells of a row, or none when they cannot be placed.
    fn row(&self, line: &Line, strip: &Strip, order: &Order, pieces: &HashMap<usize, Piece<'_>>) -> Reading {
        let slots: Vec<Option<&'static str>> = match order {
            Order::Labelled(slots) => slots.clone(),
            Order::ByCount { .. } => line.columns().map(Some).collect(),
            Order::Contradicts => return None,
        };
        let head = strip.head.map(|head| &self.found.heads[head]).filter(|_| matches!(order, Order::Labelled(_)));
        let ids: Vec<&str> = slots.iter().copied().flatten().collect();
        let own = head.filter(|_| ids.len() == slots.len()).and_then(|head| head.columns_of(strip.table, &ids));
        let window = pieces.get(&strip.piece)?.window(strip, slots.len(), own.as_deref())?;
        let cells = slots.iter().zip(window).filter_map(|(slot, cell)| {
            let address = line.cells.iter().copied().find(|address| Some(address.column()) == *slot)?;
            Some((address, read(cell, address)))
        });
        Some(cells.collect())
    }

    fn order_of_rows(&mut self, strips: &[(&Strip, Option<usize>)]) {
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

/// Whether a row bears the label that another edition prints for it: 规范性文件 for 行政规范性文件.
fn is_of_another_edition(strip: &Strip, row: &str, edition: Edition) -> bool {
    let label = |edition: Edition| {
        let mut rows = edition.form().table(strip.table).iter().flat_map(|block| block.rows);
        rows.find(|line| line.id == row).map(|line| line.label.zh)
    };
    let own = label(edition);
    let others = Edition::ALL.into_iter().filter(|other| *other != edition);
    let mut others = others.filter_map(|other| label(other).filter(|of| Some(*of) != own)).peekable();
    // Nearly all labels are the same in every edition.
    if others.peek().is_none() {
        return false;
    }
    let words = |label: &str| squash(label).unwrap_or_default().trim_start_matches(is_numeral).to_owned();
    let printed = words(&strip.label);
    own.is_none_or(|own| printed != words(own)) && others.any(|other| printed == words(other))
}
