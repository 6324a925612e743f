//! What is fuzzed: each reads an input and checks what must hold of whatever came of it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use dateline::base::issue::{Severity, Source};
use dateline::base::lines;
use dateline::lang::written::{self, Written};
use dateline::quiz::attempt::Attempt;
use dateline::quiz::code;
use dateline::quiz::saved::{self, Restored};
use dateline::quiz::settings::Settings;
use dateline::site::atlas::EuropeAtlas;
use dateline::site::boot::Boot;
use dateline::site::compose;
use dateline::site::route::Route;
use dateline::site::state::{Action, State};
use dateline::site::told::Glance;
use dateline::story::pack;

/// Something that reads what strangers write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A pack, as `dateline check` reads it.
    Pack,
    /// The query and the fragment of an address: one line each.
    Address,
    /// What the browser's storage holds.
    Stored,
    /// A resume code.
    Code,
    /// The data that stands in a page.
    Page,
    /// What is done on a page, one action a line, as its buttons have them.
    Actions,
}

/// What became of an input.
pub struct Outcome {
    /// Whether it was taken for what it should be.
    pub accepted: bool,
    /// What tells this outcome from others, in words.
    pub kind: String,
}

/// What stands between the two files of a pack in one input.
const BETWEEN: &[u8] = b"\n#### en.toml ####\n";

/// What the targets read against.
pub struct World {
    root: PathBuf,
    folder: PathBuf,
    atlas: EuropeAtlas,
    language: Written,
    boot: Boot,
}

impl Target {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Pack, Self::Address, Self::Stored, Self::Code, Self::Page, Self::Actions];

    /// The name, as the command takes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pack => "pack",
            Self::Address => "address",
            Self::Stored => "stored",
            Self::Code => "code",
            Self::Page => "page",
            Self::Actions => "actions",
        }
    }

    /// Real inputs, to be damaged.
    ///
    /// # Errors
    /// Where a file of the project cannot be read.
    pub fn seeds(self, world: &World) -> Result<Vec<Vec<u8>>> {
        let texts = |texts: &[&str]| texts.iter().map(|text| text.as_bytes().to_vec()).collect();
        Ok(match self {
            Self::Pack => ["assets/stories/white-house-talks", "tests/packs/harbour"]
                .iter()
                .map(|folder| {
                    let read = |file: &str| fs::read(world.root.join(folder).join(file)).context(file.to_owned());
                    Ok([read("story.toml")?, BETWEEN.to_vec(), read("en.toml")?].concat())
                })
                .collect::<Result<_>>()?,
            Self::Address => texts(&[
                "?questions=10&seed=20250818&pass=60&order=shuffled&feedback=at-end&change=yes&time=shown&practice=yes\n#quiz",
                "?lang=uk&utm_source=x&initialWidth=600&childId=x\n#?secret=abc",
                "?view=follow\n#step=terms",
                "\n#donetsk",
                "\n#f31",
                "?questions=5\n#quiz=3YQ0F00000000",
            ]),
            Self::Stored => {
                world.played().iter().map(|attempt| saved::save(&world.boot.bank, attempt).into_bytes()).collect()
            }
            Self::Code => world
                .played()
                .iter()
                .flat_map(|attempt| {
                    let code = code::write(&world.boot.bank, attempt);
                    [code::grouped(&code).into_bytes(), code.to_lowercase().into_bytes()]
                })
                .collect(),
            Self::Page => vec![lines::write(&world.boot).context("the page's data")?.into_bytes()],
            Self::Actions => texts(&[
                "start\noption three\ncheck\nnext\nverdict false\ncheck\nbefore\nreopen\nretry\nrestart",
                "start\nplace white-house\ncheck\nnext\nshare\nprint\ncopy\ncode 0000\nview ukraine\nzoom in\npan left",
                "set questions 5\nset seed 7\nset order shuffled\nset feedback at-end\nset practice yes\nstart\nmove a 1",
                "topic ceasefire\ntopic\nfact f31\nenlarge\nhold merz\nspeaker truce merz\nspeaker steel",
            ]),
        })
    }

    /// Words of its grammar.
    pub fn words(self, world: &World) -> Vec<String> {
        let ids = || world.boot.bank.questions.iter().map(|question| question.id.to_string());
        let fixed = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
        match self {
            Self::Pack => fixed(&[
                "[",
                "]",
                "[[",
                "]]",
                "{",
                "}",
                "\"",
                "'''",
                "\"\"\"",
                " = ",
                "\n[people]\n",
                "\n[[questions]]\n",
                "id = \"",
                "at = [48.0, 37.8]",
                "kind = \"map\"",
                "right = [",
                "speaker = ",
                "\\u0000",
                "\\",
                "#",
                "<",
                "&lt;",
                "1979-05-27",
                "true",
                "inf",
                "0x",
                "via",
            ]),
            Self::Address => {
                let mut words = fixed(&[
                    "?",
                    "&",
                    "=",
                    "#",
                    "%",
                    "%00",
                    "+",
                    "quiz=",
                    "step=",
                    "questions=",
                    "seed=",
                    "pass=",
                    "order=",
                    "practice=yes",
                ]);
                words.extend(world.boot.subjects.iter().map(|subject| subject.id.to_string()));
                words
            }
            Self::Stored => fixed(&[
                "dateline-quiz 2 white-house-talks\n",
                "at ",
                "at result\n",
                "set ",
                "one ",
                "several ",
                "who ",
                "order ",
                "map ",
                "stated ",
                "time ",
            ])
            .into_iter()
            .chain(ids())
            .collect(),
            Self::Code => fixed(&["0", "Z", "-", " ", "I", "L", "O", "U", "*", "ZZZZ"]),
            Self::Page => fixed(&["\n", "\n0\n", "\n1\n", "-1", "999999999", "\n\n\n"]),
            Self::Actions => fixed(&[
                "start\n",
                "check\n",
                "next\n",
                "before\n",
                "reopen\n",
                "retry\n",
                "restart\n",
                "option ",
                "verdict ",
                "place ",
                "speaker ",
                "move ",
                "hold ",
                "set ",
                "code ",
                "topic ",
                "fact ",
                "view ",
                "zoom ",
                "pan ",
                "enlarge\n",
                "share\n",
            ])
            .into_iter()
            .chain(ids())
            .collect(),
        }
    }

    /// Reads an input.
    ///
    /// # Errors
    /// Where something does not hold that must.
    pub fn read(self, world: &World, input: &[u8]) -> Result<Outcome> {
        // All but a file is text by the time that the program has it.
        let text = String::from_utf8_lossy(input);
        match self {
            Self::Pack => world.read_pack(input),
            Self::Address => world.read_address(&text),
            Self::Stored => world.read_stored(&text),
            Self::Code => world.read_code(&text),
            Self::Page => read_page(&text),
            Self::Actions => world.read_actions(&text),
        }
    }
}

impl World {
    /// The story that ships, in English; files are written to a folder of its own.
    ///
    /// # Errors
    /// Where a file of the project cannot be read.
    pub fn new(folder: PathBuf) -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the project")?.to_owned();
        let atlas = EuropeAtlas::read().context("the map")?;
        let text = fs::read_to_string(root.join("assets/lang/en.toml")).context("the language")?;
        let language = written::read(&Source::new("en.toml", &text)).0.context("the language")?;
        let pack = pack::read(&root.join("assets/stories/white-house-talks"), &atlas);
        let edition = pack.editions.iter().find(|edition| edition.story.language == "en").context("the story")?;
        let (boot, _) = compose::page(&edition.story, &language, &atlas);
        fs::create_dir_all(&folder)?;
        Ok(Self { root, folder, atlas, language, boot })
    }

    /// Attempts of many kinds.
    fn played(&self) -> Vec<Attempt> {
        let begin = |query: &str, actions: &[&str]| {
            let mut state = State::new(&self.boot);
            state.step(&self.boot, began("#quiz", query, None));
            for action in actions.iter().filter_map(|action| Action::parse(action)) {
                state.step(&self.boot, action);
            }
            state.attempt
        };
        let map = [
            "start",
            "place white-house",
            "check",
            "next",
            "option three",
            "check",
            "next",
            "verdict true",
            "check",
            "next",
        ];
        vec![
            begin("", &[]),
            begin("", &map),
            begin("?questions=5&seed=9&order=shuffled&time=shown", &["start"]),
            begin("?feedback=at-end&change=yes&pass=60&practice=yes", &map),
        ]
    }

    fn read_pack(&self, input: &[u8]) -> Result<Outcome> {
        let at = input.windows(BETWEEN.len()).position(|window| window == BETWEEN);
        let (structure, texts) = match at {
            Some(at) => (input.get(..at), input.get(at + BETWEEN.len()..)),
            None => (Some(input), None),
        };
        fs::write(self.folder.join("story.toml"), structure.unwrap_or_default())?;
        fs::write(self.folder.join("en.toml"), texts.unwrap_or_default())?;
        let pack = pack::read(&self.folder, &self.atlas);
        for issue in &pack.issues {
            ensure!(!issue.found.is_empty() && !issue.right.is_empty(), "an issue without words: {issue}");
            let file = fs::read(&*issue.file).unwrap_or_default();
            let lines = file.split(|byte| *byte == b'\n').count();
            ensure!(issue.line >= 1 && issue.line as usize <= lines && issue.column >= 1, "no such place: {issue}");
        }
        let is_sound = pack.issues.iter().all(|issue| issue.severity != Severity::Error);
        ensure!(!pack.editions.is_empty() || !is_sound, "a pack is refused without a word");
        for edition in pack.editions.iter().filter(|_| is_sound) {
            let (boot, _) = compose::page(&edition.story, &self.language, &self.atlas);
            let written = lines::write(&boot).context("a text that cannot stand in a page")?;
            let again = lines::read::<Boot>(&written).and_then(|boot| lines::write(&boot));
            ensure!(again.as_ref() == Some(&written), "a page's data is read as something else");
        }
        let mut kinds: Vec<&str> = pack.issues.iter().map(|issue| issue.right.as_str()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        Ok(Outcome { accepted: is_sound, kind: kinds.join("; ") })
    }

    fn read_address(&self, text: &str) -> Result<Outcome> {
        let (query, fragment) = text.split_once('\n').unwrap_or((text, ""));
        let settings = Settings::default().read(query);
        ensure!(Settings::default().read(&settings.written()) == settings, "settings are read as others");
        let mut order = settings.order(&self.boot.bank);
        let asked = order.len();
        order.sort();
        order.dedup();
        ensure!(order.len() == asked && (1..=self.boot.bank.questions.len()).contains(&asked), "questions {asked}");
        let route = Route::parse(fragment, &self.boot);
        ensure!(Route::parse(&route.fragment(), &self.boot) == route, "a route is read as another");
        let mut state = State::new(&self.boot);
        state.step(&self.boot, began(fragment, query, None));
        ensure!(state.live && state.route == route, "the page opens something else");
        self.keeps(&state.attempt)?;
        Ok(Outcome {
            accepted: route != Route::Explore || settings != Settings::default(),
            kind: settings.written() + route.mode(),
        })
    }

    fn read_stored(&self, text: &str) -> Result<Outcome> {
        let mut state = State::new(&self.boot);
        state.step(&self.boot, began("#quiz", "", Some(text)));
        self.keeps(&state.attempt)?;
        let kind = match saved::restore(&self.boot.bank, text) {
            Restored::Attempt { attempt, dropped } => {
                self.keeps(&attempt)?;
                format!("{} {}", attempt.answers.iter().count(), dropped.len())
            }
            Restored::OtherStory(_) => "other".to_owned(),
            Restored::Unreadable => "unreadable".to_owned(),
        };
        Ok(Outcome { accepted: kind.contains(' '), kind })
    }

    fn read_code(&self, text: &str) -> Result<Outcome> {
        let bank = &self.boot.bank;
        Ok(match code::read(bank, text) {
            Ok(attempt) => {
                let again = code::write(bank, &attempt);
                ensure!(code::read(bank, &again).as_ref() == Ok(&attempt), "a code is read as another");
                ensure!(code::read(bank, &code::grouped(&again)).as_ref() == Ok(&attempt), "spaces count");
                self.keeps(&attempt)?;
                Outcome { accepted: true, kind: attempt.answers.iter().count().to_string() }
            }
            Err(refusal) => Outcome { accepted: false, kind: format!("{refusal:?}") },
        })
    }

    fn read_actions(&self, text: &str) -> Result<Outcome> {
        let mut state = State::new(&self.boot);
        state.step(&self.boot, began("#quiz", "", None));
        let (mut taken, mut told) = (0, 0);
        for action in text.lines().take(400).filter_map(Action::parse) {
            let glance = Glance::at(&state);
            state.step(&self.boot, action);
            told += glance.since(&self.boot, &state).iter().map(|event| event.json().len()).sum::<usize>();
            taken += 1;
        }
        self.keeps(&state.attempt)?;
        let code = code::write(&self.boot.bank, &state.attempt);
        ensure!(code::read(&self.boot.bank, &code).is_ok(), "an attempt has no code");
        Ok(Outcome { accepted: taken > 0, kind: format!("{:?} {taken} {}", state.attempt.stage, told / 100) })
    }

    /// That an attempt is kept, and found again as it is.
    fn keeps(&self, attempt: &Attempt) -> Result<()> {
        let kept = saved::save(&self.boot.bank, attempt);
        let Restored::Attempt { attempt: again, dropped } = saved::restore(&self.boot.bank, &kept) else {
            anyhow::bail!("what was kept is not found again: {kept}");
        };
        ensure!(dropped.is_empty(), "what was kept is left out: {dropped:?}");
        ensure!(saved::save(&self.boot.bank, &again) == kept, "what was kept is found as something else: {kept}");
        Ok(())
    }
}

fn began(fragment: &str, query: &str, kept: Option<&str>) -> Action {
    let [fragment, query] = [fragment, query].map(str::to_owned);
    Action::Began { fragment, query, kept: kept.map(str::to_owned), keeps: true, chance: 7 }
}

fn read_page(text: &str) -> Result<Outcome> {
    let Some(boot) = lines::read::<Boot>(text) else {
        return Ok(Outcome { accepted: false, kind: String::new() });
    };
    if let Some(written) = lines::write(&boot) {
        let again = lines::read::<Boot>(&written).and_then(|boot| lines::write(&boot));
        ensure!(again.as_ref() == Some(&written), "a page's data is read as something else");
    }
    // A page of it can be begun, and used.
    let mut state = State::new(&boot);
    state.step(&boot, began("#quiz", "", None));
    for action in ["start", "check", "next", "view ukraine"].iter().filter_map(|action| Action::parse(action)) {
        state.step(&boot, action);
    }
    Ok(Outcome { accepted: true, kind: format!("{} {}", boot.subjects.len(), boot.bank.questions.len()) })
}
