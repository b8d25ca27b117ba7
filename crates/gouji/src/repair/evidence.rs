//! What makes a change likelier than another: the print, the digits, the sentences, last year's report.

use crate::Measure;
use crate::address::Address;
use crate::cell::State;
use crate::claim::Claim;
use crate::relation::{Op, Source, relations};
use crate::report::Report;
use crate::{Message, Text, Value};

const BLANK: Text = Text::new("该格空白", "the cell is blank");
const MISSING: Text = Text::new("文件中缺这一格", "the cell is not in the document");
const READS: Text = Text::new("原文“{text}”可读作 {to}", "the print \u{201c}{text}\u{201d} can be read as {to}");
const NOT_READ: Text = Text::new("原文“{text}”不是数字", "the print \u{201c}{text}\u{201d} is no number");
const EXCHANGED: Text = Text::new("{from} 与 {to} 相邻两位数字颠倒", "two digits changed places in {from} for {to}");
const DROPPED: Text = Text::new("{from} 比 {to} 少一位数字", "{from} lacks a digit of {to}");
const DOUBLED: Text = Text::new("{from} 比 {to} 重复了一位数字", "{from} doubles a digit of {to}");
const EXTRA: Text = Text::new("{from} 比 {to} 多一位数字", "{from} has a digit too many for {to}");
const SUBSTITUTED: Text = Text::new("{from} 与 {to} 只差一位数字", "{from} and {to} differ in one digit");
const SCALED: Text = Text::new("{from} 与 {to} 差 {scale} 倍", "{from} and {to} differ by a factor of {scale}");
const STATED: Text = Text::new("上一年度报告的对应数字是 {to}", "last year's report has {to} there");
const CONFIRMED: Text = Text::new("上一年度报告的对应数字是 {from}", "last year's report has {from} there");

const TOLD: Text = Text::new("正文说的是 {to}：“{passage}”", "the text says {to}: \u{201c}{passage}\u{201d}");
const TOLD_AS_IT_IS: Text =
    Text::new("正文说的也是 {from}：“{passage}”", "the text says {from} as well: \u{201c}{passage}\u{201d}");

/// What speaks for a change or against it besides the table itself.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Witnesses<'a> {
    /// The report of the year before.
    pub(super) last: Option<&'a Report>,
    /// What the sentences claim.
    pub(super) claims: &'a [Claim],
}

/// How unlikely a change is, and what speaks for it.
pub(super) struct Weighed {
    pub(super) penalty: i32,
    pub(super) words: Option<Message>,
}

/// Weighs the change of one cell to a number.
pub(super) fn weigh(report: &Report, witnesses: Witnesses<'_>, address: Address, to: i64) -> Weighed {
    let cell = report.cell(address);
    let from = cell.value().and_then(Value::as_count);
    let slots = |scale: i64| {
        [
            ("from", Message::same(from.unwrap_or_default())),
            ("to", Message::same(to)),
            ("text", Message::same(cell.text())),
            ("scale", Message::same(scale)),
        ]
    };
    let said = |penalty, text: Text| Weighed { penalty, words: Some(text.fill(&slots(0))) };
    let before = witnesses.last.and_then(|last| last_year(report, last, address));
    if before == Some(to) {
        return said(0, STATED);
    }
    let told = told(witnesses.claims, address);
    let passage = |claim: &Claim, text: Text| {
        let [from, to, ..] = slots(0);
        text.fill(&[from, to, ("passage", Message::same(&claim.marked))])
    };
    if let Some(claim) = told.filter(|claim| claim.value == to.into()) {
        return Weighed { penalty: 0, words: Some(passage(claim, TOLD)) };
    }
    let mut weighed = match (cell.state(), from) {
        (State::Number, Some(from)) => match slip(from, to) {
            Some(Slip::Exchanged) => said(40, EXCHANGED),
            Some(Slip::Scaled(scale)) => Weighed { penalty: 45, words: Some(SCALED.fill(&slots(scale))) },
            Some(Slip::Doubled) => said(45, DOUBLED),
            Some(Slip::Extra) => said(55, EXTRA),
            Some(Slip::Dropped) => said(55, DROPPED),
            // Of two single digits this says nothing.
            Some(Slip::Substituted) if from.max(to) > 9 => said(60, SUBSTITUTED),
            // A 0 that should be a number was left out rather than mistyped.
            Some(Slip::Substituted) if from == 0 => Weighed { penalty: 105, words: None },
            Some(Slip::Substituted) => Weighed { penalty: 95, words: None },
            None => Weighed { penalty: 100, words: None },
        },
        (State::Blank, _) => said(10, BLANK),
        (State::Missing, _) => said(20, MISSING),
        (State::NotApplicable, _) => said(95, NOT_READ),
        _ if digits(&cell.text()) == to.to_string() => said(5, READS),
        _ if cell.text().is_empty() => Weighed { penalty: 20, words: None },
        _ => said(20, NOT_READ),
    };
    if before.is_some() && before == from {
        weighed = Weighed { penalty: 150, words: Some(CONFIRMED.fill(&slots(0))) };
    } else if let (Some(claim), Some(from)) = (told, from)
        && claim.value == from.into()
    {
        weighed = Weighed { penalty: 150, words: Some(passage(claim, TOLD_AS_IT_IS)) };
    }
    weighed
}

/// What the sentences say of a cell: one number, and always the same.
fn told(claims: &[Claim], address: Address) -> Option<&Claim> {
    let mut told = claims.iter().filter(|claim| {
        claim.cells[..] == [address] && claim.is_exact() && !claim.last && claim.measure == Measure::Amount
    });
    let first = told.next()?;
    told.all(|claim| claim.value == first.value).then_some(first)
}

/// What last year's report says of a cell that is carried over.
fn last_year(report: &Report, last: &Report, address: Address) -> Option<i64> {
    let edition = report.layout.get(address.table()).edition()?;
    let carried = relations(address.table(), edition).iter().find(|relation| {
        let is = |term: usize, source| relation.terms[term].cell.source == source;
        relation.op == Op::Equal
            && relation.terms.len() == 2
            && relation.terms[0].cell.address == address
            && is(0, Source::This)
            && is(1, Source::Last)
    })?;
    last.cell(carried.terms[1].cell.address).value().and_then(Value::as_count)
}

/// The digits of a print, of any width.
fn digits(text: &str) -> String {
    let digit = |c: char| match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32),
        c => c.is_ascii_digit().then_some(c),
    };
    text.chars().filter_map(digit).collect()
}

/// One slip of the pen or of the finger.
#[derive(Debug, PartialEq, Eq)]
enum Slip {
    Exchanged,
    Scaled(i64),
    Doubled,
    Extra,
    Dropped,
    Substituted,
}

/// How one number becomes another by one slip: a Damerau–Levenshtein step on the digits, or zeros.
fn slip(from: i64, to: i64) -> Option<Slip> {
    let scales = (1..=8).map(|power| 10_i64.pow(power));
    for scale in scales {
        if from != 0 && (from.checked_mul(scale) == Some(to) || to.checked_mul(scale) == Some(from)) {
            return Some(Slip::Scaled(scale));
        }
    }
    let (from, to) = (from.to_string().into_bytes(), to.to_string().into_bytes());
    if from.len() == to.len() {
        let differing: Vec<usize> = (0..from.len()).filter(|at| from[*at] != to[*at]).collect();
        return match differing[..] {
            [_] => Some(Slip::Substituted),
            [one, other] if other == one + 1 && from[one] == to[other] && from[other] == to[one] => {
                Some(Slip::Exchanged)
            }
            _ => None,
        };
    }
    let (long, short) = if from.len() > to.len() { (&from, &to) } else { (&to, &from) };
    let without = |at: usize| [&long[..at], &long[at + 1..]].concat() == *short;
    let at = (0..long.len()).find(|at| long.len() == short.len() + 1 && without(*at))?;
    let doubled = at + 1 < long.len() && long[at + 1] == long[at];
    Some(match (from.len() > to.len(), doubled) {
        (true, true) => Slip::Doubled,
        (true, false) => Slip::Extra,
        _ => Slip::Dropped,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_step_on_the_digits() {
        for (from, to, expected) in [
            (12, 21, Some(Slip::Exchanged)),
            (120, 12, Some(Slip::Scaled(10))),
            (3, 30_000, Some(Slip::Scaled(10_000))),
            (1223, 123, Some(Slip::Doubled)),
            (1253, 123, Some(Slip::Extra)),
            (12, 123, Some(Slip::Dropped)),
            (153, 123, Some(Slip::Substituted)),
            (12, 34, None),
            (1, 100_001, None),
            (132, 213, None),
        ] {
            assert_eq!(slip(from, to), expected, "{from} for {to}");
        }
    }
}
