//! Reading sentences: from words and numbers to claims.
//!
//! A number is understood only if every word between it and the word that says what it counts is known. What is not
//! understood stays silent: a false alarm costs more than a claim missed.

mod all;
mod claim;
mod count;
mod counted;
mod list;
mod money;
mod none;
mod organ;
mod parts;
mod rate;
mod settle;
mod span;
mod state;
mod together;
mod topic;
mod window;
mod years;

#[cfg(test)]
mod tests;

use std::cell::Cell;

use super::flow::Flow;
use super::lexicon::{Act, Meaning, Topic};
use super::numbers::Unit;
use super::token::{self, Kind, Token};
use super::{Claim, List, Reading};
use crate::privacy;
use crate::report::Report;
use state::{About, State, Told};

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
            names: names.flat_map(|name| in_short(&name.split_whitespace().collect::<String>())).collect(),
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
        self.state = State::new(carried, self.claims.len());
        self.state.carried = carried != About::Nothing;
        self.state.cases = if self.state.carried { cases } else { Vec::new() };
        self.state.close_cases = true;
        let told = Told::of(tokens);
        self.state.tells = told.number || told.none || told.all || told.rate;
        self.state.opens_among = tokens.first().is_some_and(|first| first.is(Meaning::Among));
        let foreign = tokens.iter().any(|token| token.is(Meaning::Foreign));
        self.state.hints_requests = !foreign && tokens.iter().any(|token| self.hints_requests(token));
        self.state.outcomes = tokens
            .iter()
            .any(|token| matches!(token.meaning(), Some(Meaning::Says("partly_granted" | "denied" | "unavailable"))));
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
            if mark == '；' {
                self.state.close_cases = true;
                self.state.member = false;
                self.state.acts = false;
                self.state.published = false;
            }
            (start, opener) = (index + 1, mark);
        }
        self.clause(Clause { tokens: &tokens[start..], opener });
        if self.state.tells {
            self.drop_kinds();
            self.drop_conflicts();
            self.drop_other_cases(tokens);
            self.claims[self.state.first..].sort_by_key(|claim| claim.at);
            self.lists(tokens);
        }
    }

    /// Words that only applications have.
    fn hints_requests(&self, token: &Token) -> bool {
        match token.meaning() {
            Some(Meaning::Says(_)) => self.is_strong(token),
            Some(Meaning::Subject(topic)) => topic == Topic::Requests,
            _ => false,
        }
    }

    /// Whether a word for a quantity says it without a subject.
    fn is_strong(&self, token: &Token) -> bool {
        let word = self.text(token);
        let least = if matches!(token.kind, Kind::Word(Meaning::By(_))) { 3 } else { 4 };
        word.chars().count() >= least && !word.starts_with(['正', '尚', '未', '待', '在', '个', '公'])
    }

    fn text(&self, token: &Token) -> &'a str {
        &self.flow.text[token.start..token.end]
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
            if told.all {
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

    /// What stays in mind for the clauses after this one.
    fn remember(&mut self, clause: Clause<'_>) {
        let mut known = false;
        let mut unknown = 0;
        let mut unreal = false;
        let mut headline = (None, None);
        self.state.condition = self.is_condition(clause.tokens);
        for token in clause.tokens {
            match token.kind {
                Kind::Word(Meaning::Subject(topic)) => {
                    known = true;
                    headline.0 = Some(topic);
                    if !self.state.lost {
                        self.subject(topic);
                    }
                }
                Kind::Word(Meaning::Act(act)) => {
                    known = true;
                    headline.1 = Some(act);
                    self.state.decided |= matches!(act, Act::Decide | Act::Handle);
                }
                Kind::Word(Meaning::Says(_) | Meaning::By(_) | Meaning::Noun(_) | Meaning::No | Meaning::Rate) => {
                    known = true;
                }
                Kind::Word(Meaning::Published) => self.state.published = true,
                Kind::Word(Meaning::Among) => self.state.among = true,
                Kind::Word(Meaning::Unreal) => unreal = true,
                Kind::Unknown => unknown += token.end - token.start,
                _ => {}
            }
        }
        if !known && unknown >= 12 && self.state.carried {
            self.forget(About::Nothing);
        }
        self.state.unreal |= unreal && clause.tokens.iter().all(|token| token.number().is_none());
        let has_number = clause.tokens.iter().any(|token| token.number().is_some_and(|n| n.unit != Unit::Year));
        let closes = |token: &Token| token.is(Meaning::Act(Act::Finish));
        self.state.closed |= !self.state.cases.is_empty() && has_number && clause.tokens.iter().any(closes);
        self.state.headline = headline.0.filter(|_| !has_number).map(|topic| (topic, headline.1));
    }

    /// Whether a clause says of which the next one speaks: 对重复申请的，不予处理3件.
    fn is_condition(&self, tokens: &[Token]) -> bool {
        let first = tokens.iter().find(|token| !token.is(Meaning::Own) && !token.is(Meaning::This));
        let leads = first.is_some_and(|first| matches!(self.text(first), "对" | "对于" | "因" | "由于" | "属于"));
        let ends = tokens.last().is_some_and(|last| self.text(last).ends_with('的'));
        (leads || ends) && !tokens.iter().any(counts)
    }
}

/// Whether a token is a number of something.
fn counts(token: &Token) -> bool {
    token.number().is_some_and(|number| matches!(number.unit, Unit::Case | Unit::Thing | Unit::None | Unit::Yuan))
}

/// Whether 无 or 零 is all that follows up to the next mark.
fn is_none_alone(tokens: &[Token]) -> bool {
    let ends = tokens.get(1).is_none_or(|token| matches!(token.kind, Kind::Mark(_)));
    tokens.first().is_some_and(|token| token.is(Meaning::No)) && ends
}

/// A name as it is and as it is said: 某镇人民政府, 某镇政府.
fn in_short(name: &str) -> [String; 2] {
    [name.to_owned(), name.replace("人民政府", "政府")]
}
