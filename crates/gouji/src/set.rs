//! A set of small numbers: the indices of cells or of rules.

/// Room for every cell of every edition, and for every rule; the list of cells refuses to outgrow it.
pub(crate) const CAPACITY: usize = 256;

const WORDS: usize = CAPACITY / 64;
const _: () = assert!(WORDS == 4, "`is_empty` looks at every word");

/// A set of indices below [`CAPACITY`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Set([u64; WORDS]);

// Every cell asks, so what is a step or two is inlined even where size counts.
impl Set {
    #[inline]
    pub(crate) fn insert(&mut self, index: usize) {
        self.0[index / 64] |= 1 << (index % 64);
    }

    /// The indices at which a sequence is true.
    #[inline]
    pub(crate) fn of_indices(members: impl Iterator<Item = bool>) -> Self {
        let mut set = Self::default();
        members.enumerate().for_each(|(index, member)| set.0[index / 64] |= u64::from(member) << (index % 64));
        set
    }

    /// Sets sixty-four members at once.
    #[inline]
    pub(crate) fn set_word(&mut self, word: usize, members: u64) {
        self.0[word] = members;
    }

    #[inline]
    pub(crate) fn remove(&mut self, index: usize) {
        self.0[index / 64] &= !(1 << (index % 64));
    }

    #[inline]
    pub(crate) fn contains(&self, index: usize) -> bool {
        self.0[index / 64] & (1 << (index % 64)) != 0
    }

    #[inline]
    pub(crate) const fn is_empty(&self) -> bool {
        self.0[0] | self.0[1] | self.0[2] | self.0[3] == 0
    }

    /// The least member.
    pub(crate) fn first(&self) -> Option<usize> {
        let word = self.0.iter().position(|word| *word != 0)?;
        Some(word * 64 + self.0[word].trailing_zeros() as usize)
    }

    #[inline]
    pub(crate) fn is_subset(&self, of: &Self) -> bool {
        self.minus(of).is_empty()
    }

    #[inline]
    pub(crate) fn is_disjoint(&self, from: &Self) -> bool {
        self.intersection(from).is_empty()
    }

    #[inline]
    pub(crate) fn minus(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] & !other.0[word]))
    }

    #[inline]
    pub(crate) fn union(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] | other.0[word]))
    }

    #[inline]
    pub(crate) fn intersection(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] & other.0[word]))
    }
}
