//! The signature with its date, and the date of publication.

use super::title::{is_organ, squeeze};
use crate::label::narrow;

/// Bytes of a line that may be one of these.
const LONGEST: usize = 200;

/// Who signed, and when.
#[derive(Debug, Default)]
pub(super) struct Signature {
    pub(super) organ: Option<String>,
    pub(super) date: Option<jiff::civil::Date>,
}

/// The last line that is a date alone, or an organ and a date, is the signature's; the organ may stand above it.
pub(super) fn signature(lines: &[(usize, &str)]) -> Signature {
    let signed =
        lines.iter().enumerate().rev().filter(|(_, (_, text))| text.len() <= LONGEST).find_map(|(at, (_, text))| {
            let bare = squeeze(text);
            let bare = bare.trim_matches(['(', ')', '。', '.']);
            if let Some(date) = whole(bare) {
                return Some((at.checked_sub(1).map(|above| lines[above].1.to_owned()), date));
            }
            let mut ends = bare.char_indices().filter(|(_, c)| is_digit(*c)).map(|(end, _)| bare.split_at(end));
            ends.find_map(|(organ, rest)| Some((Some(organ.to_owned()), whole(rest).filter(|_| is_organ(organ))?)))
        });
    let Some((organ, date)) = signed else { return Signature::default() };
    Signature { organ: organ.filter(|organ| is_organ(organ)).map(|organ| squeeze(&organ)), date: Some(date) }
}

/// Words before a date of publication, the surest first.
const PUBLISHED: [&[&str]; 3] = [
    &["发布日期", "发布时间", "公开日期", "公开时间", "公布日期", "公布时间"],
    &["发文日期", "发文时间"],
    &["生成日期", "生成时间"],
];

/// When a report was published, by what its page says around it: in a line, or in two cells side by side.
pub(super) fn published<'a>(said: impl Iterator<Item = [&'a str; 2]>) -> Option<jiff::civil::Date> {
    let may_say = |[one, other]: &[&str; 2]| one.len() + other.len() <= LONGEST && one.contains(['期', '间', '源']);
    // Where white space parts the day from the time of day, it says where the day ends.
    let texts = |said: [&str; 2]| {
        let said = said.join(" ");
        let bare = squeeze(&said);
        bare.contains(is_digit).then(|| [narrow(&said).collect(), bare])
    };
    let said: Vec<[String; 2]> = said.filter(may_say).filter_map(texts).collect();
    let after = |text: &str, mark: &str| {
        let rest = text[text.find(mark)? + mark.len()..].trim_start();
        first(rest.strip_prefix(':').unwrap_or(rest))
    };
    let marked = |marks: &&[&str]| {
        said.iter().find_map(|texts| marks.iter().find_map(|mark| texts.iter().find_map(|text| after(text, mark))))
    };
    // Under a title stands when it was put on the page, and from where.
    let above_source = || said.iter().filter(|[_, bare]| bare.contains("来源:")).find_map(|[spaced, _]| first(spaced));
    // 日期 alone, at the beginning: elsewhere it is the end of another word.
    let dated = |text: &String| first(text.trim_start().strip_prefix("日期:")?);
    let bare = || said.iter().flatten().find_map(dated);
    PUBLISHED.iter().find_map(marked).or_else(bare).or_else(above_source)
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
    let (year, rest) = number(text.trim_start())?;
    let (month, rest) = number(rest.trim_start().strip_prefix(['年', '-', '/', '.'])?.trim_start())?;
    let (day, rest) = number(rest.trim_start().strip_prefix(['月', '-', '/', '.'])?.trim_start())?;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix('日').unwrap_or(rest);
    if !(2000..2100).contains(&year) {
        return None;
    }
    let date = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some((date, rest))
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '〇' | '零' | '○' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// A number in Arabic or Chinese digits at the beginning of a text.
fn number(text: &str) -> Option<(i16, &str)> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_an_organ_and_a_date() {
        let read = |text: &str| {
            let Signature { organ, date } = signature(&text.lines().enumerate().collect::<Vec<_>>());
            (organ.unwrap_or_default(), date.map(|date| date.to_string()).unwrap_or_default())
        };
        let both = ("青禾市林业局".to_owned(), "2025-01-20".to_owned());
        for text in [
            "2024年12月1日\n青禾市林业局\n2025年1月20日\n附注",
            "青禾市林业局 2025年1月20日",
            "青 禾 市 林 业 局\n二〇二五年一月二十日",
            "青禾市林业局\n（2025-01-20）",
        ] {
            assert_eq!(read(text), both, "{text}");
        }
        assert_eq!(read("没有其他事项。\n2025年1月20日"), (String::new(), both.1));
        assert_eq!(read("截至2025年1月20日"), Default::default());
    }

    #[test]
    fn a_page_says_when_it_was_published() {
        let read = |text: &str| {
            published(text.lines().map(|line| [line, ""])).map(|date| date.to_string()).unwrap_or_default()
        };
        for text in [
            "发布日期：2025-01-22",
            "发布时间： 2025年01月22日 09:12",
            "发布时间:2025-01-22 09:12",
            "索引号 1234 发文日期 2025-01-22 主题分类",
            "生成日期 2025/1/22",
            "2025-01-22 09:12:33 来源：林业局",
            "生成日期：2025-01-20\n发布日期：2025-01-22\n发布日期：2026-02-02",
        ] {
            assert_eq!(read(text), "2025-01-22", "{text}");
        }
        assert_eq!(
            published([["发布日期", "2025-01-22"]].into_iter()).map(|date| date.to_string()).as_deref(),
            Some("2025-01-22")
        );
        for text in ["更新时间：2025-01-22", "2025-01-22", "成文日期：2025-01-22", "发布日期：见附件2025"]
        {
            assert_eq!(read(text), "", "{text}");
        }
    }
}
