//! Damages against outcomes: what readings of damaged documents came to.
#![expect(clippy::print_stdout, reason = "the table of damages against outcomes is what a person wants to see")]

use gouji::{Layout, Report, State};
use gouji_reader::read;

use super::Random;
use super::damage::Damage;
use super::truth::Truth;

/// How many documents of a kind are tried; more when `GOUJI_ROUNDS` says so.
pub(crate) fn rounds(few: u64) -> u64 {
    std::env::var("GOUJI_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(few)
}

/// The one report of a file, none when the file is refused.
pub(crate) fn one(bytes: &[u8]) -> Option<Report> {
    let mut readings = read(bytes, None).ok()?;
    assert_eq!(readings.len(), 1, "one report in {}", String::from_utf8_lossy(bytes));
    Some(readings.remove(0).report)
}

/// How many cells were right, doubtful and wrong, and which were wrong.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    counts: Vec<(Damage, [usize; 4])>,
    wrong: Vec<String>,
}

impl Tally {
    /// Reads so many documents of each damage. `make` says what the document is like, which layout it had, what is
    /// true of it now, and its bytes; none when there was nothing to damage.
    pub(crate) fn run(
        &mut self,
        rounds: u64,
        mut make: impl FnMut(Damage, &mut Random) -> Option<(String, Layout, Truth, Vec<u8>)>,
    ) {
        for damage in Damage::ALL {
            let mut counts = [0; 4];
            for seed in 0..rounds {
                let mut random = Random::new(seed * 31 + damage as u64);
                let Some((like, layout, truth, bytes)) = make(damage, &mut random) else { continue };
                counts[0] += 1;
                let Some(read) = one(&bytes) else { continue };
                let outcome = truth.compare(&read);
                // A row or table that is not there at all is a finding of its own.
                let is_told = !read.faults.is_empty() || read.count(State::Missing) > 0 || read.layout != layout;
                assert!(
                    outcome.doubtful == 0 || is_told,
                    "{damage:?} {seed} {like}\n{}",
                    String::from_utf8_lossy(&bytes)
                );
                for (count, more) in counts[1..].iter_mut().zip([outcome.right, outcome.doubtful, outcome.wrong.len()])
                {
                    *count += more;
                }
                let first = outcome.wrong.first().map(|first| format!("{damage:?} {seed} {like}: {first}"));
                self.wrong.extend(first);
            }
            match self.counts.iter_mut().find(|(known, _)| *known == damage) {
                Some((_, known)) => known.iter_mut().zip(counts).for_each(|(known, more)| *known += more),
                None => self.counts.push((damage, counts)),
            }
        }
    }

    /// Prints the table, and fails when any number was wrong.
    pub(crate) fn finish(self) {
        println!("{:<24}{:>8}{:>10}{:>10}{:>8}", "damage", "cases", "right", "doubtful", "wrong");
        for (damage, [cases, right, doubtful, wrong]) in &self.counts {
            println!("{:<24}{cases:>8}{right:>10}{doubtful:>10}{wrong:>8}", format!("{damage:?}"));
        }
        let few = &self.wrong[..self.wrong.len().min(40)];
        assert!(self.wrong.is_empty(), "{}\n{}", self.wrong.len(), few.join("\n"));
    }
}
