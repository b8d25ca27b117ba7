//! The six parts of a report and the headings that open them.

use crate::Text;
use crate::text::squeezed;

/// One of the six parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Part {
    /// Its number, 1 to 6.
    pub number: u8,
    /// Its id.
    pub id: &'static str,
    /// Its heading as the template prints it, without the number.
    pub heading: Text,
}

const fn part(number: u8, id: &'static str, zh: &'static str, en: &'static str) -> Part {
    Part { number, id, heading: Text::new(zh, en) }
}

/// The parts in order, the same in both editions.
#[rustfmt::skip]
pub static PARTS: [Part; 6] = [
    part(1, "overview",      "总体情况",                             "Overview"),
    part(2, "disclosure",    "主动公开政府信息情况",                  "Proactive disclosure"),
    part(3, "requests",      "收到和处理政府信息公开申请情况",         "Requests received and processed"),
    part(4, "review",        "政府信息公开行政复议、行政诉讼情况",     "Reconsideration and litigation"),
    part(5, "problems",      "存在的主要问题及改进情况",               "Problems and improvements"),
    part(6, "other_matters", "其他需要报告的事项",                    "Other matters"),
];

/// The numerals of parts.
const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// The longest heading seen has 28 characters; a longer line is a sentence.
const LONGEST: usize = 40;

/// A line that opens a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Opening {
    /// Which part it opens, by its words.
    pub(crate) part: u8,
    /// Which number it bears.
    pub(crate) ordinal: Option<u8>,
    /// Its words, without white space and number.
    pub(crate) words: String,
    /// What follows on the same line.
    pub(crate) rest: String,
}

impl Part {
    /// The part that a heading opens, by its words and its number.
    ///
    /// ```
    /// use gouji::Part;
    ///
    /// assert_eq!(Part::opened_by("五、存在的主要问题和改进情况"), Some(5));
    /// assert_eq!(Part::opened_by("（一）主动公开"), None);
    /// assert_eq!(Part::opened_by("四、结转下年度继续办理"), None);
    /// ```
    #[must_use]
    pub fn opened_by(heading: &str) -> Option<u8> {
        opening(heading).map(|opening| opening.part)
    }
}

/// The number at the head of a line and the rest of it: `三、`, `第三部分`.
pub(crate) fn ordinal(line: &str) -> (Option<u8>, &str) {
    let (body, whole) = line.strip_prefix('第').map_or((line, false), |rest| (rest, true));
    for (number, numeral) in (1..).zip(NUMERALS) {
        let Some(rest) = body.strip_prefix(numeral) else { continue };
        let rest = if whole { rest.strip_prefix("部分") } else { Some(rest) };
        let Some(rest) = rest else { continue };
        let trimmed = rest.trim_start_matches(['、', '.', ',', ':', '．']);
        if whole || trimmed.len() < rest.len() {
            return (Some(number), trimmed);
        }
    }
    (None, line)
}

pub(crate) fn opening(line: &str) -> Option<Opening> {
    if line.len() > LONGEST * 8 {
        return None;
    }
    let line = squeezed(line);
    let (ordinal, words) = ordinal(&line);
    let end = words.find(['。', ':', ';']).unwrap_or(words.len());
    let (words, rest) = words.split_at(end);
    if words.chars().count() > LONGEST || words.starts_with('(') {
        return None;
    }
    let has = |word: &str| words.contains(word);
    let part = if has("总体情况") || (ordinal == Some(1) && (has("概述") || has("基本情况"))) {
        1
    } else if has("复议") && has("诉讼") {
        4
    } else if has("问题") && (has("改进") || has("存在")) {
        5
    } else if has("需要报告") && has("事项") {
        6
    } else if has("收到和处理") || (ordinal == Some(3) && has("申请") && !has("结果")) {
        3
    } else if has("主动公开政府信息") || has("信息主动公开情况") || (ordinal == Some(2) && has("主动公开"))
    {
        2
    } else {
        return None;
    };
    Some(Opening {
        part, ordinal, words: words.to_owned(), rest: rest.trim_start_matches(['。', ':', ';']).to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_opened_by_its_own_heading() {
        for (part, numeral) in PARTS.iter().zip(NUMERALS) {
            for line in [format!("{numeral}、{}", part.heading.zh), part.heading.zh.to_owned()] {
                assert_eq!(Part::opened_by(&line), Some(part.number), "{line}");
            }
        }
        for (line, part) in [
            ("第一部分 总体情况", 1),
            ("# 二、 行政机关主动公开政府信息情况", 2),
            ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", 4),
            ("五、政府信息公开工作存在的主要问题及改进情况", 5),
            ("六、其他需要报告的事项：无。", 6),
        ] {
            assert_eq!(Part::opened_by(line), Some(part), "{line}");
        }
    }

    #[test]
    fn what_stands_inside_a_part_opens_none() {
        for line in [
            "（二）依申请公开情况",
            "(一)主要问题",
            "三、本年度办理结果",
            "一、本年新收政府信息公开申请数量",
            "二、上年结转政府信息公开申请数量",
            "四、结转下年度继续办理",
            "行政复议",
            "第二十条第（一）项",
            "七、附件",
        ] {
            assert_eq!(Part::opened_by(line), None, "{line}");
        }
    }
}
