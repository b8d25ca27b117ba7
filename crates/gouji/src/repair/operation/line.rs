//! What happens to whole lines: rows exchanged, lost or repeated, columns exchanged.

use super::{Found, Tally, about};
use crate::repair::Cause;
use crate::repair::network::Line;
use crate::{Message, Text};

const ROWS: Text = Text::new("“{line}”与下一行的数字互换", "the row {line} changed places with the next");
const LOST: Text = Text::new("“{line}”一行的数字丢失", "the numbers of the row {line} are lost");
const REPEATED: Text = Text::new("“{line}”一行重复了相邻一行的数字", "the row {line} repeats its neighbour");
const COLUMNS: Text = Text::new("“{line}”一列与右边一列的数字互换", "the column {line} changed places with the next");

pub(super) fn operations(found: &mut Found<'_>) {
    let network = found.ledger.network;
    let lines = &network.lines;
    for (position, line) in lines.iter().enumerate() {
        let name = || network.edges[line.edges[0]].address.row_name();
        if let Some(next) = lines.get(position + 1) {
            exchange(found, line, next, || about(ROWS, name()));
        }
        restore(found, position, name);
    }
    let width = lines.iter().map(|line| line.edges.len()).min().unwrap_or(0);
    for column in 1..width {
        columns(found, column);
    }
}

fn exchange(found: &mut Found<'_>, one: &Line, other: &Line, words: impl FnOnce() -> Message) {
    let ledger = found.ledger;
    let pairs = one.edges.iter().zip(&other.edges);
    if pairs.clone().all(|(one, other)| ledger.value[*one] == ledger.value[*other]) {
        return;
    }
    let cells = pairs.flat_map(|(one, other)| [(*one, ledger.value[*other]), (*other, ledger.value[*one])]);
    found.rewrite(Cause::Row, 100, cells, words);
}

/// A row that is empty, or the same as a neighbour, takes what its columns lack.
fn restore(found: &mut Found<'_>, position: usize, name: impl Fn() -> &'static Message) {
    let ledger = found.ledger;
    let network = ledger.network;
    let line = &network.lines[position];
    let Some(own) = line.node(network) else { return };
    let values = |line: &'static Line| line.edges.iter().map(|edge| ledger.value[*edge]);
    let is_empty = values(line).all(|value| value == 0);
    let beside = [position.wrapping_sub(1), position + 1];
    let mut beside = beside.iter().filter_map(|other| network.lines.get(*other));
    let repeated = beside.any(|other| values(other).eq(values(line)));
    if !is_empty && !repeated {
        return;
    }
    let cells = line.edges.iter().map(|edge| {
        let place = network.edges[*edge];
        let by = if place.plus == own { ledger.imbalance[place.minus] } else { -ledger.imbalance[place.plus] };
        (*edge, ledger.value[*edge] + by)
    });
    let changed = cells.clone().filter(|(edge, to)| ledger.value[*edge] != *to).count();
    let unknown = line.edges.iter().all(|edge| ledger.unknown.contains(*edge));
    // Two cells that rise together are no sign of a lost row.
    if unknown || changed > 2 {
        let (penalty, text) = match (unknown, is_empty) {
            (true, _) => (40, LOST),
            (_, true) => (110, LOST),
            _ => (90, REPEATED),
        };
        found.rewrite(Cause::Row, penalty, cells, || about(text, name()));
    }
}

/// Two neighbouring columns exchanged, in all rows, down to a row or from a row on.
fn columns(found: &mut Found<'_>, column: usize) {
    let ledger = found.ledger;
    let lines = &ledger.network.lines;
    let pair = |line: &Line| {
        let (left, right) = (line.edges[column - 1], line.edges[column]);
        [(left, ledger.value[right]), (right, ledger.value[left])]
    };
    let name = || Message::from(ledger.network.edges[lines[0].edges[column - 1]].address.column_label());
    let (mut down, mut up) = (Tally::new(ledger), Tally::new(ledger));
    for count in 1..=lines.len() {
        down.rewrite(pair(&lines[count - 1]));
        up.rewrite(pair(&lines[lines.len() - count]));
        for (tally, rows) in [(&down, &lines[..count]), (&up, &lines[lines.len() - count..])] {
            // One row is a swap.
            if count > 1 && tally.balances() {
                found.rewrite(Cause::Column, 100, rows.iter().flat_map(pair), || about(COLUMNS, &name()));
            }
        }
    }
}
