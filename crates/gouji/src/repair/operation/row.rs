//! What happens inside one row: two cells exchanged, the row shifted, a number split over two cells.

use super::{Found, about};
use crate::Text;
use crate::repair::Cause;

const SWAPPED: Text = Text::new("“{line}”一行有两格数字互换", "two numbers of the row {line} changed places");
const SHIFTED: Text = Text::new("“{line}”一行的数字错开了一格", "the numbers of the row {line} are shifted by a cell");
const SPLIT: Text = Text::new("“{line}”一行有一个数字被拆到两格", "a number of the row {line} is split over two cells");

pub(super) fn operations(found: &mut Found<'_>) {
    let ledger = found.ledger;
    let network = ledger.network;
    for line in &network.lines {
        let edges = &line.edges;
        let near = |edge: usize| {
            let place = network.edges[edge];
            found.terminals & (1 << place.plus | 1 << place.minus) != 0
        };
        let near: Vec<usize> = edges.iter().copied().filter(|edge| near(*edge)).collect();
        if near.is_empty() {
            continue;
        }
        let words = |text| move || about(text, network.edges[edges[0]].address.row_name());
        for (at, one) in near.iter().enumerate() {
            for other in &near[at + 1..] {
                let swapped = [(*one, ledger.value[*other]), (*other, ledger.value[*one])];
                found.rewrite(Cause::Swap, 60, swapped, words(SWAPPED));
            }
        }
        if line.total(network) != Some(edges.len() - 1) {
            continue;
        }
        let printed: Vec<i64> = edges.iter().map(|edge| ledger.value[*edge]).collect();
        shifted(&printed, |row| {
            found.rewrite(Cause::Shift, 80, edges.iter().copied().zip(row.iter().copied()), words(SHIFTED));
        });
        split(&printed, |row| {
            found.rewrite(Cause::Split, 80, edges.iter().copied().zip(row.iter().copied()), words(SPLIT));
        });
    }
}

/// Tries the rows that a shift by one cell, from any cell on, could have come from. The total stands last.
fn shifted(printed: &[i64], mut attempt: impl FnMut(&[i64])) {
    let last = printed.len() - 1;
    let mut row = Vec::with_capacity(printed.len());
    for at in 0..last {
        // To the right: nothing stands at `at`, and the total fell off the end or came round to the front.
        let total = printed.iter().sum::<i64>() - printed[at];
        if printed[at] == 0 || at == 0 && printed[at] == total {
            row.clear();
            row.extend(printed[..at].iter().chain(&printed[at + 1..]));
            row.push(total);
            attempt(&row);
        }
        // To the left: nothing stands at the end, and the cell at `at` was overwritten or came round to it.
        let overwritten = printed[last - 1] - printed[..last - 1].iter().sum::<i64>();
        if overwritten >= 0 && (printed[last] == 0 || at == 0 && printed[last] == overwritten) {
            row.clear();
            row.extend(&printed[..last]);
            row.insert(at, overwritten);
            attempt(&row);
        }
    }
}

/// Tries the rows that two neighbouring parts could have come from if together they are the digits of one number.
fn split(printed: &[i64], mut attempt: impl FnMut(&[i64])) {
    let last = printed.len() - 1;
    let mut row = printed.to_vec();
    for at in 0..last.saturating_sub(1) {
        let (Some(number), true) = (joined(printed[at], printed[at + 1]), printed[at] > 0) else { continue };
        for pair in [[number, 0], [0, number]] {
            row[at..at + 2].copy_from_slice(&pair);
            attempt(&row);
        }
        // What follows was pushed on by a cell, and the total fell off the end.
        row[at] = number;
        row.remove(at + 1);
        row.push(row.iter().sum());
        attempt(&row);
        row.copy_from_slice(printed);
    }
    // The digits of the total itself, pulled apart over the last part and its own cell.
    if let Some(number) = joined(printed[last - 1], printed[last]) {
        (row[last - 1], row[last]) = (0, number);
        attempt(&row);
    }
}

/// The number whose digits are those of one number and then those of another.
fn joined(one: i64, other: i64) -> Option<i64> {
    let digits = other.checked_ilog10().unwrap_or(0) + 1;
    10_i64.checked_pow(digits)?.checked_mul(one)?.checked_add(other)
}
