//! This year's report beside the same organ's report of the year before.

use super::{ALL, FROM_2021, cases};
use crate::Text;
use crate::form::Table;
use crate::relation::Scope;
use crate::rule::{Authority, Body, Family, Rule, Severity};

const CARRIED: &str = "pending_start = last.pending_end";

/// What is carried over is what was left.
pub(super) static CARRY_OVER: Rule = Rule {
    id: "carry-over",
    family: Family::Years,
    severity: Severity::Error,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new(
        "表三“上年结转”的总计等于上一年度报告“结转下年度继续办理”的总计",
        "Pending at start, in total, equals last year's pending at end",
    ),
    basis: Text::new(
        "上年结转与上一年度报告的结转下年度是同一批申请",
        "Both numbers count the same applications: those left open at the turn of the year",
    ),
    message: Text::new(
        "“总计”列：本年上年结转 {left}，上一年度报告结转下年度 {right}，相差 {gap}",
        "Total: pending at start is {left}, last year's pending at end is {right} (off by {gap})",
    ),
    help: Text::new(
        "与上一年度已公布的报告核对；机构改革等原因造成的差异请说明",
        "Compare with last year's published report; explain a difference caused by reorganisation",
    ),
    since: "0.1.0",
    body: Body::Relation { scope: Scope::Columns(Table::Requests, &["total"]), formula: CARRIED },
    cases: cases!("carry-over"),
};

/// The same, applicant by applicant.
pub(super) static CARRY_OVER_COLUMN: Rule = Rule {
    id: "carry-over-column",
    family: Family::Years,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new(
        "表三“上年结转”各类申请人的数字等于上一年度报告“结转下年度继续办理”的对应数字",
        "Pending at start equals last year's pending at end for every kind of applicant",
    ),
    basis: Text::new(
        "上年结转与上一年度报告的结转下年度是同一批申请；申请人类别可能更正过",
        "Both numbers count the same applications, though an applicant's kind may have been corrected since",
    ),
    message: Text::new(
        "“{line}”列：本年上年结转 {left}，上一年度报告结转下年度 {right}，相差 {gap}",
        "Column {line}: pending at start is {left}, last year's pending at end is {right} (off by {gap})",
    ),
    help: Text::new(
        "与上一年度已公布的报告核对；申请人类别有更正的请说明",
        "Compare with last year's published report; explain a corrected kind of applicant",
    ),
    since: "0.1.0",
    body: Body::Relation {
        scope: Scope::Columns(
            Table::Requests,
            &["natural_person", "business", "research", "nonprofit", "legal_service", "other_organization"],
        ),
        formula: CARRIED,
    },
    cases: cases!("carry-over-column"),
};

/// The stock rolls forward.
pub(super) static IN_FORCE_ROLL_FORWARD: Rule = Rule {
    id: "in-force-roll-forward",
    family: Family::Years,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: FROM_2021,
    summary: Text::new(
        "表二现行有效件数等于上一年度现行有效件数加本年制发减本年废止",
        "Documents in force equal last year's plus those issued minus those repealed",
    ),
    basis: Text::new(
        "现行有效是年末存量，制发、废止是当年增减；修订和自然失效可能造成差异",
        "Those in force are a stock, issued and repealed are its flows; revision and expiry may account for a difference",
    ),
    message: Text::new(
        "“{line}”：现行有效 {in_force}+本年废止 {repealed}={left}，上年现行有效 {last.in_force}+本年制发 {issued}={right}，相差 {gap}",
        "{line}: in force {in_force} + repealed {repealed} = {left}, last year's in force {last.in_force} + issued {issued} = {right} (off by {gap})",
    ),
    help: Text::new(
        "与司法行政部门和上一年度报告核对；因修订、自然失效造成的差异请说明",
        "Compare with the justice department and last year's report; explain revisions and expiries",
    ),
    since: "0.1.0",
    body: Body::Relation {
        scope: Scope::Rows(Table::Disclosure),
        formula: "in_force + repealed = last.in_force + issued",
    },
    cases: cases!("in-force-roll-forward"),
};
