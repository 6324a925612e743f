//! What a pupil hands in at the end of an assignment: the same result as a class code, a full code, a link and a file,
//! under a number in the class register or a pseudonym.

use crate::base::json::string;
use crate::base::vocabulary::Word;
use crate::class::action::{ClassAction, Copyable, Format};
use crate::class::address::tidy;
use crate::class::assignment::Assignment;
use crate::class::code::{CodeForm, NUMBERS, Submission};
use crate::class::data::ClassData;
use crate::class::find::fragment;
use crate::class::results::file_name;
use crate::class::state::ClassEffect;
use crate::quiz::attempt::Attempt;
use crate::quiz::bank::Bank;
use crate::quiz::score::{POINTS_PER_QUESTION, Points};

/// The version of the form of a result's file (`docs/result.schema.json`).
const VERSION: &str = "1";

/// What a pupil hands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Hand {
    /// The assignment.
    pub assignment: Assignment,
    /// The answers.
    pub attempt: Attempt,
    /// The mark of the attempt, by chance.
    pub mark: u32,
    /// What the pupil has written: a number in the class register, or a pseudonym.
    pub who: String,
    /// The address of the folder that the page is in.
    pub base: String,
    /// Whether something was copied last, or could not be.
    pub copied: Option<bool>,
}

impl Hand {
    /// The number in the register, where that is what was written.
    fn number(&self) -> u32 {
        self.who.trim().parse().ok().filter(|number| *number < NUMBERS).unwrap_or(0)
    }

    /// The pseudonym, where that was written.
    pub fn alias(&self) -> String {
        if self.number() > 0 { String::new() } else { tidy(&self.who) }
    }

    /// What is handed in.
    pub fn submission(&self, bank: &Bank) -> Submission {
        Submission::of(bank, &self.attempt, self.assignment.digest(), self.number(), self.mark)
    }

    /// The link by which the result is opened: nothing of it is behind anything that is sent.
    pub fn link(&self, data: &ClassData) -> String {
        let result = fragment(&data.bank, &self.submission(&data.bank), &self.alias(), &self.assignment);
        [&self.base, "class.html#", &result].concat()
    }

    /// Takes an action. One that has no place here changes nothing.
    pub fn step(&mut self, data: &ClassData, action: ClassAction) -> Vec<ClassEffect> {
        let submission = self.submission(&data.bank);
        match action {
            ClassAction::Signed(who) => {
                self.who = who;
                self.copied = None;
                Vec::new()
            }
            ClassAction::Copied(what) => vec![ClassEffect::Copy(match what {
                Copyable::Full => submission.code(&data.bank, CodeForm::Full),
                Copyable::Class => submission.code(&data.bank, CodeForm::Class),
                Copyable::Result => self.link(data),
                Copyable::Link | Copyable::Line => return Vec::new(),
            })],
            ClassAction::CopyEnded(is_copied) => {
                self.copied = Some(is_copied);
                Vec::new()
            }
            ClassAction::Saved(Format::Class) => {
                let who = if self.number() > 0 { self.number().to_string() } else { self.alias() };
                let name = file_name(&[data.bank.story.as_str(), &self.assignment.title, &who]);
                vec![ClassEffect::Save([&name, ".json"].concat(), "application/json", self.file(data).into_bytes())]
            }
            _ => Vec::new(),
        }
    }

    /// The file of the result: what a program can read of it, and its link, by which it is taken in.
    pub fn file(&self, data: &ClassData) -> String {
        let submission = self.submission(&data.bank);
        let mut questions = Vec::new();
        let mut all = Points(0);
        for question in self.attempt.questions(&data.bank) {
            let at = data.bank.questions.iter().position(|other| other.id == question.id).unwrap_or_default();
            let points = submission.points(&data.bank, at).unwrap_or_default();
            all.0 += points.0;
            let words = submission.answer(at).map(|answer| answer.words(question)).unwrap_or_default();
            let words: Vec<String> = words.iter().map(|word| string(word)).collect();
            questions.push(format!(
                "    {{ \"id\": {}, \"kind\": {}, \"skill\": {}, \"points\": {}, \"answer\": [{}] }}",
                string(question.id.as_str()),
                string(question.kind.as_str()),
                string(question.skill.as_str()),
                tenths(points),
                words.join(", ")
            ));
        }
        let of = questions.len();
        let number = self.number();
        let pupil = if number > 0 {
            format!("{{ \"number\": {number} }}")
        } else {
            format!("{{ \"pseudonym\": {} }}", string(&self.alias()))
        };
        let result = fragment(&data.bank, &submission, &self.alias(), &self.assignment);
        format!(
            "{{\n  \"dateline-result\": {VERSION},\n  \"story\": {},\n  \"assignment\": {},\n  \"pupil\": {pupil},\n  \
             \"points\": {},\n  \"of\": {of},\n  \"class-code\": {},\n  \"full-code\": {},\n  \"result\": {},\n  \
             \"questions\": [\n{}\n  ]\n}}\n",
            string(data.bank.story.as_str()),
            string(&self.assignment.written()),
            tenths(all),
            string(&submission.code(&data.bank, CodeForm::Class)),
            string(&submission.code(&data.bank, CodeForm::Full)),
            string(&result),
            questions.join(",\n"),
        )
    }
}

/// A number of points as JSON.
fn tenths(points: Points) -> String {
    let (whole, half) = (points.0 / POINTS_PER_QUESTION, points.0 % POINTS_PER_QUESTION);
    if half > 0 { format!("{whole}.5") } else { whole.to_string() }
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;
    use crate::class::find::find;
    use crate::class::results::tests::data;
    use crate::quiz::answer::Answer;

    /// A pupil who has answered all of an assignment rightly.
    fn hand(query: &str, who: &str) -> Hand {
        let data = data();
        let assignment = Assignment::read(query).unwrap();
        let mut attempt = Attempt::with(&data.bank, assignment.settings.clone());
        for id in attempt.order.clone() {
            let answer = Answer::right(data.bank.question(&id).unwrap());
            attempt.answers.insert(id, answer);
        }
        Hand { assignment, attempt, mark: 9, who: who.to_owned(), base: "https://x.example/".to_owned(), copied: None }
    }

    #[test]
    fn code_link_and_file_are_the_same_result() {
        let data = data();
        for (who, number, alias) in [
            ("12", 12, ""),
            (" 63 ", 63, ""),
            ("Mia \"K\"", 0, "Mia \"K\""),
            ("64", 0, "64"),
            ("", 0, ""),
            ("=1+1", 0, "=1+1"),
        ] {
            let hand = hand("class=9b%20%22x%22&questions=5&seed=3", who);
            let own = hand.submission(&data.bank);
            assert_eq!((own.number, hand.alias().as_str()), (number, alias));
            let file = hand.file(&data);
            for text in [hand.link(&data), file.clone()] {
                // A file names the codes, too.
                let found = find(&data.bank, &text);
                let of_link = found.iter().find(|found| found.assignment.is_some()).unwrap();
                assert_eq!((&of_link.read, of_link.alias.as_str()), (&Ok(own.clone()), alias));
                assert_eq!(of_link.assignment.as_ref(), Some(&hand.assignment));
            }
            let json: serde_json::Value = serde_json::from_str(&file).unwrap();
            assert_eq!((json["points"].as_u64(), json["of"].as_u64()), (Some(5), Some(5)));
            assert_eq!(json["questions"].as_array().unwrap().len(), 5);
            let schema: serde_json::Value =
                serde_json::from_str(include_str!("../../docs/result.schema.json")).unwrap();
            assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&json), "{file}");
        }
    }
}
