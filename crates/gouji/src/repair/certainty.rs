//! What may be claimed of a repair: whether it is the only one, and by how much.

use super::ledger::Ledger;
use super::network::NODES;
use super::operation::Operation;
use super::search::{MOST_CELLS, Search, Solved};
use super::trees::{Changes, Group, MOST_LISTED};

/// How far the margin to the next smallest repair is looked for.
const MARGIN: u8 = 2;
/// Groups with more imbalances than this get no margin.
const MARGIN_NODES: u32 = 6;

/// Repairs that put numbers where there are none and change no number.
pub(super) fn fills(work: &Ledger, nodes: u64) -> Vec<Changes> {
    let mut only = work.clone();
    let numbers = (0..work.network.edges.len()).filter(|edge| !work.unknown.contains(*edge));
    numbers.for_each(|edge| only.frozen.insert(edge));
    let Some(mut search) = Search::new(&only, nodes) else { return Vec::new() };
    match search.solve(MOST_CELLS) {
        Solved::Least(_) => combined(search.groups().into_iter().map(|group| group.repairs)),
        Solved::Never | Solved::Beyond => Vec::new(),
    }
}

/// Whether a repair stays the only smallest one when cells without a number cost nothing to fill.
pub(super) fn holds_whatever_is_blank(work: &Ledger, group: &Group) -> bool {
    if work.unknown.is_empty() {
        return true;
    }
    let mut into: [usize; NODES] = std::array::from_fn(|node| node);
    for (edge, place) in work.network.edges.iter().enumerate() {
        if work.unknown.contains(edge) && !work.frozen.contains(edge) {
            let (keep, drop) = (into[place.plus], into[place.minus]);
            into.iter_mut().filter(|node| **node == drop).for_each(|node| *node = keep);
        }
    }
    let Some(mut search) = Search::merged(work, group.nodes, &into) else { return false };
    if search.terminals.is_empty() {
        return group.repairs[0].iter().all(|(edge, _)| work.unknown.contains(*edge));
    }
    let numbers: Changes = group.repairs[0].iter().copied().filter(|(edge, _)| !work.unknown.contains(*edge)).collect();
    let Solved::Least(cost) = search.solve(MOST_CELLS) else { return false };
    let groups = search.groups();
    usize::from(cost) == numbers.len()
        && groups.iter().all(|group| group.complete && group.exact)
        && combined(groups.into_iter().map(|group| group.repairs)) == [numbers]
}

/// How many more cells the next smallest repair of these imbalances changes.
pub(super) fn margin(work: &Ledger, group: &Group, least: usize) -> Option<usize> {
    if group.nodes.count_ones() > MARGIN_NODES {
        return None;
    }
    let without =
        |(edge, _): &(usize, i64)| match Search::new(work, group.nodes)?.without(*edge).solve(least as u8 + MARGIN) {
            Solved::Least(next) => Some(usize::from(next) - least),
            Solved::Never | Solved::Beyond => None,
        };
    group.repairs[0].iter().filter_map(without).min()
}

/// Joins groups that one operation explains together, and gives each group the operations that explain it.
pub(super) fn joined(mut groups: Vec<Group>, operations: &[Operation]) -> Vec<(Group, Vec<&Operation>)> {
    let mut rivals: Vec<&Operation> = Vec::new();
    for operation in operations {
        let touched: Vec<&Group> = groups.iter().filter(|group| group.nodes & operation.nodes != 0).collect();
        let nodes = touched.iter().fold(0, |set, group| set | group.nodes);
        let cost = touched.iter().fold(0_usize, |sum, group| sum.saturating_add(group.cost));
        if nodes != operation.nodes || cost < 2 {
            continue;
        }
        if touched.len() > 1 {
            let touched: Vec<Group> = groups.extract_if(.., |group| group.nodes & operation.nodes != 0).collect();
            let combinations: usize = touched.iter().map(|group| group.repairs.len()).product();
            groups.push(Group {
                nodes,
                cost,
                complete: combinations <= MOST_LISTED && touched.iter().all(|group| group.complete),
                exact: touched.iter().all(|group| group.exact),
                repairs: combined(touched.into_iter().map(|group| group.repairs)),
            });
        }
        rivals.push(operation);
    }
    groups
        .into_iter()
        .map(|group| {
            let here = rivals.iter().copied().filter(|operation| operation.nodes == group.nodes).collect();
            (group, here)
        })
        .collect()
}

/// Every choice of one repair from each group.
pub(super) fn combined(groups: impl Iterator<Item = Vec<Changes>>) -> Vec<Changes> {
    groups.fold(vec![Vec::new()], |all, repairs| {
        let pairs = all.iter().flat_map(|one| repairs.iter().map(move |other| [one.as_slice(), other].concat()));
        let mut all: Vec<Changes> = pairs.take(MOST_LISTED).collect();
        for changes in &mut all {
            changes.sort_unstable();
        }
        all
    })
}
