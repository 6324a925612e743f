//! A seeded pseudo-random number generator (RNG) that gives the same numbers on every platform, for
//! shuffles that a link can name. Not for secrets.

use crate::base::number::saturated;

/// SplitMix64 (Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The generator of a seed.
    pub fn new(seed: u32) -> Self {
        Self(u64::from(seed))
    }

    /// The next 32 bits.
    pub fn draw(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 32) as u32
    }

    /// A number below `bound`, or 0 if that is 0 (Lemire 2019, without the
    /// rejection step: the bias is below 2⁻²⁰ for lists of our sizes).
    pub fn below(&mut self, bound: u32) -> u32 {
        ((u64::from(self.draw()) * u64::from(bound)) >> 32) as u32
    }

    /// An index into a list of some length, or 0 if that is 0.
    pub fn index(&mut self, length: usize) -> usize {
        self.below(saturated(length)) as usize
    }

    /// Shuffles in place (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.index(i + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_order_everywhere() {
        let mut items: Vec<u32> = (0..8).collect();
        Random::new(20_250_818).shuffle(&mut items);
        let mut again: Vec<u32> = (0..8).collect();
        Random::new(20_250_818).shuffle(&mut again);
        assert_eq!(items, again);
        assert_eq!(Random::new(0).draw(), 0xe220_a839);
    }

    #[test]
    fn a_shuffle_keeps_every_item() {
        for seed in 0..500 {
            let mut items: Vec<u32> = (0..24).collect();
            Random::new(seed).shuffle(&mut items);
            items.sort_unstable();
            assert_eq!(items, (0..24).collect::<Vec<_>>());
        }
    }

    #[test]
    fn every_place_is_reached_about_equally_often() {
        let mut counts = [0_u32; 5];
        for seed in 0..5_000 {
            let mut items = [0, 1, 2, 3, 4];
            Random::new(seed).shuffle(&mut items);
            let place = items.iter().position(|&i| i == 0).unwrap();
            counts[place] += 1;
        }
        assert!(counts.iter().all(|&c| (850..1150).contains(&c)), "{counts:?}");
    }
}
