//! The worksheet on paper: few sheets, each question in one piece, the key by itself, and codes that cameras read.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use e2e::browser::{Ability, Options, Page, PaperSize};
use e2e::site::Site;
use e2e::{Shipped, Stage, check, check_for, dist, fixture, stories};
use serde::Deserialize;

use crate::questions::{ANSWER_ANY, start};
use crate::shipped::time_for_all;
use crate::visit::{LIVE, flawless, quiet};

/// The most sheets that a worksheet takes, and its key.
const MOST: (usize, usize) = (8, 2);
/// What is there once the program has drawn the page.
const READY: &str = ".sheet";

/// A question of a sheet: its id, what is read of it first and last, its letters with what they stand for, and what
/// stands behind its lines.
#[derive(Debug, Deserialize, PartialEq)]
struct Asked {
    id: String,
    first: String,
    last: String,
    letters: Vec<(String, String)>,
    lines: Vec<String>,
}

/// The questions of the sheet.
const ASKED: &str = "[...document.querySelectorAll('.ask')].map(ask => ({
    id: ask.dataset.question,
    first: ask.querySelector('.ask-stem').textContent,
    last: [...ask.querySelectorAll('li, .ask-offered')].at(-1).textContent,
    letters: [...ask.querySelectorAll('.ask-options li, .ask-speaker')].map(line => line.textContent.trim().split('\\u00a0')),
    lines: [...ask.querySelectorAll('.ask-blanks li')].map(line => line.textContent.trim()),
}))";

/// An answer of the key: its question's id, its signs, itself in words, why it is right, and what proves it.
#[derive(Debug, Deserialize)]
struct Answer {
    id: String,
    signs: String,
    words: String,
    why: String,
    facts: String,
}

/// The answers of the key.
const ANSWERS: &str = "[...document.querySelectorAll('.key-answer')].map(answer => ({
    id: answer.dataset.question,
    ...Object.fromEntries(['signs', 'words', 'why', 'facts'].map(part => [part, answer.querySelector('.key-' + part).textContent])),
}))";

/// Opens the worksheet of a story of a site, once it is drawn.
async fn open(page: &Page, site: &Site, folder: &str, tail: &str) -> Result<()> {
    page.goto(&site.url(&format!("{folder}worksheet{tail}"))).await?;
    page.wait_for(READY, |sheet| sheet.shown).await.map(drop)
}

/// The file of the worksheet in a language of a story that ships: its name's end, with the language as a query.
async fn tail(page: &Page, site: &Site, story: &Shipped, language: &str) -> Result<String> {
    page.goto(&site.url(&format!("{}?lang={language}", story.folder))).await?;
    page.wait_until(&format!("document.documentElement.lang === '{language}'")).await?;
    let is_front: bool = page.eval("/(\\/|index\\.html)$/.test(location.pathname)").await?;
    Ok(if is_front { format!(".html?lang={language}") } else { format!("-{language}.html?lang={language}") })
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_worksheet_and_its_key_are_printed_on_a_few_sheets_with_each_question_in_one_piece() {
    check_for(time_for_all(), async |stage| {
        stage.needs(Ability::PaperAnew)?;
        let site = Site::hosting(dist())?.start()?;
        let page = stage.page(Options::default()).await?;
        for story in stories()? {
            for language in &story.languages {
                let tail = tail(&page, &site, &story, language).await?;
                let what = format!("{} in `{language}`", story.id);
                print_both(stage, &page, &site, &story.folder, &tail).await.context(what)?;
            }
        }
        Ok(())
    });
}

/// Prints a worksheet and its key on every size of paper.
async fn print_both(stage: &Stage, page: &Page, site: &Site, folder: &str, tail: &str) -> Result<()> {
    open(page, site, folder, &format!("{tail}&class=9b&seed=7#key")).await?;
    let answers: Vec<Answer> = page.eval(ANSWERS).await?;
    let mut sheets = Vec::new();
    for size in PaperSize::ALL {
        let file = stage.folder().join(format!("key-{}.pdf", size.name()));
        let key = page.print_on(size, READY, &file).await?;
        ensure!(key.len() <= MOST.1, "a key of {} sheets of {}", key.len(), size.name());
        sheets.push((size, key.len()));
    }
    open(page, site, folder, &format!("{tail}&class=9b&seed=7")).await?;
    let asked: Vec<Asked> = page.eval(ASKED).await?;
    let ids = |of: &[Answer]| of.iter().map(|answer| answer.id.clone()).collect::<Vec<_>>();
    ensure!(asked.len() > 10 && asked.iter().map(|asked| asked.id.clone()).eq(ids(&answers)), "{asked:?}");
    let left_to_right: bool = page.eval("document.documentElement.dir === 'ltr'").await?;
    let held = plain(&page.eval::<String>("document.documentElement.outerHTML").await?);
    for answer in &answers {
        ensure!(!held.contains(&plain(&answer.why)), "the page holds why {} is right", answer.id);
    }
    for size in PaperSize::ALL {
        let file = stage.folder().join(format!("sheet-{}.pdf", size.name()));
        let printed = page.print_on(size, READY, &file).await?;
        ensure!((2..=MOST.0).contains(&printed.len()), "{} sheets of {}", printed.len(), size.name());
        sheets.push((size, printed.len()));
        for answer in &answers {
            let is_told = |sheet: &String| [&answer.why, &answer.facts].iter().any(|text| sheet.contains(&plain(text)));
            ensure!(!printed.iter().any(is_told), "it is printed why {} is right", answer.id);
        }
        // Of what is written from the right no order of letters can be told.
        for asked in asked.iter().filter(|_| left_to_right) {
            let first = plain(&asked.first);
            let sheet = printed.iter().find_map(|sheet| Some(sheet.split_once(&first)?.1));
            let rest = sheet.with_context(|| format!("{} is not printed on {}", asked.id, size.name()))?;
            ensure!(rest.contains(&plain(&asked.last)), "{} is cut in two on {}", asked.id, size.name());
        }
    }
    println!("{} {folder}{tail}: {sheets:?}", stage.engine().name());
    Ok(())
}

#[test]
fn each_version_has_its_own_order_and_its_own_key() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.start()?;
        let page = stage.page(Options::default()).await?;
        let mut versions = Vec::new();
        for version in ["a", "b"] {
            let tail = format!(".html?lang=en&seed=7&version={version}");
            open(&page, &site, "", &tail).await?;
            let asked: Vec<Asked> = page.eval(ASKED).await?;
            let head: String = page.eval("document.querySelector('.sheet-eyebrow').textContent").await?;
            page.click("#sheet_other").await?;
            page.wait_for(".key-answer", |answer| answer.shown).await?;
            let answers: Vec<Answer> = page.eval(ANSWERS).await?;
            let key: String = page.eval("document.querySelector('.sheet-eyebrow').textContent").await?;
            // Both say of which version they are.
            let letter = version.to_uppercase();
            let (_, name) = head.split_once(" · ").context("a version")?;
            ensure!(key.ends_with(name) && name.contains(&letter) && name.ends_with('7'), "{head}; {key}");
            let places: String = page.eval("document.querySelector('.key-places').textContent").await?;
            for (asked, answer) in asked.iter().zip(&answers) {
                ensure!(
                    asked.id == answer.id && in_words(asked, answer, &places)? == answer.words,
                    "{asked:?}\n{answer:?}"
                );
            }
            versions.push((asked, answers));
        }
        let [(a, _), (b, _)] = versions.as_slice() else { bail!("two versions") };
        for (one, other) in a.iter().zip(b) {
            // Verdicts and numbers of places stand as they do.
            let is_alike =
                one.letters.iter().any(|(_, text)| text == "True") || one.letters.is_empty() && one.lines.is_empty();
            ensure!(one.id == other.id && (one == other) == is_alike, "{one:?}\n{other:?}");
        }
        quiet(&page).await
    });
}

/// What the signs of an answer stand for on the sheet.
fn in_words(asked: &Asked, answer: &Answer, places: &str) -> Result<String> {
    let signs: Vec<&str> = answer.signs.split(' ').collect();
    let of = |sign: &&str| {
        let letter = asked.letters.iter().find(|(letter, _)| letter == sign).map(|(_, text)| text.as_str());
        letter.with_context(|| format!("{sign} is on the sheet"))
    };
    if asked.letters.is_empty() && !asked.lines.is_empty() {
        let place = |at: usize| signs.iter().position(|sign| *sign == (at + 1).to_string());
        let items = (0..signs.len()).map(|at| asked.lines.get(place(at)?)).collect::<Option<Vec<_>>>();
        let items = items.context("a number for each item")?;
        // Of long ones the key has the beginning.
        let told: Vec<&str> = answer.words.split(" / ").collect();
        let is_it = |(item, told): (&&String, &&str)| item.starts_with(told.trim_end_matches(" …"));
        ensure!(items.len() == told.len() && items.iter().zip(&told).all(is_it), "{items:?}, {told:?}");
        return Ok(answer.words.clone());
    }
    if asked.letters.is_empty() {
        // All numbers are on the sheet; the names are in the key.
        let offered: Vec<&str> = asked.last.split(" · ").collect();
        ensure!(signs.iter().all(|sign| offered.contains(sign)), "{asked:?}\n{answer:?}");
        let name = |sign: &&str| places.split(" · ").find_map(|place| place.rsplit_once(&format!("{sign}\u{a0}")));
        let names = signs.iter().map(|sign| name(sign).map(|(_, name)| name)).collect::<Option<Vec<_>>>();
        return Ok(names.context("a name for each number")?.join(", "));
    }
    let between = if asked.lines.is_empty() { " / " } else { ", " };
    Ok(signs.iter().map(of).collect::<Result<Vec<_>>>()?.join(between))
}

#[test]
fn the_questions_of_an_assignment_are_printed_in_its_order() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.start()?;
        let page = stage.page(Options::default()).await?;
        let query = "?lang=en&questions=5&seed=9&order=shuffled&feedback=at-once&only=all&class=9%20b";
        page.goto(&site.url(query)).await?;
        page.wait_until(LIVE).await?;
        start(&page).await?;
        let answer = format!(
            "const find = css => document.querySelector('#panel ' + css);
             const turn = async () => {{ do await new Promise(done => setTimeout(done)); while (datelineActs.length); }};
             return (async () => {{ {ANSWER_ANY} await answer_any(); }})();"
        );
        let mut stems = Vec::new();
        for _ in 0..5 {
            stems.push(page.find("#panel .question .title").await?.text);
            page.run::<()>(&answer, &[]).await?;
            page.run::<()>("document.querySelector('#panel [data-do=next]').click()", &[]).await?;
            page.wait_until("!datelineActs.length").await?;
        }
        open(&page, &site, "", &format!(".html{query}")).await?;
        let asked: Vec<Asked> = page.eval(ASKED).await?;
        let numbered = (1..).zip(&stems).map(|(number, stem)| format!("{number}. {stem}"));
        ensure!(asked.iter().map(|asked| asked.first.clone()).eq(numbered), "{asked:?}\n{stems:?}");
        let title = page.find(".sheet-title").await?;
        ensure!(title.text == "9 b", "{title:?}");
        if stage.can(Ability::PaperAnew) {
            let printed = page.print_on(PaperSize::A4, READY, &stage.folder().join("five.pdf")).await?.concat();
            let at: Vec<_> = asked.iter().map(|asked| printed.find(&plain(&asked.first))).collect();
            ensure!(at.iter().all(Option::is_some) && at.is_sorted(), "{at:?}");
        }
        Ok(())
    });
}

#[test]
fn the_code_of_a_printed_sheet_leads_to_the_assignment() {
    check(async |stage| {
        stage.needs(Ability::PaperAnew)?;
        let site = Site::hosting(fixture()?)?.start()?;
        let page = stage.page(Options::default()).await?;
        open(&page, &site, "", ".html?lang=en&questions=4&seed=3&class=%D0%9A%D0%BB%D0%B0%D1%81%209").await?;
        let address = page.find(".sheet-address").await?.text;
        let file = stage.folder().join("code.pdf");
        page.print_on(PaperSize::Letter, READY, &file).await?;
        let found = codes(&file)?;
        ensure!(found == [address.as_str()], "{found:?}, not {address}");
        // It is the pupils' page, with these questions.
        page.goto(&address).await?;
        page.wait_until(LIVE).await?;
        page.wait_for(".panel .eyebrow", |eyebrow| eyebrow.text.to_lowercase().starts_with("4 questions"))
            .await
            .map(drop)
    });
}

/// The codes that are read on the sheets of a PDF as a printer with 300 dots an inch prints them.
fn codes(pdf: &Path) -> Result<Vec<String>> {
    let run = |program: &str, arguments: &[&Path]| {
        let output = Command::new(program).args(arguments).output();
        let output = output.with_context(|| format!("`{program}` cannot be run; `cargo xtask setup` gets it"))?;
        ensure!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        Ok(String::from_utf8(output.stdout)?)
    };
    let root = pdf.with_extension("");
    run("pdftoppm", &["-r".as_ref(), "300".as_ref(), "-gray".as_ref(), "-png".as_ref(), pdf, &root])?;
    let folder = pdf.parent().context("a folder")?;
    let name = root.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let is_sheet = path.extension().is_some_and(|ending| ending == "png")
            && path.file_name().is_some_and(|file| file.to_string_lossy().starts_with(&name));
        // It fails where it finds nothing.
        let said = if is_sheet {
            run("zbarimg", &["--raw".as_ref(), "-q".as_ref(), &path]).unwrap_or_default()
        } else {
            String::new()
        };
        found.extend(said.lines().map(str::to_owned));
    }
    Ok(found)
}

#[test]
fn the_sheet_is_white_whatever_the_theme_and_fits_a_phone() {
    check(async |stage| {
        const LOOK: &str = "
            const flaws = [];
            if (document.scrollingElement.scrollWidth > innerWidth) flaws.push(`${document.scrollingElement.scrollWidth} px wide`);
            const { color, backgroundColor } = getComputedStyle(document.querySelector('.sheet'));
            if (color !== 'rgb(0, 0, 0)' || backgroundColor !== 'rgb(255, 255, 255)') flaws.push(`${color} on ${backgroundColor}`);
            const map = document.querySelector('#sheet_map');
            if (document.querySelector('.ask-offered') && !map?.checkVisibility()) flaws.push('there is no map');
            // A number is as large as small print, or more.
            const disc = map?.querySelector('circle[fill]').getBoundingClientRect().width;
            if (disc < 12) flaws.push(`a disc of ${disc} px`);
            return flaws;";
        let site = Site::hosting(fixture()?)?.start()?;
        for (width, dark) in [(320, false), (320, true), (1_280, true)] {
            let page = stage.page(Options { width, dark, ..Options::default() }).await?;
            for fragment in ["", "#key"] {
                open(&page, &site, "", &format!(".html?lang=en&class=9b{fragment}")).await?;
                flawless(
                    &page,
                    if fragment.is_empty() {
                        LOOK
                    } else {
                        "return document.scrollingElement.scrollWidth > innerWidth ? ['too wide'] : []"
                    },
                )
                .await?;
                let flaws = page.axe(&[], &[]).await?;
                ensure!(flaws.is_empty(), "{flaws:#?}");
            }
        }
        Ok(())
    });
}

#[test]
fn what_is_pressed_does_what_it_says_and_is_not_printed() {
    check(async |stage| {
        // A browser that prints waits for its reader.
        let script = "window.print = () => document.documentElement.classList.add('printed');";
        let site = Site::hosting(fixture()?)?.first_script(script).start()?;
        let page = stage.page(Options::default()).await?;
        open(&page, &site, "", ".html?lang=en&seed=7&class=9b").await?;
        page.click(".sheet-tools [data-class=print]").await?;
        page.wait_until("document.documentElement.matches('.printed')").await?;
        // From the sheet to its key and back, by the history, too.
        page.click("#sheet_other").await?;
        page.wait_for(".key-answer", |answer| answer.shown).await?;
        ensure!(page.eval::<bool>("!document.querySelector('.ask, #sheet_map')").await?, "the key is by itself");
        page.click(".sheet-tools p:first-child a:last-child").await?;
        page.wait_until("location.search.includes('version=b') && location.hash === '#key'").await?;
        page.wait_for(".key-answer", |answer| answer.shown).await?;
        page.click("#sheet_other").await?;
        page.wait_for(".ask", |ask| ask.shown).await?;
        ensure!(
            page.eval::<bool>("!document.querySelector('.key-answer') && !!document.querySelector('#sheet_map')")
                .await?,
            "the sheet is by itself"
        );
        // Where no question asks for places there is no map.
        open(&page, &site, "", ".html?lang=en&only=one&class=9b").await?;
        ensure!(page.eval::<bool>("!document.querySelector('#sheet_map')").await?, "a map for nothing");
        if stage.can(Ability::Paper) {
            page.show_as_printed().await?;
            let shown: Vec<String> = page.eval("[...document.querySelectorAll('a, button, header, footer, .sheet-tools')].filter(one => one.checkVisibility()).map(one => one.outerHTML)").await?;
            ensure!(shown.is_empty(), "{shown:#?}");
        }
        quiet(&page).await
    });
}
