//! How long whoever has many story packs waits for their check.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use tokio::process::Command;

use super::budgets::Budgets;
use super::table::{Table, Unit};

/// The command, as `docs/packs.md` names it for many packs.
const CHECK: [&str; 7] = ["run", "--quiet", "--profile", "packs", "--features", "cli", "--"];
/// Where its copies stand for as long as they are checked.
const COPIES: &str = "target/packs/copies";
/// How many there are.
const MANY: usize = 1_000;

/// Measures the check of many packs, once the command has been compiled.
pub async fn measure(budgets: &Budgets, table: &mut Table) -> Result<()> {
    let pack = format!("assets/stories/{}", budgets.story);
    println!("packs: {MANY} copies of {pack} are checked");
    check(std::slice::from_ref(&pack)).await?;
    let copies = copies(&pack)?;
    let begun = Instant::now();
    let checked = check(&copies).await;
    let took = begun.elapsed().as_secs_f64();
    fs::remove_dir_all(e2e::root().join(COPIES)).context("deleting the copies")?;
    checked?;
    table.add("check of 1,000 packs", took, budgets.work.packs_check_s, Unit::Seconds, String::new());
    Ok(())
}

async fn check(packs: &[String]) -> Result<()> {
    let mut command = Command::new("cargo");
    command.args(CHECK).arg("check").args(packs).current_dir(e2e::root()).stdout(Stdio::null()).kill_on_drop(true);
    let status = command.status().await.context("`cargo` cannot be run")?;
    ensure!(status.success(), "the pack did not pass its check");
    Ok(())
}

/// Makes the copies; gives back their folders.
fn copies(pack: &str) -> Result<Vec<String>> {
    let folders = (0..MANY).map(|n| format!("{COPIES}/{n}"));
    let copy = |folder: String| {
        copy(&e2e::root().join(pack), &e2e::root().join(&folder)).with_context(|| format!("making {folder}"))?;
        Ok(folder)
    };
    folders.map(copy).collect()
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}
