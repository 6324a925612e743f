//! Cards for Anki, as the text that its importer takes: a note a line, with tabs between the fields. A note is known
//! again by its story, language and question, so that a file that is imported once more changes it, and adds none.

mod card;

use crate::base::vocabulary::Word;
use crate::export::job::{ExportQuestion, Job};
use crate::export::keeps::{Form, Keeps, Partial};
use crate::export::writer::FormatWriter;
use crate::story::question::Question;

/// Anki.
pub struct Anki;

/// What Anki calls its plain type of note, in each of its languages: a collection has the name of the language in
/// which it was made. The importer passes over a line with a name that the collection has not, and takes the last that
/// it has. (A column of names would do for one language alone: notes with another name are left out.) A `|` stands
/// between them.
const BASIC: &str = "\
    Basies|أساسي|Базавая|Основен|Bàsica|Základní|Grundlæggende|Einfach|Βασικό|Baza|Básico|Põhimudel|\
    Oinarrizkoa|Perusmalli|Basique|Bunúsach|Básica|בסיסי|Osnovna|Alap|Հիմնական|Basilare|基本|sampu|\
    Қарапайым|Үндсэн|Grunnleggende|Basis|Elementari|ମୌଳିକ|Podstawowy|De bază|Простая|Základný|Основно|\
    Grundläggande|พื้นฐาน|Temel|ئاساسى|Базовий|Oddiy|Cơ bản|עיקרדיק|问答题|基本型|Basic";

/// A field: in quotes where the importer would take a quote in it for the beginning of one.
fn field(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if plain.contains('"') { ["\"", &plain.replace('"', "\"\""), "\""].concat() } else { plain }
}

/// The name of the deck: the story's title. Two colons would make a deck within a deck of it.
fn deck(title: &str) -> String {
    let mut deck = title.to_owned();
    while deck.contains("::") {
        deck = deck.replace("::", ":");
    }
    deck
}

impl FormatWriter for Anki {
    fn keeps(&self, _question: &Question) -> Option<Keeps> {
        Some(Keeps { form: Form::Card, partial: Partial::Unmarked, reasons: true, proof: true })
    }

    fn write(&self, job: &Job, questions: &[ExportQuestion]) -> Vec<u8> {
        let story = job.story;
        let mut text = String::from("#separator:tab\n#html:true\n");
        for name in BASIC.split('|') {
            text += &["#notetype:", name, "\n"].concat();
        }
        text += "#guid column:1\n#deck column:2\n#tags column:5\n";
        let id = story.bank.story.as_str();
        for question in questions {
            let asked = question.asked;
            let fields = [
                ["dateline", id, story.language.as_str(), asked.id.as_str()].join(":"),
                deck(&story.title),
                card::front(job, question),
                card::back(job, question),
                [asked.skill.as_str(), id].join(" "),
            ];
            text += &fields.map(|one| field(&one)).join("\t");
            text.push('\n');
        }
        text.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_one_whatever_stands_in_it() {
        assert_eq!(field("a\tb\nc"), "a b c");
        assert_eq!(field("\"a\" b"), "\"\"\"a\"\" b\"");
        assert_eq!(field("#a"), "#a");
    }

    #[test]
    fn a_deck_has_no_decks_in_it() {
        assert_eq!(["a::b", "a:::b", "::::", "a: b"].map(deck), ["a:b", "a:b", ":", "a: b"]);
    }
}
