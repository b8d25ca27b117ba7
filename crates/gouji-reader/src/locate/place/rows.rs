//! Tables 2 and 3: a label and its cells, row by row.

use std::collections::HashMap;

use gouji::{Address, Cell, Edition, State, Table};

use super::Placing;
use super::cell::read;
use crate::label::{is_numeral, squash};
use crate::locate::edition;
use crate::locate::head::{Order, columns};
use crate::locate::strip::{Key, Printed, Strip};
use crate::locate::window::{self, Piece};

/// The cells of a row with their addresses, or none when they cannot be placed.
type Reading = Option<Vec<(Address, Cell)>>;

impl<'a> Placing<'a> {
    pub(super) fn rows(&mut self, table: Table, edition: Edition, strips: &[&'a Strip]) {
        let keys: Vec<(usize, &'static str)> = edition
            .form()
            .table(table)
            .iter()
            .enumerate()
            .flat_map(|(block, printed)| printed.rows.iter().map(move |row| (block, row.id)))
            .collect();
        let any_other = edition::any_other(strips);
        let key = |strip: &Strip| match strip.key {
            Key::AnyOther => Key::Row(any_other),
            key => key,
        };
        let index = |strip: &Strip| keys.iter().position(|(_, id)| key(strip) == Key::Row(id));
        let orders: Vec<Order> = strips
            .iter()
            .map(|strip| {
                index(strip).map_or(Order::ByCount { foreign: false }, |at| {
                    self.order(table, edition, keys[at].0, strip, strips, &keys)
                })
            })
            .collect();
        let size = |at: usize, order: &Order| match order {
            Order::Labelled(slots) => slots.len(),
            _ => columns(table, edition, keys[at].0).len(),
        };
        let sized: Vec<(&Strip, usize)> = strips
            .iter()
            .zip(&orders)
            .filter_map(|(strip, order)| Some((*strip, size(index(strip)?, order))))
            .collect();
        let pieces = window::pieces(self.found, sized.into_iter());
        self.order_of_rows(strips, &index);
        for (at, (block, id)) in keys.iter().enumerate() {
            let own: Vec<(&Strip, &Order)> =
                strips.iter().copied().zip(&orders).filter(|(strip, _)| index(strip) == Some(at)).collect();
            let form = columns(table, edition, *block);
            let readings = own.iter().filter(|(strip, _)| !strip.cells.is_empty());
            let readings: Vec<(&Strip, Reading)> = readings
                .map(|(strip, order)| {
                    let reading = row(table, id, &form, strip, order, &pieces);
                    (*strip, reading.filter(|cells| self.is_certain(strip, cells)))
                })
                .collect();
            if let Some(strip) =
                own.iter().map(|(strip, _)| strip).find(|strip| is_of_another_edition(strip, id, edition))
            {
                let addresses = form.iter().filter_map(|column| Address::new(table, id, column)).collect();
                self.fault("table-label", addresses, &strip.label, &strip.origin);
            }
            self.settle(table, id, &form, &own, readings);
        }
        for strip in strips.iter().filter(|strip| index(strip).is_none()) {
            if strip.cells.iter().any(|cell| !cell.is_blank()) {
                self.fault("table-unknown-row", Vec::new(), &strip.label, &strip.origin);
            }
        }
    }

    /// The order of the columns above a row.
    fn order(
        &mut self,
        table: Table,
        edition: Edition,
        block: usize,
        strip: &Strip,
        strips: &[&'a Strip],
        keys: &[(usize, &'static str)],
    ) -> Order {
        let Some(index) = strip.head else { return Order::ByCount { foreign: false } };
        let head = &self.found.heads[index];
        let order = match table {
            Table::Requests => head.applicants(),
            _ => head.items(&columns(table, edition, block)),
        };
        if order == Order::Contradicts && table == Table::Disclosure {
            // The header of another block says nothing about this one.
            let first = strips.iter().find(|other| other.head == Some(index) && !other.cells.is_empty());
            let of_first = first.and_then(|first| keys.iter().find(|(_, id)| first.key == Key::Row(id)));
            if of_first.is_some_and(|(of, _)| *of != block) {
                return Order::ByCount { foreign: false };
            }
        }
        self.note_foreign(table, index, &order);
        order
    }

    /// One row, which may have been found nowhere, once, or more than once.
    fn settle(
        &mut self,
        table: Table,
        row: &str,
        form: &[&'static str],
        own: &[(&Strip, &Order)],
        mut readings: Vec<(&Strip, Reading)>,
    ) {
        let addresses: Vec<Address> = form.iter().filter_map(|id| Address::new(table, row, id)).collect();
        // A label that stands above its row as well says nothing by its blanks.
        let blank = |strip: &Strip| strip.cells.iter().all(Printed::is_blank);
        if readings.iter().any(|(strip, _)| !blank(strip)) {
            let pieces: Vec<usize> = readings.iter().filter(|(strip, _)| !blank(strip)).map(|(s, _)| s.piece).collect();
            readings.retain(|(strip, _)| !blank(strip) || pieces.contains(&strip.piece));
        }
        let Some((strip, first)) = readings.first() else {
            if let Some((strip, _)) = own.first() {
                self.uncertain(&addresses, strip);
            }
            return;
        };
        let texts = |cells: &Reading| -> Option<Vec<(Address, String, State)>> {
            Some(cells.as_ref()?.iter().map(|(at, cell)| (*at, cell.text().into_owned(), cell.state())).collect())
        };
        if readings.len() > 1 {
            self.fault("table-row-duplicated", addresses.clone(), &readings[1].0.label, &readings[1].0.origin);
            let same = texts(first);
            if same.is_none() || readings.iter().any(|(_, other)| texts(other) != same) {
                self.unreadable(&addresses, strip);
                return;
            }
        }
        match first {
            Some(cells) => self.placed.cells.extend(cells.iter().cloned()),
            None => self.uncertain(&addresses, strip),
        }
        let apart: Vec<Address> = first
            .iter()
            .flatten()
            .filter(|(_, cell)| cell.state() == State::Unreadable)
            .map(|(address, _)| *address)
            .collect();
        if !apart.is_empty() {
            self.fault("table-ragged-row", apart, &strip.label, &strip.origin);
        }
    }

    fn order_of_rows(&mut self, strips: &[&Strip], index: &impl Fn(&Strip) -> Option<usize>) {
        let mut furthest = 0;
        for strip in strips.iter().filter(|strip| strip.cells.iter().any(|cell| !cell.is_blank())) {
            let Some(at) = index(strip) else { continue };
            if at < furthest {
                self.fault("table-row-order", Vec::new(), &strip.label, &strip.origin);
            }
            furthest = furthest.max(at);
        }
    }
}

/// Whether a row bears the label that another edition prints for it: 规范性文件 for 行政规范性文件.
fn is_of_another_edition(strip: &Strip, row: &str, edition: Edition) -> bool {
    let words = |label: &str| squash(label).unwrap_or_default().trim_start_matches(is_numeral).to_owned();
    let labels = |edition: Edition| {
        let blocks =
            [Table::Disclosure, Table::Requests].into_iter().flat_map(move |table| edition.form().table(table));
        let rows = blocks.flat_map(|block| block.rows).filter(|line| line.id == row);
        rows.map(|line| words(line.label.zh)).next()
    };
    let label = Some(words(&strip.label));
    let mut others = Edition::ALL.into_iter().filter(|other| *other != edition);
    label != labels(edition) && others.any(|other| label == labels(other))
}

/// The cells of a row, or none when they cannot be placed.
fn row(
    table: Table,
    row: &str,
    form: &[&'static str],
    strip: &Strip,
    order: &Order,
    pieces: &HashMap<usize, Piece<'_>>,
) -> Reading {
    let slots: Vec<Option<&'static str>> = match order {
        Order::Labelled(slots) => slots.clone(),
        Order::ByCount { .. } => form.iter().map(|id| Some(*id)).collect(),
        Order::Contradicts => return None,
    };
    let window = pieces.get(&strip.piece)?.window(strip, slots.len())?;
    let cells = slots.iter().zip(window);
    Some(
        cells
            .filter_map(|(slot, cell)| {
                let address = Address::new(table, row, (*slot)?)?;
                Some((address, read(cell, address)))
            })
            .collect(),
    )
}
