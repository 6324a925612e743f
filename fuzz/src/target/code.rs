//! A resume code, typed in or followed as a link.

use anyhow::{Result, ensure};
use dateline::page::data::PageData;
use dateline::quiz::attempt::Attempt;
use dateline::quiz::bank::Bank;
use dateline::quiz::code::{Refusal, grouped, read, write};
use dateline::quiz::settings::Switch;

use super::parser::{Outcome, Target, sound};
use super::saved::attempts;
use crate::ground::{Ground, HARBOUR};

/// All symbols that a code is written in.
const SYMBOLS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The target.
pub struct Code {
    data: PageData,
    /// The same before anything was corrected.
    before: Bank,
    /// What every code of the story has behind its check.
    head: String,
}

impl Code {
    /// Makes it ready.
    pub fn new() -> Result<Self> {
        let data = Ground::read()?.data(HARBOUR)?;
        let mut before = Bank { corrections: 0, ..data.bank.clone() };
        before.questions.iter_mut().for_each(|question| question.corrected = 0);
        let empty = write(&before, &Attempt::new(&before));
        Ok(Self { data, before, head: empty.get(1..).unwrap_or_default().to_owned() })
    }

    /// Reads a code; whether it is one.
    fn one(&self, text: &str) -> Result<Result<(), Refusal>> {
        if let Ok(before) = self.read(&self.before, text)? {
            // In practice what was missed is open again, and not in the code.
            if !before.settings.is_on(Switch::Practice) {
                let code = write(&self.before, &before);
                ensure!(normal(text).contains(&code), "{code} is the code of what {text} gave");
            }
            let now = self.read(&self.data.bank, text)?;
            ensure!(now.is_ok_and(|now| now.answers == before.answers), "{text} is read otherwise once corrected");
        }
        Ok(self.read(&self.data.bank, text)?.map(drop))
    }

    /// Reads a code of the story, as it was or as it is.
    fn read(&self, bank: &Bank, text: &str) -> Result<Result<Attempt, Refusal>> {
        let attempt = match read(bank, text) {
            Ok(attempt) => attempt,
            Err(refusal) => return Ok(Err(refusal)),
        };
        sound(bank, &attempt)?;
        let code = write(bank, &attempt);
        ensure!(read(bank, &code).as_ref() == Ok(&attempt), "the attempt of {code} has another code");
        Ok(Ok(attempt))
    }
}

/// A text with a code in it as this program writes one.
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
        let attempts = attempts(&self.data, 12);
        let codes = attempts.iter().enumerate().map(|(at, attempt)| {
            let bank = if at % 2 == 0 { &self.data.bank } else { &self.before };
            let code = write(bank, attempt);
            let text = match at % 4 {
                0 | 1 => code,
                2 => format!("My code is {}, thanks", grouped(&code)),
                _ => format!("https://news.example/?lang=uk#quiz={code}"),
            };
            text.into_bytes()
        });
        codes.collect()
    }

    fn words(&self) -> Vec<String> {
        let symbols = SYMBOLS.chars().map(String::from);
        symbols
            .chain(
                ["o", "I", "l", "U", "u", " ", "-", ", ", "#quiz=", "code", "ZZZZZZZZ", "00000000"].map(str::to_owned),
            )
            .collect()
    }

    fn check(&self, input: &[u8]) -> Result<Outcome> {
        let text = String::from_utf8_lossy(input);
        let plain = self.one(&text)?;
        // Most damage would be found by the check; so that the rest is tried, too, it is made right.
        let symbols = normal(&text).chars().filter(|letter| SYMBOLS.contains(*letter)).collect::<String>();
        let rest: String = symbols.chars().skip(1 + self.head.len()).collect();
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
