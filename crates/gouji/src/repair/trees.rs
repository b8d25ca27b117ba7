//! Every least repair, not one of them: the search walked backwards.

use super::search::{Search, Terminals, split_first};
use crate::order;

/// The changes of one repair: cells with what is added to each, in the order of the paper.
pub(super) type Changes = Vec<(usize, i64)>;

/// More repairs than this are not listed.
pub(super) const MOST_LISTED: usize = 600;

/// Imbalances that hang together, and every least way to cancel them.
pub(super) struct Group {
    /// The nodes.
    pub(super) nodes: u64,
    /// How many cells a least repair changes.
    pub(super) cost: usize,
    pub(super) repairs: Vec<Changes>,
    /// Whether these are all least repairs there are.
    pub(super) complete: bool,
    /// Whether no repair of fewer cells can exist.
    pub(super) exact: bool,
}

impl Search<'_> {
    /// The independent groups of a solved search.
    pub(super) fn groups(&self) -> Vec<Group> {
        let all = self.all();
        let least = |set: Terminals| self.forest[set as usize];
        let mut blocks: Vec<Terminals> = (0..self.terminals.len()).map(|terminal| 1 << terminal).collect();
        for part in self.closed.iter().copied() {
            if self.tree(part).saturating_add(least(all ^ part)) == least(all) {
                let joined = blocks.extract_if(.., |block| *block & part != 0).fold(0, |set, block| set | block);
                blocks.push(joined);
            }
        }
        order::sort_by_key(&mut blocks, |block| block.trailing_zeros());
        blocks.iter().map(|block| self.group(*block, &blocks)).collect()
    }

    fn group(&self, block: Terminals, blocks: &[Terminals]) -> Group {
        let (mut repairs, mut complete) = self.forests(block);
        order::sort(&mut repairs);
        repairs.dedup();
        let mut exact = !repairs.is_empty();
        // A repair that runs in a circle is not a forest; it needs at least the girth, and a cell for each
        // of its nodes. Where that could compete, nothing is claimed.
        for circle in self.closed.iter().copied().filter(|circle| circle & block != 0) {
            let touched = || blocks.iter().copied().filter(|block| block & circle != 0);
            let spent: u32 = touched().map(|block| u32::from(self.forest[block as usize])).sum();
            let left = touched().map(|block| (block & !circle).count_ones()).sum::<u32>().div_ceil(2);
            let bound = (self.ledger.network.girth as u32).max(circle.count_ones()) + left;
            complete &= bound > spent;
            exact &= bound >= spent;
        }
        let nodes = (0..self.terminals.len()).filter(|terminal| block & 1 << terminal != 0);
        Group {
            nodes: nodes.fold(0, |set, terminal| set | 1 << self.terminals[terminal]),
            cost: usize::from(self.forest[block as usize]),
            repairs,
            complete,
            exact,
        }
    }

    /// The least repairs of a closed set; whether none was left out.
    fn forests(&self, set: Terminals) -> (Vec<Changes>, bool) {
        if set == 0 {
            return (vec![Vec::new()], true);
        }
        let least = self.forest[set as usize];
        let first = 1 << split_first(set).0;
        let mut list = List::default();
        for part in self.closed.iter().copied() {
            let fits = part & set == part && part & first != 0;
            if fits && self.tree(part).saturating_add(self.forest[(set ^ part) as usize]) == least {
                let (root, others) = split_first(part);
                let trees = self.gather(others as usize, self.terminals[root], self.tree(part));
                let (rest, complete) = self.forests(set ^ part);
                list.join(&trees.found, &rest);
                list.complete &= complete && trees.complete;
            }
        }
        (list.found, list.complete)
    }

    /// The trees of a cost that carry a set of terminals to a node, branch by branch.
    fn gather(&self, set: usize, node: usize, cost: u8) -> List {
        let mut list = List::default();
        if self.sums[set] == 0 || self.trees[set][node] > cost {
            return list;
        }
        list.add(self.branch(set, node, cost));
        let first = set & set.wrapping_neg();
        let rest = set ^ first;
        let mut other = rest;
        while other != 0 {
            let one = set ^ other;
            let spent = self.trees[other][node];
            if self.sums[one] != 0 && spent <= cost && self.trees[one][node] <= cost - spent {
                let branches = self.branch(one, node, cost - spent);
                if !branches.found.is_empty() {
                    let others = self.gather(other, node, spent);
                    list.complete &= branches.complete && others.complete;
                    list.join(&branches.found, &others.found);
                }
            }
            other = (other - 1) & rest;
        }
        list
    }

    /// The trees that reach a node by one cell, or stand there already.
    fn branch(&self, set: usize, node: usize, cost: u8) -> List {
        let mut list = List::default();
        if cost == 0 {
            if set.is_power_of_two() && self.terminals[set.trailing_zeros() as usize] == node {
                list.found.push(Vec::new());
            }
            return list;
        }
        for arc in &self.arcs[node] {
            // Walked backwards: the change is that of the opposite direction.
            let from = arc.to;
            let by = -arc.direction * self.sums[set];
            if self.trees[set][from] == cost - 1 && self.ledger.allows(arc.edge, by) && !self.is_without(arc.edge) {
                let trees = self.gather(set, from, cost - 1);
                list.complete &= trees.complete;
                list.join(&trees.found, &[vec![(arc.edge, by)]]);
            }
        }
        list
    }
}

/// Repairs found so far.
struct List {
    found: Vec<Changes>,
    complete: bool,
}

impl Default for List {
    fn default() -> Self {
        Self { found: Vec::new(), complete: true }
    }
}

impl List {
    fn add(&mut self, other: Self) {
        self.complete &= other.complete;
        for changes in other.found {
            self.push(changes);
        }
    }

    /// Every pair of one and another; a cell is changed once.
    fn join(&mut self, ones: &[Changes], others: &[Changes]) {
        for one in ones {
            for other in others {
                if self.found.len() == MOST_LISTED {
                    self.complete = false;
                    return;
                }
                if !other.iter().any(|change| one.iter().any(|(edge, _)| *edge == change.0)) {
                    let mut changes = [one.as_slice(), other].concat();
                    changes.sort_unstable();
                    self.push(changes);
                }
            }
        }
    }

    fn push(&mut self, changes: Changes) {
        if self.found.len() == MOST_LISTED {
            self.complete = false;
        } else {
            self.found.push(changes);
        }
    }
}
