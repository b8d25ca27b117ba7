//! What a printed form consists of: tables, blocks, rows and columns.

use serde::{Deserialize, Serialize};

use crate::{Edition, Text};

/// One of the three statutory tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// 表二 主动公开政府信息情况.
    Disclosure,
    /// 表三 收到和处理政府信息公开申请情况.
    Requests,
    /// 表四 行政复议、行政诉讼情况.
    Review,
}

impl Table {
    /// The tables in the order of the form.
    pub const ALL: [Self; 3] = [Self::Disclosure, Self::Requests, Self::Review];

    /// The table's id, as it stands in addresses.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Disclosure => "disclosure",
            Self::Requests => "requests",
            Self::Review => "review",
        }
    }

    /// The table's short name: 表二, 表三, 表四.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Disclosure => Text::new("表二", "Table 2"),
            Self::Requests => Text::new("表三", "Table 3"),
            Self::Review => Text::new("表四", "Table 4"),
        }
    }
}

impl Table {
    /// The heading the form prints above the table.
    #[must_use]
    pub const fn title(self) -> Text {
        match self {
            Self::Disclosure => Text::new("主动公开政府信息情况", "Proactive disclosure"),
            Self::Requests => Text::new("收到和处理政府信息公开申请情况", "Requests received and processed"),
            Self::Review => {
                Text::new("政府信息公开行政复议、行政诉讼情况", "Administrative reconsideration and litigation")
            }
        }
    }
}

/// What a cell of a column holds, and so how its print is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A number of things: a nonnegative integer.
    Count,
    /// 本年增/减 of the 2019 form: a signed integer.
    Change,
    /// A sum of money: an exact nonnegative decimal.
    Amount,
}

impl Kind {
    pub(crate) fn of(column: &str) -> Self {
        match column {
            "amount" => Self::Amount,
            "change" => Self::Change,
            _ => Self::Count,
        }
    }
}

/// A row, a column or a group of them: its id and the label the paper prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The id; the same meaning keeps the same id in every edition.
    pub id: &'static str,
    /// The printed label and its English.
    #[serde(flatten)]
    pub label: Text,
}

pub(crate) const fn line(id: &'static str, zh: &'static str, en: &'static str) -> Line {
    Line { id, label: Text::new(zh, en) }
}

/// A label printed across several rows or columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The id of the first row or column it covers.
    pub first: &'static str,
    /// The id of the last.
    pub last: &'static str,
    /// The printed label and its English.
    #[serde(flatten)]
    pub label: Text,
}

pub(crate) const fn span(first: &'static str, last: &'static str, zh: &'static str, en: &'static str) -> Span {
    Span { first, last, label: Text::new(zh, en) }
}

/// A rectangle of cells inside a table: every row has every column.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Block {
    /// The line printed above the block, empty where there is none.
    pub caption: Text,
    /// Whether the rows are printed one beside another, as one line of numbers.
    pub across: bool,
    /// What is printed above the labels of the rows.
    pub corner: Text,
    /// Labels printed across columns, the widest first.
    pub column_spans: &'static [Span],
    /// Labels printed across rows, beside those of `groups`.
    pub row_spans: &'static [Span],
    /// Labels that span several rows, by the part of the row ids before the dot.
    pub groups: &'static [Line],
    /// The columns, left to right.
    pub columns: &'static [Line],
    /// The rows, top to bottom.
    pub rows: &'static [Line],
}

/// One edition of the form, as the paper prints it.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// Which edition this is.
    pub edition: Edition,
    /// The notice that prescribes it.
    pub notice: Text,
    /// The first report year it was prescribed for.
    pub first_year: u16,
    /// 表二, in blocks.
    pub disclosure: &'static [Block],
    /// 表三.
    pub requests: &'static [Block],
    /// 表四; printed as one line of fifteen numbers, kept here as three rows of five.
    pub review: &'static [Block],
}

impl Form {
    /// The blocks of one table.
    #[must_use]
    pub const fn table(&self, table: Table) -> &'static [Block] {
        match table {
            Table::Disclosure => self.disclosure,
            Table::Requests => self.requests,
            Table::Review => self.review,
        }
    }

    /// Every cell's row and column in the order of the paper.
    pub fn cells(&self, table: Table) -> impl Iterator<Item = (&'static Line, &'static Line)> {
        self.table(table)
            .iter()
            .flat_map(|block| block.rows.iter().flat_map(|row| block.columns.iter().map(move |column| (row, column))))
    }
}
