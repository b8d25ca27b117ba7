//! What is said of all: 全部办结, 均维持.

use rust_decimal::Decimal;

use super::none::subjects;
use super::state::About;
use super::{Clause, Reader};
use crate::claim::Claim;
use crate::claim::lexicon::{Act, Meaning, Noun, Topic};
use crate::claim::numbers::Unit;
use crate::claim::token::{Kind, Token};
use crate::rule::Said;

impl Reader<'_> {
    /// 全部办结, 均已答复, 均维持.
    pub(super) fn all(&mut self, clause: Clause<'_>) {
        let tokens = clause.tokens;
        let all = tokens.iter().rposition(|token| matches!(token.meaning(), Some(Meaning::All | Meaning::AllAre)));
        let Some(all) = all.or(tokens.iter().position(|token| self.text(token) == "已" && self.is_single())) else {
            return;
        };
        let (head, tail) = (&tokens[..all], &tokens[all + 1..]);
        // 占全部办结量的48% is no statement, and 其余均维持 none of all.
        if head.last().is_some_and(|token| token.is(Meaning::Share)) || head.iter().any(|token| self.is_rest(token)) {
            return;
        }
        let done = |token: &Token| matches!(token.meaning(), Some(Meaning::Act(Act::Finish | Act::Upheld | Act::Won)));
        let Some(done) = tail.iter().position(done) else { return };
        if tail.get(done + 1).is_some_and(|next| self.text(next).starts_with(['的', '量', '数', '率', '总'])) {
            return;
        }
        let light = |token: &Token| {
            matches!(
                token.kind,
                Kind::Word(Meaning::Filler | Meaning::Act(Act::Handle | Act::Decide) | Meaning::Own | Meaning::All)
            )
        };
        if !tail[..done].iter().all(light) {
            return;
        }
        let at = (tokens[all].start, tail[done].end);
        let subject = subjects(head).last().copied();
        let counts = |token: &Token| token.number().is_some_and(|number| number.unit != Unit::Year);
        // 其余57件均已答复 is about those 57.
        let counted = head.iter().any(counts);
        let id = if tail[done].is(Meaning::Act(Act::Finish)) {
            // 41件申请全部办结 at the beginning is about all that are told of.
            let counted = counted && (clause.opener != '。' || self.state.among || self.state.carried);
            self.all_done(head, &tail[done + 1..], subject, counted).then(|| "pending_end".to_owned())
        } else {
            // 复议机关均作出维持决定
            let organ = head.iter().any(|token| self.text(token).ends_with("复议机关"));
            if let Some(topic) = subject.or(organ.then_some(Topic::Reconsideration)) {
                self.subject(topic);
            }
            let cases = Self::cases(&self.state.cases).filter(|_| !counted || subject.is_some());
            // 审结6件，均胜诉: of those that are closed alone.
            let open = |claim: &Claim| claim.quantity.id.ends_with(".pending") && !claim.value.is_zero();
            let some = self.state.closed || self.spoken().iter().any(open);
            cases.filter(|_| !some).map(|cases| format!("{cases}.not_upheld"))
        };
        if let Some(claim) = id.and_then(|id| self.claim(&id, Decimal::ZERO, at)) {
            claim.said = Said::All;
        }
    }

    /// Whether the sentence has told of a single application: once it is done, all are.
    fn is_single(&self) -> bool {
        let latest = self.state.latest.map(|index| &self.claims[index]);
        latest.is_some_and(|claim| {
            matches!(claim.quantity.id, "received" | "intake") && claim.is_exact() && claim.value == Decimal::ONE
        })
    }

    fn all_done(&self, head: &[Token], rest: &[Token], subject: Option<Topic>, counted: bool) -> bool {
        let other = |token: &Token| {
            let other = matches!(
                token.meaning(),
                Some(Meaning::Published | Meaning::Foreign | Meaning::InTime | Meaning::Rate)
            );
            other || token.kind == Kind::Unknown
        };
        let noun = head.iter().any(|token| token.is(Meaning::Noun(Noun::Request)));
        let came_in = head.iter().any(|token| token.is(Meaning::Act(Act::Receive)));
        // 上年结转的3件均已办结: those alone.
        let carried = |token: &Token| {
            matches!(token.meaning(), Some(Meaning::Act(Act::Carry | Act::CarryTo) | Meaning::Says("pending_start")))
        };
        if head.iter().any(carried) && !came_in {
            return false;
        }
        let requests = subject.or_else(|| self.topic()) == Some(Topic::Requests) || noun && self.may_be_requests();
        let foreign = head.iter().any(|token| token.is(Meaning::Foreign) || token.is(Meaning::Organ));
        let about_other = foreign || self.state.about == About::Foreign;
        requests && !about_other && !rest.iter().any(other) && (!counted || came_in)
    }
}
