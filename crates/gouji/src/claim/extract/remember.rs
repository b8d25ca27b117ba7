//! What stays in mind from one clause to the next.

use super::counted::Counted;
use super::state::About;
use super::word::counts;
use super::{Clause, Reader};
use crate::claim::Measure;
use crate::claim::lexicon::{Act, Meaning};
use crate::claim::numbers::Unit;
use crate::claim::token::{Kind, Token};

impl Reader<'_> {
    /// What stays in mind for the clauses after this one.
    pub(super) fn remember(&mut self, clause: Clause<'_>) {
        let mut known = false;
        let mut unknown = 0;
        let mut unreal = false;
        let mut headline = (None, None);
        self.state.condition = self.is_condition(clause.tokens);
        let row = |token: &Token| match token.meaning() {
            Some(Meaning::Says(id)) => Some(id).filter(|id| id.contains('.')),
            _ => None,
        };
        self.state.condition_row = if self.state.condition { clause.tokens.iter().find_map(row) } else { None };
        for token in clause.tokens {
            match token.kind {
                Kind::Word(Meaning::Subject(topic)) => {
                    known = true;
                    headline.0 = Some(topic);
                    if !self.state.lost {
                        self.subject(topic);
                    }
                }
                Kind::Word(Meaning::Act(act)) => {
                    known = true;
                    // 公开许可决定12件 tells what was published.
                    let opens = headline.1 == Some(Act::Open);
                    self.state.published |= opens && act == Act::Decide;
                    self.state.decided |= !opens && matches!(act, Act::Decide | Act::Handle);
                    headline.1 = Some(act);
                }
                Kind::Word(Meaning::Says(_) | Meaning::By(_) | Meaning::Noun(_) | Meaning::No | Meaning::Rate) => {
                    known = true;
                }
                // 办理政务服务事项166件、行政许可31件 tells what was done.
                Kind::Word(Meaning::Published) => {
                    self.state.published |= !matches!(headline.1, Some(Act::Handle | Act::Decide));
                }
                Kind::Word(Meaning::Unreal) => unreal = true,
                Kind::Unknown => unknown += token.end - token.start,
                _ => {}
            }
        }
        if !known && unknown >= 12 && self.state.carried {
            self.forget(About::Nothing);
        }
        self.state.unreal |= unreal && clause.tokens.iter().all(|token| token.number().is_none());
        let has_number = clause.tokens.iter().any(|token| token.number().is_some_and(|n| n.unit != Unit::Year));
        let closes = |token: &Token| token.is(Meaning::Act(Act::Finish)) && self.text(token).contains('结');
        self.state.closed |= !self.state.cases.is_empty() && has_number && clause.tokens.iter().any(closes);
        self.state.headline = headline.0.filter(|_| !has_number).map(|topic| (topic, headline.1));
        self.state.spoken_of = None;
        if self.state.tells && !clause.tokens.iter().any(counts) {
            self.state.shares = clause.tokens.iter().any(|token| token.is(Meaning::Share));
            self.state.spoken_of = self.spoken_of(clause.tokens);
        }
    }

    /// 主动公开36件: documents are told of by how they are marked.
    pub(super) fn marks_documents(&self, tokens: &[Token]) -> bool {
        tokens.windows(2).any(|pair| self.text(&pair[0]) == "主动公开" && counts(&pair[1]))
    }

    /// Whether a clause says of which the next one speaks: 对重复申请的，不予处理3件.
    fn is_condition(&self, tokens: &[Token]) -> bool {
        let first = tokens.iter().find(|token| !token.is(Meaning::Own) && !token.is(Meaning::This));
        let leads = first.is_some_and(|first| matches!(self.text(first), "对" | "对于" | "因" | "由于" | "属于"));
        let ends = tokens.last().is_some_and(|last| self.text(last).ends_with('的'));
        (leads || ends) && !tokens.iter().any(counts)
    }

    /// 上升, 居首: how a number stands to others, which is told next.
    fn is_trend(token: &Token) -> bool {
        matches!(token.meaning(), Some(Meaning::Up | Meaning::Down | Meaning::Compare | Meaning::Rank))
    }

    /// What a clause without numbers says they will be of: 申请总量连年上升; 不予公开的占6%.
    fn spoken_of(&self, tokens: &[Token]) -> Option<&'static str> {
        let last = self.claims.last().filter(|claim| tokens.first().is_some_and(|first| claim.at.0 >= first.start));
        if let Some(claim) = last {
            return (claim.measure == Measure::Share).then_some(claim.quantity.id);
        }
        // 行政复议方面，全年3件
        let cases = tokens.iter().filter_map(|token| match token.meaning() {
            Some(Meaning::Subject(topic)) if topic.is_case() => Some(topic),
            _ => None,
        });
        let light = |token: &Token| {
            matches!(token.meaning(), Some(Meaning::Subject(_) | Meaning::Filler | Meaning::Noun(_) | Meaning::Subset))
        };
        if tokens.last().is_some_and(|token| self.text(token).ends_with("方面")) && tokens.iter().all(light) {
            return Self::cases(&cases.collect::<Vec<_>>());
        }
        let end = tokens.iter().position(Self::is_trend)?;
        // 其次为无法提供
        let words = if end == 0 { &tokens[1..] } else { &tokens[..end] };
        let window = self.window(words);
        let told = (window.number_of || window.says.is_some()) && !window.blocked && !window.subset;
        match self.counted(&window, words, false) {
            Counted::Quantity(id, _) if told => Some(id),
            _ => None,
        }
    }
}
