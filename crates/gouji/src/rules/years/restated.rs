//! Last year's figures as this year's text gives them.

use crate::check::Context;
use crate::claim::{Measure, Quantity, agrees};
use crate::finding::Findings;
use crate::rule::{Asked, Authority, Body, Family, Rule, Severity};
use crate::rules::{ALL, cases};
use crate::{Message, Text};

/// A figure of last year is that of last year's report.
pub(in crate::rules) static RESTATED: Rule = Rule {
    id: "years-restated",
    family: Family::Years,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("正文引用的上年数字与上年报告一致", "A figure of last year is that of last year's report"),
    basis: Text::new("同一个数在两年的报告中应当相同", "One number is the same in the reports of both years"),
    message: Text::new(
        "正文“{passage}”，上年报告中{label}为 {printed}",
        "The text says “{passage}”; in last year's report, {label} is {printed}",
    ),
    help: Text::new("核对上年报告；口径有调整的请说明", "Recheck last year's report; explain a change of scope"),
    since: "0.1.0",
    body: Body::Check(restated),
    cases: cases!("years-restated"),
};

fn restated(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let mut asked = Asked::NotApplicable;
    let Some(last) = context.last.filter(|_| !context.report.prose.is_empty()) else { return asked };
    for claim in context.reading().claims.iter().filter(|claim| claim.last && claim.measure == Measure::Amount) {
        let Some(printed) = claim.quantity.value(last) else { continue };
        asked = Asked::Run;
        let other = |id: &&str| Quantity::find(id).and_then(|quantity| quantity.value(last));
        if !agrees(claim, printed) && !claim.or.iter().filter_map(other).any(|value| agrees(claim, value)) {
            let slots = [
                ("passage", Message::same(&claim.marked)),
                ("label", claim.quantity.label.into()),
                ("printed", Message::same(printed)),
            ];
            findings.add_quoting(Vec::new(), &slots, Some(claim.quote.clone()));
        }
    }
    asked
}
