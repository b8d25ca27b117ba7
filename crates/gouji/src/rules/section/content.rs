//! Whether the parts are filled with what the law asks for.

use crate::organ;
use crate::part::PARTS;
use crate::profile::Organ;
use crate::rule::{Asked, Authority, Body, Family, Rule, Severity};
use crate::rules::{ALL, cases};
use crate::text::squeezed;
use crate::{Message, Text};

const ARTICLE_50: Text = Text::new(
    "《条例》第五十条（四）：年度报告应当包括政府信息公开工作存在的主要问题及改进情况",
    "Article 50 (4) of the Regulations: a report states the main problems and how they were mended",
);

/// A heading has something under it.
pub(in crate::rules) static EMPTY: Rule = Rule {
    id: "section-empty",
    family: Family::Section,
    severity: Severity::Error,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("第一、六部分的标题下有内容", "Parts one and six have something under their headings"),
    basis: Text::new(
        "格式要求第一部分用文字描述，第六部分报告其他事项和收取信息处理费情况",
        "The format asks for text in part one, and in part six for other matters and the processing fee",
    ),
    message: Text::new(
        "第{part}部分“{heading}”只有标题，没有内容",
        "Part {part}, {heading}, has a heading and nothing else",
    ),
    help: Text::new(
        "补写内容；没有的写明没有。如果原文有，可能是图片",
        "Write it, or say that there is nothing; in the document it may be a picture",
    ),
    since: "0.1.0",
    body: Body::Words(|context, findings| {
        let Some(parts) = context.parts() else { return Asked::NotApplicable };
        for number in [1, 6] {
            let Some(words) = parts.words(number) else { return Asked::NotApplicable };
            if let Some(opened) = parts.get(number).filter(|_| words.is_empty()) {
                let part = &PARTS[usize::from(number) - 1];
                let numeral = if number == 1 { "一" } else { "六" };
                let slots =
                    [("part", Message::new(numeral, number.to_string())), ("heading", Message::same(part.heading.zh))];
                findings.add_quoting(Vec::new(), &slots, Some(opened.quote()));
            }
        }
        Asked::Run
    }),
    cases: cases!("section-empty"),
};

/// Part five names problems.
pub(in crate::rules) static PROBLEMS_EMPTY: Rule = Rule {
    id: "section-problems-empty",
    family: Family::Section,
    severity: Severity::Error,
    authority: Authority::Law,
    editions: ALL,
    summary: Text::new(
        "第五部分写了存在的问题，不是空白或“无”",
        "Part five names problems; it is neither empty nor 无",
    ),
    basis: ARTICLE_50,
    message: Text::new("第五部分没有写存在的主要问题及改进情况", "Part five names no problems and no improvements"),
    help: Text::new("写明本年度存在的主要问题和改进情况", "State the year's main problems and how they were mended"),
    since: "0.1.0",
    body: Body::Words(|context, findings| {
        let Some(parts) = context.parts() else { return Asked::NotApplicable };
        let Some((words, opened)) = parts.words(5).zip(parts.get(5)) else {
            return Asked::NotApplicable;
        };
        let words = words.trim_matches(|c: char| !c.is_alphanumeric());
        if ["", "无", "没有", "暂无", "不存在", "无问题", "不存在问题", "没有问题", "不涉及"].contains(&words)
        {
            findings.add_quoting(Vec::new(), &[], Some(opened.quote()));
        }
        Asked::Run
    }),
    cases: cases!("section-problems-empty"),
};

/// Part five has both problems and improvements.
pub(in crate::rules) static PROBLEMS_BOTH: Rule = Rule {
    id: "section-problems-both",
    family: Family::Section,
    severity: Severity::Query,
    authority: Authority::Law,
    editions: ALL,
    summary: Text::new("第五部分既有问题又有改进情况", "Part five has both problems and improvements"),
    basis: ARTICLE_50,
    message: Text::new("第五部分看不出{what}", "Part five seems to lack {what}"),
    help: Text::new("问题和改进情况都要写", "Write both"),
    since: "0.1.0",
    body: Body::Words(|context, findings| {
        const PROBLEMS: [&str; 12] =
            ["问题", "不足", "差距", "短板", "薄弱", "不够", "有待", "欠缺", "困难", "弱项", "不强", "不高"];
        const IMPROVEMENTS: [&str; 11] =
            ["改进", "下一步", "加强", "将", "措施", "提升", "完善", "优化", "推进", "整改", "强化"];
        let Some(parts) = context.parts() else { return Asked::NotApplicable };
        let Some((words, opened)) = parts.words(5).zip(parts.get(5)) else {
            return Asked::NotApplicable;
        };
        // A few words are either none of it or a template's.
        if words.chars().count() > 15 {
            let lacks = |list: &[&str]| !list.iter().any(|word| words.contains(word));
            for (list, what) in [
                (&PROBLEMS[..], Text::new("存在的问题", "problems")),
                (&IMPROVEMENTS[..], Text::new("改进情况", "improvements")),
            ] {
                if lacks(list) {
                    findings.add_quoting(Vec::new(), &[("what", what.into())], Some(opened.quote()));
                }
            }
        }
        Asked::Run
    }),
    cases: cases!("section-problems-both"),
};

/// A government reports on assessment, public appraisal and accountability.
pub(in crate::rules) static ACCOUNTABILITY: Rule = Rule {
    id: "section-accountability",
    family: Family::Section,
    severity: Severity::Query,
    authority: Authority::Law,
    editions: ALL,
    summary: Text::new(
        "县级以上人民政府的报告写到工作考核、社会评议、责任追究结果",
        "A government's report covers assessment, public appraisal and accountability",
    ),
    basis: Text::new(
        "《条例》第五十条（四）：各级人民政府的年度报告还应当包括工作考核、社会评议和责任追究结果情况",
        "Article 50 (4) of the Regulations: governments also report on assessment, public appraisal and accountability",
    ),
    message: Text::new(
        "没有写到工作考核、社会评议、责任追究结果",
        "Assessment, public appraisal and accountability are not mentioned",
    ),
    help: Text::new(
        "在第一部分“监督保障”中补写；没有责任追究的写明没有",
        "Add them to the item on oversight; if nobody was held accountable, say so",
    ),
    since: "0.1.0",
    body: Body::Words(|context, findings| {
        const WORDS: [&str; 9] = ["考核", "评议", "责任追究", "问责", "评估", "测评", "追责", "考评", "绩效"];
        let report = context.report;
        let Some(parts) = context.parts() else { return Asked::NotApplicable };
        let kind = context.profile.organ.or_else(|| report.agency.as_deref().and_then(organ::kind));
        let overview = parts.words(1).filter(|words| words.chars().count() > 100);
        if kind != Some(Organ::Government) || overview.is_none() {
            return Asked::NotApplicable;
        }
        let prose: String = report.prose.iter().map(|paragraph| squeezed(&paragraph.text)).collect();
        if !WORDS.iter().any(|word| prose.contains(word)) {
            findings.add(Vec::new(), &[]);
        }
        Asked::Run
    }),
    cases: cases!("section-accountability"),
};
