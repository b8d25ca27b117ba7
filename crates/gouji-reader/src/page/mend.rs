//! What the end of a page cut, in one again: rows, labels over several rows, headers said again.

use gouji::{Cell, Kind, State, order};

use crate::document::GridCell;
use crate::label::{self, Meaning};

type Row = Vec<GridCell>;

/// Puts the rows of a table on one page and of its piece on the next together.
pub(super) fn join(above: &mut Vec<Row>, mut below: Vec<Row>) {
    below.drain(..header_again(above, &below));
    match Cut::between(above, &below) {
        Some(cut) if cut.is_proven() => cut.mend(above, &mut below),
        Some(cut) if cut.is_likely() => doubt(above, &mut below),
        _ => {}
    }
    spans(above, &mut below);
    above.append(&mut below);
}

/// How many rows below are the header of the table, printed again on a new page.
fn header_again(above: &[Row], below: &[Row]) -> usize {
    let alike = |(first, again): &(&Row, &Row)| {
        let mut cells = first.iter().zip(*again);
        first.len() == again.len()
            && cells.all(|(a, b)| a.text == b.text && a.column == b.column && !is_value(&a.text))
            && first.iter().any(|cell| is_words(&cell.text))
    };
    above.iter().zip(below).take_while(alike).count()
}

/// A row at the end of a page and the one at the beginning of the next.
struct Cut {
    joined: Row,
    /// What of the lower row spans the rows below it as well.
    deeper: Row,
    /// The rest of labels that end with the row: the row and the cell they are in above.
    ends: Vec<(usize, usize, String)>,
    /// Words in both rows, column by column.
    words: Vec<(String, String)>,
    upper: Half,
    lower: Half,
}

/// What one of two halves has that stands in this row alone.
#[derive(Default)]
struct Half {
    words: Vec<String>,
    values: usize,
}

impl Half {
    fn take(&mut self, text: &str) {
        if is_words(text) {
            self.words.push(text.to_owned());
        } else if is_value(text) {
            self.values += 1;
        }
    }

    /// Whether its only words are the label of a row.
    fn is_labelled(&self) -> bool {
        matches!(self.words.as_slice(), [only] if label::read(only).is_some_and(|label| names_row(&label)))
    }
}

impl Cut {
    /// The two rows as one; none when they have different columns, or a label begins in the lower.
    fn between(above: &[Row], below: &[Row]) -> Option<Self> {
        let (last, lower) = (above.len().checked_sub(1)?, below.first()?);
        let mut cut = Self {
            joined: above[last].clone(),
            deeper: Vec::new(),
            ends: Vec::new(),
            words: Vec::new(),
            upper: Half::default(),
            lower: Half::default(),
        };
        for part in cut.joined.iter().filter(|cell| cell.rows == 1) {
            // A label over rows that go on below is none of this row alone.
            if !lower.iter().any(|cell| is_below(part, cell) && cell.rows > 1) {
                cut.upper.take(&part.text);
            }
        }
        for cell in lower {
            let part = cut.joined.iter_mut().find(|part| part.rows == 1 && is_below(part, cell));
            match part {
                Some(part) if cell.rows == 1 => {
                    cut.lower.take(&cell.text);
                    match (is_words(&part.text), is_words(&cell.text)) {
                        (true, true) => cut.words.push((part.text.clone(), cell.text.clone())),
                        (true, false) | (false, true) if !part.text.is_empty() && !cell.text.is_empty() => return None,
                        // Which of two numbers it is, or whether they are one, the page does not tell.
                        (false, false) if !part.text.is_empty() && !cell.text.is_empty() => part.doubtful = true,
                        _ => {}
                    }
                    if !part.text.is_empty() && !cell.text.is_empty() {
                        part.text.push('\n');
                    }
                    part.text.push_str(&cell.text);
                    part.doubtful |= cell.doubtful;
                }
                _ if is_label_begun(&cell.text) => return None,
                // What spans more rows goes on without this one.
                _ if cell.rows > 1 => cut.deeper.push(GridCell { rows: cell.rows - 1, ..cell.clone() }),
                _ if cell.text.is_empty() => {}
                _ => {
                    let (row, at) = reaching(above, cell)?;
                    cut.ends.push((row, at, cell.text.clone()));
                }
            }
        }
        (below.len() > 1 || cut.deeper.is_empty()).then_some(cut)
    }

    /// Whether the labels say that the rows are one: whole only together, or on one side alone.
    fn is_proven(&self) -> bool {
        if !self.words.is_empty() {
            return self.words.iter().all(|(upper, lower)| is_cut(upper, lower));
        }
        let (upper, lower) = (&self.upper, &self.lower);
        (upper.is_labelled() && lower.words.is_empty() && lower.values > 0)
            || (lower.is_labelled() && upper.words.is_empty() && upper.values > 0)
    }

    /// Whether neither row has a label of the form, and one has numbers.
    fn is_likely(&self) -> bool {
        let unknown = |text: &String| label::read(text).is_none();
        self.upper.values + self.lower.values > 0
            && !self.words.is_empty()
            && self.words.iter().all(|(upper, lower)| unknown(upper) && unknown(lower))
    }

    fn mend(self, above: &mut [Row], below: &mut Vec<Row>) {
        for (row, cell, rest) in self.ends {
            above[row][cell].text.push_str(&rest);
        }
        if let Some(last) = above.last_mut() {
            *last = self.joined;
        }
        below.remove(0);
        if let Some(next) = below.first_mut() {
            next.extend(self.deeper);
            order::sort_by_key(next, |cell| cell.column);
        }
    }
}

/// Two halves that are not proven to be of one row: what is in them, and what is not, is not certain.
fn doubt(above: &mut [Row], below: &mut [Row]) {
    let halves = above.last_mut().into_iter().chain(below.first_mut()).flatten();
    halves.filter(|cell| cell.rows == 1 && !is_words(&cell.text)).for_each(|cell| cell.doubtful = true);
}

/// Makes one cell again of labels over rows of both pages.
fn spans(above: &mut [Row], below: &mut [Row]) {
    let Some(first) = below.first_mut() else { return };
    first.retain(|lower| {
        let Some((row, at)) = reaching(above, lower) else { return true };
        let upper = &mut above[row][at];
        let spans = upper.rows > 1 || lower.rows > 1;
        let goes_on = if lower.text.is_empty() {
            !upper.text.is_empty() && !is_value(&upper.text) && !names_column(&upper.text)
        } else {
            is_words(&upper.text) && is_words(&lower.text) && !is_label_begun(&lower.text)
        };
        if !spans || !goes_on {
            return true;
        }
        upper.text.push_str(&lower.text);
        upper.rows += lower.rows;
        upper.doubtful |= lower.doubtful;
        false
    });
}

/// The cell above a lower one that reaches down to the end of its page.
fn reaching(above: &[Row], lower: &GridCell) -> Option<(usize, usize)> {
    above.iter().enumerate().rev().find_map(|(row, cells)| {
        let reaches = |cell: &GridCell| row + cell.rows as usize >= above.len() && is_below(cell, lower);
        cells.iter().rposition(reaches).map(|at| (row, at))
    })
}

fn is_below(upper: &GridCell, lower: &GridCell) -> bool {
    upper.column == lower.column && upper.columns == lower.columns
}

/// Whether two texts are one label of the form only together.
fn is_cut(upper: &str, lower: &str) -> bool {
    let whole = format!("{upper}{lower}");
    let Some(joined) = label::read(&whole) else {
        let nearly = label::squash(&whole).and_then(|words| label::nearly(&words));
        return nearly.is_some() && label::read(upper).is_none() && label::read(lower).is_none();
    };
    let Some(rest) = label::read(lower) else { return true };
    // 类过程性信息 and 法律行政法规禁止公开 are known by themselves too; 总计 under 3.其他 is a row of its own.
    let goes_on = label::read(upper).is_none_or(|upper| upper.groups == joined.groups);
    rest.number.is_none() && rest.groups.is_empty() && rest.meanings == joined.meanings && goes_on
}

fn names_row(label: &label::Label) -> bool {
    label.any(|meaning| matches!(meaning, Meaning::Row(..)))
}

fn names_column(text: &str) -> bool {
    label::read(text).is_some_and(|label| label.any(|meaning| matches!(meaning, Meaning::Column(..) | Meaning::Parent)))
}

/// Whether a text begins as labels do, with a numeral.
fn is_label_begun(text: &str) -> bool {
    text.starts_with(|c: char| "（(一二三四五六七".contains(c) || c.is_ascii_digit())
}

/// Whether a text is neither a number nor a sign that none applies.
fn is_words(text: &str) -> bool {
    Cell::read(text, Kind::Count).state() == State::Text && text.contains(char::is_alphabetic)
}

fn is_value(text: &str) -> bool {
    !text.trim().is_empty() && !is_words(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(column: u32, rows: u32, text: &str) -> GridCell {
        GridCell { rows, ..GridCell::new(column, text, gouji::Origin::default()) }
    }

    #[test]
    fn a_header_at_the_end_of_a_page_takes_nothing_from_the_row_on_the_next() {
        let mut table = vec![vec![cell(0, 2, "三、"), cell(1, 2, "总计")], vec![]];
        join(
            &mut table,
            vec![vec![cell(0, 1, "（七）总计"), cell(1, 1, "/")], vec![cell(0, 1, "四、"), cell(1, 1, "")]],
        );
        let rows: Vec<usize> = table.iter().map(Vec::len).collect();
        assert_eq!((table[0][1].text.as_str(), rows), ("总计", vec![2, 0, 2, 2]));
        let mut table = vec![vec![cell(0, 2, "总计")], vec![]];
        join(&mut table, vec![vec![cell(0, 1, "")]]);
        assert_eq!((table[0][0].rows, table[2].len()), (2, 1));
    }

    #[test]
    fn a_label_over_the_rows_of_two_pages_is_one() {
        let mut table = vec![vec![cell(0, 1, "（三）不"), cell(1, 1, "1.属于国家秘密"), cell(2, 1, "5")]];
        join(
            &mut table,
            vec![
                vec![cell(0, 2, "予公开"), cell(1, 1, "2.其他"), cell(2, 1, "6")],
                vec![cell(1, 1, "3."), cell(2, 1, "7")],
            ],
        );
        assert_eq!((table[0][0].text.as_str(), table[0][0].rows, table[1].len()), ("（三）不予公开", 3, 2));
    }
}
