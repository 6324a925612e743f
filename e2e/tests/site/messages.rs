//! What a host page says that nobody would: thousands of messages of any form, from a
//! seeded generator, and the page in the frame goes on as if none had come; and how soon
//! it answers a reader while they come. With
//! `FUZZ_SECONDS` it goes on for as long (`cargo xtask fuzz messages`).

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use e2e::browser::{Options, Page};
use e2e::site::Site;
use e2e::{check, check_for, fixture};
use serde_json::{Value, json};

use crate::frame::framed;
use crate::visit::{LIVE, opened, visit, works};

/// Notes whatever goes wrong in a page.
const WATCH: &str = "
    window.wrong = [];
    addEventListener('error', ({ message }) => wrong.push(message));
    addEventListener('unhandledrejection', ({ reason }) => wrong.push(String(reason)));";

/// Posts some messages to the frame, then asks it for its height and waits for the
/// answer; gives that back. `arguments` are the seed and how many.
const POST: &str = r##"
    const [seed, count] = arguments, frame = document.querySelector("iframe");
    let state = seed;
    const below = (n) => {
        state = (state + 0x6d2b79f5) | 0;
        let t = Math.imul(state ^ (state >>> 15), 1 | state);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) % n;
    };
    const any = (list) => list[below(list.length)];
    const words = ["dateline:size", "dateline:theme", "dateline:goto", "dateline:lang", "dateline:", "iframe-child-init",
        "iframe-get-child-dimensions", "ready", "h5p", "dark", "light", "en", "xx", "nothing", "#", "<img src=x onerror=alert(1)>",
        "javascript:alert(1)", "__proto__", "constructor", "toString", "\0", "\u2028", "\u202e", "\ud800", "a1b2c3", "", " ", "null"];
    const keys = ["type", "message", "secret", "context", "action", "theme", "lang", "goto", "size", "height", "kind", "sizer",
        "pym", "open", "url", "width", "toString", "valueOf", "then", "toJSON", "length"];
    const heads = ["[iFrameSizer]", "pymxPYMx", "pymxPYMxaxPYMxwidthxPYMx", "[iFrameSizer]message:", "{", "datawrapper-", "dateline:"];
    const value = (depth) => {
        switch (below(depth > 3 ? 12 : 22)) {
            case 0: return null;
            case 1: return undefined;
            case 2: return any([0, -0, NaN, Infinity, -Infinity, 1e308, 2 ** 53, -1, 0.1]);
            case 3: return any([true, false]);
            case 4: return any([0n, -(2n ** 70n)]);
            case 5: return any(heads) + any(words) + any([":", "xPYMx", ""]) + any(["true", "8:false:", "width"]);
            case 6: return any(words).repeat(1 << below(14));
            case 7: return any([new Date(NaN), /a/g, new Error(any(words)), new Map([[1, 2]]), new Set([1]), new ArrayBuffer(8)]);
            case 8: return String.fromCharCode(...Array.from({ length: below(40) }, () => below(65536)));
            case 9: case 10: case 11: return any(words);
            case 12: case 13: return Array.from({ length: below(6) }, () => value(depth + 1));
            default: {
                const made = {};
                for (let n = below(6); n >= 0; n--) made[any(keys)] = value(depth + 1);
                if (below(3) === 0) made.type = any(words);
                if (below(8) === 0) made.self = made;
                if (below(8) === 0) Object.defineProperty(made, "__proto__", { value: value(depth + 1), enumerable: true });
                return made;
            }
        }
    };
    const nested = () => {
        let made = [];
        for (let n = 0; n < 2000; n++) made = below(2) ? [made] : { type: made };
        return { type: made, goto: made };
    };
    for (let n = 0; n < count; n++) frame.contentWindow.postMessage(below(500) ? value(0) : nested(), "*");
    return new Promise((done) => {
        const listen = ({ source, data }) => {
            if (source !== frame.contentWindow || data?.type !== "dateline:height") return;
            clearInterval(asking);
            removeEventListener("message", listen);
            done(data.height);
        };
        const asking = setInterval(() => {
            addEventListener("message", listen);
            frame.contentWindow.postMessage({ type: "dateline:size" }, "*");
        }, 20);
    });"##;

/// What the scripts of the host and of the frame hold, in bytes, where a browser tells.
const HELD: &str = "performance.memory?.usedJSHeapSize ?? 0";

/// A number from the environment.
fn number(name: &str) -> Option<u32> {
    std::env::var(name).ok()?.parse().ok()
}

/// Checks that the page in the frame has come to no harm, and that the host knows its height.
async fn unharmed(page: &Page, told: f64) -> Result<()> {
    page.enter_frame("iframe").await?;
    let wrong: Vec<String> = page.eval("window.wrong").await?;
    ensure!(wrong.is_empty(), "{} errors, such as {:?}", wrong.len(), wrong.first());
    let height: f64 = page.eval("Math.ceil(document.querySelector('.page').getBoundingClientRect().height)").await?;
    ensure!((height - told).abs() <= 1.0, "the page is {height} px high, and the host is told {told}");
    ensure!(page.eval::<bool>("Object.keys(Object.prototype).length === 0").await?, "all objects have got a key");
    page.leave_frames().await
}

#[test]
fn messages_of_any_form_do_no_harm() {
    let time = Duration::from_secs(number("FUZZ_SECONDS").unwrap_or_default().into());
    check_for(time, async |stage| {
        let site = Site::hosting(fixture()?)?.header("access-control-allow-origin", "*").first_script(WATCH).start()?;
        let page = stage.page(Options::default()).await?;
        let _host = framed(&page, "width=\"1100\" height=\"700\"", &site.url("")).await?;
        page.wait_until(LIVE).await?;
        page.leave_frames().await?;
        let (begun, seed, mut batch) = (Instant::now(), number("FUZZ_SEED").unwrap_or(1), 0);
        let (mut slowest, mut held) = (Duration::ZERO, 0.0_f64);
        const COUNT: u32 = 1_000;
        while batch < 3 || begun.elapsed() < time {
            let seed = seed.wrapping_mul(1_000_003).wrapping_add(batch);
            let posted = Instant::now();
            let told: f64 = page.run(POST, &[json!(seed), json!(COUNT)]).await?;
            slowest = slowest.max(posted.elapsed());
            held = held.max(page.eval(HELD).await?);
            unharmed(&page, told).await.with_context(|| format!("after the messages of seed {seed}"))?;
            batch += 1;
        }
        if !time.is_zero() {
            let (count, took) = (batch * COUNT, begun.elapsed().as_secs_f64());
            println!("messages: {count} in {took:.0} s, {COUNT} in at most {slowest:?}, {held} bytes held at most");
        }
        page.enter_frame("iframe").await?;
        works(&page).await
    });
}

/// Posts, once it is told to, 10,000 wishes to go somewhere, and others between, all at once to
/// the frame, or to the page itself where there is none; or as many words that mean nothing.
const FLOOD: &str = "
    const to = document.querySelector('iframe')?.contentWindow ?? self;
    const ids = ['lind', 'odesa', 'explore', 'follow', 'riga'], themes = ['dark', 'light'];
    addEventListener('message', ({ data }) => {
        const name = { flood: 'dateline', noise: 'another' }[data];
        for (let n = 0; name && n < 10000; n++) {
            to.postMessage({ type: `${name}:goto`, goto: ids[n % ids.length] }, '*');
            if (n % 10) continue;
            to.postMessage({ type: `${name}:theme`, theme: themes[n % 20 / 10] }, '*');
            to.postMessage({ type: `${name}:size` }, '*');
            to.postMessage({ type: `${name}:lang`, lang: 'en' }, '*');
            to.postMessage(`[${data === 'flood' ? 'iFrameSizer' : 'another'}]f:8:false:true`, '*');
        }
    });";

/// Notes how long after a topic was pressed it is seen to be chosen; how many messages have come; how often
/// the page has gone where a host wishes; and how often it may have: once a picture, and where none comes, ten times a second.
const PRESSES: &str = "
    window.waits = []; window.chosen = []; window.went = 0; window.turns = 0; window.heard = 0;
    addEventListener('popstate', () => window.went++);
    addEventListener('message', () => window.heard++);
    requestAnimationFrame(function next() {
        window.turns++;
        requestAnimationFrame(next);
    });
    setInterval(() => window.turns++, 100);
    addEventListener('pointerdown', event => {
        const topic = event.target.closest('.topic');
        if (!topic) return;
        const looks = new MutationObserver(() => {
            if (topic.getAttribute('aria-pressed') !== 'true') return;
            looks.disconnect();
            chosen.push(topic.dataset.do);
            requestAnimationFrame(() => waits.push(performance.now() - event.timeStamp));
        });
        looks.observe(topic, { attributes: true });
    }, true);";

/// How many messages come of one flood, at least.
const FLOODED: usize = 10_000 + 4 * 1_000;

/// The presses.
const DOES: [&str; 2] = ["topic ferry", "topic"];

/// Presses each topic in the middle of what comes from a host; gives back how long the page took to
/// answer by its own clock, in ms, and by ours: of each the least, since the machine may have had
/// something else to do.
async fn presses(page: &Page, says: &str) -> Result<(f64, Duration)> {
    page.run::<Value>("waits.length = chosen.length = 0", &[]).await?;
    let mut soonest = Duration::MAX;
    for (press, does) in DOES.into_iter().enumerate() {
        page.run::<Value>("scrollTo(0, 0)", &[]).await?;
        let topic = page.find(&format!("[data-do='{does}']")).await?;
        page.run::<Value>("parent.postMessage(arguments[0], '*')", &[json!(says)]).await?;
        tokio::time::sleep(Duration::from_millis(200)).await;
        let posted = Instant::now();
        page.click_at((topic.x + topic.width / 2.0, topic.y + topic.height / 2.0)).await?;
        // On a busy machine some engines take long for the messages alone.
        while page.eval::<usize>("waits.length").await? <= press {
            ensure!(posted.elapsed() < Duration::from_secs(60), "a press is not answered in the middle of {says}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        soonest = soonest.min(posted.elapsed());
        page.run::<Value>("return new Promise(done => setTimeout(done, 500))", &[]).await?;
    }
    let chosen: Vec<String> = page.eval("chosen").await?;
    ensure!(chosen == DOES, "each press does its own, and {says} has made them do {chosen:?}");
    let waits: Vec<f64> = page.eval("waits").await?;
    Ok((waits.into_iter().fold(f64::INFINITY, f64::min), soonest))
}

#[test]
fn a_flood_of_messages_keeps_no_reader_waiting() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.header("access-control-allow-origin", "*").start()?;
        for in_frame in [true, false] {
            let (_site, page, _host) = if in_frame {
                let page = stage.page(Options { width: 1200, height: 1000, ..Options::default() }).await?;
                let host = framed(&page, "width=\"1150\" height=\"950\" style=\"border:0\"", &site.url("?layout=page"))
                    .await?;
                page.wait_until(LIVE).await?;
                (None, page, Some(host))
            } else {
                let (site, page) = visit(stage, Options::default(), "").await?;
                (Some(site), page, None)
            };
            if in_frame {
                page.leave_frames().await?;
            }
            page.run::<Value>(FLOOD, &[]).await?;
            if in_frame {
                page.enter_frame("iframe").await?;
            }
            page.run::<Value>(PRESSES, &[]).await?;
            // What the browser itself takes for as many messages, on this machine as busy as it is now.
            let (noise, noise_soonest) = presses(&page, "noise").await?;
            ensure!(page.eval::<u32>("went").await? == 0, "what means nothing does nothing");
            let turns: u32 = page.eval("turns").await?;
            let (flood, soonest) = presses(&page, "flood").await?;
            ensure!(flood < f64::max(100.0, 4.0 * noise), "a press is answered after {flood} ms, and {noise} without");
            // A driver's press may wait for the messages before it: then the browser's clock begins late. A
            // page that does each of them takes a quarter of a minute on a machine that has nothing else to do.
            let most = Duration::from_secs(8) + 4 * noise_soonest;
            ensure!(soonest < most, "a press is answered {soonest:?} after the flood, and {noise_soonest:?} without");
            // Once all has been heard, the page is the reader's alone.
            let all = 2 * DOES.len() * FLOODED;
            let posted = Instant::now();
            while page.eval::<usize>("heard").await? < all {
                ensure!(posted.elapsed() < Duration::from_secs(120), "the {all} messages do not all come");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            page.run::<Value>("return new Promise(done => setTimeout(done, 1000))", &[]).await?;
            let [went, all]: [u32; 2] = page.eval("[went, turns]").await?;
            ensure!((went > 0) == in_frame && went <= all - turns, "it went {went} times in {} turns", all - turns);
            page.click("#pin_odesa").await?;
            opened(&page, "odesa").await?;
        }
        Ok(())
    });
}
