//! OpenDocument: texts and spreadsheets say the same things in the same words.

mod cells;
mod looks;
mod text;

use super::archive::Archive;
use super::xml::{Xml, decode};
use crate::{Document, Limits, ReadError};

use looks::Looks;
use text::Text;

const CONTENT: &str = "content.xml";

pub(crate) fn documents(bytes: &[u8], limits: &Limits) -> Result<Vec<Document>, ReadError> {
    let archive = Archive::open(bytes, limits)?;
    if let Some(manifest) = archive.part("META-INF/manifest.xml")?
        && decode(manifest).contains("encryption-data")
    {
        return Err(ReadError::encrypted());
    }
    let mut looks = Looks::default();
    if let Some(styles) = archive.part("styles.xml")? {
        looks.read(&decode(styles), "styles.xml")?;
    }
    let content = decode(archive.needed(CONTENT)?);
    looks.read(&content, CONTENT)?;
    Text::new(looks, limits).documents(&mut Xml::new(&content, CONTENT))
}
