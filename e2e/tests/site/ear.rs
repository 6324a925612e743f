//! The page by ear: its landmarks, what is heard before it is of use, what things are called, and
//! what is said of what happens.

use anyhow::Context;
use e2e::browser::{Key, Options};
use e2e::check;
use serde_json::Value;

use crate::kinds::at;
use crate::visit::{HEAR, each_front, flawless, opened, visit};

/// What is wrong with the page's order for somebody who hears it from its beginning.
const ORDER: &str = "
    const flaws = [], all = css => [...document.querySelectorAll(css)];
    for (const css of ['header.head', 'main', 'footer'])
        if (all(css).length !== 1 || document.querySelector('main ' + css)) flaws.push(`${css} is no landmark`);
    const heard = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const first = document.querySelector('.mode');
    while (walker.nextNode()) {
        const { parentElement, data } = walker.currentNode;
        if (first.contains(parentElement)) break;
        if (data.trim() && parentElement.checkVisibility({ visibilityProperty: true })) heard.push(walker.currentNode);
    }
    if (!heard[0]?.parentElement.matches('h1')) flaws.push(`first is ${heard[0]?.data}`);
    const words = heard.map(({ data }) => data).join(' ').match(/[\\p{L}\\p{N}’'-]+/gu).length;
    if (words > 60) flaws.push(`${words} words come first`);
    const help = document.querySelector('#map_help');
    if (help.checkVisibility() || !help.textContent) flaws.push('how the map is used is said again behind it');
    return flaws;";

#[test]
fn the_headline_comes_first_and_little_before_what_is_of_use() {
    check(async |stage| each_front(stage, async |page| flawless(page, ORDER).await).await);
}

/// What is wrong with what the pins are called.
const NAMES: &str = "
    const flaws = [];
    for (const pin of document.querySelectorAll('#map .pin:not([hidden])')) {
        const name = pin.ariaLabel;
        if (pin.role === 'button' || pin.ariaPressed !== null) flaws.push(`${name} is a button`);
        // As far as English goes: elsewhere a short name may be another form of the long one.
        const words = (document.documentElement.lang === 'en' && name.toLowerCase().match(/[\\p{L}-]{5,}/gu)) || [];
        const twice = words.filter((word, at) => words.indexOf(word) !== at);
        if (twice.length) flaws.push(`${name}: ${twice} twice`);
    }
    return flaws;";

#[test]
fn a_pin_is_a_link_whose_name_says_no_word_twice() {
    check(async |stage| each_front(stage, async |page| flawless(page, NAMES).await).await);
}

#[test]
fn whoever_opens_a_card_on_the_map_hears_that_it_is_open_and_where() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "").await?;
        page.run::<Value>(HEAR, &[]).await?;
        page.run::<Value>("document.querySelector('#pin_aalto').focus()", &[]).await?;
        page.press(Key::Enter).await?;
        opened(&page, "aalto").await?;
        page.wait_until("said.length > 0").await?;
        let said: Vec<String> = page.eval("said").await?;
        assert_eq!(said, ["Aino Aalto, Minister of Finland. The card is open, after the map."]);
        Ok(())
    });
}

#[test]
fn whoever_comes_for_a_part_of_the_page_begins_at_its_heading() {
    check(async |stage| {
        for address in ["?view=quiz", "?view=follow", "#aalto"] {
            let (_site, page) = visit(stage, Options::default(), address).await?;
            page.wait_for(".open .title", |title| title.focused).await.context(address)?;
        }
        let (_site, page) = visit(stage, Options::default(), "").await?;
        assert!(page.eval::<bool>("document.activeElement === document.body").await?);
        Ok(())
    });
}

/// How often a question's stem stands in the panel, what its form is called, and what is said of its heading.
const STEM: &str = "
    const heading = document.querySelector('#panel .title'), form = document.querySelector('#panel fieldset');
    const is = element => element.childElementCount === 0 && element.textContent === heading.textContent;
    const by = attribute => element => document.getElementById(element.getAttribute(attribute))?.textContent;
    return [
        [...document.querySelectorAll('#panel *')].filter(is).length,
        by('aria-labelledby')(form) === heading.textContent,
        by('aria-describedby')(heading),
    ];";

#[test]
fn a_stem_stands_once_and_names_what_is_to_be_chosen_from() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "#quiz").await?;
        at(&page, "q-plan").await?;
        let (times, names, number): (usize, bool, String) = page.run(STEM, &[]).await?;
        assert!(times == 1 && names && number.starts_with("Question 2"), "{times} {names} {number}");
        Ok(())
    });
}

#[test]
fn whoever_moves_an_item_hears_which_and_where_it_stands() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "#quiz").await?;
        at(&page, "q-week").await?;
        let item = "document.querySelector('#panel .item .option-text').textContent";
        let text: String = page.eval(item).await?;
        page.run::<Value>("said.length = 0", &[]).await?;
        page.click("#panel .item .mover:last-child").await?;
        page.wait_until("said.length > 0").await?;
        let said: Vec<String> = page.eval("said").await?;
        assert_eq!(said, [format!("{text}: now in place 2 of 4.")]);
        Ok(())
    });
}
