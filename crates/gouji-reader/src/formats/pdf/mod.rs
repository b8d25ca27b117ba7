//! PDF files with text: an engine interprets the pages, we take the characters and the ruling lines.

mod drawn;
mod guard;

use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::kurbo::Rect;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page};

use self::drawn::Drawn;
use self::guard::Work;
use crate::page::{self, Marks};
use crate::{Document, Limits, ReadError, ReadErrorKind};

/// How far from its end a whole file says that it ends.
const TAIL: usize = 1024;
/// Fewer characters on a page than this, beside a picture, are a stamp or a page number.
const FEW: usize = 40;

pub(crate) fn documents(bytes: &[u8], limits: &Limits) -> Result<Vec<Document>, ReadError> {
    guard::streams(bytes, limits)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ReadError::encrypted(),
        LoadPdfError::Invalid => ReadError::damaged("PDF"),
    })?;
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    if !tail.windows(5).any(|window| window == b"%%EOF") {
        return Err(ReadError::damaged("PDF"));
    }
    let count = pdf.pages().len();
    limits.pages(count)?;
    let cache = InterpreterCache::new();
    let mut pages = Vec::with_capacity(count);
    let mut pictured = 0;
    let (mut work, mut marks) = (Work::within(limits), Marks::default());
    for page in pdf.pages().iter() {
        work.page(page)?;
        let (width, height) = page.render_dimensions();
        let frame = Rect::new(0.0, 0.0, width.into(), height.into());
        let transform = page.initial_transform(true).to_kurbo();
        let mut context = Context::new(transform, frame, &cache, pdf.xref(), InterpreterSettings::default());
        let mut drawn = Drawn::new(width, height);
        interpret_page(page, &mut context, &mut drawn);
        pictured += usize::from(drawn.pictures > 0 && drawn.page.glyphs.len() < FEW);
        marks.add(&drawn.page)?;
        pages.push(drawn.page);
    }
    let printed: usize = pages.iter().map(|page| page.glyphs.len()).sum();
    if printed == 0 || pictured * 2 > count {
        return Err(ReadError::new(
            ReadErrorKind::Scan,
            "PDF 是扫描件或图片，没有可读取的文字；请用 Word、WPS 原稿另存为 PDF，或直接提交原稿",
            "the PDF is a scan: pictures of pages without text; use the document it was made from",
        ));
    }
    Ok(vec![page::document(pages)])
}
