//! Compression as good hosts do it: at its best, once, and kept.

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
    pub fn apply(self, body: &Bytes) -> Result<Bytes> {
        static MADE: Mutex<BTreeMap<(Coding, u64), Bytes>> = Mutex::new(BTreeMap::new());
        let mut hasher = DefaultHasher::new();
        body.hash(&mut hasher);
        let key = (self, hasher.finish());
        // Held while compressing: whoever asks for the same meanwhile would do it twice.
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = made.get(&key) {
            return Ok(bytes.clone());
        }
        let bytes = Bytes::from(match self {
            Self::Brotli => brotli(body)?,
            Self::Gzip => gzip(body)?,
        });
        made.insert(key, bytes.clone());
        Ok(bytes)
    }
}

/// Bytes after brotli at its best, quality 11.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &settings)?;
    Ok(out)
}

/// Bytes after gzip at its best, level 9.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
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
        let first = Coding::Brotli.apply(&body).unwrap();
        assert!(first.len() < 100);
        assert_eq!(first.as_ptr(), Coding::Brotli.apply(&body).unwrap().as_ptr());
    }
}
