//! Which year the words of a report are about.

use crate::check::Context;
use crate::finding::Findings;
use crate::rule::{Asked, Authority, Body, Family, Rule, Severity};
use crate::rules::sentences::{Sentence, period, years};
use crate::rules::{ALL, cases};
use crate::text::squeezed;
use crate::{Message, Text};

/// The sentence that states the period, and the two dates.
fn stated<'c>(context: &'c Context<'_>) -> Option<(&'c Sentence, jiff::civil::Date, jiff::civil::Date)> {
    let is_about =
        |text: &str| ["统计", "期限", "时限", "数据", "起止", "情况自"].iter().any(|word| text.contains(word));
    let front = context.sentences().iter().filter(|sentence| sentence.is_front());
    front
        .filter(|sentence| is_about(&sentence.text))
        .find_map(|sentence| period(&sentence.text).map(|(start, end)| (sentence, start, end)))
}

/// The title and the period are about one year.
pub(in crate::rules) static TITLE_YEAR: Rule = Rule {
    id: "document-title-year",
    family: Family::Document,
    severity: Severity::Error,
    authority: Authority::Law,
    editions: ALL,
    summary: Text::new("标题的年度与统计期限的年度一致", "The title and the period are about one year"),
    basis: Text::new(
        "《条例》第四十九条：年度报告报告的是上一年度的情况；标题和统计期限说的是同一年",
        "Article 49 of the Regulations: a report is on the year before; title and period name that same year",
    ),
    message: Text::new(
        "标题是 {title} 年度，正文的统计期限却是 {start} 至 {end}",
        "The title says {title}, but the period is {start} to {end}",
    ),
    help: Text::new("核对标题和统计期限，常见的是沿用了上年的文字", "Recheck both; often last year's words were kept"),
    since: "0.1.0",
    body: Body::Words(|context, findings| {
        if context.report.prose.is_empty() {
            return Asked::NotApplicable;
        }
        let title = context.report.title.as_deref().and_then(|title| years(&squeezed(title)).first().copied());
        let Some(title) = title.or(context.report.year) else { return Asked::NotApplicable };
        let Some((sentence, start, end)) = stated(context) else { return Asked::NotApplicable };
        if start.year() == end.year() && i32::from(start.year()) != i32::from(title) {
            let slots = [("title", Message::same(title)), ("start", Message::same(start)), ("end", Message::same(end))];
            findings.add_quoting(Vec::new(), &slots, Some(sentence.quote()));
        }
        Asked::Run
    }),
    cases: cases!("document-title-year"),
};

/// The period is the whole year.
pub(in crate::rules) static PERIOD: Rule = Rule {
    id: "document-period",
    family: Family::Document,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new(
        "统计期限是报告年度的 1 月 1 日至 12 月 31 日",
        "The period is 1 January to 31 December of the report's year",
    ),
    basis: Text::new(
        "年度报告统计全年数据；当年新组建、合并或撤销的机关可能不满一年",
        "A report covers the whole year; an organ that was founded, merged or dissolved in it may cover less",
    ),
    message: Text::new(
        "统计期限是 {start} 至 {end}，不是完整的自然年度",
        "The period is {start} to {end}, which is not a whole calendar year",
    ),
    help: Text::new(
        "先核对各表的数字统计的是哪一段时间，再把期限改为全年；机关存在不满一年的，在报告中说明",
        "Check which period the numbers cover, then state the whole year; if the organ existed for less, say so in the report",
    ),
    since: "0.1.0",
    body: Body::Words(|context, findings| {
        if context.report.prose.is_empty() {
            return Asked::NotApplicable;
        }
        let Some((sentence, start, end)) = stated(context) else { return Asked::NotApplicable };
        let is_whole = start.year() == end.year()
            && (start.month(), start.day()) == (1, 1)
            && (end.month(), end.day()) == (12, 31);
        if !is_whole {
            let slots = [("start", Message::same(start)), ("end", Message::same(end))];
            findings.add_quoting(Vec::new(), &slots, Some(sentence.quote()));
        }
        Asked::Run
    }),
    cases: cases!("document-period"),
};

/// The period is stated, where that is demanded.
pub(in crate::rules) static PERIOD_STATED: Rule = Rule {
    id: "document-period-stated",
    family: Family::Document,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("报告写明统计期限", "The period is stated"),
    basis: Text::new(
        "国家格式不要求；要求写明的地方，由地方规定文件的 preface 给出",
        "The national format does not ask for it; where a place does, the profile says so under `preface`",
    ),
    message: Text::new("没有写明统计期限", "The period is not stated"),
    help: Text::new("在开头写明“统计期限为某年1月1日至12月31日”", "State it at the beginning"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        if context.report.prose.is_empty() || !context.profile.preface.period {
            return Asked::NotApplicable;
        }
        if stated(context).is_none() {
            findings.add(Vec::new(), &[]);
        }
        Asked::Run
    }),
    cases: cases!("document-period-stated"),
};

/// The basis is cited, where that is demanded.
pub(in crate::rules) static BASIS_STATED: Rule = Rule {
    id: "document-basis-stated",
    family: Family::Document,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("报告写明编制依据", "The basis of the report is cited"),
    basis: Text::new(
        "国家格式不要求；要求写明的地方，由地方规定文件的 preface 给出",
        "The national format does not ask for it; where a place does, the profile says so under `preface`",
    ),
    message: Text::new("没有写明编制依据", "The basis is not cited"),
    help: Text::new(
        "写明依据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号编制",
        "Cite the Regulations and the notice [2021] No. 30",
    ),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        if context.report.prose.is_empty() || !context.profile.preface.basis {
            return Asked::NotApplicable;
        }
        let is_cited = |text: &str| text.contains("条例") || text.contains("公开办函");
        if !context.sentences().iter().any(|sentence| sentence.is_front() && is_cited(&sentence.text)) {
            findings.add(Vec::new(), &[]);
        }
        Asked::Run
    }),
    cases: cases!("document-basis-stated"),
};

/// Part one speaks of the report's year.
pub(in crate::rules) static STALE_YEAR: Rule = Rule {
    id: "document-stale-year",
    family: Family::Document,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("第一部分写的是报告年度的工作", "Part one speaks of the report's year"),
    basis: Text::new(
        "以别的年度开头的句子，常是沿用了往年的文字",
        "A sentence that opens with another year is often left over from an older report",
    ),
    message: Text::new(
        "第一部分有句子以 {found} 年开头，而报告年度是 {year}",
        "A sentence of part one opens with {found}, but the report is for {year}",
    ),
    help: Text::new("核对年份；确是回顾往年的请说明", "Recheck the year; if the sentence looks back, say so"),
    since: "0.1.0",
    body: Body::Words(stale_year),
    cases: cases!("document-stale-year"),
};

fn stale_year(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let Some(year) = context.report.year.filter(|_| !context.report.prose.is_empty()) else {
        return Asked::NotApplicable;
    };
    for sentence in context.sentences().iter().filter(|sentence| sentence.part == Some(1)) {
        let Some(found) = opening_year(&sentence.text) else { continue };
        // The years beside the report's own are compared with and looked forward to.
        if found.abs_diff(year) > 1 && !sentence.text.contains(&year.to_string()) {
            let slots = [("found", Message::same(found)), ("year", Message::same(year))];
            findings.add_quoting(Vec::new(), &slots, Some(sentence.quote()));
        }
    }
    Asked::Run
}

/// The year a sentence opens with as the time it is about: `2021年，我局…`, and not `2019年修订的…`.
fn opening_year(sentence: &str) -> Option<u16> {
    let (digits, rest) = sentence.split_once('年')?;
    let year = digits.parse().ok().filter(|year| digits.len() == 4 && (1990..2100).contains(year))?;
    let rest = rest.strip_prefix('度').unwrap_or(rest);
    [",", "全", "我", "本", "共", "期间", "以来"].iter().any(|next| rest.starts_with(next)).then_some(year)
}
