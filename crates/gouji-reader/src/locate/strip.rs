//! A label with the cells that follow it, before they are given their place.

use std::borrow::Cow;

use gouji::{Origin, Table};

use super::row::{Item, Sort, is_space};

/// A label with the cells that follow it.
#[derive(Debug)]
pub(crate) struct Strip<'a> {
    pub(crate) table: Table,
    pub(crate) key: Key,
    /// The label as printed.
    pub(crate) label: Cow<'a, str>,
    pub(crate) cells: Vec<Printed<'a>>,
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
    pub(crate) origin: Cow<'a, Origin>,
    /// Whether its cells came one a row.
    pub(crate) piecemeal: bool,
    /// Whether its cells came on a line below its label.
    pub(crate) below: bool,
}

impl<'a> Strip<'a> {
    /// The one row of table 4, of cells that stand apart from its header.
    pub(crate) fn of_outcomes(cells: Vec<Printed<'a>>, head: usize, piece: usize) -> Self {
        Self {
            table: Table::Review,
            key: Key::Outcomes,
            label: "表四".into(),
            origin: cells.first().map(|cell| cell.origin.clone()).unwrap_or_default(),
            cells,
            head: Some(head),
            piece,
            in_grid: false,
            width: 0,
            start: 0,
            part: None,
            piecemeal: false,
            below: false,
        }
    }

    /// The column after its last cell, with what fills its row up.
    pub(crate) fn end(&self) -> Option<u32> {
        self.cells.last().map(|last| last.column + 1)
    }
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
pub(crate) struct Printed<'a> {
    pub(crate) text: &'a str,
    pub(crate) column: u32,
    pub(crate) doubtful: bool,
    /// Whether it is a blank that a number without a label below it may fill; that places no number.
    pub(crate) contested: bool,
    /// Whether it only fills its row up.
    pub(crate) filler: bool,
    pub(crate) origin: Cow<'a, Origin>,
}

impl<'a> Printed<'a> {
    pub(super) fn of(item: &Item<'a>) -> Self {
        let text = item.text.trim_matches(is_space);
        let origin = item.origin.clone();
        Self { text, column: item.column, doubtful: item.doubtful, contested: false, filler: item.filler, origin }
    }

    /// Whether it says something that is no number.
    pub(crate) fn is_words(&self) -> bool {
        !self.doubtful && matches!(Sort::of(self.text), Sort::Text | Sort::Label(_))
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.text.is_empty() && !self.doubtful
    }
}
