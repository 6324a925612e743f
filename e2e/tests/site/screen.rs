//! Screens: the narrowest, and what the eye sees while the page loads.

use std::time::Duration;

use anyhow::{Result, ensure};
use e2e::browser::{Ability, Options, Page};
use e2e::site::{Fault, Site};
use e2e::{Stage, check, fixture};

use crate::questions::ANSWER_ANY;
use crate::visit::{LIVE, flawless, opened, still, visit};

/// What is too wide for the screen or too small for a finger.
const FLAWS: &str = "
    const flaws = [];
    const { scrollWidth, clientWidth } = document.scrollingElement;
    if (innerWidth !== 320 || scrollWidth > clientWidth) flaws.push(`${scrollWidth} px in ${innerWidth}`);
    const map = document.querySelector('#map_box').getBoundingClientRect();
    if (map.width < 280 || map.height < 200) flaws.push(`a map of ${map.width} × ${map.height}`);
    const scrolls = element => element && element !== document.documentElement && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const check = (css, least) => {
        for (const target of document.querySelectorAll(css)) {
            if (!target.checkVisibility()) continue;
            const { width, height, left, right } = target.getBoundingClientRect();
            const name = target.getAttribute('aria-label') ?? target.innerText;
            if (Math.min(width, height) < least - 0.01) flaws.push(`‘${name}’ is ${width} × ${height}, not ${least}`);
            // The map's frame cuts off what lies beyond it.
            const near = document.querySelector('.extents [aria-pressed=true]')?.dataset.do !== 'extent europe';
            const beyond = near && target.closest('.pins');
            if ((left < 0 || right > innerWidth) && !scrolls(target) && !beyond) flaws.push(`‘${name}’ is cut off`);
        }
    };
    check('button, select, .option, .mode, .subject, .way, .foot a', 44);
    // Links beside each other, and what stands where the map has it.
    check('.pin, .ticks a, summary', 24);
    return flaws;";

/// Answers the question that is asked with whatever comes first, and says what
/// is too wide before and after.
const ANSWER_ALL: &str = "
    const flaws = [];
    const turn = async () => {
        do await new Promise(done => setTimeout(done));
        while (datelineActs.length);
    };
    const find = css => document.querySelector('#panel ' + css);
    const look = () => {
        const { scrollWidth } = document.scrollingElement;
        if (scrollWidth > 320) flaws.push(`${find('.title').innerText}: ${scrollWidth} px`);
    };
    while (find('.question')) {
        look();
        await answer_any();
        look();
        find('[data-do=next]').click();
        await turn();
    }
    look();
    if (!find('.score')) flaws.push('there is no result');
    return flaws;";

/// The layout shifts so far, each with what moved.
const SHIFTS: &str = "
    return new Promise(done => {
        const seen = [], name = ({ node }) => node?.id || node?.className || node?.nodeName;
        new PerformanceObserver(list => seen.push(...list.getEntries()))
            .observe({ type: 'layout-shift', buffered: true });
        const tell = () => done(seen.map(shift => `${shift.value}: ${shift.sources.map(name)}`));
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(tell, 100)));
    });";

async fn fits(page: &Page) -> Result<()> {
    flawless(page, FLAWS).await
}

/// The narrowest phone; where an engine has no fingers, a window as narrow.
fn narrow(stage: &Stage) -> Options {
    Options { width: 320, height: 640, scale: 2.0, touch: stage.can(Ability::Touch), ..Options::moving() }
}

/// Taps an element, or clicks it where there are no fingers.
async fn tap(page: &Page, css: &str) -> Result<()> {
    if page.options().touch { page.tap(css).await } else { page.click(css).await }
}

#[test]
fn the_list_a_card_and_a_step_fit_on_the_narrowest_screen() {
    check(async |stage| {
        let (_site, page) = visit(stage, narrow(stage), "").await?;
        opened(&page, "explore").await?;
        fits(&page).await?;
        tap(&page, ".subject[href='#odesa']").await?;
        opened(&page, "odesa").await?;
        still(&page).await?;
        fits(&page).await?;
        tap(&page, "#pin_vinnytsia").await?;
        opened(&page, "vinnytsia").await?;
        tap(&page, ".mode[href='#follow']").await?;
        opened(&page, "step=before").await?;
        tap(&page, "[data-do='turn on']").await?;
        opened(&page, "step=first").await?;
        still(&page).await?;
        fits(&page).await
    });
}

#[test]
fn every_question_fits_on_the_narrowest_screen() {
    check(async |stage| {
        let (_site, page) = visit(stage, narrow(stage), "#quiz").await?;
        fits(&page).await?;
        tap(&page, "#panel [data-do='start']").await?;
        page.wait_for("#panel .question", |question| question.shown).await?;
        fits(&page).await?;
        let flaws: Vec<String> =
            page.run(&format!("return (async () => {{ {ANSWER_ANY} {ANSWER_ALL} }})();"), &[]).await?;
        assert_eq!(flaws, [""; 0]);
        Ok(())
    });
}

/// Loads the page on a slow host, and checks that nothing moves once it was seen.
async fn stays_put(page: &Page, (width, height): (u32, u32), fragment: &str) -> Result<()> {
    page.resize(width, height).await?;
    // A host of its own each time, so that no program is kept from before.
    let site = Site::hosting(fixture()?)?.fault(".wasm", Fault::Delay(Duration::from_millis(500))).start()?;
    page.goto(&site.url(fragment)).await?;
    page.wait_until(LIVE).await?;
    let shifts: Vec<String> = page.run(SHIFTS, &[]).await?;
    ensure!(shifts.is_empty(), "‘{fragment}’ at {width} px: {shifts:#?}");
    let painted = "performance.getEntriesByName('first-contentful-paint')[0].startTime";
    let hydrated = "performance.getEntriesByName('dateline:hydrated')[0].startTime";
    ensure!(page.eval::<bool>(&format!("{painted} < {hydrated}")).await?, "it was to be seen before it lives");
    Ok(())
}

#[test]
fn nothing_moves_between_the_first_picture_and_the_living_page() {
    check(async |stage| {
        stage.needs(Ability::LayoutShifts)?;
        let page = stage.page(Options::moving()).await?;
        for size in [(360, 740), (768, 1024), (1440, 900)] {
            stays_put(&page, size, "").await?;
        }
        Ok(())
    });
}

#[test]
fn nothing_moves_either_where_the_address_opens_something() {
    check(async |stage| {
        stage.needs(Ability::LayoutShifts)?;
        let page = stage.page(Options::moving()).await?;
        stays_put(&page, (360, 740), "#odesa").await?;
        stays_put(&page, (1440, 900), "#step=before").await?;
        stays_put(&page, (360, 740), "#later").await
    });
}

#[test]
fn nothing_moves_either_where_the_address_opens_the_quiz() {
    check(async |stage| {
        stage.needs(Ability::LayoutShifts)?;
        let page = stage.page(Options::moving()).await?;
        for size in [(360, 740), (768, 1024), (1440, 900)] {
            stays_put(&page, size, "#quiz").await?;
        }
        Ok(())
    });
}

#[test]
fn a_map_higher_than_the_window_can_be_seen_whole() {
    check(async |stage| {
        for (width, height) in [(1_366, 625), (1_280, 540), (1_366, 1_000)] {
            let (_site, page) = visit(stage, Options { width, height, ..Options::default() }, "").await?;
            let bottom = "document.querySelector('#map_box').getBoundingClientRect().bottom";
            let top = "document.querySelector('#map_box').getBoundingClientRect().top";
            let head: f64 = page.eval("document.querySelector('.head').getBoundingClientRect().bottom").await?;
            let begins: f64 = page.eval(top).await?;
            assert!((begins - head).abs() < 20.0, "{width} × {height}: it begins at {begins}, not at {head}");
            for scrolled in [0, 450] {
                page.run::<()>(&format!("scrollTo(0, {scrolled})"), &[]).await?;
                let ends: f64 = page.eval(bottom).await?;
                assert!(ends <= f64::from(height), "{width} × {height}, {scrolled}: it ends at {ends}");
            }
            let begins: f64 = page.eval(top).await?;
            assert!((0.0..=12.5).contains(&begins), "{width} × {height}: it begins at {begins}");
        }
        for (width, height) in [(844, 390), (800, 500)] {
            let (_site, page) = visit(stage, Options { width, height, ..Options::default() }, "").await?;
            let high: f64 = page.eval("document.querySelector('#map_box').offsetHeight").await?;
            assert!((200.0..=f64::from(height)).contains(&high), "{width} × {height}: {high} px");
        }
        Ok(())
    });
}

#[test]
fn a_disc_grows_with_letters_that_its_reader_wants_no_smaller() {
    check(async |stage| {
        stage.needs(Ability::SmallestLetters)?;
        const TIGHT: &str = "
            const pen = document.createElement('canvas').getContext('2d');
            return [...document.querySelectorAll('#map .person .disc')].flatMap(disc => {
                const { fontWeight, fontFamily } = getComputedStyle(disc), { width, height } = disc.getBoundingClientRect();
                pen.font = `${fontWeight} ${arguments[0]}px ${fontFamily}`;
                const letters = pen.measureText(disc.dataset.initials).width;
                const name = disc.closest('.pins .pin')?.querySelector('.pin-name'), { left, right, top, bottom } = disc.getBoundingClientRect();
                const at = name?.checkVisibility({ visibilityProperty: true }) && name.getBoundingClientRect();
                if (at && at.left < right && left < at.right && at.top < bottom && top < at.bottom) return [`${name.textContent} under its disc`];
                return letters + 3 > width || Math.abs(width - height) > 0.5 ? [`${disc.dataset.initials}: ${letters} in ${width} × ${height}`] : [];
            });";
        for smallest_letters in [16, 20] {
            let options = Options { width: 390, height: 700, smallest_letters, ..Options::default() };
            let (_site, page) = visit(stage, options, "").await?;
            let tight: Vec<String> = page.run(TIGHT, &[smallest_letters.into()]).await?;
            assert_eq!(tight, [""; 0]);
        }
        Ok(())
    });
}

#[test]
fn a_page_that_is_to_be_light_is_darkened_by_no_browser() {
    check(async |stage| {
        for (query, scheme) in [("?theme=light", "light only"), ("?theme=dark", "dark"), ("", "normal")] {
            let (_site, page) = visit(stage, Options::default(), query).await?;
            let found: String = page.eval("getComputedStyle(document.documentElement).colorScheme").await?;
            let found = if found == "only light" { "light only".to_owned() } else { found };
            assert_eq!(found, scheme, "{query}");
        }
        Ok(())
    });
}
