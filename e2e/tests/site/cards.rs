//! The cards: how long they are, what of them is seen at once, and the ways from them.

use anyhow::{Context, Result, ensure};
use e2e::browser::{Options, Page};
use e2e::site::Site;
use e2e::{check, check_for, dist, stories};
use serde_json::Value;

use crate::shipped::time_for_all;
use crate::visit::{LIVE, opened, visit};

/// What is wrong with any card of a page, each opened in its turn.
const CARDS: &str = "
    const flaws = [];
    // An engine may tell of another address late, but not so late.
    const turn = async (is_there) => {
        const end = performance.now() + 3000;
        do await new Promise(done => setTimeout(done));
        while (datelineActs.length || !is_there() && performance.now() < end);
    };
    const all = async () => {
        if (!document.querySelector('.card')) flaws.push('there are no cards');
        for (const { id } of document.querySelectorAll('.card')) {
            location.hash = id;
            await turn(() => document.querySelector('.card.open')?.id === id);
            const card = document.querySelector('.card.open'), box = card.getBoundingClientRect();
            const need = (truth, flaw) => truth || flaws.push(`${id}: ${flaw}`);
            need(card.id === id, `open is ${card.id}`);
            const way = card.querySelector('.close').getBoundingClientRect();
            need(way.bottom - box.top <= 60 && Math.min(way.width, way.height) >= 44, `back is ${way.bottom - box.top} px down`);
            const seen = [...card.querySelectorAll('.fact')].filter(fact => fact.checkVisibility());
            need(seen.length <= 3, `${seen.length} facts are open`);
            need(box.height <= 1350, `${Math.round(box.height)} px high`);
        }
        return flaws;
    };
    return all();";

#[test]
fn every_card_of_every_story_is_short_and_has_its_way_back_at_its_head() {
    check_for(time_for_all(), async |stage| {
        let page = stage.page(Options { width: 390, height: 844, ..Options::default() }).await?;
        let site = Site::hosting(dist())?.start()?;
        for story in stories()? {
            for language in &story.languages {
                page.goto(&site.url(&format!("{}?lang={language}", story.folder))).await?;
                page.wait_until(&format!("{LIVE} && document.documentElement.lang === '{language}'")).await?;
                let flaws: Vec<String> = page.run(CARDS, &[]).await?;
                ensure!(flaws.is_empty(), "{} in `{language}`: {flaws:#?}", story.id);
            }
        }
        Ok(())
    });
}

/// Whether all of an element is in the window.
async fn in_window(page: &Page, css: &str) -> Result<bool> {
    let look = "
        const { left, top, right, bottom } = document.querySelector(arguments[0]).getBoundingClientRect();
        return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;";
    page.run(look, &[css.into()]).await
}

#[test]
fn the_head_of_a_card_stays_and_leads_on_and_back() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options { width: 390, height: 500, ..Options::default() }, "#aalto").await?;
        opened(&page, "aalto").await?;
        page.run::<Value>("for (const fold of document.querySelectorAll('#aalto details')) fold.open = true", &[])
            .await?;
        page.run::<Value>("document.querySelector('#aalto > :last-child').scrollIntoView({ block: 'end' })", &[])
            .await?;
        ensure!(
            in_window(&page, "#aalto .close").await? && in_window(&page, "#aalto .title").await?,
            "the head is away"
        );
        page.click("#aalto .way:nth-child(2)").await?;
        opened(&page, "tamm").await?;
        page.wait_for("#tamm .title", |title| title.focused).await?;
        ensure!(in_window(&page, "#tamm .stands div:first-child").await?, "a card is seen from its beginning");
        page.click("#tamm .way:first-child").await?;
        opened(&page, "aalto").await?;
        page.click("#aalto .close").await?;
        opened(&page, "explore").await.map(drop)
    });
}

#[test]
fn a_card_says_where_its_person_stands_before_what_was_said() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "#tamm").await?;
        let card = opened(&page, "tamm").await?;
        let lines: Vec<&str> = card.text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let at = |words: &str| lines.iter().position(|line| line.contains(words)).context(words.to_owned());
        ensure!(at("Against it")? < at("not on record")?, "{lines:#?}");
        ensure!(at("not on record")? < at("no ferry is needed")?, "{lines:#?}");
        // Of one of whom no stance is known, no row is written.
        opened_empty(&page).await
    });
}

async fn opened_empty(page: &Page) -> Result<()> {
    page.run::<Value>("location.hash = 'lind'", &[]).await?;
    opened(page, "lind").await?;
    ensure!(page.find_all("#lind .stands").await?.is_empty(), "Lind has taken no stand");
    Ok(())
}

/// Comes for each fact that is folded away; those that are not seen then.
const FOLDED: &str = "
    const hidden = [], folded = [...document.querySelectorAll('.more .fact[id]')];
    if (folded.length === 0) hidden.push('no fact is folded');
    // An engine may tell of another address late, but not so late.
    const turn = async (is_there) => {
        const end = performance.now() + 3000;
        do await new Promise(done => setTimeout(done));
        while (datelineActs.length || !is_there() && performance.now() < end);
    };
    const all = async () => {
        for (const fact of folded) {
            if (fact.checkVisibility()) hidden.push(`${fact.id} is not folded`);
            location.hash = fact.id;
            await turn(() => fact.matches('.open'));
            if (!fact.checkVisibility() || !fact.matches('.open')) hidden.push(`${fact.id} is not seen`);
            for (const fold of document.querySelectorAll('.more')) fold.open = false;
        }
        return hidden;
    };
    return all();";

#[test]
fn a_fact_that_is_folded_away_is_unfolded_for_whoever_comes_for_it() {
    check_for(time_for_all(), async |stage| {
        let page = stage.page(Options::default()).await?;
        let site = Site::hosting(dist())?.start()?;
        for story in stories()? {
            page.goto(&site.url(&story.folder)).await?;
            page.wait_until(LIVE).await?;
            let hidden: Vec<String> = page.run(FOLDED, &[]).await?;
            ensure!(hidden.is_empty(), "{}: {hidden:#?}", story.id);
        }
        Ok(())
    });
}

#[test]
fn whoever_is_chosen_stands_out_with_the_places_where_others_were_met() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "").await?;
        let lit = "[...document.querySelectorAll('#map .pin:not([hidden], .aside)')].map(pin => pin.id).sort()";
        let all: Vec<String> = page.eval(lit).await?;
        page.click("#pin_berg").await?;
        opened(&page, "berg").await?;
        let some: Vec<String> = page.eval(lit).await?;
        ensure!(
            all.len() == crate::questions::SUBJECTS && some == ["pin_berg", "pin_sitka"],
            "{some:?} of {}",
            all.len()
        );
        // A place is no person: it dims nobody.
        page.run::<Value>("location.hash = 'odesa'", &[]).await?;
        opened(&page, "odesa").await?;
        let again: Vec<String> = page.eval(lit).await?;
        ensure!(again == all, "{again:?}");
        Ok(())
    });
}
