//! One address for a cell, the same in every edition: `/requests/received/total`.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::form::{Block, Kind, Line, Table};
use crate::json::spelled;
use crate::set::{CAPACITY, Set};
use crate::{Edition, Error, Message, Text};

/// The address of a cell: a table, a row and a column of any edition.
///
/// Cells that mean the same in two editions have one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(u16);

struct Place {
    table: Table,
    row: &'static str,
    column: &'static str,
    kind: Kind,
    path: String,
    /// The labels, from the newest edition that prints the cell.
    labels: (Text, Text),
    group: Option<Text>,
    row_name: Message,
    name: Message,
}

/// The cells of every edition.
struct Cells {
    /// The union: newest edition first, in the order of the paper.
    places: Vec<Place>,
    /// The cells of each table of each edition.
    printed: [[Printed; Edition::ALL.len()]; Table::ALL.len()],
}

/// The cells of one table of one edition, in the order of the paper and as a set.
#[derive(Default)]
struct Printed {
    addresses: Vec<Address>,
    set: Set,
}

static CELLS: LazyLock<Cells> = LazyLock::new(|| {
    let mut cells = Cells { places: Vec::with_capacity(CAPACITY), printed: Default::default() };
    for table in Table::ALL {
        let start = cells.places.len();
        for edition in Edition::ALL.into_iter().rev() {
            for block in edition.form().table(table) {
                for row in block.rows {
                    cells.add_row(start, (table, edition), block, row);
                }
            }
        }
    }
    assert!(cells.places.len() <= CAPACITY, "CAPACITY has room for every cell of every edition");
    cells
});

impl Cells {
    /// Adds what a row has besides the cells of the same table in newer editions, the first of which is at `start`.
    fn add_row(&mut self, start: usize, (table, edition): (Table, Edition), block: &Block, row: &'static Line) {
        let newer = start..self.places.len();
        let known: Vec<usize> = newer.filter(|place| self.places[*place].row == row.id).collect();
        let group = row.id.split_once('.').map_or("", |(group, _)| group);
        let group = block.groups.iter().find(|line| line.id == group).map(|line| line.label);
        let row_name = row_name(group, row.label);
        for column in block.columns {
            let known = known.iter().copied().find(|place| self.places[*place].column == column.id);
            let index = known.unwrap_or_else(|| {
                self.places.push(Place {
                    table,
                    row: row.id,
                    column: column.id,
                    kind: Kind::of(column.id),
                    path: ["/", table.id(), "/", row.id, "/", column.id].concat(),
                    labels: (row.label, column.label),
                    group,
                    name: cell_name(table.name(), &row_name, column.label),
                    row_name: row_name.clone(),
                });
                self.places.len() - 1
            });
            let printed = &mut self.printed[table as usize][edition as usize];
            printed.addresses.push(Address(index as u16));
            printed.set.insert(index);
        }
    }
}

fn row_name(group: Option<Text>, row: Text) -> Message {
    match group {
        Some(group) => Message { zh: [group.zh, row.zh].concat(), en: [group.en, ": ", row.en].concat() },
        None => row.into(),
    }
}

fn cell_name(table: Text, row: &Message, column: Text) -> Message {
    Message {
        zh: [table.zh, "·", &row.zh, "·", column.zh].concat(),
        en: [table.en, ", ", &row.en, ", ", column.en].concat(),
    }
}

/// The cells of each table, of whatever edition.
static OF_TABLE: LazyLock<[Set; Table::ALL.len()]> =
    LazyLock::new(|| Table::ALL.map(|table| Set::of_indices(CELLS.places.iter().map(|place| place.table == table))));

fn printed(table: Table, edition: Edition) -> &'static Printed {
    &CELLS.printed[table as usize][edition as usize]
}

impl Address {
    /// Every address of every edition, table by table.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        (0..CELLS.places.len() as u16).map(Self)
    }

    /// The address of a cell by its three ids.
    #[must_use]
    pub fn new(table: Table, row: &str, column: &str) -> Option<Self> {
        Self::all().find(|address| {
            let place = address.place();
            place.table == table && place.row == row && place.column == column
        })
    }

    /// The addresses of one table in one edition, in the order of the paper.
    #[must_use]
    pub fn of(table: Table, edition: Edition) -> &'static [Self] {
        &printed(table, edition).addresses
    }

    /// The same addresses as a set of their indices.
    pub(crate) fn set_of(table: Table, edition: Edition) -> &'static Set {
        &printed(table, edition).set
    }

    /// The indices of a table's cells of whatever edition.
    pub(crate) fn set_of_table(table: Table) -> &'static Set {
        &OF_TABLE[table as usize]
    }

    #[inline]
    fn place(self) -> &'static Place {
        &CELLS.places[usize::from(self.0)]
    }

    /// A dense index below the number of all addresses, for arrays.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The table the cell stands in.
    #[must_use]
    pub fn table(self) -> Table {
        self.place().table
    }

    /// The row's id, with its group: `denied.state_secret`.
    #[must_use]
    pub fn row(self) -> &'static str {
        self.place().row
    }

    /// The column's id.
    #[must_use]
    pub fn column(self) -> &'static str {
        self.place().column
    }

    /// What the cell holds.
    #[must_use]
    #[inline]
    pub fn kind(self) -> Kind {
        self.place().kind
    }

    /// The printed label of the row, without its group.
    #[must_use]
    pub fn row_label(self) -> Text {
        self.place().labels.0
    }

    /// The printed label of the column.
    #[must_use]
    pub fn column_label(self) -> Text {
        self.place().labels.1
    }

    /// The label printed across the group of rows the cell is in, if any: （三）不予公开.
    #[must_use]
    pub fn group_label(self) -> Option<Text> {
        self.place().group
    }

    /// The row in words, with its group: （三）不予公开1.属于国家秘密.
    #[must_use]
    pub fn row_name(self) -> &'static Message {
        &self.place().row_name
    }

    /// The cell in words: 表三·（一）予以公开·自然人.
    #[must_use]
    pub fn name(self) -> &'static Message {
        &self.place().name
    }

    /// The address as it is written: `/table/row/column`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        &self.place().path
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Address {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::all().find(|address| address.as_str() == text).ok_or_else(|| Error::unknown_address(text))
    }
}

impl Serialize for Address {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Address {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        spelled(deserializer, "cell of any edition", |text| text.parse().ok())
    }
}
