//! Characters of a page to words as they are shown: white space collapsed, lines where they break.

use std::ops::Range;

/// Text being gathered from pieces.
#[derive(Debug, Default)]
pub(crate) struct Words {
    text: String,
    gap: Gap,
    /// From the first to the last piece with a visible character.
    range: Option<Range<usize>>,
    /// What was seen of the pieces that have visible characters.
    pub(crate) seen: Seen,
}

/// What stands between the last visible character and the next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    /// A line end of the source: nothing between ideographs, a space between words.
    Wrap,
    Space,
    /// A line ends on the page.
    Line,
}

/// How pieces were marked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    /// Some were not bold.
    pub(crate) plain: bool,
    /// Some were no link.
    pub(crate) unlinked: bool,
    /// Something makes the number unsure: a picture, a digit raised or struck through.
    pub(crate) doubtful: bool,
}

/// How the piece now added is marked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Style {
    pub(crate) bold: bool,
    pub(crate) link: bool,
    pub(crate) aside: bool,
}

impl Words {
    /// Adds the characters of a piece that stands at `range` of the source.
    pub(crate) fn push(&mut self, piece: &str, range: &Range<usize>, style: Style) {
        let mut wrapped = false;
        let mut rest = piece;
        while let Some(c) = rest.chars().next() {
            let length = rest.find(|c| !is_visible(c)).unwrap_or(rest.len());
            if length > 0 {
                self.word(&rest[..length], c, style);
                match &mut self.range {
                    Some(known) => known.end = range.end,
                    None => self.range = Some(range.clone()),
                }
                wrapped = false;
                rest = &rest[length..];
                continue;
            }
            rest = &rest[c.len_utf8()..];
            if !c.is_whitespace() {
                wrapped = false;
                continue;
            }
            // A line end and the indent after it are one wrap; spaces alone are a space.
            wrapped |= matches!(c, '\n' | '\r');
            let gap = if wrapped { Gap::Wrap } else { Gap::Space };
            let spaced_wrap = gap == Gap::Wrap && matches!(self.gap, Gap::Space);
            self.gap = if spaced_wrap { Gap::Wrap } else { self.gap.max(gap) };
            if matches!(c, '\u{a0}' | '\u{3000}') && self.gap != Gap::Line {
                self.gap = Gap::Space;
                wrapped = false;
            }
        }
    }

    /// Adds visible characters, the first of which is known.
    fn word(&mut self, word: &str, first: char, style: Style) {
        self.bridge(first);
        self.text.push_str(word);
        let tells = !(style.bold || self.seen.plain) || !(style.link || self.seen.unlinked);
        let letter = tells && word.contains(char::is_alphanumeric);
        self.seen.plain |= letter && !style.bold;
        self.seen.unlinked |= letter && !style.link;
        self.seen.doubtful |= style.aside && word.contains(char::is_numeric);
    }

    /// A line ends here.
    pub(crate) fn end_line(&mut self) {
        self.gap = Gap::Line;
    }

    /// Something that cannot be read stands here.
    pub(crate) fn doubt(&mut self) {
        self.seen.doubtful = true;
    }

    fn bridge(&mut self, next: char) {
        let gap = std::mem::take(&mut self.gap);
        let Some(previous) = self.text.chars().next_back() else { return };
        match gap {
            Gap::None => {}
            Gap::Wrap if is_wide(previous) && is_wide(next) => {}
            Gap::Wrap | Gap::Space => self.text.push(' '),
            Gap::Line => self.text.push('\n'),
        }
    }

    /// The words gathered, where they stand and how they were marked; starts anew.
    pub(crate) fn take(&mut self) -> (String, Range<usize>, Seen) {
        let words = std::mem::take(self);
        (words.text, words.range.unwrap_or_default(), words.seen)
    }
}

/// Whether a page shows anything of a character.
fn is_visible(c: char) -> bool {
    // What nearly all of a report is written in need not be looked up.
    matches!(c, '!'..='~' | '\u{4e00}'..='\u{9fff}')
        || !(c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{2060}'))
}

/// Ideographs and their punctuation, between which a line end of the source is no space.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[&str]) -> String {
        let mut words = Words::default();
        for piece in pieces {
            words.push(piece, &(0..0), Style::default());
        }
        words.take().0
    }

    #[test]
    fn white_space_is_collapsed_as_on_the_page() {
        assert_eq!(shown(&["  2", "0", "23 年\t度 "]), "2023 年 度");
        assert_eq!(shown(&["主动公开\r\n    政府信息"]), "主动公开政府信息");
        assert_eq!(shown(&["in\n force"]), "in force");
        assert_eq!(shown(&["\u{a0}\u{a0}"]), "");
        assert_eq!(shown(&["1", "\u{a0}", "2"]), "1 2");
        assert_eq!(shown(&["零\u{200b}售"]), "零售");
    }
}
