//! A layout as JSON: the edition's number, `null` for an absent table, `"unknown"`.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Edition;
use crate::report::TableLayout;

impl Serialize for TableLayout {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent => serializer.serialize_none(),
            Self::Unknown => serializer.serialize_str("unknown"),
            Self::Of(edition) => serializer.serialize_u16(edition.number()),
        }
    }
}

impl<'de> Deserialize<'de> for TableLayout {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LayoutVisitor)
    }
}

struct LayoutVisitor;

impl Visitor<'_> for LayoutVisitor {
    type Value = TableLayout;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("2019, 2021, null or \"unknown\"")
    }

    fn visit_unit<E: Error>(self) -> Result<TableLayout, E> {
        Ok(TableLayout::Absent)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<TableLayout, E> {
        let edition = u16::try_from(number).ok().and_then(Edition::from_number);
        edition.map(TableLayout::Of).ok_or_else(|| E::custom(format!("there is no edition {number}")))
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<TableLayout, E> {
        if word == "unknown" {
            Ok(TableLayout::Unknown)
        } else {
            Err(E::custom(format!("`{word}` is no layout; expected 2019, 2021, null or \"unknown\"")))
        }
    }
}
