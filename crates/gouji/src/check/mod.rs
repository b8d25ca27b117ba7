//! Judging a report: every rule asked, every answer kept apart from what could not be asked.

mod arithmetic;
mod context;
mod views;
mod words;

use crate::address::Address;
use crate::claim::{Claims, Reading};
use crate::finding::Findings;
use crate::profile::Profile;
use crate::repair::{self, Repairs};
use crate::report::Report;
use crate::rule::{Asked, Body, Severity};
use crate::rules::{self, RULES};
use crate::set::Set;
use crate::verdict::{Outcome, Verdict};
use crate::{Error, Message};
pub(crate) use context::Context;
use views::{View, Views};
pub use words::Words;

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
    claims: Option<&'a Claims>,
    words: Option<&'a Words>,
    ignored: Set,
    frozen: Set,
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

    /// Takes claims that were kept instead of reading the sentences again; of no use if the prose is another.
    #[must_use]
    pub const fn claims(mut self, claims: &'a Claims) -> Self {
        self.claims = Some(claims);
        self
    }

    /// Asks the rules that read words and no cell, for checks after cells were edited.
    #[must_use]
    pub fn words(&self, report: &Report) -> Words {
        Words::of(Context::of(&Self { words: None, ..*self }, report, Set::default()), self.ignored)
    }

    /// Takes what the rules about words answered before; of no use if the words are others.
    #[must_use]
    pub const fn with_words(mut self, words: &'a Words) -> Self {
        self.words = Some(words);
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

    /// Judges a report and finds what would mend it.
    #[must_use]
    pub fn run(&self, report: &Report) -> Verdict {
        let (mut verdict, reading) = self.judged(report);
        self.mended(report, &mut verdict, reading);
        verdict
    }

    /// Judges a report and leaves repairs out: for a screen that shows the verdict before they are found.
    #[must_use]
    pub fn judge(&self, report: &Report) -> Verdict {
        self.judged(report).0
    }

    /// Judges a report; the verdict, and what was read in its sentences if a rule asked.
    fn judged(&self, report: &Report) -> (Verdict, Option<Reading>) {
        let mut verdict = Verdict::new(self.ignored);
        let odd = self.viewed(report, |views| {
            let arithmetic = self.relations(report, views, Some(&mut verdict));
            verdict.if_blank_is_zero = if views.this.blank.is_empty() {
                arithmetic.outcome()
            } else {
                let filled = Views { this: &views.this.with_blanks_as_zero(), ..*views };
                self.relations(report, &filled, None).outcome()
            };
            views.this.odd
        });
        let context = Context::of(self, report, odd);
        for (index, rule) in RULES.iter().enumerate().filter(|(index, _)| !self.ignored.contains(*index)) {
            if ask(index, &context, &mut Findings { rule, list: &mut verdict.findings }) {
                verdict.run.insert(index);
            }
        }
        verdict.finish();
        (verdict, context.into_reading())
    }

    /// The outcome alone, for whoever asks of many reports which of them to look at: no more is asked, and no word
    /// written, than it takes.
    ///
    /// ```
    /// use gouji::{Check, Edition, Outcome, Report};
    ///
    /// assert_eq!(Check::new().outcome(&Report::zero(Edition::V2021)), Outcome::Pass);
    /// ```
    #[must_use]
    pub fn outcome(&self, report: &Report) -> Outcome {
        let (arithmetic, odd) = self.viewed(report, |views| (self.relations(report, views, None), views.this.odd));
        if arithmetic.broken {
            return Outcome::Fail;
        }
        let context = Context::of(self, report, odd);
        let mut list = Vec::new();
        for (index, rule) in RULES.iter().enumerate() {
            if rule.severity == Severity::Error && !self.ignored.contains(index) {
                ask(index, &context, &mut Findings { rule, list: &mut list });
                if !list.is_empty() {
                    return Outcome::Fail;
                }
            }
        }
        if arithmetic.unjudged { Outcome::NotAssessable } else { Outcome::Pass }
    }

    /// Shows the numbers of a report, and of those it is held against, to what reads them.
    fn viewed<T>(&self, report: &Report, read: impl FnOnce(&Views<'_>) -> T) -> T {
        let (last, _) = self.years(report);
        let (this, before, members) = (View::of(report), last.map(View::of), self.members.map(View::sum));
        read(&Views {
            this: &this,
            last: before.as_ref(),
            members: members.as_ref(),
            reorganised: last.is_some_and(|last| !last.is_of_same_organ(report)),
            sources: [
                std::slice::from_ref(report),
                last.map_or(&[], std::slice::from_ref),
                self.members.unwrap_or(&[]),
            ],
        })
    }

    /// The report of the year before, and what was given as such and is none.
    fn years(&self, report: &Report) -> (Option<&'a Report>, Option<&'a Report>) {
        match self.last {
            Some(last) if last.is_of_year_before(report) => (Some(last), None),
            stray => (None, stray),
        }
    }

    /// Adds what would mend a report to the verdict on it: the root causes of what was found or could not be judged.
    pub fn mend(&self, report: &Report, verdict: &mut Verdict) {
        self.mended(report, verdict, None);
    }

    /// The same, with what was read in the sentences before.
    fn mended(&self, report: &Report, verdict: &mut Verdict, reading: Option<Reading>) {
        // Where every sum holds and every cell is a number there is nothing to mend.
        let is_broken = verdict.findings.iter().any(|finding| finding.terms.is_some());
        if !is_broken && report.cells().all(|(_, cell)| cell.value().is_some()) {
            return;
        }
        let reading = reading.unwrap_or_else(|| Reading::kept(self.claims, report));
        let mut repairs = Repairs { last: self.last, claims: &reading.claims, frozen: self.frozen }.find(report);
        repair::attach(&mut repairs, &verdict.findings);
        // A rule left out leaves its repairs out.
        repairs.retain(|repair| {
            let fills = repair.changes().iter().any(|change| change.from.is_none());
            fills || verdict.findings.iter().any(|finding| repair.explains(finding))
        });
        verdict.repairs = repairs;
    }
}

/// Asks a rule that is no relation, and says whether it was judged.
fn ask(index: usize, context: &Context<'_>, findings: &mut Findings<'_>) -> bool {
    let seen = seen(context.report, findings);
    let asked = match findings.rule.body {
        Body::Relation(_) => return false,
        Body::Claim(claimed) => rules::claimed(claimed, context, findings),
        Body::Check(check) => check(context, findings),
        Body::Words(check) => {
            context.words.and_then(|words| words.answer(index, findings)).unwrap_or_else(|| check(context, findings))
        }
        Body::Shape => Asked::Run,
    };
    asked == Asked::Run || seen
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
