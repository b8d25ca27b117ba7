//! Rows: what grids and lines of text have in common.

use std::borrow::Cow;

use gouji::{Cell, Kind, Origin, State};

use crate::document::{Grid, GridCell};
use crate::label::{self, Label};

/// A row of a grid, or a line of text taken apart.
#[derive(Debug, Default)]
pub(crate) struct Row<'a> {
    pub(crate) items: Vec<Item<'a>>,
    /// The columns the row covers, with cells that reach into it from above.
    pub(crate) width: u32,
    /// Whether the cells are those of a table, so that blanks stand in their places.
    pub(crate) in_grid: bool,
    pub(crate) origin: Cow<'a, Origin>,
}

/// A cell of a row.
#[derive(Debug, Clone)]
pub(crate) struct Item<'a> {
    pub(crate) text: &'a str,
    pub(crate) column: u32,
    pub(crate) columns: u32,
    pub(crate) doubtful: bool,
    /// Whether it only fills its row up.
    pub(crate) filler: bool,
    pub(crate) origin: Cow<'a, Origin>,
    pub(crate) kind: Sort,
}

/// What the print of a cell looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sort {
    Blank,
    /// A number, or a sign that none applies.
    Value,
    Label(Label),
    /// Anything else.
    Text,
}

impl Sort {
    pub(crate) fn of(text: &str) -> Self {
        // Nearly all that is no label is a bare number.
        if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
            return Self::Value;
        }
        let text = text.trim_matches(is_space);
        if text.is_empty() {
            return Self::Blank;
        }
        if !text.chars().any(char::is_alphabetic) {
            let empty = text.chars().all(|c| is_space(c) || "\u{200b}\u{feff}".contains(c));
            return if empty { Self::Blank } else { Self::Value };
        }
        match label::read(text) {
            Some(label) => Self::Label(label),
            None if is_value(text) => Self::Value,
            None => Self::Text,
        }
    }
}

/// Characters of the longest sign that none applies, with white space in it.
const LONGEST_SIGN: usize = 12;

pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}')
}

/// Whether a print reads as a number of any kind, or says that none applies.
pub(crate) fn is_value(text: &str) -> bool {
    if !text.trim_start_matches(is_space).starts_with(begins_value) {
        return false;
    }
    // A numeral alone numbers lines more often than it counts things, but nothing has the number 0.
    if is_numeral(text) {
        return matches!(text, "零" | "〇");
    }
    // Words without any digit say at most that none applies.
    if !text.contains(|c: char| c.is_numeric() || "零一二三四五六七八九十百千万亿〇两○".contains(c))
        && text.chars().nth(LONGEST_SIGN).is_some()
    {
        return false;
    }
    [Kind::Count, Kind::Change, Kind::Amount].into_iter().any(|kind| {
        let state = Cell::read(text, kind).state();
        state == State::Number || state == State::NotApplicable
    })
}

/// Whether a print is a numeral and nothing else.
fn is_numeral(text: &str) -> bool {
    text.chars().all(|c| "零一二三四五六七八九十百千万亿〇两".contains(c))
}

/// Whether a number, its sign or a sign that none applies may begin with a character.
fn begins_value(c: char) -> bool {
    c.is_ascii_digit() || (!c.is_ascii_alphabetic() && !is_word_of_prose(c)) || "Nn".contains(c)
}

/// Whether a character is an ideograph that neither counts nor signs.
fn is_word_of_prose(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
        && !"零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟增减无不暂".contains(c)
}

impl<'a> Item<'a> {
    pub(crate) fn new(text: &'a str, column: u32, origin: Cow<'a, Origin>) -> Self {
        let kind = Sort::of(text);
        Self { text, column, columns: 1, doubtful: false, filler: false, origin, kind }
    }

    fn of_cell(cell: &'a GridCell) -> Self {
        let mut item = Self::new(&cell.text, cell.column, Cow::Borrowed(&cell.origin));
        item.columns = cell.columns.max(1);
        item.doubtful = cell.doubtful;
        item.filler = cell.filler;
        item
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.kind == Sort::Blank && !self.doubtful
    }

    pub(crate) fn label(&self) -> Option<&Label> {
        match &self.kind {
            Sort::Label(label) => Some(label),
            _ => None,
        }
    }
}

/// The rows of a grid, with the columns that cells from above reach into.
pub(crate) fn rows(grid: &Grid) -> impl Iterator<Item = Row<'_>> {
    // Cells that reach down: the column after their last, and the rows they still cover.
    let mut above: Vec<(u32, u32)> = Vec::new();
    let below = said_below(grid);
    grid.rows.iter().enumerate().map(move |(index, cells)| {
        let mut items: Vec<Item<'_>> = cells.iter().map(Item::of_cell).collect();
        for (item, cell) in items.iter_mut().zip(cells).filter(|(item, cell)| cell.rows > 1 && item.kind == Sort::Value)
        {
            item.doubtful |= below[index] < index + cell.rows as usize;
        }
        count_by_numerals(&mut items);
        let end = |item: &Item<'_>| item.column.saturating_add(item.columns);
        let width = items
            .iter()
            .filter(|item| !item.filler)
            .map(end)
            .chain(above.iter().map(|(end, _)| *end))
            .max()
            .unwrap_or(0);
        for (_, left) in &mut above {
            *left -= 1;
        }
        above.retain(|(_, left)| *left > 0);
        above.extend(
            cells
                .iter()
                .filter(|cell| cell.rows > 1)
                .map(|cell| (cell.column.saturating_add(cell.columns.max(1)), cell.rows - 1)),
        );
        let origin = cells.iter().find(|cell| !cell.is_blank()).or(cells.first());
        Row { items, width, in_grid: true, origin: origin.map(|cell| Cow::Borrowed(&cell.origin)).unwrap_or_default() }
    })
}

/// For each row the next one below it that says anything: a number that reaches into that is one of both rows, or of
/// either.
fn said_below(grid: &Grid) -> Vec<usize> {
    let mut below = vec![usize::MAX; grid.rows.len()];
    for index in (1..grid.rows.len()).rev() {
        let says = grid.rows[index].iter().any(|cell| !cell.is_blank());
        below[index - 1] = if says { index } else { below[index] };
    }
    below
}

/// Numerals side by side at the end of a row count things: no line has two numbers.
fn count_by_numerals(items: &mut [Item<'_>]) {
    let is_one = |item: &Item<'_>| item.kind == Sort::Text && is_numeral(item.text.trim_matches(is_space));
    let of_end = |item: &&mut Item<'_>| item.is_blank() || item.kind == Sort::Value || is_one(item);
    let numerals: Vec<_> = items.iter_mut().rev().take_while(of_end).filter(|item| is_one(item)).collect();
    if numerals.len() > 1 {
        for item in numerals {
            item.kind = Sort::Value;
        }
    }
}

/// A line of text as a row: a label and the numbers after it, words of a header, or numbers alone.
///
/// `None` when the line is none of these.
pub(crate) fn line<'a>(text: &'a str, origin: &'a Origin) -> Row<'a> {
    let mut tokens = tokens(text);
    let first_value = tokens.iter().rposition(|token| !is_number_token(token.1)).map_or(0, |last| last + 1);
    let values = tokens.split_off(first_value);
    let mut items = Vec::new();
    if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
        let words = &text[first.0..last.0 + last.1.len()];
        let whole = Item::new(words, 0, within(origin, text, first.0, words));
        let parts = || -> Vec<Item<'a>> {
            (0..)
                .zip(&tokens)
                .map(|(column, (at, token))| Item::new(token, column, within(origin, text, *at, token)))
                .collect()
        };
        // Words of a header stand apart; the words of one label may, too.
        if matches!(whole.kind, Sort::Label(_)) || tokens.len() == 1 || text.len() > 200 {
            items.push(whole);
        } else {
            let parts = parts();
            let labels = parts.iter().filter(|item| item.label().is_some()).count();
            if labels >= 2 || (labels == 1 && parts.last().is_some_and(|item| item.label().is_some())) {
                items = parts;
            } else {
                items.push(whole);
            }
        }
    }
    let column = items.len() as u32;
    items.extend((column..).zip(values).map(|(column, (at, token))| Item {
        text: token,
        column,
        columns: 1,
        doubtful: false,
        filler: false,
        origin: within(origin, text, at, token),
        kind: Sort::Value,
    }));
    Row { width: items.len() as u32, items, in_grid: false, origin: Cow::Borrowed(origin) }
}

/// The words of a line with their first bytes; white space inside the brackets of a note does not part them.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    let mut tokens = Vec::new();
    let mut start = None;
    let mut depth = 0_u32;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' if depth > 0 || before.is_ascii_digit() => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if !is_space(c) {
            start.get_or_insert(at);
        } else if depth == 0
            && let Some(start) = start.take()
        {
            tokens.push((start, &text[start..at]));
        }
        before = c;
    }
    if let Some(start) = start {
        tokens.push((start, text[start..].trim_end_matches(is_space)));
    }
    tokens
}

fn is_number_token(token: &str) -> bool {
    // A sentence ends in a stop, a row of numbers does not.
    token.bytes().all(|b| b.is_ascii_digit()) || (token.len() < 200 && !token.ends_with('。') && is_value(token))
}

/// The place of a piece of a text, where the text stands there as it is printed.
fn within<'a>(origin: &'a Origin, text: &str, at: usize, piece: &str) -> Cow<'a, Origin> {
    match (origin.line, origin.column, origin.bytes) {
        (Some(line), Some(column), Some([first, last])) if last - first == text.len() as u64 => {
            let first = first + at as u64;
            let column = column + text[..at].chars().count() as u32;
            Cow::Owned(Origin::text(line, column, [first, first + piece.len() as u64]))
        }
        _ => Cow::Borrowed(origin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reads_as_a_value_that_does_not_begin_like_one() {
        let others =
            (0..=u32::from(char::MAX)).filter_map(char::from_u32).filter(|c| !begins_value(*c) && !is_space(*c));
        for c in others {
            for rest in ["", "5", "/A", "适用", "加5"] {
                let text = format!("{c}{rest}");
                for kind in [Kind::Count, Kind::Change, Kind::Amount] {
                    let state = Cell::read(&text, kind).state();
                    assert!(!matches!(state, State::Number | State::NotApplicable), "{text}");
                }
            }
        }
    }
}
