//! What a word says by itself.

use super::Reader;
use crate::claim::lexicon::{Act, Meaning, Topic};
use crate::claim::numbers::Unit;
use crate::claim::token::{Kind, Token};

impl<'a> Reader<'a> {
    /// Words that only applications have.
    pub(super) fn hints_requests(&self, token: &Token) -> bool {
        match token.meaning() {
            Some(Meaning::Says(_)) => self.is_strong(token),
            Some(Meaning::Subject(topic)) => topic == Topic::Requests,
            // Only what is asked for is carried over in pieces.
            Some(Meaning::Act(act)) => matches!(act, Act::Carry | Act::CarryTo),
            _ => false,
        }
    }

    /// Whether a word for a quantity says it without a subject.
    pub(super) fn is_strong(&self, token: &Token) -> bool {
        let word = self.text(token);
        let least = if matches!(token.kind, Kind::Word(Meaning::By(_))) { 3 } else { 4 };
        // 信访投诉类 is said of much else.
        let everyday = word.starts_with(['信', '投']) && !word.contains("申请");
        !everyday && word.chars().count() >= least && !word.starts_with(['正', '尚', '未', '待', '在', '个', '公'])
    }

    pub(super) fn text(&self, token: &Token) -> &'a str {
        &self.flow.text[token.start..token.end]
    }

    /// 其余, 其他: what was not named before.
    pub(super) fn is_rest(&self, token: &Token) -> bool {
        matches!(self.text(token), "其余" | "剩余" | "其他" | "其它" | "另" | "另外")
    }

    /// Whether a token joins what stands on both sides of it.
    pub(super) fn joins(&self, token: &Token) -> bool {
        token.kind == Kind::Mark('、')
            || token.is(Meaning::Filler) && matches!(self.text(token), "和" | "与" | "及" | "以及" | "或" | "或者")
    }
}

/// Whether a token is a number of something.
pub(super) fn counts(token: &Token) -> bool {
    token.number().is_some_and(|number| matches!(number.unit, Unit::Case | Unit::Thing | Unit::None | Unit::Yuan))
}

/// Whether 无 or 零 is all that follows up to the next mark.
pub(super) fn is_none_alone(tokens: &[Token]) -> bool {
    let ends = tokens.get(1).is_none_or(|token| matches!(token.kind, Kind::Mark(_)));
    tokens.first().is_some_and(|token| token.is(Meaning::No)) && ends
}
