//! One number for what is joined: 予以公开和部分公开共9件, 制定和废止规范性文件5件.

use super::Reader;
use crate::claim::lexicon::{Act, Meaning, Topic};
use crate::claim::token::{Kind, Token};

/// Acts whose numbers the form tells one by one.
const APART: [Act; 8] =
    [Act::Issue, Act::Amend, Act::Repeal, Act::InForce, Act::Upheld, Act::Overturned, Act::OtherResult, Act::Pending];

impl Reader<'_> {
    /// The quantity that the word at `index` says together with what is joined before it; none if the form has no
    /// such sum.
    pub(super) fn with_what_is_joined(&self, tokens: &[Token], index: usize, id: &'static str) -> Option<&'static str> {
        if self.joins_intake(tokens, index, id) {
            return Some("intake");
        }
        let other = match self.joined_before(tokens, index).and_then(Token::meaning) {
            Some(Meaning::Says(other) | Meaning::By(other)) if other != id => other,
            _ => return Some(id),
        };
        match (other, id) {
            ("granted", "partly_granted") | ("partly_granted", "granted") => Some("granted_or_partly"),
            // 因国家秘密、个人隐私不予公开: the group that both are rows of.
            _ => tokens[index + 1..].iter().find_map(|token| match token.meaning() {
                Some(Meaning::Says(group)) if id.strip_prefix(group).is_some_and(|row| row.starts_with('.')) => {
                    Some(group)
                }
                _ => None,
            }),
        }
    }

    /// 维持和纠正共5件: neither the one nor the other.
    pub(super) fn joins_another_act(&self, tokens: &[Token], index: usize, act: Act) -> bool {
        let other = self.joined_before(tokens, index).and_then(Token::meaning);
        APART.contains(&act) && matches!(other, Some(Meaning::Act(other)) if other != act && APART.contains(&other))
    }

    /// What 和 or 、 joins to the word at `index`.
    pub(super) fn joined_before<'t>(&self, tokens: &'t [Token], index: usize) -> Option<&'t Token> {
        let and = index.checked_sub(1).filter(|and| self.joins(&tokens[*and]))?;
        tokens[..and].iter().rev().find(|token| !matches!(self.text(token), "的" | "、"))
    }

    /// 书面申请与网上申请合计26件: neither channel alone.
    pub(super) fn joins_channels(&self, tokens: &[Token]) -> bool {
        let channel = |token: &Token| token.is(Meaning::By("channel"));
        let joined = |words: &[Token]| {
            matches!(words, [one, and, other] if channel(one) && channel(other)
                && (and.kind == Kind::Mark('、') || matches!(self.text(and), "和" | "与" | "及" | "或")))
        };
        tokens.windows(3).any(joined)
    }

    /// 新收和上年结转申请共74件: both together.
    fn joins_intake(&self, tokens: &[Token], index: usize, id: &str) -> bool {
        let Some(act) = tokens[..index].iter().rposition(|token| token.is(Meaning::Act(Act::Receive))) else {
            return false;
        };
        let between = &tokens[act + 1..index];
        let light = |token: &Token| {
            matches!(token.meaning(), Some(Meaning::Filler | Meaning::Noun(_) | Meaning::Subject(Topic::Requests)))
        };
        let joins = |token: &Token| matches!(self.text(token), "和" | "与" | "及" | "以及" | "加" | "加上" | "连同");
        id == "pending_start" && between.iter().all(light) && between.iter().any(joins)
    }
}

/// 规章和规范性文件共5件: neither the one nor the other.
pub(super) fn joins_topics(topics: &[Topic]) -> bool {
    let counted = |topic: &&Topic| topic.is_document() || topic.is_decision();
    topics.iter().filter(counted).count() > 1
}
