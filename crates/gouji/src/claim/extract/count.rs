//! Numbers of applications, cases, documents and decisions.

use super::counted::Counted;
use super::state::About;
use super::window::Window;
use super::{Clause, Reader};
use crate::claim::Quantity;
use crate::claim::lexicon::{Act, Meaning, Noun, Topic};
use crate::claim::numbers::{Number, Unit};
use crate::claim::token::{Kind, Token};

/// After these, a 总计 is what was done with, not what came in.
pub(super) const OUTCOMES: &[&str] =
    &["granted", "partly_granted", "denied", "unavailable", "declined", "other", "processed"];

impl Reader<'_> {
    pub(super) fn counts(&mut self, clause: Clause<'_>) {
        if self.together(clause) {
            return;
        }
        let tokens = clause.tokens;
        let mut from = 0;
        for (index, token) in tokens.iter().enumerate() {
            let Some(number) = token.number() else { continue };
            if !matches!(number.unit, Unit::Case | Unit::Thing | Unit::None) {
                if matches!(number.unit, Unit::Yuan | Unit::Percent) {
                    from = index + 1;
                }
                continue;
            }
            let claims = self.claims.len();
            from = index + 1 + self.count(clause, from, index, number);
            let differs = tokens[..index].iter().rev().take_while(|token| token.number().is_none()).any(is_change);
            if self.claims.len() == claims && !differs {
                self.state.recent.clear();
            }
        }
        if from == 0 {
            self.predicate(clause);
        }
    }

    /// Whether a number is followed by what it counts, and that is nothing of the form: 12个环节, 3份清单.
    fn is_other_thing(&self, number: &Token, rest: &[Token]) -> bool {
        rest.first().is_some_and(|next| match next.kind {
            Kind::Unknown | Kind::Word(Meaning::Foreign | Meaning::Published) => true,
            // 2个方面: 个 counts applications only where they are named.
            Kind::Word(meaning) => {
                self.text(number).ends_with('个')
                    && !matches!(
                        meaning,
                        Meaning::Noun(_) | Meaning::Subject(_) | Meaning::Says(_) | Meaning::By(_) | Meaning::Act(_)
                    )
            }
            _ => false,
        })
    }

    /// Reads one number; how many of the words behind it were needed.
    fn count(&mut self, clause: Clause<'_>, from: usize, index: usize, number: Number) -> usize {
        let tokens = clause.tokens;
        let mut before = self.window(&tokens[from..index]);
        let rest = &tokens[index + 1..];
        let until = rest
            .iter()
            .position(|t| t.number().is_some_and(|n| n.unit != Unit::Year) || matches!(t.kind, Kind::Mark(_)));
        let rest = &rest[..until.unwrap_or(rest.len())];
        // 收到12件政府信息公开申请: what is counted follows.
        if before.subjects.is_empty() && before.says.is_none() && before.act.is_some() {
            let after = self.window(rest);
            if after.act.is_none() && after.says.is_none() {
                before.blocked |= after.blocked || after.subset;
                before.subjects = after.subjects;
                before.noun = before.noun.or(after.noun);
            }
        }
        let foreign_thing = self.is_other_thing(&tokens[index], rest);
        let at = (tokens[index].start, tokens[index].end);
        if self.last_figure(clause, &before, number, at)
            || self.figure_of_last(&before, &tokens[from..index], rest, number, at)
            || self.new_figure(&before, number, at)
            || self.upgrade_sum(&before, rest, number, at)
        {
            return 0;
        }
        let mut used = 0;
        let mut counted = Counted::Nothing;
        if foreign_thing {
        } else if before.organ && before.names_nothing() {
            self.member(clause, &before, number, at);
            return 0;
        } else if !before.blocked && !before.subset && !before.last {
            counted = self.counted(&before, &tokens[from..index], false);
            if let Some(result) = self.result_behind(&before, &tokens[from..index], rest) {
                (counted, used) = (result, rest.len());
            }
            if matches!(counted, Counted::Nothing) && before.names_nothing() {
                let after = self.window(rest);
                let partial = after.subset || after.partial;
                let after = after.led_by_first(rest);
                if !after.blocked && !partial {
                    let of_this = after.year.is_none_or(|year| self.year.is_none_or(|this| year == this));
                    counted = self.counted(&after, rest, true);
                    // 5件为2023年受理 are none of this year's.
                    if !of_this && !matches!(counted, Counted::Quantity("pending_start" | "pending_end", _)) {
                        counted = Counted::Nothing;
                    }
                    used = if matches!(counted, Counted::Nothing) { 0 } else { rest.len() };
                }
                if matches!(counted, Counted::Nothing) && clause.opener == '：' && rest.is_empty() && before.empty {
                    counted = self.headline();
                }
            }
        }
        self.state.document = match (before.act, tokens.get(index + 1)) {
            (Some((act, _)), Some(next)) if next.kind == Kind::Mark('、') => Some(act),
            _ => None,
        };
        if from == 0 {
            self.state.acts = self.organ_acts(clause, index);
        }
        let entity = self.state.acts;
        let zero = number.value.is_zero();
        counted = match counted {
            // None of both is none of each.
            Counted::Quantity("cases", _) if zero && before.cases().len() > 1 => Counted::EachOf(before.cases()),
            // 行政许可12项 are kinds of licences.
            Counted::Quantity("licensing", _) if self.text(&tokens[index]).ends_with('项') => Counted::Nothing,
            // Without 元 only nothing is a sum of money.
            Counted::Quantity("administrative_fees" | "processing_fee", _) if !zero || number.unit != Unit::None => {
                Counted::Nothing
            }
            counted => counted,
        };
        match counted {
            // 其中市本级收到4件 is a part of what came in; 其中新收4件 is not.
            Counted::Quantity("received" | "intake", _)
                if (before.among || self.state.opens_among)
                    && !entity
                    && !self.is_new(&before, &tokens[from..index]) => {}
            Counted::Quantity(id, or) => {
                let id = match (entity, id) {
                    (true, "received" | "intake") => "member.received",
                    // Only governments make rules.
                    (true, id) if id.starts_with("government_rules") => id,
                    (true, _) => return used,
                    (false, id) => id,
                };
                self.add(clause, &before, id, or, number, at);
            }
            Counted::EachOf(topics) if !entity => {
                for topic in topics {
                    self.add(clause, &before, topic.id(), &[], number, at);
                }
            }
            _ if tokens[from..index].iter().any(is_change) => {}
            _ if before.subset || before.last || matches!(before.act, Some((Act::Carry, _))) => {}
            _ if before.blocked || before.published || before.act.is_some() || foreign_thing || !before.empty => {
                self.forget(About::Foreign);
            }
            _ => {}
        }
        used
    }

    /// 复议案件中有5件被纠正: what is said behind the number is counted, of what stands before it.
    fn result_behind(&self, before: &Window, words: &[Token], rest: &[Token]) -> Option<Counted> {
        let behind = rest.iter().find(|token| !token.is(Meaning::Filler))?;
        let of = words.iter().rev().find(|token| !matches!(self.text(token), "有" | "共" | "共有"))?;
        let out_of = matches!(self.text(of), "中" | "当中" | "其中");
        if before.act.is_some() || before.says.is_some() {
            return out_of
                .then_some(Counted::Nothing)
                .filter(|_| before.says.is_none() && behind.meaning().is_some_and(is_result));
        }
        let requests = before.noun == Some(Noun::Request) || before.subjects.last() == Some(&Topic::Requests);
        match behind.meaning()? {
            Meaning::Act(act) if is_result(Meaning::Act(act)) => {
                Some(Self::outcome(act, &before.cases())).filter(|_| !before.cases().is_empty())
            }
            // 申请中有12件予以公开; what else they are is none of the form.
            Meaning::Says(id) if out_of && requests => Some(Counted::Quantity(id, &[])),
            _ if out_of && requests => Some(Counted::Nothing),
            _ => None,
        }
    }

    /// 收到申请1件，为本机关不掌握的政府信息: the number before is of a row that is named without one.
    fn predicate(&mut self, clause: Clause<'_>) {
        let tokens = clause.tokens;
        let Some((last, value)) =
            self.state.latest.map(|index| (self.claims[index].quantity.id, self.claims[index].value))
        else {
            return;
        };
        let led =
            tokens.first().is_some_and(|token| matches!(self.text(token), "为" | "属于" | "均为" | "系" | "均属于"));
        let row = tokens.iter().find_map(|token| match token.kind {
            Kind::Word(Meaning::Says(id)) if self.is_strong(token) => Some((id, (token.start, token.end))),
            _ => None,
        });
        let plain = tokens.iter().all(|token| matches!(token.kind, Kind::Word(_)) && !token.is(Meaning::No));
        if let (Some((id, at)), true, true, "received" | "processed") = (row, led, plain, last) {
            self.claim(id, value, at);
        }
    }

    fn add(
        &mut self,
        clause: Clause<'_>,
        before: &Window,
        id: &str,
        or: &'static [&'static str],
        number: Number,
        at: (usize, usize),
    ) {
        let including = clause.opener == '（' || before.among || before.including;
        let latest = self.state.latest.filter(|index| self.claims[*index].quantity.id == "received");
        let renew = before.among && id == "received";
        if including
            && (id == "pending_start" || renew)
            && let Some(index) = latest
            && let Some(intake) = Quantity::find("intake")
        {
            self.claims[index].quantity = intake;
            self.claims[index].or = intake.or;
        }
        for topic in before.subjects.iter().filter(|topic| topic.is_case()) {
            self.subject(*topic);
        }
        if let Some(topic) = before.subjects.last() {
            self.subject(*topic);
        }
        // 包括上年结转的18件在内，共受理…
        let (id, or) = if id == "received" && self.state.included { ("intake", &[][..]) } else { (id, or) };
        if self.is_part_of_same(id, before, number) || self.is_rest_of_results(id, clause, at) {
            return;
        }
        self.settle_handled(id, before, number);
        let member = self.state.organ.clone().filter(|_| id == "member.received");
        if let Some(claim) = self.number(id, number, at) {
            claim.member = member;
            if !or.is_empty() {
                claim.or = or;
            }
            let outcome = claim.quantity.id.contains('.');
            let total = !matches!(id, "channel" | "member.received" | "withdrawn");
            let index = self.claims.len() - 1;
            self.bound(clause, at);
            self.state.included |= id == "pending_start" && before.including;
            self.state.recent.push(index);
            if total {
                self.state.latest = Some(index);
            }
            if outcome {
                self.state.close_cases = true;
            }
            self.state.received |= id == "received";
            self.state.pending_start |= id == "pending_start";
            self.state.decided |= matches!(before.act, Some((Act::Decide | Act::Handle, _)));
            self.state.outcome |= OUTCOMES.contains(&id);
            if self.state.about == About::Nothing
                && (self.state.hints_requests || self.state.first < self.claims.len())
                && before.subjects.is_empty()
                && self.claims[index].quantity.equals.starts_with("requests")
            {
                self.state.about = About::Topic(Topic::Requests);
            }
        }
    }

    /// Applies 约, 近, 超过 before a number to the claim just made.
    pub(super) fn bound(&mut self, clause: Clause<'_>, at: (usize, usize)) {
        let index = clause.tokens.partition_point(|token| token.start < at.0);
        let before = index.checked_sub(1).map(|index| &clause.tokens[index]);
        if let Some(Meaning::Approx(bound)) = before.and_then(Token::meaning)
            && let Some(claim) = self.claims.last_mut()
        {
            claim.bound = bound;
        }
    }
}

/// 增加, 减少: the number behind it is a difference.
fn is_change(token: &Token) -> bool {
    token.is(Meaning::Up) || token.is(Meaning::Down)
}

/// 维持, 纠正: what came of a case.
fn is_result(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Act(Act::Upheld | Act::Overturned | Act::OtherResult | Act::Pending))
}
