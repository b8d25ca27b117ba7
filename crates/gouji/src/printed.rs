//! How a printed cell is read: digits of any width, separators, units, notes, Chinese numerals.

use rust_decimal::Decimal;

use crate::cell::{LARGEST_COUNT, State, Value};
use crate::form::Kind;
use crate::note::{Note, NoteKind};

/// What a cell's print says.
pub(crate) struct Printed {
    pub(crate) state: State,
    pub(crate) value: Option<Value>,
    pub(crate) notes: Vec<Note>,
}

/// Words that say that the item does not apply.
const NOT_APPLICABLE: &[&str] = &["无", "不适用", "不涉及", "暂无", "N/A", "n/a", "NA"];

/// Strokes that say the same, as often as they are drawn.
const STROKES: &str = "/\\-_—―–‐‑‒─━";

/// Marks that send the reader to a note.
const MARKS: &str = "*※①②③④⑤⑥⑦⑧⑨⑩";

/// Units that clerks write after a number. A scale such as 万 alone is none: it would change the value.
const UNITS: &[&str] =
    &["件次", "人次", "万元", "件", "条", "宗", "起", "份", "次", "例", "个", "项", "元", "家", "部"];

/// Signs and words of the 2019 column 本年增/减.
const SIGNS: &[(&str, i64)] = &[("增加", 1), ("减少", -1), ("增", 1), ("减", -1), ("+", 1), ("-", -1)];

pub(crate) fn read(text: &str, kind: Kind) -> Printed {
    let mut notes = Vec::new();
    let narrow = narrow(text, &mut notes);
    let narrow = narrow.trim();
    if narrow.is_empty() {
        return Printed { state: State::Blank, value: None, notes: Vec::new() };
    }
    if NOT_APPLICABLE.contains(&narrow) || narrow.chars().all(|c| STROKES.contains(c)) {
        return Printed { state: State::NotApplicable, value: None, notes: Vec::new() };
    }
    match number(narrow, kind, &mut notes) {
        Some(value) => Printed { state: State::Number, value: Some(value), notes },
        None => Printed { state: State::Text, value: None, notes: Vec::new() },
    }
}

/// Why a `text` cell is no number, for the rules that say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flaw {
    Negative,
    Fraction,
    Words,
}

pub(crate) fn flaw(text: &str, kind: Kind) -> Flaw {
    let narrow = narrow(text, &mut Vec::new());
    let narrow = narrow.trim();
    let is_number = |text: &str| number(text, kind, &mut Vec::new()).is_some();
    if let Some(rest) = narrow.strip_prefix('-')
        && (is_number(rest.trim_start()) || number(rest.trim_start(), Kind::Amount, &mut Vec::new()).is_some())
    {
        Flaw::Negative
    } else if kind != Kind::Amount && number(narrow, Kind::Amount, &mut Vec::new()).is_some() && narrow.contains('.') {
        Flaw::Fraction
    } else {
        Flaw::Words
    }
}

/// A count printed as it is written back, as nearly all are: nothing to note, nothing to resolve, no print to keep.
pub(crate) fn plain(text: &str, kind: Kind) -> Option<Value> {
    let bare = text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if kind == Kind::Amount || !bare {
        return None;
    }
    let count = text.parse().ok()?;
    (count <= LARGEST_COUNT).then_some(Value::Count(count))
}

/// Full-width signs become ASCII, white space that cannot be seen goes.
fn narrow(text: &str, notes: &mut Vec<Note>) -> String {
    let mut wide_digit = false;
    let narrow = text
        .chars()
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}'))
        .map(|c| match c {
            '\u{3000}' | '\u{a0}' => ' ',
            '\u{ff01}'..='\u{ff5e}' => {
                wide_digit |= ('０'..='９').contains(&c);
                char::from_u32(c as u32 - 0xfee0).unwrap_or(c)
            }
            '\u{2212}' => '-',
            _ => c,
        })
        .collect();
    if wide_digit {
        notes.push(Note::new(NoteKind::FullWidth, ""));
    }
    narrow
}

fn number(text: &str, kind: Kind, notes: &mut Vec<Note>) -> Option<Value> {
    let mut found = Vec::new();
    let mut rest = text.strip_suffix('。').unwrap_or(text);
    let marked = rest.trim_end_matches(|c| MARKS.contains(c));
    if marked.len() < rest.len() {
        found.push(Note::new(NoteKind::Annotation, &rest[marked.len()..]));
        rest = marked.trim_end();
    }
    if let Some((number, annotation)) = split_annotation(rest) {
        found.push(Note::new(NoteKind::Annotation, annotation));
        rest = number;
    }
    let mut sign = 1;
    if kind == Kind::Change
        && let Some((word, value)) = SIGNS.iter().find(|(word, _)| rest.starts_with(word))
    {
        // A minus is how the number itself is written.
        if *word != "-" {
            found.push(Note::new(NoteKind::Sign, word));
        }
        rest = rest[word.len()..].trim_start();
        sign = *value;
    }
    if let Some(unit) = UNITS.iter().find(|unit| rest.ends_with(**unit)) {
        found.push(Note::new(NoteKind::Unit, unit));
        rest = rest[..rest.len() - unit.len()].trim_end();
    }
    let value = match kind {
        Kind::Count | Kind::Change => Value::Count(sign * integer(rest, &mut found)?),
        Kind::Amount => Value::Amount(decimal(rest, &mut found)?),
    };
    notes.append(&mut found);
    Some(value)
}

/// `22（其中修订16件）` → `22`, `其中修订16件`. Bare digits in brackets are no annotation.
fn split_annotation(text: &str) -> Option<(&str, &str)> {
    let open = text.find('(')?;
    let inside = text[open + 1..].strip_suffix(')')?;
    let words = inside.chars().any(char::is_alphabetic);
    (open > 0 && words && !inside.contains(['(', ')'])).then(|| (text[..open].trim_end(), inside))
}

fn integer(text: &str, notes: &mut Vec<Note>) -> Option<i64> {
    // Programs print whole numbers as `2.0`; three zeros may be thousands.
    let text = text.strip_suffix(".00").or_else(|| text.strip_suffix(".0")).unwrap_or(text);
    let value = if text.starts_with(|c: char| c.is_ascii_digit()) {
        ungroup(text, notes)?.parse().ok()?
    } else {
        let value = chinese_numeral(text)?;
        notes.push(Note::new(NoteKind::ChineseNumeral, text));
        value
    };
    (value <= LARGEST_COUNT).then_some(value)
}

fn decimal(text: &str, notes: &mut Vec<Note>) -> Option<Decimal> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let whole = ungroup(whole, notes)?;
    if !digits(fraction) || (fraction.is_empty() && text.ends_with('.')) {
        return None;
    }
    let number = if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") };
    Decimal::from_str_exact(&number).ok()
}

/// Digits without their thousands separators; `None` if anything else stands there.
fn ungroup(text: &str, notes: &mut Vec<Note>) -> Option<String> {
    let mut groups = text.split(',');
    let first = groups.next()?;
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let mut number = first.to_owned();
    let mut grouped = false;
    for group in groups {
        if group.len() != 3 || first.len() > 3 || !digits(group) {
            return None;
        }
        number.push_str(group);
        grouped = true;
    }
    if !digits(first) {
        return None;
    }
    if grouped {
        notes.push(Note::new(NoteKind::Thousands, ""));
    }
    if number.len() > 1 && number.starts_with('0') {
        notes.push(Note::new(NoteKind::LeadingZero, ""));
    }
    Some(number)
}

/// A whole Chinese numeral: 零, 十二, 一百二十三, 两百零五, 三万, 二〇.
pub(crate) fn chinese_numeral(text: &str) -> Option<i64> {
    const DIGITS: &str = "零一二三四五六七八九";
    let digit = |c: char| match c {
        '〇' | '○' => Some(0),
        '两' => Some(2),
        _ if "壹贰叁肆伍陆柒捌玖".contains(c) => {
            "壹贰叁肆伍陆柒捌玖".chars().zip(1..).find(|(known, _)| *known == c).map(|(_, digit)| digit)
        }
        _ => DIGITS.chars().zip(0..).find(|(known, _)| *known == c).map(|(_, digit)| digit),
    };
    if text.is_empty() || text.chars().count() > 16 {
        return None;
    }
    if text.chars().all(|c| digit(c).is_some()) {
        // 二〇二四 spells digits; 三四 without a unit would be a guess.
        let spelled = text.chars().count() == 1 || text.contains(['〇', '○']);
        return spelled.then(|| text.chars().filter_map(digit).fold(0, |n, d| n * 10 + d));
    }
    let (mut total, mut section, mut pending, mut last_unit) = (0_i64, 0_i64, None, i64::MAX);
    for c in text.chars() {
        if let Some(value) = digit(c) {
            if pending.is_some_and(|digit| digit != 0) {
                return None;
            }
            pending = Some(value);
            continue;
        }
        let unit = match c {
            '十' | '拾' => 10,
            '百' | '佰' => 100,
            '千' | '仟' => 1000,
            '万' => 10_000,
            '亿' => 100_000_000,
            _ => return None,
        };
        if unit < 10_000 {
            if unit >= last_unit {
                return None;
            }
            section += pending.take().unwrap_or(1).max(i64::from(unit == 10)) * unit;
            last_unit = unit;
        } else {
            section += pending.take().unwrap_or(0);
            total = (total + section) * unit;
            section = 0;
            last_unit = i64::MAX;
        }
    }
    Some(total + section + pending.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> (State, Option<i64>) {
        let printed = read(text, Kind::Count);
        (printed.state, printed.value.and_then(Value::as_count))
    }

    #[test]
    fn a_whole_number_with_decimals_is_the_number_and_a_fraction_is_none() {
        assert_eq!(count("12.0"), (State::Number, Some(12)));
        assert_eq!(count("０．００"), (State::Number, Some(0)));
        for text in ["1.5", "1.000", "1.", ".0", "2.0.0"] {
            assert_eq!(count(text), (State::Text, None), "{text}");
        }
    }

    #[test]
    fn strokes_and_words_for_none_are_no_number() {
        for text in ["/", "／", "//", "-", "－", "--", "——", "_", "____", "─", "‐", "无", "不涉及", "暂无", "N/A"]
        {
            assert_eq!(count(text), (State::NotApplicable, None), "{text}");
        }
        for text in ["*", "×", "。", ".", "null", "无3"] {
            assert_eq!(count(text), (State::Text, None), "{text}");
        }
    }

    #[test]
    fn a_full_stop_and_the_mark_of_a_note_are_no_part_of_the_number() {
        for text in ["3。", "3件。", "3*", "3※", "3 ①", "3（含上年）②"] {
            assert_eq!(count(text), (State::Number, Some(3)), "{text}");
        }
        assert_eq!(read("3①", Kind::Count).notes, [Note::new(NoteKind::Annotation, "①")]);
        for text in ["①", "3,", "3[1]", "3.*5"] {
            assert_eq!(count(text), (State::Text, None), "{text}");
        }
    }
}
