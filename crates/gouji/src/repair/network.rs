//! The relations of a table as a network: each relation a node, each cell an arc between two nodes.
//!
//! Rows that the others imply are dropped until every cell joins at most two relations; signs are chosen
//! so that a cell adds at one end and subtracts at the other. Integer data then have integer repairs.

use std::sync::LazyLock;

use crate::Edition;
use crate::address::Address;
use crate::form::Table;
use crate::relation::{Op, Relation, Source, relations};
use crate::rule::Severity;
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

type Derived = ((Table, Edition), Option<Network>);

static NETWORKS: LazyLock<Vec<Derived>> = LazyLock::new(|| {
    let keys = Table::ALL.into_iter().flat_map(|table| Edition::ALL.map(|edition| (table, edition)));
    keys.map(|key| (key, Network::derive(key.0, key.1))).collect()
});

impl Network {
    /// The network of a table; `None` if the table has no identities or they form none.
    pub(super) fn of(table: Table, edition: Edition) -> Option<&'static Self> {
        NETWORKS.iter().find(|(key, _)| *key == (table, edition)).and_then(|(_, network)| network.as_ref())
    }

    pub(super) fn edge(&self, address: Address) -> Option<usize> {
        self.edge_of[address.index()].map(usize::from)
    }

    fn derive(table: Table, edition: Edition) -> Option<Self> {
        let is_identity = |relation: &&Relation| {
            relation.op == Op::Equal
                && relation.rule.severity == Severity::Error
                && relation.terms.iter().all(|term| term.cell.source == Source::This)
        };
        let identities: Vec<&'static Relation> = relations(table, edition).iter().filter(is_identity).collect();
        let mut edge_of = [None; CAPACITY];
        let mut named = Set::default();
        identities.iter().flat_map(|relation| &relation.terms).for_each(|term| named.insert(term.cell.address.index()));
        let cells: Vec<Address> =
            Address::of(table, edition).iter().copied().filter(|address| named.contains(address.index())).collect();
        for (edge, address) in cells.iter().enumerate() {
            edge_of[address.index()] = Some(u8::try_from(edge).ok()?);
        }
        let mut rows: Vec<Row> = identities
            .into_iter()
            .map(|relation| {
                let edge = |address: Address| edge_of[address.index()].map_or(0, usize::from);
                let alone = |left| {
                    let mut side = relation.side(left);
                    side.next().filter(|_| side.next().is_none()).map(|cell| edge(cell.address))
                };
                Row {
                    relation,
                    terms: relation.terms.iter().map(|t| (edge(t.cell.address), i64::from(t.coefficient))).collect(),
                    node: None,
                    total: alone(false).or_else(|| alone(true)),
                }
            })
            .collect();
        let kept = without_implied(&rows, cells.len())?;
        kept.iter().enumerate().for_each(|(node, row)| rows[*row].node = Some(node));
        let signs = signs(&rows, &kept, cells.len())?;
        Self::assemble(rows, &kept, &signs, &cells, &edge_of)
    }

    fn assemble(
        rows: Vec<Row>,
        kept: &[usize],
        signs: &[i64],
        cells: &[Address],
        edge_of: &[Option<u8>; CAPACITY],
    ) -> Option<Self> {
        let mut part: Vec<usize> = (0..kept.len()).collect();
        let ends = |edge: usize| {
            let ends = kept.iter().enumerate().flat_map(|(node, row)| {
                rows[*row].terms.iter().filter(move |term| term.0 == edge).map(move |term| (node, term.1))
            });
            ends.map(|(node, sign)| (node, sign * signs[node])).collect::<Vec<_>>()
        };
        for edge in 0..cells.len() {
            if let [(one, _), (other, _)] = ends(edge)[..] {
                let (keep, drop) = (part[one].min(part[other]), part[one].max(part[other]));
                part.iter_mut().filter(|part| **part == drop).for_each(|part| *part = keep);
            }
        }
        // Cells of one relation only end in the ground of their part, which takes any imbalance.
        let mut ground: Vec<Option<usize>> = vec![None; kept.len()];
        let mut edges = Vec::with_capacity(cells.len());
        for (edge, address) in cells.iter().enumerate() {
            let ends = ends(edge);
            let other = match ends[..] {
                [(node, _)] => *ground[part[node]].get_or_insert_with(|| {
                    part.push(part[node]);
                    part.len() - 1
                }),
                [_, (other, _)] => other,
                _ => return None,
            };
            let (node, sign) = ends[0];
            let (plus, minus) = if sign > 0 { (node, other) } else { (other, node) };
            edges.push(Edge { address: *address, plus, minus });
        }
        if part.len() > NODES {
            return None;
        }
        let mut arcs = vec![Vec::new(); part.len()];
        for (edge, Edge { plus, minus, .. }) in edges.iter().copied().enumerate() {
            arcs[plus].push(Arc { edge, to: minus, direction: -1 });
            arcs[minus].push(Arc { edge, to: plus, direction: 1 });
        }
        let mut lines: Vec<Line> = Vec::new();
        for (edge, address) in cells.iter().enumerate() {
            match lines.last_mut().filter(|line| edges[line.edges[0]].address.row() == address.row()) {
                Some(line) => line.edges.push(edge),
                None => lines.push(Line { edges: vec![edge], sum: None }),
            }
        }
        for line in &mut lines {
            let within = |row: &Row| row.terms.iter().all(|(edge, _)| line.edges.contains(edge));
            line.sum = rows.iter().position(|row| row.total.is_some() && within(row));
        }
        (!edges.is_empty()).then(|| Self {
            girth: girth(&arcs, &edges),
            edges,
            rows,
            arcs,
            part,
            lines,
            edge_of: *edge_of,
        })
    }
}

/// Drops implied relations until no cell is in more than two.
fn without_implied(rows: &[Row], cells: usize) -> Option<Vec<usize>> {
    let mut kept: Vec<usize> = (0..rows.len()).collect();
    loop {
        let crowded: Vec<bool> = (0..cells)
            .map(|edge| kept.iter().filter(|row| rows[**row].terms.iter().any(|term| term.0 == edge)).count() > 2)
            .collect();
        if !crowded.contains(&true) {
            return Some(kept);
        }
        let relief = |row: usize| rows[row].terms.iter().filter(|term| crowded[term.0]).count();
        let full = rank(rows, &kept, cells);
        let implied = (0..kept.len()).filter(|position| {
            let others: Vec<usize> = kept.iter().copied().filter(|row| *row != kept[*position]).collect();
            relief(kept[*position]) > 0 && rank(rows, &others, cells) == full
        });
        let position = implied.max_by_key(|position| (relief(kept[*position]), std::cmp::Reverse(*position)))?;
        kept.remove(position);
    }
}

/// The rank of some relations, by exact elimination.
fn rank(rows: &[Row], kept: &[usize], cells: usize) -> usize {
    let mut matrix: Vec<Vec<i64>> = kept
        .iter()
        .map(|row| {
            let mut dense = vec![0; cells];
            rows[*row].terms.iter().for_each(|(edge, sign)| dense[*edge] = *sign);
            dense
        })
        .collect();
    let mut rank = 0;
    for column in 0..cells {
        let Some(pivot) = (rank..matrix.len()).find(|row| matrix[*row][column] != 0) else { continue };
        matrix.swap(rank, pivot);
        let pivot = matrix[rank].clone();
        for row in matrix.iter_mut().skip(rank + 1).filter(|row| row[column] != 0) {
            let factor = row[column];
            row.iter_mut().zip(&pivot).for_each(|(cell, other)| *cell = *cell * pivot[column] - *other * factor);
            let divisor = row.iter().fold(0, |divisor, cell| gcd(divisor, cell.abs())).max(1);
            for cell in row.iter_mut() {
                *cell /= divisor;
            }
        }
        rank += 1;
    }
    rank
}

const fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// A sign for each relation, so that a cell in two has opposite signs there.
fn signs(rows: &[Row], kept: &[usize], cells: usize) -> Option<Vec<i64>> {
    let mut signs = vec![0; kept.len()];
    let term = |node: usize, edge: usize| rows[kept[node]].terms.iter().find(|term| term.0 == edge).map(|term| term.1);
    let mut open: Vec<usize> = Vec::new();
    for start in 0..kept.len() {
        if signs[start] == 0 {
            signs[start] = 1;
            open.push(start);
        }
        while let Some(node) = open.pop() {
            for (edge, sign) in &rows[kept[node]].terms {
                for other in (0..kept.len()).filter(|other| *other != node) {
                    let Some(of_other) = term(other, *edge) else { continue };
                    let wanted = -sign * signs[node] * of_other;
                    match signs[other] {
                        0 => {
                            signs[other] = wanted;
                            open.push(other);
                        }
                        found if found != wanted => return None,
                        _ => {}
                    }
                }
            }
        }
    }
    debug_assert!(cells < CAPACITY);
    Some(signs)
}

/// The length of the shortest cycle.
fn girth(arcs: &[Vec<Arc>], edges: &[Edge]) -> usize {
    let around = |edge: usize| {
        let (from, to) = (edges[edge].plus, edges[edge].minus);
        let mut distance = vec![usize::MAX; arcs.len()];
        distance[from] = 0;
        let mut queue = std::collections::VecDeque::from([from]);
        while let Some(node) = queue.pop_front() {
            for arc in arcs[node].iter().filter(|arc| arc.edge != edge) {
                if distance[arc.to] == usize::MAX {
                    distance[arc.to] = distance[node] + 1;
                    queue.push_back(arc.to);
                }
            }
        }
        distance[to].saturating_add(1)
    };
    (0..edges.len()).map(around).min().unwrap_or(usize::MAX)
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
