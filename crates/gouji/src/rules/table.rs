//! The shape of the tables; most of it is seen by readers, who report it as faults.

use super::{ALL, cases};
use crate::check::Context;
use crate::finding::Findings;
use crate::form::Table;
use crate::report::TableLayout;
use crate::rule::{Asked, Authority, Body, Family, Rule, Severity};
use crate::{Message, Text};

/// All three statutory tables are there.
pub(super) static MISSING: Rule = Rule {
    id: "table-missing",
    family: Family::Table,
    severity: Severity::Error,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("三张法定表格齐全", "All three statutory tables are there"),
    basis: Text::new(
        "国办公开办函〔2021〕30号规定的格式包括表二、表三、表四",
        "The prescribed format has tables 2, 3 and 4",
    ),
    message: Text::new("缺少{table}", "{table} is missing"),
    help: Text::new(
        "补上这张表；如果文件里有，可能是图片或无法识别的排版",
        "Add the table; if the document has it, it may be a picture or laid out beyond recognition",
    ),
    since: "0.1.0",
    body: Body::Check(missing),
    cases: cases!("table-missing"),
};

/// Tables have the format of 2019 or of 2021.
pub(super) static UNKNOWN: Rule = Rule {
    id: "table-unknown",
    family: Family::Table,
    severity: Severity::Query,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("表格是 2019 年版或 2021 年版的格式", "Tables have the format of 2019 or of 2021"),
    basis: Text::new(
        "国办公开办函〔2019〕60号和〔2021〕30号规定了两版格式",
        "The notices [2019] No. 60 and [2021] No. 30 prescribe the two formats",
    ),
    message: Text::new(
        "{table}不是 2019 年版或 2021 年版的格式，无法核对",
        "{table} is in neither the format of 2019 nor of 2021 and cannot be checked",
    ),
    help: Text::new("换用规定格式填写", "Use the prescribed format"),
    since: "0.1.0",
    body: Body::Check(unknown),
    cases: cases!("table-unknown"),
};

/// Every row of a table has as many numbers as the form demands.
pub(super) static RAGGED_ROW: Rule = Rule {
    id: "table-ragged-row",
    family: Family::Table,
    severity: Severity::Query,
    authority: Authority::Reading,
    editions: ALL,
    summary: Text::new(
        "表中每一行的数字个数与格式一致",
        "Every row of a table has as many numbers as the form demands",
    ),
    basis: Text::new(
        "个数不符时无法确定数字属于哪一栏，这一行不作判断",
        "When the count differs, no number can be placed with certainty, and the row is not judged",
    ),
    message: Text::new(
        "一行的数字个数与格式不符：{text}",
        "A row has not the number of cells the form demands: {text}",
    ),
    help: Text::new("补齐这一行，没有的填 0", "Complete the row; write 0 where there is nothing"),
    since: "0.1.0",
    body: Body::Shape,
    cases: cases!("table-ragged-row"),
};

/// No row of a table stands there twice.
pub(super) static ROW_DUPLICATED: Rule = Rule {
    id: "table-row-duplicated",
    family: Family::Table,
    severity: Severity::Query,
    authority: Authority::Reading,
    editions: ALL,
    summary: Text::new("表中没有重复的行", "No row of a table stands there twice"),
    basis: Text::new(
        "重复的行内容不一致时无法确定哪一行是对的",
        "When a row stands there twice with different numbers, neither is certain",
    ),
    message: Text::new("一行重复出现：{text}", "A row stands there twice: {text}"),
    help: Text::new("删去重复的行", "Delete the row that is wrong"),
    since: "0.1.0",
    body: Body::Shape,
    cases: cases!("table-row-duplicated"),
};

/// The rows of a table stand in the order of the form.
pub(super) static ROW_ORDER: Rule = Rule {
    id: "table-row-order",
    family: Family::Table,
    severity: Severity::Query,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("表中各行按格式的顺序排列", "The rows of a table stand in the order of the form"),
    basis: Text::new("国办公开办函〔2021〕30号附表的行次", "The order of the rows in the template"),
    message: Text::new("行的顺序与格式不符：{text}", "A row stands out of order: {text}"),
    help: Text::new("按规定格式的顺序排列", "Put the rows in the order of the form"),
    since: "0.1.0",
    body: Body::Shape,
    cases: cases!("table-row-order"),
};

/// A table has no rows that the form has not.
pub(super) static UNKNOWN_ROW: Rule = Rule {
    id: "table-unknown-row",
    family: Family::Table,
    severity: Severity::Query,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("表中没有格式以外的行", "A table has no rows that the form has not"),
    basis: Text::new(
        "国办公开办函〔2021〕30号要求格式不能遗漏，也不宜泛化",
        "The notice asks for neither less nor more than the format",
    ),
    message: Text::new("表中有格式以外的行：{text}", "A row is not of the form: {text}"),
    help: Text::new("删去格式以外的行，或改用规定的名称", "Delete the row, or use the form's own label"),
    since: "0.1.0",
    body: Body::Shape,
    cases: cases!("table-unknown-row"),
};

/// The labels of rows and columns are the form's own.
pub(super) static LABEL: Rule = Rule {
    id: "table-label",
    family: Family::Table,
    severity: Severity::Query,
    authority: Authority::Template,
    editions: ALL,
    summary: Text::new("行和栏的名称与格式一致", "The labels of rows and columns are the form's own"),
    basis: Text::new(
        "格式规定了每行每栏的名称；改了名称，数字的含义就不确定",
        "The form names every row and column; under another label the meaning of a number is not certain",
    ),
    message: Text::new("行或栏的名称与格式不同：{text}", "A label differs from the form's: {text}"),
    help: Text::new("改用规定的名称", "Use the form's label"),
    since: "0.1.0",
    body: Body::Shape,
    cases: cases!("table-label"),
};

/// A table split over pages was put together.
pub(super) static FRAGMENTS: Rule = Rule {
    id: "table-fragments",
    family: Family::Table,
    severity: Severity::Note,
    authority: Authority::Reading,
    editions: ALL,
    summary: Text::new("被分页拆开的表格已经拼接", "A table split over pages was put together"),
    basis: Text::new("文档转换或分页常把表格拆成几段", "Conversion and page breaks often split a table"),
    message: Text::new(
        "表格被拆成几段，已按行次拼接：{text}",
        "The table was in pieces and has been put together: {text}",
    ),
    help: Text::new("核对拼接处前后的行", "Look at the rows around the break"),
    since: "0.1.0",
    body: Body::Shape,
    cases: cases!("table-fragments"),
};

/// The labels of groups of rows are whole.
pub(super) static GROUP_LABEL: Rule = Rule {
    id: "table-group-label",
    family: Family::Table,
    severity: Severity::Note,
    authority: Authority::Reading,
    editions: ALL,
    summary: Text::new("分组标题完整", "The labels of groups of rows are whole"),
    basis: Text::new(
        "分页或转换时分组标题可能丢失或断开，行仍可按名称和次序确定",
        "A page break or conversion may lose or cut a group's label; the rows are still known by name and order",
    ),
    message: Text::new("分组标题缺失或断开：{text}", "A group label is lost or cut: {text}"),
    help: Text::new("补上分组标题", "Restore the label"),
    since: "0.1.0",
    body: Body::Shape,
    cases: cases!("table-group-label"),
};

/// No page number stands in a table.
pub(super) static PAGE_NUMBER: Rule = Rule {
    id: "table-page-number",
    family: Family::Table,
    severity: Severity::Note,
    authority: Authority::Reading,
    editions: ALL,
    summary: Text::new("表格中没有页码", "No page number stands in a table"),
    basis: Text::new(
        "转换时页码可能落在表格中，已略去",
        "Conversion may drop a page number into a table; it was left out",
    ),
    message: Text::new("表格中夹有页码，已略去：{text}", "A page number in the table was left out: {text}"),
    help: Text::new("删去页码", "Delete the page number"),
    since: "0.1.0",
    body: Body::Shape,
    cases: cases!("table-page-number"),
};

/// Column headers are the form's own.
pub(super) static HEADER_FOREIGN: Rule = Rule {
    id: "table-header-foreign",
    family: Family::Table,
    severity: Severity::Note,
    authority: Authority::Reading,
    editions: ALL,
    summary: Text::new("表头使用格式规定的名称", "Column headers are the form's own"),
    basis: Text::new(
        "表头不是规定的名称时，数字按个数归栏",
        "Where headers are foreign, numbers are placed by their count",
    ),
    message: Text::new(
        "表头不是规定的名称，数字按个数归栏：{text}",
        "The header is not the form's; numbers were placed by count: {text}",
    ),
    help: Text::new("改用规定的表头", "Use the form's header"),
    since: "0.1.0",
    body: Body::Shape,
    cases: cases!("table-header-foreign"),
};

/// No row, column or sheet is hidden.
pub(super) static HIDDEN: Rule = Rule {
    id: "table-hidden",
    family: Family::Table,
    severity: Severity::Query,
    authority: Authority::Reading,
    editions: ALL,
    summary: Text::new("没有隐藏的行、列、工作表或文字", "No row, column, sheet or text is hidden"),
    basis: Text::new(
        "隐藏的行、列和工作表也已读取，隐藏的文字未读取；公开时读者看不到这些内容",
        "Hidden rows, columns and sheets were read, hidden text was not; readers of the report do not see them",
    ),
    message: Text::new("有隐藏的内容：{text}", "Something is hidden: {text}"),
    help: Text::new("取消隐藏后核对，不需要的内容删去", "Unhide it and look; delete what does not belong there"),
    since: "0.1.0",
    body: Body::Shape,
    cases: cases!("table-hidden"),
};

/// All tracked changes were accepted or rejected.
pub(super) static TRACKED_CHANGES: Rule = Rule {
    id: "table-tracked-changes",
    family: Family::Table,
    severity: Severity::Query,
    authority: Authority::Reading,
    editions: ALL,
    summary: Text::new("没有未处理的修订", "All tracked changes were accepted or rejected"),
    basis: Text::new(
        "插入的内容已读取，删除的内容未读取；修订未接受前，打印和发布的内容可能不同",
        "Inserted text was read and deleted text was not; print and web page may still differ",
    ),
    message: Text::new("文档带有未处理的修订：{text}", "The document has pending changes: {text}"),
    help: Text::new("接受或拒绝全部修订后再发布", "Accept or reject all changes before publishing"),
    since: "0.1.0",
    body: Body::Shape,
    cases: cases!("table-tracked-changes"),
};

fn missing(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    name_tables(context, findings, TableLayout::Absent)
}

fn unknown(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    name_tables(context, findings, TableLayout::Unknown)
}

fn name_tables(context: &Context<'_>, findings: &mut Findings<'_>, layout: TableLayout) -> Asked {
    for table in Table::ALL.into_iter().filter(|table| context.report.layout.get(*table) == layout) {
        findings.add(Vec::new(), &[("table", Message::from(table.name()))]);
    }
    Asked::Run
}
