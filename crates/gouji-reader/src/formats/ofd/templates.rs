//! Pages that other pages are painted upon.

use std::collections::HashMap;

use crate::ReadError;
use crate::limits::UNPACKED;

/// The templates of a document, by their number: their places and what they say.
pub(super) struct Templates {
    parts: HashMap<String, (String, String)>,
    /// Bytes that may still be painted: a short page may name a long template many times.
    left: usize,
}

impl Templates {
    pub(super) fn new() -> Self {
        Self { parts: HashMap::new(), left: UNPACKED }
    }

    pub(super) fn add(&mut self, id: String, place: String, part: String) {
        self.parts.insert(id, (place, part));
    }

    /// A template that is painted once more; none when the document lists none of that number.
    pub(super) fn get(&mut self, id: &str) -> Result<Option<(&str, &str)>, ReadError> {
        let Some((place, part)) = self.parts.get(id) else { return Ok(None) };
        let left = self.left.checked_sub(part.len());
        self.left = left.ok_or_else(|| ReadError::too_large("模板页使用过多", "templates are painted too often"))?;
        Ok(Some((place, part)))
    }
}
