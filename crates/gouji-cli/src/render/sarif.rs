//! SARIF 2.1.0, the exchange format of static analysis, for code scanning and review tools.

use std::collections::BTreeMap;
use std::io::{self, Write};

use gouji::{FileError, Finding, Language, RULES, Severity, Tool};
use gouji_reader::{Checked, Judged};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use super::Render;
use super::row::{self, Row};

/// What a path may not hold in a URI.
const UNSAFE: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'`');

pub(super) struct Sarif {
    language: Language,
    artifacts: Vec<Value>,
    results: Vec<Value>,
    notifications: Vec<Value>,
}

impl Sarif {
    pub(super) const fn new(language: Language) -> Self {
        Self { language, artifacts: Vec::new(), results: Vec::new(), notifications: Vec::new() }
    }

    fn rules(&self) -> Vec<Value> {
        let rule = |rule: &&gouji::Rule| {
            json!({
                "id": rule.id,
                "shortDescription": {"text": rule.summary.get(self.language)},
                "fullDescription": {"text": rule.basis.get(self.language)},
                "help": {"text": rule.help.get(self.language)},
                "defaultConfiguration": {"level": level(rule.severity)},
            })
        };
        RULES.iter().map(rule).collect()
    }

    fn results(&mut self, file: &str, judged: &Judged) {
        for finding in &judged.verdict.findings {
            self.results.push(self.result(file, finding, judged));
        }
        for entry in &judged.verdict.not_assessable {
            let message = gouji::Text::new("无法判断：有单元格不是数字", "not assessable: cells are no numbers");
            self.results.push(json!({
                "ruleId": entry.rule().id,
                "ruleIndex": index(entry.rule()),
                // SARIF's word for a rule that could be decided neither way.
                "kind": "open",
                "level": "none",
                "message": {"text": message.get(self.language)},
                "locations": [location(file, None, entry.cells.iter().map(ToString::to_string))],
            }));
        }
    }

    fn result(&self, file: &str, finding: &Finding, judged: &Judged) -> Value {
        let row = Row::of(finding, &judged.reading.report, &judged.verdict, self.language);
        let cells = finding.cells.iter().map(ToString::to_string);
        let text = format!("{}\n{}", row.message, row.repair);
        let text = text.trim_end();
        json!({
            "ruleId": finding.rule.id,
            "ruleIndex": index(finding.rule),
            "level": level(finding.rule.severity),
            "message": {"text": text},
            "locations": [location(file, row::origin(finding, &judged.reading.report), cells)],
            "partialFingerprints": {"gouji/v1": row.fingerprint},
        })
    }
}

fn index(rule: &gouji::Rule) -> Option<usize> {
    RULES.iter().position(|known| *known == rule)
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Query => "warning",
        Severity::Note => "note",
    }
}

fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let root = match path.as_bytes() {
        [b'/', ..] => "file://",
        [_, b':', ..] => "file:///",
        _ => "",
    };
    format!("{root}{}", utf8_percent_encode(&path, UNSAFE))
}

fn location(file: &str, origin: Option<&gouji::Origin>, cells: impl Iterator<Item = String>) -> Value {
    let mut physical = json!({"artifactLocation": {"uri": uri(file)}});
    let line = origin.and_then(|origin| Some((origin.line?, origin.column)));
    if let Some((line, column)) = line {
        let mut region = BTreeMap::from([("startLine", line)]);
        region.extend(column.map(|column| ("startColumn", column)));
        physical["region"] = json!(region);
    }
    let logical: Vec<Value> = cells.map(|cell| json!({"fullyQualifiedName": cell, "kind": "value"})).collect();
    json!({"physicalLocation": physical, "logicalLocations": logical})
}

impl Render for Sarif {
    fn checked(&mut self, file: &Checked, output: &mut dyn Write) -> io::Result<()> {
        self.artifacts.push(json!({
            "location": {"uri": uri(&file.file)},
            "hashes": {"sha-256": file.sha256},
        }));
        for judged in file.reports.iter().flatten() {
            self.results(&file.file, judged);
        }
        file.error().map_or(Ok(()), |error| self.lost(&error, output))
    }

    fn lost(&mut self, error: &FileError, _: &mut dyn Write) -> io::Result<()> {
        self.notifications.push(json!({
            "level": "error",
            "descriptor": {"id": error.kind},
            "message": {"text": error.message.get(self.language)},
            "locations": [location(&error.file, None, std::iter::empty())],
        }));
        Ok(())
    }

    fn end(&mut self, output: &mut dyn Write) -> io::Result<()> {
        let tool = Tool::current();
        let log = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": {
                    "name": tool.name,
                    "semanticVersion": tool.version,
                    "informationUri": env!("CARGO_PKG_REPOSITORY"),
                    "rules": self.rules(),
                    "properties": {"rules": tool.rules},
                }},
                "language": match self.language { Language::En => "en", _ => "zh-CN" },
                "columnKind": "unicodeCodePoints",
                "invocations": [{
                    "executionSuccessful": self.notifications.is_empty(),
                    "toolExecutionNotifications": self.notifications,
                }],
                "artifacts": self.artifacts,
                "results": self.results,
            }],
        });
        serde_json::to_writer_pretty(&mut *output, &log)?;
        writeln!(output)
    }
}
