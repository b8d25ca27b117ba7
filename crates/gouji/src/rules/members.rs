//! An organ's report beside the reports it is the sum of.

use super::{ALL, cases};
use crate::Text;
use crate::relation::Scope;
use crate::rule::{Authority, Body, Family, Rule, Severity};

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
    body: Body::Relation { scope: Scope::Cells, formula: "members.cell = cell" },
    cases: cases!("member-sum"),
};
