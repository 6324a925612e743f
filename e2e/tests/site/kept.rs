//! Nothing lost, nothing mixed up: what a browser keeps of a quiz, whoever else sits at it, whatever
//! way leads out of the page and back.

use anyhow::{Context, Result, ensure};
use e2e::browser::{Options, Page};
use e2e::check;
use serde_json::{Value, json};

use crate::questions::{answer, asked, hand_in, questions, start};
use crate::visit::{LIVE, visit};

/// Where the attempt at the fixture is kept that no address sets.
pub const KEY: &str = "dateline:quiz:harbour";

/// All that is kept, by its name.
const ALL: &str = "Object.fromEntries(Object.entries(localStorage))";

/// Fills the storage to its last byte.
pub const FILL: &str = "
    const name = 'filler';
    let text = 'x'.repeat(1 << 20);
    while (text) {
        try {
            localStorage.setItem(name, (localStorage.getItem(name) ?? '') + text);
        } catch {
            text = text.slice(text.length / 2 + 0.5);
        }
    }";

/// What is kept under a name.
pub async fn kept(page: &Page, key: &str) -> Result<Option<String>> {
    page.run("return localStorage.getItem(arguments[0])", &[json!(key)]).await
}

/// Keeps something under a name, as another window would that is not heard.
async fn keep(page: &Page, key: &str, text: &str) -> Result<()> {
    page.run::<Value>("localStorage.setItem(arguments[0], arguments[1])", &[json!(key), json!(text)]).await.map(drop)
}

/// Waits until the program has taken over.
pub async fn live(page: &Page) -> Result<()> {
    page.wait_until(LIVE).await
}

/// Begins a quiz that is set by the address.
pub async fn begin(page: &Page) -> Result<()> {
    page.wait_for("#panel [data-do='start']", |start| start.shown).await?;
    page.click("#panel [data-do='start']").await?;
    page.wait_for("#panel .question", |question| question.shown).await.map(drop)
}

/// Answers the first question right.
async fn answer_first(page: &Page) -> Result<()> {
    let questions = questions()?;
    let first = questions.first().context("the fixture asks something")?;
    start(page).await?;
    asked(page, 1, first).await?;
    answer(page, first).await?;
    hand_in(page).await.map(drop)
}

#[test]
fn an_attempt_is_kept_by_all_that_the_address_sets() {
    check(async |stage| {
        let (site, page) = visit(stage, Options::default(), "?questions=5&seed=1#quiz").await?;
        page.click("#panel [data-do='start']").await?;
        page.wait_for("#panel .question", |question| question.shown).await?;
        let first = "dateline:quiz:harbour?questions=5&seed=1";
        let begun = kept(&page, first).await?;
        ensure!(begun.is_some(), "{:?}", page.eval::<Value>(ALL).await?);
        // In any order, with whatever else stands in the address, it is the same attempt.
        page.goto(&site.url("?utm_source=x&seed=1&questions=05&theme=dark#quiz")).await?;
        live(&page).await?;
        page.wait_for("#panel .question", |question| question.shown).await?;
        // Another seed, or none, is another attempt, and touches none.
        for (query, key) in [("?seed=2&questions=5", "dateline:quiz:harbour?questions=5&seed=2"), ("", KEY)] {
            page.goto(&site.url(&format!("{query}#quiz"))).await?;
            live(&page).await?;
            begin(&page).await?;
            ensure!(kept(&page, key).await?.is_some() && kept(&page, first).await? == begun, "{query}");
        }
        Ok(())
    });
}

#[test]
fn two_frames_with_other_settings_never_touch_each_other() {
    check(async |stage| {
        let (site, page) = visit(stage, Options::default(), "").await?;
        page.goto(&site.url("licences.txt")).await?;
        page.run::<Value>(
            "for (const seed of [1, 2]) {
                const frame = document.createElement('iframe');
                frame.id = `f${seed}`;
                Object.assign(frame, { width: 600, height: 900, src: `./?questions=5&view=quiz&seed=${seed}` });
                document.body.prepend(frame);
            }",
            &[],
        )
        .await?;
        let mut asked = Vec::new();
        for frame in ["#f1", "#f2"] {
            page.enter_frame(frame).await?;
            live(&page).await?;
            page.run::<Value>("document.querySelector(`#panel [data-do='start']`).click()", &[]).await?;
            asked.push(page.wait_for("#panel .question .title", |title| title.shown).await?.text);
            page.leave_frames().await?;
        }
        for (frame, title) in ["#f1", "#f2"].into_iter().zip(&asked) {
            page.enter_frame(frame).await?;
            ensure!(page.find("#panel .question .title").await?.text == *title, "{frame} asks something else");
            page.leave_frames().await?;
        }
        Ok(())
    });
}

#[test]
fn an_attempt_of_before_is_found_under_the_name_that_it_had() {
    check(async |stage| {
        let (site, page) = visit(stage, Options::default(), "").await?;
        let old = "dateline-quiz 2 harbour\nat q-may\nwith 0 questions=5&seed=7\none q-plan ferry\n";
        keep(&page, KEY, old).await?;
        page.goto(&site.url("?questions=5&seed=7#quiz")).await?;
        live(&page).await?;
        page.wait_for("#panel .question", |question| question.shown).await?;
        page.goto(&site.url("?questions=5&seed=8#quiz")).await?;
        live(&page).await?;
        page.wait_for("#panel [data-do='start']", |start| start.shown).await?;
        ensure!(kept(&page, KEY).await?.as_deref() == Some(old), "what was kept is not taken away");
        Ok(())
    });
}

#[test]
fn a_page_that_is_come_back_to_reads_before_it_writes_and_a_write_merges() {
    check(async |stage| {
        for shows in ["dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))", ""] {
            let (_site, page) = visit(stage, Options::default(), "").await?;
            answer_first(&page).await?;
            // Another page has kept more, and of this one's answer another.
            let elsewhere = "dateline-quiz 2 harbour\nat q-may\none q-plan ferry\nstated q-late true\n";
            keep(&page, KEY, elsewhere).await?;
            page.run::<Value>(shows, &[]).await?;
            page.click("#panel [data-do='next']").await?;
            page.wait_for("#panel .eyebrow", |eyebrow| !eyebrow.text.to_lowercase().contains("1 of")).await?;
            let all = kept(&page, KEY).await?.unwrap_or_default();
            for line in ["map q-where riga", "one q-plan ferry", "stated q-late true"] {
                ensure!(all.contains(line), "{line} is gone from {all:?} after {shows:?}");
            }
        }
        Ok(())
    });
}

#[test]
fn a_full_storage_loses_no_answer() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "").await?;
        page.run::<Value>(FILL, &[]).await?;
        answer_first(&page).await?;
        page.wait_until("location.hash.startsWith('#quiz=')").await?;
        // Within the question the code is open, to be copied.
        page.wait_for("#panel .question .fold[open] .code", |code| code.shown).await?;
        page.reload().await?;
        live(&page).await?;
        page.wait_for("#panel .eyebrow", |eyebrow| eyebrow.text.to_lowercase().contains("2 of")).await.map(drop)
    });
}

#[test]
fn a_code_in_the_address_goes_first_and_what_was_kept_is_set_aside_each_by_itself() {
    check(async |stage| {
        let (site, page) = visit(stage, Options::default(), "").await?;
        answer_first(&page).await?;
        page.click("#panel .question .fold:has(.code) summary").await?;
        let code = page.wait_for("#panel .code", |code| code.shown).await?;
        ensure!(code.attribute("translate") == "no", "a translator would change it");
        let aside = [("one q-plan ferry", ":aside"), ("one q-plan bridge", ":aside+")];
        for (line, _) in aside {
            let text = format!("dateline-quiz 2 harbour\nat q-may\n{line}\n");
            page.goto(&site.url("licences.txt")).await?;
            keep(&page, KEY, &text).await?;
            page.goto(&site.url(&format!("#quiz={}", code.text.replace(' ', "")))).await?;
            live(&page).await?;
            page.wait_for("#panel .notice", |notice| notice.text.contains("code in the link")).await?;
            page.wait_until("location.hash === '#quiz'").await?;
        }
        for (line, name) in aside {
            let text = kept(&page, &format!("{KEY}{name}")).await?.unwrap_or_default();
            ensure!(text.contains(line), "{name} holds {text:?}");
        }
        ensure!(kept(&page, KEY).await?.unwrap_or_default().contains("map q-where riga"), "the code's answer is kept");
        Ok(())
    });
}

#[test]
fn the_next_pupil_begins_anew_at_any_question_after_one_question_back() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "").await?;
        answer_first(&page).await?;
        page.click("#panel [data-do='next']").await?;
        page.reload().await?;
        live(&page).await?;
        page.wait_for("#panel .question", |question| question.shown).await?;
        page.click("#panel .fold:has([data-do='restart']) summary").await?;
        page.wait_for("#panel .fold .hint", |hint| hint.text.contains("cleared")).await?;
        page.click("#panel [data-do='restart']").await?;
        page.wait_for("#panel [data-do='start']", |start| start.shown).await?;
        let all = kept(&page, KEY).await?.unwrap_or_default();
        ensure!(all.contains("at start") && !all.contains("q-where riga"), "{all:?}");
        Ok(())
    });
}

#[test]
fn a_code_is_read_as_people_write_it() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "").await?;
        answer_first(&page).await?;
        page.click("#panel .question .fold:has(.code) summary").await?;
        let code = page.wait_for("#panel .code", |code| code.shown).await?.text;
        let plain = code.replace(' ', "");
        let swap = |from: &str, to: &str| {
            let pairs: Vec<(char, char)> = from.chars().zip(to.chars()).collect();
            let one = |letter: char| pairs.iter().find(|(of, _)| *of == letter).map_or(letter, |(_, to)| *to);
            code.chars().map(one).collect::<String>()
        };
        let wide = |letter: char| char::from_u32(letter as u32 + 0xfee0).unwrap_or(letter);
        let forms = [
            code.to_lowercase(),
            code.replace(' ', "\u{a0}"),
            code.replace(' ', "\u{2014}"),
            plain.chars().flat_map(|letter| [letter, '\u{200b}']).collect(),
            format!("\u{feff}\u{2068}{code}\u{2069}"),
            plain.chars().map(wide).collect(),
            swap("ABEKMHPCTYX0", "АВЕКМНРСТУХО"),
            swap("ABEZHKMNPTYX0", "ΑΒΕΖΗΚΜΝΡΤΥΧΟ"),
            swap("0123456789", "٠١٢٣٤٥٦٧٨٩"),
            format!("https://news.example/talks/?questions=5#quiz={plain}"),
            format!("Мій код {code}, дякую!"),
            format!("my code is “{code}”."),
        ];
        for form in forms {
            page.run::<Value>("localStorage.clear()", &[]).await?;
            page.reload().await?;
            live(&page).await?;
            page.wait_for("#panel [data-do='start']", |start| start.shown).await?;
            page.click("#panel .fold:has(#code_in) summary").await?;
            page.run::<Value>("document.getElementById('code_in').value = arguments[0]", &[json!(form)]).await?;
            page.click("#panel [data-do='code']").await?;
            let moved = page.wait_for("#panel .eyebrow", |eyebrow| eyebrow.text.to_lowercase().contains("2 of")).await;
            ensure!(moved.is_ok(), "{form:?} for {code}");
        }
        Ok(())
    });
}

#[test]
fn settings_of_an_address_are_read_as_people_write_them() {
    check(async |stage| {
        for query in ["?questions=%EF%BC%95", "?questions=5%20", "?questions=%D9%A5", "?questions=%C2%A05"] {
            let (_site, page) = visit(stage, Options::default(), &format!("{query}#quiz")).await?;
            page.wait_for("#panel .eyebrow", |eyebrow| eyebrow.text.starts_with('5')).await?;
        }
        Ok(())
    });
}
