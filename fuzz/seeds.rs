//! Writes the seeds of the fuzz targets: files that programs of offices saved, and the same with their
//! parts unpacked, so that a changed byte is a changed byte of the part.

use std::error::Error;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use rawzip::{CompressionMethod, ZipArchive, ZipArchiveWriter};

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in fs::read_dir(root.join("../crates/gouji-reader/tests/reports/office"))? {
        let path = entry?.path();
        let (Some(name), Some(kind)) = (path.file_stem(), path.extension()) else { continue };
        if kind == "json" || kind == "py" {
            continue;
        }
        let folder = root.join("corpus").join(kind);
        fs::create_dir_all(&folder)?;
        let bytes = fs::read(&path)?;
        if bytes.starts_with(b"PK") {
            fs::write(folder.join(format!("{}-unpacked", name.display())), unpacked(&bytes)?)?;
        }
        fs::write(folder.join(name), bytes)?;
    }
    // The example reports are the seeds of the text reader.
    for name in ["report", "broken"] {
        let bytes = fs::read(root.join("../examples").join(name).with_extension("md"))?;
        let folder = root.join("corpus/text");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name), bytes)?;
    }
    let folder = root.join("corpus/ofd");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("page"), zip(OFD)?)?;
    Ok(())
}

/// A document of one page with a line of text and a path.
const OFD: &[(&str, &str)] = &[
    ("OFD.xml", "<OFD><DocBody><DocRoot>D/Document.xml</DocRoot></DocBody></OFD>"),
    (
        "D/Document.xml",
        "<Document><CommonData><PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea><TemplatePage ID='2' BaseLoc='P.xml'/>\
         </CommonData><Pages><Page ID='1' BaseLoc='P.xml'/></Pages></Document>",
    ),
    (
        "D/P.xml",
        "<Page><Template TemplateID='2'/><Content><Layer><TextObject Boundary='20 20 60 6' Size='5' CTM='1 0 0 1 0 0'><TextCode X='0' \
         Y='4' DeltaX='g 2 5'>规章</TextCode></TextObject><PathObject Boundary='20 40 40 20' Fill='true'><AbbreviatedData>M 0 0 L 40 0 \
         B 1 2 3 4 5 6 A 1 1 0 0 0 2 2 C</AbbreviatedData></PathObject></Layer></Content></Page>",
    ),
];

fn zip(parts: &[(&str, &str)]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut out = Vec::new();
    let mut writer = ZipArchiveWriter::new(&mut out);
    for (name, part) in parts {
        let (mut file, config) = writer.new_file(name).compression_method(CompressionMethod::STORE).start()?;
        let mut data = config.wrap(&mut file);
        data.write_all(part.as_bytes())?;
        let (_, descriptor) = data.finish()?;
        file.finish(descriptor)?;
    }
    writer.finish()?;
    Ok(out)
}

/// A zip with its parts as they are, without the pictures and previews that no reader looks at.
fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let zip = ZipArchive::from_slice(bytes)?;
    let mut out = Vec::new();
    let mut writer = ZipArchiveWriter::new(&mut out);
    let mut entries = zip.entries();
    while let Some(entry) = entries.next_entry()? {
        let name = String::from_utf8(entry.file_path().as_bytes().to_vec())?;
        if ["docProps", "theme", "Thumbnails", "Configurations2"].iter().any(|folder| name.contains(folder)) {
            continue;
        }
        let data = zip.get_entry(entry.wayfinder())?.data();
        let part = match entry.compression_method() {
            CompressionMethod::STORE => data.to_vec(),
            _ => miniz_oxide::inflate::decompress_to_vec(data).map_err(|error| error.to_string())?,
        };
        let (mut file, config) = writer.new_file(&name).compression_method(CompressionMethod::STORE).start()?;
        let mut data = config.wrap(&mut file);
        data.write_all(&part)?;
        let (_, descriptor) = data.finish()?;
        file.finish(descriptor)?;
    }
    writer.finish()?;
    Ok(out)
}
