//! The headings of the six parts.

use crate::check::Context;
use crate::finding::{Findings, Quote};
use crate::form::Table;
use crate::part::{PARTS, ordinal};
use crate::report::{Report, TableLayout};
use crate::rule::{Asked, Authority, Body, Family, Rule, Severity};
use crate::rules::parts::Opened;
use crate::rules::{ALL, cases};
use crate::text::squeezed;
use crate::{Message, Part, Text};

const FORMAT: Text = Text::new(
    "国办公开办函〔2021〕30号规定年度报告由六个部分组成，不能遗漏",
    "The notice [2021] No. 30 prescribes six parts, none of which may be left out",
);

/// 一 … 六.
fn numeral(part: u8) -> &'static str {
    ["一", "二", "三", "四", "五", "六"][usize::from(part) - 1]
}

fn part_slots(part: &Part) -> [(&'static str, Message); 2] {
    [("part", Message::new(numeral(part.number), part.number.to_string())), ("heading", Message::same(part.heading.zh))]
}

/// The table that makes up a part, and whether it is there.
fn has_table(report: &Report, part: u8) -> bool {
    let table = match part {
        2 => Table::Disclosure,
        3 => Table::Requests,
        4 => Table::Review,
        _ => return false,
    };
    report.layout.get(table) != TableLayout::Absent
}

/// All six parts are there.
pub(in crate::rules) static MISSING: Rule = Rule {
    id: "section-missing",
    family: Family::Section,
    severity: Severity::Error,
    authority: Authority::Official,
    editions: ALL,
    summary: Text::new("六个部分齐全", "All six parts are there"),
    basis: FORMAT,
    message: Text::new("缺少第{part}部分“{heading}”", "Part {part}, {heading}, is missing"),
    help: Text::new(
        "补上这一部分，没有内容的写明“无”或具体情况",
        "Add the part; if there is nothing to report, say so",
    ),
    since: "0.1.0",
    body: Body::Check(|context, findings| missing(context, findings, false)),
    cases: cases!("section-missing"),
};

/// The part that a table makes up has its heading.
pub(in crate::rules) static HEADING_MISSING: Rule = Rule {
    id: "section-heading-missing",
    family: Family::Section,
    severity: Severity::Query,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("每张表上面有所在部分的标题", "The part that a table makes up has its heading"),
    basis: FORMAT,
    message: Text::new(
        "有表而没有第{part}部分的标题“{heading}”",
        "The table is there, but the heading of part {part}, {heading}, is not",
    ),
    help: Text::new("补上标题", "Add the heading"),
    since: "0.1.0",
    body: Body::Check(|context, findings| missing(context, findings, true)),
    cases: cases!("section-heading-missing"),
};

fn missing(context: &Context<'_>, findings: &mut Findings<'_>, with_table: bool) -> Asked {
    let report = context.report;
    let Some(parts) = context.parts() else { return Asked::NotApplicable };
    for part in &PARTS {
        if !parts.has(part.number) && has_table(report, part.number) == with_table {
            findings.add(Vec::new(), &part_slots(part));
        }
    }
    Asked::Run
}

/// The parts stand in the order of the form.
pub(in crate::rules) static ORDER: Rule = Rule {
    id: "section-order",
    family: Family::Section,
    severity: Severity::Error,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("六个部分按规定的顺序排列", "The parts stand in the order of the form"),
    basis: FORMAT,
    message: Text::new(
        "第{part}部分“{heading}”排在了第{other}部分的后面",
        "Part {part}, {heading}, stands behind part {other}",
    ),
    help: Text::new("按规定的顺序排列", "Put the parts in order"),
    since: "0.1.0",
    body: Body::Words(order),
    cases: cases!("section-order"),
};

fn order(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let Some(parts) = context.parts() else { return Asked::NotApplicable };
    for opened in parts.all() {
        let is_later = |other: &&Opened<'_>| other.opening.part > opened.opening.part && other.place < opened.place;
        if let Some(other) = parts.all().find(is_later) {
            let part = &PARTS[usize::from(opened.opening.part) - 1];
            let [number, heading] = part_slots(part);
            let other = other.opening.part;
            let other = ("other", Message::new(numeral(other), other.to_string()));
            findings.add_quoting(Vec::new(), &[number, heading, other], Some(opened.quote()));
        }
    }
    Asked::Run
}

/// Every part bears its own number.
pub(in crate::rules) static NUMBERING: Rule = Rule {
    id: "section-numbering",
    family: Family::Section,
    severity: Severity::Error,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("每个部分的序号正确", "Every part bears its own number"),
    basis: Text::new("格式规定了各部分的序号：一至六", "The format numbers the parts from 一 to 六"),
    message: Text::new(
        "“{heading}”是第{part}部分，序号却是{found}",
        "{heading} is part {part} but bears the number {found}",
    ),
    help: Text::new("改正序号", "Correct the number"),
    since: "0.1.0",
    body: Body::Words(|context, findings| {
        let Some(parts) = context.parts() else { return Asked::NotApplicable };
        for opened in parts.all() {
            let (part, found) = (opened.opening.part, opened.opening.ordinal);
            if let Some(found) = found.filter(|found| *found != part) {
                let numeral_of = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
                let found = Message::new(numeral_of[usize::from(found) - 1], found.to_string());
                let [number, _] = part_slots(&PARTS[usize::from(part) - 1]);
                let heading = ("heading", Message::same(&opened.opening.words));
                findings.add_quoting(Vec::new(), &[number, heading, ("found", found)], Some(opened.quote()));
            }
        }
        Asked::Run
    }),
    cases: cases!("section-numbering"),
};

/// The items of part one are not numbered like parts.
pub(in crate::rules) static SUBITEM: Rule = Rule {
    id: "section-subitem",
    family: Family::Section,
    severity: Severity::Query,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("第一部分的各项不与六个部分同级编号", "The items of part one are not numbered like parts"),
    basis: Text::new(
        "政府信息管理、平台建设、监督保障是第一部分的分项，用（一）（二）编号",
        "Information management, platforms and oversight are items of part one and numbered （一）, （二）",
    ),
    message: Text::new(
        "“{heading}”是第一部分的分项，却按部分编了号",
        "{heading} is an item of part one, but numbered like a part",
    ),
    help: Text::new("改为（一）（二）（三）编号", "Number it （一）, （二） and so on"),
    since: "0.1.0",
    body: Body::Words(|context, findings| {
        if context.parts().is_none() {
            return Asked::NotApplicable;
        }
        for heading in &context.report.headings {
            let words = squeezed(&heading.text);
            let (Some(_), rest) = ordinal(&words) else { continue };
            let rest = rest.trim_end_matches("情况").trim_end_matches("工作").trim_start_matches("政府信息");
            if ["管理", "公开平台建设", "平台建设", "监督保障", "公开监督保障"].contains(&rest) {
                let quote = Quote { text: heading.text.clone(), origin: heading.origin.clone() };
                findings.add_quoting(Vec::new(), &[("heading", Message::same(&heading.text))], Some(quote));
            }
        }
        Asked::Run
    }),
    cases: cases!("section-subitem"),
};

/// Headings of parts are those of the form.
pub(in crate::rules) static HEADING: Rule = Rule {
    id: "section-heading",
    family: Family::Section,
    severity: Severity::Query,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("各部分的标题与格式一致", "Headings of parts are those of the form"),
    basis: Text::new(
        "国办公开办函〔2021〕30号的附件规定了标题；前面加机关名称、“和”代替“及”之类不算",
        "The annex of the notice [2021] No. 30 has the headings; an organ's name before them or 和 for 及 does not matter",
    ),
    message: Text::new(
        "第{part}部分的标题是“{found}”，格式规定为“{heading}”",
        "Part {part} is headed {found}; the format says {heading}",
    ),
    help: Text::new("改用规定的标题", "Use the form's heading"),
    since: "0.1.0",
    body: Body::Words(|context, findings| {
        let Some(parts) = context.parts() else { return Asked::NotApplicable };
        for opened in parts.all() {
            let part = &PARTS[usize::from(opened.opening.part) - 1];
            if !is_accepted(part, &opened.opening.words) {
                let [number, heading] = part_slots(part);
                let found = ("found", Message::same(&opened.opening.words));
                findings.add_quoting(Vec::new(), &[number, heading, found], Some(opened.quote()));
            }
        }
        Asked::Run
    }),
    cases: cases!("section-heading"),
};

fn is_accepted(part: &Part, words: &str) -> bool {
    let has = |word: &str| words.contains(word);
    let is_named = match part.number {
        1 => words.ends_with("总体情况"),
        2 => words.ends_with("主动公开政府信息情况") || words.ends_with("主动公开政府信息的情况"),
        3 => has("收到和处理政府信息公开申请") && words.ends_with("情况"),
        4 => has("行政复议") && has("行政诉讼") && words.ends_with("情况"),
        5 => has("问题") && has("改进") && words.ends_with("情况"),
        _ => has("需要报告的") && words.ends_with("事项"),
    };
    is_named && !has_doubled_word(words)
}

/// 政府政府信息: two characters at once again.
fn has_doubled_word(words: &str) -> bool {
    let characters: Vec<char> = words.chars().collect();
    characters.windows(4).any(|four| four[..2] == four[2..] && four[0] != four[1])
}
