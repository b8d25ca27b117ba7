//! The three tables in any sequence of grids and lines, found by their labels.

mod detached;
mod edition;
mod head;
mod place;
mod row;
mod strip;
mod walk;
mod window;

use gouji::{Fault, Report};

use crate::document::Block;

/// The tables of a document, and which of its blocks they are.
pub(crate) struct Located {
    pub(crate) placed: place::Placed,
    /// Blocks that are tables, captions or page numbers and no prose.
    pub(crate) used: Vec<bool>,
    /// The part of the report that each block opens, if any.
    pub(crate) opens: Vec<Option<u8>>,
}

pub(crate) fn locate(blocks: &[Block]) -> Located {
    let mut found = walk::walk(blocks);
    found.heads.iter_mut().for_each(head::Head::read);
    detached::align(&mut found);
    let mut placed = place::place(&found);
    let mut faults: Vec<Fault> = found.faults;
    faults.append(&mut placed.faults);
    placed.faults = faults;
    Located { placed, used: found.used, opens: found.opens }
}

impl place::Placed {
    /// Whether any of the three tables is there.
    pub(crate) fn any(&self) -> bool {
        self.layout != gouji::Layout::default()
    }

    /// Puts the tables into a report.
    pub(crate) fn fill(self, report: &mut Report) {
        report.layout = self.layout;
        for (address, cell) in self.cells {
            report.set(address, cell);
        }
        report.faults.extend(self.faults);
    }
}
