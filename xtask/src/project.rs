//! The project's folder, and programs run in it.

use std::env;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow, ensure};

/// The project, as its tasks see it.
pub struct Project {
    root: PathBuf,
    /// The search path of every program that a task runs: the project's own tools first.
    path: OsString,
}

impl Project {
    /// The project that this program was compiled in.
    pub fn here() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask lies in the project's folder")?;
        let mut folders = vec![root.join(".tools/bin")];
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        let path = env::join_paths(folders).context("the project's folder cannot stand in PATH")?;
        Ok(Self { root: root.to_owned(), path })
    }

    /// A file or folder of the project.
    pub fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// A program to be run in the project's folder; `words` are its name and arguments.
    pub fn command(&self, words: &[&str]) -> Command {
        let (program, arguments) = words.split_first().unwrap_or((&"", &[]));
        let mut command = Command::new(program);
        command.args(arguments).current_dir(&self.root).env("PATH", &self.path);
        command
    }

    /// Runs a program and lets it print; an error when it fails.
    pub fn run(&self, words: &[&str]) -> Result<()> {
        self.run_with(words, &[])
    }

    /// Runs a program with more in its environment and lets it print; an error when it fails.
    pub fn run_with(&self, words: &[&str], environment: &[(&str, &str)]) -> Result<()> {
        let shown = shown(words, environment);
        println!("$ {shown}");
        let mut command = self.command(words);
        let status = command.envs(environment.iter().copied()).status().map_err(|error| missing(words, error))?;
        ensure!(status.success(), "`{shown}` failed ({status})");
        Ok(())
    }

    /// What a program prints, if it is there and succeeds.
    pub fn ask(&self, words: &[&str]) -> Option<String> {
        let output = self.command(words).stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Whether a program is on the search path.
    pub fn has(&self, program: &str) -> bool {
        env::split_paths(&self.path).any(|folder| folder.join(program).is_file())
    }
}

/// A command as one would type it.
pub fn shown(words: &[&str], environment: &[(&str, &str)]) -> String {
    let environment = environment.iter().map(|(key, value)| match value.contains(' ') {
        true => format!("{key}='{value}'"),
        false => format!("{key}={value}"),
    });
    environment.chain(words.iter().map(|word| (*word).to_owned())).collect::<Vec<_>>().join(" ")
}

fn missing(words: &[&str], error: io::Error) -> anyhow::Error {
    let program = words.first().unwrap_or(&"");
    anyhow!("`{program}` cannot be run: {error}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_one_would_type_it() {
        let environment = [("A", "1"), ("FLAGS", "-D warnings")];
        assert_eq!(shown(&["cargo", "doc"], &environment), "A=1 FLAGS='-D warnings' cargo doc");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let error = Project::here().unwrap().run(&["no-such-program"]).unwrap_err();
        assert!(error.to_string().contains("`no-such-program` cannot be run"));
    }
}
