//! Whose numbers they are: the organ's that reports, or one of its members'.

use super::window::Window;
use super::{Clause, Reader};
use crate::claim::lexicon::{Meaning, Topic};
use crate::claim::numbers::{Number, Unit};
use crate::claim::token::{Kind, Token};

/// Short names of members start so: 县住建局, 各镇, 所属单位.
const MEMBERS: [char; 9] = ['县', '市', '区', '镇', '乡', '省', '各', '所', '其'];

/// A name has fewer words than this.
const LONGEST_NAME: usize = 12;

impl<'a> Reader<'a> {
    /// Whether a clause's subject is a member organ: 县住建局全年受理…
    pub(super) fn organ_acts(&mut self, clause: Clause<'_>, index: usize) -> bool {
        let tokens = &clause.tokens[..index];
        if self.state.member && clause.opener != '；' {
            return true;
        }
        let Some(last) = tokens.iter().rposition(|token| token.is(Meaning::Organ)) else {
            // 其中县住建局受理12件，办结11件: still of that organ.
            return self.state.acts && !tokens.iter().any(|token| token.is(Meaning::Own) || token.is(Meaning::This));
        };
        let part = |token: &Token| token.is(Meaning::Organ) || token.kind == Kind::Unknown;
        let first = tokens[..last].iter().rposition(|token| !part(token)).map_or(0, |at| at + 1);
        let led = first > 0
            && !(tokens[first - 1].year().is_some()
                || matches!(tokens[first - 1].kind, Kind::Mark(_) | Kind::Word(Meaning::Among))
                || matches!(self.text(&tokens[first - 1]), "全年" | "本年度" | "年度"));
        let acts = tokens[last..].iter().any(|token| matches!(token.kind, Kind::Word(Meaning::Act(_))));
        if led || !acts || tokens.iter().any(|token| token.is(Meaning::Own)) {
            return false;
        }
        let name = &self.flow.text[tokens[first].start..tokens[last].end];
        let beside = self.spoken().iter().any(|claim| claim.member.is_some());
        let other = (self.is_other(name) || beside && !self.is_own(name)) && name.chars().count() > 1;
        if other {
            self.state.organ = Some(name.to_owned());
        }
        other
    }

    pub(super) fn member(&mut self, clause: Clause<'_>, before: &Window, number: Number, at: (usize, usize)) {
        let whole = self.state.latest.map(|index| self.claims[index].quantity.id);
        self.state.member |= self.topic() == Some(Topic::ProcessingFee);
        let listed = before.among || clause.opener == '（' || clause.opener == '，' || clause.opener == '：';
        let index = clause.tokens.partition_point(|token| token.start < at.0);
        let name = self.named_before(&clause.tokens[index.saturating_sub(LONGEST_NAME)..index]).map(str::to_owned);
        if matches!(whole, Some("received" | "intake"))
            && listed
            && number.unit != Unit::None
            && let Some(claim) = self.number("member.received", number, at)
        {
            claim.member = name;
        }
    }

    /// Whether words before 未 name another organ: 县住建局未收到…
    pub(super) fn names_other(&self, tokens: &[Token]) -> bool {
        let Some(name) = self.named_before(tokens) else { return false };
        self.is_other(name) && !tokens.iter().any(|token| token.is(Meaning::Own))
    }

    /// The last name of an organ in some words.
    fn named_before(&self, tokens: &[Token]) -> Option<&'a str> {
        let last = tokens.iter().rposition(|token| token.is(Meaning::Organ))?;
        let part = |token: &Token| token.is(Meaning::Organ) || token.kind == Kind::Unknown;
        let first = tokens[..last].iter().rposition(|token| !part(token)).map_or(0, |at| at + 1);
        Some(&self.flow.text[tokens[first].start..tokens[last].end])
    }

    fn is_own(&self, name: &str) -> bool {
        self.names.iter().any(|own| own.contains(name) || name.contains(own.as_str()))
    }

    /// Whether a name is another organ's; without the report's own name, only what is short for a member.
    fn is_other(&self, name: &str) -> bool {
        !self.is_own(name) && (!self.names.is_empty() || name.starts_with(MEMBERS) || name.contains("属"))
    }
}
