//! The words by which sentences are understood. To teach a phrasing, add it to its line (and a sentence to the tests).

use std::sync::LazyLock;

use super::numbers::Bound;

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
    /// 同比, 较上年: a comparison follows.
    Compare,
    /// 比, 较: a comparison if a year follows.
    Than,
    Up,
    Down,
    Level,
    Share,
    /// 办结率.
    Rate,
    /// 其中.
    Among,
    /// 含, 包括.
    Including,
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

use Act::{
    Carry, Collect, Decide, Finish, Handle, InForce, Intake, Issue, Notice, Occur, Open, OtherResult, Overturned,
    Pending, Receive, Repeal, Upheld, Won,
};
use Meaning::{
    All, AllAre, Among, Approx, Aside, By, Compare, Down, Each, Elsewhere, Filler, Foreign, InTime, Including, Last,
    Level, No, Organ, Own, Period, Published, Rate, Respectively, Says, Share, Subject, Subset, Sum, Than, Unreal, Up,
};

#[rustfmt::skip]
const WORDS: &[(Meaning, &str)] = &[
    // What it is about.
    (Subject(Topic::Requests), "政府信息公开申请 信息公开申请 政府信息公开申请书 信息公开申请书 政府信息公开的申请 信息公开的申请 依申请公开政府信息 依申请公开申请 依申请公开事项 依申请公开件 依申请公开 政府信息依申请公开 申请公开政府信息 申请政府信息公开 申请公开信息 申请信息公开 公开申请 公开政府信息的申请 公开政府信息申请 公开信息的申请 政务公开申请 依申请事项 依申请件 依申请 申请公开件 申请公开事项 政府信息申请 信息申请 政府信息公开申请件 信息公开申请件 政府信息公开申请事项 依申请公开工作 依申请公开办件 依申请公开来信 依申请公开来件 依申请公开信件 要求公开政府信息的申请 依申请公开的申请 线上申请公开 政府信息公开办件 政府信息公开办件申请"),
    (Meaning::Noun(Noun::Request), "申请 申请书 申请件 申请事项 申请量 办件 件数 收件量 受理量 申请表 申请数 申请数量 收件数 受理数"),
    (Subject(Topic::Reconsideration), "行政复议案件 行政复议 复议案件 复议 行政复议事项"),
    (Subject(Topic::Litigation), "行政诉讼案件 行政诉讼 诉讼案件 诉讼 行政诉讼事项"),
    (Subject(Topic::Direct), "未经复议直接起诉 未经复议直接起诉案件 未经行政复议直接起诉 未经复议直接提起行政诉讼 未经复议直接提起诉讼 直接起诉 直接提起行政诉讼 未经复议直接起诉的"),
    (Subject(Topic::After), "复议后起诉 经复议后起诉 复议后提起行政诉讼 复议后提起诉讼 行政复议后起诉 经复议后提起行政诉讼 复议后起诉案件 先复议后起诉 行政复议后提起行政诉讼 复议后诉讼"),
    (Meaning::Noun(Noun::Case), "案件 相关案件 案 复议、诉讼案件 复议诉讼案件"),
    (Subject(Topic::Normative), "行政规范性文件 规范性文件"),
    (Subject(Topic::Rules), "政府规章 规章 市政府规章 省政府规章 地方政府规章"),
    (Subject(Topic::Licensing), "行政许可 行政许可决定"),
    (Subject(Topic::Penalties), "行政处罚 行政处罚决定 行政处罚案件"),
    (Subject(Topic::Coercion), "行政强制 行政强制决定 行政强制措施"),
    (Subject(Topic::AdministrativeFees), "行政事业性收费 行政事业性收费收入 行政事业性收费金额"),
    (Subject(Topic::ProcessingFee), "信息处理费 政府信息公开信息处理费 信息处理费用 信息公开处理费 政府信息公开信息处理费用 依申请公开信息处理费 依申请公开信息处理费用 依申请公开处理费 信息公开信息处理费 政府信息处理费用 依申请公开费用 检索、复制、邮寄等费用 检索费 政府信息处理费 政府信息公开处理费"),
    // Applications: what was done.
    (Meaning::Act(Receive), "新收 新收到 收到 受理 新受理 接到 接收 接收到 接受 新接收 收件 新增 登记 受理登记 收到并受理 接件 登记受理 新接 接办 受理了 收到了 承接 收悉 受理并 接获"),
    (Meaning::Act(Intake), "收办 新收及结转 受理（含上年结转） 应办理 需办理 应办"),
    (Meaning::Act(Finish), "办结 答复 回复 办复 完结 处理完毕 办理完毕 办理完成 办理完结 办理答复 予以答复 作出答复 答复申请人 办结答复 依法答复 答复办结 审结 办毕 办理并答复 办理回复 办结数 依法办结 处理完成 给予答复 做出答复 办理结果"),
    (Meaning::Act(Handle), "办理 处理 处置"),
    (Meaning::Act(Carry), "结转 转结"),
    (Meaning::Act(Open), "公开"),
    (Says("processed"), "办理总计 办结总数 办理总数 答复总数 依申请公开答复 依申请公开答复书 信息公开申请答复书 政府信息公开申请答复书 政府信息公开答复书 政府信息公开告知书 依申请公开告知书 政府信息公开申请答复"),
    (Says("pending_start"), "上年结转 上年度结转 上一年结转 上一年度结转 去年结转 上年转入 上年度转入 上年结转件 结转上年 结转上年度 结转上一年度 上年末结转 上年结转政府信息公开申请 上年度结转申请 上年转结 上年度转结 上年度未办结 往年结转 结转自上年 上年遗留 上年度遗留 去年遗留"),
    (Says("pending_end"), "结转下年 结转下年度 结转下一年 结转下一年度 结转至下年 结转至下年度 结转至下一年 结转至下一年度 结转到下年 结转到下年度 结转到下一年度 转下年度 转下年 转下一年度 转至下年度 转入下年度 顺延到下年度 顺延至下年度 顺延至下一年度 顺延下年度 结转下年度继续办理 结转至下年度继续办理 结转下一年度继续办理 结转至下一年度继续办理 结转下年继续办理 结转继续办理 结转下年度办理 结转至下一年度办理 结转到下年度办理 结转次年 结转至次年 未办结 尚未办结 未答复 尚未答复 正在办理 正在办理中 尚在办理 尚在办理中 正在处理 尚未办理完毕 未办理完毕 跨年办理 跨年度办理 留待下年 转下年继续办理 结转来年 结转至来年 转到下年度 转到下一年度 待办 在办 留转下年度"),
    (Says("granted"), "予以公开 给予公开 同意公开 全部公开 准予公开 主动予以公开 决定公开 答复公开 依法公开 予以全部公开 依申请予以公开 决定予以公开 完全公开 同意全部公开 予以公开类 公开类答复 予以公开类答复"),
    (Says("partly_granted"), "部分公开 予以部分公开 同意部分公开 给予部分公开 部分予以公开 部分公开类 区分处理 部分公开类答复"),
    (Says("granted_or_partly"), "予以公开及部分公开 予以公开和部分公开 予以公开、部分公开合计 予以公开或部分公开 公开及部分公开 予以公开或者部分公开 公开和部分公开 公开或部分公开 全部公开和部分公开 予以公开与部分公开 同意公开及部分公开 予以公开（含部分公开） 公开（含部分公开）"),
    (Says("denied"), "不予公开 不予公开类 不予公开类答复 不公开 决定不予公开 依法不予公开 不同意公开"),
    (Says("unavailable"), "无法提供 无法提供类 无法提供类答复 不能提供 依法无法提供"),
    (Says("declined"), "不予处理 不予处理类 不予处理类答复 依法不予处理 不予受理"),
    (Says("other"), "其他处理 其他处理类 作其他处理 其它处理 作其他方式处理 其他方式处理"),
    (Says("denied.state_secret"), "国家秘密"),
    (Says("denied.prohibited_by_law"), "其他法律行政法规禁止公开 法律行政法规禁止公开 法律、行政法规禁止公开 其他法律、行政法规禁止公开 法律法规禁止公开"),
    (Says("denied.security_stability"), "三安全一稳定 危及三安全一稳定 危及“三安全一稳定”"),
    (Says("denied.third_party_rights"), "第三方合法权益 保护第三方合法权益 损害第三方合法权益 侵害第三方合法权益 第三方权益 商业秘密或个人隐私 商业秘密、个人隐私 个人隐私"),
    (Says("denied.internal_affairs"), "内部事务信息 三类内部事务信息 内部事务 内部管理信息"),
    (Says("denied.deliberative"), "过程性信息 四类过程性信息"),
    (Says("denied.enforcement_file"), "行政执法案卷 行政执法案卷信息 执法案卷 执法案卷信息"),
    (Says("denied.registry_query"), "行政查询事项 行政查询 行政查询类"),
    (Says("unavailable.not_held"), "本机关不掌握相关政府信息 本机关不掌握 不掌握相关政府信息 不掌握的政府信息 本机关不掌握的政府信息 不掌握相关信息 不掌握该政府信息 不掌握 本机关不掌握的信息 不存在 信息不存在 政府信息不存在 本单位不掌握 我局不掌握 本机关不掌握相关信息 不掌握申请信息 不掌握所申请信息 不掌握该信息"),
    (Says("unavailable.needs_creation"), "没有现成信息需要另行制作 没有现成信息、需要另行制作 没有现成信息，需要另行制作 需要另行制作 没有现成信息需另行制作 需另行制作 没有现成信息 需加工、分析 需要加工分析"),
    (Says("unavailable.still_unclear"), "补正后申请内容仍不明确 补正后仍不明确 补正后内容仍不明确 补正后申请内容不明确 经补正仍不明确 补正后依然不明确 经补正后仍不明确 补正后申请仍不明确"),
    (Says("declined.complaint"), "信访举报投诉类申请 信访举报投诉类 信访举报投诉 信访、举报、投诉类 信访、举报、投诉 信访、投诉、举报 信访投诉举报类 信访投诉举报 信访类申请 信访、举报、投诉类申请"),
    (Says("declined.duplicate"), "重复申请 重复申请类 重复提交 重复提出的申请"),
    (Says("declined.publication"), "要求提供公开出版物 公开出版物"),
    (Says("declined.excessive"), "无正当理由大量反复申请 大量反复申请 无正当理由大量、反复申请"),
    (Says("declined.reissue"), "要求行政机关确认或重新出具已获取信息 要求确认或重新出具已获取信息 确认或重新出具已获取信息 确认或者重新出具已获取信息 要求重新出具已获取信息 重新出具已获取信息"),
    (Says("other.not_clarified"), "申请人无正当理由逾期不补正 无正当理由逾期不补正 逾期不补正 逾期未补正 申请人逾期不补正 申请人逾期未补正 申请人无正当理由逾期未补正 无正当理由逾期未补正"),
    (Says("other.fee_unpaid"), "申请人逾期未按收费通知要求缴纳费用 逾期未按收费通知要求缴纳费用 逾期未缴费 逾期未缴纳费用 逾期不缴费 逾期未按要求缴纳费用 申请人逾期未缴纳费用 申请人逾期未缴费 未按收费通知要求缴纳费用"),
    (Says("withdrawn"), "主动撤回 主动撤销 申请人撤回 申请人撤销 申请人主动撤回 申请人主动撤销 撤回申请 撤销申请 撤回申请的 申请人主动撤回申请 申请人撤回申请 申请人撤销申请 主动撤回申请 主动撤销申请 自行撤回 自愿撤回 自愿撤销 申请人自行撤回 申请人自愿撤回 撤回 申请撤回 撤销其申请 撤回其申请"),
    (By("received/natural_person"), "自然人 自然人申请 自然人提出 自然人申请人 公民 公民个人 个人 个人申请"),
    (By("received/business"), "商业企业 企业"),
    (By("received/research"), "科研机构"),
    (By("received/nonprofit"), "社会公益组织 公益组织"),
    (By("received/legal_service"), "法律服务机构"),
    (By("received/organizations"), "法人或其他组织 法人或者其他组织 法人和其他组织 法人及其他组织 法人、其他组织 法人 法人其他组织 法人（其他组织） 法人和其它组织 法人或其它组织 法人组织"),
    (By("received/other_organization"), "其他组织 其他法人或组织"),
    (By("channel"), "网上 网络 互联网 在线 线上 信函 信件 邮寄 邮件 电子邮件 邮箱 当面 现场 线下 传真 窗口 书面 网站 信函邮寄 当面申请 网上申请 网络申请 在线申请 信函申请 邮寄申请 来函 网页 门户网站 政府网站 平台 依申请公开系统 依申请公开平台 网络平台 网上平台 纸质 当面递交 来访 现场申请 线上申请 线下申请 邮政 快递 函件"),
    // Cases: what came of them.
    (Meaning::Act(Upheld), "维持 结果维持 被维持 维持原行政行为 予以维持 维持原决定 判决维持 复议维持 维持结果 维持原具体行政行为 维持的 结果为维持 为维持"),
    (Meaning::Act(Overturned), "纠正 结果纠正 被纠正 被纠错 纠错 败诉 予以纠正 撤销或变更 撤销或者变更 被撤销 结果为纠正 纠错率 败诉率 被纠错率 撤销 变更 确认违法 责令重新答复 被判败诉 被撤销或确认违法 撤销或确认违法 责令履行 为纠正"),
    (Meaning::Act(OtherResult), "其他结果 其它结果 其他结果的 结果为其他"),
    (Meaning::Act(Pending), "尚未审结 未审结 尚在审理 尚在审理中 正在审理 正在审理中 未结案 尚未结案 待审结 审理中 在审"),
    (Meaning::Act(Won), "胜诉"),
    (Meaning::Act(Occur), "发生 产生 出现 引发 被提起 提起 被申请 新发生 存在 被提出"),
    // Table 2.
    (Meaning::Act(Issue), "制发 制定 印发 出台 新制定 新出台 制定出台 制定印发 发布 新制发 制定发布 制发数 起草印发 新发布 颁布 制定并印发 制发（含修订） 公布施行 出台了 制定了 印发了"),
    (Meaning::Act(Repeal), "废止 失效 失效或废止 废止或失效 宣布失效 废止和失效 废止失效 废止（失效） 宣布废止 废止或宣布失效 废止或者失效 废止、失效 明令废止 公布废止 予以废止"),
    (Meaning::Act(InForce), "现行有效 保留有效 继续有效 现行 现有 现有有效 保留 有效 现存有效 继续保留 目前有效"),
    (Meaning::Act(Decide), "作出 做出 实施 下达 立案办结 立案 处理决定 采取 办件量 决定 准予 处理决定数量"),
    // Fees.
    (Meaning::Act(Collect), "收取 收费 实际收取 实收 收入 征收 实际收费 收费总额 收费金额 收缴"),
    (Meaning::Act(Notice), "发出收费通知 收费通知 下发收费通知 收费通知书 发出收费通知书 开具收费通知 出具收费通知 送达收费通知 制发收费通知 开出收费通知 下达收费通知 发送收费通知"),
    (Says("any_fee"), "任何费用 费用 相关费用 任何信息处理费用 申请费用 费"),
    // How it is said.
    (No, "未 没有 无 尚未 并未 未曾 没 从未 均未 均无 均没有 暂未 暂无 未有 零 无一 无一例 无一起 无一件 未予 不存在因 没有任何 没有接到过 均未发生 亦无 也未 也无 也没有 无人 均不存在 不存在任何 未被 无被 没有被"),
    (All, "均已 全部 已全部 均已全部 均 已经全部 均全部 皆已 都已 全都 都 全数 一并"),
    (AllAre, "均为 都为 全为 都是 均是 全部为 皆为"),
    (Each, "各 各有"),
    (Respectively, "分别 分别为 分别是 依次为"),
    (InTime, "按时 按期 如期 及时 法定期限内 法定时限内 法定期限 法定时限 规定时限内 规定期限内 规定时间内 在规定时间 按时限 限时 依法按时 依法按期 按程序 规定时限 规定期限 法定时间内 时限要求 时限内 期限内"),
    (Last, "上年 去年 上年度 上一年度 上一年 去年同期 上年同期 上一年同期 前一年"),
    (Compare, "同比 较上年 比上年 较去年 比去年 较上年度 比上年度 较去年同期 比去年同期 较上一年 比上一年 较上年同期 比上年同期 与上年相比 与去年相比 与上年度相比 较上一年度 比上一年度 相比上年 相较上年 相较于上年 相比去年 与去年同期相比 同期相比 与上年同期相比 与上一年度相比 较前一年 较同期 相较去年 对比上年 环比"),
    (Than, "比 较 与 相较 相比 同 相较于 相比于 对比"),
    (Up, "增长 上升 增加 提高 上涨 增幅 增长了 上升了 增加了 增幅达 增幅为 升高 增多 递增 增长率为 涨幅"),
    (Down, "下降 减少 降低 下降了 减少了 降低了 降幅 降幅达 降幅为 回落 下滑 递减 降幅约为"),
    (Level, "与上年持平 与去年持平 同比持平 与上年度持平 较上年持平 与去年同期持平 与上年同期持平 与上一年度持平 与上一年持平 持平 和上年持平 和去年持平"),
    (Share, "占 占比 占比为 占总数 占总量 占比达 约占 占总数的 占办结总数 占办结总数的 占全部申请 占申请总数的 占申请总数 占申请总量的 占申请总量 占总量的 占比约 所占比例为 占全部申请的 比例为 占办理总数的 占办理总数 占答复总数的 占答复总数 占全年申请的 占受理总数的 占新收申请的 占全部办结件的 占全年办结量的 占全年办结总数的 占全年申请总量的 占全部办结申请的 占全年受理总数的 占全年申请量的 占申请量的 占全部的 占其中的 占到 占收到申请的"),
    (Rate, "办结率 答复率 办结率达 办结率达到 答复率达 答复率达到 办结率为 答复率为 办理率 办复率 回复率 办结率均为 答复率均为 办结率均达 答办率"),
    (Filler, "按时办结率 按期办结率 及时办结率 按时答复率 按期答复率 及时答复率 按期回复率 按时回复率"),
    (Among, "其中 当中"),
    (Including, "含 包括 包含 另含 内含 其中含 其中包括 其中包含 包括了"),
    (Sum, "共 合计 共计 总计 总共 一共 累计 累计共 总 总量 总数 总计为 共有 总量为 合计为 共为 总数为 总额 总金额 合计共"),
    (Subset, "涉及 关于 有关 针对 主要 类 方面 领域 集中在 类别 类型 属于其他 要求公开 多为 大多 其余为 所涉 个别 部分单位 内容 满意 之一 本级 延期答复 延期办理 延期 逾期答复 逾期 超期 疑难 重大 复杂 补正"),
    (Aside, "指导 协助 督促 帮助 代拟 转办 转交 移送 交办 催办 督办 协调 转送 转来 代为 工作日内 个工作日内 工作日 当天 审核 审查"),
    (Period, "上半年 下半年 季度 年来 实施以来 施行以来 成立以来 近年 历年 往年 近几年 以来 五年 三年 半年 上旬 月底 截至目前累计 十三五 十四五 期间 时期 开展以来 运行以来"),
    (Filler, "今年以来 一年来 期间内 报告期间 统计期间 报告期内 截至年底 截至年末 截至本年度末 截止年底 截至报告期末 截至本年末 截至目前 统计期内 在此期间 一年以来"),
    (Unreal, "减免 免征 减征 退还 清退 取消 力争 争取 计划 预计 应当 应予 应及时 可以 可能 如果 如有 如收到 如遇 如对 若有 拟于 拟在 明年 下一步 避免 防止 减少败诉 降低 确保 力求 必须 不得 的部分 超过部分 按每 每页 每件 今后 目标 之日起 起至 每 标准 实现零 有效减少 杜绝 假如 一旦 或将 将会 凡 对于 的单位 的申请人 的，说明 的，应"),
    (Approx(Bound::About), "约 大约 约为 大概 约计 大致 左右"),
    (Approx(Bound::AtMost), "近 将近 接近 不足 不到 至多 最多 不超过 未超过"),
    (Approx(Bound::AtLeast), "超过 超 逾 突破 至少 不少于 不低于 多达 超出 高于 已超 超过了 突破了"),
    (Own, "我局 我委 我办 我县 我市 我区 我镇 我乡 我街道 我省 我旗 我州 我厅 我院 我中心 我所 我部门 我单位 我机关 我处 我站 我队 我校 我公司 我盟 我站 本局 本委 本办 本县 本市 本区 本镇 本乡 本街道 本省 本厅 本院 本中心 本所 本部门 本单位 本机关 本级政府 本行政机关 本处 本街 本旗 本州 全县 全市 全区 全省 全镇 全乡 全街道 全旗 全州 全局 全系统 全委 全盟 各级行政机关 各级政府 各级各部门 各行政机关 行政机关 各级 各单位 各部门 县政府系统 市政府系统 全县各级 全市各级 全区各级 全市行政机关 全县行政机关 全区行政机关 我局机关 本街道办事处 我街道办事处 局机关 全县各级行政机关 全市各级行政机关 全区各级行政机关 各镇街 各科室"),
    (Organ, "局 委 办 厅 院 县 市 区 镇 乡 街道 部门 单位 政府 中心 所 公司 大队 支队 旗 州 省 委员会 办公室 办事处 管委会 医院 学校 街道办 党工委 园区 新区 开发区 县区 区县 镇街 乡镇 地区 盟 自治县 自治州 联社 集团 各县 站 处 总队 分局 机关"),
    (Published, "信息 事项 数据 目录 清单 项目 公示 案例 基准 主动公开 双公示 公开率 备案 草案 解读 征求意见 清理 评估 栏目 决定书 培训 政策性"),
    (Foreign, "举办 主办 开办 创办 查办 热线 工单 建议 提案 信访 来信 留言 咨询 投诉 举报 审批 不动产 救助 诉求 意见 网民 民生 评价 来电 电话 查阅 稿件 视频 图文 期刊 公报 会议 发布会 培训班 检查 整改 不动产登记 登记申请 不动产登记申请 复议决定书 行政复议决定书 行政复议决定 复议申请 行政复议申请 调解 化解 规章制度 管理规章 机构 合同 公文 督办 稿 政协 人大 便民 问题 事件 政策文件 文件 公告 新闻 通报 案卷 出庭 应诉率"),
    (Elsewhere, "复议机关 行政复议机关 作为复议机关 审理 两级法院 法院审理 涉企 涉企行政复议"),
    (Filler, "供应 适应 响应 反应 效应 相应 对应 零星 零距离 零散 办公 统一 规范性 比例 比较 同时 同意 共同 共享 公共 项目化 本着 上级 上线 下级 重要 次要 目录化 会同 协同 合力 案例 各项 各类型 中央 国家 时间 时效 时效性"),
    (Filler, "数为 数量为"),
    (AllAre, "数均为 数量均为 件数均为"),
    (Filler, "全年 本年度 本年 今年 年内 年度 全年度 当年 年 月 日 政府 单位 机关 目前 累计共"),
    (Filler, "公民、法人和其他组织 公民、法人或其他组织 公民、法人或者其他组织 公民、法人及其他组织 公民、法人、其他组织 公民法人和其他组织 公民和法人 群众 社会公众 公众 申请人 个人和单位 任何单位和个人 社会各界 各类申请人"),
    (Filler, "人民币 检索 复制 身份 名义 实现 提出 提交 递交 要求公开 公开政府信息 政府信息 政务信息 政府信息公开 信息公开 政务公开 政府信息公开工作 信息公开工作 等 方式 任何 形式 各类 各种 相关 依法 依规 规范 通过 已 了 的 是 为 有 和 及 与 以及 或 或者 并 对 向 就 被 由 因 而 从 在 于 至 到 中 以 达 达到 共有 另有 还有 其余 剩余 其它 其他 另 外 除 之外 仅 只 进行 予 予以 给予 作 作出 做出 回应 数量 数 量 件 宗 次 起 情况 的情况 情形 的情形 行为 事项的 工作 引起 引发的 引起的 导致 导致的 的案件 类案件 方式的 来 新 继续 继续办理 的有 的为 件次 份 依法依规 依照 根据 按照 规定 按规定 一律 完成 完毕 完成办理 直接 现 加上 加 连同 上述 所有 全部申请 该 此 本 我 其 上 下 年末 年底 期末 尚有 仍有 还 过 项 合 等方式 等方式提交的 渠道 途径 途径的 均通过 涉及政府信息公开 涉政府信息公开 涉信息公开 涉及政府信息公开的 涉及信息公开 涉及信息公开的 政府信息公开类 信息公开类 政府信息公开相关 政府信息公开方面 因政府信息公开 针对政府信息公开 针对信息公开 针对政府信息公开工作 围绕政府信息公开 关于政府信息公开 涉及政府信息公开工作 涉及政府信息公开工作的 有关政府信息公开 与政府信息公开有关 与政府信息公开相关 关于信息公开 有关信息公开 申请办理 办理情况 受理情况 收到情况 办理结果为 答复情况 结果 分项 方面 收 至我局 方面的 被依法 也 亦 且 后 时 内 即 经 提供 起诉 申请提起 提请 所 类的"),
];

pub(super) struct Lexicon {
    words: Vec<(&'static str, Meaning)>,
    /// Where the words of a first sign start and end.
    first: Vec<(u16, u16)>,
}

/// The ideographs of the basic plane.
const FIRST: u32 = 0x4e00;
const SIGNS: usize = 0x5200;

pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut words: Vec<(&str, Meaning)> =
        WORDS.iter().flat_map(|(meaning, words)| words.split(' ').map(move |word| (word, *meaning))).collect();
    let sign = |word: &str| word.chars().next().map_or(0, |c| (c as u32).saturating_sub(FIRST)) as usize;
    // Stable: of the same word in two lines, the first stands.
    words.sort_by(|a, b| sign(a.0).cmp(&sign(b.0)).then(b.0.len().cmp(&a.0.len())));
    let mut first = vec![(0, 0); SIGNS];
    for (index, (word, _)) in words.iter().enumerate() {
        let entry: &mut (u16, u16) = &mut first[sign(word)];
        if entry.1 == 0 {
            entry.0 = index as u16;
        }
        entry.1 = index as u16 + 1;
    }
    Lexicon { words, first }
});

impl Lexicon {
    /// The longest word at the start of a text, and its length.
    pub(super) fn word(&self, rest: &str, first: char) -> Option<(Meaning, usize)> {
        let index = (first as u32).checked_sub(FIRST)? as usize;
        let &(from, to) = self.first.get(index)?;
        let words = &self.words[usize::from(from)..usize::from(to)];
        words.iter().find(|(word, _)| rest.starts_with(word)).map(|(word, meaning)| (*meaning, word.len()))
    }
}
