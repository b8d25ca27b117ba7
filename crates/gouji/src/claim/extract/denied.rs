//! Which quantities are none, by what is denied of them.

use super::Reader;
use crate::claim::lexicon::{Act, Meaning, Noun, Topic};
use crate::claim::token::Token;

/// What stands behind 未, 没有, 无.
pub(super) struct Denied<'t> {
    pub(super) tail: &'t [Token],
    pub(super) topics: Vec<Topic>,
    /// 信息, 事项: not the thing itself.
    pub(super) published: bool,
    /// 上年 stands in the clause.
    pub(super) last: bool,
    /// Kinds of applicants named.
    pub(super) kinds: Vec<&'static str>,
    /// 零申请 needs no verb.
    pub(super) bare: bool,
}

impl Denied<'_> {
    pub(super) fn act(&self, act: Act) -> bool {
        self.tail.iter().any(|token| token.is(Meaning::Act(act)))
    }

    fn any(&self, acts: &[Act]) -> bool {
        acts.iter().any(|act| self.act(*act))
    }

    fn says(&self) -> impl Iterator<Item = (&'static str, Token)> {
        self.tail.iter().filter_map(|token| match token.meaning() {
            Some(Meaning::Says(id)) => Some((id, *token)),
            _ => None,
        })
    }
}

impl Reader<'_> {
    /// The quantities that are none.
    pub(super) fn denied(&self, denied: &Denied<'_>) -> Vec<String> {
        let topics = &denied.topics;
        let one = |id: &str| vec![id.to_owned()];
        if topics.iter().any(|topic| topic.is_case()) || denied.any(&[Act::Overturned, Act::Pending]) {
            let mut ids = self.denied_cases(denied);
            if self.lists_requests(denied.tail) {
                ids.insert(0, "received".to_owned());
            }
            ids
        } else if denied.act(Act::Carry) {
            if self.may_be_requests() {
                one(if denied.last { "pending_start" } else { "pending_end" })
            } else {
                Vec::new()
            }
        } else if denied.act(Act::Notice) {
            one("fee_notices")
        } else if topics.iter().any(|topic| topic.is_document()) {
            let of = [(Act::Issue, "issued"), (Act::Repeal, "repealed"), (Act::InForce, "in_force")];
            let said: Vec<&str> =
                of.iter().filter(|(act, _)| denied.act(*act) && !denied.published).map(|(_, of)| *of).collect();
            let documents = topics.iter().filter(|topic| topic.is_document());
            documents.flat_map(|topic| said.iter().map(|of| format!("{}.{of}", topic.id()))).collect()
        } else if topics.iter().any(|topic| topic.is_decision()) {
            let made = denied.act(Act::Decide) && !denied.published;
            topics.iter().filter(|topic| made && topic.is_decision()).map(|topic| topic.id().to_owned()).collect()
        } else if topics.contains(&Topic::ProcessingFee) {
            one("processing_fee")
        } else if topics.contains(&Topic::AdministrativeFees) {
            if denied.published { Vec::new() } else { one("administrative_fees") }
        } else {
            self.denied_requests(denied)
        }
    }

    /// 未收到公开申请、行政复议及行政诉讼: applications beside cases, and not those that cases are about.
    fn lists_requests(&self, tail: &[Token]) -> bool {
        let came = tail.iter().any(|token| token.is(Meaning::Act(Act::Receive)));
        let whole = |pair: &[Token]| pair[0].is(Meaning::Subject(Topic::Requests)) && self.joins(&pair[1]);
        came && tail.windows(2).any(whole)
    }

    fn denied_cases(&self, denied: &Denied<'_>) -> Vec<String> {
        let cases: Vec<Topic> = denied.topics.iter().copied().filter(|topic| topic.is_case()).collect();
        if denied.any(&[Act::Upheld, Act::Won, Act::OtherResult]) {
            return Vec::new();
        }
        let outcome = [(Act::Overturned, "overturned"), (Act::Pending, "pending")];
        let Some((_, of)) = outcome.iter().find(|(act, _)| denied.act(*act)) else {
            let other = denied.published || denied.any(&[Act::Handle, Act::Finish]);
            return if other { Vec::new() } else { cases.iter().map(|case| case.id().to_owned()).collect() };
        };
        if !cases.is_empty() {
            return cases.iter().map(|case| format!("{}.{of}", case.id())).collect();
        }
        // 零败诉 by itself speaks of litigation.
        let defeat = denied.tail.iter().any(|token| self.text(token).contains("败诉"));
        let spoken_of = Self::cases(&self.state.cases).or(defeat.then_some("litigation"));
        spoken_of.map(|cases| format!("{cases}.{of}")).into_iter().collect()
    }

    fn denied_requests(&self, denied: &Denied<'_>) -> Vec<String> {
        let requests = denied.topics.contains(&Topic::Requests);
        let about = requests || self.topic() == Some(Topic::Requests);
        let fee = about || self.topic() == Some(Topic::ProcessingFee);
        let one = |id: &str| vec![id.to_owned()];
        if denied.says().any(|(id, _)| id == "any_fee") {
            return if denied.act(Act::Collect) && fee { one("processing_fee") } else { Vec::new() };
        }
        if denied.says().next().is_some() {
            let topic = self.topic() == Some(Topic::Requests);
            // 没有不予公开的政府信息 speaks of what is published.
            if denied.tail.last().is_some_and(|last| self.text(last).ends_with("信息")) {
                return Vec::new();
            }
            let noun = denied.tail.iter().any(|token| token.is(Meaning::Noun(Noun::Request)));
            let known = |token: &Token| self.may_be_requests() && (topic || noun || self.is_strong(token));
            return denied.says().filter(|(_, token)| known(token)).map(|(id, _)| id.to_owned()).collect();
        }
        if requests && denied.act(Act::Collect) {
            return one("processing_fee");
        }
        let noun = denied.tail.iter().any(|token| token.is(Meaning::Noun(Noun::Request)));
        let came = requests
            || self.is_request_by_channel(denied) && denied.act(Act::Receive) && self.may_be_requests()
            || noun && (denied.act(Act::Receive) || denied.bare) && self.may_be_requests();
        let other = denied.any(&[Act::Finish, Act::Handle, Act::Open, Act::Collect, Act::Issue]);
        if other || denied.published || self.is_of_one_channel(denied) {
            Vec::new()
        } else if !denied.kinds.is_empty() && !is_everyone(&denied.kinds) {
            let asked = (came || noun) && self.may_be_requests();
            denied.kinds.iter().filter(|_| asked).map(|id| (*id).to_owned()).collect()
        } else if came {
            one("received")
        } else {
            Vec::new()
        }
    }

    /// 未收到书面申请 leaves open what came by other ways.
    fn is_of_one_channel(&self, denied: &Denied<'_>) -> bool {
        let channels = denied.tail.iter().filter(|token| token.is(Meaning::By("channel"))).count();
        let all = |token: &Token| matches!(self.text(token), "等" | "任何" | "各种" | "各类");
        channels == 1 && !denied.tail.iter().any(all)
    }

    /// 未收到书面或网上申请, with both channels named: none at all.
    fn is_request_by_channel(&self, denied: &Denied<'_>) -> bool {
        let last = denied.tail.iter().rposition(|token| token.is(Meaning::By("channel")));
        let asks = last.is_some_and(|last| self.text(&denied.tail[last]).ends_with("申请"));
        asks && denied.tail.iter().filter(|token| token.is(Meaning::By("channel"))).count() > 1
    }
}

/// 自然人、法人和其他组织: whoever may ask.
fn is_everyone(kinds: &[&str]) -> bool {
    kinds.contains(&"received/natural_person") && kinds.contains(&"received/organizations")
}
