//! Which member explains the gap between a summary and the sum of its members.

use super::{list, name};
use crate::address::Address;
use crate::check::Context;
use crate::finding::Findings;
use crate::form::Kind;
use crate::organ;
use crate::report::Report;
use crate::rule::{Asked, Authority, Body, Family, Rule, Severity};
use crate::rules::words::count;
use crate::rules::{ALL, cases, named};
use crate::{Message, Text};

const WHOLE: Text = Text::new(
    "每一格的差额都等于同一个单位的数，巧合的可能很小",
    "The gap equals this report's numbers in every cell, which is hardly a coincidence",
);

/// No member is left out of the summary.
pub(in crate::rules) static LEFT_OUT: Rule = Rule {
    id: "members-left-out",
    family: Family::Members,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("汇总报告没有漏加某个单位", "No member is left out of the summary"),
    basis: WHOLE,
    message: Text::new(
        "汇总报告比各单位之和少，每一格的差额都正好等于{names}的数，可能漏加了这个单位",
        "The summary is short of the members' sum, in every cell by what {names} reports; it was probably left out",
    ),
    help: Text::new("把这个单位加进汇总报告", "Add this organ to the summary"),
    since: "0.1.0",
    body: Body::Check(|context, findings| explain(context, findings, 1)),
    cases: cases!("members-left-out"),
};

/// No member is in the summary twice.
pub(in crate::rules) static COUNTED_TWICE: Rule = Rule {
    id: "members-counted-twice",
    family: Family::Members,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("汇总报告没有重复加某个单位", "No member is in the summary twice"),
    basis: WHOLE,
    message: Text::new(
        "汇总报告比各单位之和多，每一格的差额都正好等于{names}的数，可能把这个单位加了两次",
        "The summary exceeds the members' sum, in every cell by what {names} reports; it was probably added twice",
    ),
    help: Text::new("从汇总报告中减去多加的一次", "Take the second one out of the summary"),
    since: "0.1.0",
    body: Body::Check(|context, findings| explain(context, findings, -1)),
    cases: cases!("members-counted-twice"),
};

/// The members at hand are all the members.
pub(in crate::rules) static INCOMPLETE: Rule = Rule {
    id: "members-incomplete",
    family: Family::Members,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("手头的所属单位报告齐全", "The members at hand are all the members"),
    basis: Text::new(
        "各单位之和处处不大于汇总报告、又对不上的，多半是还缺单位（包括本级）的报告",
        "When the members' sum is nowhere larger than the summary and yet not equal, reports are most likely missing, perhaps the organ's own",
    ),
    message: Text::new(
        "各单位之和处处不大于汇总报告，有 {count} 格不足，可能还缺报告：{where}",
        "The members' sum is nowhere larger than the summary and falls short in some cells ({count}); reports may be missing: {where}",
    ),
    help: Text::new("找齐所有单位和本级的报告再核对", "Find the reports of all members and of the organ itself"),
    since: "0.1.0",
    body: Body::Check(incomplete),
    cases: cases!("members-incomplete"),
};

/// What the members have together that the summary has not, by cell; where all of them are numbers.
struct Gap<'a> {
    /// The members, each organ once.
    members: Vec<(usize, &'a Report)>,
    cells: Vec<(Address, i64)>,
}

impl<'a> Gap<'a> {
    fn of(context: &Context<'a>) -> Option<Self> {
        let members = once(context.members?);
        let gap = |address: Address| {
            let own = count(context.report, address)?;
            let sum =
                members.iter().try_fold(0_i64, |sum, (_, member)| Some(sum.saturating_add(count(member, address)?)));
            Some((address, sum?.saturating_sub(own)))
        };
        let counts = context.report.layout.addresses().filter(|address| address.kind() == Kind::Count);
        let cells: Vec<(Address, i64)> = counts.filter_map(gap).collect();
        cells.iter().any(|(_, gap)| *gap != 0).then_some(Self { members, cells })
    }

    /// The members whose every number is the gap, or the gap with its sign changed.
    fn explained_by(&self, sign: i64) -> Vec<(usize, &'a Report)> {
        let is_gap = |(_, member): &(usize, &Report)| {
            self.cells.iter().all(|(address, gap)| count(member, *address) == Some(gap.saturating_mul(sign)))
        };
        self.members.iter().copied().filter(is_gap).collect()
    }
}

/// The members without second reports of the same organ.
fn once(members: &[Report]) -> Vec<(usize, &Report)> {
    let mut seen = std::collections::HashSet::new();
    let is_first = |report: &Report| report.agency.as_deref().is_none_or(|agency| seen.insert(organ::bare(agency)));
    let mut is_first = is_first;
    members.iter().enumerate().filter(|(_, report)| is_first(report)).collect()
}

fn explain(context: &Context<'_>, findings: &mut Findings<'_>, sign: i64) -> Asked {
    if context.members.is_none() {
        return Asked::NotApplicable;
    }
    let Some(gap) = Gap::of(context) else { return Asked::Run };
    let members = gap.explained_by(sign);
    if !members.is_empty() {
        let cells = gap.cells.iter().filter(|(_, gap)| *gap != 0).map(|(address, _)| *address).collect();
        let names = list(members.into_iter().map(|(index, member)| name(index, member)));
        findings.add(cells, &[("names", names)]);
    }
    Asked::Run
}

fn incomplete(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    if context.members.is_none() {
        return Asked::NotApplicable;
    }
    let Some(gap) = Gap::of(context) else { return Asked::Run };
    let falls_short = gap.cells.iter().all(|(_, gap)| *gap <= 0);
    if falls_short && gap.explained_by(-1).is_empty() {
        let cells: Vec<Address> = gap.cells.iter().filter(|(_, gap)| *gap < 0).map(|(address, _)| *address).collect();
        let slots = [("count", Message::same(cells.len())), ("where", named(context.report, &cells))];
        findings.add(cells, &slots);
    }
    Asked::Run
}
