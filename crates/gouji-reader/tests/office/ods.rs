//! Workbooks of LibreOffice and WPS in OpenDocument.

use crate::pack::pack;
use crate::{drawn, grid};

#[test]
fn what_is_struck_out_is_doubtful_whoever_wrote_it() {
    let style = |name: &str, how: &str| {
        format!(
            r#"<style:style style:name="{name}"><style:text-properties style:text-line-through-{how}/></style:style>"#
        )
    };
    let styles = [style("T1", r#"style="solid""#), style("T2", r#"type="single""#), style("T3", r#"type="none""#)];
    let cell = |of_cell: &str, of_run: &str| {
        format!(
            r#"<table:table-cell table:style-name="{of_cell}" office:value-type="string">
            <text:p><text:span text:style-name="{of_run}">8</text:span>2</text:p></table:table-cell>"#
        )
    };
    let cells = [cell("", "T1"), cell("", "T2"), cell("", "T3"), cell("T2", "T3")];
    let content = format!(
        "<office:document-content><office:automatic-styles>{}</office:automatic-styles><office:body><office:spreadsheet>
        <table:table table:name=\"表三\"><table:table-row>{}</table:table-row></table:table>
        </office:spreadsheet></office:body></office:document-content>",
        styles.concat(),
        cells.concat()
    );
    let kind = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    assert_eq!(drawn(&grid(&pack(&[kind, ("content.xml", &content)]))), ["0:82? | 1:82? | 2:82 | 3:82?"]);
}
