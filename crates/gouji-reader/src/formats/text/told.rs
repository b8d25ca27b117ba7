//! Cells told one after another, each ended by a pipe, which may stand on a line of its own: the lines of such a
//! cell are put together.

use std::ops::Range;

use gouji::Table;

use super::rows::{PIPES, padding};
use crate::{label, sections};

/// Pipes alone on a line, each below what it ends, that make a habit.
const FEWEST: usize = 2;
/// Lines with one cell and its pipe that make a habit, where they are most of the lines with pipes.
const FEWEST_CELLS: usize = 10;
/// Characters of the longest line of a cell; what is longer is prose.
const LONGEST: usize = 90;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    /// Words without a pipe.
    Words,
    /// A pipe and nothing else.
    Pipe,
    /// Words that a pipe ends.
    Cell,
    /// Several cells, or pipes that fill a row up.
    Row,
    /// Several cells, the last of which no pipe ends.
    Open,
}

fn kind_of(line: &str) -> Kind {
    let line = line.trim();
    match line.matches(PIPES).count() {
        _ if line.is_empty() => Kind::Blank,
        0 => Kind::Words,
        1 if line.chars().count() == 1 => Kind::Pipe,
        1 if line.ends_with(PIPES) => Kind::Cell,
        _ if line.ends_with(PIPES) => Kind::Row,
        _ => Kind::Open,
    }
}

/// Whether the cells of a text are told one after another.
fn is_told(text: &str) -> bool {
    let (mut alone, mut cells, mut rows) = (0, 0, 0);
    let mut before = Kind::Blank;
    for kind in text.lines().map(kind_of).filter(|kind| *kind != Kind::Blank) {
        match kind {
            Kind::Pipe if before == Kind::Words => alone += 1,
            Kind::Cell => cells += 1,
            Kind::Row | Kind::Open => rows += 1,
            _ => {}
        }
        before = kind;
    }
    alone >= FEWEST || (cells >= FEWEST_CELLS && cells > rows)
}

/// Where the lines of a text are, with their line ends; those of one cell are one, up to its pipe.
pub(super) fn lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        at += line.len();
        at - line.len()..at
    });
    if !is_told(text) {
        return rows(text, lines);
    }
    let edged = is_edged(text);
    let mut whole: Vec<Range<usize>> = Vec::new();
    // Where the lines of words since the last pipe begin, from the first that may be a cell's.
    let mut begun: Vec<usize> = Vec::new();
    let mut inside = false;
    for mut own in lines {
        let line = &text[own.clone()];
        match kind_of(line) {
            // Within a table a line without anything parts nothing.
            Kind::Blank if inside => {
                if let Some(before) = whole.last_mut() {
                    before.end = own.end;
                }
                continue;
            }
            Kind::Blank => {}
            Kind::Words if is_prose(line) => (inside, begun) = (false, Vec::new()),
            Kind::Words => begun.push(own.start),
            Kind::Open => (inside, begun) = (true, vec![own.start]),
            kind => {
                // Outside of a table only the last line is certain to be the cell's.
                let first = match kind {
                    Kind::Pipe | Kind::Cell if inside => begun.first(),
                    Kind::Pipe => begun.last(),
                    _ => None,
                };
                if let Some(first) = first {
                    let kept = whole.partition_point(|line| line.start < *first);
                    whole.truncate(kept);
                    own.start = *first;
                }
                // A pipe before a label, or after a row that was filled up, is the edge of its row.
                let mut before = whole.iter().rev().map(|line| &text[line.clone()]);
                if edged && before.next().is_some_and(|line| kind_of(line) == Kind::Pipe) {
                    let filled_up = before.next().is_some_and(|line| padding(line) > 0);
                    if filled_up || is_label(&text[own.clone()]) {
                        whole.pop();
                    }
                }
                (inside, begun) = (true, Vec::new());
                // Several values on one line are told one by one.
                if kind == Kind::Row && !text[own.clone()].chars().any(char::is_alphabetic) {
                    let line = text[own.clone()].trim_end();
                    let cells = line.len() - padding(line);
                    for (at, pipe) in text[own.clone()][..cells].match_indices(PIPES) {
                        let end = own.start + at + pipe.len();
                        let start = whole.last().map_or(own.start, |last| last.end.max(own.start));
                        whole.push(start..end);
                    }
                    own.start = whole.last().map_or(own.start, |last| last.end.max(own.start));
                }
            }
        }
        whole.push(own);
    }
    whole
}

/// Lines that are rows. A pipe alone goes on with the row of the form before it, and so does what begins with a pipe
/// and has no words, after such a pipe or the label alone.
fn rows(text: &str, lines: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut whole: Vec<Range<usize>> = Vec::new();
    let mut last = Kind::Blank;
    for own in lines {
        let line = &text[own.clone()];
        let kind = kind_of(line);
        let bare = line.trim_start().starts_with(PIPES) && !line.chars().any(char::is_alphabetic);
        let begun = kind == Kind::Pipe || (bare && matches!(last, Kind::Pipe | Kind::Cell));
        let goes_on = |before: &str| is_row(before) || (kind == Kind::Pipe && kind_of(before) == Kind::Open);
        match whole.last_mut() {
            Some(before) if begun && goes_on(&text[before.clone()]) => before.end = own.end,
            _ => whole.push(own),
        }
        last = kind;
    }
    whole
}

/// Whether a line begins with no pipe and a cell of it is the label of a row of the form, and of no column.
fn is_row(line: &str) -> bool {
    let is_label = |cell: &str| {
        label::read(cell).is_some_and(|label| {
            let tables = [Table::Disclosure, Table::Requests];
            tables.iter().any(|table| label.row(*table).is_some())
                && Table::ALL.iter().all(|table| label.column(*table).is_none())
        })
    };
    line.contains(PIPES) && !line.trim_start().starts_with(PIPES) && line.split(PIPES).any(is_label)
}

/// Whether every row begins with a pipe on a line of its own: those do that come after one that was filled up.
fn is_edged(text: &str) -> bool {
    let mut kinds = text.lines().filter(|line| !line.trim().is_empty()).peekable();
    let (mut edged, mut bare) = (0, 0);
    while let Some(line) = kinds.next() {
        match kinds.peek().map(|next| kind_of(next)) {
            Some(Kind::Pipe) if padding(line) > 0 => edged += 1,
            Some(Kind::Cell | Kind::Row) if padding(line) > 0 => bare += 1,
            _ => {}
        }
    }
    edged > 1 && bare == 0
}

/// Whether a cell with its pipe is a label of the form.
fn is_label(cell: &str) -> bool {
    label::read(cell.trim_end().trim_end_matches(PIPES)).is_some()
}

/// Whether words are none of a cell.
fn is_prose(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('#')
        || line.contains('。')
        || line.ends_with(['：', ':'])
        || line.chars().nth(LONGEST).is_some()
        || sections::part(line).is_some()
        || sections::title(line).is_some()
}
