//! Everything around the tables: title, agency, year, headings, prose by part, dates.

mod date;
mod part;
mod preface;
mod title;

pub(crate) use part::part;
pub(crate) use title::read as title;

use gouji::{Heading, Paragraph, Report};

use crate::document::Block;
use crate::page_number::is_page_number;

/// Fills a report with what stands around its tables, and what its container says beside the text.
///
/// Of each block is told whether the tables have it, and which part of the report it opens.
pub(crate) fn fill(
    report: &mut Report,
    blocks: &[Block],
    used: &[bool],
    opens: &[Option<u8>],
    container_title: Option<&str>,
    published: Option<&str>,
) {
    let lines: Vec<(usize, &str)> = blocks
        .iter()
        .enumerate()
        .filter(|(index, _)| !used[*index])
        .filter_map(|(index, block)| Some((index, block.text()?)))
        .collect();
    let title = title::find(&lines);
    let mut of_title: Vec<usize> = Vec::new();
    if let Some(title) = title {
        report.title = Some(title.text);
        report.agency = title.agency;
        report.year = title.year;
        of_title = title.blocks;
    }
    report.year = report.year.or_else(|| title::year_of_period(&lines));
    if let Some(title) = container_title.and_then(title::read) {
        report.title = report.title.take().or(Some(title.text));
        report.agency = report.agency.take().or(title.agency);
        report.year = report.year.or(title.year);
    }
    if report.agency.is_none() || report.year.is_none() {
        let (agency, year) = preface::read(&lines);
        report.agency = report.agency.take().or(agency);
        report.year = report.year.or(year);
    }
    report.year = report.year.or_else(|| preface::year_of_first_part(&lines));
    let signature = date::signature(&lines);
    report.agency = report.agency.take().or(signature.organ);
    report.year = report.year.or_else(|| signature.date.and_then(year_before));
    report.dates.signed = signature.date;
    let rows = blocks.iter().filter_map(|block| if let Block::Table(grid) = block { Some(grid) } else { None });
    let cells = rows.flat_map(|grid| &grid.rows).flat_map(|row| row.windows(2));
    let said = lines.iter().map(|(_, text)| [*text, ""]).chain(cells.map(|pair| [&*pair[0].text, &*pair[1].text]));
    report.dates.published = date::published(said).or_else(|| published.and_then(date::first));
    let mut current = None;
    for (index, text) in lines {
        let opens = opens[index];
        current = opens.or(current);
        let heading =
            |level: u8| Heading { level, text: text.to_owned(), part: current, origin: blocks[index].origin() };
        match &blocks[index] {
            Block::Heading { level, .. } => report.headings.push(heading(*level)),
            _ if of_title.contains(&index) => report.headings.push(heading(1)),
            _ if opens.is_some() => report.headings.push(heading(2)),
            _ => match part::level(text) {
                Some(level) => report.headings.push(heading(level)),
                None if part::is_caption(text) || is_page_number(text) => {}
                None => report.prose.push(Paragraph {
                    part: current,
                    text: text.to_owned(),
                    origin: blocks[index].origin(),
                }),
            },
        }
    }
}

/// The year a report is on that was signed when the law has reports made: by the end of March of the next.
fn year_before(signed: jiff::civil::Date) -> Option<u16> {
    (signed.month() <= 3).then(|| u16::try_from(signed.year() - 1).ok()).flatten()
}
