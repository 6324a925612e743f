//! A resume code, typed in or followed as a link.

use anyhow::{Result, ensure};
use dateline::quiz::code::{Refusal, read, write};
use dateline::quiz::settings::Switch;
use dateline::site::boot::Boot;

use super::saved::attempts;
use super::{Outcome, Target, sound};
use crate::ground::{Ground, SHIPPED};

/// All symbols that a code is written in.
const SYMBOLS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The target.
pub struct Code {
    boot: Boot,
    /// What every code of the story has behind its check.
    head: String,
}

impl Code {
    /// Makes it ready.
    pub fn new() -> Result<Self> {
        let boot = Ground::read()?.boot(SHIPPED)?;
        let empty = write(&boot.bank, &dateline::quiz::attempt::Attempt::new(&boot.bank));
        Ok(Self { boot, head: empty.get(1..).unwrap_or_default().to_owned() })
    }

    /// Reads a code; whether it is one.
    fn one(&self, text: &str) -> Result<Result<(), Refusal>> {
        let bank = &self.boot.bank;
        let attempt = match read(bank, text) {
            Ok(attempt) => attempt,
            Err(refusal) => return Ok(Err(refusal)),
        };
        sound(bank, &attempt)?;
        let code = write(bank, &attempt);
        ensure!(read(bank, &code).as_ref() == Ok(&attempt), "the attempt of {code} has another code");
        // In practice what was missed is open again, and not in the code.
        if !attempt.settings.is_on(Switch::Practice) {
            ensure!(normal(text) == code, "{code} is the code of what {text} gave");
        }
        Ok(Ok(()))
    }
}

/// A code as this program writes it.
fn normal(text: &str) -> String {
    let letters = text.chars().filter(|letter| !matches!(letter, ' ' | '-'));
    letters
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            letter => letter,
        })
        .collect()
}

impl Target for Code {
    fn seeds(&self) -> Vec<Vec<u8>> {
        let attempts = attempts(&self.boot, 12);
        attempts.iter().map(|attempt| write(&self.boot.bank, attempt).into_bytes()).collect()
    }

    fn words(&self) -> Vec<String> {
        let symbols = SYMBOLS.chars().map(String::from);
        symbols.chain(["o", "I", "l", "U", "u", " ", "-", "ZZZZZZZZ", "00000000"].map(str::to_owned)).collect()
    }

    fn check(&self, input: &[u8]) -> Result<Outcome> {
        let text = String::from_utf8_lossy(input);
        let plain = self.one(&text)?;
        // Most damage would be found by the check; so that the rest is tried, too, it is made right.
        let rest: String = normal(&text).chars().skip(1 + self.head.len()).collect();
        let mut right = 0;
        let mut last = Refusal::Mistyped;
        for symbol in SYMBOLS.chars() {
            match self.one(&format!("{symbol}{}{rest}", self.head))? {
                Ok(()) => right += 1,
                Err(refusal) => last = refusal,
            }
        }
        ensure!(right <= 1, "{right} codes differ in their check alone");
        ensure!(last == Refusal::Mistyped, "a code of this story is taken for another's: {last:?}");
        Ok(Outcome::new(right > 0, (plain.map_err(|refusal| refusal as u8), rest.len().min(60))))
    }
}
