//! What a page's content security policy names: the texts that stand in the page, by their hashes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// A style or a script that stands in a page, as a source of its policy: `'sha256-…'`, the hash in
/// base64 (Content Security Policy Level 3, `hash-source`).
pub fn source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}
