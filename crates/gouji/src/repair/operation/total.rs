//! Totals left blank, left 0 or not brought up to date.

use super::{Found, Operation, balances};
use crate::Text;
use crate::repair::Cause;
use crate::repair::ledger::Ledger;

const LEFT: Text = Text::new("总计漏填或填 0，而分项不为 0", "the total is blank or 0 beside parts that are not");
const STALE: Text = Text::new("总计没有随分项更新", "the total was not brought up to date with its parts");

/// Which totals are added up anew.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Anew {
    /// Those without a number.
    Unknown,
    /// Those and the zeros.
    Empty,
    /// All that differ from their parts.
    All,
}

pub(super) fn operations(found: &mut Found<'_>) {
    for anew in [Anew::Unknown, Anew::Empty, Anew::All] {
        found.list.extend(added_up(found.ledger, anew));
    }
}

/// Totals left blank or 0 beside parts that are not 0, each with what balances with it, where the form
/// leaves no doubt that the totals are the mistake.
pub(in crate::repair) fn totals(ledger: &Ledger) -> Vec<Operation> {
    let mut list = added_up(ledger, Anew::Empty);
    list.retain(|operation| {
        let is_unknown = |(edge, _): &(usize, i64)| ledger.unknown.contains(*edge);
        // Where two relations meet in every cell, arithmetic places a zero total by itself, or else leaves
        // open whether the parts are the mistake; three totals of a line of nothing but zeros are no chance.
        operation.changes.len() == 1 && ledger.network.girth == 2
            || operation.changes.iter().all(is_unknown)
            || operation.changes.len() > 2 && operation.changes.iter().all(|change| line_is_empty(ledger, change.0))
    });
    list
}

/// Whether every total of the same kind is 0 or no number.
fn line_is_empty(ledger: &Ledger, total: usize) -> bool {
    let rows = || ledger.network.rows.iter();
    rows().filter(|row| row.total == Some(total)).any(|of| {
        rows()
            .filter(|row| row.relation.rule == of.relation.rule)
            .all(|row| row.total.is_some_and(|total| ledger.value[total] == 0))
    })
}

/// Totals made the sum of their parts, in pieces that balance by themselves.
fn added_up(ledger: &Ledger, anew: Anew) -> Vec<Operation> {
    let mut filled = ledger.clone();
    let mut changes = Vec::new();
    for row in &ledger.network.rows {
        let Some(total) = row.total else { continue };
        let is_anew = match anew {
            Anew::Unknown => ledger.unknown.contains(total),
            Anew::Empty => ledger.value[total] == 0,
            Anew::All => true,
        };
        if !is_anew {
            continue;
        }
        let sign = row.terms.iter().find(|term| term.0 == total).map_or(-1, |term| term.1);
        let by = -sign * filled.gap(&row.terms);
        if by != 0 && filled.value[total] == ledger.value[total] && ledger.allows(total, by) {
            filled.change(total, by);
            changes.push((total, by));
        }
    }
    if changes.is_empty() {
        return Vec::new();
    }
    let terminals = ledger.terminals();
    let text = if anew == Anew::All { STALE } else { LEFT };
    let operation = |mut changes: Vec<(usize, i64)>| {
        let nodes = balances(ledger, terminals, &changes)?;
        changes.sort_unstable();
        let penalty = if anew == Anew::All { 70 } else { 40 };
        Some(Operation { cause: Cause::Total, changes, penalty, words: text.into(), nodes })
    };
    pieces(ledger, changes).into_iter().filter_map(operation).collect()
}

/// Changes apart where they share no node.
pub(in crate::repair) fn pieces(ledger: &Ledger, changes: Vec<(usize, i64)>) -> Vec<Vec<(usize, i64)>> {
    let mut pieces: Vec<(u64, Vec<(usize, i64)>)> = Vec::new();
    for change in changes {
        let place = ledger.network.edges[change.0];
        let mut piece = (1 << place.plus | 1 << place.minus, vec![change]);
        // Pieces share no node with one another, so what is joined touches no more of them than the change did.
        while let Some(touching) = pieces.iter().position(|other| other.0 & piece.0 != 0) {
            let (nodes, changes) = pieces.remove(touching);
            piece.0 |= nodes;
            piece.1.extend(changes);
        }
        pieces.push(piece);
    }
    pieces.into_iter().map(|(_, changes)| changes).collect()
}
