//! Flat written as text, in the ways that converters, editors and models write them.

use gouji::Table;

use super::Random;
use super::print::{self, Is, Printed};
use super::rows::{self, Flat, Slot};
use super::web::Habits;
use gouji::Report;

/// A kind of text a report may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    /// Tabs, every column filled.
    Tabs,
    /// Tabs, with the numbers in other columns in other rows.
    ShiftedTabs,
    /// Markdown tables.
    Pipes,
    /// Pipes without outer pipes and without what spans cover.
    BarePipes,
    /// Markdown tables that say in every cell of a span what it says.
    Repeated,
    /// Commas, every column filled.
    Commas,
    /// Tables of HTML among lines of Markdown.
    Html,
    /// A Markdown table for each row.
    OneTableARow,
    /// Words and numbers parted by spaces.
    Spaces,
    /// Every label on a line, its numbers on the next.
    LabelAbove,
    /// A cell a line, ended by a pipe.
    CellAPipe,
    /// A pipe after every cell, and rows filled up to the width of the table with pipes that touch.
    Padded,
    /// The same, where blank cells are left out.
    PaddedBlankless,
    /// The same with every cell and every pipe on a line of its own.
    PaddedLines,
    /// A cell a line.
    CellALine,
}

impl Family {
    pub(crate) const ALL: [Self; 15] = [
        Self::Tabs,
        Self::ShiftedTabs,
        Self::Pipes,
        Self::BarePipes,
        Self::Repeated,
        Self::Commas,
        Self::Html,
        Self::OneTableARow,
        Self::Spaces,
        Self::LabelAbove,
        Self::CellAPipe,
        Self::Padded,
        Self::PaddedBlankless,
        Self::PaddedLines,
        Self::CellALine,
    ];

    /// Whether it can always be told which cell a blank is.
    pub(crate) fn keeps_blanks(self) -> bool {
        !matches!(self, Self::ShiftedTabs | Self::Spaces | Self::LabelAbove | Self::CellALine) && !self.is_padded()
    }

    fn is_padded(self) -> bool {
        matches!(self, Self::Padded | Self::PaddedBlankless | Self::PaddedLines)
    }

    /// Whether columns that hold nothing are written too.
    pub(crate) fn has_filler(self) -> bool {
        matches!(self, Self::Tabs | Self::ShiftedTabs | Self::Pipes | Self::Commas | Self::Repeated)
    }

    /// A report's tables as rows of this family.
    pub(crate) fn rows(self, report: &Report, random: &mut Random) -> Vec<Flat> {
        let tables = print::tables(report);
        tables
            .iter()
            .flat_map(|printed: &Printed| match self {
                Self::Tabs | Self::Pipes | Self::Commas => vec![rows::filled(printed, random.below(3) / 2)],
                Self::Repeated => vec![rows::repeated(printed)],
                Self::ShiftedTabs => vec![rows::shifted(printed, random.below(2))],
                Self::OneTableARow => rows::one_a_row(printed, random),
                Self::Padded | Self::PaddedLines => vec![rows::padded(printed, true)],
                Self::PaddedBlankless => vec![rows::padded(printed, false)],
                _ => vec![rows::compact(printed)],
            })
            .collect()
    }

    /// The rows written out.
    pub(crate) fn write(self, rows: &[Vec<Slot>]) -> String {
        if self == Self::Html {
            return Habits::spans().table(rows, &mut Random::new(0));
        }
        let mut out = String::new();
        let filled = |row: &[Slot]| -> Vec<String> {
            row.iter().map(|slot| slot.text.clone()).filter(|text| !text.is_empty()).collect()
        };
        let all = |row: &[Slot]| -> Vec<String> { row.iter().map(|slot| slot.text.clone()).collect() };
        for (index, row) in rows.iter().enumerate() {
            let line = match self {
                Self::Tabs | Self::ShiftedTabs => all(row).join("\t"),
                Self::Commas => all(row).iter().map(|text| quoted(text)).collect::<Vec<_>>().join(","),
                Self::Pipes | Self::Repeated | Self::OneTableARow => {
                    let rule = if index == 0 { format!("\n|{}", "---|".repeat(row.len())) } else { String::new() };
                    format!("| {} |{rule}", all(row).join(" | "))
                }
                Self::BarePipes => all(row).join(" | "),
                Self::Spaces | Self::Html => filled(row).join(" "),
                Self::CellAPipe => all(row).iter().map(|text| format!("{text} |")).collect::<Vec<_>>().join("\n"),
                Self::Padded | Self::PaddedBlankless | Self::PaddedLines => {
                    let end = if self == Self::PaddedLines { "\n|\n" } else { " | " };
                    let told =
                        row.iter().flat_map(|slot| [&*slot.text, if slot.text.contains('|') { "" } else { end }]);
                    told.collect::<String>().trim().to_owned()
                }
                Self::CellALine => filled(row).join("\n"),
                Self::LabelAbove => {
                    let values = row.iter().position(|slot| slot.is == Some(Is::Value)).unwrap_or(row.len());
                    let lines = [filled(&row[..values]).join(" "), filled(&row[values..]).join(" ")];
                    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
                }
            };
            out.push_str(&line);
            out.push('\n');
        }
        out
    }
}

/// A cell between commas.
fn quoted(text: &str) -> String {
    if text.contains([',', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

const HEADINGS: [&str; 6] = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
];

/// A whole report around its tables.
pub(crate) fn document(family: Family, tables: &[Flat]) -> String {
    let mut out = String::from("# 青禾市林业局2024年政府信息公开工作年度报告\n\n");
    for (part, heading) in (1..).zip(HEADINGS) {
        out.extend(["## ", heading, "\n\n"]);
        match part {
            1 => out.push_str(
                "本局按规定公开各类信息，全年未发生泄密事件。\n\n（一）主动公开\n\n通过网站公开信息一百余条。\n\n",
            ),
            5 => out.push_str("公开内容还不够细，明年将逐项完善。\n\n"),
            6 => out.push_str("本年度未收取信息处理费。\n"),
            _ => {}
        }
        let table = [None, Some(Table::Disclosure), Some(Table::Requests), Some(Table::Review)];
        for rows in tables.iter().filter(|rows| table.get(part - 1) == Some(&Some(rows.table))) {
            if let Some(caption) = &rows.caption {
                out.extend(["### ", caption, "\n"]);
            }
            out.push_str(&family.write(&rows.rows));
            out.push('\n');
        }
    }
    out
}
