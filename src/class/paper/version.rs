//! The versions of a worksheet, and what stands in another order on each.

use crate::base::random::Random;
use crate::base::vocabulary::{Word, words};
use crate::quiz::code::digest;
use crate::story::question::{Kind, Question};

words! {
    /// A version of a worksheet: neighbours have different ones.
    Version {
        /// The one.
        A = "a",
        /// The other.
        B = "b",
    }
}

impl Version {
    /// As it is printed.
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
        }
    }

    /// So many parts by chance, on the second version in another order than on the first; what is to be put in order
    /// never stands in the right one.
    pub fn shuffled(self, question: &Question, of: usize, seed: u32) -> Vec<usize> {
        let drawn = |version: Self| {
            let mut order: Vec<usize> = (0..of).collect();
            let chance = digest(digest(digest(0, question.id.as_str()), version.as_str()) ^ seed, "");
            Random::new(chance).shuffle(&mut order);
            order
        };
        let is_right = |order: &[usize]| question.kind == Kind::Order && order.is_sorted();
        // Of two items there is one wrong order, which both versions have.
        let turned = |mut order: Vec<usize>, other: &[usize]| {
            for _ in 0..of {
                if is_right(&order) || order == other {
                    order.rotate_left(1);
                }
            }
            order
        };
        let first = turned(drawn(Self::A), &[]);
        match self {
            Self::A => first,
            Self::B if of == 2 && question.kind == Kind::Order => first,
            Self::B => turned(drawn(Self::B), &first),
        }
    }
}
