//! The arithmetic of a check: the numbers of the reports, and relations judged on them.

use crate::address::{Address, CAPACITY};
use crate::cell::State;
use crate::finding::{Finding, Terms};
use crate::form::{Kind, Table};
use crate::relation::{CellRef, Relation, Source, Years};
use crate::report::Report;
use crate::set::Set;
use crate::{Message, Value};

/// The counts of a report, or summed over several, ready for arithmetic.
#[derive(Clone, Copy)]
pub(super) struct View {
    values: [i64; CAPACITY],
    /// The cells that are numbers (in every report).
    known: Set,
    /// The cells the layout has (in every report).
    printed: Set,
    pub(super) blank: Set,
    /// See [`Context::odd`](super::Context).
    pub(super) odd: Set,
}

impl View {
    pub(super) fn of(report: &Report) -> Self {
        let mut view = Self {
            values: [0; CAPACITY],
            known: Set::default(),
            printed: Set::default(),
            blank: Set::default(),
            odd: Set::default(),
        };
        for table in Table::ALL {
            let Some(edition) = report.layout.get(table).edition() else { continue };
            view.printed = view.printed.union(Address::set_of(table, edition));
            for address in Address::of(table, edition) {
                let (index, cell) = (address.index(), report.cell(*address));
                if cell.value().is_none() || !cell.notes().is_empty() {
                    view.odd.insert(index);
                }
                match cell.value() {
                    Some(value) => {
                        view.values[index] = value.as_count().unwrap_or(0);
                        view.known.insert(index);
                    }
                    None if cell.state() == State::Blank => view.blank.insert(index),
                    None => {}
                }
            }
        }
        view
    }

    pub(super) fn sum(reports: &[Report]) -> Self {
        let mut views = reports.iter().map(Self::of);
        let mut sum = views.next().unwrap_or_else(|| Self::of(&Report::new()));
        for view in views {
            sum.known = sum.known.intersection(&view.known);
            sum.printed = sum.printed.intersection(&view.printed);
            for (total, value) in sum.values.iter_mut().zip(view.values) {
                // Far beyond any count that is read: only a caller's own numbers get here.
                *total = total.saturating_add(value);
            }
        }
        sum
    }

    pub(super) fn with_blanks_as_zero(mut self) -> Self {
        self.known = self.known.union(&self.blank);
        self
    }
}

/// What a check's arithmetic reads: this report, last year's, the sum over members.
#[derive(Clone, Copy)]
pub(super) struct Views<'a> {
    pub(super) this: View,
    pub(super) last: Option<View>,
    pub(super) members: Option<View>,
    /// Last year's report is of another organ.
    pub(super) reorganised: bool,
    /// The reports behind the views, for amounts of money.
    pub(super) sources: [&'a [Report]; 3],
}

/// How a relation came out.
pub(super) enum Judged {
    Holds,
    Broken(Terms),
    NotAssessable,
    NotApplicable,
}

impl Views<'_> {
    fn view(&self, source: Source) -> Option<&View> {
        match source {
            Source::This => Some(&self.this),
            Source::Last => self.last.as_ref(),
            Source::Members => self.members.as_ref(),
        }
    }

    /// Whether the reports that a relation reads are there.
    pub(super) const fn serve(&self, relation: &Relation) -> bool {
        (relation.last.is_empty() || self.last.is_some()) && (relation.members.is_empty() || self.members.is_some())
    }

    pub(super) fn judge(&self, relation: &Relation) -> Judged {
        let unasked = match relation.formula.years {
            Years::Any => false,
            Years::OneOrgan => self.reorganised,
            Years::Reorganised => !self.reorganised,
        };
        if unasked {
            return Judged::NotApplicable;
        }
        let mut known = relation.this.is_subset(&self.this.known);
        for (cells, source) in [(&relation.last, Source::Last), (&relation.members, Source::Members)] {
            if cells.is_empty() {
                continue;
            }
            match self.view(source) {
                Some(view) if cells.is_subset(&view.printed) => known &= cells.is_subset(&view.known),
                _ => return Judged::NotApplicable,
            }
        }
        if !known {
            return Judged::NotAssessable;
        }
        let amounts = relation.terms[0].cell.address.kind() == Kind::Amount;
        let (left, right) = if amounts { self.amounts(relation) } else { self.counts(relation) };
        if relation.holds(left, right) || self.is_within_slack(relation, left, right) {
            return Judged::Holds;
        }
        let gap = match (left, right) {
            (Value::Count(left), Value::Count(right)) => Value::Count(left.saturating_sub(right)),
            _ => Value::Amount(left.as_decimal() - right.as_decimal()),
        };
        Judged::Broken(Terms { left, right, gap })
    }

    fn is_within_slack(&self, relation: &Relation, left: Value, right: Value) -> bool {
        let (Some(slack), Value::Count(left), Value::Count(right)) = (relation.formula.slack, left, right) else {
            return false;
        };
        let short = right.saturating_sub(left);
        0 < short && short <= slack(&self.sources[0][0], relation)
    }

    fn counts(&self, relation: &Relation) -> (Value, Value) {
        let (mut left, mut right) = (0_i64, 0_i64);
        for term in &relation.terms {
            let value = self.view(term.cell.source).map_or(0, |view| view.values[term.cell.address.index()]);
            let side = if term.coefficient > 0 { &mut left } else { &mut right };
            *side = side.saturating_add(value);
        }
        (Value::Count(left), Value::Count(right))
    }

    fn amounts(&self, relation: &Relation) -> (Value, Value) {
        let side = |left| Value::Amount(relation.side(left).map(|cell| self.value(cell).as_decimal()).sum());
        (side(true), side(false))
    }

    fn value(&self, cell: CellRef) -> Value {
        let index = cell.address.index();
        if cell.address.kind() == Kind::Amount {
            let reports = self.sources[cell.source as usize].iter();
            Value::Amount(reports.filter_map(|report| report.cell(cell.address).value()).map(Value::as_decimal).sum())
        } else {
            Value::Count(self.view(cell.source).map_or(0, |view| view.values[index]))
        }
    }

    /// The cells of this report that keep a relation from being judged.
    pub(super) fn not_numbers(&self, relation: &Relation) -> Vec<CellRef> {
        let cells = relation.terms.iter().map(|term| term.cell);
        cells
            .filter(|cell| self.view(cell.source).is_some_and(|view| !view.known.contains(cell.address.index())))
            .collect()
    }

    pub(super) fn finding(&self, relation: &Relation, terms: Terms) -> Finding {
        let sum = |left| {
            let values: Vec<String> =
                relation.side(left).map(|cell| self.value(cell).to_string()).filter(|value| value != "0").collect();
            // One number needs no sum written out.
            if values.len() < 2 { String::new() } else { format!("{}=", values.join("+")) }
        };
        let mut slots = vec![
            ("line", relation.line.clone()),
            ("left", Message::same(terms.left)),
            ("right", Message::same(terms.right)),
            ("gap", Message::same(terms.gap.to_string().trim_start_matches('-'))),
            ("left_sum", Message::same(sum(true))),
            ("right_sum", Message::same(sum(false))),
        ];
        for (name, term) in &relation.names {
            slots.push((name, Message::same(self.value(relation.terms[*term].cell))));
        }
        Finding {
            rule: relation.rule,
            cells: relation.terms.iter().map(|term| term.cell).collect(),
            terms: Some(terms),
            message: relation.rule.message.fill(&slots),
            quote: None,
        }
    }
}
