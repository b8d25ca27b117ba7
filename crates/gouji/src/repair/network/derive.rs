//! Deriving the network of a table from its identities.

use super::implied::without_implied;
use super::{Arc, Edge, Line, NODES, Network, Row};
use crate::Edition;
use crate::address::Address;
use crate::form::Table;
use crate::relation::{Op, Relation, Source, relations};
use crate::rule::Severity;
use crate::set::{CAPACITY, Set};

impl Network {
    pub(super) fn derive(table: Table, edition: Edition) -> Option<Self> {
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
                let mut edges = Set::default();
                relation.terms.iter().for_each(|term| edges.insert(edge(term.cell.address)));
                Row {
                    relation,
                    edges,
                    terms: relation.terms.iter().map(|t| (edge(t.cell.address), i64::from(t.coefficient))).collect(),
                    node: None,
                    total: alone(false).or_else(|| alone(true)),
                }
            })
            .collect();
        let kept = without_implied(&rows, cells.len())?;
        kept.iter().enumerate().for_each(|(node, row)| rows[*row].node = Some(node));
        let ends = ends(&rows, &kept, cells.len());
        let signs = signs(&rows, &kept, &ends)?;
        Self::assemble(rows, &signs, &ends, &cells, &edge_of)
    }

    fn assemble(
        rows: Vec<Row>,
        signs: &[i64],
        ends: &[Vec<(usize, i64)>],
        cells: &[Address],
        edge_of: &[Option<u8>; CAPACITY],
    ) -> Option<Self> {
        let mut part: Vec<usize> = (0..signs.len()).collect();
        for ends in ends {
            if let [(one, _), (other, _)] = ends[..] {
                let (keep, drop) = (part[one].min(part[other]), part[one].max(part[other]));
                part.iter_mut().filter(|part| **part == drop).for_each(|part| *part = keep);
            }
        }
        // Cells of one relation only end in the ground of their part, which takes any imbalance.
        let mut ground: Vec<Option<usize>> = vec![None; signs.len()];
        let mut edges = Vec::with_capacity(cells.len());
        for (address, ends) in cells.iter().zip(ends) {
            let other = match ends[..] {
                [(node, _)] => *ground[part[node]].get_or_insert_with(|| {
                    part.push(part[node]);
                    part.len() - 1
                }),
                [_, (other, _)] => other,
                _ => return None,
            };
            let (node, sign) = ends[0];
            let (plus, minus) = if sign * signs[node] > 0 { (node, other) } else { (other, node) };
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
                None => lines.push(Line { edges: vec![edge], alone_at: Vec::new(), sum: None }),
            }
        }
        for line in &mut lines {
            let within = |row: &Row| row.terms.iter().all(|(edge, _)| line.edges.contains(edge));
            line.sum = rows.iter().position(|row| row.total.is_some() && within(row));
            let of_node = |node: usize| line.edges.iter().filter(|edge| edges[**edge].ends_at(node)).count();
            let alone_at =
                |edge: &usize| [edges[*edge].plus, edges[*edge].minus].into_iter().find(|node| of_node(*node) == 1);
            line.alone_at = line.edges.iter().map(alone_at).collect();
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

/// The nodes that each cell is in and its sign in the relation of each.
fn ends(rows: &[Row], kept: &[usize], cells: usize) -> Vec<Vec<(usize, i64)>> {
    let mut ends = vec![Vec::new(); cells];
    for (node, row) in kept.iter().enumerate() {
        rows[*row].terms.iter().for_each(|(edge, sign)| ends[*edge].push((node, *sign)));
    }
    ends
}

/// A sign for each relation, so that a cell in two has opposite signs there.
fn signs(rows: &[Row], kept: &[usize], ends: &[Vec<(usize, i64)>]) -> Option<Vec<i64>> {
    let mut signs = vec![0; kept.len()];
    let mut open: Vec<usize> = Vec::new();
    for start in 0..kept.len() {
        if signs[start] == 0 {
            signs[start] = 1;
            open.push(start);
        }
        while let Some(node) = open.pop() {
            for (edge, sign) in &rows[kept[node]].terms {
                for (other, of_other) in ends[*edge].iter().filter(|end| end.0 != node) {
                    let wanted = -sign * signs[node] * of_other;
                    match signs[*other] {
                        0 => {
                            signs[*other] = wanted;
                            open.push(*other);
                        }
                        found if found != wanted => return None,
                        _ => {}
                    }
                }
            }
        }
    }
    Some(signs)
}

/// The length of the shortest cycle.
fn girth(arcs: &[Vec<Arc>], edges: &[Edge]) -> usize {
    let mut least = usize::MAX;
    let mut reached = Vec::with_capacity(NODES);
    for (edge, Edge { plus, minus, .. }) in edges.iter().enumerate() {
        let mut distance = [usize::MAX; NODES];
        distance[*plus] = 0;
        reached.clear();
        reached.push(*plus);
        let mut next = 0;
        // What is farther away closes no shorter cycle.
        while let Some(node) = reached.get(next).copied().filter(|node| distance[*node] + 2 < least) {
            for arc in arcs[node].iter().filter(|arc| arc.edge != edge) {
                if distance[arc.to] == usize::MAX {
                    distance[arc.to] = distance[node] + 1;
                    reached.push(arc.to);
                }
            }
            next += 1;
        }
        least = least.min(distance[*minus].saturating_add(1));
    }
    least
}
