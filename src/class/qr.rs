//! Codes for cameras (QR codes, ISO/IEC 18004), as a path to be drawn.

use qrcodegen::{QrCode, QrCodeEcc};

/// How wide the quiet zone around a code is, in modules.
pub const QUIET: i32 = 4;

/// A code to be drawn: black on white, whatever the theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// How many modules wide and high it is with its quiet zone: the unit of the path.
    pub size: i32,
    /// The dark modules, as the data of an SVG path: a rectangle for each run in a row.
    pub path: String,
}

/// Draws a text; none where it is too long for any code. Capital letters and digits take least room.
pub fn draw(text: &str) -> Option<Drawn> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            if run > 0 {
                path += &format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += i32::try_from(run).unwrap_or(0) + 1;
        }
    }
    Some(Drawn { size: code.size() + 2 * QUIET, path })
}

/// The same as a grey picture, a byte a point and so many points a module: how wide it is, and its points.
pub fn picture(text: &str, scale: usize) -> Option<(usize, Vec<u8>)> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let wide = usize::try_from(code.size() + 2 * QUIET).ok()? * scale;
    let module = |at: usize| i32::try_from(at / scale).unwrap_or(-1) - QUIET;
    let point = |at: usize| if code.get_module(module(at % wide), module(at / wide)) { 0 } else { 255 };
    Some((wide, (0..wide * wide).map(point).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_code_is_small_and_a_link_is_larger() {
        let code = draw(&"7ABH02".repeat(5)).unwrap();
        // Version 2, of 25 modules.
        assert_eq!(code.size, 25 + 2 * QUIET);
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", code.path);
        assert!(draw(&"https://news.example/talks/?questions=10".repeat(4)).unwrap().size > code.size);
        assert_eq!(draw(&"x".repeat(10_000)), None);
    }
}
