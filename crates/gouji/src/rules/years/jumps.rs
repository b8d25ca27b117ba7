//! What changed since last year more than it plausibly can.

use rust_decimal::Decimal;

use crate::address::Address;
use crate::check::Context;
use crate::finding::Findings;
use crate::form::{Kind, Table};
use crate::report::Report;
use crate::rule::{Asked, Authority, Body, Family, Rule, Severity};
use crate::rules::words::{at, count};
use crate::rules::{ALL, FROM_2021, cases};
use crate::{Message, Text, Value};

/// Last year's report is of last year.
pub(in crate::rules) static YEAR_BEFORE: Rule = Rule {
    id: "years-year-before",
    family: Family::Years,
    severity: Severity::Note,
    authority: Authority::Reading,
    editions: ALL,
    summary: Text::new("对照的是上一年度的报告", "The report to compare with is of the year before"),
    basis: Text::new(
        "结转等数只在相邻两个年度之间衔接",
        "What is carried over is only carried over from one year to the next",
    ),
    message: Text::new(
        "对照的报告是 {found} 年度的，不是 {wanted} 年度的，跨年核对没有进行",
        "The report to compare with is of {found}, not of {wanted}; the years were not compared",
    ),
    help: Text::new("换成上一年度的报告", "Give the report of the year before"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        let years = context.stray.and_then(|stray| stray.year).zip(context.report.year);
        if let Some((found, year)) = years {
            let wanted = year.saturating_sub(1);
            findings.add(Vec::new(), &[("found", Message::same(found)), ("wanted", Message::same(wanted))]);
        }
        if context.last.is_some() || years.is_some() { Asked::Run } else { Asked::NotApplicable }
    }),
    cases: cases!("years-year-before"),
};

/// From this many applications or decisions on, nothing at all is a surprise.
const MANY: i64 = 10;

/// A table is not all zero when last year's was full.
pub(in crate::rules) static ALL_ZERO: Rule = Rule {
    id: "years-all-zero",
    family: Family::Years,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("上年有数的表，本年不全为 0", "A table that had numbers last year is not all zero this year"),
    basis: Text::new(
        "工作量很少一年之间降到零；全为 0 常是没有填报",
        "Work rarely drops to nothing within a year; a table of zeros often was not filled in",
    ),
    message: Text::new(
        "{table}全为 0，而上年报告{what} {count} 件",
        "{table} is all zero, but last year's report is not ({what}: {count})",
    ),
    help: Text::new("核对是否漏填；确实没有的请说明", "Make sure that it was filled in; if it is right, say so"),
    since: "0.1.0",
    body: Body::Check(all_zero),
    cases: cases!("years-all-zero"),
};

fn all_zero(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let Some(last) = context.last else { return Asked::NotApplicable };
    let zero = |address: &Address| context.report.cell(*address).value().is_some_and(Value::is_zero);
    for table in [Table::Disclosure, Table::Requests] {
        let Some(edition) = context.report.layout.get(table).edition() else { continue };
        let (cells, what): (&[Address], Text) = if table == Table::Requests {
            (&[at!("/requests/received/total")], Text::new("新收申请", "applications received"))
        } else {
            (&decisions(), Text::new("行政许可、处罚、强制决定", "decisions"))
        };
        let before: i64 = cells.iter().filter_map(|address| count(last, *address)).sum();
        if before >= MANY && Address::of(table, edition).iter().all(zero) {
            findings.add(
                Address::of(table, edition).to_vec(),
                &[("table", Message::from(table.name())), ("what", what.into()), ("count", Message::same(before))],
            );
        }
    }
    Asked::Run
}

fn decisions() -> [Address; 3] {
    [
        at!("/disclosure/licensing/decisions"),
        at!("/disclosure/penalties/decisions"),
        at!("/disclosure/coercion/decisions"),
    ]
}

/// The stock of documents does not triple or shrink to a third.
pub(in crate::rules) static STOCK_JUMP: Rule = Rule {
    id: "years-stock-jump",
    family: Family::Years,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: FROM_2021,
    summary: Text::new(
        "现行有效件数不比上年多出或减少到三倍以上而制发、废止件数不能说明",
        "Documents in force do not triple or shrink to a third without being issued or repealed",
    ),
    basis: Text::new(
        "存量突变而当年制发、废止件数不能说明，常是统计范围变了（本级与汇总）",
        "A jump that issued and repealed documents do not explain often means another scope: the organ alone or all its members",
    ),
    message: Text::new(
        "“{line}”现行有效件数由上年 {before} 件变为 {count} 件，本年制发、废止不能说明，统计范围可能变了",
        "{line}: those in force went from {before} to {count}, which issued and repealed documents do not explain; the scope may have changed",
    ),
    help: Text::new(
        "核对两年的统计范围是否一致；范围变了的请说明",
        "Compare the scope of both years; if it changed, say so",
    ),
    since: "0.1.0",
    body: Body::Check(stock_jump),
    cases: cases!("years-stock-jump"),
};

fn stock_jump(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let Some(last) = context.last else { return Asked::NotApplicable };
    let mut asked = Asked::NotApplicable;
    let rows = [
        (
            at!("/disclosure/government_rules/in_force"),
            at!("/disclosure/government_rules/issued"),
            at!("/disclosure/government_rules/repealed"),
        ),
        (
            at!("/disclosure/normative_documents/in_force"),
            at!("/disclosure/normative_documents/issued"),
            at!("/disclosure/normative_documents/repealed"),
        ),
    ];
    for (stock, issued, repealed) in rows {
        let (Some(now), Some(before)) = (count(context.report, stock), count(last, stock)) else { continue };
        asked = Asked::Run;
        let flows =
            count(context.report, issued).unwrap_or(0).saturating_add(count(context.report, repealed).unwrap_or(0));
        let change = now.abs_diff(before);
        let jumped = now.max(before) / 3 >= now.min(before).max(1) && now.min(before) > 0 && change >= 30;
        if jumped && change > flows.unsigned_abs().saturating_mul(2) {
            findings.add(
                vec![stock],
                &[
                    ("line", Message::from(stock.row_label())),
                    ("before", Message::same(before)),
                    ("count", Message::same(now)),
                ],
            );
        }
    }
    asked
}

/// Decisions do not grow or shrink tenfold.
pub(in crate::rules) static FIGURE_JUMP: Rule = Rule {
    id: "years-figure-jump",
    family: Family::Years,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new(
        "行政许可、处罚、强制件数不比上年增减十倍以上",
        "The numbers of decisions do not grow or shrink tenfold",
    ),
    basis: Text::new(
        "相差十倍以上的常是少填、多填了一位数字或统计范围变了",
        "A tenfold change is often a digit too many or too few, or another scope",
    ),
    message: Text::new(
        "“{line}”由上年 {before} 件变为 {count} 件，相差十倍以上",
        "{line} went from {before} to {count}, a tenfold change",
    ),
    help: Text::new("核对数字和统计范围", "Recheck the number and its scope"),
    since: "0.1.0",
    body: Body::Check(figure_jump),
    cases: cases!("years-figure-jump"),
};

fn figure_jump(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let Some(last) = context.last else { return Asked::NotApplicable };
    for address in decisions() {
        let (Some(now), Some(before)) = (count(context.report, address), count(last, address)) else { continue };
        if now.max(before) >= now.min(before).saturating_mul(10) && now.min(before) > 0 && now.abs_diff(before) > 1000 {
            findings.add(
                vec![address],
                &[
                    ("line", Message::from(address.row_label())),
                    ("before", Message::same(before)),
                    ("count", Message::same(now)),
                ],
            );
        }
    }
    Asked::Run
}

/// Fees are not off by the factor of 10,000 between yuan and the form's unit.
pub(in crate::rules) static FEE_UNIT: Rule = Rule {
    id: "years-fee-unit",
    family: Family::Years,
    severity: Severity::Query,
    authority: Authority::Template,
    editions: FROM_2021,
    summary: Text::new("收费金额没有把元填成万元", "Fees are not given in yuan instead of 10,000 yuan"),
    basis: Text::new(
        "表二第二十条第（八）项以万元为单位；与上年相差约一万倍的，多半填成了元",
        "The form asks for units of 10,000 yuan; an amount about 10,000 times that of last year was most likely given in yuan",
    ),
    message: Text::new(
        "收费金额由上年 {before} 变为 {amount}，相差约一万倍，可能有一年填成了元",
        "Fees went from {before} to {amount}, a factor of about 10,000; one of the years may be in yuan",
    ),
    help: Text::new("核对单位，以万元填报", "Recheck the unit and give the amount in 10,000 yuan"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        let Some(last) = context.last else { return Asked::NotApplicable };
        let address = at!("/disclosure/administrative_fees/amount");
        let amounts = amount(context.report, address).zip(amount(last, address));
        let Some((now, before)) = amounts.filter(|(now, before)| !now.is_zero() && !before.is_zero()) else {
            return Asked::NotApplicable;
        };
        let times = (now.max(before)).checked_div(now.min(before)).unwrap_or(Decimal::MAX);
        if times >= Decimal::from(3_000) && times <= Decimal::from(30_000) {
            findings.add(vec![address], &[("before", Message::same(before)), ("amount", Message::same(now))]);
        }
        Asked::Run
    }),
    cases: cases!("years-fee-unit"),
};

fn amount(report: &Report, address: Address) -> Option<Decimal> {
    debug_assert_eq!(address.kind(), Kind::Amount);
    report.cell(address).value().map(Value::as_decimal)
}
