//! The size of the least repair, held against another exact search that shares nothing with the library.
//!
//! A repair without circles always has an unbalanced sum that one cell alone mends; so every such repair
//! is found by mending sums one after the other, in every order. Circles need four cells or more and are
//! tried where they could be smaller.

use std::collections::BTreeMap;

use gouji::{Address, Certainty, Edition, Report, Source, Table, Value, relations, repair};

use crate::damage::{corrupt, report};

/// The sums of table 3 without the row of totals, which the others imply.
struct Sums {
    /// Each cell with the two sums it is in and its signs there.
    cells: Vec<(i64, [(usize, i64); 2])>,
    gaps: Vec<i64>,
}

impl Sums {
    fn of(report: &Report) -> Self {
        let edition = report.layout.requests.edition().expect("an edition");
        let identities = relations(Table::Requests, edition).iter().filter(|relation| {
            let implied = relation.rule.id == "requests-row-sum" && relation.terms[0].cell.address.row() == "processed";
            !implied && relation.terms.iter().all(|term| term.cell.source == Source::This)
        });
        let value = |cell: Address| report.cell(cell).value().and_then(Value::as_count).expect("a count");
        let mut by_cell: BTreeMap<Address, Vec<(usize, i64)>> = BTreeMap::new();
        let mut gaps = Vec::new();
        for (sum, relation) in identities.enumerate() {
            let mut gap = 0;
            for term in &relation.terms {
                gap += i64::from(term.coefficient) * value(term.cell.address);
                by_cell.entry(term.cell.address).or_default().push((sum, i64::from(term.coefficient)));
            }
            gaps.push(gap);
        }
        let cells = by_cell.into_iter().map(|(cell, sums)| (value(cell), [sums[0], sums[1]])).collect();
        Self { cells, gaps }
    }

    /// Whether some cells, fewer than `budget` and each not used before, mend every sum.
    fn mended(&mut self, budget: usize, used: &mut Vec<usize>) -> bool {
        let open: Vec<usize> = (0..self.gaps.len()).filter(|sum| self.gaps[*sum] != 0).collect();
        if open.is_empty() {
            return true;
        }
        if open.len() > 2 * budget {
            return false;
        }
        // Where every cell left has to mend two sums, the first sum can as well be mended first.
        let choices = if open.len() == 2 * budget { &open[..1] } else { &open[..] };
        for sum in choices {
            for cell in 0..self.cells.len() {
                let (value, ends) = self.cells[cell];
                let Some(here) = ends.iter().find(|end| end.0 == *sum) else { continue };
                let by = -self.gaps[*sum] * here.1;
                if value + by < 0 || used.contains(&cell) {
                    continue;
                }
                for (sum, sign) in ends {
                    self.gaps[sum] += sign * by;
                }
                used.push(cell);
                let mended = self.mended(budget - 1, used);
                used.pop();
                for (sum, sign) in ends {
                    self.gaps[sum] -= sign * by;
                }
                if mended {
                    return true;
                }
            }
        }
        false
    }

    fn least(&mut self, at_most: usize) -> Option<usize> {
        (0..=at_most).find(|budget| self.mended(*budget, &mut Vec::new()))
    }
}

/// The least number of cells that another search finds, if it is at most so many.
pub(crate) fn least(report: &Report, at_most: usize) -> Option<usize> {
    Sums::of(report).least(at_most)
}

#[test]
fn no_repair_is_smaller_than_the_one_that_is_told() {
    let mut random = fastrand::Rng::with_seed(3);
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for case in 0..crate::cases(100).min(1_000) {
        let truth = report(&mut random, Edition::ALL[case % 2]);
        let damaged = corrupt(&mut random, &truth, case % 3, 2 + case % 5);
        let repairs = repair(&damaged);
        let smallest = |repair: &gouji::Repair| {
            repair.alternatives.iter().map(|alternative| alternative.changes.len()).min().expect("an alternative")
        };
        let told: usize = repairs.iter().map(smallest).sum();
        assert!(repairs.iter().all(|repair| repair.exact || repair.certainty != Certainty::Unique));
        assert_eq!(least(&damaged, told), Some(told), "{repairs:?}");
        *sizes.entry(told).or_default() += 1;
    }
    eprintln!("optimum equal to that of another search, cases by its size: {sizes:?}");
}
