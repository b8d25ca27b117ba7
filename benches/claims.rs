//! Reading prose: megabytes a second on text as reports have it and on text made to hurt, and what a check costs
//! after an edit of a cell with the claims read anew and with those that were kept.
#![allow(missing_docs, reason = "criterion's macros make public items")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gouji::{Check, Edition, Origin, Paragraph, Report, check, claims};

/// A page in the manner of a report: mostly words, and about two claims in a thousand bytes, as published ones have.
const PAGE: &str = "全年坚持以公开为常态、不公开为例外，围绕重点领域持续做好主动公开工作，及时更新机构职能、领导分工和办事指南，\
    通过门户网站发布信息320条，制作图文解读16个，回应关切9次。严格落实信息发布审核制度，开展栏目巡查，清理过期内容，完善公开目录，\
    不断提高信息公开的规范化水平。聚焦民生关切，做好就业、教育、医疗、住房、社会保障等领域的信息发布，让群众看得懂、找得到、用得上。\
    规范依申请公开登记、审核、办理、答复各个环节，加强与申请人沟通，全年新收政府信息公开申请52件，上年结转3件，办结51件，\
    结转下年度4件。健全会商机制，对疑难复杂的申请邀请法律顾问参与研究，提高答复的质量，未发生行政诉讼。加强政务新媒体管理，\
    落实内容先审后发和值班值守要求，定期检查信息更新、错字别字和失效链接，发现问题立即整改，确保账号安全平稳运行。\
    推进基层政务公开标准化，指导各单位对照目录逐项梳理公开事项，细化公开内容、时限、方式和责任主体，统一公开的样式。\
    加强政务公开队伍建设，组织业务培训两次，邀请专家授课，把政务公开纳入年度考核，接受社会监督，群众满意度稳步提升。\
    同时也存在一些不足：一是主动公开的内容还不够丰富，解读的形式比较单一；二是部分工作人员业务能力有待提高。";

/// A claim in every clause.
const DENSE: &str = "全年新收政府信息公开申请52件，上年结转3件，办结51件，结转下年度4件；其中予以公开24件，部分公开6件，\
    不予公开8件，无法提供11件，其他处理2件。行政复议5件，其中结果维持3件，尚未审结2件；未发生行政诉讼。";

fn report(piece: &str, bytes: usize) -> Report {
    let mut report = Report::new();
    report.year = Some(2024);
    let text = piece.repeat(bytes / piece.len() + 1);
    report.prose = vec![Paragraph { part: Some(1), text, origin: Origin::default() }];
    report
}

fn reading(c: &mut Criterion) {
    let mut group = c.benchmark_group("claims");
    let texts = [
        ("report", PAGE),
        ("a claim a clause", DENSE),
        ("no punctuation", "加强信息公开工作规范化建设不断提高水平"),
        ("numbers", "收到政府信息公开申请12件，"),
        ("brackets", "（《（《"),
        ("digits", "1 2,3"),
    ];
    for (name, piece) in texts {
        let report = report(piece, 1_000_000);
        group.throughput(Throughput::Bytes(report.prose[0].text.len() as u64));
        group.bench_function(name, |b| b.iter(|| claims(&report).len()));
    }
    group.finish();
}

/// As a page does: a cell is edited, the prose is not.
fn after_an_edit(c: &mut Criterion) {
    let mut edited = Report::zero(Edition::V2021);
    edited.year = Some(2024);
    edited.prose = report(PAGE, 8_000).prose;
    let kept = claims(&edited);
    edited.set("/requests/received/total".parse().expect("an address"), 52);
    let mut group = c.benchmark_group("check after an edit");
    group.bench_function("claims read anew", |b| b.iter(|| check(black_box(&edited))));
    group.bench_function("claims kept", |b| b.iter(|| Check::new().claims(&kept).run(black_box(&edited))));
    edited.prose.clear();
    group.bench_function("no prose", |b| b.iter(|| check(black_box(&edited))));
    group.finish();
}

criterion_group!(benches, reading, after_an_edit);
criterion_main!(benches);
