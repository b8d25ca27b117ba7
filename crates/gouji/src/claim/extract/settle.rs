//! Words whose meaning their neighbours decide, and asides that stand between a word and its number.

use rust_decimal::Decimal;

use super::Reader;
use super::word::counts;
use crate::claim::lexicon::{Act, Meaning};
use crate::claim::numbers::Unit;
use crate::claim::token::{Kind, Token};

/// An aside longer than this is no aside.
const LONGEST_ASIDE: usize = 12;

impl Reader<'_> {
    /// Prepares the words of a sentence.
    pub(super) fn settle(&self, tokens: &mut Vec<Token>) {
        let mut documents = false;
        for index in 0..tokens.len() {
            documents |= matches!(tokens[index].meaning(), Some(Meaning::Subject(topic)) if topic.is_document());
            let next = tokens.get(index + 1).copied();
            let before = index.checked_sub(1).map(|before| tokens[before]);
            let token = &mut tokens[index];
            let settled = match token.kind {
                Kind::Word(Meaning::Says(_)) => self.denies(token, next),
                Kind::Word(Meaning::Foreign) if documents => self.names_documents(token, before),
                Kind::Word(Meaning::Subset) => self.names_row(token, next),
                Kind::Word(Meaning::Organ) => self.begins(token, before),
                Kind::Unknown => self.single(token, before, next),
                _ => None,
            };
            if let Some(meaning) = settled {
                token.kind = Kind::Word(meaning);
            }
        }
        self.drop_asides(tokens);
    }

    /// 不存在收费情况 denies; 信息不存在3件 and 不存在的2件 are a row of table 3.
    fn denies(&self, token: &Token, next: Option<Token>) -> Option<Meaning> {
        let denies = self.text(token) == "不存在" && next.is_some_and(|next| self.is_denied(&next));
        denies.then_some(Meaning::No)
    }

    /// 制定规范性文件2件，废止文件1件: of those documents.
    fn names_documents(&self, token: &Token, before: Option<Token>) -> Option<Meaning> {
        let of_them = self.text(token) == "文件" && before.is_some_and(|before| self.ends_document(&before));
        of_them.then_some(Meaning::Filler)
    }

    /// 7件涉及执法案卷: the row, and not a part.
    fn names_row(&self, token: &Token, next: Option<Token>) -> Option<Meaning> {
        let row = |next: Token| matches!(next.meaning(), Some(Meaning::Says(id)) if id.starts_with("denied."));
        (self.text(token) == "涉及" && next.is_some_and(row)).then_some(Meaning::Filler)
    }

    /// 县住建所 is an organ, 所收到的 is not.
    fn begins(&self, token: &Token, before: Option<Token>) -> Option<Meaning> {
        let ends = |before: Token| matches!(before.kind, Kind::Unknown | Kind::Word(Meaning::Organ));
        (self.text(token) == "所" && !before.is_some_and(ends)).then_some(Meaning::Filler)
    }

    /// Single signs that are words only beside some others.
    fn single(&self, token: &Token, before: Option<Token>, next: Option<Token>) -> Option<Meaning> {
        match self.text(token) {
            // 1件属行政执法案卷; not 所属单位.
            "属" | "系" => Some(Meaning::Filler),
            // 4件转2025年
            "转" => next.and_then(|next| next.year()).map(|_| Meaning::Act(Act::CarryTo)),
            // 比上年多4件
            "多" | "少" => {
                let compared = before.is_some_and(|before| before.is(Meaning::Compare) || before.is(Meaning::Last));
                (compared && next.is_some_and(|next| counts(&next))).then_some(Meaning::Up)
            }
            _ => None,
        }
    }

    /// Moves the words together over asides and the numbers of items.
    fn drop_asides(&self, tokens: &mut Vec<Token>) {
        let (mut from, mut to) = (0, 0_usize);
        while from < tokens.len() {
            let before = to.checked_sub(1).map(|before| tokens[before].kind);
            if let Some(length) = aside(before, &tokens[from..]).or_else(|| self.item(before, &tokens[from..])) {
                from += length;
                continue;
            }
            tokens[to] = tokens[from];
            (from, to) = (from + 1, to + 1);
        }
        tokens.truncate(to);
    }

    /// 废止, 现行有效, 废止的: documents end or last, and nothing else does.
    fn ends_document(&self, before: &Token) -> bool {
        matches!(before.meaning(), Some(Meaning::Act(Act::Repeal | Act::InForce)))
            || self.text(before) == "的" && self.flow.text[..before.start].ends_with(['止', '效'])
    }

    fn is_denied(&self, next: &Token) -> bool {
        let list = matches!(
            self.text(next),
            "的" | "等" | "类" | "情形" | "情况" | "为" | "共" | "有" | "和" | "及" | "或" | "而" | "无法"
        );
        !list && !matches!(next.kind, Kind::Number(_) | Kind::Mark(_))
    }

    /// The length of the number of an item: 4.行政复议0件.
    fn item(&self, before: Option<Kind>, tokens: &[Token]) -> Option<usize> {
        let opens = before.is_none_or(|before| matches!(before, Kind::Mark('；' | '：' | '，')));
        let number = tokens[0].number().filter(|number| opens && number.unit == Unit::Other)?;
        let small = number.value < Decimal::ONE_HUNDRED;
        tokens.get(1).filter(|next| small && matches!(self.text(next), "." | "、")).map(|_| 2)
    }
}

/// The length of a bracket without numbers before a number: 废止（含自然失效）9件.
fn aside(before: Option<Kind>, tokens: &[Token]) -> Option<usize> {
    let named =
        |kind| matches!(kind, Kind::Word(Meaning::Act(_) | Meaning::Says(_) | Meaning::Subject(_) | Meaning::Noun(_)));
    if tokens[0].kind != Kind::Mark('（') || !before.is_some_and(named) {
        return None;
    }
    let inside = tokens[1..].iter().take(LONGEST_ASIDE);
    let length = inside.take_while(|token| !counts(token)).position(|token| token.kind == Kind::Mark('）'))? + 2;
    let goes_on = |token: &Token| counts(token) || matches!(token.meaning(), Some(Meaning::Subject(_)));
    tokens.get(length).is_some_and(goes_on).then_some(length)
}
