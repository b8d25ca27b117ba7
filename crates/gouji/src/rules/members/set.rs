//! Whether the members are all there, of this year, and made of numbers.

use super::{list, name};
use crate::address::Address;
use crate::cell::State;
use crate::check::Context;
use crate::finding::Findings;
use crate::form::Table;
use crate::organ;
use crate::report::Report;
use crate::rule::{Asked, Authority, Body, Family, Rule, Severity};
use crate::rules::words::{at, count};
use crate::rules::{ALL, cases, named};
use crate::{Message, Text};

/// Every member's cell is a number that can be added.
pub(in crate::rules) static REFUSED: Rule = Rule {
    id: "members-refused",
    family: Family::Members,
    severity: Severity::Query,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("参加汇总的每一格都是数字", "Every cell that is added up is a number"),
    basis: Text::new(
        "空白、“/”和文字不等于 0，加进去就是编造；这些格的合计不予给出",
        "A blank, a slash or a word is not 0, and adding it would be an invention; no sum is given for these cells",
    ),
    message: Text::new("不是数字，没有加入汇总：{text}", "Not a number and not added: {text}"),
    help: Text::new("请这个单位改正后重新汇总", "Have this organ correct its report and add up again"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        let Some(members) = context.members else { return Asked::NotApplicable };
        let wanted: Vec<Address> = context.report.layout.addresses().collect();
        for (index, member) in members.iter().enumerate() {
            for (cells, text) in refused(index, member, &wanted) {
                findings.add(cells, &[("text", text)]);
            }
        }
        Asked::Run
    }),
    cases: cases!("members-refused"),
};

/// The cells of a report that cannot be added, table by table, with words that say which.
pub(crate) fn refused(index: usize, report: &Report, wanted: &[Address]) -> Vec<(Vec<Address>, Message)> {
    let is_refused = |address: &Address| report.cell(*address).state() != State::Number;
    // Nearly every report is all numbers: nothing is gathered for it.
    if !wanted.iter().any(is_refused) {
        return Vec::new();
    }
    let of_table = |table: Table| {
        let absent = report.layout.get(table).edition().is_none();
        let is_of_table = |address: &Address| address.table() == table && is_refused(address);
        let cells: Vec<Address> = wanted.iter().copied().filter(is_of_table).collect();
        let organ = name(index, report);
        let table = table.name();
        let text = if absent {
            Message::new(
                format!("{}没有可读的{}", organ.zh, table.zh),
                format!("{} has no readable {}", organ.en, table.en),
            )
        } else {
            let places = named(report, &cells);
            Message::new(
                format!("{}，{} {} 格：{}", organ.zh, table.zh, cells.len(), places.zh),
                format!("{}, {} ({}): {}", organ.en, table.en, cells.len(), places.en),
            )
        };
        (cells, text)
    };
    Table::ALL.into_iter().map(of_table).filter(|(cells, _)| !cells.is_empty()).collect()
}

/// Every organ on the list has sent its report.
pub(in crate::rules) static MISSING: Rule = Rule {
    id: "members-missing",
    family: Family::Members,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("名单上的单位都有报告", "Every organ on the list has sent its report"),
    basis: Text::new(
        "名单由地方规定文件的 members 给出；缺一个单位，汇总数就不全",
        "The profile lists them under `members`; a sum without one of them is not whole",
    ),
    message: Text::new(
        "名单上 {count} 个单位没有报告：{names}",
        "Organs on the list without a report ({count}): {names}",
    ),
    help: Text::new(
        "催报；已撤并的单位从名单中删去",
        "Ask for their reports; strike organs off the list that are no more",
    ),
    since: "0.1.0",
    body: Body::Check(missing),
    cases: cases!("members-missing"),
};

fn missing(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let list_of_names = &context.profile.members;
    let Some(members) = context.members.filter(|_| !list_of_names.is_empty()) else { return Asked::NotApplicable };
    let is_there = |wanted: &&String| {
        members.iter().filter_map(|member| member.agency.as_deref()).any(|agency| organ::is_same(agency, wanted))
    };
    let missing: Vec<&String> = list_of_names.iter().filter(|wanted| !is_there(wanted)).collect();
    if !missing.is_empty() {
        let names = list(missing.iter().map(Message::same));
        findings.add(Vec::new(), &[("count", Message::same(missing.len())), ("names", names)]);
    }
    Asked::Run
}

/// The members report for the same year.
pub(in crate::rules) static YEAR: Rule = Rule {
    id: "members-year",
    family: Family::Members,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("所属单位的报告与汇总报告是同一年度的", "The members report for the same year as the summary"),
    basis: Text::new("不同年度的数不能相加", "Numbers of different years cannot be added up"),
    message: Text::new(
        "汇总报告是 {year} 年度的，这些单位的报告不是：{names}",
        "The summary is for {year}; these reports are not: {names}",
    ),
    help: Text::new("换成同一年度的报告", "Take the reports of the same year"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        let Some((members, year)) = context.members.zip(context.report.year) else { return Asked::NotApplicable };
        let others = members.iter().enumerate().filter(|(_, member)| member.year.is_some_and(|other| other != year));
        let names: Vec<Message> = others.map(|(index, member)| name(index, member)).collect();
        if !names.is_empty() {
            findings.add(Vec::new(), &[("year", Message::same(year)), ("names", list(names.into_iter()))]);
        }
        Asked::Run
    }),
    cases: cases!("members-year"),
};

/// A summary is not smaller than one of its members.
pub(in crate::rules) static SCOPE: Rule = Rule {
    id: "members-scope",
    family: Family::Members,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("汇总报告的数不小于任何一个所属单位的数", "A summary is not smaller than one of its members"),
    basis: Text::new(
        "报告有本级和汇总之分；比一个所属单位还小的，多半只是本级的数",
        "A report covers the organ alone or all its members; one smaller than a single member most likely covers the organ alone",
    ),
    message: Text::new(
        "本报告新收申请 {count} 件，少于{name}一家的 {other} 件，可能只是本级的数",
        "Applications received: {count} in this report, {other} in that of {name}; it may cover the organ alone",
    ),
    help: Text::new("先弄清报告是本级还是汇总，再与所属单位核对", "Find out what the report covers before comparing"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        let Some(members) = context.members else { return Asked::NotApplicable };
        let address = at!("/requests/received/total");
        let Some(own) = count(context.report, address) else { return Asked::NotApplicable };
        let counts = members.iter().enumerate().filter_map(|(index, member)| Some((count(member, address)?, index)));
        if let Some((other, index)) = counts.max().filter(|(other, _)| *other > own) {
            let slots = [
                ("count", Message::same(own)),
                ("name", name(index, &members[index])),
                ("other", Message::same(other)),
            ];
            findings.add(vec![address], &slots);
        }
        Asked::Run
    }),
    cases: cases!("members-scope"),
};
