//! Sentences as words, numbers, punctuation, and what is none of these.

use super::lexicon::{LEXICON, Meaning};
use super::numbers::{self, Number, Unit};

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Word(Meaning),
    Number(Number),
    /// Punctuation that ends a clause or separates items.
    Mark(char),
    /// Words that are not in the lexicon.
    Unknown,
}

/// A token and its bytes in the stream.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token {
    pub(super) fn meaning(&self) -> Option<Meaning> {
        match self.kind {
            Kind::Word(meaning) => Some(meaning),
            _ => None,
        }
    }

    pub(super) fn number(&self) -> Option<Number> {
        match self.kind {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }

    pub(super) fn is(&self, meaning: Meaning) -> bool {
        matches!(self.kind, Kind::Word(word) if word == meaning)
    }

    /// Whether it names something of the form.
    pub(super) fn names(&self) -> bool {
        matches!(self.meaning(), Some(Meaning::Subject(_) | Meaning::Says(_) | Meaning::By(_) | Meaning::Noun(_)))
    }

    /// The year a token names.
    pub(super) fn year(&self) -> Option<i64> {
        let number = self.number().filter(|number| number.unit == Unit::Year)?;
        i64::try_from(number.value.mantissa()).ok()
    }
}

/// Titles of works longer than this are not believed to be titles.
const LONGEST_TITLE: usize = 100;

/// Reads the sentence at `start` into `tokens`; the place after it.
pub(super) fn sentence(text: &str, start: usize, tokens: &mut Vec<Token>) -> usize {
    tokens.clear();
    let mut at = start;
    let mut unknown = None;
    let flush = |unknown: &mut Option<usize>, at, tokens: &mut Vec<Token>| {
        if let Some(start) = unknown.take() {
            tokens.push(Token { kind: Kind::Unknown, start, end: at });
        }
    };
    while let Some(c) = text[at..].chars().next() {
        let end = at + c.len_utf8();
        let (kind, end) = match c {
            '。' | '！' | '？' | '\n' => {
                flush(&mut unknown, at, tokens);
                return end;
            }
            '，' | '；' | '：' | '（' | '）' | '、' => (Some(Kind::Mark(c)), end),
            // Quotation marks change nothing.
            '“' | '”' | '‘' | '’' | '"' | '\'' | '「' | '」' => {
                flush(&mut unknown, at, tokens);
                at = end;
                continue;
            }
            '《' => (Some(Kind::Unknown), title(text, at).unwrap_or(end)),
            _ => token(text, at, c).map_or((None, end), |(kind, end)| (Some(kind), end)),
        };
        match kind {
            Some(kind) => {
                flush(&mut unknown, at, tokens);
                tokens.push(Token { kind, start: at, end });
            }
            None => {
                unknown.get_or_insert(at);
            }
        }
        at = end;
    }
    flush(&mut unknown, at, tokens);
    at
}

fn token(text: &str, at: usize, c: char) -> Option<(Kind, usize)> {
    let number = if numbers::starts(c) { numbers::read(text, at) } else { None };
    if let Some(number) = number.filter(|number| number.unit != Unit::Other || c.is_ascii_digit()) {
        return Some((Kind::Number(number), number.end));
    }
    let word = LEXICON.word(&text[at..], c).map(|(meaning, length)| (Kind::Word(meaning), at + length));
    word.or_else(|| number.map(|number| (Kind::Number(number), number.end)))
}

/// The end of 《…》.
fn title(text: &str, at: usize) -> Option<usize> {
    // Text made to hurt opens many that never close: one quick look tells.
    let mut end = text.len().min(at + 4 * LONGEST_TITLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    if !text[at..end].contains('》') {
        return None;
    }
    let mut depth = 0_u32;
    for (offset, c) in text[at..].char_indices().take(LONGEST_TITLE) {
        match c {
            '《' => depth += 1,
            '》' => depth -= 1,
            '\n' | '。' => return None,
            _ => {}
        }
        if depth == 0 {
            return Some(at + offset + c.len_utf8());
        }
    }
    None
}
