//! 表三: what came in, what was done with it, and what is left.

use super::{ALL, cases};
use crate::Text;
use crate::form::Table;
use crate::relation::{Formula, Scope};
use crate::rule::{Authority, Body, Family, Rule, Severity};

/// Every row adds up to its 总计.
pub(super) static ROW_SUM: Rule = Rule {
    id: "requests-row-sum",
    family: Family::Requests,
    severity: Severity::Error,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new(
        "表三每一行，自然人与五类法人或其他组织之和等于总计",
        "In every row of table 3, natural persons and the five kinds of organisations add up to the total",
    ),
    basis: Text::new(
        "表三“总计”栏：总计即该行自然人与法人或其他组织各栏之和（国办公开办函〔2021〕30号附表）",
        "The column 总计 of table 3 is the sum of its row (template of Guoban Gongkaiban Han [2021] No. 30)",
    ),
    message: Text::new(
        "“{line}”行：各类申请人之和 {left_sum}{left}，总计填 {right}，相差 {gap}",
        "Row {line}: the applicants add up to {left_sum}{left}, but the total says {right} (off by {gap})",
    ),
    help: Text::new("核对本行各栏和总计", "Recheck the numbers of this row and its total"),
    since: "0.1.0",
    body: Body::Relation(Formula::new(
        Scope::Rows(Table::Requests),
        "natural_person + business + research + nonprofit + legal_service + other_organization = total",
    )),
    cases: cases!("requests-row-sum"),
};

/// The results add up to （七）总计.
pub(super) static RESULT_TOTAL: Rule = Rule {
    id: "requests-result-total",
    family: Family::Requests,
    severity: Severity::Error,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new(
        "表三每一列，（一）至（六）各项办理结果之和等于（七）总计",
        "In every column of table 3, the results (1) to (6) add up to (7), the total",
    ),
    basis: Text::new(
        "表三第三项“本年度办理结果”：（七）总计即（一）至（六）之和，每件申请只计一种结果（国办公开办函〔2021〕30号附表）",
        "Item 3 of table 3: (7) is the sum of (1) to (6), and each application counts once (template of Guoban Gongkaiban Han [2021] No. 30)",
    ),
    message: Text::new(
        "“{line}”列：（一）至（六）之和 {left_sum}{left}，（七）总计填 {right}，相差 {gap}",
        "Column {line}: results (1) to (6) add up to {left_sum}{left}, but (7) says {right} (off by {gap})",
    ),
    help: Text::new(
        "核对本列各项办理结果和（七）总计；区分处理的只计“部分公开”",
        "Recheck the results of this column and its total; a partly granted application counts there only",
    ),
    since: "0.1.0",
    body: Body::Relation(Formula::new(
        Scope::Columns(Table::Requests, &[]),
        "granted + partly_granted + denied.* + unavailable.* + declined.* + other.* = processed",
    )),
    cases: cases!("requests-result-total"),
};

/// What came in equals what went out.
pub(super) static BALANCE: Rule = Rule {
    id: "requests-balance",
    family: Family::Requests,
    severity: Severity::Error,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new(
        "表三每一列，本年新收加上年结转等于办理总计加结转下年度",
        "In every column of table 3, received plus pending at start equals processed plus pending at end",
    ),
    basis: Text::new(
        "表三表内注明的勾稽关系：第一项加第二项之和，等于第三项加第四项之和",
        "The cross-footing rule printed in table 3: item 1 plus item 2 equals item 3 plus item 4",
    ),
    message: Text::new(
        "“{line}”列：新收 {received}+上年结转 {pending_start}={left}，办理总计 {processed}+结转下年度 {pending_end}={right}，相差 {gap}",
        "Column {line}: received {received} + pending at start {pending_start} = {left}, processed {processed} + pending at end {pending_end} = {right} (off by {gap})",
    ),
    help: Text::new(
        "核对本列这四个数；上年结转应与上一年度报告的“结转下年度继续办理”一致",
        "Recheck these four numbers; pending at start must match last year's pending at end",
    ),
    since: "0.1.0",
    body: Body::Relation(Formula::new(
        Scope::Columns(Table::Requests, &[]),
        "received + pending_start = processed + pending_end",
    )),
    cases: cases!("requests-balance"),
};
