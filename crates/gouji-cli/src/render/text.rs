//! The answer for people: what is wrong, where, with what numbers, why, and what to do.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style as Paint};
use gouji::{
    CellRef, FileError, Finding, Language, Message, NotAssessable, Origin, Outcome, Report, Rule, Severity, Source,
    State, Text as Words,
};
use gouji_reader::{Checked, Judged};
use unicode_width::UnicodeWidthStr;

use super::row;
use super::{Render, Style, claims};

/// How many cells of one finding are listed.
const LISTED: usize = 12;

pub(super) struct Text {
    style: Style,
    /// How many reports came to each outcome, in the order of [`OUTCOMES`].
    counts: [usize; OUTCOMES.len()],
    unreadable: usize,
}

const OUTCOMES: [Outcome; 3] = [Outcome::Pass, Outcome::Fail, Outcome::NotAssessable];

impl Text {
    pub(super) const fn new(style: Style) -> Self {
        Self { style, counts: [0; OUTCOMES.len()], unreadable: 0 }
    }

    fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        Words::new(zh, en).get(self.style.language)
    }

    fn words<'m>(&self, message: &'m Message) -> &'m str {
        message.get(self.style.language)
    }

    /// One of two wordings with numbers in them.
    fn tell(&self, zh: String, en: String) -> String {
        match self.style.language {
            Language::En => en,
            _ => zh,
        }
    }

    /// Text in a colour, on a terminal.
    fn paint(&self, color: AnsiColor, text: &str) -> String {
        if !self.style.color {
            return text.to_owned();
        }
        let paint = Paint::new().fg_color(Some(color.into())).bold();
        format!("{}{text}{}", paint.render(), paint.render_reset())
    }

    fn report(&mut self, file: &str, judged: &Judged, output: &mut dyn Write) -> io::Result<()> {
        let (report, verdict) = (&judged.reading.report, &judged.verdict);
        self.counts[OUTCOMES.iter().position(|outcome| *outcome == verdict.outcome).unwrap_or_default()] += 1;
        let part = judged.reading.part.as_ref().map(|part| self.tell(format!("（{part}）"), format!(" ({part})")));
        let part = part.unwrap_or_default();
        writeln!(output, "■ {file}{part}  {}", self.heading(report))?;
        let name = verdict.outcome.name().get(self.style.language);
        let (color, sign) = match verdict.outcome {
            Outcome::Pass => (AnsiColor::Green, "✓"),
            Outcome::NotAssessable => (AnsiColor::Yellow, "?"),
            Outcome::Fail => (AnsiColor::Red, "✗"),
        };
        writeln!(output, "  {}  {}", self.paint(color, &format!("{sign} {name}")), self.counted(judged))?;
        self.partial(judged, output)?;
        writeln!(output)?;
        let causes = verdict.causes();
        for (number, cause) in causes.iter().enumerate() {
            if cause.len() > 1 {
                let (number, count) = (number + 1, cause.len());
                let title =
                    self.tell(format!("原因 {number}：{count} 处问题"), format!("Cause {number}: {count} findings"));
                writeln!(output, "  {title}")?;
            }
            self.repair(&verdict.findings[cause[0]], judged, output)?;
            self.findings(report, cause.iter().map(|index| &verdict.findings[*index]), output)?;
        }
        let notes = verdict.findings.iter().filter(|finding| finding.rule.severity == Severity::Note);
        self.findings(report, notes, output)?;
        if self.style.claims {
            claims::list(&gouji::claims(report), self.style.language, output)?;
        }
        Ok(())
    }

    /// The root cause of a group of findings: what to change, and what speaks for it.
    fn repair(&self, finding: &Finding, judged: &Judged, output: &mut dyn Write) -> io::Result<()> {
        let Some(repair) = judged.verdict.repair_of(finding) else { return Ok(()) };
        let word = self.paint(AnsiColor::Green, self.say("→ 改法", "→ Repair"));
        writeln!(output, "  {word}  {}", self.words(&repair.message()))?;
        for evidence in repair.alternatives.iter().take(1).flat_map(|likeliest| &likeliest.evidence) {
            writeln!(output, "          {}", self.words(evidence))?;
        }
        Ok(())
    }

    fn heading(&self, report: &Report) -> String {
        let agency = report.agency.as_deref().unwrap_or(self.say("（未见机关名称）", "(no agency found)"));
        let year = match report.year {
            Some(year) => self.tell(format!("{year} 年度"), year.to_string()),
            None => self.say("（未见年度）", "(no year found)").to_owned(),
        };
        format!("{agency}  {year}")
    }

    fn counted(&self, judged: &Judged) -> String {
        let counts = judged.verdict.counts();
        let line = [(Severity::Error, counts.error), (Severity::Query, counts.query), (Severity::Note, counts.note)]
            .map(|(severity, count)| format!("{} {count}", severity.name().get(self.style.language)))
            .join(" · ");
        if counts.error + counts.query == counts.causes {
            return line;
        }
        self.tell(format!("{line}（{} 个原因）", counts.causes), format!("{line} (causes: {})", counts.causes))
    }

    /// What keeps the verdict from being whole: rules left out, rules that could not be judged.
    fn partial(&self, judged: &Judged, output: &mut dyn Write) -> io::Result<()> {
        let (report, verdict) = (&judged.reading.report, &judged.verdict);
        let ignored: Vec<&str> = verdict.ignored().map(|rule| rule.id).collect();
        if !ignored.is_empty() {
            let word = self.say("只审核了一部分，未用的规则：", "Partial; rules left out: ");
            writeln!(output, "  {word}{}", ignored.join(", "))?;
        }
        if !verdict.not_assessable.is_empty() {
            // Which cells and why is told by the findings about cells and tables.
            let rule = |entry: &NotAssessable| match entry.cells.len() {
                0 => self.tell(
                    format!("{}（没有可核对的表格）", entry.rule().id),
                    format!("{} (no table)", entry.rule().id),
                ),
                count => self.tell(
                    format!("{}（{count} 格不是数字）", entry.rule().id),
                    format!("{} (cells that are no numbers: {count})", entry.rule().id),
                ),
            };
            let rules: Vec<String> = verdict.not_assessable.iter().map(rule).collect();
            let word = self.say("无法判断的规则：", "Rules not assessable: ");
            writeln!(output, "  {word}{}", rules.join(self.say("、", ", ")))?;
        }
        if report.count(State::Blank) > 0 {
            let word = self.say("若空白都算作 0：", "If every blank were 0: ");
            writeln!(output, "  {word}{}", verdict.if_blank_is_zero.name().get(self.style.language))?;
        }
        Ok(())
    }

    fn findings<'f>(
        &self,
        report: &Report,
        findings: impl Iterator<Item = &'f Finding>,
        output: &mut dyn Write,
    ) -> io::Result<()> {
        let mut findings = findings.peekable();
        while let Some(finding) = findings.next() {
            let rule = finding.rule;
            let (color, sign) = match rule.severity {
                Severity::Error => (AnsiColor::Red, "✗"),
                Severity::Query => (AnsiColor::Yellow, "?"),
                Severity::Note => (AnsiColor::Cyan, "·"),
            };
            let severity = format!("{sign} {}", rule.severity.name().get(self.style.language));
            writeln!(output, "  {}  {}", self.paint(color, &severity), self.words(&finding.message))?;
            self.places(report, finding, output)?;
            // The reasons are the same for neighbours of one rule: once is enough.
            if findings.peek().is_none_or(|next| next.rule != rule) {
                self.reasons(rule, output)?;
            }
        }
        Ok(())
    }

    fn reasons(&self, rule: &Rule, output: &mut dyn Write) -> io::Result<()> {
        let language = self.style.language;
        writeln!(output, "      {}  {}", self.say("依据", "Why"), rule.basis.get(language))?;
        writeln!(output, "      {}  {}", self.say("处理", "Do"), rule.help.get(language))?;
        writeln!(output, "      {}  {}\n", self.say("规则", "Rule"), rule.id)
    }

    /// The cells of a finding, with what is printed in them and where; zeros of a sum are only counted.
    fn places(&self, report: &Report, finding: &Finding, output: &mut dyn Write) -> io::Result<()> {
        if let Some(quote) = &finding.quote
            && finding.cells.is_empty()
        {
            let place = quote.origin.in_words();
            if !place.zh.is_empty() {
                writeln!(output, "      {}  {}", self.say("位置", "At"), self.words(&place))?;
            }
            return Ok(());
        }
        let told: Vec<CellRef> = row::telling(finding, report).collect();
        let rows: Vec<(String, String, String)> =
            told.iter().take(LISTED).map(|cell| self.place(report, *cell)).collect();
        let wide = |column: fn(&(String, String, String)) -> &str| {
            rows.iter().map(|row| column(row).width()).max().unwrap_or_default()
        };
        let (names, prints) = (wide(|row| &row.0), wide(|row| &row.1));
        for (name, print, place) in &rows {
            let name_gap = " ".repeat(names - name.width());
            let print_gap = " ".repeat(prints - print.width());
            writeln!(output, "{}", format!("      {name}{name_gap}  {print_gap}{print}  {place}").trim_end())?;
        }
        let zeros = finding.cells.len() - told.len();
        let more = told.len().saturating_sub(LISTED);
        if more > 0 {
            let en = format!("more cells: {more}; see --format json");
            writeln!(output, "      {}", self.tell(format!("另有 {more} 格从略，见 --format json"), en))?;
        }
        if zeros > 0 {
            let en = format!("cells that are 0: {zeros}");
            writeln!(output, "      {}", self.tell(format!("另有 {zeros} 格为 0"), en))?;
        }
        Ok(())
    }

    /// A cell's name, its print, and where it stands.
    fn place(&self, report: &Report, cell: CellRef) -> (String, String, String) {
        let name = row::name(cell, self.style.language);
        if cell.source != Source::This {
            return (name, String::new(), String::new());
        }
        let place = report.cell(cell.address).origin().map(Origin::in_words).unwrap_or_default();
        (name, row::print(report, cell, self.style.language), self.words(&place).to_owned())
    }
}

impl Render for Text {
    fn checked(&mut self, file: &Checked, output: &mut dyn Write) -> io::Result<()> {
        for judged in file.reports.iter().flatten() {
            self.report(&file.file, judged, output)?;
        }
        file.error().map_or(Ok(()), |error| self.lost(&error, output))
    }

    fn lost(&mut self, error: &FileError, output: &mut dyn Write) -> io::Result<()> {
        self.unreadable += 1;
        writeln!(output, "■ {}", error.file)?;
        let word = self.paint(AnsiColor::Red, self.say("✗ 无法读取", "✗ cannot be read"));
        writeln!(output, "  {word}  {}\n", self.words(&error.message))
    }

    fn end(&mut self, output: &mut dyn Write) -> io::Result<()> {
        let reports: usize = self.counts.iter().sum();
        if reports + self.unreadable < 2 {
            return Ok(());
        }
        let mut parts: Vec<String> = OUTCOMES
            .iter()
            .zip(self.counts)
            .map(|(outcome, count)| format!("{} {count}", outcome.name().get(self.style.language)))
            .collect();
        parts.push(format!("{} {}", self.say("无法读取", "cannot be read"), self.unreadable));
        let all = self.say("共", "In all");
        writeln!(output, "{all} {}：{}", reports + self.unreadable, parts.join(" · "))
    }
}
