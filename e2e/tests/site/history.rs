//! The browser's history and the answers: ways back, languages and codes that cross each other, and a
//! browser that has had enough of changes of the address.

use anyhow::{Context, Result, ensure};
use e2e::browser::{Options, Page};
use e2e::site::Site;
use e2e::{check, fixture};
use serde_json::{Value, json};

use crate::carried::{go, in_language};
use crate::frame::framed;
use crate::questions::{answer, asked, go_through, hand_in, questions, start};
use crate::visit::{LIVE, opened, visit};

/// A reader whose browser keeps nothing.
fn nothing_kept() -> Options {
    Options { storage: false, ..Options::default() }
}

/// Waits until a question is asked, with its number from 1, in whatever language.
async fn at_question(page: &Page, number: &str) -> Result<()> {
    let first = |text: &str| text.split(|c: char| !c.is_ascii_digit()).find(|word| !word.is_empty()) == Some(number);
    page.wait_for("#panel .eyebrow", |eyebrow| eyebrow.shown && first(&eyebrow.text)).await.map(drop)
}

#[test]
fn answers_before_and_after_a_language_link_and_the_way_back_are_all_kept() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "").await?;
        let questions = questions()?;
        start(&page).await?;
        go_through(&page, &questions, 0, 1).await?;
        asked(&page, 2, &questions[1]).await?;
        go(&page, "uk").await?;
        page.wait_until(&in_language("uk", LIVE)).await?;
        at_question(&page, "2").await?;
        answer(&page, &questions[1]).await?;
        hand_in(&page).await?;
        page.back().await?;
        page.wait_until(&in_language("en", LIVE)).await?;
        page.wait_for("#panel .feedback", |feedback| feedback.shown).await?;
        page.click("#panel [data-do='next']").await?;
        asked(&page, 3, &questions[2]).await?;
        answer(&page, &questions[2]).await?;
        hand_in(&page).await?;
        let kept: String = page.eval("localStorage.getItem('dateline:quiz:harbour')").await?;
        let ids = questions.iter().take(3).map(|question| format!(" {} ", question.id));
        for id in ids {
            ensure!(kept.contains(&id), "{id} is gone from {kept:?}");
        }
        Ok(())
    });
}

#[test]
fn where_nothing_is_kept_a_step_back_and_another_language_take_the_newest_answers_along() {
    check(async |stage| {
        let (_site, page) = visit(stage, nothing_kept(), "#aalto").await?;
        let questions = questions()?;
        start(&page).await?;
        go_through(&page, &questions, 0, 2).await?;
        asked(&page, 3, &questions[2]).await?;
        // To the entry from before the answers.
        page.back().await?;
        opened(&page, "aalto").await?;
        page.wait_until("location.hash.startsWith('#aalto&quiz=')").await?;
        let steps: u32 = page.eval("history.length").await?;
        for tag in ["uk", "en"] {
            go(&page, tag).await?;
            page.wait_until(&in_language(tag, LIVE)).await?;
            opened(&page, "aalto").await?;
        }
        // What lies on the way back would be older.
        ensure!(page.eval::<u32>("history.length").await? == steps, "a step in the history");
        page.click(".mode[href='#quiz']").await?;
        asked(&page, 3, &questions[2]).await?;
        // Forward and back again, with one more answer.
        answer(&page, &questions[2]).await?;
        hand_in(&page).await?;
        page.click("#panel [data-do='next']").await?;
        asked(&page, 4, &questions[3]).await?;
        page.back().await?;
        opened(&page, "aalto").await?;
        page.wait_until("location.hash.startsWith('#aalto&quiz=')").await?;
        page.reload().await?;
        page.wait_until(LIVE).await?;
        page.click(".mode[href='#quiz']").await?;
        asked(&page, 4, &questions[3]).await
    });
}

#[test]
fn a_code_put_into_the_address_of_an_open_page_is_taken_with_a_word() {
    check(async |stage| {
        let questions = questions()?;
        for options in [Options::default(), nothing_kept()] {
            let keeps = options.storage;
            let (_site, page) = visit(stage, options, "").await?;
            start(&page).await?;
            go_through(&page, &questions, 0, 1).await?;
            asked(&page, 2, &questions[1]).await?;
            page.run::<Value>("document.querySelector('#panel .question .fold:has(.code)').open = true", &[]).await?;
            let code = page.wait_for("#panel .code", |code| code.shown).await?.text.replace(' ', "");
            go_through(&page, &questions, 1, 2).await?;
            asked(&page, 3, &questions[2]).await?;
            // As a reader does who puts a pupil's link into the open page's address.
            page.run::<Value>("location.hash = arguments[0]", &[json!(format!("quiz={code}"))]).await?;
            page.wait_for("#panel .notice", |notice| notice.text.contains("code in the link"))
                .await
                .with_context(|| format!("{keeps}"))?;
            asked(&page, 2, &questions[1]).await?;
            if keeps {
                page.wait_until("location.hash === '#quiz'").await?;
                let aside: Option<String> = page.eval("localStorage.getItem('dateline:quiz:harbour:aside')").await?;
                let second = format!(" {} ", questions[1].id);
                ensure!(aside.as_ref().is_some_and(|aside| aside.contains(&second)), "{aside:?}");
            }
            // From another part of the page, too.
            page.click(".mode[href='#explore']").await?;
            opened(&page, "explore").await?;
            page.run::<Value>("location.hash = arguments[0]", &[json!(format!("quiz={code}"))]).await?;
            opened(&page, "panel").await?;
            asked(&page, 2, &questions[1]).await?;
        }
        Ok(())
    });
}

/// Lets the page change its address six times in four seconds and no more, which browsers do at
/// other numbers, and notes what goes wrong.
const ENOUGH: &str = "
    window.wrong = []; window.tried = 0; window.refused = 0;
    addEventListener('error', ({ message }) => wrong.push(message));
    addEventListener('unhandledrejection', ({ reason }) => wrong.push(String(reason)));
    const times = [];
    for (const name of ['pushState', 'replaceState']) {
        const real = history[name].bind(history);
        history[name] = (...given) => {
            const now = performance.now();
            tried++;
            while (times[0] < now - 4000) times.shift();
            if (times.length === 6) {
                refused++;
                throw new DOMException('enough', 'SecurityError');
            }
            times.push(now);
            return real(...given);
        };
    }";

/// Has the page in the frame go from here to there for four seconds, and at last somewhere else.
const ENDLESS: &str = "
    const [last] = arguments, to = document.querySelector('iframe').contentWindow;
    const go = id => to.postMessage({ type: 'dateline:goto', goto: id }, '*');
    let n = 0;
    return new Promise(done => {
        const going = setInterval(() => go(['lind', 'odesa'][n++ % 2]), 60);
        setTimeout(() => {
            clearInterval(going);
            go(last);
            done(n);
        }, 4000);
    });";

#[test]
fn a_browser_that_has_had_enough_of_new_addresses_loses_no_place_and_no_answer() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.first_script(ENOUGH).start()?;
        let page = stage.page(nothing_kept()).await?;
        let _host = framed(&page, "width=\"1100\" height=\"700\"", &site.url("?layout=page")).await?;
        page.wait_until(LIVE).await?;
        let questions = questions()?;
        start(&page).await?;
        go_through(&page, &questions, 0, 2).await?;
        page.leave_frames().await?;
        page.run::<Value>(ENDLESS, &[json!("aalto")]).await?;
        page.enter_frame("iframe").await?;
        opened(&page, "aalto").await?;
        // Whatever the address says by now: the link takes along what is open, and the answers.
        go(&page, "uk").await?;
        page.wait_until(&in_language("uk", LIVE)).await?;
        opened(&page, "aalto").await?;
        page.leave_frames().await?;
        page.run::<Value>(ENDLESS, &[json!("lind")]).await?;
        page.enter_frame("iframe").await?;
        opened(&page, "lind").await?;
        page.wait_until("location.hash.startsWith('#lind&quiz=')").await?;
        let [tried, refused]: [u32; 2] = page.eval("[tried, refused]").await?;
        ensure!(refused > 0 && tried < 60, "{tried} were tried, and {refused} refused");
        let wrong: Vec<String> = page.eval("wrong").await?;
        ensure!(wrong.is_empty(), "{wrong:?}");
        go(&page, "en").await?;
        page.wait_until(&in_language("en", LIVE)).await?;
        page.click(".mode[href='#quiz']").await?;
        asked(&page, 3, &questions[2]).await
    });
}
