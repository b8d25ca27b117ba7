//! Numbers in Chinese prose: what is counted, what is only nearly said, and what is no count at all.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::printed::chinese_numeral;

/// How a number in prose bounds the truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bound {
    /// Exactly.
    #[serde(rename = "=")]
    Exactly,
    /// 余, 多, 以上, 超过: at least.
    #[serde(rename = ">=")]
    AtLeast,
    /// 近, 不足, 以内: at most.
    #[serde(rename = "<=")]
    AtMost,
    /// 约, 左右: about.
    #[serde(rename = "~")]
    About,
}

impl Bound {
    /// As it is written between a quantity and its value.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Exactly => "=",
            Self::AtLeast => ">=",
            Self::AtMost => "<=",
            Self::About => "~",
        }
    }
}

/// What a number counts, by the word behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// 件, 宗, 起: applications, cases, documents.
    Case,
    /// 个, 项, 次, 条, 份: nearly anything.
    Thing,
    /// No unit; punctuation follows.
    None,
    /// 元; 万 is already in the value.
    Yuan,
    /// %; 百分之.
    Percent,
    /// A year: 2024年.
    Year,
    /// A month.
    Month,
    /// 日, 号, 期, 家, 第…, a range: no count.
    Other,
}

/// A number with its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    pub(super) value: Decimal,
    pub(super) bound: Bound,
    /// What 1 in its last digit counts, where that is more than 1: 1.2万 is told in thousands.
    pub(super) coarse: Decimal,
    pub(super) unit: Unit,
    /// The byte after the number and its unit.
    pub(super) end: usize,
}

const CASES: &[&str] = &["件次", "宗", "起", "例", "封", "桩", "件"];
const THINGS: &[&str] = &["人次", "次", "份", "条", "个", "项", "部", "笔", "则", "单"];
/// What a count may not be followed by: 一件事, 12个百分点, 3件套.
const NO_COUNT_BEFORE: &[&str] = &["事", "百分点", "套", "性", "工作日", "月", "/", "每"];
/// What makes a number in digits behind it an ordinal or a label.
const LABELS: &[char] = &['第', '图', '〔', '[', '-', '.'];
/// What makes a numeral behind it an ordinal, a vague word or part of a word: 第一件, 数十件, 统一.
const WORDS: &[char] = &['第', '图', '统', '唯', '逐', '同', '某', '数', '几', '每', '任', '单', '专', '之'];
const RANGE: &[char] = &['至', '到', '-', '~', '～', '—', '－', '–', '─'];
/// Longer digits are telephone or account numbers.
const MOST_DIGITS: usize = 12;
/// Longer digits without a unit are none of a sentence.
const MOST_BARE: usize = 7;

/// Whether a number may start with this character.
pub(super) fn starts(c: char) -> bool {
    c.is_ascii_digit() || is_numeral(c) || c == '百'
}

fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '零' | '〇'
            | '一'
            | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '亿'
            | '壹'
            | '贰'
            | '叁'
            | '肆'
            | '伍'
            | '陆'
            | '柒'
            | '捌'
            | '玖'
            | '拾'
            | '佰'
            | '仟'
    )
}

/// The number at `start` of `text`, if one starts there.
pub(super) fn read(text: &str, start: usize) -> Option<Number> {
    let rest = &text[start..];
    if let Some(percent) = rest.strip_prefix("百分之") {
        let at = start + "百分之".len();
        let (value, end) = if percent.starts_with("百") {
            (Decimal::ONE_HUNDRED, at + "百".len())
        } else {
            digits(text, at).or_else(|| numeral(text, at))?
        };
        return Some(Number { value, bound: Bound::Exactly, coarse: Decimal::ZERO, unit: Unit::Percent, end });
    }
    let written = rest.starts_with(|c: char| c.is_ascii_digit());
    let (mut value, mut end) = if written { digits(text, start)? } else { numeral(text, start)? };
    let mut bound = Bound::Exactly;
    let mut coarse = Decimal::ZERO;
    // 14万余, 4470余, 10余万: the scale on either side.
    for _ in 0..2 {
        if text[end..].starts_with(['余', '多']) {
            bound = Bound::AtLeast;
            end += '余'.len_utf8();
        }
        let scale = match text[end..].chars().next() {
            Some('万') => 10_000_i64,
            Some('亿') => 100_000_000,
            Some('千') if written => 1_000,
            Some('百') if written => 100,
            _ => continue,
        };
        coarse = Decimal::from(scale).checked_mul(Decimal::new(1, value.scale()))?;
        value = value.checked_mul(Decimal::from(scale))?.normalize();
        end += '万'.len_utf8();
    }
    let before = text[..start].chars().next_back();
    let (mut unit, width) = unit(&text[end..]);
    let unit_at = end;
    end += width;
    // 第十四条: what follows the first numeral of an ordinal is no number either.
    let inside = !written && before.is_some_and(is_numeral);
    let labelled = inside
        || before.is_some_and(|c| c.is_ascii_alphanumeric() || if written { LABELS } else { WORDS }.contains(&c));
    if written && unit_at - start == 4 && text[unit_at..].starts_with('年') && !labelled {
        let end = unit_at + '年'.len_utf8();
        let end = if text[end..].starts_with(['度', '末', '底']) { end + '度'.len_utf8() } else { end };
        return Some(Number { value, bound, coarse, unit: Unit::Year, end });
    }
    if let Some(to) = range(text, unit_at).or_else(|| range(text, end)) {
        return Some(Number { value, bound, coarse, unit: Unit::Other, end: to });
    }
    // A numeral without a unit is part of a word, but for 零.
    if !written && (unit == Unit::Other || labelled || (unit == Unit::None && value != Decimal::ZERO)) {
        return None;
    }
    // 0000000 and 2100000021 are rows of a table that fell into the prose.
    let residue = unit == Unit::None
        && written
        && (unit_at - start > MOST_BARE || (unit_at - start > 1 && text[start..].starts_with('0')));
    if labelled || residue || (written && unit_at - start > MOST_DIGITS) {
        unit = Unit::Other;
    }
    for (word, suffix) in [
        ("以上", Bound::AtLeast),
        ("左右", Bound::About),
        ("以内", Bound::AtMost),
        ("以下", Bound::AtMost),
        ("不等", Bound::About),
    ] {
        if text[end..].starts_with(word) && unit != Unit::Other {
            bound = suffix;
            end += word.len();
        }
    }
    Some(Number { value, bound, coarse, unit, end })
}

/// A number in digits, with separators of thousands and a fraction.
fn digits(text: &str, start: usize) -> Option<(Decimal, usize)> {
    let bytes = text.as_bytes();
    let run = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let first = run(start);
    let mut end = start + first;
    let mut number = text[start..end].to_owned();
    loop {
        let comma = if text[end..].starts_with(',') {
            1
        } else if text[end..].starts_with('，') {
            '，'.len_utf8()
        } else {
            break;
        };
        if first > 3 || run(end + comma) != 3 {
            break;
        }
        number.push_str(&text[end + comma..end + comma + 3]);
        end += comma + 3;
    }
    if text[end..].starts_with('.') && run(end + 1) > 0 {
        let fraction = run(end + 1);
        number.push_str(&text[end..=end + fraction]);
        end += 1 + fraction;
    }
    if number.len() > 24 {
        // No count; it is stepped over as a whole.
        return Some((Decimal::ZERO, end));
    }
    Decimal::from_str_exact(&number).ok().map(|value| (value, end))
}

/// A number in Chinese numerals.
fn numeral(text: &str, start: usize) -> Option<(Decimal, usize)> {
    let run = text[start..].chars().take(17).take_while(|c| is_numeral(*c));
    let end = start + run.map(char::len_utf8).sum::<usize>();
    chinese_numeral(&text[start..end]).map(|value| (Decimal::from(value), end))
}

fn unit(rest: &str) -> (Unit, usize) {
    let counted = |list: &[&str], unit| {
        let word = list.iter().find(|word| rest.starts_with(**word))?;
        let after = &rest[word.len()..];
        let unit = if NO_COUNT_BEFORE.iter().any(|word| after.starts_with(word)) { Unit::Other } else { unit };
        Some((unit, word.len()))
    };
    if let Some(found) = counted(CASES, Unit::Case).or_else(|| counted(THINGS, Unit::Thing)) {
        return found;
    }
    match rest.chars().next() {
        // Before 、 a bare number is the number of an item: 1、…
        None | Some('，' | '。' | '；' | '：' | '）' | '（' | '！' | '\n') => (Unit::None, 0),
        Some('%') => (Unit::Percent, 1),
        Some('元') => {
            let after = &rest['元'.len_utf8()..];
            let rate = after.starts_with(['/', '每', '一']);
            (if rate { Unit::Other } else { Unit::Yuan }, '元'.len_utf8())
        }
        Some('月') => (Unit::Month, '月'.len_utf8()),
        _ => (Unit::Other, 0),
    }
}

/// The end of a range whose first number ends at `at`: 3至5件, 3-5件, 1至6月.
fn range(text: &str, at: usize) -> Option<usize> {
    let sign = text[at..].chars().next().filter(|c| RANGE.contains(c))?;
    let second = at + sign.len_utf8();
    let (value, end) = digits_or_numeral(text, second)?;
    // 结转至2025年 is no range.
    if text[end..].starts_with('年') && value >= Decimal::from(1000) {
        return None;
    }
    let (_, width) = unit(&text[end..]);
    Some(end + width)
}

fn digits_or_numeral(text: &str, start: usize) -> Option<(Decimal, usize)> {
    if text[start..].starts_with(|c: char| c.is_ascii_digit()) { digits(text, start) } else { numeral(text, start) }
}
