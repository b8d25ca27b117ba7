//! Numbers that are only a part of what they seem to count: 其中市本级收到4件, 其余15件均已答复.

use rust_decimal::Decimal;

use super::count::OUTCOMES;
use super::counted::HANDLED;
use super::state::Year;
use super::window::Window;
use super::{Clause, Reader};
use crate::claim::lexicon::{Act, Meaning, Topic};
use crate::claim::numbers::Number;
use crate::claim::token::Token;
use crate::claim::{Claim, Measure, Quantity};
use crate::rule::Said;

/// How many words before a number are looked at for 其余.
const NEAR: usize = 40;

/// Quantities of which one sentence may well tell several numbers.
const MANIFOLD: [&str; 6] =
    ["channel", "member.received", "member.processing_fee", "withdrawn", "fee_cases", "fee_notices"];

impl Reader<'_> {
    /// 答复19件，其中…当场答复3件: a smaller number of the same is a part of it.
    pub(super) fn is_part_of_same(&self, id: &str, before: &Window, number: Number) -> bool {
        let last = self.state.speaks_of == Year::Last;
        // 共处理30件，其中办结29件
        let handled = |claim: &Claim| claim.quantity.id == id && claim.or == HANDLED;
        let finished = matches!(before.act, Some((Act::Finish, _))) && self.spoken().iter().any(handled);
        (self.state.among || before.among)
            && !MANIFOLD.contains(&id)
            && !(finished && id == "processed")
            && self.spoken().iter().any(|claim| {
                claim.quantity.id == id
                    && claim.last == last
                    && claim.said == Said::Number
                    && claim.value > number.value
            })
    }

    /// 予以公开15件，其余15件均已答复: not all that were answered.
    pub(super) fn is_rest_of_results(&self, id: &str, clause: Clause<'_>, at: (usize, usize)) -> bool {
        let index = clause.tokens.partition_point(|token| token.start < at.0);
        let result = |claim: &Claim| OUTCOMES.contains(&claim.quantity.id) && claim.quantity.id != "processed";
        id == "processed"
            && clause.tokens[index.saturating_sub(NEAR)..index].iter().any(|token| self.is_rest(token))
            && self.spoken().iter().any(result)
    }

    /// 共办理30件，其中办结29件: what was handled is all that was to be done.
    pub(super) fn settle_handled(&mut self, id: &str, before: &Window, number: Number) {
        let first = self.claims.len() - self.spoken().len();
        let handled =
            |claim: &&mut Claim| claim.quantity.id == "processed" && claim.or == HANDLED && claim.value > number.value;
        if id == "processed"
            && matches!(before.act, Some((Act::Finish, _)))
            && let Some(intake) = Quantity::find("intake")
        {
            self.claims[first..].iter_mut().filter(handled).for_each(|claim| {
                (claim.quantity, claim.or) = (intake, intake.or);
            });
        }
    }

    /// Whether 新收 or 本年 says that what was carried over is not in.
    pub(super) fn is_new(&self, window: &Window, words: &[Token]) -> bool {
        let new = |(_, at): (Act, usize)| self.text(&words[at]).starts_with('新');
        window.act.is_some_and(new) && !window.organ || words.iter().any(|token| token.is(Meaning::This))
    }

    /// 区政府收到15件、区政府部门收到41件: two numbers of one quantity in one sentence are of different things.
    /// After 其中 the first may be all if the others are smaller.
    pub(super) fn drop_conflicts(&mut self) {
        let counts = |claim: &Claim| {
            claim.measure == Measure::Amount && claim.said == Said::Number && !MANIFOLD.contains(&claim.quantity.id)
        };
        // What the sentence says first of each, and whether that may be all.
        let mut told: Vec<(&str, bool, Decimal, bool)> = Vec::new();
        let mut differ = false;
        for claim in self.claims[self.state.first..].iter().filter(|claim| counts(claim)) {
            let same = |told: &&mut (&str, bool, Decimal, bool)| told.0 == claim.quantity.id && told.1 == claim.last;
            if let Some((_, _, value, whole)) = told.iter_mut().find(same) {
                differ |= *value != claim.value;
                *whole &= *value == claim.value || self.state.among && *value > claim.value;
            } else {
                told.push((claim.quantity.id, claim.last, claim.value, true));
            }
        }
        if differ {
            let mut claims = self.claims.split_off(self.state.first);
            claims.retain(|claim| {
                let same = told.iter().find(|told| told.0 == claim.quantity.id && told.1 == claim.last);
                same.is_none_or(|(_, _, value, whole)| *whole && (*value == claim.value || !counts(claim)))
            });
            self.claims.append(&mut claims);
        }
    }

    /// 办理行政复议35件，其中涉及政府信息公开2件: the whole is of other cases as well.
    pub(super) fn drop_other_cases(&mut self, tokens: &[Token]) {
        let among = tokens.windows(2).find(|pair| {
            pair[0].is(Meaning::Among)
                && self.text(&pair[1]).contains("信息公开")
                && !pair[1].is(Meaning::Subject(Topic::Requests))
        });
        if let Some(until) = among.map(|pair| pair[0].start) {
            let mut claims = self.claims.split_off(self.state.first);
            claims.retain(|claim| claim.at.0 > until || !claim.quantity.equals.starts_with("review"));
            self.claims.append(&mut claims);
        }
    }

    /// 撤销1件、确认违法1件 are kinds of 纠正: neither is how many there were.
    pub(super) fn drop_kinds(&mut self) {
        let first = self.state.first;
        let is_kind = |claim: &Claim| claim.quantity.id.ends_with(".overturned") && claim.measure == Measure::Amount;
        let (mut once, mut repeated): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
        for claim in self.claims[first..].iter().filter(|claim| is_kind(claim)) {
            let list = if once.contains(&claim.quantity.id) { &mut repeated } else { &mut once };
            if !list.contains(&claim.quantity.id) {
                list.push(claim.quantity.id);
            }
        }
        if !repeated.is_empty() {
            let mut claims = self.claims.split_off(first);
            claims.retain(|claim| !is_kind(claim) || !repeated.contains(&claim.quantity.id));
            self.claims.append(&mut claims);
        }
    }
}
