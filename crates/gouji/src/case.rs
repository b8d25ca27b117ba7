//! Literate cases: pages of reports and of what is found in them, the same for every language.
//!
//! A page has a heading per case. Under it stand a `report` block, if need be `last`, `member` and
//! `profile` blocks, and a `findings` block. The opening line of a report, last or member block names
//! the layout (`2021`, `2019`, or three for the three tables); cells that are not named are 0. A line is
//! - `ADDRESS = PRINT`, where `PRINT` is a number, a printed string in quotes, or the bare words
//!   `missing` and `unreadable`;
//! - `title = …`, `agency = …`, `year = 2024`, `file_name = …`, `signed = 2025-01-20` or
//!   `published = 2025-01-24`;
//! - `heading LEVEL PART = TEXT` or `prose PART = TEXT`, where `PART` is 1 to 6 or `-`;
//! - `fault RULE ADDRESS… = TEXT`.
//!
//! A profile block is a [`Profile`] as JSON.

use jiff::civil::Date;
use serde::Serialize;

use crate::address::Address;
use crate::cell::Cell;
use crate::check::Check;
use crate::profile::Profile;
use crate::report::{Fault, Heading, Layout, Paragraph, Report, TableLayout};
use crate::verdict::Verdict;
use crate::{Edition, Error, Origin, json};

/// One case of a page.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Case {
    /// The heading.
    pub name: String,
    /// The lines of the report block.
    pub source: String,
    /// The report.
    pub report: Report,
    /// Last year's report.
    pub last: Option<Report>,
    /// The subordinate reports.
    pub members: Vec<Report>,
    /// The local rules, where they are not the nation's.
    pub profile: Option<Profile>,
    /// What is to be found: a rule's id, two spaces, its message in Chinese.
    pub findings: Vec<String>,
}

impl Case {
    /// Checks the case's report as the case says.
    #[must_use]
    pub fn check(&self) -> Verdict {
        let mut check = Check::new();
        if let Some(last) = &self.last {
            check = check.last(last);
        }
        if !self.members.is_empty() {
            check = check.members(&self.members);
        }
        if let Some(profile) = &self.profile {
            check = check.profile(profile);
        }
        check.run(&self.report)
    }

    /// What a verdict found, in the words of a `findings` block.
    #[must_use]
    pub fn found(verdict: &Verdict) -> Vec<String> {
        verdict.findings.iter().map(|finding| format!("{}  {}", finding.rule.id, finding.message.zh)).collect()
    }
}

/// A rule's first passing and first firing case, as its examples.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Examples {
    passes: Option<Example>,
    fires: Option<Example>,
}

#[derive(Debug, Clone, Serialize)]
struct Example {
    name: String,
    report: String,
    findings: Vec<String>,
}

impl Examples {
    pub(crate) fn of(cases: &[Case]) -> Self {
        let first = |fires: bool| {
            let case = cases.iter().find(|case| case.findings.is_empty() != fires)?;
            Some(Example { name: case.name.clone(), report: case.source.clone(), findings: case.findings.clone() })
        };
        Self { passes: first(false), fires: first(true) }
    }
}

/// Reads a page of cases.
///
/// # Errors
/// Where a line is none of the page's language, with its number.
pub fn parse(page: &str) -> Result<Vec<Case>, Error> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = page.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        if let Some(name) = line.strip_prefix("## ") {
            cases.push(Case {
                name: name.to_owned(),
                source: String::new(),
                report: Report::new(),
                last: None,
                members: Vec::new(),
                profile: None,
                findings: Vec::new(),
            });
            continue;
        }
        let Some(fence) = line.strip_prefix("```") else { continue };
        let case = cases.last_mut().ok_or_else(|| bad(number, "a block before the first case"))?;
        let body: Vec<(usize, &str)> = lines.by_ref().take_while(|(_, line)| *line != "```").collect();
        match fence.split_once(' ').unwrap_or((fence, "")) {
            ("report", layout) => {
                case.source = body.iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n");
                case.report = report(layout, number, &body)?;
            }
            ("last", layout) => case.last = Some(report(layout, number, &body)?),
            ("member", layout) => case.members.push(report(layout, number, &body)?),
            ("profile", "") => {
                let json: String = body.iter().map(|(_, line)| *line).collect();
                case.profile = Some(Profile::from_json(&json).map_err(|error| bad(number, &error.to_string()))?);
            }
            ("findings", "") => {
                case.findings = body.iter().map(|(_, line)| (*line).to_owned()).filter(|l| !l.is_empty()).collect();
            }
            _ => return Err(bad(number, "an unknown block")),
        }
    }
    Ok(cases)
}

fn bad(line: usize, reason: &str) -> Error {
    Error::json(format!("line {}", line + 1), reason)
}

fn report(layout: &str, fence: usize, body: &[(usize, &str)]) -> Result<Report, Error> {
    let layouts: Option<Vec<TableLayout>> = layout
        .split_whitespace()
        .map(|word| match word {
            "none" => Some(TableLayout::Absent),
            "unknown" => Some(TableLayout::Unknown),
            number => number.parse().ok().and_then(Edition::from_number).map(TableLayout::Of),
        })
        .collect();
    let layout = match layouts.as_deref() {
        Some(&[TableLayout::Of(edition)]) => Layout::of(edition),
        Some(&[disclosure, requests, review]) => Layout { disclosure, requests, review },
        _ => return Err(bad(fence, "a block names one layout, or one for each table")),
    };
    let mut report = Report::filled(layout, Cell::zero);
    for (number, line) in body.iter().filter(|(_, line)| !line.trim().is_empty()) {
        let (name, value) = line.split_once(" = ").ok_or_else(|| bad(*number, "a line is `NAME = VALUE`"))?;
        set(&mut report, name.trim(), value.trim()).map_err(|error| bad(*number, &error.to_string()))?;
    }
    Ok(report)
}

fn set(report: &mut Report, name: &str, value: &str) -> Result<(), Error> {
    let mut words = name.split_whitespace();
    match words.next().unwrap_or_default() {
        "title" => report.title = Some(value.to_owned()),
        "agency" => report.agency = Some(value.to_owned()),
        "file_name" => report.file_name = Some(value.to_owned()),
        "year" => report.year = Some(value.parse().map_err(|_| Error::json("year", "no year"))?),
        "signed" => report.dates.signed = Some(date(value)?),
        "published" => report.dates.published = Some(date(value)?),
        "heading" => {
            let level = words.next().and_then(|level| level.parse().ok());
            let level = level.ok_or_else(|| Error::json("heading", "no level"))?;
            let part = part(words.next())?;
            report.headings.push(Heading { level, text: value.to_owned(), part, origin: Origin::default() });
        }
        "prose" => {
            let part = part(words.next())?;
            report.prose.push(Paragraph { part, text: value.to_owned(), origin: Origin::default() });
        }
        "fault" => {
            let rule = words.next().unwrap_or_default().to_owned();
            let cells = words.map(str::parse).collect::<Result<_, _>>()?;
            report.faults.push(Fault { rule, cells, text: value.to_owned(), origin: Origin::default() });
        }
        address => {
            let address: Address = address.parse()?;
            let cell = match (value, value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'))) {
                (_, Some(print)) => Cell::read(print, address.kind()),
                ("missing", _) => Cell::MISSING,
                ("unreadable", _) => Cell::unreadable(""),
                _ => Cell::read(value, address.kind()),
            };
            report.set(address, cell);
        }
    }
    Ok(())
}

fn date(text: &str) -> Result<Date, Error> {
    json::date::read(text).ok_or_else(|| Error::json("date", "no date like 2025-01-20"))
}

fn part(word: Option<&str>) -> Result<Option<u8>, Error> {
    match word {
        Some("-") => Ok(None),
        Some("1" | "2" | "3" | "4" | "5" | "6") => Ok(word.and_then(|part| part.parse().ok())),
        _ => Err(Error::json("part", "a part is 1 to 6, or - for none")),
    }
}
