//! Single cells: what stands where a number should, and how numbers are printed.
//!
//! Each rule gives one finding a table, with all its cells.

mod find;

use find::{any, flawed, is_blank_total, is_government_rules, is_total_only, noted, odd};

use super::{ALL, cases};
use crate::Text;
use crate::cell::{NoteKind, State, Value};
use crate::printed::Flaw;
use crate::rule::{Authority, Body, Family, Rule, Severity};

/// Counts and amounts are not negative.
pub(super) static NEGATIVE: Rule = Rule {
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
pub(super) static FRACTION: Rule = Rule {
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
pub(super) static TEXT: Rule = Rule {
    id: "cell-text",
    family: Family::Cell,
    severity: Severity::Query,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("数字栏里只填数字", "Cells hold nothing but numbers"),
    basis: Text::new("表格要求填数字；文字无法参加勾稽核对", "The form asks for numbers; words cannot be added up"),
    message: Text::new(
        "{table}有 {count} 个单元格不是数字：{where}",
        "{table} has {count} cells that are no numbers: {where}",
    ),
    help: Text::new("改填数字，说明写在正文里", "Write the number and put explanations into the text"),
    since: "0.1.0",
    body: Body::Check(|context, findings| odd(context, findings, |cell, address| flawed(cell, address, Flaw::Words))),
    cases: cases!("cell-text"),
};

/// Cells are filled in; 0 where there is nothing.
pub(super) static BLANK: Rule = Rule {
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
    message: Text::new("{table}有 {count} 个单元格空白：{where}", "{table} has {count} blank cells: {where}"),
    help: Text::new("核实后填写，没有的填 0", "Fill them in; write 0 where there is nothing"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        odd(context, findings, |cell, address| cell.state() == State::Blank && !is_blank_total(context.report, address))
    }),
    cases: cases!("cell-blank"),
};

/// Totals are filled in.
pub(super) static BLANK_TOTAL: Rule = Rule {
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
        "{table} has {count} blank totals beside filled parts: {where}",
    ),
    help: Text::new("按分项之和补填总计", "Fill in the totals from their parts"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        odd(context, findings, |cell, address| cell.state() == State::Blank && is_blank_total(context.report, address))
    }),
    cases: cases!("cell-blank-total"),
};

/// Not only the total of a row is filled in.
pub(super) static TOTAL_ONLY: Rule = Rule {
    id: "cell-total-only",
    family: Family::Cell,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("不能只填总计", "Not only the total of a row is filled in"),
    basis: Text::new("只填总计时看不出申请人类别", "With only the total, the kinds of applicants are unknown"),
    message: Text::new(
        "{table}只填了总计、分项空白，共 {count} 行：{where}",
        "{table} has {count} rows with nothing but a total: {where}",
    ),
    help: Text::new("补填各类申请人的数字，没有的填 0", "Fill in the applicants; write 0 where there is nothing"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        any(context, findings, |_, address| !context.odd.is_empty() && is_total_only(context.report, address))
    }),
    cases: cases!("cell-total-only"),
};

/// 0 is written where there is nothing, not a slash or a dash.
pub(super) static NOT_APPLICABLE: Rule = Rule {
    id: "cell-not-applicable",
    family: Family::Cell,
    severity: Severity::Query,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("没有的填 0，不用“/”“—”“无”代替", "0 is written where there is nothing, not a slash or a dash"),
    basis: Text::new("表格要求填数字；“/”“—”“无”不等于 0", "The form asks for numbers; a slash, a dash or 无 is not 0"),
    message: Text::new(
        "{table}有 {count} 个单元格填了“/”“—”“无”之类：{where}",
        "{table} has {count} cells with a slash, a dash or the like: {where}",
    ),
    help: Text::new("没有的填 0", "Write 0 where there is nothing"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        odd(context, findings, |cell, address| cell.state() == State::NotApplicable && !is_government_rules(address))
    }),
    cases: cases!("cell-not-applicable"),
};

/// A slash in the row of government rules says that the organ cannot make any.
pub(super) static RULES_NOT_APPLICABLE: Rule = Rule {
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
        "The row of government rules has {count} cells with a slash or the like: {where}",
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
pub(super) static MISSING: Rule = Rule {
    id: "cell-missing",
    family: Family::Cell,
    severity: Severity::Query,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("表格没有缺行缺格", "No cell of a table is missing"),
    basis: Text::new("格式规定的行和栏不能遗漏", "The format's rows and columns may not be left out"),
    message: Text::new("{table}缺 {count} 个单元格：{where}", "{table} lacks {count} cells: {where}"),
    help: Text::new("按规定格式补齐", "Complete the table as the format prescribes"),
    since: "0.1.0",
    body: Body::Check(|context, findings| odd(context, findings, |cell, _| cell.state() == State::Missing)),
    cases: cases!("cell-missing"),
};

/// Every cell could be read with certainty.
pub(super) static UNREADABLE: Rule = Rule {
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
        "{table} has {count} cells that could not be read with certainty: {where}",
    ),
    help: Text::new("对照原文核对这些单元格", "Look these cells up in the document"),
    since: "0.1.0",
    body: Body::Check(|context, findings| odd(context, findings, |cell, _| cell.state() == State::Unreadable)),
    cases: cases!("cell-unreadable"),
};

/// Counts are of a plausible size.
pub(super) static TOO_LARGE: Rule = Rule {
    id: "cell-too-large",
    family: Family::Cell,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("件数在合理范围内", "Counts are of a plausible size"),
    basis: Text::new(
        "超过 4294967295 的件数多为误填或单位错误",
        "A count above 4,294,967,295 is nearly always a slip or a wrong unit",
    ),
    message: Text::new("{table}的件数过大：{where}", "{table} has implausibly large counts: {where}"),
    help: Text::new("核对数字和单位", "Recheck the number and its unit"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        any(context, findings, |cell, _| {
            cell.value().and_then(Value::as_count).is_some_and(|count| count > i64::from(u32::MAX))
        })
    }),
    cases: cases!("cell-too-large"),
};

/// Fees are in units of 10,000 yuan.
pub(super) static AMOUNT_UNIT: Rule = Rule {
    id: "cell-amount-unit",
    family: Family::Cell,
    severity: Severity::Query,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("收费金额以万元为单位", "Fees are in units of 10,000 yuan"),
    basis: Text::new("表二第二十条第（八）项栏头注明单位：万元", "The column header of Article 20 (8) says 万元"),
    message: Text::new("收费金额单元格里写的单位是“元”：{where}", "The amount of fees is given in yuan: {where}"),
    help: Text::new("换算成万元，只填数字", "Convert it to 10,000 yuan and write the number alone"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        odd(context, findings, |cell, address| {
            address.row() == "administrative_fees"
                && noted(cell, NoteKind::Unit)
                && cell.notes().iter().any(|note| &*note.text == "元")
        })
    }),
    cases: cases!("cell-amount-unit"),
};

/// Cells hold no units.
pub(super) static UNIT: Rule = Rule {
    id: "cell-unit",
    family: Family::Cell,
    severity: Severity::Note,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("单元格里不写单位", "Cells hold no units"),
    basis: Text::new("不影响读数，但不便于统计和核对", "The value is understood, but summing and comparing are harder"),
    message: Text::new(
        "{table}数字后带有单位，共 {count} 处：{where}",
        "{table} has units behind numbers in {count} cells: {where}",
    ),
    help: Text::new("只填数字", "Write the number alone"),
    since: "0.1.0",
    body: Body::Check(|context, findings| odd(context, findings, |cell, _| noted(cell, NoteKind::Unit))),
    cases: cases!("cell-unit"),
};

/// Cells hold no annotations.
pub(super) static ANNOTATION: Rule = Rule {
    id: "cell-annotation",
    family: Family::Cell,
    severity: Severity::Note,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("单元格里不加说明", "Cells hold no annotations"),
    basis: Text::new("不影响读数，但不便于统计和核对", "The value is understood, but summing and comparing are harder"),
    message: Text::new(
        "{table}数字后带有说明，共 {count} 处：{where}",
        "{table} has annotations behind numbers in {count} cells: {where}",
    ),
    help: Text::new("只填数字，说明写在正文里", "Write the number alone and explain in the text"),
    since: "0.1.0",
    body: Body::Check(|context, findings| odd(context, findings, |cell, _| noted(cell, NoteKind::Annotation))),
    cases: cases!("cell-annotation"),
};

/// Digits are of half width.
pub(super) static FULL_WIDTH: Rule = Rule {
    id: "cell-full-width",
    family: Family::Cell,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("数字用半角", "Digits are of half width"),
    basis: Text::new("不影响读数，但不便于统计和核对", "The value is understood, but summing and comparing are harder"),
    message: Text::new(
        "{table}数字是全角的，共 {count} 处：{where}",
        "{table} has digits of full width in {count} cells: {where}",
    ),
    help: Text::new("改为半角数字", "Use digits of half width"),
    since: "0.1.0",
    body: Body::Check(|context, findings| odd(context, findings, |cell, _| noted(cell, NoteKind::FullWidth))),
    cases: cases!("cell-full-width"),
};

/// Numbers have no thousands separators.
pub(super) static THOUSANDS: Rule = Rule {
    id: "cell-thousands",
    family: Family::Cell,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("数字不加千位分隔符", "Numbers have no thousands separators"),
    basis: Text::new("不影响读数，但不便于统计和核对", "The value is understood, but summing and comparing are harder"),
    message: Text::new(
        "{table}数字带有千位分隔符，共 {count} 处：{where}",
        "{table} has thousands separators in {count} cells: {where}",
    ),
    help: Text::new("去掉分隔符", "Remove the separators"),
    since: "0.1.0",
    body: Body::Check(|context, findings| odd(context, findings, |cell, _| noted(cell, NoteKind::Thousands))),
    cases: cases!("cell-thousands"),
};

/// Changes are written with a sign.
pub(super) static SIGN: Rule = Rule {
    id: "cell-sign",
    family: Family::Cell,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("增减用正负号表示", "Changes are written with a sign"),
    basis: Text::new("不影响读数，但不便于统计和核对", "The value is understood, but summing and comparing are harder"),
    message: Text::new(
        "{table}增减带有符号或文字，共 {count} 处：{where}",
        "{table} has signs or words for them in {count} cells: {where}",
    ),
    help: Text::new("增加填正数，减少填负数", "Write increases as positive and decreases as negative numbers"),
    since: "0.1.0",
    body: Body::Check(|context, findings| odd(context, findings, |cell, _| noted(cell, NoteKind::Sign))),
    cases: cases!("cell-sign"),
};

/// Numbers are written in Arabic digits.
pub(super) static CHINESE_NUMERAL: Rule = Rule {
    id: "cell-chinese-numeral",
    family: Family::Cell,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("用阿拉伯数字", "Numbers are written in Arabic digits"),
    basis: Text::new("不影响读数，但不便于统计和核对", "The value is understood, but summing and comparing are harder"),
    message: Text::new(
        "{table}数字用汉字书写，共 {count} 处：{where}",
        "{table} has Chinese numerals in {count} cells: {where}",
    ),
    help: Text::new("改为阿拉伯数字", "Use Arabic digits"),
    since: "0.1.0",
    body: Body::Check(|context, findings| odd(context, findings, |cell, _| noted(cell, NoteKind::ChineseNumeral))),
    cases: cases!("cell-chinese-numeral"),
};

/// Numbers have no leading zeros.
pub(super) static LEADING_ZERO: Rule = Rule {
    id: "cell-leading-zero",
    family: Family::Cell,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("数字前没有多余的 0", "Numbers have no leading zeros"),
    basis: Text::new("多余的 0 常是录入错误的痕迹", "A leading zero often comes from a slip while typing"),
    message: Text::new(
        "{table}数字前有多余的 0，共 {count} 处：{where}",
        "{table} has leading zeros in {count} cells: {where}",
    ),
    help: Text::new(
        "先对照原始数据：可能漏填了首位数字；确实多余的，去掉前面的 0",
        "Compare with the records first: a first digit may be missing; if the zeros are superfluous, remove them",
    ),
    since: "0.1.0",
    body: Body::Check(|context, findings| odd(context, findings, |cell, _| noted(cell, NoteKind::LeadingZero))),
    cases: cases!("cell-leading-zero"),
};

/// A count is not the year.
pub(super) static YEAR_LIKE: Rule = Rule {
    id: "cell-year-like",
    family: Family::Cell,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("件数不是年份", "A count is not the year"),
    basis: Text::new(
        "件数恰好等于报告年份时，可能是年份误入单元格",
        "A count that equals the year may be the year itself, gone astray",
    ),
    message: Text::new(
        "{table}有件数恰好等于报告年份：{where}",
        "{table} has counts that equal the report's year: {where}",
    ),
    help: Text::new("核对是否误填了年份", "Make sure that the year was not typed by mistake"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        any(context, findings, |cell, _| {
            cell.value()
                .and_then(Value::as_count)
                .is_some_and(|count| context.report.year.is_some_and(|year| count == i64::from(year)))
        })
    }),
    cases: cases!("cell-year-like"),
};

/// An amount in 10,000 yuan rarely has more than four decimals.
pub(super) static AMOUNT_DECIMALS: Rule = Rule {
    id: "cell-amount-decimals",
    family: Family::Cell,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new(
        "以万元为单位的金额一般不超过四位小数",
        "An amount in 10,000 yuan rarely has more than four decimals",
    ),
    basis: Text::new(
        "四位小数的万元已精确到元，更多位数可能是单位有误",
        "Four decimals of 10,000 yuan are whole yuan; more may betray a wrong unit",
    ),
    message: Text::new(
        "{table}的金额多于四位小数：{where}",
        "{table} has amounts with more than four decimals: {where}",
    ),
    help: Text::new("核对金额和单位", "Recheck the amount and its unit"),
    since: "0.1.0",
    body: Body::Check(|context, findings| {
        any(
            context,
            findings,
            |cell, _| matches!(cell.value(), Some(Value::Amount(amount)) if amount.normalize().scale() > 4),
        )
    }),
    cases: cases!("cell-amount-decimals"),
};
