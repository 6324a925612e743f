//! Every state of a question and every way out of the page and back: whatever the pair, no answer is
//! lost, and nothing that was picked and not handed in.

use std::collections::BTreeMap;

use super::*;
use crate::page::route::tests::data_of;
use crate::quiz::answer::Answer;
use crate::quiz::kind::tests::random_edit;
use crate::story::id::QuestionId;
use crate::story::question::Question;
use crate::story::sample;

/// What a browser keeps, by the query that a page was opened with.
#[derive(Clone, Default)]
struct Store {
    texts: BTreeMap<String, String>,
    is_full: bool,
}

/// A window with the page, as far as the page asks something of it.
struct Window<'d> {
    data: &'d PageData,
    state: State,
    query: &'d str,
    fragment: String,
    known: Option<String>,
}

impl<'d> Window<'d> {
    fn open(store: &mut Store, data: &'d PageData, query: &'d str, fragment: &str) -> Self {
        let known = store.texts.get(query).cloned();
        let (fragment, kept) = (fragment.to_owned(), known.clone());
        let mut window = Self { data, state: State::new(data), query, fragment: fragment.clone(), known };
        window.does(store, Action::Began { fragment, query: query.to_owned(), kept, keeps: true, chance: 7 });
        window
    }

    /// Does something, and what follows from it, as the browser's side does.
    fn does(&mut self, store: &mut Store, action: Action) {
        let mut actions = vec![action];
        while let Some(action) = actions.pop() {
            for effect in self.state.step(self.data, action, 0) {
                match effect {
                    Effect::Address(fragment) | Effect::ReplaceAddress(fragment) => self.fragment = fragment,
                    Effect::Keep(text) => {
                        let kept = store.texts.get(self.query).cloned();
                        if kept != self.known {
                            self.known.clone_from(&kept);
                            let kept = kept.unwrap_or_default();
                            actions.push(Action::KeptElsewhere { kept, is_newer: false });
                        } else if store.is_full {
                            actions.push(Action::NotKept);
                        } else {
                            self.known = Some(text.clone());
                            store.texts.insert(self.query.to_owned(), text);
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    fn reads(&mut self, text: &str, store: &mut Store) {
        self.does(store, written(text));
    }

    /// Hears what another window has kept.
    fn hears(&mut self, store: &mut Store) {
        let kept = store.texts.get(self.query).cloned();
        if kept != self.known {
            self.known.clone_from(&kept);
            self.does(store, Action::KeptElsewhere { kept: kept.unwrap_or_default(), is_newer: true });
        }
    }

    fn asked(&self) -> Option<&'d Question> {
        self.state.attempt.question(&self.data.bank).map(|(_, question)| question)
    }

    /// Makes so many edits to the answer of the question that is asked.
    fn edits(&mut self, store: &mut Store, count: u32, random: &mut Random) {
        for _ in 0..count {
            if let Some(question) = self.asked() {
                self.does(store, Action::Quiz(attempt::QuizAction::Edited(random_edit(random, question))));
            }
        }
    }

    /// Answers the question that is asked, right or with whatever comes.
    fn answers(&mut self, store: &mut Store, is_right: bool, random: &mut Random) {
        let Some(question) = self.asked() else { return };
        while self.asked() == Some(question) && !self.state.attempt.is_marked(&question.id) {
            if is_right {
                self.state.attempt.drafts.insert(question.id.clone(), Answer::right(question));
            } else {
                self.edits(store, 1, random);
            }
            self.reads("check", store);
        }
    }
}

/// What became of a question before the reader goes.
#[derive(Clone, Copy, Debug)]
enum Done {
    Nothing,
    Picked,
    PartWay,
    Right,
    Anyhow,
    NextDrawn,
    Reopened,
    AllAnswered,
}

impl Done {
    const ALL: [Self; 8] = [
        Self::Nothing,
        Self::Picked,
        Self::PartWay,
        Self::Right,
        Self::Anyhow,
        Self::NextDrawn,
        Self::Reopened,
        Self::AllAnswered,
    ];

    /// Brings a window there that stands at a question.
    fn bring(self, window: &mut Window<'_>, store: &mut Store, random: &mut Random) {
        match self {
            Self::Nothing => {}
            Self::Picked => window.edits(store, 1, random),
            Self::PartWay => window.edits(store, 3, random),
            Self::Right => window.answers(store, true, random),
            Self::Anyhow => window.answers(store, false, random),
            Self::NextDrawn => {
                window.answers(store, true, random);
                window.reads("next", store);
                window.edits(store, 1, random);
            }
            Self::Reopened => {
                window.answers(store, false, random);
                ["reopen", "before"].iter().for_each(|action| window.reads(action, store));
                window.edits(store, 2, random);
            }
            Self::AllAnswered => {
                while window.asked().is_some() {
                    window.answers(store, true, random);
                    window.reads("next", store);
                }
            }
        }
    }
}

/// A way out of the page and back.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    Reload,
    Crash,
    Language,
    Back,
    SecondTab,
    OtherSettings,
    Full,
    Code,
}

impl Way {
    const ALL: [Self; 8] = [
        Self::Reload,
        Self::Crash,
        Self::Language,
        Self::Back,
        Self::SecondTab,
        Self::OtherSettings,
        Self::Full,
        Self::Code,
    ];

    /// Goes the way; gives the window in which the reader is back.
    fn go<'d>(
        self,
        mut window: Window<'d>,
        store: &mut Store,
        translated: &'d PageData,
        random: &mut Random,
    ) -> Window<'d> {
        let (data, query, fragment) = (window.data, window.query, window.fragment.clone());
        match self {
            Self::Reload | Self::Full => Window::open(store, data, query, &fragment),
            // Opened again by its plain address.
            Self::Crash => Window::open(store, data, query, "#quiz"),
            Self::Language => {
                let other = Window::open(store, translated, query, &fragment);
                Window::open(store, data, query, &other.fragment)
            }
            Self::Back => {
                window.does(store, address("#aalto"));
                window.does(store, Action::AddressChanged { fragment: "#quiz".to_owned(), is_own: true });
                window
            }
            Self::SecondTab => {
                let mut other = Window::open(store, data, query, "#quiz");
                assert_eq!(other.state.attempt.drafts, window.state.attempt.drafts);
                let before = other.asked();
                other.reads("next", store);
                // What is picked over there at the same question is newer, and no other is touched.
                if other.asked() != before {
                    other.edits(store, 2, random);
                    other.reads("check", store);
                    window.hears(store);
                }
                Window::open(store, data, query, &fragment)
            }
            Self::OtherSettings => {
                let mut other = Window::open(store, data, "?questions=4&order=shuffled&seed=3", "#quiz");
                other.reads("start", store);
                other.answers(store, false, random);
                other.edits(store, 2, random);
                Window::open(store, data, query, &fragment)
            }
            Self::Code => {
                let code = code::write(&data.bank, &window.state.attempt);
                Window::open(&mut Store::default(), data, query, &["#quiz=", &code].concat())
            }
        }
    }
}

#[test]
fn whatever_the_question_and_whatever_the_way_out_nothing_is_lost() {
    let texts = include_str!("../../../../tests/packs/harbour/uk.toml");
    let files = [("story.toml", sample::STRUCTURE), ("en.toml", sample::TEXTS), ("uk.toml", texts)];
    let editions = sample::read(&files).0.editions;
    let languages: Vec<PageData> = editions.iter().map(|edition| data_of(&edition.story)).collect();
    let [data, translated] = &languages[..] else { panic!("two languages") };
    let mut random = Random::new(9);
    let mut pairs = 0;
    let mut drafted = 0;
    for query in ["", "?feedback=at-end&change=yes", "?change=yes", "?practice=yes"] {
        for question in &data.bank.questions {
            for done in Done::ALL {
                for way in Way::ALL {
                    let mut store = Store::default();
                    // Two others are answered, and one is begun.
                    let kept = "map q-where riga\none q-plan ferry\ndraft several q-two yes-berg\n";
                    let settings = query.trim_start_matches('?');
                    let kept = format!("dateline-quiz 2 harbour\nat {}\nwith 0 {settings}\n{kept}", question.id);
                    store.texts.insert(query.to_owned(), kept);
                    store.is_full = way == Way::Full;
                    let mut window = Window::open(&mut store, data, query, "#quiz");
                    done.bring(&mut window, &mut store, &mut random);
                    let before = window.state.attempt.clone();
                    let back = way.go(window, &mut store, translated, &mut random).state.attempt;
                    let place = || format!("{query} {} {done:?} {way:?}\n{before:?}\n{back:?}", question.id);
                    check_sound(&data.bank, &back);
                    // In practice what was missed is no answer yet.
                    let is_held = |id: &QuestionId| {
                        back.answers.get(id) == before.answers.get(id)
                            || query == "?practice=yes" && back.phase == attempt::Phase::Question(id.clone())
                    };
                    let missed = |id: &QuestionId| {
                        let asked = data.bank.question(id).unwrap();
                        query == "?practice=yes"
                            && before.score_of(asked).is_some_and(|score| score.outcome() != Outcome::Right)
                    };
                    assert!(
                        before.answers.keys().all(|id| is_held(id) || missed(id)),
                        "an answer is lost: {}",
                        place()
                    );
                    // The code holds what was handed in, and so does the address where nothing else does.
                    if ![Way::Full, Way::Code].contains(&way) {
                        let drafts = || before.drafts.keys().filter(|id| before.draft(id).is_some());
                        let is_held = |id| {
                            back.drafts.get(id) == before.drafts.get(id)
                                || back.answers.get(id) != before.answers.get(id)
                        };
                        assert!(drafts().all(is_held), "what was picked is lost: {}", place());
                        drafted += drafts().count();
                    }
                    if ![Way::SecondTab, Way::Code, Way::Full].contains(&way) {
                        assert_eq!(back.phase, before.phase, "{}", place());
                    }
                    pairs += 1;
                }
            }
        }
    }
    assert_eq!(pairs, 4 * data.bank.questions.len() * 8 * 8);
    assert!(drafted > 1_000, "{drafted}");
}
