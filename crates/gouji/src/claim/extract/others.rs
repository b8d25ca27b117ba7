//! 其他 at the end of a list: the last row of what the list is of.

use super::Reader;
use super::counted::Counted;
use crate::claim::lexicon::{Act, Topic};
use crate::claim::token::Token;

/// Kinds of organisations; where two are named, 其他 is the third.
const ORGANIZATIONS: [&str; 4] =
    ["received/business", "received/research", "received/nonprofit", "received/legal_service"];

/// The groups of table 3 that stand before 其他处理; where all are named, 其他 is what is left.
const GROUPS: [&str; 3] = ["denied", "unavailable", "declined"];

impl Reader<'_> {
    /// Whether the words before a number are 其他 alone.
    pub(super) fn names_the_others(&self, tokens: &[Token]) -> bool {
        let mut words = tokens.iter().rev().map(|token| self.text(token));
        let named = words.by_ref().find(|word| !matches!(*word, "的" | "情形" | "情况" | "原因" | "类"));
        matches!(named, Some("其他" | "其它")) && words.all(|word| matches!(word, "、" | "和" | "及" | "以及"))
    }

    /// What 其他2件 counts, by the numbers before it.
    pub(super) fn others(&self) -> Counted {
        if self.topic().is_some_and(Topic::is_case) && !self.state.cases.is_empty() && self.state.close_cases {
            return Self::outcome(Act::OtherResult, &self.state.cases);
        }
        let told: Vec<&str> = self.spoken().iter().map(|claim| claim.quantity.id).collect();
        let tells = |ids: &[&str]| ids.iter().filter(|id| told.contains(id)).count();
        let id = match told.last() {
            Some(last) if ORGANIZATIONS.contains(last) && tells(&ORGANIZATIONS) > 1 => "received/other_organization",
            Some(&("other.not_clarified" | "other.fee_unpaid")) => "other.other",
            Some(last) if GROUPS.contains(last) && tells(&GROUPS) == GROUPS.len() => "other",
            Some(&"channel") => "channel",
            _ => return Counted::Nothing,
        };
        Counted::Quantity(id, &[])
    }
}
