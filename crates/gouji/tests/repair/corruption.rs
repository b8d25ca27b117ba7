//! Random damage to one, two and three cells: what is called unique is right.

use std::collections::BTreeMap;

use gouji::{Certainty, Edition, repair};

use crate::damage::{changes, corrupt, difference, report};
use crate::optimum::least;

#[derive(Default)]
struct Counts {
    cases: usize,
    right: usize,
    first: usize,
    among: usize,
    wrong: usize,
    fewer: usize,
}

#[test]
fn what_is_unique_is_right() {
    let total = crate::cases(3_000);
    let mut random = fastrand::Rng::with_seed(2);
    let mut counts: BTreeMap<usize, Counts> = BTreeMap::new();
    for case in 0..total {
        let (damage, kind) = (case % 3 + 1, case / 3 % 3);
        let edition = Edition::ALL[case / 9 % 2];
        let truth = report(&mut random, edition);
        let damaged = corrupt(&mut random, &truth, kind, damage);
        let repairs = repair(&damaged);
        let wanted = difference(&damaged, &truth);
        let counted = counts.entry(damage).or_default();
        counted.cases += 1;
        let first: BTreeMap<_, _> =
            repairs.iter().filter_map(|repair| repair.alternatives.first()).flat_map(changes).collect();
        let all_unique = repairs.iter().all(|repair| repair.certainty == Certainty::Unique);
        counted.right += usize::from(all_unique && first == wanted);
        counted.first += usize::from(first == wanted);
        // The truth is among the alternatives if every cell of it is offered by some group whole.
        let among = repairs.iter().all(|repair| {
            repair
                .alternatives
                .iter()
                .any(|alternative| changes(alternative).iter().all(|(cell, to)| wanted.get(cell) == Some(to)))
        });
        counted.among += usize::from(among);
        for repair in repairs.iter().filter(|repair| repair.certainty == Certainty::Unique) {
            let claimed = changes(&repair.alternatives[0]);
            if !claimed.iter().all(|(cell, to)| wanted.get(cell) == Some(to)) {
                counted.wrong += 1;
                // Then another search, too, balances everything with fewer cells than were damaged.
                counted.fewer += usize::from(least(&damaged, damage - 1).is_some());
            }
        }
    }
    let share = |part: usize, counts: &Counts| 100.0 * part as f64 / counts.cases as f64;
    for (damage, counts) in &counts {
        eprintln!(
            "{damage} cells, {} cases: unique and right {:.2} %, right first {:.2} %, among the alternatives {:.2} %, unique and wrong {} ({} with fewer cells)",
            counts.cases,
            share(counts.right, counts),
            share(counts.first, counts),
            share(counts.among, counts),
            counts.wrong,
            counts.fewer,
        );
    }
    assert_eq!(counts[&1].right, counts[&1].cases);
    assert_eq!(counts[&1].wrong + counts[&2].wrong, 0);
    assert_eq!(counts[&3].wrong, counts[&3].fewer);
}
