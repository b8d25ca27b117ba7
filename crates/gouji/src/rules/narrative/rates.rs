//! Shares and growth, worked out again.

use rust_decimal::Decimal;

use super::STATED;
use crate::check::Context;
use crate::claim::{Claim, Measure, Quantity};
use crate::finding::Findings;
use crate::report::Report;
use crate::rule::{Asked, Body, Rule, Severity};
use crate::rules::cases;
use crate::{Message, Text};

/// A share is what its number and one of the wholes give.
pub(in crate::rules) static SHARE: Rule = Rule {
    id: "narrative-share",
    summary: Text::new("“占x%”与件数相符", "A share is what its number and its whole give"),
    basis: Text::new(
        "按办理总计、新收、新收加上年结转和句中的总数分别重算，都不相符才提出",
        "It is worked out again with each possible whole and reported only if none gives it",
    ),
    message: Text::new(
        "正文“{passage}”，按 {count} 件重算为 {computed}%",
        "The text says “{passage}”; {count} gives {computed}%",
    ),
    help: Text::new("重算占比", "Work the share out again"),
    body: Body::Check(share),
    cases: cases!("narrative-share"),
    ..STATED
};

const WHOLES: [&str; 6] = ["processed", "received", "intake", "reconsideration", "litigation", "cases"];

/// Whether a percentage rounds to the print.
fn is_printed(claim: &Claim, exact: Decimal) -> bool {
    (exact - claim.value).abs() <= Decimal::new(5, claim.value.scale() + 1)
}

fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

fn count(report: &Report, id: &str) -> Option<Decimal> {
    Quantity::find(id)?.value(report).map(crate::Value::as_decimal)
}

/// The numbers of a sentence before a claim, nearest first.
fn before<'c>(claims: &'c [Claim], claim: &'c Claim) -> impl Iterator<Item = &'c Claim> {
    let index = claims.partition_point(|other| other.at < claim.at);
    let same = claims[..index].iter().rev().take(MOST_LOOKED_AT);
    same.filter(move |other| other.sentence == claim.sentence && other.measure == Measure::Amount)
}

/// How far back the number is looked for that a rate belongs to.
const MOST_LOOKED_AT: usize = 40;

fn share(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let mut asked = Asked::NotApplicable;
    if context.report.prose.is_empty() {
        return asked;
    }
    let claims = &context.reading().claims;
    for claim in claims.iter().filter(|claim| claim.measure == Measure::Share && claim.is_exact() && !claim.last) {
        let stated = before(claims, claim).find(|other| other.quantity.id == claim.quantity.id && other.is_exact());
        let Some(part) = stated
            .map(|stated| stated.value)
            .or_else(|| claim.quantity.value(context.report).map(crate::Value::as_decimal))
        else {
            continue;
        };
        let in_sentence = before(claims, claim).filter(|other| other.is_exact() && WHOLES.contains(&other.quantity.id));
        let mut wholes: Vec<Decimal> = in_sentence.map(|other| other.value).collect();
        wholes.extend(WHOLES.iter().filter_map(|id| count(context.report, id)));
        let computed: Vec<Decimal> = wholes
            .iter()
            .filter(|whole| **whole >= part && !whole.is_zero())
            .filter_map(|whole| percent(part, *whole))
            .collect();
        let Some(first) = computed.first() else { continue };
        asked = Asked::Run;
        if !computed.iter().any(|exact| is_printed(claim, *exact)) {
            let slots = [
                ("passage", Message::same(&claim.marked)),
                ("count", Message::same(part)),
                ("computed", Message::same(first.round_dp(claim.value.scale().max(1)))),
            ];
            findings.add_quoting(claim.quantity.cells(context.report), &slots, Some(claim.quote.clone()));
        }
    }
    asked
}

/// The shares of a complete list add up to 100 %.
pub(in crate::rules) static SHARE_SUM: Rule = Rule {
    id: "narrative-share-sum",
    severity: Severity::Note,
    summary: Text::new("列全的各项占比之和为 100%", "The shares of a complete list add up to 100%"),
    basis: Text::new(
        "各项件数之和等于总数时，占比之和只差四舍五入",
        "Where the numbers add up to the whole, the shares differ from 100% by rounding alone",
    ),
    message: Text::new("正文“{passage}”等各项占比之和为 {sum}%", "With “{passage}”, the shares add up to {sum}%"),
    help: Text::new("重算各项占比", "Work the shares out again"),
    body: Body::Check(share_sum),
    cases: cases!("narrative-share-sum"),
    ..STATED
};

fn share_sum(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let mut asked = Asked::NotApplicable;
    if context.report.prose.is_empty() {
        return asked;
    }
    for claims in context.reading().claims.chunk_by(|one, next| one.sentence == next.sentence) {
        let shares: Vec<&Claim> = claims.iter().filter(|claim| claim.measure == Measure::Share).collect();
        let numbers = |wanted: &Claim| {
            let exact = |claim: &&Claim| claim.quantity.id == wanted.quantity.id && claim.measure == Measure::Amount;
            claims.iter().find(exact).map(|claim| claim.value)
        };
        let Some(last) = shares.last().filter(|_| (3..=MOST_LOOKED_AT).contains(&shares.len())) else { continue };
        let parts: Option<Decimal> = shares.iter().map(|share| numbers(share)).sum();
        let whole = |claim: &&Claim| {
            WHOLES.contains(&claim.quantity.id) && claim.measure == Measure::Amount && Some(claim.value) == parts
        };
        let in_table = || {
            ["processed", "received", "intake"].iter().any(|id| count(context.report, id) == parts && parts.is_some())
        };
        if !claims.iter().any(|claim| whole(&claim)) && !in_table() {
            continue;
        }
        asked = Asked::Run;
        let sum: Decimal = shares.iter().map(|share| share.value).sum();
        let scale = shares.iter().map(|share| share.value.scale()).min().unwrap_or(0);
        let rounding = Decimal::from(shares.len()) * Decimal::new(1, scale);
        if (sum - Decimal::ONE_HUNDRED).abs() > rounding {
            let slots = [("passage", Message::same(&last.marked)), ("sum", Message::same(sum))];
            findings.add_quoting(Vec::new(), &slots, Some(last.quote.clone()));
        }
    }
    asked
}

/// Growth is what this year's and last year's numbers give.
pub(in crate::rules) static GROWTH: Rule = Rule {
    id: "narrative-growth",
    summary: Text::new("“同比增长x%”与两年的件数相符", "Growth is what this year's and last year's numbers give"),
    basis: Text::new(
        "按新收、新收加上年结转和办理总计分别与上年重算，都不相符才提出",
        "It is worked out again with each possible pair of numbers and reported only if none gives it",
    ),
    message: Text::new(
        "正文“{passage}”，由 {last} 到 {this} 应为 {computed}%",
        "The text says “{passage}”; from {last} to {this} it is {computed}%",
    ),
    help: Text::new("重算增幅；负数为下降", "Work the growth out again; negative is a fall"),
    body: Body::Check(growth),
    cases: cases!("narrative-growth"),
    ..STATED
};

fn growth(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let mut asked = Asked::NotApplicable;
    if context.report.prose.is_empty() {
        return asked;
    }
    let claims = &context.reading().claims;
    for claim in claims.iter().filter(|claim| claim.measure == Measure::Growth && claim.is_exact() && !claim.last) {
        let stated = |last: bool| {
            let same =
                |other: &&Claim| other.quantity.id == claim.quantity.id && other.last == last && other.is_exact();
            before(claims, claim).find(same).map(|other| other.value)
        };
        let mut pairs: Vec<(Decimal, Decimal)> = Vec::new();
        let this_value = stated(false);
        if let (Some(this), Some(last)) =
            (this_value.or_else(|| count(context.report, claim.quantity.id)), stated(true))
        {
            pairs.push((this, last));
        } else if let Some(last) = context.last {
            let ids = [claim.quantity.id].into_iter().chain(claim.quantity.or.iter().copied());
            let ids = ids.chain((claim.quantity.id == "received").then_some("processed"));
            for id in ids {
                let before = count(last, id);
                for this in [this_value, count(context.report, id)].into_iter().flatten() {
                    pairs.extend(before.map(|last| (this, last)));
                }
            }
        }
        let computed: Vec<(Decimal, Decimal, Decimal)> = pairs
            .iter()
            .filter(|(_, last)| !last.is_zero())
            .filter_map(|(this, last)| Some((*this, *last, percent(this.checked_sub(*last)?, *last)?)))
            .collect();
        let Some((this, last, exact)) = computed.first() else { continue };
        asked = Asked::Run;
        if !computed.iter().any(|(_, _, exact)| is_printed(claim, *exact)) {
            let slots = [
                ("passage", Message::same(&claim.marked)),
                ("this", Message::same(this)),
                ("last", Message::same(last)),
                ("computed", Message::same(exact.round_dp(claim.value.scale().max(1)))),
            ];
            findings.add_quoting(claim.quantity.cells(context.report), &slots, Some(claim.quote.clone()));
        }
    }
    asked
}
