//! One wrong cell of table 3 is always found, and its number with it.

use gouji::{Address, Certainty, Edition, Report, repair};

use crate::damage::{cells, report, value};

fn is_found(truth: &Report, address: Address, wrong: i64) {
    let right = value(truth, address);
    if wrong == right || wrong < 0 {
        return;
    }
    let mut damaged = truth.clone();
    damaged.set(address, wrong);
    let repairs = repair(&damaged);
    let what = format!("{address}: {right} damaged to {wrong}: {repairs:?}");
    assert_eq!(repairs.len(), 1, "{what}");
    assert_eq!(repairs[0].certainty, Certainty::Unique, "{what}");
    assert_eq!(repairs[0].alternatives.len(), 1, "{what}");
    let changes = &repairs[0].alternatives[0].changes;
    assert_eq!(changes.len(), 1, "{what}");
    assert_eq!((changes[0].cell, changes[0].to), (address, gouji::Value::Count(right)), "{what}");
    assert_eq!(repairs[0].findings().len(), if address.row() == "processed" { 3 } else { 2 }, "{what}");
    assert!(repairs[0].exact && repairs[0].margin != Some(0), "{what}");
}

#[test]
fn any_single_wrong_cell_of_table_3_is_unique_in_both_editions() {
    let mut random = fastrand::Rng::with_seed(1);
    for edition in Edition::ALL {
        let mut bases = vec![Report::zero(edition)];
        bases.extend((0..crate::cases(2).min(100)).map(|_| report(&mut random, edition)));
        for truth in bases {
            for address in cells(&truth) {
                let right = value(&truth, address);
                let digits = right.to_string();
                let doubled: i64 = format!("{digits}{}", &digits[digits.len() - 1..]).parse().expect("a number");
                let reversed: i64 = digits.chars().rev().collect::<String>().parse().expect("a number");
                let last = right - right % 10 + (right + 3) % 10;
                for wrong in [right + 1, right - 1, right + 10, right - 10, right * 2, right * 10, right / 10] {
                    is_found(&truth, address, wrong);
                }
                for wrong in [0, doubled, reversed, last, right * 10_000] {
                    is_found(&truth, address, wrong);
                }
            }
        }
    }
}
