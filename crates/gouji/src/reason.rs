//! What parsers say in English of a text that is wrong, in Chinese.
//!
//! Only names come over, which both languages write alike; what has no line here is told by its place alone.

/// What is said, and whether the names that it says are worth repeating.
const SAID: [(&str, &str); 36] = [
    ("unknown field ", "没有这一项："),
    ("unknown variant ", "没有这一种："),
    ("unknown table ", "没有这张表："),
    ("unknown row ", "没有这一行："),
    ("unknown column ", "没有这一列："),
    ("unknown rule ", "没有这条规则："),
    ("missing field ", "缺少这一项："),
    ("duplicate field ", "同一项出现两次："),
    ("duplicate table ", "同一张表出现两次："),
    ("duplicate row ", "同一行出现两次："),
    ("duplicate column ", "同一列出现两次："),
    ("duplicate key", "同一项出现两次"),
    (" is no date like ", "不是日期，应写成 2025-01-20："),
    (" is no day like ", "不是月日，应写成 01-31："),
    (" is no cell of", "各版格式中都没有这一单元格："),
    (" is no exact nonnegative decimal", "不是非负的小数："),
    (" is no layout", "版式应写 2019、2021、null 或 \"unknown\"，不能写："),
    ("there is no edition ", "没有这一版格式"),
    ("a negative number", "负数要加引号写，与印出的一样"),
    ("a fraction or an exponent", "小数和带指数的数要加引号写，与印出的一样"),
    ("a number beyond ", "数太大，超过 9007199254740991"),
    ("an amount's value is a string", "金额要加引号写"),
    ("a count's value is a number", "件数不加引号"),
    ("a cell has a value exactly when ", "状态为 number 的单元格要有 value，其他的不能有"),
    ("the cell is not in the table's layout", "这张表的版式中没有这一单元格"),
    ("expected a report", "应为年报：有 cells 一项的对象"),
    ("invalid type: null", "不能是 null"),
    ("invalid type: ", "类型不对"),
    ("invalid value: ", "取值不对"),
    ("invalid length ", "项数不对"),
    ("EOF while parsing", "内容不完整，到此中断"),
    ("trailing characters", "结束之后还有多余的内容"),
    ("trailing comma", "多了一个逗号"),
    ("unclosed ", "括号或引号没有配对"),
    ("invalid number", "数的写法有误"),
    ("key must be a string", "项的名称要加引号"),
];

/// What is expected where another kind of value stands.
const EXPECTED: [(&str, &str); 13] = [
    ("expected a number, null, a printed string", "应为数、null、加引号的文字或单元格对象"),
    ("expected a count, or an amount", "应为件数，或加引号的金额"),
    ("expected a date like ", "应为日期，如 \"2025-01-20\""),
    ("expected a day like ", "应为月日，如 \"01-31\""),
    ("expected a string", "应为加引号的文字"),
    ("expected a borrowed string", "应为加引号的文字"),
    ("expected a boolean", "应为 true 或 false"),
    ("expected an array", "应为列表"),
    ("expected a sequence", "应为列表"),
    ("expected u", "应为整数"),
    ("expected i", "应为整数"),
    ("expected an object", "应为对象"),
    ("expected struct ", "应为对象"),
];

/// The reason in Chinese, with where the parser says that it stopped.
pub(crate) fn in_chinese(reason: &str) -> String {
    let known = SAID.iter().find(|(english, _)| reason.contains(english));
    let mut text = known.map_or("写法有误", |(_, chinese)| chinese).to_owned();
    let mut names = reason.split('`').skip(1).step_by(2);
    if text.ends_with('：') {
        text.push_str(names.next().unwrap_or_default());
        let others = names.collect::<Vec<_>>().join("、");
        if !others.is_empty() {
            text = format!("{text}，可用的有：{others}");
        }
    } else if known.is_some()
        && let Some((_, chinese)) = EXPECTED.iter().find(|(english, _)| reason.contains(english))
    {
        text = format!("{text}，{chinese}");
    }
    match place(reason) {
        Some((line, column)) => format!("{text}（第 {line} 行第 {column} 列）"),
        None => text,
    }
}

/// The line and the column that a reason names.
fn place(reason: &str) -> Option<(u32, u32)> {
    let (_, rest) = reason.rsplit_once(" at line ")?;
    let mut numbers = rest.split(|sign: char| !sign.is_ascii_digit()).filter_map(|number| number.parse().ok());
    numbers.next().zip(numbers.next())
}
