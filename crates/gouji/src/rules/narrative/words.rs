//! Words that stand twice, and marks that are not Chinese.

use super::STATED;
use crate::check::Context;
use crate::finding::{Findings, Quote};
use crate::rule::{Asked, Authority, Body, Rule, Severity};
use crate::rules::cases;
use crate::{Message, Text};

/// No word stands twice in a row by mistake.
pub(in crate::rules) static REPEATED_WORD: Rule = Rule {
    id: "narrative-repeated-word",
    severity: Severity::Note,
    summary: Text::new("没有误连写两遍的词", "No word stands twice in a row"),
    basis: Text::new(
        "连写两遍多是编辑时留下的（如资金资金、政府政府）",
        "A word written twice is most often left over from editing (资金资金)",
    ),
    message: Text::new("“{word}”连写了两遍", "“{word}” is written twice"),
    help: Text::new(
        "如果是编辑时留下的，删去一个；本来就要连写的不用改",
        "Delete one if it is left over from editing; leave it if it is meant",
    ),
    body: Body::Words(repeated_word),
    cases: cases!("narrative-repeated-word"),
    ..STATED
};

/// Lengths of words that are looked for.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=8;
/// How much of the text around is quoted.
const AROUND: usize = 12;
/// Doubled for emphasis or for "each": 一件一件, 研究研究.
const MAY_REPEAT: [char; 14] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '两', '层', '逐', '年'];
/// More than these of one report say nothing new.
const MOST_TOLD: usize = 5;

fn repeated_word(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    if context.report.prose.is_empty() {
        return Asked::NotApplicable;
    }
    let mut told = 0;
    for paragraph in &context.report.prose {
        let signs: Vec<char> = paragraph.text.chars().filter(|c| !c.is_whitespace()).collect();
        let mut at = 0;
        while at < signs.len() && told < MOST_TOLD {
            if !is_han(signs[at]) {
                at += 1;
                continue;
            }
            let found = LENGTHS.rev().find(|length| {
                let (one, two) = (signs.get(at..at + length), signs.get(at + length..at + 2 * length));
                signs.get(at + length) == Some(&signs[at]) && one.is_some() && one == two && one.is_some_and(is_word)
            });
            let Some(length) = found else {
                at += 1;
                continue;
            };
            let word: String = signs[at..at + length].iter().collect();
            let around = &signs[at.saturating_sub(AROUND)..(at + 2 * length + AROUND).min(signs.len())];
            let quote = Quote::new(around.iter().collect::<String>(), paragraph.origin.clone());
            findings.add_quoting(Vec::new(), &[("word", Message::same(word))], Some(quote));
            told += 1;
            at += 2 * length;
        }
    }
    Asked::Run
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

fn is_word(signs: &[char]) -> bool {
    signs.iter().all(|c| is_han(*c))
        && !signs.iter().any(|c| MAY_REPEAT.contains(c))
        && signs.iter().any(|c| *c != signs[0])
}

/// Chinese text has Chinese commas and semicolons.
pub(in crate::rules) static PUNCTUATION: Rule = Rule {
    id: "narrative-punctuation",
    severity: Severity::Note,
    authority: Authority::Practice,
    summary: Text::new("汉字之间使用全角逗号、分号", "Between Chinese characters stand Chinese commas and semicolons"),
    basis: Text::new(
        "《标点符号用法》（GB/T 15834）规定汉字文本使用全角标点",
        "GB/T 15834 has full-width marks in Chinese text",
    ),
    message: Text::new(
        "汉字之间有 {count} 处半角逗号或分号，如“{around}”",
        "{count} half-width commas or semicolons stand between Chinese characters, as in “{around}”",
    ),
    help: Text::new("改为全角标点", "Use full-width marks"),
    body: Body::Words(punctuation),
    cases: cases!("narrative-punctuation"),
    ..STATED
};

fn punctuation(context: &Context<'_>, findings: &mut Findings<'_>) -> Asked {
    if context.report.prose.is_empty() {
        return Asked::NotApplicable;
    }
    let mut count = 0_usize;
    let mut first = None;
    for paragraph in &context.report.prose {
        let mut before = ['\0'; 2];
        for (index, c) in paragraph.text.char_indices() {
            if matches!(before[1], ',' | ';') && is_han(before[0]) && is_han(c) {
                count += 1;
                first.get_or_insert((paragraph, index));
            }
            before = [before[1], c];
        }
    }
    if let Some((paragraph, index)) = first {
        let before: Vec<char> = paragraph.text[..index].chars().rev().take(AROUND).collect();
        let after = paragraph.text[index..].chars().take(AROUND);
        let around: String = before.into_iter().rev().chain(after).collect();
        let quote = Quote::new(&around, paragraph.origin.clone());
        let slots = [("count", Message::same(count)), ("around", Message::same(around))];
        findings.add_quoting(Vec::new(), &slots, Some(quote));
    }
    Asked::Run
}
