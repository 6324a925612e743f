//! Compression as hosts do it, once, and kept.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use hyper::body::Bytes;

/// A way to compress a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Coding {
    /// `br`
    Brotli,
    /// `gzip`
    Gzip,
}

/// How hard a host tries to make a body small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effort {
    /// As hosts do that compress beforehand: brotli 11, gzip 9.
    Best,
    /// As hosts do that compress what they send: brotli 1, gzip 1.
    Quick,
}

impl Coding {
    /// Its name in headers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The best that a browser accepts, by its `Accept-Encoding`.
    pub fn accepted(header: &str) -> Option<Self> {
        let accepts = |coding: Self| {
            header.split(',').any(|offer| {
                let mut parts = offer.split(';').map(str::trim);
                parts.next() == Some(coding.name()) && !parts.any(|part| part == "q=0")
            })
        };
        [Self::Brotli, Self::Gzip].into_iter().find(|coding| accepts(*coding))
    }

    /// A body compressed; made at its first request only, in the whole process.
    pub fn apply(self, body: &Bytes, effort: Effort) -> Result<Bytes> {
        static MADE: Mutex<BTreeMap<(Coding, Effort, u64), Bytes>> = Mutex::new(BTreeMap::new());
        let mut hasher = DefaultHasher::new();
        body.hash(&mut hasher);
        let key = (self, effort, hasher.finish());
        // Held while compressing: whoever asks for the same meanwhile would do it twice.
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = made.get(&key) {
            return Ok(bytes.clone());
        }
        let bytes = Bytes::from(match self {
            Self::Brotli => brotli(body, effort)?,
            Self::Gzip => gzip(body, effort)?,
        });
        made.insert(key, bytes.clone());
        Ok(bytes)
    }
}

/// Bytes after brotli.
pub fn brotli(bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let quality = match effort {
        Effort::Best => 11,
        Effort::Quick => 1,
    };
    let settings = brotli::enc::BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &settings)?;
    Ok(out)
}

/// Bytes after gzip.
fn gzip(bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let level = match effort {
        Effort::Best => flate2::Compression::best(),
        Effort::Quick => flate2::Compression::fast(),
    };
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), level);
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_gets_the_best_that_it_accepts() {
        assert_eq!(Coding::accepted("gzip, deflate, br, zstd"), Some(Coding::Brotli));
        assert_eq!(Coding::accepted("gzip;q=0.5"), Some(Coding::Gzip));
        assert_eq!(Coding::accepted("br;q=0, gzip"), Some(Coding::Gzip));
        assert_eq!(Coding::accepted("identity"), None);
        assert_eq!(Coding::accepted(""), None);
    }

    #[test]
    fn what_was_compressed_once_is_kept() {
        let body = Bytes::from("Dateline ".repeat(1000));
        for effort in [Effort::Best, Effort::Quick] {
            let first = Coding::Brotli.apply(&body, effort).unwrap();
            assert!(first.len() < 1_000, "{}", first.len());
            assert_eq!(first.as_ptr(), Coding::Brotli.apply(&body, effort).unwrap().as_ptr());
        }
    }
}
