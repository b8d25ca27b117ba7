//! Tables of HTML within a text, as converters write those that Markdown cannot say.

use std::ops::Range;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Lines.
    Lines(Range<usize>),
    /// A table of HTML, from its first tag to its last.
    Table(Range<usize>),
}

/// The pieces of a text, in order.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut lines = 0;
    while let Some(start) = tag(text, lines, "<table") {
        pieces.push(Piece::Lines(lines..start));
        lines = end(text, start);
        pieces.push(Piece::Table(start..lines));
    }
    pieces.push(Piece::Lines(lines..text.len()));
    pieces
}

/// The byte after the table that begins at a byte, with the tables in it.
fn end(text: &str, start: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = start;
    loop {
        let open = tag(text, at, "<table");
        match tag(text, at, "</table") {
            Some(close) if open.is_none_or(|open| close < open) => {
                at = text[close..].find('>').map_or(text.len(), |found| close + found + 1);
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at;
                }
            }
            _ => match open {
                Some(open) => (depth, at) = (depth + 1, open + "<table".len()),
                None => return text.len(),
            },
        }
    }
}

/// Where a tag begins, in letters of any case.
fn tag(text: &str, from: usize, tag: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_it = |at: usize| bytes.get(at..at + tag.len()).is_some_and(|word| word.eq_ignore_ascii_case(tag.as_bytes()));
    text[from..].match_indices('<').map(|(at, _)| from + at).find(|at| is_it(*at))
}

/// Whether a line is tags alone, which stood around a table.
pub(super) fn is_tags(line: &str) -> bool {
    let mut rest = line.trim();
    while let Some(inner) = rest.strip_prefix('<') {
        let is_tag = inner.starts_with(|first: char| first == '/' || first == '!' || first.is_ascii_alphabetic());
        match inner.find('>') {
            Some(close) if is_tag => rest = inner[close + 1..].trim_start(),
            _ => return false,
        }
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_found_with_those_in_them() {
        let shown = |text: &str| -> Vec<String> {
            let show = |piece: Piece| match piece {
                Piece::Lines(range) => text[range].to_owned(),
                Piece::Table(range) => format!("[{}]", &text[range]),
            };
            pieces(text).into_iter().map(show).collect()
        };
        assert_eq!(
            shown("a\n<TABLE><td><table></table></TABLE>b"),
            ["a\n", "[<TABLE><td><table></table></TABLE>]", "b"]
        );
        assert_eq!(shown("a<table>b"), ["a", "[<table>b]", ""]);
        assert_eq!(shown("1 < 2"), ["1 < 2"]);
    }

    #[test]
    fn lines_of_tags_alone_say_nothing() {
        assert!(is_tags("<html><body>") && is_tags(" </div> "));
        assert!(!is_tags("<b>1</b>") && !is_tags("<3>") && !is_tags("1 < 2"));
    }
}
