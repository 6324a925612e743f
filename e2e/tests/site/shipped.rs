//! The stories that ship, whatever is in them: each opens in every language it has, flies at every
//! step, and can be answered right. What readers are kept out by is looked for in `access`.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::browser::{Options, Page};
use e2e::site::Site;
use e2e::{Shipped, Stage, check, check_for, dist, stories};
use serde_json::Value;

use crate::map::{REACH, is_soon};
use crate::questions::{go_right, questions_of, steps};
use crate::visit::{LIVE, quiet, still};

/// How long a test may take in addition, for all stories that there are.
pub fn time_for_all() -> Duration {
    stories().into_iter().flatten().map(|_| Duration::from_secs(150)).sum()
}

/// Visits every story in every language it has, the page once the program has taken over.
pub async fn each(
    stage: &Stage,
    options: Options,
    mut visit: impl AsyncFnMut(&Page, &Shipped, &str) -> Result<()>,
) -> Result<()> {
    let page = stage.page(options).await?;
    for story in stories()? {
        for language in &story.languages {
            // A host of its own each time, so that nothing is kept from before.
            let site = Site::hosting(dist())?.start()?;
            let go = async {
                page.goto(&site.url(&format!("{}?lang={language}", story.folder))).await?;
                page.wait_until(&format!("{LIVE} && document.documentElement.lang === '{language}'")).await?;
                visit(&page, &story, language).await
            };
            go.await.with_context(|| format!("{} in `{language}`", story.id))?;
            let answered = site.requests();
            ensure!(answered.iter().all(|request| request.status == 200), "{answered:#?}");
        }
    }
    Ok(())
}

/// Follows the story from step to step; what is wrong at any.
const FOLLOW: &str = "
    const flaws = [];
    const open = () => [...document.querySelectorAll('.part.open')].map(({ id }) => id).join();
    const isBusy = () => datelineActs.length || document.querySelector('#map_box[data-flying]');
    // An engine may tell of another address late, but not so late.
    const turn = async (part) => {
        const end = performance.now() + 2000;
        do await new Promise(done => setTimeout(done, 20));
        while (isBusy() || open() !== part && performance.now() < end);
    };
    const walk = async () => {
        for (const step of arguments[0]) {
            location.hash = 'step=' + step;
            await turn('step=' + step);
            if (open() !== 'step=' + step) flaws.push(`${step}: open is ${open()}`);
            const { width, height } = document.querySelector('#map_base').viewBox.baseVal;
            if (!(width > 0 && height > 0)) flaws.push(`${step}: the map is ${width} wide`);
            if (document.scrollingElement.scrollWidth > innerWidth) flaws.push(`${step} is too wide`);
        }
        return flaws;
    };
    return walk();";

#[test]
fn every_story_opens_in_every_language_and_flies_at_every_step() {
    check(async |stage| {
        each(stage, Options::moving(), async |page, story, _| {
            let steps = steps(&story.pack)?;
            ensure!(!steps.is_empty(), "no steps");
            let flaws: Vec<String> = page.run(FOLLOW, &[steps.into()]).await?;
            ensure!(flaws.is_empty(), "{flaws:#?}");
            quiet(page).await
        })
        .await
    });
}

#[test]
fn every_question_of_every_story_can_be_answered_right() {
    check_for(time_for_all(), async |stage| {
        each(stage, Options::default(), async |page, story, language| {
            let questions = questions_of(&story.pack, language)?;
            page.run::<Value>("location.hash = 'quiz'", &[]).await?;
            page.click("#panel [data-do='start']").await?;
            go_right(page, &questions).await?;
            let numbers = "document.querySelector('#panel .score').textContent.match(/\\d+/g).map(Number)";
            page.wait_for("#panel .score", |score| score.shown).await?;
            let score: Vec<usize> = page.eval(numbers).await?;
            ensure!(score == [questions.len(), questions.len()], "{score:?}");
            quiet(page).await
        })
        .await
    });
}

#[test]
fn arrow_keys_lead_from_every_pin_of_every_story_to_every_other() {
    check(async |stage| {
        each(stage, Options::default(), async |page, _, _| {
            still(page).await?;
            let ways: Vec<(String, String, i32)> = page.run(REACH, &[]).await?;
            let lost: Vec<_> = ways.iter().filter(|(.., n)| !is_soon(*n)).collect();
            ensure!(ways.len() > 1 && lost.is_empty(), "{lost:#?}");
            Ok(())
        })
        .await
    });
}

/// Shows every part of the page; what is wider than the screen.
const WIDE: &str = "
    const wide = [];
    const turn = async () => {
        do await new Promise(done => setTimeout(done));
        while (datelineActs.length);
    };
    const look = (what) => {
        const { scrollWidth } = document.scrollingElement;
        if (scrollWidth > innerWidth) wide.push(`${what}: ${scrollWidth} px in ${innerWidth}`);
    };
    const all = async () => {
        look('at first');
        for (const { id } of document.querySelectorAll('.part')) {
            location.hash = id;
            await turn();
            look(id);
        }
        return wide;
    };
    return all();";

#[test]
fn nothing_of_any_story_is_wider_than_the_narrowest_screen() {
    check(async |stage| {
        each(stage, Options { width: 320, height: 640, ..Options::default() }, async |page, _, _| {
            let wide: Vec<String> = page.run(WIDE, &[]).await?;
            ensure!(wide.is_empty(), "{wide:#?}");
            quiet(page).await
        })
        .await
    });
}
