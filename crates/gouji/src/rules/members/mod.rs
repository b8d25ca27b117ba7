//! An organ's report beside the reports it is the sum of.

mod duplicates;
mod gap;
mod set;
mod told;

pub(super) use duplicates::{COPIED_TEXT, DUPLICATE, SAME_NUMBERS};
pub(super) use gap::{COUNTED_TWICE, INCOMPLETE, LEFT_OUT};
pub(super) use set::{MISSING, REFUSED, SCOPE, YEAR};
pub(super) use told::{FEE, NARRATIVE};
pub(crate) use {duplicates::doubles, set::refused};

use super::{ALL, cases};
use crate::relation::{Formula, Scope};
use crate::report::Report;
use crate::rule::{Authority, Body, Family, Rule, Severity};
use crate::{Message, Text};

/// A summary report is the sum of its parts.
pub(super) static SUM: Rule = Rule {
    id: "member-sum",
    family: Family::Members,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new(
        "汇总报告的每个数等于各单位报告对应数之和",
        "Every number of a summary report is the sum of the members' numbers",
    ),
    basis: Text::new(
        "汇总报告由本级和所属单位的报告逐格相加而成",
        "A summary report adds up the reports of the organ itself and its members, cell by cell",
    ),
    message: Text::new(
        "“{line}”：各单位之和 {left}，汇总报告填 {right}，相差 {gap}",
        "{line}: the members add up to {left}, the summary says {right} (off by {gap})",
    ),
    help: Text::new(
        "核对是否有单位漏报、重复或更正后未更新；本级数字也要列入",
        "Look for a member that is missing, doubled or corrected since; the organ's own report counts too",
    ),
    since: "0.1.0",
    body: Body::Relation(Formula::new(Scope::Cells, "members.cell = cell")),
    cases: cases!("member-sum"),
};

/// What to call one of several reports: its organ, its file, or its place among them.
pub(crate) fn name(index: usize, report: &Report) -> Message {
    match report.agency.as_ref().or(report.file_name.as_ref()) {
        Some(name) => Message::same(name),
        None => Message::new(format!("第 {} 份报告", index + 1), format!("report {}", index + 1)),
    }
}

/// Names in a row.
fn list(names: impl Iterator<Item = Message>) -> Message {
    let (zh, en): (Vec<String>, Vec<String>) = names.map(|name| (name.zh, name.en)).unzip();
    Message::new(zh.join("、"), en.join(", "))
}
