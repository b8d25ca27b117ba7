//! What the words before or after a number say.

use super::Reader;
use super::state::Year;
use crate::claim::lexicon::{Act, Meaning, Noun, Topic};
use crate::claim::numbers::Unit;
use crate::claim::token::{Kind, Token};

#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "independent observations about a handful of words")]
pub(super) struct Window {
    pub(super) act: Option<(Act, usize)>,
    /// `Says` or `By`.
    pub(super) says: Option<(&'static str, usize)>,
    pub(super) by: bool,
    pub(super) subjects: Vec<Topic>,
    pub(super) noun: Option<Noun>,
    /// 申请量, 申请数量.
    pub(super) quantity: bool,
    /// 数量, 总数: the number itself is spoken of.
    pub(super) number_of: bool,
    /// Words that are not known stand between the number and what it could count.
    pub(super) blocked: bool,
    pub(super) published: bool,
    pub(super) subset: bool,
    /// Words that are not known or of something else stand anywhere.
    pub(super) alien: bool,
    /// A word for a part stands anywhere.
    pub(super) partial: bool,
    pub(super) sum: bool,
    pub(super) last: bool,
    pub(super) among: bool,
    pub(super) including: bool,
    /// 不含上年结转3件.
    pub(super) excluding: bool,
    pub(super) each: bool,
    /// The name of an organ stands right before the number.
    pub(super) organ: bool,
    /// Nothing is said that could name a quantity.
    pub(super) empty: bool,
    /// The first year named.
    pub(super) year: Option<i64>,
    /// 比, 较.
    pub(super) than: bool,
    /// 降为, 增至.
    pub(super) becomes: bool,
}

/// A longer description of applications between a verb and 政府信息公开申请 is none of applicants.
const LONGEST_DESCRIPTION: usize = 90;

impl Window {
    /// Whether no word names what is counted.
    pub(super) fn names_nothing(&self) -> bool {
        self.act.is_none() && self.says.is_none() && self.subjects.is_empty()
    }

    /// Whether something came in, and what is not known yet.
    fn seeks_what_came_in(&self) -> bool {
        let came = matches!(self.act, Some((Act::Receive, _)));
        came && self.says.is_none() && self.subjects.is_empty() && self.noun.is_none()
    }

    /// The cases named.
    pub(super) fn cases(&self) -> Vec<Topic> {
        self.subjects.iter().copied().filter(|topic| topic.is_case()).collect()
    }

    /// After a number the first word counts, not the last.
    pub(super) fn led_by_first(mut self, tokens: &[Token]) -> Self {
        (self.says, self.act, self.blocked) = (None, None, false);
        for (index, token) in tokens.iter().enumerate() {
            match token.kind {
                Kind::Unknown | Kind::Word(Meaning::Foreign | Meaning::No) => self.blocked = true,
                Kind::Word(Meaning::Says(id) | Meaning::By(id)) => {
                    self.says = Some((id, index));
                    self.by = token.is(Meaning::By(id));
                    // 4件因等待第三方意见而结转下年度: why does not matter.
                    self.blocked &= id != "pending_end";
                    break;
                }
                Kind::Word(Meaning::Act(act)) if !matches!(act, Act::Occur | Act::Open) => {
                    self.act = Some((act, index));
                    break;
                }
                _ => {}
            }
        }
        self
    }
}

/// Whether a verb gives way to one that stands before it: 结转…办理, 收到并办理.
fn yields(known: Act, before: Act) -> bool {
    known == Act::Occur || known == Act::Handle && matches!(before, Act::Receive | Act::Carry)
}

impl Reader<'_> {
    /// Whether 上年 right before what was done makes it last year's: 上年收到的3件, not 上年结转.
    fn is_act_of_last(&self, tokens: &[Token], index: usize, window: &Window) -> bool {
        let light = |token: &Token| matches!(token.kind, Kind::Word(Meaning::Filler | Meaning::Own));
        self.state.speaks_of != Year::Last
            && window.act.is_some_and(|(act, at)| {
                !matches!(act, Act::Carry | Act::CarryTo) && at > index && tokens[index + 1..at].iter().all(light)
            })
    }

    /// 引起, 引发的, 导致: what stands before is why.
    fn is_cause(&self, token: &Token) -> bool {
        let word = self.text(token);
        word.starts_with(['引', '导']) && ["引起", "引发", "导致"].iter().any(|cause| word.starts_with(cause))
    }

    /// Whether a word speaks of a number: 申请量, 总数, 数为.
    fn is_number_of(&self, token: &Token) -> bool {
        self.text(token).trim_end_matches('为').ends_with(['量', '数'])
    }

    /// Reads the words before (or after) a number.
    pub(super) fn window(&self, tokens: &[Token]) -> Window {
        self.look(tokens.len());
        let mut window = Window { empty: true, ..Window::default() };
        let mut unknown = false;
        let mut strong = false;
        let mut caused = false;
        for (index, token) in tokens.iter().enumerate().rev() {
            let found = window.act.is_some() || window.says.is_some();
            match token.kind {
                Kind::Unknown | Kind::Word(Meaning::Foreign) => {
                    window.empty = false;
                    window.alien = true;
                    let far = found || (strong && token.end - token.start <= LONGEST_DESCRIPTION);
                    unknown |= !found;
                    window.blocked |= !far;
                }
                Kind::Word(Meaning::Published) => {
                    // 依申请公开目录新增12条: what was added is no application.
                    window.published |= !found || window.seeks_what_came_in();
                    window.empty = false;
                }
                Kind::Word(Meaning::Subset) => {
                    window.subset |= !found;
                    window.partial = true;
                }
                Kind::Word(Meaning::Aside) => window.subset = true,
                Kind::Word(Meaning::Excluding) => {
                    window.excluding = true;
                    window.subset |= window.says.is_none_or(|(id, _)| id != "pending_start");
                }
                Kind::Word(Meaning::Sum) => {
                    window.sum = true;
                    window.number_of |= !found && self.is_number_of(token);
                }
                Kind::Word(Meaning::Compare) => window.last |= !found,
                Kind::Word(Meaning::Last) => {
                    window.last |=
                        self.state.speaks_of != Year::Last && !found || self.is_act_of_last(tokens, index, &window);
                }
                Kind::Word(Meaning::Among) => window.among = true,
                Kind::Word(Meaning::Than) => window.than = true,
                Kind::Word(Meaning::Becomes) => window.becomes = true,
                Kind::Word(Meaning::Including) => window.including = true,
                Kind::Word(Meaning::Each | Meaning::AllAre) => window.each = true,
                // 增加3件 is a difference.
                Kind::Word(Meaning::No) => window.blocked = true,
                Kind::Word(Meaning::Up | Meaning::Down | Meaning::Respectively) if !found => window.blocked = true,
                Kind::Word(Meaning::Organ) => {
                    window.organ |= window.empty && window.subjects.is_empty();
                    window.empty = false;
                }
                Kind::Word(Meaning::Noun(noun)) => {
                    window.noun = window.noun.or(Some(noun));
                    // 复查复核申请, 业务许可申请: of something else.
                    let of = index.checked_sub(1).map(|before| tokens[before].kind);
                    let other = matches!(of, Some(Kind::Unknown | Kind::Word(Meaning::Foreign)));
                    window.blocked |= noun == Noun::Request && other && !strong;
                    window.quantity |= self.text(token).starts_with("申请") && self.text(token).ends_with('量');
                    window.number_of |= !found && self.is_number_of(token);
                    window.empty = false;
                }
                Kind::Word(Meaning::Subject(topic)) => {
                    // 行政复议、行政诉讼共发生5件 are of both.
                    let joined = tokens.get(index + 1).is_some_and(|next| self.joins(next));
                    if (!found || joined || window.subjects.is_empty()) && !window.subjects.contains(&topic) {
                        window.subjects.insert(0, topic);
                    }
                    strong |= topic == Topic::Requests;
                    window.empty = false;
                }
                // 因不服答复引起行政复议4件: what was done there is why.
                Kind::Word(Meaning::Act(Act::Finish | Act::Handle | Act::Receive))
                    if caused && window.subjects.iter().any(|topic| topic.is_case()) => {}
                Kind::Word(Meaning::Filler) if self.is_cause(token) => caused = true,
                Kind::Word(Meaning::Act(act)) => {
                    caused |= act == Act::Occur;
                    window.empty = false;
                    // 有效申请: no document is in force here.
                    let of_documents = strong && matches!(act, Act::Issue | Act::Repeal | Act::InForce);
                    if !of_documents && window.says.is_none() && window.act.is_none_or(|(known, _)| yields(known, act))
                    {
                        window.act = Some((act, index));
                    }
                }
                Kind::Word(Meaning::Says(id) | Meaning::By(id)) => {
                    window.empty = false;
                    self.say(&mut window, tokens, index, id, strong);
                }
                Kind::Number(number) if number.unit == Unit::Year => window.year = token.year(),
                Kind::Word(Meaning::Filler) if !found && self.is_number_of(token) => window.number_of = true,
                // 申请渠道2个 counts channels.
                Kind::Word(Meaning::Filler)
                    if !found && ["渠道", "途径", "方式"].iter().any(|way| self.text(token).ends_with(way)) =>
                {
                    window.blocked |= index + 1 == tokens.len();
                }
                Kind::Number(_) => window.blocked |= !found,
                _ => {}
            }
        }
        // A subject alone counts only where nothing else is said.
        if unknown && window.act.is_none() && window.says.is_none() && !window.subjects.is_empty() {
            window.blocked = true;
        }
        window
    }

    /// 公民提出的申请: whose they are is said, and of nobody else.
    fn asks(&self, tokens: &[Token], index: usize, id: &str) -> bool {
        let asked = tokens.get(index + 1).is_some_and(|next| self.text(next).starts_with('提'));
        let other = |token: &Token| matches!(token.kind, Kind::Word(Meaning::By(_)));
        asked && id != "channel" && !self.joined_before(tokens, index).is_some_and(other)
    }

    /// Whether 连同, 加上 or 含 stands before a word.
    fn is_added(&self, tokens: &[Token], index: usize) -> bool {
        index.checked_sub(1).is_some_and(|before| {
            tokens[before].is(Meaning::Including) || matches!(self.text(&tokens[before]), "连同" | "加上" | "加")
        })
    }

    /// Notes the quantity that a word says, unless what stands behind it says more.
    fn say(&self, window: &mut Window, tokens: &[Token], index: usize, id: &'static str, strong: bool) {
        let token = &tokens[index];
        // 连同上年结转共办理65件: what is added is not what is counted.
        if id == "pending_start" && window.act.is_some() && self.is_added(tokens, index) {
            return;
        }
        let by = matches!(token.kind, Kind::Word(Meaning::By(_)));
        if by && self.text(token).contains("申请") {
            window.noun = window.noun.or(Some(Noun::Request));
        }
        // 属于行政执法案卷不予公开的: the row, not its group; but not 不掌握等原因无法提供.
        if let Some((group, at)) = window.says
            && id.strip_prefix(group).is_some_and(|row| row.starts_with('.'))
            && !tokens[index..at].iter().any(|token| self.text(token) == "等")
        {
            window.says = Some((id, index));
        }
        // 受理公民政府信息公开申请: whose they are matters only if it is all that is said.
        // 收到公民提出的申请2件 is of them alone.
        let whose = by && (self.text(token).starts_with("自然人") || self.asks(tokens, index, id));
        let idle = by && (strong && !whose || window.act.is_some());
        if window.says.is_none() && !idle && (window.act.is_none() || !by) {
            let acted =
                window.act.is_some_and(|(act, _)| !matches!(act, Act::Handle | Act::Occur | Act::Decide | Act::Finish));
            if !acted {
                window.says = Some((id, index));
                window.by = by;
            }
        }
    }
}
