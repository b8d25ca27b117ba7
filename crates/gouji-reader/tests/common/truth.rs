//! What a damaged document still says, and what a reading makes of it.

use std::collections::HashMap;

use gouji::{Address, Cell, Report, State};

/// What is true of each cell: what it prints, or that nothing certain is left of it.
#[derive(Debug, Clone)]
pub(crate) struct Truth(pub(crate) HashMap<Address, Option<Cell>>);

/// How the cells of a reading compare with the truth.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outcome {
    pub(crate) right: usize,
    /// Unreadable, missing or text where something certain stood, or nothing did.
    pub(crate) doubtful: usize,
    pub(crate) wrong: Vec<String>,
}

impl Truth {
    pub(crate) fn of(report: &Report) -> Self {
        Self(report.cells().map(|(address, cell)| (address, Some(cell.clone()))).collect())
    }

    /// Nothing certain is left of a cell.
    pub(crate) fn lose(&mut self, address: Address) {
        self.0.insert(address, None);
    }

    /// The cell prints that.
    pub(crate) fn set(&mut self, address: Address, text: &str) {
        self.0.insert(address, Some(Cell::read(text, address.kind())));
    }

    pub(crate) fn compare(&self, read: &Report) -> Outcome {
        let mut outcome = Outcome::default();
        for (address, truth) in &self.0 {
            let cell = read.cell(*address);
            let said = matches!(cell.state(), State::Number | State::Blank | State::NotApplicable);
            let right = truth.as_ref().is_some_and(|truth| {
                (truth.state(), truth.value()) == (cell.state(), cell.value())
                    && (truth.state() != State::Text || truth.text() == cell.text())
            });
            if right {
                outcome.right += 1;
            } else if said {
                let truth = truth.as_ref().map(|cell| cell.text().into_owned());
                outcome.wrong.push(format!("{address}: read {:?}, true {truth:?}", cell.text()));
            } else {
                outcome.doubtful += 1;
            }
        }
        for (address, cell) in read.cells().filter(|(address, _)| !self.0.contains_key(address)) {
            if matches!(cell.state(), State::Number | State::Blank | State::NotApplicable) {
                outcome.wrong.push(format!("{address}: read {:?}, no such cell", cell.text()));
            }
        }
        outcome
    }
}
