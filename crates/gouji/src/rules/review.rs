//! 表四: reconsideration and litigation.

use super::{ALL, cases};
use crate::Text;
use crate::form::Table;
use crate::relation::{Formula, Scope};
use crate::rule::{Authority, Body, Family, Rule, Severity};

/// Every block adds up to its 总计.
pub(super) static BLOCK_SUM: Rule = Rule {
    id: "review-block-sum",
    family: Family::Review,
    severity: Severity::Error,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new(
        "表四每一组，结果维持、结果纠正、其他结果与尚未审结之和等于总计",
        "In every block of table 4, upheld, overturned, other and pending cases add up to the total",
    ),
    basis: Text::new(
        "表四“总计”栏：总计即该组四项之和（国办公开办函〔2021〕30号附表）",
        "The column 总计 of table 4 is the sum of its block (template of Guoban Gongkaiban Han [2021] No. 30)",
    ),
    message: Text::new(
        "“{line}”：维持 {upheld}+纠正 {overturned}+其他 {other}+尚未审结 {pending}={left}，总计填 {right}，相差 {gap}",
        "{line}: upheld {upheld} + overturned {overturned} + other {other} + pending {pending} = {left}, but the total says {right} (off by {gap})",
    ),
    help: Text::new(
        "核对本组四项和总计；总计不要漏填或填 0",
        "Recheck the four numbers and the total; do not leave the total blank or 0",
    ),
    since: "0.1.0",
    body: Body::Relation(Formula::new(Scope::Rows(Table::Review), "upheld + overturned + other + pending = total")),
    cases: cases!("review-block-sum"),
};
