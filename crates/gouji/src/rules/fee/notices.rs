//! Whether the fee was spoken of, and the notices that ask for it.

use super::{ABOUT_FEES, stated};
use crate::check::Context;
use crate::finding::Findings;
use crate::rule::{Asked, Authority, Body, Rule, Severity};
use crate::rules::words::{at, count};
use crate::rules::{FROM_2021, cases};
use crate::{Message, Text};

/// Part six says what was charged, even if nothing.
pub(in crate::rules) static STATEMENT: Rule = Rule {
    id: "fee-statement",
    authority: Authority::Template,
    editions: FROM_2021,
    summary: Text::new("第六部分报告了收取信息处理费的情况", "Part six says what was charged, even if nothing"),
    basis: Text::new(
        "2021 年版格式第六部分注明“收取信息处理费情况在此处报告”",
        "The 2021 format says in part six that the processing fee is reported there",
    ),
    message: Text::new("第六部分没有提到信息处理费", "Part six does not speak of the processing fee"),
    help: Text::new(
        "补写收取信息处理费的情况；没有收取的写“本年度未发出收费通知，未收取信息处理费”",
        "Add what was charged; if nothing was, say so",
    ),
    body: Body::Words(statement),
    cases: cases!("fee-statement"),
    ..ABOUT_FEES
};

fn statement(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let report = context.report;
    let last = report.prose.iter().rfind(|paragraph| paragraph.part == Some(6));
    let Some(last) = last.filter(|_| report.year.is_none_or(|year| year >= 2021)) else { return Asked::NotApplicable };
    let speaks = |text: &str| {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        ["处理费", "收费", "收取费用", "费用"].iter().any(|word| text.contains(word))
    };
    // A statement elsewhere, or one cut by a line, is a statement.
    let whole: String = report.prose.iter().map(|paragraph| paragraph.text.as_str()).collect();
    if !speaks(&whole) {
        let quote = crate::Quote::new(&last.text, last.origin.clone());
        findings.add_quoting(Vec::new(), &[], Some(quote));
    }
    Asked::Run
}

/// Without notices nobody fails to pay.
pub(in crate::rules) static UNPAID: Rule = Rule {
    id: "fee-unpaid",
    editions: FROM_2021,
    summary: Text::new(
        "没有发出收费通知的，表三“逾期未按收费通知要求缴纳费用”为 0",
        "Where no notice was sent, nobody failed to pay",
    ),
    basis: Text::new(
        "表三（六）2：申请人逾期未按收费通知要求缴纳费用，以发出收费通知为前提",
        "Row (6) 2 of table 3 has those who did not pay what a notice asked for",
    ),
    message: Text::new(
        "正文“{passage}”，但表三“逾期未按收费通知要求缴纳费用”为 {count}",
        "The text says “{passage}”, but table 3 has {count} under fee unpaid",
    ),
    help: Text::new("核对是否发出过收费通知", "Recheck whether notices were sent"),
    body: Body::Check(unpaid),
    cases: cases!("fee-unpaid"),
    ..ABOUT_FEES
};

fn unpaid(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let report = context.report;
    if report.prose.is_empty() {
        return Asked::NotApplicable;
    }
    let cell = at!("/requests/other.fee_unpaid/total");
    let Some(count) = count(report, cell) else { return Asked::NotApplicable };
    let Some(none) = stated(&context.reading().claims, "fee_notices").find(|claim| claim.value.is_zero()) else {
        return Asked::NotApplicable;
    };
    if count > 0 {
        let slots = [("passage", Message::same(&none.marked)), ("count", Message::same(count))];
        findings.add_quoting(vec![cell], &slots, Some(none.quote.clone()));
    }
    Asked::Run
}

/// Where someone failed to pay, the text speaks of notices.
pub(in crate::rules) static UNPAID_SILENT: Rule = Rule {
    id: "fee-unpaid-silent",
    severity: Severity::Note,
    editions: FROM_2021,
    summary: Text::new(
        "表三有逾期未缴费的，正文提到收费通知",
        "Where table 3 has fees unpaid, the text speaks of notices",
    ),
    message: Text::new(
        "表三“逾期未按收费通知要求缴纳费用”为 {count}，正文没有提到收费通知",
        "Table 3 has {count} under fee unpaid, and the text speaks of no notice",
    ),
    help: Text::new("在第六部分说明发出收费通知的情况", "Say in part six which notices were sent"),
    body: Body::Check(unpaid_silent),
    cases: cases!("fee-unpaid-silent"),
    ..ABOUT_FEES
};

fn unpaid_silent(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let report = context.report;
    if !report.prose.iter().any(|paragraph| paragraph.part == Some(6)) {
        return Asked::NotApplicable;
    }
    let cell = at!("/requests/other.fee_unpaid/total");
    let Some(count) = count(report, cell) else { return Asked::NotApplicable };
    let claims = &context.reading().claims;
    let speaks =
        stated(claims, "fee_notices").next().is_some() || claims.iter().any(|claim| claim.marked.contains("收费通知"));
    if count > 0 && !speaks {
        findings.add(vec![cell], &[("count", Message::same(count))]);
    }
    Asked::Run
}
