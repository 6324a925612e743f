//! How a question is put as one of QTI's interactions: what there is to choose from, what is right, and why what is wrong
//! is wrong.

use super::element::QtiElement;
use super::version::QtiVersion;
use crate::export::job::ExportQuestion;
use crate::story::kind::choose::{Choice, Options};
use crate::story::kind::matching::{NamedSpeaker, Pairs, Statement};
use crate::story::kind::order::{Item, Sequence};
use crate::story::question::{Interaction, Kind, Question};

/// What can be chosen, matched or moved.
#[derive(Clone, Debug)]
pub struct Movable {
    /// Its identifier, which is no other's of the item.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Why it is wrong, or where it belongs; none for an option that is right.
    pub why: Option<String>,
}

/// A question as an interaction.
#[derive(Clone, Debug)]
pub enum Posed {
    /// One of these is right.
    One {
        /// The options, as they are written.
        options: Vec<Movable>,
        /// The identifier of the right one.
        right: String,
        /// Whether they may stand in any order.
        shuffled: bool,
    },
    /// Several are.
    Several {
        /// The options, as they are written.
        options: Vec<Movable>,
        /// The identifiers of the right ones.
        right: Vec<String>,
    },
    /// Each statement is one speaker's.
    Pairs {
        /// The statements, as they are written.
        statements: Vec<Movable>,
        /// The speakers.
        speakers: Vec<Movable>,
        /// A statement and its speaker, each by its identifier.
        right: Vec<String>,
    },
    /// They have an order.
    Ordered {
        /// The items, as they are written.
        items: Vec<Movable>,
        /// Their identifiers in the right order.
        right: Vec<String>,
    },
}

/// Whether each statement of a question becomes an item of its own.
pub fn has_statements(version: QtiVersion, question: &Question) -> bool {
    let is_right_twice = |pairs: &Pairs| {
        let by = |at: usize| pairs.statements.get(at).map(|statement| &statement.by);
        (0..pairs.statements.len()).any(|at| (0..at).any(|before| by(before) == by(at)))
    };
    version == QtiVersion::V21 && question.pairs().is_some_and(is_right_twice)
}

/// Those that are at some places, in the order of the places.
fn placed<T>(all: &[T], order: &[usize], movable: impl Fn(&T) -> Movable) -> Vec<Movable> {
    order.iter().filter_map(|at| all.get(*at)).map(movable).collect()
}

/// An identifier: with a letter for what it is of, since a statement may have the id of a speaker.
fn id(of: char, id: &str) -> String {
    format!("{of}-{id}")
}

fn speakers(pairs: &Pairs) -> Vec<Movable> {
    let speaker =
        |named: &NamedSpeaker| Movable { id: id('p', named.id.as_str()), text: named.name.clone(), why: None };
    pairs.speakers.iter().map(speaker).collect()
}

impl Posed {
    /// A whole question.
    pub fn of(question: &ExportQuestion) -> Self {
        match &question.asked.interaction {
            Interaction::Choose(options) => Self::options(options, question),
            Interaction::Match(pairs) => Self::pairs(pairs, &question.order),
            Interaction::Order(sequence) => Self::ordered(sequence, &question.order),
        }
    }

    fn options(options: &Options, question: &ExportQuestion) -> Self {
        let option = |choice: &Choice| Movable {
            id: id('c', choice.id.as_str()),
            text: choice.text.clone(),
            why: choice.why.clone(),
        };
        let mut right: Vec<String> = options.right().map(|choice| id('c', choice.id.as_str())).collect();
        let options = placed(&options.all, &question.order, option);
        if question.asked.is_single_choice() {
            // True, false, not stated: as everybody expects it.
            let shuffled = question.asked.kind != Kind::Stated;
            return Self::One { options, right: right.pop().unwrap_or_default(), shuffled };
        }
        Self::Several { options, right }
    }

    fn pairs(pairs: &Pairs, order: &[usize]) -> Self {
        let right =
            |statement: &Statement| [&id('s', statement.id.as_str()), " ", &id('p', statement.by.as_str())].concat();
        let statement = |statement: &Statement| Movable {
            id: id('s', statement.id.as_str()),
            text: statement.text.clone(),
            why: Some(statement.why.clone()),
        };
        Self::Pairs {
            statements: placed(&pairs.statements, order, statement),
            speakers: speakers(pairs),
            right: pairs.statements.iter().map(right).collect(),
        }
    }

    /// A statement by itself: who said it. Each speaker that did not is told why.
    pub fn statement(pairs: &Pairs, statement: &Statement) -> Self {
        let right = id('p', statement.by.as_str());
        let mut options = speakers(pairs);
        for option in options.iter_mut().filter(|option| option.id != right) {
            option.why = Some(statement.why.clone());
        }
        Self::One { options, right, shuffled: true }
    }

    fn ordered(sequence: &Sequence, order: &[usize]) -> Self {
        let item = |item: &Item| Movable {
            id: id('i', item.id.as_str()),
            text: item.text.clone(),
            why: Some(item.why.clone()),
        };
        let right = sequence.items.iter().map(|item| id('i', item.id.as_str())).collect();
        Self::Ordered { items: placed(&sequence.items, order, item), right }
    }

    /// What is told of why: each that has something to say, with its text; items in their right order.
    pub fn reasons(&self) -> Vec<String> {
        let all: Vec<&Movable> = match self {
            Self::One { options: all, .. }
            | Self::Several { options: all, .. }
            | Self::Pairs { statements: all, .. } => all.iter().collect(),
            Self::Ordered { items, right } => {
                right.iter().filter_map(|id| items.iter().find(|item| item.id == *id)).collect()
            }
        };
        all.iter().filter_map(|one| Some([&one.text, " — ", one.why.as_ref()?].concat())).collect()
    }

    /// What is declared of the answer: what it consists of, what is right, and what each of its parts counts.
    pub fn declaration(&self) -> QtiElement {
        let (cardinality, kind, right) = match self {
            Self::One { right, .. } => ("single", "identifier", std::slice::from_ref(right)),
            Self::Several { right, .. } => ("multiple", "identifier", right.as_slice()),
            Self::Pairs { right, .. } => ("multiple", "directedPair", right.as_slice()),
            Self::Ordered { right, .. } => ("ordered", "identifier", right.as_slice()),
        };
        let values = right.iter().map(|value| QtiElement::new("value").word(value));
        QtiElement::new("responseDeclaration")
            .with("identifier", "RESPONSE")
            .with("cardinality", cardinality)
            .with("baseType", kind)
            .and(QtiElement::new("correctResponse").all(values))
            .all(self.mapping())
    }

    /// What each part of an answer counts: one for each that is right, and less one for each wrong option.
    fn mapping(&self) -> Option<QtiElement> {
        let entry = |key: &str, value: &str| QtiElement::new("mapEntry").with("mapKey", key).with("mappedValue", value);
        let entries: Vec<QtiElement> = match self {
            Self::Several { options, right } => {
                let value = |id: &String| if right.contains(id) { "1" } else { "-1" };
                options.iter().map(|option| entry(&option.id, value(&option.id))).collect()
            }
            Self::Pairs { right, .. } => right.iter().map(|pair| entry(pair, "1")).collect(),
            // Of one, all is said by what is right; of an order, a mapping does not know the places.
            Self::One { .. } | Self::Ordered { .. } => return None,
        };
        Some(QtiElement::new("mapping").with("lowerBound", "0").with("defaultValue", "0").all(entries))
    }

    /// The interaction.
    pub fn interaction(&self) -> QtiElement {
        let interaction = |name, shuffled: bool| {
            QtiElement::new(name).with("responseIdentifier", "RESPONSE").with("shuffle", shuffled.to_string())
        };
        let choice = |one: &Movable| QtiElement::new("simpleChoice").with("identifier", &one.id).told(&one.text);
        // What is moved has no role in players, and without one its text is not its name.
        let named = |element: QtiElement, one: &Movable| element.with("aria-label", &one.text);
        match self {
            Self::One { options, shuffled, .. } => interaction("choiceInteraction", *shuffled)
                .with("maxChoices", "1")
                .with("minChoices", "0")
                .all(options.iter().map(choice)),
            Self::Several { options, .. } => interaction("choiceInteraction", true)
                .with("maxChoices", "0")
                .with("minChoices", "0")
                .all(options.iter().map(choice)),
            Self::Pairs { statements, speakers, .. } => {
                let associable = |most: &'static str| {
                    move |one: &Movable| {
                        let element = QtiElement::new("simpleAssociableChoice").with("identifier", &one.id);
                        named(element.with("matchMax", most), one).told(&one.text)
                    }
                };
                // A statement is one speaker's, and a speaker may have said any number.
                let set =
                    |all: &[Movable], most| QtiElement::new("simpleMatchSet").all(all.iter().map(associable(most)));
                interaction("matchInteraction", true)
                    .with("maxAssociations", statements.len().to_string())
                    .with("minAssociations", "0")
                    .and(set(statements, "1"))
                    .and(set(speakers, "0"))
            }
            Self::Ordered { items, .. } => {
                let all = items.len().to_string();
                interaction("orderInteraction", true)
                    .with("minChoices", &all)
                    .with("maxChoices", &all)
                    .with("orientation", "vertical")
                    .all(items.iter().map(|item| named(choice(item), item)))
            }
        }
    }
}
