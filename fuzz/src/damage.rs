//! How an input is damaged: bytes, lines, numbers, words of its grammar, odd letters.

use dateline::base::random::Random;

/// The longest input, in bytes.
pub const LONGEST: usize = 256 << 10;

/// Numbers at which programs break.
const NUMBERS: [&str; 14] = [
    "0",
    "-0",
    "1",
    "-1",
    "255",
    "256",
    "32768",
    "2147483647",
    "-2147483648",
    "4294967295",
    "4294967296",
    "18446744073709551616",
    "1e309",
    "NaN",
];

/// Letters at which programs break: right-to-left marks, lone marks, ends of lines of
/// other kinds, letters of four bytes, of two codes, of other widths in capitals.
const LETTERS: [&str; 16] = [
    "\0",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{301}",
    "\u{200f}",
    "\u{202e}",
    "\u{2028}",
    "\u{feff}",
    "\u{fffd}",
    "\u{10ffff}",
    "🇺🇦",
    "👨‍👩‍👧",
    "ß",
    "İ",
    "\r\n",
];

/// Damages an input in place, once or a few times; `others` are whole inputs to take
/// parts from, `words` those of the grammar.
pub fn damage(input: &mut Vec<u8>, others: &[Vec<u8>], words: &[String], random: &mut Random) {
    let most = random_depth(random);
    for _ in 0..=random.below(most) {
        once(input, others, words, random);
    }
    input.truncate(LONGEST);
}

/// Mostly little damage, sometimes much.
fn random_depth(random: &mut Random) -> u32 {
    if random.below(8) == 0 { 24 } else { 4 }
}

fn once(input: &mut Vec<u8>, others: &[Vec<u8>], words: &[String], random: &mut Random) {
    let at = place(input.len(), random);
    match random.below(15) {
        0 => {
            if let Some(byte) = input.get_mut(at) {
                *byte ^= 1 << random.below(8);
            }
        }
        1 => {
            if let Some(byte) = input.get_mut(at) {
                *byte = random.draw().to_le_bytes()[0];
            }
        }
        2 => input.insert(at, random.draw().to_le_bytes()[0]),
        3 => drop(input.drain(range(input.len(), random))),
        4 => input.truncate(at),
        // A part once more, elsewhere.
        5 => {
            let part = input.get(range(input.len(), random)).unwrap_or_default().to_vec();
            insert(input, at, &part);
        }
        // A part of another input.
        6 => {
            if let Some(other) = pick(others, random) {
                let part = other.get(range(other.len(), random)).unwrap_or_default();
                insert(input, at, part);
            }
        }
        7 | 8 => {
            if let Some(word) = pick(words, random) {
                insert(input, at, word.as_bytes());
            }
        }
        9 => insert(input, at, pick(&LETTERS, random).map_or("", |letter| letter).as_bytes()),
        10 => number(input, at, random),
        11 => swap_lines(input, random),
        12 => drop_line(input, random),
        // The same over and over.
        13 => {
            let span = range(input.len(), random);
            let part = input.get(span.start..span.end.min(span.start + 24)).unwrap_or_default().to_vec();
            insert(input, at, &part.repeat(1 << random.below(12)));
        }
        // One line in the place of another, as words of the same kind.
        _ => {
            let mut lines: Vec<&[u8]> = input.split(|byte| *byte == b'\n').collect();
            let (from, to) = (place(lines.len(), random), place(lines.len(), random));
            if let (Some(line), true) = (lines.get(from).copied(), to < lines.len()) {
                lines[to] = line;
            }
            *input = lines.join(&b'\n');
        }
    }
}

/// A place in something of a length; 0 where it is empty.
fn place(length: usize, random: &mut Random) -> usize {
    random.below(u32::try_from(length).unwrap_or(u32::MAX)) as usize
}

/// A part of something of a length: mostly a short one.
fn range(length: usize, random: &mut Random) -> std::ops::Range<usize> {
    let start = place(length, random);
    let most = if random.below(6) == 0 { length } else { 40 };
    let end = (start + 1 + place(most, random)).min(length);
    start.min(end)..end
}

fn pick<'t, T>(all: &'t [T], random: &mut Random) -> Option<&'t T> {
    all.get(place(all.len(), random))
}

fn insert(input: &mut Vec<u8>, at: usize, part: &[u8]) {
    if input.len() + part.len() <= LONGEST {
        let at = at.min(input.len());
        drop(input.splice(at..at, part.iter().copied()));
    }
}

/// Puts another number in the place of the next one.
fn number(input: &mut Vec<u8>, at: usize, random: &mut Random) {
    let is_digit = |at: usize| input.get(at).is_some_and(u8::is_ascii_digit);
    let Some(start) = (at..input.len()).find(|at| is_digit(*at)) else { return };
    let end = (start..=input.len()).find(|at| !is_digit(*at)).unwrap_or(input.len());
    let number = pick(&NUMBERS, random).map_or("", |number| number);
    drop(input.splice(start..end, number.bytes()));
}

fn swap_lines(input: &mut Vec<u8>, random: &mut Random) {
    let mut lines: Vec<&[u8]> = input.split(|byte| *byte == b'\n').collect();
    let (from, to) = (place(lines.len(), random), place(lines.len(), random));
    lines.swap(from, to);
    *input = lines.join(&b'\n');
}

fn drop_line(input: &mut Vec<u8>, random: &mut Random) {
    let mut lines: Vec<&[u8]> = input.split(|byte| *byte == b'\n').collect();
    lines.remove(place(lines.len(), random));
    *input = lines.join(&b'\n');
}
