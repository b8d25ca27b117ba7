//! Which year a clause speaks of, and whether it tells a fact.

use rust_decimal::Decimal;

use super::state::Year;
use super::{Clause, Reader};
use crate::claim::lexicon::{Act, Meaning};
use crate::claim::numbers::Unit;
use crate::claim::token::{Kind, Token};

impl Reader<'_> {
    /// What a clause says about its sentence before its numbers are read.
    pub(super) fn mark(&mut self, clause: Clause<'_>) {
        let tokens = clause.tokens;
        // 据省政府办公厅通报，全省新收…: of more than this report.
        let quotes = tokens.first().is_some_and(|first| self.text(first).starts_with('据'))
            && tokens.iter().any(|token| matches!(self.text(token), "通报" | "公布"));
        self.state.unreal |= quotes;
        self.state.marks_documents |= self.marks_documents(tokens);
        let becomes = tokens.iter().any(|token| token.is(Meaning::Becomes));
        let mut counted = false;
        for (index, token) in tokens.iter().enumerate() {
            // 5件为2023年受理, 3件已于一季度办结: what stands behind a number says nothing of the clause's own year.
            match token.kind {
                Kind::Number(number) if number.unit == Unit::Year && !counted => self.mark_year(tokens, index, becomes),
                Kind::Word(Meaning::Period) if !counted => self.state.speaks_of = Year::Other,
                Kind::Word(Meaning::Among) => self.state.among = true,
                Kind::Word(Meaning::Elsewhere) => self.state.unreal = true,
                Kind::Word(Meaning::This) if !counted => self.state.speaks_of = Year::This,
                Kind::Word(Meaning::Last) if !counted && leads(tokens, index) => {
                    self.state.speaks_of = Year::Last;
                }
                Kind::Word(Meaning::Compare | Meaning::Level) => self.state.compares = true,
                // 与去年同期（40件）相比
                Kind::Word(Meaning::Than) if tokens.get(index + 1).is_some_and(|next| next.is(Meaning::Last)) => {
                    self.state.compares = true;
                }
                Kind::Number(number) if matches!(number.unit, Unit::Case | Unit::Thing) => counted = true,
                Kind::Number(number) if matches!(number.unit, Unit::Month | Unit::Other) && !counted => {
                    let rest = &self.flow.text[token.end..];
                    let month = self.text(token).ends_with('月');
                    let date = rest.starts_with(|c: char| c.is_ascii_digit());
                    let year_end = number.value == Decimal::from(12) && rest.starts_with(['底', '末']);
                    // 1月至12月 is the year.
                    let whole = self.text(token).strip_prefix("1月").or(self.text(token).strip_prefix('1'));
                    let whole =
                        whole.is_some_and(|rest| rest.strip_prefix(['至', '到', '-', '—', '~']) == Some("12月"));
                    if month && !date && !year_end && !whole {
                        self.state.speaks_of = Year::Other;
                    }
                }
                _ => {}
            }
        }
    }

    fn mark_year(&mut self, tokens: &[Token], index: usize, becomes: bool) {
        let Some(year) = tokens[index].year() else { return };
        let before = index.checked_sub(1).map(|before| &tokens[before]);
        let from = before.is_some_and(|before| matches!(self.text(before), "由" | "从"));
        self.state.comes_from_last |= from && becomes;
        let compares = before.is_some_and(|before| before.is(Meaning::Than)) || self.state.comes_from_last;
        self.state.compares |= compares;
        if compares || self.carries(tokens, index) {
            return;
        }
        let joined = before
            .is_some_and(|before| matches!(self.text(before), "至" | "到" | "-" | "—" | "、" | "和" | "～" | "~"));
        let range = joined
            && index
                .checked_sub(2)
                .is_some_and(|first| tokens[first].number().is_some_and(|number| is_year(number.value)));
        self.state.speaks_of = match self.year.map(|this| year - this) {
            _ if range => Year::Other,
            None | Some(0) => Year::This,
            Some(-1) => Year::Last,
            Some(1) => {
                self.state.unreal = true;
                return;
            }
            _ => Year::Other,
        };
    }

    /// Whether the year at `index` says from where or to where is carried over.
    fn carries(&self, tokens: &[Token], index: usize) -> bool {
        let light = |token: &&Token| !matches!(token.meaning(), Some(Meaning::Filler)) && token.year().is_none();
        let after = tokens[index + 1..].iter().take(4).find(light);
        let before = tokens[..index].iter().rev().take(4).find(light);
        let carry = |token: Option<&Token>| {
            token.is_some_and(|token| {
                matches!(token.meaning(), Some(Meaning::Act(Act::Carry | Act::CarryTo)))
                    || token.is(Meaning::Says("pending_end")) && self.text(token).contains("转")
            })
        };
        carry(after) || carry(before)
    }
}

/// Whether a number is a year of reports: the 2021 of 2021-2023年.
fn is_year(value: Decimal) -> bool {
    value.scale() == 0 && (1990..2100).contains(&value.mantissa())
}

/// Whether 去年 at `index` is the year of the clause: 去年我局收到4件; not 上年结转, 较去年, 去年收到今年办结.
fn leads(tokens: &[Token], index: usize) -> bool {
    let light = |token: &Token| matches!(token.kind, Kind::Word(Meaning::Filler | Meaning::Own | Meaning::Organ));
    if !tokens[..index].iter().all(light) {
        return false;
    }
    let rest = &tokens[index + 1..];
    let until = rest.iter().position(|token| matches!(token.kind, Kind::Number(_))).unwrap_or(rest.len());
    let rest = &rest[..until];
    let other = |token: &Token| {
        matches!(
            token.meaning(),
            Some(
                Meaning::Act(Act::Carry | Act::CarryTo)
                    | Meaning::This
                    | Meaning::Says("pending_start" | "pending_end")
                    | Meaning::Up
                    | Meaning::Down
            )
        )
    };
    let said = rest.is_empty() && until == tokens.len() - index - 1
        || rest.iter().any(|token| matches!(token.meaning(), Some(Meaning::Act(_) | Meaning::Subject(_))));
    said && !rest.iter().any(other)
}
