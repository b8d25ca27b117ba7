//! Prints characters and lines into PDF files: a font that is not embedded, nothing packed.
#![allow(dead_code, reason = "each test prints what it needs")]

use std::fmt::Write;

const WIDTH: f32 = 595.0;
const HEIGHT: f32 = 842.0;

/// Pages being printed; measured in points from the top left corner.
pub(crate) struct Paper {
    pages: Vec<String>,
    pictured: bool,
}

impl Default for Paper {
    fn default() -> Self {
        Self { pages: vec![String::new()], pictured: false }
    }
}

impl Paper {
    /// Begins the next page.
    pub(crate) fn turn(&mut self) {
        self.pages.push(String::new());
    }

    fn page(&mut self) -> &mut String {
        self.pages.last_mut().expect("a page")
    }

    /// Prints a text; ideographs are as wide as they are high, letters half.
    pub(crate) fn text(&mut self, left: f32, baseline: f32, size: f32, text: &str) {
        let mut x = left;
        for character in text.chars() {
            let code = character as u32;
            let y = HEIGHT - baseline;
            // The widths of the font are those of ideographs: each character is put in its place.
            let font = if character.is_ascii() { "F1" } else { "F0" };
            let code = if character.is_ascii() { format!("<{code:02x}>") } else { format!("<{code:04x}>") };
            let _ = writeln!(self.page(), "BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm {code} Tj ET");
            x += if character.is_ascii() { size / 2.0 } else { size };
        }
    }

    /// Rules a line.
    pub(crate) fn line(&mut self, from: (f32, f32), to: (f32, f32)) {
        let _ = writeln!(self.page(), "{} {} m {} {} l S", from.0, HEIGHT - from.1, to.0, HEIGHT - to.1);
    }

    /// Prints a picture over the page.
    pub(crate) fn picture(&mut self) {
        self.pictured = true;
        let _ = writeln!(self.page(), "q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I Do Q");
    }

    /// Adds what the page says as it is.
    pub(crate) fn raw(&mut self, content: &str) {
        self.page().push_str(content);
    }

    /// The file.
    pub(crate) fn print(&self) -> Vec<u8> {
        let kids: Vec<String> = (0..self.pages.len()).map(|i| format!("{} 0 R", 10 + 2 * i)).collect();
        let kids = kids.join(" ");
        let mut objects = vec![
            object(1, "<</Type/Catalog/Pages 2 0 R>>"),
            object(2, &format!("<</Type/Pages/Kids[{kids}]/Count {}>>", self.pages.len())),
            object(
                3,
                "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
            ),
            object(
                4,
                "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>\
                 /DW 1000/FontDescriptor 5 0 R>>",
            ),
            object(
                5,
                "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>",
            ),
            object(6, "<</Type/Font/Subtype/Type1/BaseFont/Courier>>"),
            object(
                7,
                "<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>stream\n0\nendstream",
            ),
        ];
        for (i, content) in self.pages.iter().enumerate() {
            let (page, contents) = (10 + 2 * i, 11 + 2 * i);
            objects.push(object(
                page,
                &format!(
                    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources<</Font<</F0 3 0 R/F1 6 0 R>>/XObject<</I 7 0 R>>>>\
                     /Contents {contents} 0 R>>"
                ),
            ));
            objects.push(object(contents, &format!("<</Length {}>>stream\n{content}\nendstream", content.len())));
        }
        file(&objects, "")
    }
}

/// An object of a number.
pub(crate) fn object(number: usize, content: &str) -> (usize, String) {
    (number, format!("{number} 0 obj{content}\nendobj\n"))
}

/// A file of objects; `more` goes into its trailer.
pub(crate) fn file(objects: &[(usize, String)], more: &str) -> Vec<u8> {
    let mut out = String::from("%PDF-1.4\n");
    let mut table = String::from("xref\n");
    let size = objects.iter().map(|(number, _)| number + 1).max().unwrap_or(1);
    for (number, content) in objects {
        let _ = writeln!(table, "{number} 1\n{:010} 00000 n ", out.len());
        out.push_str(content);
    }
    let start = out.len();
    let _ = write!(out, "{table}trailer\n<</Size {size}/Root 1 0 R{more}>>\nstartxref\n{start}\n%%EOF\n");
    out.into_bytes()
}
