//! What keeps readers out, in everything that the pages of the fixture and of the stories that
//! ship can show: as axe sees it, and what axe does not see. In both themes, in forced colours, on the narrowest
//! screen, with letters four times as large, and read from right to left.

use anyhow::{Context, Result, ensure};
use e2e::browser::{Ability, Options, Page};
use e2e::site::{Fault, Site};
use e2e::{Stage, check, check_for, dist, fixture, stories};
use serde_json::Value;

use crate::questions::{Question, questions, questions_of};
use crate::shipped::time_for_all;
use crate::tour::{START, tour};
use crate::visit::{LIVE, visit};

/// What axe does not see.
const FLAWS: &str = concat!(include_str!("tour/flaws.js"), "return findFlaws();");

/// What is not shown in a state, or only drawn: it takes axe half of its time.
const HIDDEN: [&str; 4] = [".part:not(.open)", "#map_base", "#map_names", ".shapes"];
/// All rules of axe.
const ALL: [&str; 0] = [];
/// Those that depend on how the page looks, and not on what stands in it.
const LOOKS: [&str; 4] = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"];

/// Takes what is not shown out of the page, which takes axe three quarters of its time; gives it back. The foot of a
/// question, which covers what one can scroll to, lies at its own place meanwhile.
const AWAY: &str = "
    const foot = document.querySelector('.quiz-foot');
    if (foot) foot.style.position = 'static';
    window.away = [...document.querySelectorAll('.part:not(.open)')].map(part => {
        const inside = new DocumentFragment();
        inside.append(...part.childNodes);
        return [part, inside];
    });";
const BACK: &str = "
    document.querySelector('.quiz-foot')?.style.removeProperty('position');
    for (const [part, inside] of window.away ?? []) part.append(inside);";

/// What is looked at in every engine: what stands in the page is the same in all of them.
const EVERYWHERE: [&str; 5] = ["the list", "a region's card", "the first step", "a code that is none", "one, wrong"];

/// Looks at every state of the fixture and of each story that ships by rules of axe, once a script
/// has changed the page.
async fn open_to_all(stage: &Stage, options: Options, rules: &[&str], change: &str) -> Result<()> {
    let (_site, page) = visit(stage, options, START).await?;
    look_at_all(stage, &page, &questions()?, rules, change).await.context("the fixture")?;
    let site = Site::hosting(dist())?.start()?;
    for story in stories()? {
        let language = story.languages.first().context("a language")?;
        page.goto(&site.url(&format!("{}{START}&lang={language}", story.folder))).await?;
        page.wait_until(LIVE).await?;
        let questions = questions_of(&story.pack, language)?;
        look_at_all(stage, &page, &questions, rules, change).await.with_context(|| story.id.clone())?;
    }
    Ok(())
}

/// Looks at every state of a page that was opened at the tour's start.
async fn look_at_all(stage: &Stage, page: &Page, questions: &[Question], rules: &[&str], change: &str) -> Result<()> {
    page.run::<Value>(change, &[]).await?;
    let wanted: &[&str] = if stage.can(Ability::Tours) { &[] } else { &EVERYWHERE };
    tour(page, questions, wanted, async |state| {
        // What is closed is looked at once, by all rules.
        if !rules.is_empty() || state != "the list" {
            page.run::<Value>(AWAY, &[]).await?;
        }
        let mut found = page.axe(rules, &HIDDEN).await?;
        // Arrow keys bring each pin of the row of insets into sight.
        found.retain(|flaw| !flaw.starts_with("scrollable-region-focusable") || !flaw.ends_with(": .insets"));
        found.extend(page.run::<Vec<String>>(FLAWS, &[]).await?);
        page.run::<Value>(BACK, &[]).await?;
        if !found.is_empty() {
            let file = stage.folder().join(format!("{state}.png"));
            page.screenshot(&file).await.context("what was found cannot be shown")?;
        }
        Ok(found)
    })
    .await
}

/// Runs a test that takes longer, the more stories there are.
fn check_all<F: AsyncFn(&Stage) -> Result<()>>(test: F) {
    check_for(time_for_all(), test);
}

#[test]
fn nothing_keeps_readers_out_in_the_light() {
    check_all(async |stage| open_to_all(stage, Options::default(), &ALL, "").await);
}

#[test]
fn nothing_keeps_readers_out_in_the_dark() {
    check_all(async |stage| {
        stage.needs(Ability::Tours)?;
        open_to_all(stage, Options { dark: true, ..Options::default() }, &LOOKS, "").await
    });
}

#[test]
fn nothing_keeps_readers_out_on_the_narrowest_screen() {
    check_all(async |stage| {
        open_to_all(stage, Options { width: 320, height: 640, ..Options::default() }, &LOOKS, "").await
    });
}

#[test]
fn nothing_keeps_readers_out_who_need_letters_four_times_as_large() {
    check_all(async |stage| {
        stage.needs(Ability::Tours)?;
        let larger = "document.documentElement.style.fontSize = '400%'; dispatchEvent(new Event('resize'))";
        open_to_all(stage, Options::default(), &LOOKS, larger).await
    });
}

#[test]
fn nothing_keeps_readers_out_whose_system_forces_its_colours() {
    check_all(async |stage| {
        stage.needs(Ability::ForcedColors)?;
        stage.needs(Ability::Tours)?;
        open_to_all(stage, Options { forced_colors: true, ..Options::default() }, &LOOKS, "").await
    });
}

#[test]
fn nothing_keeps_readers_out_who_read_from_right_to_left() {
    check_all(async |stage| {
        stage.needs(Ability::Tours)?;
        // Whatever side it stands on, it has the same colours.
        let rules: Vec<&str> = LOOKS.into_iter().filter(|rule| *rule != "color-contrast").collect();
        open_to_all(stage, Options::default(), &rules, "document.documentElement.dir = 'rtl'").await
    });
}

#[test]
fn nothing_keeps_readers_out_where_the_program_is_not_to_be_had() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.fault(".wasm", Fault::Status(404)).start()?;
        // On the narrowest screen the boxes of round pins overlap, though the pins do not; the
        // list has a link for each.
        for (width, dark, without, rules) in [(1_280, false, ".shapes", &ALL[..]), (320, true, ".pin", &LOOKS[..])] {
            let page = stage.page(Options { width, dark, ..Options::default() }).await?;
            page.goto(&site.url("")).await?;
            page.wait_until("document.documentElement.className === ''").await?;
            let mut found = page.axe(rules, &["#map_base", "#map_names", without]).await?;
            found.extend(page.run::<Vec<String>>(FLAWS, &[]).await?);
            ensure!(found.is_empty(), "{width} px: {found:#?}");
        }
        Ok(())
    });
}

/// What is chosen among its like and looks as those do: the mode, the topic, the extent, the day.
const ALIKE: &str = "
    const alike = [];
    const look = element => {
        const { backgroundColor, boxShadow } = getComputedStyle(element);
        return arguments[0] ? backgroundColor : boxShadow + (element.matches('.mode') ? '' : backgroundColor);
    };
    for (const [chosen, other] of [
        ['.mode[aria-current]', '.mode:not([aria-current])'],
        ['.topic[aria-pressed=true]', '.topic[aria-pressed=false]'],
        ['.extents [aria-pressed=true]', '.extents [aria-pressed=false]'],
    ]) {
        const [one, another] = [chosen, other].map(css => look(document.querySelector(css)));
        if (one === another) alike.push(`${chosen}: ${one}`);
    }
    return alike;";

#[test]
fn what_is_chosen_can_be_told_in_the_dark_and_in_forced_colours() {
    check(async |stage| {
        for (dark, forced_colors) in [(false, false), (true, false), (false, true), (true, true)] {
            if forced_colors && !stage.can(Ability::ForcedColors) {
                continue;
            }
            let (_site, page) = visit(stage, Options { dark, forced_colors, ..Options::default() }, "").await?;
            let alike: Vec<String> = page.run(ALIKE, &[forced_colors.into()]).await?;
            assert_eq!(alike, [""; 0], "dark: {dark}, forced: {forced_colors}");
        }
        Ok(())
    });
}

/// What of the map cannot be told from what it lies on, in the reader's own colours.
const UNTOLD: &str = "
    const untold = [], style = css => getComputedStyle(document.querySelector(css));
    const canvas = getComputedStyle(document.body).backgroundColor, land = style('.base .land').fill;
    const alike = (what, one, other) => one === other && untold.push(`${what}: ${one}`);
    alike('land', land, style('.base .sea').fill);
    alike('borders', land, style('.base .borders').stroke);
    alike('the inset', style('.inset .land').fill, style('.inset .land').stroke);
    for (const leader of document.querySelectorAll('.pins .leader')) {
        if (leader.offsetWidth) alike('a leader', canvas, getComputedStyle(leader).backgroundColor);
    }
    const [chosen, other] = ['.pin.selected', '.pin:not(.selected)'].map(pin => style(`.pins ${pin} .pin-name`).backgroundColor);
    alike('the place', chosen, other);
    return untold;";

#[test]
fn the_map_can_be_read_in_forced_colours() {
    check(async |stage| {
        stage.needs(Ability::ForcedColors)?;
        for (dark, query) in [(false, ""), (true, ""), (false, "?theme=dark")] {
            let options = Options { dark, forced_colors: true, ..Options::default() };
            let (_site, page) = visit(stage, options, &format!("{query}#odesa")).await?;
            let untold: Vec<String> = page.run(UNTOLD, &[]).await?;
            assert_eq!(untold, [""; 0], "dark: {dark}, {query}");
        }
        Ok(())
    });
}

#[test]
fn in_the_dark_nobody_who_was_not_there_shines() {
    check(async |stage| {
        const LIGHT: &str = "(css => {
            const [r, g, b] = getComputedStyle(document.querySelector(css)).backgroundColor.match(/[\\d.]+/g).map(Number);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        })";
        let (_site, page) = visit(stage, Options { dark: true, ..Options::default() }, "").await?;
        let [absent, present] =
            page.eval::<[f64; 2]>(&format!("['.absent .disc', '.person:not(.absent) .disc'].map({LIGHT})")).await?;
        assert!(absent < present, "{absent}, beside {present} of those who were there");
        Ok(())
    });
}
