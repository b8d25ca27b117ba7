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
}

/// A sign of a word after those that lead to it.
#[derive(Clone, Copy, Default)]
struct Node {
    sign: u16,
    /// The meaning of the word that ends here, counted from 1.
    meaning: u16,
    /// The signs that may follow, in order.
    next: (u16, u16),
}

/// A node while words are added: its first follower, and the one after it among its siblings.
#[derive(Clone, Copy, Default)]
struct Grown {
    node: Node,
    child: u16,
    sibling: u16,
}

impl Lexicon {
    fn of(lists: &[&[(Meaning, &str)]]) -> Self {
        let lines: Vec<(Meaning, &str)> = lists.concat();
        let mut tree = vec![Grown::default()];
        for (line, (_, text)) in lines.iter().enumerate() {
            for pattern in text.split_ascii_whitespace() {
                spell(&mut tree, 0, pattern, line as u16 + 1);
            }
        }
        let mut lexicon = Self {
            meanings: lines.into_iter().map(|(meaning, _)| meaning).collect(),
            first: vec![0; IDEOGRAPHS],
            nodes: Vec::with_capacity(tree.len()),
        };
        lexicon.flatten(&tree);
        for (index, node) in lexicon.nodes.iter().enumerate() {
            let range = lexicon.nodes[0].next;
            if let Some(place) = u32::from(node.sign).checked_sub(FIRST)
                && (range.0..range.1).contains(&(index as u16))
            {
                lexicon.first[place as usize] = index as u16;
            }
        }
        lexicon
    }

    /// Puts the followers of every node together and in order.
    fn flatten(&mut self, tree: &[Grown]) {
        let mut grown = vec![0_u16];
        self.nodes.push(tree[0].node);
        let mut index = 0;
        while index < grown.len() {
            let from = grown.len();
            let mut child = tree[usize::from(grown[index])].child;
            while child != 0 {
                grown.push(child);
                child = tree[usize::from(child)].sibling;
            }
            grown[from..].sort_unstable_by_key(|node| tree[usize::from(*node)].node.sign);
            self.nodes.extend(grown[from..].iter().map(|node| tree[usize::from(*node)].node));
            self.nodes[index].next = (from as u16, grown.len() as u16);
            index += 1;
        }
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

/// Adds the words of a pattern behind a node: 结转(至|到|)下年 is three words.
///
/// Of the same word in two lines, the first stands.
fn spell(tree: &mut Vec<Grown>, mut at: usize, pattern: &str, meaning: u16) {
    for (place, sign) in pattern.char_indices() {
        if sign == '(' {
            let (choices, rest) = pattern[place + 1..].split_once(')').unwrap_or((&pattern[place + 1..], ""));
            for choice in choices.split('|') {
                let end = choice.chars().fold(at, |at, sign| follow(tree, at, sign));
                spell(tree, end, rest, meaning);
            }
            return;
        }
        at = follow(tree, at, sign);
    }
    if tree[at].node.meaning == 0 {
        tree[at].node.meaning = meaning;
    }
}

/// The node of a sign behind another; it is made if there is none.
fn follow(tree: &mut Vec<Grown>, at: usize, sign: char) -> usize {
    let sign = sign as u16;
    let mut child = usize::from(tree[at].child);
    while child != 0 {
        if tree[child].node.sign == sign {
            return child;
        }
        child = usize::from(tree[child].sibling);
    }
    let node = Node { sign, ..Node::default() };
    tree.push(Grown { node, child: 0, sibling: tree[at].child });
    let made = tree.len() - 1;
    tree[at].child = made as u16;
    made
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
        assert!(LEXICON.nodes.len() < usize::from(u16::MAX));
    }
}
