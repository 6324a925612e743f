//! Codes in pictures (QR codes, ISO/IEC 18004).

use quircs::Quirc;

/// The texts of the codes in a grey picture: a byte a point, row by row.
pub fn read(grey: &[u8], width: usize, height: usize) -> Vec<String> {
    if width.checked_mul(height) != Some(grey.len()) || grey.is_empty() {
        return Vec::new();
    }
    let mut reader = Quirc::default();
    let codes = reader.identify(width, height, grey);
    codes.filter_map(|code| String::from_utf8(code.ok()?.decode().ok()?.payload).ok()).collect()
}
