//! The story packs that a task is for, and the command that checks and renders them.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use lexopt::ValueExt;

use crate::project::Project;

/// Where the packs lie that no task has to name.
pub const STORIES: &str = "assets/stories";

/// Packs, as their folders are named to a reader: below the project's folder where they lie there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packs(Vec<String>);

impl Packs {
    /// The packs that are named, as seen from the folder in which the task was called; all that
    /// ship where none is.
    pub fn named(project: &Project, names: &[String]) -> Result<Self> {
        if names.is_empty() {
            return Self::all(project);
        }
        let here = env::current_dir().context("the folder in which this was called")?;
        let pack = |name: &String| {
            let folder = here.join(name);
            let is_file = folder.file_name().is_some_and(|file| file == "story.toml") && folder.is_file();
            ensure!(!is_file, "`{name}` is a file of a pack; name its folder");
            ensure!(folder.join("story.toml").is_file(), "`{name}` is no story pack: it holds no story.toml");
            let folder = folder.canonicalize().with_context(|| name.clone())?;
            let root = project.at("").canonicalize().context("the project's folder")?;
            let shown = folder.strip_prefix(&root).unwrap_or(&folder);
            shown.to_str().map(str::to_owned).with_context(|| format!("`{name}` cannot be named"))
        };
        Ok(Self(names.iter().map(pack).collect::<Result<_>>()?))
    }

    /// All packs that ship, by name.
    pub fn all(project: &Project) -> Result<Self> {
        let entries = fs::read_dir(project.at(STORIES)).with_context(|| format!("reading {STORIES}"))?;
        let mut packs = Vec::new();
        for entry in entries {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let folder = format!("{STORIES}/{name}");
            if project.at(&folder).join("story.toml").is_file() {
                packs.push(folder);
            }
        }
        packs.sort();
        ensure!(!packs.is_empty(), "{STORIES} holds no story pack");
        Ok(Self(packs))
    }

    /// Their folders.
    pub fn folders(&self, project: &Project) -> Vec<PathBuf> {
        self.0.iter().map(|pack| project.at(pack)).collect()
    }

    /// Checks them; all mistakes in any of them are printed.
    pub fn check(&self, project: &Project) -> Result<()> {
        project.run(&words("check", &[], self, &[]))
    }

    /// Checks them, and takes no warning either.
    pub fn check_whole(&self, project: &Project) -> Result<()> {
        let words = words("check", &[], self, &[]);
        let output = project.command(&words).stderr(Stdio::inherit()).output().context("`cargo` cannot be run")?;
        let said = String::from_utf8_lossy(&output.stdout);
        print!("{said}");
        let is_clean = output.status.success() && said.lines().all(|line| line.ends_with(": no mistakes"));
        ensure!(is_clean, "a story that ships has neither mistakes nor warnings");
        Ok(())
    }

    /// Renders them with a program that was built, into a folder.
    pub fn render(&self, project: &Project, program: &str, dist: &str) -> Result<()> {
        project.run(&words("render", &["--program", program], self, &[dist]))
    }

    /// Renders them, and gives back what the command says.
    pub fn try_render(&self, project: &Project, program: &str, dist: &str) -> Result<()> {
        let words = words("render", &["--program", program], self, &[dist]);
        let mut command: Command = project.command(&words);
        let output = command.stdout(Stdio::inherit()).output().context("`cargo` cannot be run")?;
        let said = String::from_utf8_lossy(&output.stderr);
        eprint!("{said}");
        if output.status.success() { Ok(()) } else { bail!("{}", said.trim()) }
    }
}

/// The words of the command.
fn words<'w>(verb: &'w str, options: &[&'w str], packs: &'w Packs, rest: &[&'w str]) -> Vec<&'w str> {
    let mut words = vec!["cargo", "run", "--quiet", "--package", "dateline", "--bin", "dateline"];
    words.extend(["--features", "cli", "--", verb]);
    words.extend(options);
    words.extend(packs.0.iter().map(String::as_str));
    words.extend(rest);
    words
}

/// The names among a task's arguments, where it has options of its own, too.
pub fn name(argument: std::ffi::OsString) -> Result<String> {
    Ok(argument.string()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_no_pack_is_named_all_that_ship_are_meant() {
        let project = Project::here().unwrap();
        let packs = Packs::named(&project, &[]).unwrap();
        assert!(!packs.0.is_empty() && packs.0.iter().all(|pack| pack.starts_with("assets/stories/")), "{packs:?}");
        assert!(packs.folders(&project).iter().all(|folder| folder.is_dir()));
    }

    #[test]
    fn a_folder_that_is_no_pack_is_named() {
        let project = Project::here().unwrap();
        let root = project.at("").display().to_string();
        let named = |name: &str| Packs::named(&project, &[format!("{root}{name}")]);
        assert!(named("src").unwrap_err().to_string().contains("is no story pack"));
        assert!(named("tests/packs/harbour/story.toml").unwrap_err().to_string().contains("name its folder"));
        assert_eq!(named("tests/packs/harbour").unwrap(), Packs(vec!["tests/packs/harbour".to_owned()]));
    }
}
