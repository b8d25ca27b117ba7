//! The bare words of a label: no white space, width, brackets, quotes or punctuation.

use crate::unicode::nfkc;

/// Labels are short; what is longer is prose and is not looked at as a label.
pub(crate) const LONGEST: usize = 80;

/// Radicals of the supplement that PDF text has in place of characters and that NFKC leaves alone.
#[rustfmt::skip]
const RADICALS: &[(char, char)] = &[
    ('⺠', '民'), ('⻓', '长'), ('⻅', '见'), ('⻔', '门'), ('⻋', '车'), ('⻚', '页'), ('⻢', '马'), ('⻛', '风'),
    ('⻝', '食'), ('⻥', '鱼'), ('⻦', '鸟'), ('⻩', '黄'), ('⻬', '齐'), ('⻰', '龙'), ('⺝', '月'), ('⻄', '西'),
    ('⻆', '角'), ('⻉', '贝'), ('⻘', '青'), ('⻣', '骨'), ('⻤', '鬼'), ('⺟', '母'),
];

/// The characters of a text with width, radicals and ligatures resolved.
pub(crate) fn narrow(text: &str) -> impl Iterator<Item = char> + '_ {
    nfkc(text).map(|c| match c {
        '⺀'..='⻳' => RADICALS.iter().find(|(radical, _)| *radical == c).map_or(c, |(_, plain)| *plain),
        _ => c,
    })
}

/// The words of a label and nothing else; `None` when the text is too long to be one.
pub(crate) fn squash(text: &str) -> Option<String> {
    // A character is at most four bytes, and markup and white space come on top.
    if text.len() > LONGEST * 16 {
        return None;
    }
    let mut words = String::with_capacity(text.len());
    if text.chars().all(is_plain) {
        words.extend(text.chars().filter(|c| c.is_alphanumeric()));
    } else {
        words.extend(narrow(text).filter(|c| c.is_alphanumeric()));
    }
    (words.chars().count() <= LONGEST).then_some(words)
}

/// Whether a character is as narrow as it can be, or none of a label's words however wide: nearly all are.
fn is_plain(c: char) -> bool {
    matches!(c, '\0'..='\x7f' | '\u{4e00}'..='\u{9fff}' | '（' | '）' | '、' | '，' | '。' | '：' | '“' | '”' | '　')
}

/// Whether a character numbers a line: Arabic or Chinese.
pub(crate) fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十".contains(c)
}
