//! An archive of files (ZIP, APPNOTE.TXT 6.3.3) that are stored as they are or deflated: what a workbook is, and what
//! others take as a package.

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

/// The sum of a file's bytes.
const SUM: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// The bit that says that names are UTF-8.
const UTF8: u16 = 1 << 11;
/// The version of the form that it takes to read it.
const VERSION: u16 = 20;
/// The first of January 1980, the earliest day that there is: an archive of the same files is the same.
const DAY: u16 = 0x21;
/// What says that a file is stored, and that it is deflated.
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// A file of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// Its path, without a `/` before it.
    pub name: String,
    method: u16,
    sum: u32,
    size: u32,
    bytes: Vec<u8>,
}

impl Packed {
    /// A file as it is.
    pub fn stored(name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        let (sum, size) = (SUM.checksum(&bytes), length(bytes.len()));
        Self { name: name.to_owned(), method: STORED, sum, size, bytes }
    }

    /// A file, and what deflating (RFC 1951) has made of its bytes; as it is where that is no smaller.
    pub fn deflated(name: &str, bytes: &[u8], deflated: &[u8]) -> Self {
        if deflated.len() >= bytes.len() {
            return Self::stored(name, bytes);
        }
        let (sum, size) = (SUM.checksum(bytes), length(bytes.len()));
        Self { name: name.to_owned(), method: DEFLATED, sum, size, bytes: deflated.to_owned() }
    }

    /// The head that stands before its bytes and, with more, in the directory: sizes stand in it, and whether its name
    /// is more than ASCII.
    fn head(&self) -> Vec<u8> {
        let mut head = Vec::new();
        let flags = if self.name.is_ascii() { 0 } else { UTF8 };
        for short in [VERSION, flags, self.method, 0, DAY] {
            head.extend(short.to_le_bytes());
        }
        for long in [self.sum, length(self.bytes.len()), self.size] {
            head.extend(long.to_le_bytes());
        }
        head.extend(u16::try_from(self.name.len()).unwrap_or(u16::MAX).to_le_bytes());
        head.extend(0_u16.to_le_bytes());
        head
    }
}

/// An archive of some files, which together are below 4 GB.
pub fn archive(files: &[Packed]) -> Vec<u8> {
    let (mut bytes, mut directory, mut count) = (Vec::new(), Vec::new(), 0_u16);
    for file in files {
        let at = length(bytes.len());
        let head = file.head();
        bytes.extend(*b"PK\x03\x04");
        bytes.extend(&head);
        bytes.extend(file.name.as_bytes());
        bytes.extend(&file.bytes);
        directory.extend(*b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&head);
        // No comment, the first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(file.name.as_bytes());
        count = count.saturating_add(1);
    }
    let (at, size) = (length(bytes.len()), length(directory.len()));
    bytes.extend(directory);
    bytes.extend(*b"PK\x05\x06");
    for short in [0, 0, count, count] {
        bytes.extend(short.to_le_bytes());
    }
    for long in [size, at] {
        bytes.extend(long.to_le_bytes());
    }
    bytes.extend(0_u16.to_le_bytes());
    bytes
}

fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_names_its_files_and_where_they_are() {
        let bytes = archive(&[Packed::stored("a.txt", *b"hello"), Packed::stored("ї/b", [])]);
        assert!(bytes.starts_with(b"PK\x03\x04"));
        let end = &bytes[bytes.len() - 22..];
        assert_eq!(&end[..12], b"PK\x05\x06\0\0\0\0\x02\0\x02\0");
        let at = u32::from_le_bytes(end[16..20].try_into().unwrap()) as usize;
        assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
        // The sum of `hello` as all readers know it.
        assert_eq!(&bytes[14..18], &0x3610_a686_u32.to_le_bytes());
        assert_eq!(bytes[6..8], [0, 0], "a name in ASCII needs no flag");
    }

    #[test]
    fn what_deflating_makes_no_smaller_is_stored() {
        assert_eq!(Packed::deflated("a", b"ab", b"abcd"), Packed::stored("a", *b"ab"));
        let packed = Packed::deflated("a", b"abcdefgh", b"xyz");
        assert_eq!((packed.method, packed.size, packed.bytes.len()), (DEFLATED, 8, 3));
    }
}
