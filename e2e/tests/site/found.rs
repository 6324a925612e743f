//! What is folded away is found, by the browser's own search and by links to words, and opens as if
//! the reader had chosen it; what would give an answer away is not.

use anyhow::{Result, ensure};
use e2e::browser::{Ability, Engine, Options, Page};
use e2e::check;
use e2e::fixture;
use e2e::site::Site;
use serde_json::{Value, json};

use crate::frame::framed;
use crate::questions::start;
use crate::visit::{LIVE, opened, visit};

/// Words that stand on a card and in a step first, and are folded away with it.
const FOLDED: [(&str, &str); 2] = [("glass to all sailors", "ozols"), ("Tamm spoke against it", "step=doubts")];

/// Words of an answer's reasons, which stand in the page for the quiz alone.
const REASON: &str = "told the radio what the crews";

/// What a browser does with a part in which it has found something.
const REVEAL: &str = "
    const part = document.getElementById(arguments[0]);
    part.dispatchEvent(new Event('beforematch', { bubbles: true }));
    part.removeAttribute('hidden');";

/// Searches for words that stand in a part, which then opens.
async fn find(engine: Engine, page: &Page, words: &str, part: &str) -> Result<()> {
    ensure!(page.search(words).await?, "{words:?} is not found");
    if engine == Engine::Chromium {
        // Its search for scripts shows nothing of what it has found.
        page.run::<Value>(REVEAL, &[json!(part)]).await?;
    }
    opened(page, part).await?;
    // Of several finds at once the last is written.
    page.wait_until(&format!("location.hash === '#{part}'")).await
}

#[test]
fn what_is_folded_away_is_found_by_a_search_and_opens_without_a_step_in_the_history() {
    check(async |stage| {
        stage.needs(Ability::FindsHidden)?;
        let (_site, page) = visit(stage, Options::default(), "").await?;
        let length: u32 = page.eval("history.length").await?;
        for (words, part) in FOLDED {
            find(stage.engine(), &page, words, part).await?;
        }
        ensure!(page.eval::<u32>("history.length").await? == length, "each find is a step in the history");
        // What was found is what is open: the ways on begin there.
        page.click(".mode[href='#explore']").await?;
        opened(&page, "explore").await?;
        find(stage.engine(), &page, FOLDED[0].0, FOLDED[0].1).await
    });
}

#[test]
fn a_link_to_words_opens_the_part_in_which_they_stand() {
    check(async |stage| {
        stage.needs(Ability::FindsHidden)?;
        let (site, page) = visit(stage, Options::default(), "").await?;
        for (words, part) in FOLDED {
            page.goto("about:blank").await?;
            page.goto(&site.url(&format!("#:~:text={}", words.replace(' ', "%20")))).await?;
            page.wait_until(LIVE).await?;
            opened(&page, part).await?;
            let sight = format!(
                "(() => {{
                    const texts = [...document.querySelectorAll(`[id='{part}'] :is(p, li)`)];
                    const {{ top }} = texts.find(text => text.textContent.includes('{words}')).getBoundingClientRect();
                    return top > 0 && top < innerHeight;
                }})()"
            );
            page.wait_until(&sight).await?;
        }
        Ok(())
    });
}

#[test]
fn no_search_gives_an_answer_away() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "").await?;
        ensure!(!page.search(REASON).await?, "a reason is found beside the list");
        start(&page).await?;
        page.wait_for("#panel .question", |question| question.shown).await?;
        for words in [REASON, FOLDED[0].0, FOLDED[1].0] {
            ensure!(!page.search(words).await?, "{words:?} is found at a question");
        }
        Ok(())
    });
}

#[test]
fn a_find_in_a_frame_moves_nothing_of_the_host() {
    check(async |stage| {
        stage.needs(Ability::FindsHidden)?;
        let site = Site::hosting(fixture()?)?.start()?;
        let page = stage.page(Options::default()).await?;
        let attributes = "style='margin-block: 300px; width: 600px; height: 2500px'";
        let _host = framed(&page, attributes, &site.url("")).await?;
        page.wait_until(LIVE).await?;
        let length: u32 = page.eval("history.length").await?;
        for (_, part) in FOLDED {
            page.run::<Value>(REVEAL, &[json!(part)]).await?;
            opened(&page, part).await?;
        }
        ensure!(page.eval::<u32>("history.length").await? == length, "each find is a step in the host's history");
        page.leave_frames().await?;
        ensure!(page.eval::<f64>("scrollY").await? == 0.0, "the host is scrolled");
        Ok(())
    });
}

#[test]
fn what_is_folded_away_takes_no_room_and_is_not_read_out() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "").await?;
        let tall: Vec<String> = page
            .eval("[...document.querySelectorAll('.part:not(.open)')].filter(part => part.offsetHeight).map(({ id }) => id)")
            .await?;
        ensure!(tall.is_empty(), "{tall:?} take room");
        if stage.engine() == Engine::Chromium {
            let tree = page.cdp("Accessibility.getFullAXTree", json!({})).await?.to_string();
            ensure!(!tree.contains("\"article\""), "a screen reader is told of what is folded away");
        }
        Ok(())
    });
}
