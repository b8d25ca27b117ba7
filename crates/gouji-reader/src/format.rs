//! The containers that are read, by name.

/// A container that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// A report as JSON, as `gouji read` prints it.
    Json,
    /// Markdown, plain text, rows of tabs or pipes.
    Text,
    /// A web page, a piece of one, or a page saved with its parts (MHTML).
    Html,
    /// A PDF file.
    Pdf,
    /// An OFD file, the national document format (GB/T 33190).
    Ofd,
    /// A workbook of Excel or WPS since 2007.
    Xlsx,
    /// A workbook of Excel in its binary form since 2007.
    Xlsb,
    /// A workbook of Excel 97 to 2003, or `.et` of WPS.
    Xls,
    /// An OpenDocument spreadsheet.
    Ods,
    /// A text of Word or WPS since 2007.
    Docx,
    /// A text of Word 97 to 2003, or `.wps` of WPS.
    Doc,
    /// An OpenDocument text.
    Odt,
}

impl Format {
    /// Every format and the word that names it, as `--as` takes it.
    pub const NAMES: &[(&str, Self)] = &[
        ("json", Self::Json),
        ("text", Self::Text),
        ("html", Self::Html),
        ("pdf", Self::Pdf),
        ("ofd", Self::Ofd),
        ("xlsx", Self::Xlsx),
        ("xlsb", Self::Xlsb),
        ("xls", Self::Xls),
        ("ods", Self::Ods),
        ("docx", Self::Docx),
        ("doc", Self::Doc),
        ("odt", Self::Odt),
    ];

    /// Endings of files that hold them, which name formats as well.
    const ENDINGS: &[(&str, Self)] = &[
        ("txt", Self::Text),
        ("md", Self::Text),
        ("csv", Self::Text),
        ("htm", Self::Html),
        ("et", Self::Xls),
        ("wps", Self::Doc),
    ];

    /// The format of that name, or of files whose names end so.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().chain(Self::ENDINGS).find(|(known, _)| *known == name).map(|(_, format)| *format)
    }
}
