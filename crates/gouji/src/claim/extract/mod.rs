//! Reading sentences: from words and numbers to claims.
//!
//! A number is understood only if every word between it and the word that says what it counts is known. What is not
//! understood stays silent: a false alarm costs more than a claim missed.

mod count;
mod counted;
mod list;
mod money;
mod none;
mod organ;
mod rate;
mod window;

use rust_decimal::Decimal;

use super::flow::Flow;
use super::lexicon::{Act, Meaning, Topic};
use super::numbers::{Bound, Unit};
use super::quantity::Quantity;
use super::token::{self, Kind, Token};
use super::{Agreement, Claim, List, Measure, Reading};
use crate::finding::Quote;
use crate::privacy::mask;
use crate::report::Report;
use crate::rule::Said;

/// Sentences are quoted this many characters to either side of their number.
const QUOTED: usize = 80;
/// A message shows this many characters before the number, and a quarter of that behind it.
const MARKED: usize = 36;

pub(super) fn read(report: &Report) -> Reading {
    let flow = Flow::of(&report.prose);
    let mut reader = Reader::new(report, &flow);
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < flow.text.len() {
        let end = token::sentence(&flow.text, at, &mut tokens);
        reader.sentence(&tokens, (at, end));
        at = end;
    }
    Reading { claims: reader.claims, lists: reader.lists }
}

/// Which year a sentence speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Year {
    This,
    Last,
    Other,
}

/// What the sentence is about, as far as it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Nothing,
    Topic(Topic),
    /// Something that is not in the form.
    Foreign,
}

struct Reader<'a> {
    flow: &'a Flow<'a>,
    year: Option<i64>,
    /// The organ's names, without white space.
    names: Vec<String>,
    claims: Vec<Claim>,
    lists: Vec<List>,
    sentence: usize,
    /// The bytes of the sentence.
    bounds: (usize, usize),
    state: State,
}

/// What is remembered within a sentence.
#[allow(clippy::struct_excessive_bools, reason = "independent observations about a sentence")]
struct State {
    about: About,
    /// `about` comes from the sentence before.
    carried: bool,
    /// The cases spoken of, for 均维持 and outcomes.
    cases: Vec<Topic>,
    /// A new case begins a new list.
    close_cases: bool,
    speaks_of: Year,
    /// Plans and duties are no facts.
    unreal: bool,
    /// A comparison with last year was announced.
    compares: bool,
    /// Decisions were spoken of as made, not as published.
    decided: bool,
    published: bool,
    /// The claim that shares, growth and 其中 refer to.
    latest: Option<usize>,
    /// The last number of any kind, which 占 and 同比 refer to.
    recent: Option<usize>,
    /// 现行有效规章11件、行政规范性文件66件: the verb holds for the next item.
    document: Option<Act>,
    /// Where the claims of the sentence begin.
    first: usize,
    /// The number belongs to a member organ.
    member: bool,
    notices: bool,
    /// The clause counts something unknown.
    lost: bool,
    hints_requests: bool,
    outcomes: bool,
    /// What the sentence has counted so far.
    received: bool,
    pending_start: bool,
    outcome: bool,
    /// The subject of the clause is a member organ.
    acts: bool,
    /// Its name.
    organ: Option<String>,
    /// What the clause before a colon is about.
    headline: Option<(Topic, Option<Act>)>,
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
            names: names.map(|name| name.split_whitespace().collect()).collect(),
            claims: Vec::new(),
            lists: Vec::new(),
            sentence: 0,
            bounds: (0, 0),
            state: State::new(About::Nothing, 0),
        }
    }

    fn sentence(&mut self, tokens: &[Token], bounds: (usize, usize)) {
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
        let foreign = tokens.iter().any(|token| token.is(Meaning::Foreign));
        self.state.hints_requests = !foreign && tokens.iter().any(|token| self.hints_requests(token));
        self.state.outcomes = tokens
            .iter()
            .any(|token| matches!(token.meaning(), Some(Meaning::Says("partly_granted" | "denied" | "unavailable"))));
        let mut start = 0;
        let mut opener = '。';
        for (index, token) in tokens.iter().enumerate() {
            let Kind::Mark(mark) = token.kind else { continue };
            if mark == '、' {
                continue;
            }
            self.clause(Clause { tokens: &tokens[start..index], opener });
            if mark == '；' {
                self.state.close_cases = true;
                self.state.member = false;
            }
            (start, opener) = (index + 1, mark);
        }
        self.clause(Clause { tokens: &tokens[start..], opener });
        self.claims[self.state.first..].sort_by_key(|claim| claim.at);
        self.lists(tokens);
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
        self.mark(clause);
        if !self.state.unreal && !clause.tokens.iter().any(|token| token.is(Meaning::Unreal)) {
            self.counts(clause);
            self.money(clause);
            self.none(clause);
            self.all(clause);
            self.rates(clause);
        }
        self.remember(clause);
    }

    /// What a clause says about its sentence before its numbers are read.
    fn mark(&mut self, clause: Clause<'_>) {
        let tokens = clause.tokens;
        let mut counted = false;
        for (index, token) in tokens.iter().enumerate() {
            if let Some(year) = token.year() {
                // 5件为2023年受理 says nothing of the clause's own year.
                if counted {
                    continue;
                }
                let compares = index > 0 && tokens[index - 1].is(Meaning::Than);
                self.state.compares |= compares;
                if !compares && !self.carries(tokens, index) {
                    match self.year.map(|this| year - this) {
                        None | Some(0) => self.state.speaks_of = Year::This,
                        Some(-1) => self.state.speaks_of = Year::Last,
                        Some(1) => self.state.unreal = true,
                        _ => self.state.speaks_of = Year::Other,
                    }
                }
                continue;
            }
            match token.kind {
                Kind::Word(Meaning::Period) => self.state.speaks_of = Year::Other,
                Kind::Word(Meaning::Elsewhere) => self.state.unreal = true,
                Kind::Word(Meaning::Compare | Meaning::Level) => self.state.compares = true,
                Kind::Number(number) if matches!(number.unit, Unit::Case | Unit::Thing) => counted = true,
                Kind::Number(number) if matches!(number.unit, Unit::Month | Unit::Other) => {
                    let rest = &self.flow.text[token.end..];
                    let month = self.text(token).ends_with('月');
                    let date = rest.starts_with(|c: char| c.is_ascii_digit());
                    let year_end = number.value == Decimal::from(12) && rest.starts_with(['底', '末']);
                    if month && !date && !year_end {
                        self.state.speaks_of = Year::Other;
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether the year at `index` says from where or to where is carried over.
    fn carries(&self, tokens: &[Token], index: usize) -> bool {
        let light = |token: &&Token| !matches!(token.meaning(), Some(Meaning::Filler)) && token.year().is_none();
        let after = tokens[index + 1..].iter().take(4).find(light);
        let before = tokens[..index].iter().rev().take(4).find(light);
        let carry = |token: Option<&Token>| {
            token.is_some_and(|token| {
                token.is(Meaning::Act(Act::Carry))
                    || token.is(Meaning::Says("pending_end")) && self.text(token).contains("转")
            })
        };
        carry(after) || carry(before)
    }

    /// What stays in mind for the clauses after this one.
    fn remember(&mut self, clause: Clause<'_>) {
        let mut known = false;
        let mut unknown = 0;
        let mut unreal = false;
        let mut headline = (None, None);
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
        self.state.headline = headline.0.filter(|_| !has_number).map(|topic| (topic, headline.1));
    }

    fn subject(&mut self, topic: Topic) {
        if topic.is_case() {
            let parts = matches!(topic, Topic::Direct | Topic::After);
            if self.state.close_cases
                || parts
                || self.state.cases.iter().any(|known| matches!(known, Topic::Direct | Topic::After))
            {
                self.state.cases.clear();
            }
            self.state.close_cases = false;
            if !self.state.cases.contains(&topic) {
                self.state.cases.push(topic);
            }
        }
        self.state.about = About::Topic(topic);
        self.state.carried = false;
    }

    /// A number of something else: what follows is not about the topic before.
    fn forget(&mut self, about: About) {
        self.state.lost = true;
        self.state.about = about;
        self.state.carried = false;
        self.state.hints_requests = false;
    }

    /// The topic a clause may take from what was said before.
    fn topic(&self) -> Option<Topic> {
        match self.state.about {
            About::Topic(topic) => Some(topic),
            About::Nothing if self.state.hints_requests => Some(Topic::Requests),
            _ => None,
        }
    }

    /// Whether applications are or may be what is spoken of.
    fn may_be_requests(&self) -> bool {
        matches!(self.state.about, About::Nothing | About::Topic(Topic::Requests))
    }

    /// The id of the cases spoken of.
    fn cases(cases: &[Topic]) -> Option<&'static str> {
        match cases {
            [] => None,
            [topic] => Some(topic.id()),
            _ if cases.contains(&Topic::Reconsideration) => Some("cases"),
            _ => Some("litigation"),
        }
    }

    fn claim(&mut self, id: &str, value: Decimal, at: (usize, usize)) -> Option<&mut Claim> {
        if self.state.speaks_of == Year::Other {
            return None;
        }
        let quantity = Quantity::find(id)?;
        let (quote, marked) = (self.quote(at), self.marked(at));
        self.claims.push(Claim {
            quantity,
            last: self.state.speaks_of == Year::Last,
            measure: Measure::Amount,
            bound: Bound::Exactly,
            value,
            member: None,
            spans: self.flow.spans(at.0, at.1),
            part: self.flow.paragraph(at.0).and_then(|paragraph| paragraph.part),
            quote,
            marked,
            cells: Vec::new(),
            printed: None,
            agreement: Agreement::NoCell,
            or: quantity.or,
            sentence: self.sentence,
            at,
            said: Said::Number,
        });
        self.claims.last_mut()
    }

    /// The sentence around a place, cut where it is very long.
    fn quote(&self, at: (usize, usize)) -> Quote {
        let text = &self.flow.text;
        let (start, end) = self.bounds;
        let before =
            text[start..at.0].char_indices().rev().take(QUOTED).last().map_or(at.0, |(index, _)| start + index);
        let after = text[at.1..end.max(at.1)]
            .char_indices()
            .take(QUOTED)
            .last()
            .map_or(at.1, |(index, c)| at.1 + index + c.len_utf8());
        let mut quoted = String::new();
        if before > start {
            quoted.push('…');
        }
        quoted.push_str(text[before..after].trim_end_matches('\n'));
        if after < end {
            quoted.push('…');
        }
        let origin = self.flow.paragraph(at.0).map(|paragraph| paragraph.origin.clone()).unwrap_or_default();
        Quote::new(quoted, origin)
    }

    /// The clause around a place, with 【】 about it.
    fn marked(&self, at: (usize, usize)) -> String {
        let text = &self.flow.text;
        let ends = |c: &char| matches!(c, '。' | '；' | '\n');
        let start = text[self.bounds.0..at.0].char_indices().rev().take(MARKED).take_while(|(_, c)| !ends(c)).last();
        let start = start.map_or(at.0, |(index, _)| self.bounds.0 + index);
        let mut before = &text[start..at.0];
        let cut = start > self.bounds.0 && !text[..start].ends_with(|c| ends(&c));
        if cut && let Some((_, rest)) = before.split_once(['，', '、', '（', '：']) {
            before = rest;
        }
        let before = if cut { format!("…{before}") } else { before.to_owned() };
        let after: String = text[at.1..].chars().take(MARKED / 4).take_while(|c| !ends(c) && *c != '，').collect();
        mask(&format!("{before}【{}】{after}", &text[at.0..at.1])).into_owned()
    }
}

impl State {
    const fn new(about: About, first: usize) -> Self {
        Self {
            about,
            carried: false,
            cases: Vec::new(),
            close_cases: true,
            speaks_of: Year::This,
            unreal: false,
            compares: false,
            decided: false,
            published: false,
            latest: None,
            recent: None,
            document: None,
            first,
            member: false,
            notices: false,
            lost: false,
            hints_requests: false,
            outcomes: false,
            received: false,
            pending_start: false,
            outcome: false,
            acts: false,
            organ: None,
            headline: None,
        }
    }
}
