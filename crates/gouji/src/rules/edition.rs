//! The edition of the form a report uses, beside the one in force for its year.

use super::{ALL, cases};
use crate::address::Address;
use crate::check::Context;
use crate::finding::Findings;
use crate::form::Table;
use crate::report::TableLayout;
use crate::rule::{Asked, Authority, Body, Family, Rule, Severity};
use crate::{Edition, Message, Text};

const BASIS: Text = Text::new(
    "2021年度起的报告应使用国办公开办函〔2021〕30号规定的格式，2019、2020年度使用国办公开办函〔2019〕60号的格式",
    "Reports from 2021 use the format of Guoban Gongkaiban Han [2021] No. 30, those of 2019 and 2020 that of [2019] No. 60",
);
const MESSAGE: Text = Text::new(
    "{table}用的是 {found} 年版格式，{year} 年度报告应当用 {wanted} 年版",
    "{table} is in the format of {found}; a report for {year} uses that of {wanted}",
);

/// Table 2 is the one in force.
pub(super) static IN_FORCE: Rule = Rule {
    id: "edition-in-force",
    family: Family::Edition,
    severity: Severity::Error,
    authority: Authority::Official,
    editions: ALL,
    summary: Text::new("表二使用报告年度规定的格式", "Table 2 has the format in force for the report's year"),
    basis: BASIS,
    message: MESSAGE,
    help: Text::new(
        "换用规定格式的表二重新填写；两版的栏目不同，数字不能照搬",
        "Fill in table 2 again in the format in force; the columns differ and numbers cannot be copied over",
    ),
    since: "0.1.0",
    body: Body::Check(|context, findings| in_force(context, findings, Table::Disclosure)),
    cases: cases!("edition-in-force"),
};

/// Table 3 is the one in force.
pub(super) static IN_FORCE_REQUESTS: Rule = Rule {
    id: "edition-in-force-requests",
    family: Family::Edition,
    severity: Severity::Query,
    authority: Authority::Official,
    editions: ALL,
    summary: Text::new(
        "表三“（六）其他处理”按报告年度规定的格式分项",
        "Table 3 splits (6), other handling, as the format in force for the year does",
    ),
    basis: BASIS,
    message: MESSAGE,
    help: Text::new(
        "2021年版“（六）其他处理”分三项填写，2019年版只有一行；请换用规定格式",
        "The 2021 format has three rows under (6), that of 2019 one; use the format in force",
    ),
    since: "0.1.0",
    body: Body::Check(|context, findings| in_force(context, findings, Table::Requests)),
    cases: cases!("edition-in-force-requests"),
};

fn in_force(context: &Context<'_>, findings: &mut Findings<'_>, table: Table) -> Asked {
    let report = context.report;
    let (Some(year), TableLayout::Of(found)) = (report.year, report.layout.get(table)) else {
        return Asked::NotApplicable;
    };
    let Some(wanted) = Edition::in_force(year) else { return Asked::NotApplicable };
    if found != wanted {
        let foreign = |address: &Address| !Address::of(table, wanted).contains(address);
        findings.add(
            Address::of(table, found).iter().copied().filter(foreign).collect(),
            &[
                ("table", Message::from(table.name())),
                ("found", Message::same(found.number())),
                ("wanted", Message::same(wanted.number())),
                ("year", Message::same(year)),
            ],
        );
    }
    Asked::Run
}
