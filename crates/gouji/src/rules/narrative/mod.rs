//! What sentences say: beside the tables, beside each other, beside last year.

mod cases;
mod disclosure;
mod lists;
mod rates;
mod requests;
mod scope;
mod together;
mod words;

pub(super) use cases::{ALL_UPHELD, CASE_RESULTS, CASES, LITIGATION, NO_CASES, NO_CORRECTION, RECONSIDERATION};
pub(super) use disclosure::{ADMINISTRATIVE_FEES, DECISIONS, GOVERNMENT_RULES, NONE_ISSUED, NORMATIVE_DOCUMENTS};
pub(super) use lists::{BREAKDOWN, CHANNELS};
pub(super) use rates::{GROWTH, SHARE, SHARE_SUM};
pub(super) use requests::{
    ALL_DONE, APPLICANTS, INTAKE, NO_REQUESTS, PENDING_END, PENDING_START, PROCESSED, RECEIVED, RESULTS, ROWS,
    WITHDRAWN,
};
pub(super) use scope::SCOPE;
pub(super) use together::{ARITHMETIC, CONTRADICTION, DONE_CONTRADICTION, RESULTS_COMPLETE};
pub(super) use words::{PUNCTUATION, REPEATED_WORD};

use super::{ALL, named};
use crate::check::Context;
use crate::claim::{Agreement, Claim};
use crate::finding::Findings;
use crate::rule::{Asked, Authority, Body, Claimed, Family, Rule, Severity};
use crate::{Message, Text};

/// What the rules about claims and cells have in common.
const STATED: Rule = Rule {
    id: NO_ID,
    family: Family::Narrative,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("", ""),
    basis: Text::new(
        "同一报告的正文和表格应当一致；口径不同的（如含不含上年结转、尚未审结）不算",
        "Text and tables of one report agree; other legitimate ways of counting (with those carried over, without those pending) are not reported",
    ),
    message: Text::new(
        "正文“{passage}”，表中{label}为 {printed}（{cells}）",
        "The text says “{passage}”; in the tables, {label} is {printed} ({cells})",
    ),
    help: Text::new(
        "核对这句话和表中的数字，改正有误的一处；口径不同的请说明",
        "Recheck the sentence and the table and mend the wrong one; explain a different way of counting",
    ),
    since: "0.1.0",
    body: Body::Shape,
    cases: "",
};

/// Filled in by every rule.
const NO_ID: &str = "";

/// Holds the claims a rule is about against their cells.
pub(crate) fn claimed(claimed: Claimed, context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let mut asked = Asked::NotApplicable;
    let mut told: Vec<(&str, rust_decimal::Decimal)> = Vec::new();
    if context.report.prose.is_empty() {
        return asked;
    }
    for claim in context.reading().claims.iter().filter(|claim| claimed.covers(claim)) {
        match claim.agreement {
            Agreement::NotAssessable | Agreement::NoCell => continue,
            Agreement::Agrees | Agreement::AgreesOtherwise => {}
            Agreement::Differs => {
                // The same number said twice is one thing to mend.
                let known = (claim.quantity.id, claim.value);
                if !told.contains(&known) {
                    if told.len() < MOST_TOLD {
                        told.push(known);
                    }
                    differs(context, claim, findings);
                }
            }
        }
        asked = Asked::Run;
    }
    asked
}

/// So many different numbers are remembered as told.
const MOST_TOLD: usize = 64;

fn differs(context: &Context<'_>, claim: &Claim, findings: &mut Findings<'_>) {
    let Some(printed) = claim.printed else { return };
    let slots = [
        ("passage", Message::same(&claim.marked)),
        ("label", claim.quantity.label.into()),
        ("printed", Message::same(printed)),
        ("cells", named(context.report, &claim.cells)),
    ];
    findings.add_quoting(claim.cells.clone(), &slots, Some(claim.quote.clone()));
}

impl Claimed {
    pub(crate) fn covers(&self, claim: &Claim) -> bool {
        let id = claim.quantity.id;
        let fits = |pattern: &&str| pattern.strip_suffix('*').map_or(id == *pattern, |start| id.starts_with(start));
        self.said.contains(&claim.said) && self.of.iter().any(fits)
    }
}
