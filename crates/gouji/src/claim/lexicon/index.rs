//! The words as an automaton: the longest word at a place is found in as many steps as it has signs.

use std::sync::LazyLock;

use super::Meaning;
use super::form::FORM;
use super::grow::Growth;
use super::manner::MANNER;

pub(in crate::claim) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(&[FORM, MANNER]));

/// Words begin with an ideograph of the basic plane.
const FIRST: u32 = 0x4e00;
const IDEOGRAPHS: usize = 0x5200;

pub(in crate::claim) struct Lexicon {
    meanings: Vec<Meaning>,
    /// The node of each first sign, 0 for none.
    first: Vec<u16>,
    nodes: Vec<Node>,
}

/// A sign of a word after those that lead to it.
#[derive(Clone, Copy, Default)]
pub(super) struct Node {
    pub(super) sign: u16,
    /// The meaning of the word that ends here, counted from 1.
    pub(super) meaning: u16,
    /// The signs that may follow, in order; words that end alike share them.
    pub(super) next: (u16, u16),
}

impl Lexicon {
    fn of(lists: &[&[(Meaning, &str)]]) -> Self {
        let lines = lists.concat();
        let nodes = Growth::of(lines.iter().map(|(_, patterns)| *patterns)).nodes();
        let mut first = vec![0; IDEOGRAPHS];
        for index in nodes[0].next.0..nodes[0].next.1 {
            if let Some(place) = u32::from(nodes[usize::from(index)].sign).checked_sub(FIRST) {
                first[place as usize] = index;
            }
        }
        Self { meanings: lines.into_iter().map(|(meaning, _)| meaning).collect(), first, nodes }
    }

    /// The longest word at the start of a text whose first sign is `first`, and its length in bytes.
    pub(in crate::claim) fn word(&self, rest: &str, first: char) -> Option<(Meaning, usize)> {
        let place = (first as u32).checked_sub(FIRST)? as usize;
        let mut at = *self.first.get(place).filter(|node| **node != 0)?;
        let mut length = first.len_utf8();
        let mut found = None;
        let mut signs = rest[length..].chars();
        loop {
            let node = self.nodes[usize::from(at)];
            if node.meaning != 0 {
                found = Some((node.meaning, length));
            }
            let next = &self.nodes[usize::from(node.next.0)..usize::from(node.next.1)];
            let Some(sign) = signs.next().filter(|_| !next.is_empty()) else { break };
            let edge = match next {
                [only] if u32::from(only.sign) == sign as u32 => 0,
                [_] => break,
                _ => match next.binary_search_by_key(&(sign as u32), |node| u32::from(node.sign)) {
                    Ok(edge) => edge as u16,
                    Err(_) => break,
                },
            };
            at = node.next.0 + edge;
            length += sign.len_utf8();
        }
        found.map(|(meaning, length)| (self.meanings[usize::from(meaning) - 1], length))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    fn word(text: &str) -> Option<(Meaning, usize)> {
        LEXICON.word(text, text.chars().next().expect("a sign"))
    }

    /// The words of a pattern, written out.
    fn words(pattern: &str) -> Vec<String> {
        let Some((before, rest)) = pattern.split_once('(') else { return vec![pattern.to_owned()] };
        let (choices, rest) = rest.split_once(')').expect("brackets close");
        let rest = words(rest);
        choices.split('|').flat_map(|choice| rest.iter().map(move |rest| format!("{before}{choice}{rest}"))).collect()
    }

    #[test]
    fn the_longest_word_is_found() {
        assert_eq!(word("不予公开5件"), Some((Meaning::Says("denied"), "不予公开".len())));
        assert_eq!(
            word("结转至下一年度继续办理"),
            Some((Meaning::Says("pending_end"), "结转至下一年度继续办理".len()))
        );
        assert_eq!(word("鳌"), None);
        assert_eq!(word("A"), None);
    }

    #[test]
    fn every_word_is_found_with_its_meaning_in_the_first_line_that_has_it() {
        let mut meanings: HashMap<String, Meaning> = HashMap::new();
        for (meaning, patterns) in [FORM, MANNER].concat() {
            for one in patterns.split_ascii_whitespace().flat_map(words) {
                meanings.entry(one).or_insert(meaning);
            }
        }
        for (text, meaning) in &meanings {
            assert_eq!(word(text), Some((*meaning, text.len())), "{text}");
            // What only begins like a word is the longest word in it.
            let cut = &text[..text.char_indices().next_back().expect("a sign").0];
            let known = cut.char_indices().map(|(at, sign)| &cut[..at + sign.len_utf8()]).rev();
            let longest = known.clone().find_map(|known| Some((*meanings.get(known)?, known.len())));
            assert_eq!(cut.chars().next().and_then(|first| LEXICON.word(cut, first)), longest, "{cut}");
        }
        assert!(meanings.len() > 15_000);
    }

    #[test]
    fn the_automaton_has_room_for_its_words() {
        assert!(LEXICON.nodes.len() < usize::from(u16::MAX) / 2);
    }
}
