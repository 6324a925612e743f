//! The questions of stories as QTI 3.0 items in a player of others: each option has a name for those who hear the page,
//! and whatever is answered, by mouse or by keys, earns what it earns on the page, and is told one text.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::browser::{Engine, Key, Options, Page};
use e2e::site::Site;
use e2e::{Stage, check_for, root};
use serde::Deserialize;
use serde_json::{Value, json};

/// The player.
const PLAYER: &str = ".tools/peers/node_modules/@citolab/qti-components/cdn/index.js";

/// How long a package may take: every item is opened for each of its answers.
const LONG: Duration = Duration::from_secs(600);

/// The item in the player.
const ITEM: &str = "document.querySelector('item-container').shadowRoot.querySelector('qti-assessment-item')";

/// What an item is, as the player has read it.
#[derive(Debug, Deserialize)]
struct Posed {
    /// The name of its interaction.
    interaction: String,
    /// Whether one option alone can be chosen.
    single: bool,
    /// What can be chosen or moved, in the order in which it stands.
    parts: Vec<String>,
    /// What it can be moved to.
    targets: Vec<String>,
    /// What is right.
    right: Vec<String>,
    /// What is read of it.
    text: String,
    /// Its language, and where it is read from.
    tongue: (String, String),
}

const POSED: &str = "
    const item = arguments[0] && ITEM;
    const shape = item.querySelector('qti-item-body > *[response-identifier]');
    const ids = selector => [...shape.querySelectorAll(selector)].map(one => one.getAttribute('identifier'));
    const response = item._context.variables.find(one => one.identifier === 'RESPONSE');
    return {
        interaction: shape.localName,
        single: shape.getAttribute('max-choices') === '1',
        parts: ids('qti-simple-choice, qti-simple-match-set:first-of-type qti-simple-associable-choice'),
        targets: ids('qti-simple-match-set:last-of-type > qti-simple-associable-choice'),
        right: [response.correctResponse].flat(),
        text: item.querySelector('qti-item-body').innerText,
        tongue: [item.lang, getComputedStyle(shape).direction],
    };";

/// An answer: what is chosen, or which part goes to which place; what it earns; and the name of what it is.
struct Attempt {
    what: &'static str,
    moves: Vec<(String, usize)>,
    score: f64,
}

/// The answers that are tried at an item.
fn attempts(posed: &Posed) -> Vec<Attempt> {
    let attempt = |what, moves: Vec<(String, usize)>, score| Attempt { what, moves, score };
    let chosen = |ids: &[&String]| ids.iter().map(|id| ((*id).clone(), 0)).collect::<Vec<_>>();
    let (right, wrong): (Vec<&String>, Vec<&String>) = posed.parts.iter().partition(|id| posed.right.contains(id));
    let first = |of: &[&String]| of.iter().take(1).map(|id| ((*id).clone(), 0)).collect::<Vec<_>>();
    match posed.interaction.as_str() {
        "qti-choice-interaction" if posed.single => {
            vec![attempt("right", chosen(&right), 1.0), attempt("wrong", first(&wrong), 0.0)]
        }
        "qti-choice-interaction" => vec![
            attempt("right", chosen(&right), 1.0),
            attempt("one", first(&right), if right.len() > 1 { 0.5 } else { 1.0 }),
            attempt("one and a wrong one", [first(&right), first(&wrong)].concat(), 0.0),
            attempt("wrong", first(&wrong), 0.0),
        ],
        "qti-match-interaction" => {
            let pairs: BTreeMap<&str, &str> = posed.right.iter().filter_map(|pair| pair.split_once(' ')).collect();
            let own = |part: &String| {
                posed.targets.iter().position(|target| pairs.get(part.as_str()) == Some(&target.as_str())).unwrap_or(0)
            };
            let other = |part: &String| (own(part) + 1) % posed.targets.len();
            let all = |wrong: usize| {
                let parts = posed.parts.iter().enumerate();
                parts.map(|(at, part)| (part.clone(), if at < wrong { other(part) } else { own(part) })).collect()
            };
            let of = posed.parts.len();
            let mut all = vec![
                attempt("right", all(0), 1.0),
                attempt("all but one", all(1), 0.5),
                attempt("wrong", all(of), 0.0),
            ];
            all.retain(|attempt| of > 1 || attempt.score != 0.5);
            all
        }
        _ => {
            let of = posed.right.len();
            let all = |place: &dyn Fn(usize) -> usize| {
                posed.right.iter().enumerate().map(|(at, id)| (id.clone(), place(at))).collect::<Vec<_>>()
            };
            let swapped = |at: usize| if at < 2 { 1 - at } else { at };
            vec![
                attempt("right", all(&|at| at), 1.0),
                attempt("two of them swapped", all(&swapped), if of > 2 { 0.5 } else { 0.0 }),
                attempt("wrong", all(&|at| (at + 1) % of), 0.0),
            ]
        }
    }
}

/// The items of a pack in a language, in a folder that a player stands in, too; none where there is no player here.
fn player(name: &str, pack: &str, language: &str) -> Result<Option<(PathBuf, Vec<String>)>> {
    let player = root().join(PLAYER);
    if !player.is_file() {
        eprintln!("SKIPPED: there is no {}; `cargo xtask setup` brings it", player.display());
        return Ok(None);
    }
    let folder = root().join("target/e2e/qti").join(Engine::chosen()?.name()).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(folder.join("items"))?;
    fs::copy(player, folder.join("player.js"))?;
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "--quiet", "--package", "dateline", "--bin", "dateline", "--features", "cli", "--", "export"]);
    command.args([pack, "--format", "qti-3.0", "--lang", language, "--out"]).arg(&folder);
    let output = command.current_dir(root()).output().context("cargo")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let is_package = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "zip");
    let package = fs::read_dir(&folder)?.filter_map(|entry| Some(entry.ok()?.path())).find(is_package);
    let files = unpacked(&fs::read(package.context("no package")?)?).context("the package cannot be read")?;
    let mut items = Vec::new();
    for (way, bytes) in files {
        fs::write(folder.join(&way), bytes)?;
        if way.starts_with("items/") {
            items.push(way);
        }
    }
    ensure!(items.len() > 9, "{items:?}");
    Ok(Some((folder, items)))
}

/// The files of an archive in which they are stored.
fn unpacked(mut bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    while bytes.starts_with(b"PK\x03\x04") {
        let size = u32::from_le_bytes(bytes.get(18..22)?.try_into().ok()?) as usize;
        let name = u16::from_le_bytes(bytes.get(26..28)?.try_into().ok()?) as usize;
        let (head, rest) = bytes.split_at_checked(30 + name)?;
        let (file, rest) = rest.split_at_checked(size)?;
        files.push((String::from_utf8(head.get(30..)?.to_vec()).ok()?, file.to_vec()));
        bytes = rest;
    }
    Some(files)
}

/// Opens an item anew, once the player shows it.
async fn open(page: &Page, item: &str) -> Result<Posed> {
    let new = "const item = document.createElement('item-container');
        item.setAttribute('item-url', arguments[0]);
        document.querySelector('qti-item').replaceChildren(item)";
    page.run::<()>(new, &[json!(item)]).await?;
    page.wait_until(&format!("{ITEM}?.variables.some(one => one.identifier === 'FEEDBACK')")).await?;
    page.wait_until(&format!("{ITEM}.querySelector('[response-identifier]').updateComplete")).await?;
    page.run(&POSED.replace("ITEM", ITEM), &[json!(true)]).await
}

/// Gives an answer as a reader does.
async fn answer(page: &Page, posed: &Posed, attempt: &Attempt) -> Result<()> {
    for (part, place) in &attempt.moves {
        let find = format!("{ITEM}.querySelector('[identifier=\"{part}\"]')");
        if posed.interaction == "qti-choice-interaction" {
            let middle = format!(
                "const one = {find}; one.scrollIntoView({{ block: 'center' }}); const box = one.getBoundingClientRect();
                 return [box.x + Math.min(40, box.width / 2), box.y + box.height / 2];"
            );
            let at: (f64, f64) = page.run(&middle, &[]).await?;
            page.click_at(at).await?;
            continue;
        }
        page.run::<()>(&format!("{find}.focus()"), &[]).await?;
        page.press(Key::Space).await?;
        for _ in 0..*place {
            page.press(Key::Down).await?;
        }
        page.press(Key::Space).await?;
    }
    Ok(())
}

/// The points of the answer, and the texts that are told of it.
async fn marked(page: &Page) -> Result<(f64, Vec<String>)> {
    let process = format!(
        "const item = {ITEM};
         item.processResponse();
         return item.updateComplete.then(() => new Promise(done => setTimeout(done, 30))).then(() => {{
            const told = [...item.querySelectorAll('qti-modal-feedback')];
            const open = told.filter(one => one.shadowRoot.querySelector('dialog').open);
            return [Number(item.getOutcome('SCORE').value), open.map(one => one.innerText)];
         }});"
    );
    page.run(&process, &[]).await
}

/// What those who hear the page are told of what can be reached by keys: each part's role and name.
async fn heard(page: &Page) -> Result<Vec<(String, String)>> {
    let tree = page.cdp("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = tree.get("nodes").and_then(Value::as_array).cloned().unwrap_or_default();
    let word = |node: &Value, of: &str| {
        let word = node.pointer(&format!("/{of}/value")).and_then(Value::as_str);
        word.unwrap_or_default().to_owned()
    };
    let is_focusable = |property: &Value| {
        let value = property.pointer("/value/value").and_then(Value::as_bool);
        property.get("name").and_then(Value::as_str) == Some("focusable") && value == Some(true)
    };
    let is_reached = |node: &&Value| {
        node.get("properties").and_then(Value::as_array).is_some_and(|all| all.iter().any(is_focusable))
    };
    Ok(nodes.iter().filter(is_reached).map(|node| (word(node, "role"), word(node, "name"))).collect())
}

/// Whether all that can be reached by keys has a name, and these are the parts of the question.
fn is_heard(item: &str, posed: &Posed, heard: &[(String, String)]) -> Result<()> {
    let parts: Vec<&(String, String)> = heard.iter().filter(|(role, _)| role != "RootWebArea").collect();
    let is_named = |(_, name): &&(String, String)| !name.is_empty() && posed.text.contains(name.as_str());
    let of = posed.parts.len() + posed.targets.len();
    ensure!(parts.len() == of && parts.iter().all(is_named), "{item}: {posed:?}: {heard:?}");
    let role = match (posed.interaction.as_str(), posed.single) {
        ("qti-choice-interaction", true) => "radio",
        ("qti-choice-interaction", false) => "checkbox",
        _ => return Ok(()),
    };
    ensure!(parts.iter().all(|(found, _)| found == role), "{item}: {heard:?}");
    Ok(())
}

async fn play(stage: &Stage, name: &str, pack: &str, language: &str, items_of: fn(&str) -> bool) -> Result<()> {
    if stage.engine() != Engine::Chromium {
        eprintln!("SKIPPED: what is heard of a page is told by Chromium alone");
        return Ok(());
    }
    let Some((folder, items)) = player(name, pack, language)? else { return Ok(()) };
    let html = "<!doctype html><meta charset=utf-8><title>A player</title>\
        <script type=module src=player.js></script><qti-item></qti-item>";
    fs::write(Path::new(&folder).join("play.html"), html)?;
    let site = Site::of(folder).start()?;
    let page = stage.page(Options::default()).await?;
    page.goto(&site.url("play.html")).await?;
    page.wait_until("customElements.get('item-container')").await?;
    for item in items.into_iter().filter(|item| items_of(item)) {
        let posed = open(&page, &item).await?;
        is_heard(&item, &posed, &heard(&page).await?)?;
        let direction = if language == "ar" { "rtl" } else { "ltr" };
        ensure!(posed.tongue == (language.to_owned(), direction.to_owned()), "{item}: {posed:?}");
        let mut proof = 0;
        for number in 0..attempts(&posed).len() {
            // What can be moved may stand in another order each time.
            let posed = open(&page, &item).await?;
            let Some(attempt) = attempts(&posed).into_iter().nth(number) else { continue };
            answer(&page, &posed, &attempt).await?;
            let (score, told) = marked(&page).await?;
            let what = format!("{item}: {}", attempt.what);
            ensure!(score == attempt.score, "{what}: {score}, not {}", attempt.score);
            let [told] = &told[..] else { anyhow::bail!("{what}: {} texts are told", told.len()) };
            // The right answer, which comes first, is told its proof; all others more, which is why they are wrong.
            let lines = told.lines().filter(|line| !line.is_empty()).count();
            ensure!(lines > if number == 0 { 1 } else { proof }, "{what}: {told}");
            if number == 0 {
                proof = lines;
            }
        }
    }
    Ok(())
}

#[test]
fn the_fixture_is_played_and_marked_by_a_player_of_others() {
    check_for(LONG, async |stage| play(stage, "harbour", "tests/packs/harbour", "en", |_| true).await);
}

#[test]
fn a_story_in_english_is_played_and_marked_by_a_player_of_others() {
    check_for(LONG, async |stage| play(stage, "talks-en", "assets/stories/white-house-talks", "en", |_| true).await);
}

#[test]
fn a_story_in_ukrainian_is_played_and_marked_by_a_player_of_others() {
    // A third of them, by chance: they differ from those in English by their texts alone.
    let some = |item: &str| item.bytes().map(u32::from).sum::<u32>().is_multiple_of(3);
    check_for(LONG, async |stage| play(stage, "talks-uk", "assets/stories/white-house-talks", "uk", some).await);
}

#[test]
fn a_story_in_arabic_is_played_from_the_right() {
    let some =
        |item: &str| ["q-after", "q-order", "q-dispute", "q-ports", "q-counts"].iter().any(|id| item.contains(id));
    check_for(LONG, async |stage| play(stage, "canal-ar", "assets/stories/suez-canal-2021", "ar", some).await);
}
