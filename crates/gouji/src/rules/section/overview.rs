//! What part one must say, by the notice and by local rules.

use crate::check::Context;
use crate::rule::{Asked, Authority, Body, Family, Rule, Severity};
use crate::rules::{ALL, cases};
use crate::{Message, Text};

/// Shorter overviews were cut or are templates.
const SHORTEST: usize = 100;

/// The words of part one, when there are enough of them to judge.
fn overview<'c>(context: &'c Context<'_>) -> Option<&'c str> {
    context.parts()?.words(1).filter(|words| words.chars().count() >= SHORTEST)
}

/// The five items of part one, each with words by which it is known.
const FIVE: [(&str, &[&str]); 5] = [
    ("主动公开", &["主动公开", "公开信息", "公开政府信息", "发布信息", "发布各类", "公开各类"]),
    ("依申请公开", &["申请"]),
    (
        "政府信息管理",
        &["信息管理", "审查", "审核", "保密", "清理", "属性", "动态调整", "三审三校", "规范性文件", "目录"],
    ),
    ("政府信息公开平台建设", &["平台", "网站", "新媒体", "公众号", "公报", "专栏", "专区"]),
    ("监督保障", &["监督", "考核", "培训", "评议", "问责", "责任", "保障"]),
];

/// Part one has its five items.
pub(in crate::rules) static ITEMS: Rule = Rule {
    id: "section-overview-items",
    family: Family::Section,
    severity: Severity::Query,
    authority: Authority::Official,
    editions: ALL,
    summary: Text::new(
        "第一部分写到主动公开、依申请公开、政府信息管理、平台建设、监督保障五项",
        "Part one covers proactive disclosure, disclosure on request, information management, platforms and oversight",
    ),
    basis: Text::new(
        "国办公开办函〔2021〕30号规定第一部分包括这五项内容",
        "The notice [2021] No. 30 names these five items",
    ),
    message: Text::new("第一部分没有写到：{items}", "Part one does not mention: {items}"),
    help: Text::new("补写缺少的项目", "Add what is missing"),
    since: "0.1.0",
    body: Body::Words(|context, findings| {
        let Some(words) = overview(context) else { return Asked::NotApplicable };
        let lacks = |(_, known): &&(&str, &[&str])| !known.iter().any(|word| words.contains(word));
        let missing: Vec<&str> = FIVE.iter().filter(lacks).map(|(item, _)| *item).collect();
        if !missing.is_empty() {
            findings.add(Vec::new(), &[("items", Message::same(missing.join("、")))]);
        }
        Asked::Run
    }),
    cases: cases!("section-overview-items"),
};

/// What things are counted by.
const UNITS: [char; 26] = [
    '条', '件', '次', '个', '篇', '份', '期', '项', '人', '场', '宗', '起', '家', '万', '余', '多', '%', '名', '批',
    '类', '处', '轮', '字', '幅', '部', '例',
];

/// Part one gives numbers.
pub(in crate::rules) static NO_NUMBER: Rule = Rule {
    id: "section-overview-no-number",
    family: Family::Section,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("第一部分有具体数字", "Part one gives numbers"),
    basis: Text::new(
        "通篇没有一个数字的总体情况，看不出本机关做了什么",
        "An overview without a single number does not show what the organ did",
    ),
    message: Text::new("第一部分没有一个具体数字", "Part one has not a single number"),
    help: Text::new(
        "写明公开信息的条数、申请件数等",
        "Say how many items were published, applications received and so on",
    ),
    since: "0.1.0",
    body: Body::Words(|context, findings| {
        let Some(words) = overview(context) else { return Asked::NotApplicable };
        let says_none =
            ["未收到", "没有收到", "未接到", "没有接到", "无依申请"].iter().any(|none| words.contains(none));
        if !says_none && !has_count(words) {
            findings.add(Vec::new(), &[]);
        }
        Asked::Run
    }),
    cases: cases!("section-overview-no-number"),
};

/// Whether a numeral stands before a unit: dates and the numbers of documents do not count.
fn has_count(words: &str) -> bool {
    let characters: Vec<char> = words.chars().collect();
    let is_numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百千两".contains(c);
    characters.windows(2).any(|pair| is_numeral(pair[0]) && UNITS.contains(&pair[1]))
}

/// Part one is no longer than a place allows.
pub(in crate::rules) static LENGTH: Rule = Rule {
    id: "section-overview-length",
    family: Family::Section,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("第一部分不超过规定的字数", "Part one is no longer than a place allows"),
    basis: Text::new(
        "国家格式没有限制；本地规定的字数由地方规定文件的 limits 给出",
        "The national format sets no limit; a local one stands in the profile under `limits`",
    ),
    message: Text::new(
        "第一部分 {count} 字，超过规定的 {limit} 字",
        "Part one has {count} characters, more than the {limit} allowed",
    ),
    help: Text::new("精简文字", "Shorten it"),
    since: "0.1.0",
    body: Body::Words(|context, findings| {
        let limit = context.profile.limits.overview_characters;
        let Some((words, limit)) = overview(context).zip(limit) else { return Asked::NotApplicable };
        let count = words.chars().count();
        if count > limit {
            findings.add(Vec::new(), &[("count", Message::same(count)), ("limit", Message::same(limit))]);
        }
        Asked::Run
    }),
    cases: cases!("section-overview-length"),
};

/// Part one gives the numbers a place asks for.
pub(in crate::rules) static REQUIRED_NUMBERS: Rule = Rule {
    id: "section-overview-required",
    family: Family::Section,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("第一部分写明本地要求的数字", "Part one gives the numbers a place asks for"),
    basis: Text::new(
        "本地要求的数字由地方规定文件的 required_numbers 给出",
        "The profile lists them under `required_numbers`",
    ),
    message: Text::new("第一部分没有写明：{items}", "Part one does not give: {items}"),
    help: Text::new("补写这些数字，没有的写 0", "Add these numbers; write 0 where there is nothing"),
    since: "0.1.0",
    body: Body::Words(|context, findings| {
        let required = &context.profile.required_numbers;
        if required.is_empty() || overview(context).is_none() {
            return Asked::NotApplicable;
        }
        let is_given = |words: &[String]| {
            context.sentences().iter().filter(|sentence| sentence.part == Some(1)).any(|sentence| {
                has_count(&sentence.text) && words.iter().any(|word| sentence.text.contains(word.as_str()))
            })
        };
        let missing: Vec<&str> =
            required.iter().filter(|number| !is_given(&number.words)).map(|number| number.item.as_str()).collect();
        if !missing.is_empty() {
            findings.add(Vec::new(), &[("items", Message::same(missing.join("、")))]);
        }
        Asked::Run
    }),
    cases: cases!("section-overview-required"),
};
