//! Two check symbols: a Reed–Solomon code over GF(32) with the roots α and α², α being 2 and the field that of
//! x⁵ + x² + 1 (MacWilliams and Sloane, *The Theory of Error-Correcting Codes*, chapter 10). No one and no two
//! wrong symbols of a block go unnoticed, and one alone can be found again. A block has 31 symbols at most,
//! since the places beyond would repeat those before; what is longer has several.

/// How many symbols a block has at most, its two checks among them.
const BLOCK: usize = 31;
/// How many of them are checks.
const CHECKS: usize = 2;

/// The product of two symbols.
fn product(a: u8, b: u8) -> u8 {
    let (mut sum, mut shifted) = (0, a);
    for bit in 0..5 {
        if b >> bit & 1 == 1 {
            sum ^= shifted;
        }
        shifted <<= 1;
        if shifted > 31 {
            shifted ^= 0b10_0101;
        }
    }
    sum
}

/// α to some power.
fn power(exponent: usize) -> u8 {
    (0..exponent % 31).fold(1, |power, _| product(power, 2))
}

/// The quotient of two symbols, the second of which is not 0: a symbol to the power of 30 is its inverse.
fn quotient(a: u8, b: u8) -> u8 {
    (0..30).fold(a, |quotient, _| product(quotient, b))
}

/// A symbol times the root at a place.
fn times(symbol: u8, root: usize) -> u8 {
    (0..=root).fold(symbol, |symbol, _| {
        let twice = symbol << 1;
        if twice > 31 { twice ^ 0b10_0101 } else { twice }
    })
}

/// The values at both roots of the polynomial whose coefficients are the symbols, the highest first. It
/// begins with a coefficient of its own, so that no code of one kind is one of another.
fn syndromes(begin: u8, symbols: &[u8]) -> [u8; CHECKS] {
    [0, 1].map(|root| symbols.iter().fold(begin, |sum, symbol| times(sum, root) ^ symbol))
}

/// How long the blocks are, with their checks, in which so many symbols without checks are written.
fn blocks(length: usize) -> Vec<usize> {
    let count = length.div_ceil(BLOCK - CHECKS).max(1);
    (0..count).map(|at| length / count + usize::from(at < length % count) + CHECKS).collect()
}

/// How long so many symbols are with their checks.
pub fn checked_length(length: usize) -> usize {
    blocks(length).iter().sum()
}

/// How many symbols there are without their checks; none where no number of them has that length.
fn plain_length(length: usize) -> Option<usize> {
    let plain = length.checked_sub(length.div_ceil(BLOCK) * CHECKS)?;
    (checked_length(plain) == length).then_some(plain)
}

/// The coefficient that a block of a kind begins with.
fn begin(kind: u8, block: usize) -> u8 {
    power(usize::from(kind) + 2 * block)
}

/// Symbols with their checks.
pub fn with_checks(kind: u8, mut symbols: &[u8]) -> Vec<u8> {
    let mut written = Vec::new();
    for (at, length) in blocks(symbols.len()).into_iter().enumerate() {
        let (block, rest) = symbols.split_at_checked(length - CHECKS).unwrap_or((symbols, &[]));
        symbols = rest;
        let [first, second] = syndromes(begin(kind, at), block);
        // Both are to be 0 with two more coefficients.
        let (a, b) = (product(first, power(2)), product(second, power(4)));
        let check = quotient(a ^ b, power(1) ^ power(2));
        written.extend_from_slice(block);
        written.extend([check, a ^ product(check, 2)]);
    }
    written
}

/// The blocks of symbols with checks, each with where it begins, and the symbols without them.
fn parts(symbols: &[u8]) -> Option<Vec<(usize, &[u8])>> {
    let mut start = 0;
    let mut part = |length: usize| {
        let block = symbols.get(start..start + length)?;
        start += length;
        Some((start - length, block))
    };
    blocks(plain_length(symbols.len())?).into_iter().map(&mut part).collect()
}

/// The symbols without their checks; none where those are wrong.
pub fn without_checks(kind: u8, symbols: &[u8]) -> Option<Vec<u8>> {
    let mut plain = Vec::new();
    for (at, (_, block)) in parts(symbols)?.into_iter().enumerate() {
        if syndromes(begin(kind, at), block) != [0; CHECKS] {
            return None;
        }
        plain.extend_from_slice(block.get(..block.len() - CHECKS)?);
    }
    Some(plain)
}

/// What symbols with wrong checks may have been, nearest first: with two neighbours in each other's place, and
/// with one symbol of a block another. Each with the places at which it differs.
pub fn mended(kind: u8, symbols: &[u8]) -> Vec<(Vec<u8>, Vec<usize>)> {
    let mut all = Vec::new();
    for at in 1..symbols.len() {
        let mut swapped = symbols.to_vec();
        swapped.swap(at - 1, at);
        if swapped != symbols && without_checks(kind, &swapped).is_some() {
            all.push((swapped, vec![at - 1, at]));
        }
    }
    let (mut other, mut places) = (symbols.to_vec(), Vec::new());
    for (at, (start, block)) in parts(symbols).unwrap_or_default().into_iter().enumerate() {
        let [first, second] = syndromes(begin(kind, at), block);
        if [first, second] == [0; CHECKS] {
            continue;
        }
        if first == 0 {
            return all;
        }
        let ratio = quotient(second, first);
        let Some(from_end) = (0..block.len()).find(|from_end| power(*from_end) == ratio) else { return all };
        let place = start + block.len() - 1 - from_end;
        if let Some(symbol) = other.get_mut(place) {
            *symbol ^= quotient(first, ratio);
        }
        places.push(place);
    }
    if !places.is_empty() && without_checks(kind, &other).is_some() {
        all.push((other, places));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::random::Random;

    fn symbols(random: &mut Random, length: usize) -> Vec<u8> {
        (0..length).map(|_| u8::try_from(random.below(32)).unwrap()).collect()
    }

    #[test]
    fn the_field_is_one() {
        let powers: std::collections::BTreeSet<u8> = (0..31).map(power).collect();
        assert_eq!(powers.len(), 31);
        for a in 0..32 {
            for b in 1..32 {
                assert_eq!(product(quotient(a, b), b), a);
            }
        }
    }

    #[test]
    fn what_is_checked_is_read_again_whatever_its_length() {
        let mut random = Random::new(1);
        for length in 0..200 {
            for kind in [1, 2] {
                let plain = symbols(&mut random, length);
                let code = with_checks(kind, &plain);
                assert_eq!(code.len(), checked_length(length));
                assert_eq!(plain_length(code.len()), Some(length));
                assert_eq!(without_checks(kind, &code), Some(plain));
                assert_eq!(without_checks(3 - kind, &code), None, "of another kind");
            }
        }
        assert!((0..3).all(|length| plain_length(length) == (length == 2).then_some(0)));
    }

    #[test]
    fn one_wrong_symbol_is_found_again_and_two_are_noticed() {
        let mut random = Random::new(2);
        for length in [1, 16, 28, 29, 30, 70] {
            let code = with_checks(1, &symbols(&mut random, length));
            for at in 0..code.len() {
                for by in 1..32 {
                    let mut wrong = code.clone();
                    wrong[at] ^= by;
                    assert_eq!(without_checks(1, &wrong), None);
                    assert!(mended(1, &wrong).contains(&(code.clone(), vec![at])));
                    for other in at + 1..code.len() {
                        let mut wrong = wrong.clone();
                        wrong[other] ^= u8::try_from(1 + random.below(31)).unwrap();
                        assert_eq!(without_checks(1, &wrong), None);
                    }
                }
            }
        }
    }

    #[test]
    fn neighbours_in_each_others_place_are_put_back_first() {
        let mut random = Random::new(3);
        for _ in 0..100 {
            let code = with_checks(2, &symbols(&mut random, 28));
            let at = 1 + random.index(29);
            let mut wrong = code.clone();
            wrong.swap(at - 1, at);
            if wrong != code {
                assert_eq!(without_checks(2, &wrong), None);
                assert_eq!(mended(2, &wrong)[0], (code, vec![at - 1, at]));
            }
        }
    }
}
