//! What a summary's text says of its members, beside their own reports.

use rust_decimal::Decimal;

use crate::check::Context;
use crate::claim::{Claim, Measure, Quantity, Reading};
use crate::finding::Findings;
use crate::report::Report;
use crate::rule::{Asked, Authority, Body, Family, Rule, Severity};
use crate::rules::{ALL, cases};
use crate::{Message, Text};

/// A member's number in the summary's text is that of its own report.
pub(in crate::rules) static NARRATIVE: Rule = Rule {
    id: "members-narrative",
    family: Family::Members,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new(
        "汇总报告正文所列各单位的数字与该单位报告一致",
        "A member's number in the summary's text is that of its own report",
    ),
    basis: Text::new("汇总的数字来自各单位的报告", "A summary's numbers come from its members' reports"),
    message: Text::new(
        "正文“{passage}”，{member}的报告为 {printed}",
        "The text says “{passage}”; the report of {member} has {printed}",
    ),
    help: Text::new("核对该单位的报告", "Recheck the member's report"),
    since: "0.1.0",
    body: Body::Check(narrative),
    cases: cases!("members-narrative"),
};

fn named<'m>(members: &'m [Report], claim: &Claim) -> Option<&'m Report> {
    let name = claim.member.as_deref().filter(|name| name.chars().count() > 1)?;
    let mut fits = members.iter().filter(|member| member.agency.as_deref().is_some_and(|agency| agency.contains(name)));
    let member = fits.next()?;
    // Two that fit are none.
    fits.next().is_none().then_some(member)
}

fn narrative(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let mut asked = Asked::NotApplicable;
    let Some(members) = context.members.filter(|_| !context.report.prose.is_empty()) else { return asked };
    let told = context.reading().claims.iter().filter(|claim| claim.quantity.id == "member.received" && !claim.last);
    for claim in told.filter(|claim| claim.is_exact() && claim.measure == Measure::Amount) {
        let Some(member) = named(members, claim) else { continue };
        let value = |id| Quantity::find(id).and_then(|quantity| quantity.value(member)).map(crate::Value::as_decimal);
        let (Some(received), Some(intake)) = (value("received"), value("intake")) else { continue };
        asked = Asked::Run;
        if claim.value != received && claim.value != intake {
            let slots = [
                ("passage", Message::same(&claim.marked)),
                ("member", Message::same(member.agency.as_deref().unwrap_or_default())),
                ("printed", Message::same(received)),
            ];
            findings.add_quoting(Vec::new(), &slots, Some(claim.quote.clone()));
        }
    }
    asked
}

/// The summary's processing fee is the sum of its members'.
pub(in crate::rules) static FEE: Rule = Rule {
    id: "members-fee",
    family: Family::Members,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("汇总报告的信息处理费等于各单位之和", "The summary's processing fee is the sum of its members'"),
    basis: Text::new("汇总的数字来自各单位的报告", "A summary's numbers come from its members' reports"),
    message: Text::new(
        "正文“{passage}”，各单位报告之和为 {sum} 元",
        "The text says “{passage}”; its members' reports add up to {sum} yuan",
    ),
    help: Text::new("核对各单位第六部分所报的金额", "Recheck part six of the members' reports"),
    since: "0.1.0",
    body: Body::Words(fee),
    cases: cases!("members-fee"),
};

fn fee(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let Some(members) = context.members.filter(|_| !context.report.prose.is_empty()) else {
        return Asked::NotApplicable;
    };
    let stated = |claims: &[Claim]| {
        let exact = |claim: &&Claim| claim.is_exact() && claim.measure == Measure::Amount && !claim.last;
        claims.iter().filter(exact).find(|claim| claim.quantity.id == "processing_fee").cloned()
    };
    let Some(claim) = stated(&context.reading().claims) else { return Asked::NotApplicable };
    // A member that says nothing leaves the sum open.
    let fees = members.iter().map(|member| Some(stated(&Reading::of(member).claims)?.value));
    let Some(sum) = fees.sum::<Option<Decimal>>() else { return Asked::NotApplicable };
    if claim.value != sum {
        let slots = [("passage", Message::same(&claim.marked)), ("sum", Message::same(sum))];
        findings.add_quoting(Vec::new(), &slots, Some(claim.quote));
    }
    Asked::Run
}
