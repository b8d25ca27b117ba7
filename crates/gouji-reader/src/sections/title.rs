//! The title, and the agency and year in it.

use crate::label::{is_numeral, narrow};

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
    let text = without_annex(text);
    let bare = squeeze(text);
    let any = bare.rfind("信息公开").map(|at| (at, "信息公开"))?;
    if bare.chars().count() > LONGEST || bare.contains(['。', '；', '，', ',', '《', '：', ':', '>', '»', '›'])
    {
        return None;
    }
    let subject = bare.rfind("政府信息公开").map_or(any, |at| (at, "政府信息公开"));
    let rest = &bare[subject.0 + subject.1.len()..];
    if !(rest.contains("报告") || rest.contains("年报")) || rest.contains("格式") || rest.contains("通知") {
        return None;
    }
    let (bracketed, before) = without_bracketed_year(&bare[..subject.0]);
    let (year, before) = without_year(before);
    let (later, _) = without_year(rest);
    let year = year.or(later).or(bracketed);
    // 政府信息公开年报 without a year is where pages keep the reports.
    if year.is_none() && rest == "年报" {
        return None;
    }
    let agency =
        before.trim_end_matches("关于").trim_end_matches('于').trim_end_matches("年度").trim_start_matches("关于");
    // What stands before a dash is the page's: its number, its place.
    let agency = agency.rsplit(['-', '_', '|', '—', '–']).next().unwrap_or(agency);
    let agency = in_brackets(agency.trim_matches(['“', '”', '"']));
    let agency = (!agency.is_empty()).then_some(agency);
    Some(Title { text: text.to_owned(), agency, year, blocks: Vec::new() })
}

/// A title without the words that call it an annex: 附件：, 附件2.
fn without_annex(text: &str) -> &str {
    let text = text.trim();
    let Some(rest) = text.strip_prefix("附件").or_else(|| text.strip_prefix('附')) else { return text };
    let number = |c: char| c.is_whitespace() || is_numeral(c) || ".．、".contains(c);
    let title = rest.trim_start_matches(number).trim_start_matches([':', '：']).trim_start();
    // A place may be called 附城.
    if title == rest { text } else { title }
}

/// A year in brackets before everything else: 【2024】.
fn without_bracketed_year(bare: &str) -> (Option<u16>, &str) {
    let inner = bare.strip_prefix(['【', '[', '〔', '(']).and_then(|rest| rest.split_once(['】', ']', '〕', ')']));
    match inner.map(|(inner, rest)| (without_year(&format!("{inner}年")).0, rest)) {
        Some((Some(year), rest)) => (Some(year), rest),
        _ => (None, bare),
    }
}

/// A name with its brackets as names have them: in pairs and round what they hold.
fn in_brackets(name: &str) -> String {
    let name = name.replace('(', "（").replace(')', "）").replace("（）", "");
    if name.matches('（').count() == name.matches('）').count() && !name.starts_with('（') {
        name
    } else {
        name.trim_matches(['（', '）']).to_owned()
    }
}

/// A text without white space, with width and radicals resolved where digits and letters are concerned.
pub(super) fn squeeze(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    bare.extend(narrow(text).filter(|c| !c.is_whitespace() && *c != '\u{200b}' && *c != '\u{feff}'));
    bare
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_the_organ_and_the_year_however_it_is_dressed() {
        let said = |text: &str| {
            let title = read(text)?;
            Some((title.agency.unwrap_or_default(), title.year.unwrap_or_default()))
        };
        let name = "青禾市林业局".to_owned();
        for text in [
            "附件：青禾市林业局2024年政府信息公开工作年度报告",
            "附件 2 青禾市林业局2024年政府信息公开工作年度报告",
            "【2024】青禾市林业局政府信息公开工作年报",
            "青禾市林业局（2024年度）政府信息公开工作年度报告",
            "“青禾市林业局”２０２４年政府信息公开年度报告",
        ] {
            assert_eq!(said(text), Some((name.clone(), 2024)), "{text}");
        }
        let two = "青禾市林业局（青禾市绿化办公室）2024年政府信息公开工作年度报告";
        assert_eq!(said(two), Some(("青禾市林业局（青禾市绿化办公室）".to_owned(), 2024)));
        let place = "附城镇人民政府2024年政府信息公开工作年度报告";
        assert_eq!(said(place), Some(("附城镇人民政府".to_owned(), 2024)));
        assert_eq!(said("关于印发青禾市林业局2024年政府信息公开工作年度报告的通知"), None);
    }
}
