//! Encodings and normal forms: from tables that are linked in, or, in a page, as its host has them already.

#[cfg(all(feature = "host", target_family = "wasm"))]
mod host;
#[cfg(not(all(feature = "host", target_family = "wasm")))]
mod tables;

#[cfg(all(feature = "host", target_family = "wasm"))]
pub(crate) use host::{Encoding, guess, nfkc};
#[cfg(not(all(feature = "host", target_family = "wasm")))]
pub(crate) use tables::{Encoding, guess, nfkc};
