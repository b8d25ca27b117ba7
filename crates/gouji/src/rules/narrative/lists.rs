//! Numbers and the parts they are said to be made of.

use rust_decimal::Decimal;

use super::STATED;
use crate::check::Context;
use crate::claim::Claim;
use crate::finding::Findings;
use crate::rule::{Asked, Body, Rule};
use crate::rules::cases;
use crate::{Message, Text};

/// The parts of a list do not exceed the whole, and a complete list adds up to it.
pub(in crate::rules) static BREAKDOWN: Rule = Rule {
    id: "narrative-breakdown",
    summary: Text::new(
        "“共N件，其中a件、b件”的分项之和不超过总数，列全的等于总数",
        "The parts of a list do not exceed the whole, and a complete list adds up to it",
    ),
    basis: Text::new(
        "分项之和大于总数时必有一处不对，除非分项有重叠；没有“其中”“等”的列举应当是全部",
        "Parts that exceed their whole are wrong somewhere unless they overlap; a list without 其中 or 等 is meant to be whole",
    ),
    message: Text::new(
        "正文“{passage}”，所列分项之和为 {sum}（{parts}）",
        "The text says “{passage}”; the parts listed add up to {sum} ({parts})",
    ),
    help: Text::new("核对总数和各分项；分项有重叠的请说明", "Recheck the whole and its parts; say so if parts overlap"),
    body: Body::Check(breakdown),
    cases: cases!("narrative-breakdown"),
    ..STATED
};

fn breakdown(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let mut asked = Asked::NotApplicable;
    if context.report.prose.is_empty() {
        return asked;
    }
    for list in &context.reading().lists {
        asked = Asked::Run;
        let sum = list.sum();
        if !list.told && (sum > list.whole || sum < list.whole && list.complete) {
            let parts: Vec<String> = list.parts.iter().take(MOST_SHOWN).map(ToString::to_string).collect();
            let more = if list.parts.len() > MOST_SHOWN { "+…" } else { "" };
            let slots = [
                ("passage", Message::same(&list.marked)),
                ("sum", Message::same(sum)),
                ("parts", Message::same(parts.join("+") + more)),
            ];
            findings.add_quoting(Vec::new(), &slots, Some(list.quote.clone()));
        }
    }
    asked
}

/// A message shows so many parts.
const MOST_SHOWN: usize = 12;

/// What came in by each channel adds up to what came in.
pub(in crate::rules) static CHANNELS: Rule = Rule {
    id: "narrative-channels",
    summary: Text::new(
        "按当面、信函、网络等渠道所列的申请数之和等于收到的申请数",
        "What came in by each channel adds up to what came in",
    ),
    message: Text::new(
        "正文“{passage}”，按渠道所列之和为 {sum}",
        "The text says “{passage}”; by channel it adds up to {sum}",
    ),
    help: Text::new(
        "核对各渠道的申请数；一件申请走两种渠道的请说明",
        "Recheck the channels; say so if one application came by two",
    ),
    body: Body::Check(channels),
    cases: cases!("narrative-channels"),
    ..STATED
};

fn channels(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let mut asked = Asked::NotApplicable;
    if context.report.prose.is_empty() {
        return asked;
    }
    let exact = |claim: &&Claim| claim.is_exact() && !claim.last && claim.measure == crate::Measure::Amount;
    for claims in context.reading().claims.chunk_by(|one, next| one.sentence == next.sentence) {
        let whole = claims.iter().filter(exact).find(|claim| matches!(claim.quantity.id, "received" | "intake"));
        let parts: Vec<Decimal> = claims
            .iter()
            .filter(exact)
            .filter(|claim| claim.quantity.id == "channel")
            .map(|claim| claim.value)
            .collect();
        let Some(whole) = whole.filter(|_| parts.len() > 1) else { continue };
        asked = Asked::Run;
        let sum = parts.iter().fold(Decimal::ZERO, |sum, part| sum.saturating_add(*part));
        // Two channels may be the ones worth naming.
        if sum > whole.value || sum < whole.value && parts.len() > 2 {
            let slots = [("passage", Message::same(&whole.marked)), ("sum", Message::same(sum))];
            findings.add_quoting(whole.cells.clone(), &slots, Some(whole.quote.clone()));
        }
    }
    asked
}
