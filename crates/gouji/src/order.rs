//! One sort for values of every type.

use std::cmp::Ordering;

/// Sorts values as [`slice::sort_by`] does.
///
/// The sorts of the standard library are made anew for every type, and each weighs as much as a family of rules. Here
/// places are sorted, which is one sort for all, and then the values are put in their places. That costs some memory
/// and a call for each comparison: what is long and sorted often is better off with the standard library.
pub fn sort_by<T>(values: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    if values.len() < 2 {
        return;
    }
    let mut ranks = ranks(values.len(), &|one, other| compare(&values[one], &values[other]));
    for place in 0..values.len() {
        while ranks[place] != place {
            let rank = ranks[place];
            values.swap(place, rank);
            ranks.swap(place, rank);
        }
    }
}

/// Sorts values as [`slice::sort_by_key`] does.
pub fn sort_by_key<T, K: Ord>(values: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(values, |one, other| key(one).cmp(&key(other)));
}

/// Sorts values as [`slice::sort`] does.
pub fn sort<T: Ord>(values: &mut [T]) {
    sort_by(values, T::cmp);
}

/// Which place in order each value has.
fn ranks(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    let mut ranks = vec![0; count];
    order.into_iter().enumerate().for_each(|(rank, place)| ranks[place] = rank);
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn values_come_in_the_order_of_the_standard_sort(values in prop::collection::vec((0..9_u8, any::<u16>()), 0..60)) {
            let (mut ours, mut theirs) = (values.clone(), values.clone());
            sort_by_key(&mut ours, |(key, _)| *key);
            theirs.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(&ours, &theirs);
            sort(&mut ours);
            theirs.sort_unstable();
            prop_assert_eq!(ours, theirs);
        }
    }
}
