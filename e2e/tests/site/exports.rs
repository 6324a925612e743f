//! The menu of exports: what a teacher saves in the browser is what the command writes natively, and what is not in a
//! file is said before.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use e2e::browser::{Ability, Key, Options, Page};
use e2e::site::{Fault, Site};
use e2e::{Stage, check, check_for, fixture, root};
use serde_json::{Value, json};

use crate::shipped::time_for_all;
use crate::visit::{flawless, quiet};

/// The assignment of these tests, as a query.
const ASSIGNMENT: &str = "questions=5&seed=3&feedback=at-end&class=9b%20%26%20co";

/// What is saved is noted in `saved`: each file's name, what it is, its bytes.
const NOTED: &str = "
    self.saved = [];
    let last;
    URL.createObjectURL = blob => {
        last = blob;
        return 'blob:none';
    };
    HTMLAnchorElement.prototype.click = function () {
        const [name, blob] = [this.download, last];
        blob.arrayBuffer().then(bytes => saved.push([name, blob.type, [...new Uint8Array(bytes)]]));
    };";

/// The menu of the fixture, at what follows `#export`.
async fn opened(stage: &Stage, options: Options, tail: &str) -> Result<(Site, Page)> {
    let site = Site::hosting(fixture()?)?.first_script(NOTED).start()?;
    let page = stage.page(options).await?;
    open(&page, &site, &format!("class.html?lang=en#export{tail}")).await?;
    Ok((site, page))
}

async fn open(page: &Page, site: &Site, way: &str) -> Result<()> {
    page.goto(&site.url(way)).await?;
    page.wait_for("#export .score", |count| count.shown).await.map(drop)
}

/// Chooses a format, and waits until that is said to be so.
async fn choose(page: &Page, format: &str) -> Result<()> {
    let radio = format!("[data-tick='format {format}']");
    page.run::<Value>("document.querySelector(arguments[0]).click()", &[json!(radio)]).await?;
    page.wait_until(&format!("document.querySelector(\"{radio}\").checked")).await
}

/// What the page says of a file: how many questions, each loss in a sentence, with the numbers of its questions.
async fn told(page: &Page) -> Result<(String, Vec<(String, Vec<usize>)>)> {
    page.eval(
        "[document.querySelector('#export .score').textContent, [...document.querySelectorAll('#export .fold')].map(fold =>
            [fold.querySelector('summary').textContent, [...fold.querySelectorAll('li')].map(line => line.value)])]",
    )
    .await
}

/// The formats of the menu, in their order.
async fn formats(page: &Page) -> Result<Vec<String>> {
    page.eval("[...document.querySelectorAll('#export [type=radio]')].map(radio => radio.dataset.tick.split(' ')[1])")
        .await
}

/// What the command says of an export: in how many questions of how many, and its notes.
#[derive(Default)]
struct Native {
    file: PathBuf,
    count: String,
    notes: Vec<String>,
}

/// The exports of the fixture that the command writes into a folder, by format.
fn native(folder: &Path, address: &str, language: &str, formats: &[&str]) -> Result<BTreeMap<String, Native>> {
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "--quiet", "--package", "dateline", "--bin", "dateline", "--features", "cli", "--"]);
    command.args(["export", "tests/packs/harbour", "--lang", language, "--assignment", ASSIGNMENT, "--out"]);
    command.arg(folder).args(formats.iter().flat_map(|format| ["--format", format]));
    let output = command.current_dir(root()).env("DATELINE_URL", address).output().context("cargo")?;
    let (out, err) = (String::from_utf8(output.stdout)?, String::from_utf8(output.stderr)?);
    ensure!(output.status.success(), "{err}");
    let mut all = BTreeMap::new();
    for (format, line) in formats.iter().zip(out.lines()) {
        let (file, count) = line.split_once(": ").context("a file and a count")?;
        let notes = err.lines().filter_map(|line| line.strip_prefix(&format!("{language} {format}: ")));
        let notes = notes.map(str::to_owned).collect();
        all.insert((*format).to_owned(), Native { file: file.into(), count: count.to_owned(), notes });
    }
    ensure!(all.len() == formats.len(), "{out}");
    Ok(all)
}

#[test]
fn every_file_saved_in_the_browser_is_what_the_command_writes_and_says_the_same_of_it() {
    check_for(time_for_all(), async |stage| {
        let (site, page) = opened(stage, Options::default(), &format!("=lang=uk&{ASSIGNMENT}")).await?;
        let all = formats(&page).await?;
        ensure!(all.len() == 14, "{all:?}");
        // Those with the site in them are another test's.
        let all: Vec<&str> =
            all.iter().map(String::as_str).filter(|format| !["scorm-1.2", "scorm-2004"].contains(format)).collect();
        let folder = root().join("target/e2e/exports");
        let mut saved = 0;
        for (language, other) in [("uk", "en"), ("en", "uk")] {
            page.choose("#export_language", language).await?;
            page.wait_until(&format!("document.querySelector('#export_language').value === '{language}'")).await?;
            page.wait_for("#export .score", |count| count.shown).await?;
            for (format, native) in native(&folder.join(language), &site.url(""), language, &all)? {
                choose(&page, &format).await?;
                let context = || format!("{format} in {language}, not {other}");
                let (count, losses) = told(&page).await?;
                let count = count.rsplit_once(": ").with_context(context)?.1.to_owned() + " questions";
                ensure!(count == native.count, "{}: {count}", context());
                // The same losses, in the same order, of the same questions.
                ensure!(losses.len() == native.notes.len(), "{}: {losses:#?}", context());
                for ((words, numbers), note) in losses.iter().zip(&native.notes) {
                    let (list, loss) = note.split_once(": ").with_context(context)?;
                    let list: Vec<usize> =
                        list.trim_start_matches("Questions ").split(", ").filter_map(|n| n.parse().ok()).collect();
                    ensure!(*numbers == list && words.ends_with(loss), "{}: {words}; {note}", context());
                }
                let is_whole = page.find("#export .file").await?.text.contains("All of it is in the file.");
                ensure!(is_whole == losses.is_empty(), "{}", context());
                if page.eval("document.querySelector('#export [data-class=save]').disabled").await? {
                    ensure!(native.count.starts_with("0 of "), "{}: {}", context(), native.count);
                    continue;
                }
                saved += 1;
                page.click("#export [data-class=save]").await?;
                page.wait_until(&format!("saved.length === {saved}")).await?;
                let (name, kind, bytes): (String, String, Vec<u8>) = page.eval("saved.at(-1)").await?;
                ensure!(Some(&*name) == native.file.file_name().and_then(|name| name.to_str()), "{name}");
                ensure!(!kind.is_empty() && bytes == fs::read(&native.file)?, "{}: other bytes", context());
                page.wait_for("#export .said", |said| said.text == format!("Saved: {name}")).await?;
            }
        }
        quiet(&page).await
    });
}

#[test]
fn the_menu_is_opened_from_what_is_assigned_and_leads_back_there() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.start()?;
        let page = stage.page(Options::default()).await?;
        page.goto(&site.url(&format!("class.html?lang=en#new={ASSIGNMENT}"))).await?;
        page.wait_for("#assign_title", |field| field.shown).await?;
        ensure!(!site.requests().iter().any(|request| request.path.contains("export")), "who assigns loads no menu");
        page.choose("#assign_language", "uk").await?;
        page.wait_until("document.querySelector('.outcome a[href^=\"#export=lang=uk&\"]')").await?;
        page.click(".outcome a[href^='#export=']").await?;
        page.wait_for("#export .score", |count| count.text.ends_with(" of 5")).await?;
        page.wait_for("#export h2", |heading| heading.focused).await?;
        page.wait_for("#export_language", |choice| choice.value.as_deref() == Some("uk")).await?;
        ensure!(page.find("#export .eyebrow").await?.text.starts_with("9b & co · "));
        ensure!(page.find("[data-tab=export]").await?.attribute("aria-current") == "page");
        ensure!(page.find_all("section:not([hidden])").await?.len() == 1);
        // By its tab it has what was assigned, by its own link all questions.
        page.click("[data-tab=results]").await?;
        page.wait_for("#results h2", |heading| heading.focused).await?;
        page.click("[data-tab=export]").await?;
        page.wait_for("#export .score", |count| count.shown && count.text.ends_with(" of 5")).await?;
        page.run::<Value>("location.hash = '#export'", &[]).await?;
        page.wait_for("#export .score", |count| count.shown && !count.text.ends_with(" of 5")).await?;
        page.click("#export .eyebrow a").await?;
        page.wait_for("#assign_title", |field| field.shown).await?;
        page.back().await?;
        page.wait_for("#export .score", |count| count.shown).await?;
        quiet(&page).await
    });
}

#[test]
fn the_menu_is_worked_by_keyboard() {
    check(async |stage| {
        let (_site, page) = opened(stage, Options::default(), "").await?;
        page.run::<Value>("document.querySelector('#export_language').focus()", &[]).await?;
        page.press(Key::Tab).await?;
        page.wait_for("[data-tick='format scorm-1.2']", |radio| radio.focused).await?;
        // All formats are one choice.
        for format in formats(&page).await?.iter().skip(1) {
            page.press(Key::Down).await?;
            let radio = format!("[data-tick='format {format}']");
            page.wait_until(&format!("document.activeElement.matches(\"{radio}:checked\")")).await?;
        }
        let folds = page.find_all("#export summary").await?.len();
        for _ in 0..folds {
            page.press(Key::Tab).await?;
        }
        if folds > 0 {
            page.wait_until("document.activeElement === [...document.querySelectorAll('#export summary')].at(-1)")
                .await?;
            page.press(Key::Enter).await?;
            page.wait_until(
                "document.activeElement.parentElement.open && document.querySelector('#export li').textContent",
            )
            .await?;
        }
        if page.eval("document.querySelector('#export [data-class=save]').disabled").await? {
            return Ok(());
        }
        page.press(Key::Tab).await?;
        page.press(Key::Enter).await?;
        page.wait_until("saved.length === 1").await?;
        page.wait_until("document.activeElement.matches('[data-class=save]')").await
    });
}

#[test]
fn what_does_not_come_is_said_and_asked_for_again() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.first_script(NOTED).start()?;
        let page = stage.page(Options::default()).await?;
        site.break_path(".txt", Fault::Status(404));
        page.goto(&site.url("class.html?lang=en#export")).await?;
        page.wait_for("#export [role=alert]", |said| said.text.contains("could not be loaded")).await?;
        ensure!(page.eval::<bool>("document.querySelector('#export [data-class=save]').disabled").await?);
        site.mend();
        page.click("#export [data-class=again]").await?;
        page.wait_for("#export .score", |count| count.shown).await?;
        ensure!(page.find_all("#export [role=alert]").await?.is_empty());
        // Another language is another file, and that which has come stays.
        site.break_path(".txt", Fault::CutAfter(100));
        page.choose("#export_language", "uk").await?;
        page.wait_for("#export [role=alert]", |said| said.shown).await?;
        page.choose("#export_language", "en").await?;
        page.wait_for("#export .score", |count| count.shown).await?;
        ensure!(page.find_all("#export [role=alert]").await?.is_empty());
        Ok(())
    });
}

/// The fixture with these files for its packages, whatever they hold otherwise.
fn packed(files: &Value) -> Result<PathBuf> {
    let folder = root().join("target/e2e/packed");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    for entry in fs::read_dir(fixture()?)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).context("a name")?;
        if name.starts_with("export-") {
            let script = fs::read_to_string(&path)?;
            let (data, rest) = script.split_once(";\n").context("a line of data")?;
            let mut data: Value = serde_json::from_str(data.trim_start_matches("const data = "))?;
            for questions in data.get_mut("questions").and_then(Value::as_array_mut).context("its questions")? {
                let site = questions.pointer_mut("/1/site").context("its site")?;
                *site = files.clone();
            }
            fs::write(folder.join(name), format!("const data = {data};\n{rest}"))?;
        } else {
            fs::copy(&path, folder.join(name))?;
        }
    }
    Ok(folder)
}

#[test]
fn a_package_with_the_site_is_saved_whole_or_not_at_all() {
    check(async |stage| {
        let files = json!([["licences.txt", "licences.txt"], ["play/embed.js", "embed.js"]]);
        let site = Site::hosting(packed(&files)?)?.first_script(NOTED).start()?;
        let page = stage.page(Options::default()).await?;
        open(&page, &site, "class.html?lang=en#export").await?;
        choose(&page, "scorm-2004").await?;
        if page.eval("document.querySelector('#export [data-class=save]').disabled").await? {
            eprintln!("SKIPPED: no question goes into a package yet");
            return Ok(());
        }
        site.break_path("embed.js", Fault::Status(500));
        page.click("#export [data-class=save]").await?;
        page.wait_for("#export [role=alert]", |said| said.text.starts_with("play/embed.js could not be loaded"))
            .await?;
        ensure!(page.eval::<usize>("saved.length").await? == 0);
        site.mend();
        page.click("#export [data-class=again]").await?;
        page.wait_until("saved.length === 1").await?;
        // The files are in it as they are, by any reader of archives.
        let (_, _, bytes): (String, String, Vec<u8>) = page.eval("saved[0]").await?;
        let archive = root().join("target/e2e/packed.zip");
        fs::write(&archive, bytes)?;
        let look = "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; \
            [print(i.filename, i.compress_type) for i in z.infolist()]; \
            assert z.read('licences.txt') == open(sys.argv[2], 'rb').read()";
        let output =
            Command::new("python3").args(["-c", look]).arg(&archive).arg(fixture()?.join("licences.txt")).output()?;
        let out = String::from_utf8_lossy(&output.stdout).into_owned();
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        ensure!(out.contains("play/embed.js "), "{out}");
        let deflates: bool = page.eval("!!self.CompressionStream").await?;
        ensure!(!deflates || out.contains("licences.txt 8"), "{out}");
        Ok(())
    });
}

/// What is wider than the window, too small to press, or nameless.
const LOOK: &str = "
    const flaws = [];
    const { scrollWidth } = document.scrollingElement;
    if (scrollWidth > innerWidth) flaws.push(`${scrollWidth} px of ${innerWidth}`);
    for (const pressed of document.querySelectorAll('#export :is(label.set, summary, button, select, .eyebrow a)')) {
        const { width, height } = pressed.getBoundingClientRect();
        if (height < 24 || width < 24) flaws.push(`${pressed.textContent}: ${width} × ${height}`);
    }
    const names = [...document.querySelectorAll('#export label.set')].map(label => label.textContent);
    if (new Set(names).size !== names.length) flaws.push('two formats have a name');
    return flaws;";

#[test]
fn the_menu_keeps_nobody_out() {
    check_for(time_for_all(), async |stage| {
        let site = Site::hosting(fixture()?)?.start()?;
        let phone = Options { width: 320, height: 640, ..Options::default() };
        let mut readers = vec![
            ("class.html?lang=en", phone.clone()),
            ("class-ar.html?lang=ar", phone.clone()),
            // A laptop at 400 %.
            ("class-de.html?lang=de", Options { width: 320, height: 200, scale: 4.0, ..Options::default() }),
            ("class-uk.html?lang=uk", Options { width: 768, dark: true, ..Options::default() }),
            ("class-ar.html?lang=ar", Options { width: 1_440, dark: true, ..Options::default() }),
            ("class.html?lang=en", Options { width: 1_440, ..Options::default() }),
        ];
        if stage.can(Ability::ForcedColors) {
            readers.push(("class.html?lang=en", Options { forced_colors: true, ..Options::default() }));
        }
        for (way, options) in readers {
            let page = stage.page(options).await?;
            let name = page.options().width;
            open(&page, &site, &format!("{way}#export={ASSIGNMENT}")).await?;
            for format in ["scorm-1.2", "kahoot", "gift"] {
                choose(&page, format).await?;
                page.run::<Value>(
                    "document.querySelectorAll('#export details').forEach(fold => fold.open = true)",
                    &[],
                )
                .await?;
                flawless(&page, LOOK).await.with_context(|| format!("{way} {name} {format}"))?;
                let flaws = page.axe(&[], &[]).await?;
                ensure!(flaws.is_empty(), "{way} {name} {format}: {flaws:#?}");
            }
        }
        Ok(())
    });
}
