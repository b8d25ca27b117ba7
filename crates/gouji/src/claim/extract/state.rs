//! What is remembered from clause to clause of a sentence.

use crate::claim::lexicon::{Act, Meaning, Topic};
use crate::claim::numbers::Unit;
use crate::claim::token::{Kind, Token};

/// Which year a sentence speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    This,
    Last,
    Other,
}

/// What the sentence is about, as far as it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Nothing,
    Topic(Topic),
    /// Something that is not in the form.
    Foreign,
}

/// What is remembered within a sentence.
#[allow(clippy::struct_excessive_bools, reason = "independent observations about a sentence")]
pub(super) struct State {
    pub(super) about: About,
    /// `about` comes from the sentence before.
    pub(super) carried: bool,
    /// The cases spoken of, for 均维持 and outcomes.
    pub(super) cases: Vec<Topic>,
    /// A new case begins a new list.
    pub(super) close_cases: bool,
    pub(super) speaks_of: Year,
    /// Plans and duties are no facts.
    pub(super) unreal: bool,
    /// 由2023年的…降到: a change is told from last year's figure on.
    pub(super) comes_from_last: bool,
    /// A comparison with last year was announced.
    pub(super) compares: bool,
    /// Decisions were spoken of as made, not as published.
    pub(super) decided: bool,
    pub(super) published: bool,
    /// Documents were told of by how they are marked.
    pub(super) marks_documents: bool,
    /// The claim that shares, growth and 其中 refer to.
    pub(super) latest: Option<usize>,
    /// The claims whose numbers stand last, with none between that was not understood: what 占 and 同比 refer to.
    pub(super) recent: Vec<usize>,
    /// What a bracket was opened upon.
    outside: Option<Outside>,
    /// 现行有效规章11件、行政规范性文件66件: the verb holds for the next item.
    pub(super) document: Option<Act>,
    /// Where the claims of the sentence begin.
    pub(super) first: usize,
    /// The number belongs to a member organ.
    pub(super) member: bool,
    pub(super) notices: bool,
    /// The clause counts something unknown.
    pub(super) lost: bool,
    pub(super) hints_requests: bool,
    pub(super) outcomes: bool,
    /// What the sentence has counted so far.
    pub(super) received: bool,
    pub(super) pending_start: bool,
    pub(super) outcome: bool,
    /// The subject of the clause is a member organ.
    pub(super) acts: bool,
    /// Its name.
    pub(super) organ: Option<String>,
    /// Whether the sentence has words or numbers that a claim is made of.
    pub(super) tells: bool,
    /// The clause denied something.
    pub(super) denied: bool,
    /// The clause before says of which this one speaks.
    pub(super) condition: bool,
    /// The row of table 3 that it names.
    pub(super) condition_row: Option<&'static str>,
    /// Some of the cases spoken of are closed.
    pub(super) closed: bool,
    /// The sentence begins with 其中.
    pub(super) opens_among: bool,
    /// 其中 stood in the sentence.
    pub(super) among: bool,
    /// 包括上年结转的18件在内 stood before what came in.
    pub(super) included: bool,
    /// What the clause before a colon is about.
    pub(super) headline: Option<(Topic, Option<Act>)>,
    /// The quantity that the clause before spoke of without its number: 申请量持续上升，共12件.
    pub(super) spoken_of: Option<&'static str>,
    /// It spoke of its share.
    pub(super) shares: bool,
}

impl State {
    pub(super) const fn new(about: About, first: usize) -> Self {
        Self {
            about,
            carried: false,
            cases: Vec::new(),
            close_cases: true,
            speaks_of: Year::This,
            unreal: false,
            comes_from_last: false,
            compares: false,
            decided: false,
            published: false,
            marks_documents: false,
            latest: None,
            recent: Vec::new(),
            outside: None,
            document: None,
            first,
            member: false,
            notices: false,
            lost: false,
            hints_requests: false,
            outcomes: false,
            received: false,
            pending_start: false,
            outcome: false,
            acts: false,
            tells: false,
            denied: false,
            condition: false,
            condition_row: None,
            closed: false,
            opens_among: false,
            among: false,
            included: false,
            organ: None,
            headline: None,
            spoken_of: None,
            shares: false,
        }
    }
}

/// What is spoken of outside a bracket.
struct Outside {
    about: About,
    recent: Vec<usize>,
    cases: Vec<Topic>,
}

impl State {
    pub(super) fn open_bracket(&mut self) {
        self.outside = Some(Outside { about: self.about, recent: self.recent.clone(), cases: self.cases.clone() });
    }

    /// 共76件（含结转6件），增长46%: what grows stands before the bracket.
    pub(super) fn close_bracket(&mut self) {
        if let Some(Outside { about, recent, cases }) = self.outside.take() {
            (self.about, self.recent, self.cases) = (about, recent, cases);
        }
    }
}

/// Which kinds of words that make claims stand in some words: most prose has none.
#[derive(Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools, reason = "independent observations about some words")]
pub(super) struct Told {
    pub(super) number: bool,
    pub(super) none: bool,
    pub(super) all: bool,
    pub(super) rate: bool,
    pub(super) unreal: bool,
}

impl Told {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let mut told = Self::default();
        for token in tokens {
            match token.kind {
                Kind::Number(number) if number.unit == Unit::Percent => told.rate = true,
                Kind::Number(number) if number.unit != Unit::Year => told.number = true,
                Kind::Word(Meaning::No) => told.none = true,
                Kind::Word(Meaning::All | Meaning::AllAre) => told.all = true,
                Kind::Word(Meaning::Level) => told.rate = true,
                Kind::Word(Meaning::Unreal) => told.unreal = true,
                _ => {}
            }
        }
        told
    }
}
