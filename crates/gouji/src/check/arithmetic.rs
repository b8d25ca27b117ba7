//! The relations of a report, judged one after the other.

use super::Check;
use super::views::{Judged, Views};
use crate::form::Table;
use crate::relation::relations_by_rule;
use crate::report::Report;
use crate::rule::{Body, Severity};
use crate::rules::RULES;
use crate::verdict::{Outcome, Verdict};

/// What came of the relations of the error rules.
#[derive(Default)]
pub(super) struct Arithmetic {
    /// One does not hold.
    pub(super) broken: bool,
    /// One could not be judged.
    pub(super) unjudged: bool,
    /// One was judged.
    judged: bool,
}

impl Arithmetic {
    /// The outcome, were there nothing but arithmetic.
    pub(super) const fn outcome(&self) -> Outcome {
        match (self.broken, self.unjudged || !self.judged) {
            (true, _) => Outcome::Fail,
            (_, true) => Outcome::NotAssessable,
            _ => Outcome::Pass,
        }
    }
}

impl Check<'_> {
    /// Evaluates the arithmetic; without a verdict to write to, that of the error rules alone.
    pub(super) fn relations(
        &self,
        report: &Report,
        views: &Views<'_>,
        mut verdict: Option<&mut Verdict>,
    ) -> Arithmetic {
        let Arithmetic { mut broken, mut unjudged, mut judged } = Arithmetic::default();
        for table in Table::ALL {
            let Some(edition) = report.layout.get(table).edition() else {
                unjudged |= self.unbound(table, verdict.as_deref_mut());
                continue;
            };
            let is_told = verdict.is_some();
            // A rule that reads a report which is not there is passed over whole.
            let asked = relations_by_rule(table, edition).filter(|rule| {
                (is_told || rule[0].rule.severity == Severity::Error)
                    && !self.ignored.contains(rule[0].rule_index)
                    && views.serve(&rule[0])
            });
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
                            verdict.add_not_assessable(relation.rule_index, views.not_numbers(relation));
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
        Arithmetic { broken, unjudged, judged }
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
                    verdict.add_not_assessable(index, Vec::new());
                }
            }
        }
        errors
    }
}
