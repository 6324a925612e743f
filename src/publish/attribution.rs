//! The line of attribution under a fact: whose words they are, whom they are about, who
//! passed them on, through which outlet, on what occasion and when. All of it is drawn
//! from the fact's chain; the pack adds phrases where a language bends names.

use crate::lang::catalogue::{Prose, Text};
use crate::lang::written::Written;
use crate::story::model::{Fact, Speaker, Story};

/// Separates the parts of the line, and never begins a line of its own.
const BETWEEN: &str = "\u{a0}· ";

/// How many people the line names as those it is about; of more, the fact's text speaks.
const MOST_NAMED: usize = 2;

/// Draws the lines of a story in a language.
#[derive(Clone, Copy)]
pub struct Attribution<'a> {
    /// The story.
    pub story: &'a Story,
    /// The language.
    pub language: &'a Written,
}

impl Attribution<'_> {
    /// The line of a fact.
    pub fn line(self, fact: &Fact) -> String {
        let Self { story, language } = self;
        let phrase = |own: Option<&String>, generic: Prose, name: &str| {
            own.cloned().unwrap_or_else(|| language.fill(generic, &[("name", name)]))
        };
        let chain = &fact.chain;
        let mut parts = vec![self.speakers(fact)];
        if chain.hedged {
            parts.push(language.prose(Prose::Hedged).to_owned());
        }
        let by_report = chain.speakers.iter().all(|speaker| story.is_report(speaker));
        let about: Vec<_> = fact.about.iter().filter(|id| !chain.holds(id.as_str())).collect();
        if !by_report && about.len() <= MOST_NAMED {
            let people = about.into_iter().filter_map(|id| story.person(id));
            parts.extend(people.map(|person| phrase(person.of_whom.as_ref(), Prose::OfWhom, &person.short)));
        }
        for link in &chain.via {
            let own = match link {
                Speaker::Person(id) => story.person(id).and_then(|person| person.account.as_ref()),
                Speaker::Voice(id) => story.voice(id).and_then(|voice| voice.account.as_ref()),
                Speaker::Outlet(_) => None,
            };
            parts.push(phrase(own, Prose::ByAccount, self.short(link)));
        }
        if let Some(outlet) = chain.outlet.as_ref().and_then(|id| story.outlet(id)) {
            parts.push(phrase(outlet.through.as_ref(), Prose::Through, &outlet.name));
        }
        parts.extend(fact.occasion.clone());
        match story.day(fact.day.as_ref()) {
            Some(day) => parts.push(day.when.clone()),
            // What the report says of its own is said when it appears.
            None if by_report => {}
            None => parts.push(language.prose(Prose::NoDay).to_owned()),
        }
        parts.join(BETWEEN)
    }

    /// Whose words they are: one with the role, several by their names.
    fn speakers(self, fact: &Fact) -> String {
        let separator = self.language.catalogue.text(Text::ListSeparator);
        let mut names: Vec<&str> = fact.chain.speakers.iter().map(|speaker| self.short(speaker)).collect();
        if let [Speaker::Person(id)] = fact.chain.speakers.as_slice() {
            names.extend(self.story.person(id).map(|person| person.role.as_str()));
        }
        names.join(separator)
    }

    fn short(&self, speaker: &Speaker) -> &str {
        match speaker {
            Speaker::Person(id) => self.story.person(id).map_or("", |person| &person.short),
            Speaker::Voice(_) | Speaker::Outlet(_) => self.story.speaker(speaker).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::route::tests::english;
    use crate::story::id::{PersonId, VoiceId};
    use crate::story::sample;

    /// The line of a fact of the fixture, whose story was changed.
    #[track_caller]
    fn line(id: &str, change: impl FnOnce(&mut Story)) -> String {
        let (mut story, language) = (sample::story(), english());
        change(&mut story);
        let fact = story.facts.iter().find(|fact| fact.id.as_str() == id).unwrap();
        // No sign stands at the beginning of a line.
        let line = Attribution { story: &story, language: &language }.line(fact);
        assert!(!line.contains(" · "), "{line}");
        line.replace('\u{a0}', " ")
    }

    /// Changes a fact of a story.
    fn fact(story: &mut Story, id: &str, change: impl FnOnce(&mut Fact)) {
        change(story.facts.iter_mut().find(|fact| fact.id.as_str() == id).unwrap());
    }

    fn person(id: &str) -> Speaker {
        Speaker::Person(PersonId::parse(id).unwrap())
    }

    #[test]
    fn a_line_says_whose_words_they_are_by_whose_account_through_which_outlet_and_when() {
        let cases = [
            // One person, with the role; several, by their names.
            ("hull", "Berg, Prime Minister of Sweden · no day given"),
            ("support", "Berg, Ozols · in the words of the report · no day given"),
            // A voice, an outlet of its own reporting.
            ("source", "Clerks of the port · via The Herald · no day given"),
            ("trains", "The Herald · no day given"),
            // All of the chain.
            ("may", "Two crews · reportedly · by Lind’s account · on Radio Harbour · on Friday"),
            // The occasion comes before the day, whose phrase is its label where it has none.
            ("price", "Aalto, Minister of Finland · before the talks · on Monday"),
            ("toast", "Ozols, President of Latvia · at dinner · Tuesday"),
            // Those it is about.
            ("doubt", "Tamm, Head of the board · of Aalto · no day given"),
            ("stages", "Clerks of the port · about Tamm · via The Herald · no day given"),
            ("later", "Lind, Envoy · of Aalto · on Radio Harbour · no day given"),
            // What the report says of its own is about whom it names, and of the day it appears.
            ("visit", "The report · on Friday"),
            ("law", "The report"),
        ];
        for (id, expected) in cases {
            assert_eq!(line(id, |_| {}), expected, "{id}");
        }
    }

    #[test]
    fn a_pack_bends_names_and_where_it_does_not_the_language_has_a_phrase() {
        let crews = VoiceId::parse("crews").unwrap();
        let by_crews =
            |story: &mut Story| fact(story, "may", |fact| fact.chain.via = vec![Speaker::Voice(crews.clone())]);
        assert_eq!(
            line("may", |story| {
                by_crews(story);
                story.outlets.iter_mut().for_each(|outlet| outlet.through = None);
            }),
            "Two crews · reportedly · by Two crews’s account · via Radio Harbour · on Friday"
        );
        let lind = |story: &mut Story| {
            for person in story.people.iter_mut().filter(|person| person.short == "Lind") {
                person.account = Some("as Lind tells it".to_owned());
            }
        };
        assert!(line("may", lind).contains(" · as Lind tells it · "));
        let unbent = |story: &mut Story| {
            story.people.iter_mut().for_each(|person| person.of_whom = None);
            story.voices.iter_mut().for_each(|voice| voice.account = None);
        };
        assert_eq!(line("doubt", unbent), "Tamm, Head of the board · about Aalto · no day given");
        assert_eq!(line("support", unbent), "Berg, Ozols · by The report’s account · no day given");
    }

    #[test]
    fn a_hedge_stands_behind_all_whose_words_they_are() {
        let hedged = |id: &'static str| line(id, |story| fact(story, id, |fact| fact.chain.hedged = true));
        assert_eq!(hedged("hull"), "Berg, Prime Minister of Sweden · reportedly · no day given");
        assert_eq!(hedged("support"), "Berg, Ozols · reportedly · in the words of the report · no day given");
    }

    #[test]
    fn accounts_stand_in_the_order_in_which_it_was_passed_on() {
        let via = |story: &mut Story| fact(story, "hull", |fact| fact.chain.via = vec![person("tamm"), person("lind")]);
        assert_eq!(
            line("hull", via),
            "Berg, Prime Minister of Sweden · by Tamm’s account · by Lind’s account · no day given"
        );
    }

    #[test]
    fn a_line_names_two_people_it_is_about_and_nobody_of_the_chain() {
        let about = |ids: &'static [&'static str]| {
            let ids = ids.iter().map(|id| PersonId::parse(id).unwrap()).collect();
            line("hull", |story| fact(story, "hull", |fact| fact.about = ids))
        };
        let berg = "Berg, Prime Minister of Sweden";
        assert_eq!(about(&["aalto", "tamm"]), format!("{berg} · of Aalto · about Tamm · no day given"));
        assert_eq!(about(&["berg", "tamm", "lind"]), format!("{berg} · about Tamm · about Lind · no day given"));
        assert_eq!(about(&["aalto", "tamm", "lind"]), format!("{berg} · no day given"));
    }
}
