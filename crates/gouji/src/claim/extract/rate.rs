//! Percentages: shares of a whole, growth against last year, and 办结率100%.

use rust_decimal::Decimal;

use super::{Clause, Reader};
use crate::claim::Measure;
use crate::claim::lexicon::{Act, Meaning, Noun, Topic};
use crate::claim::numbers::Unit;
use crate::claim::token::{Kind, Token};
use crate::rule::Said;

impl Reader<'_> {
    pub(super) fn rates(&mut self, clause: Clause<'_>) {
        let tokens = clause.tokens;
        let mut from = 0;
        for (index, token) in tokens.iter().enumerate() {
            if token.is(Meaning::Level)
                && let Some(id) = self.measured(&tokens[from..index])
            {
                self.rate(id, Measure::Growth, Decimal::ZERO, (token.start, token.end));
            }
            let Some(number) = token.number() else { continue };
            if number.unit == Unit::Percent {
                let words = &tokens[from..index];
                let at = (token.start, token.end);
                if words.iter().any(|token| token.is(Meaning::Rate)) {
                    let in_time = words.iter().any(|token| {
                        matches!(
                            token.kind,
                            Kind::Unknown | Kind::Word(Meaning::InTime | Meaning::Foreign | Meaning::Published)
                        )
                    });
                    let requests = self.topic() == Some(Topic::Requests)
                        || words.iter().any(|token| token.is(Meaning::Subject(Topic::Requests)));
                    if number.value == Decimal::ONE_HUNDRED
                        && requests
                        && !in_time
                        && let Some(claim) = self.claim("pending_end", Decimal::ZERO, at)
                    {
                        claim.said = Said::All;
                    }
                } else if let Some(share) = words.iter().position(|token| token.is(Meaning::Share)) {
                    if let Some(id) = self.measured(&words[..share]) {
                        self.rate(id, Measure::Share, number.value, at);
                    }
                } else if let Some(change) =
                    words.iter().rposition(|token| matches!(token.meaning(), Some(Meaning::Up | Meaning::Down)))
                    && self.state.compares
                    && let Some(id) = self.measured(&words[..change])
                {
                    let down = words[change].is(Meaning::Down);
                    self.rate(id, Measure::Growth, if down { -number.value } else { number.value }, at);
                }
                from = index + 1;
            } else if number.unit != Unit::Year {
                from = index + 1;
            }
        }
    }

    fn rate(&mut self, id: &str, measure: Measure, value: Decimal, at: (usize, usize)) {
        if let Some(claim) = self.claim(id, value, at) {
            claim.measure = measure;
        }
    }

    /// What a rate is of: what its own words name, or the number before it.
    fn measured(&self, words: &[Token]) -> Option<&'static str> {
        let foreign = words.iter().any(|token| {
            matches!(token.kind, Kind::Unknown | Kind::Word(Meaning::Foreign | Meaning::Subset | Meaning::Published))
        });
        if foreign {
            return None;
        }
        let named = words.iter().rev().find_map(|token| match token.meaning()? {
            Meaning::Says(id) | Meaning::By(id) => Some(id),
            Meaning::Subject(topic) if topic == Topic::Requests || topic.is_case() => Some(topic.id()),
            Meaning::Act(Act::Receive) => Some("received"),
            Meaning::Act(Act::Finish) => Some("processed"),
            Meaning::Noun(Noun::Request) if self.may_be_requests() => Some("received"),
            _ => None,
        });
        let before = self.state.recent.map(|index| self.claims[index].quantity.id);
        match named {
            Some("received") => before.filter(|id| *id == "intake").or(named),
            Some("any_fee") => None,
            Some(_) => named,
            None => before,
        }
    }
}
