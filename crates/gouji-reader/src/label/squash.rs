//! The bare words of a label: no white space, width, brackets, quotes or punctuation.

use std::borrow::Cow;

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
    // Composition looks at neighbours; among plain characters there is nothing to compose.
    let plain = text.chars().all(is_plain).then(|| text.chars().map(narrow_plain));
    let other = plain.is_none().then(|| nfkc(text).map(resolve_radical));
    plain.into_iter().flatten().chain(other.into_iter().flatten())
}

fn resolve_radical(c: char) -> char {
    match c {
        '⺀'..='⻳' => RADICALS.iter().find(|(radical, _)| *radical == c).map_or(c, |(_, plain)| *plain),
        _ => c,
    }
}

/// The words of a label and nothing else; `None` when the text is too long to be one.
pub(crate) fn squash(text: &str) -> Option<Cow<'_, str>> {
    // A character is at most four bytes, and markup and white space come on top.
    if text.len() > LONGEST * 16 {
        return None;
    }
    // An ideograph is three bytes long, and many labels are nothing else.
    if text.len() <= LONGEST * 3 && text.chars().all(is_ideograph) {
        return Some(text.into());
    }
    let words = String::with_capacity(text.len().min(LONGEST * 4));
    let words = if text.chars().all(is_plain) {
        bare(text.chars().map(narrow_plain), words)
    } else {
        bare(nfkc(text).map(resolve_radical), words)
    };
    words.map(Cow::Owned)
}

/// Adds those of some characters that are words.
fn bare(chars: impl Iterator<Item = char>, mut words: String) -> Option<String> {
    let mut left = LONGEST;
    for c in chars {
        if is_word(c) {
            left = left.checked_sub(1)?;
            words.push(c);
        }
    }
    Some(words)
}

fn is_word(c: char) -> bool {
    is_ideograph(c) || c.is_alphanumeric()
}

fn is_ideograph(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Whether a character is folded by itself, if at all: nearly all are.
fn is_plain(c: char) -> bool {
    is_ideograph(c)
        || matches!(c, '\0'..='\x7f' | '\u{ff01}'..='\u{ff5e}' | '\u{3000}'..='\u{3002}' | '《' | '》' | '“' | '”' | '—')
}

/// A plain character as it is folded.
fn narrow_plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// Whether a character numbers a line: Arabic or Chinese.
pub(crate) fn is_numeral(c: char) -> bool {
    matches!(c, '0'..='9' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_characters_are_folded_as_the_standard_folds_them() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32).filter(|c| is_plain(*c)) {
            let text = format!("{c}a{c}");
            assert!(narrow(&text).eq(nfkc(&text)), "{c:?}");
        }
    }

    #[test]
    fn what_is_not_plain_is_folded_whole() {
        assert_eq!(narrow("⾏ﬁ①⻅e\u{301}").collect::<String>(), "行fi1见é");
    }
}
