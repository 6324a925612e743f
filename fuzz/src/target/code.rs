//! A resume code, typed in or followed as a link.

use anyhow::{Result, ensure};
use dateline::page::data::PageData;
use dateline::quiz::attempt::Attempt;
use dateline::quiz::bank::Bank;
use dateline::quiz::code::{Refusal, grouped, read, write};
use dateline::quiz::settings::Switch;
use dateline::quiz::typed::{SYMBOLS, candidates};

use super::parser::{Outcome, Target, sound};
use super::saved::attempts;
use crate::ground::{Ground, HARBOUR};

/// Symbols by their values, in letters.
fn letters(symbols: &[u8]) -> String {
    symbols.iter().filter_map(|symbol| SYMBOLS.get(usize::from(*symbol))).map(|letter| char::from(*letter)).collect()
}

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

    /// Reads a text; whether there is a code in it.
    fn all(&self, text: &str) -> Result<Result<(), Refusal>> {
        let (before, now) = (self.read(&self.before, text)?, self.read(&self.data.bank, text)?);
        ensure!(before.is_err() || now.is_ok(), "{text} holds no code any more once corrected");
        // Of several codes the first is taken, which may be one of after a correction: what holds of
        // a code before and after is asked of each by itself.
        for symbols in candidates(text) {
            let _ = self.one(&letters(&symbols))?;
        }
        Ok(now.map(drop))
    }

    /// Reads a code that stands by itself; whether it is one.
    fn one(&self, code: &str) -> Result<Result<(), Refusal>> {
        let (before, now) = (self.read(&self.before, code)?, self.read(&self.data.bank, code)?);
        if let Ok(before) = before {
            // In practice what was missed is open again, and not in the code.
            let again = write(&self.before, &before);
            ensure!(
                before.settings.is_on(Switch::Practice) || again == code,
                "{again} is the code of what {code} gave"
            );
            let now = now.as_ref();
            ensure!(now.is_ok_and(|now| now.answers == before.answers), "{code} is read otherwise once corrected");
        }
        Ok(now.map(drop))
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
            let text = match at % 5 {
                0 | 1 => code,
                2 => format!("My code is {}, thanks", grouped(&code)),
                3 => format!("https://news.example/?lang=uk#quiz={code}"),
                // Two in one text, one from before the corrections and one from after.
                _ => format!("{code}, {}", write(&self.before, &Attempt::new(&self.before))),
            };
            text.into_bytes()
        });
        codes.collect()
    }

    fn words(&self) -> Vec<String> {
        let symbols = SYMBOLS.iter().map(|symbol| char::from(*symbol).to_string());
        symbols
            .chain(
                ["o", "I", "l", "U", "u", " ", "-", ", ", "#quiz=", "code", "ZZZZZZZZ", "00000000"].map(str::to_owned),
            )
            .collect()
    }

    fn check(&self, input: &[u8]) -> Result<Outcome> {
        let text = String::from_utf8_lossy(input);
        let plain = self.all(&text)?;
        // Most damage would be found by the check; so that the rest is tried, too, it is made right.
        let symbols = normal(&text);
        let symbols =
            symbols.chars().filter(|letter| u8::try_from(*letter).is_ok_and(|letter| SYMBOLS.contains(&letter)));
        let symbols: String = symbols.collect();
        let rest: String = symbols.chars().skip(1 + self.head.len()).collect();
        let mut right = 0;
        let mut last = Refusal::Mistyped;
        for symbol in SYMBOLS {
            match self.one(&format!("{}{}{rest}", char::from(*symbol), self.head))? {
                Ok(()) => right += 1,
                Err(refusal) => last = refusal,
            }
        }
        ensure!(right <= 1, "{right} codes differ in their check alone");
        ensure!(last == Refusal::Mistyped, "a code of this story is taken for another's: {last:?}");
        Ok(Outcome::new(right > 0, (plain.map_err(|refusal| refusal as u8), rest.len().min(60))))
    }
}
