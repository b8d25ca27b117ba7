//! Table 4: one row of fifteen, three of five, or one number a row.

use std::collections::HashMap;

use gouji::{Address, Cell, Edition, State, Table};

use super::Placing;
use super::cell::read;
use crate::locate::edition;
use crate::locate::head::{Head, Order, columns};
use crate::locate::strip::{Key, Strip};
use crate::locate::window;

impl<'a> Placing<'a> {
    /// Every cell of table 4 that stands in one of its layouts.
    pub(super) fn review(&mut self, strips: &[&'a Strip]) {
        let form = columns(Table::Review, Edition::V2021, 0);
        let rows = edition::REVIEW_ROWS;
        let strips: Vec<&Strip> = strips.iter().copied().filter(|strip| !strip.cells.is_empty()).collect();
        let size = |strip: &Strip| match strip.key {
            Key::Outcomes => 15,
            Key::Row(_) => 5,
            Key::Outcome(Some(_), _) if strip.cells.iter().filter(|cell| !cell.is_blank()).count() <= 1 => 1,
            Key::Outcome(..) => 3,
            _ => 0,
        };
        let pieces = window::pieces(self.found, strips.iter().map(|strip| (*strip, size(strip))));
        let mut found: HashMap<Address, Vec<(Option<Cell>, &Strip)>> = HashMap::new();
        for strip in &strips {
            let head = strip.head.map(|head| &self.found.heads[head]);
            let mut order = head.map_or(Order::ByCount { foreign: false }, Head::outcomes);
            if let Some(head) = head.filter(|head| strip.in_grid && head.columns(Table::Review).is_some())
                && matches!(order, Order::ByCount { .. })
                && !head.ids(Table::Review).is_empty()
                && !matches!(head.fewer(Table::Review, &[strip]), Order::ByCount { .. })
            {
                order = Order::Contradicts;
            }
            if let Some(index) = strip.head {
                self.note_foreign(Table::Review, index, &order);
            }
            let own = head.and_then(|head| head.columns(Table::Review)).filter(|own| own.len() == size(strip));
            let window = pieces.get(&strip.piece).and_then(|piece| piece.window(strip, size(strip), own.as_deref()));
            let slots = edition::review_slots(strip.key, head, &order, size(strip));
            let addresses: Vec<Address> = match strip.key {
                Key::Outcomes => rows.iter().flat_map(|row| form.iter().map(move |column| (*row, *column))).collect(),
                Key::Row(row) => form.iter().map(|column| (row, *column)).collect(),
                Key::Outcome(Some(row), column) if size(strip) == 1 => vec![(row, column)],
                Key::Outcome(_, column) => rows.iter().map(|row| (*row, column)).collect(),
                _ => {
                    self.fault("table-unknown-row", Vec::new(), &strip.label, &strip.origin);
                    continue;
                }
            }
            .into_iter()
            .filter_map(|(row, column): (&str, &str)| address(row, column))
            .collect();
            match (window, slots) {
                (Some(window), Some(slots)) => {
                    let cells = slots.into_iter().zip(window).filter_map(|((row, column), cell)| {
                        let address = address(row, column)?;
                        Some((address, read(cell, address)))
                    });
                    let cells: Vec<(Address, Cell)> = cells.collect();
                    let certain = self.is_certain(strip, &cells);
                    for (address, cell) in cells {
                        found.entry(address).or_default().push((certain.then_some(cell), strip));
                    }
                }
                _ => addresses.iter().for_each(|address| found.entry(*address).or_default().push((None, strip))),
            }
        }
        for address in Address::of(Table::Review, Edition::V2021) {
            let Some(readings) = found.get(address) else { continue };
            let (first, strip) = &readings[0];
            let agree = readings.iter().all(|(cell, _)| {
                cell.as_ref().map(|c| c.text().into_owned()) == first.as_ref().map(|c| c.text().into_owned())
            });
            if readings.len() > 1 {
                self.fault("table-row-duplicated", Vec::new(), &readings[1].1.label, &readings[1].1.origin);
            }
            match first {
                Some(cell) if agree => {
                    if cell.state() == State::Unreadable {
                        self.fault("table-ragged-row", vec![*address], &strip.label, &strip.origin);
                    }
                    self.placed.cells.push((*address, cell.clone()));
                }
                _ => {
                    self.unreadable(&[*address], strip);
                    self.fault("table-ragged-row", Vec::new(), &strip.label, &strip.origin);
                }
            }
        }
    }
}

fn address(row: &str, column: &str) -> Option<Address> {
    let mut cells = Address::of(Table::Review, Edition::V2021).iter().copied();
    cells.find(|cell| cell.row() == row && cell.column() == column)
}
