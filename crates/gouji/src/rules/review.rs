//! 表四: reconsideration and litigation.

use super::words::{at, count};
use super::{ALL, cases};
use crate::form::Table;
use crate::relation::{Formula, Scope};
use crate::report::Report;
use crate::rule::{Asked, Authority, Body, Family, Rule, Severity};
use crate::{Message, Text};

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

/// Cases have applications behind them.
pub(super) static WITHOUT_REQUESTS: Rule = Rule {
    id: "review-without-requests",
    family: Family::Review,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("有复议、诉讼案件的，一般也有申请", "Where there are cases, there are as a rule applications"),
    basis: Text::new(
        "案件一般由本年或上年的申请引起；两年都没有申请而有案件的，可能漏填了表三",
        "Cases mostly arise from this year's or last year's applications; without any, table 3 may not have been filled in",
    ),
    message: Text::new(
        "表四有 {count} 件复议、诉讼案件，而表三新收、上年结转都是 0",
        "Table 4 has {count} cases, but table 3 has no applications received or pending",
    ),
    help: Text::new(
        "核对表三是否漏填；由往年申请引起的案件可以不改",
        "Make sure that table 3 was filled in; it may stay if the cases are about older applications",
    ),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        let intake = |report: &Report| {
            let received = count(report, at!("/requests/received/total"))?;
            Some(received.saturating_add(count(report, at!("/requests/pending_start/total"))?))
        };
        let Some(own) = intake(context.report) else { return Asked::NotApplicable };
        let before = context.last.and_then(intake).unwrap_or(0);
        let totals = [
            at!("/review/reconsideration/total"),
            at!("/review/litigation_direct/total"),
            at!("/review/litigation_after_reconsideration/total"),
        ];
        let cases: i64 = totals.into_iter().filter_map(|address| count(context.report, address)).sum();
        if own == 0 && before == 0 && cases > 0 {
            findings.add(totals.to_vec(), &[("count", Message::same(cases))]);
        }
        Asked::Run
    }),
    cases: cases!("review-without-requests"),
};
