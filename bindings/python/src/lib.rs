//! gouji for Python: the core's values as frozen objects, its words as JSON, tables as Arrow.
//!
//! The core owns the shape of what goes across; `python/gouji` makes records and picks sources apart.

#![allow(clippy::needless_pass_by_value, reason = "arguments come from Python as values of their own")]

mod batch;
mod beside;
mod command;
mod content;
mod error;
mod many;
mod masks;
mod register;
mod report;
mod table;
mod tables;
mod verdict;
mod verdicts;

use pyo3::prelude::*;

/// The functions and classes that `gouji` is made of; import `gouji` instead.
#[pymodule]
mod _gouji {
    #[pymodule_export]
    use super::batch::{check_array, check_table};
    #[pymodule_export]
    use super::beside::Beside;
    #[pymodule_export]
    use super::command::run;
    #[pymodule_export]
    use super::many::check_many;
    #[pymodule_export]
    use super::masks::Masks;
    #[pymodule_export]
    use super::register::{Register, register_arrow, register_columns, register_file};
    #[pymodule_export]
    use super::report::{Reading, Report, read, sum_reports};
    #[pymodule_export]
    use super::table::Table;
    #[pymodule_export]
    use super::verdict::{Verdict, check, check_json};
    #[pymodule_export]
    use super::verdicts::Verdicts;
    #[pymodule_export]
    use super::{explain, form, rules, version};
}

/// Every rule of the catalogue, as JSON.
#[pyfunction]
fn rules() -> PyResult<String> {
    json(&gouji::RULES)
}

/// One rule of the catalogue, as JSON.
#[pyfunction]
fn explain(rule: &str) -> PyResult<String> {
    let found =
        gouji::rule(rule).ok_or_else(|| error::misuse(format!("没有这条规则：{rule} (there is no rule `{rule}`)")))?;
    json(found)
}

/// An edition of the form, as JSON.
#[pyfunction]
fn form(edition: u16) -> PyResult<String> {
    json(&gouji::Codebook(report::edition(edition)?))
}

/// The version of gouji and of its rules, as JSON.
#[pyfunction]
fn version() -> PyResult<String> {
    json(&gouji::Tool::current())
}

/// What the core says of itself, as JSON.
fn json(value: &(impl serde::Serialize + ?Sized)) -> PyResult<String> {
    serde_json::to_string(value).map_err(|error| error::misuse(error.to_string()))
}

/// Records of Python, made from JSON by a function of `gouji._records`.
fn records<'py>(py: Python<'py>, make: &str, json: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("gouji._records")?.call_method1(make, (json,))
}
