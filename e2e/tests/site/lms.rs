//! The quiz in learning systems: packages that the command writes, in scorm-again, in a double that is as strict as
//! the strictest system, and in strange, slow, late and broken ones; and launches by cmi5 before a real store of
//! statements.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::browser::{Engine, Options, Page};
use e2e::lms::cmi5::{Cmi5, Launched, Launching, Origin};
use e2e::lms::scorm::{Api, Attempt, Package, Place, Scorm, ScormHost};
use e2e::site::Site;
use e2e::{Shipped, Stage, check, check_for, dist, export, fixture, root, stories};
use peers::{edx, statements};
use serde_json::{Value, json};

#[path = "lms_trouble.rs"]
mod lms_trouble;

/// Three questions: a choice, a verdict, and several answers of which the first is one.
const ASSIGNMENT: &str = "questions=3&seed=4&class=9b";

/// What the story's page shows, from the launcher around it.
const WITHIN: &str = "const page = document.querySelector('iframe').contentDocument;";

/// Whether the launcher says that the system has the result.
const HAS_RESULT: &str =
    "document.getElementById('said').textContent.startsWith('Your learning system has the result.')";

/// How long one step may take before it counts as lost, in a system that keeps the page waiting.
const PATIENCE: Duration = Duration::from_secs(60);

fn version(version: Scorm) -> &'static str {
    match version {
        Scorm::V1p2 => "scorm-1.2",
        Scorm::V2004 => "scorm-2004",
    }
}

/// A package of the fixture, and its bytes.
fn package(stage: &Stage, of: Scorm, assignment: &str) -> Result<(Package, Vec<u8>)> {
    let folder = stage.folder().join(format!("exported-{}", assignment.len()));
    let zip = fs::read(export(version(of), ("en", assignment), "", &folder)?)?;
    let package = Package::unpack(&zip, &folder.join("package").join(version(of)))?;
    ensure!(package.version == of, "{:?}", package.version);
    Ok((package, zip))
}

/// Waits until something holds of the story's page.
async fn until(page: &Page, holds: &str) -> Result<()> {
    let script = format!("(() => {{ {WITHIN} return page && {holds}; }})()");
    page.wait_until(&script).await.with_context(|| holds.to_owned())
}

/// Does something to the story's page.
async fn press(page: &Page, selector: &str) -> Result<()> {
    until(page, &format!("page.querySelector('{selector}')")).await?;
    page.run::<Value>(&format!("{WITHIN} page.querySelector(arguments[0]).click()"), &[json!(selector)]).await.map(drop)
}

async fn begin(page: &Page) -> Result<()> {
    until(page, "page.documentElement.classList.contains('live')").await?;
    press(page, "[data-do=start]").await
}

/// Answers the question that is asked with the first of everything, and checks it where that is asked for.
async fn answer(page: &Page, number: usize, of: usize) -> Result<()> {
    let asked = format!("Question {number} of {of}");
    until(page, &format!("page.getElementById('quiz_no')?.textContent === '{asked}'")).await?;
    let script = format!(
        "{WITHIN}
        const fields = [...page.querySelectorAll('.question fieldset')];
        for (const one of fields) one.querySelector('input')?.click();
        page.querySelector('.question .mover:last-child')?.click();"
    );
    // One press may have been enough; one that comes too early for the page is made again.
    let leads_on = format!("(() => {{ {WITHIN} return !!page.querySelector('[data-do=check], [data-do=next]'); }})()");
    for _ in 0..20 {
        page.run::<Value>(&script, &[]).await?;
        tokio::time::sleep(Duration::from_millis(300)).await;
        if page.eval::<bool>(&leads_on).await? {
            break;
        }
    }
    page.run::<Value>(&format!("{WITHIN} page.querySelector('[data-do=check]')?.click()"), &[]).await?;
    until(page, "page.querySelector('.question .feedback')").await
}

/// Answers all questions from one on, up to the result; gives the points that the page tells.
async fn finish(page: &Page, from: usize, of: usize) -> Result<String> {
    for number in from..=of {
        answer(page, number, of).await?;
        press(page, "[data-do=next]").await?;
    }
    until(page, "page.querySelector('.result-points, .score')").await?;
    page.eval(&format!("(() => {{ {WITHIN} return page.querySelector('#panel').textContent; }})()")).await
}

/// What the launcher says.
async fn said(page: &Page) -> Result<String> {
    page.eval("document.getElementById('bar').hidden ? '' : document.getElementById('bar').innerText").await
}

/// Waits until nothing of the last answer is left to be told.
async fn told(attempt: &Attempt, name: &str, count: usize) -> Result<()> {
    for _ in 0..200 {
        let calls = attempt.calls().await?;
        if calls.iter().filter(|call| call.name.ends_with(name)).count() >= count {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    anyhow::bail!("{name} was called fewer than {count} times: {:?}", attempt.calls().await?)
}

/// What ends a session.
fn end(of: Scorm) -> &'static str {
    match of {
        Scorm::V1p2 => "LMSFinish",
        Scorm::V2004 => "Terminate",
    }
}

/// What the system has kept, by element, and of that the suspend data.
async fn kept(attempt: &Attempt) -> Result<(BTreeMap<String, String>, String)> {
    let kept = attempt.commits().await?.pop().context("a commit")?;
    let suspended = kept.get("cmi.suspend_data").context("suspend data")?.clone();
    Ok((kept, suspended))
}

/// Leaves the package, which has done nothing wrong until then.
async fn leave(attempt: &Attempt) -> Result<()> {
    attempt.leave().await?;
    let faults = attempt.faults().await?;
    ensure!(faults.is_empty(), "{faults:?}");
    Ok(())
}

fn last<'w>(written: &'w [(String, String)], element: &str) -> Option<&'w str> {
    written.iter().rev().find(|(name, _)| name == element).map(|(_, value)| value.as_str())
}

/// Whether an engine is spared: systems that misbehave try the launcher, which is the same in all, in two of them.
fn is_spared(stage: &Stage) -> bool {
    stage.engine() == Engine::WebKit
}

/// The elements' names of a version.
fn named(of: Scorm, element: &str) -> String {
    match of {
        Scorm::V1p2 => format!("cmi.core.{element}"),
        Scorm::V2004 => format!("cmi.{element}"),
    }
}

#[test]
fn a_quiz_is_finished_in_every_system() {
    check_for(Duration::from_secs(400), async |stage| {
        let page = stage.page(Options::default()).await?;
        for of in [Scorm::V1p2, Scorm::V2004] {
            let (package, zip) = package(stage, of, ASSIGNMENT)?;
            let places = [Place::Parent, Place::Grandparent, Place::Opener].map(|place| (Api::Strict, place));
            for (api, place) in places.into_iter().chain([Api::Again, Api::Empty].map(|api| (api, Place::Parent))) {
                let at = format!("{of:?} {api:?} {place:?}");
                let attempt = ScormHost { place, ..ScormHost::with(api) }.open(stage, &page, &package).await?;
                begin(&attempt.page).await.context(at.clone())?;
                let result = finish(&attempt.page, 1, 3).await.context(at.clone())?;
                ensure!(result.contains("1.5 of 3"), "{at}: {result}");
                let end = self::end(of);
                told(&attempt, end, 1).await?;
                ensure!(said(&attempt.page).await?.starts_with("Your learning system has the result."), "{at}");
                let written = attempt.written().await?;
                ensure!(last(&written, &named(of, "score.raw")) == Some("50"), "{at}: {written:?}");
                let calls = attempt.calls().await?;
                let count = |name: &str| calls.iter().filter(|call| call.name.ends_with(name)).count();
                // One as it begins, one a question.
                ensure!((count("Commit"), count(end)) == (4, 1), "{at}: {calls:?}");
                let order: Vec<&str> = written.iter().map(|(name, _)| name.as_str()).collect();
                let place_of = |name: &str| order.iter().rposition(|other| *other == name);
                let status = if of == Scorm::V1p2 { "lesson_status" } else { "completion_status" };
                ensure!(place_of(&named(of, "score.raw")) < place_of(&named(of, status)), "{at}: {order:?}");
                leave(&attempt).await.with_context(|| at.clone())?;
                ensure!(attempt.calls().await?.len() == calls.len(), "{at}: something was called after the end");
                if api == Api::Empty
                    && let Some(outcome) = edx::play(&zip, &pairs(&written))?
                {
                    ensure!(outcome.grades.last().is_some_and(|grade| (grade - 0.5).abs() < 1e-9), "{at}: {outcome:?}");
                    ensure!(outcome.warnings.is_empty() && outcome.refused.is_empty(), "{at}: {outcome:?}");
                }
            }
        }
        Ok(())
    });
}

fn pairs(written: &[(String, String)]) -> Vec<(&str, &str)> {
    written.iter().map(|(element, value)| (element.as_str(), value.as_str())).collect()
}

#[test]
fn what_was_left_goes_on_whatever_the_system_says_of_it() {
    check_for(Duration::from_secs(300), async |stage| {
        if is_spared(stage) {
            return Ok(());
        }
        let page = stage.page(Options::default()).await?;
        for of in [Scorm::V1p2, Scorm::V2004] {
            let (package, _) = package(stage, of, ASSIGNMENT)?;
            let attempt = ScormHost::default().open(stage, &page, &package).await?;
            begin(&attempt.page).await?;
            answer(&attempt.page, 1, 3).await?;
            told(&attempt, "Commit", 2).await?;
            // The page is gone without a word: what was committed is what there is.
            let (kept, suspended) = kept(&attempt).await?;
            ensure!(kept.contains_key("cmi.interactions.0.id") && suspended.len() <= 64, "{kept:?}");
            leave(&attempt).await?;
            let entries = ["", "ab-initio", "resume"].map(|entry| (Api::Strict, entry));
            for (api, entry) in entries.into_iter().chain([(Api::Again, "")]) {
                // Some have kept the interactions, some not.
                let mut host = ScormHost::with(api).having(of, "entry", entry).having(of, "suspend_data", &suspended);
                let interactions = kept.iter().filter(|(name, _)| name.starts_with("cmi.interactions."));
                if entry == "resume" {
                    host = interactions.fold(host, |host, (name, value)| host.having(of, name, value));
                }
                let attempt = host.open(stage, &page, &package).await?;
                finish(&attempt.page, 2, 3).await.with_context(|| format!("{of:?} {entry}"))?;
                told(&attempt, end(of), 1).await?;
                let written = attempt.written().await?;
                let first = if entry == "resume" { 1 } else { 0 };
                let ids: Vec<&str> =
                    written.iter().map(|(name, _)| name.as_str()).filter(|name| name.ends_with(".id")).collect();
                let expected = [0, 1].map(|at| format!("cmi.interactions.{}.id", first + at));
                ensure!(ids == expected, "{of:?} {entry:?}: {ids:?}");
                ensure!(last(&written, &named(of, "score.raw")) == Some("50"), "{written:?}");
                leave(&attempt).await.context(entry)?;
            }
        }
        Ok(())
    });
}

#[test]
fn nothing_is_written_in_review_nor_once_the_result_was_told() {
    check_for(Duration::from_secs(200), async |stage| {
        if is_spared(stage) {
            return Ok(());
        }
        let page = stage.page(Options::default()).await?;
        for of in [Scorm::V1p2, Scorm::V2004] {
            let (package, _) = package(stage, of, ASSIGNMENT)?;
            let attempt = ScormHost::default().open(stage, &page, &package).await?;
            begin(&attempt.page).await?;
            finish(&attempt.page, 1, 3).await?;
            told(&attempt, "Commit", 4).await?;
            let (_, suspended) = kept(&attempt).await?;
            attempt.leave().await?;
            let modes = ["review", "browse", "normal"].map(|mode| (Api::Strict, mode));
            for (api, mode) in modes.into_iter().chain([(Api::Again, "review")]) {
                let host = ScormHost::with(api).having(of, "mode", mode).having(of, "suspend_data", &suspended);
                let attempt = host.open(stage, &page, &package).await?;
                until(&attempt.page, "page.querySelector('#panel')?.textContent.includes('1.5 of 3')").await?;
                ensure!(said(&attempt.page).await?.starts_with("Opened to look at") == (mode != "normal"), "{mode}");
                // Whoever takes it again changes nothing of it.
                press(&attempt.page, "[data-do=retry]").await?;
                answer(&attempt.page, 1, 3).await?;
                ensure!(attempt.written().await?.is_empty(), "{of:?} {mode}: {:?}", attempt.written().await?);
                leave(&attempt).await.context(mode)?;
            }
        }
        Ok(())
    });
}

#[test]
fn no_system_ends_the_quiz() {
    check_for(Duration::from_secs(400), async |stage| {
        if is_spared(stage) {
            return Ok(());
        }
        let page = stage.page(Options::default()).await?;
        for of in [Scorm::V1p2, Scorm::V2004] {
            let (package, _) = package(stage, of, ASSIGNMENT)?;
            let names: &[&str] = match of {
                Scorm::V1p2 => &["LMSInitialize", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSFinish"],
                Scorm::V2004 => &["Initialize", "GetValue", "SetValue", "Commit", "Terminate"],
            };
            for name in names {
                let host = ScormHost { throws: vec![(*name).to_owned()], ..ScormHost::default() };
                let attempt = host.open(stage, &page, &package).await?;
                begin(&attempt.page).await.with_context(|| (*name).to_owned())?;
                finish(&attempt.page, 1, 3).await.with_context(|| (*name).to_owned())?;
                let text = "document.getElementById('bar').innerText";
                attempt.page.wait_until(&format!("{text}.includes('Give this code to your teacher')")).await?;
                let code: String = attempt.page.eval("document.getElementById('code').textContent").await?;
                ensure!(code.len() > 20 && !code.contains(['I', 'L', 'O', 'U']), "{name}: {code}");
                let calls = attempt.calls().await?;
                let threw = calls.iter().position(|call| call.threw.is_some()).context("it throws")?;
                ensure!(threw + 1 == calls.len(), "{name}: it is left alone after that: {calls:?}");
                attempt.leave().await?;
            }
        }
        Ok(())
    });
}

#[test]
fn slow_late_strange_and_missing_systems_are_lived_with() {
    check_for(Duration::from_secs(300), async |stage| {
        if is_spared(stage) {
            return Ok(());
        }
        let page = stage.page(Options::default()).await?;
        let (package, _) = package(stage, Scorm::V1p2, ASSIGNMENT)?;

        let slow = ScormHost { blocks: Duration::from_millis(300), ..ScormHost::default() };
        let attempt = slow.open(stage, &page, &package).await?;
        begin(&attempt.page).await?;
        finish(&attempt.page, 1, 3).await.context("a slow one")?;
        for _ in 0..PATIENCE.as_millis() / 200 {
            if attempt.calls().await?.iter().any(|call| call.name == "LMSFinish") {
                break;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        told(&attempt, "LMSFinish", 1).await?;
        leave(&attempt).await?;

        let late = ScormHost { late: Duration::from_secs(1), ..ScormHost::default() };
        let attempt = late.open(stage, &page, &package).await?;
        begin(&attempt.page).await?;
        finish(&attempt.page, 1, 3).await.context("a late one")?;
        told(&attempt, "LMSFinish", 1).await?;

        // One object under both names, of which none of 2004's functions is there, and no finish.
        for of in [Scorm::V1p2, Scorm::V2004] {
            let (package, _) = self::package(stage, of, ASSIGNMENT)?;
            let attempt = ScormHost::with(Api::Mixed).open(stage, &page, &package).await?;
            begin(&attempt.page).await?;
            finish(&attempt.page, 1, 3).await.context("a strange one")?;
            told(&attempt, "LMSCommit", 4).await?;
            ensure!(last(&attempt.written().await?, "cmi.core.score.raw") == Some("50"));
        }

        // Without a system what would be told can be saved.
        let attempt = ScormHost::with(Api::None).open(stage, &page, &package).await?;
        begin(&attempt.page).await?;
        ensure!(said(&attempt.page).await?.starts_with("No learning system has opened this page"));
        let noted =
            "URL.createObjectURL = blob => { blob.text().then(text => { window.file = text; }); return 'blob:none'; }";
        attempt.page.run::<Value>(noted, &[]).await?;
        finish(&attempt.page, 1, 3).await?;
        attempt.page.wait_until("window.file && !document.getElementById('deed').hidden").await?;
        let file: Vec<Value> = serde_json::from_str(&attempt.page.eval::<String>("window.file").await?)?;
        ensure!(verbs(&file) == ["initialized", "answered", "answered", "answered", "completed", "terminated"]);
        judged(&file)
    });
}

#[test]
fn two_windows_of_one_attempt_do_each_other_no_harm() {
    check_for(Duration::from_secs(200), async |stage| {
        let (package, _) = package(stage, Scorm::V2004, ASSIGNMENT)?;
        let (one, other) = (stage.page(Options::default()).await?, stage.page(Options::default()).await?);
        let first = ScormHost::default().open(stage, &one, &package).await?;
        begin(&first.page).await?;
        answer(&first.page, 1, 3).await?;
        told(&first, "Commit", 2).await?;
        let (_, suspended) = kept(&first).await?;
        let host = ScormHost::default().having(Scorm::V2004, "suspend_data", &suspended);
        let second = host.open(stage, &other, &package).await?;
        for attempt in [&second, &first] {
            if attempt
                .page
                .eval::<bool>(&format!("(() => {{ {WITHIN} return !!page.querySelector('[data-do=next]'); }})()"))
                .await?
            {
                press(&attempt.page, "[data-do=next]").await?;
            }
            finish(&attempt.page, 2, 3).await?;
            told(attempt, "Terminate", 1).await?;
            ensure!(last(&attempt.written().await?, "cmi.score.raw") == Some("50"));
            leave(attempt).await?;
        }
        Ok(())
    });
}

#[test]
fn a_thin_package_hands_on_what_the_published_page_says() {
    check_for(Duration::from_secs(200), async |stage| {
        let published = Site::hosting(fixture()?)?.start()?;
        let page = stage.page(Options::default()).await?;
        for of in [Scorm::V1p2, Scorm::V2004] {
            let format = [version(of), "-thin"].concat();
            let zip = fs::read(export(&format, ("en", ASSIGNMENT), &published.url(""), &stage.folder())?)?;
            ensure!(zip.len() < 16_000, "{} bytes", zip.len());
            let package = Package::unpack(&zip, &stage.folder().join(&format))?;
            let attempt = ScormHost::default().open(stage, &page, &package).await?;
            // The story's page is of another origin: the launcher sees nothing of it but what it is told.
            page.enter_frame("iframe").await?;
            page.wait_until("document.documentElement.classList.contains('live')").await?;
            page.click("[data-do=start]").await?;
            for number in 1..=3 {
                let asked = format!("document.getElementById('quiz_no')?.textContent === 'Question {number} of 3'");
                page.wait_until(&asked).await?;
                // A press at the very moment is none.
                tokio::time::sleep(Duration::from_millis(300)).await;
                let first = "for (const one of document.querySelectorAll('.question fieldset')) one.querySelector('input').click();";
                page.run::<Value>(first, &[]).await?;
                page.wait_until("document.querySelector('[data-do=check], [data-do=next]')").await?;
                page.run::<Value>("document.querySelector('[data-do=check]')?.click()", &[]).await?;
                page.wait_for("[data-do=next]", |button| button.shown).await?;
                page.click("[data-do=next]").await?;
            }
            page.leave_frames().await?;
            told(&attempt, end(of), 1).await?;
            ensure!(last(&attempt.written().await?, &named(of, "score.raw")) == Some("50"));
            leave(&attempt).await?;
        }
        Ok(())
    });
}

#[test]
fn what_ships_is_exported_in_five_seconds_and_is_small() {
    check_for(Duration::from_secs(200), async |stage| {
        let stories = stories()?;
        let out = stage.folder().join("shipped");
        // Built before the clock starts.
        let command = |story: &Shipped| {
            let mut command = Command::new("bash");
            command.args(["-c", "TIMEFORMAT=%U; time \"$@\"", "bash"]).arg(root().join("target/debug/dateline"));
            command.args(["export", "--program"]).arg(dist()).arg("--out").arg(&out).arg(&story.pack);
            command.env("DATELINE_URL", "https://news.example/talks/");
            command
        };
        export("gift", ("en", ""), "", &stage.folder())?;
        let mut taken = 0.0;
        for story in &stories {
            let output = command(story).output()?;
            let told = String::from_utf8_lossy(&output.stderr);
            ensure!(output.status.success(), "{told}");
            // Of the processor, as others use it meanwhile.
            taken += told.lines().last().and_then(|line| line.parse::<f64>().ok()).context("a time")?;
        }
        ensure!(taken < 5.0, "{taken} s");
        let files: Vec<_> = fs::read_dir(&out)?.collect::<Result<_, _>>()?;
        let languages: usize = stories.iter().map(|story| story.languages.len()).sum();
        ensure!(files.len() == 14 * languages, "{}", files.len());
        for file in files {
            let (name, size) = (file.file_name().to_string_lossy().into_owned(), file.metadata()?.len());
            ensure!(size <= 260_000 || !name.contains("scorm"), "{name}: {size} bytes");
        }
        Ok(())
    });
}

/// The verbs of statements, in their order.
fn verbs(statements: &[Value]) -> Vec<&str> {
    statements.iter().filter_map(|statement| statement.pointer("/verb/id")?.as_str()?.rsplit('/').next()).collect()
}

/// Whether all judges take statements.
fn judged(statements: &[Value]) -> Result<()> {
    let Some(refusals) = statements::refusals(statements)? else { return Ok(()) };
    ensure!(refusals.is_empty(), "{refusals:#?}");
    Ok(())
}

/// Opens a launch of the fixture's quiz.
async fn launched(system: &Cmi5, page: &Page, assignment: &str, launching: &Launching) -> Result<Launched> {
    let launch = system.launch(&system.site.url(&format!("launch.html?lang=en&{assignment}")), launching)?;
    page.goto(&launch.url).await?;
    Ok(launch)
}

/// Waits until the store has so many statements of a launch.
async fn stored(system: &Cmi5, launch: &Launched, count: usize) -> Result<Vec<Value>> {
    for _ in 0..250 {
        let statements = system.statements(launch)?;
        if statements.len() >= count {
            return Ok(statements);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    anyhow::bail!("fewer than {count}: {:?}, {:#?}", verbs(&system.statements(launch)?), system.calls())
}

#[test]
fn a_launch_is_told_of_in_order_and_every_judge_takes_it() {
    check_for(Duration::from_secs(300), async |stage| {
        let page = stage.page(Options::default()).await?;
        for (origin, mastery, assignment, judgement) in [
            (Origin::Same, Some(0.4), ASSIGNMENT, Some("passed")),
            (Origin::Other, Some(0.6), ASSIGNMENT, Some("failed")),
            (Origin::Same, None, ASSIGNMENT, None),
            (Origin::Same, None, "questions=3&seed=4&pass=50&class=9b", Some("passed")),
        ] {
            let Some(system) = Cmi5::beside(Site::hosting(fixture()?)?, origin)? else { return Ok(()) };
            let launching = Launching { mastery_score: mastery, move_on: "Completed", ..Launching::default() };
            let launch = launched(&system, &page, assignment, &launching).await?;
            begin(&page).await?;
            finish(&page, 1, 3).await?;
            let expected: Vec<&str> = ["initialized", "answered", "answered", "answered", "completed"]
                .into_iter()
                .chain(judgement)
                .chain(["terminated"])
                .collect();
            let statements = stored(&system, &launch, expected.len()).await?;
            ensure!(verbs(&statements) == expected, "{:?}", verbs(&statements));
            page.wait_until(HAS_RESULT).await?;
            let sent: Vec<Value> = system
                .calls()
                .iter()
                .filter(|call| call.path.contains("statements"))
                .map(|call| call.sent.clone())
                .collect();
            judged(&sent)?;
            for one in &statements {
                ensure!(one.pointer("/context/registration") == Some(&json!(launch.registration)));
            }
            let answered = statements.get(1).context("an answer")?;
            let id = answered.pointer("/object/id").and_then(Value::as_str).unwrap_or_default();
            ensure!(id.starts_with(&system.site.url("")) && id.contains('#'), "{id}");
            ensure!(system.refused() == 0, "the token is asked for once");
            if let Some(mastery) = mastery {
                let key = "/context/extensions/https:~1~1w3id.org~1xapi~1cmi5~1context~1extensions~1masteryscore";
                let judged = statements.get(5).context("a judgement")?;
                ensure!(judged.pointer(key).and_then(Value::as_f64) == Some(mastery), "{judged}");
                ensure!(judged.pointer("/result/score/scaled").and_then(Value::as_f64) == Some(0.5));
            }
            // The page loaded anew has its token still, and the quiz is over.
            page.reload().await?;
            until(&page, "page.querySelector('#panel')?.textContent.includes('1.5 of 3')").await?;
            page.wait_until(HAS_RESULT).await?;
            ensure!(system.refused() == 0 && system.statements(&launch)?.len() == expected.len());
        }
        Ok(())
    });
}

#[test]
fn a_launch_goes_on_where_it_was_left_and_is_silent_in_review() {
    check_for(Duration::from_secs(300), async |stage| {
        let page = stage.page(Options::default()).await?;
        let Some(system) = Cmi5::beside(Site::hosting(fixture()?)?, Origin::Same)? else { return Ok(()) };
        let launch = launched(&system, &page, ASSIGNMENT, &Launching::default()).await?;
        begin(&page).await?;
        answer(&page, 1, 3).await?;
        stored(&system, &launch, 2).await?;
        press(&page, "[data-do=next]").await?;
        answer(&page, 2, 3).await?;
        stored(&system, &launch, 3).await?;
        // It is left.
        page.goto(&system.site.url("embed.js")).await?;
        let statements = stored(&system, &launch, 4).await?;
        ensure!(
            verbs(&statements) == ["initialized", "answered", "answered", "terminated"],
            "{:?}",
            verbs(&statements)
        );
        let state = system.state(&launch, "dateline")?.context("what is kept")?;
        ensure!(state["suspend"].as_str().is_some_and(|text| text.len() > 10), "{state}");

        let again = Launching { registration: Some(launch.registration.clone()), ..Launching::default() };
        let second = launched(&system, &page, ASSIGNMENT, &again).await?;
        finish(&page, 3, 3).await?;
        let statements = stored(&system, &second, 8).await?;
        let expected = ["initialized", "answered", "completed", "terminated"];
        ensure!(verbs(&statements)[4..] == expected, "{:?}", verbs(&statements));

        let review =
            Launching { mode: "Review", registration: Some(launch.registration.clone()), ..Launching::default() };
        let third = launched(&system, &page, ASSIGNMENT, &review).await?;
        until(&page, "page.querySelector('#panel')?.textContent.includes('1.5 of 3')").await?;
        let statements = stored(&system, &third, 10).await?;
        ensure!(verbs(&statements)[8..] == ["initialized", "terminated"], "{:?}", verbs(&statements));
        Ok(())
    });
}

#[test]
fn a_launch_without_its_store_is_played_and_ends_with_a_code() {
    check(async |stage| {
        let page = stage.page(Options::default()).await?;
        let site = Site::hosting(fixture()?)?.start()?;
        let words: BTreeMap<&str, String> = BTreeMap::from([
            ("endpoint", site.url("nothing/")),
            ("fetch", site.url("nothing/token")),
            ("actor", r#"{"account":{"homePage":"https://school.example","name":"x"}}"#.to_owned()),
            ("registration", "6e0b2f6c-6d0c-4d3a-9f0e-0d3b5e7a1c11".to_owned()),
            ("activityId", "https://school.example/unit".to_owned()),
        ]);
        let query: String = words.iter().map(|(key, value)| format!("&{key}={}", escaped(value))).collect();
        page.goto(&site.url(&format!("launch.html?lang=uk&{ASSIGNMENT}{query}"))).await?;
        begin(&page).await?;
        until(&page, "page.documentElement.lang === 'uk'").await?;
        let asked = "page.querySelector('.question fieldset input')";
        until(&page, asked).await?;
        page.run::<Value>(&format!("{WITHIN} {asked}.click()"), &[]).await?;
        page.wait_until("document.getElementById('code').textContent.length > 20").await?;
        Ok(())
    });
}

/// A text as addresses have it.
fn escaped(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}
