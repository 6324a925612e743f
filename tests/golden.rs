//! Golden forms: whatever leaves the program and comes back must be read for ever as it was. Each
//! visit of `tests/golden/visits.txt` is what a reader did, in written actions, and what was kept,
//! told to the host and shown in the address after it; `addresses.txt` has addresses and what they
//! open. `before.txt` has visits from before a single choice was answered by one press, when speakers
//! were taken up and a point had more parts than two: what was kept then, and its codes, is read for ever.
//! `DATELINE_BLESS=1 cargo test --features cli --test golden` writes them anew: a changed line
//! is a form of yesterday that is not understood any more, unless its reader is kept beside it.

#![allow(clippy::expect_used, reason = "a test may take what it knows to be there")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use dateline::base::random::Random;
use dateline::decode::diagnostic::Source;
use dateline::geo::atlas::Maps;
use dateline::lang::written;
use dateline::page::action::Action;
use dateline::page::data::PageData;
use dateline::page::event::Event;
use dateline::page::route::Route;
use dateline::page::state::State;
use dateline::page::watch::Snapshot;
use dateline::publish::page_data;
use dateline::quiz::attempt::{self, Attempt};
use dateline::quiz::code;
use dateline::quiz::saved::{self, Restored};
use dateline::quiz::settings::{Settings, Switch};
use dateline::story::pack;

const VISITS: &str = "tests/golden/visits.txt";
/// Visits whose actions are done no more, with what they left.
const BEFORE: &str = "tests/golden/before.txt";
const ADDRESSES: &str = "tests/golden/addresses.txt";

/// What can be done to the answers of the fixture's questions.
#[rustfmt::skip]
const EDITS: [(&str, &[&str]); 12] = [
    ("q-where", &["pick riga", "choose pick helsinki", "choose pick riga"]),
    ("q-plan", &["pick ferry", "pick bridge", "choose pick ferry"]),
    ("q-may", &["pick crews-lind", "pick berg-radio"]),
    ("q-open", &["pick true", "pick false", "pick not-stated"]),
    ("q-week", &["move fly 0", "move speak 1", "move count 2", "move drink 3", "move drink 0"]),
    ("q-speakers", &["pick tamm", "pick ozols", "pick berg", "pick lind"]),
    ("q-late", &["pick true", "pick false"]),
    ("q-two", &["pick yes-berg", "pick yes-lind", "pick yes-ozols", "pick no-aalto"]),
    ("q-who", &["match cheap aalto", "match steel berg", "match train clerks", "match stone clerks",
                "match stone berg", "choose match stone clerks"]),
    ("q-regions", &["pick odesa", "pick mykolaiv", "pick vinnytsia"]),
    ("q-sure", &["pick false", "pick not-stated"]),
    ("q-sources", &["match rails herald", "match rule report", "match rule herald", "choose match rule report"]),
];

/// What else can be done, in the quiz and in the page.
#[rustfmt::skip]
const ACTIONS: [&str; 41] = [
    "start", "check", "check", "check", "check", "check", "check", "check", "next", "next", "next", "next", "next", "next",
    "next", "reopen", "before", "retry", "set questions 3", "set questions 6", "set order shuffled", "set seed 5",
    "set feedback at-end", "set change yes", "set practice yes", "set pass 60", "set time shown", "extent ukraine", "extent home",
    "zoom in", "pan left", "enlarge", "topic price", "topic", "fact plan", "copy", "share", "restart", "set confirm yes",
    "set only map", "begin quick",
];

/// Queries of addresses that set the quiz.
#[rustfmt::skip]
const QUERIES: [&str; 10] = [
    "", "", "?questions=3&seed=7", "?feedback=at-end", "?feedback=at-end&change=yes", "?practice=yes", "?pass=60", "?order=shuffled&seed=9",
    "?time=shown&questions=5", "?theme=dark&questions=99&seed=0&order=odd&nothing=here",
];

/// What an address can end with.
#[rustfmt::skip]
const FRAGMENTS: [&str; 30] = [
    "", "#", "#explore", "#follow", "#quiz", "#corrections", "#step=before", "#step=grain", "#step=nothing", "#aalto", "#berg",
    "#odesa", "#riga", "#helsinki", "#plan", "#vote", "#stages", "#law", "#nothing", "#Quiz", "#quiz ", "#quiz=", "#quiz=nothing",
    "#c-price", "#q-where", "quiz", "aalto", "#<script>", "#%71uiz", "#é",
];

/// What the page of the fixture carries.
fn data() -> PageData {
    let maps = Maps::shipped();
    let mut pack = pack::read(Path::new("tests/packs/harbour"), &maps);
    let first =
        pack.editions.iter().position(|edition| edition.story.language.as_str() == "en").expect("it is in English");
    let story = pack.editions.swap_remove(first).story;
    let words = Source::new("en.toml", &fs::read_to_string("assets/lang/en.toml").expect("the interface in English"));
    let words = written::read(&words).0.expect("the interface is sound");
    page_data::page(&story, &words, &maps, maps.of(&story.map).expect("its map ships")).0
}

/// A visit: the query and the fragment it begins with, then what is done.
struct Visit {
    query: String,
    fragment: String,
    actions: Vec<String>,
}

impl Visit {
    /// A visit by chance: some settings, then mostly what the question that is asked can be answered by.
    fn random(random: &mut Random, data: &PageData) -> Self {
        fn any<'a>(random: &mut Random, all: &[&'a str]) -> &'a str {
            all.get(random.index(all.len())).expect("a list that is not empty")
        }
        let query = any(random, &QUERIES);
        let fragment = any(random, &["#quiz", "#quiz", "#quiz", "", "#aalto", "#step=before"]);
        let mut attempt = Attempt::with(&data.bank, Settings::default().read(query));
        let mut actions: Vec<&str> = (0..random.below(4)).map(|_| any(random, &ACTIONS[18..27])).collect();
        actions.push("start");
        actions
            .iter()
            .filter_map(|action| attempt::QuizAction::parse(action))
            .for_each(|action| attempt.step(&data.bank, &action));
        for _ in 0..random.below(160) {
            let asked = attempt.question(&data.bank).map(|(_, question)| question.id.to_string());
            let edits = EDITS.iter().find(|(id, _)| Some(*id) == asked.as_deref());
            let action = match (random.below(10), edits) {
                (0..5, Some((_, edits))) => any(random, edits),
                (0..9, _) => any(random, &["check", "next"]),
                _ => any(random, &ACTIONS),
            };
            attempt::QuizAction::parse(action).iter().for_each(|action| attempt.step(&data.bank, action));
            actions.push(action);
        }
        Self {
            query: query.to_owned(),
            fragment: fragment.to_owned(),
            actions: actions.into_iter().map(str::to_owned).collect(),
        }
    }

    /// The visit as it is written down.
    fn line(&self) -> String {
        format!("visit: {} {} | {}", self.query, self.fragment, self.actions.join(" | "))
    }

    fn read(line: &str) -> Option<Self> {
        let mut parts = line.strip_prefix("visit: ")?.split(" | ");
        let (query, fragment) = parts.next()?.split_once(' ')?;
        Some(Self {
            query: query.to_owned(),
            fragment: fragment.to_owned(),
            actions: parts.map(str::to_owned).collect(),
        })
    }

    /// What became of it: what is kept, the resume code, the address, what a host was told.
    fn outcome(&self, data: &PageData) -> String {
        let mut state = State::new(data);
        let began = Action::Began {
            fragment: self.fragment.clone(),
            query: self.query.clone(),
            kept: None,
            keeps: true,
            chance: 7,
        };
        let actions = self.actions.iter().map(|action| Action::parse(action).expect("an action"));
        let mut told = Vec::new();
        for (second, action) in (0..).zip([began].into_iter().chain(actions)) {
            let before = Snapshot::at(&state);
            state.step(data, action, second);
            told.extend(before.since(data, &state).iter().map(Event::json));
        }
        let mut text = String::new();
        let kept = saved::save(&data.bank, &state.attempt);
        kept.lines().for_each(|line| _ = writeln!(text, "kept: {line}"));
        _ = writeln!(text, "code: {}", code::write(&data.bank, &state.attempt));
        _ = writeln!(text, "address: {}", state.route.fragment());
        told.iter().for_each(|event| _ = writeln!(text, "told: {event}"));
        text
    }
}

/// Compares a golden file with what is right today, or writes it.
fn compare(path: &str, right: &str) {
    if std::env::var_os("DATELINE_BLESS").is_some() {
        fs::create_dir_all("tests/golden").expect("the folder can be made");
        fs::write(path, right).expect("the golden file can be written");
    }
    let golden = fs::read_to_string(path).expect("the golden file");
    for (number, (was, is)) in (1..).zip(golden.lines().zip(right.lines())) {
        assert_eq!(was, is, "{path}:{number}");
    }
    assert_eq!(golden.len(), right.len(), "{path}");
}

/// The visits of a golden file.
fn visits(path: &str) -> Vec<(Visit, String)> {
    let golden = fs::read_to_string(path).expect("the golden file");
    let blocks = golden.split("\n\n").filter_map(|block| block.split_once('\n'));
    blocks.filter_map(|(visit, outcome)| Some((Visit::read(visit)?, outcome.to_owned()))).collect()
}

/// The lines of an outcome with a prefix.
fn lines<'t>(outcome: &'t str, prefix: &'t str) -> impl Iterator<Item = &'t str> {
    outcome.lines().filter_map(move |line| line.strip_prefix(prefix))
}

#[test]
fn a_visit_leaves_what_it_has_always_left() {
    let data = data();
    let visits: Vec<Visit> = if std::env::var_os("DATELINE_BLESS").is_some() {
        let mut random = Random::new(3);
        (0..40).map(|_| Visit::random(&mut random, &data)).collect()
    } else {
        visits(VISITS).into_iter().map(|(visit, _)| visit).collect()
    };
    let texts: Vec<String> = visits.iter().map(|visit| format!("{}\n{}", visit.line(), visit.outcome(&data))).collect();
    compare(VISITS, &texts.join("\n"));
    for needed in [
        "kept: one ",
        "kept: several ",
        "kept: stated ",
        "kept: who ",
        "kept: order ",
        "kept: map ",
        "kept: at result",
        "kept: draft ",
    ] {
        assert!(texts.iter().any(|text| text.contains(needed)), "no visit has `{needed}`");
    }
}

#[test]
fn what_was_kept_once_is_read_with_nothing_lost() {
    let data = data();
    let all: Vec<_> = [VISITS, BEFORE].into_iter().flat_map(visits).collect();
    assert!(all.len() >= 80, "{}", all.len());
    for (_, outcome) in &all {
        let kept: String = lines(outcome, "kept: ").flat_map(|line| [line, "\n"]).collect();
        let Restored::Attempt { attempt, dropped } = saved::restore(&data.bank, &kept) else { panic!("{kept}") };
        assert!(dropped.is_empty(), "{dropped:?} of {kept}");
        assert_eq!(saved::save(&data.bank, &attempt), kept);
        // As it was kept when what was picked and not handed in was not.
        let before: String =
            kept.lines().filter(|line| !line.starts_with("draft ")).flat_map(|line| [line, "\n"]).collect();
        let Restored::Attempt { attempt, dropped } = saved::restore(&data.bank, &before) else { panic!("{before}") };
        assert!(dropped.is_empty() && saved::save(&data.bank, &attempt) == before, "{before}");
    }
}

#[test]
fn a_code_of_once_opens_the_answers_that_it_was_written_of() {
    let data = data();
    for (_, outcome) in [VISITS, BEFORE].into_iter().flat_map(visits) {
        let code = lines(&outcome, "code: ").next().expect("every visit has one");
        let attempt = code::read(&data.bank, code).unwrap_or_else(|refusal| panic!("{code}: {refusal:?}"));
        let kept: String = lines(&outcome, "kept: ").flat_map(|line| [line, "\n"]).collect();
        let Restored::Attempt { attempt: known, .. } = saved::restore(&data.bank, &kept) else { panic!("{kept}") };
        // In practice what was missed is taken away, to be asked anew.
        let practised = attempt.settings.is_on(Switch::Practice);
        assert!(practised || attempt.answers == known.answers, "{code}");
        assert!(practised || code::write(&data.bank, &attempt) == code, "{code}");
    }
}

#[test]
fn an_address_opens_what_it_has_always_opened() {
    let data = data();
    let mut text = String::new();
    for fragment in FRAGMENTS {
        let route = Route::parse(fragment, &data);
        _ = writeln!(text, "{fragment:?} opens {:?} in {}", route.fragment(), route.mode());
    }
    for query in QUERIES {
        let settings = Settings::default().read(query);
        let order = Attempt::with(&data.bank, settings.clone()).order;
        let order: Vec<&str> = order.iter().map(|id| id.as_str()).collect();
        _ = writeln!(text, "{query:?} sets {:?}: {}", settings.written(), order.join(" "));
    }
    compare(ADDRESSES, &text);
}
