//! How much was charged.

use rust_decimal::Decimal;

use super::{ABOUT_FEES, stated};
use crate::check::Context;
use crate::claim::{Claim, Quantity};
use crate::finding::Findings;
use crate::rule::{Asked, Body, Rule, Severity};
use crate::rules::{FROM_2021, cases};
use crate::{Message, Text};

/// The fee is a multiple of 10 元.
pub(in crate::rules) static MULTIPLE: Rule = Rule {
    id: "fee-multiple-of-ten",
    severity: Severity::Note,
    summary: Text::new("信息处理费是 10 元的整数倍", "The fee is a multiple of 10 yuan"),
    basis: Text::new(
        "国办函〔2020〕109号：按件计收每件 100 元的整数倍，按量计收每页 10、20 或 40 元",
        "Guobanhan [2020] No. 109: multiples of 100 yuan an application, or 10, 20 or 40 yuan a page",
    ),
    message: Text::new("正文“{passage}”不是 10 元的整数倍", "“{passage}” is no multiple of 10 yuan"),
    body: Body::Check(|context, findings| each_fee(context, findings, |claim| (claim.value % Decimal::TEN).is_zero())),
    cases: cases!("fee-multiple-of-ten"),
    ..ABOUT_FEES
};

/// Asks something of every amount; a finding where it does not hold.
fn each_fee(context: &Context<'_>, findings: &mut Findings<'_>, holds: impl Fn(&Claim) -> bool) -> Asked {
    if context.report.prose.is_empty() {
        return Asked::NotApplicable;
    }
    let claims = &context.reading().claims;
    let mut asked = Asked::NotApplicable;
    for claim in stated(claims, "processing_fee").filter(|claim| !claim.value.is_zero()) {
        asked = Asked::Run;
        if !holds(claim) {
            findings.add_quoting(Vec::new(), &[("passage", Message::same(&claim.marked))], Some(claim.quote.clone()));
        }
    }
    asked
}

/// The fee is given in 元, as the measures set it.
pub(in crate::rules) static UNIT: Rule = Rule {
    id: "fee-unit",
    summary: Text::new("信息处理费以元为单位", "The fee is given in yuan"),
    basis: Text::new(
        "信息处理费按元计收；以万元为单位的是表二行政事业性收费",
        "The fee is charged in yuan; it is table 2 that counts in ten thousands",
    ),
    message: Text::new("正文“{passage}”以万元为单位", "“{passage}” counts in ten thousands"),
    help: Text::new("核对单位是元还是万元", "Recheck whether it is yuan or ten thousands"),
    body: Body::Check(|context, findings| {
        each_fee(context, findings, |claim| !claim.marked.contains("万元】") && !claim.marked.contains("亿元】"))
    }),
    cases: cases!("fee-unit"),
    ..ABOUT_FEES
};

/// Every application charged brings at least 10 元.
pub(in crate::rules) static MINIMUM: Rule = Rule {
    id: "fee-minimum",
    severity: Severity::Note,
    summary: Text::new("收费金额不少于收费件数乘以 10 元", "Every application charged brings at least 10 yuan"),
    basis: Text::new(
        "国办函〔2020〕109号：收费最低为每页 10 元",
        "Guobanhan [2020] No. 109: the least is 10 yuan for a page",
    ),
    message: Text::new("正文“{passage}”，但收费 {cases} 件", "“{passage}”, but applications charged: {cases}"),
    body: Body::Check(minimum),
    cases: cases!("fee-minimum"),
    ..ABOUT_FEES
};

fn minimum(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    if context.report.prose.is_empty() {
        return Asked::NotApplicable;
    }
    let claims = &context.reading().claims;
    let Some(cases) = stated(claims, "fee_cases").next() else { return Asked::NotApplicable };
    let Some(fee) = stated(claims, "processing_fee").find(|fee| fee.sentence == cases.sentence) else {
        return Asked::NotApplicable;
    };
    if fee.value < cases.value.saturating_mul(Decimal::TEN) {
        let slots = [("passage", Message::same(&fee.marked)), ("cases", Message::same(cases.value))];
        findings.add_quoting(Vec::new(), &slots, Some(fee.quote.clone()));
    }
    Asked::Run
}

/// The fees of single organs add up to the whole.
pub(in crate::rules) static BREAKDOWN: Rule = Rule {
    id: "fee-breakdown",
    summary: Text::new("各单位信息处理费之和等于总额", "The fees of single organs add up to the whole"),
    basis: Text::new("同一句话里的分项与总额应当一致", "Parts and whole of one sentence agree"),
    message: Text::new(
        "正文“{passage}”，所列各单位之和为 {sum} 元",
        "“{passage}”, but the organs listed add up to {sum} yuan",
    ),
    body: Body::Check(breakdown),
    cases: cases!("fee-breakdown"),
    ..ABOUT_FEES
};

fn breakdown(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let mut asked = Asked::NotApplicable;
    if context.report.prose.is_empty() {
        return asked;
    }
    for claims in context.reading().claims.chunk_by(|one, next| one.sentence == next.sentence) {
        let parts: Vec<&Claim> = stated(claims, "member.processing_fee").collect();
        let Some(whole) = stated(claims, "processing_fee").next().filter(|_| !parts.is_empty()) else { continue };
        asked = Asked::Run;
        let sum = parts.iter().fold(Decimal::ZERO, |sum, part| sum.saturating_add(part.value));
        // One organ may be named as an example.
        if sum > whole.value || sum < whole.value && parts.len() > 1 {
            let slots = [("passage", Message::same(&whole.marked)), ("sum", Message::same(sum))];
            findings.add_quoting(Vec::new(), &slots, Some(whole.quote.clone()));
        }
    }
    asked
}

/// No fee in one sentence and a fee in another do not go together.
pub(in crate::rules) static CONTRADICTION: Rule = Rule {
    id: "fee-contradiction",
    summary: Text::new(
        "正文说未收取信息处理费的，别处没有收取的金额",
        "Where the text says that no fee was charged, it gives no amount elsewhere",
    ),
    basis: Text::new("同一报告里两种说法不能都对", "Both cannot be right in one report"),
    message: Text::new("正文既说“{none}”，又说“{some}”", "The text says “{none}” and also “{some}”"),
    body: Body::Check(contradiction),
    cases: cases!("fee-contradiction"),
    ..ABOUT_FEES
};

fn contradiction(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    if context.report.prose.is_empty() {
        return Asked::NotApplicable;
    }
    let claims = &context.reading().claims;
    let Some(none) = stated(claims, "processing_fee").find(|claim| claim.value.is_zero()) else {
        return Asked::NotApplicable;
    };
    if let Some(some) = stated(claims, "processing_fee").find(|claim| !claim.value.is_zero()) {
        let slots = [("none", Message::same(&none.marked)), ("some", Message::same(&some.marked))];
        findings.add_quoting(Vec::new(), &slots, Some(none.quote.clone()));
    }
    Asked::Run
}

/// Where the fee is booked as an administrative fee, it is no more than that.
pub(in crate::rules) static WITHIN: Rule = Rule {
    id: "fee-within-administrative-fees",
    severity: Severity::Note,
    editions: FROM_2021,
    summary: Text::new(
        "信息处理费一般不超过表二的行政事业性收费",
        "The fee is hardly more than the administrative fees of table 2",
    ),
    basis: Text::new(
        "信息处理费列入收费项目的，应包含在行政事业性收费内；另行列支的不算",
        "Where it is booked as an administrative fee it is part of that; it may be booked apart",
    ),
    message: Text::new(
        "正文“{passage}”，超过表二行政事业性收费 {amount} 万元",
        "“{passage}” is more than the administrative fees of table 2, {amount} ten thousand yuan",
    ),
    help: Text::new("核对单位：信息处理费是元，表二是万元", "Recheck the units: yuan here, ten thousands in table 2"),
    body: Body::Check(within),
    cases: cases!("fee-within-administrative-fees"),
    ..ABOUT_FEES
};

fn within(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    if context.report.prose.is_empty() {
        return Asked::NotApplicable;
    }
    let Some(quantity) = Quantity::find("administrative_fees") else { return Asked::NotApplicable };
    let Some(amount) = quantity.value(context.report).map(crate::Value::as_decimal).filter(|amount| !amount.is_zero())
    else {
        return Asked::NotApplicable;
    };
    let in_yuan = amount.saturating_mul(Decimal::from(10_000));
    for claim in stated(&context.reading().claims, "processing_fee").filter(|claim| claim.value > in_yuan) {
        let slots = [("passage", Message::same(&claim.marked)), ("amount", Message::same(amount))];
        findings.add_quoting(quantity.cells(context.report), &slots, Some(claim.quote.clone()));
    }
    Asked::Run
}
