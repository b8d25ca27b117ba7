//! From the words around a number to the quantity it counts.

use super::Reader;
use super::count::OUTCOMES;
use super::joined::joins_topics;
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
        // What the sentence before was about is not what words of something else are about.
        let other = window.alien && self.state.carried && !self.state.opens_among;
        let topic = window.subjects.last().copied().or_else(|| self.topic().filter(|_| !other));
        let asked_for = window.noun == Some(Noun::Request);
        // 行政许可申请 is neither an application for information nor a decision.
        if asked_for && window.subjects.iter().any(|topic| topic.is_decision() || topic.is_document()) {
            return Counted::Nothing;
        }
        let requests = topic == Some(Topic::Requests)
            || asked_for && window.subjects.is_empty() && self.may_be_requests() && !other;
        if let Some((id, index)) = window.says {
            // What the sentence before was about does not weigh against words that only applications have.
            let own = if self.state.carried { window.subjects.last().copied() } else { topic };
            let lost = self.state.about == About::Foreign && !(id.contains('.') && self.tells_results());
            let other_topic = own.is_some_and(|topic| topic != Topic::Requests) || lost;
            let strong = self.is_strong(&tokens[index]);
            let acted = window.by
                && tokens.iter().any(|t| matches!(t.meaning(), Some(Meaning::Act(Act::Finish | Act::Handle))));
            let narrowed = self.state.condition || self.has_unknown_reason(&tokens[..index]);
            let narrowed = narrowed && GROUPS.contains(&id);
            // 重复提出的申请，不予处理3件: the row that the condition names.
            let row =
                self.state.condition_row.filter(|row| row.strip_prefix(id).is_some_and(|row| row.starts_with('.')));
            if let Some(row) = row.filter(|_| narrowed && self.may_be_requests()) {
                return quantity(row);
            }
            let known = !(id == "any_fee" || window.published || acted || narrowed);
            // 通过网站公开政府信息50条: by that way goes out what nobody asked for.
            let strong = strong && id != "channel" && !self.gives_out(&tokens[index..], id);
            if id == "channel" && tokens.iter().any(|token| token.is(Meaning::Act(Act::Open))) {
                return Counted::Nothing;
            }
            let Some(id) = self.with_what_is_joined(tokens, index, id) else { return Counted::Nothing };
            if id == "channel" && self.joins_channels(tokens) {
                let received = tokens.iter().any(|token| token.is(Meaning::Act(Act::Receive)));
                return if received { quantity("received") } else { Counted::Nothing };
            }
            return if known && (requests || strong && !other_topic) { quantity(id) } else { Counted::Nothing };
        }
        if window.names_nothing() && !after && self.names_the_others(tokens) {
            return self.others();
        }
        let Some((act, index)) = window.act else {
            // 依申请公开政府信息8条 was disclosed; it is not said to have been asked for.
            let disclosed = |token: &Token| {
                let word = self.text(token);
                token.is(Meaning::Subject(Topic::Requests)) && word.starts_with('依') && word.ends_with("信息")
            };
            return if after && window.subjects.is_empty() || tokens.iter().any(disclosed) {
                Counted::Nothing
            } else {
                self.subject_alone(window, after)
            };
        };
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
        match (act, topic) {
            (Act::Notice, _) => quantity("fee_notices"),
            (Act::Collect, Some(Topic::ProcessingFee)) if after => quantity("fee_cases"),
            (Act::Collect, Some(topic @ Topic::ProcessingFee)) => quantity(topic.id()),
            (Act::Carry | Act::CarryTo, _) if requests || self.may_be_requests() => self.carry(tokens, index, window),
            (Act::Open, _) if self.state.outcomes && self.may_be_requests() && !window.published => quantity("granted"),
            (Act::Receive, _) if requests && self.by_one_channel(tokens) => quantity("channel"),
            (Act::Receive | Act::Occur, _) if requests && window.noun != Some(Noun::Case) && !window.published => {
                quantity("received")
            }
            (Act::Intake, _) if requests => quantity("intake"),
            (Act::Finish | Act::Handle, _) if requests && self.by_one_channel(tokens) => Counted::Nothing,
            (Act::Finish, _) if requests && !window.published => quantity("processed"),
            (Act::Handle, Some(topic)) if topic.is_case() => Self::of_cases(&cases, window),
            (Act::Handle, _) if requests && !window.published => Counted::Quantity("processed", HANDLED),
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

    /// Whether the sentence has told results of applications: a list of rows goes on over what is not known.
    fn tells_results(&self) -> bool {
        self.spoken().iter().any(|claim| OUTCOMES.contains(&claim.quantity.id))
    }

    /// 全部公开政务信息90条: nobody asked for what is given out.
    fn gives_out(&self, tokens: &[Token], id: &str) -> bool {
        id.contains("granted") && tokens[1..].iter().any(|token| self.text(token).contains("信息"))
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

    /// 因危及社会稳定不予公开: the row of a reason that is not known, and not the group.
    fn has_unknown_reason(&self, tokens: &[Token]) -> bool {
        let reason = tokens.iter().rposition(|token| matches!(self.text(token), "因" | "由于" | "属于" | "以"));
        reason.is_some_and(|at| tokens[at..].iter().any(|token| token.kind == Kind::Unknown))
            && !tokens.iter().any(|token| self.text(token) == "等")
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
            // 行政处罚数量为3件 names the cell.
            Some(topic) if topic.is_decision() && !self.state.published && (self.state.decided || window.number_of) => {
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

    pub(super) fn headline(&self) -> Counted {
        match self.state.headline {
            Some((Topic::Requests, None | Some(Act::Receive))) => Counted::Quantity("received", &[]),
            Some((Topic::Requests, Some(Act::Finish))) => Counted::Quantity("processed", &[]),
            Some((topic, _)) if topic.is_case() => Self::of_cases(&self.state.cases, &Window::default()),
            _ => Counted::Nothing,
        }
    }
}
