//! Sums of money: 行政事业性收费 in 万元, 信息处理费 in 元.

use rust_decimal::Decimal;

use super::{Clause, Reader};
use crate::claim::lexicon::{Act, Meaning, Topic};
use crate::claim::numbers::Unit;
use crate::claim::token::{Kind, Token};

/// How many words before a sum of money are looked at.
const NEAR: usize = 40;

impl Reader<'_> {
    fn spoke_of_member_fee(&self) -> bool {
        self.spoken().iter().any(|claim| claim.quantity.id == "member.processing_fee")
    }

    pub(super) fn money(&mut self, clause: Clause<'_>) {
        let tokens = clause.tokens;
        for (index, token) in tokens.iter().enumerate() {
            let Some(number) = token.number().filter(|number| number.unit == Unit::Yuan) else { continue };
            let words = &tokens[index.saturating_sub(NEAR)..index];
            let subject = words.iter().rev().find_map(|token| match token.meaning() {
                Some(Meaning::Subject(topic)) => Some(topic),
                _ => None,
            });
            let topic = subject.or_else(|| self.topic());
            let head = words.iter().rposition(|token| {
                matches!(token.meaning(), Some(Meaning::Subject(_) | Meaning::Act(Act::Collect) | Meaning::Sum))
            });
            // What is not known is the name of the organ that a sum follows.
            let named = words.last().is_some_and(|last| last.is(Meaning::Organ));
            let plain = |token: &Token| {
                !matches!(token.kind, Kind::Unknown if !named)
                    && !matches!(token.kind, Kind::Word(Meaning::Foreign | Meaning::No | Meaning::Published))
            };
            if !words[head.map_or(0, |at| at + 1)..].iter().all(plain) {
                continue;
            }
            let notice = words.iter().any(|token| token.is(Meaning::Act(Act::Notice)));
            let collects = words.iter().any(|token| token.is(Meaning::Act(Act::Collect))) || subject.is_some();
            self.state.notices |= notice;
            let organ = words.iter().any(|token| token.is(Meaning::Organ))
                && !words.iter().any(|token| token.is(Meaning::Own))
                && (words.iter().any(|token| token.is(Meaning::Among)) || self.spoke_of_member_fee())
                || self.state.member;
            let at = (token.start, token.end);
            match topic {
                Some(Topic::AdministrativeFees) => {
                    if let Some(claim) = self.claim("administrative_fees", number.value / Decimal::from(10_000), at) {
                        claim.value = claim.value.normalize();
                        claim.bound = number.bound;
                        self.bound(clause, at);
                        self.state.recent.push(self.claims.len() - 1);
                    }
                }
                Some(Topic::ProcessingFee) if self.state.notices && !collects => {}
                Some(Topic::ProcessingFee) | None if topic.is_some() || self.state.notices && collects => {
                    let id = if organ { "member.processing_fee" } else { "processing_fee" };
                    if let Some(claim) = self.claim(id, number.value, at) {
                        claim.value = claim.value.normalize();
                        claim.bound = number.bound;
                        self.bound(clause, at);
                        let index = self.claims.len() - 1;
                        self.state.latest = Some(index);
                        self.state.recent.push(index);
                    }
                }
                _ => {}
            }
        }
    }
}
