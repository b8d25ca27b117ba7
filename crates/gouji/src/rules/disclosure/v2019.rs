//! 表二 of the 2019 form: what was made, disclosed and decided.

use crate::form::Table;
use crate::relation::{Formula, Scope};
use crate::rule::{Asked, Authority, Body, Family, Rule, Severity};
use crate::rules::words::{at, count};
use crate::rules::{ONLY_2019, cases};
use crate::{Message, Text};

const LABELS: Text = Text::new(
    "从2019年版表二的栏目名称推出，没有明文规定",
    "Follows from the labels of the 2019 table; no notice says so",
);

/// What is disclosed in all includes what was disclosed this year.
pub(in crate::rules) static DISCLOSED_TOTAL: Rule = Rule {
    id: "disclosure-disclosed-total",
    family: Family::Disclosure,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ONLY_2019,
    summary: Text::new(
        "2019年版表二“本年新公开数量”不大于“对外公开总数量”",
        "In the 2019 table 2, newly disclosed documents do not exceed those disclosed in all",
    ),
    basis: LABELS,
    message: Text::new(
        "“{line}”：本年新公开 {left}，大于对外公开总数量 {right}",
        "{line}: {left} were newly disclosed, more than the {right} disclosed in all",
    ),
    help: Text::new("核对两个数是否填反", "Make sure that the two numbers did not change places"),
    since: "0.1.0",
    body: Body::Relation(Formula::new(Scope::Rows(Table::Disclosure), "newly_disclosed <= total_disclosed")),
    cases: cases!("disclosure-disclosed-total"),
};

/// What was newly disclosed was, as a rule, newly made.
pub(in crate::rules) static DISCLOSED_NEW: Rule = Rule {
    id: "disclosure-disclosed-new",
    family: Family::Disclosure,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ONLY_2019,
    summary: Text::new(
        "2019年版表二“本年新公开数量”一般不大于“本年新制作数量”",
        "In the 2019 table 2, newly disclosed documents rarely exceed those newly made",
    ),
    basis: LABELS,
    message: Text::new(
        "“{line}”：本年新公开 {left}，大于本年新制作 {right}",
        "{line}: {left} were newly disclosed, more than the {right} newly made",
    ),
    help: Text::new("补公开往年文件的可以不改", "It may stay if older documents were disclosed this year"),
    since: "0.1.0",
    body: Body::Relation(Formula::new(Scope::Rows(Table::Disclosure), "newly_disclosed <= newly_made")),
    cases: cases!("disclosure-disclosed-new"),
};

/// Decisions are not the number of items at the end of the year.
pub(in crate::rules) static MISREAD_COLUMN: Rule = Rule {
    id: "disclosure-misread-column",
    family: Family::Disclosure,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ONLY_2019,
    summary: Text::new(
        "2019年版表二“处理决定数量”不是项目数量",
        "In the 2019 table 2, decisions are not a number of items",
    ),
    basis: Text::new(
        "处理决定数量统计办了多少件；几行都恰好等于上一年项目数量加增减的，多半填成了年末项目数量",
        "Decisions count cases; where several rows equal items plus change, the items at year's end were most likely given",
    ),
    message: Text::new(
        "有 {count} 行的处理决定数量恰好等于上一年项目数量加增减，可能把项目数填成了决定数",
        "In {count} rows the decisions equal items plus change; items may have been given for decisions",
    ),
    help: Text::new("核对填的是不是本年作出的决定件数", "Make sure that decisions of the year were counted"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        let rows = [
            [
                at!("/disclosure/licensing/previous_items"),
                at!("/disclosure/licensing/change"),
                at!("/disclosure/licensing/decisions"),
            ],
            [
                at!("/disclosure/external_services/previous_items"),
                at!("/disclosure/external_services/change"),
                at!("/disclosure/external_services/decisions"),
            ],
            [
                at!("/disclosure/penalties/previous_items"),
                at!("/disclosure/penalties/change"),
                at!("/disclosure/penalties/decisions"),
            ],
            [
                at!("/disclosure/coercion/previous_items"),
                at!("/disclosure/coercion/change"),
                at!("/disclosure/coercion/decisions"),
            ],
        ];
        let report = context.report;
        if report.layout.disclosure.edition() != Some(crate::Edition::V2019) {
            return Asked::NotApplicable;
        }
        let is_sum = |row: &[crate::Address; 3]| {
            let [items, change, decisions] = row.map(|address| count(report, address).unwrap_or(0));
            items > 0 && decisions > 0 && items.saturating_add(change) == decisions
        };
        let misread: Vec<[crate::Address; 3]> = rows.into_iter().filter(is_sum).collect();
        if misread.len() >= 2 {
            findings.add(misread.concat(), &[("count", Message::same(misread.len()))]);
        }
        Asked::Run
    }),
    cases: cases!("disclosure-misread-column"),
};
