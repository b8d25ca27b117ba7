//! Words in the two languages the library speaks.

use serde::{Deserialize, Serialize};

/// A fixed text in Chinese and English: a label, a rule's basis, a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Text {
    /// 中文, in the clerk's words.
    pub zh: &'static str,
    /// Plain English.
    pub en: &'static str,
}

impl Text {
    /// A text in both languages.
    #[must_use]
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }

    /// The text in one language.
    #[must_use]
    pub const fn get(&self, language: Language) -> &'static str {
        match language {
            Language::Zh => self.zh,
            Language::En => self.en,
        }
    }

    /// Fills `{name}` slots with values that differ by language where they must.
    #[must_use]
    pub fn fill(&self, slots: &[(&str, Message)]) -> Message {
        self.fill_with(|name, language, out| {
            let slot = slots.iter().find(|(known, _)| *known == name);
            slot.map(|(_, value)| out.push_str(value.get(language)))
        })
    }

    /// Fills `{name}` slots with what is written for each of them; what no one writes for stays as it is.
    pub(crate) fn fill_with(&self, write: impl Fn(&str, Language, &mut String) -> Option<()>) -> Message {
        let fill = |language| {
            let mut rest = self.get(language);
            let mut out = String::with_capacity(rest.len() * 2);
            while let Some((before, slot)) = split_once(rest, b'{') {
                out.push_str(before);
                rest = slot;
                match split_once(slot, b'}').and_then(|(name, after)| write(name, language, &mut out).map(|()| after)) {
                    Some(after) => rest = after,
                    None => out.push('{'),
                }
            }
            out + rest
        };
        Message { zh: fill(Language::Zh), en: fill(Language::En) }
    }
}

/// As [`str::split_once`], which takes longer to begin than slots are long.
fn split_once(text: &str, sign: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == sign)?;
    Some((&text[..at], &text[at + 1..]))
}

/// A text made while checking, in Chinese and English.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Message {
    /// 中文, in the clerk's words.
    pub zh: String,
    /// Plain English.
    pub en: String,
}

impl Message {
    /// A message in both languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The same words in both languages: a number, a quotation, a path.
    pub fn same(words: impl std::fmt::Display) -> Self {
        let words = words.to_string();
        Self { zh: words.clone(), en: words }
    }

    /// The message in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

impl From<Text> for Message {
    fn from(text: Text) -> Self {
        Self::new(text.zh, text.en)
    }
}

/// A language of messages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Language {
    /// 中文, the default.
    #[default]
    Zh,
    /// English.
    En,
}

/// Words as they are compared: without white space and marks of emphasis, full-width signs as ASCII.
pub(crate) fn squeezed(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // Nearly all there is.
            '\u{4e00}'..='\u{9fff}' => kept.push(c),
            '*' | '#' | '\u{200b}'..='\u{200f}' | '\u{feff}' => {}
            '\u{ff01}'..='\u{ff5e}' => kept.extend(char::from_u32(c as u32 - 0xfee0)),
            '〔' | '﹝' => kept.push('['),
            '〕' | '﹞' => kept.push(']'),
            _ if c.is_whitespace() => {}
            _ => kept.push(c),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_a_slot_has_no_slots_itself() {
        let slots = [("quote", Message::same("{to}")), ("to", Message::same(5))];
        let filled = Text::new("{to}：“{quote}”", "{to}: {quote} {other} {").fill(&slots);
        assert_eq!((filled.zh.as_str(), filled.en.as_str()), ("5：“{to}”", "5: {to} {other} {"));
    }
}
