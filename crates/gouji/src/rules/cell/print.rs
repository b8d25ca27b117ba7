//! How numbers are printed, and whether they can be what they say.

use super::find::{any, noted, odd};
use crate::Text;
use crate::cell::Value;
use crate::note::NoteKind;
use crate::rule::{Authority, Body, Family, Rule, Severity};
use crate::rules::{ALL, cases};

/// Counts are of a plausible size.
pub(in crate::rules) static TOO_LARGE: Rule = Rule {
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
pub(in crate::rules) static AMOUNT_UNIT: Rule = Rule {
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
pub(in crate::rules) static UNIT: Rule = Rule {
    id: "cell-unit",
    family: Family::Cell,
    severity: Severity::Note,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("单元格里不写单位", "Cells hold no units"),
    basis: Text::new("不影响读数，但不便于统计和核对", "The value is understood, but summing and comparing are harder"),
    message: Text::new(
        "{table}数字后带有单位，共 {count} 处：{where}",
        "{table}, cells with units behind numbers ({count}): {where}",
    ),
    help: Text::new("只填数字", "Write the number alone"),
    since: "0.1.0",
    body: Body::Check(|context, findings| odd(context, findings, |cell, _| noted(cell, NoteKind::Unit))),
    cases: cases!("cell-unit"),
};

/// Cells hold no annotations.
pub(in crate::rules) static ANNOTATION: Rule = Rule {
    id: "cell-annotation",
    family: Family::Cell,
    severity: Severity::Note,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("单元格里不加说明", "Cells hold no annotations"),
    basis: Text::new("不影响读数，但不便于统计和核对", "The value is understood, but summing and comparing are harder"),
    message: Text::new(
        "{table}数字后带有说明，共 {count} 处：{where}",
        "{table}, cells with annotations behind numbers ({count}): {where}",
    ),
    help: Text::new("只填数字，说明写在正文里", "Write the number alone and explain in the text"),
    since: "0.1.0",
    body: Body::Check(|context, findings| odd(context, findings, |cell, _| noted(cell, NoteKind::Annotation))),
    cases: cases!("cell-annotation"),
};

/// Digits are of half width.
pub(in crate::rules) static FULL_WIDTH: Rule = Rule {
    id: "cell-full-width",
    family: Family::Cell,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("数字用半角", "Digits are of half width"),
    basis: Text::new("不影响读数，但不便于统计和核对", "The value is understood, but summing and comparing are harder"),
    message: Text::new(
        "{table}数字是全角的，共 {count} 处：{where}",
        "{table}, cells with digits of full width ({count}): {where}",
    ),
    help: Text::new("改为半角数字", "Use digits of half width"),
    since: "0.1.0",
    body: Body::Check(|context, findings| odd(context, findings, |cell, _| noted(cell, NoteKind::FullWidth))),
    cases: cases!("cell-full-width"),
};

/// Numbers have no thousands separators.
pub(in crate::rules) static THOUSANDS: Rule = Rule {
    id: "cell-thousands",
    family: Family::Cell,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("数字不加千位分隔符", "Numbers have no thousands separators"),
    basis: Text::new("不影响读数，但不便于统计和核对", "The value is understood, but summing and comparing are harder"),
    message: Text::new(
        "{table}数字带有千位分隔符，共 {count} 处：{where}",
        "{table}, cells with thousands separators ({count}): {where}",
    ),
    help: Text::new("去掉分隔符", "Remove the separators"),
    since: "0.1.0",
    body: Body::Check(|context, findings| odd(context, findings, |cell, _| noted(cell, NoteKind::Thousands))),
    cases: cases!("cell-thousands"),
};

/// Changes are written with a sign.
pub(in crate::rules) static SIGN: Rule = Rule {
    id: "cell-sign",
    family: Family::Cell,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("增减用正负号表示", "Changes are written with a sign"),
    basis: Text::new("不影响读数，但不便于统计和核对", "The value is understood, but summing and comparing are harder"),
    message: Text::new(
        "{table}增减带有符号或文字，共 {count} 处：{where}",
        "{table}, cells with signs or words for them ({count}): {where}",
    ),
    help: Text::new("增加填正数，减少填负数", "Write increases as positive and decreases as negative numbers"),
    since: "0.1.0",
    body: Body::Check(|context, findings| odd(context, findings, |cell, _| noted(cell, NoteKind::Sign))),
    cases: cases!("cell-sign"),
};

/// Numbers are written in Arabic digits.
pub(in crate::rules) static CHINESE_NUMERAL: Rule = Rule {
    id: "cell-chinese-numeral",
    family: Family::Cell,
    severity: Severity::Note,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("用阿拉伯数字", "Numbers are written in Arabic digits"),
    basis: Text::new("不影响读数，但不便于统计和核对", "The value is understood, but summing and comparing are harder"),
    message: Text::new(
        "{table}数字用汉字书写，共 {count} 处：{where}",
        "{table}, cells with Chinese numerals ({count}): {where}",
    ),
    help: Text::new("改为阿拉伯数字", "Use Arabic digits"),
    since: "0.1.0",
    body: Body::Check(|context, findings| odd(context, findings, |cell, _| noted(cell, NoteKind::ChineseNumeral))),
    cases: cases!("cell-chinese-numeral"),
};

/// Numbers have no leading zeros.
pub(in crate::rules) static LEADING_ZERO: Rule = Rule {
    id: "cell-leading-zero",
    family: Family::Cell,
    severity: Severity::Query,
    authority: Authority::Practice,
    editions: ALL,
    summary: Text::new("数字前没有多余的 0", "Numbers have no leading zeros"),
    basis: Text::new("多余的 0 常是录入错误的痕迹", "A leading zero often comes from a slip while typing"),
    message: Text::new(
        "{table}数字前有多余的 0，共 {count} 处：{where}",
        "{table}, cells with leading zeros ({count}): {where}",
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
pub(in crate::rules) static YEAR_LIKE: Rule = Rule {
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
pub(in crate::rules) static AMOUNT_DECIMALS: Rule = Rule {
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
