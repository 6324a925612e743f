//! The page in a frame as a card: a still box of one height, in which map and text are in sight together.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::browser::{Options, Page};
use e2e::site::{Fault, Site};
use e2e::{Stage, check, check_for, dist, fixture, stories};
use serde_json::{Value, json};

use crate::one_view::{address, lost};
use crate::shipped::time_for_all;
use crate::visit::{LIVE, each_direction, opened, quiet};

/// Gives a frame the height that the page in it tells, and notes each that it told.
const HOST: &str = "<script>
    window.told = [];
    addEventListener('message', ({ source, data }) => {
        if (data?.type !== 'dateline:height') return;
        const frame = document.querySelector('iframe');
        if (source !== frame.contentWindow) return;
        told.push(data.height);
        frame.style.height = data.height + 'px';
    });
    </script>";

/// A host page with a page in its frame, so wide, and goes into that once it lives.
pub async fn framed(page: &Page, width: u32, url: &str) -> Result<Site> {
    let frame = format!("<iframe style=\"width:{width}px;border:0\" src=\"{url}\"></iframe>");
    let html = format!(
        "<!DOCTYPE html><link rel=\"icon\" href=\"data:,\"><body style=\"margin:0\">{HOST}{frame}<p style=\"height:3000px\">After"
    );
    let host = Site::hosting(fixture()?)?.page("/host.html", html).start()?;
    page.goto(&format!("{}/host.html", host.other_origin())).await?;
    page.enter_frame("iframe").await?;
    page.wait_until(LIVE).await?;
    // As high as it was told; what is pressed before that has moved.
    page.wait_until("innerHeight > 600").await?;
    Ok(host)
}

/// How high a card is in a frame so wide.
fn high(width: u32) -> u32 {
    if width < 600 { 720 } else { 640 }
}

/// Walks through every story in a frame: map and title are in the box, one height is told, and the host
/// page is never scrolled.
async fn walk_through(stage: &Stage, width: u32) -> Result<()> {
    let page = stage.page(Options { width: 760, height: 900, ..Options::default() }).await?;
    each_direction(async |story, language| {
        let site = Site::hosting(dist())?.start()?;
        let url = site.url(&format!("{}&questions=0", address(story, language)));
        let _host = framed(&page, width, &url).await?;
        page.wait_until(&format!("{LIVE} && document.documentElement.lang === '{language}'")).await?;
        page.wait_until(&format!("innerHeight === {}", high(width))).await?;
        let lost = lost(&page, story).await?;
        ensure!(lost.is_empty(), "at {width} px: {lost:#?}");
        page.leave_frames().await?;
        let (mut told, scrolled): (Vec<u32>, f64) = page.eval("[told, scrollY]").await?;
        told.dedup();
        ensure!(told == [high(width)] && scrolled == 0.0, "{told:?}, scrolled by {scrolled}");
        quiet(&page).await
    })
    .await
}

#[test]
fn a_card_is_still_and_has_map_and_title_in_it_in_a_column() {
    check_for(time_for_all(), async |stage| walk_through(stage, 360).await);
}

#[test]
fn a_card_is_still_and_has_map_and_title_in_it_in_an_article() {
    check_for(time_for_all(), async |stage| walk_through(stage, 700).await);
}

#[test]
fn the_list_is_behind_one_button_and_what_is_open_can_be_closed() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.start()?;
        let page = stage.page(Options::default()).await?;
        for width in [360, 700] {
            let _host = framed(&page, width, &site.url("")).await?;
            let sheet = "document.querySelector('#reading').checkVisibility()";
            ensure!(!page.eval::<bool>(sheet).await?, "{width} px: a sheet is open at first");
            let whole: f64 = page.eval("document.querySelector('#map').offsetWidth").await?;
            ensure!(whole >= f64::from(width) - 2.0, "{width} px: the map is {whole} px wide");
            page.click(".list").await?;
            opened(&page, "explore").await?;
            page.click("#explore .subject[href='#odesa']").await?;
            opened(&page, "odesa").await?;
            page.click(".shut").await?;
            page.wait_until(&format!("!{sheet}")).await?;
            page.wait_until("document.activeElement.matches('.pin')").await?;
            page.leave_frames().await?;
        }
        Ok(())
    });
}

#[test]
fn a_card_asks_five_questions_and_then_the_others() {
    check(async |stage| {
        let site = Site::hosting(dist())?.start()?;
        let story = stories()?.into_iter().next().context("a story")?;
        let page = stage.page(Options::default()).await?;
        let go_through = "
            const turn = async () => {
                do await new Promise(done => setTimeout(done, 20));
                while (datelineActs.length);
            };
            const find = css => document.querySelector('#panel ' + css);
            ANSWER
            const all = async () => {
                let asked = 0;
                while (find('.question')) {
                    asked++;
                    await answer_any();
                    find('[data-do=next]').click();
                    await turn();
                }
                return asked;
            };
            return all();"
            .replace("ANSWER", crate::questions::ANSWER_ANY);
        for (query, asked) in [("?view=quiz", 5), ("?view=quiz&questions=3", 3)] {
            let site = if asked == 5 { &site } else { &Site::hosting(dist())?.start()? };
            let _host = framed(&page, 700, &site.url(&format!("{}{query}", story.folder))).await?;
            page.click("#panel [data-do='start']").await?;
            page.wait_for("#panel .question", |question| question.shown).await?;
            ensure!(page.run::<u32>(&go_through, &[]).await? == asked, "{query}");
            let rest = page.find_all("#panel [data-do='rest']").await?.len();
            ensure!(rest == usize::from(asked == 5), "{query}: {rest} buttons for the others");
            if asked == 5 {
                let all = story_questions(&page).await?;
                page.click("#panel [data-do='rest']").await?;
                page.wait_for("#panel .question", |question| question.shown).await?;
                ensure!(page.run::<u32>(&go_through, &[]).await? == all - 5, "the others");
                page.wait_for("#panel .score", |score| score.shown).await?;
            }
            page.leave_frames().await?;
        }
        Ok(())
    });
}

/// How many questions the story has.
async fn story_questions(page: &Page) -> Result<u32> {
    page.eval("document.querySelectorAll('#quiz .questions > li').length").await
}

#[test]
fn a_frame_lower_than_was_told_has_a_box_as_high_as_itself() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.start()?;
        let page = stage.page(Options::default()).await?;
        for (given, box_high) in [(500, 500), (200, 320), (1_000, 640)] {
            let frame = format!(
                "<iframe style=\"width:700px;height:{given}px;border:0\" src=\"{}\"></iframe>",
                site.url("#odesa")
            );
            let _host = crate::frame::host_page(&page, &frame).await?;
            page.enter_frame("iframe").await?;
            page.wait_until(LIVE).await?;
            let high: f64 = page.eval("document.querySelector('.page').getBoundingClientRect().height").await?;
            ensure!((high - f64::from(box_high)).abs() < 1.5, "{high} px in a frame of {given}");
            page.leave_frames().await?;
        }
        Ok(())
    });
}

#[test]
fn a_page_that_the_address_asks_for_is_as_high_as_what_is_open() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.start()?;
        let page = stage.page(Options::default()).await?;
        let _host = framed(&page, 700, &site.url("?layout=page")).await?;
        let high: f64 = page.eval("document.querySelector('.page').getBoundingClientRect().height").await?;
        ensure!(
            high > 900.0 && page.eval::<bool>("document.querySelector('#explore').checkVisibility()").await?,
            "{high}"
        );
        page.leave_frames().await?;
        page.wait_until(&format!("Math.abs(told.at(-1) - {high}) <= 1")).await
    });
}

/// What is seen before the program lives, by an address.
#[test]
fn what_the_address_opens_is_what_is_seen_first_in_a_card() {
    check(async |stage| {
        let page = stage.page(Options::default()).await?;
        for (address, part) in [("#odesa", "odesa"), ("?view=follow", "step=before"), ("?view=quiz", "quiz"), ("", "")]
        {
            let late = Fault::Delay(Duration::from_millis(1_500));
            let site = Site::hosting(fixture()?)?.fault(".wasm", late).start()?;
            let frame =
                format!("<iframe style=\"width:700px;height:640px;border:0\" src=\"{}\"></iframe>", site.url(address));
            let _host = crate::frame::host_page(&page, &frame).await?;
            page.enter_frame("iframe").await?;
            page.wait_until("document.documentElement.matches('.finds') || document.readyState === 'complete'").await?;
            let seen: Value = page
                .eval(
                    "[[...document.querySelectorAll('.part')].filter(part => !part.hidden && part.checkVisibility({ visibilityProperty: true })).map(part => part.id), \
                     document.documentElement.classList.contains('live')]",
                )
                .await?;
            let parts: Vec<&str> = [part].into_iter().filter(|part| !part.is_empty()).collect();
            ensure!(seen == json!([parts, false]), "‘{address}’: {seen}");
            page.wait_until(LIVE).await?;
            page.leave_frames().await?;
        }
        Ok(())
    });
}
