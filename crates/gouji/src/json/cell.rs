//! A cell as JSON: a number, `null`, a printed string, or the full object.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::cell::{Cell, LARGEST_COUNT, State, Value};
use crate::form::Kind;
use crate::note::Note;
use crate::origin::Origin;

/// Reads a cell of a known kind.
#[derive(Clone, Copy)]
pub(super) struct CellSeed(pub(super) Kind);

impl<'de> DeserializeSeed<'de> for CellSeed {
    type Value = Cell;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cell, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl CellSeed {
    fn number<E: Error>(self, number: i64) -> Result<Cell, E> {
        if number < 0 && self.0 != Kind::Change {
            return Err(E::custom("a negative number; give what is printed as a string"));
        }
        if number.abs() > LARGEST_COUNT {
            return Err(E::custom("a number beyond 2^53-1"));
        }
        Ok(match self.0 {
            Kind::Amount => Cell::amount(Decimal::from(number)),
            Kind::Count | Kind::Change => Cell::count(number),
        })
    }

    fn value<E: Error>(self, value: RawValue) -> Result<Value, E> {
        let cell = match (value, self.0) {
            (RawValue::Number(number), Kind::Count | Kind::Change) => self.number(number)?,
            (RawValue::Text(text), Kind::Amount) => {
                let amount = Decimal::from_str(&text).ok().filter(|amount| !amount.is_sign_negative());
                Cell::amount(amount.ok_or_else(|| E::custom(format!("`{text}` is no exact nonnegative decimal")))?)
            }
            (RawValue::Number(_), Kind::Amount) => return Err(E::custom("an amount's value is a string")),
            (RawValue::Text(_), _) => return Err(E::custom("a count's value is a number")),
        };
        cell.value().ok_or_else(|| E::custom("no value"))
    }
}

impl<'de> Visitor<'de> for CellSeed {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, null, a printed string or a cell object")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Cell, E> {
        self.number(i64::try_from(number).unwrap_or(i64::MAX))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Cell, E> {
        self.number(number)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Cell, E> {
        Err(E::custom("a fraction or an exponent; give what is printed as a string"))
    }

    fn visit_unit<E: Error>(self) -> Result<Cell, E> {
        Ok(Cell::BLANK)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Cell, E> {
        Ok(Cell::read(text, self.0))
    }

    // Rare, and too much code to stand in the loop over plain numbers.
    #[inline(never)]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Cell, A::Error> {
        let raw = RawCell::deserialize(MapAccessDeserializer::new(map))?;
        let value = raw.value.map(|value| self.value(value)).transpose()?;
        if (raw.state == State::Number) != value.is_some() {
            return Err(A::Error::custom("a cell has a value exactly when its state is `number`"));
        }
        let mut cell = Cell::from_parts(raw.state, value, raw.text.as_deref());
        for note in &raw.notes {
            cell = cell.with_note(Note::parse(note));
        }
        Ok(cell.with_origin(raw.origin))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCell {
    state: State,
    #[serde(default)]
    value: Option<RawValue>,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    notes: Vec<String>,
    #[serde(default)]
    origin: Origin,
}

enum RawValue {
    Number(i64),
    Text(String),
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl Visitor<'_> for ValueVisitor {
    type Value = RawValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a count, or an amount as a string")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<RawValue, E> {
        Ok(RawValue::Number(i64::try_from(number).unwrap_or(i64::MAX)))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<RawValue, E> {
        Ok(RawValue::Number(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<RawValue, E> {
        Ok(RawValue::Text(text.to_owned()))
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Cell", 5)?;
        object.serialize_field("state", &self.state())?;
        object.serialize_field("value", &self.value())?;
        object.serialize_field("text", &self.text())?;
        object.serialize_field("notes", self.notes())?;
        object.serialize_field("origin", &self.origin().cloned().unwrap_or_default())?;
        object.end()
    }
}

/// A cell of a report: as short as reads back the same.
pub(super) struct Brief<'a>(pub(super) &'a Cell, pub(super) Kind);

impl Serialize for Brief<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(cell, kind) = *self;
        match (cell.state(), cell.value()) {
            (State::Number, Some(value)) if cell.is_plain() => value.serialize(serializer),
            (State::Blank, _) if cell.is_plain() => serializer.serialize_none(),
            _ if *cell == Cell::read(&cell.text(), kind) => serializer.serialize_str(&cell.text()),
            _ => cell.serialize(serializer),
        }
    }
}
