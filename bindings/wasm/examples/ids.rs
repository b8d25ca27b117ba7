//! Prints the ids that TypeScript knows, from the core's own lists; the build writes them to `js/ids.ts`.
#![allow(clippy::print_stdout, reason = "the build reads the output")]

use std::fmt::{self, Display, Write as _};

use gouji::{
    Address, Agreement, Authority, Bound, Cause, Certainty, Edition, ErrorKind, Family, Kind, Op, Outcome, RULES,
    Severity, State, Table,
};
use gouji_reader::{Format, ReadErrorKind};
use serde::de::{self, Deserialize, Deserializer, Visitor};

/// Asks an enum for its ids and for nothing else: they come back as the error.
struct Ask;

/// The ids of an enum as JSON has them, so that none can be forgotten.
#[derive(Debug)]
struct Ids(&'static [&'static str]);

impl Display for Ids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

impl std::error::Error for Ids {}

impl de::Error for Ids {
    fn custom<T: Display>(_: T) -> Self {
        Self(&[])
    }
}

impl<'de> Deserializer<'de> for Ask {
    type Error = Ids;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Ids> {
        Err(Ids(&[]))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        ids: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Ids> {
        Err(Ids(ids))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct
        seq tuple tuple_struct map struct identifier ignored_any
    }
}

fn ids<T: for<'de> Deserialize<'de>>() -> impl Iterator<Item = &'static str> {
    let ids = T::deserialize(Ask).err().map_or(&[][..], |Ids(ids)| ids);
    assert!(!ids.is_empty(), "an enum");
    ids.iter().copied()
}

/// A union of string literals.
fn union<'a>(name: &str, about: &str, ids: impl IntoIterator<Item = &'a str>) -> String {
    let ids: Vec<String> = ids.into_iter().map(|id| format!("\n  | \"{id}\"")).collect();
    format!("\n/** {about} */\nexport type {name} ={};\n", ids.concat())
}

fn page() -> String {
    let mut page = String::from("// Written by the build from the core's own lists.\n");
    page += &union("TableId", "A table of the form.", Table::ALL.map(Table::id));
    page += &union("Address", "A cell of any edition.", Address::all().map(Address::as_str));
    page += &union("CellKind", "What a cell holds.", ids::<Kind>());
    page += &union("State", "What is known of a cell.", ids::<State>());
    page += &union("RuleId", "A rule of the catalogue.", RULES.iter().map(|rule| rule.id));
    page += &union("Family", "What rules are about.", ids::<Family>());
    page += &union("SeverityId", "How much a finding weighs.", ids::<Severity>());
    page += &union("Authority", "Where a rule comes from.", ids::<Authority>());
    page += &union("Verdict", "What is said of a report as a whole.", ids::<Outcome>());
    page += &union("Certainty", "How certain a repair is.", ids::<Certainty>());
    page += &union("Cause", "What went wrong.", ids::<Cause>());
    page += &union("Bound", "How a number in prose bounds the truth.", ids::<Bound>());
    page += &union("Agreement", "How a claim and its cells go together.", ids::<Agreement>());
    page += &union("Op", "How the two sides of a relation compare.", ids::<Op>());
    page += &union("FormatName", "What a file is.", Format::NAMES.iter().map(|(name, _)| *name));
    page += &union("ErrorKind", "Why a file could not be read.", ReadErrorKind::ALL.map(ReadErrorKind::id));
    page += &union("RefusalKind", "What of a request was refused.", ErrorKind::ALL.map(ErrorKind::id));
    let editions: Vec<String> = Edition::ALL.iter().map(|edition| edition.number().to_string()).collect();
    let _ = write!(
        page,
        "\n/** An edition of the form, by the year of its notice. */\nexport type Edition = {};\n\
         \n/** The layout a table was found in; null when it is absent. */\nexport type Layout = Edition | \"unknown\" | null;\n",
        editions.join(" | ")
    );
    page
}

fn main() {
    print!("{}", page());
}
