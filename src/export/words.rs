//! The words of sheets and cards, in the story's language.

use crate::base::vocabulary::Word;
use crate::base::wire::wire_record;
use crate::story::question::{Kind, Skill};

/// What heads the columns of a sheet, and names what stands in them.
#[derive(Clone, Debug, PartialEq)]
pub struct TableWords {
    /// The questions' numbers,
    pub number: String,
    /// ids,
    pub id: String,
    /// kinds
    pub kind: String,
    /// and skills.
    pub skill: String,
    /// What is asked.
    pub question: String,
    /// What to do.
    pub task: String,
    /// What there is to choose from, to match or to order.
    pub choices: String,
    /// Who may have said it.
    pub speakers: String,
    /// The right answer in letters,
    pub key: String,
    /// and in words.
    pub right: String,
    /// Why it is right.
    pub why: String,
    /// Why each part is right or wrong.
    pub parts: String,
    /// What a question is worth.
    pub points: String,
    /// Names the sheet of the questions,
    pub questions: String,
    /// and the one that says where they are from.
    pub about: String,
    /// The story's title.
    pub story: String,
    /// Where it comes from.
    pub source: String,
    /// Its language.
    pub language: String,
    /// The address of its page.
    pub address: String,
    /// The kinds of question, in the order of [`Kind`].
    pub kinds: Vec<String>,
    /// The skills, in the order of [`Skill`].
    pub skills: Vec<String>,
}

wire_record! {
    TableWords {
        number, id, kind, skill, question, task, choices, speakers, key, right, why, parts, points, questions, about,
        story, source, language, address, kinds, skills
    }
}

/// The word for one of a vocabulary, out of the words for all of it.
fn word<W: Word>(words: &[String], one: W) -> &str {
    let of = W::ALL.iter().zip(words).find(|(other, _)| other.as_str() == one.as_str());
    of.map_or_else(|| one.as_str(), |(_, word)| word)
}

impl TableWords {
    /// The name of a kind.
    pub fn kind_name(&self, kind: Kind) -> &str {
        word(&self.kinds, kind)
    }

    /// The name of a skill.
    pub fn skill_name(&self, skill: Skill) -> &str {
        word(&self.skills, skill)
    }
}
