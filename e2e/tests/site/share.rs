//! The dialog that gives the lines to embed, and these lines in a host page: the
//! frame's height is reserved, nothing moves, and the loader keeps it right.

use anyhow::{Context, Result, ensure};
use e2e::browser::{Ability, Engine, Options, Page};
use e2e::site::Site;
use e2e::{check, fixture};
use serde_json::{Value, json};

use crate::frame::{framed, host_page, settles};
use crate::questions::{asked, go_through, questions, start};
use crate::visit::{LIVE, quiet, visit};

/// Counts how much of a host page moves by itself, and notes down what it is told and how it is drawn.
const COUNT: &str = "
    window.moved = 0; window.told = []; window.gaps = [];
    try { new PerformanceObserver(list => list.getEntries().forEach(entry => {
        if (!entry.hadRecentInput) moved += entry.value;
    })).observe({ type: 'layout-shift', buffered: true }); } catch {}
    for (const type of ['ready', 'view', 'select', 'answer', 'complete'])
        addEventListener('dateline:' + type, event => told.push(event.detail));
    let last; requestAnimationFrame(function look(now) {
        if (last) gaps.push(now - last);
        last = now;
        requestAnimationFrame(look);
    });";

/// A host page elsewhere, with this between its own words.
async fn put(page: &Page, body: &str) -> Result<Site> {
    let head = "<meta name=\"viewport\" content=\"width=device-width\">";
    let whole = format!("{head}<script>{COUNT}</script><h1>The news</h1>{body}<p>What else there is</p>");
    host_page(page, &whole).await
}

/// Brings a frame, counted from 0, into sight, and waits until the page in it lives and it is as
/// high as that; gives that back in CSS px.
async fn fits(page: &Page, at: usize) -> Result<f64> {
    let css = format!("iframe[data-at='{at}']");
    let mark = "[...document.querySelectorAll('iframe')].forEach((frame, at) => frame.dataset.at = at)";
    page.wait_until(&format!("document.querySelectorAll('iframe').length > {at}")).await?;
    page.run::<Value>(mark, &[]).await?;
    page.run::<Value>("document.querySelector(arguments[0]).scrollIntoView()", &[json!(css)]).await?;
    page.enter_frame(&css).await?;
    page.wait_until(LIVE).await?;
    page.leave_frames().await?;
    settles(page, &css).await
}

/// The lines that the dialog gives, once they are there.
async fn lines(page: &Page) -> Result<String> {
    page.wait_until("document.getElementById('share_lines').value !== ''").await?;
    page.eval("document.getElementById('share_lines').value").await
}

#[test]
fn the_dialog_gives_lines_that_keep_still_at_every_width() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.header("access-control-allow-origin", "*").start()?;
        let page = stage.page(Options { width: 900, ..Options::default() }).await?;
        page.goto(&site.url("")).await?;
        page.wait_until(LIVE).await?;
        // What the reader has begun is not touched by the measuring.
        let kept = "dateline-quiz 2 harbour\nat q-may\none q-plan ferry\n";
        let key = "dateline:quiz:harbour";
        page.run::<Value>("localStorage.setItem(arguments[0], arguments[1])", &[json!(key), json!(kept)]).await?;
        page.click("#share_open").await?;
        page.wait_for("#share", |dialog| dialog.shown).await?;
        let explore = lines(&page).await?;
        page.choose("#share select[name='view']", "quiz").await?;
        page.wait_until("document.getElementById('share_lines').value.includes('view=quiz')").await?;
        let quiz = lines(&page).await?;
        page.click("#share input[name='layout']").await?;
        page.wait_until("document.getElementById('share_lines').value === ''").await?;
        let tall = lines(&page).await?;
        let still: String = page.run("return localStorage.getItem(arguments[0])", &[json!(key)]).await?;
        ensure!(still == kept, "{still}");
        ensure!(
            explore.contains("loading=\"lazy\"") && explore.contains("allow=\"clipboard-write; web-share\""),
            "{explore}"
        );
        ensure!(explore.contains("title=\"The harbour talks") && quiz.contains("?view=quiz"), "{quiz}");
        quiet(&page).await?;

        for (lines, is_card, widths) in
            [(&explore, true, [320, 620, 1200]), (&quiz, true, [320, 599, 700]), (&tall, false, [320, 700, 1280])]
        {
            for width in widths {
                page.resize(width, 800).await?;
                let _host = put(&page, lines).await?;
                let inside = fits(&page, 0).await.with_context(|| format!("at {width} px"))?;
                let told = if width < 600 { 720.0 } else { 640.0 };
                ensure!(if is_card { inside == told } else { inside > 800.0 }, "{inside} px at {width}");
                if stage.can(Ability::LayoutShifts) {
                    let moved: f64 = page.eval("moved").await?;
                    ensure!(moved == 0.0, "{moved} moved at {width} px");
                }
            }
        }
        Ok(())
    });
}

#[test]
fn the_dialog_is_used_by_keyboard_and_leaves_out_what_it_cannot_use() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "").await?;
        page.run::<Value>("document.getElementById('share_open').focus()", &[]).await?;
        page.press(e2e::browser::Key::Enter).await?;
        page.wait_for("#share", |dialog| dialog.shown).await?;
        page.wait_until("document.activeElement.closest('#share') !== null").await?;
        let set = "
            const field = document.querySelector(`#share [name='${arguments[0]}']`);
            if (field.type === 'checkbox') field.checked = true;
            else field.value = arguments[1];
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        for (name, value) in [("theme", "dark"), ("accent", "#c03"), ("chrome", ""), ("questions", "5"), ("order", "")]
        {
            page.run::<Value>(set, &[json!(name), json!(value)]).await?;
        }
        for (name, value) in [("accent", "\"><script>"), ("seed", "-4"), ("pass", "many")] {
            page.run::<Value>(set, &[json!(name), json!(value)]).await?;
        }
        let link: String = page.eval("document.getElementById('share_link').value").await?;
        let query = link.split_once('?').context("a query")?.1;
        ensure!(query == "theme=dark&chrome=minimal&questions=5&order=shuffled", "{query}");
        page.press(e2e::browser::Key::Escape).await?;
        page.wait_until("!document.getElementById('share').open && document.activeElement.id === 'share_open'").await
    });
}

#[test]
fn twenty_embeds_load_one_by_one_as_they_come_near_and_fit() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.header("access-control-allow-origin", "*").start()?;
        let frames: String = (0..20)
            .map(|at| {
                format!(
                    "<iframe src=\"{}?n={at}&layout=page\" title=\"{at}\" loading=\"lazy\" \
                     style=\"display:block;width:100%;border:0;height:2712px\"></iframe>\n",
                    site.url("")
                )
            })
            .collect();
        let page = stage.page(Options { width: 640, ..Options::default() }).await?;
        let _host = put(&page, &format!("{frames}<script async src=\"{}\"></script>", site.url("embed.js"))).await?;
        let asked = |site: &Site| site.requests().iter().filter(|request| request.path.starts_with("/?n=")).count();
        fits(&page, 0).await?;
        let first = asked(&site);
        ensure!(first < 6, "{first} of 20 were loaded at once");
        page.run::<Value>("gaps.length = 0", &[]).await?;
        for at in [1, 2, 3, 10, 19] {
            fits(&page, at).await?;
        }
        // The host page goes on drawing while frames load. Of the others a test without a
        // screen shows what the processor draws, and not what a reader sees.
        if stage.can(Ability::LayoutShifts) {
            let gaps: Vec<f64> = page.eval("gaps.sort((a, b) => a - b)").await?;
            let median = gaps.get(gaps.len() / 2).copied().context("frames")?;
            ensure!(median < 50.0, "{median} ms between frames");
        }
        let loaded = asked(&site);
        ensure!(loaded < 20, "those that were jumped over are not loaded: {loaded}");
        Ok(())
    });
}

#[test]
fn an_element_stands_for_a_frame_and_hands_on_what_is_told() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.under("/talks/").header("access-control-allow-origin", "*").start()?;
        let page = stage.page(Options { width: 700, ..Options::default() }).await?;
        let body = format!(
            "<dateline-embed title=\"Talks\" story=\"talks\" lang=\"uk\" view=\"quiz\" questions=\"1\" seed=\"1\"></dateline-embed>\
             <script src=\"{0}\"></script><script src=\"{0}\"></script>",
            site.url("embed.js")
        );
        let _host = put(&page, &body).await?;
        fits(&page, 0).await?;
        let frames: Vec<String> =
            page.eval("[...document.querySelectorAll('iframe')].map(f => f.title + ' ' + f.src)").await?;
        let expected = format!("Talks {}?lang=uk&view=quiz&questions=1&seed=1", site.url(""));
        ensure!(frames == [expected], "{frames:?}");
        page.wait_until("told.length > 1").await?;
        let told: Vec<Value> = page.eval("told").await?;
        let ready = json!({ "type": "dateline:ready", "story": "harbour", "lang": "uk", "corrections": 2 });
        ensure!(told == [ready, json!({ "type": "dateline:view", "view": "quiz" })], "{told:?}");
        // Nothing that another page says of it moves the frame.
        page.run::<Value>("postMessage({ type: 'dateline:height', height: 7 }, '*')", &[]).await?;
        fits(&page, 0).await.map(drop)
    });
}

/// What a reader can select of the notice.
const SELECTED: &str = "
    getSelection().selectAllChildren(document.querySelector('#panel .notice'));
    return getSelection().toString();";

#[test]
fn a_code_is_copied_in_a_frame_or_given_to_be_copied_by_hand() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.header("access-control-allow-origin", "*").start()?;
        let questions = questions()?;
        // Whether the host lets it, and whether the reader's browser has anything to copy with.
        for allow in ["", "allow=\"clipboard-write; web-share\""] {
            let page = stage.page(Options::default()).await?;
            let _host =
                framed(&page, &format!("{allow} width=\"1100\" height=\"700\""), &site.url("?layout=page")).await?;
            page.wait_until(LIVE).await?;
            start(&page).await?;
            go_through(&page, &questions, 0, 1).await?;
            asked(&page, 2, &questions[1]).await?;
            page.run::<Value>("document.querySelector('#panel .question .fold:has(.code)').open = true", &[]).await?;
            let code = page.wait_for("#panel .code", |code| code.shown).await?.text;
            page.click("#panel [data-do='copy']").await?;
            let notice = page.wait_for("#panel .notice", |notice| notice.shown).await?.text;
            let copies = stage.engine() != Engine::Chromium || !allow.is_empty();
            ensure!(notice.contains("could not be copied") != copies, "{allow:?}: {notice}");
            if !copies {
                let selected: String = page.run(SELECTED, &[]).await?;
                ensure!(selected.contains(&code), "{selected:?}");
            }
            page.leave_frames().await?;
        }
        Ok(())
    });
}

#[test]
fn lines_that_cannot_be_copied_are_selected_with_a_word() {
    check(async |stage| {
        let refuse = "
            Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });
            document.execCommand = () => false;";
        let site = Site::hosting(fixture()?)?.first_script(refuse).start()?;
        let page = stage.page(Options::default()).await?;
        page.goto(&site.url("")).await?;
        page.wait_until(LIVE).await?;
        page.click("#share_open").await?;
        let lines = lines(&page).await?;
        page.click("#share .output:has(#share_lines) button").await?;
        page.wait_for("#share .output:has(#share_lines) [role='status']", |word| {
            word.shown && word.text.contains("copy it yourself")
        })
        .await?;
        let selected = "(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.getElementById('share_lines'))";
        ensure!(page.eval::<String>(selected).await? == lines, "the lines are selected");
        Ok(())
    });
}
