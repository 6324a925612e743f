//! Pages in other languages than the story's: what the program says is said as they say it,
//! and a reader comes to the page of the browser's language.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, ensure};
use e2e::browser::Options;
use e2e::site::Site;
use e2e::{Stage, check, root};
use serde_json::Value;

use crate::hostile::site_of;
use crate::questions::ANSWER_ANY;
use crate::visit::LIVE;

/// The site of the tests' small pack in these languages, its texts as they are but for the
/// headline; the first has the front page.
fn translated(stage: &Stage, name: &str, tags: &[(&str, &str)]) -> Result<PathBuf> {
    let harbour = |file: &str| fs::read_to_string(root().join("tests/packs/harbour").join(file));
    let names: Vec<String> = tags.iter().map(|(tag, _)| format!("\"{tag}\"")).collect();
    let map = "map = \"europe\"\n";
    let structure = harbour("story.toml")?.replace(map, &format!("{map}languages = [{}]\n", names.join(", ")));
    let texts = harbour("en.toml")?;
    let of = |(tag, title): &(&str, &str)| {
        let texts = texts.replace("language = \"en\"", &format!("language = \"{tag}\""));
        texts.replace("The harbour talks", title)
    };
    let names: Vec<String> = tags.iter().map(|(tag, _)| format!("{tag}.toml")).collect();
    let mut files = vec![("story.toml", structure)];
    files.extend(names.iter().map(String::as_str).zip(tags.iter().map(of)));
    site_of(stage, name, &files)
}

/// What the scripts stand on.
const FIND: &str = "
    const turn = async () => {
        do await new Promise(done => setTimeout(done));
        while (datelineActs.length);
    };
    const find = (css) => document.querySelector('#panel ' + css);";

/// What is said in numbers: the first step's place and day; how many questions there are, and
/// the score of two that were answered with whatever comes first.
const SAID: &str = "
    const step = document.querySelector('.steps .part');
    const said = [step.querySelector('.eyebrow').textContent, step.querySelector('time').textContent];
    location.hash = 'quiz';
    await turn();
    said.push(find('.eyebrow').textContent);
    find('[data-do=start]').click();
    await turn();
    for (let n = 0; n < 2; n++) {
        await answer_any();
        find('[data-do=next]').click();
        await turn();
    }
    return [...said, find('.score').textContent];";

/// What is said on the page that a reader comes to.
async fn said(stage: &Stage, folder: PathBuf, first_script: &str, language: &str) -> Result<Vec<String>> {
    let site = Site::hosting(folder)?.first_script(first_script).start()?;
    let page = stage.page(Options { language: language.to_owned(), ..Options::default() }).await?;
    page.goto(&site.url("?questions=2&seed=1")).await?;
    page.wait_until(LIVE).await?;
    page.run(&format!("{FIND} {ANSWER_ANY} return (async () => {{ {SAID} }})()"), &[]).await
}

#[test]
fn numbers_days_and_counts_are_said_as_the_language_says_them() {
    check(async |stage| {
        let tags = [("ar", "محادثات الميناء في ٧ فقرات"), ("de", "Gespräche"), ("uk", "Переговори")];
        let folder = translated(stage, "said", &tags)?;
        let cases = [
            ("ar", ["الخطوة ١ من ٥", "٢٨ فبراير ٢٠٢٥", "سؤالان", "من نقطتين"]),
            ("de", ["Schritt 1 von 5", "28. Februar 2025", "2 Fragen", "von 2 Punkten"]),
            ("uk", ["Крок 1 з 5", "28 лютого 2025", "2 запитання", "з 2"]),
        ];
        for (language, expected) in cases {
            let said = said(stage, folder.clone(), "", language).await?;
            let [step, day, count, score] = said.as_slice() else { anyhow::bail!("{said:?}") };
            ensure!(step.starts_with(expected[0]) && day.starts_with(expected[1]), "{said:?}");
            // Behind how many questions there are stands how long they take.
            ensure!(count.starts_with(&format!("{} · ", expected[2])) && score.ends_with(expected[3]), "{said:?}");
            ensure!(language != "ar" || score.starts_with(|c| ('٠'..='٩').contains(&c)), "{said:?}");
        }
        Ok(())
    });
}

#[test]
fn what_a_browser_does_not_know_of_a_language_stays_as_it_was_written() {
    check(async |stage| {
        let folder = translated(stage, "unknown", &[("ar", "محادثات الميناء")])?;
        // As Chromium is for Georgian, Nepali and some more.
        let unknown = "Intl.PluralRules.supportedLocalesOf = () => [];";
        let said = said(stage, folder, unknown, "ar-EG").await?;
        ensure!(said[1] == "28 فبراير 2025" && said[2].starts_with("2 سؤال · "), "{said:?}");
        Ok(())
    });
}

#[test]
fn a_reader_comes_to_the_page_of_the_browsers_language_or_of_a_kind_of_it() {
    check(async |stage| {
        let tags = [("uk", "Переговори"), ("de-AT", "Gespräche"), ("de-DE", "Gespräche"), ("en", "Talks")];
        let site = Site::hosting(translated(stage, "front", &tags)?)?.start()?;
        let cases = [
            ("de-DE", "de-DE"),
            ("de-CH", "de-AT"),
            ("en-GB", "en"),
            ("fr", "uk"),
            ("uk-UA", "uk"),
            ("de-AT", "de-AT"),
        ];
        for (language, expected) in cases {
            let page = stage.page(Options { language: language.to_owned(), ..Options::default() }).await?;
            page.goto(&site.url("")).await?;
            page.wait_until(LIVE).await?;
            let found: String = page.eval("document.documentElement.lang").await?;
            ensure!(found == expected, "a reader of {language} is on the page in {found}");
            // The dialog's link leads to a page that is there.
            page.click("#share_open").await?;
            page.wait_for("#share", |dialog| dialog.shown).await?;
            let link = "fetch(document.getElementById('share_link').value).then((answer) => answer.text())";
            let front: String = page.run(&format!("return {link}"), &[]).await?;
            ensure!(front.contains("<html lang=\"uk\""), "the link leads to the front page");
            page.run::<Value>("document.querySelector('#share').close()", &[]).await?;
        }
        Ok(())
    });
}
