//! Percentages: shares of a whole, growth against last year, and 办结率100%.

use rust_decimal::Decimal;

use super::counted::Counted;
use super::state::About;
use super::{Clause, Reader};
use crate::claim::lexicon::{Act, Meaning, Noun, Topic};
use crate::claim::numbers::{Bound, Number, Unit};
use crate::claim::token::{Kind, Token};
use crate::claim::{Claim, Measure};
use crate::rule::Said;

impl Reader<'_> {
    pub(super) fn rates(&mut self, clause: Clause<'_>) {
        let tokens = clause.tokens;
        if self.rates_together(tokens) {
            return;
        }
        let mut from = 0;
        for (index, token) in tokens.iter().enumerate() {
            let at = (token.start, token.end);
            if token.is(Meaning::Level)
                && let Some(id) = self.measured(&tokens[from..index])
            {
                self.rate(id, Measure::Growth, Decimal::ZERO, at);
            }
            let Some(number) = token.number() else { continue };
            if number.unit == Unit::Percent {
                self.percent(&tokens[from..index], number, at);
            }
            if number.unit != Unit::Year {
                from = index + 1;
            }
        }
    }

    /// One percentage, after the words before it.
    fn percent(&mut self, words: &[Token], number: Number, at: (usize, usize)) {
        if words.iter().any(|token| token.is(Meaning::Rate)) {
            self.all_done_rate(words, number, at);
        } else if let Some(id) = self.state.spoken_of.filter(|_| self.state.shares && self.is_bare(words)) {
            // 予以公开占比最高，为47.5%
            if let Some(claim) = self.rate(id, Measure::Share, number.value, at) {
                claim.bound = number.bound;
                self.approximate(words);
            }
        } else if let Some(share) = words.iter().position(|token| token.is(Meaning::Share)) {
            if let Some(id) = self.measured(&words[..share])
                && let Some(claim) = self.rate(id, Measure::Share, number.value, at)
            {
                claim.bound = number.bound;
                self.approximate(&words[share.saturating_sub(1)..]);
            }
        } else if let Some(change) =
            words.iter().rposition(|token| matches!(token.meaning(), Some(Meaning::Up | Meaning::Down)))
            && (self.state.compares || self.tells_both_years())
            && let Some(id) = self.measured(&words[..change])
        {
            let down = words[change].is(Meaning::Down);
            let value = if down { -number.value } else { number.value };
            if let Some(claim) = self.rate(id, Measure::Growth, value, at) {
                claim.bound = number.bound;
                self.approximate(&words[change..]);
                self.turn(down);
            }
        }
    }

    /// Whether nothing but 为, 达 stands before a number.
    fn is_bare(&self, words: &[Token]) -> bool {
        words.iter().all(|token| matches!(token.meaning(), Some(Meaning::Filler | Meaning::Approx(_))))
            && !words.iter().any(|token| self.is_rest(token))
    }

    /// 2023年收到40件，2024年收到52件: what is told of both years is compared.
    fn tells_both_years(&self) -> bool {
        let [before, last] = self.state.recent[self.state.recent.len().saturating_sub(2)..] else { return false };
        let (before, last) = (&self.claims[before], &self.claims[last]);
        before.quantity.id == last.quantity.id && before.last && !last.last
    }

    /// 约 and 超过 before a percentage bound the claim just made; 约占 says both at once.
    fn approximate(&mut self, words: &[Token]) {
        let bound = words.iter().rev().find_map(|token| match token.meaning() {
            Some(Meaning::Approx(bound)) => Some(bound),
            Some(Meaning::Share) if self.text(token).starts_with('约') || self.text(token).ends_with('约') => {
                Some(Bound::About)
            }
            _ => None,
        });
        if let (Some(bound), Some(claim)) = (bound, self.claims.last_mut()) {
            claim.bound = bound;
        }
    }

    /// A fall by more than 5% is a growth of less than -5%.
    fn turn(&mut self, down: bool) {
        if let Some(claim) = self.claims.last_mut().filter(|_| down) {
            claim.bound = match claim.bound {
                Bound::AtLeast => Bound::AtMost,
                Bound::AtMost => Bound::AtLeast,
                bound => bound,
            };
        }
    }

    /// 办结率100%: none is left.
    fn all_done_rate(&mut self, words: &[Token], number: Number, at: (usize, usize)) {
        let in_time = words.iter().any(|token| {
            let other = Kind::Word(Meaning::InTime);
            token.kind == other
                || matches!(token.kind, Kind::Unknown | Kind::Word(Meaning::Foreign | Meaning::Published))
        });
        let other =
            |token: &Token| matches!(token.meaning(), Some(Meaning::Subject(topic)) if topic != Topic::Requests);
        let names = |token: &Token| token.is(Meaning::Subject(Topic::Requests)) || self.text(token).contains("申请");
        let about = self.topic() == Some(Topic::Requests) || self.may_be_requests() && words.iter().any(names);
        let requests = about && !words.iter().any(other);
        if number.value == Decimal::ONE_HUNDRED
            && requests
            && !in_time
            && let Some(claim) = self.claim("pending_end", Decimal::ZERO, at)
        {
            claim.said = Said::All;
        }
    }

    /// 自然人30件、企业20件，分别占60%和40%: the first of the one is of the first of the other.
    fn rates_together(&mut self, tokens: &[Token]) -> bool {
        let Some(told) = tokens.iter().position(|token| token.is(Meaning::Respectively)) else { return false };
        let percents: Vec<(Number, (usize, usize))> = tokens[told..]
            .iter()
            .filter_map(|token| Some((token.number().filter(|n| n.unit == Unit::Percent)?, (token.start, token.end))))
            .collect();
        let of = self.state.recent.len().checked_sub(percents.len()).map(|from| self.state.recent[from..].to_vec());
        if let Some(of) = of.filter(|_| tokens[told..].iter().any(|token| token.is(Meaning::Share))) {
            for ((number, at), index) in percents.into_iter().zip(of) {
                let id = self.claims[index].quantity.id;
                if let Some(claim) = self.rate(id, Measure::Share, number.value, at) {
                    claim.bound = number.bound;
                }
            }
        }
        true
    }

    fn rate(&mut self, id: &str, measure: Measure, value: Decimal, at: (usize, usize)) -> Option<&mut Claim> {
        // 2024年收到5件，而2023年为4件，增长25%: this year's growth, though last year was named last.
        let this = |claim: &Claim| claim.quantity.id == id && !claim.last;
        let known = self.spoken().iter().any(this);
        let claim = self.claim(id, value, at)?;
        claim.measure = measure;
        claim.last &= !known;
        Some(claim)
    }

    /// What a rate is of: what its own words name, or the number before it.
    fn measured(&self, words: &[Token]) -> Option<&'static str> {
        self.look(words.len());
        let foreign = words.iter().any(|token| {
            matches!(token.kind, Kind::Unknown | Kind::Word(Meaning::Foreign | Meaning::Subset | Meaning::Published))
        });
        // 其他情况占5%: of what is named in no other way.
        if foreign || words.iter().any(|token| self.is_rest(token)) {
            return None;
        }
        // 不予公开的申请减少40%: of those alone, and not of all.
        let row = words.iter().rev().find_map(|token| match token.meaning()? {
            Meaning::Says(id) | Meaning::By(id) if self.may_be_requests() => Some(id),
            _ => None,
        });
        // 按重复申请不予处理的: the row, and not its group.
        let within = |id: &str| row.is_some_and(|group| id.strip_prefix(group).is_some_and(|row| row.starts_with('.')));
        let narrow = words.iter().find_map(|token| match token.meaning()? {
            Meaning::Says(id) if within(id) => Some(id),
            _ => None,
        });
        let row = narrow.or(row);
        let of_all = |token: &Token| token.is(Meaning::Subject(Topic::Requests));
        if row.is_some_and(|id| id.starts_with("received/") || id == "channel") && words.iter().any(of_all) {
            return None;
        }
        let named = row.or_else(|| {
            words.iter().rev().find_map(|token| match token.meaning()? {
                Meaning::Subject(topic) if topic == Topic::Requests || topic.is_case() => Some(topic.id()),
                Meaning::Act(Act::Receive) if self.state.about != About::Foreign => Some("received"),
                Meaning::Act(Act::Finish) if self.state.about != About::Foreign => Some("processed"),
                Meaning::Noun(Noun::Request) if self.may_be_requests() => Some("received"),
                _ => None,
            })
        });
        let named = named.or_else(|| match self.counted(&self.window(words), words, false) {
            Counted::Quantity(id, _) => Some(id),
            _ => None,
        });
        let before = self.state.recent.last().map(|index| self.claims[*index].quantity.id);
        // 企业申请增幅明显，同比上升42%
        let before = self.state.spoken_of.filter(|id| *id != "received" || before != Some("intake")).or(before);
        match named {
            Some("received") => before.filter(|id| *id == "intake").or(named),
            Some("any_fee") => None,
            Some(_) => named,
            None => before,
        }
    }
}
