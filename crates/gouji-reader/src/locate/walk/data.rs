//! Rows with a label and cells: which row of the form they are.

use gouji::Table;

use super::Walk;
use crate::label::{self, Label, Meaning};
use crate::locate::row::{Item, Row, Sort};
use crate::locate::strip::Key;

impl<'a> Walk<'a> {
    /// A row with cells that are filled, or with a label.
    pub(super) fn data(&mut self, row: &Row<'a>) -> bool {
        let mut last: Option<(usize, Table, Key)> = None;
        let mut known = false;
        for (index, item) in row.items.iter().enumerate() {
            let Some(label) = item.label() else { continue };
            known = true;
            self.groups(label, item, row);
            if let Some((table, key)) = self.key(label) {
                last = Some((index, table, key));
            }
        }
        if let Some((index, table, key)) = last {
            self.begun = None;
            self.unfinished = None;
            self.enter(table);
            self.cut_groups(row, index);
            self.open_strip(table, key, &row.items[index], row);
            self.take(row, index + 1);
            return true;
        }
        if known && row.items.iter().any(|item| item.kind == Sort::Value) {
            return self.foreign(row);
        }
        if known {
            return true;
        }
        match row.items.iter().position(|item| item.kind == Sort::Text && !item.doubtful) {
            Some(_) => self.foreign(row),
            None => self.unlabelled(row),
        }
    }

    /// Takes note of labels over several rows.
    fn groups(&mut self, label: &Label, item: &Item<'_>, row: &Row<'_>) {
        let group = label.groups.last().copied().or(label.group());
        if let Some(group) = group.filter(|group| *group != "results") {
            self.group = Some(group);
            self.enter(Table::Requests);
            if label.groups.is_empty() && label.number.is_none() && row.in_grid && row.items.len() > 1 {
                self.fault("table-group-label", item.text.trim(), &item.origin);
            }
        }
    }

    /// A numeral alone before a label is what a page break left of a group's label.
    fn cut_groups(&mut self, row: &Row<'_>, label: usize) {
        let cut = row.items[..label].iter().find(|item| {
            item.kind == Sort::Text
                && label::squash(item.text).is_some_and(|words| words.chars().all(label::is_numeral))
        });
        if let Some(item) = cut {
            self.fault("table-group-label", item.text.trim(), &item.origin);
        }
    }

    /// What a label says of its row, in the place where it stands.
    pub(super) fn key(&self, label: &Label) -> Option<(Table, Key)> {
        if let Some(id) = label.row(Table::Disclosure) {
            return Some((Table::Disclosure, Key::Row(id)));
        }
        if let Some(id) = label.row(Table::Review) {
            return Some((Table::Review, Key::Row(id)));
        }
        if self.table == Some(Table::Review)
            && let Some(column) = label.column(Table::Review)
        {
            return Some((Table::Review, Key::Outcome(self.outcome_block, column)));
        }
        let id = label.row(Table::Requests)?;
        let key = match (id, label.number, label.group()) {
            ("other.other" | "other", Some('六' | '6'), _) => Key::Row("other"),
            ("other.other" | "other", Some('3' | '三'), _) => Key::Row("other.other"),
            ("other.other", _, _) if label.groups.contains(&"other") => Key::Row("other.other"),
            // 其他 without a numeral.
            ("other.other", _, Some(_)) => match self.last_row {
                Some("other.not_clarified" | "other.fee_unpaid") => Key::Row("other.other"),
                _ => Key::AnyOther,
            },
            (id, _, _) => Key::Row(id),
        };
        Some((Table::Requests, key))
    }

    /// A row under a label the form has not.
    fn foreign(&mut self, row: &Row<'a>) -> bool {
        let values = row.items.iter().filter(|item| item.kind == Sort::Value).count();
        let Some(index) = row.items.iter().rposition(|item| matches!(item.kind, Sort::Text | Sort::Label(_))) else {
            return false;
        };
        // A word among the numbers of table 4; one before them may be the row's label.
        if self.is_under_outcomes(row) && (row.items[0].kind == Sort::Value || self.is_as_wide(row)) {
            return self.unlabelled(row);
        }
        let item = &row.items[index];
        let words = label::squash(item.text).unwrap_or_default();
        if item.kind == Sort::Text {
            let begun = self.begun.take();
            if let Some((begun, block)) = &begun
                && let Some(label) = label::known(&format!("{begun}{words}"))
                && let Some((table, key)) = self.key(&label)
            {
                self.found.used[*block] = true;
                self.enter(table);
                self.open_strip(table, key, item, row);
                self.take(row, index + 1);
                return true;
            }
            if let Some(Meaning::Row(table, id)) = label::nearly(&words)
                && (row.in_grid || self.table == Some(table))
            {
                self.enter(table);
                self.open_strip(table, Key::Row(id), item, row);
                self.take(row, index + 1);
                return true;
            }
            if self.table == Some(Table::Review) && (row.in_grid || values >= 15) && values >= 5 {
                self.open_strip(Table::Review, Key::Outcomes, item, row);
                self.take(row, index + 1);
                return true;
            }
            // The label may go on below its numbers.
            let whole = begun.map(|(begun, _)| format!("{begun}{words}")).filter(|whole| label::begins(whole));
            let whole = whole.or_else(|| label::begins(&words).then(|| words.into_owned()));
            if let Some(whole) = whole
                && let Some(table) = self.table
            {
                self.open_strip(table, Key::Unknown, item, row);
                self.take(row, index + 1);
                self.begun = Some((whole, self.block));
                self.unfinished = self.open;
                return true;
            }
        }
        match self.table {
            Some(table) if row.in_grid || (self.open.is_some() && values >= 3) => {
                self.open_strip(table, Key::Unknown, item, row);
                self.take(row, index + 1);
                self.open = None;
                true
            }
            _ => {
                self.leave();
                false
            }
        }
    }
}
