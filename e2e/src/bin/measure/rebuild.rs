//! How long a developer waits after an edit.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use tokio::process::Command;
use tokio::signal::ctrl_c;

use super::budgets::Budgets;
use super::table::{Table, Unit};

/// The file that is edited: everything depends on it.
const FILE: &str = "src/lib.rs";
const EDIT: &str = "\n// A line that `measure` adds and takes away again.\n";

/// Measures a rebuild after an edit, once the site has been built.
pub async fn measure(program: &str, arguments: &[String], budgets: &Budgets, table: &mut Table) -> Result<()> {
    println!("rebuild: once to be warm, once after an edit of {FILE}");
    build(program, arguments).await?;
    let edit = Edit::make()?;
    let begun = Instant::now();
    let built = build(program, arguments).await;
    let took = begun.elapsed().as_secs_f64();
    drop(edit);
    built?;
    table.add("rebuild after an edit", took, budgets.work.warm_rebuild_s, Unit::Seconds, String::new());
    Ok(())
}

/// Runs the build; Ctrl-C reaches the build too, and ends the wait here, so that the edit is undone.
async fn build(program: &str, arguments: &[String]) -> Result<()> {
    let mut build = Command::new(program);
    build.args(arguments).current_dir(e2e::root()).kill_on_drop(true);
    let mut build = build.spawn().with_context(|| format!("`{program}` cannot be run"))?;
    tokio::select! {
        status = build.wait() => ensure!(status?.success(), "`{program} {}` failed", arguments.join(" ")),
        _ = ctrl_c() => anyhow::bail!("ended by Ctrl-C"),
    }
    Ok(())
}

/// An edit that is undone when this is dropped.
struct Edit {
    path: PathBuf,
    before: String,
}

impl Edit {
    fn make() -> Result<Self> {
        let path = e2e::root().join(FILE);
        let before = fs::read_to_string(&path).with_context(|| format!("reading {FILE}"))?;
        fs::write(&path, format!("{before}{EDIT}")).with_context(|| format!("writing {FILE}"))?;
        Ok(Self { path, before })
    }
}

impl Drop for Edit {
    fn drop(&mut self) {
        // Not over what someone else has written in the meantime.
        let unchanged = fs::read_to_string(&self.path).is_ok_and(|now| now == format!("{}{EDIT}", self.before));
        if !unchanged || fs::write(&self.path, &self.before).is_err() {
            eprintln!("measure: {} still ends with `{}`; delete the line", self.path.display(), EDIT.trim());
        }
    }
}
