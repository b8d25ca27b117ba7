//! Values that JSON has no kind of its own for, spelled as strings.

use std::fmt;

use jiff::civil::Date;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Reads a value from its spelling; `what` says in the error what it should have been.
pub(crate) fn spelled<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    what: &'static str,
    read: fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(Spelling { what, read })
}

/// It refuses on its own: an error that comes up behind it would not be told at the place of the value.
struct Spelling<T> {
    what: &'static str,
    read: fn(&str) -> Option<T>,
}

impl<T> Visitor<'_> for Spelling<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {}", self.what)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.read)(text).ok_or_else(|| E::custom(format_args!("`{text}` is no {}", self.what)))
    }
}

/// A date, which may be unknown. What jiff reads and says of others would be a tenth of a small module.
pub(crate) mod date {
    use super::{Date, Day, Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
    pub(crate) fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        date.map(Day).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        Ok(Option::<Day>::deserialize(deserializer)?.map(|Day(date)| date))
    }

    /// A date as it is spelled: `2025-01-20`.
    pub(crate) fn read(text: &str) -> Option<Date> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| {
            let part = parts.next().filter(|part| part.len() == digits)?;
            part.bytes().all(|digit| digit.is_ascii_digit()).then(|| part.parse::<i16>().ok())?
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        let date = Date::new(year, month as i8, day as i8).ok()?;
        parts.next().is_none().then_some(date)
    }
}

struct Day(Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        spelled(deserializer, "date like 2025-01-20", date::read).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_it_is_printed_and_in_no_other_way() {
        let day = date::read("2024-02-29").expect("a date");
        assert_eq!(day, jiff::civil::date(2024, 2, 29));
        assert_eq!(date::read(&day.to_string()), Some(day));
        for text in ["", "2024", "2024-02", "2024-2-9", "24-02-09", "2023-02-29", "2024-13-01", "2024-02-29-01"] {
            assert_eq!(date::read(text), None, "{text}");
        }
        for text in ["+024-02-29", "2024-+2-29", "2024-02-29T10:00", "２０24-02-29", "2024/02/29"] {
            assert_eq!(date::read(text), None, "{text}");
        }
    }
}
