//! The codebook: every cell and every relation of an edition, for people and programs that need the list.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::address::Address;
use crate::form::{Block, Kind, Table};
use crate::relation::{Relation, relations};
use crate::{Edition, Message, Text};

/// An edition as a list: its tables as printed, its cells by address, its relations as rows of numbers.
///
/// This is what `gouji form --format json` prints.
///
/// ```
/// use gouji::{Codebook, Edition};
///
/// let form = serde_json::to_value(Codebook(Edition::V2021))?;
/// assert_eq!(form["cells"].as_array().map(Vec::len), Some(200));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Codebook(pub Edition);

impl Codebook {
    /// Every relation of the edition, table by table.
    pub fn relations(self) -> impl Iterator<Item = &'static Relation> {
        Table::ALL.into_iter().flat_map(move |table| relations(table, self.0))
    }
}

#[derive(Serialize)]
struct CodebookTable {
    id: &'static str,
    name: Text,
    title: Text,
    blocks: &'static [Block],
}

#[derive(Serialize)]
struct CodebookCell {
    address: Address,
    table: &'static str,
    row: &'static str,
    column: &'static str,
    kind: Kind,
    name: &'static Message,
    group_label: Option<Text>,
    row_label: Text,
    column_label: Text,
}

impl From<Address> for CodebookCell {
    fn from(address: Address) -> Self {
        Self {
            address,
            table: address.table().id(),
            row: address.row(),
            column: address.column(),
            kind: address.kind(),
            name: address.name(),
            group_label: address.group_label(),
            row_label: address.row_label(),
            column_label: address.column_label(),
        }
    }
}

impl Serialize for Codebook {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = self.0.form();
        let tables = Table::ALL.map(|table| CodebookTable {
            id: table.id(),
            name: table.name(),
            title: table.title(),
            blocks: form.table(table),
        });
        let addresses = Table::ALL.into_iter().flat_map(|table| Address::of(table, self.0).iter().copied());
        let mut object = serializer.serialize_struct("Codebook", 6)?;
        object.serialize_field("edition", &self.0.number())?;
        object.serialize_field("first_year", &form.first_year)?;
        object.serialize_field("notice", &form.notice)?;
        object.serialize_field("tables", &tables)?;
        object.serialize_field("cells", &addresses.map(CodebookCell::from).collect::<Vec<_>>())?;
        object.serialize_field("relations", &self.relations().collect::<Vec<_>>())?;
        object.end()
    }
}
