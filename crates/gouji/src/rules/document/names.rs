//! What a report calls itself, whose it says it is, and what it cites.

use crate::check::Context;
use crate::file_name;
use crate::finding::{Findings, Quote};
use crate::organ;
use crate::profile::Organ;
use crate::rule::{Asked, Authority, Body, Family, Rule, Severity};
use crate::rules::sentences::{is_date, years};
use crate::rules::{ALL, cases};
use crate::text::squeezed;
use crate::{Message, Text};

/// The title says what it is and for which year.
pub(in crate::rules) static TITLE: Rule = Rule {
    id: "document-title",
    family: Family::Document,
    severity: Severity::Query,
    authority: Authority::Official,
    editions: ALL,
    summary: Text::new(
        "标题写明“政府信息公开工作年度报告”和一个年度",
        "The title says that it is an annual report on open government information, and for which year",
    ),
    basis: Text::new(
        "国办公开办函〔2021〕30号规定的名称是“政府信息公开工作年度报告”",
        "The notice [2021] No. 30 calls it 政府信息公开工作年度报告",
    ),
    message: Text::new("标题“{title}”{why}", "The title \u{201c}{title}\u{201d} {why}"),
    help: Text::new(
        "写成“某机关某年政府信息公开工作年度报告”",
        "Name the organ, the year and 政府信息公开工作年度报告",
    ),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        let Some(title) = &context.report.title else { return Asked::NotApplicable };
        let words = squeezed(title);
        let mut years = years(&words);
        years.dedup();
        let why = if !words.contains("政府信息公开") || !(words.contains("报告") || words.contains("年报")) {
            Text::new("没有写明“政府信息公开工作年度报告”", "does not say 政府信息公开工作年度报告")
        } else if years.is_empty() {
            Text::new("没有年度", "has no year")
        } else if years.len() > 1 {
            Text::new("有不止一个年度", "has more than one year")
        } else {
            return Asked::Run;
        };
        findings.add(Vec::new(), &[("title", Message::same(title)), ("why", why.into())]);
        Asked::Run
    }),
    cases: cases!("document-title"),
};

/// One organ stands in the title, the preface and the signature.
pub(in crate::rules) static UNIT: Rule = Rule {
    id: "document-unit",
    family: Family::Document,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("标题、开头和落款是同一个机关", "One organ stands in the title, the preface and the signature"),
    basis: Text::new(
        "机关名称前后不一，常是照抄了别的单位的报告；政府的报告由其部门编制或落款的不算",
        "Different names often mean that another organ's report was copied; a government's report may be made and signed by its department",
    ),
    message: Text::new(
        "报告是{agency}的，{place}却写着“{found}”",
        "The report is that of {agency}, but {place} says {found}",
    ),
    help: Text::new("核对机关名称", "Recheck the name of the organ"),
    since: "0.1.0",
    body: Body::Words(unit),
    cases: cases!("document-unit"),
};

/// A line of more characters signs nothing.
const LONGEST_NAME: usize = 30;

fn unit(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    let report = context.report;
    let Some(agency) = report.agency.as_deref().filter(|_| !report.prose.is_empty()) else {
        return Asked::NotApplicable;
    };
    if organ::kind(agency) == Some(Organ::Government) {
        return Asked::NotApplicable;
    }
    let compiled = context.sentences().iter().filter(|sentence| sentence.is_front()).find_map(|sentence| {
        let (_, rest) = sentence.text.split_once("本报告由")?;
        let end = ["根据", "按照", "依据", "编制", "组织"].iter().filter_map(|word| rest.find(word)).min()?;
        Some((Text::new("开头", "the preface"), rest[..end].to_owned(), sentence.quote()))
    });
    let is_short = |text: &str| text.chars().filter(|c| !c.is_whitespace()).nth(LONGEST_NAME).is_none();
    let signed = report.prose.windows(2).filter(|pair| is_short(&pair[0].text)).find_map(|pair| {
        let name = squeezed(&pair[0].text);
        let is_name = organ::kind(&name).is_some() && is_date(&pair[1].text);
        is_name.then(|| {
            let quote = Quote { text: pair[0].text.clone(), origin: pair[0].origin.clone() };
            (Text::new("落款", "the signature"), name, quote)
        })
    });
    for (place, found, quote) in [compiled, signed].into_iter().flatten() {
        if organ::kind(&found).is_some() && !organ::may_be_short_for(agency, &found) {
            let slots = [("agency", Message::same(agency)), ("place", place.into()), ("found", Message::same(&found))];
            findings.add_quoting(Vec::new(), &slots, Some(quote));
        }
    }
    Asked::Run
}

/// The name of the file says nothing else than the report.
pub(in crate::rules) static FILE_NAME: Rule = Rule {
    id: "document-file-name",
    family: Family::Document,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new(
        "文件名写的机关和年度与报告一致",
        "The name of the file says the organ and the year of the report",
    ),
    basis: Text::new(
        "文件名与报告不符，常是附错了文件，或沿用了别的单位、上一年的文件",
        "Where they differ, often the wrong file was attached, or another organ's or last year's was used again",
    ),
    message: Text::new(
        "文件名写的是{found}，报告却是{own}的",
        "The name of the file says {found}, but the report is of {own}",
    ),
    help: Text::new("核对是否附错了文件；没有附错的，改文件名", "Check that it is the right file; if it is, rename it"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        let report = context.report;
        let Some(said) = report.file_name.as_deref().map(file_name::read) else { return Asked::NotApplicable };
        let organs = report.agency.as_deref().zip(said.agency.as_deref());
        let years = report.year.zip(said.year);
        if organs.is_none() && years.is_none() {
            return Asked::NotApplicable;
        }
        // A government's report may bear the name of the department that made it.
        let other = |(own, found): &(&str, &str)| {
            organ::kind(own) != Some(Organ::Government) && !organ::may_be_short_for(own, found)
        };
        if let Some((own, found)) = organs.filter(other) {
            let words = |name: &str| Message::same(format!("“{name}”"));
            findings.add(Vec::new(), &[("found", words(found)), ("own", Message::same(own))]);
        }
        if let Some((own, found)) = years.filter(|(own, found)| own != found) {
            let year = |year: u16| Message::new(format!("{year}年度"), format!("{year}"));
            findings.add(Vec::new(), &[("found", year(found)), ("own", year(own))]);
        }
        Asked::Run
    }),
    cases: cases!("document-file-name"),
};

/// The notice in force is cited by its own title and number.
pub(in crate::rules) static CITATION: Rule = Rule {
    id: "document-citation",
    family: Family::Document,
    severity: Severity::Query,
    authority: Authority::Official,
    editions: ALL,
    summary: Text::new(
        "引用的通知名称、文号正确并且现行有效",
        "The notice in force is cited by its own title and number",
    ),
    basis: Text::new(
        "《政府信息公开工作年度报告格式》是国办公开办函〔2021〕30号，适用于2021年度起的报告；〔2019〕60号是“政府信息公开工作年度报告有关事项的通知”，适用于2019、2020年度",
        "The format is [2021] No. 30, for reports from 2021; [2019] No. 60 is the notice on matters of the report, for 2019 and 2020",
    ),
    message: Text::new("引用的依据有误：{why}", "The basis is cited wrongly: {why}"),
    help: Text::new(
        "改为《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）",
        "Cite 《中华人民共和国政府信息公开工作年度报告格式》 (国办公开办函〔2021〕30号)",
    ),
    since: "0.1.0",
    body: Body::Words(|context, findings| {
        if context.report.prose.is_empty() {
            return Asked::NotApplicable;
        }
        for sentence in context.sentences() {
            if let Some(why) = miscited(&sentence.text, context.report.year) {
                findings.add_quoting(Vec::new(), &[("why", why.into())], Some(sentence.quote()));
            }
        }
        Asked::Run
    }),
    cases: cases!("document-citation"),
};

fn miscited(sentence: &str, year: Option<u16>) -> Option<Text> {
    let has = |words: &str| sentence.contains(words);
    let (of_2021, of_2019) = (has("[2021]30号"), has("[2019]60号"));
    if has("国办公开办涵") {
        Some(Text::new("“办涵”应为“办函”", "办涵 should be 办函"))
    } else if of_2019 && !of_2021 && year.is_some_and(|year| year >= 2021) {
        Some(Text::new("〔2019〕60号不适用于2021年度起的报告", "[2019] No. 60 is not for reports from 2021"))
    } else if of_2021 && !of_2019 && has("有关事项的通知") && !has("年度报告格式") {
        Some(Text::new("〔2021〕30号不是“有关事项的通知”", "[2021] No. 30 is not the notice on matters of the report"))
    } else if of_2019 && !of_2021 && has("年度报告格式》") {
        Some(Text::new("〔2019〕60号不是《年度报告格式》", "[2019] No. 60 is not the format"))
    } else if has("公开办函[") && has("]30号") && !of_2021 {
        Some(Text::new("30号文的年份应为〔2021〕", "No. 30 is of [2021]"))
    } else {
        None
    }
}

/// As many parts are listed as are announced.
pub(in crate::rules) static PART_COUNT: Rule = Rule {
    id: "document-part-count",
    family: Family::Document,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("开头说的部分数与列出的一致", "As many parts are listed as are announced"),
    basis: Text::new(
        "格式规定六个部分；开头的说法应与正文相符",
        "The format has six parts, and the preface must agree with it",
    ),
    message: Text::new(
        "开头说由 {count} 个部分组成，列出的却是 {listed} 个",
        "The preface announces {count} parts but lists {listed}",
    ),
    help: Text::new("补上漏列的部分，或改正数字", "Add the part that is not listed, or correct the number"),
    since: "0.1.0",
    body: Body::Words(part_count),
    cases: cases!("document-part-count"),
};

/// How many parts may be announced.
const COUNTS: [(&str, usize); 8] = [("四", 4), ("五", 5), ("六", 6), ("七", 7), ("4", 4), ("5", 5), ("6", 6), ("7", 7)];
/// Words by which a list names each of the six parts.
const LISTED: [[&str; 2]; 6] = [
    ["总体情况", "总体情况"],
    ["主动公开", "主动公开"],
    ["申请情况", "申请公开"],
    ["复议", "诉讼"],
    ["主要问题", "存在问题"],
    ["其他需要报告", "其他事项"],
];

fn part_count(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    if context.report.prose.is_empty() {
        return Asked::NotApplicable;
    }
    for sentence in context.sentences().iter().filter(|sentence| sentence.is_front()) {
        if !sentence.text.contains("部分组成") {
            continue;
        }
        let claim = COUNTS.iter().find(|(word, _)| {
            ["部分", "个部分", "大部分"].iter().any(|unit| sentence.text.contains(&format!("{word}{unit}组成")))
        });
        let Some((_, count)) = claim else { continue };
        let is_listed = |names: &&[&str; 2]| names.iter().any(|name| sentence.text.contains(name));
        let listed = LISTED.iter().filter(is_listed).count();
        // Fewer than three names are no list, and one that ends in 等 may name the chief parts alone.
        let is_cut = sentence.text.contains('等') && listed + 1 != *count;
        if listed >= 3 && listed != *count && !is_cut {
            let slots = [("count", Message::same(count)), ("listed", Message::same(listed))];
            findings.add_quoting(Vec::new(), &slots, Some(sentence.quote()));
        }
    }
    Asked::Run
}
