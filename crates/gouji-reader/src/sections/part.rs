//! Headings: which of the six parts a line opens, and how deep it stands.

use crate::label::{is_numeral, squash};

/// The part of the report that a heading opens, by its words, whatever its number.
pub(crate) fn part(text: &str) -> Option<u8> {
    if text.len() > 200 || text.contains(['。', '；']) {
        return None;
    }
    let words = squash(text)?;
    // A line of a table of contents ends in its page.
    if words.ends_with(|c: char| c.is_ascii_digit()) || words.chars().count() > 40 {
        return None;
    }
    let words = words.strip_prefix("第").and_then(|rest| rest.split_once("部分")).map_or(&*words, |(_, rest)| rest);
    let words = words.trim_start_matches(is_numeral);
    let has = |word: &str| words.contains(word);
    let ends = words.ends_with("情况") || words.ends_with("措施");
    if matches!(words, "总体情况" | "总体工作情况" | "政府信息公开工作总体情况" | "概述") {
        Some(1)
    } else if matches!(
        words,
        "主动公开政府信息情况" | "行政机关主动公开政府信息情况" | "政府信息主动公开情况" | "主动公开政府信息的情况"
    ) {
        Some(2)
    } else if words.starts_with("收到和处理政府信息公开申请") || words.starts_with("行政机关收到和处理政府信息公开申请")
    {
        Some(3)
    } else if has("行政复议") && has("行政诉讼") && ends && has("政府信息公开") {
        Some(4)
    } else if has("问题")
        && (has("改进") || has("措施"))
        && (words.starts_with("存在") || words.contains("存在的主要问题"))
        && ends
    {
        Some(5)
    } else if matches!(words, "其他需要报告的事项" | "其他需要报告事项" | "需要报告的其他事项" | "其他需要说明的事项")
    {
        Some(6)
    } else {
        None
    }
}

/// The level of a line that is a heading by its numbering and shortness alone.
pub(crate) fn level(text: &str) -> Option<u8> {
    let text = text.trim();
    let inner = text.trim_end_matches(['。', '：', ':', '.']);
    if text.chars().count() > 32 || inner.contains(['。', '；', '，', '：', ';', ',']) {
        return None;
    }
    let (first, rest) = (text.chars().next()?, text.trim_start_matches(['（', '(']).trim_start_matches(is_numeral));
    if rest == text {
        return None;
    }
    if matches!(first, '（' | '(') && rest.starts_with(['）', ')']) {
        return Some(3);
    }
    (rest.starts_with('、') && !first.is_ascii_digit()).then_some(2)
}

/// Whether a line is the caption of a picture or table, or a picture's place.
pub(crate) fn is_caption(text: &str) -> bool {
    let short = text.chars().count() <= 80 && !text.contains('。');
    let numbered = ["图", "表"].iter().any(|word| {
        text.strip_prefix(word)
            .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit() || is_numeral(c)))
    });
    short && numbered
}
