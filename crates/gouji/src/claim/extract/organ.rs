//! Whose numbers they are: the organ's that reports, or one of its members'.

use super::counted::HANDLED;
use super::window::Window;
use super::{Clause, Reader};
use crate::claim::lexicon::{Meaning, Topic};
use crate::claim::numbers::{Number, Unit};
use crate::claim::token::{Kind, Token};

/// Short names of members start so: 县住建局, 各镇, 所属单位.
const MEMBERS: [char; 9] = ['县', '市', '区', '镇', '乡', '省', '各', '所', '其'];

/// Offices that write the report of a whole government.
const OFFICES: [&str; 4] = ["政府办", "政府办公室", "政府办公厅", "管委会办公室"];

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
        let among = first > 0 && tokens[first - 1].is(Meaning::Among);
        let other = (self.is_other(name) || (beside || among) && !self.is_own(name)) && name.chars().count() > 1;
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
        let handled = self.state.latest.is_some_and(|index| self.claims[index].or == HANDLED);
        if (matches!(whole, Some("received" | "intake")) || handled)
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

    /// Whether a name is the reporting organ's, as it is or in short: 县住建局 is 某县住房和城乡建设局.
    fn is_own(&self, name: &str) -> bool {
        let place = name.trim_end_matches("政府").trim_end_matches("人民");
        self.names
            .iter()
            .any(|own| name.ends_with(own.as_str()) || place.ends_with(own.as_str()) || is_short_for(name, own))
    }

    /// Whether a name is another organ's; without the report's own name, only what is short for a member.
    fn is_other(&self, name: &str) -> bool {
        let reports = OFFICES.iter().any(|office| name.ends_with(office));
        !self.is_own(name) && (!self.names.is_empty() || !reports && name.starts_with(MEMBERS) || name.contains("属"))
    }
}

/// Whether a name has some of the signs of another, in their order.
fn is_short_for(name: &str, own: &str) -> bool {
    let mut signs = own.chars();
    name.chars().all(|sign| signs.any(|other| other == sign))
}

/// The organ's name out of a title: without the year before it and what the report is called behind it.
pub(super) fn own_name(title: &str) -> String {
    let title: String = title.split_whitespace().collect();
    let name = title.trim_start_matches(|c: char| c.is_ascii_digit() || "年度〇一二三四五六七八九".contains(c));
    let end = name
        .find(|c: char| c.is_ascii_digit())
        .into_iter()
        .chain(name.find("政府信息公开"))
        .chain(name.find("信息公开"));
    name[..end.min().unwrap_or(name.len())].to_owned()
}
