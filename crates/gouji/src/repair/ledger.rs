//! A report's numbers laid on the network, and what does not cancel out at its nodes.

use super::network::{NODES, Network};
use crate::cell::{LARGEST_COUNT, State};
use crate::report::Report;
use crate::set::{CAPACITY, Set};

/// The numbers of one table.
#[derive(Clone)]
pub(super) struct Ledger {
    pub(super) network: &'static Network,
    /// The number in each cell, 0 where there is none.
    pub(super) value: [i64; CAPACITY],
    /// Left minus right of each node, its sign chosen so that all of a part sum to 0.
    pub(super) imbalance: [i64; NODES],
    /// Cells that are blank, unreadable, missing or words: any number may belong there.
    pub(super) unknown: Set,
    /// Cells that say there is no number: `/`.
    pub(super) denied: Set,
    /// Cells that never change.
    pub(super) frozen: Set,
}

impl Ledger {
    /// The ledger of a table, with the cells by their addresses that never change; `None` where a number
    /// is none that a form can hold.
    pub(super) fn of(network: &'static Network, report: &Report, frozen: Set) -> Option<Self> {
        let mut ledger = Self {
            network,
            value: [0; CAPACITY],
            imbalance: [0; NODES],
            unknown: Set::default(),
            denied: Set::default(),
            frozen: Set::default(),
        };
        for (edge, place) in network.edges.iter().enumerate() {
            let cell = report.cell(place.address);
            match cell.state() {
                State::Number => {
                    let value = cell.value()?.as_count()?;
                    if !(0..=LARGEST_COUNT).contains(&value) {
                        return None;
                    }
                    ledger.change(edge, value);
                }
                State::NotApplicable => ledger.denied.insert(edge),
                _ => ledger.unknown.insert(edge),
            }
            if frozen.contains(place.address.index()) {
                ledger.frozen.insert(edge);
            }
        }
        Some(ledger)
    }

    /// Adds to a cell.
    pub(super) fn change(&mut self, edge: usize, by: i64) {
        let place = self.network.edges[edge];
        self.value[edge] += by;
        self.imbalance[place.plus] += by;
        self.imbalance[place.minus] -= by;
    }

    /// What a cell must be for one of its nodes to be in balance while every other cell stays as it is.
    pub(super) fn needed_at(&self, node: usize, edge: usize) -> i64 {
        let imbalance = self.imbalance[node];
        self.value[edge] + if self.network.edges[edge].plus == node { -imbalance } else { imbalance }
    }

    /// Whether a cell may be changed by an amount.
    pub(super) fn allows(&self, edge: usize, by: i64) -> bool {
        !self.frozen.contains(edge) && (0..=LARGEST_COUNT).contains(&(self.value[edge] + by))
    }

    /// The nodes that are not in balance.
    pub(super) fn terminals(&self) -> u64 {
        let nodes = 0..self.network.part.len();
        nodes.filter(|node| self.imbalance[*node] != 0).fold(0, |set, node| set | 1 << node)
    }

    /// Left minus right of a relation, its cells that are no numbers taken for 0.
    pub(super) fn gap(&self, terms: &[(usize, i64)]) -> i64 {
        terms.iter().map(|(edge, sign)| sign * self.value[*edge]).sum()
    }
}
