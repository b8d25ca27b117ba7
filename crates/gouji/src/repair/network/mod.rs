//! The relations of a table as a network: each relation a node, each cell an arc between two nodes.
//!
//! Rows that the others imply are dropped until every cell joins at most two relations ([`implied`]); signs are
//! chosen so that a cell adds at one end and subtracts at the other ([`derive`]). Integer data then have integer
//! repairs.

mod derive;
mod implied;

use std::sync::OnceLock;

use crate::Edition;
use crate::address::Address;
use crate::form::Table;
use crate::relation::Relation;
use crate::set::{CAPACITY, Set};

/// Room for the nodes of a table: sets of nodes are the bits of one word.
pub(super) const NODES: usize = 64;

/// A cell: it adds to the imbalance of one node and subtracts from that of another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub(super) address: Address,
    pub(super) plus: usize,
    pub(super) minus: usize,
}

impl Edge {
    pub(super) const fn ends_at(&self, node: usize) -> bool {
        self.plus == node || self.minus == node
    }
}

/// An edge as it is left from one of its nodes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arc {
    pub(super) edge: usize,
    pub(super) to: usize,
    /// The change of the cell that carries one unit of imbalance along the arc.
    pub(super) direction: i64,
}

/// A relation over the cells of one report, with its place in the network.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) relation: &'static Relation,
    /// Edges with their signs, left side first.
    pub(super) terms: Vec<(usize, i64)>,
    /// The same edges as a set.
    pub(super) edges: Set,
    /// The node, unless the other relations imply this one.
    pub(super) node: Option<usize>,
    /// The one cell of its side: the total of the others.
    pub(super) total: Option<usize>,
}

/// A printed line of the table.
#[derive(Debug)]
pub(super) struct Line {
    /// Its cells in the order of the paper.
    pub(super) edges: Vec<usize>,
    /// For each of them the node, if any, at which no other cell of the line ends.
    pub(super) alone_at: Vec<Option<usize>>,
    /// The relation that adds the line up, as an index into `rows`.
    pub(super) sum: Option<usize>,
}

impl Line {
    /// Where in the line its total stands.
    pub(super) fn total(&self, network: &Network) -> Option<usize> {
        let total = network.rows[self.sum?].total?;
        self.edges.iter().position(|edge| *edge == total)
    }

    /// The node of the line's own relation.
    pub(super) fn node(&self, network: &Network) -> Option<usize> {
        network.rows[self.sum?].node
    }
}

/// The identities of one table of one edition.
#[derive(Debug)]
pub(super) struct Network {
    pub(super) edges: Vec<Edge>,
    pub(super) rows: Vec<Row>,
    /// The arcs that leave each node.
    pub(super) arcs: Vec<Vec<Arc>>,
    /// The connected part each node is in.
    pub(super) part: Vec<usize>,
    /// The length of the shortest cycle: changes of fewer cells never cancel out.
    pub(super) girth: usize,
    pub(super) lines: Vec<Line>,
    edge_of: [Option<u8>; CAPACITY],
}

/// The network of each table of each edition, derived when a report first needs it.
static NETWORKS: [[OnceLock<Option<Network>>; Edition::ALL.len()]; Table::ALL.len()] =
    [const { [const { OnceLock::new() }; Edition::ALL.len()] }; Table::ALL.len()];

impl Network {
    /// The network of a table; `None` if the table has no identities or they form none.
    pub(super) fn of(table: Table, edition: Edition) -> Option<&'static Self> {
        let network = &NETWORKS[table as usize][edition as usize];
        network.get_or_init(|| Self::derive(table, edition)).as_ref()
    }

    pub(super) fn edge(&self, address: Address) -> Option<usize> {
        self.edge_of[address.index()].map(usize::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_3_is_a_network_of_38_nodes_and_girth_4_and_in_2019_of_36() {
        for (edition, nodes, cells) in [(Edition::V2021, 38, 175), (Edition::V2019, 36, 161)] {
            let network = Network::of(Table::Requests, edition).expect("a network");
            assert_eq!((network.part.len(), network.edges.len(), network.girth), (nodes, cells, 4));
            assert_eq!(network.rows.iter().filter(|row| row.node.is_none()).count(), 1, "one implied row");
            assert!(network.part.iter().all(|part| *part == 0));
        }
    }

    #[test]
    fn table_4_is_three_parts_with_a_ground_each() {
        let network = Network::of(Table::Review, Edition::V2021).expect("a network");
        assert_eq!((network.part.len(), network.edges.len(), network.girth), (6, 15, 2));
    }

    #[test]
    fn a_table_without_identities_has_no_network() {
        assert!(Edition::ALL.iter().all(|edition| Network::of(Table::Disclosure, *edition).is_none()));
    }
}
