//! Last year's figures beside this year's: 上年为30件, 由上年的126件升至今年的139件.

use super::Clause;
use super::Reader;
use super::counted::Counted;
use super::state::Year;
use super::window::Window;
use crate::claim::Measure;
use crate::claim::lexicon::{Act, Meaning};
use crate::claim::numbers::{Number, Unit};
use crate::claim::token::Token;

impl Reader<'_> {
    /// 上年为30件, 比2023年（50件）: last year's figure of what was just counted.
    pub(super) fn last_figure(
        &mut self,
        clause: Clause<'_>,
        before: &Window,
        number: Number,
        at: (usize, usize),
    ) -> bool {
        let said = before.names_nothing() && before.empty && !before.blocked;
        let bracket =
            clause.opener == '（' && self.state.compares && self.state.speaks_of == Year::This && !before.last;
        // 较2023年的28件
        let than_last = before.than && before.year.is_some() && before.year == self.year.map(|this| this - 1);
        let of_last = before.last || than_last || self.state.speaks_of == Year::Last;
        if !said || !(of_last || bracket && before.empty) || number.unit == Unit::None {
            return false;
        }
        // 申请量增长100%（2023年为14件）: of what grew.
        let grew =
            self.claims.last().filter(|claim| claim.measure == Measure::Growth && claim.sentence == self.sentence);
        let of = grew.or(self.state.latest.map(|index| &self.claims[index])).map(|claim| claim.quantity.id);
        let Some(id) = of else { return false };
        let speaks_of = std::mem::replace(&mut self.state.speaks_of, Year::Last);
        self.number(id, number, at);
        self.state.speaks_of = speaks_of;
        self.state.compares = true;
        self.state.recent.push(self.claims.len() - 1);
        true
    }

    /// 申请由上年的126件升至今年的139件: 上年 right before a number makes it last year's.
    pub(super) fn figure_of_last(
        &mut self,
        before: &Window,
        words: &[Token],
        rest: &[Token],
        number: Number,
        at: (usize, usize),
    ) -> bool {
        let plain = words.iter().rev().find(|token| !token.is(Meaning::Filler));
        let carried = rest.iter().any(|token| matches!(token.meaning(), Some(Meaning::Act(Act::Carry | Act::CarryTo))));
        // 由2023年的35件降到今年的28件
        let from = self.year.map(|this| this - 1);
        let of_last = |token: &&Token| {
            token.is(Meaning::Last) || token.year().is_some_and(|year| Some(year) == from) && self.state.comes_from_last
        };
        if !plain.is_some_and(|token| of_last(&token)) || before.names_nothing() || before.blocked || carried {
            return false;
        }
        let Counted::Quantity(id, _) = self.counted(before, words, false) else { return false };
        let Some(claim) = self.number(id, number, at) else { return false };
        claim.last = true;
        self.state.latest = Some(self.claims.len() - 1);
        self.state.recent.push(self.claims.len() - 1);
        self.state.compares = true;
        true
    }

    /// 今年降为2件: this year's figure of what was just counted for last year.
    pub(super) fn new_figure(&mut self, before: &Window, number: Number, at: (usize, usize)) -> bool {
        let said = before.becomes && before.names_nothing() && before.empty && !before.blocked;
        let Some(latest) = self.state.latest.filter(|_| said && number.unit != Unit::None) else { return false };
        if !self.claims[latest].last {
            return false;
        }
        let id = self.claims[latest].quantity.id;
        self.state.speaks_of = Year::This;
        self.number(id, number, at);
        self.state.recent.push(self.claims.len() - 1);
        true
    }
}
