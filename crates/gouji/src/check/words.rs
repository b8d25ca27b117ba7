//! The words of a report as rules read them, and what those that read no cell found: kept while cells are edited.

use super::Context;
use crate::finding::{Finding, Findings};
use crate::report::Report;
use crate::rule::{Asked, Body};
use crate::rules::RULES;
use crate::rules::sentences::Sentence;
use crate::set::Set;

/// The answers of the rules about words, for checks of the same report with other cells.
///
/// Answers kept from other words are never used. Those kept under another profile are: a check takes the answers
/// that it gave itself.
///
/// ```
/// use gouji::{Check, Edition, Report};
///
/// let mut report = Report::zero(Edition::V2021);
/// let kept = Check::new().words(&report);
/// report.set("/requests/received/total".parse()?, 1);
/// assert_eq!(Check::new().with_words(&kept).run(&report), Check::new().run(&report));
/// # Ok::<(), gouji::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Words {
    read_from: Report,
    answers: Vec<Answer>,
    sentences: Vec<Sentence>,
}

#[derive(Debug, Clone)]
struct Answer {
    rule_index: usize,
    asked: Asked,
    findings: Vec<Finding>,
}

impl Words {
    /// Asks every rule about words but those left out.
    pub(super) fn of(context: Context<'_>, ignored: Set) -> Self {
        let ask = |(rule_index, rule): (usize, &&'static crate::Rule)| {
            let Body::Words(check) = rule.body else { return None };
            let mut findings = Vec::new();
            let asked = check(&context, &mut Findings { rule, list: &mut findings });
            Some(Answer { rule_index, asked, findings })
        };
        let answers = RULES.iter().enumerate().filter(|(index, _)| !ignored.contains(*index)).filter_map(ask).collect();
        Self { read_from: context.report.clone(), answers, sentences: context.into_sentences() }
    }

    pub(super) fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Whether a report differs in nothing but its tables.
    pub(super) fn are_of(&self, report: &Report) -> bool {
        let read = &self.read_from;
        read.title == report.title
            && read.agency == report.agency
            && read.year == report.year
            && read.dates == report.dates
            && read.headings == report.headings
            && read.prose == report.prose
    }

    /// What a rule answered.
    pub(super) fn answer(&self, rule_index: usize, findings: &mut Findings<'_>) -> Option<Asked> {
        let known = self.answers.binary_search_by_key(&rule_index, |answer| answer.rule_index).ok()?;
        let Answer { asked, findings: found, .. } = &self.answers[known];
        findings.list.extend(found.iter().cloned());
        Some(*asked)
    }
}
