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
/// Answers kept from other words, be they of the report or of those it is held against, are never used. Those kept
/// under another profile are: a check takes the answers that it gave itself.
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
    /// Last year's report and the members.
    beside: (Option<Report>, Option<Vec<Report>>),
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
        Self {
            read_from: context.report.clone(),
            beside: (context.last.cloned(), context.members.map(<[Report]>::to_vec)),
            answers,
            sentences: context.into_sentences(),
        }
    }

    pub(super) fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Whether a report, and those it is held against, differ in nothing but their tables.
    pub(super) fn are_of(&self, report: &Report, last: Option<&Report>, members: Option<&[Report]>) -> bool {
        let (read_last, read_members) = (self.beside.0.as_ref(), self.beside.1.as_deref());
        let alike = |one: Option<&Report>, other: Option<&Report>| match (one, other) {
            (Some(one), Some(other)) => have_the_same_words(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        have_the_same_words(&self.read_from, report)
            && alike(read_last, last)
            && read_members.is_some() == members.is_some()
            && read_members.unwrap_or(&[]).len() == members.unwrap_or(&[]).len()
            && read_members
                .into_iter()
                .flatten()
                .zip(members.into_iter().flatten())
                .all(|(one, other)| have_the_same_words(one, other))
    }

    /// What a rule answered.
    pub(super) fn answer(&self, rule_index: usize, findings: &mut Findings<'_>) -> Option<Asked> {
        let known = self.answers.binary_search_by_key(&rule_index, |answer| answer.rule_index).ok()?;
        let Answer { asked, findings: found, .. } = &self.answers[known];
        findings.list.extend(found.iter().cloned());
        Some(*asked)
    }
}

fn have_the_same_words(one: &Report, other: &Report) -> bool {
    one.title == other.title
        && one.agency == other.agency
        && one.year == other.year
        && one.file_name == other.file_name
        && one.dates == other.dates
        && one.headings == other.headings
        && one.prose == other.prose
}
