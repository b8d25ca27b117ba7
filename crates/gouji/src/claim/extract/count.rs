//! Numbers of applications, cases, documents and decisions.

use super::counted::{Counted, HANDLED};
use super::state::{About, Year};
use super::window::Window;
use super::{Clause, Reader};
use crate::claim::lexicon::{Act, Meaning, Topic};
use crate::claim::numbers::{Number, Unit};
use crate::claim::token::{Kind, Token};
use crate::claim::{Claim, Quantity};
use crate::rule::Said;

/// After these, a 总计 is what was done with, not what came in.
const OUTCOMES: &[&str] = &["granted", "partly_granted", "denied", "unavailable", "declined", "other", "processed"];

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
        // 12个环节, 3份清单: the thing itself follows.
        let foreign_thing = rest.first().is_some_and(|next| match next.kind {
            Kind::Unknown | Kind::Word(Meaning::Foreign | Meaning::Published) => true,
            // 2个方面: 个 counts applications only where they are named.
            Kind::Word(meaning) => {
                self.text(&tokens[index]).ends_with('个')
                    && !matches!(
                        meaning,
                        Meaning::Noun(_) | Meaning::Subject(_) | Meaning::Says(_) | Meaning::By(_) | Meaning::Act(_)
                    )
            }
            _ => false,
        });
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
            // Without 元 only nothing is a sum of money.
            Counted::Quantity("administrative_fees" | "processing_fee", _) if !zero || number.unit != Unit::None => {
                Counted::Nothing
            }
            counted => counted,
        };
        match counted {
            // 其中市本级收到4件 is a part of what came in; 其中新收4件 is not.
            Counted::Quantity("received", _)
                if before.among && !entity && !self.is_new(&before, &tokens[from..index]) => {}
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
        match behind.meaning()? {
            Meaning::Act(act) if is_result(Meaning::Act(act)) => {
                Some(Self::outcome(act, &before.cases())).filter(|_| !before.cases().is_empty())
            }
            Meaning::Says(id) if out_of && before.subjects.last() == Some(&Topic::Requests) => {
                Some(Counted::Quantity(id, &[]))
            }
            _ => None,
        }
    }

    /// Whether 新收 or 本年 says that what was carried over is not in.
    fn is_new(&self, window: &Window, words: &[Token]) -> bool {
        let new = |(_, at): (Act, usize)| self.text(&words[at]).starts_with('新');
        window.act.is_some_and(new) && !window.organ || words.iter().any(|token| token.is(Meaning::This))
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
        if self.is_part_of_same(id, number) || self.is_rest_of_results(id, clause, at) {
            return;
        }
        self.settle_handled(id, before, number);
        let member = self.state.organ.clone().filter(|_| id == "member.received");
        if let Some(claim) = self.claim(id, number.value, at) {
            claim.bound = number.bound;
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

    /// 予以公开15件，其余15件均已答复: not all that were answered.
    fn is_rest_of_results(&self, id: &str, clause: Clause<'_>, at: (usize, usize)) -> bool {
        let index = clause.tokens.partition_point(|token| token.start < at.0);
        let rest = |token: &Token| matches!(self.text(token), "其余" | "剩余" | "其他" | "其它" | "另");
        let result = |claim: &Claim| OUTCOMES.contains(&claim.quantity.id) && claim.quantity.id != "processed";
        id == "processed"
            && clause.tokens[..index].iter().any(rest)
            && self.claims[self.state.first..].iter().any(result)
    }

    /// 共办理30件，其中办结29件: what was handled is all that was to be done.
    fn settle_handled(&mut self, id: &str, before: &Window, number: Number) {
        let first = self.state.first;
        let handled =
            |claim: &&mut Claim| claim.quantity.id == "processed" && claim.or == HANDLED && claim.value > number.value;
        if id == "processed"
            && matches!(before.act, Some((Act::Finish, _)))
            && let Some(intake) = Quantity::find("intake")
        {
            self.claims[first..].iter_mut().filter(handled).for_each(|claim| {
                (claim.quantity, claim.or) = (intake, intake.or);
            });
        }
    }

    /// 答复19件，其中…当场答复3件: a smaller number of the same is a part of it.
    fn is_part_of_same(&self, id: &str, number: Number) -> bool {
        let last = self.state.speaks_of == Year::Last;
        self.state.among
            && matches!(id, "received" | "processed" | "intake")
            && self.claims[self.state.first..].iter().any(|claim| {
                claim.quantity.id == id
                    && claim.last == last
                    && claim.said == Said::Number
                    && claim.value > number.value
            })
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

    /// 上年为30件, 比2023年（50件）: last year's figure of what was just counted.
    fn last_figure(&mut self, clause: Clause<'_>, before: &Window, number: Number, at: (usize, usize)) -> bool {
        let said = before.names_nothing() && before.empty && !before.blocked;
        let bracket =
            clause.opener == '（' && self.state.compares && self.state.speaks_of == Year::This && !before.last;
        // 较2023年的28件
        let than_last = before.than && before.year.is_some() && before.year == self.year.map(|this| this - 1);
        let of_last = before.last || than_last || self.state.speaks_of == Year::Last;
        if !said || !(of_last || bracket && before.empty) || number.unit == Unit::None {
            return false;
        }
        let Some(latest) = self.state.latest else { return false };
        let id = self.claims[latest].quantity.id;
        let speaks_of = std::mem::replace(&mut self.state.speaks_of, Year::Last);
        if let Some(claim) = self.claim(id, number.value, at) {
            claim.bound = number.bound;
        }
        self.state.speaks_of = speaks_of;
        self.state.compares = true;
        true
    }

    /// 申请由上年的126件升至今年的139件: 上年 right before a number makes it last year's.
    fn figure_of_last(
        &mut self,
        before: &Window,
        words: &[Token],
        rest: &[Token],
        number: Number,
        at: (usize, usize),
    ) -> bool {
        let plain = words.iter().rev().find(|token| !token.is(Meaning::Filler));
        let carried = rest.iter().any(|token| matches!(token.meaning(), Some(Meaning::Act(Act::Carry | Act::CarryTo))));
        if !plain.is_some_and(|token| token.is(Meaning::Last)) || before.names_nothing() || before.blocked || carried {
            return false;
        }
        let Counted::Quantity(id, _) = self.counted(before, words, false) else { return false };
        let Some(claim) = self.claim(id, number.value, at) else { return false };
        (claim.bound, claim.last) = (number.bound, true);
        self.state.latest = Some(self.claims.len() - 1);
        self.state.compares = true;
        true
    }

    /// 今年降为2件: this year's figure of what was just counted for last year.
    fn new_figure(&mut self, before: &Window, number: Number, at: (usize, usize)) -> bool {
        let said = before.becomes && before.names_nothing() && before.empty && !before.blocked;
        let Some(latest) = self.state.latest.filter(|_| said && number.unit != Unit::None) else { return false };
        if !self.claims[latest].last || self.state.speaks_of != Year::This {
            return false;
        }
        let id = self.claims[latest].quantity.id;
        if let Some(claim) = self.claim(id, number.value, at) {
            claim.bound = number.bound;
        }
        true
    }

    /// 共97件 after what came in and what was carried over.
    fn upgrade_sum(&mut self, before: &Window, rest: &[Token], number: Number, at: (usize, usize)) -> bool {
        let said = before.names_nothing() && !before.blocked && before.sum && rest.is_empty();
        if !said || !self.state.received || !self.state.pending_start || self.state.outcome {
            return false;
        }
        self.claim("intake", number.value, at);
        true
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
