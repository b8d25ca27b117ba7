//! What becomes of a number once it is known what it counts: a claim, or a member's, or nothing.

use super::count::{OUTCOMES, Place, is_change, is_result};
use super::counted::Counted;
use super::state::About;
use super::{Clause, Reader};
use crate::claim::Quantity;
use crate::claim::lexicon::{Act, Meaning, Topic};
use crate::claim::numbers::Unit;
use crate::claim::token::{Kind, Token};

impl Reader<'_> {
    /// Takes what a number counts; what counts nothing of the form may lead the sentence away from it.
    pub(super) fn take(&mut self, place: &Place<'_>, counted: Counted, foreign_thing: bool) {
        let Place { clause, from, index, before, .. } = place;
        self.state.document = match (before.act, clause.tokens.get(index + 1)) {
            (Some((act, _)), Some(next)) if next.kind == Kind::Mark('、') => Some(act),
            _ => None,
        };
        if *from == 0 {
            self.state.acts = self.organ_acts(*clause, *index);
        }
        let entity = self.state.acts;
        match self.settled(place, counted) {
            // 其中市本级收到4件 is a part of what came in; 其中新收4件 is not.
            Counted::Quantity("received" | "intake", _)
                if (before.among || self.state.opens_among) && !entity && !self.is_new(before, place.words()) => {}
            Counted::Quantity(id, or) => {
                let id = match (entity, id) {
                    (true, "received" | "intake") => "member.received",
                    // Only governments make rules.
                    (true, id) if id.starts_with("government_rules") => id,
                    (true, _) => return,
                    (false, id) => id,
                };
                self.add(place, id, or);
            }
            Counted::EachOf(topics) if !entity => topics.iter().for_each(|topic| self.add(place, topic.id(), &[])),
            _ if place.words().iter().any(is_change) => {}
            // Some of the applications, but still of them.
            _ if before.subjects.last() == Some(&Topic::Requests) && !before.blocked && !foreign_thing => {}
            // 撤销2件 is a result where there are cases.
            _ if before.act.is_some_and(|(act, _)| is_result(Meaning::Act(act)))
                && self.topic() == Some(Topic::Requests) => {}
            // 复议申请人撤回3件
            _ if before.says.is_some() && self.topic().is_some_and(Topic::is_case) => {}
            _ if before.subset || before.last || matches!(before.act, Some((Act::Carry | Act::Amend, _))) => {}
            _ if before.blocked || before.published || before.act.is_some() || foreign_thing || !before.empty => {
                self.forget(About::Foreign);
            }
            _ => {}
        }
    }

    /// What a number counts, after a look at the number itself and its neighbours in a list.
    fn settled(&self, place: &Place<'_>, counted: Counted) -> Counted {
        let Place { clause, index, number, before, .. } = place;
        let tokens = clause.tokens;
        // 主动公开36件、依申请公开4件、不予公开3件: how documents are marked, not what was asked for.
        if self.state.marks_documents && before.act.is_none_or(|(act, _)| act == Act::Open) {
            return Counted::Nothing;
        }
        match counted {
            // None of both is none of each.
            Counted::Quantity("cases", _) if number.value.is_zero() && before.cases().len() > 1 => {
                Counted::EachOf(before.cases())
            }
            // 行政许可12项 are kinds of licences.
            Counted::Quantity("licensing", _) if self.text(&tokens[*index]).ends_with('项') => Counted::Nothing,
            // Without 元 only nothing is a sum of money.
            Counted::Quantity("administrative_fees" | "processing_fee", _)
                if !number.value.is_zero() || number.unit != Unit::None =>
            {
                Counted::Nothing
            }
            counted => counted,
        }
    }

    fn add(&mut self, place: &Place<'_>, id: &str, or: &'static [&'static str]) {
        let Place { clause, number, before, .. } = place;
        let (clause, number, at) = (*clause, *number, place.at());
        let including = (clause.opener == '（' || before.among || before.including) && !before.excluding;
        let latest = self.state.latest.filter(|index| self.claims[*index].quantity.id == "received");
        let renew = before.among && id == "received";
        if including
            && (id == "pending_start" || renew)
            && let Some(index) = latest
            && let Some(intake) = Quantity::find("intake")
        {
            // 总量78件，同比下降11%，其中新收75件: what grew is the total.
            for claim in self.claims[index..].iter_mut().filter(|claim| claim.quantity.id == "received") {
                (claim.quantity, claim.or) = (intake, intake.or);
            }
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
                && (id == "channel" || self.claims[index].quantity.equals.starts_with("requests"))
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
