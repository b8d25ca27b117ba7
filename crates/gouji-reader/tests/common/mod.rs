//! Reports printed in the ways offices exchange them, and damaged as documents are.
//!
//! [`print`] lays a report out as the form prints it, in cells that span; [`rows`] flattens that to
//! rows; [`text`] writes rows in many kinds of text, [`web`] as web pages and [`office`] as files of office
//! programs; [`damage`] breaks rows and says what the truth is, and [`tally`] what readings made of it.
#![allow(dead_code, reason = "each test file uses its part")]

#[path = "../../../gouji/tests/common/mod.rs"]
pub(crate) mod reports;

pub(crate) mod damage;
pub(crate) mod labels;
pub(crate) mod office;
pub(crate) mod print;
pub(crate) mod rows;
pub(crate) mod tally;
pub(crate) mod text;
pub(crate) mod truth;
pub(crate) mod web;

use gouji::{Cell, Edition, Kind, Layout, Report, TableLayout};

/// A small generator of numbers, the same on every machine.
#[derive(Debug, Clone)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below a bound.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.next() >> 11) as usize % bound.max(1)
    }

    /// A count below a bound.
    pub(crate) fn number(&mut self, bound: u32) -> i64 {
        i64::try_from(self.below(bound as usize)).expect("a small number")
    }

    /// Whether a thing happens that happens once in so many times.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub(crate) fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// Layouts of one edition or of a mixture.
pub(crate) fn layout(random: &mut Random) -> Layout {
    let edition = |random: &mut Random| TableLayout::Of(*random.pick(&Edition::ALL));
    Layout { disclosure: edition(random), requests: edition(random), review: TableLayout::Of(Edition::V2021) }
}

/// A report as clerks fill it in: mostly zeros, some numbers, and in some reports blanks or slashes.
pub(crate) fn report(random: &mut Random) -> Report {
    let layout = layout(random);
    let number = |random: &mut Random| match random.below(8) {
        0..=3 => 0_i64,
        4..=5 => random.number(10),
        6 => random.number(100),
        _ => random.number(20_000),
    };
    let numbers: Vec<i64> = (0..226).map(|_| number(random)).collect();
    let mut report = reports::balanced(layout, &numbers);
    let addresses: Vec<_> = report.cells().map(|(address, _)| address).collect();
    let broken = random.once_in(3);
    // 0 for none, else blanks instead of zeros, here and there, or slashes.
    let gaps = random.below(5);
    for address in addresses {
        let zero = report.cell(address).value().is_some_and(|value| value.as_decimal().is_zero());
        let cell = match gaps {
            1 if zero => Some(Cell::BLANK),
            2 if random.once_in(7) => Some(Cell::BLANK),
            3 if random.once_in(9) => Some(Cell::read("/", address.kind())),
            _ if address.kind() == Kind::Change && random.once_in(3) => Some(Cell::read("减4", address.kind())),
            _ if broken && random.once_in(11) => {
                let count = number(random);
                (address.kind() == Kind::Count).then(|| Cell::count(count))
            }
            _ => None,
        };
        if let Some(cell) = cell {
            report.set(address, cell);
        }
    }
    report
}
