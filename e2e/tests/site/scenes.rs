//! The story as the map tells it: what is lit, hatched, joined and grown at each step, the bar that
//! leads from one to the next, and what a step folds.

use std::collections::HashMap;
use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::browser::{Ability, Key, Options, Page};
use e2e::{check, check_for};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::questions::steps;
use crate::shipped::{each, time_for_all};
use crate::visit::{opened, still, visit};

/// How many words a reader sees at a step.
const MOST_WORDS: usize = 60;

/// Goes to a step as its link does, and waits until all has come to rest.
const GO: &str = "
    location.hash = 'step=' + arguments[0];
    const open = () => document.querySelector('.part.open')?.id === 'step=' + arguments[0];
    const moves = () => document.querySelector('#map_box[data-flying]') || document.getAnimations().length;
    const end = performance.now() + 20000;
    const rest = async () => {
        do {
            await new Promise(done => setTimeout(done, 50));
            if (performance.now() > end) throw new Error(`open: ${open()}, acts: ${datelineActs.length}, moves: ${moves()}`);
        } while (!open() || datelineActs.length || moves());
    };
    return rest();";

/// The map's picture in words, and what stands in the panel.
const PICTURE: &str = "
    const ids = css => [...document.querySelectorAll(css)].map(({ dataset, id }) => dataset.subject ?? id).sort();
    const shown = element => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
    const part = document.querySelector('.part.open');
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT), texts = [];
    while (walker.nextNode()) if (shown(walker.currentNode.parentElement)) texts.push(walker.currentNode.data);
    const { x, y, width, height } = document.querySelector('.turn:last-child').getBoundingClientRect();
    return {
        lit: ids('#map .pin:not(.aside, [hidden], .asked, span)'),
        hatched: ids(\".base [data-light='hatched']\"),
        lines: document.querySelector('#map_lines').getAttribute('d').split('M').length - 1,
        inset: [...document.querySelectorAll('.inset')].findIndex(inset => inset.matches('.grown')),
        camera: document.querySelector('#map_base').getAttribute('viewBox').split(' ').map(Math.round),
        next: [x, y, width, height],
        words: texts.join(' ').split(/\\s+/).filter(word => /[\\p{L}\\p{N}]/u.test(word)).length,
    };";

#[derive(Debug, Deserialize)]
struct Picture {
    lit: Vec<String>,
    hatched: Vec<String>,
    lines: usize,
    inset: i32,
    camera: [i32; 4],
    next: [f64; 4],
    words: usize,
}

/// The picture at a step, once it is there.
async fn at(page: &Page, step: &str) -> Result<Picture> {
    page.run::<Value>(GO, &[json!(step)]).await?;
    page.run(PICTURE, &[]).await
}

#[test]
fn every_step_of_every_story_has_a_picture_and_next_stays_where_it_is() {
    check_for(time_for_all(), async |stage| {
        let options = Options { width: 1366, height: 768, ..Options::default() };
        each(stage, options, async |page, story, language| {
            let (mut words, mut seen) = (HashMap::new(), HashMap::new());
            let mut next = None;
            let only_map = "document.documentElement.append(Object.assign(document.createElement('style'), \
                            { textContent: 'main > *:not(#app), .page > :not(.grid) { visibility: hidden } \
                            #reading, .controls { visibility: hidden !important }' }))";
            for step in steps(&story.pack)? {
                let picture = at(page, &step).await.with_context(|| step.clone())?;
                ensure!(!picture.lit.is_empty(), "{step} lights nothing");
                ensure!(picture.words <= MOST_WORDS, "{step}: {} words", picture.words);
                ensure!(*next.get_or_insert(picture.next) == picture.next, "{step}: {:?}, not {next:?}", picture.next);
                let Picture { lit, hatched, lines, inset, camera, .. } = &picture;
                let said = format!("{lit:?} {hatched:?} {lines} {inset} {camera:?}");
                if let Some(other) = words.insert(said.clone(), step.clone()) {
                    anyhow::bail!("{step} shows what {other} does: {said}");
                }
                // Of so many pictures a driver grows slow, and WebKit's stalls.
                if !stage.can(Ability::Tours) {
                    continue;
                }
                // And it is seen: all but the map is hidden meanwhile.
                page.run::<Value>(&format!("{only_map}; return null"), &[]).await?;
                let file = stage.folder().join(format!("{}-{language}-{step}.png", story.id));
                page.screenshot(&file).await?;
                page.run::<Value>("document.documentElement.querySelector(':scope > style').remove()", &[]).await?;
                if let Some(other) = seen.insert(fs::read(&file)?, step.clone()) {
                    anyhow::bail!("{step} looks like {other}");
                }
            }
            Ok(())
        })
        .await
    });
}

#[test]
fn at_a_step_its_scene_is_lit_and_all_else_steps_back() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::moving(), "#step=before").await?;
        let before = at(&page, "before").await?;
        assert_eq!(before.lit, ["berg", "lind", "ozols", "sitka"]);
        assert_eq!((before.lines, before.hatched.len()), (2, 0));
        // The inset has grown, and whoever met there stands in it.
        let grown = "[...document.querySelectorAll('.grown .guests .disc')].map(disc => disc.dataset.initials)";
        assert_eq!(page.eval::<Vec<String>>(grown).await?, ["BB", "OO"]);
        let wide = "[...document.querySelectorAll('.inset')].map(inset => inset.getBoundingClientRect().width)";
        let widths: Vec<f64> = page.eval(wide).await?;
        let grown = usize::try_from(before.inset)?;
        assert!(widths.iter().enumerate().all(|(n, wide)| n == grown || *wide * 1.4 < widths[grown]), "{widths:?}");

        let grain = at(&page, "grain").await?;
        assert_eq!(grain.hatched, ["mykolaiv", "odesa"]);
        assert_eq!(
            (grain.lit, grain.lines, grain.inset),
            (vec!["mykolaiv".into(), "odesa".into(), "vinnytsia".into()], 0, -1)
        );
        // Without a scene it is whom and what the facts tell of, and the camera shows them.
        let first = at(&page, "first").await?;
        assert_eq!(first.lit, ["aalto", "helsinki", "tallinn"]);
        assert!(first.camera[2] < before.camera[2] / 2, "{first:?}");

        page.click(".mode[href='#explore']").await?;
        opened(&page, "explore").await?;
        still(&page).await?;
        let left = "[document.querySelectorAll('#map .aside, .base [data-light]:not([data-light=\"\"]), .grown, .scene').length,
            document.querySelector('#map_lines').getAttribute('d')]";
        assert_eq!(page.eval::<(usize, String)>(left).await?, (0, String::new()));
        Ok(())
    });
}

#[test]
fn the_lines_lead_from_pin_to_pin_or_to_the_inset_and_go_with_the_map() {
    check(async |stage| {
        // Of each line the distance, in px, of its ends from where they belong.
        let ends = "
            const line = document.querySelector('#map_lines'), box = document.querySelector('.plane').getBoundingClientRect();
            const { e, f } = new DOMMatrix(getComputedStyle(line.parentElement).transform);
            const middle = css => { const { x, y, width, height } = document.querySelector(css).getBoundingClientRect(); return [x + width / 2, y + height / 2]; };
            const lines = line.getAttribute('d').split('M').slice(1).map(part => part.split(/[Q ]/).map(Number));
            const goals = [['#pin_berg', '.inset:has(#pin_sitka)'], ['.inset:has(#pin_sitka)', '#pin_ozols']];
            return lines.flatMap((line, n) => [line.slice(0, 2), line.slice(-2)].map(([x, y], end) => {
                const [a, b] = middle(goals[n][end]);
                return Math.hypot(x + e + box.x - a, y + f + box.y - b);
            }));";
        let (_site, page) = visit(stage, Options::default(), "#step=before").await?;
        at(&page, "before").await?;
        let far: Vec<f64> = page.run(ends, &[]).await?;
        assert!(far.len() == 4 && far.iter().all(|px| *px < 3.0), "{far:?}");
        page.click("[data-do='zoom in']").await?;
        still(&page).await?;
        page.click("[data-do='pan left']").await?;
        still(&page).await?;
        let far: Vec<f64> = page.run(ends, &[]).await?;
        assert!(far.len() == 4 && far.iter().all(|px| *px < 3.0), "{far:?}");
        Ok(())
    });
}

#[test]
fn a_line_is_drawn_in_unless_the_reader_wants_stillness() {
    check(async |stage| {
        let watch = "
            window.drawn = 0;
            const look = () => {
                if (document.querySelector('#map_lines').getAnimations().length) window.drawn = 1;
                requestAnimationFrame(look);
            };
            look();";
        let end = "document.querySelector('#map_lines').getAttribute('d')";
        let mut ends = Vec::new();
        for (options, times) in [(Options::moving(), 1), (Options::default(), 0)] {
            let (_site, page) = visit(stage, options, "#step=first").await?;
            page.run::<Value>(watch, &[]).await?;
            at(&page, "before").await?;
            assert_eq!(page.eval::<u32>("window.drawn").await?, times);
            ends.push(page.eval::<String>(end).await?);
        }
        assert!(ends[0] == ends[1] && !ends[0].is_empty(), "{ends:?}");
        Ok(())
    });
}

#[test]
fn the_bar_leads_from_step_to_step() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::moving(), "#follow").await?;
        opened(&page, "step=before").await?;
        let current = "[...document.querySelectorAll(\".ticks [aria-current='step']\")].map(tick => tick.title)";
        assert_eq!(page.eval::<Vec<String>>(current).await?, ["Friday: Two of them meet"]);
        assert!(!page.find("[data-do='turn back']").await?.shown, "there is none before the first");
        for step in ["first", "second", "grain", "doubts"] {
            page.click("[data-do='turn on']").await?;
            opened(&page, &format!("step={step}")).await?;
            page.wait_for(&format!("[id='step={step}'] .title"), |title| title.focused).await?;
        }
        assert_eq!(page.eval::<Vec<String>>(current).await?, ["No day given: Doubts"]);
        assert!(!page.find("[data-do='turn on']").await?.shown, "there is none after the last");
        page.click("[data-do='turn back']").await?;
        opened(&page, "step=grain").await?;
        page.click(".ticks [href='#step=second']").await?;
        opened(&page, "step=second").await?;
        page.press(Key::Left).await?;
        opened(&page, "step=first").await?;
        page.click(".ticks [href='#step=doubts']").await?;
        opened(&page, "step=doubts").await?;
        page.click("[id='step=doubts'] .next").await?;
        opened(&page, "panel").await?;
        assert!(!page.find(".bar").await?.shown, "it is the steps' alone");
        Ok(())
    });
}

#[test]
fn a_statement_and_what_withdrew_it_stand_side_by_side_in_place() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options { width: 1440, ..Options::moving() }, "#step=before").await?;
        opened(&page, "step=before").await?;
        assert!(!page.find("[id='step=before'] .fact-text").await?.shown, "it is folded");
        page.click("[id='step=before'] .told:last-of-type summary").await?;
        let texts = page.find_all("[id='step=before'] .pair .fact-text").await?;
        let [earlier, later] = texts.as_slice() else { anyhow::bail!("{} statements", texts.len()) };
        assert!(earlier.shown && earlier.text.contains("sails in May"), "{earlier:?}");
        assert!(later.shown && later.text.contains("withdrew the month of May"), "{later:?}");
        let beside = page.find_all("[id='step=before'] .pair > .fact").await?;
        assert!(beside[0].y == beside[1].y && beside[0].x + beside[0].width <= beside[1].x, "{beside:?}");
        let tag = page.find("[id='step=before'] .pair .tag").await?;
        assert!(tag.text.contains("Walked back later by Lisa Lind"), "{}", tag.text);
        // The story is not left by it.
        opened(&page, "step=before").await?;
        page.click("[id='step=before'] .told summary").await?;
        page.wait_for("[id='step=before'] .facts .fact-source", |source| source.shown).await?;
        // On a narrow screen they stand under each other.
        page.resize(360, 740).await?;
        let beside = page.find_all("[id='step=before'] .pair > .fact").await?;
        assert!(beside[0].y + beside[0].height <= beside[1].y, "{beside:?}");
        Ok(())
    });
}
