//! Pages that other pages are painted upon.

use std::collections::HashMap;

use crate::ReadError;
use crate::limits::Size;

/// The templates of a document, by their number: their places and what they say.
pub(super) struct Templates {
    parts: HashMap<String, (String, String)>,
    most: usize,
    /// Bytes that may still be painted: a short page may name a long template many times.
    left: usize,
}

impl Templates {
    /// No templates yet, of which so many bytes may be painted.
    pub(super) fn within(most: usize) -> Self {
        Self { parts: HashMap::new(), most, left: most }
    }

    pub(super) fn add(&mut self, id: String, place: String, part: String) {
        self.parts.insert(id, (place, part));
    }

    /// A template that is painted once more; none when the document lists none of that number.
    pub(super) fn get(&mut self, id: &str) -> Result<Option<(&str, &str)>, ReadError> {
        let Some((place, part)) = self.parts.get(id) else { return Ok(None) };
        let left = self.left.checked_sub(part.len());
        self.left = left.ok_or_else(|| {
            let most = Size(self.most);
            ReadError::too_large(&format!("模板页合计超过 {most}"), &format!("more than {most} of templates"))
        })?;
        Ok(Some((place, part)))
    }
}
