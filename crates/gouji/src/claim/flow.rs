//! The prose of a report as one stream of text, and the way back to where every byte stands.
//!
//! Documents cut sentences and numbers at the ends of lines and set blanks inside them. The stream has no white
//! space and knows no paragraphs, so that the same sentences give the same claims however they are broken.

use serde::Serialize;

use crate::report::Paragraph;

/// A piece of a paragraph, in bytes of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// The paragraph, as an index into the report's prose.
    pub paragraph: usize,
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// Ends a sentence where the document has no mark for it.
pub(super) const BREAK: char = '\n';

/// A label has fewer digits: 图12.
const LONGEST_LABEL: usize = 4;

/// The stream.
pub(super) struct Flow<'a> {
    pub(super) text: String,
    prose: &'a [Paragraph],
    runs: Vec<Run>,
}

/// From `at` on, the stream copies the paragraph from `byte` on.
#[derive(Clone, Copy)]
struct Run {
    at: usize,
    paragraph: usize,
    byte: usize,
}

impl<'a> Flow<'a> {
    pub(super) fn of(prose: &'a [Paragraph]) -> Self {
        let length = prose.iter().map(|paragraph| paragraph.text.len()).sum();
        let mut flow = Self { text: String::with_capacity(length), prose, runs: Vec::new() };
        for (index, paragraph) in prose.iter().enumerate() {
            let joins = index > 0 && prose[index - 1].part == paragraph.part && !opens(&paragraph.text);
            if !joins && index > 0 {
                flow.text.push(BREAK);
            }
            flow.push(index, &paragraph.text);
        }
        flow
    }

    fn push(&mut self, paragraph: usize, source: &str) {
        let mut expected = None;
        let mut gap = true;
        let mut rest = source;
        loop {
            // Ideographs are copied as they are, many at a time.
            let plain = ideographs(rest);
            let byte = source.len() - rest.len();
            if plain > 0 {
                self.follow(expected, paragraph, byte);
                self.text.push_str(&rest[..plain]);
                (expected, gap, rest) = (Some(byte + plain), false, &rest[plain..]);
                continue;
            }
            let Some(source_sign) = rest.chars().next() else { break };
            rest = &rest[source_sign.len_utf8()..];
            if is_blank(source_sign) {
                gap = true;
                continue;
            }
            let c = narrow(source_sign, || self.between_digits(source, byte));
            let c = if c == '.' && self.ends_sentence(rest) { '。' } else { c };
            // `图1 2024年` is no number 12024.
            if gap && c.is_ascii_digit() && self.text.ends_with(|c: char| c.is_ascii_digit()) {
                let begins_year = is_year(&source[byte..]);
                if begins_year || self.ends_in_label() {
                    self.text.push(BREAK);
                    expected = None;
                }
            }
            gap = false;
            self.follow(expected, paragraph, byte);
            self.text.push(c);
            let width = source_sign.len_utf8();
            expected = (width == c.len_utf8()).then_some(byte + width);
        }
    }

    /// Begins a run where the stream does not go on copying.
    fn follow(&mut self, expected: Option<usize>, paragraph: usize, byte: usize) {
        if expected != Some(byte) {
            self.runs.push(Run { at: self.text.len(), paragraph, byte });
        }
    }

    fn between_digits(&self, source: &str, comma: usize) -> bool {
        let after = source[comma..].chars().nth(1);
        self.text.ends_with(|c: char| c.is_ascii_digit()) && after.is_some_and(|c| c.is_ascii_digit())
    }

    /// Whether a point stands behind a word, and no word or number of a name or a version goes on behind it.
    fn ends_sentence(&self, rest: &str) -> bool {
        self.text.ends_with(|c: char| c >= '\u{4e00}') && !rest.starts_with(|c: char| c.is_ascii_alphanumeric())
    }

    /// Whether the digits at the end belong to 图1 or 第2.
    fn ends_in_label(&self) -> bool {
        let before = self.text.chars().rev().take(LONGEST_LABEL).find(|c| !c.is_ascii_digit());
        before.is_some_and(|c| matches!(c, '图' | '第'))
    }

    fn run(&self, at: usize) -> usize {
        self.runs.partition_point(|run| run.at <= at).saturating_sub(1)
    }

    /// The pieces of paragraphs behind a piece of the stream.
    pub(super) fn spans(&self, start: usize, end: usize) -> Vec<Passage> {
        let mut spans: Vec<Passage> = Vec::new();
        for (index, run) in self.runs.iter().enumerate().skip(self.run(start)) {
            if run.at >= end {
                break;
            }
            let until = self.runs.get(index + 1).map_or(end, |next| next.at.min(end));
            let from = run.byte + start.saturating_sub(run.at);
            let source = &self.prose[run.paragraph].text;
            // A run whose last sign changed its width is one sign long in the source too.
            let last = self.text[..until].chars().next_back().map_or(1, char::len_utf8);
            let last_byte = run.byte + (until - last - run.at.min(until - last));
            let width = source.get(last_byte..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            let to = (last_byte + width).max(from);
            match spans.last_mut() {
                Some(span) if span.paragraph == run.paragraph => span.end = to,
                _ => spans.push(Passage { paragraph: run.paragraph, start: from, end: to }),
            }
        }
        spans
    }

    /// The paragraph a place of the stream stands in.
    pub(super) fn paragraph(&self, at: usize) -> Option<&'a Paragraph> {
        self.runs.get(self.run(at)).map(|run| &self.prose[run.paragraph])
    }
}

/// Whether a line opens an item of its own, so that the line before it is whole: （一）, 一、, 一是, 1.
fn opens(text: &str) -> bool {
    let text = text.trim_start();
    let numeral = |c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit();
    if let Some(inside) = text.strip_prefix(['（', '(']) {
        let rest = inside.trim_start_matches(numeral);
        return rest.len() < inside.len() && rest.starts_with(['）', ')']);
    }
    let rest = text.trim_start_matches(|c: char| numeral(c) && !c.is_ascii_digit());
    rest.len() < text.len() && rest.starts_with('、')
}

fn is_year(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4 && text[digits..].trim_start().starts_with('年')
}

/// The length of the ideographs a text begins with: three bytes each, from E4 B8 80 on.
fn ideographs(text: &str) -> usize {
    text.as_bytes().chunks_exact(3).take_while(|sign| (0xe4..=0xe9).contains(&sign[0])).count() * 3
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}')
}

/// Full-width digits become ASCII, ASCII punctuation becomes Chinese.
fn narrow(c: char, between_digits: impl Fn() -> bool) -> char {
    match c {
        '０'..='９' | '．' | '％' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        ',' if !between_digits() => '，',
        ':' => '：',
        ';' => '；',
        '(' => '（',
        ')' => '）',
        '?' => '？',
        '!' => '！',
        _ => c,
    }
}
