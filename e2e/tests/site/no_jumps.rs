//! A quiz without jumps that belongs to the map: nothing moves when an answer is marked, what leads on has one
//! place, the focus is on what came of the answer, and places to choose from look alike.

use anyhow::{Context, Result, ensure};
use e2e::browser::{Ability, Options, Page};
use e2e::site::Site;
use e2e::{check, check_for, dist, fixture, root};
use serde_json::Value;

use crate::kinds::at;
use crate::one_view::address;
use crate::questions::{ANSWER_ANY, Key, choose, go_right, questions, questions_of};
use crate::shipped::time_for_all;
use crate::still_box::framed;
use crate::visit::{LIVE, each_direction, flawless, quiet, still, visit};

/// Goes through the whole quiz with whatever comes first; gives what jumps, and how many presses a reader needs
/// who makes one choice a question.
const WALK: &str = "
    const find = css => document.querySelector('#panel ' + css);
    const turn = async () => {
        do await new Promise(done => setTimeout(done, 20));
        while (datelineActs.length);
        // A reader looks at what has been painted.
        const painted = new Promise(done => requestAnimationFrame(() => setTimeout(done)));
        await Promise.race([painted, new Promise(done => setTimeout(done, 200))]);
    };
    ANSWER_ANY
    const flaws = [];
    let presses = 1, nexts = new Set();
    const scrolls = () => [scrollY, ...[...document.querySelectorAll('.panel, #reading')].map(part => part.scrollTop)];
    const walk = async () => {
        find('[data-do=start]').click();
        await turn();
        while (find('.question')) {
            const stem = find('.title').innerText;
            const flaw = words => flaws.push(`${stem}: ${words}`);
            const place = () => find('.title').getBoundingClientRect().top;
            presses += find('[data-do=check]') ? 3 : 2;
            // The last look before the answer: a hand may have scrolled to it.
            const before = place(), scrolled = String(scrolls());
            await answer_any();
            if (place() !== before) flaw(`the stem went from ${before} to ${place()}`);
            if (String(scrolls()) !== scrolled) flaw(`scrolled from ${scrolled} to ${scrolls()}`);
            const feedback = find('.feedback');
            if (document.activeElement !== feedback) flaw(`the focus is on ${document.activeElement.className}`);
            for (const part of [feedback, find('[data-do=next]')]) {
                const { top, bottom, width, height } = part.getBoundingClientRect();
                const hit = document.elementFromPoint(part.getBoundingClientRect().left + width / 2, top + height / 2);
                if (top < 0 || bottom > innerHeight || !part.contains(hit)) flaw(`${part.className} is out of sight`);
            }
            const words = feedback.innerText.split(/\\s+/).length;
            if (words > 45) flaw(`${words} words`);
            const reason = find('#quiz_why').innerText.split(/\\s+/).filter(word => /[\\p{L}\\p{N}]/u.test(word)).length;
            if (reason > 25 || !reason) flaw(`a reason of ${reason} words`);
            if (find('.proof').open) flaw('the proof is unfolded');
            const { right, bottom } = find('[data-do=next]').getBoundingClientRect();
            const { left } = find('[data-do=next]').getBoundingClientRect();
            nexts.add(`${Math.round(document.dir === 'rtl' ? left : right)} ${Math.round(bottom)}`);
            find('[data-do=next]').click();
            await turn();
        }
        if (nexts.size !== 1) flaws.push(`what leads on stands at ${[...nexts]}`);
        return [flaws, presses];
    };
    return walk();";

/// Goes through a quiz, and checks that nothing jumps; gives the presses.
async fn walk(page: &Page) -> Result<u32> {
    let (flaws, presses): (Vec<String>, u32) = page.run(&WALK.replace("ANSWER_ANY", ANSWER_ANY), &[]).await?;
    ensure!(flaws.is_empty(), "{flaws:#?}");
    Ok(presses)
}

/// Goes through the quiz of every story in a window, in its first language and in Arabic.
async fn through_all(page: &Page, width: Option<u32>) -> Result<()> {
    each_direction(async |story, language| {
        let site = Site::hosting(dist())?.start()?;
        let url = site.url(&format!("{}&view=quiz", address(story, language)));
        let _host = match width {
            Some(width) => Some(framed(page, width, &format!("{url}&questions=0")).await?),
            None => {
                page.goto(&url).await?;
                page.wait_until(LIVE).await?;
                None
            }
        };
        page.wait_for("#panel [data-do='start']", |start| start.shown).await?;
        // WebKit gives nothing the focus in a frame that no hand has been in.
        page.click("#panel .title").await?;
        let presses = walk(page).await?;
        let asked = questions_of(&story.pack, story.languages.first().context("a language")?)?.len();
        ensure!(asked != 24 || presses <= 60, "{presses} presses for {asked} questions");
        page.leave_frames().await?;
        quiet(page).await
    })
    .await
}

#[test]
fn nothing_jumps_on_a_phone() {
    check_for(time_for_all(), async |stage| {
        let page = stage.page(Options { width: 390, height: 844, ..Options::default() }).await?;
        through_all(&page, None).await
    });
}

#[test]
fn nothing_jumps_on_a_laptop() {
    check_for(time_for_all(), async |stage| {
        let page = stage.page(Options { width: 1_366, height: 768, ..Options::default() }).await?;
        through_all(&page, None).await
    });
}

#[test]
fn nothing_jumps_in_frames() {
    check_for(time_for_all() * 2, async |stage| {
        let page = stage.page(Options { width: 1_200, height: 900, ..Options::default() }).await?;
        for width in [360, 700] {
            through_all(&page, Some(width)).await.with_context(|| format!("{width} px wide"))?;
        }
        Ok(())
    });
}

/// Answers the question that is asked with whatever comes first, and goes on.
async fn go_on(page: &Page) -> Result<()> {
    let answer = format!(
        "const find = css => document.querySelector('#panel ' + css);
        const turn = async () => {{ do await new Promise(done => setTimeout(done)); while (datelineActs.length); }};
        {ANSWER_ANY}
        return answer_any().then(() => find('[data-do=next]').click());"
    );
    page.run::<Value>(&answer, &[]).await.map(drop)
}

/// What tells places apart before anything is marked, and who else is on the map.
const ALIKE: &str = "
    const flaws = [], looks = new Map();
    const look = (kind, part, ...keys) => {
        const style = getComputedStyle(part, kind === 'dot' ? '::before' : null);
        const said = keys.map(key => style[key]).join(' ');
        if (looks.has(kind) && looks.get(kind) !== said) flaws.push(`${kind}: ${looks.get(kind)} and ${said}`);
        looks.set(kind, said);
    };
    for (const shape of document.querySelectorAll('.base [data-choice]')) look('shape', shape, 'fill', 'stroke', 'strokeWidth', 'fillOpacity', 'strokeDasharray');
    for (const pin of document.querySelectorAll('.asked:not([hidden])')) {
        look('name', pin.querySelector('.pin-name'), 'color', 'backgroundColor', 'borderTopColor', 'fontWeight', 'fontSize');
        if (!pin.matches('.area, .inset *')) look('dot', pin.querySelector('.disc'), 'backgroundColor', 'borderTopColor', 'borderTopWidth', 'width');
        if (!/\\d.*\\d/.test(pin.ariaLabel)) flaws.push(`${pin.id} is called ${pin.ariaLabel}`);
    }
    for (const pin of document.querySelectorAll('#map .pin:not(.asked)')) if (pin.checkVisibility()) flaws.push(`${pin.id} is there`);
    const land = getComputedStyle(document.querySelector('.base .land')).fill;
    for (const shape of document.querySelectorAll('.base :is(.country, .focus, .region):not([data-choice])'))
        if (getComputedStyle(shape).fill !== land) flaws.push(`${shape.dataset.subject} stands out`);
    return flaws;";

#[test]
fn places_to_choose_from_look_alike_and_nobody_stands_among_them() {
    check(async |stage| {
        for dark in [false, true] {
            let (_site, page) = visit(stage, Options { dark, ..Options::default() }, "#quiz").await?;
            for question in ["q-where", "q-regions"] {
                at(&page, question).await?;
                flawless(&page, ALIKE).await.context(question)?;
            }
            for story in e2e::stories()? {
                let site = Site::hosting(dist())?.start()?;
                page.goto(&site.url(&format!("{}?only=map&view=quiz", story.folder))).await?;
                page.wait_until(LIVE).await?;
                page.click("#panel [data-do='start']").await?;
                while page.find_all("#panel .question").await?.len() == 1 {
                    still(&page).await?;
                    flawless(&page, ALIKE).await.with_context(|| story.id.clone())?;
                    go_on(&page).await?;
                    page.wait_until("!datelineActs.length && !document.querySelector('#panel .feedback')").await?;
                }
            }
        }
        Ok(())
    });
}

/// The point of a shape that is furthest from its edge, as one of the window.
const INNERMOST: &str = "
    const shape = document.querySelector(`.base [data-subject=${arguments[0]}]`);
    const path = document.querySelector(shape.getAttribute('href'));
    const matrix = shape.getScreenCTM(), length = path.getTotalLength();
    const edge = Array.from({ length: 200 }, (_, n) => path.getPointAtLength(length * n / 200));
    const [xs, ys] = ['x', 'y'].map(side => edge.map(point => point[side]));
    const [left, top] = [xs, ys].map(all => Math.min(...all)), [wide, high] = [xs, ys].map(all => Math.max(...all) - Math.min(...all));
    const form = new Path2D(path.getAttribute('d')), pen = document.createElement('canvas').getContext('2d');
    let best = [0];
    for (let i = 1; i < 40; i++) for (let j = 1; j < 40; j++) {
        const point = new DOMPoint(left + wide * i / 40, top + high * j / 40);
        if (!pen.isPointInPath(form, point.x, point.y)) continue;
        const far = Math.min(...edge.map(({ x, y }) => Math.hypot(x - point.x, y - point.y)));
        if (far > best[0]) best = [far, point];
    }
    const { x, y } = best[1].matrixTransform(matrix);
    return [x, y];";

#[test]
fn a_click_in_the_innermost_point_of_each_region_chooses_it() {
    check(async |stage| {
        for (width, height) in [(390, 844), (1_366, 768)] {
            let (_site, page) = visit(stage, Options { width, height, ..Options::default() }, "#quiz").await?;
            for place in ["odesa", "vinnytsia", "mykolaiv", "cherkasy"] {
                at(&page, "q-regions").await?;
                let point: (f64, f64) = page.run(INNERMOST, &[place.into()]).await?;
                page.click_at(point).await?;
                page.wait_until(&format!(
                    "document.querySelector(`#panel input[data-edit='choose pick {place}']`).checked"
                ))
                .await
                .with_context(|| format!("{place} at {point:?}, {width} px"))?;
                let picked = page.find_all("#panel input:checked").await?.len();
                ensure!(picked == 1, "{place}: {picked} are chosen");
            }
        }
        Ok(())
    });
}

#[test]
fn a_wrong_place_is_led_to_the_right_one_and_each_has_one_mark() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "#quiz").await?;
        at(&page, "q-where").await?;
        // Tallinn is so near that its finger's room reaches as far: the nearest is meant.
        let helsinki = page.find("#choice_helsinki").await?;
        page.click_at((helsinki.x + helsinki.width / 2.0, helsinki.y + helsinki.height / 2.0)).await?;
        page.wait_for("#choice_helsinki.was-wrong .sign", |sign| sign.shown).await?;
        page.wait_for("#choice_riga.was-missed .sign", |sign| sign.shown).await?;
        let marks = page.find_all("#map .asked .sign").await?.iter().filter(|sign| sign.shown).count();
        ensure!(marks == 2, "{marks} marks");
        page.wait_until("document.querySelector('#map_lines').getAttribute('d')").await?;
        page.click("#panel [data-do='next']").await?;
        page.wait_until("!document.querySelector('#map_lines').getAttribute('d')").await?;
        // What proves an answer is shown on the map, and that is said.
        let plan = questions()?.into_iter().find(|question| question.id == "q-plan").context("a question")?;
        let Key::One { right, .. } = &plan.key else { anyhow::bail!("it has one right option") };
        choose(&page, &format!("choose pick {right}")).await?;
        page.click("#panel .proof summary").await?;
        page.click("#panel .proof [data-do^='fact ']").await?;
        page.wait_for("#pin_aalto.selected .pin-name", |name| name.shown).await?;
        page.wait_for("[role=status]", |status| status.text.contains("The map shows Aalto")).await.map(drop)
    });
}

#[test]
fn a_mode_is_begun_by_one_press_and_says_how_long_it_takes() {
    check(async |stage| {
        for (mode, asked) in [("quick", 5), ("map", 2), ("practice", 12)] {
            let (_site, page) = visit(stage, Options::default(), "#quiz").await?;
            let button = format!("#panel [data-do='begin {mode}']");
            let says = page.wait_for(&button, |button| button.shown).await?.text;
            ensure!(says.contains(&format!("{asked} questions · about ")), "{mode}: {says}");
            page.click(&button).await?;
            let eyebrow = format!("question 1 of {asked}");
            page.wait_for("#panel .eyebrow", |text| text.text.to_lowercase() == eyebrow).await?;
        }
        // What the address sets is not to be set otherwise.
        let (_site, page) = visit(stage, Options::default(), "?questions=3#quiz").await?;
        page.wait_for("#panel [data-do='start']", |start| start.shown).await?;
        ensure!(page.find_all("#panel [data-do^='begin ']").await?.is_empty());
        // Nor does a setting do anything that is not known.
        let (_site, page) = visit(stage, Options::default(), "?only=sea&confirm=maybe#quiz").await?;
        page.wait_for("#panel .eyebrow", |text| text.text.to_lowercase().starts_with("12 questions")).await.map(drop)
    });
}

/// What is shared, and nothing leaves the page.
const SHARES: &str = "
    window.shared = [];
    navigator.share = async given => { shared.push(given); };
    navigator.canShare = () => true;";

#[test]
fn all_right_has_a_line_of_its_own_and_is_shared_as_squares_and_as_a_picture() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.first_script(SHARES).start()?;
        let page = stage.page(Options { width: 390, height: 844, ..Options::default() }).await?;
        page.goto(&site.url("#quiz")).await?;
        page.wait_until(LIVE).await?;
        page.click("#panel [data-do='start']").await?;
        go_right(&page, &questions()?).await?;
        page.wait_for("#panel .score.is-right", |score| score.text == "12 of 12 points").await?;
        page.wait_for("#panel .score + .lead", |band| band.text == "All of it is right.").await?;
        // The places that were right stand on the map together.
        page.wait_for("#choice_riga.was-right", |place| place.shown).await?;
        page.wait_for("#choice_odesa.was-right .sign", |sign| sign.shown).await?;
        page.click("#panel [data-do='share']").await?;
        page.wait_until("shared.length").await?;
        let text: String = page.eval("shared[0].text").await?;
        ensure!(text.contains("The harbour talks") && text.contains("12 of 12"), "{text:?}");
        ensure!(text.matches('🟩').count() == 12 && !text.contains('🟥'), "{text:?}");
        page.click("#picture").await?;
        page.wait_for("dialog[open] img", |img| img.shown).await?;
        let (wide, high, alt): (u32, u32, String) = page
            .eval("(({ naturalWidth, naturalHeight, alt }) => [naturalWidth, naturalHeight, alt])(document.querySelector('dialog[open] img'))")
            .await?;
        ensure!((wide, high) == (1_200, 630) && alt.contains("12 of 12"), "{wide} × {high}: {alt}");
        let file: String = page.eval("document.querySelector('dialog[open] a[download]').href.slice(0, 22)").await?;
        ensure!(file == "data:image/png;base64,", "{file}");
        page.wait_for("dialog[open] .share-head button + *, dialog[open] a + button", |share| share.shown).await?;
        quiet(&page).await
    });
}

#[test]
fn the_result_of_a_whole_quiz_is_printed_on_two_sheets_at_most() {
    check_for(time_for_all(), async |stage| {
        stage.needs(Ability::Paper)?;
        let page = stage.page(Options { width: 1_366, height: 768, ..Options::default() }).await?;
        each_direction(async |story, language| {
            let site = Site::hosting(dist())?.start()?;
            page.goto(&site.url(&format!("{}&view=quiz", address(story, language)))).await?;
            page.wait_until(LIVE).await?;
            walk(&page).await?;
            let sheets = page.print().await?.count();
            ensure!((1..=2).contains(&sheets), "{sheets} sheets");
            Ok(())
        })
        .await
    });
}

#[test]
fn the_pack_says_the_sentence_under_the_result() {
    check(async |stage| {
        let texts = std::fs::read_to_string(root().join("assets/stories/white-house-talks/en.toml"))?;
        let texts: toml::Table = toml::from_str(&texts)?;
        let said = |key: &str| texts.get("story").and_then(|story| story.get(key)?.as_str()).map(str::to_owned);
        let site = Site::hosting(dist())?.start()?;
        let page = stage.page(Options::default()).await?;
        page.goto(&site.url("white-house-talks/?lang=en&questions=1&seed=3&only=map#quiz")).await?;
        page.wait_until(LIVE).await?;
        page.click("#panel [data-do='start']").await?;
        page.wait_for("#panel .question", |question| question.shown).await?;
        go_on(&page).await?;
        let band = page.wait_for("#panel .score + .lead", |band| band.shown).await?.text;
        let own: Vec<String> =
            ["all", "most", "some", "few"].iter().filter_map(|band| said(&format!("result-{band}"))).collect();
        ensure!(own.len() == 4 && own.contains(&band), "{band:?} is none of {own:?}");
        Ok(())
    });
}
