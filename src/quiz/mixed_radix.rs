//! Mixed radix: one number whose digits have values of their own each, written and read in symbols
//! of 32, the lowest first.

/// Digits that are written, or read out of a number. It begins as one to be written.
#[derive(Default)]
pub struct MixedRadix {
    /// What is left to read, in symbols, the lowest first; none when writing.
    number: Option<Vec<u8>>,
    /// What was written or read: digits, each with how many values it has.
    digits: Vec<(u64, u64)>,
}

impl MixedRadix {
    /// To be read out of symbols, each below 32.
    pub fn of(number: &[u8]) -> Self {
        Self { number: Some(number.to_vec()), digits: Vec::new() }
    }

    /// How many there are so far.
    pub fn len(&self) -> usize {
        self.digits.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.digits.is_empty()
    }

    /// Writes a digit and gives it back; when reading, gives what stands there.
    pub fn digit(&mut self, value: u64, values: u64) -> u64 {
        let mut digit = value;
        if let Some(number) = &mut self.number {
            digit = 0;
            for symbol in number.iter_mut().rev() {
                let all = digit * 32 + u64::from(*symbol);
                *symbol = low(all / values);
                digit = all % values;
            }
        }
        self.digits.push((digit, values));
        digit
    }

    /// A digit that is the place of an item, of which there are so many.
    pub fn place(&mut self, place: Option<usize>, of: usize) -> usize {
        usize::try_from(self.digit(place.unwrap_or(0) as u64, of.max(1) as u64)).unwrap_or(usize::MAX)
    }

    /// A digit that is yes or no.
    pub fn flag(&mut self, flag: bool) -> bool {
        self.digit(flag.into(), 2) == 1
    }

    /// The digits so far, in symbols: each number has one form.
    pub fn symbols(&self) -> Vec<u8> {
        Self::number(self.digits.iter().copied())
    }

    /// How many symbols the greatest number takes that has as many digits, with these values each.
    pub fn most(&self) -> usize {
        Self::number(self.digits.iter().map(|(_, values)| (values - 1, *values))).len()
    }

    /// Whether nothing is left of a number that was read.
    pub fn is_over(&self) -> bool {
        self.number.iter().flatten().all(|symbol| *symbol == 0)
    }

    /// Digits, each with how many values it has, as symbols.
    fn number(digits: impl DoubleEndedIterator<Item = (u64, u64)>) -> Vec<u8> {
        let mut number = Vec::new();
        for (value, values) in digits.rev() {
            let mut carry = value;
            for symbol in &mut number {
                let all = u64::from(*symbol) * values + carry;
                *symbol = low(all % 32);
                carry = all / 32;
            }
            while carry > 0 {
                number.push(low(carry % 32));
                carry /= 32;
            }
        }
        number
    }
}

/// A number that is below 32 as it is reckoned.
#[expect(clippy::cast_possible_truncation, reason = "a remainder of 32, or what one digit leaves of 32 symbols")]
fn low(number: u64) -> u8 {
    number as u8
}
