//! Puts functions that are alike beside each other: gzip looks back 32 kB and no further.

use std::collections::HashMap;

use anyhow::Result;
use wasm_encoder::{NameMap, NameSection, Section};
use wasmparser::{Parser, Payload, TypeRef};

/// How long a piece of code is that two functions may share.
const PIECE: usize = 6;
/// What more functions have than that makes no two of them alike.
const COMMON: usize = 60;
/// How many functions before its place one is compared with, and how much less each counts than the one behind it.
const NEAR: usize = 8;
const FADES: f64 = 0.8;
/// Less alike than this, the next in line takes the place.
const ALIKE: f64 = 0.3;

/// The module with names for its functions that tell their order; `wasm-opt` puts them in the order of their names.
pub(crate) fn named_by_likeness(module: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(&module[body.range()]),
            _ => {}
        }
    }
    let mut places: Vec<(u32, usize)> = (imported..).zip(0..bodies.len()).collect();
    for (place, function) in order(&bodies).into_iter().enumerate() {
        places[function].1 = place;
    }
    let mut names = NameMap::new();
    for (function, place) in places {
        names.append(function, &format!("{place:06}"));
    }
    let mut section = NameSection::new();
    section.functions(&names);
    let mut out = module.to_vec();
    section.append_to(&mut out);
    Ok(out)
}

/// The functions one after another, each the one most like those before it.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let kin = kin(bodies);
    let mut left: Vec<bool> = vec![true; bodies.len()];
    let mut order: Vec<usize> = Vec::with_capacity(bodies.len());
    let mut first = 0;
    while order.len() < bodies.len() {
        let mut likeness = vec![0.0; bodies.len()];
        let mut weight = 1.0;
        for near in order.iter().rev().take(NEAR) {
            for (other, shared) in &kin[*near] {
                likeness[*other] += weight * shared;
            }
            weight *= FADES;
        }
        let alike = (0..bodies.len()).filter(|other| left[*other] && likeness[*other] >= ALIKE);
        // Of equals the first.
        let next = alike.rev().max_by(|one, other| likeness[*one].total_cmp(&likeness[*other]));
        while first < bodies.len() && !left[first] {
            first += 1;
        }
        let next = next.unwrap_or(first);
        left[next] = false;
        order.push(next);
    }
    order
}

/// For each function those that share pieces of code with it, and how much of their own that is.
fn kin(bodies: &[&[u8]]) -> Vec<Vec<(usize, f64)>> {
    let mut holders: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (index, body) in bodies.iter().enumerate() {
        for piece in body.windows(PIECE) {
            let holders = holders.entry(piece).or_default();
            if holders.last() != Some(&index) {
                holders.push(index);
            }
        }
    }
    holders.retain(|_, holders| (2..=COMMON).contains(&holders.len()));
    let mut pieces = vec![0_u32; bodies.len()];
    let mut shared: Vec<HashMap<usize, u32>> = vec![HashMap::new(); bodies.len()];
    for holders in holders.values() {
        for one in holders {
            pieces[*one] += 1;
            for other in holders.iter().filter(|other| *other != one) {
                *shared[*one].entry(*other).or_default() += 1;
            }
        }
    }
    // A large function shares something with all.
    let own = |other: usize| f64::from(pieces[other] + 4).sqrt();
    shared
        .into_iter()
        .map(|kin| kin.into_iter().map(|(other, n)| (other, f64::from(n) / own(other))).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_that_are_alike_stand_together_and_none_is_lost() {
        let [one, other]: [Vec<u8>; 2] = [(0..40).collect(), (100..140).collect()];
        let bodies = [&one[..], &other, &one[3..], &other[5..], &one[..30]];
        assert_eq!(order(&bodies), [0, 2, 4, 1, 3]);
    }
}
