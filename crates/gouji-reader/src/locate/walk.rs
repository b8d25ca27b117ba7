//! The walk over a document's rows: which labels stand where, and which cells follow them.

use gouji::{Fault, Origin, Table};

use super::head::Head;
use super::page_number::is_page_number;
use super::row::{self, Item, Row, Sort};
use crate::document::Block;
use crate::label::{self, Label, Meaning};
use crate::sections;

/// A label with the cells that follow it.
#[derive(Debug)]
pub(crate) struct Strip {
    pub(crate) table: Table,
    pub(crate) key: Key,
    /// The label as printed.
    pub(crate) label: String,
    pub(crate) cells: Vec<Printed>,
    /// The header above it, by index.
    pub(crate) head: Option<usize>,
    /// The piece of table it stands in.
    pub(crate) piece: usize,
    pub(crate) in_grid: bool,
    /// The columns its row covers.
    pub(crate) width: u32,
    /// The column after its label.
    pub(crate) start: u32,
    /// The part of the report it stands in.
    pub(crate) part: Option<u8>,
    pub(crate) origin: Origin,
    /// Whether its cells came one a row.
    piecemeal: bool,
}

/// What a strip is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    /// A row of the form.
    Row(&'static str),
    /// 其他, which may be 3.其他 or （六）其他处理.
    AnyOther,
    /// The one row of table 4.
    Outcomes,
    /// One column of table 4, in one block or in all three.
    Outcome(Option<&'static str>, &'static str),
    /// A row the form has not.
    Unknown,
}

/// A cell after a label.
#[derive(Debug, Clone)]
pub(crate) struct Printed {
    pub(crate) text: String,
    pub(crate) column: u32,
    pub(crate) doubtful: bool,
    pub(crate) origin: Origin,
}

impl Printed {
    fn of(item: &Item<'_>) -> Self {
        let text = item.text.trim_matches(row::is_space).to_owned();
        Self { text, column: item.column, doubtful: item.doubtful, origin: item.origin.clone() }
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.text.is_empty() && !self.doubtful
    }
}

/// Everything found in a document, before it is given its place.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) strips: Vec<Strip>,
    pub(crate) heads: Vec<Head>,
    pub(crate) faults: Vec<Fault>,
    /// Tables of an older form whose labels were seen.
    pub(crate) older: Vec<Table>,
    /// The blocks that are tables, captions or page numbers and no prose.
    pub(crate) used: Vec<bool>,
}

#[derive(Debug, Default)]
struct Walk {
    found: Found,
    part: Option<u8>,
    table: Option<Table>,
    /// The group of rows of table 3 the walk is in.
    group: Option<&'static str>,
    /// The block of table 4 the walk is in.
    outcome_block: Option<&'static str>,
    /// The header in force and whether rows of it may still come.
    head: Option<usize>,
    head_open: bool,
    /// The latest header of each table.
    heads: [Option<usize>; 3],
    /// The strip that takes up cells without a label.
    open: Option<usize>,
    /// Words that begin a label, with the block they stand in.
    begun: Option<(String, usize)>,
    /// A strip whose label goes on in the next line.
    unfinished: Option<usize>,
    block: usize,
    piece: usize,
}

/// Finds every label and the cells after it.
pub(crate) fn walk(blocks: &[Block]) -> Found {
    let mut walk = Walk { found: Found { used: vec![false; blocks.len()], ..Found::default() }, ..Walk::default() };
    let mut apart = true;
    for (index, block) in blocks.iter().enumerate() {
        walk.block = index;
        match block {
            Block::Heading { text, origin, .. } | Block::Paragraph { text, origin } => {
                if std::mem::take(&mut apart) {
                    walk.piece += 1;
                }
                walk.line(text, origin);
            }
            Block::Table(grid) => {
                walk.piece += 1;
                apart = true;
                let mut rows = row::rows(grid).peekable();
                if rows.peek().is_some() {
                    walk.found.used[index] = true;
                }
                for row in rows {
                    walk.row(&row);
                }
            }
        }
    }
    walk.found
}

impl Walk {
    fn fault(&mut self, rule: &str, text: &str, origin: &Origin) {
        self.found.faults.push(Fault {
            rule: rule.to_owned(),
            cells: Vec::new(),
            text: text.to_owned(),
            origin: origin.clone(),
        });
    }

    fn use_block(&mut self) {
        self.found.used[self.block] = true;
    }

    fn line(&mut self, text: &str, origin: &Origin) {
        if text.trim().is_empty() {
            return;
        }
        if let Some(part) = sections::part(text) {
            self.part = Some(part);
            self.leave();
            self.table = [None, Some(Table::Disclosure), Some(Table::Requests), Some(Table::Review)]
                .get(usize::from(part) - 1)
                .copied()
                .flatten();
            return;
        }
        // Prose is longer than any line of a table.
        if text.len() > 600 {
            self.leave();
            return;
        }
        let row = row::line(text, origin);
        if self.row(&row) {
            self.use_block();
        }
    }

    /// Prose or a heading ends what was open.
    fn leave(&mut self) {
        self.open = None;
        self.begun = None;
        self.unfinished = None;
    }

    /// Takes up one row; whether it belongs to a table.
    fn row(&mut self, row: &Row<'_>) -> bool {
        let filled: Vec<&Item<'_>> = row.items.iter().filter(|item| !item.is_blank()).collect();
        match filled.as_slice() {
            [] => return self.blank(row),
            [only] if self.is_page_number(only, row) => {
                self.fault("table-page-number", only.text.trim(), &only.origin);
                return true;
            }
            _ => {}
        }
        for item in &filled {
            if let Some(table) = item.label().and_then(older) {
                self.found.older.push(table);
            }
        }
        if filled.iter().any(|item| item.kind == Sort::Value || item.doubtful) {
            self.data(row)
        } else {
            self.words(row, &filled)
        }
    }

    fn is_page_number(&self, item: &Item<'_>, row: &Row<'_>) -> bool {
        let text = item.text.trim_matches(row::is_space);
        let in_table = self.table.is_some() && self.part.is_none_or(|part| (2..=4).contains(&part));
        if is_page_number(text) {
            return in_table;
        }
        // A bare number after a row that came whole.
        let bare = text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
        let whole = self.open.is_none_or(|open| {
            let strip = &self.found.strips[open];
            !strip.piecemeal && !strip.cells.is_empty()
        });
        bare && in_table && whole && (row.items.len() == 1 || self.open.is_some())
    }

    /// A row of blanks is a row of table 4 where nothing else could be, or the blank cell of a row told cell by cell.
    fn blank(&mut self, row: &Row<'_>) -> bool {
        if let Some(open) = self.open
            && row.in_grid
            && row.items.len() == 1
            && (self.found.strips[open].piecemeal || self.found.strips[open].cells.is_empty())
        {
            let strip = &mut self.found.strips[open];
            strip.piecemeal = true;
            strip.cells.extend(row.items.iter().map(Printed::of));
            return true;
        }
        let columns = self
            .head
            .map(|head| &self.found.heads[head])
            .filter(|head| head.table == Some(Table::Review) && head.in_grid && row.in_grid && self.head_open);
        let Some(head) = columns else { return row.in_grid };
        let leaves = head.rows.iter().flatten();
        let leaves =
            leaves.filter(|cell| cell.label.as_ref().is_some_and(|l| l.column(Table::Review).is_some())).count();
        if row.items.len() == leaves && (leaves == 15 || leaves == 5) {
            self.unlabelled(row);
        }
        true
    }

    /// A row of words: a header, a label whose cells follow, or prose.
    fn words(&mut self, row: &Row<'_>, filled: &[&Item<'_>]) -> bool {
        let labels: Vec<&Label> = filled.iter().filter_map(|item| item.label()).collect();
        let heads = labels.iter().filter(|label| is_head(label)).count();
        let rows = labels.iter().filter(|label| is_only_row(label)).count();
        let single = filled.len() == 1;
        if heads >= 2 || rows >= 2 || (heads == 1 && rows == 0 && !(single && self.may_be_row(labels[0]))) {
            self.header(row, filled);
            return true;
        }
        if !labels.is_empty() {
            self.begun = None;
            self.labelled(row);
            return true;
        }
        if row.in_grid && filled.len() >= 2 && self.table.is_some() {
            self.header(row, filled);
            return true;
        }
        self.part_of_label(row, filled)
    }

    /// Whether a label that also names a column stands for a row here.
    fn may_be_row(&self, label: &Label) -> bool {
        label.row(Table::Requests).is_some()
            && (label.number.is_some() || !(self.head_open && self.head.is_some()))
            && self.table == Some(Table::Requests)
    }

    fn header(&mut self, row: &Row<'_>, filled: &[&Item<'_>]) {
        let table = filled.iter().filter_map(|item| item.label()).find_map(head_table);
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
            // A block of table 2 begins, and the header of the one before it ends.
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
        if !goes_on {
            self.found.heads.push(Head { piece: self.piece, ..Head::default() });
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

    fn enter(&mut self, table: Table) {
        if self.table != Some(table) {
            self.table = Some(table);
            self.group = None;
            self.outcome_block = None;
        }
    }

    /// A row with a label and no cell filled.
    fn labelled(&mut self, row: &Row<'_>) {
        self.data(row);
    }

    /// A row with cells that are filled, or with a label.
    fn data(&mut self, row: &Row<'_>) -> bool {
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
        match row.items.iter().position(|item| item.kind == Sort::Text) {
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
                && label::squash(&item.text).is_some_and(|words| words.chars().all(label::is_numeral))
        });
        if let Some(item) = cut {
            self.fault("table-group-label", item.text.trim(), &item.origin.clone());
        }
    }

    /// What a label says of its row, in the place where it stands.
    fn key(&self, label: &Label) -> Option<(Table, Key)> {
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
            ("other.other", _, Some(_)) => match self.last_request() {
                Some("other.not_clarified" | "other.fee_unpaid") => Key::Row("other.other"),
                _ => Key::AnyOther,
            },
            (id, _, _) => Key::Row(id),
        };
        Some((Table::Requests, key))
    }

    fn last_request(&self) -> Option<&'static str> {
        self.found.strips.iter().rev().find_map(|strip| match strip.key {
            Key::Row(id) if strip.table == Table::Requests && !strip.cells.is_empty() => Some(id),
            _ => None,
        })
    }

    fn open_strip(&mut self, table: Table, key: Key, item: &Item<'_>, row: &Row<'_>) {
        let own = self.head.filter(|head| {
            let head = &self.found.heads[*head];
            head.table.is_none_or(|of| of == table) && (head.table.is_some() || head.piece == self.piece)
        });
        self.found.strips.push(Strip {
            table,
            key,
            label: item.text.trim().to_owned(),
            cells: Vec::new(),
            head: own.or(self.heads[table as usize]),
            piece: self.piece,
            in_grid: row.in_grid,
            width: row.width,
            start: item.column + item.columns,
            part: self.part,
            origin: item.origin.clone(),
            piecemeal: false,
        });
        self.open = Some(self.found.strips.len() - 1);
    }

    /// Gives the cells of a row, from one on, to the open strip.
    fn take(&mut self, row: &Row<'_>, from: usize) {
        let Some(open) = self.open else { return };
        let strip = &mut self.found.strips[open];
        strip.cells.extend(row.items[from..].iter().map(Printed::of));
        if !strip.cells.is_empty() {
            self.head_open = false;
        }
    }

    /// Cells without a label belong to the label before them, or are the one row of table 4.
    fn unlabelled(&mut self, row: &Row<'_>) -> bool {
        if let Some(open) = self.open {
            let strip = &mut self.found.strips[open];
            let one = row.items.len() == 1;
            if strip.cells.is_empty() || (one && strip.piecemeal) {
                strip.piecemeal = one;
                strip.in_grid &= row.in_grid && one;
                if !one {
                    (strip.in_grid, strip.width, strip.start, strip.piece) = (row.in_grid, row.width, 0, self.piece);
                    if let Some(head) =
                        self.head.filter(|head| self.found.heads[*head].table.is_none_or(|of| of == strip.table))
                    {
                        strip.head = Some(head);
                    }
                }
                self.take(row, 0);
                return true;
            }
        }
        if self.table == Some(Table::Review) && row.items.len() >= 5 {
            let first = &row.items[0];
            let key = match self.outcome_block {
                Some(block) if row.items.iter().filter(|item| !item.is_blank()).count() <= 5 => Key::Row(block),
                _ => Key::Outcomes,
            };
            self.open_strip(Table::Review, key, first, row);
            if let Some(strip) = self.found.strips.last_mut() {
                strip.start = 0;
                "表四".clone_into(&mut strip.label);
            }
            self.take(row, 0);
            return true;
        }
        // One word a line, fifteen numbers a line each.
        if self.table == Some(Table::Review) && self.head.is_some() && row.items.len() == 1 {
            self.open_strip(Table::Review, Key::Outcomes, &row.items[0], row);
            if let Some(strip) = self.found.strips.last_mut() {
                strip.piecemeal = true;
                "表四".clone_into(&mut strip.label);
            }
            self.take(row, 0);
            return true;
        }
        row.in_grid
    }

    /// A row under a label the form has not.
    fn foreign(&mut self, row: &Row<'_>) -> bool {
        let values = row.items.iter().filter(|item| item.kind == Sort::Value).count();
        let Some(index) = row.items.iter().rposition(|item| matches!(item.kind, Sort::Text | Sort::Label(_))) else {
            return false;
        };
        let item = &row.items[index];
        let words = label::squash(&item.text).unwrap_or_default();
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
            let whole = whole.or_else(|| label::begins(&words).then_some(words));
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

    /// A text without numbers that may be a piece of a label.
    fn part_of_label(&mut self, row: &Row<'_>, filled: &[&Item<'_>]) -> bool {
        let [only] = filled else {
            self.leave();
            return row.in_grid;
        };
        let Some(words) = label::squash(&only.text) else {
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
                        strip.label.push_str(only.text.trim());
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
            self.begun = Some((words, self.block));
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
        && !label.any(|meaning| matches!(meaning, Meaning::Column(..)))
}

fn head_table(label: &Label) -> Option<Table> {
    let tables: Vec<Table> = label
        .meanings
        .iter()
        .filter_map(|meaning| match meaning {
            Meaning::Column(table, _) | Meaning::Head(table) => Some(*table),
            Meaning::Row(Table::Review, _) | Meaning::Litigation => Some(Table::Review),
            Meaning::Parent | Meaning::Note => Some(Table::Requests),
            Meaning::Caption => Some(Table::Disclosure),
            _ => None,
        })
        .collect();
    match tables.as_slice() {
        [table] => Some(*table),
        _ => None,
    }
}

fn older(label: &Label) -> Option<Table> {
    label.meanings.iter().find_map(|meaning| match meaning {
        Meaning::Older(table) => Some(*table),
        _ => None,
    })
}
