//! The title, and the agency and year in it.

use crate::label::narrow;

/// Characters of a title.
const LONGEST: usize = 80;

/// A title and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Title {
    pub(crate) text: String,
    pub(crate) agency: Option<String>,
    pub(crate) year: Option<u16>,
    /// The blocks it stands in.
    pub(crate) blocks: Vec<usize>,
}

/// The first title of a document; the agency may stand on the line before or after it.
pub(super) fn find(lines: &[(usize, &str)]) -> Option<Title> {
    let (at, mut title) = lines.iter().enumerate().find_map(|(at, (index, text))| {
        let whole = read(text).map(|title| (at, Title { blocks: vec![*index], ..title }));
        // 二〇二四年 on one line, 政府信息公开工作年度报告 on the next.
        whole.or_else(|| {
            let (next, second) = lines.get(at + 1)?;
            let joined = is_start(text).then(|| format!("{text}{second}"))?;
            // What is a title by itself has its own organ and year.
            if read(second).is_some_and(|second| second.agency.is_some() && second.year.is_some()) {
                return None;
            }
            let title = read(&joined)?;
            Some((at, Title { blocks: vec![*index, *next], ..title }))
        })
    })?;
    if title.agency.is_none() {
        let before = at.checked_sub(1).and_then(|before| lines.get(before));
        let after = lines.get(at + title.blocks.len());
        if let Some((index, text)) = before.filter(|(_, text)| is_organ(text)) {
            title.agency = Some(squeeze(text));
            title.text = format!("{}{}", text.trim(), title.text);
            title.blocks.insert(0, *index);
        } else if let Some((_, text)) = after.filter(|(_, text)| is_organ(text)) {
            title.agency = Some(squeeze(text));
        }
    }
    Some(title)
}

/// Reads a line as a title.
pub(crate) fn read(text: &str) -> Option<Title> {
    // Prose is no title, and not worth a closer look.
    if text.chars().filter(|c| !c.is_whitespace()).nth(2 * LONGEST).is_some() {
        return None;
    }
    let bare = squeeze(text);
    if bare.chars().count() > LONGEST || bare.contains(['。', '；', '，', ',', '《', '：', ':', '>', '»', '›'])
    {
        return None;
    }
    let subject = ["政府信息公开", "信息公开"].iter().find_map(|word| bare.rfind(word).map(|at| (at, *word)))?;
    let rest = &bare[subject.0 + subject.1.len()..];
    if !(rest.contains("报告") || rest.contains("年报")) || rest.contains("格式") || rest.contains("通知") {
        return None;
    }
    let (year, before) = without_year(&bare[..subject.0]);
    let (later, _) = without_year(rest);
    let year = year.or(later);
    // 政府信息公开年报 without a year is where pages keep the reports.
    if year.is_none() && rest == "年报" {
        return None;
    }
    let agency =
        before.trim_end_matches("关于").trim_end_matches('于').trim_end_matches("年度").trim_start_matches("关于");
    // What stands before a dash is the page's: its number, its place.
    let agency = agency.rsplit(['-', '_', '|', '—', '–']).next().unwrap_or(agency);
    let agency = agency.trim_matches(['（', '）', '(', ')', '“', '”', '"']);
    let agency = (!agency.is_empty()).then(|| agency.to_owned());
    Some(Title { text: text.trim().to_owned(), agency, year, blocks: Vec::new() })
}

/// A text without white space, with width and radicals resolved where digits and letters are concerned.
pub(super) fn squeeze(text: &str) -> String {
    narrow(text).filter(|c| !c.is_whitespace() && *c != '\u{200b}' && *c != '\u{feff}').collect()
}

/// Takes a year out of a text: `2024年`, `2022年度`, `二〇二四年`.
pub(super) fn without_year(text: &str) -> (Option<u16>, String) {
    for (at, mark) in text.match_indices('年') {
        let before: Vec<(usize, char)> = text[..at].char_indices().collect();
        let Some(four) = before.len().checked_sub(4).map(|first| &before[first..]) else { continue };
        let digits: Option<u16> =
            four.iter().try_fold(0_u16, |year, (_, c)| Some(year * 10 + u16::try_from(digit(*c)?).ok()?));
        let Some(year) = digits.filter(|year| (2000..2100).contains(year)) else { continue };
        let rest = text[at + mark.len()..].trim_start_matches('度');
        return (Some(year), format!("{}{rest}", &text[..four[0].0]));
    }
    (None, text.to_owned())
}

fn digit(c: char) -> Option<u32> {
    let chinese = "〇一二三四五六七八九".chars().position(|known| known == c).map(|digit| digit as u32);
    c.to_digit(10).or(chinese).or(matches!(c, '零' | '○' | 'O').then_some(0))
}

/// The year of the period a report says it covers: 从2024年1月1日至2024年12月31日.
pub(super) fn year_of_period(lines: &[(usize, &str)]) -> Option<u16> {
    lines.iter().find_map(|(_, text)| {
        let bare = squeeze(text);
        let before = &bare[..bare.find("年1月1日")?];
        let (start, _) = before.char_indices().rev().nth(3)?;
        without_year(&format!("{}年", &before[start..])).0
    })
}

/// Whether a line may be the first half of a title.
fn is_start(text: &str) -> bool {
    let bare = squeeze(text);
    let long = bare.chars().count() > 60;
    !long
        && super::date::first(&bare).is_none()
        && !bare.contains(['。', '，', '；', '：', '、'])
        && (is_organ(text) || without_year(&bare).0.is_some())
}

/// Whether a line is the name of an organ and nothing else.
pub(super) fn is_organ(text: &str) -> bool {
    let bare = squeeze(text);
    let length = bare.chars().count();
    (3..=40).contains(&length)
        && bare.chars().all(char::is_alphanumeric)
        && !bare.chars().any(|c| c.is_ascii_digit())
        && [
            "局", "府", "会", "室", "厅", "委", "院", "队", "镇", "乡", "处", "办", "站", "所", "中心", "街道", "街",
            "部", "社", "机关", "馆",
        ]
        .iter()
        .any(|end| bare.ends_with(end))
}
