//! 信息处理费: what part six says of it.

mod amounts;
mod notices;

pub(super) use amounts::{BREAKDOWN, CONTRADICTION, MINIMUM, MULTIPLE, UNIT, WITHIN};
pub(super) use notices::{STATEMENT, UNPAID, UNPAID_SILENT};

use super::ALL;
use crate::Text;
use crate::claim::{Claim, Measure};
use crate::rule::{Authority, Body, Family, Rule, Severity};

/// What the rules about the fee have in common.
const ABOUT_FEES: Rule = Rule {
    id: NO_ID,
    family: Family::Fee,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("", ""),
    basis: Text::new(
        "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）；收取情况在第六部分报告（国办公开办函〔2021〕30号）",
        "The measures on the processing fee, Guobanhan [2020] No. 109; part six reports it ([2021] No. 30)",
    ),
    message: Text::new("", ""),
    help: Text::new("核对收取信息处理费的件数和金额", "Recheck the number of applications charged and the amount"),
    since: "0.1.0",
    body: Body::Shape,
    cases: "",
};

/// Filled in by every rule.
const NO_ID: &str = "";

/// This year's exact figures of one quantity.
fn stated<'c>(claims: &'c [Claim], id: &'static str) -> impl Iterator<Item = &'c Claim> {
    let exact = |claim: &&Claim| claim.is_exact() && claim.measure == Measure::Amount && !claim.last;
    claims.iter().filter(exact).filter(move |claim| claim.quantity.id == id)
}
