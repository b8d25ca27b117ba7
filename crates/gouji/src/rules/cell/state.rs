//! What stands where a number should.

use super::find::{flawed, is_blank_total, is_government_rules, odd, only_totals};
use crate::Text;
use crate::cell::State;
use crate::printed::Flaw;
use crate::rule::{Authority, Body, Family, Rule, Severity};
use crate::rules::{ALL, cases};

/// Counts and amounts are not negative.
pub(in crate::rules) static NEGATIVE: Rule = Rule {
    id: "cell-negative",
    family: Family::Cell,
    severity: Severity::Error,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("数量和金额不为负数", "Counts and amounts are not negative"),
    basis: Text::new("表中填报的是件数和金额", "The tables report numbers of things and sums of money"),
    message: Text::new("{table}填了负数：{where}", "{table} has negative numbers: {where}"),
    help: Text::new("改为实际件数或金额，没有的填 0", "Write the actual number; 0 where there is nothing"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        odd(context, findings, |cell, address| flawed(cell, address, Flaw::Negative))
    }),
    cases: cases!("cell-negative"),
};

/// Counts are whole numbers.
pub(in crate::rules) static FRACTION: Rule = Rule {
    id: "cell-fraction",
    family: Family::Cell,
    severity: Severity::Error,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("件数是整数", "Counts are whole numbers"),
    basis: Text::new(
        "件数按件统计，只有收费金额和采购金额可以有小数",
        "Things are counted whole; only amounts of money have decimals",
    ),
    message: Text::new("{table}的件数填了小数：{where}", "{table} has fractions where things are counted: {where}"),
    help: Text::new("改为整数；金额请填在金额栏", "Write a whole number; money belongs into the amount columns"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        odd(context, findings, |cell, address| flawed(cell, address, Flaw::Fraction))
    }),
    cases: cases!("cell-fraction"),
};

/// Cells hold nothing but numbers.
pub(in crate::rules) static TEXT: Rule = Rule {
    id: "cell-text",
    family: Family::Cell,
    severity: Severity::Query,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("数字栏里只填数字", "Cells hold nothing but numbers"),
    basis: Text::new("表格要求填数字；文字无法参加勾稽核对", "The form asks for numbers; words cannot be added up"),
    message: Text::new(
        "{table}有 {count} 个单元格不是数字：{where}",
        "{table}, cells that are no numbers ({count}): {where}",
    ),
    help: Text::new("改填数字，说明写在正文里", "Write the number and put explanations into the text"),
    since: "0.1.0",
    body: Body::Check(|context, findings| odd(context, findings, |cell, address| flawed(cell, address, Flaw::Words))),
    cases: cases!("cell-text"),
};

/// Cells are filled in; 0 where there is nothing.
pub(in crate::rules) static BLANK: Rule = Rule {
    id: "cell-blank",
    family: Family::Cell,
    severity: Severity::Query,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("没有的填 0，不留空白", "Cells are filled in; 0 where there is nothing"),
    basis: Text::new(
        "空白不等于 0：看不出是没有、漏填还是丢失",
        "A blank is not 0: it may be nothing, forgotten or lost",
    ),
    message: Text::new("{table}有 {count} 个单元格空白：{where}", "{table}, blank cells ({count}): {where}"),
    help: Text::new("核实后填写，没有的填 0", "Fill them in; write 0 where there is nothing"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        odd(context, findings, |cell, address| cell.state() == State::Blank && !is_blank_total(context.report, address))
    }),
    cases: cases!("cell-blank"),
};

/// Totals are filled in.
pub(in crate::rules) static BLANK_TOTAL: Rule = Rule {
    id: "cell-blank-total",
    family: Family::Cell,
    severity: Severity::Query,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("总计不留空白", "Totals are filled in"),
    basis: Text::new(
        "总计是勾稽核对的依据，分项有数而总计空白时无法核对",
        "Totals are what the parts are held against; without them nothing can be checked",
    ),
    message: Text::new(
        "{table}分项有数而总计空白，共 {count} 处：{where}",
        "{table}, blank totals beside filled parts ({count}): {where}",
    ),
    help: Text::new("按分项之和补填总计", "Fill in the totals from their parts"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        odd(context, findings, |cell, address| cell.state() == State::Blank && is_blank_total(context.report, address))
    }),
    cases: cases!("cell-blank-total"),
};

/// Not only the total of a row is filled in.
pub(in crate::rules) static TOTAL_ONLY: Rule = Rule {
    id: "cell-total-only",
    family: Family::Cell,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("不能只填总计", "Not only the total of a row is filled in"),
    basis: Text::new("只填总计时看不出申请人类别", "With only the total, the kinds of applicants are unknown"),
    message: Text::new(
        "{table}只填了总计、分项空白，共 {count} 行：{where}",
        "{table}, rows with nothing but a total ({count}): {where}",
    ),
    help: Text::new("补填各类申请人的数字，没有的填 0", "Fill in the applicants; write 0 where there is nothing"),
    since: "0.1.0",
    body: Body::Check(only_totals),
    cases: cases!("cell-total-only"),
};

/// 0 is written where there is nothing, not a slash or a dash.
pub(in crate::rules) static NOT_APPLICABLE: Rule = Rule {
    id: "cell-not-applicable",
    family: Family::Cell,
    severity: Severity::Query,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("没有的填 0，不用“/”“—”“无”代替", "0 is written where there is nothing, not a slash or a dash"),
    basis: Text::new("表格要求填数字；“/”“—”“无”不等于 0", "The form asks for numbers; a slash, a dash or 无 is not 0"),
    message: Text::new(
        "{table}有 {count} 个单元格填了“/”“—”“无”之类：{where}",
        "{table}, cells with a slash, a dash or the like ({count}): {where}",
    ),
    help: Text::new("没有的填 0", "Write 0 where there is nothing"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        odd(context, findings, |cell, address| cell.state() == State::NotApplicable && !is_government_rules(address))
    }),
    cases: cases!("cell-not-applicable"),
};

/// A slash in the row of government rules says that the organ cannot make any.
pub(in crate::rules) static RULES_NOT_APPLICABLE: Rule = Rule {
    id: "cell-rules-not-applicable",
    family: Family::Cell,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new(
        "规章一行用“/”表示没有制定权",
        "A slash in the row of government rules says that the organ cannot make any",
    ),
    basis: Text::new(
        "没有规章制定权的机关常在规章一行填“/”",
        "Organs that cannot make government rules often print a slash there",
    ),
    message: Text::new(
        "“规章”一行填了“/”之类，共 {count} 格：{where}",
        "Government rules, cells with a slash or the like ({count}): {where}",
    ),
    help: Text::new(
        "没有规章制定权的可以保留；填 0 更稳妥",
        "It may stay where the organ cannot make rules; 0 is safer",
    ),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        odd(context, findings, |cell, address| cell.state() == State::NotApplicable && is_government_rules(address))
    }),
    cases: cases!("cell-rules-not-applicable"),
};

/// No cell of a table is missing.
pub(in crate::rules) static MISSING: Rule = Rule {
    id: "cell-missing",
    family: Family::Cell,
    severity: Severity::Query,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("表格没有缺行缺格", "No cell of a table is missing"),
    basis: Text::new("格式规定的行和栏不能遗漏", "The format's rows and columns may not be left out"),
    message: Text::new("{table}缺 {count} 个单元格：{where}", "{table}, missing cells ({count}): {where}"),
    help: Text::new("按规定格式补齐", "Complete the table as the format prescribes"),
    since: "0.1.0",
    body: Body::Check(|context, findings| odd(context, findings, |cell, _| cell.state() == State::Missing)),
    cases: cases!("cell-missing"),
};

/// Every cell could be read with certainty.
pub(in crate::rules) static UNREADABLE: Rule = Rule {
    id: "cell-unreadable",
    family: Family::Cell,
    severity: Severity::Note,
    authority: Authority::Reading,
    editions: ALL,
    summary: Text::new("单元格能够确定地读出", "Every cell could be read with certainty"),
    basis: Text::new(
        "这里只是识别存疑，不代表填报有误",
        "This is the reader's doubt and says nothing against the report",
    ),
    message: Text::new(
        "{table}有 {count} 个单元格未能确定地读出：{where}",
        "{table}, cells that could not be read with certainty ({count}): {where}",
    ),
    help: Text::new("对照原文核对这些单元格", "Look these cells up in the document"),
    since: "0.1.0",
    body: Body::Check(|context, findings| odd(context, findings, |cell, _| cell.state() == State::Unreadable)),
    cases: cases!("cell-unreadable"),
};
