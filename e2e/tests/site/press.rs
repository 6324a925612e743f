//! A press ends where it began: what has just been drawn is pressed by no double click, by no key that
//! is held, and by nothing that began before it was seen. What a reader means is done.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::browser::{Ability, Key, Options, Page};
use e2e::check;
use serde_json::Value;

use crate::questions::{Key as Right, answer, asked, questions, start};
use crate::visit::{LIVE, map_width, opened, still, visit};

/// How long somebody looks at what is new before he presses again.
const GLANCE: Duration = Duration::from_millis(300);

/// Waits until whatever a press has brought is there.
async fn settled(page: &Page) -> Result<()> {
    page.run::<Value>("return new Promise(done => setTimeout(done, 300))", &[]).await.map(drop)
}

/// Goes through the whole quiz with the hands of somebody who presses everything twice.
async fn twice_through(page: &Page, is_touch: bool) -> Result<()> {
    let twice = async |css: &str| match is_touch {
        true => page.double_tap(css).await,
        false => page.double_click_by_hand(css).await,
    };
    let questions = questions()?;
    twice(".mode[href='#quiz']").await?;
    opened(page, "panel").await?;
    twice("#panel [data-do='start']").await?;
    for (at, question) in questions.iter().enumerate() {
        settled(page).await?;
        asked(page, at + 1, question).await.context("the next question, and not the one after it")?;
        let picked: u32 = page.eval("document.querySelectorAll('#panel :checked:not(option)').length").await?;
        ensure!(picked == 0, "something of question {} is picked already", at + 1);
        // What one press answers is pressed twice, too; all else is handed in by two presses.
        match &question.key {
            Right::One { right, .. } | Right::Stated { right } => {
                twice(&format!("#panel input[data-edit='choose pick {right}']")).await?;
            }
            _ => {
                answer(page, question).await?;
                if !page.find_all("#panel [data-do='check']").await?.is_empty() {
                    twice("#panel [data-do='check']").await?;
                }
            }
        }
        settled(page).await?;
        page.wait_for("#panel .feedback", |feedback| feedback.shown).await.with_context(|| question.stem.clone())?;
        asked(page, at + 1, question).await?;
        twice("#panel [data-do='next']").await?;
    }
    settled(page).await?;
    page.wait_for("#panel .score", |score| score.text.starts_with("12 of 12")).await?;
    ensure!(page.eval::<bool>("!document.querySelector('dialog') && location.hash === '#quiz'").await?);
    Ok(())
}

#[test]
fn a_double_click_presses_nothing_that_its_first_click_has_brought() {
    check(async |stage| {
        for height in [800, 560] {
            let (_site, page) = visit(stage, Options { height, ..Options::default() }, "").await?;
            twice_through(&page, false).await.with_context(|| format!("{height} px high"))?;
        }
        Ok(())
    });
}

#[test]
fn a_double_tap_presses_nothing_that_its_first_tap_has_brought() {
    check(async |stage| {
        stage.needs(Ability::Touch)?;
        let options = Options { width: 390, height: 760, touch: true, ..Options::default() };
        let (_site, page) = visit(stage, options, "").await?;
        twice_through(&page, true).await
    });
}

#[test]
fn a_double_click_turns_one_step_moves_an_item_once_and_opens_one_part() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options { height: 1_000, ..Options::default() }, "#follow").await?;
        page.double_click_by_hand(".bar .turn:last-child").await?;
        settled(&page).await?;
        opened(&page, "step=first").await?;
        page.click(".mode[href='#explore']").await?;
        page.double_click_by_hand(".subject[href='#aalto']").await?;
        settled(&page).await?;
        opened(&page, "aalto").await?;
        page.double_click_by_hand("[data-do='enlarge']").await?;
        settled(&page).await?;
        page.wait_for("#map.large", |map| map.shown).await?;
        page.press(Key::Escape).await?;

        let kept = "dateline-quiz 2 harbour\nat q-week\n";
        page.run::<Value>("localStorage.setItem('dateline:quiz:harbour', arguments[0])", &[kept.into()]).await?;
        page.goto(&page.url().await?.replace("#aalto", "?again#quiz")).await?;
        page.wait_until(LIVE).await?;
        let order = "[...document.querySelectorAll('#panel .item [data-do^=move]:first-child')].map(m => m.dataset.do.split(' ')[1])";
        let before: Vec<String> = page.eval(order).await?;
        page.double_click_by_hand("#panel .item:nth-child(3) [data-do^=move]").await?;
        settled(&page).await?;
        let after: Vec<String> = page.eval(order).await?;
        ensure!(after.get(1) == before.get(2) && after.get(2) == before.get(1), "{before:?} {after:?}");
        Ok(())
    });
}

#[test]
fn a_key_that_is_held_hands_in_and_goes_no_further() {
    check(async |stage| {
        stage.needs(Ability::HeldKeys)?;
        let held = Duration::from_millis(600);
        let (_site, page) = visit(stage, Options::default(), "?confirm=yes").await?;
        let questions = questions()?;
        start(&page).await?;
        for (at, question) in questions.iter().enumerate().take(3) {
            asked(&page, at + 1, question).await?;
            answer(&page, question).await?;
            page.run::<Value>("document.querySelector(`#panel [data-do='check']`).focus()", &[]).await?;
            page.hold(Key::Enter, held).await?;
            settled(&page).await?;
            page.wait_for("#panel .feedback", |feedback| feedback.shown).await?;
            asked(&page, at + 1, question).await?;
            page.run::<Value>("document.querySelector(`#panel [data-do='next']`).focus()", &[]).await?;
            page.hold(Key::Enter, held).await?;
        }
        // One step for one press of an arrow, and one layer for one of Escape.
        page.click(".mode[href='#follow']").await?;
        page.hold(Key::Right, held).await?;
        settled(&page).await?;
        opened(&page, "step=first").await?;
        page.click("#pin_aalto").await?;
        page.click("[data-do='enlarge']").await?;
        page.hold(Key::Escape, held).await?;
        page.wait_until("!document.querySelector('.large')").await?;
        opened(&page, "aalto").await?;
        // The dialog that a held key opens is not closed by it.
        page.run::<Value>("document.querySelector('#share_open').focus()", &[]).await?;
        for open in [true, false] {
            page.hold(Key::Enter, held).await?;
            settled(&page).await?;
            ensure!(page.eval::<bool>("document.querySelector('#share').open").await? == open, "{open}");
            page.run::<Value>("document.querySelector('#share button').focus()", &[]).await?;
        }
        Ok(())
    });
}

#[test]
fn an_arrow_key_that_is_held_walks_on_along_the_map_and_a_button_zooms_on() {
    check(async |stage| {
        stage.needs(Ability::HeldKeys)?;
        let (_site, page) = visit(stage, Options::default(), "").await?;
        page.run::<Value>(
            "window.seen = new Set(); addEventListener('focusin', event => seen.add(event.target.id)); document.querySelector('#pin_aalto').focus()",
            &[],
        )
        .await?;
        page.hold(Key::Left, Duration::from_millis(500)).await?;
        page.hold(Key::Right, Duration::from_millis(500)).await?;
        ensure!(page.eval::<u32>("seen.size").await? > 2, "it stays at a pin");
        let europe = map_width(&page).await?;
        page.run::<Value>("document.querySelector(`[data-do='zoom in']`).focus()", &[]).await?;
        page.hold(Key::Enter, Duration::from_millis(400)).await?;
        still(&page).await?;
        ensure!(map_width(&page).await? < europe * 0.45, "{} of {europe}", map_width(&page).await?);
        Ok(())
    });
}

#[test]
fn what_is_meant_is_done_however_quickly() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options { height: 1_000, ..Options::default() }, "").await?;
        // Where the map has fine lines, and the camera comes near.
        page.click(".extents button:last-child").await?;
        still(&page).await?;
        let whole = map_width(&page).await?;
        page.click("[data-do='zoom in']").await?;
        still(&page).await?;
        let once = map_width(&page).await? / whole;
        page.double_click_by_hand("[data-do='zoom in']").await?;
        page.wait_until(&format!(
            "document.querySelector('#map_base').viewBox.baseVal.width < {}",
            // At last as near as lines are crisp.
            whole * once * once * once * 1.2
        ))
        .await?;
        // From step to step, as soon as each is seen.
        page.click(".mode[href='#follow']").await?;
        for step in ["step=first", "step=second", "step=grain"] {
            tokio::time::sleep(GLANCE).await;
            page.click_by_hand(".bar .turn:last-child").await?;
            opened(&page, step).await?;
        }
        // Several options, one upon the other.
        let kept = "dateline-quiz 2 harbour\nat q-regions\n";
        page.run::<Value>("localStorage.setItem('dateline:quiz:harbour', arguments[0])", &[kept.into()]).await?;
        page.goto(&page.url().await?.replace("#step=grain", "?again#quiz")).await?;
        page.wait_until(LIVE).await?;
        let options: u32 = page.eval("document.querySelectorAll('#panel .option').length").await?;
        for option in 1..=options {
            page.click_by_hand(&format!("#panel .option:nth-of-type({option}) input")).await?;
        }
        page.wait_until(&format!("document.querySelectorAll('#panel .option :checked').length === {options}")).await
    });
}

/// Presses as a script or a screen reader does: a click, and nothing before it.
#[test]
fn a_click_without_a_press_is_taken_at_once() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "?confirm=yes").await?;
        let questions = questions()?;
        start(&page).await?;
        let question = questions.first().context("a question")?;
        asked(&page, 1, question).await?;
        answer(&page, question).await?;
        // Behind a real press that has brought something, and long before it would have been seen.
        page.click("#panel [data-do='check']").await?;
        page.run::<Value>("document.querySelector(`#panel [data-do='next']`).click()", &[]).await?;
        asked(&page, 2, questions.get(1).context("another")?).await
    });
}

#[test]
fn what_began_before_a_change_and_ends_after_it_does_nothing() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "#follow").await?;
        opened(&page, "step=before").await?;
        // While the button is down, the host or another hand opens another step.
        page.run::<Value>(
            "addEventListener('pointerdown', () => setTimeout(() => {
                location.hash = 'step=first';
            }, 10), { once: true });",
            &[],
        )
        .await?;
        page.click_by_hand(".mode[href='#quiz']").await?;
        settled(&page).await?;
        opened(&page, "step=first").await?;
        page.click_by_hand(".mode[href='#quiz']").await?;
        opened(&page, "panel").await.map(drop)
    });
}
