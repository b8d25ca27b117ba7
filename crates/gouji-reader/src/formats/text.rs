//! Markdown, plain text, and rows of tabs or pipes.

use gouji::Origin;

use crate::document::{Block, Document};
use crate::{ReadError, ReadErrorKind};

pub(crate) fn documents(bytes: &[u8]) -> Result<Vec<Document>, ReadError> {
    let text = std::str::from_utf8(bytes).map_err(|_| {
        ReadError::new(
            ReadErrorKind::Undecodable,
            "文件不是可识别编码的文本；请另存为 UTF-8 文本",
            "the bytes are text in no known encoding; save the file as UTF-8",
        )
    })?;
    let paragraph = |line: &str| Block::Paragraph { text: line.to_owned(), origin: Origin::default() };
    Ok(vec![Document::new(text.lines().map(paragraph).collect())])
}
