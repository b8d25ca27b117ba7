//! Judging a report: every rule asked, every answer kept apart from what could not be asked.

use std::cell::OnceCell;

use crate::address::{Address, CAPACITY};
use crate::cell::State;
use crate::claim::Reading;
use crate::finding::{Finding, Findings, Terms};
use crate::form::{Kind, Table};
use crate::profile::Profile;
use crate::relation::{CellRef, Relation, Source, Years, relations};
use crate::repair::{self, Repair, Repairs};
use crate::report::Report;
use crate::rule::{Asked, Body, Severity};
use crate::rules::{self, RULES};
use crate::set::Set;
use crate::verdict::{NotAssessable, Outcome, Verdict};
use crate::{Error, Message, Value};

/// Checks a report by itself.
///
/// ```
/// use gouji::{Edition, Outcome, Report, check};
///
/// assert_eq!(check(&Report::zero(Edition::V2021)).outcome, Outcome::Pass);
/// // A blank is not a zero: what needs it cannot be judged.
/// assert_eq!(check(&Report::blank(Edition::V2021)).outcome, Outcome::NotAssessable);
/// ```
#[must_use]
pub fn check(report: &Report) -> Verdict {
    Check::new().run(report)
}

/// What a report is held against, and which rules are asked.
#[derive(Debug, Clone, Copy, Default)]
pub struct Check<'a> {
    last: Option<&'a Report>,
    members: Option<&'a [Report]>,
    profile: Option<&'a Profile>,
    ignored: Set,
    frozen: Set,
}

/// What the functions of rules see.
pub(crate) struct Context<'a> {
    pub(crate) report: &'a Report,
    /// The cells that are no numbers, or numbers with something noted about them: mostly none.
    pub(crate) odd: Set,
    /// The report of the year before.
    pub(crate) last: Option<&'a Report>,
    /// What was given as last year's report and is of another year.
    pub(crate) stray: Option<&'a Report>,
    pub(crate) members: Option<&'a [Report]>,
    pub(crate) profile: &'a Profile,
    /// What the prose claims, read when the first rule asks.
    reading: OnceCell<Reading>,
}

impl Context<'_> {
    /// What the sentences of the report say.
    pub(crate) fn reading(&self) -> &Reading {
        self.reading.get_or_init(|| Reading::of(self.report))
    }
}

impl<'a> Check<'a> {
    /// A check of a report by itself, with every rule.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Holds the report against the same organ's report of the year before.
    #[must_use]
    pub const fn last(mut self, last: &'a Report) -> Self {
        self.last = Some(last);
        self
    }

    /// Holds the report against the reports it is the sum of.
    #[must_use]
    pub const fn members(mut self, members: &'a [Report]) -> Self {
        self.members = Some(members);
        self
    }

    /// Holds the report against local rules in place of the nation's alone.
    #[must_use]
    pub const fn profile(mut self, profile: &'a Profile) -> Self {
        self.profile = Some(profile);
        self
    }

    /// Keeps a cell as it is when repairs are looked for: it was published, or a person confirmed it.
    #[must_use]
    pub fn freeze(mut self, address: Address) -> Self {
        self.frozen.insert(address.index());
        self
    }

    /// Leaves a rule out. The verdict lists it, and a pass is then partial.
    ///
    /// # Errors
    /// If the catalogue has no such rule.
    pub fn ignore(mut self, id: &str) -> Result<Self, Error> {
        self.ignored.insert(rules::index(id)?);
        Ok(self)
    }

    /// Leaves out every rule but these.
    ///
    /// # Errors
    /// If the catalogue has no such rule.
    pub fn select<'i>(mut self, ids: impl IntoIterator<Item = &'i str>) -> Result<Self, Error> {
        let mut selected = Set::default();
        for id in ids {
            selected.insert(rules::index(id)?);
        }
        (0..RULES.len()).filter(|index| !selected.contains(*index)).for_each(|index| self.ignored.insert(index));
        Ok(self)
    }

    /// Judges a report.
    #[must_use]
    pub fn run(&self, report: &Report) -> Verdict {
        let mut verdict = Verdict::new(self.ignored);
        let (last, stray) = match self.last {
            Some(last) if last.is_of_year_before(report) => (Some(last), None),
            stray => (None, stray),
        };
        let views = Views {
            this: View::of(report),
            last: last.map(View::of),
            members: self.members.map(View::sum),
            reorganised: last.is_some_and(|last| !last.is_of_same_organ(report)),
            sources: [
                std::slice::from_ref(report),
                last.map_or(&[], std::slice::from_ref),
                self.members.unwrap_or(&[]),
            ],
        };
        let arithmetic = self.relations(report, &views, Some(&mut verdict));
        verdict.if_blank_is_zero = if views.this.blank.is_empty() {
            arithmetic
        } else {
            let filled = Views { this: views.this.with_blanks_as_zero(), ..views };
            self.relations(report, &filled, None)
        };
        let context = Context {
            report,
            odd: views.this.odd,
            last,
            stray,
            members: self.members,
            profile: self.profile.unwrap_or_else(|| Profile::national()),
            reading: OnceCell::new(),
        };
        for (index, rule) in RULES.iter().enumerate() {
            if self.ignored.contains(index) {
                continue;
            }
            let mut findings = Findings { rule, list: &mut verdict.findings };
            let seen = seen(report, &mut findings);
            let asked = match rule.body {
                Body::Relation(_) => continue,
                Body::Claim(claimed) => rules::claimed(claimed, &context, &mut findings),
                Body::Check(check) => check(&context, &mut findings),
                Body::Shape => Asked::Run,
            };
            if asked == Asked::Run || seen {
                verdict.run.insert(index);
            }
        }
        verdict.finish();
        verdict.repairs = self.repairs(report, &verdict);
        verdict
    }

    /// The root causes of what was found or could not be judged.
    fn repairs(&self, report: &Report, verdict: &Verdict) -> Vec<Repair> {
        let mut repairs = Repairs { last: self.last, frozen: self.frozen }.find(report);
        repair::attach(&mut repairs, &verdict.findings);
        // A rule left out leaves its repairs out.
        repairs.retain(|repair| {
            let fills = repair.changes().iter().any(|change| change.from.is_none());
            fills || verdict.findings.iter().any(|finding| repair.explains(finding))
        });
        repairs
    }

    /// Evaluates the arithmetic; the outcome is that of the error rules alone.
    fn relations(&self, report: &Report, views: &Views<'_>, mut verdict: Option<&mut Verdict>) -> Outcome {
        let (mut broken, mut unjudged, mut judged) = (false, false, false);
        for table in Table::ALL {
            let Some(edition) = report.layout.get(table).edition() else {
                unjudged |= self.unbound(table, verdict.as_deref_mut());
                continue;
            };
            let rules = relations(table, edition).chunk_by(|one, next| one.rule_index == next.rule_index);
            // A rule that reads a report which is not there is passed over whole.
            let asked = rules.filter(|rule| !self.ignored.contains(rule[0].rule_index) && views.serve(&rule[0]));
            for relation in asked.flatten() {
                let is_error = relation.rule.severity == Severity::Error;
                match views.judge(relation) {
                    Judged::Holds => judged |= is_error,
                    Judged::Broken(terms) => {
                        (judged, broken) = (true, broken | is_error);
                        if let Some(verdict) = verdict.as_deref_mut() {
                            verdict.findings.push(views.finding(relation, terms));
                        }
                    }
                    Judged::NotAssessable => {
                        unjudged |= is_error;
                        if let Some(verdict) = verdict.as_deref_mut() {
                            verdict.not_assessable(relation.rule_index, views.not_numbers(relation));
                        }
                        continue;
                    }
                    Judged::NotApplicable => continue,
                }
                if let Some(verdict) = verdict.as_deref_mut() {
                    verdict.run.insert(relation.rule_index);
                }
            }
        }
        match (broken, unjudged || !judged) {
            (true, _) => Outcome::Fail,
            (_, true) => Outcome::NotAssessable,
            _ => Outcome::Pass,
        }
    }

    /// The rules about a table that is absent or of no known layout cannot be judged.
    fn unbound(&self, table: Table, mut verdict: Option<&mut Verdict>) -> bool {
        let mut errors = false;
        for (index, rule) in RULES.iter().enumerate() {
            if let Body::Relation(formula) = rule.body
                && formula.scope.covers(table)
                && !self.ignored.contains(index)
                && !formula.text.contains("last.")
                && !formula.text.contains("members.")
            {
                errors |= rule.severity == Severity::Error;
                if let Some(verdict) = verdict.as_deref_mut() {
                    verdict.not_assessable(index, Vec::new());
                }
            }
        }
        errors
    }
}

/// Adds what a reader saw under the rule, and says whether it saw anything.
fn seen(report: &Report, findings: &mut Findings<'_>) -> bool {
    let before = findings.list.len();
    for fault in report.faults.iter().filter(|fault| fault.rule == findings.rule.id) {
        let quote = crate::finding::Quote { text: fault.text.clone(), origin: fault.origin.clone() };
        findings.add_quoting(fault.cells.clone(), &[("text", Message::same(&fault.text))], Some(quote));
    }
    findings.list.len() > before
}

/// The counts of a report, or summed over several, ready for arithmetic.
#[derive(Clone, Copy)]
struct View {
    values: [i64; CAPACITY],
    /// The cells that are numbers (in every report).
    known: Set,
    /// The cells the layout has (in every report).
    printed: Set,
    blank: Set,
    /// See [`Context::odd`].
    odd: Set,
}

impl View {
    fn of(report: &Report) -> Self {
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

    fn sum(reports: &[Report]) -> Self {
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

    fn with_blanks_as_zero(mut self) -> Self {
        self.known = self.known.union(&self.blank);
        self
    }
}

#[derive(Clone, Copy)]
struct Views<'a> {
    this: View,
    last: Option<View>,
    members: Option<View>,
    /// Last year's report is of another organ.
    reorganised: bool,
    /// The reports behind the views, for amounts of money.
    sources: [&'a [Report]; 3],
}

enum Judged {
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
    const fn serve(&self, relation: &Relation) -> bool {
        (relation.last.is_empty() || self.last.is_some()) && (relation.members.is_empty() || self.members.is_some())
    }

    fn judge(&self, relation: &Relation) -> Judged {
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
    fn not_numbers(&self, relation: &Relation) -> Vec<CellRef> {
        let cells = relation.terms.iter().map(|term| term.cell);
        cells
            .filter(|cell| self.view(cell.source).is_some_and(|view| !view.known.contains(cell.address.index())))
            .collect()
    }

    fn finding(&self, relation: &Relation, terms: Terms) -> Finding {
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

impl Verdict {
    fn not_assessable(&mut self, rule_index: usize, cells: Vec<CellRef>) {
        let position = self.not_assessable.iter().position(|entry| entry.rule_index == rule_index);
        let position = position.unwrap_or_else(|| {
            self.not_assessable.push(NotAssessable { rule_index, cells: Vec::new() });
            self.not_assessable.len() - 1
        });
        let entry = &mut self.not_assessable[position];
        for cell in cells {
            if !entry.cells.contains(&cell) {
                entry.cells.push(cell);
            }
        }
    }
}
