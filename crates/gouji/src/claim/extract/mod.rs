//! Reading sentences: from words and numbers to claims.
//!
//! A number is understood only if every word between it and the word that says what it counts is known. What is not
//! understood stays silent: a false alarm costs more than a claim missed.

mod all;
mod claim;
mod count;
mod counted;
mod denied;
mod done;
mod joined;
mod list;
mod money;
mod none;
mod organ;
mod others;
mod parts;
mod rate;
mod remember;
mod said;
mod settle;
mod span;
mod state;
mod take;
mod together;
mod topic;
mod window;
mod word;
mod years;

#[cfg(test)]
mod tests;

use std::cell::Cell;

use super::flow::Flow;
use super::lexicon::{Act, Meaning, Topic};
use super::token::{self, Kind, Token};
use super::{Claim, List, Reading};
use crate::order;
use crate::privacy;
use crate::report::Report;
use organ::own_name;
use state::{About, State, Told};
use word::{counts, is_none_alone};

pub(super) fn read(report: &Report) -> Reading {
    let flow = Flow::of(&report.prose);
    let reader = read_all(report, &flow);
    Reading { claims: reader.claims, lists: reader.lists }
}

fn read_all<'a>(report: &Report, flow: &'a Flow<'a>) -> Reader<'a> {
    let mut reader = Reader::new(report, flow);
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < flow.text.len() {
        let end = token::sentence(&flow.text, at, &mut tokens);
        reader.settle(&mut tokens);
        reader.sentence(&tokens, (at, end));
        at = end;
    }
    reader
}

struct Reader<'a> {
    flow: &'a Flow<'a>,
    year: Option<i64>,
    /// The organ's names, without white space.
    names: Vec<String>,
    claims: Vec<Claim>,
    lists: Vec<List>,
    sentence: usize,
    /// Whether numbers of persons stand in the prose.
    private: bool,
    /// The bytes of the sentence.
    bounds: (usize, usize),
    state: State,
    /// How many words were looked at, some of them again: a test wants it in proportion to the length.
    looked_at: Cell<usize>,
}

/// A clause: its tokens and the mark before it.
#[derive(Clone, Copy)]
struct Clause<'t> {
    tokens: &'t [Token],
    opener: char,
}

impl<'a> Reader<'a> {
    fn new(report: &Report, flow: &'a Flow<'a>) -> Self {
        let names = [&report.agency, &report.title].into_iter().flatten();
        Self {
            flow,
            year: report.year.map(i64::from),
            names: names.map(|name| own_name(name)).filter(|name| !name.is_empty()).collect(),
            claims: Vec::new(),
            lists: Vec::new(),
            sentence: 0,
            private: !privacy::find(&flow.text).is_empty(),
            bounds: (0, 0),
            state: State::new(About::Nothing, 0),
            looked_at: Cell::default(),
        }
    }

    fn look(&self, words: usize) {
        self.looked_at.set(self.looked_at.get() + words);
    }

    fn sentence(&mut self, tokens: &[Token], bounds: (usize, usize)) {
        self.look(tokens.len());
        self.sentence += 1;
        self.bounds = bounds;
        let carried = match self.state.about {
            About::Topic(topic) => About::Topic(topic),
            _ => About::Nothing,
        };
        let cases = std::mem::take(&mut self.state.cases);
        let (speaks_of, latest) = (self.state.speaks_of, self.state.latest);
        self.state = State::new(carried, self.claims.len());
        self.state.carried = carried != About::Nothing;
        self.state.cases = if self.state.carried { cases } else { Vec::new() };
        self.state.close_cases = true;
        let told = Told::of(tokens);
        self.state.tells = told.number || told.none || told.all || told.rate;
        self.state.opens_among = tokens.first().is_some_and(|first| first.is(Meaning::Among));
        if self.state.opens_among {
            (self.state.speaks_of, self.state.latest) = (speaks_of, latest);
        }
        let foreign = tokens.iter().any(|token| token.is(Meaning::Foreign));
        self.state.hints_requests = !foreign && tokens.iter().any(|token| self.hints_requests(token));
        let outcome = |id: &str| ["partly_granted", "denied", "unavailable"].iter().any(|of| id.starts_with(of));
        self.state.outcomes =
            tokens.iter().any(|token| matches!(token.meaning(), Some(Meaning::Says(id)) if outcome(id)));
        let mut start = 0;
        let mut opener = '。';
        for (index, token) in tokens.iter().enumerate() {
            let Kind::Mark(mark) = token.kind else { continue };
            // 收到申请：21件 and 收费：无 are one clause.
            let labels =
                mark == '：' && (tokens.get(index + 1).is_some_and(counts) || is_none_alone(&tokens[index + 1..]));
            if mark == '、' || labels {
                continue;
            }
            self.clause(Clause { tokens: &tokens[start..index], opener });
            match mark {
                '（' => self.state.open_bracket(),
                '）' => self.state.close_bracket(),
                _ => {}
            }
            if mark == '；' {
                self.state.close_cases = true;
                self.state.member = false;
                self.state.acts = false;
                self.state.published = false;
                self.state.marks_documents = false;
            }
            (start, opener) = (index + 1, mark);
        }
        self.clause(Clause { tokens: &tokens[start..], opener });
        if self.state.tells {
            self.drop_kinds();
            self.drop_conflicts();
            self.drop_other_cases(tokens);
            order::sort_by_key(&mut self.claims[self.state.first..], |claim| claim.at);
            self.lists(tokens);
        }
    }

    fn clause(&mut self, clause: Clause<'_>) {
        if clause.tokens.is_empty() {
            return;
        }
        self.state.lost = false;
        if !self.state.tells {
            self.remember(clause);
            return;
        }
        let told = Told::of(clause.tokens);
        self.mark(clause);
        if !self.state.unreal && !told.unreal {
            if told.number || self.state.latest.is_some() {
                self.counts(clause);
                self.money(clause);
            }
            if told.none {
                self.none(clause);
            }
            if told.all || self.state.latest.is_some() && !told.number {
                self.all(clause);
            }
            if told.rate {
                self.rates(clause);
            }
        }
        let notice = Meaning::Act(Act::Notice);
        if clause.tokens.iter().any(|token| token.is(notice)) {
            self.state.notices = true;
            if self.state.about == About::Nothing {
                self.state.about = About::Topic(Topic::ProcessingFee);
            }
        }
        self.remember(clause);
        // What is denied is done with: 未发生诉讼，复议2件，其中维持1件 is of the one alone.
        self.state.close_cases |= std::mem::take(&mut self.state.denied);
    }
}
