//! Prints the ids that TypeScript knows, from the core's own lists; the build writes them to `js/ids.ts`.
#![allow(clippy::print_stdout, reason = "the build reads the output")]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use gouji::{Address, Edition, Kind, RULES, State, Table};
use gouji_reader::{Format, ReadErrorKind};
use serde::Serialize;

/// A union of string literals.
fn union<'a>(name: &str, about: &str, ids: impl IntoIterator<Item = &'a str>) -> String {
    let ids: Vec<String> = ids.into_iter().map(|id| format!("\n  | \"{id}\"")).collect();
    format!("\n/** {about} */\nexport type {name} ={};\n", ids.concat())
}

fn id(value: impl Serialize) -> String {
    serde_json::to_value(value).expect("an id").as_str().expect("a string").to_owned()
}

/// Ids in the order of their first use.
fn distinct(ids: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    ids.filter(|id| seen.insert(id.clone())).collect()
}

fn strings(ids: &[String]) -> impl Iterator<Item = &str> {
    ids.iter().map(String::as_str)
}

fn page() -> String {
    let mut page = String::from("// Written by the build from the core's own lists.\n");
    let states: Vec<String> = State::ALL.iter().map(id).collect();
    let kinds: Vec<String> = [Kind::Count, Kind::Change, Kind::Amount].iter().map(id).collect();
    let rules = || RULES.iter();
    page += &union("TableId", "A table of the form.", Table::ALL.map(Table::id));
    page += &union("Address", "A cell of any edition.", Address::all().map(Address::as_str));
    page += &union("CellKind", "What a cell holds.", strings(&kinds));
    page += &union("State", "What is known of a cell.", strings(&states));
    page += &union("RuleId", "A rule of the catalogue.", rules().map(|rule| rule.id));
    page += &union("Family", "What rules are about.", strings(&distinct(rules().map(|rule| id(rule.family)))));
    page +=
        &union("SeverityId", "How much a finding weighs.", strings(&distinct(rules().map(|rule| id(rule.severity)))));
    page += &union("Authority", "Where a rule comes from.", strings(&distinct(rules().map(|rule| id(rule.authority)))));
    page += &union("FormatName", "What a file is.", Format::NAMES.iter().map(|(name, _)| *name));
    page += &union("ErrorKind", "Why a file could not be read.", ReadErrorKind::ALL.map(ReadErrorKind::id));
    let editions: Vec<String> = Edition::ALL.iter().map(|edition| edition.number().to_string()).collect();
    let _ = write!(
        page,
        "\n/** The layout a table was found in; null when it is absent. */\nexport type Layout = {} | \"unknown\" | null;\n",
        editions.join(" | ")
    );
    page
}

fn main() {
    print!("{}", page());
}
