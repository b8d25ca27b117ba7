//! OFD files (GB/T 33190), the national document format: pages in XML in a zip.

mod content;
mod templates;

use std::collections::HashMap;

use self::content::Painter;
use self::templates::Templates;
use super::archive::{Archive, path};
use super::xml::{Node, Xml, decode};
use crate::page::{self, Marks, Page};
use crate::{Document, Limits, ReadError, ReadErrorKind};

/// The paper that is meant when none is named: A4, in millimetres.
const A4: [f32; 4] = [0.0, 0.0, 210.0, 297.0];

pub(crate) fn documents(bytes: &[u8], limits: &Limits) -> Result<Vec<Document>, ReadError> {
    let archive = Archive::open(bytes, limits)?;
    if archive.names().any(|name| name.trim_start_matches('/').eq_ignore_ascii_case("Encryptions.xml")) {
        return Err(ReadError::encrypted());
    }
    let index = decode(archive.needed("OFD.xml")?);
    let mut documents = Vec::new();
    for root in texts(&index, "OFD.xml", "DocRoot")? {
        documents.push(document(&archive, &path("", root.trim()), limits)?);
    }
    if documents.is_empty() {
        return Err(ReadError::damaged("OFD.xml"));
    }
    Ok(documents)
}

/// The texts of all elements of a name.
fn texts(part: &str, place: &str, name: &str) -> Result<Vec<String>, ReadError> {
    let mut xml = Xml::new(part, place);
    let mut found = Vec::new();
    while let Some(node) = xml.next()? {
        if let Node::Open(tag) = node
            && tag.name() == name
        {
            found.push(xml.text()?.into_owned());
        }
    }
    Ok(found)
}

/// What the root of a document lists.
struct Listing {
    area: [f32; 4],
    pages: Vec<String>,
    /// Pages that others are printed upon, by their number.
    templates: HashMap<String, String>,
}

fn document(archive: &Archive<'_>, root: &str, limits: &Limits) -> Result<Document, ReadError> {
    let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
    let listing = listing(&decode(archive.needed(root)?), root)?;
    limits.pages(listing.pages.len())?;
    let mut templates = Templates::within(limits.unpacked);
    for (id, place) in &listing.templates {
        let place = path(folder, place);
        if let Some(part) = archive.part(&place)? {
            templates.add(id.clone(), place, decode(part));
        }
    }
    let mut pages = Vec::with_capacity(listing.pages.len());
    let (mut pictures, mut marks) = (0, Marks::default());
    for place in &listing.pages {
        let place = path(folder, place);
        let part = decode(archive.needed(&place)?);
        let mut painter = Painter::new(listing.area);
        painter.page(&part, &place, &mut templates)?;
        pictures += painter.pictures;
        let page = painter.finish();
        marks.add(&page)?;
        pages.push(page);
    }
    if pages.iter().all(|page: &Page| page.glyphs.is_empty()) {
        let kind = if pictures > 0 { ReadErrorKind::Scan } else { ReadErrorKind::NotAReport };
        return Err(ReadError::new(
            kind,
            "OFD 中没有可读取的文字，可能是扫描件；请用原稿另存为 OFD，或直接提交原稿",
            "the OFD has no text and may be a scan; use the document it was made from",
        ));
    }
    Ok(page::document(pages))
}

fn listing(part: &str, place: &str) -> Result<Listing, ReadError> {
    let mut xml = Xml::new(part, place);
    let mut listing = Listing { area: A4, pages: Vec::new(), templates: HashMap::new() };
    while let Some(node) = xml.next()? {
        let Node::Open(tag) = node else { continue };
        let base = tag.attribute("BaseLoc").map(std::borrow::Cow::into_owned);
        match (tag.name(), base) {
            ("PhysicalBox", _) => {
                if let Some(area) = content::numbers::<4>(&xml.text()?) {
                    listing.area = area;
                }
            }
            ("Page", Some(base)) => listing.pages.push(base),
            ("TemplatePage", Some(base)) => {
                let id = tag.attribute("ID").unwrap_or_default().into_owned();
                listing.templates.insert(id, base);
            }
            _ => {}
        }
    }
    Ok(listing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Block;

    /// A zip of parts stored as they are.
    fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut writer = rawzip::ZipArchiveWriter::new(&mut out);
        for (name, content) in parts {
            let (mut entry, config) = writer.new_file(name).start().expect("an entry");
            let mut data = config.wrap(&mut entry);
            std::io::Write::write_all(&mut data, content.as_bytes()).expect("memory");
            let (_, descriptor) = data.finish().expect("memory");
            entry.finish(descriptor).expect("memory");
        }
        writer.finish().expect("memory");
        out
    }

    fn ofd(content: &str) -> Vec<u8> {
        zip(&[
            (
                "OFD.xml",
                "<ofd:OFD xmlns:ofd='x'><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            ),
            (
                "Doc_0/Document.xml",
                "<ofd:Document xmlns:ofd='x'><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>\
                 </ofd:CommonData><ofd:Pages><ofd:Page ID='1' BaseLoc='Pages/Page_0/Content.xml'/></ofd:Pages></ofd:Document>",
            ),
            ("Doc_0/Pages/Page_0/Content.xml", content),
        ])
    }

    #[test]
    fn characters_and_lines_become_a_table() {
        let page = "<ofd:Page xmlns:ofd='x'><ofd:Content><ofd:Layer>\
            <ofd:TextObject Boundary='20 20 60 6' Size='5'><ofd:TextCode X='0' Y='4' DeltaX='g 5 5'>表二：公开情况</ofd:TextCode></ofd:TextObject>\
            <ofd:PathObject Boundary='20 40 40 20' LineWidth='0.3'><ofd:AbbreviatedData>M 0 0 L 40 0 M 0 10 L 40 10 M 0 20 L 40 20 M 0 0 L 0 20 M 20 0 L 20 20 M 40 0 L 40 20</ofd:AbbreviatedData></ofd:PathObject>\
            <ofd:TextObject Boundary='21 42 18 6' Size='4'><ofd:TextCode X='0' Y='4' DeltaX='4'>规章</ofd:TextCode></ofd:TextObject>\
            <ofd:TextObject Boundary='41 42 18 6' Size='4' CTM='1 0 0 1 1 0'><ofd:TextCode X='0' Y='4' DeltaX='2'>12</ofd:TextCode></ofd:TextObject>\
            <ofd:TextObject Boundary='41 52 18 6' Size='4' Visible='false'><ofd:TextCode X='0' Y='4'>9</ofd:TextCode></ofd:TextObject>\
            <ofd:TextObject Boundary='21 52 18 6' Size='4'><ofd:TextCode X='0' Y='4' DeltaX='4 4 4'>行政许可</ofd:TextCode></ofd:TextObject>\
            </ofd:Layer></ofd:Content></ofd:Page>";
        let documents = documents(&ofd(page), &Limits::default()).expect("a document");
        let [Block::Paragraph { text, origin }, Block::Table(grid)] = documents[0].blocks.as_slice() else {
            panic!("a paragraph and a table: {:?}", documents[0].blocks);
        };
        assert_eq!(text, "表二：公开情况");
        assert_eq!(origin.page, Some(1));
        let cells: Vec<Vec<&str>> =
            grid.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
        assert_eq!(cells, [["规章", "12"], ["行政许可", ""]]);
        assert_eq!(grid.rows[0][1].origin.bounds, Some([190, 135, 286, 168]));
    }

    #[test]
    fn a_page_of_pictures_is_a_scan() {
        let page = "<ofd:Page xmlns:ofd='x'><ofd:Content><ofd:Layer><ofd:ImageObject Boundary='0 0 210 297' ResourceID='3'/></ofd:Layer></ofd:Content></ofd:Page>";
        assert_eq!(documents(&ofd(page), &Limits::default()).unwrap_err().kind(), ReadErrorKind::Scan);
    }
}
