//! Making a claim: its number, the sentence it is quoted from, the place it points at.

use rust_decimal::Decimal;

use super::Reader;
use super::state::Year;
use crate::claim::numbers::{Bound, Number};
use crate::claim::{Agreement, Claim, Measure, Quantity};
use crate::finding::Quote;
use crate::privacy::mask;
use crate::rule::Said;

/// Sentences are quoted this many characters to either side of their number.
const QUOTED: usize = 80;
/// A message shows this many characters before the number, and a quarter of that behind it.
const MARKED: usize = 36;
/// So many claims of a sentence are kept in mind.
const MOST_SPOKEN: usize = 64;

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
            coarse: Decimal::ZERO,
        });
        self.claims.last_mut()
    }

    /// A claim with a number as it is said.
    pub(super) fn number(&mut self, id: &str, number: Number, at: (usize, usize)) -> Option<&mut Claim> {
        let claim = self.claim(id, number.value, at)?;
        (claim.bound, claim.coarse) = (number.bound, number.coarse);
        Some(claim)
    }

    /// The last claims of the sentence: a long one is not looked through for every number.
    pub(super) fn spoken(&self) -> &[Claim] {
        let from = self.state.first.max(self.claims.len().saturating_sub(MOST_SPOKEN));
        self.look(self.claims.len() - from);
        &self.claims[from..]
    }

    /// The sentence around a place, cut where it is very long.
    pub(super) fn quote(&self, at: (usize, usize)) -> Quote {
        let (start, end) = (self.bounds.0, self.bounds.1.max(at.1));
        let (from, to) = (back(&self.flow.text, (start, at.0), QUOTED), forth(&self.flow.text, (at.1, end), QUOTED));
        let mut quoted = String::with_capacity(to - from + 2 * '…'.len_utf8());
        if from > start {
            quoted.push('…');
        }
        quoted.push_str(self.flow.text[from..to].trim_end_matches('\n'));
        if to < end {
            quoted.push('…');
        }
        let origin = self.flow.paragraph(at.0).map(|paragraph| paragraph.origin.clone()).unwrap_or_default();
        if self.private { Quote::new(quoted, origin) } else { Quote { text: quoted, origin } }
    }

    /// The clause around a place, with 【】 about it.
    pub(super) fn marked(&self, at: (usize, usize)) -> String {
        let text = &self.flow.text;
        let ends = |c: char| matches!(c, '。' | '；' | '\n');
        let from = back(text, (self.bounds.0, at.0), MARKED);
        let start = text[from..at.0].rfind(ends).map_or(from, |sign| from + sign);
        let start = start + text[start..].chars().next().filter(|sign| ends(*sign)).map_or(0, char::len_utf8);
        let mut before = &text[start..at.0];
        let cut = start > self.bounds.0 && !text[..start].ends_with(ends);
        if cut && let Some((_, rest)) = before.split_once(['，', '、', '（', '：']) {
            before = rest;
        }
        let to = forth(text, (at.1, text.len()), MARKED / 4);
        let after = &text[at.1..to];
        let after = &after[..after.find(|c| ends(c) || c == '，').unwrap_or(after.len())];
        let shown = [if cut { "…" } else { "" }, before, "【", &text[at.0..at.1], "】", after].concat();
        if self.private { mask(&shown).into_owned() } else { shown }
    }
}

/// Where the last `most` signs of a piece of text begin.
fn back(text: &str, (start, end): (usize, usize), most: usize) -> usize {
    // Most signs have three bytes: what is counted too much is stepped over.
    let mut from = end.saturating_sub(3 * most).max(start);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let more = text[from..end].chars().count().saturating_sub(most);
    text[from..end].char_indices().nth(more).map_or(end, |(at, _)| from + at)
}

/// Where the first `most` signs of a piece of text end.
fn forth(text: &str, (start, end): (usize, usize), most: usize) -> usize {
    let mut to = (start + 3 * most).min(end);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let more = text[start..to].chars().count().saturating_sub(most);
    let over = more.checked_sub(1).and_then(|more| text[start..to].char_indices().rev().nth(more));
    over.map_or(to, |(at, _)| start + at)
}
