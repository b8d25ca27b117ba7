//! The report that the programs of offices save reads alike as a web page and as a PDF file.

use gouji::Report;
use gouji_reader::read;

fn report(bytes: &[u8]) -> Report {
    let mut readings = read(bytes, None).expect("a report");
    assert_eq!(readings.len(), 1);
    readings.remove(0).report
}

/// Every cell with its state and value; where it stands is another matter in every container.
fn cells(report: &Report) -> Vec<(String, gouji::State, Option<gouji::Value>)> {
    report.cells().map(|(address, cell)| (address.to_string(), cell.state(), cell.value())).collect()
}

#[test]
fn pages_read_as_the_document_they_were_made_from() {
    let document = report(include_bytes!("reports/office/libreoffice.docx"));
    for page in [
        include_bytes!("reports/office/libreoffice.html").as_slice(),
        include_bytes!("reports/office/libreoffice.pdf").as_slice(),
    ] {
        let page = report(page);
        let differences: Vec<_> = cells(&page).into_iter().zip(cells(&document)).filter(|(a, b)| a != b).collect();
        assert_eq!(differences, []);
        assert!(page.cells().all(|(_, cell)| cell.origin().is_some()));
        assert_eq!((page.layout, page.year, &page.agency), (document.layout, document.year, &document.agency));
        assert_eq!(page.faults, document.faults);
        let parts = |report: &Report| report.headings.iter().filter_map(|heading| heading.part).collect::<Vec<_>>();
        assert_eq!(parts(&page), parts(&document));
    }
}
