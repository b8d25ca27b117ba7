//! Mistakes that change several cells at once and are still one mistake.

mod line;
mod row;
mod total;

pub(super) use total::{pieces, totals};

use super::Cause;
use super::ledger::Ledger;
use super::network::NODES;
use super::trees::Changes;
use crate::order;
use crate::{Message, Text};

/// One mistake undone: what it changes back, and in words what happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Operation {
    pub(super) cause: Cause,
    pub(super) changes: Changes,
    /// How unlikely it is beside other causes.
    pub(super) penalty: i32,
    pub(super) words: Message,
    /// The nodes it brings back into balance.
    pub(super) nodes: u64,
}

/// Every operation that balances all it touches.
pub(super) fn operations(ledger: &Ledger) -> Vec<Operation> {
    let mut found = Found { ledger, terminals: ledger.terminals(), tally: Tally::new(ledger), list: Vec::new() };
    row::operations(&mut found);
    line::operations(&mut found);
    total::operations(&mut found);
    order::sort_by(&mut found.list, |one, other| (one.penalty, &one.changes).cmp(&(other.penalty, &other.changes)));
    let mut list: Vec<Operation> = Vec::new();
    for operation in found.list {
        if !list.iter().any(|known| known.changes == operation.changes) {
            list.push(operation);
        }
    }
    list
}

struct Found<'l> {
    ledger: &'l Ledger,
    terminals: u64,
    tally: Tally<'l>,
    list: Vec<Operation>,
}

impl Found<'_> {
    /// Keeps an operation that rewrites cells, if it balances every node it touches: few of those tried do.
    fn rewrite(
        &mut self,
        cause: Cause,
        penalty: i32,
        cells: impl IntoIterator<Item = (usize, i64), IntoIter: Clone>,
        words: impl FnOnce() -> Message,
    ) {
        let changes = cells.into_iter().map(|(edge, to)| (edge, to - self.ledger.value[edge]));
        let changes = changes.filter(|(_, by)| *by != 0);
        if let Some(nodes) = self.tally.balanced(self.terminals, changes.clone()) {
            let mut changes: Changes = changes.collect();
            changes.sort_unstable();
            self.list.push(Operation { cause, changes, penalty, words: words(), nodes });
        }
    }
}

/// What changes add up to at the nodes they touch.
struct Tally<'l> {
    ledger: &'l Ledger,
    by_node: [i64; NODES],
    touched: u64,
}

impl<'l> Tally<'l> {
    fn new(ledger: &'l Ledger) -> Self {
        Self { ledger, by_node: [0; NODES], touched: 0 }
    }

    fn add(&mut self, edge: usize, by: i64) {
        let place = self.ledger.network.edges[edge];
        self.by_node[place.plus] += by;
        self.by_node[place.minus] -= by;
        self.touched |= 1 << place.plus | 1 << place.minus;
    }

    fn rewrite(&mut self, cells: [(usize, i64); 2]) {
        for (edge, to) in cells {
            let by = to - self.ledger.value[edge];
            if by != 0 {
                self.add(edge, by);
            }
        }
    }

    /// The nodes that changes alone bring into balance; `None` if any node they touch stays or falls out of it.
    fn balanced(&mut self, terminals: u64, changes: impl Iterator<Item = (usize, i64)> + Clone) -> Option<u64> {
        self.clear();
        changes.clone().for_each(|(edge, by)| self.add(edge, by));
        let nodes = self.touched & terminals;
        let mut allowed = changes.map(|(edge, by)| self.ledger.allows(edge, by));
        (nodes != 0 && self.balances() && allowed.all(|allowed| allowed)).then_some(nodes)
    }

    fn clear(&mut self) {
        while self.touched != 0 {
            self.by_node[self.touched.trailing_zeros() as usize] = 0;
            self.touched &= self.touched - 1;
        }
    }

    /// Whether every node touched is in balance.
    fn balances(&self) -> bool {
        let mut rest = self.touched;
        while rest != 0 {
            let node = rest.trailing_zeros() as usize;
            if self.ledger.imbalance[node] + self.by_node[node] != 0 {
                return false;
            }
            rest &= rest - 1;
        }
        true
    }
}

/// The nodes that changes bring into balance; `None` if any node they touch stays or falls out of it.
pub(super) fn balances(ledger: &Ledger, terminals: u64, changes: &[(usize, i64)]) -> Option<u64> {
    Tally::new(ledger).balanced(terminals, changes.iter().copied())
}

/// Words about one line of the form.
fn about(text: Text, line: &Message) -> Message {
    text.fill(&[("line", line.clone())])
}
