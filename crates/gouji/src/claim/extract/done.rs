//! What was done, and to what: 收到申请5件, 维持3件, 制发规范性文件2件.

use super::Reader;
use super::counted::{Counted, HANDLED, Of};
use super::joined::joins_topics;
use super::window::Window;
use crate::claim::Quantity;
use crate::claim::lexicon::{Act, Meaning, Noun, Topic};
use crate::claim::token::{Kind, Token};

impl Reader<'_> {
    /// What a number counts by the verb at `index`; `after` where the words stand behind the number.
    pub(super) fn done(
        &self,
        window: &Window,
        tokens: &[Token],
        (act, index): (Act, usize),
        of: Of,
        after: bool,
    ) -> Counted {
        let quantity = |id| Counted::Quantity(id, &[]);
        if self.joins_another_act(tokens, index, act) || joins_topics(&window.subjects) {
            return Counted::Nothing;
        }
        let cases = window.cases();
        let cases = if cases.is_empty() { self.state.cases.clone() } else { cases };
        // 被复议机关纠正2件
        let reviewed = |token: &Token| self.text(token).ends_with("复议机关");
        let cases = if cases.is_empty() && tokens.iter().any(reviewed) { vec![Topic::Reconsideration] } else { cases };
        let word = self.text(&tokens[index]);
        // 登记 alone is done with much else.
        if word == "登记" && window.subjects.is_empty() {
            return Counted::Nothing;
        }
        match (act, of.topic) {
            (Act::Notice, _) => quantity("fee_notices"),
            (Act::Collect, Some(Topic::ProcessingFee)) if after => quantity("fee_cases"),
            (Act::Collect, Some(topic @ Topic::ProcessingFee)) => quantity(topic.id()),
            (Act::Carry | Act::CarryTo, _) if of.requests || self.may_be_requests() => {
                self.carry(tokens, index, window)
            }
            (Act::Open, _)
                if self.state.received
                    && self.topic() == Some(Topic::Requests)
                    && !window.alien
                    && !window.published
                    && !self.gives_out(&tokens[index..], "granted") =>
            {
                quantity("granted")
            }
            (Act::Open, _) if self.state.outcomes && self.may_be_requests() && !window.published => quantity("granted"),
            (Act::Receive, _) if of.requests && self.by_one_channel(tokens) => quantity("channel"),
            (Act::Receive | Act::Occur, _) if of.requests && window.noun != Some(Noun::Case) && !window.published => {
                quantity("received")
            }
            (Act::Intake, _) if of.requests => quantity("intake"),
            (Act::Finish | Act::Handle, _) if of.requests && self.by_one_channel(tokens) => Counted::Nothing,
            (Act::Finish, _) if of.requests && !window.published => quantity("processed"),
            (Act::Handle, Some(topic)) if topic.is_case() => Self::of_cases(&cases, window),
            (Act::Handle, _) if of.requests && !window.published => Counted::Quantity("processed", HANDLED),
            // 受理行政复议 is what the reviewing organ does, but for cases that are said to be about information.
            (Act::Receive | Act::Occur, Some(topic))
                if topic.is_case()
                    && (!word.starts_with("受理")
                        || tokens.iter().any(|token| self.text(token).ends_with("信息公开"))) =>
            {
                Self::of_cases(&cases, window)
            }
            (Act::Upheld | Act::Overturned | Act::OtherResult | Act::Pending, _) => Self::outcome(act, &cases),
            (Act::Issue | Act::Repeal, Some(topic)) if topic.is_document() && self.is_of_all_years(tokens) => {
                Counted::Nothing
            }
            (Act::Receive, Some(topic)) if topic.is_document() && word == "新增" => Self::id(topic, "issued"),
            (Act::Issue | Act::Repeal | Act::InForce, Some(topic)) if topic.is_document() && !window.published => {
                Self::id(topic, Self::document_id(act))
            }
            (Act::Decide | Act::Handle | Act::Finish, Some(topic))
                if topic.is_decision() && !window.published && (act == Act::Decide || !self.state.published) =>
            {
                quantity(topic.id())
            }
            _ => Counted::Nothing,
        }
    }

    /// 截至年底，累计制发56件: not of this year alone.
    fn is_of_all_years(&self, tokens: &[Token]) -> bool {
        let year = |token: &Token| token.is(Meaning::This) || matches!(self.text(token), "全年" | "年内");
        tokens.iter().any(|token| self.text(token).starts_with("累计")) && !tokens.iter().any(year)
    }

    /// 通过网站收到15件: what came by one channel is not all.
    fn by_one_channel(&self, tokens: &[Token]) -> bool {
        let channels = tokens.iter().filter(|token| token.is(Meaning::By("channel"))).count();
        channels == 1 && !tokens.iter().any(|token| self.text(token).starts_with('等'))
    }

    /// 结转 without a phrase of its own: the years or the list around it say which way.
    fn carry(&self, tokens: &[Token], index: usize, window: &Window) -> Counted {
        let years: Vec<i64> = tokens.iter().filter_map(Token::year).collect();
        let quantity = |id| Counted::Quantity(id, &[]);
        if let (Some(this), Some(from)) = (self.year, years.first()) {
            return quantity(if *from < this { "pending_start" } else { "pending_end" });
        }
        if !years.is_empty() {
            // Without the year of the report, the place of the year says it: 2023年结转, 结转到2025年.
            let first = tokens.iter().position(|token| token.year().is_some()).unwrap_or(0);
            return quantity(if first < index { "pending_start" } else { "pending_end" });
        }
        if tokens[index].is(Meaning::Act(Act::CarryTo)) {
            return Counted::Nothing;
        }
        let last = self.state.latest.map(|at| self.claims[at].quantity.id);
        if window.last || tokens.iter().any(|token| token.is(Meaning::Last)) {
            return quantity("pending_start");
        }
        match last {
            Some("processed" | "pending_start") => quantity("pending_end"),
            // 其中新收75件、结转3件
            Some("received" | "intake")
                if window.among
                    || tokens.iter().any(|token| token.is(Meaning::Including))
                    || self.state.among && tokens[0].kind == Kind::Mark('、') =>
            {
                quantity("pending_start")
            }
            _ => Counted::Nothing,
        }
    }

    pub(super) fn id(topic: Topic, of: &str) -> Counted {
        let id = format!("{}.{of}", topic.id());
        Quantity::find(&id).map_or(Counted::Nothing, |quantity| Counted::Quantity(quantity.id, &[]))
    }

    pub(super) const fn document_id(act: Act) -> &'static str {
        match act {
            Act::Issue => "issued",
            Act::Repeal => "repealed",
            _ => "in_force",
        }
    }

    pub(super) const fn outcome_id(act: Act) -> &'static str {
        match act {
            Act::Upheld => "upheld",
            Act::Overturned => "overturned",
            Act::OtherResult => "other",
            _ => "pending",
        }
    }

    pub(super) fn outcome(act: Act, cases: &[Topic]) -> Counted {
        let Some(cases) = Self::cases(cases) else { return Counted::Nothing };
        let id = format!("{cases}.{}", Self::outcome_id(act));
        Quantity::find(&id).map_or(Counted::Nothing, |quantity| Counted::Quantity(quantity.id, &[]))
    }

    pub(super) fn of_cases(cases: &[Topic], window: &Window) -> Counted {
        if window.each && cases.len() > 1 {
            return Counted::EachOf(cases.to_vec());
        }
        Self::cases(cases).map_or(Counted::Nothing, |id| Counted::Quantity(id, &[]))
    }
}
