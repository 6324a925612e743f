//! Sites that are rendered for tests, with the program that was built: that of the fixture, on
//! which all behaviour is tested, and those of variants of it; and the stories that ship.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde_json::Value;

use crate::browser::Engine;
use crate::{dist, root};

/// The pack of the fixture.
const HARBOUR: &str = "tests/packs/harbour";

/// The site of the fixture, rendered anew once by each program of tests.
pub fn fixture() -> Result<PathBuf> {
    static RENDERED: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let rendered = RENDERED.get_or_init(|| {
        let pack = root().join(HARBOUR);
        let folder = Engine::chosen().map(|engine| root().join("target/e2e/fixture").join(engine.name()));
        folder.and_then(|folder| render(&[&pack], &folder).map(|()| folder)).map_err(|error| format!("{error:#}"))
    });
    rendered.clone().map_err(|message| anyhow!(message)).context("the fixture cannot be rendered")
}

/// Renders packs with the built program into a folder, which is emptied before.
pub fn render(packs: &[impl AsRef<OsStr>], folder: &Path) -> Result<()> {
    let program = dist();
    ensure!(program.join("built.json").is_file(), "there is no built program; `cargo xtask build` makes it");
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "--quiet", "--package", "dateline", "--bin", "dateline", "--features", "cli", "--"]);
    command.args(["render", "--program"]).arg(program).args(packs).arg(folder);
    let output = command.current_dir(root()).env_remove("DATELINE_URL").output().context("cargo")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

/// Exports the fixture in a language with the built program into a folder: one format, of an assignment, as published at
/// an address, which may be empty. Gives the file.
pub fn export(format: &str, (language, assignment): (&str, &str), address: &str, folder: &Path) -> Result<PathBuf> {
    let folder = folder.join(format!("{format}-{language}"));
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "--quiet", "--package", "dateline", "--bin", "dateline", "--features", "cli", "--"]);
    command.args(["export", HARBOUR, "--format", format, "--lang", language, "--assignment", assignment, "--program"]);
    command.arg(dist()).arg("--out").arg(&folder).current_dir(root()).env("DATELINE_URL", address);
    let output = command.output().context("cargo")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let file = fs::read_dir(&folder)?.next().context("a file")??;
    Ok(file.path())
}

/// A story of the built site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shipped {
    /// Its id.
    pub id: String,
    /// The way to its pages from the site's folder: empty, or with a `/` at its end.
    pub folder: String,
    /// Its pack.
    pub pack: PathBuf,
    /// Its languages, as the names of the pack's files say.
    pub languages: Vec<String>,
}

/// The way to the pages of each story of a built site, by its id: empty, or with a `/` at its end.
pub fn folders(dist: &Path) -> Result<BTreeMap<String, String>> {
    let path = dist.join("built.json");
    let text = fs::read_to_string(&path)
        .with_context(|| format!("{} cannot be read; `cargo xtask build` makes it", path.display()))?;
    let built: Value = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
    let stories = built.get("stories").cloned().unwrap_or_default();
    serde_json::from_value(stories).with_context(|| format!("{}: `stories`", path.display()))
}

/// The stories of the built site.
pub fn stories() -> Result<Vec<Shipped>> {
    let mut stories = Vec::new();
    for (id, folder) in folders(&dist())? {
        let pack = pack(&id)?;
        let mut languages = Vec::new();
        for entry in fs::read_dir(&pack)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            languages.extend(name.strip_suffix(".toml").filter(|tag| *tag != "story").map(str::to_owned));
        }
        languages.sort();
        stories.push(Shipped { id, folder, pack, languages });
    }
    ensure!(!stories.is_empty(), "the built site has no story");
    Ok(stories)
}

/// The pack of a story that ships, by its id.
fn pack(id: &str) -> Result<PathBuf> {
    for entry in fs::read_dir(root().join("assets/stories"))? {
        let pack = entry?.path();
        let structure = fs::read_to_string(pack.join("story.toml")).unwrap_or_default();
        let structure: toml::Table = toml::from_str(&structure).with_context(|| pack.display().to_string())?;
        if structure.get("id").and_then(toml::Value::as_str) == Some(id) {
            return Ok(pack);
        }
    }
    bail!("the built site has the story `{id}`, and assets/stories has none of that id")
}
