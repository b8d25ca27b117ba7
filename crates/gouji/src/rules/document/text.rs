//! What was left in the text: gaps of a template, words about others.

use crate::check::Context;
use crate::finding::{Findings, Quote};
use crate::organ;
use crate::profile::Organ;
use crate::rule::{Asked, Authority, Body, Family, Rule, Severity};
use crate::rules::{ALL, cases};
use crate::text::squeezed;
use crate::{Message, Text};

/// No gaps of a template are left in the text.
pub(in crate::rules) static PLACEHOLDER: Rule = Rule {
    id: "document-placeholder",
    family: Family::Document,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("正文没有留下模板的空档", "No gaps of a template are left in the text"),
    basis: Text::new(
        "“××年”“（文字描述）”“公开信息  条”之类是模板里等待填写的地方",
        "××年, （文字描述） or a blank before 条 are places of a template that wait to be filled in",
    ),
    message: Text::new(
        "正文里留有没有填写的地方：“{text}”",
        "A gap of a template is left in the text: \u{201c}{text}\u{201d}",
    ),
    help: Text::new("填上内容，或删去这一处", "Fill it in or delete it"),
    since: "0.1.0",
    body: Body::Words(|context, findings| {
        let report = context.report;
        if report.prose.is_empty() && report.title.is_none() {
            return Asked::NotApplicable;
        }
        if let Some(text) = report.title.as_deref().and_then(gap) {
            findings.add(Vec::new(), &[("text", Message::same(text))]);
        }
        for paragraph in &report.prose {
            if let Some(text) = gap(&paragraph.text) {
                let quote = Quote { text: paragraph.text.clone(), origin: paragraph.origin.clone() };
                findings.add_quoting(Vec::new(), &[("text", Message::same(text))], Some(quote));
            }
        }
        Asked::Run
    }),
    cases: cases!("document-placeholder"),
};

/// The first gap in a paragraph, with a few words around it.
fn gap(text: &str) -> Option<String> {
    if text.contains(['述', '写', '_', '＿']) {
        let whole = squeezed(text);
        for words in ["(文字描述", "(此处填写", "(请填写", "_____"] {
            if let Some(at) = whole.find(words) {
                return Some(whole[at..].chars().take(8).collect());
            }
        }
    }
    let characters: Vec<char> = text.chars().collect();
    let crossed = |c: &char| matches!(c, '×' | '╳' | '✕') || matches!(c.to_ascii_uppercase(), 'X') || *c == '＊';
    for (at, pair) in characters.windows(2).enumerate() {
        if !(crossed(&pair[0]) && pair[1] == pair[0]) {
            continue;
        }
        let rest: String =
            characters[at..].iter().skip_while(|c| crossed(c)).filter(|c| !c.is_whitespace()).take(4).collect();
        let before = at.checked_sub(1).map(|before| characters[before]);
        // Part of a name or number in Latin letters: XX20型.
        let is_word = before.is_some_and(|c| c.is_ascii_alphanumeric());
        let units = [
            "年", "月", "日", "条", "件", "份", "次", "期", "个", "局", "市", "县", "区", "镇", "乡", "单位", "街道",
            "委",
        ];
        if !is_word && units.iter().any(|unit| rest.starts_with(unit)) {
            return Some(around(&characters, at));
        }
    }
    blank_before_unit(&characters)
}

/// `公开信息  条。`: nothing but white space where a number was to stand.
fn blank_before_unit(characters: &[char]) -> Option<String> {
    let is_unit = |c: &char| matches!(c, '条' | '件' | '份' | '次' | '期');
    let ends = |at: usize| characters.get(at).is_none_or(|c| matches!(c, '，' | '。' | '；' | '、' | ',' | ';' | '）'));
    let is_blank = |at: &usize| characters[at - 1].is_whitespace() && is_unit(&characters[*at]) && ends(at + 1);
    let is_counted = |at: &usize| {
        let word: String = characters[..*at].iter().rev().skip_while(|c| c.is_whitespace()).take(2).collect();
        ["息信", "请申", "件文", "到收", "理受", "开公", "布发", "共"].iter().any(|end| word.starts_with(end))
    };
    (2..characters.len()).filter(is_blank).find(is_counted).map(|at| around(characters, at))
}

fn around(characters: &[char], at: usize) -> String {
    let text: String = characters[at.saturating_sub(6)..characters.len().min(at + 6)].iter().collect();
    text.trim().to_owned()
}

/// Part one is about the organ itself.
pub(in crate::rules) static GENERIC: Rule = Rule {
    id: "document-generic",
    family: Family::Document,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("部门、乡镇的报告写的是本机关的情况", "The report of a department or a town is about itself"),
    basis: Text::new(
        "“多数部门”“部分地区”是上级政府说的话，出现在部门、乡镇的报告里常是照抄的",
        "Most departments, some regions: words of a higher government, often copied when a department or a town says them",
    ),
    message: Text::new("写的是“{words}”，不是本机关", "It speaks of {words} and not of the organ itself"),
    help: Text::new("改写为本机关的情况", "Write about the organ itself"),
    since: "0.1.0",
    body: Body::Words(generic),
    cases: cases!("document-generic"),
};

fn generic(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let report = context.report;
    let agency = report.agency.as_deref().filter(|_| !report.prose.is_empty());
    let kind = agency.and_then(|agency| context.profile.organ.or_else(|| organ::kind(agency)));
    let words: &[&str] = match kind {
        Some(Organ::Department) => &["多数部门", "部分部门", "一些部门", "有的部门"],
        Some(Organ::Township) => &["多数部门", "部分部门", "部分地区", "一些地区", "有的地方", "部分乡镇"],
        Some(Organ::Government) | None => return Asked::NotApplicable,
    };
    for sentence in context.sentences().iter().filter(|sentence| matches!(sentence.part, Some(1 | 5))) {
        if let Some(found) = words.iter().find(|words| sentence.text.contains(**words)) {
            findings.add_quoting(Vec::new(), &[("words", Message::same(found))], Some(sentence.quote()));
        }
    }
    Asked::Run
}
