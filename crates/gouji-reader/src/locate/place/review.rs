//! Table 4: one row of fifteen, three of five, or one number a row.

use gouji::{Address, Cell, Edition, State, Table};

use super::Placing;
use super::cell::read;
use crate::locate::edition;
use crate::locate::head::{Head, Order, columns};
use crate::locate::strip::{Key, Strip};
use crate::locate::window::Pieces;

impl<'a> Placing<'a> {
    /// Every cell of table 4 that stands in one of its layouts.
    pub(super) fn review(&mut self, strips: &[&'a Strip<'a>]) {
        let form = columns(Table::Review, Edition::V2021, 0);
        let rows = edition::REVIEW_ROWS;
        let strips: Vec<&Strip<'_>> = strips.iter().copied().filter(|strip| !strip.cells.is_empty()).collect();
        let size = |strip: &Strip<'_>| match strip.key {
            Key::Outcomes => 15,
            Key::Row(_) => 5,
            Key::Outcome(Some(_), _) if strip.cells.iter().filter(|cell| !cell.is_blank()).count() <= 1 => 1,
            Key::Outcome(..) => 3,
            _ => 0,
        };
        let pieces = Pieces::of(self.found, strips.iter().map(|strip| (*strip, size(strip))));
        let all = Address::of(Table::Review, Edition::V2021);
        let mut found: Vec<Vec<(Option<Cell>, &Strip<'_>)>> = vec![Vec::new(); all.len()];
        let litigation_first = self.found.heads.iter().any(Head::has_litigation_first);
        for strip in &strips {
            let head = strip.head.map(|head| &self.found.heads[head]);
            let mut order = head.map_or(Order::ByCount { foreign: false }, Head::outcomes);
            if let Some(head) = head.filter(|head| strip.in_grid && head.columns(Table::Review).is_some())
                && matches!(order, Order::ByCount { .. })
                && head.count(Table::Review) > 0
                && !matches!(head.fewer(Table::Review, &[strip]), Order::ByCount { .. })
            {
                order = Order::Contradicts;
            }
            if let Some(index) = strip.head {
                self.note_foreign(Table::Review, index, &order);
            }
            let own = head.and_then(|head| head.columns(Table::Review)).filter(|own| own.len() == size(strip));
            let window = pieces.around(strip).and_then(|piece| piece.window(strip, size(strip), own));
            let slots = edition::review_slots(strip.key, head, &order, size(strip));
            let named = head.and_then(Head::blocks_over_outcomes).is_some_and(|blocks| !blocks.contains(&None));
            let slots = slots.filter(|_| named || !litigation_first);
            let places: Vec<usize> = match strip.key {
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
            .filter_map(|(row, column): (&str, &str)| place(all, row, column))
            .collect();
            match (window, slots) {
                (Some(window), Some(slots)) => {
                    let cells = slots.into_iter().zip(window).filter_map(|((row, column), cell)| {
                        let place = place(all, row, column)?;
                        Some((place, (all[place], read(cell, all[place]))))
                    });
                    let (places, cells): (Vec<usize>, Vec<(Address, Cell)>) = cells.unzip();
                    let certain = self.is_certain(strip, &cells);
                    for (place, (_, cell)) in places.into_iter().zip(cells) {
                        found[place].push((certain.then_some(cell), strip));
                    }
                }
                _ => places.into_iter().for_each(|place| found[place].push((None, strip))),
            }
        }
        for (address, readings) in all.iter().zip(found) {
            let mut readings = readings.into_iter();
            let Some((first, strip)) = readings.next() else { continue };
            let again = readings.as_slice();
            let text = |cell: &Option<Cell>| cell.as_ref().map(|cell| cell.text().into_owned());
            let agree = again.iter().all(|(cell, _)| text(cell) == text(&first));
            if let Some((_, again)) = again.first() {
                self.fault("table-row-duplicated", Vec::new(), &again.label, &again.origin);
            }
            match first {
                Some(cell) if agree => {
                    if cell.state() == State::Unreadable {
                        self.fault("table-ragged-row", vec![*address], &strip.label, &strip.origin);
                    }
                    self.placed.cells.push((*address, cell));
                }
                _ => {
                    self.unreadable(&[*address], strip);
                    self.fault("table-ragged-row", Vec::new(), &strip.label, &strip.origin);
                }
            }
        }
    }
}

/// Where a cell is among all of table 4.
fn place(all: &[Address], row: &str, column: &str) -> Option<usize> {
    all.iter().position(|cell| cell.row() == row && cell.column() == column)
}
