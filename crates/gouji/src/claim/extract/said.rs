//! Words that say a quantity by themselves: 予以公开5件, 信函3件, 结转下年度2件.

use super::Reader;
use super::count::OUTCOMES;
use super::counted::{Counted, Of};
use super::state::About;
use super::window::Window;
use crate::claim::lexicon::{Act, Meaning, Topic};
use crate::claim::token::{Kind, Token};

/// A group of rows is narrowed by a condition or a reason.
const GROUPS: [&str; 4] = ["denied", "unavailable", "declined", "other"];

impl Reader<'_> {
    /// What a number counts by the word at `index`, which says `id`.
    pub(super) fn said(
        &self,
        window: &Window,
        tokens: &[Token],
        (id, index): (&'static str, usize),
        of: Of,
    ) -> Counted {
        let quantity = |id| Counted::Quantity(id, &[]);
        // What the sentence before was about does not weigh against words that only applications have.
        let own = if self.state.carried { window.subjects.last().copied() } else { of.topic };
        let lost = self.state.about == About::Foreign && !(id.contains('.') && self.tells_results());
        let other_topic = own.is_some_and(|topic| topic != Topic::Requests) || lost;
        let strong = self.is_strong(&tokens[index]);
        let acted =
            window.by && tokens.iter().any(|t| matches!(t.meaning(), Some(Meaning::Act(Act::Finish | Act::Handle))));
        let narrowed = self.state.condition || self.has_unknown_reason(&tokens[..index]);
        let narrowed = narrowed && GROUPS.contains(&id);
        // 重复提出的申请，不予处理3件: the row that the condition names.
        let row = self.state.condition_row.filter(|row| row.strip_prefix(id).is_some_and(|row| row.starts_with('.')));
        if let Some(row) = row.filter(|_| narrowed && self.may_be_requests()) {
            return quantity(row);
        }
        let known = !(id == "any_fee" || window.published || acted || narrowed);
        // 通过网站公开政府信息50条: by that way goes out what nobody asked for.
        let strong = strong && id != "channel" && !self.gives_out(&tokens[index..], id);
        if id == "channel" && tokens.iter().any(|token| token.is(Meaning::Act(Act::Open))) {
            return Counted::Nothing;
        }
        // 复议1件正在办理中
        if id == "pending_end" && of.topic.is_some_and(Topic::is_case) {
            return Self::outcome(Act::Pending, &self.state.cases);
        }
        // 测试邮件60封: a way is told of applications alone.
        let asked = |token: &Token| ["申请", "提交", "递交", "提出"].iter().any(|word| self.text(token).contains(word));
        if id == "channel" && window.alien && !tokens[index..].iter().any(asked) {
            return Counted::Nothing;
        }
        let Some(id) = self.with_what_is_joined(tokens, index, id) else { return Counted::Nothing };
        if id == "channel" && self.joins_channels(tokens) {
            let received = tokens.iter().any(|token| token.is(Meaning::Act(Act::Receive)));
            return if received { quantity("received") } else { Counted::Nothing };
        }
        if known && (of.requests || strong && !other_topic) { quantity(id) } else { Counted::Nothing }
    }

    /// Whether the sentence has told results of applications: a list of rows goes on over what is not known.
    fn tells_results(&self) -> bool {
        self.spoken().iter().any(|claim| OUTCOMES.contains(&claim.quantity.id))
    }

    /// 全部公开政务信息90条: nobody asked for what is given out.
    pub(super) fn gives_out(&self, tokens: &[Token], id: &str) -> bool {
        id.contains("granted") && tokens[1..].iter().any(|token| self.text(token).contains("信息"))
    }

    /// 因危及社会稳定不予公开: the row of a reason that is not known, and not the group.
    fn has_unknown_reason(&self, tokens: &[Token]) -> bool {
        let reason = tokens.iter().rposition(|token| matches!(self.text(token), "因" | "由于" | "属于" | "以"));
        reason.is_some_and(|at| tokens[at..].iter().any(|token| token.kind == Kind::Unknown))
            && !tokens.iter().any(|token| self.text(token) == "等")
    }
}
