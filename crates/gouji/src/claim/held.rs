//! A claim beside the cells it is about.

use rust_decimal::Decimal;

use super::{Agreement, Bound, Claim, Measure, Quantity};
use crate::Value;
use crate::report::Report;

/// 约 allows this share of the value to either side.
const ABOUT: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// Fills in what the tables say to a claim.
pub(super) fn hold(claim: &mut Claim, report: &Report) {
    (claim.cells, claim.printed, claim.agreement) = (Vec::new(), None, Agreement::NoCell);
    if claim.last || claim.measure != Measure::Amount {
        return;
    }
    claim.cells = claim.quantity.cells(report);
    if claim.cells.is_empty() {
        return;
    }
    claim.printed = claim.quantity.value(report);
    claim.agreement = match claim.printed {
        None => Agreement::NotAssessable,
        Some(printed) if agrees(claim, printed) => Agreement::Agrees,
        Some(_) => {
            let other = |id: &&str| Quantity::find(id).and_then(|quantity| quantity.value(report));
            // A zero leaves no room for another reading.
            let otherwise =
                !claim.value.is_zero() && claim.or.iter().filter_map(other).any(|value| agrees(claim, value));
            if otherwise { Agreement::AgreesOtherwise } else { Agreement::Differs }
        }
    };
}

/// Whether a value is what a claim says.
pub(crate) fn agrees(claim: &Claim, value: Value) -> bool {
    let (claimed, value) = (claim.value, value.as_decimal());
    if claim.quantity.id == "withdrawn" {
        // 其他处理 has other causes too.
        return claimed <= value;
    }
    match claim.bound {
        // An amount may be printed with more decimals than the sentence has.
        Bound::Exactly if !claim.coarse.is_zero() => (value - claimed).abs() < claim.coarse,
        Bound::Exactly => value == claimed || value.round_dp(claimed.scale()) == claimed && claimed.scale() > 0,
        Bound::AtLeast => value >= claimed,
        Bound::AtMost => value <= claimed,
        Bound::About => (value - claimed).abs() <= (claimed * ABOUT).abs(),
    }
}
