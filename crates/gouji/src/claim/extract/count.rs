//! Numbers of applications, cases, documents and decisions.

use super::counted::Counted;
use super::window::Window;
use super::{Clause, Reader};
use crate::claim::lexicon::{Act, Meaning, Noun, Topic};
use crate::claim::numbers::{Number, Unit};
use crate::claim::token::{Kind, Token};

/// After these, a 总计 is what was done with, not what came in.
pub(super) const OUTCOMES: &[&str] =
    &["granted", "partly_granted", "denied", "unavailable", "declined", "other", "processed"];

/// A number of a clause and the words before it.
pub(super) struct Place<'t> {
    pub(super) clause: Clause<'t>,
    /// Where the words begin that no number before this one needed.
    pub(super) from: usize,
    pub(super) index: usize,
    pub(super) number: Number,
    /// What those words say.
    pub(super) before: Window,
}

impl<'t> Place<'t> {
    /// The words before the number.
    pub(super) fn words(&self) -> &'t [Token] {
        &self.clause.tokens[self.from..self.index]
    }

    /// The bytes of the number.
    pub(super) fn at(&self) -> (usize, usize) {
        let token = &self.clause.tokens[self.index];
        (token.start, token.end)
    }
}

impl Reader<'_> {
    pub(super) fn counts(&mut self, clause: Clause<'_>) {
        if self.together(clause) {
            return;
        }
        let tokens = clause.tokens;
        let mut from = 0;
        for (index, token) in tokens.iter().enumerate() {
            let Some(number) = token.number() else { continue };
            if !matches!(number.unit, Unit::Case | Unit::Thing | Unit::None) {
                if matches!(number.unit, Unit::Yuan | Unit::Percent) {
                    from = index + 1;
                }
                continue;
            }
            let claims = self.claims.len();
            from = index + 1 + self.count(clause, from, index, number);
            let differs = tokens[..index].iter().rev().take_while(|token| token.number().is_none()).any(is_change);
            if self.claims.len() == claims && !differs {
                self.state.recent.clear();
            }
        }
        if from == 0 {
            self.predicate(clause);
        }
    }

    /// Whether a number is followed by what it counts, and that is nothing of the form: 12个环节, 3份清单.
    fn is_other_thing(&self, number: &Token, rest: &[Token]) -> bool {
        rest.first().is_some_and(|next| match next.kind {
            Kind::Unknown | Kind::Word(Meaning::Foreign | Meaning::Published) => true,
            // 2个方面: 个 counts applications only where they are named.
            Kind::Word(meaning) => {
                self.text(number).ends_with('个')
                    && !matches!(
                        meaning,
                        Meaning::Noun(_) | Meaning::Subject(_) | Meaning::Says(_) | Meaning::By(_) | Meaning::Act(_)
                    )
            }
            _ => false,
        })
    }

    /// Reads one number; how many of the words behind it were needed.
    fn count(&mut self, clause: Clause<'_>, from: usize, index: usize, number: Number) -> usize {
        let tokens = clause.tokens;
        let mut before = self.window(&tokens[from..index]);
        let rest = &tokens[index + 1..];
        let until = rest
            .iter()
            .position(|t| t.number().is_some_and(|n| n.unit != Unit::Year) || matches!(t.kind, Kind::Mark(_)));
        let rest = &rest[..until.unwrap_or(rest.len())];
        // 48件中纠正3件: the words behind are of the next number.
        let whole = rest.first().is_some_and(|next| matches!(self.text(next), "中" | "当中"));
        let rest = if whole { &[] } else { rest };
        // 收到12件政府信息公开申请，均已办结: what is counted follows, before anything is said of it.
        if before.subjects.is_empty() && before.noun.is_none() && before.says.is_none() && before.act.is_some() {
            let after = self.window(&rest[..rest.iter().position(predicates).unwrap_or(rest.len())]);
            if after.act.is_none() && after.says.is_none() {
                before.blocked |= after.blocked || after.subset;
                before.subjects = after.subjects;
                before.noun = after.noun;
            }
        }
        let foreign_thing = self.is_other_thing(&tokens[index], rest);
        let at = (tokens[index].start, tokens[index].end);
        if self.last_figure(clause, &before, number, at)
            || self.figure_of_last(&before, &tokens[from..index], rest, number, at)
            || self.new_figure(&before, number, at)
            || self.upgrade_sum(&before, rest, number, at)
        {
            return 0;
        }
        let mut used = 0;
        let mut counted = Counted::Nothing;
        if foreign_thing {
        } else if before.organ && before.names_nothing() {
            self.member(clause, &before, number, at);
            return 0;
        } else if !before.blocked && !before.subset && !before.last {
            counted = self.counted(&before, &tokens[from..index], false);
            if let Some(result) = self.result_behind(&before, &tokens[from..index], rest) {
                (counted, used) = (result, rest.len());
            }
            if matches!(counted, Counted::Nothing) && before.names_nothing() {
                let after = self.window(rest);
                let partial = after.subset || after.partial;
                let after = after.led_by_first(rest);
                if !after.blocked && !partial {
                    let of_this = after.year.is_none_or(|year| self.year.is_none_or(|this| year == this));
                    counted = self.counted(&after, rest, true);
                    // 5件为2023年受理 are none of this year's.
                    if !of_this && !matches!(counted, Counted::Quantity("pending_start" | "pending_end", _)) {
                        counted = Counted::Nothing;
                    }
                    used = if matches!(counted, Counted::Nothing) { 0 } else { rest.len() };
                    before.act = after.act.filter(|_| used > 0);
                }
                // 因逾期不补正，有5件申请不再处理
                let closed = |token: &Token| self.text(token).starts_with("不再");
                if let Some(row) = self.state.condition_row.filter(|_| rest.iter().any(closed)) {
                    counted = Counted::Quantity(row, &[]);
                }
                if matches!(counted, Counted::Nothing) && rest.is_empty() && before.empty {
                    counted = match (clause.opener, self.state.spoken_of) {
                        ('：', _) => self.headline(),
                        ('，', Some(id)) if !before.among => Counted::Quantity(id, &[]),
                        _ => Counted::Nothing,
                    };
                }
            }
        }
        self.take(&Place { clause, from, index, number, before }, counted, foreign_thing);
        used
    }

    /// 复议案件中有5件被纠正: what is said behind the number is counted, of what stands before it.
    fn result_behind(&self, before: &Window, words: &[Token], rest: &[Token]) -> Option<Counted> {
        let behind = rest.iter().find(|token| !token.is(Meaning::Filler))?;
        let of = words.iter().rev().find(|token| !matches!(self.text(token), "有" | "共" | "共有"))?;
        let out_of = matches!(self.text(of), "中" | "当中" | "其中");
        if before.act.is_some() || before.says.is_some() {
            return out_of
                .then_some(Counted::Nothing)
                .filter(|_| before.says.is_none() && behind.meaning().is_some_and(is_result));
        }
        let requests = before.noun == Some(Noun::Request) || before.subjects.last() == Some(&Topic::Requests);
        match behind.meaning()? {
            Meaning::Act(act) if is_result(Meaning::Act(act)) => {
                Some(Self::outcome(act, &before.cases())).filter(|_| !before.cases().is_empty())
            }
            // 申请中有12件予以公开; what else they are is none of the form.
            Meaning::Says(id) if out_of && requests => Some(Counted::Quantity(id, &[])),
            _ if out_of && requests => Some(Counted::Nothing),
            _ => None,
        }
    }

    /// 收到申请1件，为本机关不掌握的政府信息: the number before is of a row that is named without one.
    fn predicate(&mut self, clause: Clause<'_>) {
        let tokens = clause.tokens;
        let Some((last, value)) =
            self.state.latest.map(|index| (self.claims[index].quantity.id, self.claims[index].value))
        else {
            return;
        };
        let led = tokens
            .first()
            .is_some_and(|token| matches!(self.text(token), "为" | "属于" | "属" | "均为" | "系" | "均属于"));
        let row = tokens.iter().find_map(|token| match token.kind {
            Kind::Word(Meaning::Says(id)) if self.is_strong(token) => Some((id, (token.start, token.end))),
            _ => None,
        });
        let plain = tokens.iter().all(|token| matches!(token.kind, Kind::Word(_)) && !token.is(Meaning::No));
        if let (Some((id, at)), true, true, "received" | "processed") = (row, led, plain, last) {
            self.claim(id, value, at);
        }
    }
}

/// Whether a word begins what is said of a number and what it counts: 均, 已, 在法定期限内.
fn predicates(token: &Token) -> bool {
    matches!(
        token.meaning(),
        Some(Meaning::All | Meaning::AllAre | Meaning::InTime | Meaning::Act(Act::Finish | Act::Handle) | Meaning::No)
    )
}

/// 增加, 减少: the number behind it is a difference.
pub(super) fn is_change(token: &Token) -> bool {
    token.is(Meaning::Up) || token.is(Meaning::Down)
}

/// 维持, 纠正: what came of a case.
pub(super) fn is_result(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Act(Act::Upheld | Act::Overturned | Act::OtherResult | Act::Pending))
}
