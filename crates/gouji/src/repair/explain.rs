//! Root causes and findings in sentences.

use std::fmt::Write as _;

use super::{Certainty, Change, Repair};
use crate::finding::Finding;
use crate::form::Table;
use crate::relation::Scope;
use crate::rule::{Body, Rule};
use crate::{Language, Message, Text};

/// How many changes a sentence names.
const NAMED: usize = 3;

impl Repair {
    /// The root cause in a sentence: what to change, and how many sums that mends.
    #[must_use]
    pub fn message(&self) -> Message {
        let Some(likeliest) = self.alternatives.first() else {
            return Text::new(
                "未找到能使各项勾稽关系平衡的改法，请逐格核对",
                "No change was found that balances these sums; recheck the cells one by one",
            )
            .into();
        };
        let text = match (self.certainty, self.alternatives.len()) {
            (Certainty::Unique, _) => Text::new("{changes}，即平衡", "It balances with {changes}"),
            (_, 1) => Text::new("可能是：{changes}，即平衡", "Perhaps: it balances with {changes}"),
            _ => Text::new(
                "有 {count} 种可能的改法，最可能的是：{changes}，即平衡",
                "{count} changes are possible; the likeliest: it balances with {changes}",
            ),
        };
        text.fill(&[
            ("count", Message::same(self.alternatives.len())),
            ("changes", in_words(&likeliest.changes.iter().collect::<Vec<_>>())),
        ])
    }

    /// Why a finding is there, in a sentence: the change of the likeliest repair that mends it.
    ///
    /// None if this root cause does not explain the finding or no repair is known.
    #[must_use]
    pub fn explain(&self, finding: &Finding) -> Option<Message> {
        if !self.explains(finding) || self.alternatives.is_empty() {
            return None;
        }
        let here: Vec<&Change> = self
            .changes()
            .iter()
            .filter(|change| finding.cells.iter().any(|cell| cell.address == change.cell))
            .collect();
        let changes = if here.is_empty() { self.changes().iter().collect() } else { here };
        let line = line(finding.rule);
        let text = match self.certainty {
            Certainty::Unique => Text::new("若{changes}，{line}即平衡", "With {changes} {line} balances"),
            _ => Text::new("可能的改法：若{changes}，{line}即平衡", "Possibly: with {changes} {line} balances"),
        };
        Some(text.fill(&[("changes", in_words(&changes)), ("line", line.into())]))
    }
}

/// What a finding of the rule is about.
fn line(rule: &Rule) -> Text {
    let Body::Relation(formula) = &rule.body else { return Text::new("此处", "this") };
    match formula.scope {
        Scope::Rows(Table::Review) => Text::new("本组", "this block"),
        Scope::Rows(_) => Text::new("本行", "this row"),
        Scope::Columns(..) => Text::new("本列", "this column"),
        Scope::Cells => Text::new("此处", "this"),
    }
}

fn in_words(changes: &[&Change]) -> Message {
    let words = |language: Language| {
        let mut words = String::new();
        for (index, change) in changes.iter().take(NAMED).enumerate() {
            let (row, column) = (change.cell.row_name(), change.cell.column_label());
            let (row, column, to) = (row.get(language), column.get(language), change.to);
            let gap = if index == 0 { "" } else { Text::new("、", "; ").get(language) };
            // No error can come of writing to a string.
            let _ = match (language, change.from) {
                (Language::Zh, Some(from)) => write!(words, "{gap}“{row}·{column}”由 {from} 改为 {to}"),
                (Language::Zh, None) => write!(words, "{gap}“{row}·{column}”填 {to}"),
                (Language::En, Some(from)) => write!(words, "{gap}{row}, {column}: {to} instead of {from}"),
                (Language::En, None) => write!(words, "{gap}{row}, {column}: {to} filled in"),
            };
        }
        words
    };
    let more = changes.len().saturating_sub(NAMED);
    let (mut zh, mut en) = (words(Language::Zh), words(Language::En));
    if more > 0 {
        let _ = (write!(zh, " 等 {} 格", changes.len()), write!(en, "; and {more} more"));
    }
    Message { zh, en }
}
