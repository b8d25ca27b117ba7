//! From the words around a number to the quantity it counts.

use super::Reader;
use super::state::About;
use super::window::Window;
use crate::claim::Quantity;
use crate::claim::lexicon::{Act, Meaning, Noun, Topic};
use crate::claim::token::{Kind, Token};

/// What a number counts.
pub(super) enum Counted {
    Quantity(&'static str, &'static [&'static str]),
    /// One claim for each case.
    EachOf(Vec<Topic>),
    Nothing,
}

/// A group of rows is narrowed by a condition or a reason.
const GROUPS: [&str; 4] = ["denied", "unavailable", "declined", "other"];

/// 办理 may be said of all that was to be handled.
pub(super) const HANDLED: &[&str] = &["intake"];

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
            // What the sentence before was about does not weigh against words that only applications have.
            let own = if self.state.carried { window.subjects.last().copied() } else { topic };
            let other_topic = own.is_some_and(|topic| topic != Topic::Requests) || self.state.about == About::Foreign;
            let strong = self.is_strong(&tokens[index]);
            let acted = window.by
                && tokens.iter().any(|t| matches!(t.meaning(), Some(Meaning::Act(Act::Finish | Act::Handle))));
            let narrowed = self.state.condition || self.has_unknown_reason(&tokens[..index]);
            let narrowed = narrowed && GROUPS.contains(&id);
            let known = !(id == "any_fee" || window.published || acted || narrowed);
            if id == "channel" && self.joins_channels(tokens) {
                let received = tokens.iter().any(|token| token.is(Meaning::Act(Act::Receive)));
                return if received { quantity("received") } else { Counted::Nothing };
            }
            let id = if self.joins_intake(tokens, index, id) { "intake" } else { id };
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
            // 依申请公开政府信息8条 was disclosed; it is not said to have been asked for.
            let disclosed =
                |token: &Token| token.is(Meaning::Subject(Topic::Requests)) && self.text(token).ends_with("信息");
            return if after && window.subjects.is_empty() || tokens.iter().any(disclosed) {
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
            (Act::Carry | Act::CarryTo, _) if requests || self.may_be_requests() => self.carry(tokens, index, window),
            (Act::Open, _) if self.state.outcomes && self.may_be_requests() && !window.published => quantity("granted"),
            (Act::Receive, _) if requests && self.by_one_channel(tokens) => quantity("channel"),
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
            (Act::Issue | Act::Repeal, Some(topic)) if topic.is_document() && self.is_of_all_years(tokens) => {
                Counted::Nothing
            }
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

    /// 书面申请与网上申请合计26件: neither channel alone.
    fn joins_channels(&self, tokens: &[Token]) -> bool {
        let channel = |token: &Token| token.is(Meaning::By("channel"));
        let joined = |words: &[Token]| {
            matches!(words, [one, and, other] if channel(one) && channel(other)
                && (and.kind == Kind::Mark('、') || matches!(self.text(and), "和" | "与" | "及" | "或")))
        };
        tokens.windows(3).any(joined)
    }

    /// 因危及社会稳定不予公开: the row of a reason that is not known, and not the group.
    fn has_unknown_reason(&self, tokens: &[Token]) -> bool {
        let reason = tokens.iter().rposition(|token| matches!(self.text(token), "因" | "由于" | "属于" | "以"));
        reason.is_some_and(|at| tokens[at..].iter().any(|token| token.kind == Kind::Unknown))
            && !tokens.iter().any(|token| self.text(token) == "等")
    }

    /// 新收和上年结转申请共74件: both together.
    fn joins_intake(&self, tokens: &[Token], index: usize, id: &str) -> bool {
        let Some(act) = tokens[..index].iter().rposition(|token| token.is(Meaning::Act(Act::Receive))) else {
            return false;
        };
        let between = &tokens[act + 1..index];
        let light = |token: &Token| {
            matches!(token.meaning(), Some(Meaning::Filler | Meaning::Noun(_) | Meaning::Subject(Topic::Requests)))
        };
        let joins = |token: &Token| matches!(self.text(token), "和" | "与" | "及" | "以及" | "加" | "加上" | "连同");
        id == "pending_start" && between.iter().all(light) && between.iter().any(joins)
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

    pub(super) fn outcome(act: Act, cases: &[Topic]) -> Counted {
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
        if tokens[index].is(Meaning::Act(Act::CarryTo)) {
            return Counted::Nothing;
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
