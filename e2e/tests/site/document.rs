//! The page as a document: what stands in it without the program.

use anyhow::{Context, Result, ensure};
use e2e::browser::{Options, Page};
use e2e::site::{Fault, Site};
use e2e::{check, fixture};
use serde_json::{Value, json};

use crate::questions::{SUBJECTS, counts, questions};

/// All that keeps the page from being read without the program.
const FLAWS: &str = "
    const flaws = [], known = arguments[0];
    const need = (truth, flaw) => truth || flaws.push(flaw);
    const all = css => [...document.querySelectorAll(css)];
    const shown = element => element?.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        && element.getBoundingClientRect().height > 0;
    const read = element => shown(element) && element.innerText.trim() !== '';
    need(document.documentElement.className === '', `the root is ${document.documentElement.className}`);
    // What is folded away opens without a script.
    all('.more').forEach(fold => (fold.open = true));
    const links = all('#explore .subject');
    need(links.length === known.subjects, `${links.length} subjects are listed`);
    for (const link of links) {
        const card = document.getElementById(link.hash.slice(1));
        need(shown(link), `${link.hash} is not shown in the list`);
        need(card?.matches('article') && read(card), `${link.hash} has no card that is shown`);
        need(card?.querySelector('.fact'), `${link.hash} has no fact`);
    }
    // What a step folds a reader unfolds without a program, too.
    for (const fold of all('.told')) {
        need(read(fold.querySelector('summary')), `cannot be unfolded: ${fold.innerText}`);
        fold.open = true;
    }
    const facts = all('#reading > article .fact, .steps .fact');
    need(facts.length >= known.facts, `${facts.length} facts`);
    for (const fact of facts)
        for (const part of ['.fact-text', '.fact-source'])
            need(read(fact.querySelector(part)), `${part} is missing: ${fact.innerText}`);
    need(all('.steps > article').filter(read).length === known.steps, 'not every step is shown');
    const questions = all('#quiz .questions > li');
    need(questions.length === known.questions, `${questions.length} questions`);
    for (const question of questions) {
        need(read(question.querySelector('.stem')), `a stem is not shown: ${question.innerText}`);
        need(read(question.querySelector('summary')), `an answer cannot be opened: ${question.innerText}`);
        need(question.querySelectorAll('.choices li').length > 1, `nothing to choose from: ${question.innerText}`);
    }
    for (const css of ['.topics', '.controls', '#panel', '[data-edit]'])
        need(!all(css).some(shown), `${css} is shown and cannot do anything`);
    need(document.querySelector('#map_base .land').getBoundingClientRect().width > 250, 'no land is drawn');
    need(all('#map .pin:not([hidden])').length === known.subjects && all('#map .pin:not([hidden])').every(shown), 'not every pin is shown');
    return flaws;";

/// How much there is of what, by the fixture's files.
fn known() -> Result<Value> {
    let counts = counts()?;
    // Whoever or whatever has a fact is listed; each fact stands with somebody or something, or by itself.
    Ok(json!({ "subjects": SUBJECTS, "facts": counts.facts, "steps": counts.steps, "questions": questions()?.len() }))
}

/// Checks that the page can be read as if it had no script.
pub async fn readable(page: &Page) -> Result<()> {
    let flaws: Vec<String> = page.run(FLAWS, &[known()?]).await?;
    ensure!(flaws.is_empty(), "{flaws:#?}");
    Ok(())
}

#[test]
fn all_can_be_read_without_javascript() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.start()?;
        let page = stage.page(Options { javascript: false, ..Options::default() }).await?;
        page.goto(&site.url("")).await?;
        readable(&page).await
    });
}

#[test]
fn links_lead_to_cards_without_javascript() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.start()?;
        let page = stage.page(Options { javascript: false, ..Options::default() }).await?;
        page.goto(&site.url("")).await?;
        for (link, card) in [(".subject[href='#aalto']", "#aalto"), ("#pin_odesa", "#odesa")] {
            page.run::<()>("scrollTo(0, 0)", &[]).await?;
            page.click(link).await?;
            page.wait_for(card, |card| card.shown && card.y > -1.0 && card.y < 400.0).await?;
            assert!(page.url().await?.ends_with(card));
        }
        Ok(())
    });
}

#[test]
fn an_answer_opens_without_javascript() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.start()?;
        let page = stage.page(Options { javascript: false, ..Options::default() }).await?;
        page.goto(&site.url("")).await?;
        let question = "#quiz .questions > li:nth-child(3)";
        assert!(!page.find(&format!("{question} .right")).await?.shown);
        page.click(&format!("{question} summary")).await?;
        let right = page.wait_for(&format!("{question} .right"), |right| right.shown).await?;
        assert!(right.text.contains("From crews, by way of Lind"), "{}", right.text);
        let source = page.find(&format!("{question} .fact-source")).await?;
        assert!(source.shown && source.text.contains("by Lind’s account"), "{source:?}");
        Ok(())
    });
}

#[test]
fn all_can_be_read_where_the_program_is_not_to_be_had() {
    check(async |stage| {
        let page = stage.page(Options::default()).await?;
        let missing = Fault::Status(404);
        for (ending, fault) in
            [(".wasm", missing), (".wasm", Fault::CutAfter(50_000)), (".js", missing), (".js", Fault::CutAfter(2_000))]
        {
            let site = Site::hosting(fixture()?)?.fault(ending, fault).start()?;
            page.goto(&site.url("")).await?;
            let given_up = page.wait_until("document.documentElement.className === ''").await;
            given_up.with_context(|| format!("{ending}: {fault:?}"))?;
            readable(&page).await.with_context(|| format!("{ending}: {fault:?}"))?;
        }
        Ok(())
    });
}
