//! Making a claim: its number, the sentence it is quoted from, the place it points at.

use rust_decimal::Decimal;

use super::Reader;
use super::state::Year;
use crate::claim::numbers::Bound;
use crate::claim::{Agreement, Claim, Measure, Quantity};
use crate::finding::Quote;
use crate::privacy::mask;
use crate::rule::Said;

/// Sentences are quoted this many characters to either side of their number.
const QUOTED: usize = 80;
/// A message shows this many characters before the number, and a quarter of that behind it.
const MARKED: usize = 36;

impl Reader<'_> {
    pub(super) fn claim(&mut self, id: &str, value: Decimal, at: (usize, usize)) -> Option<&mut Claim> {
        if self.state.speaks_of == Year::Other {
            return None;
        }
        let quantity = Quantity::find(id)?;
        let (quote, marked) = (self.quote(at), self.marked(at));
        self.claims.push(Claim {
            quantity,
            last: self.state.speaks_of == Year::Last,
            measure: Measure::Amount,
            bound: Bound::Exactly,
            value,
            member: None,
            spans: self.flow.spans(at.0, at.1),
            part: self.flow.paragraph(at.0).and_then(|paragraph| paragraph.part),
            quote,
            marked,
            cells: Vec::new(),
            printed: None,
            agreement: Agreement::NoCell,
            or: quantity.or,
            sentence: self.sentence,
            at,
            said: Said::Number,
        });
        self.claims.last_mut()
    }

    /// The sentence around a place, cut where it is very long.
    pub(super) fn quote(&self, at: (usize, usize)) -> Quote {
        let text = &self.flow.text;
        let (start, end) = self.bounds;
        let before =
            text[start..at.0].char_indices().rev().take(QUOTED).last().map_or(at.0, |(index, _)| start + index);
        let after = text[at.1..end.max(at.1)]
            .char_indices()
            .take(QUOTED)
            .last()
            .map_or(at.1, |(index, c)| at.1 + index + c.len_utf8());
        let mut quoted = String::new();
        if before > start {
            quoted.push('…');
        }
        quoted.push_str(text[before..after].trim_end_matches('\n'));
        if after < end {
            quoted.push('…');
        }
        let origin = self.flow.paragraph(at.0).map(|paragraph| paragraph.origin.clone()).unwrap_or_default();
        Quote::new(quoted, origin)
    }

    /// The clause around a place, with 【】 about it.
    pub(super) fn marked(&self, at: (usize, usize)) -> String {
        let text = &self.flow.text;
        let ends = |c: &char| matches!(c, '。' | '；' | '\n');
        let start = text[self.bounds.0..at.0].char_indices().rev().take(MARKED).take_while(|(_, c)| !ends(c)).last();
        let start = start.map_or(at.0, |(index, _)| self.bounds.0 + index);
        let mut before = &text[start..at.0];
        let cut = start > self.bounds.0 && !text[..start].ends_with(|c| ends(&c));
        if cut && let Some((_, rest)) = before.split_once(['，', '、', '（', '：']) {
            before = rest;
        }
        let before = if cut { format!("…{before}") } else { before.to_owned() };
        let after: String = text[at.1..].chars().take(MARKED / 4).take_while(|c| !ends(c) && *c != '，').collect();
        mask(&format!("{before}【{}】{after}", &text[at.0..at.1])).into_owned()
    }
}
