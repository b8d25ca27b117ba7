//! Reading prose: megabytes a second on text as reports have it and on text made to hurt.
#![allow(missing_docs, reason = "criterion's macros make public items")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gouji::{Origin, Paragraph, Report, claims};

/// A page in the manner of a report: mostly words, a few numbers.
const PAGE: &str = "全年坚持以公开为常态、不公开为例外，围绕重点领域持续做好主动公开工作，及时更新机构职能、领导分工和办事指南，\
    通过门户网站发布信息320条，制作图文解读16个，回应关切9次。严格落实信息发布审核制度，开展栏目巡查，清理过期内容，完善公开目录，\
    不断提高信息公开的规范化水平。规范依申请公开登记、审核、办理、答复各个环节，加强与申请人沟通，全年新收政府信息公开申请52件，\
    上年结转3件，办结51件，结转下年度4件；其中予以公开24件，部分公开6件，不予公开8件，无法提供11件，其他处理2件。\
    行政复议5件，其中结果维持3件，尚未审结2件；未发生行政诉讼。加强政务公开队伍建设，组织业务培训两次，邀请专家授课，\
    把政务公开纳入年度考核，接受社会监督，群众满意度稳步提升。";

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

criterion_group!(benches, reading);
criterion_main!(benches);
