//! The cells of a report as JSON: table, row, column.

use std::fmt;
use std::sync::LazyLock;

use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::cell::{Brief, CellSeed};
use crate::address::Address;
use crate::cell::{Cell, State};
use crate::form::Table;
use crate::report::Report;

/// The names a level of the JSON may use, and what each leads to.
type Names<T> = Vec<(&'static str, T)>;

static TABLES: LazyLock<Names<Names<Names<Address>>>> = LazyLock::new(|| {
    let mut tables: Names<Names<Names<Address>>> = Table::ALL.iter().map(|table| (table.id(), Vec::new())).collect();
    for address in Address::all() {
        let rows = &mut tables[address.table() as usize].1;
        let row = rows.iter().position(|(id, _)| *id == address.row()).unwrap_or_else(|| {
            rows.push((address.row(), Vec::new()));
            rows.len() - 1
        });
        rows[row].1.push((address.column(), address));
    }
    tables
});

/// Reads a key that must be one of the names, each once.
struct Keys<'n, T> {
    what: &'static str,
    names: &'n Names<T>,
    seen: u64,
    /// Reports are written in order: the next name is nearly always the one after the last.
    next: usize,
}

impl<'n, T> Keys<'n, T> {
    fn new(what: &'static str, names: &'n Names<T>) -> Self {
        Self { what, names, seen: 0, next: 0 }
    }
}

impl<'de, 'n, T> DeserializeSeed<'de> for &mut Keys<'n, T> {
    type Value = &'n (&'static str, T);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'n, T> Visitor<'_> for &mut Keys<'n, T> {
    type Value = &'n (&'static str, T);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the name of a {}", self.what)
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        let known = |index: &usize| self.names.get(*index).is_some_and(|(name, _)| *name == key);
        let index = Some(self.next)
            .filter(known)
            .or_else(|| self.names.iter().position(|(name, _)| *name == key))
            .ok_or_else(|| E::custom(format!("unknown {} `{key}`", self.what)))?;
        if self.seen & (1 << index) != 0 {
            return Err(E::custom(format!("duplicate {} `{key}`", self.what)));
        }
        self.seen |= 1 << index;
        self.next = index + 1;
        Ok(&self.names[index])
    }
}

/// All cells, by address.
pub(super) struct Cells(pub(super) Box<[Cell]>);

impl<'de> Deserialize<'de> for Cells {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut cells = Report::no_cells();
        deserializer.deserialize_map(TablesVisitor(&mut cells))?;
        Ok(Self(cells))
    }
}

struct TablesVisitor<'c>(&'c mut [Cell]);

impl<'de> Visitor<'de> for TablesVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of tables")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut keys = Keys::new("table", &TABLES);
        while let Some((_, rows)) = map.next_key_seed(&mut keys)? {
            map.next_value_seed(RowsSeed { cells: self.0, rows })?;
        }
        Ok(())
    }
}

struct RowsSeed<'c> {
    cells: &'c mut [Cell],
    rows: &'static Names<Names<Address>>,
}

impl<'de> DeserializeSeed<'de> for RowsSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RowsSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of rows")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut keys = Keys::new("row", self.rows);
        while let Some((_, columns)) = map.next_key_seed(&mut keys)? {
            map.next_value_seed(ColumnsSeed { cells: self.cells, columns })?;
        }
        Ok(())
    }
}

struct ColumnsSeed<'c> {
    cells: &'c mut [Cell],
    columns: &'static Names<Address>,
}

impl<'de> DeserializeSeed<'de> for ColumnsSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ColumnsSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of columns")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut keys = Keys::new("column", self.columns);
        while let Some((_, address)) = map.next_key_seed(&mut keys)? {
            self.cells[address.index()] = map.next_value_seed(CellSeed(address.kind()))?;
        }
        Ok(())
    }
}

/// The cells of a report that are not missing, nested by table, row and column.
pub(super) struct Nested<'a>(pub(super) &'a Report);

impl Serialize for Nested<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let present = |rows: &Names<Names<Address>>| rows.iter().any(|(_, columns)| any_present(self.0, columns));
        let mut map = serializer.serialize_map(None)?;
        for (table, rows) in TABLES.iter().filter(|(_, rows)| present(rows)) {
            map.serialize_entry(table, &Rows(self.0, rows))?;
        }
        map.end()
    }
}

fn any_present(report: &Report, columns: &Names<Address>) -> bool {
    columns.iter().any(|(_, address)| report.cell(*address).state() != State::Missing)
}

struct Rows<'a>(&'a Report, &'static Names<Names<Address>>);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(
            self.1
                .iter()
                .filter(|(_, columns)| any_present(self.0, columns))
                .map(|(row, columns)| (row, Columns(self.0, columns))),
        )
    }
}

struct Columns<'a>(&'a Report, &'static Names<Address>);

impl Serialize for Columns<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(
            self.1
                .iter()
                .map(|(column, address)| (column, address.kind(), self.0.cell(*address)))
                .filter(|(_, _, cell)| cell.state() != State::Missing)
                .map(|(column, kind, cell)| (column, Brief(cell, kind))),
        )
    }
}
