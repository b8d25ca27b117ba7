//! A page for people: the verdicts, the findings, and the tables with the cells in question marked.

use std::collections::BTreeMap;
use std::io::{self, Write};

use gouji::{
    Address, Block, CellRef, Entry, FileError, Language, Line, Outcome, Report, Severity, Source, Table, Text,
};
use gouji_reader::Checked;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::Render;
use super::row::{self, Row};

const STYLE: &str = include_str!("html.css");

pub(super) struct Html {
    language: Language,
    /// A line of the overview for each report and each file that could not be read.
    overview: Vec<Markup>,
    sections: Vec<Markup>,
}

impl Html {
    pub(super) const fn new(language: Language) -> Self {
        Self { language, overview: Vec::new(), sections: Vec::new() }
    }

    fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        Text::new(zh, en).get(self.language)
    }

    fn entry(&mut self, entry: &Entry<'_>) {
        let (report, verdict) = (entry.report, entry.verdict);
        let file = entry.file.unwrap_or_default();
        let id = format!("report-{}", self.overview.len() + 1);
        let (class, sign) = mark_of(verdict.outcome);
        let outcome = verdict.outcome.name().get(self.language);
        let agency = report.agency.as_deref().unwrap_or(self.say("（未见机关名称）", "(no agency found)"));
        let year = report.year.map(|year| year.to_string()).unwrap_or_default();
        let part = entry.part.unwrap_or_default();
        let counts = verdict.counts();
        self.overview.push(html! {
            tr {
                td class=(class) { (sign) " " (outcome) }
                td { a href={ "#" (id) } { (agency) } }
                td { (year) }
                td.number { (counts.error) } td.number { (counts.query) } td.number { (counts.note) }
                td { (file) " " (part) }
            }
        });
        let section = html! {
            section id=(id) {
                h2 { (agency) " " (year) }
                p { span.verdict.(class) { (sign) " " (outcome) } " " (file) " " (part) }
                (self.findings(entry))
                @for table in Table::ALL { (self.table(entry, table)) }
            }
        };
        self.sections.push(section);
    }

    fn file_error(&mut self, error: &FileError) {
        let line = html! {
            tr {
                td.error { "✗ " (self.say("无法读取", "cannot be read")) }
                td colspan="5" { (error.message.get(self.language)) }
                td { (error.file) }
            }
        };
        self.overview.push(line);
    }

    fn whole(&self) -> Markup {
        let language = if self.language == Language::En { "en" } else { "zh-CN" };
        let title = self.say("年报审核结果", "Results of the check");
        let names = [Severity::Error, Severity::Query, Severity::Note].map(Severity::name);
        html! {
            (DOCTYPE)
            html lang=(language) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width";
                    title { (title) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    h1 { (title) }
                    table.overview {
                        thead {
                            tr {
                                th { (self.say("结论", "Verdict")) }
                                th { (self.say("机关", "Agency")) }
                                th { (self.say("年度", "Year")) }
                                @for name in names { th { (name.get(self.language)) } }
                                th { (self.say("文件", "File")) }
                            }
                        }
                        tbody { @for line in &self.overview { (line) } }
                    }
                    @for section in &self.sections { (section) }
                }
            }
        }
    }

    fn findings(&self, entry: &Entry<'_>) -> Markup {
        let unjudged: Vec<&str> = entry.verdict.not_assessable.iter().map(|entry| entry.rule().id).collect();
        html! {
            @if !unjudged.is_empty() {
                p.unjudged { (self.say("无法判断的规则：", "Rules not assessable: ")) (unjudged.join("、")) }
            }
            ol.findings {
                @for finding in &entry.verdict.findings {
                    @let row = Row::of(finding, entry.report, entry.verdict, self.language);
                    li class=(finding.rule.severity.id()) {
                        p { strong { (sign(finding.rule.severity)) " " (row.severity) } " " (row.message) }
                        @if let Some(quote) = &finding.quote { blockquote { (quote.text) } }
                        dl {
                            @for (term, text) in [
                                (self.say("改法", "Repair"), row.repair.as_str()),
                                (self.say("位置", "Place"), row.place.as_str()),
                                (self.say("依据", "Why"), row.basis),
                                (self.say("处理", "What to do"), row.help),
                                (self.say("规则", "Rule"), row.rule),
                            ] {
                                @if !text.is_empty() { div { dt { (term) } dd { (text) } } }
                            }
                        }
                    }
                }
            }
        }
    }

    fn table(&self, entry: &Entry<'_>, table: Table) -> Markup {
        let Some(edition) = entry.report.layout.get(table).edition() else { return html! {} };
        let marks = marks(entry, self.language);
        html! {
            table.form {
                caption { (table.name().get(self.language)) " " (table.title().get(self.language)) }
                @for block in edition.form().table(table) { (self.block(entry.report, table, block, &marks)) }
            }
        }
    }

    fn block(&self, report: &Report, table: Table, block: &Block, marks: &Marks) -> Markup {
        let grouped = !block.groups.is_empty();
        let label = |line: &Line| line.label.get(self.language);
        let group = |row: &Line| {
            let id = row.id.split_once('.').map(|(group, _)| group)?;
            block.groups.iter().find(|line| line.id == id)
        };
        let opens = |index: usize| {
            let id = group(&block.rows[index])?;
            let before = index.checked_sub(1).and_then(|before| group(&block.rows[before]));
            let members = block.rows.iter().filter(|row| group(row) == Some(id)).count();
            (before != Some(id)).then_some((id, members))
        };
        html! {
            tbody {
                @if !block.caption.zh.is_empty() {
                    tr { th.caption colspan=(block.columns.len() + 1) { (block.caption.get(self.language)) } }
                }
                tr {
                    th colspan=(1 + usize::from(grouped)) {}
                    @for column in block.columns { th scope="col" { (label(column)) } }
                }
                @for (index, row) in block.rows.iter().enumerate() {
                    tr {
                        @if let Some((line, members)) = opens(index) {
                            th.group scope="rowgroup" rowspan=(members) { (label(line)) }
                        }
                        th scope="row" colspan=[(grouped && group(row).is_none()).then_some(2)] { (label(row)) }
                        @for column in block.columns {
                            @if let Some(address) = Address::new(table, row.id, column.id) {
                                (self.cell(report, address, marks))
                            }
                        }
                    }
                }
            }
        }
    }

    fn cell(&self, report: &Report, address: Address, marks: &Marks) -> Markup {
        let print = row::print(report, CellRef::from(address), self.language);
        let Some(Mark { severity, messages }) = marks.get(&address) else {
            return html! { td.number { (print) } };
        };
        let (class, sign) = severity.map_or(("touched", ""), |severity| (severity.id(), sign(severity)));
        html! { td.number.(class) title=(messages.join("\n")) { (sign) " " (print) } }
    }
}

/// The cells that findings name, with how they are marked and the messages.
type Marks = BTreeMap<Address, Mark>;

struct Mark {
    /// The gravest severity, or none for a cell that only stands in a sum which another cell broke.
    severity: Option<Severity>,
    messages: Vec<String>,
}

fn marks(entry: &Entry<'_>, language: Language) -> Marks {
    let mut marks = Marks::new();
    for finding in &entry.verdict.findings {
        let repair = entry.verdict.repair_of(finding).and_then(|repair| repair.alternatives.first());
        for cell in finding.cells.iter().filter(|cell| cell.source == Source::This) {
            let at_fault =
                repair.is_none_or(|likeliest| likeliest.changes.iter().any(|change| change.cell == cell.address));
            let mark = marks.entry(cell.address).or_insert(Mark { severity: None, messages: Vec::new() });
            mark.severity = mark.severity.max(at_fault.then_some(finding.rule.severity));
            mark.messages.push(finding.message.get(language).to_owned());
        }
    }
    marks
}

const fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "✗",
        Severity::Query => "?",
        Severity::Note => "·",
    }
}

const fn mark_of(outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Pass => ("pass", "✓"),
        Outcome::NotAssessable => ("query", "?"),
        Outcome::Fail => ("error", "✗"),
    }
}

/// A page about reports that were judged elsewhere, and files that could not be read: what a notebook shows.
#[must_use]
pub fn page<'e>(entries: impl IntoIterator<Item = Entry<'e>>, errors: &[FileError], language: Language) -> String {
    let mut page = Html::new(language);
    for entry in entries {
        page.entry(&entry);
    }
    for error in errors {
        page.file_error(error);
    }
    page.whole().into_string()
}

impl Render for Html {
    fn checked(&mut self, file: &Checked, output: &mut dyn Write) -> io::Result<()> {
        file.entries().for_each(|entry| self.entry(&entry));
        file.error().map_or(Ok(()), |error| self.lost(&error, output))
    }

    fn lost(&mut self, error: &FileError, _: &mut dyn Write) -> io::Result<()> {
        self.file_error(error);
        Ok(())
    }

    fn end(&mut self, output: &mut dyn Write) -> io::Result<()> {
        output.write_all(self.whole().into_string().as_bytes())
    }
}
