//! Numbers and the parts they are said to be made of: 共12件，其中a 5件、b 7件.

use rust_decimal::Decimal;

use super::Reader;
use crate::claim::List;
use crate::claim::lexicon::{Act, Meaning};
use crate::claim::numbers::{Bound, Number, Unit};
use crate::claim::token::{Kind, Token};

/// What a part is a part by; a list has parts of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Applicant,
    Channel,
    Outcome,
    /// 维持, 纠正.
    Result,
    Other,
}

/// The six results of table 3.
const GROUPS: usize = 6;

/// Parts are named in fewer bytes than this; longer words say something new.
const LONGEST_NAME: usize = 45;

/// The words of an item beside another are fewer than this.
const LONGEST_ITEM: usize = 16;

/// With these a sentence goes on to something else: 其中动态100条，制作解读60篇.
const ACTIVITIES: [&str; 18] = [
    "制作", "推送", "举办", "开展", "组织", "召开", "回应", "转载", "编发", "审核", "整改", "更新", "报送", "建成",
    "完成", "修订", "接受", "撰写",
];

impl Reader<'_> {
    /// Finds the lists of a sentence.
    pub(super) fn lists(&mut self, tokens: &[Token]) {
        let mut whole: Option<(usize, Number)> = None;
        let mut index = 0;
        while index < tokens.len() {
            let token = &tokens[index];
            let opens = match token.kind {
                Kind::Word(Meaning::Among | Meaning::Including) => Some(true),
                Kind::Mark(mark @ ('（' | '：')) => {
                    let next = tokens.get(index + 1);
                    let among = next.is_some_and(|next| next.is(Meaning::Among) || next.is(Meaning::Including));
                    (whole.is_some_and(|(at, _)| at + 1 == index) && !among).then_some(mark != '（' && among)
                }
                _ => None,
            };
            if let (Some(partial), Some((at, number))) = (opens, whole.take_if(|_| opens.is_some())) {
                index = self.list(tokens, index + 1, at, number, partial);
                continue;
            }
            if let Some(number) = counted(token) {
                // 建议23件、提案41件，其中主办30件: parts of both.
                let item = tokens[..index].iter().rev().take(LONGEST_ITEM);
                let mut item = item.take_while(|token| !matches!(token.kind, Kind::Mark('，' | '；' | '：' | '（')));
                let joint = item.any(|token| counted(token).is_some());
                whole = (!joint).then_some((index, number));
            } else if matches!(token.kind, Kind::Mark('；')) {
                whole = None;
            }
            index += 1;
        }
    }

    /// Reads the parts from `start` on; the place after them.
    fn list(&mut self, tokens: &[Token], start: usize, at: usize, whole: Number, partial: bool) -> usize {
        let bracket = start > 0 && tokens[start - 1].kind == Kind::Mark('（')
            || start > 1 && tokens[start - 2].kind == Kind::Mark('（');
        let unit = self.unit_of(&tokens[at]);
        let mut parts = Vec::new();
        let mut kind = None;
        let mut complete = !partial;
        let mut depth = 0_u32;
        let mut from = start;
        let mut end = start;
        for (index, token) in tokens.iter().enumerate().skip(start) {
            end = index;
            match token.kind {
                // What goes on behind these is of something else, unless the bracket is still open.
                Kind::Mark('；' | '：') | Kind::Word(Meaning::Among) => {
                    complete &= !bracket;
                    break;
                }
                Kind::Mark('（') => depth += 1,
                Kind::Mark('）') if depth == 0 && bracket => break,
                Kind::Mark('）') => depth = depth.saturating_sub(1),
                _ => {}
            }
            let Some(number) = counted(token).filter(|_| depth == 0) else { continue };
            let name = &tokens[from..index];
            let said = &self.flow.text[name.first().map_or(token.start, |first| first.start)..token.start];
            let by = part(name, tokens.get(index + 1)).filter(|by| kind.is_none_or(|kind| kind == *by));
            let fits = self.unit_of(token) == unit
                && said.len() <= LONGEST_NAME
                && number.bound == Bound::Exactly
                && !ACTIVITIES.iter().any(|verb| said.contains(verb));
            let Some(by) = by.filter(|_| fits) else {
                // A number that is no part, or a part that was not understood.
                complete &= !bracket;
                break;
            };
            kind = Some(by);
            complete &= !name.iter().any(|token| matches!(self.text(token), "等" | "主要" | "其他"));
            parts.push(number.value);
            from = index + 1;
        }
        let count = parts.len();
        if count >= 2 && whole.bound == Bound::Exactly {
            let place = (tokens[at].start, tokens[at].end);
            complete &=
                !tokens[from..=end.max(from).min(tokens.len() - 1)].iter().any(|token| self.text(token) == "等");
            self.lists.push(List {
                whole: whole.value,
                parts,
                complete,
                told: match kind {
                    Some(By::Channel) => {
                        let claims = &self.claims[self.state.first..];
                        let index = claims.partition_point(|claim| claim.at < place);
                        claims.get(index).is_some_and(|claim| claim.at == place)
                    }
                    Some(By::Outcome) => count == GROUPS,
                    _ => false,
                },
                marked: self.marked(place),
                quote: self.quote(place),
            });
        }
        end.max(start)
    }

    /// The word a number is counted in: 件, 条.
    fn unit_of(&self, token: &Token) -> &str {
        self.text(token)
            .trim_start_matches(|c: char| c.is_ascii_digit() || ",.一二三四五六七八九十百千万两零〇亿余多".contains(c))
    }
}

fn counted(token: &Token) -> Option<Number> {
    token.number().filter(|number| matches!(number.unit, Unit::Case | Unit::Thing))
}

/// What a number is a part by; none if its words say something new.
fn part(name: &[Token], next: Option<&Token>) -> Option<By> {
    let mut by = By::Other;
    for token in name.iter().chain(next) {
        match token.kind {
            Kind::Word(Meaning::By(id)) if id.starts_with("received/") => by = By::Applicant,
            Kind::Word(Meaning::By(_)) if by == By::Other => by = By::Channel,
            Kind::Word(Meaning::Says(id))
                if !id.contains('.')
                    && !matches!(id, "pending_start" | "pending_end" | "processed" | "withdrawn" | "any_fee") =>
            {
                by = By::Outcome;
            }
            Kind::Word(Meaning::Act(Act::Upheld | Act::Overturned | Act::OtherResult | Act::Pending)) => {
                by = By::Result;
            }
            Kind::Word(
                Meaning::Says(_)
                | Meaning::Sum
                | Meaning::No
                | Meaning::Last
                | Meaning::Compare
                | Meaning::Up
                | Meaning::Down,
            ) => return None,
            Kind::Word(Meaning::Act(act)) if !matches!(act, Act::Open | Act::Occur) => return None,
            _ => {}
        }
    }
    Some(by)
}

/// The sum of a list.
impl List {
    pub(crate) fn sum(&self) -> Decimal {
        self.parts.iter().fold(Decimal::ZERO, |sum, part| sum.saturating_add(*part))
    }
}
