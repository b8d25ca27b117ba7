//! What is the same as last year and hardly can be: tables, figures, texts.

use crate::address::Address;
use crate::check::Context;
use crate::finding::Findings;
use crate::form::Table;
use crate::report::Report;
use crate::rule::{Asked, Authority, Body, Family, Rule, Severity};
use crate::rules::words::{at, count};
use crate::rules::{ALL, cases, named};
use crate::similarity::Shingles;
use crate::text::squeezed;
use crate::{Message, Text, Value};

const ALIKE: Text = Text::new(
    "国办公开办函〔2021〕30号把内容雷同列为应当防止的问题；两年的工作量很少完全一样",
    "The notice [2021] No. 30 names copied content as a fault, and two years are hardly ever the same",
);

/// Fewer applications or cases than these may well be the same twice.
const SUBSTANCE: i64 = 5;

/// A number this large is hardly ever the same twice.
const LARGE: i64 = 100;

/// Shorter texts are too often alike.
const SHORTEST: usize = 200;

/// Table 3 or 4 is not last year's.
pub(in crate::rules) static IDENTICAL_TABLE: Rule = Rule {
    id: "years-identical-table",
    family: Family::Years,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("表三、表四不与上年的完全相同", "Tables 3 and 4 are not the same as last year's"),
    basis: ALIKE,
    message: Text::new(
        "{table}与上年报告的{table}每一格都相同（{what} {count} 件）",
        "Every cell of {table} is the same as last year's ({what}: {count})",
    ),
    help: Text::new(
        "核对是否误用了上年的表；确实相同的请说明",
        "Make sure that last year's table was not used by mistake; if it is right, say so",
    ),
    since: "0.1.0",
    body: Body::Check(identical_table),
    cases: cases!("years-identical-table"),
};

fn identical_table(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let Some(last) = context.last else { return Asked::NotApplicable };
    let report = context.report;
    let mut asked = Asked::NotApplicable;
    for table in [Table::Requests, Table::Review] {
        let layout = report.layout.get(table);
        let Some(edition) = layout.edition().filter(|_| last.layout.get(table) == layout) else { continue };
        asked = Asked::Run;
        let cells = Address::of(table, edition);
        let same = |address: &Address| {
            let value = report.cell(*address).value();
            value.is_some() && value == last.cell(*address).value()
        };
        let (total, what) = total(report, table);
        if total >= SUBSTANCE && cells.iter().all(same) {
            findings.add(
                cells.to_vec(),
                &[("table", Message::from(table.name())), ("what", what.into()), ("count", Message::same(total))],
            );
        }
    }
    asked
}

/// How many applications or cases a table reports.
fn total(report: &Report, table: Table) -> (i64, Text) {
    let sum = |cells: &[Address]| cells.iter().filter_map(|address| count(report, *address)).sum();
    if table == Table::Requests {
        (sum(&[at!("/requests/received/total")]), Text::new("新收申请", "applications received"))
    } else {
        let cells = [
            at!("/review/reconsideration/total"),
            at!("/review/litigation_direct/total"),
            at!("/review/litigation_after_reconsideration/total"),
        ];
        (sum(&cells), Text::new("案件", "cases"))
    }
}

/// The numbers of decisions and the fees are not last year's.
pub(in crate::rules) static IDENTICAL_FIGURES: Rule = Rule {
    id: "years-identical-figures",
    family: Family::Years,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new(
        "行政许可、处罚、强制的件数和收费金额不与上年的完全相同",
        "The numbers of decisions and the fees are not the same as last year's",
    ),
    basis: ALIKE,
    message: Text::new(
        "{count} 个较大的数与上年报告的完全相同：{where}",
        "{count} large numbers are the same as last year's: {where}",
    ),
    help: Text::new(
        "核对是否沿用了上年的数；确实相同的请说明",
        "Make sure that last year's numbers were not kept by mistake; if they are right, say so",
    ),
    since: "0.1.0",
    body: Body::Check(identical_figures),
    cases: cases!("years-identical-figures"),
};

fn identical_figures(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let Some(last) = context.last else { return Asked::NotApplicable };
    let same = |address: &Address| {
        let (this, before) = (context.report.cell(*address).value(), last.cell(*address).value());
        this == before
            && match this {
                Some(Value::Count(count)) => count >= LARGE,
                Some(Value::Amount(amount)) => !amount.is_zero() && amount.normalize().scale() > 0,
                None => false,
            }
    };
    let flows = [
        at!("/disclosure/licensing/decisions"),
        at!("/disclosure/penalties/decisions"),
        at!("/disclosure/coercion/decisions"),
        at!("/disclosure/administrative_fees/amount"),
    ];
    let cells: Vec<Address> = flows.into_iter().filter(same).collect();
    if !cells.is_empty() {
        let slots = [("count", Message::same(cells.len())), ("where", named(context.report, &cells))];
        findings.add(cells, &slots);
    }
    Asked::Run
}

/// The text is not last year's.
pub(in crate::rules) static COPIED_TEXT: Rule = Rule {
    id: "years-copied-text",
    family: Family::Years,
    severity: Severity::Query,
    authority: Authority::Official,
    editions: ALL,
    summary: Text::new("正文不与上年的雷同", "The text is not last year's"),
    basis: Text::new(
        "国办公开办函〔2021〕30号把内容雷同列为应当防止的问题；相似到什么程度算雷同，由地方规定文件规定",
        "The notice [2021] No. 30 names copied content as a fault; from when on a text counts as copied is set by the profile",
    ),
    message: Text::new(
        "正文与上年报告的相似度为 {percent}%（数字不计，口径为 {limit}%）",
        "The text is {percent}% the same as last year's, numbers left out (the limit is {limit}%)",
    ),
    help: Text::new("按本年实际情况重写第一、五、六部分", "Rewrite parts one, five and six as this year was"),
    since: "0.1.0",
    body: Body::Words(copied_text),
    cases: cases!("years-copied-text"),
};

fn copied_text(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let Some(last) = context.last else { return Asked::NotApplicable };
    let [this, before] = [context.report, last].map(|report| Shingles::of(&report.prose));
    if this.length < SHORTEST || before.length < SHORTEST {
        return Asked::NotApplicable;
    }
    let (found, limit) = (this.similarity(&before), context.profile.similarity.last_year);
    if found >= limit {
        let percent = |share: f64| Message::same((share * 100.0).round_ties_even() as i64);
        findings.add(Vec::new(), &[("percent", percent(found)), ("limit", percent(limit))]);
    }
    Asked::Run
}

/// The problems of part five are not last year's, word by word.
pub(in crate::rules) static PROBLEMS_REPEATED: Rule = Rule {
    id: "years-problems-repeated",
    family: Family::Years,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new(
        "第五部分的问题和改进情况不照抄上年",
        "The problems and improvements of part five are not last year's word by word",
    ),
    basis: ALIKE,
    message: Text::new("第五部分与上年报告的逐字相同", "Part five is word by word last year's"),
    help: Text::new(
        "写明上年问题改进得怎样、今年有什么新问题",
        "Say what became of last year's problems and which are new",
    ),
    since: "0.1.0",
    body: Body::Words(problems_repeated),
    cases: cases!("years-problems-repeated"),
};

fn problems_repeated(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let Some(last) = context.last else { return Asked::NotApplicable };
    let [this, before] = [context.report, last].map(problems);
    if this.is_empty() || before.is_empty() {
        return Asked::NotApplicable;
    }
    // A dozen characters say nothing that could be copied.
    if this == before && this.chars().count() > 30 {
        findings.add(Vec::new(), &[]);
    }
    Asked::Run
}

/// Part five without its digits, which hold the year.
fn problems(report: &Report) -> String {
    let paragraphs = report.prose.iter().filter(|paragraph| paragraph.part == Some(5));
    let text: String = paragraphs.map(|paragraph| squeezed(&paragraph.text)).collect();
    text.replace(|c: char| c.is_ascii_digit(), "")
}
