//! Claims beside each other: sums within a sentence, and sentences that contradict one another.

use rust_decimal::Decimal;

use super::STATED;
use crate::address::Address;
use crate::check::Context;
use crate::claim::{Agreement, Claim, Measure};
use crate::finding::Findings;
use crate::order;
use crate::rule::{Asked, Authority, Body, Rule, Said};
use crate::rules::cases;
use crate::{Message, Text};

/// What came in and what went out, as one sentence says, balance.
pub(in crate::rules) static ARITHMETIC: Rule = Rule {
    id: "narrative-arithmetic",
    authority: Authority::Proven,
    summary: Text::new(
        "同一句话里新收加上年结转等于办结加结转下年度",
        "In one sentence, received plus carried over equals done with plus carried on",
    ),
    basis: Text::new(
        "表三的勾稽关系（第一项加第二项之和等于第三项加第四项之和）对正文同样成立",
        "The cross-footing rule of table 3 holds for the text as well",
    ),
    message: Text::new(
        "正文“{passage}”：收到和上年结转共 {left}，办结和结转下年度共 {right}",
        "The text says “{passage}”: received and carried over make {left}, done with and carried on {right}",
    ),
    help: Text::new("核对这句话里的数字", "Recheck the numbers of the sentence"),
    body: Body::Check(arithmetic),
    cases: cases!("narrative-arithmetic"),
    ..STATED
};

/// This year's exact numbers of one sentence.
fn exact(claim: &Claim) -> bool {
    claim.measure == Measure::Amount && claim.is_exact() && !claim.last
}

/// The claims of the report, a slice for each sentence.
fn by_sentence(claims: &[Claim]) -> impl Iterator<Item = &[Claim]> {
    claims.chunk_by(|one, next| one.sentence == next.sentence)
}

fn of<'c>(claims: &'c [Claim], id: &str) -> Option<&'c Claim> {
    claims.iter().find(|claim| claim.quantity.id == id && exact(claim) && claim.said != Said::All)
}

fn cells(claims: &[&Claim]) -> Vec<Address> {
    let mut cells: Vec<Address> = claims.iter().flat_map(|claim| claim.cells.iter().copied()).collect();
    order::sort(&mut cells);
    cells.dedup();
    cells
}

fn arithmetic(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let mut asked = Asked::NotApplicable;
    if context.report.prose.is_empty() {
        return asked;
    }
    for claims in by_sentence(&context.reading().claims) {
        let (Some(processed), Some(pending)) = (of(claims, "processed"), of(claims, "pending_end")) else { continue };
        let came: Vec<&Claim> = match (of(claims, "received"), of(claims, "pending_start"), of(claims, "intake")) {
            (_, _, Some(intake)) => vec![intake],
            (Some(received), Some(start), None) => vec![received, start],
            _ => continue,
        };
        asked = Asked::Run;
        let sum =
            |claims: &[&Claim]| claims.iter().map(|claim| claim.value).fold(Decimal::ZERO, Decimal::saturating_add);
        let gone = [processed, pending];
        let (left, right) = (sum(&came), sum(&gone));
        // 共受理N件（含上年结转）may mean that N came in new.
        let other = came.len() == 1
            && of(claims, "pending_start").is_some_and(|start| left.saturating_add(start.value) == right);
        if left != right && !other {
            let slots = [
                ("passage", Message::same(&processed.marked)),
                ("left", Message::same(left)),
                ("right", Message::same(right)),
            ];
            let all: Vec<&Claim> = came.iter().copied().chain(gone).collect();
            findings.add_quoting(cells(&all), &slots, Some(processed.quote.clone()));
        }
    }
    asked
}

const GROUPS: [&str; 6] = ["granted", "partly_granted", "denied", "unavailable", "declined", "other"];

/// All six results of a sentence add up to what it says was done with.
pub(in crate::rules) static RESULTS_COMPLETE: Rule = Rule {
    id: "narrative-results-complete",
    summary: Text::new(
        "正文列出全部六类结果的，其和等于所说的办结件数",
        "Where the text gives all six results, they add up to what it says was done with",
    ),
    message: Text::new(
        "正文“{passage}”，但同一句话里六类结果之和为 {sum}",
        "The text says “{passage}”, but the six results of the sentence add up to {sum}",
    ),
    help: Text::new("核对这句话里的各类结果", "Recheck the results of the sentence"),
    body: Body::Check(results_complete),
    cases: cases!("narrative-results-complete"),
    ..STATED
};

fn results_complete(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let mut asked = Asked::NotApplicable;
    if context.report.prose.is_empty() {
        return asked;
    }
    let mut before: &[Claim] = &[];
    for claims in by_sentence(&context.reading().claims) {
        let groups: Vec<&Claim> = GROUPS.iter().filter_map(|id| of(claims, id)).collect();
        let done = of(claims, "processed").or_else(|| of(before, "processed"));
        if let (6, Some(done)) = (groups.len(), done) {
            asked = Asked::Run;
            let sum = groups.iter().map(|claim| claim.value).fold(Decimal::ZERO, Decimal::saturating_add);
            if sum != done.value {
                let slots = [("passage", Message::same(&done.marked)), ("sum", Message::same(sum))];
                let all: Vec<&Claim> = groups.into_iter().chain([done]).collect();
                findings.add_quoting(cells(&all), &slots, Some(claims[0].quote.clone()));
            }
        }
        before = claims;
    }
    asked
}

/// A number said twice is the same number.
pub(in crate::rules) static CONTRADICTION: Rule = Rule {
    id: "narrative-contradiction",
    summary: Text::new("同一个数字在正文中前后一致", "A number said twice is the same number"),
    message: Text::new(
        "正文前后不一：{label}先说“{first}”，又说“{second}”",
        "The text contradicts itself about {label}: “{first}”, then “{second}”",
    ),
    help: Text::new("核对两处，改正有误的一处", "Recheck both places and mend the wrong one"),
    body: Body::Check(contradiction),
    cases: cases!("narrative-contradiction"),
    ..STATED
};

/// Numbers that may well be said of several things.
const REPEATABLE: [&str; 6] =
    ["channel", "member.received", "member.processing_fee", "withdrawn", "fee_cases", "fee_notices"];

fn contradiction(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let mut asked = Asked::NotApplicable;
    if context.report.prose.is_empty() {
        return asked;
    }
    let mut first: Vec<&Claim> = Vec::new();
    let comparable =
        |claim: &&Claim| exact(claim) && claim.said == Said::Number && !REPEATABLE.contains(&claim.quantity.id);
    for claim in context.reading().claims.iter().filter(comparable) {
        let Some(known) = first.iter().find(|known| known.quantity.id == claim.quantity.id) else {
            first.push(claim);
            continue;
        };
        asked = Asked::Run;
        let fine = |claim: &Claim| matches!(claim.agreement, Agreement::Agrees | Agreement::AgreesOtherwise);
        if known.value != claim.value && !(fine(known) && fine(claim)) {
            let slots = [
                ("label", claim.quantity.label.into()),
                ("first", Message::same(&known.marked)),
                ("second", Message::same(&claim.marked)),
            ];
            findings.add_quoting(cells(&[known, claim]), &slots, Some(claim.quote.clone()));
        }
    }
    asked
}

/// 全部办结 and 结转下年 do not go together.
pub(in crate::rules) static DONE_CONTRADICTION: Rule = Rule {
    id: "narrative-done-contradiction",
    summary: Text::new(
        "正文说全部办结的，不再说有结转下年度的申请",
        "Where the text says that all are done with, it carries none over",
    ),
    message: Text::new("正文既说“{all}”，又说“{pending}”", "The text says “{all}” and also “{pending}”"),
    help: Text::new("核对是否全部办结", "Recheck whether all are done with"),
    body: Body::Check(done_contradiction),
    cases: cases!("narrative-done-contradiction"),
    ..STATED
};

fn done_contradiction(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    if context.report.prose.is_empty() {
        return Asked::NotApplicable;
    }
    let said = |all: bool| {
        let pending =
            context.reading().claims.iter().filter(|claim| claim.quantity.id == "pending_end" && exact(claim));
        pending.filter(move |claim| (claim.said == Said::All) == all)
    };
    let (Some(all), Some(pending)) = (said(true).next(), said(false).find(|claim| !claim.value.is_zero())) else {
        return if said(true).next().is_some() { Asked::Run } else { Asked::NotApplicable };
    };
    let slots = [("all", Message::same(&all.marked)), ("pending", Message::same(&pending.marked))];
    findings.add_quoting(cells(&[pending]), &slots, Some(all.quote.clone()));
    Asked::Run
}
