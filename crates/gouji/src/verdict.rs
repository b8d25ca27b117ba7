//! The verdict: what was judged, what could not be, and what was found.

use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};

use crate::finding::Finding;
use crate::order;
use crate::relation::{CellRef, Source};
use crate::repair::Repair;
use crate::rule::{Rule, Severity};
use crate::rules::RULES;
use crate::set::Set;
use crate::text::Text;

/// What is said of a report as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 审核通过: every error rule whose inputs exist was judged, and none found an error.
    Pass,
    /// 无法判断: no error, but an error rule could not be judged because a cell is not a number.
    NotAssessable,
    /// 审核未通过: at least one error.
    Fail,
}

impl Outcome {
    /// The outcome in the clerk's words.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Pass => Text::new("审核通过", "pass"),
            Self::NotAssessable => Text::new("无法判断", "not assessable"),
            Self::Fail => Text::new("审核未通过", "fail"),
        }
    }
}

/// How many findings there are of each severity, and how many causes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Counts {
    /// 强制性错误.
    pub error: usize,
    /// 核实性问题.
    pub query: usize,
    /// 提示.
    pub note: usize,
    /// Root causes: the repairs that explain errors and queries, and what none explains.
    pub causes: usize,
}

/// A rule with an instance that could not be judged, and the cells that are no numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAssessable {
    pub(crate) rule_index: usize,
    /// The cells; none when the table itself is absent or of no known layout.
    pub cells: Vec<CellRef>,
}

impl NotAssessable {
    /// The rule.
    #[must_use]
    pub fn rule(&self) -> &'static Rule {
        RULES[self.rule_index]
    }
}

impl Serialize for NotAssessable {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("NotAssessable", 2)?;
        object.serialize_field("rule", self.rule().id)?;
        object.serialize_field("cells", &self.cells)?;
        object.end()
    }
}

/// The verdict on one report.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verdict {
    /// What is said of the report as a whole.
    pub outcome: Outcome,
    /// The outcome of arithmetic alone if every blank cell were 0.
    pub if_blank_is_zero: Outcome,
    /// What was found: errors first, then in the order of the catalogue and of the paper.
    pub findings: Vec<Finding>,
    /// The rules with an instance that could not be judged.
    pub not_assessable: Vec<NotAssessable>,
    /// What would bring the sums back into balance: one repair for each root cause, in the order of the paper.
    pub repairs: Vec<Repair>,
    pub(crate) run: Set,
    ignored: Set,
}

impl Verdict {
    pub(crate) fn new(ignored: Set) -> Self {
        Self {
            outcome: Outcome::Pass,
            if_blank_is_zero: Outcome::Pass,
            findings: Vec::new(),
            not_assessable: Vec::new(),
            repairs: Vec::new(),
            run: Set::default(),
            ignored,
        }
    }

    /// Notes that an instance of a rule could not be judged, and for which cells.
    pub(crate) fn add_not_assessable(&mut self, rule_index: usize, cells: Vec<CellRef>) {
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

    pub(crate) fn finish(&mut self) {
        order::sort_by_key(&mut self.findings, |finding| std::cmp::Reverse(finding.rule.severity));
        let is_error = |rule: &Rule| rule.severity == Severity::Error;
        self.outcome = if self.findings.iter().any(|finding| is_error(finding.rule)) {
            Outcome::Fail
        } else if self.not_assessable.iter().any(|entry| is_error(entry.rule())) {
            Outcome::NotAssessable
        } else {
            Outcome::Pass
        };
    }

    /// The rules of which at least one instance was judged.
    pub fn run(&self) -> impl Iterator<Item = &'static Rule> {
        rules_in(self.run)
    }

    /// The rules left out on request; a pass is then partial.
    pub fn ignored(&self) -> impl Iterator<Item = &'static Rule> {
        rules_in(self.ignored)
    }

    /// The rules that lack an input other than a cell: last year, members, a date.
    pub fn not_applicable(&self) -> impl Iterator<Item = &'static Rule> {
        let mut asked = self.run.union(&self.ignored);
        self.not_assessable.iter().for_each(|entry| asked.insert(entry.rule_index));
        RULES.iter().enumerate().filter(move |(index, _)| !asked.contains(*index)).map(|(_, rule)| *rule)
    }

    /// How many findings of each severity, and how many causes.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let count = |severity| self.findings.iter().filter(|finding| finding.rule.severity == severity).count();
        Counts {
            error: count(Severity::Error),
            query: count(Severity::Query),
            note: count(Severity::Note),
            causes: self.causes().len(),
        }
    }

    /// Findings of errors and queries by their root cause, as indices into `findings`.
    ///
    /// A repair is one root cause of all it explains; broken sums that no repair explains belong together
    /// when they share a cell, and so do sums over members, for a member that is missing or twice is in all of
    /// them; every other finding stands for itself.
    #[must_use]
    pub fn causes(&self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Cause<'_>> = Vec::new();
        for (index, finding) in self.findings.iter().enumerate() {
            if finding.rule.severity == Severity::Note {
                continue;
            }
            let mut cause =
                Cause { repair: self.repair_of(finding), cells: finding.cells.clone(), findings: vec![index] };
            let related = |group: &mut Cause<'_>| match (cause.repair, group.repair) {
                (Some(one), Some(other)) => std::ptr::eq(one, other),
                (None, None) => {
                    let is_sum = finding.terms.is_some() && self.findings[group.findings[0]].terms.is_some();
                    is_sum
                        && (group.cells.iter().any(|cell| finding.cells.contains(cell))
                            || reads_members(&cause.cells) && reads_members(&group.cells))
                }
                _ => false,
            };
            for group in groups.extract_if(.., related).collect::<Vec<_>>() {
                cause.cells.extend(group.cells);
                cause.findings.extend(group.findings);
            }
            order::sort(&mut cause.findings);
            groups.push(cause);
        }
        let mut causes: Vec<Vec<usize>> = groups.into_iter().map(|cause| cause.findings).collect();
        order::sort(&mut causes);
        causes
    }

    /// The root cause of a finding, if a repair explains it.
    #[must_use]
    pub fn repair_of(&self, finding: &Finding) -> Option<&Repair> {
        self.repairs.iter().find(|repair| repair.explains(finding))
    }
}

/// Findings that have one cause.
struct Cause<'v> {
    repair: Option<&'v Repair>,
    cells: Vec<CellRef>,
    findings: Vec<usize>,
}

fn reads_members(cells: &[CellRef]) -> bool {
    cells.iter().any(|cell| cell.source == Source::Members)
}

fn rules_in(set: Set) -> impl Iterator<Item = &'static Rule> {
    RULES.iter().enumerate().filter(move |(index, _)| set.contains(*index)).map(|(_, rule)| *rule)
}
