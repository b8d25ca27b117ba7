//! What rules see of a check.

use std::cell::OnceCell;

use super::{Check, Words};
use crate::address::Address;
use crate::claim::{Claims, Reading};
use crate::form::Table;
use crate::profile::Profile;
use crate::report::Report;
use crate::rules::parts::Parts;
use crate::rules::sentences::{Sentence, sentences};
use crate::set::Set;

/// What the functions of rules see.
pub(crate) struct Context<'a> {
    pub(crate) report: &'a Report,
    /// The cells that are no numbers, or numbers with something noted about them: mostly none.
    odd: Set,
    /// The same in the order of the paper, when the first rule asks.
    odd_cells: OnceCell<Vec<Address>>,
    /// The report of the year before.
    pub(crate) last: Option<&'a Report>,
    /// What was given as last year's report and is of another year.
    pub(crate) stray: Option<&'a Report>,
    pub(crate) members: Option<&'a [Report]>,
    pub(crate) profile: &'a Profile,
    /// What was read in the prose before.
    claims: Option<&'a Claims>,
    /// What was found in the same words before.
    pub(super) words: Option<&'a Words>,
    /// What the prose claims, read when the first rule asks.
    reading: OnceCell<Reading>,
    /// Where the parts begin, when the first rule asks.
    parts: OnceCell<Option<Parts<'a>>>,
    /// The prose cut into sentences, when the first rule asks.
    sentences: OnceCell<Vec<Sentence>>,
}

impl<'a> Context<'a> {
    /// What a check shows to rules; `odd` are the cells that are no plain numbers.
    pub(super) fn of(check: &Check<'a>, report: &'a Report, odd: Set) -> Self {
        let (last, stray) = check.years(report);
        Self {
            report,
            odd,
            odd_cells: OnceCell::new(),
            last,
            stray,
            members: check.members,
            profile: check.profile.unwrap_or_else(|| Profile::national()),
            claims: check.claims,
            words: check.words.filter(|words| words.are_of(report, last, check.members)),
            reading: OnceCell::new(),
            parts: OnceCell::new(),
            sentences: OnceCell::new(),
        }
    }

    /// The cells that are no numbers, or numbers with something noted about them, in the order of the paper.
    pub(crate) fn odd_cells(&self) -> &[Address] {
        self.odd_cells.get_or_init(|| {
            let editions = Table::ALL.map(|table| (table, self.report.layout.get(table).edition()));
            let printed = editions.into_iter().filter_map(|(table, edition)| Some(Address::of(table, edition?)));
            printed.flatten().copied().filter(|address| self.odd.contains(address.index())).collect()
        })
    }

    /// The parts of the report, if it has any.
    pub(crate) fn parts(&self) -> Option<&Parts<'a>> {
        self.parts.get_or_init(|| Parts::of(self.report)).as_ref()
    }

    /// The sentences of the prose, without white space.
    pub(crate) fn sentences(&self) -> &[Sentence] {
        match self.words {
            Some(words) => words.sentences(),
            None => self.sentences.get_or_init(|| sentences(self.report)),
        }
    }

    /// The same, to be kept.
    pub(super) fn into_sentences(self) -> Vec<Sentence> {
        self.sentences.into_inner().unwrap_or_else(|| sentences(self.report))
    }

    /// What was read in the sentences, if a rule asked.
    pub(super) fn into_reading(self) -> Option<Reading> {
        self.reading.into_inner()
    }

    /// What the sentences of the report say.
    pub(crate) fn reading(&self) -> &Reading {
        self.reading.get_or_init(|| Reading::kept(self.claims, self.report))
    }
}
