//! What is carried over the turn of the year: applications, documents in force, pending cases.

use crate::Text;
use crate::form::Table;
use crate::note::NoteKind;
use crate::relation::{Formula, Relation, Scope, Source, Years};
use crate::report::Report;
use crate::rule::{Authority, Body, Family, Rule, Severity};
use crate::rules::{ALL, FROM_2021, ONLY_2019, cases};

const CARRIED: &str = "pending_start = last.pending_end";

/// What is carried over is what was left.
pub(in crate::rules) static CARRY_OVER: Rule = Rule {
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
    body: Body::Relation(Formula::new(Scope::Columns(Table::Requests, &["total"]), CARRIED).of_years(Years::OneOrgan)),
    cases: cases!("carry-over"),
};

/// What is carried over is what was left, after the organ was renamed, merged or split.
pub(in crate::rules) static CARRY_OVER_REORGANISED: Rule = Rule {
    id: "years-carry-over-reorganised",
    family: Family::Years,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new(
        "机构改革后，表三“上年结转”的总计与上年各有关机关“结转下年度继续办理”的总计衔接",
        "After a reorganisation, pending at start follows from what the former organs left pending",
    ),
    basis: Text::new(
        "机关更名、合并或拆分后，上年结转可能来自几个机关，也可能移交给了别的机关，因此只要求说明",
        "A renamed, merged or split organ may take over applications from several organs or hand some on, so this only asks",
    ),
    message: Text::new(
        "上年报告的机关名称与本年不同；“总计”列：本年上年结转 {left}，上年报告结转下年度 {right}，相差 {gap}",
        "Last year's report is of an organ of another name; total: pending at start is {left}, its pending at end was {right} (off by {gap})",
    ),
    help: Text::new(
        "因机构改革造成的请说明；不是机构改革的，请换成本机关上一年度的报告再核对",
        "Explain the reorganisation; if there was none, compare with the report of the same organ",
    ),
    since: "0.1.0",
    body: Body::Relation(
        Formula::new(Scope::Columns(Table::Requests, &["total"]), CARRIED).of_years(Years::Reorganised),
    ),
    cases: cases!("years-carry-over-reorganised"),
};

/// The same, applicant by applicant.
pub(in crate::rules) static CARRY_OVER_COLUMN: Rule = Rule {
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
    body: Body::Relation(Formula::new(
        Scope::Columns(
            Table::Requests,
            &["natural_person", "business", "research", "nonprofit", "legal_service", "other_organization"],
        ),
        CARRIED,
    )),
    cases: cases!("carry-over-column"),
};

/// The stock rolls forward.
pub(in crate::rules) static IN_FORCE_ROLL_FORWARD: Rule = Rule {
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
        "现行有效是年末存量，制发、废止是当年增减；制发件数注明含修订的，修订件数以内的差异不算",
        "Those in force are a stock, issued and repealed are its flows; a shortfall within the revisions noted beside those issued is none",
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
    body: Body::Relation(
        Formula::new(Scope::Rows(Table::Disclosure), "in_force + repealed = last.in_force + issued")
            .with_slack(revised),
    ),
    cases: cases!("in-force-roll-forward"),
};

/// 制发 may count revised documents, which replace one that was in force: `22（其中修订16件）`.
fn revised(report: &Report, relation: &Relation) -> i64 {
    let of_this_year = relation.terms.iter().filter(|term| term.cell.source == Source::This);
    let issued = of_this_year.map(|term| term.cell.address).find(|address| address.column() == "issued");
    let notes = issued.map_or(&[][..], |address| report.cell(address).notes());
    let annotations = notes.iter().filter(|note| note.kind == NoteKind::Annotation);
    annotations.filter_map(|note| number_after(&note.text, &["修订", "修改", "修正"])).sum()
}

/// The number that follows one of the words.
fn number_after(text: &str, words: &[&str]) -> Option<i64> {
    let rest = words.iter().find_map(|word| text.split_once(word)).map(|(_, rest)| rest.trim_start())?;
    let digits = rest.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}

/// Cases pending last year are among this year's.
pub(in crate::rules) static PENDING_CASES: Rule = Rule {
    id: "years-pending-cases",
    family: Family::Years,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new(
        "表四各组总计不少于上一年度“尚未审结”的件数",
        "Every block of table 4 has at least the cases that were pending last year",
    ),
    basis: Text::new(
        "表四的件数通常含上年未审结、结转到本年的案件",
        "Table 4 usually counts the cases left pending the year before as well",
    ),
    message: Text::new(
        "“{line}”：上年报告尚未审结 {last.pending} 件，本年总计只有 {total} 件，少 {gap} 件",
        "{line}: pending last year {last.pending}, but this year's total is only {total} ({gap} fewer)",
    ),
    help: Text::new(
        "核对上年未审结的案件是否漏计；本机关只统计当年新发案件的请说明",
        "Look for last year's pending cases among this year's; explain if only new cases are counted",
    ),
    since: "0.1.0",
    body: Body::Relation(Formula::new(Scope::Rows(Table::Review), "last.pending <= total")),
    cases: cases!("years-pending-cases"),
};

/// Litigation after reconsideration follows on reconsiderations of these two years.
pub(in crate::rules) static AFTER_RECONSIDERATION: Rule = Rule {
    id: "years-after-reconsideration",
    family: Family::Years,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new(
        "表四复议后起诉的总计不多于本年与上年行政复议总计之和",
        "Litigation after reconsideration does not exceed the reconsiderations of this year and the last",
    ),
    basis: Text::new(
        "复议后起诉的案件都经过行政复议，一般发生在本年或上年",
        "Every such case went through reconsideration first, as a rule in this year or the last",
    ),
    message: Text::new(
        "复议后起诉 {litigation_after_reconsideration} 件，多于本年行政复议 {reconsideration} 件与上年 {last.reconsideration} 件之和 {right} 件",
        "Went to court after reconsideration: {litigation_after_reconsideration}, more than the reconsiderations of this year ({reconsideration}) and last year ({last.reconsideration}) together ({right})",
    ),
    help: Text::new(
        "核对是否与“未经复议直接起诉”填错了位置",
        "Make sure that they were not meant for litigation without reconsideration",
    ),
    since: "0.1.0",
    body: Body::Relation(Formula::new(
        Scope::Columns(Table::Review, &["total"]),
        "litigation_after_reconsideration <= reconsideration + last.reconsideration",
    )),
    cases: cases!("years-after-reconsideration"),
};

/// In the 2019 form, last year's items and their change are this year's items of the year before.
pub(in crate::rules) static PROJECTS: Rule = Rule {
    id: "years-projects",
    family: Family::Years,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ONLY_2019,
    summary: Text::new(
        "2019年版表二“上一年项目数量”等于上一年度报告的“上一年项目数量”加“本年增/减”",
        "In the 2019 table 2, items of the year before equal last year's items of the year before plus their change",
    ),
    basis: Text::new(
        "上一年项目数量是上一年末的数量，应能由上一年度报告推算出来",
        "It is the number at the end of last year, which last year's report lets one compute",
    ),
    message: Text::new(
        "“{line}”：上一年项目数量填 {left}，上一年度报告为 {last.previous_items} 加增减 {last.change} 等于 {right}，相差 {gap}",
        "{line}: items of the year before are {left}; last year's report has {last.previous_items} and a change of {last.change}, which is {right} (off by {gap})",
    ),
    help: Text::new(
        "与上一年度报告核对；项目清理、合并造成的差异请说明",
        "Compare with last year's report; explain items that were merged or struck off",
    ),
    since: "0.1.0",
    body: Body::Relation(Formula::new(
        Scope::Rows(Table::Disclosure),
        "previous_items = last.previous_items + last.change",
    )),
    cases: cases!("years-projects"),
};
