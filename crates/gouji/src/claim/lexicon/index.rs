//! The words as a tree of signs: the longest word at a place is found in as many steps as it has signs.

use std::sync::LazyLock;

use super::Meaning;
use super::form::FORM;
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
    /// The signs that lead on from nodes, each node's together and in order.
    edges: Vec<(u16, u16)>,
}

#[derive(Clone, Copy, Default)]
struct Node {
    /// The meaning of the word that ends here, counted from 1.
    meaning: u16,
    edges: (u16, u16),
}

/// A word, the signs of it, and where its line stands.
struct Word {
    signs: Vec<u16>,
    meaning: u16,
}

impl Lexicon {
    fn of(lists: &[&[(Meaning, &str)]]) -> Self {
        let lines: Vec<(Meaning, &str)> = lists.concat();
        let mut words = Vec::new();
        for (line, (_, text)) in lines.iter().enumerate() {
            for pattern in text.split(' ') {
                spell(pattern, String::new(), &mut |word| {
                    words.push(Word { signs: word.encode_utf16().collect(), meaning: line as u16 + 1 });
                });
            }
        }
        // Stable: of the same word in two lines, the first stands.
        words.sort_by(|one, other| one.signs.cmp(&other.signs));
        words.dedup_by(|later, first| later.signs == first.signs);
        let meanings = lines.into_iter().map(|(meaning, _)| meaning).collect();
        let mut lexicon =
            Self { meanings, first: vec![0; IDEOGRAPHS], nodes: vec![Node::default()], edges: Vec::new() };
        let root = lexicon.node(&words, 0);
        let (from, to) = lexicon.nodes[usize::from(root)].edges;
        for (sign, node) in &lexicon.edges[usize::from(from)..usize::from(to)] {
            if let Some(place) = u32::from(*sign).checked_sub(FIRST) {
                lexicon.first[place as usize] = *node;
            }
        }
        lexicon
    }

    /// Makes the node of words that have their first `depth` signs in common.
    fn node(&mut self, words: &[Word], depth: usize) -> u16 {
        let ends = words.first().filter(|word| word.signs.len() == depth);
        let meaning = ends.map_or(0, |word| word.meaning);
        let longer = &words[usize::from(ends.is_some())..];
        let edges: Vec<(u16, u16)> = longer
            .chunk_by(|one, other| one.signs[depth] == other.signs[depth])
            .map(|words| (words[0].signs[depth], self.node(words, depth + 1)))
            .collect();
        let from = self.edges.len() as u16;
        self.edges.extend(edges);
        self.nodes.push(Node { meaning, edges: (from, self.edges.len() as u16) });
        self.nodes.len() as u16 - 1
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
            let edges = &self.edges[usize::from(node.edges.0)..usize::from(node.edges.1)];
            let Some(sign) = signs.next().filter(|_| !edges.is_empty()) else { break };
            let Ok(edge) = edges.binary_search_by_key(&(sign as u32), |(sign, _)| u32::from(*sign)) else { break };
            at = edges[edge].1;
            length += sign.len_utf8();
        }
        found.map(|(meaning, length)| (self.meanings[usize::from(meaning) - 1], length))
    }
}

/// Spells a pattern out: 结转(至|到|)下年 is three words.
fn spell(pattern: &str, before: String, word: &mut impl FnMut(&str)) {
    let Some((plain, (choices, rest))) =
        pattern.split_once('(').and_then(|(plain, rest)| Some((plain, rest.split_once(')')?)))
    else {
        word(&(before + pattern));
        return;
    };
    for choice in choices.split('|') {
        spell(rest, format!("{before}{plain}{choice}"), word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_is_found() {
        let word = |text: &str| LEXICON.word(text, text.chars().next().expect("a sign"));
        assert_eq!(word("不予公开5件"), Some((Meaning::Says("denied"), "不予公开".len())));
        assert_eq!(
            word("结转至下一年度继续办理"),
            Some((Meaning::Says("pending_end"), "结转至下一年度继续办理".len()))
        );
        assert_eq!(word("鳌"), None);
        assert_eq!(word("A"), None);
    }

    #[test]
    fn the_tree_has_room_for_its_words() {
        assert!(LEXICON.nodes.len() < usize::from(u16::MAX) && LEXICON.edges.len() < usize::from(u16::MAX));
    }
}
