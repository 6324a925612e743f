//! Statements: of each question, answered rightly, in part and wrongly, and of whole sessions.

use std::collections::BTreeSet;
use std::fs;
use std::sync::{Mutex, PoisonError};

use dateline::base::random::Random;
use dateline::base::vocabulary::Word;
use dateline::lang::language::Language;
use dateline::lms::deed::Deed;
use dateline::lms::figures::Span;
use dateline::lms::response::Recorded;
use dateline::lms::xapi::answered;
use dateline::quiz::bank::Bank;
use dateline::quiz::score::Outcome;
use dateline::story::question::Kind;
use peers::lrs::Lrs;
use peers::statements::refusals;
use serde_json::{Value, json};

use crate::exported::{said, sample, stories, text};
use crate::played::forms::{decimal, is_duration, is_like};
use crate::played::{ADDRESS, Host, Said, odd, play, with_outcome};

const REGISTRATION: &str = "7d1c1a3e-3b0f-4f7e-8f61-1f0a52a0a0";

/// Makes statements whole as the launcher does, by what it has for that.
fn whole(statements: &[Value], registration: &str) -> Option<Vec<Value>> {
    let script = include_str!("../../src/publish/script/launch.js");
    let from = script.find("const random = ").expect("what makes ids");
    let to = script.find("/** @returns {Promise<System | undefined>} */\nconst cmi5 ").expect("the launch of cmi5");
    let program = format!(
        "{}
        const [file, registration] = process.argv.slice(1);
        const templates = [
          {{ contextActivities: {{ grouping: [{{ id: 'https://lms.example/course/1' }}] }},
             extensions: {{ 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': 's-1' }} }},
          {{ contextActivities: {{ grouping: {{ id: 'https://lms.example/course/1' }}, category: {{ id: 'https://lms.example/own' }} }},
             language: 'uk' }},
          {{}},
        ];
        const actor = {{ objectType: 'Agent', account: {{ homePage: 'https://school.example/', name: 'pupil 7' }} }};
        const all = JSON.parse(require('fs').readFileSync(file, 'utf8'));
        console.log(JSON.stringify(all.map((one, at) =>
          complete(actor, 'https://lms.example/activity/1', {{ ...templates[at % 3], registration }})(one))));",
        &script[from..to]
    );
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("statements.json");
    fs::write(&file, Value::from(statements.to_vec()).to_string()).expect("the file");
    let made = said("node", &["-e", &program, file.to_str().expect("a path"), registration])?;
    Some(serde_json::from_str(&made).expect("JSON"))
}

/// What stands in no statement: an empty text, an empty map, nothing.
fn empty(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some("null".to_owned()),
        Value::String(text) if text.is_empty() => Some("an empty text".to_owned()),
        Value::Object(fields) if fields.is_empty() => Some("an empty map".to_owned()),
        Value::Object(fields) => fields.iter().find_map(|(key, value)| Some(format!("{key}: {}", empty(value)?))),
        Value::Array(values) => values.iter().find_map(empty),
        _ => None,
    }
}

/// Whether all letters of an id of version 4 are small ones.
fn is_id(text: &str) -> bool {
    let plain: String = text.chars().map(|c| if "0123456789abcdef".contains(c) { '0' } else { c }).collect();
    let variant = text.chars().nth(19).is_some_and(|c| "89ab".contains(c));
    plain == "00000000-0000-0000-0000-000000000000" && text.chars().nth(14) == Some('4') && variant
}

/// What holds of every statement.
fn check(statement: &Value) {
    assert_eq!(empty(statement), None, "{statement}");
    assert!(is_id(text(statement, "id")), "{statement}");
    assert!(is_like(text(statement, "timestamp"), "0000-00-00T00:00:00.000Z"), "{statement}");
    let context = &statement["context"];
    assert!(is_id(text(context, "registration")));
    if let Some(activities) = context["contextActivities"].as_object() {
        assert!(activities.values().all(Value::is_array), "{statement}");
    }
    let result = &statement["result"];
    if let Some(span) = result["duration"].as_str() {
        assert!(is_duration(span), "{span}");
    }
    if let Some(score) = result["score"].as_object() {
        let written = |key: &str, most| score.get(key).map(|number| decimal(&number.to_string(), most).expect("plain"));
        let [scaled, raw, min] =
            [("scaled", 3), ("raw", 1), ("min", 0)].map(|(key, most)| written(key, most).expect("one"));
        assert!((scaled * 100.0 - raw).abs() < 1e-9 && min == 0.0, "{statement}");
        assert_eq!(written("max", 0), (raw < 100.0).then_some(100.0), "{statement}");
    }
}

/// What holds of the statement of an answer.
fn check_answered(statement: &Value, language: &str, outcome: Outcome) {
    let (object, result) = (&statement["object"], &statement["result"]);
    let id = text(object, "id");
    assert!(id.strip_prefix(ADDRESS).is_some_and(|rest| rest.starts_with('#') && rest.len() > 1), "{id}");
    let share = match outcome {
        Outcome::Right => json!([true, 1]),
        Outcome::Partly => json!([false, 0.5]),
        Outcome::Wrong => json!([false, 0]),
    };
    assert_eq!(json!([result["success"], result["score"]["scaled"]]), share, "{statement}");
    let definition = &object["definition"];
    let said = |maps: &Value, way: &str| {
        let map = maps[way].as_object().expect("texts by languages");
        assert!(map.len() == 1 && map.contains_key(language), "{maps}");
    };
    said(definition, "name");
    said(definition, "description");
    let lists: &[&str] = match text(definition, "interactionType") {
        "choice" | "sequencing" => &["choices"],
        "matching" => &["source", "target"],
        other => panic!("{other}"),
    };
    let ids = |list: &str| -> BTreeSet<String> {
        let all = definition[list].as_array().expect("a list");
        all.iter().for_each(|one| said(one, "description"));
        let ids: BTreeSet<String> = all.iter().map(|one| text(one, "id").to_owned()).collect();
        assert_eq!(ids.len(), all.len(), "each another");
        ids
    };
    let known: Vec<BTreeSet<String>> = lists.iter().map(|list| ids(list)).collect();
    for response in [text(result, "response"), definition["correctResponsesPattern"][0].as_str().expect("a pattern")] {
        for part in response.split("[,]") {
            let words: Vec<&str> = part.split("[.]").collect();
            assert_eq!(words.len(), lists.len(), "{response}");
            assert!(words.iter().zip(&known).all(|(word, known)| known.contains(*word)), "{response}");
        }
    }
}

/// What nobody refuses: the two readers, and the store, which gives back as many.
fn taken(statements: &[Value], registration: &str) {
    if let Some(refused) = refusals(statements).expect("they judge") {
        let shown: Vec<_> = refused.iter().take(3).map(|refusal| (refusal, &statements[refusal.statement])).collect();
        assert!(refused.is_empty(), "{} refused: {shown:#?}", refused.len());
    }
    let Some(lrs) = Lrs::shared().expect("a store") else { return };
    // One after the other: the store fails where two bring it somebody new at once.
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    for some in statements.chunks(100) {
        let answer = lrs.ask("POST", "/statements", Some(&Value::from(some.to_vec()))).expect("an answer");
        if answer.status != 200 {
            let refuses = |one: &&Value| {
                lrs.ask("POST", "/statements", Some(&json!([one]))).is_ok_and(|answer| answer.status != 200)
            };
            panic!("{}: {:?}", String::from_utf8_lossy(&answer.body), some.iter().find(refuses));
        }
    }
    assert_eq!(lrs.statements(registration).expect("they are there").len(), statements.len());
}

#[test]
fn an_answer_of_every_kind_in_every_language_is_taken_by_all() {
    let mut random = Random::new(5);
    let mut banks: Vec<(Language, Bank)> = stories().into_iter().map(|story| (story.language, story.bank)).collect();
    let more = ["uk", "ar", "uk-UA", "zh-Hant-TW", "sr-Latn-RS", "es-419", "de-CH"];
    for (at, tag) in more.iter().enumerate() {
        let questions = (0..3).flat_map(|n| sample::all_kinds(&sample::HOSTILE, at * 5 + n)).collect();
        banks.push((Language::parse(tag).expect("a language"), crate::played::bank(questions)));
    }
    let same = odd().into_iter().find(|(what, _)| what.contains("become the same")).expect("one");
    banks.push((Language::parse("uk").expect("a language"), same.1));
    let (mut statements, mut of) = (Vec::new(), Vec::new());
    let mut kinds = BTreeSet::new();
    for (language, bank) in &banks {
        for question in &bank.questions {
            for outcome in [Outcome::Right, Outcome::Partly, Outcome::Wrong] {
                let Some(answer) = with_outcome(question, outcome, &mut random) else { continue };
                kinds.insert((question.kind.as_str(), format!("{outcome:?}")));
                let latency = Span(random.below(90_000));
                let made = answered(ADDRESS, language, &Recorded::new(question), &answer, latency);
                statements.push(serde_json::from_str(&made).expect("JSON"));
                of.push((language, outcome));
            }
        }
    }
    for kind in Kind::ALL {
        let found = kinds.iter().filter(|(own, _)| *own == kind.as_str()).count();
        assert!(found >= 2, "{} has {found} outcomes", kind.as_str());
    }
    let registration = format!("{REGISTRATION}01");
    let Some(all) = whole(&statements, &registration) else { return };
    for (statement, (language, outcome)) in all.iter().zip(of) {
        check(statement);
        check_answered(statement, language.as_str(), outcome);
    }
    taken(&all, &registration);
}

/// A store that hears of a session and keeps what it is told to.
#[derive(Default)]
struct Hearer {
    said: Said,
    is_begun: bool,
    statements: Vec<Value>,
    is_done: bool,
}

/// The last word of a verb's id.
fn verb(statement: &Value) -> &str {
    text(&statement["verb"], "id").rsplit('/').next().unwrap_or_default()
}

impl Host for Hearer {
    fn launch(&mut self) -> Option<Said> {
        // A session that nobody has ended is ended by the system.
        self.is_begun = false;
        (!self.is_done).then(|| self.said.clone())
    }

    fn take(&mut self, deeds: &[Deed]) {
        for deed in deeds {
            match deed {
                Deed::Keep(text) => self.said.suspend.clone_from(text),
                Deed::Send(statement) => {
                    let statement: Value = serde_json::from_str(statement).expect("JSON");
                    let name = verb(&statement);
                    assert_eq!(name == "initialized", !self.is_begun, "{name}");
                    let last = self.statements.last().map(verb);
                    assert!(last != Some("terminated") || name == "initialized", "{name} after the end");
                    let is_told = self.statements.iter().any(|one| verb(one) == "completed");
                    assert!(!is_told || ["passed", "failed", "terminated"].contains(&name), "{name} after the result");
                    self.is_begun = true;
                    self.is_done |= name == "terminated" && is_told;
                    self.statements.push(statement);
                }
                Deed::Set(..) | Deed::Commit | Deed::Finish => panic!("{deed:?} is not cmi5's"),
            }
        }
    }
}

#[test]
fn whole_sessions_tell_each_thing_once_and_are_taken_by_all() {
    let banks: Vec<Bank> = stories().into_iter().map(|story| story.bank).collect();
    let mut all = Vec::new();
    for seed in 0..24_u32 {
        let mut random = Random::new(seed);
        let bank = &banks[random.index(banks.len())];
        let query =
            ["", "pass=50", "questions=4&seed=8&pass=100", "change=yes&feedback=at-end", "practice=yes&pass=80"]
                [random.index(5)];
        let (mastery, move_on) = [
            ("", "Completed"),
            ("0.5", "CompletedAndPassed"),
            ("0", "Passed"),
            ("0.6667", "CompletedOrPassed"),
            ("", "Passed"),
            ("1.0", "NotApplicable"),
        ][random.index(6)];
        let mut hearer = Hearer { said: Said { mastery, move_on, ..Said::default() }, ..Hearer::default() };
        let end = play(bank, "cmi5", query, &mut random, &mut hearer);
        let count = |name: &str| hearer.statements.iter().filter(|one| verb(one) == name).count();
        assert!(count("completed") == 1 && count("passed") + count("failed") <= 1);
        let judged = hearer.statements.iter().find(|one| ["passed", "failed"].contains(&verb(one)));
        let theirs: Option<f64> = mastery.parse().ok();
        let passed = theirs.map(|mark| end.share >= mark).or(end.passed).or((move_on == "Passed").then_some(true));
        assert_eq!(judged.map(|one| verb(one) == "passed"), passed, "{query}, {mastery}, {}", end.share);
        for one in &hearer.statements {
            let is_judged = ["passed", "failed"].contains(&verb(one));
            assert!(is_judged || verb(one) == "answered" || one["result"]["score"].is_null(), "{one}");
            let said = &one["context"]["extensions"]["https://w3id.org/xapi/cmi5/context/extensions/masteryscore"];
            let is_ours = query.contains("pass=");
            assert_eq!(said.is_number(), is_judged && (theirs.is_some() || is_ours), "{one}");
            if is_judged && let Some(mark) = said.as_f64() {
                let scaled = one["result"]["score"]["scaled"].as_f64().expect("a score");
                assert_eq!(scaled >= mark, verb(one) == "passed", "{one}");
            }
        }
        all.extend(hearer.statements);
    }
    let registration = format!("{REGISTRATION}02");
    let Some(all) = whole(&all, &registration) else { return };
    all.iter().for_each(check);
    taken(&all, &registration);
}
