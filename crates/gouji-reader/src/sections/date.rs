//! The dates under the signature and of publication.

use gouji::Dates;

use crate::label::narrow;

/// The last line that is a date alone is the signature's; publication says so.
pub(super) fn find(lines: &[(usize, &str)]) -> Dates {
    let mut dates = Dates::default();
    for (_, text) in lines {
        if text.len() > 200 {
            continue;
        }
        let bare: String = narrow(text).filter(|c| !c.is_whitespace()).collect();
        let marks = ["发布日期:", "发布时间:", "公开日期:", "发文日期:"];
        if let Some(date) = whole(bare.trim_matches(['(', ')', '。', '.'])) {
            dates.signed = Some(date);
        } else if marks.iter().any(|mark| bare.contains(mark)) || bare.starts_with("日期:") {
            // The hour after a day is none of the day's digits.
            let apart = apart(text);
            let rest = marks.iter().chain(&["日期:"]).find_map(|mark| after(&apart, mark));
            dates.published = rest.and_then(first).or(dates.published);
        }
    }
    dates
}

/// A text without white space but that between digits.
fn apart(text: &str) -> String {
    let mut apart = String::new();
    let mut space = false;
    for c in narrow(text) {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        let between = |last: char| last.is_ascii_digit() && c.is_ascii_digit();
        if std::mem::take(&mut space) && apart.chars().next_back().is_some_and(between) {
            apart.push(' ');
        }
        apart.push(c);
    }
    apart
}

fn after<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    text.find(mark).map(|at| &text[at + mark.len()..])
}

/// A text that is a date and nothing else: 2026年1月23日, 2026-01-23, 二〇二六年一月二十三日.
fn whole(text: &str) -> Option<jiff::civil::Date> {
    let (date, rest) = read(text)?;
    rest.is_empty().then_some(date)
}

/// The date a text begins with.
pub(super) fn first(text: &str) -> Option<jiff::civil::Date> {
    read(text).map(|(date, _)| date)
}

fn read(text: &str) -> Option<(jiff::civil::Date, &str)> {
    let (year, rest) = number(text)?;
    let rest = rest.strip_prefix(['年', '-', '/', '.'])?;
    let (month, rest) = number(rest)?;
    let rest = rest.strip_prefix(['月', '-', '/', '.'])?;
    let (day, rest) = number(rest)?;
    let rest = rest.strip_prefix('日').unwrap_or(rest);
    if !(2000..2100).contains(&year) {
        return None;
    }
    let date = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some((date, rest))
}

/// A number in Arabic or Chinese digits at the beginning of a text.
fn number(text: &str) -> Option<(i16, &str)> {
    let is_digit = |c: char| c.is_ascii_digit() || "〇零○一二三四五六七八九十".contains(c);
    let end = text.find(|c: char| !is_digit(c)).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    if digits.is_empty() || digits.len() > 12 {
        return None;
    }
    let mut value = 0_i16;
    let mut ten = false;
    for c in digits.chars() {
        let digit = match c {
            '十' => {
                value = value.max(1).checked_mul(10)?;
                ten = true;
                continue;
            }
            '零' | '○' => 0,
            _ => c
                .to_digit(10)
                .or_else(|| "〇一二三四五六七八九".chars().position(|known| known == c).map(|d| d as u32))?,
        };
        let digit = i16::try_from(digit).ok()?;
        value = if ten { value.checked_add(digit)? } else { value.checked_mul(10)?.checked_add(digit)? };
    }
    Some((value, rest))
}
