//! From imbalances to repairs: what is blank is inferred, totals are added up, the rest is searched.

use std::cell::OnceCell;

use super::certainty::{fills, holds_whatever_is_blank, joined, margin};
use super::evidence::{Witnesses, weigh};
use super::ledger::Ledger;
use super::network::Network;
use super::operation::{Operation, balances, operations, totals};
use super::search::{MOST_CELLS, Search, Solved};
use super::trees::{Changes, Group};
use super::{Alternative, Cause, Certainty, Change, Repair, Sum};
use crate::finding::Terms;
use crate::order;
use crate::report::Report;
use crate::{Message, Value};

/// Imbalances with their possible repairs, before they are put in words.
pub(super) struct Draft {
    nodes: u64,
    certainty: Certainty,
    candidates: Vec<Candidate>,
    margin: Option<usize>,
    exact: bool,
}

struct Candidate {
    changes: Changes,
    cause: Cause,
    penalty: i32,
    evidence: Vec<Message>,
}

/// The repairs of one table.
pub(super) fn repairs(report: &Report, witnesses: Witnesses<'_>, ledger: &Ledger) -> Vec<Repair> {
    if ledger.terminals() == 0 {
        return Vec::new();
    }
    let solver = Solver { report, witnesses, original: ledger };
    let mut drafts = Vec::new();
    let mut work = ledger.clone();
    if !work.unknown.is_empty() {
        solver.fill(&mut work, &mut drafts);
    }
    add_up(&mut work, &mut drafts);
    solver.search(&work, &Operations::default(), &mut drafts);
    order::sort_by_key(&mut drafts, |draft| draft.nodes.trailing_zeros());
    drafts.into_iter().map(|draft| solver.repair(draft)).collect()
}

/// The operations that explain something, listed when first asked for.
#[derive(Default)]
struct Operations(OnceCell<Vec<Operation>>);

impl Operations {
    fn of(&self, work: &Ledger) -> &[Operation] {
        self.0.get_or_init(|| operations(work))
    }
}

struct Solver<'a> {
    report: &'a Report,
    witnesses: Witnesses<'a>,
    original: &'a Ledger,
}

impl Solver<'_> {
    /// Cells without a number that the numbers leave no choice about.
    fn fill(&self, work: &mut Ledger, drafts: &mut Vec<Draft>) {
        let filled = super::fill::filled(work);
        for changes in filled.pieces {
            if let Some(nodes) = balances(work, work.terminals(), &changes) {
                for (edge, by) in &changes {
                    work.change(*edge, *by);
                }
                let candidate = self.candidate(work, changes, &[]);
                drafts.push(Draft::certain(nodes, candidate));
            }
        }
        work.unknown = work.unknown.minus(&filled.certain);
        work.frozen = work.frozen.union(&filled.certain);
    }

    /// Everything else, one connected part of the network after the other.
    fn search(&self, work: &Ledger, operations: &Operations, drafts: &mut Vec<Draft>) {
        let mut rest = work.terminals();
        while rest != 0 {
            let part = work.network.part[rest.trailing_zeros() as usize];
            let nodes = (0..work.network.part.len()).filter(|node| work.network.part[*node] == part);
            let here = nodes.fold(0, |set, node| set | 1 << node) & rest;
            rest &= !here;
            self.search_part(work, here, operations, drafts);
        }
    }

    fn search_part(&self, work: &Ledger, nodes: u64, operations: &Operations, drafts: &mut Vec<Draft>) {
        let solved = Search::new(work, nodes).map(|mut search| (search.solve(MOST_CELLS), search));
        let groups = match solved {
            Some((Solved::Least(_), search)) => search.groups(),
            Some((Solved::Never, _)) => {
                vec![Group { nodes, cost: usize::MAX, repairs: Vec::new(), complete: true, exact: true }]
            }
            Some((Solved::Beyond, _)) | None => return self.reduce(work, nodes, operations, drafts),
        };
        let joined = match groups[..] {
            // One cell by itself is a simpler story than any operation.
            [Group { cost: 1, .. }] => groups.into_iter().map(|group| (group, Vec::new())).collect(),
            _ => joined(groups, operations.of(work)),
        };
        for (group, rivals) in joined {
            drafts.push(self.draft(work, &group, &rivals));
        }
    }

    /// Too many imbalances to search: the plainest explanations are taken first, and nothing is claimed.
    fn reduce(&self, work: &Ledger, nodes: u64, operations: &Operations, drafts: &mut Vec<Draft>) {
        let fits = |operation: &&Operation| operation.nodes & !nodes == 0 && operation.nodes.count_ones() > 2;
        let most = operations.of(work).iter().filter(fits).max_by_key(|operation| operation.nodes.count_ones());
        let candidate = match most {
            Some(operation) => Some((operation.nodes, Candidate::named(operation.changes.clone(), operation))),
            None => direct(work, nodes).map(|(pair, changes)| (pair, self.candidate(work, changes, &[]))),
        };
        let (solved, candidates) = match candidate {
            Some((solved, candidate)) => (solved, vec![candidate]),
            None => (nodes, Vec::new()),
        };
        let certainty = if candidates.is_empty() { Certainty::None } else { Certainty::OneOf };
        let mut left = work.clone();
        for (edge, by) in candidates.iter().flat_map(|candidate| &candidate.changes) {
            left.change(*edge, *by);
            left.frozen.insert(*edge);
        }
        drafts.push(Draft { nodes: solved, certainty, candidates, margin: None, exact: false });
        let before = drafts.len();
        if nodes & !solved != 0 {
            self.search_part(&left, nodes & !solved, operations, drafts);
        }
        for draft in &mut drafts[before..] {
            draft.exact = false;
            if draft.certainty == Certainty::Unique {
                draft.certainty = Certainty::OneOf;
            }
        }
    }

    fn draft(&self, work: &Ledger, group: &Group, rivals: &[&Operation]) -> Draft {
        let mut candidates: Vec<Candidate> =
            group.repairs.iter().map(|changes| self.candidate(work, changes.clone(), rivals)).collect();
        let smallest = candidates.len();
        for operation in rivals {
            if !candidates.iter().any(|candidate| candidate.changes == operation.changes) {
                candidates.push(Candidate::named(operation.changes.clone(), operation));
            }
        }
        if !work.unknown.is_empty() {
            for changes in fills(work, group.nodes) {
                if !candidates.iter().any(|candidate| candidate.changes == changes) {
                    candidates.push(self.candidate(work, changes, &[]));
                }
            }
        }
        let is_denied = |changes: &Changes| changes.iter().any(|(edge, _)| work.denied.contains(*edge));
        let unique = candidates.len() == 1
            && smallest == 1
            && group.complete
            && group.exact
            && !is_denied(&candidates[0].changes)
            && holds_whatever_is_blank(work, group);
        let sizes = || candidates.iter().map(|candidate| candidate.changes.len());
        let margin = match (smallest, sizes().min()) {
            (1, Some(least)) if candidates.len() == 1 => margin(work, group, least),
            (1, Some(least)) => sizes().filter(|size| *size > least).map(|size| size - least).min(),
            (2.., _) => Some(0),
            _ => None,
        };
        order::sort_by(&mut candidates, |a, b| (a.penalty, &a.changes).cmp(&(b.penalty, &b.changes)));
        let certainty = match candidates.len() {
            0 => Certainty::None,
            1 if unique => Certainty::Unique,
            _ => Certainty::OneOf,
        };
        Draft { nodes: group.nodes, certainty, candidates, margin, exact: group.complete && group.exact }
    }

    /// A repair weighed by the evidence, named after the operation it is, if it is one.
    fn candidate(&self, work: &Ledger, changes: Changes, rivals: &[&Operation]) -> Candidate {
        if let Some(operation) = rivals.iter().find(|operation| operation.changes == changes) {
            return Candidate::named(changes, operation);
        }
        let mut candidate = Candidate { cause: self.cause(&changes), changes, penalty: 0, evidence: Vec::new() };
        for (edge, by) in &candidate.changes {
            let address = work.network.edges[*edge].address;
            let weighed = weigh(self.report, self.witnesses, address, self.original.value[*edge] + by);
            candidate.penalty += weighed.penalty;
            candidate.evidence.extend(weighed.words);
        }
        candidate
    }

    /// What changes by themselves look like: empty totals, or single cells.
    fn cause(&self, changes: &Changes) -> Cause {
        let is_empty_total = |(edge, _): &(usize, i64)| {
            let mut rows = self.original.network.rows.iter();
            self.original.value[*edge] == 0 && rows.any(|row| row.total == Some(*edge))
        };
        if changes.iter().all(is_empty_total) { Cause::Total } else { Cause::Cell }
    }

    fn repair(&self, draft: Draft) -> Repair {
        let alternatives: Vec<Alternative> = draft
            .candidates
            .into_iter()
            .map(|candidate| {
                let change = |(edge, by): &(usize, i64)| {
                    let cell = self.original.network.edges[*edge].address;
                    let to = Value::Count(self.original.value[*edge] + by);
                    Change { cell, from: self.report.cell(cell).value(), to }
                };
                let changes = candidate.changes.iter().map(change).collect();
                Alternative { changes, evidence: candidate.evidence, cause: candidate.cause }
            })
            .collect();
        Repair {
            certainty: draft.certainty,
            kind: alternatives.first().map_or(Cause::Cell, |likeliest| likeliest.cause),
            sums: self.sums(draft.nodes, &alternatives),
            alternatives,
            margin: draft.margin,
            exact: draft.exact,
            about_cells: Vec::new(),
        }
    }

    /// The broken sums that a draft explains: those at its nodes, and implied ones its changes touch.
    fn sums(&self, nodes: u64, alternatives: &[Alternative]) -> Vec<Sum> {
        let ledger = self.original;
        let is_number = |edge: usize| !ledger.unknown.contains(edge) && !ledger.denied.contains(edge);
        let changed: Vec<usize> = alternatives
            .first()
            .into_iter()
            .flat_map(|likeliest| &likeliest.changes)
            .filter_map(|change| ledger.network.edge(change.cell))
            .collect();
        let rows = ledger.network.rows.iter().filter(|row| match row.node {
            Some(node) => nodes & 1 << node != 0,
            None => row.terms.iter().any(|term| changed.contains(&term.0)),
        });
        rows.filter(|row| row.terms.iter().all(|term| is_number(term.0)) && ledger.gap(&row.terms) != 0)
            .map(|row| {
                let side = |sign: i64| row.terms.iter().filter(move |term| term.1 == sign);
                let sum = |sign| side(sign).map(|term| ledger.value[term.0]).sum();
                let (left, right): (i64, i64) = (sum(1), sum(-1));
                let terms =
                    Terms { left: Value::Count(left), right: Value::Count(right), gap: Value::Count(left - right) };
                Sum { relation: row.relation, terms }
            })
            .collect()
    }
}

impl Candidate {
    /// A repair that undoes one mistake.
    fn named(changes: Changes, operation: &Operation) -> Self {
        let evidence = vec![operation.words.clone()];
        Self { changes, cause: operation.cause, penalty: operation.penalty, evidence }
    }
}

impl Draft {
    fn certain(nodes: u64, candidate: Candidate) -> Self {
        Self { nodes, certainty: Certainty::Unique, candidates: vec![candidate], margin: None, exact: true }
    }
}

/// Totals that are blank or 0 beside their parts.
fn add_up(work: &mut Ledger, drafts: &mut Vec<Draft>) {
    for operation in totals(work) {
        // Zeros may be right where fewer other cells would do.
        let is_blank = operation.changes.iter().all(|(edge, _)| work.unknown.contains(*edge));
        if !is_blank && fewer_would_do(work, &operation) {
            continue;
        }
        // A part that is blank too could hold any number.
        let is_changed = |edge: usize| operation.changes.iter().any(|change| change.0 == edge);
        let is_open = |edge: usize| !is_changed(edge) && (work.unknown.contains(edge) || work.denied.contains(edge));
        let mut rows = work.network.rows.iter().filter(|row| row.total.is_some_and(is_changed));
        let open = rows.any(|row| row.terms.iter().any(|term| is_open(term.0)));
        let mut draft = Draft::certain(operation.nodes, Candidate::named(operation.changes.clone(), &operation));
        if open {
            draft.certainty = Certainty::OneOf;
            draft.exact = false;
        }
        drafts.push(draft);
        for (edge, by) in operation.changes {
            work.change(edge, by);
            work.frozen.insert(edge);
            work.unknown.remove(edge);
        }
    }
}

/// Whether all imbalances together need fewer cells than an operation and what it leaves.
fn fewer_would_do(work: &Ledger, operation: &Operation) -> bool {
    let least = |nodes: u64| match Search::new(work, nodes).map(|mut search| search.solve(MOST_CELLS)) {
        Some(Solved::Least(cost)) => Some(usize::from(cost)),
        _ => None,
    };
    let all = work.terminals();
    match (least(all), least(operation.nodes), least(all & !operation.nodes)) {
        (Some(all), _, Some(rest)) => all < operation.changes.len() + rest,
        (_, Some(alone), _) => alone < operation.changes.len(),
        _ => false,
    }
}

/// Two imbalances that one cell cancels, if no other node has the same.
fn direct(ledger: &Ledger, nodes: u64) -> Option<(u64, Changes)> {
    let network: &Network = ledger.network;
    network.edges.iter().enumerate().find_map(|(edge, place)| {
        let pair = 1 << place.plus | 1 << place.minus;
        let by = -ledger.imbalance[place.plus];
        let same = (0..network.part.len()).filter(|node| ledger.imbalance[*node].abs() == by.abs()).count();
        let fits = pair & !nodes == 0 && by != 0 && ledger.imbalance[place.minus] == by && same == 2;
        (fits && ledger.allows(edge, by)).then(|| (pair, vec![(edge, by)]))
    })
}
