//! How high a row is, so that its texts stand there whole: not every spreadsheet measures that itself when it opens a
//! workbook.

/// The points of a line of text.
const LINE: u32 = 15;
/// The points that a row has at most in a spreadsheet.
const MOST: u32 = 409;

/// How much of a column a word takes, in letters. East Asian signs and emoji are as wide as two.
fn wide(word: &str) -> u32 {
    word.chars().fold(0, |wide, letter| wide + if letter < '\u{2e80}' { 1 } else { 2 })
}

/// How many lines a text takes in a column that is so many letters wide.
fn lines(text: &str, width: u32) -> u32 {
    let width = width.max(1);
    let mut lines = 0;
    for line in text.split('\n') {
        let mut used = 0;
        lines += 1;
        for word in line.split(' ') {
            let mut word = wide(word);
            if used > 0 && used + 1 + word > width {
                lines += 1;
                used = 0;
            } else if used > 0 {
                word += 1;
            }
            // A word that is longer than the column is broken within.
            lines += word.saturating_sub(1) / width;
            used = if word > width { (word - 1) % width + 1 } else { used + word };
        }
    }
    lines
}

/// The height of a row, in points, by the longest of its texts, each with the width of its column.
pub(super) fn height<'a>(texts: impl Iterator<Item = (&'a str, u32)>) -> u32 {
    (texts.map(|(text, width)| lines(text, width)).max().unwrap_or(1) * LINE).min(MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words_and_within_long_ones() {
        let of = |text: &str| lines(text, 10);
        assert_eq!(["", "0123456789", "01234 6789", "01234 67890", "a\nb\n"].map(of), [1, 1, 1, 2, 3]);
        assert_eq!(
            ["01234567890", "0123456789abcdefghijk", "a 01234567890", "01234567890 abcdefghi"].map(of),
            [2, 3, 3, 3]
        );
        assert_eq!(["日本語日本", "日本語日本語", "من قال هذا"].map(of), [1, 2, 1]);
        assert_eq!(lines("abc", 0), 3, "no width is no fall");
    }

    #[test]
    fn a_row_is_as_high_as_its_longest_cell_and_no_higher_than_can_be() {
        let text = "x ".repeat(9_000);
        let of = |texts: &[(usize, u32)]| height(texts.iter().map(|(letters, width)| (&text[..*letters], *width)));
        assert_eq!([of(&[]), of(&[(0, 9), (9, 4), (9, 9)]), of(&[(18_000, 4)])], [15, 45, 409]);
    }
}
