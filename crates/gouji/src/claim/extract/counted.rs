//! From the words around a number to the quantity it counts.

use super::window::Window;
use super::{About, Reader};
use crate::claim::Quantity;
use crate::claim::lexicon::{Act, Meaning, Noun, Topic};
use crate::claim::token::Token;

/// What a number counts.
pub(super) enum Counted {
    Quantity(&'static str, &'static [&'static str]),
    /// One claim for each case.
    EachOf(Vec<Topic>),
    Nothing,
}

/// 办理 may be said of all that was to be handled.
const HANDLED: &[&str] = &["intake"];

impl Reader<'_> {
    /// What a number counts; `after` where the words stand behind it.
    pub(super) fn counted(&self, window: &Window, tokens: &[Token], after: bool) -> Counted {
        let quantity = |id| Counted::Quantity(id, &[]);
        let topic = window.subjects.last().copied().or_else(|| self.topic());
        let asked_for = window.noun == Some(Noun::Request);
        // 行政许可申请 is neither an application for information nor a decision.
        if asked_for && window.subjects.iter().any(|topic| topic.is_decision() || topic.is_document()) {
            return Counted::Nothing;
        }
        let requests =
            topic == Some(Topic::Requests) || asked_for && window.subjects.is_empty() && self.may_be_requests();
        if let Some((id, index)) = window.says {
            let other_topic = topic.is_some_and(|topic| topic != Topic::Requests) || self.state.about == About::Foreign;
            let strong = self.is_strong(&tokens[index]);
            let acted = window.by
                && tokens.iter().any(|t| matches!(t.meaning(), Some(Meaning::Act(Act::Finish | Act::Handle))));
            let known = id != "any_fee" && !window.published && !acted;
            return if known && (requests || strong && !other_topic) { quantity(id) } else { Counted::Nothing };
        }
        // 维持8件，其他2件: the other outcomes of the cases.
        if window.names_nothing()
            && !after
            && !self.state.cases.is_empty()
            && self.topic().is_some_and(Topic::is_case)
            && self.state.close_cases
            && tokens.last().is_some_and(|token| matches!(self.text(token), "其他" | "其它"))
        {
            return Self::outcome(Act::OtherResult, &self.state.cases);
        }
        let Some((act, index)) = window.act else {
            return if after && window.subjects.is_empty() {
                Counted::Nothing
            } else {
                self.subject_alone(window, after)
            };
        };
        let cases = window.cases();
        let cases = if cases.is_empty() { self.state.cases.clone() } else { cases };
        let word = self.text(&tokens[index]);
        // 登记 alone is done with much else.
        if word == "登记" && window.subjects.is_empty() {
            return Counted::Nothing;
        }
        match (act, topic) {
            (Act::Notice, _) => quantity("fee_notices"),
            (Act::Collect, Some(Topic::ProcessingFee)) if after => quantity("fee_cases"),
            (Act::Carry, _) if requests || self.may_be_requests() => self.carry(tokens, index, window),
            (Act::Open, _) if self.state.outcomes && self.may_be_requests() && !window.published => quantity("granted"),
            (Act::Receive | Act::Occur, _) if requests && window.noun != Some(Noun::Case) && !window.published => {
                quantity("received")
            }
            (Act::Intake, _) if requests => quantity("intake"),
            (Act::Finish, _) if requests && !window.published => quantity("processed"),
            (Act::Handle, Some(topic)) if topic.is_case() => Self::of_cases(&cases, window),
            (Act::Handle, _) if requests && !window.published => Counted::Quantity("processed", HANDLED),
            (Act::Receive | Act::Occur, Some(topic)) if topic.is_case() && !word.starts_with("受理") => {
                Self::of_cases(&cases, window)
            }
            (Act::Upheld | Act::Overturned | Act::OtherResult | Act::Pending, _) => Self::outcome(act, &cases),
            (Act::Issue | Act::Repeal | Act::InForce, Some(topic)) if topic.is_document() && !window.published => {
                Self::id(topic, Self::document_id(act))
            }
            (Act::Decide | Act::Handle | Act::Finish, Some(topic))
                if topic.is_decision() && !window.published && !self.state.published =>
            {
                quantity(topic.id())
            }
            _ => Counted::Nothing,
        }
    }

    fn id(topic: Topic, of: &str) -> Counted {
        let id = format!("{}.{of}", topic.id());
        Quantity::find(&id).map_or(Counted::Nothing, |quantity| Counted::Quantity(quantity.id, &[]))
    }

    const fn document_id(act: Act) -> &'static str {
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

    fn outcome(act: Act, cases: &[Topic]) -> Counted {
        let Some(cases) = Self::cases(cases) else { return Counted::Nothing };
        let id = format!("{cases}.{}", Self::outcome_id(act));
        Quantity::find(&id).map_or(Counted::Nothing, |quantity| Counted::Quantity(quantity.id, &[]))
    }

    fn of_cases(cases: &[Topic], window: &Window) -> Counted {
        if window.each && cases.len() > 1 {
            return Counted::EachOf(cases.to_vec());
        }
        Self::cases(cases).map_or(Counted::Nothing, |id| Counted::Quantity(id, &[]))
    }

    /// A subject and a number with nothing said between: 行政复议5件.
    fn subject_alone(&self, window: &Window, after: bool) -> Counted {
        if window.published {
            return Counted::Nothing;
        }
        let cases = window.cases();
        match window.subjects.last() {
            Some(Topic::Requests) => Counted::Quantity("received", &[]),
            Some(topic) if topic.is_case() => Self::of_cases(&cases, window),
            Some(topic @ (Topic::AdministrativeFees | Topic::ProcessingFee)) => Counted::Quantity(topic.id(), &[]),
            Some(topic) if topic.is_document() => match self.state.document {
                Some(act) => Self::id(*topic, Self::document_id(act)),
                None => Counted::Nothing,
            },
            Some(topic) if topic.is_decision() && self.state.decided && !self.state.published => {
                Counted::Quantity(topic.id(), &[])
            }
            None if window.noun == Some(Noun::Case) && !after && !self.state.cases.is_empty() => {
                Self::of_cases(&self.state.cases, window)
            }
            None if window.noun == Some(Noun::Request)
                && !after
                && (self.topic() == Some(Topic::Requests) || window.quantity && self.may_be_requests()) =>
            {
                Counted::Quantity("received", &[])
            }
            _ => Counted::Nothing,
        }
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
        let last = self.state.latest.map(|at| self.claims[at].quantity.id);
        if window.last || tokens.iter().any(|token| token.is(Meaning::Last)) {
            return quantity("pending_start");
        }
        match last {
            Some("processed" | "pending_start") => quantity("pending_end"),
            Some("received" | "intake") if window.among || tokens.iter().any(|token| token.is(Meaning::Including)) => {
                quantity("pending_start")
            }
            _ => Counted::Nothing,
        }
    }

    pub(super) fn headline(&self) -> Counted {
        match self.state.headline {
            Some((Topic::Requests, None | Some(Act::Receive))) => Counted::Quantity("received", &[]),
            Some((Topic::Requests, Some(Act::Finish))) => Counted::Quantity("processed", &[]),
            Some((topic, _)) if topic.is_case() => Self::of_cases(&self.state.cases, &Window::default()),
            _ => Counted::Nothing,
        }
    }
}
