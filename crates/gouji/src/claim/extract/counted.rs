//! From the words around a number to the quantity it counts.

use super::Reader;
use super::window::Window;
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
pub(super) const HANDLED: &[&str] = &["intake"];

/// What some words are about.
#[derive(Clone, Copy)]
pub(super) struct Of {
    pub(super) topic: Option<Topic>,
    /// Whether they are about applications.
    pub(super) requests: bool,
}

impl Reader<'_> {
    /// What a number counts; `after` where the words stand behind it.
    pub(super) fn counted(&self, window: &Window, tokens: &[Token], after: bool) -> Counted {
        let Some(of) = self.of(window) else { return Counted::Nothing };
        match (window.says, window.act) {
            (Some((id, index)), _) => self.said(window, tokens, (id, index), of),
            (None, Some((act, index))) => self.done(window, tokens, (act, index), of, after),
            _ if !after && window.subjects.is_empty() && self.names_the_others(tokens) => self.others(),
            _ if after && window.subjects.is_empty() || tokens.iter().any(|token| self.is_disclosed(token)) => {
                Counted::Nothing
            }
            _ => self.subject_alone(window, after),
        }
    }

    /// What some words are about; none if that is nothing of the form.
    fn of(&self, window: &Window) -> Option<Of> {
        // What the sentence before was about is not what words of something else are about.
        let other = window.alien && self.state.carried && !self.state.opens_among;
        let topic = window.subjects.last().copied().or_else(|| self.topic().filter(|_| !other));
        let asked_for = window.noun == Some(Noun::Request);
        // 行政许可申请 is neither an application for information nor a decision.
        if asked_for && window.subjects.iter().any(|topic| topic.is_decision() || topic.is_document()) {
            return None;
        }
        let requests = topic == Some(Topic::Requests)
            || asked_for && window.subjects.is_empty() && self.may_be_requests() && !other;
        Some(Of { topic, requests })
    }

    /// 依申请公开政府信息8条 was disclosed; it is not said to have been asked for.
    fn is_disclosed(&self, token: &Token) -> bool {
        let word = self.text(token);
        token.is(Meaning::Subject(Topic::Requests)) && word.starts_with('依') && word.ends_with("信息")
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

    pub(super) fn headline(&self) -> Counted {
        match self.state.headline {
            Some((Topic::Requests, None | Some(Act::Receive))) => Counted::Quantity("received", &[]),
            Some((Topic::Requests, Some(Act::Finish))) => Counted::Quantity("processed", &[]),
            Some((topic, _)) if topic.is_case() => Self::of_cases(&self.state.cases, &Window::default()),
            _ => Counted::Nothing,
        }
    }
}
