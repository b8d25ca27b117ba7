//! Numbers told together: 行政复议、行政诉讼分别为3件和5件, 新收、结转数量均为0件.

use super::counted::Counted;
use super::window::Window;
use super::word::counts;
use super::{Clause, Reader};
use crate::claim::Quantity;
use crate::claim::lexicon::{Act, Meaning, Topic};
use crate::claim::numbers::Number;
use crate::claim::token::{Kind, Token};

impl Reader<'_> {
    /// Reads a clause with 分别 or 均为; false if it has neither, so that its numbers are read one by one.
    pub(super) fn together(&mut self, clause: Clause<'_>) -> bool {
        let tokens = clause.tokens;
        let Some(told) = tokens
            .iter()
            .position(|token| matches!(token.meaning(), Some(Meaning::Respectively | Meaning::AllAre | Meaning::Each)))
        else {
            return false;
        };
        let respectively = tokens[told].is(Meaning::Respectively);
        let numbers: Vec<&Token> = tokens[told..].iter().filter(|token| counts(token)).collect();
        let joined = |token: &Token| {
            counts(token)
                || matches!(
                    token.kind,
                    Kind::Mark('、' | '：')
                        | Kind::Word(
                            Meaning::Filler
                                | Meaning::Respectively
                                | Meaning::Noun(_)
                                | Meaning::Act(Act::Receive)
                                | Meaning::Subject(Topic::Requests)
                        )
                )
        };
        if numbers.is_empty() || !tokens[told + 1..].iter().all(joined) {
            return false;
        }
        let Some(named) = self.named(&tokens[..told]) else { return respectively };
        let fits = if respectively { numbers.len() == named.len() } else { numbers.len() == 1 };
        if named.len() < 2 || !fits {
            return respectively;
        }
        for (index, id) in named.into_iter().enumerate() {
            let token = if respectively { numbers[index] } else { numbers[0] };
            if let (Some(number), Some(claim)) = (token.number(), Quantity::find(id)) {
                let at = (token.start, token.end);
                self.number(claim.id, number, at);
            }
        }
        true
    }

    /// The quantities that words name one after the other; none if one of them is not known.
    fn named(&self, tokens: &[Token]) -> Option<Vec<&'static str>> {
        // 行政许可、行政处罚决定数量均为0: of each of them.
        let decided = tokens.iter().any(|token| token.is(Meaning::Act(Act::Decide)));
        let mut ids = Vec::new();
        for words in tokens.split(|token| self.joins(token)) {
            let window = self.window(words);
            if window.blocked || window.subset || window.last || window.published {
                return None;
            }
            match self.counted(&window, words, false) {
                Counted::Quantity(id, _) => ids.push(id),
                Counted::Nothing if decided && !window.alien && window.act.is_none() => match window.subjects[..] {
                    [topic] if topic.is_decision() => ids.push(topic.id()),
                    _ => return None,
                },
                _ => return None,
            }
        }
        Some(ids)
    }

    /// 共97件 after what came in and what was carried over.
    pub(super) fn upgrade_sum(&mut self, before: &Window, rest: &[Token], number: Number, at: (usize, usize)) -> bool {
        let said = before.names_nothing() && !before.blocked && before.sum && rest.is_empty();
        if !said || !self.state.received || !self.state.pending_start || self.state.outcome {
            return false;
        }
        self.number("intake", number, at);
        true
    }
}
