//! Formulas bound to the lines of an edition.

use std::sync::OnceLock;

use super::formula::{Name, Scope, parse};
use super::{CellRef, Relation, Source, Term};
use crate::address::Address;
use crate::form::{Kind, Table};
use crate::rule::{Body, Rule};
use crate::rules::RULES;
use crate::set::Set;
use crate::{Edition, Message};

/// The relations of one table of one edition, and where those of each rule end.
#[derive(Default)]
struct Expanded {
    relations: Vec<Relation>,
    ends: Vec<usize>,
}

/// The relations of each table of each edition, expanded when a report first needs them.
static EXPANDED: [[OnceLock<Expanded>; Edition::ALL.len()]; Table::ALL.len()] =
    [const { [const { OnceLock::new() }; Edition::ALL.len()] }; Table::ALL.len()];

fn expanded(table: Table, edition: Edition) -> &'static Expanded {
    EXPANDED[table as usize][edition as usize].get_or_init(|| {
        let mut expanded = Expanded::default();
        for (index, rule) in RULES.iter().enumerate() {
            let before = expanded.relations.len();
            bind(index, rule, table, edition, &mut expanded.relations);
            if expanded.relations.len() > before {
                expanded.ends.push(expanded.relations.len());
            }
        }
        expanded
    })
}

/// Every relation of one table in one edition, in the order of the catalogue and of the paper.
#[must_use]
pub fn relations(table: Table, edition: Edition) -> &'static [Relation] {
    &expanded(table, edition).relations
}

/// The same, rule by rule; no slice is empty.
pub(crate) fn relations_by_rule(table: Table, edition: Edition) -> impl Iterator<Item = &'static [Relation]> {
    let expanded = expanded(table, edition);
    let starts = std::iter::once(0).chain(expanded.ends.iter().copied());
    starts.zip(&expanded.ends).map(|(start, end)| &expanded.relations[start..*end])
}

/// Adds the relations that a rule has in one table of one edition.
fn bind(rule_index: usize, rule: &'static Rule, table: Table, edition: Edition, relations: &mut Vec<Relation>) {
    let Body::Relation(formula) = rule.body else { return };
    let scope = formula.scope;
    if !scope.covers(table) || !rule.editions.contains(&edition) {
        return;
    }
    let (op, names) = parse(formula.text).unwrap_or_else(|| panic!("{}: `{}` is no formula", rule.id, formula.text));
    // Another year's report may be of another edition: its cells follow by name.
    let mut elsewhere = Vec::new();
    if names.iter().any(|name| name.source != Source::This) {
        elsewhere = lines(scope, Address::all().filter(|address| address.table() == table));
    }
    for (line, here) in lines(scope, Address::of(table, edition).iter().copied()) {
        let elsewhere = elsewhere.iter().find(|(other, _)| *other == line).map_or(&[][..], |(_, cells)| cells);
        let bare = Relation {
            rule,
            formula,
            line: Message::default(),
            op,
            terms: Box::default(),
            rule_index,
            left: 0,
            own: true,
            amounts: false,
            names: Box::default(),
            this: Set::default(),
            last: Set::default(),
            members: Set::default(),
        };
        relations.extend(bind_line(bare, &names, &here, elsewhere));
    }
}

/// The lines that a formula is repeated over, with the cells of each, both in the order of the paper.
fn lines(scope: Scope, cells: impl Iterator<Item = Address>) -> Vec<(&'static str, Vec<Address>)> {
    let mut lines: Vec<(&'static str, Vec<Address>)> = Vec::new();
    for address in cells {
        let line = match scope {
            Scope::Rows(_) => address.row(),
            Scope::Columns(_, columns) if columns.is_empty() || columns.contains(&address.column()) => address.column(),
            Scope::Columns(..) => continue,
            // Each is a line of its own.
            Scope::Cells => {
                lines.push((address.as_str(), vec![address]));
                continue;
            }
        };
        match lines.iter_mut().rev().find(|(known, _)| *known == line) {
            Some((_, cells)) => cells.push(address),
            None => lines.push((line, vec![address])),
        }
    }
    lines
}

/// The relation on one line, with its cells of this report and of others; none where one of the names is not there.
fn bind_line(
    mut relation: Relation,
    names: &[Name<'static>],
    here: &[Address],
    elsewhere: &[Address],
) -> Option<Relation> {
    let scope = relation.formula.scope;
    let mut terms = Vec::new();
    let mut plain = Vec::new();
    for name in names {
        let before = terms.len();
        let (cells, set) = match name.source {
            Source::This => (here, &mut relation.this),
            Source::Last => (elsewhere, &mut relation.last),
            Source::Members => (elsewhere, &mut relation.members),
        };
        for address in cells.iter().copied().filter(|address| is_named(*name, *address, scope)) {
            let coefficient = if name.left { 1 } else { -1 };
            terms.push(Term { cell: CellRef { source: name.source, address }, coefficient });
            set.insert(address.index());
        }
        if terms.len() == before {
            return None;
        }
        if !name.all {
            plain.push((name.written, before));
        }
    }
    let first = terms.first()?.cell.address;
    relation.own = relation.last.is_empty() && relation.members.is_empty();
    relation.amounts = first.kind() == Kind::Amount;
    relation.line = match scope {
        Scope::Rows(_) => first.row_name().clone(),
        Scope::Columns(..) => first.column_label().into(),
        Scope::Cells => {
            let (row, column) = (first.row_name(), first.column_label());
            Message { zh: [&row.zh, "·", column.zh].concat(), en: [&row.en, ", ", column.en].concat() }
        }
    };
    relation.left = terms.partition_point(|term| term.coefficient > 0);
    relation.terms = terms.into();
    relation.names = plain.into();
    Some(relation)
}

/// Whether a name of a formula is that of a cell on its line.
fn is_named(name: Name<'_>, address: Address, scope: Scope) -> bool {
    let id = match scope {
        Scope::Rows(_) => address.column(),
        Scope::Columns(..) => address.row(),
        Scope::Cells => "cell",
    };
    if name.all {
        id.strip_prefix(name.id).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    } else {
        id == name.id
    }
}
