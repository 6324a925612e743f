//! Damage to an input: what a slip, a network, a translator or a bad will does to it.

use std::ops::Range;

use dateline::base::random::Random;

/// The longest input, in bytes.
pub const MOST: usize = 256 * 1024;

/// Numbers at which something ends.
const NUMBERS: [&str; 14] = [
    "0",
    "-0",
    "-1",
    "1",
    "255",
    "256",
    "65536",
    "2147483647",
    "2147483648",
    "-2147483648",
    "4294967295",
    "4294967296",
    "18446744073709551616",
    "99999999999999999999999999999999999999",
];
/// What texts seldom hold: directions, letters without a body, no letter at all.
const ODD: [&str; 14] = [
    "\0",
    "\r",
    "\r\n",
    "\u{b}",
    "\u{85}",
    "\u{2028}",
    "\u{202e}",
    "\u{200f}",
    "\u{301}",
    "\u{feff}",
    "\u{1f9ed}",
    "\u{10ffff}",
    "\u{ad}",
    "\u{a0}",
];
/// What opens something, and may be opened over and over.
const OPENINGS: [&str; 10] = ["[", "{", "a.", "[[", "\"", "'", "<b>", "&amp;", "?", "#"];

/// An item of a list; the list must not be empty.
#[expect(clippy::indexing_slicing, reason = "the place is below the length of a list that is not empty")]
pub fn any<'a, T>(random: &mut Random, all: &'a [T]) -> &'a T {
    &all[below(random, all.len())]
}

/// Any byte.
fn byte_of(random: &mut Random) -> u8 {
    let [byte, ..] = random.draw().to_le_bytes();
    byte
}

/// A number below a bound, or 0.
pub fn below(random: &mut Random, bound: usize) -> usize {
    random.below(u32::try_from(bound).unwrap_or(u32::MAX)) as usize
}

/// An input with some damage. `other` is another input, `words` are those of the
/// target's grammar.
pub fn mutated(random: &mut Random, input: &[u8], other: &[u8], words: &[String]) -> Vec<u8> {
    let mut bytes = input.to_vec();
    // Mostly a little, since much damage is found at its first part.
    let most = 1 << random.below(4).saturating_sub(1);
    for _ in 0..=random.below(most) {
        once(random, &mut bytes, other, words);
    }
    bytes.truncate(MOST);
    bytes
}

fn once(random: &mut Random, bytes: &mut Vec<u8>, other: &[u8], words: &[String]) {
    let at = below(random, bytes.len() + 1);
    match random.below(40) {
        0..=2 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << random.below(8)),
        3..=4 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = byte_of(random)),
        5 => {
            let new: Vec<u8> = (0..=random.below(8)).map(|_| byte_of(random)).collect();
            insert(bytes, at, &new);
        }
        6..=7 => drop(bytes.drain(chunk(random, at, bytes.len(), 40))),
        8 => {
            let copy = copied(bytes, chunk(random, at, bytes.len(), 200));
            let to = below(random, bytes.len() + 1);
            insert(bytes, to, &copy);
        }
        9..=10 => {
            let from = below(random, other.len() + 1);
            let new = copied(other, chunk(random, from, other.len(), 400));
            let old = chunk(random, at, bytes.len(), 400);
            bytes.splice(old, new);
        }
        11..=18 => lines(random, bytes, other),
        19..=22 if !words.is_empty() => insert(bytes, at, any(random, words).as_bytes()),
        23..=25 if !words.is_empty() => {
            let word = token(bytes, at, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
            bytes.splice(word, any(random, words).bytes());
        }
        26..=28 => {
            let word = token(bytes, at, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
            let from = below(random, bytes.len() + 1);
            let new = token(bytes, from, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
            let new = copied(bytes, new);
            bytes.splice(word, new);
        }
        29..=32 => {
            // The next number, wherever it is.
            let from = bytes.iter().skip(at).position(u8::is_ascii_digit).map_or(at, |ahead| at + ahead);
            let number = token(bytes, from, |byte| byte.is_ascii_digit());
            bytes.splice(number, any(random, &NUMBERS).bytes());
        }
        33..=35 => insert(bytes, at, any(random, &ODD).as_bytes()),
        36 => {
            let times = 1 << random.below(14);
            insert(bytes, at, any(random, &OPENINGS).repeat(times).as_bytes());
        }
        37 => bytes.truncate(at),
        38 if random.below(8) == 0 => {
            let copy = copied(bytes, chunk(random, at, bytes.len(), 2_000));
            let times = below(random, MOST.saturating_sub(bytes.len()) / copy.len().max(1) + 1);
            insert(bytes, at, &copy.repeat(times));
        }
        39 if random.below(4) == 0 => numbered(random, bytes, at),
        _ => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = byte.wrapping_add(1)),
    }
}

/// Moves, drops, doubles or brings in whole lines.
fn lines(random: &mut Random, bytes: &mut Vec<u8>, other: &[u8]) {
    let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let (one, two) = (below(random, lines.len()), below(random, lines.len()));
    match random.below(5) {
        0 => lines.swap(one, two),
        1 => drop(lines.remove(one)),
        2 => lines.insert(two, lines.get(one).copied().unwrap_or_default()),
        3 => lines.copy_within(two..=two, one),
        _ => {
            let others: Vec<&[u8]> = other.split(|byte| *byte == b'\n').collect();
            let line = *any(random, &others);
            lines.insert(one, line);
        }
    }
    *bytes = lines.join(&b'\n');
}

/// Copies of a paragraph, each with a number of its own before every quotation mark
/// that closes an id and before its first bracket that closes: many things of one kind.
fn numbered(random: &mut Random, bytes: &mut Vec<u8>, at: usize) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let paragraphs: Vec<&str> = text.split("\n\n").collect();
    let place = paragraphs.iter().scan(0, |end, paragraph| {
        *end += paragraph.len() + 2;
        Some(*end)
    });
    let one = place.take_while(|end| *end <= at).count().min(paragraphs.len() - 1);
    let times = 1 << random.below(12);
    let mut written = String::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        written.push_str(paragraph);
        written.push_str("\n\n");
        for copy in (0..times).take_while(|_| number == one) {
            if written.len() > MOST {
                break;
            }
            match paragraph.split_once("id = \"").and_then(|(before, id)| Some((before, id.split_once('"')?))) {
                Some((before, (id, after))) => written.push_str(&format!("{before}id = \"{id}-{copy}\"{after}")),
                None => written.push_str(&paragraph.replacen(']', &format!("-{copy}]"), 1)),
            }
            written.push_str("\n\n");
        }
    }
    *bytes = written.into_bytes();
}

/// Some bytes from a place on.
fn chunk(random: &mut Random, at: usize, length: usize, most: usize) -> Range<usize> {
    at..(at + 1 + below(random, most)).min(length).max(at)
}

/// The bytes of a part of others.
fn copied(bytes: &[u8], part: Range<usize>) -> Vec<u8> {
    bytes.get(part).unwrap_or_default().to_vec()
}

/// The word around a place.
fn token(bytes: &[u8], at: usize, is_part: impl Fn(u8) -> bool) -> Range<usize> {
    let at = at.min(bytes.len());
    let (before, after) = bytes.split_at(at);
    let before = before.iter().rev().take_while(|byte| is_part(**byte)).count();
    let after = after.iter().take_while(|byte| is_part(**byte)).count();
    at - before..at + after
}

fn insert(bytes: &mut Vec<u8>, at: usize, new: &[u8]) {
    bytes.splice(at..at, new.iter().copied());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_the_same_for_the_same_seed_and_never_too_long() {
        let words = ["quiz".to_owned()];
        let all = |seed| {
            let mut random = Random::new(seed);
            let mut input = b"[a]\nid = \"b\"\n\nc = 12\n".to_vec();
            for _ in 0..300 {
                input = mutated(&mut random, &input, b"x\ny", &words);
                assert!(input.len() <= MOST);
            }
            input
        };
        assert_eq!(all(1), all(1));
        assert_ne!(all(1), all(2));
    }
}
