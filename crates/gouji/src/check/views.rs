//! The arithmetic of a check: the numbers of the reports, and relations judged on them.

use std::cell::OnceCell;
use std::ops::Sub;

use rust_decimal::Decimal;

use crate::Value;
use crate::address::Address;
use crate::cell::{LARGEST_COUNT, State};
use crate::finding::{Finding, Terms};
use crate::form::{Kind, Table};
use crate::relation::{CellRef, Op, Relation, Source, Years};
use crate::report::Report;
use crate::set::{CAPACITY, Set};

/// The counts of a report, or summed over several, ready for arithmetic.
#[derive(Clone)]
pub(super) struct View {
    /// None is beyond [`LARGEST_COUNT`], so that no sum over a report overflows.
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
        // Sixty-four cells at a time, for a set is kept in words of as many bits.
        for (word, cells) in report.cells.chunks(64).enumerate() {
            let values = &mut view.values[word * 64..];
            let [mut known, mut blank, mut noted] = [0_u64; 3];
            for (bit, (cell, count)) in cells.iter().zip(values).enumerate() {
                match cell.number() {
                    Some(Value::Count(value)) if value.unsigned_abs() > LARGEST_COUNT.unsigned_abs() => {}
                    Some(Value::Count(value)) => {
                        *count = *value;
                        known |= 1 << bit;
                    }
                    Some(Value::Amount(_)) => known |= 1 << bit,
                    None => blank |= u64::from(cell.state() == State::Blank) << bit,
                }
                noted |= u64::from(!cell.is_plain() && !cell.notes().is_empty()) << bit;
            }
            let odd = !known | noted;
            view.known.set_word(word, known);
            view.blank.set_word(word, blank);
            view.odd.set_word(word, odd);
        }
        for table in Table::ALL {
            if let Some(edition) = report.layout.get(table).edition() {
                view.printed = view.printed.union(Address::set_of(table, edition));
            }
        }
        for set in [&mut view.known, &mut view.blank, &mut view.odd] {
            *set = set.intersection(&view.printed);
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
                *total = total.saturating_add(value);
            }
            for (index, total) in sum.values.iter_mut().enumerate() {
                if total.unsigned_abs() > LARGEST_COUNT.unsigned_abs() {
                    *total = 0;
                    sum.known.remove(index);
                }
            }
        }
        sum
    }

    pub(super) fn with_blanks_as_zero(&self) -> Self {
        Self { known: self.known.union(&self.blank), ..self.clone() }
    }
}

/// What a check's arithmetic reads: this report, last year's, the sum over members.
#[derive(Clone, Copy)]
pub(super) struct Views<'a> {
    pub(super) this: &'a View,
    pub(super) last: Option<&'a View>,
    pub(super) members: Option<&'a View>,
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

impl<'a> Views<'a> {
    const fn view(&self, source: Source) -> Option<&'a View> {
        match source {
            Source::This => Some(self.this),
            Source::Last => self.last,
            Source::Members => self.members,
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
        if !relation.own {
            for (cells, source) in [(&relation.last, Source::Last), (&relation.members, Source::Members)] {
                if cells.is_empty() {
                    continue;
                }
                match self.view(source) {
                    Some(view) if cells.is_subset(&view.printed) => known &= cells.is_subset(&view.known),
                    _ => return Judged::NotApplicable,
                }
            }
        }
        if !known {
            return Judged::NotAssessable;
        }
        if relation.amounts {
            return compare(relation.op, self.amount(relation, true), self.amount(relation, false));
        }
        let (left, right) = (self.count(relation, true), self.count(relation, false));
        if self.is_within_slack(relation, right - left) {
            return Judged::Holds;
        }
        compare(relation.op, left, right)
    }

    fn is_within_slack(&self, relation: &Relation, short: i64) -> bool {
        relation.formula.slack.is_some_and(|slack| 0 < short && short <= slack(&self.sources[0][0], relation))
    }

    fn count(&self, relation: &Relation, left: bool) -> i64 {
        let cells = relation.side(left);
        if relation.own {
            cells.map(|cell| self.this.values[cell.address.index()]).sum()
        } else {
            cells.filter_map(|cell| Some(self.view(cell.source)?.values[cell.address.index()])).sum()
        }
    }

    fn amount(&self, relation: &Relation, left: bool) -> Decimal {
        relation.side(left).map(|cell| self.value(cell).as_decimal()).sum()
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
        let left_sum = OnceCell::new();
        let mut gap = String::new();
        terms.gap.write_to(&mut gap);
        let message = relation.rule.message.fill_with(|name, language, out| {
            match name {
                "line" => out.push_str(relation.line.get(language)),
                "left" => terms.left.write_to(out),
                "right" => terms.right.write_to(out),
                "gap" => out.push_str(gap.trim_start_matches('-')),
                "left_sum" => out.push_str(left_sum.get_or_init(|| self.left_in_full(relation))),
                _ => {
                    let (_, term) = relation.names.iter().find(|(known, _)| *known == name)?;
                    self.value(relation.terms[*term].cell).write_to(out);
                }
            }
            Some(())
        });
        Finding {
            rule: relation.rule,
            cells: relation.terms.iter().map(|term| term.cell).collect(),
            terms: Some(terms),
            message,
            quote: None,
        }
    }

    /// The left side as a sum of what is not 0; one number needs no sum written out.
    fn left_in_full(&self, relation: &Relation) -> String {
        let mut sum = String::new();
        let mut values = relation.side(true).map(|cell| self.value(cell)).filter(|value| !value.is_zero());
        if let (Some(first), Some(second)) = (values.next(), values.next()) {
            first.write_to(&mut sum);
            for value in std::iter::once(second).chain(values) {
                sum.push('+');
                value.write_to(&mut sum);
            }
            sum.push('=');
        }
        sum
    }
}

fn compare<T: Copy + Ord + Sub<Output = T> + Into<Value>>(op: Op, left: T, right: T) -> Judged {
    if op.holds(&left, &right) {
        return Judged::Holds;
    }
    Judged::Broken(Terms { left: left.into(), right: right.into(), gap: (left - right).into() })
}
