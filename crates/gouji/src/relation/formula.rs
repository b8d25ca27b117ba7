//! The five tokens of a formula: names, `+`, `=`, `<=` and the prefixes of names.

use super::{Op, Relation, Source};
use crate::form::Table;
use crate::report::Report;

/// A line of arithmetic as a rule states it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Formula {
    pub(crate) scope: Scope,
    pub(crate) text: &'static str,
    pub(crate) years: Years,
    pub(crate) slack: Option<Slack>,
}

/// Of which pairs of years a formula is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Years {
    Any,
    /// Both reports are of one organ.
    OneOrgan,
    /// The organ was renamed, merged or split in between.
    Reorganised,
}

/// By how much the left side may fall short of the right in a report.
pub(crate) type Slack = fn(&Report, &Relation) -> i64;

impl Formula {
    pub(crate) const fn new(scope: Scope, text: &'static str) -> Self {
        Self { scope, text, years: Years::Any, slack: None }
    }

    pub(crate) const fn of_years(mut self, years: Years) -> Self {
        self.years = years;
        self
    }

    pub(crate) const fn with_slack(mut self, slack: Slack) -> Self {
        self.slack = Some(slack);
        self
    }
}

/// Over which lines of the form a formula is repeated, and so what its names are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Scope {
    /// Each row of a table; names are columns. Rows without all of them are left out.
    Rows(Table),
    /// The named columns of a table, or each if none is named; names are rows.
    Columns(Table, &'static [&'static str]),
    /// Each cell of every table; its name is `cell`.
    Cells,
}

impl Scope {
    /// Whether the formula is about lines of a table.
    #[must_use]
    pub fn covers(self, table: Table) -> bool {
        match self {
            Self::Rows(of) | Self::Columns(of, _) => of == table,
            Self::Cells => true,
        }
    }
}

/// A name in a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name<'f> {
    /// As it stands in the formula.
    pub(super) written: &'f str,
    pub(super) source: Source,
    /// The line's id, or the group's when `all` is set.
    pub(super) id: &'f str,
    /// Written `group.*`.
    pub(super) all: bool,
    pub(super) left: bool,
}

/// Reads a formula; `None` if it is not one.
pub(super) fn parse(formula: &str) -> Option<(Op, Vec<Name<'_>>)> {
    let (op, left, right) = match formula.split_once(" <= ") {
        Some((left, right)) => (Op::AtMost, left, right),
        None => formula.split_once(" = ").map(|(left, right)| (Op::Equal, left, right))?,
    };
    let mut names = Vec::new();
    for (side, left) in [(left, true), (right, false)] {
        for written in side.split(" + ") {
            let (source, id) = match (written.strip_prefix("last."), written.strip_prefix("members.")) {
                (Some(id), _) => (Source::Last, id),
                (_, Some(id)) => (Source::Members, id),
                _ => (Source::This, written),
            };
            let (id, all) = id.strip_suffix(".*").map_or((id, false), |group| (group, true));
            if id.is_empty() || !id.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b == b'.') {
                return None;
            }
            names.push(Name { written, source, id, all, left });
        }
    }
    Some((op, names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_names_on_two_sides() {
        let (op, names) = parse("received + denied.* <= last.processed").expect("a formula");
        assert_eq!(op, Op::AtMost);
        let name = |written, source, id| Name { written, source, id, all: false, left: true };
        assert_eq!(names[0], name("received", Source::This, "received"));
        assert_eq!(names[1], Name { all: true, ..name("denied.*", Source::This, "denied") });
        assert_eq!(names[2], Name { left: false, ..name("last.processed", Source::Last, "processed") });
    }

    #[test]
    fn what_is_no_formula_is_refused() {
        for text in ["", "a", "a = ", "a == b", "a - b = c", "A = b", "a + = b"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
