//! The prose of a report as sentences, with the dates and years that stand in them.

use jiff::civil::Date;

use crate::finding::Quote;
use crate::origin::Origin;
use crate::report::Report;
use crate::text::squeezed;

/// A sentence without white space; one that a page break cut in two is whole again.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    pub(super) part: Option<u8>,
    pub(super) text: String,
    /// Where the paragraph stands that it begins in.
    origin: Origin,
}

impl Sentence {
    /// Whether it stands before part one or in it.
    pub(super) fn is_front(&self) -> bool {
        matches!(self.part, None | Some(1))
    }

    pub(super) fn quote(&self) -> Quote {
        Quote { text: self.text.clone(), origin: self.origin.clone() }
    }
}

/// The sentences of a report.
pub(crate) fn sentences(report: &Report) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut is_open = false;
    for paragraph in &report.prose {
        let text = squeezed(&paragraph.text);
        for piece in text.split_inclusive(['。', ';', '!', '?']) {
            if let Some(last) = sentences.last_mut().filter(|last| is_open && last.part == paragraph.part) {
                last.text.push_str(piece);
            } else {
                let text = piece.to_owned();
                sentences.push(Sentence { part: paragraph.part, text, origin: paragraph.origin.clone() });
            }
            is_open = !piece.ends_with(['。', ';', '!', '?']);
        }
    }
    sentences
}

/// Every number of four digits that may be a year, followed by 年 or not.
pub(crate) fn years(text: &str) -> Vec<u16> {
    let is_year = |digits: &&str| digits.len() == 4;
    let years = text.split(|c: char| !c.is_ascii_digit()).filter(is_year).filter_map(|digits| digits.parse().ok());
    let mut years: Vec<u16> = years.filter(|year| (1990..2100).contains(year)).collect();
    years.extend(chinese_year(text));
    years
}

/// 二〇二四年.
fn chinese_year(text: &str) -> Option<u16> {
    let digits: Vec<Option<u16>> = text.chars().map(chinese_digit).collect();
    let year = digits.windows(4).find_map(|window| {
        let [thousands, hundreds, tens, ones] = window else { return None };
        Some((*thousands)? * 1000 + (*hundreds)? * 100 + (*tens)? * 10 + (*ones)?)
    })?;
    (1990..2100).contains(&year).then_some(year)
}

fn chinese_digit(c: char) -> Option<u16> {
    let place = "〇一二三四五六七八九".chars().position(|digit| digit == c);
    place.map(|place| place as u16).or_else(|| matches!(c, '○' | '零').then_some(0))
}

/// The first two dates of a text that are joined as a period: 2024年1月1日至12月31日.
pub(super) fn period(text: &str) -> Option<(Date, Date)> {
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once('年') {
        rest = tail;
        let Some(year) = trailing_number(before) else { continue };
        let Some((start, tail)) = month_day(year, tail) else { continue };
        let joined = tail.trim_start_matches(['起', '至', '到', '止', '-', '—', '–', '~', ',']);
        if joined.len() == tail.len() {
            continue;
        }
        let (year, joined) = match joined.split_once('年') {
            Some((digits, tail)) if digits.len() == 4 => (trailing_number(digits)?, tail),
            _ => (year, joined),
        };
        if let Some((end, _)) = month_day(year, joined) {
            return Some((start, end));
        }
    }
    None
}

fn trailing_number(text: &str) -> Option<i16> {
    let start = text
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    text[start..].parse().ok().filter(|year| (1990..2100).contains(year))
}

fn month_day(year: i16, text: &str) -> Option<(Date, &str)> {
    let (month, rest) = text.split_once('月')?;
    let (day, rest) = rest.split_once('日')?;
    Some((Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()?, rest))
}

/// Whether a line is nothing but a date.
pub(super) fn is_date(line: &str) -> bool {
    let line = squeezed(line);
    let line = line.trim_matches(['(', ')']);
    let Some((year, rest)) = line.split_once('年') else { return false };
    trailing_number(year).is_some_and(|_| year.len() == 4)
        && month_day(2024, rest).is_some_and(|(_, rest)| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_two_dates_joined() {
        let dates = |text| period(text).map(|(start, end)| (start.to_string(), end.to_string()));
        let year = Some(("2024-01-01".to_owned(), "2024-12-31".to_owned()));
        assert_eq!(dates("统计期限自2024年1月1日起至2024年12月31日止"), year);
        assert_eq!(dates("时限为2024年1月1日-12月31日"), year);
        assert_eq!(dates("根据2019年修订的条例,数据自2024年1月1日至12月31日"), year);
        assert_eq!(dates("2024年1月1日公布,2024年12月31日废止"), None);
        assert_eq!(dates("截至2024年12月31日"), None);
    }

    #[test]
    fn a_year_has_four_digits_or_four_numerals() {
        assert_eq!(years("某局2024年度报告"), [2024]);
        assert_eq!(years("某局二〇二四年报告"), [2024]);
        assert_eq!(years("电话12345678、共2606篇"), Vec::<u16>::new());
        assert!(is_date("（2025年1月20日）"));
        assert!(!is_date("2025年1月20日公布"));
    }
}
