//! What happens inside one row: two cells exchanged, the row shifted, a number split over two cells.

use super::{Found, about};
use crate::Text;
use crate::cell::LARGEST_COUNT;
use crate::repair::Cause;

const SWAPPED: Text = Text::new("“{line}”一行有两格数字互换", "two numbers of the row {line} changed places");
const SHIFTED: Text = Text::new("“{line}”一行的数字错开了一格", "the numbers of the row {line} are shifted by a cell");
const SPLIT: Text = Text::new("“{line}”一行有一个数字被拆到两格", "a number of the row {line} is split over two cells");

pub(super) fn operations(found: &mut Found<'_>) {
    let ledger = found.ledger;
    let network = ledger.network;
    for line in &network.lines {
        let edges = &line.edges;
        let near = |at: &usize| {
            let place = network.edges[edges[*at]];
            found.terminals & (1 << place.plus | 1 << place.minus) != 0
        };
        let near: Vec<usize> = (0..edges.len()).filter(near).collect();
        let printed: Vec<i64> = edges.iter().map(|edge| ledger.value[*edge]).collect();
        // Zeros stay zeros, however they are moved about.
        if near.is_empty() || printed.iter().all(|value| *value == 0) {
            continue;
        }
        // At a node where no other cell of the line ends, what a cell becomes is all that counts: nearly all that is
        // tried fails there.
        let needed: Vec<Option<i64>> =
            edges.iter().zip(&line.alone_at).map(|(edge, node)| Some(ledger.needed_at((*node)?, *edge))).collect();
        let fits = |at: usize, to: i64| to == printed[at] || needed[at].is_none_or(|needed| needed == to);
        let words = |text| move || about(text, network.edges[edges[0]].address.row_name());
        for (index, one) in near.iter().copied().enumerate() {
            for other in near[index + 1..].iter().copied() {
                if printed[one] != printed[other] && fits(one, printed[other]) && fits(other, printed[one]) {
                    let swapped = [(edges[one], printed[other]), (edges[other], printed[one])];
                    found.rewrite(Cause::Swap, 60, swapped, words(SWAPPED));
                }
            }
        }
        if line.total(network) != Some(edges.len() - 1) {
            continue;
        }
        let mut rewrite = |cause, row: Row<'_>, text| {
            let row = (0..edges.len()).map(row);
            if row.clone().enumerate().all(|(at, to)| fits(at, to)) {
                found.rewrite(cause, 80, edges.iter().copied().zip(row), words(text));
            }
        };
        shifted(&printed, |row| rewrite(Cause::Shift, row, SHIFTED));
        split(&printed, |row| rewrite(Cause::Split, row, SPLIT));
    }
}

/// What a row could have been, cell by cell.
type Row<'r> = &'r dyn Fn(usize) -> i64;

/// Tries the rows that a shift by one cell, from any cell on, could have come from. The total stands last.
fn shifted(printed: &[i64], mut attempt: impl FnMut(Row<'_>)) {
    let last = printed.len() - 1;
    let sum: i64 = printed.iter().sum();
    let overwritten = printed[last - 1] - printed[..last - 1].iter().sum::<i64>();
    for at in 0..last {
        // To the right: nothing stands at `at`, and the total fell off the end or came round to the front.
        let total = sum - printed[at];
        if printed[at] == 0 || at == 0 && printed[at] == total {
            attempt(&|cell| match cell {
                _ if cell < at => printed[cell],
                _ if cell < last => printed[cell + 1],
                _ => total,
            });
        }
        // To the left: nothing stands at the end, and the cell at `at` was overwritten or came round to it.
        if overwritten >= 0 && (printed[last] == 0 || at == 0 && printed[last] == overwritten) {
            attempt(&|cell| match cell {
                _ if cell < at => printed[cell],
                _ if cell > at => printed[cell - 1],
                _ => overwritten,
            });
        }
    }
}

/// Tries the rows that two neighbouring parts could have come from if together they are the digits of one number.
fn split(printed: &[i64], mut attempt: impl FnMut(Row<'_>)) {
    let last = printed.len() - 1;
    let sum: i64 = printed.iter().sum();
    for at in 0..last.saturating_sub(1) {
        let (Some(number), true) = (joined(printed[at], printed[at + 1]), printed[at] > 0) else { continue };
        for pair in [[number, 0], [0, number]] {
            attempt(&|cell| pair.get(cell.wrapping_sub(at)).copied().unwrap_or(printed[cell]));
        }
        // What follows was pushed on by a cell, and the total fell off the end.
        let total = sum - printed[at] - printed[at + 1] + number;
        attempt(&|cell| match cell {
            _ if cell < at => printed[cell],
            _ if cell == at => number,
            _ if cell < last => printed[cell + 1],
            _ => total,
        });
    }
    // The digits of the total itself, pulled apart over the last part and its own cell.
    if let Some(number) = joined(printed[last - 1], printed[last]) {
        attempt(&|cell| match cell {
            _ if cell == last => number,
            _ if cell + 1 == last => 0,
            _ => printed[cell],
        });
    }
}

/// The number whose digits are those of one number and then those of another; none beyond what a form can hold.
fn joined(one: i64, other: i64) -> Option<i64> {
    let digits = other.checked_ilog10().unwrap_or(0) + 1;
    let number = 10_i64.checked_pow(digits)?.checked_mul(one)?.checked_add(other)?;
    (number <= LARGEST_COUNT).then_some(number)
}
