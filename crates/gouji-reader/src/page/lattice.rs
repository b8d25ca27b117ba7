//! Ruling lines to boxes: which lines belong together, and what cells they enclose.

use gouji::order;

use super::{Bounds, Rule, Rules};

/// Lines closer than this are one, in points: twin lines, and the gap between cells with borders of their own.
const NEAR: f32 = 3.0;
/// The shortest line that rules a table.
const SHORTEST: f32 = 4.0;
/// More lines on a page than any form has; the rest is drawing.
const MOST_RULES: usize = 20_000;
/// More boxes in one table than any form has.
const MOST_BOXES: usize = 100_000;

/// A ruled table: its cells, top to bottom and left to right.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Lattice {
    pub(crate) bounds: Bounds,
    pub(crate) cells: Vec<Bounds>,
}

/// The tables that lines enclose, smallest first; a box alone is none.
pub(crate) fn lattices(rules: &Rules) -> Vec<Lattice> {
    let across = merge(&rules.across);
    let down = merge(&rules.down);
    if across.len() + down.len() > MOST_RULES {
        return Vec::new();
    }
    let mut tables: Vec<Lattice> =
        components(&across, &down).iter().filter_map(|(across, down)| lattice(across, down)).collect();
    order::sort_by(&mut tables, |a, b| a.bounds.area().total_cmp(&b.bounds.area()));
    tables
}

/// Joins lines that lie on one another or continue each other.
fn merge(rules: &[Rule]) -> Vec<Rule> {
    let mut rules: Vec<Rule> = rules
        .iter()
        .copied()
        .filter(|rule| [rule.at, rule.from, rule.to].iter().all(|edge| edge.is_finite()))
        .collect();
    order::sort_by(&mut rules, |a, b| a.at.total_cmp(&b.at));
    let mut merged = Vec::new();
    // Lines at one height, then end to end. A height is measured from its first line: in dotted
    // tables every dot is a line, and one is near the next all the way down.
    let mut rest = rules.as_mut_slice();
    while let Some(first) = rest.first().copied() {
        let (level, below) = rest.split_at_mut(rest.partition_point(|rule| rule.at - first.at <= 1.0));
        rest = below;
        order::sort_by(level, |a, b| a.from.total_cmp(&b.from));
        let mut current = level[0];
        for rule in &level[1..] {
            if rule.from <= current.to + NEAR {
                current.to = current.to.max(rule.to);
            } else {
                merged.push(current);
                current = *rule;
            }
        }
        merged.push(current);
    }
    merged.retain(|rule| rule.to - rule.from >= SHORTEST);
    merged
}

/// Lines that cross or touch, together.
fn components(across: &[Rule], down: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let mut sets = Sets::new(across.len() + down.len());
    for (i, row) in across.iter().enumerate() {
        // Lines down are in the order of where they lie.
        let first = down.partition_point(|column| column.at < row.from - NEAR);
        for (j, column) in down.iter().enumerate().skip(first) {
            if column.at > row.to + NEAR {
                break;
            }
            if (column.from - NEAR..=column.to + NEAR).contains(&row.at) {
                sets.join(i, across.len() + j);
            }
        }
    }
    let mut found: std::collections::BTreeMap<usize, (Vec<Rule>, Vec<Rule>)> = std::collections::BTreeMap::new();
    for (i, rule) in across.iter().enumerate() {
        found.entry(sets.root(i)).or_default().0.push(*rule);
    }
    for (j, rule) in down.iter().enumerate() {
        found.entry(sets.root(across.len() + j)).or_default().1.push(*rule);
    }
    found.into_values().collect()
}

/// The cells that connected lines enclose.
fn lattice(across: &[Rule], down: &[Rule]) -> Option<Lattice> {
    if across.len() < 2 || down.is_empty() {
        return None;
    }
    let xs = edges(across, down);
    let ys = edges(down, across);
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns == 0 || rows == 0 || columns * rows > MOST_BOXES {
        return None;
    }
    // Boxes with no line between them are one cell.
    let mut sets = Sets::new(columns * rows);
    for row in 0..rows {
        for column in 0..columns {
            let at = row * columns + column;
            if column + 1 < columns && !is_ruled(down, xs[column + 1], ys[row], ys[row + 1]) {
                sets.join(at, at + 1);
            }
            if row + 1 < rows && !is_ruled(across, ys[row + 1], xs[column], xs[column + 1]) {
                sets.join(at, at + columns);
            }
        }
    }
    let mut cells: std::collections::BTreeMap<usize, Bounds> = std::collections::BTreeMap::new();
    for row in 0..rows {
        for column in 0..columns {
            let bounds = Bounds { left: xs[column], top: ys[row], right: xs[column + 1], bottom: ys[row + 1] };
            let cell = cells.entry(sets.root(row * columns + column)).or_insert(bounds);
            *cell = cell.join(&bounds);
        }
    }
    let bounds = Bounds { left: xs[0], top: ys[0], right: xs[columns], bottom: ys[rows] };
    (cells.len() > 1).then(|| Lattice { bounds, cells: cells.into_values().collect() })
}

/// Where the lines lie, and where the lines that meet them end: a table may be open at its sides.
fn edges(crossing: &[Rule], lying: &[Rule]) -> Vec<f32> {
    let first = crossing.iter().map(|rule| rule.from).fold(f32::INFINITY, f32::min);
    let last = crossing.iter().map(|rule| rule.to).fold(f32::NEG_INFINITY, f32::max);
    let mut all: Vec<f32> = lying.iter().map(|rule| rule.at).chain([first, last]).collect();
    order::sort_by(&mut all, f32::total_cmp);
    all.chunk_by(|a, b| b - a <= NEAR).map(|near| f32::midpoint(near[0], near[near.len() - 1])).collect()
}

/// Whether a line lies at an edge, along most of a side of a box.
fn is_ruled(rules: &[Rule], at: f32, from: f32, to: f32) -> bool {
    let middle = f32::midpoint(from, to);
    let first = rules.partition_point(|rule| rule.at < at - NEAR);
    rules[first..].iter().take_while(|rule| rule.at <= at + NEAR).any(|rule| rule.from <= middle && middle <= rule.to)
}

/// Disjoint sets.
struct Sets(Vec<usize>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    /// Joins two sets under the smaller of their roots.
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        let (low, high) = (a.min(b), a.max(b));
        self.0[high] = low;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(at: f32, from: f32, to: f32) -> Rule {
        Rule { at, from, to }
    }

    /// Two rows of two cells, the upper ones merged.
    fn merged_head() -> Rules {
        Rules {
            across: vec![rule(0.0, 0.0, 100.0), rule(20.0, 0.0, 100.0), rule(40.0, 0.0, 100.0)],
            down: vec![rule(0.0, 0.0, 40.0), rule(50.0, 20.0, 40.0), rule(100.0, 0.0, 40.0)],
        }
    }

    #[test]
    fn boxes_without_a_line_between_them_are_one_cell() {
        let tables = lattices(&merged_head());
        let widths: Vec<f32> = tables[0].cells.iter().map(|cell| cell.right - cell.left).collect();
        assert_eq!(widths, [100.0, 50.0, 50.0]);
    }

    #[test]
    fn twin_lines_are_one_and_a_box_alone_is_no_table() {
        let mut rules = merged_head();
        let twin = |rule: &Rule| Rule { at: rule.at + 0.8, ..*rule };
        rules.across.extend(rules.across.clone().iter().map(twin));
        rules.down.extend(rules.down.clone().iter().map(twin));
        // The page has a frame that touches nothing.
        rules.across.extend([rule(-50.0, -50.0, 200.0), rule(300.0, -50.0, 200.0)]);
        rules.down.extend([rule(-50.0, -50.0, 300.0), rule(200.0, -50.0, 300.0)]);
        let tables = lattices(&rules);
        assert_eq!(tables.len(), 1);
        assert_eq!(tables[0].cells.len(), 3);
    }

    #[test]
    fn a_table_may_be_open_at_its_sides() {
        let rules = Rules {
            across: vec![rule(0.0, 0.0, 90.0), rule(20.0, 0.0, 90.0)],
            down: vec![rule(30.0, 0.0, 20.0), rule(60.0, 0.0, 20.0)],
        };
        assert_eq!(lattices(&rules)[0].cells.len(), 3);
    }
}
