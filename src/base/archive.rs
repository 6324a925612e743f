//! An archive whose files are stored as they are (ZIP, APPNOTE.TXT 6.3.3, method 0): what a workbook is, and what
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

/// An archive of some files, each by its path and its bytes. Together they are below 4 GB.
pub fn archive<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Vec<u8> {
    let (mut bytes, mut directory, mut count) = (Vec::new(), Vec::new(), 0_u16);
    for (name, content) in files {
        let at = length(bytes.len());
        let mut entry = Vec::new();
        for short in [VERSION, UTF8, 0, 0, DAY] {
            entry.extend(short.to_le_bytes());
        }
        let size = length(content.len());
        for long in [SUM.checksum(content), size, size] {
            entry.extend(long.to_le_bytes());
        }
        entry.extend(u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
        entry.extend(0_u16.to_le_bytes());
        bytes.extend(*b"PK\x03\x04");
        bytes.extend(&entry);
        bytes.extend(name.as_bytes());
        bytes.extend(content);
        directory.extend(*b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&entry);
        // No comment, the first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
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
        let bytes = archive([("a.txt", &b"hello"[..]), ("ї/b", &[][..])]);
        assert!(bytes.starts_with(b"PK\x03\x04"));
        let end = &bytes[bytes.len() - 22..];
        assert_eq!(&end[..12], b"PK\x05\x06\0\0\0\0\x02\0\x02\0");
        let at = u32::from_le_bytes(end[16..20].try_into().unwrap()) as usize;
        assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
        // The sum of `hello` as all readers know it.
        assert_eq!(&bytes[14..18], &0x3610_a686_u32.to_le_bytes());
    }
}
