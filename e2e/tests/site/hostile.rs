//! Hostile texts by every way into the page: a pack, the address, the host page, and
//! what the browser keeps. They stay texts: nothing of them runs, and nothing breaks.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use e2e::browser::{Level, Options, Page};
use e2e::site::Site;
use e2e::{Stage, check, fixture, render};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::questions::{ANSWER_ANY, harbour};
use crate::visit::{LIVE, works};

#[path = "../../../tests/hostile/corpus.rs"]
mod corpus;

use corpus::{corpus, is_refused, spread};

/// Notes what must not happen: that a text is run, tries to, or makes the page's own scripts fail.
/// That sizes go on changing in the next picture is no failure, though browsers report it as one.
const CANARY: &str = "
    window.harm = [];
    for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => harm.push(name);
    addEventListener('securitypolicyviolation', (event) => harm.push(`${event.violatedDirective}: ${event.blockedURI}`));
    addEventListener('error', ({ message }) => /^ResizeObserver loop/.test(message) || harm.push(message), true);
    addEventListener('unhandledrejection', (event) => harm.push(String(event.reason)));";

/// What has happened all the same, and what of the page could run.
const HARM: &str = "
    const harm = [...window.harm];
    if ('pwned' in window) harm.push('a text was run');
    for (const element of document.querySelectorAll('*')) {
        for (const { name, value } of element.attributes) {
            // What is read aloud leads nowhere.
            const runs = name !== 'title' && !name.startsWith('aria-') && /^\\s*javascript:/i.test(value);
            if (/^on|^srcdoc$/.test(name) || runs) harm.push(`${name}=${value}`);
        }
    }
    const foreign = document.querySelectorAll('img, iframe, object, embed, base, video, math, [http-equiv=refresh]');
    for (const element of foreign) harm.push(element.outerHTML);
    return harm;";

/// What the scripts below look at: whether anything is wider than the screen, once the page has
/// drawn what came of the last turn.
const LOOK: &str = "
    const wide = [];
    const turn = async () => {
        do await new Promise(done => setTimeout(done));
        while (datelineActs.length);
    };
    const find = (css) => document.querySelector('#panel ' + css);
    const look = (what) => {
        const { scrollWidth } = document.documentElement;
        if (scrollWidth <= innerWidth) return;
        const reach = (element) => Math.max(element.getBoundingClientRect().right, element.scrollWidth);
        const elements = [...document.querySelectorAll('.page :not(svg, svg *)')];
        const far = elements.filter((element) => element.checkVisibility() && reach(element) > innerWidth);
        const names = far.map(({ localName, className }) => `${localName}.${className}`);
        wide.push(`${what.slice(0, 80)}: ${scrollWidth} px in ${innerWidth}: ${[...new Set(names)].slice(0, 12)}`);
    };";

/// Shows every part of the page, and answers every question with whatever comes first.
const GO_THROUGH: &str = "
    look('at first');
    for (const { id } of document.querySelectorAll('.part')) {
        location.hash = id;
        await turn();
        look(id);
    }
    location.hash = 'quiz';
    await turn();
    look('quiz');
    find('[data-do=start]').click();
    await turn();
    for (let n = 0; n < 24 && !find('.score'); n++) {
        look(`question ${n}`);
        await answer_any();
        look(`answer ${n}`);
        // What a slow browser has not taken is pressed once more.
        for (let again = 0; again < 3 && !find('[data-do=next]'); again++) await answer_any();
        const next = find('[data-do=next]');
        if (!next) throw new Error(`question ${n} stays open: ${find('.question').outerHTML.slice(0, 3000)}`);
        next.click();
        await turn();
    }
    look('result');
    if (!find('.score')) wide.push('there is no result');
    return wide;";

/// Follows every text as a fragment and as a resume code, and some as a step: Chromium takes 200
/// changes of the fragment in 10 seconds, and then none for a while.
const FOLLOW: &str = "
    for (const [n, text] of arguments[0].entries()) {
        for (const start of n % 5 ? ['', 'quiz='] : ['', 'quiz=', 'step=']) {
            const { hash } = new URL('#' + start + text, location);
            location.hash = start + text;
            if (location.hash !== hash) wide.push(`not followed: ${hash.slice(0, 80)}`);
            await turn();
            look(start + text);
        }
    }
    return wide;";

/// Types every text in as a resume code, and has it kept by another window, at every place of the form.
const RESUME: &str = "
    const [texts, forms] = arguments;
    for (const text of texts) {
        if (find('#code_in')) {
            find('#code_in').value = text;
            find('[data-do=code]').click();
            await turn();
            look(`code ${text}`);
        }
        for (const form of forms) {
            const newValue = form.replaceAll('‸', () => text);
            dispatchEvent(new StorageEvent('storage', { key: 'dateline:quiz:harbour', newValue }));
            await turn();
            look(newValue);
        }
    }
    return wide;";

/// How an attempt is kept, with a mark where a text is put.
const FORMS: [&str; 8] = [
    "‸",
    "‸ 2 harbour\nat start\n",
    "dateline-quiz ‸ harbour\nat start\n",
    "dateline-quiz 2 ‸\nat start\n",
    "dateline-quiz 2 harbour\nat ‸\nwith ‸ ‸\n",
    "dateline-quiz 2 harbour\nat start\nwith 9 seed=‸&order=‸&‸\none ‸ ferry\n",
    "dateline-quiz 2 harbour\nat q-may\none q-plan ‸\n‸ q-plan ferry\nwho q-who cheap=‸ ‸=report\n",
    "dateline-quiz 2 harbour\nat result\norder q-week ‸ ‸ ‸ ‸\nseveral ‸ ‸\nmap ‸\n‸\n",
];

/// Posts many messages to the page in the frame and to the page around it, of every kind of value
/// that can be posted. The same seed gives the same messages.
const POST: &str = "
    const [texts, count] = arguments;
    let seed = 20250818;
    const random = (n) => {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        return (seed >>> 8) % n;
    };
    const pick = (list) => list[random(list.length)];
    const commands = ['size', 'theme', 'lang', 'goto', 'height', 'eval'];
    const types = [...commands.map((name) => 'dateline:' + name), 'iframe-child-init', 'iframe-get-child-dimensions'];
    const keys = ['type', 'message', 'secret', 'context', 'action', 'height', ...commands, '__proto__', 'constructor',
        'toString', 'valueOf', 'length', 'sizer', 'pym', 'url', 'kind', 'open', 'width'];
    const likes = [
        (text) => `[iFrameSizer]${text}`,
        (text) => `[iFrameSizer]${text}:8:false:true:32:true`,
        (text) => `[iFrameSizer]f:${text}:true:${text}`,
        (text) => `pymxPYMx${text}xPYMxwidthxPYMx${text}`,
        (text) => `pymxPYMx${'xPYMxwidth'.repeat(500)}`,
        (text) => JSON.stringify({ context: 'iframe.resize', height: text }),
        (text) => 'dateline:' + text,
        (text) => text.repeat(1 + random(20)),
    ];
    const plain = [null, undefined, true, 0, -0, NaN, Infinity, -1e308, 2 ** 53, 10n ** 30n, '', 'null', 'h5p', 'ready'];
    const record = (depth) => {
        const made = {};
        for (let n = random(5); n >= 0; n--) {
            const value = random(3) ? any(depth - 1) : pick(types);
            Object.defineProperty(made, pick(keys), { value, enumerable: true, configurable: true, writable: true });
        }
        if (!random(8)) made.self = made;
        return made;
    };
    const any = (depth) => {
        const kind = random(depth > 0 ? 12 : 4);
        if (kind < 2) return pick(plain);
        if (kind < 3) return pick(texts);
        if (kind < 4) return pick(likes)(pick(texts));
        if (kind < 8) return record(depth);
        if (kind < 9) return [any(depth - 1), any(depth - 1)];
        return pick([
            () => new Map([[any(0), any(depth - 1)]]),
            () => new Set([any(0)]),
            () => new Date(NaN),
            () => /(x+)+$/g,
            () => new Error(pick(texts)),
            () => new Uint8Array(random(999)),
            () => Object(pick(['', 1, true])),
            () => Array(random(99)),
        ])();
    };
    const command = () => {
        const name = pick(commands), value = any(3);
        return { type: 'dateline:' + name, [name]: value, ...(random(2) ? {} : record(1)) };
    };
    for (let n = 0; n < count; n++) {
        const message = n % 500 === 7 ? 'x'.repeat(3e6) : random(3) ? any(4) : command();
        f.contentWindow.postMessage(message, '*');
        postMessage(message, '*');
        if (n % 50 === 0) await new Promise((done) => setTimeout(done));
    }
    // The answer to the last is that all were heard.
    return new Promise((done) => {
        addEventListener('message', ({ data }) => data?.secret === 'last' && done(null));
        f.contentWindow.postMessage({ message: 'ready', secret: 'last' }, '*');
    });";

/// The built site with the canary on every page.
fn watched(folder: PathBuf) -> Result<e2e::site::Builder> {
    Ok(Site::hosting(folder)?.first_script(CANARY))
}

/// Checks that nothing came of the texts, here in this page or frame.
async fn unharmed(page: &Page) -> Result<()> {
    let harm: Vec<String> = page.run(HARM, &[]).await?;
    ensure!(harm.is_empty(), "{harm:#?}");
    let console = page.console().await?;
    let errors: Vec<_> = console.iter().filter(|message| message.level == Level::Error).collect();
    ensure!(errors.is_empty(), "{errors:#?}");
    Ok(())
}

/// Runs one of the scripts that look; nothing may be wider than the screen.
async fn fits(page: &Page, script: &str, arguments: &[Value]) -> Result<()> {
    let run = format!("{LOOK} {ANSWER_ANY} return (async function () {{ {script} }}).apply(null, arguments)");
    let wide: Vec<String> = page.run(&run, arguments).await?;
    ensure!(wide.is_empty(), "{wide:#?}");
    Ok(())
}

/// The site of the tests' small pack with these texts in place of its own, beside the built program.
fn rendered(stage: &Stage, entries: &[String], turn: usize) -> Result<PathBuf> {
    let read = |file: &str| fs::read_to_string(harbour().join(file));
    let texts = spread(&read("en.toml")?, entries, turn).0;
    site_of(stage, &turn.to_string(), &[("story.toml", read("story.toml")?), ("en.toml", texts)])
}

/// The site of a pack of these files, beside the built program.
pub fn site_of(stage: &Stage, name: &str, files: &[(&str, String)]) -> Result<PathBuf> {
    let [pack, site] = ["pack", "site"].map(|kind| stage.folder().join(format!("{kind}-{name}")));
    fs::create_dir_all(&pack)?;
    for (file, text) in files {
        fs::write(pack.join(file), text)?;
    }
    render(&[&pack], &site)?;
    Ok(site)
}

#[test]
fn the_canary_sees_a_text_that_runs() {
    check(async |stage| {
        let html = format!("<!DOCTYPE html><link rel=icon href=data:,>{}", corpus()[3]);
        let site = watched(fixture()?)?.page("/run.html", html).start()?;
        let page = stage.page(Options::default()).await?;
        page.goto(&site.url("run.html")).await?;
        page.wait_until("window.pwned === true").await?;
        ensure!(unharmed(&page).await.is_err(), "it is to be seen");
        Ok(())
    });
}

#[test]
fn a_pack_of_hostile_texts_is_a_page_of_texts() {
    check(async |stage| {
        let entries: Vec<String> = corpus().into_iter().filter(|entry| !is_refused(entry)).collect();
        let page = stage.page(Options { width: 320, height: 640, ..Options::default() }).await?;
        for (turn, width) in [(0, 320), (7, 768)] {
            let site = watched(rendered(stage, &entries, turn)?)?.start()?;
            page.resize(width, 640).await?;
            page.goto(&site.url("")).await?;
            page.wait_until(LIVE).await?;
            let lost = "const shown = document.querySelector('.page').textContent;
                return arguments[0].filter((text) => !shown.includes(text))";
            let lost: Vec<String> = page.run(lost, &[json!(entries)]).await?;
            ensure!(lost.is_empty() && page.eval::<String>("document.title").await? == entries[turn + 1], "{lost:#?}");
            fits(&page, GO_THROUGH, &[]).await.with_context(|| format!("turn {turn}"))?;
            unharmed(&page).await?;
        }
        Ok(())
    });
}

/// The built site with hostile words in its dialogs: their texts stand in one line of JSON, and
/// there each is replaced. What is a word there, and not shown, stays.
fn translated(stage: &Stage, entries: &[String]) -> Result<PathBuf> {
    let site = stage.folder().join("translated");
    fs::create_dir_all(&site)?;
    let mut all = entries.iter().cycle();
    let mut other = || json!(all.next());
    for path in fs::read_dir(fixture()?)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !name.starts_with("share-") {
            fs::copy(&path, site.join(name))?;
            continue;
        }
        let script = fs::read_to_string(&path)?;
        let (line, rest) = script.split_once('\n').context("a line of data")?;
        let data = line.strip_prefix("const data = ").and_then(|line| line.strip_suffix(';')).context("the data")?;
        let mut data: Value = serde_json::from_str(data)?;
        for word in data.get_mut("words").and_then(Value::as_object_mut).context("words")?.values_mut() {
            *word = other();
        }
        for setting in data.get_mut("settings").and_then(Value::as_array_mut).context("settings")? {
            let setting = setting.as_object_mut().context("a setting")?;
            setting.insert("label".to_owned(), other());
            let values = setting.get_mut("values").and_then(Value::as_array_mut).into_iter().flatten();
            for text in values.filter_map(|value| value.get_mut(1)).filter(|text| *text != "") {
                *text = other();
            }
        }
        fs::write(site.join(name), format!("const data = {data};\n{rest}"))?;
    }
    Ok(site)
}

#[test]
fn a_dialog_of_hostile_words_is_a_dialog_of_texts() {
    check(async |stage| {
        let mut entries: Vec<String> = corpus().into_iter().filter(|entry| entry.len() < 1_000).collect();
        entries.extend(["VIEW SETTINGS", "STYLE WORDS", "const data = 1;", "/* */ // */", "\\"].map(str::to_owned));
        let page = stage.page(Options::default()).await?;
        // There are more texts than words.
        for some in entries.chunks(24) {
            let site = watched(translated(stage, some)?)?.start()?;
            page.goto(&site.url("")).await?;
            page.wait_until(LIVE).await?;
            page.click("#share_open").await?;
            page.wait_for("#share", |dialog| dialog.shown).await?;
            let lost = "const shown = document.querySelector('#share').textContent;
                return arguments[0].filter((text) => !shown.includes(text))";
            let lost: Vec<String> = page.run(lost, &[json!(some)]).await?;
            ensure!(lost.is_empty(), "{lost:#?}");
            // The frames in which the dialog measures the page are its own.
            page.wait_until("!document.querySelector('iframe')").await?;
            unharmed(&page).await?;
        }
        Ok(())
    });
}

/// The settings that the address knows, some that it does not, and one that is many.
const SETTINGS: [&str; 21] = [
    "theme",
    "accent",
    "chrome",
    "view",
    "lang",
    "height",
    "questions",
    "seed",
    "pass",
    "order",
    "feedback",
    "change",
    "time",
    "practice",
    "confirm",
    "only",
    "childId",
    "secret",
    "__proto__",
    "x",
    "x",
];

#[test]
fn a_hostile_address_opens_the_page() {
    check(async |stage| {
        let entries = corpus();
        let site = watched(fixture()?)?.start()?;
        let page = stage.page(Options { width: 320, height: 640, ..Options::default() }).await?;
        for part in entries.chunks(SETTINGS.len()) {
            let encoded = |text: &String| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
            let settings = SETTINGS.iter().zip(part).map(|(key, text)| format!("{key}={}", encoded(text)));
            let query = settings.collect::<Vec<_>>().join("&");
            page.goto(&site.url(&format!("?{query}#?secret={}", encoded(&part[0])))).await?;
            page.wait_until(LIVE).await?;
            fits(&page, "look('at first'); return wide", &[]).await?;
            unharmed(&page).await?;
        }
        page.goto(&site.url("")).await?;
        page.wait_until(LIVE).await?;
        fits(&page, FOLLOW, &[json!(entries)]).await?;
        unharmed(&page).await?;
        page.click(".mode[href='#explore']").await?;
        works(&page).await
    });
}

#[test]
fn hostile_words_that_were_kept_are_answered_by_the_quiz() {
    check(async |stage| {
        let entries = corpus();
        let site = watched(fixture()?)?.start()?;
        let page = stage.page(Options { width: 320, height: 640, ..Options::default() }).await?;
        page.goto(&site.url("#quiz")).await?;
        page.wait_until(LIVE).await?;
        for (n, form) in FORMS.iter().enumerate().skip(3) {
            let mut texts = entries.iter().cycle().skip(n * 9);
            let mut kept = String::new();
            for part in form.split_inclusive('‸') {
                kept += part.trim_end_matches('‸');
                kept.extend(texts.next().filter(|_| part.ends_with('‸')).map(String::as_str));
            }
            // Every text is one of the answers, too.
            kept.extend(entries.iter().map(|text| format!("one {text} {text}\n")));
            let keep = "localStorage.setItem('dateline:quiz:harbour', arguments[0])";
            page.run::<Value>(keep, &[json!(kept)]).await?;
            page.reload().await?;
            page.wait_until(LIVE).await?;
            fits(&page, "look('at first'); return wide", &[]).await?;
            unharmed(&page).await?;
        }
        fits(&page, RESUME, &[json!(entries), json!(FORMS)]).await?;
        unharmed(&page).await?;
        page.click(".mode[href='#explore']").await?;
        works(&page).await
    });
}

#[test]
fn a_host_page_may_say_what_it_likes() {
    check(async |stage| {
        let site = watched(fixture()?)?.start()?;
        let html = format!(
            "<!DOCTYPE html><link rel=\"icon\" href=\"data:,\"><body style=\"margin:0\">
             <iframe id=\"f\" style=\"border:0\" width=\"320\" height=\"900\" src=\"{}\"></iframe>
             <script async src=\"{}\"></script>",
            site.url(""),
            site.url("embed.js")
        );
        let host = watched(fixture()?)?.page("/host.html", html).start()?;
        let page = stage.page(Options { width: 768, height: 900, ..Options::default() }).await?;
        page.goto(&format!("{}/host.html", host.other_origin())).await?;
        page.enter_frame("iframe").await?;
        page.wait_until(LIVE).await?;
        page.leave_frames().await?;
        page.run::<Value>(
            &format!("return (async function () {{ {POST} }}).apply(null, arguments)"),
            &[json!(corpus()), json!(2_500)],
        )
        .await?;
        let harm: Vec<String> = page.eval("harm").await?;
        ensure!(harm.is_empty(), "around the frame: {harm:#?}");
        page.enter_frame("iframe").await?;
        works(&page).await?;
        unharmed(&page).await?;
        let height: f64 =
            page.eval("Math.ceil(document.querySelector('.page').getBoundingClientRect().height)").await?;
        fits(&page, "look('at last'); return wide", &[]).await?;
        page.leave_frames().await?;
        page.wait_until(&format!("f.offsetHeight === {height}")).await
    });
}
