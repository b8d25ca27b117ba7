//! What cells without a number must hold if every number that is there is right.

use super::ledger::Ledger;
use super::operation::pieces;
use super::trees::Changes;
use crate::set::Set;

/// What the numbers leave no choice about.
pub(super) struct Filled {
    /// Changes that balance what they touch, in independent pieces.
    pub(super) pieces: Vec<Changes>,
    /// The cells whose number is certain, 0 included.
    pub(super) certain: Set,
}

/// Infers cells one by one: the only unknown of a relation, or several that must sum to 0.
///
/// A number that turns out negative or a relation that then fails says that a number is wrong somewhere;
/// nothing is inferred about the cells that hang together with it.
pub(super) fn filled(ledger: &Ledger) -> Filled {
    let mut work = ledger.clone();
    let mut open = ledger.unknown.minus(&ledger.frozen);
    let mut doubtful = Set::default();
    let mut inferred = true;
    while inferred {
        inferred = false;
        for row in &ledger.network.rows {
            if row.edges.is_disjoint(&open) {
                continue;
            }
            let unknown: Vec<(usize, i64)> = row.terms.iter().copied().filter(|term| open.contains(term.0)).collect();
            let Some((first, sign)) = unknown.first().copied() else { continue };
            let lacking = -sign * work.gap(&row.terms);
            let same_side = unknown.iter().all(|term| term.1 == sign);
            if lacking < 0 && same_side || unknown.len() == 1 && !work.allows(first, lacking) {
                for term in unknown {
                    doubtful.insert(term.0);
                }
            } else if unknown.len() == 1 {
                work.change(first, lacking);
                open.remove(first);
                inferred = true;
            } else if lacking == 0 && same_side {
                for term in unknown {
                    open.remove(term.0);
                }
                inferred = true;
            }
        }
    }
    for row in &ledger.network.rows {
        if row.edges.is_disjoint(&open) && work.gap(&row.terms) != 0 {
            doubtful = doubtful.union(&row.edges.intersection(&ledger.unknown));
        }
    }
    spread(ledger, &mut doubtful);
    let certain = ledger.unknown.minus(&open).minus(&doubtful).minus(&ledger.frozen);
    let changes = (0..ledger.network.edges.len()).filter(|edge| certain.contains(*edge) && work.value[*edge] != 0);
    Filled { pieces: pieces(ledger, changes.map(|edge| (edge, work.value[edge])).collect()), certain }
}

/// Doubt spreads over every relation from one unknown cell to the others.
fn spread(ledger: &Ledger, doubtful: &mut Set) {
    loop {
        let before = *doubtful;
        for row in &ledger.network.rows {
            let unknown = row.edges.intersection(&ledger.unknown);
            if !unknown.is_disjoint(doubtful) {
                *doubtful = doubtful.union(&unknown);
            }
        }
        if before == *doubtful {
            return;
        }
    }
}
