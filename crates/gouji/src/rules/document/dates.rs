//! When a report was signed and published.

use std::cmp::Ordering;

use jiff::civil::Date;

use crate::check::Context;
use crate::finding::Findings;
use crate::organ;
use crate::profile::{MonthDay, Organ};
use crate::rule::{Asked, Authority, Body, Family, Rule, Severity};
use crate::rules::{ALL, cases};
use crate::{Message, Text};

/// The first report year under the 条例 as revised in 2019.
const REVISED: u16 = 2019;

/// A report is not published before its year has ended.
pub(in crate::rules) static PUBLISHED_EARLY: Rule = Rule {
    id: "document-published-early",
    family: Family::Document,
    severity: Severity::Error,
    authority: Authority::Law,
    editions: ALL,
    summary: Text::new("年报在报告年度结束后公布", "A report is not published before its year has ended"),
    basis: Text::new(
        "《条例》第四十九条：公布的是上一年度的年度报告",
        "Article 49 of the Regulations: what is published is the report on the year before",
    ),
    message: Text::new(
        "{year} 年度的报告标明 {published} 公布，那时这一年度还没有结束",
        "The report for {year} says it was published on {published}, before the year had ended",
    ),
    help: Text::new(
        "核对公布日期和报告年度，可能有一个写错了",
        "Recheck the date and the report's year; one of them may be wrong",
    ),
    since: "0.1.0",
    body: Body::Check(|context, findings| early(context, findings, |month, day| month < 12 || day < 20)),
    cases: cases!("document-published-early"),
};

/// A report is not published in the last days of its year.
pub(in crate::rules) static PUBLISHED_IN_DECEMBER: Rule = Rule {
    id: "document-published-in-december",
    family: Family::Document,
    severity: Severity::Query,
    authority: Authority::Law,
    editions: ALL,
    summary: Text::new("年报不在报告年度的最后几天公布", "A report is not published in the last days of its year"),
    basis: Text::new(
        "《条例》第四十九条：公布的是上一年度的年度报告；年底前几天公布的，数据可能没有统计到 12 月 31 日",
        "Article 49 of the Regulations: the report is on the year before; one published in its last days may lack some of its numbers",
    ),
    message: Text::new(
        "{year} 年度的报告标明 {published} 公布，数据可能没有统计到年底",
        "The report for {year} says it was published on {published}; its numbers may not cover the whole year",
    ),
    help: Text::new(
        "核对公布日期，补足到 12 月 31 日的数据",
        "Recheck the date and complete the numbers up to 31 December",
    ),
    since: "0.1.0",
    body: Body::Check(|context, findings| early(context, findings, |month, day| month == 12 && day >= 20)),
    cases: cases!("document-published-in-december"),
};

fn early(context: &Context<'_>, findings: &mut Findings<'_>, is_in: impl Fn(i8, i8) -> bool) -> Asked {
    let Some((published, year)) = context.report.dates.published.zip(context.report.year) else {
        return Asked::NotApplicable;
    };
    let within = match i32::from(published.year()).cmp(&i32::from(year)) {
        Ordering::Less => is_in(1, 1),
        Ordering::Equal => is_in(published.month(), published.day()),
        Ordering::Greater => false,
    };
    if within {
        findings.add(Vec::new(), &[("year", Message::same(year)), ("published", Message::same(published))]);
    }
    Asked::Run
}

/// A report is published by the day the law sets.
pub(in crate::rules) static DEADLINE: Rule = Rule {
    id: "document-deadline",
    family: Family::Document,
    severity: Severity::Error,
    authority: Authority::Law,
    editions: ALL,
    summary: Text::new("年报在法定期限内公布", "A report is published by the day the law sets"),
    basis: Text::new(
        "《条例》第四十九条：县级以上人民政府部门在每年 1 月 31 日前，县级以上地方人民政府在每年 3 月 31 日前公布上一年度的报告",
        "Article 49 of the Regulations: departments publish by 31 January, local governments by 31 March",
    ),
    message: Text::new(
        "{published} 公布，法定期限是 {deadline}，晚了 {days} 天",
        "Published on {published}; the law's last day was {deadline} (days late: {days})",
    ),
    help: Text::new(
        "核对公布日期；确已逾期的无法补救，下一年度请按期公布",
        "Recheck the date; if it is right nothing can be mended, but next year's report must be on time",
    ),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        let deadlines = context.profile.deadlines;
        late(context, findings, |organ, _| match organ? {
            Organ::Government => deadlines.government,
            Organ::Department => deadlines.department,
            Organ::Township => None,
        })
    }),
    cases: cases!("document-deadline"),
};

/// A report is published by the day its place sets.
pub(in crate::rules) static DEADLINE_LOCAL: Rule = Rule {
    id: "document-deadline-local",
    family: Family::Document,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("年报在本地规定的期限内公布", "A report is published by the day its place sets"),
    basis: Text::new(
        "本地通知规定的期限，由地方规定文件的 local_deadlines 给出",
        "A local notice sets the day; the profile has it under `local_deadlines`",
    ),
    message: Text::new(
        "{published} 公布，本地规定的期限是 {deadline}，晚了 {days} 天",
        "Published on {published}; the local last day was {deadline} (days late: {days})",
    ),
    help: Text::new("核对公布日期；确已逾期的请说明", "Recheck the date; if it is right, say why"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        late(context, findings, |organ, agency| {
            let fits =
                |names: &[String]| names.is_empty() || names.iter().any(|name| agency.starts_with(name.as_str()));
            let mut deadlines = context.profile.local_deadlines.iter();
            let found = deadlines.find(|local| (local.organ.is_none() || local.organ == organ) && fits(&local.names));
            found.map(|local| local.date)
        })
    }),
    cases: cases!("document-deadline-local"),
};

fn late(
    context: &Context<'_>,
    findings: &mut Findings<'_>,
    deadline: impl Fn(Option<Organ>, &str) -> Option<MonthDay>,
) -> Asked {
    let report = context.report;
    let Some((published, year)) = report.dates.published.zip(report.year.filter(|year| *year >= REVISED)) else {
        return Asked::NotApplicable;
    };
    let agency = report.agency.as_deref().unwrap_or_default();
    let organ = context.profile.organ.or_else(|| organ::kind(agency));
    let Some(deadline) = deadline(organ, agency).and_then(|day| day.of(year + 1)) else { return Asked::NotApplicable };
    if published > deadline {
        findings.add(
            Vec::new(),
            &[
                ("published", Message::same(published)),
                ("deadline", Message::same(deadline)),
                ("days", Message::same(days_between(deadline, published))),
            ],
        );
    }
    Asked::Run
}

fn days_between(start: Date, end: Date) -> i64 {
    start.duration_until(end).as_hours() / 24
}

/// A report is signed after its year has ended and not after it is published.
pub(in crate::rules) static SIGNED: Rule = Rule {
    id: "document-signed",
    family: Family::Document,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new(
        "落款日期在报告年度结束之后、公布日期之前",
        "A report is signed after its year has ended and not after it is published",
    ),
    basis: Text::new(
        "先有全年数据，再落款，再公布",
        "The year's numbers come first, then the signature, then the publication",
    ),
    message: Text::new("落款日期是 {signed}，{why}", "The signature is of {signed}, {why}"),
    help: Text::new("核对落款日期，常见的是年份没有更新", "Recheck the date; often its year was not updated"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        let dates = context.report.dates;
        let Some(signed) = dates.signed.filter(|_| dates.published.is_some() || context.report.year.is_some()) else {
            return Asked::NotApplicable;
        };
        let year = context.report.year.filter(|year| i32::from(signed.year()) <= i32::from(*year));
        let why = match (year, dates.published) {
            (Some(year), _) => {
                Message::new(format!("而 {year} 年度那时还没有结束"), format!("when the year {year} had not ended"))
            }
            (_, Some(published)) if signed > published => {
                Message::new(format!("晚于公布日期 {published}"), format!("after it was published on {published}"))
            }
            _ => return Asked::Run,
        };
        findings.add(Vec::new(), &[("signed", Message::same(signed)), ("why", why)]);
        Asked::Run
    }),
    cases: cases!("document-signed"),
};
