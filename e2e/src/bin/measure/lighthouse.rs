//! What Lighthouse says of the page, as a cheap phone loads it: four scores of 0
//! to 100. It is a program of its own, out of npm's registry, with a browser of its own.

use std::collections::BTreeMap;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use e2e::browser::Engine;
use e2e::site::Site;
use serde::Deserialize;
use tokio::process::Command;

use super::budgets::Budgets;
use super::table::{Table, Unit};

/// Its program, where `cargo xtask setup` puts it.
const PROGRAM: &str = ".tools/lighthouse/node_modules/lighthouse/cli/index.js";
/// How its browser is started: without a screen, also as root.
const FLAGS: &str = "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage";
/// How often it looks, for the median of a score that a busy machine moves.
const LOOKS: usize = 3;

/// What it found.
#[derive(Deserialize)]
struct Report {
    categories: BTreeMap<String, Category>,
    audits: BTreeMap<String, Audit>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Category {
    /// From 0 to 1; none where it could not tell.
    score: Option<f64>,
    audit_refs: Vec<Part>,
}

#[derive(Deserialize)]
struct Part {
    id: String,
    weight: f64,
}

#[derive(Deserialize)]
struct Audit {
    score: Option<f64>,
}

/// Measures the scores.
pub async fn measure(site: &Site, budgets: &Budgets, table: &mut Table) -> Result<()> {
    println!("lighthouse: {LOOKS} looks at the page");
    let mut reports = Vec::new();
    for _ in 0..LOOKS {
        reports.push(look(&site.url(&budgets.page)).await?);
    }
    let wished = &budgets.lighthouse;
    for (name, category, least) in [
        ("lighthouse, performance", "performance", wished.performance),
        ("lighthouse, accessibility", "accessibility", wished.accessibility),
        ("lighthouse, best practices", "best-practices", wished.best_practices),
        ("lighthouse, search engines", "seo", wished.seo),
    ] {
        let mut found: Vec<(f64, String)> = reports.iter().map(|report| report.score(category)).collect();
        found.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (score, note) = found.get(LOOKS / 2).cloned().context("no look was had")?;
        table.add_at_least(name, score, least, Unit::Points, note);
    }
    Ok(())
}

impl Report {
    /// A score from 0 to 100, and what keeps it from being full.
    fn score(&self, category: &str) -> (f64, String) {
        let Some(category) = self.categories.get(category) else { return (f64::NAN, "no such score".to_owned()) };
        let is_flawed = |part: &&Part| {
            let score = self.audits.get(&part.id).and_then(|audit| audit.score);
            part.weight > 0.0 && score.is_some_and(|score| score < 0.9)
        };
        let flaws: Vec<&str> = category.audit_refs.iter().filter(is_flawed).map(|part| part.id.as_str()).collect();
        (category.score.map_or(f64::NAN, |score| (score * 100.0).round()), flaws.join(", "))
    }
}

/// One look at a page.
async fn look(url: &str) -> Result<Report> {
    let program = e2e::root().join(PROGRAM);
    ensure!(program.is_file(), "there is no {}; `cargo xtask measure` sets it up", program.display());
    let mut node = Command::new("node");
    node.arg(program).args([url, "--quiet", "--output=json", FLAGS]).env("CHROME_PATH", Engine::chromium()?);
    let output = node.stdin(Stdio::null()).stderr(Stdio::piped()).kill_on_drop(true).output();
    let output = output.await.context("`node` cannot be run")?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "lighthouse failed: {said}");
    serde_json::from_slice(&output.stdout)
        .with_context(|| format!("what lighthouse prints is no report; it says: {said}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_keeps_a_score_from_being_full_is_named() {
        let report: Report = serde_json::from_str(
            r#"{ "categories": { "seo": { "score": 0.915, "auditRefs": [
                { "id": "hreflang", "weight": 1 }, { "id": "title", "weight": 1 }, { "id": "hint", "weight": 0 } ] } },
                "audits": { "hreflang": { "score": 0 }, "title": { "score": 1 }, "hint": { "score": 0 } } }"#,
        )
        .unwrap();
        assert_eq!(report.score("seo"), (92.0, "hreflang".to_owned()));
        assert!(report.score("none").0.is_nan());
    }
}
