//! What a reader's hands feel: how soon the page answers them on a slow
//! processor, and how smoothly the map flies.

use std::time::Duration;

use anyhow::Result;
use e2e::browser::{self, Engine, Key, Options, Page, Throttle};
use e2e::site::Site;
use serde_json::Value;

use super::budgets::Budgets;
use super::table::{Table, Unit};

/// What is done, over and over: what is clicked, or the key that is pressed.
enum Deed {
    Click(&'static str),
    Press(Key),
}

const DEEDS: [Deed; 16] = [
    Deed::Click(".pin.person:not(.absent, [hidden])"),
    Deed::Press(Key::Escape),
    Deed::Click("[data-do^='topic ']:not([data-do='topic'])"),
    Deed::Click("[data-do='topic']"),
    Deed::Click("[data-do='extent ukraine']"),
    Deed::Click(".pin.marker:not([hidden])"),
    Deed::Click("[data-do='extent europe']"),
    Deed::Click(".mode[href='#follow']"),
    Deed::Press(Key::Right),
    Deed::Click(".mode[href='#quiz']"),
    // In a later round the next question is asked.
    Deed::Click("#panel [data-do='start'], #panel .question .title"),
    Deed::Click("#panel .options input"),
    Deed::Click("#panel .proof summary"),
    Deed::Click("#panel [data-do='next']"),
    Deed::Click(".mode[href='#explore']"),
    // Where the first deed finds its pin.
    Deed::Click("[data-do='extent europe']"),
];
/// How often all of it is done in a visit, for 30 interactions at least.
const ROUNDS: usize = 2;
/// How many visits there are; the worst interaction of the middle one counts.
const VISITS: usize = 5;

/// How long the hands rest between two deeds: a flight on a slow machine is over.
const PAUSE: Duration = Duration::from_millis(1_300);

/// Notes how long each interaction took until it was seen, as the Event Timing
/// API counts it: in steps of 8 ms.
const WATCH: &str = "
    window.answered = [];
    new PerformanceObserver(list => {
        for (const entry of list.getEntries())
            if (entry.interactionId) answered.push([entry.duration, `${entry.name} on ${entry.target?.id || entry.target?.className}`]);
    }).observe({ type: 'event', durationThreshold: 16 });";

/// The frames of a flight to Ukraine, in ms from the first to the last, and how many.
const FLIGHT: &str = "
    const frames = [], box = document.querySelector('#map_box');
    document.querySelector(\"[data-do='extent ukraine']\").click();
    return new Promise(done => {
        const frame = now => {
            if (box.hasAttribute('data-flying')) frames.push(now);
            else if (frames.length) return done([frames.at(-1) - frames[0], frames.length - 1]);
            requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
    });";

/// The frames in which scenes change, from the first step to the last: flights, and lines that are
/// drawn; in ms, and how many.
const SCENES: &str = "
    const open = () => document.querySelector('.part.open').id;
    const moves = () => document.querySelector('#map_box[data-flying]') || document.getAnimations().length;
    let took = 0, count = 0;
    const turn = () => new Promise(done => {
        const frames = [], from = open(), begun = performance.now();
        document.querySelector(\"[data-do='turn on']\").click();
        const frame = now => {
            if (moves()) frames.push(now);
            else if (frames.length || now - begun > 700) {
                took += (frames.at(-1) ?? 0) - (frames[0] ?? 0);
                count += Math.max(frames.length - 1, 0);
                return done(open() !== from);
            }
            requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
    });
    const all = async () => {
        location.hash = 'follow';
        await new Promise(done => setTimeout(done, 2000));
        while (await turn());
        return [took, count];
    };
    return all();";

/// Measures all three.
pub async fn measure(site: &Site, engine: Engine, budgets: &Budgets, table: &mut Table) -> Result<()> {
    let mut worst = Vec::new();
    for _ in 0..VISITS {
        worst.push(worst_of_visit(site, engine, budgets).await?);
    }
    worst.sort_by(|a, b| a.0.total_cmp(&b.0));
    let all: Vec<String> = worst.iter().map(|(took, _)| took.to_string()).collect();
    let (took, what) = worst.swap_remove(VISITS / 2);
    let note = format!("{what}; the worst of {}, in {VISITS} visits {}", ROUNDS * DEEDS.len(), all.join(", "));
    table.add("worst interaction, cheap phone", took, budgets.times.interaction_ms, Unit::Milliseconds, note);

    let page = ready(site, engine, budgets).await?;
    let (took, frames): (f64, f64) = page.run(FLIGHT, &[]).await?;
    page.close().await?;
    let note = format!("{frames:.0} frames, {:.0} a second", frames * 1_000.0 / took);
    table.add("a frame of a flight", took / frames, budgets.times.flight_frame_ms, Unit::Milliseconds, note);

    let page = ready(site, engine, budgets).await?;
    let (took, frames): (f64, f64) = page.run(SCENES, &[]).await?;
    page.close().await?;
    let note = format!("{frames:.0} frames, {:.0} a second", frames * 1_000.0 / took);
    table.add("a frame of a change of scenes", took / frames, budgets.times.flight_frame_ms, Unit::Milliseconds, note);
    Ok(())
}

/// The interaction of a visit that was answered last: how many ms it took, and what it was.
async fn worst_of_visit(site: &Site, engine: Engine, budgets: &Budgets) -> Result<(f64, String)> {
    let page = ready(site, engine, budgets).await?;
    page.run::<Value>(WATCH, &[]).await?;
    page.throttle(Throttle::PHONE).await?;
    for _ in 0..ROUNDS {
        for deed in &DEEDS {
            match deed {
                Deed::Click(css) => page.click_by_hand(css).await?,
                Deed::Press(key) => page.press_by_hand(*key).await?,
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
    let answered: Vec<(f64, String)> = page.eval("answered").await?;
    page.close().await?;
    // What is quicker than the API counts has been quick enough.
    Ok(answered.into_iter().max_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or_default())
}

/// The page, once it answers.
async fn ready(site: &Site, engine: Engine, budgets: &Budgets) -> Result<Page> {
    let page = browser::open(engine, &Options::moving()).await?;
    page.goto(&site.url(&budgets.page)).await?;
    page.wait_until("performance.getEntriesByName('dateline:hydrated').length > 0").await?;
    Ok(page)
}
