//! Table 2 has no sums of its own; where it does not follow from last year's stock, its cells are candidates.

use super::evidence::{Witnesses, weigh};
use super::{Alternative, Cause, Certainty, Change, Repair, Sum};
use crate::claim::Claim;
use crate::finding::Terms;
use crate::form::{Kind, Table};
use crate::order;
use crate::relation::{Op, Relation, Source, relations};
use crate::report::Report;
use crate::set::Set;
use crate::{Edition, Value};

/// One repair for each equality with last year's report that does not hold and that has several cells of
/// this year: each of them could be the wrong one.
pub(super) fn repairs(
    report: &Report,
    last: &Report,
    claims: &[Claim],
    (table, edition): (Table, Edition),
    frozen: &Set,
) -> Vec<Repair> {
    let is_roll_forward = |relation: &&Relation| {
        let of = |source| relation.terms.iter().filter(|term| term.cell.source == source).count();
        relation.op == Op::Equal && of(Source::This) > 1 && of(Source::Last) > 0 && of(Source::Members) == 0
    };
    relations(table, edition)
        .iter()
        .filter(is_roll_forward)
        .filter_map(|relation| candidates(report, last, claims, relation, frozen))
        .collect()
}

fn candidates(
    report: &Report,
    last: &Report,
    claims: &[Claim],
    relation: &'static Relation,
    frozen: &Set,
) -> Option<Repair> {
    let (mut left, mut right) = (0_i64, 0_i64);
    for term in &relation.terms {
        let source = if term.cell.source == Source::This { report } else { last };
        let value = source.cell(term.cell.address).value().and_then(Value::as_count)?;
        let side = if term.coefficient > 0 { &mut left } else { &mut right };
        *side = side.checked_add(value)?;
    }
    let gap = left.checked_sub(right).filter(|gap| *gap != 0)?;
    let mut weighed = Vec::new();
    for term in relation.terms.iter().filter(|term| term.cell.source == Source::This) {
        let cell = term.cell.address;
        let from = report.cell(cell).value();
        let to = from.and_then(Value::as_count)? - i64::from(term.coefficient) * gap;
        if to >= 0 && cell.kind() == Kind::Count && !frozen.contains(cell.index()) {
            let evidence = weigh(report, Witnesses { last: None, claims }, cell, to);
            let changes = vec![Change { cell, from, to: Value::Count(to) }];
            let alternative =
                Alternative { changes, evidence: evidence.words.into_iter().collect(), cause: Cause::Cell };
            weighed.push((evidence.penalty, alternative));
        }
    }
    order::sort_by_key(&mut weighed, |(penalty, _)| *penalty);
    let terms = Terms { left: Value::Count(left), right: Value::Count(right), gap: Value::Count(gap) };
    Some(Repair {
        certainty: if weighed.is_empty() { Certainty::None } else { Certainty::OneOf },
        kind: Cause::Cell,
        margin: None,
        exact: true,
        alternatives: weighed.into_iter().map(|(_, alternative)| alternative).collect(),
        sums: vec![Sum { relation, terms }],
        about_cells: Vec::new(),
    })
}
