//! What the page and its host page tell one another, beside heights: settings of the
//! address, commands, events.

use anyhow::{Result, ensure};
use e2e::browser::{Options, Page};
use e2e::site::Site;
use e2e::{Stage, check, fixture, root};
use serde_json::{Value, json};

use crate::frame::host_page;
use crate::questions::{answer, asked, hand_in, questions, start};
use crate::visit::{LIVE, opened, visit};

/// Notes down what a host page is told.
const LISTEN: &str = "
    window.told = []; window.heights = [];
    addEventListener('message', ({ data }) => {
        if (data.type === 'dateline:height') heights.push(data.height);
        else if (String(data.type).startsWith('dateline:')) told.push(data);
    });";

/// The page with a query in a frame of a page elsewhere, which notes down what it is told; the browser is in the frame.
async fn in_frame(stage: &Stage, query: &str) -> Result<(Site, Site, Page)> {
    let site = Site::hosting(fixture()?)?.header("access-control-allow-origin", "*").start()?;
    let page = stage.page(Options { width: 720, height: 950, ..Options::default() }).await?;
    let frame = format!(
        "<iframe id=\"f\" style=\"border:0\" width=\"700\" height=\"900\" src=\"{}\"></iframe>",
        site.url(query)
    );
    let host = host_page(&page, &format!("<script>{LISTEN}</script>{frame}")).await?;
    page.enter_frame("iframe").await?;
    page.wait_until(LIVE).await?;
    Ok((site, host, page))
}

/// Says something to the page in the frame, and goes on in the frame.
async fn say(page: &Page, message: Value) -> Result<()> {
    page.leave_frames().await?;
    page.run::<Value>("f.contentWindow.postMessage(arguments[0], '*')", &[message]).await?;
    page.enter_frame("iframe").await
}

const PAPER: &str = "getComputedStyle(document.body).backgroundColor";

#[test]
fn a_host_is_told_what_is_opened_and_answered() {
    check(async |stage| {
        let (_site, _host, page) = in_frame(stage, "?questions=1").await?;
        page.click("#pin_odesa").await?;
        opened(&page, "odesa").await?;
        start(&page).await?;
        let questions = questions()?;
        let stem = page.find("#panel .title").await?.text;
        let question = questions.iter().find(|question| question.stem == stem).unwrap();
        answer(&page, question).await?;
        hand_in(&page).await?;
        page.click("#panel [data-do='next']").await?;
        page.wait_for("#panel .score", |score| score.shown).await?;
        page.leave_frames().await?;
        // A message is on its way for a while.
        page.wait_until("told.at(-1).type === 'dateline:complete'").await?;
        let told: Vec<Value> = page.eval("told").await?;
        let expected = [
            json!({ "type": "dateline:ready", "story": "harbour", "lang": "en", "corrections": 2 }),
            json!({ "type": "dateline:view", "view": "explore" }),
            json!({ "type": "dateline:select", "id": "odesa" }),
            json!({ "type": "dateline:view", "view": "quiz" }),
            json!({ "type": "dateline:answer", "question": question.id, "outcome": "right", "points": 1 }),
            json!({ "type": "dateline:complete", "points": 1, "of": 1 }),
        ];
        ensure!(told == expected, "{told:#?}");
        Ok(())
    });
}

#[test]
fn a_host_can_change_the_looks_the_language_and_what_is_open() {
    check(async |stage| {
        let (_site, _host, page) = in_frame(stage, "").await?;
        let light: String = page.eval(PAPER).await?;
        say(&page, json!({ "type": "dateline:theme", "theme": "dark" })).await?;
        page.wait_until(&format!("{PAPER} !== {}", json!(light))).await?;
        say(&page, json!({ "type": "dateline:theme", "theme": "auto" })).await?;
        page.wait_until(&format!("{PAPER} === {}", json!(light))).await?;
        say(&page, json!({ "type": "dateline:goto", "goto": "lind" })).await?;
        opened(&page, "lind").await?;
        // What is not there, and what is no command, changes nothing.
        for odd in [
            json!({ "type": "dateline:goto", "goto": "nowhere" }),
            json!({ "type": "dateline:goto", "goto": null }),
            json!({ "type": "dateline:theme", "theme": { "toString": 1 } }),
            json!({ "type": "dateline:lang", "lang": "xx" }),
            json!({ "type": "dateline:lang", "lang": ["en"] }),
            json!({ "type": "dateline:eval", "eval": "document.title = 'x'" }),
            json!(null),
            json!("dateline:theme"),
        ] {
            say(&page, odd).await?;
        }
        opened(&page, "lind").await?;
        say(&page, json!({ "type": "dateline:lang", "lang": "uk" })).await?;
        page.wait_until(&format!("document.documentElement.lang === 'uk' && {LIVE}")).await?;
        opened(&page, "lind").await.map(drop)
    });
}

#[test]
fn only_the_host_is_heard() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "").await?;
        let light: String = page.eval(PAPER).await?;
        page.run::<Value>("postMessage({ type: 'dateline:theme', theme: 'dark' }, '*')", &[]).await?;
        page.run::<Value>("return new Promise(done => setTimeout(done, 200))", &[]).await?;
        ensure!(page.eval::<String>(PAPER).await? == light, "a page that stands by itself has no host");
        Ok(())
    });
}

#[test]
fn every_setting_of_the_address_does_what_the_table_says() {
    check(async |stage| {
        let (site, page) = visit(stage, Options::default(), "").await?;
        let light: String = page.eval(PAPER).await?;
        let open = async |query: &str| {
            page.goto(&site.url(query)).await?;
            page.wait_until(LIVE).await
        };
        open("?theme=dark").await?;
        let dark: String = page.eval(PAPER).await?;
        ensure!(dark != light, "{dark}");
        open("?theme=light&utm_source=x&initialWidth=600&childId=x").await?;
        ensure!(page.eval::<String>(PAPER).await? == light, "light");
        for odd in ["?theme=pink&accent=zzz&chrome=none&view=list&height=9&lang=xx", "#?secret=abc", "#amp=1"] {
            open(odd).await?;
            ensure!(page.eval::<String>(PAPER).await? == light, "{odd}");
            opened(&page, "explore").await?;
        }
        open("?view=quiz").await?;
        opened(&page, "panel").await?;
        open("?view=quiz#lind").await?;
        opened(&page, "lind").await?;
        open("?view=follow").await?;
        opened(&page, "step=before").await?;
        open("?chrome=minimal").await?;
        let foot = page.find_all(".foot-line > *").await?;
        let shown: Vec<&str> = foot.iter().filter(|line| line.shown).map(|line| line.attribute("class")).collect();
        ensure!(shown == ["credit"], "the foot is left out, but for whose map it is: {shown:?}");
        open("?lang=uk").await?;
        ensure!(page.eval::<String>("document.documentElement.lang").await? == "uk", "Ukrainian");
        Ok(())
    });
}

#[test]
fn the_height_is_told_as_the_address_asks() {
    check(async |stage| {
        for (query, list_again) in [("?height=fixed", 0), ("?height=grow", 1), ("?height=fit", 3)] {
            let (_site, _host, page) = in_frame(stage, &[query, "&layout=page"].concat()).await?;
            page.click(".subject[href='#sitka']").await?;
            opened(&page, "sitka").await?;
            page.run::<Value>("return new Promise(done => setTimeout(done, 300))", &[]).await?;
            page.click("#sitka .close").await?;
            opened(&page, "explore").await?;
            page.run::<Value>("return new Promise(done => setTimeout(done, 300))", &[]).await?;
            page.leave_frames().await?;
            // Of each height once, and of each whole.
            let heights: Vec<f64> = page.eval("heights.filter((height, at) => height !== heights[at - 1])").await?;
            ensure!(
                heights.len() == list_again && heights.iter().all(|height| height.fract() == 0.0),
                "{query}: {heights:?}"
            );
        }
        Ok(())
    });
}

/// Colours that a host may wish for, and the grounds that each must be readable on.
const WISHES: &str = "
    const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const parts = (digits) => digits.match(/../g).map((part) => parseInt(part, 16));
    const worst = { ratio: 99 };
    for (const ground of ['ffffff', 'eef1f3', '14181b', '20262b']) {
        for (let at = 0; at < 512; at++) {
            const wish = [at >> 6, at >> 3 & 7, at & 7].map((part) => Math.round(part * 255 / 7).toString(16).padStart(2, '0')).join('');
            const got = fitted(wish, ground).match(/\\d+/g).map(Number);
            const found = ratio(luminance(got), luminance(parts(ground)));
            if (found < worst.ratio) Object.assign(worst, { ratio: found, wish, ground });
        }
    }
    return worst;";

#[test]
fn any_colour_that_a_host_wishes_for_can_be_read() {
    check(async |stage| {
        let page = stage.page(Options::default()).await?;
        let script = std::fs::read_to_string(root().join("src/publish/script/accent.js"))?;
        let worst: Value = page.run(&format!("{script}\n{WISHES}"), &[]).await?;
        ensure!(worst["ratio"].as_f64().is_some_and(|ratio| ratio >= 4.5), "{worst}");
        // Of three digits each counts twice, and one that can be read stays as it is.
        let same: Vec<String> =
            page.run(&format!("{script}\nreturn [fitted('036', 'ffffff'), fitted('003366', 'ffffff')]"), &[]).await?;
        ensure!(same == ["rgb(0,51,102)", "rgb(0,51,102)"], "{same:?}");
        Ok(())
    });
}

/// What is said and heard, as data: each a call and what it gives.
fn wire() -> Vec<(&'static str, Value)> {
    vec![
        (
            "heard('[iFrameSizer]frame1:8:false:true:32:true:true:null:bodyOffset')",
            json!({ "sizer": "frame1", "kind": "init" }),
        ),
        ("heard('[iFrameSizer]resize')", json!({ "size": "" })),
        ("heard('[iFrameSizer]')", json!(null)),
        ("heard('pymxPYMxpym-0xPYMxwidthxPYMx600')", json!({ "pym": "pym-0" })),
        ("heard('pymxPYMxpym-0xPYMxviewport-iframe-positionxPYMx1 2')", json!(null)),
        ("heard({ type: 'iframe-child-init' })", json!({ "size": "" })),
        ("heard({ type: 'iframe-get-child-dimensions' })", json!({ "size": "" })),
        ("heard({ message: 'ready', secret: 'abc' })", json!({ "secret": "abc" })),
        ("heard({ message: 'ready', secret: '<b>' })", json!(null)),
        ("heard({ context: 'h5p', action: 'hello' })", json!({ "size": "" })),
        ("heard({ type: 'dateline:theme', theme: 'dark', more: 1, 'dateline:theme': 2 })", json!({ "theme": "dark" })),
        ("heard({ type: 'dateline:other' })", json!(null)),
        // What is no text cannot be taken for one.
        ("heard({ type: { toString: 1 } })", json!(null)),
        ("heard({ message: 'ready', secret: ['abc'] })", json!(null)),
        ("heard({ type: 'dateline:goto', goto: { toString: 1 } })", json!({ "goto": "" })),
        (
            "[null, undefined, 0, '', [], {}, NaN, 'x'.repeat(1e6)].map(heard).every((event) => event === null)",
            json!(true),
        ),
        ("heard(Object.create(null))", json!(null)),
        ("said({ url: 'https://a/' }, 700).length", json!(7)),
        ("said({ url: 'https://a/' }, 700)[0]", json!({ "type": "dateline:height", "height": 700 })),
        ("said({ url: 'u', sizer: 'f', width: 320, kind: 'init' }, 9)[1]", json!("[iFrameSizer]f:9:320:init")),
        ("said({ url: 'u', sizer: 'f', width: 320 }, 9)[1]", json!("[iFrameSizer]f:9:320:resizeObserver")),
        ("said({ url: 'u', pym: 'p' }, 9)[1]", json!("pymxPYMxpxPYMxheightxPYMx9")),
        ("said({ url: 'u', width: 5 }, 9)[1]", json!({ "type": "iframe-resized", "width": 5, "height": 9 })),
        ("said({ url: 'u', secret: 's' }, 9)[2]", json!({ "message": "height", "value": 9, "secret": "s" })),
        ("said({ url: 'u' }, 9)[2]", json!({ "datawrapper-height": { "u": 9 } })),
        ("JSON.parse(said({ url: 'u' }, 9).at(-1))", json!({ "src": "u", "context": "iframe.resize", "height": 9 })),
    ]
}

#[test]
fn the_words_of_every_host_are_said_and_heard() {
    check(async |stage| {
        let page = stage.page(Options::default()).await?;
        let script = std::fs::read_to_string(root().join("src/publish/script/host.js"))?;
        for (call, expected) in wire() {
            let found: Value = page.run(&format!("{script}\nreturn ({call}) ?? null"), &[]).await?;
            ensure!(found == expected, "{call}: {found}");
        }
        Ok(())
    });
}

#[test]
fn a_question_that_the_host_goes_to_is_one_of_the_page() {
    check(async |stage| {
        let (_site, _host, page) = in_frame(stage, "?layout=page").await?;
        say(&page, json!({ "type": "dateline:goto", "goto": "quiz" })).await?;
        opened(&page, "panel").await?;
        page.click("#panel [data-do='start']").await?;
        asked(&page, 1, &questions()?[0]).await?;
        page.leave_frames().await?;
        ensure!(page.eval::<f64>("scrollY").await? == 0.0, "the host page is scrolled");
        Ok(())
    });
}
