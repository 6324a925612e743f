//! About how large texts on the map are: a little too large rather than too small, since the reader's font is not known.

use super::item::Side;
use super::rank::Rank;
use crate::base::layout::{PIN_LINE, PIN_TEXT, PIN_TEXT_SMALL, REM, SMALL_UNTIL};
use crate::map::rect::Size;

/// How much wider bold letters are.
const BOLD: f64 = 1.08;

/// The size of the letters of a pin's text on a plane of a width, in CSS px; bold ones, of which there are none on a
/// small map, are wider.
pub fn pin_em(width: f64, is_bold: bool) -> f64 {
    match (width < SMALL_UNTIL * REM, is_bold) {
        (true, _) => PIN_TEXT_SMALL,
        (false, true) => PIN_TEXT * BOLD,
        (false, false) => PIN_TEXT,
    }
}

/// About how large a text is: `em` is the size of its letters in CSS px. A
/// little too large rather than too small, since the reader's font is not known.
pub fn text_size(text: &str, em: f64) -> Size {
    let letters: f64 = text.chars().map(|letter| if letter.is_ascii() { 0.6 } else { 0.66 }).sum();
    Size { width: letters * em, height: em * PIN_LINE }
}

/// About how large a text is in two lines and in three, as far as it has words.
pub fn folded_sizes(text: &str, em: f64) -> Vec<Size> {
    let two = narrowest(text, em, 2).map(|width| Size { width, height: 2.0 * em * PIN_LINE });
    let three = narrowest(text, em, 3).map(|width| Size { width, height: 3.0 * em * PIN_LINE });
    two.into_iter().chain(three).collect()
}

/// How wide the widest of some lines of a text is at least; none where it has fewer words.
fn narrowest(text: &str, em: f64, lines: u32) -> Option<f64> {
    if lines < 2 {
        return Some(text_size(text, em).width);
    }
    let fold = |at: usize| {
        let (first, rest) = text.split_at(at);
        Some(text_size(first, em).width.max(narrowest(rest.trim_start(), em, lines - 1)?))
    };
    text.match_indices(' ').filter_map(|(at, _)| fold(at)).reduce(f64::min)
}

/// About how large the text of a pin is on a side of it.
pub fn text_of(text: &str, em: f64, side: Side) -> Size {
    let folded = folded_sizes(text, em).into_iter().find(|folded| folded.width == side.wide);
    folded.unwrap_or_else(|| text_size(text, em))
}

/// About how large a name is; that of a country of the first rank is written in capitals with space between them.
pub fn name_size(text: &str, rank: Rank) -> Size {
    let size = text_size(text, rank.em());
    Size { width: if rank == Rank::First { size.width * 1.4 } else { size.width }, ..size }
}
