//! Stories for tests of exports, by hand: a question of each kind out of some texts, and stories of nothing but texts
//! that break files. Tests outside of the crate include this file, so that it names the crate as they do.

#![allow(dead_code, reason = "each program of tests uses a part of this")]
#![allow(clippy::unwrap_used, reason = "a test may take what it knows to be there")]

use dateline::class::proof::Proof;
use dateline::export::launcher::{LauncherSource, LauncherWords};
use dateline::export::source::{ExportMap, ExportPlace, ExportStory, ExportWords, carry};
use dateline::export::words::TableWords;
use dateline::lang::catalogue::Direction;
use dateline::lang::language::Language;
use dateline::quiz::bank::Bank;
use dateline::story::id::{ChoiceId, ItemId, QuestionId, SpeakerId, StatementId, StoryId};
use dateline::story::kind::choose::{Choice, Options};
use dateline::story::kind::matching::{NamedSpeaker, Pairs, Statement};
use dateline::story::kind::order::{Item, Sequence};
use dateline::story::question::{Interaction, Kind, Question, Skill};

/// Texts that mean something else to one format or another.
pub const HOSTILE: [&str; 36] = [
    "a -> b -> c",
    "->",
    "%50% of them",
    "%-33.33333%",
    "[html] two",
    "[plain]",
    "[1] and [Moscow]",
    "= equal == ~ tilde ~~",
    "// no comment",
    "$CATEGORY: none",
    "::title:: text",
    "{=a ~b}",
    "} {",
    "C:\\new\\table\\\\",
    "no. #2 ####3",
    "TRUE",
    "http://news.example/?a=1&b=2#c",
    "first line\nsecond line",
    "first\n\n// third",
    "]]> and <![CDATA[",
    "3 < 5 && 5 > 3",
    "&lt;b&gt; &amp; &#65;",
    "<b>bold</b> <script>x</script>",
    "\"quoted\" 'twice' „low“ «far»",
    "\"opens",
    "+1, -1, @x, ;, \t tab",
    "مرحبا (نعم) 50%",
    "שלום, עולם!",
    "a\u{a0}b\u{202f}c",
    "🗺️ 👩‍🏫 e\u{301}",
    "Київ — «столиця»",
    "1.5",
    "Washington, D.C.; 50.45",
    "a|b\tc",
    "$x$ \\(y\\) [[z]] {{w}}",
    "a\r\nb",
];

fn id<T>(parse: impl Fn(&str) -> Option<T>, prefix: &str, at: usize) -> T {
    parse(&format!("{prefix}{at}")).unwrap()
}

fn question(name: &str, kind: Kind, stem: &str, interaction: Interaction) -> Question {
    Question {
        id: QuestionId::parse(name).unwrap(),
        kind,
        skill: Skill::Recall,
        stem: stem.to_owned(),
        interaction,
        corrected: 0,
    }
}

/// A question to choose at: the texts of its options, the right ones first, and how many those are. Wrong ones say why
/// they are.
pub fn choice(name: &str, kind: Kind, stem: &str, texts: &[&str], right: usize) -> Question {
    let choice = |(at, text): (usize, &&str)| Choice {
        id: id(ChoiceId::parse, "p", at),
        text: (*text).to_owned(),
        right: at < right,
        why: (at >= right).then(|| format!("Not so: {text}")),
    };
    let many = matches!(kind, Kind::Several | Kind::Map);
    let all = texts.iter().enumerate().map(choice).collect();
    question(name, kind, stem, Interaction::Choose(Options { all, many }))
}

/// A question of who said it: names, and statements with the places of their speakers.
pub fn who(name: &str, stem: &str, names: &[&str], said: &[(&str, usize)]) -> Question {
    let speaker =
        |(at, name): (usize, &&str)| NamedSpeaker { id: id(SpeakerId::parse, "s", at), name: (*name).to_owned() };
    let statement = |(at, (text, by)): (usize, &(&str, usize))| Statement {
        id: id(StatementId::parse, "t", at),
        by: id(SpeakerId::parse, "s", *by),
        text: (*text).to_owned(),
        why: format!("Told so: {text}"),
    };
    let speakers = names.iter().enumerate().map(speaker).collect();
    let statements = said.iter().enumerate().map(statement).collect();
    question(name, Kind::Who, stem, Interaction::Match(Pairs { speakers, statements }))
}

/// A question of an order: the items in the right one.
pub fn order(name: &str, stem: &str, texts: &[&str]) -> Question {
    let item = |(at, text): (usize, &&str)| Item {
        id: id(ItemId::parse, "i", at),
        text: (*text).to_owned(),
        why: format!("Then: {text}"),
    };
    let items = texts.iter().enumerate().map(item).collect();
    question(name, Kind::Order, stem, Interaction::Order(Sequence { items }))
}

/// A story of some questions. Its map has the places that [`choice`] makes, twelve of them.
pub fn story(questions: Vec<Question>) -> ExportStory {
    let proof = |question: &Question| Proof {
        why: format!("Since: {}", question.stem),
        facts: vec![(format!("It was {}", question.stem), "The report, 1 May".to_owned())],
    };
    let words = ExportWords {
        one: "Choose one.".to_owned(),
        several: "Choose all.".to_owned(),
        who: "Name one for each.".to_owned(),
        order: "Put them in order.".to_owned(),
        map: "Choose places.".to_owned(),
        map_one: "Choose a place.".to_owned(),
        evidence: "Proof".to_owned(),
        between: ", ".to_owned(),
        table: table(),
    };
    let place = |at: u32| ExportPlace { id: format!("p{at}"), x: 50 + at * 100, y: 100 + at * 30 };
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1300 600\" width=\"1300\" height=\"600\"></svg>";
    ExportStory {
        title: "The harbour: 50 % -> more".to_owned(),
        credit: "The Gazette, 1 May {free}".to_owned(),
        language: Language::parse("en").unwrap(),
        direction: Direction::Ltr,
        decimal: ".".to_owned(),
        proofs: questions.iter().map(proof).collect(),
        words,
        launcher: LauncherSource {
            name: "launch-0123456789abcdef.js".to_owned(),
            script: "void 0".to_owned(),
            words: LauncherWords {
                told: "Told.".to_owned(),
                missing: "Missing.".to_owned(),
                again: "Again".to_owned(),
                untold: "Not told.".to_owned(),
                broken: "Broken.".to_owned(),
                review: "Review.".to_owned(),
                alone: "Alone.".to_owned(),
                over: "Over.".to_owned(),
                save: "Save".to_owned(),
                back: "Back".to_owned(),
            },
        },
        folder: String::new(),
        page: "index.html".to_owned(),
        map: Some(ExportMap {
            carried: carry(svg).unwrap(),
            width: 1300,
            height: 600,
            radius: 17,
            places: (0..12).map(place).collect(),
            credit: "Map: Natural Earth & others".to_owned(),
        }),
        bank: Bank {
            story: StoryId::parse("made-up").unwrap(),
            words: vec![1; questions.len()],
            questions,
            spoilers: Vec::new(),
            corrections: 0,
        },
    }
}

/// A question of each kind, and of each form that a kind has, out of texts from a place in a list on.
pub fn all_kinds(texts: &[&str], from: usize) -> Vec<Question> {
    let text = |at: usize| *texts.get((from + at) % texts.len()).unwrap();
    let some = |many: usize| (1..=many).map(text).collect::<Vec<_>>();
    let name = |kind: &str| format!("q-{kind}-{from}");
    vec![
        choice(&name("one"), Kind::One, text(0), &some(4), 1),
        choice(&name("several"), Kind::Several, text(0), &some(6), 3),
        choice(&name("pair"), Kind::Several, text(0), &some(5), 2),
        choice(&name("stated"), Kind::Stated, text(0), &some(3), 1),
        choice(&name("map"), Kind::Map, text(0), &some(8), 3),
        choice(&name("place"), Kind::Map, text(0), &some(4), 1),
        who(&name("who"), text(0), &some(4), &[(text(5), 0), (text(6), 1), (text(7), 1)]),
        who(&name("few"), text(0), &some(2), &[(text(3), 0), (text(4), 1)]),
        order(&name("order"), text(0), &some(8)),
        order(&name("two"), text(0), &some(2)),
    ]
}

/// Stories in which every text is hostile, each hostile text in each part: from left to right and the other way.
pub fn hostile() -> Vec<ExportStory> {
    hostile_of(&HOSTILE)
}

/// The same of some texts, of which there are nine at least.
pub fn hostile_of(texts: &[&str]) -> Vec<ExportStory> {
    let mut stories = Vec::new();
    for (language, direction) in [("uk", Direction::Ltr), ("ar", Direction::Rtl)] {
        for (at, title) in texts.iter().enumerate() {
            let mut story = story(all_kinds(texts, at));
            story.title = (*title).to_owned();
            story.credit = texts.get((at + 7) % texts.len()).map(|text| (*text).to_owned()).unwrap();
            (story.language, story.direction) = (Language::parse(language).unwrap(), direction);
            stories.push(story);
        }
    }
    stories
}

/// The words of sheets.
fn table() -> TableWords {
    let word = |word: &str| word.to_owned();
    TableWords {
        number: word("Number"),
        id: word("Id"),
        kind: word("Kind"),
        skill: word("Skill"),
        question: word("Question"),
        task: word("Task"),
        choices: word("Choices"),
        speakers: word("Speakers"),
        key: word("Key"),
        right: word("Right"),
        why: word("Why"),
        parts: word("Parts"),
        points: word("Points"),
        questions: word("Questions"),
        about: word("About"),
        story: word("Story"),
        source: word("Source"),
        language: word("Language"),
        address: word("Address"),
        kinds: ["One", "Several", "Stated", "Who", "Order", "Map"].map(word).to_vec(),
        skills: ["Recall", "Sequence", "Attribution", "Inference"].map(word).to_vec(),
    }
}
