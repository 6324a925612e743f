//! The script for host pages, `embed.js`: which frames it keeps right.

use anyhow::{Context, Result, ensure};
use e2e::browser::{Options, Page};
use e2e::site::Site;
use e2e::{check, fixture};
use serde_json::{Value, json};

use crate::frame::host_page;

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
        let site = embedded()?;
        let page = stage.page(Options { width: 800, ..Options::default() }).await?;
        // Elsewhere, with the page of the site in its place: a redirect that a script makes.
        let moved = format!("<!DOCTYPE html><script>location.replace({})</script>", json!(site.url("?moved")));
        let elsewhere = Site::hosting(fixture()?)?.page("/moved.html", moved).start()?;
        let spelled = [
            format!("{}/moved.html", elsewhere.origin()),
            site.url("").replace("http://127.0.0.1", "HTTP://127.0.0.1."),
            site.url("index.html?theme=dark"),
        ];
        let frames: String = spelled
            .iter()
            .map(|url| format!("<iframe style=\"width:100%;border:0\" src=\"{url}\"></iframe>"))
            .collect();
        let body = format!("{LISTEN}<script async src=\"{}\"></script>{frames}", site.url("embed.js"));
        let _host = host_page(&page, &body).await?;
        right(&page, spelled.len()).await?;
        // A stranger's frame is none of ours, whatever it says.
        let stranger =
            "<!DOCTYPE html><script>parent.postMessage({ type: 'dateline:height', height: 4000 }, '*')</script>";
        let strange = Site::hosting(fixture()?)?.page("/strange.html", stranger).start()?;
        let frame = format!("<iframe src=\"{}/strange.html\"></iframe>", strange.origin());
        page.run::<Value>("document.body.insertAdjacentHTML('beforeend', arguments[0])", &[json!(frame)]).await?;
        page.wait_until("heights.size === 4").await?;
        page.run::<Value>("return new Promise(done => setTimeout(done, 200))", &[]).await?;
        let high: f64 =
            page.eval("[...document.querySelectorAll('iframe')].at(-1).getBoundingClientRect().height").await?;
        ensure!(high < 200.0, "{high}");
        Ok(())
    });
}

/// How a script of the loader writes an address without what can be spelled otherwise.
#[test]
fn an_address_is_the_same_however_it_is_spelled() {
    check(async |stage| {
        let page = stage.page(Options::default()).await?;
        let script = std::fs::read_to_string(e2e::root().join("src/publish/script/embed.js"))?;
        let plain = script.lines().find(|line| line.contains("const plain =")).unwrap_or_default();
        for (a, b, same) in [
            ("http://news.example/talks/", "https://news.example/talks/", true),
            ("https://www.news.example/talks/", "https://news.example/talks/", true),
            ("https://news.example./talks/", "https://news.example/talks/", true),
            ("HTTPS://News.Example:443/talks/", "http://news.example:80/talks/", true),
            ("https://news.example:8443/talks/", "https://news.example/talks/", false),
            ("https://news.example/Talks/", "https://news.example/talks/", false),
            ("https://m.news.example/talks/", "https://news.example/talks/", false),
            ("https://www.example/", "https://example/", true),
            ("https://news.example.evil.example/", "https://news.example/", false),
            ("https://newsXexample/", "https://news.example/", false),
        ] {
            let found: bool = page
                .run(
                    &format!("{plain}\nreturn plain(new URL(arguments[0]).href) === plain(new URL(arguments[1]).href)"),
                    &[json!(a), json!(b)],
                )
                .await?;
            ensure!(found == same, "{a}, {b}");
        }
        Ok(())
    });
}
