//! A finding as the row of a table, shared by the formats that are tables.

use gouji::{CellRef, Finding, Language, Message, Origin, Report, Source, State, Text, Verdict};
use serde::Serialize;

/// A finding in words, one column each.
#[derive(Debug, Serialize)]
pub(super) struct Row<'f> {
    pub(super) severity: &'static str,
    pub(super) message: &'f str,
    /// The cells by name.
    pub(super) cells: String,
    /// Where the first of them stands in the document.
    pub(super) place: String,
    /// The likeliest repair, where one is known.
    pub(super) repair: String,
    pub(super) basis: &'static str,
    pub(super) help: &'static str,
    pub(super) rule: &'static str,
    pub(super) addresses: String,
    pub(super) fingerprint: String,
}

impl<'f> Row<'f> {
    /// The headings of the columns, in the order of the fields.
    pub(super) fn headings(language: Language) -> [&'static str; 10] {
        [
            Text::new("级别", "severity"),
            Text::new("问题", "finding"),
            Text::new("单元格", "cells"),
            Text::new("位置", "place"),
            Text::new("改法", "repair"),
            Text::new("依据", "basis"),
            Text::new("处理", "what to do"),
            Text::new("规则", "rule"),
            Text::new("地址", "addresses"),
            Text::new("指纹", "fingerprint"),
        ]
        .map(|text| text.get(language))
    }

    pub(super) fn of(finding: &'f Finding, report: &Report, verdict: &Verdict, language: Language) -> Self {
        let repair = verdict.repair_of(finding).and_then(|repair| repair.explain(finding));
        let place = origin(finding, report).map(Origin::in_words);
        let own = |message: Option<Message>| message.map_or_else(String::new, |words| words.get(language).to_owned());
        let mut cells = String::with_capacity(ROOM * finding.cells.len());
        for cell in telling(finding, report) {
            if !cells.is_empty() {
                cells.push_str(Text::new("；", "; ").get(language));
            }
            push_name(&mut cells, cell, language);
        }
        let mut addresses = String::with_capacity(ROOM * finding.cells.len());
        for cell in &finding.cells {
            if !addresses.is_empty() {
                addresses.push(' ');
            }
            addresses.extend(cell.written());
        }
        Self {
            severity: finding.rule.severity.name().get(language),
            message: finding.message.get(language),
            cells,
            place: own(place),
            repair: own(repair),
            basis: finding.rule.basis.get(language),
            help: finding.rule.help.get(language),
            rule: finding.rule.id,
            addresses,
            fingerprint: finding.fingerprint(),
        }
    }
}

/// The name or the address of a cell seldom takes more bytes.
const ROOM: usize = 64;

/// A sum of so few cells is told whole.
const SHORT_SUM: usize = 5;

/// The cells of a finding that tell something: of a long sum not the zeros, but always the total, named last.
pub(super) fn telling<'f>(finding: &'f Finding, report: &'f Report) -> impl Iterator<Item = CellRef> + 'f {
    let long_sum = finding.terms.is_some() && finding.cells.len() > SHORT_SUM;
    let zero = |cell: CellRef| {
        let value = (cell.source == Source::This).then(|| report.cell(cell.address).value()).flatten();
        value.is_some_and(|value| value.as_decimal().is_zero())
    };
    finding.cells.iter().copied().filter(move |cell| !(long_sum && zero(*cell)) || finding.cells.last() == Some(cell))
}

/// A cell's name, and whose it is when it is not the report's own.
pub(super) fn name(cell: CellRef, language: Language) -> String {
    let mut name = String::new();
    push_name(&mut name, cell, language);
    name
}

fn push_name(words: &mut String, cell: CellRef, language: Language) {
    let whose = match cell.source {
        Source::This => Text::new("", ""),
        Source::Last => Text::new("上年报告 ", "last year: "),
        Source::Members => Text::new("所属单位之和 ", "sum of members: "),
    };
    words.push_str(whose.get(language));
    words.push_str(cell.address.name().get(language));
}

/// What is printed in a cell, or in what state it is.
pub(super) fn print(report: &Report, cell: CellRef, language: Language) -> String {
    let found = report.cell(cell.address);
    match (found.state(), found.text()) {
        (State::Number, text) => text.into_owned(),
        (state, text) if text.trim().is_empty() => state.name().get(language).to_owned(),
        (_, text) => format!("“{}”", text.trim()),
    }
}

/// The origin a finding points at: that of its passage, or of its first cell with a place.
pub(super) fn origin<'r>(finding: &'r Finding, report: &'r Report) -> Option<&'r Origin> {
    let quoted = finding.quote.as_ref().map(|quote| &quote.origin).filter(|origin| !origin.is_empty());
    let mut own = finding.cells.iter().filter(|cell| cell.source == Source::This);
    quoted.or_else(|| own.find_map(|cell| report.cell(cell.address).origin()))
}
