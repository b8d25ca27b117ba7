//! Texts of Word and WPS since 2007.

mod body;
mod columns;
mod numbering;
mod properties;
mod styles;
mod table;

use super::archive::Archive;
use super::xml::{Node, Xml, decode};
use crate::{Document, Limits, ReadError, ReadErrorKind};

use body::Body;
use numbering::Numbering;
use styles::Styles;

pub(crate) fn documents(bytes: &[u8], limits: &Limits) -> Result<Vec<Document>, ReadError> {
    let archive = Archive::open(bytes, limits)?;
    let text = |name: &str| Ok::<_, ReadError>(archive.part(name)?.map(decode));
    let main = match text("_rels/.rels")? {
        Some(relations) => main_part(&relations)?,
        None => None,
    };
    let main = main.unwrap_or_else(|| "word/document.xml".to_owned());
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let styles = match text(&format!("{folder}/styles.xml"))? {
        Some(part) => Styles::read(&part)?,
        None => Styles::default(),
    };
    let numbering = match text(&format!("{folder}/numbering.xml"))? {
        Some(part) => Numbering::read(&part)?,
        None => Numbering::default(),
    };
    let part = decode(archive.needed(&main)?);
    let document = Body::new(styles, numbering, limits).read(&mut Xml::new(&part, &main))?;
    if document.blocks.is_empty() && archive.names().any(|name| name.contains("/media/")) {
        return Err(ReadError::new(
            ReadErrorKind::Scan,
            "文档里只有图片，没有可读取的文字；请提供可编辑的 DOCX 或 XLSX",
            "the document has pictures and no text; provide the DOCX or XLSX they were made from",
        ));
    }
    Ok(vec![document])
}

/// The part that the package calls its document.
fn main_part(relations: &str) -> Result<Option<String>, ReadError> {
    let mut xml = Xml::new(relations, "_rels/.rels");
    while let Some(node) = xml.next()? {
        if let Node::Open(tag) = node
            && tag.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
        {
            return Ok(tag.attribute("Target").map(|target| super::archive::path("", &target)));
        }
    }
    Ok(None)
}
