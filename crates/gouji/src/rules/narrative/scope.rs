//! Whose numbers a report has: its own organ's, or all of a place's.

use super::STATED;
use crate::check::Context;
use crate::finding::Findings;
use crate::rule::{Asked, Body, Family, Rule};
use crate::rules::cases;
use crate::{Message, Text};

/// A report speaks of its own numbers or of all of a place, not of both.
pub(in crate::rules) static SCOPE: Rule = Rule {
    id: "document-scope",
    family: Family::Document,
    summary: Text::new(
        "数据口径（本机关还是全市、全县）前后一致",
        "A report has its own organ's numbers or all of a place's, not both",
    ),
    basis: Text::new(
        "政府的报告可以是本级的，也可以是汇总的，但说明的口径应与数字所说的一致",
        "A government's report may be its own or a summary, but the scope it states is that of its numbers",
    ),
    message: Text::new("口径不一：一处说“{own}”，一处说“{whole}”", "The scope differs: “{own}”, and then “{whole}”"),
    help: Text::new(
        "说明数据是本机关的还是汇总的，并统一",
        "Say whether the numbers are the organ's own or a summary, and keep to it",
    ),
    body: Body::Check(scope),
    cases: cases!("document-scope"),
    ..STATED
};

const STATES: [&str; 5] = ["统计范围", "数据范围", "统计口径", "数据口径", "所列数据"];
const OWN: [&str; 5] = ["仅含本级", "不含下级", "为本机关", "仅为", "办公室本级"];
const WHOLE: [&str; 6] = ["全市", "全县", "全区", "全省", "全州", "全旗"];

fn scope(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    if context.report.prose.is_empty() {
        return Asked::NotApplicable;
    }
    let own = context.sentences().iter().find(|sentence| {
        let has = |words: &[&str]| words.iter().any(|word| sentence.text.contains(word));
        has(&STATES) && has(&OWN) && !has(&WHOLE)
    });
    let Some(own) = own else { return Asked::NotApplicable };
    let claims = &context.reading().claims;
    let whole = claims.iter().find(|claim| {
        matches!(claim.quantity.id, "received" | "intake") && WHOLE.iter().any(|word| claim.marked.contains(word))
    });
    if let Some(whole) = whole {
        let slots = [("own", Message::same(&own.text)), ("whole", Message::same(&whole.marked))];
        findings.add_quoting(whole.cells.clone(), &slots, Some(whole.quote.clone()));
    }
    Asked::Run
}
