//! The words by which sentences are understood. To teach a phrasing, add it to its line (and a sentence to the tests).

mod form;
mod grow;
mod index;
mod manner;

use super::numbers::Bound;

pub(super) use index::LEXICON;

/// What a sentence is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    Requests,
    Reconsideration,
    Litigation,
    Direct,
    After,
    Normative,
    Rules,
    Licensing,
    Penalties,
    Coercion,
    AdministrativeFees,
    ProcessingFee,
}

impl Topic {
    pub(super) const fn is_case(self) -> bool {
        matches!(self, Self::Reconsideration | Self::Litigation | Self::Direct | Self::After)
    }

    pub(super) const fn is_document(self) -> bool {
        matches!(self, Self::Normative | Self::Rules)
    }

    pub(super) const fn is_decision(self) -> bool {
        matches!(self, Self::Licensing | Self::Penalties | Self::Coercion)
    }

    /// The id quantities of the topic start with.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Requests => "received",
            Self::Reconsideration => "reconsideration",
            Self::Litigation => "litigation",
            Self::Direct => "litigation_direct",
            Self::After => "litigation_after_reconsideration",
            Self::Normative => "normative_documents",
            Self::Rules => "government_rules",
            Self::Licensing => "licensing",
            Self::Penalties => "penalties",
            Self::Coercion => "coercion",
            Self::AdministrativeFees => "administrative_fees",
            Self::ProcessingFee => "processing_fee",
        }
    }
}

/// What was done; what it counts depends on the topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Receive,
    Intake,
    /// Done with: 办结, 答复.
    Finish,
    /// 办理, which may be less than done with.
    Handle,
    /// 结转, without saying from where or to where.
    Carry,
    /// 延至, 转入: carried over if a year says where to.
    CarryTo,
    /// 公开 alone.
    Open,
    Upheld,
    Overturned,
    /// 其他结果.
    OtherResult,
    Pending,
    /// 胜诉.
    Won,
    Issue,
    /// 修改, which the form does not count.
    Amend,
    Repeal,
    InForce,
    Decide,
    Collect,
    Notice,
    Occur,
}

/// What a word does in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Subject(Topic),
    /// 申请, 案件: a subject only where the sentence is about it already.
    Noun(Noun),
    /// A quantity by itself.
    Says(&'static str),
    /// Says how many of a kind came in: an applicant or a channel.
    By(&'static str),
    Act(Act),
    /// 未, 没有, 无.
    No,
    /// 均, 全部.
    All,
    /// 各.
    Each,
    /// 均为.
    AllAre,
    /// 按时, 在法定期限内: of what is done, all in time.
    InTime,
    /// 上年.
    Last,
    /// 今年.
    This,
    /// 同比, 较上年: a comparison follows.
    Compare,
    /// 比, 较: a comparison if a year follows.
    Than,
    Up,
    Down,
    /// 居首, 最多: how a number stands to others.
    Rank,
    /// 降为, 增至: this year's number follows.
    Becomes,
    Level,
    Share,
    /// 办结率.
    Rate,
    /// 其中.
    Among,
    /// 含, 包括.
    Including,
    /// 不含: what follows is not in the number before.
    Excluding,
    /// 共, 合计.
    Sum,
    /// 涉及, 关于: a part of the whole.
    Subset,
    /// 上半年, 以来: another period than the year.
    Period,
    /// 指导, 转办, 工作日内: another's, or only some.
    Aside,
    /// 分别为: which number goes with which is not said here.
    Respectively,
    /// 应当, 力争, 如: no fact.
    Unreal,
    Approx(Bound),
    /// 我局, 全县: the organ that reports.
    Own,
    /// 局, 委, 县: the name of an organ ends.
    Organ,
    /// 信息, 事项: the thing is not the decision itself.
    Published,
    /// Another subject.
    Foreign,
    /// The sentence is about other cases: those of a reviewing organ.
    Elsewhere,
    /// A word that changes nothing.
    Filler,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    Request,
    Case,
}
