//! The script for host pages, `embed.js`: which frames it keeps right.

use anyhow::{Context, Result, ensure};
use e2e::browser::{Ability, Options, Page};
use e2e::site::Site;
use e2e::{check, fixture};
use serde_json::{Value, json};

use crate::carried::{go, in_language};
use crate::frame::{host_page, settles};
use crate::visit::LIVE;

/// The site that is embedded.
fn embedded() -> Result<Site> {
    Site::hosting(fixture()?)?.header("access-control-allow-origin", "*").start()
}

/// All frames of the page, also those in open shadows, and those that a test has put into `mine`.
const FRAMES: &str = "
    const within = root => [...root.querySelectorAll('*')].flatMap(part =>
        part.localName === 'iframe' ? part : part.shadowRoot ? within(part.shadowRoot) : []);
    const frames = [...new Set([...within(document), ...(self.mine ?? [])])];";

/// Waits until so many frames are each as high as the page in it has told last.
async fn right(page: &Page, count: usize) -> Result<()> {
    let check = format!(
        "(() => {{ {FRAMES} return frames.length === {count} && frames.every(frame => {{ const told = heights.get(frame.contentWindow); \
         return told > 500 && Math.abs(frame.getBoundingClientRect().height - told) <= 1 }}) }})()"
    );
    if page.wait_until(&check).await.is_err() {
        let found: Value = page
            .run(&format!("{FRAMES} return frames.map(frame => [frame.src, frame.getBoundingClientRect().height, heights.get(frame.contentWindow) ?? 0])"), &[])
            .await?;
        anyhow::bail!("{count} frames are to be as high as the pages in them: {found}");
    }
    Ok(())
}

/// Notes what each frame has told.
const LISTEN: &str = "<script>
    window.heights = new Map(); window.events = [];
    addEventListener('message', ({ source, data }) => data?.type === 'dateline:height' && heights.set(source, data.height));
    addEventListener('dateline:ready', event => events.push(event.composedPath()[0].localName));
    </script>";

#[test]
fn the_loader_finds_a_frame_wherever_it_stands() {
    check(async |stage| {
        let site = embedded()?;
        let page = stage.page(Options { width: 800, ..Options::default() }).await?;
        let (url, loader) = (site.url(""), site.url("embed.js"));
        let frame = format!("<iframe style=\"width:100%;border:0\" src=\"{url}\"></iframe>");
        let body = format!(
            "{LISTEN}<script src=\"{loader}\"></script>{frame}{frame}\
             <div id=\"open\"></div><div id=\"closed\"></div><iframe id=\"late\" style=\"width:100%;border:0\"></iframe>\
             <details id=\"details\"><summary>More</summary>{frame}</details><div id=\"hidden\" style=\"display:none\">{frame}</div>\
             <script>\
             const inner = document.createElement('div');\
             document.getElementById('open').attachShadow({{ mode: 'open' }}).append(inner);\
             inner.attachShadow({{ mode: 'open' }}).innerHTML = {};\
             const shadow = document.getElementById('closed').attachShadow({{ mode: 'closed' }});\
             shadow.innerHTML = '<dateline-embed> </dateline-embed>';\
             window.mine = [...shadow.querySelectorAll('iframe')]; new MutationObserver(() => mine.push(...shadow.querySelectorAll('iframe'))).observe(shadow, {{ childList: true, subtree: true }});\
             setTimeout(() => {{ late.src = {}; }}, 300);\
             setTimeout(() => {{ details.open = true; hidden.style.display = ''; }}, 1500);\
             </script>",
            json!(frame),
            json!(url)
        );
        let _host = host_page(&page, &body).await?;
        // The element in the closed shadow is loaded once it comes near.
        page.wait_until("mine.length > 0").await?;
        page.run::<Value>("mine[0].loading = 'eager'; document.getElementById('closed').scrollIntoView()", &[]).await?;
        right(&page, 7).await?;
        page.run::<Value>("document.body.style.width = '420px'", &[]).await?;
        page.wait_until("innerWidth > 420").await?;
        right(&page, 7).await?;
        // An event is seen by who listens outside of a shadow, and once.
        let heard = page.wait_until("events.length === 7").await;
        let events: Vec<String> = page.eval("events").await?;
        heard.with_context(|| format!("{events:?}"))?;
        Ok(())
    });
}

#[test]
fn the_loader_knows_a_frame_by_another_spelling_and_after_a_redirect() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?
            .header("access-control-allow-origin", "*")
            .under("/talks/")
            .moved("/old/", "/talks/?moved")
            .start()?;
        let page = stage.page(Options { width: 800, ..Options::default() }).await?;
        // Elsewhere, with the page of the site in its place: a redirect that a script makes, and one of the host.
        let moved = format!("<!DOCTYPE html><script>location.replace({})</script>", json!(site.url("?moved")));
        let elsewhere =
            Site::hosting(fixture()?)?.page("/moved.html", moved).moved("/gone/", &site.url("?gone")).start()?;
        let spelled = [
            (format!("{}/moved.html", elsewhere.origin()), ""),
            (format!("{}/gone/", elsewhere.origin()), ""),
            (format!("{}/old/", site.origin()), ""),
            (site.url("").replace("http://127.0.0.1", "HTTP://127.0.0.1."), ""),
            (site.url("index.html?theme=dark"), ""),
            // Where a sandbox hides the origin.
            (site.url(""), "sandbox=\"allow-scripts\""),
            (format!("{}/old/", site.origin()), "sandbox=\"allow-scripts\""),
            (format!("{}/gone/", elsewhere.origin()), "sandbox=\"allow-scripts\" data-dateline"),
        ];
        let frames: String = spelled
            .iter()
            .map(|(url, more)| format!("<iframe style=\"width:100%;border:0\" {more} src=\"{url}\"></iframe>"))
            .collect();
        let body = format!("{LISTEN}<script async src=\"{}\"></script>{frames}", site.url("embed.js"));
        let _host = host_page(&page, &body).await?;
        right(&page, spelled.len()).await?;
        // A stranger's frame is none of ours, whatever it says; nor is one that hides where it was led to.
        let stranger =
            "<!DOCTYPE html><script>parent.postMessage({ type: 'dateline:height', height: 4000 }, '*')</script>";
        let strange =
            Site::hosting(fixture()?)?.page("/strange.html", stranger).moved("/gone/", &site.url("?gone")).start()?;
        let frames = format!(
            "<iframe src=\"{0}/strange.html\"></iframe><iframe sandbox=\"allow-scripts\" src=\"{0}/strange.html\"></iframe>\
             <iframe sandbox=\"allow-scripts\" src=\"{0}/gone/\"></iframe>",
            strange.origin()
        );
        page.run::<Value>("document.body.insertAdjacentHTML('beforeend', arguments[0])", &[json!(frames)]).await?;
        page.wait_until(&format!("heights.size === {}", spelled.len() + 3)).await?;
        page.run::<Value>("return new Promise(done => setTimeout(done, 200))", &[]).await?;
        let high: Vec<f64> = page
            .eval(
                "[...document.querySelectorAll('iframe')].slice(-3).map(frame => frame.getBoundingClientRect().height)",
            )
            .await?;
        ensure!(high.iter().all(|high| *high < 200.0), "{high:?}");
        Ok(())
    });
}

#[test]
fn an_element_keeps_its_own_frame_wherever_that_is_led_and_whatever_it_hides() {
    check(async |stage| {
        // At another host, which serves its pages as in a sandbox.
        let other = Site::hosting(fixture()?)?
            .header("access-control-allow-origin", "*")
            .header("content-security-policy", "sandbox allow-scripts")
            .start()?;
        let plain = embedded()?;
        let site = Site::hosting(fixture()?)?
            .under("/talks/")
            .moved("/sealed/", &format!("{}/", other.other_origin()))
            .moved("/gone/", &format!("{}/", plain.other_origin()))
            .start()?;
        let page = stage.page(Options { width: 800, ..Options::default() }).await?;
        let elements: String = ["talks", "gone", "sealed"]
            .iter()
            .map(|story| format!("<dateline-embed story=\"{story}\" style=\"height:501px\"></dateline-embed>"))
            .collect();
        let body = format!("{LISTEN}{elements}<script src=\"{}\"></script>", site.url("embed.js"));
        let _host = host_page(&page, &body).await?;
        page.wait_until("document.querySelectorAll('iframe').length === 3").await?;
        page.run::<Value>("document.querySelectorAll('iframe').forEach(frame => { frame.loading = 'eager' })", &[])
            .await?;
        right(&page, 3).await
    });
}

/// How a script of the loader knows the host of an address.
#[test]
fn a_host_is_the_same_however_it_is_spelled() {
    check(async |stage| {
        let page = stage.page(Options::default()).await?;
        let script = std::fs::read_to_string(e2e::root().join("src/publish/script/embed.js"))?;
        let host = script.lines().find(|line| line.contains("const host =")).unwrap_or_default();
        for (a, b, same) in [
            ("http://news.example/talks/", "https://news.example/", true),
            ("https://www.news.example/talks/", "https://news.example", true),
            ("https://news.example./talks/", "https://news.example/talks/", true),
            ("HTTPS://News.Example:443/talks/", "http://news.example:80/talks/", true),
            ("https://[2001:db8::1]:8443/talks/", "http://[2001:db8::1]:8443/talks/", true),
            ("https://[2001:db8::1]/talks/", "http://[2001:db8::2]/talks/", false),
            ("https://news.example:8443/talks/", "https://news.example/talks/", false),
            ("https://m.news.example/talks/", "https://news.example/talks/", false),
            ("https://www.example/", "https://example/", true),
            ("https://news.example.evil.example/", "https://news.example/", false),
            ("https://evil.example/https://news.example/", "https://news.example/", false),
            ("https://newsXexample/", "https://news.example/", false),
        ] {
            let found: bool = page
                .run(
                    &format!("{host}\nreturn host(new URL(arguments[0]).href) === host(new URL(arguments[1]).href)"),
                    &[json!(a), json!(b)],
                )
                .await?;
            ensure!(found == same, "{a}, {b}");
        }
        // What tells no host is like no other.
        for none in ["null", "", "about:blank", "about:srcdoc", "data:text/html,x", "blob:null/1"] {
            let found: Option<String> = page.run(&format!("{host}\nreturn host(arguments[0])"), &[json!(none)]).await?;
            ensure!(found.is_none(), "{none}: {found:?}");
        }
        Ok(())
    });
}

/// What a host page says that lets the browser size its frames.
const SIZED_BY_BROWSER: &str = "<style>iframe { frame-sizing: content-height } html { overflow-y: scroll }</style>";

#[test]
fn the_loader_keeps_a_frame_right_beside_the_browsers_own_sizing() {
    check(async |stage| {
        stage.needs(Ability::FrameSizing)?;
        let site = embedded()?;
        let page = stage.page(Options { width: 1200, ..Options::default() }).await?;
        ensure!(page.eval::<bool>("CSS.supports('frame-sizing', 'content-height')").await?, "it is sized by a style");
        // As the dialog gives the lines.
        let lines = format!(
            "<div style=\"container-type:inline-size\"><iframe src=\"{}\" title=\"Talks\" loading=\"lazy\" \
             allow=\"clipboard-write; web-share\" style=\"display:block;width:100%;border:0;height:calc(2800px - 10cqi)\"></iframe></div>\
             <script async src=\"{}\"></script>",
            site.url(""),
            site.url("embed.js")
        );
        let body = format!(
            "{SIZED_BY_BROWSER}<div id=\"column\" style=\"width:800px\"><details><summary>More</summary>{lines}</details></div>"
        );
        let _host = host_page(&page, &body).await?;
        let change = async |script: &str| page.run::<Value>(script, &[]).await.map(drop);
        change("return new Promise(done => setTimeout(done, 1500))").await?;
        change("document.querySelector('details').open = true").await?;
        settles(&page, "iframe").await.context("in a details that was closed")?;
        change("document.getElementById('column').style.width = '400px'").await?;
        settles(&page, "iframe").await.context("800, then 400 px wide")?;
        for tag in ["uk", "en"] {
            page.enter_frame("iframe").await?;
            page.wait_until(LIVE).await?;
            go(&page, tag).await?;
            page.wait_until(&in_language(tag, LIVE)).await?;
            page.leave_frames().await?;
            settles(&page, "iframe").await.with_context(|| format!("after another page, {tag}"))?;
        }
        Ok(())
    });
}
