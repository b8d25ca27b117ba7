//! A set of small numbers: the indices of cells or of rules.

/// Room for every cell of every edition, and for every rule; the list of cells refuses to outgrow it.
pub(crate) const CAPACITY: usize = 256;

const WORDS: usize = CAPACITY / 64;
const _: () = assert!(WORDS == 4, "`is_empty` looks at every word");

/// A set of indices below [`CAPACITY`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Set([u64; WORDS]);

impl Set {
    pub(crate) fn insert(&mut self, index: usize) {
        self.0[index / 64] |= 1 << (index % 64);
    }

    /// The indices at which a sequence is true.
    pub(crate) fn of_indices(members: impl Iterator<Item = bool>) -> Self {
        let mut set = Self::default();
        members.enumerate().filter(|(_, member)| *member).for_each(|(index, _)| set.insert(index));
        set
    }

    /// Sets sixty-four members at once.
    pub(crate) fn set_word(&mut self, word: usize, members: u64) {
        self.0[word] = members;
    }

    pub(crate) fn remove(&mut self, index: usize) {
        self.0[index / 64] &= !(1 << (index % 64));
    }

    pub(crate) fn contains(&self, index: usize) -> bool {
        self.0[index / 64] & (1 << (index % 64)) != 0
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.0[0] | self.0[1] | self.0[2] | self.0[3] == 0
    }

    pub(crate) fn is_subset(&self, of: &Self) -> bool {
        self.minus(of).is_empty()
    }

    pub(crate) fn minus(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] & !other.0[word]))
    }

    pub(crate) fn union(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] | other.0[word]))
    }

    pub(crate) fn intersection(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] & other.0[word]))
    }
}
