//! JUnit XML, which every continuous integration shows: a suite a report, a case a rule.

use std::io::{self, Write};

use gouji::{FileError, Language, Severity, Text};
use gouji_reader::{Checked, Judged};
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::Render;

pub(super) struct Junit {
    language: Language,
    report: Report,
}

impl Junit {
    pub(super) fn new(language: Language) -> Self {
        Self { language, report: Report::new("gouji") }
    }

    fn suite(&self, file: &str, judged: &Judged) -> TestSuite {
        let part = judged.reading.part.as_deref().map(|part| format!(" {part}")).unwrap_or_default();
        let mut suite = TestSuite::new(format!("{file}{part}"));
        let ignored: Vec<&str> = judged.verdict.ignored().map(|rule| rule.id).collect();
        if !ignored.is_empty() {
            suite.add_property(("ignored", ignored.join(" ").as_str()));
        }
        for rule in gouji::RULES.iter().filter(|rule| !ignored.contains(&rule.id)) {
            let status = self.status(judged, rule);
            let mut case = TestCase::new(rule.id, status);
            case.set_classname(format!("gouji.{}", rule.family.id()));
            let told = self.told(judged, rule);
            if !told.is_empty() {
                case.set_system_out(told);
            }
            suite.add_test_case(case);
        }
        suite
    }

    /// An error fails its case; a rule that could not be judged is an error of the run, never a success.
    fn status(&self, judged: &Judged, rule: &gouji::Rule) -> TestCaseStatus {
        let verdict = &judged.verdict;
        let found = verdict.findings.iter().filter(|finding| finding.rule == rule).count();
        let unjudged = verdict.not_assessable.iter().find(|entry| entry.rule() == rule);
        let mut status = match (rule.severity, found, unjudged) {
            (Severity::Error, 1.., _) => TestCaseStatus::non_success(NonSuccessKind::Failure),
            (Severity::Error, 0, Some(_)) => TestCaseStatus::non_success(NonSuccessKind::Error),
            (_, 0, _) if !verdict.run().any(|run| run == rule) => TestCaseStatus::skipped(),
            _ => TestCaseStatus::success(),
        };
        let message = match (&status, unjudged) {
            (TestCaseStatus::Success { .. }, _) => return status,
            (TestCaseStatus::NonSuccess { kind: NonSuccessKind::Failure, .. }, _) => rule.summary,
            (_, Some(_)) => Text::new("无法判断：有单元格不是数字", "not assessable: cells are no numbers"),
            (_, None) => Text::new("不适用：缺少所需的材料", "not applicable: an input is not there"),
        };
        status.set_message(message.get(self.language));
        status
    }

    fn told(&self, judged: &Judged, rule: &gouji::Rule) -> String {
        let findings = judged.verdict.findings.iter().filter(|finding| finding.rule == rule);
        findings.map(|finding| finding.message.get(self.language)).collect::<Vec<_>>().join("\n")
    }
}

impl Render for Junit {
    fn checked(&mut self, file: &Checked, output: &mut dyn Write) -> io::Result<()> {
        for judged in file.reports.iter().flatten() {
            let suite = self.suite(&file.file, judged);
            self.report.add_test_suite(suite);
        }
        file.error().map_or(Ok(()), |error| self.lost(&error, output))
    }

    fn lost(&mut self, error: &FileError, _: &mut dyn Write) -> io::Result<()> {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
        status.set_type(error.kind).set_message(error.message.get(self.language));
        let mut suite = TestSuite::new(error.file.as_str());
        suite.add_test_case(TestCase::new("read", status));
        self.report.add_test_suite(suite);
        Ok(())
    }

    fn end(&mut self, output: &mut dyn Write) -> io::Result<()> {
        self.report.serialize(output).map_err(io::Error::other)
    }
}
