//! The work of reading is in proportion to the length, whatever the text.

use super::*;
use crate::{Origin, Paragraph};

fn work(text: String) -> usize {
    let mut report = Report::new();
    report.year = Some(2024);
    report.prose = vec![Paragraph { part: Some(1), text, origin: Origin::default() }];
    let flow = Flow::of(&report.prose);
    read_all(&report, &flow).looked_at.get()
}

/// Pieces that make one sentence however often they are repeated, each the bait of some look backwards or forwards.
#[test]
fn the_words_looked_at_are_in_proportion_to_the_length() {
    for piece in [
        "加强信息公开工作规范化建设",
        "收到政府信息公开申请12件",
        "收到政府信息公开申请12件，",
        "办结申请12件，其中答复5件，",
        "其余申请办结12件",
        "共办理申请12件，办结申请9件、",
        "废止（含失效）9件、",
        "去年上年今年",
        "我局去年收到申请，",
        "由上年的12件升至今年的15件，",
        "未收到没有发生无",
        "零纠错、零败诉、",
        "行政复议、行政诉讼分别为",
        "自然人5件、企业2件，分别占70%和30%，",
        "同比增长5%，",
        "撤销1件、确认违法1件，",
        "因不予公开的申请，",
        "其中甲局收取信息处理费5元，",
        "（《（《",
        "1、2.",
        "主动公开3件、依申请公开2件、",
        "由2023年的35件降到今年的28件，",
        "因不服答复引起行政复议4件，",
        "公民、法人提交的申请、",
        "申请量上升，共3件，",
        "举报、投诉、行政复议、",
        "予以公开和部分公开和",
        "（含结转2件）",
    ] {
        let (short, long) = (work(piece.repeat(400)), work(piece.repeat(6400)));
        assert!(long <= short.max(100) * 18, "{piece}: {short} words, then {long}");
    }
}
