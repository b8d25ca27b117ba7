//! Rows of words: headers, labels whose cells follow, pieces of labels, prose.

use gouji::Table;

use super::{MOST, Walk};
use crate::label::{self, Label, Meaning};
use crate::locate::head::Head;
use crate::locate::row::{Item, Row};
use crate::locate::strip::Key;

impl<'a> Walk<'a> {
    /// A row of words: a header, a label whose cells follow, or prose.
    pub(super) fn words(&mut self, row: &Row<'a>, filled: &[&Item<'a>]) -> bool {
        let labels: Vec<&Label> = filled.iter().filter_map(|item| item.label()).collect();
        let heads = labels.iter().filter(|label| is_head(label)).count();
        let mut rows: Vec<&Label> = labels.iter().copied().filter(|label| is_only_row(label)).collect();
        // A label said again in every column it spans is one.
        rows.dedup();
        let rows = rows.len();
        // 3.其他 names a row before blanks and a remark, too.
        let first = filled.first().and_then(|item| item.label()).filter(|_| labels.len() == 1);
        let is_row = first.is_some_and(|label| self.may_be_row(label));
        if heads >= 2 || rows >= 2 || (heads == 1 && rows == 0 && !is_row) {
            self.header(row, filled);
            return true;
        }
        if !labels.is_empty() {
            self.begun = None;
            self.data(row);
            return true;
        }
        if filled.len() == row.items.len() && self.is_under_outcomes(row) {
            return self.unlabelled(row);
        }
        if row.in_grid && filled.len() >= 2 && self.table.is_some() {
            // Words between rows of numbers are a remark.
            if !self.is_among_rows() {
                self.header(row, filled);
            }
            return true;
        }
        self.part_of_label(row, filled)
    }

    /// Whether the rows under a header of the piece at hand have begun.
    fn is_among_rows(&self) -> bool {
        let head = self.head.filter(|_| !self.head_open).map(|head| &self.found.heads[head]);
        head.is_some_and(|head| head.piece == self.piece && head.table.is_some() && head.table == self.table)
    }

    /// Whether a label that also names a column stands for a row here.
    fn may_be_row(&self, label: &Label) -> bool {
        label.row(Table::Requests).is_some()
            && (label.number.is_some() || !(self.head_open && self.head.is_some()))
            && self.table == Some(Table::Requests)
    }

    fn header(&mut self, row: &Row<'a>, filled: &[&Item<'a>]) {
        self.begun = None;
        let table = named_table(filled);
        let captions = filled.iter().all(|item| item.label().is_some_and(|l| l.any(|m| *m == Meaning::Caption)));
        if let Some(table) = table {
            self.enter(table);
        }
        for label in filled.iter().filter_map(|item| item.label()) {
            if let Some(block) = label.row(Table::Review) {
                self.outcome_block = Some(block);
            }
        }
        if filled.iter().any(|item| item.label().is_some_and(|label| label.row(Table::Review).is_some()))
            && filled.len() == 1
        {
            self.open_strip(Table::Review, Key::Row(self.outcome_block.unwrap_or_default()), filled[0], row);
        } else if self.open.is_some_and(|open| !self.found.strips[open].cells.is_empty()) {
            self.open = None;
        }
        if captions {
            // A block of table 2 begins: the header of the one before it ends, and no number below is a row's above.
            self.open = None;
            self.head = None;
            self.heads[Table::Disclosure as usize] = None;
            self.head_open = false;
            return;
        }
        let goes_on = self.head_open
            && self.head.is_some_and(|head| {
                let head = &self.found.heads[head];
                head.piece == self.piece && (table.is_none() || head.table.is_none() || head.table == table)
            });
        if !goes_on && self.found.heads.len() < MOST {
            self.found.heads.push(Head::in_piece(self.piece));
            self.head = Some(self.found.heads.len() - 1);
        }
        if let Some(index) = self.head {
            let head = &mut self.found.heads[index];
            head.push(row);
            head.table = head.table.or(table);
            if let Some(table) = head.table {
                self.heads[table as usize] = Some(index);
            }
        }
        self.head_open = true;
    }

    /// A text without numbers that may be a piece of a label.
    fn part_of_label(&mut self, row: &Row<'a>, filled: &[&Item<'a>]) -> bool {
        let [only] = filled else {
            self.leave();
            return row.in_grid;
        };
        let Some(words) = label::squash(only.text) else {
            self.leave();
            return row.in_grid;
        };
        let begun = self.begun.take();
        if let Some((begun, block)) = begun {
            let whole = format!("{begun}{words}");
            if let Some(label) = label::known(&whole) {
                self.found.used[block] = true;
                if let Some((table, key)) = self.key(&label) {
                    if let Some(strip) = self.unfinished.take() {
                        let strip = &mut self.found.strips[strip];
                        (strip.table, strip.key) = (table, key);
                        strip.label.to_mut().push_str(only.text.trim());
                    } else {
                        self.enter(table);
                        self.open_strip(table, key, only, row);
                    }
                }
                return true;
            }
            if label::begins(&whole) {
                self.begun = Some((whole, block));
                return true;
            }
        }
        self.unfinished = None;
        if label::begins(&words) {
            self.begun = Some((words.into_owned(), self.block));
            return row.in_grid;
        }
        // What is left of a label written downwards.
        let short = words.chars().count() <= 3 && self.open.is_some() && self.table.is_some();
        if !short {
            self.leave();
        }
        short || row.in_grid
    }
}

/// A label that may stand in a header.
fn is_head(label: &Label) -> bool {
    label.any(|meaning| match meaning {
        Meaning::Column(..)
        | Meaning::Parent
        | Meaning::Litigation
        | Meaning::Head(_)
        | Meaning::Note
        | Meaning::Caption
        | Meaning::Subtotal => true,
        Meaning::Row(table, _) => *table == Table::Review,
        _ => false,
    })
}

/// A label that names a row and nothing in a header.
fn is_only_row(label: &Label) -> bool {
    label.any(|meaning| matches!(meaning, Meaning::Row(table, _) if *table != Table::Review))
        && !label.any(|meaning| matches!(meaning, Meaning::Column(..) | Meaning::Group(_)))
}

/// The table that most words of a header name.
fn named_table(filled: &[&Item<'_>]) -> Option<Table> {
    let mut counts = [0; Table::ALL.len()];
    let named = filled.iter().filter_map(|item| item.label()).filter_map(head_table);
    named.for_each(|table| counts[table as usize] += 1);
    let count = |table: &Table| counts[*table as usize];
    Table::ALL.into_iter().filter(|table| count(table) > 0).max_by_key(count)
}

fn head_table(label: &Label) -> Option<Table> {
    let mut tables = label.meanings.iter().filter_map(|meaning| match meaning {
        Meaning::Column(table, _) | Meaning::Head(table) => Some(*table),
        Meaning::Row(Table::Review, _) | Meaning::Litigation => Some(Table::Review),
        Meaning::Parent | Meaning::Note => Some(Table::Requests),
        Meaning::Caption => Some(Table::Disclosure),
        _ => None,
    });
    tables.next().filter(|_| tables.next().is_none())
}
