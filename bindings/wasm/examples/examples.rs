//! Prints what the cases of the rules show; the build puts it into the scripts that tell of rules.
#![allow(clippy::print_stdout, reason = "the build reads the output")]

use std::collections::BTreeMap;

use gouji::{RULES, Rule};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// What the module does not carry of a rule.
#[derive(Deserialize, Serialize)]
struct Shown {
    phrases: Box<RawValue>,
    examples: Box<RawValue>,
}

fn shown(rule: &Rule) -> serde_json::Result<(&str, Shown)> {
    Ok((rule.id, serde_json::from_str(&serde_json::to_string(rule)?)?))
}

fn main() -> serde_json::Result<()> {
    let all: BTreeMap<&str, Shown> = RULES.iter().map(|rule| shown(rule)).collect::<Result<_, _>>()?;
    println!("{}", serde_json::to_string(&all)?);
    Ok(())
}
