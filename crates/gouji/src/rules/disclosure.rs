//! 表二: what was issued, repealed and is in force.

use super::{FROM_2021, cases};
use crate::Text;
use crate::form::Table;
use crate::relation::{Formula, Scope};
use crate::rule::{Authority, Body, Family, Rule, Severity};

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
