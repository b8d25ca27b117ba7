//! The outer object of a report, and the layout its cells imply.

use serde::de::Error as _;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::cells::{Cells, Nested};
use super::path;
use crate::address::Address;
use crate::cell::State;
use crate::form::Table;
use crate::report::{Dates, Fault, Heading, Layout, Paragraph, Report, TableLayout};
use crate::set::Set;
use crate::{Edition, Error, rules};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "expected a report: an object with `cells`")]
struct RawReport {
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    agency: Option<String>,
    #[serde(default)]
    year: Option<u16>,
    #[serde(default)]
    file_name: Option<String>,
    #[serde(default)]
    dates: Dates,
    #[serde(default)]
    layout: RawLayout,
    cells: Cells,
    #[serde(default)]
    headings: Vec<Heading>,
    #[serde(default)]
    prose: Vec<Paragraph>,
    #[serde(default)]
    faults: Vec<Fault>,
}

/// A layout as given: a table may be left out, which is not the same as `null`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawLayout {
    #[serde(deserialize_with = "given")]
    disclosure: Option<TableLayout>,
    #[serde(deserialize_with = "given")]
    requests: Option<TableLayout>,
    #[serde(deserialize_with = "given")]
    review: Option<TableLayout>,
}

fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<TableLayout>, D::Error> {
    TableLayout::deserialize(deserializer).map(Some)
}

/// Inlined so that the code is made where it is called: a binding is made for speed, the core for size.
#[inline]
pub(crate) fn parse(json: &str) -> Result<Report, Error> {
    let raw = serde_json::from_str(json).map_err(|error| Error::json(path(json, &error), error.to_string()))?;
    finish(raw)
}

fn finish(raw: RawReport) -> Result<Report, Error> {
    let Cells(cells) = raw.cells;
    let present = Set::of_indices(cells.iter().map(|cell| cell.state() != State::Missing));
    let mut layout = Layout::default();
    for (table, given) in Table::ALL.into_iter().zip([raw.layout.disclosure, raw.layout.requests, raw.layout.review]) {
        *layout.get_mut(table) = given.unwrap_or_else(|| implied(table, &present));
        if let Some(stray) = stray(table, layout.get(table), &present) {
            return Err(Error::json(
                format!("/cells{stray}"),
                format!("the cell is not in the table's layout {}", name(layout.get(table))),
            ));
        }
    }
    for (index, fault) in raw.faults.iter().enumerate() {
        if rules::find(&fault.rule).is_none() {
            return Err(Error::json(format!("/faults/{index}/rule"), format!("unknown rule `{}`", fault.rule)));
        }
    }
    Ok(Report {
        title: raw.title,
        agency: raw.agency,
        year: raw.year,
        file_name: raw.file_name,
        dates: raw.dates,
        layout,
        headings: raw.headings,
        prose: raw.prose,
        faults: raw.faults,
        cells,
    })
}

fn name(layout: TableLayout) -> String {
    serde_json::to_string(&layout).unwrap_or_default()
}

/// The newest edition that has every cell given.
fn implied(table: Table, present: &Set) -> TableLayout {
    let present = present.intersection(Address::set_of_table(table));
    if present.is_empty() {
        return TableLayout::Absent;
    }
    let edition = Edition::ALL.into_iter().rev().find(|edition| present.is_subset(Address::set_of(table, *edition)));
    edition.map_or(TableLayout::Unknown, TableLayout::Of)
}

/// A cell that stands where the layout has none.
fn stray(table: Table, layout: TableLayout, present: &Set) -> Option<Address> {
    let present = present.intersection(Address::set_of_table(table));
    let strays = match layout {
        TableLayout::Unknown => return None,
        TableLayout::Absent => present,
        TableLayout::Of(edition) => present.minus(Address::set_of(table, edition)),
    };
    Address::all().nth(strays.first()?)
}

impl<'de> Deserialize<'de> for Report {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        finish(RawReport::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Report", 10)?;
        object.serialize_field("title", &self.title)?;
        object.serialize_field("agency", &self.agency)?;
        object.serialize_field("year", &self.year)?;
        object.serialize_field("file_name", &self.file_name)?;
        object.serialize_field("dates", &self.dates)?;
        object.serialize_field("layout", &self.layout)?;
        object.serialize_field("cells", &Nested(self))?;
        object.serialize_field("headings", &self.headings)?;
        object.serialize_field("prose", &self.prose)?;
        object.serialize_field("faults", &self.faults)?;
        object.end()
    }
}
