//! 表二: what was issued, repealed and is in force.

mod v2019;

pub(super) use v2019::{DISCLOSED_NEW, DISCLOSED_TOTAL, MISREAD_COLUMN};

use super::words::{at, count};
use super::{FROM_2021, cases, named};
use crate::address::Address;
use crate::check::Context;
use crate::finding::Findings;
use crate::form::Table;
use crate::organ;
use crate::profile::{Organ, Profile};
use crate::relation::{Formula, Scope};
use crate::rule::{Asked, Authority, Body, Family, Rule, Severity};
use crate::{Message, Text};

/// Last year's stock, implied by this year's numbers, is not negative.
pub(super) static IMPLIED_PRIOR: Rule = Rule {
    id: "disclosure-implied-prior",
    family: Family::Disclosure,
    severity: Severity::Error,
    authority: Authority::Proven,
    editions: FROM_2021,
    summary: Text::new(
        "表二本年制发件数不大于现行有效件数与本年废止件数之和",
        "In table 2, documents issued this year do not exceed those in force plus those repealed",
    ),
    basis: Text::new(
        "由表二三栏推算的上年末现行有效件数（现行有效－本年制发＋本年废止）不可能为负",
        "The stock at the end of last year that table 2 implies (in force − issued + repealed) cannot be negative",
    ),
    message: Text::new(
        "“{line}”：本年制发 {issued} 件，但现行有效 {in_force}+本年废止 {repealed}={right} 件，推算上年末为 −{gap} 件",
        "{line}: {issued} issued, but in force {in_force} + repealed {repealed} = {right}; last year's stock would be −{gap}",
    ),
    help: Text::new(
        "核对本行三个数；现行有效件数是年末存量，应包括本年制发且未废止的文件",
        "Recheck the three numbers; those in force are the stock at year's end and include this year's",
    ),
    since: "0.1.0",
    body: Body::Relation(Formula::new(Scope::Rows(Table::Disclosure), "issued <= in_force + repealed")),
    cases: cases!("disclosure-implied-prior"),
};

/// Documents issued this year are mostly still in force at its end.
pub(super) static STOCK_BELOW_ISSUED: Rule = Rule {
    id: "disclosure-stock-below-issued",
    family: Family::Disclosure,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: FROM_2021,
    summary: Text::new(
        "表二现行有效件数不少于本年制发件数",
        "In table 2, documents in force are at least those issued this year",
    ),
    basis: Text::new(
        "当年制发的文件一般到年底仍然有效；少于制发件数的，多半把存量填成了别的数",
        "Documents issued this year are as a rule still in force at its end; a smaller stock is most likely another number",
    ),
    message: Text::new(
        "“{line}”：本年制发 {issued} 件，年末现行有效只有 {count} 件",
        "{line}: {issued} were issued this year, but only {count} are in force at its end",
    ),
    help: Text::new(
        "现行有效件数是年末存量，包括往年制发仍然有效的文件；当年制发又废止的请说明",
        "Those in force are the stock at year's end, older documents included; explain if this year's were repealed at once",
    ),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        let rows = [
            (
                at!("/disclosure/government_rules/issued"),
                at!("/disclosure/government_rules/repealed"),
                at!("/disclosure/government_rules/in_force"),
            ),
            (
                at!("/disclosure/normative_documents/issued"),
                at!("/disclosure/normative_documents/repealed"),
                at!("/disclosure/normative_documents/in_force"),
            ),
        ];
        let mut asked = Asked::NotApplicable;
        for (issued_at, repealed_at, stock_at) in rows {
            let [issued, repealed, stock] = [issued_at, repealed_at, stock_at].map(|at| count(context.report, at));
            let (Some(issued), Some(stock)) = (issued, stock) else { continue };
            asked = Asked::Run;
            // What even the repealed documents do not explain is an error of its own.
            if issued > stock && repealed.is_none_or(|repealed| issued <= stock.saturating_add(repealed)) {
                let slots = [
                    ("line", Message::from(stock_at.row_label())),
                    ("issued", Message::same(issued)),
                    ("count", Message::same(stock)),
                ];
                findings.add(vec![issued_at, stock_at], &slots);
            }
        }
        asked
    }),
    cases: cases!("disclosure-stock-below-issued"),
};

/// Organs that cannot make 规章 report none.
pub(super) static RULES_AUTHORITY: Rule = Rule {
    id: "disclosure-rules-authority",
    family: Family::Disclosure,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: FROM_2021,
    summary: Text::new("没有规章制定权的机关不填规章", "Organs that cannot make government rules report none"),
    basis: Text::new(
        "按《立法法》，地方政府规章由省、自治区、直辖市和设区的市、自治州人民政府制定，县、乡和地方政府部门没有这一权限",
        "By the Legislation Law only provinces and cities with districts make local government rules; counties, towns and local departments cannot",
    ),
    message: Text::new(
        "{agency}没有规章制定权，“规章”一行却填了数：{where}",
        "{agency} cannot make government rules, but that row has numbers: {where}",
    ),
    help: Text::new(
        "规范性文件填在下一行，这一行填 0；有制定权的，在地方规定文件的 government_rules 中写明",
        "Normative documents belong into the next row, 0 into this one; an organ that may make rules is named in the profile under `government_rules`",
    ),
    since: "0.1.0",
    body: Body::Check(rules_authority),
    cases: cases!("disclosure-rules-authority"),
};

fn rules_authority(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let Some(agency) = context.report.agency.as_deref() else { return Asked::NotApplicable };
    let is_positive = |address: &Address| count(context.report, *address).is_some_and(|count| count > 0);
    let row = [
        at!("/disclosure/government_rules/issued"),
        at!("/disclosure/government_rules/repealed"),
        at!("/disclosure/government_rules/in_force"),
    ];
    let cells: Vec<Address> = row.into_iter().filter(is_positive).collect();
    if !cells.is_empty() && cannot_make_rules(context.profile, agency) {
        let slots = [("agency", Message::same(agency)), ("where", named(context.report, &cells))];
        findings.add(cells, &slots);
    }
    Asked::Run
}

fn cannot_make_rules(profile: &Profile, agency: &str) -> bool {
    let longest = |ends: &[String]| ends.iter().filter(|end| agency.ends_with(end.as_str())).map(String::len).max();
    let rules = &profile.government_rules;
    match (longest(&rules.may), longest(&rules.may_not)) {
        (None, None) => is_local_department(agency),
        (may, may_not) => may < may_not,
    }
}

/// A department with its place before its name; ministries have none, and the offices of justice and of
/// governments report for them.
fn is_local_department(agency: &str) -> bool {
    let has_place = agency.chars().skip(1).any(|c| matches!(c, '市' | '县' | '区' | '旗' | '州' | '镇' | '乡'));
    let for_government = ["办公室", "办公厅", "司法局", "司法厅"].iter().any(|end| agency.ends_with(end));
    has_place && !for_government && organ::kind(agency) == Some(Organ::Department)
}
