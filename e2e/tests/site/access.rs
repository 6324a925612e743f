//! What keeps readers out, as axe sees it, on every kind of screen in both themes.

use anyhow::{Result, ensure};
use e2e::browser::{Options, Page};
use e2e::check;
use serde_json::{Value, json};

use crate::visit::{LIVE, opened, still, visit};

async fn open_to_all(page: &Page, what: &str) -> Result<()> {
    let found = page.axe().await?;
    ensure!(found.is_empty(), "{what}: {found:#?}");
    Ok(())
}

/// Goes through the screens.
async fn all_screens(page: &Page) -> Result<()> {
    opened(page, "explore").await?;
    open_to_all(page, "explore").await?;
    page.click("#pin_donetsk").await?;
    opened(page, "donetsk").await?;
    still(page).await?;
    open_to_all(page, "a card").await?;
    page.click(".mode[href='#follow']").await?;
    opened(page, "step=terms").await?;
    still(page).await?;
    open_to_all(page, "follow").await?;
    page.click(".mode[href='#quiz']").await?;
    opened(page, "panel").await?;
    page.run::<Value>("document.querySelectorAll('#panel details').forEach(details => details.open = true)", &[])
        .await?;
    open_to_all(page, "the start of the quiz").await?;
    for question in ["q-meeting", "q-seven", "q-bodies", "q-three-voices", "q-week", "q-regions"] {
        let kept = format!("dateline-quiz 2 white-house-talks\nat {question}\n");
        page.run::<Value>("localStorage.setItem('dateline:quiz:white-house-talks', arguments[0])", &[json!(kept)])
            .await?;
        page.reload().await?;
        page.wait_until(LIVE).await?;
        page.wait_for("#panel .question", |question| question.shown).await?;
        still(page).await?;
        open_to_all(page, question).await?;
    }
    page.click("#panel input[data-edit='place odesa']").await?;
    page.click("#panel [data-do='check']").await?;
    page.wait_for("#panel .feedback", |feedback| feedback.shown).await?;
    open_to_all(page, "feedback").await?;
    let kept = "dateline-quiz 2 white-house-talks\nat result\nwith 75 questions=3&seed=9&pass=50&time=shown\n";
    page.run::<Value>("localStorage.setItem('dateline:quiz:white-house-talks', arguments[0])", &[json!(kept)]).await?;
    page.reload().await?;
    page.wait_until(LIVE).await?;
    for _ in 0..3 {
        page.run::<Value>(
            "const turn = () => new Promise(done => setTimeout(done, 50)), find = css => document.querySelector('#panel ' + css);
            return (async () => {
                find('input')?.click();
                for (const select of document.querySelectorAll('#panel select')) {
                    select.selectedIndex = 1;
                    select.dispatchEvent(new Event('change', { bubbles: true }));
                    await turn();
                }
                find('.mover:last-child')?.click();
                await turn();
                find('[data-do=check]').click();
                await turn();
                find('[data-do=next]').click();
                await turn();
            })()",
            &[],
        )
        .await?;
    }
    page.wait_for("#panel .score", |score| score.shown).await?;
    page.run::<Value>("document.querySelectorAll('#panel details').forEach(details => details.open = true)", &[])
        .await?;
    open_to_all(page, "the result").await
}

#[test]
fn no_screen_keeps_readers_out_in_the_light() {
    check(async |stage| {
        let options = Options { reduced_motion: true, ..Options::default() };
        let (_site, page) = visit(stage, options, "").await?;
        all_screens(&page).await
    });
}

#[test]
fn no_screen_keeps_readers_out_in_the_dark() {
    check(async |stage| {
        let options = Options { dark: true, reduced_motion: true, ..Options::default() };
        let (_site, page) = visit(stage, options, "").await?;
        all_screens(&page).await
    });
}
