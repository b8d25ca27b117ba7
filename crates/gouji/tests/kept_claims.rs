//! Claims that are kept while cells are edited say what claims read anew say.

use gouji::{
    Address, Cell, Check, Claims, Edition, Origin, Paragraph, RULES, Report, TableLayout, Verdict, check, claims,
};

fn paragraph(text: &str) -> Paragraph {
    Paragraph { part: Some(1), text: text.to_owned(), origin: Origin::default() }
}

fn report() -> Report {
    let mut report = Report::zero(Edition::V2021);
    report.year = Some(2024);
    report.agency = Some("某县住房和城乡建设局".to_owned());
    report.prose = vec![
        paragraph("全年新收政府信息公开申请12件，上年结转1件，办结13件，其中予以公开8件、无法提供5件。"),
        paragraph("县住房和城乡建设局未发生行政诉讼，行政复议1件，结果维持。"),
    ];
    report
}

/// Every literate case, with what it is held against.
fn cases() -> Vec<gouji::case::Case> {
    RULES.iter().flat_map(|rule| rule.cases()).collect()
}

#[test]
fn rules_about_words_answer_the_same_whatever_the_cells_are() {
    for case in cases() {
        let profile = case.profile.clone().unwrap_or_default();
        let alone = Check::new().profile(&profile);
        let mut check = alone;
        if let Some(last) = &case.last {
            check = check.last(last);
        }
        if !case.members.is_empty() {
            check = check.members(&case.members);
        }
        let kept = check.words(&case.report);
        assert_eq!(alone.with_words(&kept).run(&case.report), alone.run(&case.report), "{} alone", case.name);
        let kept_alone = alone.words(&case.report);
        assert_eq!(check.with_words(&kept_alone).run(&case.report), check.run(&case.report), "{} beside", case.name);
        let mut report = case.report.clone();
        assert_eq!(check.with_words(&kept).run(&report), check.run(&report), "{}", case.name);
        for address in case.report.layout.addresses() {
            report.set(address, Cell::read("七", address.kind()));
        }
        assert_eq!(check.with_words(&kept).run(&report), check.run(&report), "{} with other cells", case.name);
        report.prose.push(paragraph("全年公开信息  条，联系人手机13800138000。"));
        assert_eq!(check.with_words(&kept).run(&report), check.run(&report), "{} with other words", case.name);
    }
}

fn judged(report: &Report, kept: &Claims) -> Verdict {
    Check::new().claims(kept).run(report)
}

#[test]
fn after_an_edit_of_a_cell_they_are_what_is_read_anew() {
    let mut report = report();
    let mut kept = claims(&report);
    let edits = [
        ("/requests/received/total", "12"),
        ("/requests/received/total", "十二"),
        ("/requests/received/total", "11"),
        ("/review/reconsideration/total", ""),
        ("/requests/granted/total", "8"),
    ];
    for (cell, print) in edits {
        let address: Address = cell.parse().expect("an address");
        report.set(address, Cell::read(print, address.kind()));
        assert_eq!(judged(&report, &kept), check(&report), "{cell} {print}, held against older cells");
        kept = kept.renewed(&report);
        assert_eq!(kept, claims(&report), "{cell} {print}");
        assert_eq!(judged(&report, &kept), check(&report), "{cell} {print}");
    }
    report.layout.requests = TableLayout::Absent;
    assert_eq!(kept.renewed(&report), claims(&report));
}

#[test]
fn kept_from_other_prose_they_are_not_used() {
    let before = report();
    let kept = claims(&before);
    let changes: [fn(&mut Report); 5] = [
        |report| report.prose[0].text = "全年新收政府信息公开申请3件。".to_owned(),
        |report| report.prose[1].part = Some(4),
        |report| report.prose[0].origin.line = Some(7),
        |report| report.year = Some(2023),
        |report| report.agency = Some("某县教育局".to_owned()),
    ];
    for (index, change) in changes.into_iter().enumerate() {
        let mut report = before.clone();
        change(&mut report);
        assert!(!kept.are_of(&report), "change {index}");
        assert_eq!(judged(&report, &kept), check(&report), "change {index}");
        assert_eq!(kept.clone().renewed(&report), claims(&report), "change {index}");
    }
}
