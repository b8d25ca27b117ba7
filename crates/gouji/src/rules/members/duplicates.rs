//! Members that are there twice: by name, by their numbers, by their text.

use std::collections::HashMap;

use super::{list, name};
use crate::check::Context;
use crate::finding::Findings;
use crate::organ;
use crate::report::Report;
use crate::rule::{Asked, Authority, Body, Family, Rule, Severity};
use crate::rules::{ALL, cases};
use crate::similarity::Shingles;
use crate::{Message, Text, Value};

/// Two small reports may well have the same few numbers.
const SUBSTANCE: usize = 8;

/// Shorter texts are too often alike.
const SHORTEST: usize = 200;

/// No organ's report is there twice.
pub(in crate::rules) static DUPLICATE: Rule = Rule {
    id: "members-duplicate",
    family: Family::Members,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("每个单位只有一份报告参加汇总", "Every organ's report is there once"),
    basis: Text::new("同一单位的报告加两次，汇总数就多了", "A report that is added twice makes the sum too large"),
    message: Text::new("同一单位的报告不止一份：{text}", "More than one report of the same organ: {text}"),
    help: Text::new("只留最后报送的一份", "Keep the one that was sent last"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        let Some(members) = context.members else { return Asked::NotApplicable };
        for text in doubles(members) {
            findings.add(Vec::new(), &[("text", text)]);
        }
        Asked::Run
    }),
    cases: cases!("members-duplicate"),
};

/// The organs that are there more than once, with the files.
pub(crate) fn doubles(reports: &[Report]) -> Vec<Message> {
    let same_organ =
        |(_, report): &(usize, &Report)| report.agency.as_deref().map(|name| (organ::bare(name), report.year));
    groups(reports.iter().enumerate(), same_organ)
        .into_iter()
        .map(|group| {
            let files = group.iter().filter_map(|(_, report)| report.file_name.as_deref());
            let files: Vec<&str> = files.collect();
            let (index, report) = group[0];
            let organ = name(index, report);
            let count = group.len();
            if files.is_empty() {
                Message::new(format!("{}，{count} 份", organ.zh), format!("{}, {count} reports", organ.en))
            } else {
                let (zh, en) = (files.join("、"), files.join(", "));
                Message::new(
                    format!("{}，{count} 份（{zh}）", organ.zh),
                    format!("{}, {count} reports ({en})", organ.en),
                )
            }
        })
        .collect()
}

/// Groups of two and more with the same key, in the order of their first.
fn groups<T, K: std::hash::Hash + Eq>(items: impl Iterator<Item = T>, key: impl Fn(&T) -> Option<K>) -> Vec<Vec<T>> {
    let mut places: HashMap<K, usize> = HashMap::new();
    let mut groups: Vec<Vec<T>> = Vec::new();
    for item in items {
        let Some(key) = key(&item) else { continue };
        let place = *places.entry(key).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].push(item);
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// No two organs report the same numbers.
pub(in crate::rules) static SAME_NUMBERS: Rule = Rule {
    id: "members-same-numbers",
    family: Family::Members,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("两个单位的三张表不完全相同", "No two organs have the same numbers in all three tables"),
    basis: Text::new(
        "三张表每一格都相同的，多半是同一份报告或照抄了表格",
        "Tables that agree in every cell are most likely one report under two names, or copied",
    ),
    message: Text::new(
        "这些报告的三张表每一格都相同：{names}",
        "The three tables of these reports agree in every cell: {names}",
    ),
    help: Text::new("核对是否误用了别的单位的表", "Make sure that no other organ's tables were used"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        let Some(members) = context.members else { return Asked::NotApplicable };
        for group in groups(members.iter().enumerate(), |(_, report)| numbers(report)) {
            let first = group[0].1.agency.as_deref().map(organ::bare);
            // One organ twice is named by `members-duplicate`.
            if first.is_some() && group.iter().all(|(_, report)| report.agency.as_deref().map(organ::bare) == first) {
                continue;
            }
            let names = list(group.iter().map(|(index, report)| name(*index, report)));
            findings.add(Vec::new(), &[("names", names)]);
        }
        Asked::Run
    }),
    cases: cases!("members-same-numbers"),
};

/// The numbers of a report as they are compared; none if there are too few to tell two reports apart.
fn numbers(report: &Report) -> Option<Vec<(u16, i128)>> {
    let number = |value: Value| match value {
        Value::Count(count) => i128::from(count),
        Value::Amount(amount) => {
            let amount = amount.normalize();
            amount.mantissa() * 100 + i128::from(amount.scale())
        }
    };
    let cells = report.cells().filter_map(|(address, cell)| Some((address.index() as u16, cell.value()?)));
    let numbers: Vec<(u16, i128)> =
        cells.filter(|(_, value)| !value.is_zero()).map(|(index, value)| (index, number(value))).collect();
    (numbers.len() >= SUBSTANCE).then_some(numbers)
}

/// No organ's text is another's.
pub(in crate::rules) static COPIED_TEXT: Rule = Rule {
    id: "members-copied-text",
    family: Family::Members,
    severity: Severity::Query,
    authority: Authority::Official,
    editions: ALL,
    summary: Text::new("各单位的正文不雷同", "No organ's text is another's"),
    basis: Text::new(
        "国办公开办函〔2021〕30号把内容雷同列为应当防止的问题；相似到什么程度算雷同，由地方规定文件规定",
        "The notice [2021] No. 30 names copied content as a fault; from when on a text counts as copied is set by the profile",
    ),
    message: Text::new(
        "这些单位的正文雷同（相似度 {limit}% 以上，数字不计）：{names}",
        "The texts of these organs are copied ({limit}% the same or more, numbers left out): {names}",
    ),
    help: Text::new("请各单位按实际情况重写", "Have each organ write its own text"),
    since: "0.1.0",
    body: Body::Words(copied_text),
    cases: cases!("members-copied-text"),
};

fn copied_text(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let Some(members) = context.members else { return Asked::NotApplicable };
    if members.iter().all(|member| member.prose.is_empty()) {
        return Asked::NotApplicable;
    }
    let limit = context.profile.similarity.members;
    // Each text is held against the first of every group it shares a sample with: linear in the number of texts.
    let mut firsts: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut groups: Vec<(Shingles, Vec<usize>)> = Vec::new();
    for (index, member) in members.iter().enumerate() {
        let text = Shingles::of(&member.prose);
        if text.length < SHORTEST {
            continue;
        }
        let candidates = text.sample().filter_map(|piece| firsts.get(&piece)).flatten();
        let found = candidates.copied().find(|group| text.similarity(&groups[*group].0) >= limit);
        if let Some(group) = found {
            groups[group].1.push(index);
            continue;
        }
        for piece in text.sample() {
            firsts.entry(piece).or_default().push(groups.len());
        }
        groups.push((text, vec![index]));
    }
    for (_, group) in groups.into_iter().filter(|(_, group)| group.len() > 1) {
        let names = list(group.iter().map(|index| name(*index, &members[*index])));
        let limit = Message::same(format_args!("{:.0}", limit * 100.0));
        findings.add(Vec::new(), &[("names", names), ("limit", limit)]);
    }
    Asked::Run
}
