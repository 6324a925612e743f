//! Questions: their keys and texts are those of their kind, what is right is among what can
//! be answered, and every wrong answer says why it is wrong.

use std::collections::BTreeMap;
use std::ops::Range;

use super::ids::{Index, Known};
use super::resolver::Resolver;
use crate::base::vocabulary::Word;
use crate::decode::At;
use crate::lang::catalogue::Prose;
use crate::lang::written::Written;
use crate::story::id::{ChoiceId, ItemId, PlaceId, SpeakerId, StatementId};
use crate::story::kind::choose::{Choice, Options, Verdict};
use crate::story::kind::matching::{NamedSpeaker, Pairs, Statement};
use crate::story::kind::order::{Item, Sequence};
use crate::story::model::Speaker;
use crate::story::question::{Interaction, Kind, Question, SourcedQuestion};
use crate::story::raw::{self, ById, OneOrMany, RawOptionText, RawQuestion, RawQuestionText};

impl Resolver<'_> {
    pub(super) fn questions(
        &mut self,
        file: &raw::StructureFile,
        texts: &raw::TextFile,
        known: &Known,
        words: Option<&Written>,
    ) -> Vec<SourcedQuestion> {
        self.refuse_spare("questions", &texts.questions, &known.questions);
        let mut questions = Vec::new();
        for question in &file.questions {
            let evidence = self.look_up_all(&question.evidence.value, &known.facts, "fact");
            if question.evidence.value.is_empty() {
                let found = format!("the question \"{}\" has no evidence", question.id.value);
                self.structure.error(&question.evidence.span, found, "name the facts that prove its answer");
            }
            self.refuse_strangers(question);
            let text = texts.questions.get(&question.id.value);
            if text.is_none() {
                self.text("questions", &texts.questions, &question.id.value);
            }
            let interaction = self.interaction(question, text, texts, known, words);
            if let (Some(id), Some(text), Some(interaction)) =
                (known.questions.get(&question.id.value), text, interaction)
            {
                let asked = Question {
                    id: id.clone(),
                    kind: question.kind.value,
                    skill: question.skill,
                    stem: text.value.stem.0.clone(),
                    interaction,
                    // Known once the corrections are read.
                    corrected: 0,
                };
                questions.push(SourcedQuestion { asked, why: text.value.why.0.clone(), evidence });
            }
        }
        questions
    }

    /// Notes the keys that do not belong to a question's kind.
    fn refuse_strangers(&mut self, question: &RawQuestion) {
        let kind = question.kind.value;
        let given: [(&str, Option<&Range<usize>>); 6] = [
            ("options", question.options.as_ref().map(|at| &at.span)),
            ("right", question.right.as_ref().map(|at| &at.span)),
            ("speakers", question.speakers.as_ref().map(|at| &at.span)),
            ("statements", question.statements.as_ref().map(|at| &at.span)),
            ("items", question.items.as_ref().map(|at| &at.span)),
            ("candidates", question.candidates.as_ref().map(|at| &at.span)),
        ];
        let belong = kind.keys();
        for (key, span) in given {
            if let Some(span) = span
                && !belong.contains(&key)
            {
                let found = format!("`{key}` does not belong to a question of kind \"{}\"", kind.as_str());
                self.structure.error(span, found, format!("its keys are `{}`", belong.join("`, `")));
            }
        }
    }

    /// Notes the texts that do not belong to a question's kind.
    fn refuse_strange_texts(&mut self, question: &RawQuestion, texts: &RawQuestionText) {
        let kind = question.kind.value;
        let own = kind.section();
        let given = [
            ("options", &texts.options),
            ("answers", &texts.answers),
            ("statements", &texts.statements),
            ("items", &texts.items),
            ("candidates", &texts.candidates),
        ];
        for (key, texts) in given {
            if key != own
                && let Some(first) = texts.values().min_by_key(|text| text.span.start)
            {
                let found =
                    format!("`questions.{}.{key}` does not belong to kind \"{}\"", question.id.value, kind.as_str());
                self.texts.error(&first.span, found, format!("its texts stand in `{own}`"));
            }
        }
    }

    fn interaction(
        &mut self,
        question: &RawQuestion,
        text: Option<&At<RawQuestionText>>,
        file: &raw::TextFile,
        known: &Known,
        words: Option<&Written>,
    ) -> Option<Interaction> {
        let texts = text?;
        self.refuse_strange_texts(question, &texts.value);
        match question.kind.value {
            Kind::One | Kind::Several => self.choose(question, texts),
            Kind::Stated => self.stated(question, texts, words),
            Kind::Who => self.who(question, texts, file, known),
            Kind::Order => self.order(question, texts, known),
            Kind::Map => self.map(question, texts, file, known),
        }
    }

    fn choose(&mut self, question: &RawQuestion, texts: &At<RawQuestionText>) -> Option<Interaction> {
        let many = question.kind.value == Kind::Several;
        let (mut all, index) = self.choices(question, texts)?;
        let right = self.right(question, question.options.as_ref(), &index, "option")?;
        let (fits, is_right) = if many {
            (right.len() >= 2 && right.len() < index.len(), "two or more are right, but not all")
        } else {
            (right.len() == 1, "one option is right")
        };
        if !fits {
            self.right_count(question, right.len(), is_right);
            return None;
        }
        all.iter_mut().for_each(|choice| choice.right = right.contains(&choice.id));
        self.explain(question, texts, &all);
        Some(Interaction::Choose(Options { all, many }))
    }

    fn need<'q, T>(&mut self, question: &RawQuestion, key: &str, value: Option<&'q At<T>>) -> Option<&'q At<T>> {
        if value.is_none() {
            let found = format!("the question \"{}\" has no `{key}`", question.id.value);
            self.structure.error(
                &question.id.span,
                found,
                format!("kind \"{}\" needs it", question.kind.value.as_str()),
            );
        }
        value
    }

    fn count<T>(&mut self, list: &At<Vec<T>>, key: &str, least: usize, most: usize) {
        let n = list.value.len();
        if n < least || n > most {
            self.structure.error(&list.span, format!("{n} `{key}`"), format!("write {least} to {most}"));
        }
    }

    fn right_count(&mut self, question: &RawQuestion, n: usize, right: &str) {
        let span = question.right.as_ref().map_or(&question.id.span, |at| &at.span);
        self.structure.error(span, format!("{n} in `right`"), right);
    }

    /// What is right; none if any of it is not among what is listed.
    fn right<T: Clone + Ord>(
        &mut self,
        question: &RawQuestion,
        listed: Option<&At<Vec<At<String>>>>,
        index: &Index<T>,
        what: &str,
    ) -> Option<Vec<T>> {
        let right = self.need(question, "right", question.right.as_ref())?.value.as_slice();
        let listed = listed.map_or(&[][..], |list| &list.value);
        if right.iter().any(|id| is_noted(id, listed, index)) {
            return None;
        }
        let found = self.look_up_all(right, index, &format!("{what} of this question named"));
        (found.len() == right.len()).then_some(found)
    }

    fn choices(
        &mut self,
        question: &RawQuestion,
        texts: &At<RawQuestionText>,
    ) -> Option<(Vec<Choice>, Index<ChoiceId>)> {
        let options = self.need(question, "options", question.options.as_ref())?;
        self.count(options, "options", 3, 6);
        let index = self.index(options.value.iter(), ChoiceId::parse);
        let section = format!("questions.{}.options", question.id.value);
        self.refuse_spare(&section, &texts.value.options, &index);
        let mut choices = Vec::new();
        for option in &options.value {
            let text = self.text_at(&texts.span, &section, &texts.value.options, &option.value);
            if let (Some(id), Some(text)) = (index.get(&option.value), text) {
                let words = self.words(&section, &option.value, text);
                let why = text.value.why.as_ref().map(|why| why.0.clone());
                choices.extend(words.map(|text| Choice { id: id.clone(), text, right: false, why }));
            }
        }
        self.alike(&section, options.value.iter().map(|option| option.value.as_str()), &texts.value.options);
        Some((choices, index))
    }

    /// Notes texts of a question that read the same: nobody could tell one from the other.
    fn alike<'i>(&mut self, section: &str, ids: impl Iterator<Item = &'i str>, texts: &ById<RawOptionText>) {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for (id, text) in ids.filter_map(|id| Some((id, texts.get(id)?))) {
            let words = text.value.text.as_ref().map(|text| text.0.to_lowercase());
            let plain = words.iter().flat_map(|words| words.trim_end_matches('.').split_whitespace());
            let plain = plain.collect::<Vec<_>>().join(" ");
            if let Some(other) = seen.get(plain.as_str()).filter(|other| !plain.is_empty() && **other != id) {
                let found = format!("`{section}.{id}` reads the same as `{section}.{other}`");
                self.texts.warning(&text.span, found, "give each a text of its own");
            }
            seen.insert(plain, id);
        }
    }

    fn words(&mut self, section: &str, id: &str, option: &At<RawOptionText>) -> Option<String> {
        self.part(&option.span, section, id, "text", option.value.text.as_ref())
    }

    fn why(&mut self, section: &str, id: &str, option: &At<RawOptionText>) -> Option<String> {
        self.part(&option.span, section, id, "why", option.value.why.as_ref())
    }

    /// Every wrong option says why it is wrong; a right one needs no reason.
    fn explain(&mut self, question: &RawQuestion, texts: &At<RawQuestionText>, options: &[Choice]) {
        let section = format!("questions.{}.options", question.id.value);
        for option in options.iter().filter(|option| !option.right) {
            if let Some(text) = texts.value.options.get(option.id.as_str()) {
                self.why(&section, option.id.as_str(), text);
            }
        }
    }

    /// The verdicts to choose from, in the interface's words.
    fn stated(
        &mut self,
        question: &RawQuestion,
        texts: &At<RawQuestionText>,
        words: Option<&Written>,
    ) -> Option<Interaction> {
        let right = self.need(question, "right", question.right.as_ref())?;
        let verdict = match &right.value {
            OneOrMany::One(word) => Verdict::parse(&word.value),
            OneOrMany::Many(_) => None,
        };
        let Some(verdict) = verdict else {
            let found = match &right.value {
                OneOrMany::One(word) => format!("`right` is \"{}\"", word.value),
                OneOrMany::Many(_) => "`right` is a list".to_owned(),
            };
            self.structure.error(&right.span, found, "it must be one of \"true\", \"false\", \"not-stated\"");
            return None;
        };
        let section = format!("questions.{}.answers", question.id.value);
        let index = Verdict::ALL.iter().map(|verdict| (verdict.as_str().to_owned(), *verdict)).collect();
        self.refuse_spare(&section, &texts.value.answers, &index);
        let mut all = Vec::new();
        for other in Verdict::ALL {
            let right = *other == verdict;
            let mut why = None;
            if !right && let Some(text) = self.text_at(&texts.span, &section, &texts.value.answers, other.as_str()) {
                why = self.why(&section, other.as_str(), text);
            }
            let text = words.map_or("", |words| words.prose(verdict_words(*other))).to_owned();
            all.extend(ChoiceId::of_verdict(*other).map(|id| Choice { id, text, right, why }));
        }
        Some(Interaction::Choose(Options { all, many: false }))
    }

    fn who(
        &mut self,
        question: &RawQuestion,
        texts: &At<RawQuestionText>,
        file: &raw::TextFile,
        known: &Known,
    ) -> Option<Interaction> {
        let speakers = self.need(question, "speakers", question.speakers.as_ref())?;
        let statements = self.need(question, "statements", question.statements.as_ref())?;
        self.count(speakers, "speakers", 2, 8);
        self.count(statements, "statements", 2, 8);
        let mut choices: Vec<Speaker> = Vec::new();
        for id in &speakers.value {
            let Some(speaker) = self.speaker(id, known) else { continue };
            if choices.contains(&speaker) {
                self.refuse_twice(id);
            }
            choices.push(speaker);
        }
        let names: Index<Speaker> = choices.iter().map(|s| (s.as_str().to_owned(), s.clone())).collect();
        let index = self.index(statements.value.iter().map(|statement| &statement.id), StatementId::parse);
        let section = format!("questions.{}.statements", question.id.value);
        self.refuse_spare(&section, &texts.value.statements, &index);
        let mut all = Vec::new();
        for statement in &statements.value {
            let by = if is_noted(&statement.by, &speakers.value, &names) {
                None
            } else {
                self.look_up(&statement.by, &names, "speaker of this question named")
            };
            let text = self.text_at(&texts.span, &section, &texts.value.statements, &statement.id.value);
            let said = text.map(|text| {
                (self.words(&section, &statement.id.value, text), self.why(&section, &statement.id.value, text))
            });
            let by = by.and_then(|by| SpeakerId::parse(by.as_str()));
            if let (Some(id), Some(by), Some((Some(text), Some(why)))) = (index.get(&statement.id.value), by, said) {
                all.push(Statement { id: id.clone(), by, text, why });
            }
        }
        let ids = statements.value.iter().map(|statement| statement.id.value.as_str());
        self.alike(&section, ids, &texts.value.statements);
        // A name that is missing was noted where its person or voice was read.
        let named = choices.into_iter().filter_map(|speaker| {
            let person = file.people.get(speaker.as_str()).map(|text| text.value.name.0.clone());
            let person = person.or_else(|| file.bodies.get(speaker.as_str()).map(|text| text.value.name.0.clone()));
            let voice = || file.voices.get(speaker.as_str()).map(|text| text.value.name.0.clone());
            let outlet = || file.outlets.get(speaker.as_str()).map(|text| text.value.name.0.clone());
            let name = person.or_else(voice).or_else(outlet);
            Some(NamedSpeaker { id: SpeakerId::parse(speaker.as_str())?, name: name.unwrap_or_default() })
        });
        Some(Interaction::Match(Pairs { speakers: named.collect(), statements: all }))
    }

    fn order(&mut self, question: &RawQuestion, texts: &At<RawQuestionText>, known: &Known) -> Option<Interaction> {
        let items = self.need(question, "items", question.items.as_ref())?;
        self.count(items, "items", 3, 8);
        let index = self.index(items.value.iter().map(|item| &item.id), ItemId::parse);
        let section = format!("questions.{}.items", question.id.value);
        self.refuse_spare(&section, &texts.value.items, &index);
        let mut all = Vec::new();
        for item in &items.value {
            let text = self.text_at(&texts.span, &section, &texts.value.items, &item.id.value);
            if let (Some(id), Some(text)) = (index.get(&item.id.value), text) {
                let (words, why) =
                    (self.words(&section, &item.id.value, text), self.why(&section, &item.id.value, text));
                all.extend(words.zip(why).map(|(text, why)| Item { id: id.clone(), text, why }));
            }
            if let Some(fact) = &item.fact
                && self.look_up(fact, &known.facts, "fact").is_some()
                && !question.evidence.value.iter().any(|other| other.value == fact.value)
            {
                let found =
                    format!("the item \"{}\" rests on \"{}\", which is no evidence here", item.id.value, fact.value);
                self.structure.error(&fact.span, found, "add it to `evidence`");
            }
        }
        self.alike(&section, items.value.iter().map(|item| item.id.value.as_str()), &texts.value.items);
        Some(Interaction::Order(Sequence { items: all }))
    }

    fn map(
        &mut self,
        question: &RawQuestion,
        texts: &At<RawQuestionText>,
        file: &raw::TextFile,
        known: &Known,
    ) -> Option<Interaction> {
        let candidates = self.need(question, "candidates", question.candidates.as_ref())?;
        self.count(candidates, "candidates", 3, 12);
        let places = self.look_up_all(&candidates.value, &known.places, "place");
        let index: Index<PlaceId> = places.iter().map(|id| (id.as_str().to_owned(), id.clone())).collect();
        let right = self.right(question, Some(candidates), &index, "candidate")?;
        if right.is_empty() || right.len() >= candidates.value.len() {
            self.right_count(question, right.len(), "one or more candidates are right, but not all");
            return None;
        }
        let section = format!("questions.{}.candidates", question.id.value);
        let listed: Index<()> = candidates.value.iter().map(|id| (id.value.clone(), ())).collect();
        self.refuse_spare(&section, &texts.value.candidates, &listed);
        let mut all = Vec::new();
        for place in places {
            let text = texts.value.candidates.get(place.as_str());
            if !right.contains(&place)
                && let Some(text) = self.text_at(&texts.span, &section, &texts.value.candidates, place.as_str())
            {
                self.why(&section, place.as_str(), text);
            }
            let name = file.places.get(place.as_str()).map(|text| text.value.full.0.clone()).unwrap_or_default();
            let why = text.and_then(|text| text.value.why.as_ref()).map(|why| why.0.clone());
            let right = right.contains(&place);
            all.extend(ChoiceId::parse(place.as_str()).map(|id| Choice { id, text: name, right, why }));
        }
        Some(Interaction::Choose(Options { all, many: true }))
    }
}

/// Whether an id is in a list, but is nothing: that was noted where it is listed.
fn is_noted<T>(id: &At<String>, listed: &[At<String>], index: &Index<T>) -> bool {
    !index.contains_key(&id.value) && listed.iter().any(|other| other.value == id.value)
}

/// A verdict in the interface's words.
fn verdict_words(verdict: Verdict) -> Prose {
    match verdict {
        Verdict::True => Prose::VerdictTrue,
        Verdict::False => Prose::VerdictFalse,
        Verdict::NotStated => Prose::VerdictNotStated,
    }
}
