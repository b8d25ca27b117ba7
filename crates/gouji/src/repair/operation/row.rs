//! What happens inside one row: two cells exchanged, the row shifted, a number split over two cells.

use super::{Found, about};
use crate::Text;
use crate::repair::Cause;

const SWAPPED: Text = Text::new("“{line}”一行有两格数字互换", "two numbers of the row {line} changed places");
const SHIFTED: Text = Text::new("“{line}”一行的数字错开了一格", "the numbers of the row {line} are shifted by a cell");
const SPLIT: Text = Text::new("“{line}”一行有一个数字被拆到两格", "a number of the row {line} is split over two cells");

pub(super) fn operations(found: &mut Found<'_>) {
    let network = found.ledger.network;
    for line in &network.lines {
        let edges = &line.edges;
        let near = |edge: &usize| {
            let place = network.edges[*edge];
            found.terminals & (1 << place.plus | 1 << place.minus) != 0
        };
        let near: Vec<bool> = edges.iter().map(near).collect();
        if !near.contains(&true) {
            continue;
        }
        let printed: Vec<i64> = edges.iter().map(|edge| found.ledger.value[*edge]).collect();
        let words = |text| move || about(text, &network.edges[edges[0]].address.row_name());
        for one in 0..edges.len() {
            for other in (one + 1..edges.len()).filter(|other| near[one] && near[*other]) {
                let swapped = [(edges[one], printed[other]), (edges[other], printed[one])];
                found.rewrite(Cause::Swap, 60, &swapped, words(SWAPPED));
            }
        }
        if line.total(network) != Some(edges.len() - 1) {
            continue;
        }
        for (rewritten, split) in shifted(&printed)
            .into_iter()
            .map(|row| (row, false))
            .chain(split(&printed).into_iter().map(|row| (row, true)))
        {
            let cells: Vec<(usize, i64)> = edges.iter().copied().zip(rewritten).collect();
            let (cause, text) = if split { (Cause::Split, SPLIT) } else { (Cause::Shift, SHIFTED) };
            found.rewrite(cause, 80, &cells, words(text));
        }
    }
}

/// The rows that a shift by one cell, from any cell on, could have come from. The total stands last.
fn shifted(printed: &[i64]) -> Vec<Vec<i64>> {
    let last = printed.len() - 1;
    let mut rows = Vec::new();
    for at in 0..=last {
        // To the right: nothing stands at `at`, and the total fell off the end or came round to the front.
        if at < last && (printed[at] == 0 || at == 0) {
            let mut row = printed.to_vec();
            row.remove(at);
            let total = row.iter().sum();
            if printed[at] == 0 || printed[at] == total {
                row.push(total);
                rows.push(row);
            }
        }
        // To the left: nothing stands at the end, and the cell at `at` was overwritten or came round to it.
        if at < last {
            let mut row = printed[..last].to_vec();
            let overwritten = row[last - 1] - row[..last - 1].iter().sum::<i64>();
            if overwritten >= 0 && (printed[last] == 0 || at == 0 && printed[last] == overwritten) {
                row.insert(at, overwritten);
                rows.push(row);
            }
        }
    }
    rows
}

/// The rows that two neighbouring parts could have come from if together they are the digits of one number.
fn split(printed: &[i64]) -> Vec<Vec<i64>> {
    let last = printed.len() - 1;
    let mut rows = Vec::new();
    for at in 0..last.saturating_sub(1) {
        let (Some(number), true) = (joined(printed[at], printed[at + 1]), printed[at] > 0) else { continue };
        let mut in_place = printed.to_vec();
        (in_place[at], in_place[at + 1]) = (number, 0);
        rows.push(in_place);
        let mut in_second = printed.to_vec();
        (in_second[at], in_second[at + 1]) = (0, number);
        rows.push(in_second);
        // What follows was pushed on by a cell, and the total fell off the end.
        let mut pushed = printed.to_vec();
        pushed[at] = number;
        pushed.remove(at + 1);
        pushed.push(pushed.iter().sum());
        rows.push(pushed);
    }
    // The digits of the total itself, pulled apart over the last part and its own cell.
    if let Some(number) = joined(printed[last - 1], printed[last]) {
        let mut row = printed.to_vec();
        (row[last - 1], row[last]) = (0, number);
        rows.push(row);
    }
    rows
}

/// The number whose digits are those of one number and then those of another.
fn joined(one: i64, other: i64) -> Option<i64> {
    let digits = other.checked_ilog10().unwrap_or(0) + 1;
    10_i64.checked_pow(digits)?.checked_mul(one)?.checked_add(other)
}
