//! The tidy tables: reports, findings and cells, one row each.

use arrow_array::builder::{ListBuilder, StringBuilder};
use gouji::{Address, Cell, Finding, Source, Terms, Value};
use pyo3::prelude::*;

use crate::table::{Columns, Table};
use crate::verdict::Verdict;

/// A column that says to which report a row belongs, and what is known of it.
fn of_reports<'v>(reports: impl Iterator<Item = (usize, &'v Verdict)> + Clone) -> Columns {
    let of = |read: fn(&'v Verdict) -> Option<&'v str>| reports.clone().map(move |(_, verdict)| read(verdict));
    Columns::default()
        .integer("index", reports.clone().map(|(index, _)| i64::try_from(index).ok()))
        .text("file", of(|verdict| verdict.report.source.file.as_deref()))
        .text("part", of(|verdict| verdict.report.source.part.as_deref()))
        .text("agency", of(|verdict| verdict.report.report.agency.as_deref()))
        .integer("year", reports.clone().map(|(_, verdict)| verdict.report.report.year.map(i64::from)))
}

/// One row for each report.
pub(crate) fn verdicts<'v>(verdicts: impl Iterator<Item = &'v Verdict> + Clone) -> PyResult<Table> {
    let counts: Vec<_> = verdicts.clone().map(|verdict| verdict.judged.counts()).collect();
    let count = |read: fn(&gouji::Counts) -> usize| counts.iter().map(move |counts| i64::try_from(read(counts)).ok());
    let id = |outcome: gouji::Outcome| serde_json::to_value(outcome).ok()?.as_str().map(str::to_owned);
    of_reports(verdicts.clone().enumerate())
        .text("title", verdicts.clone().map(|verdict| verdict.report.report.title.as_deref()))
        .text("sha256", verdicts.clone().map(|verdict| verdict.report.source.sha256.as_deref()))
        .text("verdict", verdicts.clone().map(|verdict| id(verdict.judged.outcome)))
        .text("if_blank_is_zero", verdicts.clone().map(|verdict| id(verdict.judged.if_blank_is_zero)))
        .integer("error", count(|counts| counts.error))
        .integer("query", count(|counts| counts.query))
        .integer("note", count(|counts| counts.note))
        .integer("causes", count(|counts| counts.causes))
        .table()
}

/// One row for each finding. `left`, `right` and `gap` are the sides of a broken relation.
pub(crate) fn findings<'v>(verdicts: impl Iterator<Item = &'v Verdict> + Clone) -> PyResult<Table> {
    let rows: Vec<(usize, &Verdict, &Finding)> = verdicts
        .enumerate()
        .flat_map(|(index, verdict)| verdict.judged.findings.iter().map(move |finding| (index, verdict, finding)))
        .collect();
    let mut cells = ListBuilder::new(StringBuilder::new());
    for (_, _, finding) in &rows {
        finding.cells.iter().for_each(|cell| cells.values().append_value(cell.to_string()));
        cells.append(true);
    }
    let mut values = ListBuilder::new(StringBuilder::new());
    for (_, verdict, finding) in &rows {
        for cell in &finding.cells {
            // What another report has there, this one cannot tell.
            let own = cell.source == Source::This;
            values.values().append_option(own.then(|| verdict.report.report.cell(cell.address).text()));
        }
        values.append(true);
    }
    let each = || rows.iter().map(|(_, _, finding)| *finding);
    let term = |read: fn(&Terms) -> Value| each().map(move |finding| finding.terms.as_ref().map(|t| number(read(t))));
    of_reports(rows.iter().map(|(index, verdict, _)| (*index, *verdict)))
        .text("rule", each().map(|finding| Some(finding.rule.id)))
        .text("family", each().map(|finding| Some(finding.rule.family.id())))
        .text("severity", each().map(|finding| Some(finding.rule.severity.id())))
        .add("cells", cells.finish())
        .add("values", values.finish())
        .number("left", term(|terms| terms.left))
        .number("right", term(|terms| terms.right))
        .number("gap", term(|terms| terms.gap))
        .text("message", each().map(|finding| Some(finding.message.zh.as_str())))
        .text("message_en", each().map(|finding| Some(finding.message.en.as_str())))
        .text("quote", each().map(|finding| finding.quote.as_ref().map(|quote| quote.text.as_str())))
        .text("fingerprint", each().map(|finding| Some(finding.fingerprint())))
        .table()
}

/// One row for each cell of each report's layout.
pub(crate) fn cells<'v>(verdicts: impl Iterator<Item = &'v Verdict> + Clone) -> PyResult<Table> {
    let rows: Vec<(usize, &Verdict, Address, &Cell)> = verdicts
        .enumerate()
        .flat_map(|(index, verdict)| {
            verdict.report.report.cells().map(move |(address, cell)| (index, verdict, address, cell))
        })
        .collect();
    let state = |cell: &Cell| serde_json::to_value(cell.state()).ok()?.as_str().map(str::to_owned);
    let notes = |cell: &Cell| cell.notes().iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
    let place = |cell: &Cell| cell.origin().map(|origin| origin.in_words().zh);
    let edition = |verdict: &Verdict, address: Address| {
        verdict.report.report.layout.get(address.table()).edition().map(|edition| i64::from(edition.number()))
    };
    of_reports(rows.iter().map(|(index, verdict, _, _)| (*index, *verdict)))
        .integer("edition", rows.iter().map(|(_, verdict, address, _)| edition(verdict, *address)))
        .text("table", rows.iter().map(|(_, _, address, _)| Some(address.table().id())))
        .text("row", rows.iter().map(|(_, _, address, _)| Some(address.row())))
        .text("column", rows.iter().map(|(_, _, address, _)| Some(address.column())))
        .text("address", rows.iter().map(|(_, _, address, _)| Some(address.as_str())))
        .text("state", rows.iter().map(|(_, _, _, cell)| state(cell)))
        .number("value", rows.iter().map(|(_, _, _, cell)| cell.value().map(number)))
        .text("text", rows.iter().map(|(_, _, _, cell)| Some(cell.text())))
        .text("notes", rows.iter().map(|(_, _, _, cell)| Some(notes(cell))))
        .text("origin", rows.iter().map(|(_, _, _, cell)| place(cell)))
        .table()
}

/// A value for reckoning: counts are exact, amounts as near as a float is; their print is beside them.
#[allow(clippy::cast_precision_loss, reason = "counts are below 2^53")]
fn number(value: Value) -> f64 {
    match value {
        Value::Count(count) => count as f64,
        amount => amount.to_string().parse().unwrap_or(f64::NAN),
    }
}
