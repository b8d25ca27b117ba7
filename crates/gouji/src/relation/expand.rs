//! Formulas bound to the lines of an edition.

use std::sync::LazyLock;

use super::formula::{Formula, Name, Scope, parse};
use super::{CellRef, Relation, Source, Term};
use crate::address::Address;
use crate::form::{Kind, Table};
use crate::rule::{Body, Rule};
use crate::rules::RULES;
use crate::set::Set;
use crate::{Edition, Message};

/// The relations of one table of one edition, and where those of each rule end.
struct Expanded {
    relations: Vec<Relation>,
    ends: Vec<usize>,
}

static EXPANDED: LazyLock<Vec<[Expanded; Edition::ALL.len()]>> = LazyLock::new(|| {
    let expand = |table, edition| {
        let (mut relations, mut ends) = (Vec::new(), Vec::new());
        for (index, rule) in RULES.iter().enumerate() {
            relations.extend(bind(index, rule, table, edition));
            if relations.len() > ends.last().copied().unwrap_or(0) {
                ends.push(relations.len());
            }
        }
        Expanded { relations, ends }
    };
    Table::ALL.into_iter().map(|table| Edition::ALL.map(|edition| expand(table, edition))).collect()
});

/// Every relation of one table in one edition, in the order of the catalogue and of the paper.
#[must_use]
pub fn relations(table: Table, edition: Edition) -> &'static [Relation] {
    &EXPANDED[table as usize][edition as usize].relations
}

/// The same, rule by rule; no slice is empty.
pub(crate) fn relations_by_rule(table: Table, edition: Edition) -> impl Iterator<Item = &'static [Relation]> {
    let expanded = &EXPANDED[table as usize][edition as usize];
    let starts = std::iter::once(0).chain(expanded.ends.iter().copied());
    starts.zip(&expanded.ends).map(|(start, end)| &expanded.relations[start..*end])
}

fn bind(rule_index: usize, rule: &'static Rule, table: Table, edition: Edition) -> Vec<Relation> {
    let Body::Relation(formula) = rule.body else { return Vec::new() };
    let scope = formula.scope;
    if !scope.covers(table) || !rule.editions.contains(&edition) {
        return Vec::new();
    }
    let (op, names) = parse(formula.text).unwrap_or_else(|| panic!("{}: `{}` is no formula", rule.id, formula.text));
    let printed = Address::of(table, edition);
    let mut lines: Vec<&'static str> = Vec::new();
    for address in printed {
        let line = match scope {
            Scope::Rows(_) => address.row(),
            Scope::Columns(_, columns) if columns.is_empty() || columns.contains(&address.column()) => address.column(),
            Scope::Cells => address.as_str(),
            Scope::Columns(..) => continue,
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.into_iter().filter_map(|line| bind_line(rule_index, rule, formula, op, &names, line, printed)).collect()
}

fn bind_line(
    rule_index: usize,
    rule: &'static Rule,
    formula: Formula,
    op: super::Op,
    names: &[Name<'_>],
    line: &'static str,
    printed: &[Address],
) -> Option<Relation> {
    let scope = formula.scope;
    let mut relation = Relation {
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
    let mut terms = Vec::new();
    let mut plain = Vec::new();
    for name in names {
        let before = terms.len();
        // Another year's report may be of another edition: its cells follow by name.
        let pool: Vec<Address> = match name.source {
            Source::This => printed.to_vec(),
            Source::Last | Source::Members => Address::all().filter(|a| scope.covers(a.table())).collect(),
        };
        for address in pool.into_iter().filter(|address| named(*name, *address, scope, line)) {
            let coefficient = if name.left { 1 } else { -1 };
            terms.push(Term { cell: CellRef { source: name.source, address }, coefficient });
            let set = match name.source {
                Source::This => &mut relation.this,
                Source::Last => &mut relation.last,
                Source::Members => &mut relation.members,
            };
            set.insert(address.index());
        }
        if terms.len() == before {
            return None;
        }
        if !name.all {
            let prefix = match name.source {
                Source::This => "",
                Source::Last => "last.",
                Source::Members => "members.",
            };
            plain.push((format!("{prefix}{}", name.id), before));
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
            Message::new(format!("{}·{}", row.zh, column.zh), format!("{}, {}", row.en, column.en))
        }
    };
    relation.left = terms.partition_point(|term| term.coefficient > 0);
    relation.terms = terms.into();
    relation.names = plain.into();
    Some(relation)
}

fn named(name: Name<'_>, address: Address, scope: Scope, line: &str) -> bool {
    let (on_line, id) = match scope {
        Scope::Rows(_) => (address.row() == line, address.column()),
        Scope::Columns(..) => (address.column() == line, address.row()),
        Scope::Cells => (address.as_str() == line, "cell"),
    };
    let member = |id: &str| id.strip_prefix(name.id).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    on_line && if name.all { member(id) } else { id == name.id }
}
