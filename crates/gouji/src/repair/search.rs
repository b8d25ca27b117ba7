//! The least number of cells that cancels every imbalance: send-and-split over sets of unbalanced nodes.
//!
//! `trees[S][v]` is the least number of cells that carries the imbalances of the set `S` to the node `v`.
//! The flow through a cell is known when it is taken, so a cell that would become negative is refused at
//! once. After Dreyfus & Wagner 1971 and Erickson, Monma & Veinott 1987.

use std::borrow::Cow;

use super::ledger::Ledger;
use super::network::{Arc, NODES};

/// More unbalanced nodes than this are not searched exactly: the work triples with each.
const MOST_TERMINALS: usize = 14;
/// Up to this many, any number of cells is searched; beyond, only repairs of little more than a cell for
/// every two nodes, which is what that many separate mistakes look like.
const FREE_TERMINALS: usize = 10;

/// Repairs of more cells than this are not looked for.
pub(super) const MOST_CELLS: u8 = 30;

const NEVER: u8 = u8::MAX / 2;

/// A set of terminals, by their positions.
pub(super) type Terminals = u32;

pub(super) struct Search<'l> {
    pub(super) ledger: &'l Ledger,
    /// The arcs between nodes, or between what they are merged into.
    pub(super) arcs: Cow<'l, [Vec<Arc>]>,
    /// The unbalanced nodes.
    pub(super) terminals: Vec<usize>,
    /// The imbalance of every set of terminals.
    pub(super) sums: Vec<i64>,
    /// The position of each node among the terminals.
    position: [Option<u8>; NODES],
    /// The cell that must not be used.
    without: Option<usize>,
    pub(super) trees: Vec<[u8; NODES]>,
    /// The sets whose imbalances cancel out, in ascending order.
    pub(super) closed: Vec<Terminals>,
    /// The least number of cells for each such set.
    pub(super) forest: Vec<u8>,
}

impl<'l> Search<'l> {
    /// A search over some unbalanced nodes of a ledger; `None` if there are too many.
    pub(super) fn new(ledger: &'l Ledger, terminals: u64) -> Option<Self> {
        let imbalance = |node: usize| ledger.imbalance[node];
        Self::over(ledger, Cow::Borrowed(&ledger.network.arcs), terminals, imbalance)
    }

    /// The same over merged nodes: cells inside a merged node cost nothing.
    pub(super) fn merged(ledger: &'l Ledger, terminals: u64, into: &[usize; NODES]) -> Option<Self> {
        let nodes = ledger.network.part.len();
        let mut arcs = vec![Vec::new(); nodes];
        let mut imbalance = [0; NODES];
        let mut unbalanced = 0;
        for node in 0..nodes {
            let here = into[node];
            let leaving = ledger.network.arcs[node].iter().map(|arc| Arc { to: into[arc.to], ..*arc });
            arcs[here].extend(leaving.filter(|arc| arc.to != here));
            if terminals & 1 << node != 0 {
                imbalance[here] += ledger.imbalance[node];
            }
        }
        (0..nodes).filter(|node| imbalance[*node] != 0).for_each(|node| unbalanced |= 1 << node);
        Self::over(ledger, Cow::Owned(arcs), unbalanced, |node| imbalance[node])
    }

    fn over(
        ledger: &'l Ledger,
        arcs: Cow<'l, [Vec<Arc>]>,
        terminals: u64,
        imbalance: impl Fn(usize) -> i64,
    ) -> Option<Self> {
        let terminals: Vec<usize> = (0..NODES).filter(|node| terminals & 1 << node != 0).collect();
        if terminals.len() > MOST_TERMINALS {
            return None;
        }
        let mut position = [None; NODES];
        terminals.iter().enumerate().for_each(|(here, node)| position[*node] = Some(here as u8));
        let mut sums = vec![0; 1 << terminals.len()];
        for set in 1..sums.len() {
            let first = set.trailing_zeros() as usize;
            sums[set] = sums[set & (set - 1)] + imbalance(terminals[first]);
        }
        let closed = (1..sums.len()).filter(|set| sums[*set] == 0).map(|set| set as Terminals).collect();
        Some(Self {
            ledger,
            arcs,
            terminals,
            trees: vec![[NEVER; NODES]; sums.len()],
            forest: vec![NEVER; sums.len()],
            sums,
            closed,
            position,
            without: None,
        })
    }

    /// The search with one cell kept as it is.
    pub(super) fn without(mut self, edge: usize) -> Self {
        self.without = Some(edge);
        self
    }

    pub(super) fn is_without(&self, edge: usize) -> bool {
        self.without == Some(edge)
    }

    pub(super) fn all(&self) -> Terminals {
        (self.sums.len() - 1) as Terminals
    }

    /// Looks for the least number of cells, which is at most `limit`.
    pub(super) fn solve(&mut self, limit: u8) -> Solved {
        let all = self.all() as usize;
        let terminals = self.terminals.len() as u8;
        let pairs = terminals.div_ceil(2);
        let limit = if self.terminals.len() > FREE_TERMINALS { limit.min(pairs + 2) } else { limit };
        for budget in pairs..=limit {
            let cut = self.grow(budget);
            self.partition();
            if self.forest[all] <= budget {
                return Solved::Least(self.forest[all]);
            }
            if !cut {
                return Solved::Never;
            }
        }
        Solved::Beyond
    }

    /// Fills `trees` as far as a budget reaches; whether the budget was felt.
    fn grow(&mut self, budget: u8) -> bool {
        let all = self.all() as usize;
        let mut cut = false;
        let mut alive = vec![false; all + 1];
        // Trees are rooted at their first terminal, so none has to collect the very first.
        for set in (2..all).step_by(2) {
            if self.sums[set] == 0 {
                continue;
            }
            let mut row = [NEVER; NODES];
            let first = set & set.wrapping_neg();
            if set == first {
                row[self.terminals[set.trailing_zeros() as usize]] = 0;
            }
            // Every split in two, the first terminal always on one side.
            let rest = set ^ first;
            let mut other = rest;
            while other != 0 {
                if alive[other] && alive[set ^ other] {
                    let (one, other) = (&self.trees[set ^ other], &self.trees[other]);
                    for node in 0..NODES {
                        row[node] = row[node].min(one[node] + other[node]);
                    }
                }
                other = (other - 1) & rest;
            }
            cut |= self.send(set, &mut row, budget);
            alive[set] = row.iter().any(|cost| *cost < NEVER);
            self.trees[set] = row;
        }
        cut
    }

    /// Carries what was collected along cells, one more each time.
    fn send(&self, set: usize, row: &mut [u8; NODES], budget: u8) -> bool {
        let mut cut = false;
        for (node, cost) in row.iter_mut().enumerate() {
            if *cost < NEVER && *cost + self.still_needed(set, node) > budget {
                (*cost, cut) = (NEVER, true);
            }
        }
        for level in 0..budget {
            for node in 0..self.arcs.len() {
                if row[node] != level {
                    continue;
                }
                for arc in &self.arcs[node] {
                    if row[arc.to] <= level + 1 || !self.carries(arc, self.sums[set]) {
                        continue;
                    }
                    if level + 1 + self.still_needed(set, arc.to) > budget {
                        cut = true;
                    } else {
                        row[arc.to] = level + 1;
                    }
                }
            }
        }
        cut
    }

    /// Whether a cell can take the change that carries an imbalance along it.
    pub(super) fn carries(&self, arc: &Arc, imbalance: i64) -> bool {
        !self.is_without(arc.edge) && self.ledger.allows(arc.edge, arc.direction * imbalance)
    }

    /// How many more cells it takes at least: one to go on, then one for every two terminals.
    fn still_needed(&self, set: usize, node: usize) -> u8 {
        let open = (self.terminals.len() as u8) - set.count_ones() as u8;
        match self.position[node].filter(|here| set & 1 << here == 0) {
            Some(here) if self.sums[set | 1 << here] == 0 => (open - 1).div_ceil(2),
            Some(_) => 1 + open.saturating_sub(2).div_ceil(2),
            None => 1 + open.saturating_sub(1).div_ceil(2),
        }
    }

    /// The least cost of every closed set, as one tree or split into closed sets.
    fn partition(&mut self) {
        self.forest[0] = 0;
        for (position, set) in self.closed.iter().copied().enumerate() {
            let first = set & set.wrapping_neg();
            let mut least = self.tree(set);
            for part in self.closed[..position].iter().copied() {
                if part & set == part && part & first != 0 {
                    least = least.min(self.tree(part).saturating_add(self.forest[(set ^ part) as usize]));
                }
            }
            self.forest[set as usize] = least.min(NEVER);
        }
    }

    /// The least cost of a closed set as one tree, rooted at its first terminal.
    pub(super) fn tree(&self, set: Terminals) -> u8 {
        let (first, rest) = split_first(set);
        self.trees[rest as usize][self.terminals[first]]
    }
}

/// What a search came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Solved {
    /// The least number of cells.
    Least(u8),
    /// Nothing brings these nodes into balance.
    Never,
    /// More cells than were looked for.
    Beyond,
}

/// The position of the first terminal of a set, and the others.
pub(super) const fn split_first(set: Terminals) -> (usize, Terminals) {
    (set.trailing_zeros() as usize, set & (set - 1))
}
