//! A story pack: `story.toml` and `en.toml`, in one input with a line between them.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result, ensure};
use dateline::base::wire;
use dateline::decode::diagnostic::{Diagnostic, Severity};
use dateline::page::data::PageData;
use dateline::publish::files::{PageFiles, PageLanguage};
use dateline::publish::first_paint::Pictures;
use dateline::publish::html::Page;
use dateline::publish::page_data;
use dateline::quiz::attempt::{Attempt, Phase};
use dateline::quiz::{code, saved};
use dateline::story::pack;
use dateline::story::resolve::Edition;

use super::parser::{Outcome, Target, sound};
use crate::ground::{Ground, HARBOUR, shipped, text};

/// What stands between the two files of an input.
const BETWEEN: &[u8] = b"\n#### en.toml\n";

/// The target; its folder goes away with it.
pub struct Pack {
    ground: Ground,
    folder: PathBuf,
}

impl Pack {
    /// Makes it ready.
    pub fn new() -> Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("dateline-fuzz-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Self { ground: Ground::read()?, folder })
    }

    /// Writes the pages of an edition, as far as they stand without a browser.
    fn render(&self, edition: &Edition) -> Result<()> {
        let (language, maps) = (&edition.language, &self.ground.maps);
        let atlas = maps.of(&edition.story.map).context("the map of the story")?;
        let (data, basemap) = page_data::page(&edition.story, language, maps, atlas);
        let all = PageLanguage::all([language]);
        let files = PageFiles { script: "a.js".to_owned(), program: "a.wasm".to_owned(), ..PageFiles::default() };
        let page = Page {
            edition,
            language,
            all: &all,
            data: &data,
            basemap: &basemap,
            atlas,
            drawn: "",
            files: &files,
            dialog: "share.js",
            pictures: &Pictures::new(&data),
            wall: "wall.js",
            hand: "hand.js",
            lms: "lms.js",
        };
        page.write().context("a pack without mistakes cannot be written as a page")?;
        let written = wire::write(&data).context("the data of a page")?;
        let read = wire::read::<PageData>(&written).context("the data of the page cannot be read")?;
        // Not all of it travels; what does, does so unchanged.
        ensure!(wire::write(&read).as_ref() == Some(&written), "the data of the page is read as other data");
        kept(&data)
    }
}

/// Checks that an attempt that stands anywhere in the story is kept and carried.
fn kept(data: &PageData) -> Result<()> {
    let bank = &data.bank;
    let fresh = Attempt::new(bank);
    sound(bank, &fresh)?;
    for question in &bank.questions {
        let attempt = Attempt { phase: Phase::Question(question.id.clone()), ..fresh.clone() };
        let restored = saved::restore(bank, &saved::save(bank, &attempt));
        let same = saved::Restored::Attempt { attempt: Box::new(attempt), dropped: Vec::new() };
        ensure!(restored == same, "an attempt that stands at `{}` is kept as {restored:?}", question.id);
    }
    let read = code::read(bank, &code::write(bank, &fresh));
    ensure!(read.is_ok_and(|read| read.order == fresh.order), "the code of an attempt is not taken");
    Ok(())
}

/// A diagnostic without what is particular to one input.
fn kind(diagnostic: &Diagnostic) -> String {
    let mut kind = String::new();
    for (at, part) in diagnostic.found.split(['`', '"']).chain(diagnostic.right.split(['`', '"'])).enumerate() {
        if at % 2 == 0 {
            kind.extend(part.chars().filter(|letter| !letter.is_ascii_digit()).take(40));
        }
    }
    kind
}

/// How many characters each line of a file has.
fn lengths(file: &[u8]) -> Vec<usize> {
    String::from_utf8_lossy(file).split('\n').map(|line| line.chars().count()).collect()
}

/// Checks that a diagnostic names a place of a file, of which the lengths of its lines are given.
fn placed(diagnostic: &Diagnostic, lengths: &[usize]) -> Result<()> {
    let length = usize::try_from(diagnostic.line)?.checked_sub(1).and_then(|at| lengths.get(at));
    let columns = length.with_context(|| format!("the file has no line {}: {diagnostic}", diagnostic.line))? + 1;
    ensure!(
        (1..=columns).contains(&usize::try_from(diagnostic.column)?),
        "the line has {columns} columns: {diagnostic}"
    );
    Ok(())
}

impl Target for Pack {
    fn seeds(&self) -> Vec<Vec<u8>> {
        let packs = [HARBOUR, "tests/packs/harbour-broken"].map(str::to_owned).into_iter().chain(shipped());
        let packs = packs.flat_map(|folder| ["en", "uk", "ar"].map(|language| (folder.clone(), language)));
        let read = |(folder, language): (String, &str)| {
            let texts = text(format!("{folder}/{language}.toml")).ok()?;
            let texts = texts.replace(&format!("language = \"{language}\""), "language = \"en\"");
            let structure = text(format!("{folder}/story.toml")).ok()?;
            // An input has one language.
            let structure: String =
                structure.split_inclusive('\n').filter(|line| !line.starts_with("languages = ")).collect();
            Some([structure.as_bytes(), BETWEEN, texts.as_bytes()].concat())
        };
        packs.filter_map(read).collect()
    }

    fn words(&self) -> Vec<String> {
        let mut words: Vec<String> = self
            .seeds()
            .iter()
            .take(1)
            .flat_map(|seed| String::from_utf8_lossy(seed).lines().map(str::to_owned).collect::<Vec<_>>())
            .filter(|line| line.len() < 40)
            .map(|line| line + "\n")
            .collect();
        let more = [
            "\"\"\"",
            "'''",
            "[[",
            "]]",
            "{}",
            "[]",
            " = ",
            "\"",
            "<b>",
            "</script>",
            "&amp;",
            "inf",
            "nan",
            "true",
            "2025-08-18",
            "1e400",
            "0xffffffff",
            "start",
            "result",
            "quiz",
            "app",
            "_",
            "article",
            "\\u0000",
            "\\U0010FFFF",
            "\\",
        ];
        words.extend(more.map(str::to_owned));
        words
    }

    fn check(&self, input: &[u8]) -> Result<Outcome> {
        let cut = input.windows(BETWEEN.len()).position(|window| window == BETWEEN);
        let (structure, texts) = match cut {
            Some(at) => {
                let (structure, rest) = input.split_at(at);
                (structure, rest.strip_prefix(BETWEEN).unwrap_or_default())
            }
            None => (input, &[][..]),
        };
        fs::write(self.folder.join("story.toml"), structure)?;
        fs::write(self.folder.join("en.toml"), texts)?;
        let pack = pack::read(&self.folder, &self.ground.maps);
        let (structure, texts) = (lengths(structure), lengths(texts));
        for diagnostic in &pack.diagnostics {
            placed(diagnostic, if diagnostic.file.ends_with("story.toml") { &structure } else { &texts })?;
        }
        let failed = pack.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        ensure!(failed == pack.editions.is_empty(), "a pack has an edition or a mistake, and not both");
        for edition in &pack.editions {
            self.render(edition)?;
        }
        let mut kinds: Vec<String> = pack.diagnostics.iter().map(kind).collect();
        kinds.sort();
        kinds.dedup();
        Ok(Outcome::new(!failed, kinds))
    }
}

impl Drop for Pack {
    fn drop(&mut self) {
        // A folder that cannot be removed is the system's to clear.
        let _ = fs::remove_dir_all(&self.folder);
    }
}
