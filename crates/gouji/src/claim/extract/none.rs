//! What is said without a number: 未收到, 没有发生, 全部办结, 均维持.

use rust_decimal::Decimal;

use super::denied::Denied;
use super::{Clause, Reader};
use crate::claim::lexicon::{Act, Meaning, Topic};
use crate::claim::numbers::Unit;
use crate::claim::token::{Kind, Token};
use crate::rule::Said;

impl Reader<'_> {
    /// 未收到政府信息公开申请, 无行政复议, 未收取信息处理费.
    pub(super) fn none(&mut self, clause: Clause<'_>) {
        let tokens = clause.tokens;
        let mut from = 0;
        while let Some(no) = tokens[from..].iter().position(|token| token.is(Meaning::No)).map(|at| from + at) {
            // 零复议、零诉讼: each 零 has its own.
            let next = tokens[no + 1..].iter().position(|token| token.is(Meaning::No));
            let end = next.map_or(tokens.len(), |at| no + 1 + at);
            self.none_of(&tokens[from..end], no - from);
            // 复议零纠错、诉讼零败诉: the subject of the next stands before it.
            let comma = tokens[no + 1..end].iter().rposition(|token| token.kind == Kind::Mark('、'));
            from = comma.map_or(end, |at| no + 2 + at);
        }
    }

    fn none_of(&mut self, tokens: &[Token], no: usize) {
        self.look(tokens.len());
        let named = self.without_other_items(&tokens[no + 1..]);
        // Where nothing of the form is left, the whole is of something else.
        let mut tail = if named.iter().any(Token::names) { named.as_slice() } else { &tokens[no + 1..] };
        // 复议零纠错、诉讼零败诉: what stands behind the comma belongs to the next 零.
        if self.text(&tokens[no]) == "零" {
            let end = tail.iter().position(|token| token.kind == Kind::Mark('、'));
            tail = &tail[..end.unwrap_or(tail.len())];
        }
        let labelled = no.checked_sub(1).is_some_and(|before| tokens[before].kind == Kind::Mark('：'));
        if tail.is_empty() && !labelled && !self.text(&tokens[no]).ends_with("发生")
            || !tail.iter().all(is_plain)
            // 除收到2件外，未收到其他申请 is not none.
            || tail.iter().any(|token| self.is_rest(token))
            || self.names_other(&tokens[..no])
            // 除县住建局外，其他单位均未收到
            || tokens[..no].iter().any(|token| self.is_rest(token))
        {
            return;
        }
        let mut topics = subjects(tail);
        // 没有新制发和废止: of the documents spoken of.
        let documents = |token: &Token| matches!(token.meaning(), Some(Meaning::Act(Act::Issue | Act::Repeal)));
        if topics.is_empty() && !tail.is_empty() && tail.iter().any(documents) {
            topics.extend(self.topic().filter(|topic| topic.is_document()));
        }
        if topics.is_empty() && !tokens[..no].iter().any(|token| token.kind == Kind::Unknown) {
            topics = subjects(&tokens[..no]);
        }
        let denied = Denied {
            tail,
            topics,
            published: tail.iter().any(|token| token.is(Meaning::Published)),
            last: tokens.iter().any(|token| token.is(Meaning::Last)),
            kinds: if kinds(tail).is_empty() { kinds(&tokens[..no]) } else { kinds(tail) },
            bare: self.text(&tokens[no]) == "零",
        };
        let ids = self.denied(&denied);
        self.state.notices |= denied.act(Act::Notice);
        denied.topics.iter().for_each(|topic| self.subject(*topic));
        self.state.denied = true;
        let at = (tokens[no].start, tail.last().map_or(tokens[no].end, |token| token.end));
        for id in ids {
            if let Some(claim) = self.claim(&id, Decimal::ZERO, at) {
                claim.said = Said::None;
            }
        }
    }

    /// 未发生举报、投诉、行政复议和行政诉讼: what a list names beside things of the form leaves those denied.
    fn without_other_items(&self, tail: &[Token]) -> Vec<Token> {
        let mut left = Vec::with_capacity(tail.len());
        for item in tail.split_inclusive(|token| self.joins(token)) {
            let other = self.is_other_item(item);
            left.extend(item.iter().filter(|token| !other || matches!(token.meaning(), Some(Meaning::Act(_)))));
        }
        left
    }

    /// Whether an item of a list is whole and of something else.
    fn is_other_item(&self, item: &[Token]) -> bool {
        let other = |token: &Token| matches!(token.kind, Kind::Unknown | Kind::Word(Meaning::Foreign));
        let plain = |token: &Token| {
            other(token)
                || self.joins(token)
                || matches!(
                    token.kind,
                    Kind::Word(Meaning::Filler | Meaning::Noun(_) | Meaning::Act(Act::Occur | Act::Receive))
                )
        };
        // 因投诉、答复引起的复议: a cause is no item.
        let cause = item.iter().rposition(|token| matches!(self.text(token), "因" | "由" | "由于" | "对" | "经"));
        let open = cause.is_some_and(|at| !item[at..].iter().any(|token| self.text(token).ends_with('的')));
        item.iter().any(other) && item.iter().all(plain) && !open
    }
}

/// Whether a token behind 未 leaves the denial whole.
fn is_plain(token: &Token) -> bool {
    match token.kind {
        // 未发生一起
        Kind::Number(number) => number.value == Decimal::ONE && number.unit == Unit::Case,
        Kind::Unknown => false,
        Kind::Mark(_) => true,
        Kind::Word(meaning) => !matches!(
            meaning,
            Meaning::Foreign
                | Meaning::Subset
                | Meaning::Unreal
                | Meaning::No
                | Meaning::All
                | Meaning::Organ
                | Meaning::InTime
        ),
    }
}

/// The kinds of applicants that words name.
fn kinds(tokens: &[Token]) -> Vec<&'static str> {
    let kind = |token: &Token| match token.meaning() {
        Some(Meaning::By(id)) if id != "channel" => Some(id),
        _ => None,
    };
    tokens.iter().filter_map(kind).collect()
}

pub(super) fn subjects(tokens: &[Token]) -> Vec<Topic> {
    let topic = |token: &Token| match token.meaning() {
        Some(Meaning::Subject(topic)) => Some(topic),
        _ => None,
    };
    let mut topics: Vec<Topic> = Vec::new();
    for topic in tokens.iter().filter_map(topic) {
        if !topics.contains(&topic) {
            topics.push(topic);
        }
    }
    topics
}
