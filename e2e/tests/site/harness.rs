//! The harness itself, on a small page of its own: what it does to a browser
//! really happens there, and what it reports is true.

use std::time::{Duration, Instant};

use anyhow::Result;
use e2e::browser::{Ability, Engine, Key, Level, Options, Page, Throttle};
use e2e::site::{Fault, Site};
use e2e::{Stage, check, pages};

async fn open(stage: &Stage, options: Options) -> Result<(Site, Page)> {
    let site = Site::of(pages()).start()?;
    let page = stage.page(options).await?;
    page.goto(&site.url("")).await?;
    Ok((site, page))
}

#[test]
fn a_click_is_a_real_one() {
    check(async |stage| {
        let (_site, page) = open(stage, Options::default()).await?;
        page.click("#count").await?;
        page.wait_for("#events", |events| events.text.contains("click:mouse")).await?;
        let button = page.wait_for("#count", |button| button.text == "1").await?;
        page.click_at((button.x + button.width / 2.0, button.y + button.height / 2.0)).await?;
        page.wait_for("#count", |button| button.text == "2" && button.focused).await?;
        page.click("#land").await?;
        page.wait_for("#events", |events| events.text.contains("land")).await?;
        page.wheel((50.0, 50.0), 100).await?;
        page.wait_for("#events", |events| events.text.contains("wheel:1")).await?;
        page.wait_until("scrollY > 0").await
    });
}

#[test]
fn what_is_covered_cannot_be_clicked() {
    check(async |stage| {
        let (_site, page) = open(stage, Options::default()).await?;
        page.run::<()>("document.body.insertAdjacentHTML('beforeend', '<div style=\"position:fixed;inset:0\">')", &[])
            .await?;
        assert!(page.click("#count").await.is_err());
        assert_eq!(page.find("#count").await?.text, "0");
        Ok(())
    });
}

#[test]
fn keys_are_pressed_one_by_one_and_together() {
    check(async |stage| {
        let (_site, page) = open(stage, Options::default()).await?;
        page.press(Key::Tab).await?;
        page.wait_for("#count", |button| button.focused).await?;
        page.press(Key::Enter).await?;
        page.wait_for("#count", |button| button.text == "1").await?;
        page.press(Key::Tab).await?;
        page.type_text("Київ").await?;
        page.wait_for("#name", |field| field.focused && field.value.as_deref() == Some("Київ")).await?;
        page.press_with(&[Key::Shift], Key::Tab).await?;
        page.wait_for("#count", |button| button.focused).await?;
        // WebKit's driver goes back by that, and has no name for it.
        let name = if stage.engine() == Engine::WebKit { "key:Shift+Unidentified" } else { "key:Shift+Tab" };
        page.wait_for("#events", |events| events.text.contains(name)).await.map(drop)
    });
}

#[test]
fn fingers_tap_and_pinch() {
    check(async |stage| {
        stage.needs(Ability::Touch)?;
        let options = Options { width: 390, height: 700, touch: true, scale: 3.0, ..Options::default() };
        let (_site, page) = open(stage, options).await?;
        assert!(page.eval::<bool>("matchMedia('(pointer: coarse)').matches && navigator.maxTouchPoints === 5").await?);
        page.tap("#count").await?;
        page.wait_for("#events", |events| events.text.contains("click:touch")).await?;
        page.pinch((195.0, 400.0), 60.0, 200.0).await?;
        page.wait_for("#events", |events| events.text.contains("fingers:2")).await?;
        page.swipe((100.0, 500.0), (300.0, 500.0)).await
    });
}

#[test]
fn a_viewport_is_as_narrow_as_asked_for() {
    check(async |stage| {
        for touch in [false, true].into_iter().filter(|touch| !touch || stage.can(Ability::Touch)) {
            let options = Options { width: 320, height: 480, touch, ..Options::default() };
            let (_site, page) = open(stage, options).await?;
            assert_eq!(page.eval::<[u32; 2]>("[innerWidth, innerHeight]").await?, [320, 480]);
            let file = stage.folder().join("narrow.png");
            page.screenshot(&file).await?;
            // A PNG's width and height stand after its first sixteen bytes.
            assert_eq!(std::fs::read(&file)?[16..24], [0, 0, 1, 64, 0, 0, 1, 224]);
            page.resize(1000, 600).await?;
            page.wait_until("innerWidth === 1000").await?;
        }
        Ok(())
    });
}

#[test]
fn a_readers_preferences_reach_the_page() {
    check(async |stage| {
        let options = Options { dark: true, language: "uk".to_owned(), ..Options::default() };
        let (_site, page) = open(stage, options).await?;
        for query in ["prefers-color-scheme: dark", "prefers-reduced-motion: reduce"] {
            assert!(page.eval::<bool>(&format!("matchMedia('({query})').matches")).await?, "{query}");
        }
        assert_eq!(page.eval::<String>("navigator.languages.join()").await?, "uk");
        let (_site, page) = open(stage, Options::moving()).await?;
        for query in ["prefers-color-scheme: light", "prefers-reduced-motion: no-preference"] {
            assert!(page.eval::<bool>(&format!("matchMedia('({query})').matches")).await?, "{query}");
        }
        assert_eq!(page.eval::<String>("navigator.languages.join()").await?, "en");
        Ok(())
    });
}

#[test]
fn forced_colours_reach_the_page_and_stay_off_where_nobody_forces_them() {
    check(async |stage| {
        stage.needs(Ability::ForcedColors)?;
        for (forced_colors, value) in [(true, "active"), (false, "none")] {
            let (_site, page) = open(stage, Options { forced_colors, dark: true, ..Options::default() }).await?;
            for query in [&format!("forced-colors: {value}"), "prefers-color-scheme: dark"] {
                assert!(page.eval::<bool>(&format!("matchMedia('({query})').matches")).await?, "{query}");
            }
        }
        Ok(())
    });
}

#[test]
fn a_screen_can_be_finer_than_its_pixels() {
    check(async |stage| {
        let (_site, page) = open(stage, Options { scale: 2.0, ..Options::default() }).await?;
        assert_eq!(page.eval::<[u32; 3]>("[innerWidth, innerHeight, devicePixelRatio]").await?, [1280, 800, 2]);
        Ok(())
    });
}

#[test]
fn a_page_can_be_seen_with_scripts_off() {
    check(async |stage| {
        let (site, page) = open(stage, Options { javascript: false, ..Options::default() }).await?;
        page.wait_for("#without", |notice| notice.shown).await?;
        page.click("#count").await?;
        assert_eq!(page.find("#count").await?.text, "0");
        assert!(site.requests().iter().all(|request| !request.path.ends_with("data.json")));
        Ok(())
    });
}

#[test]
fn storage_can_be_denied() {
    check(async |stage| {
        let touch_it =
            "(() => { try { localStorage.setItem('a', 'b'); return 'kept' } catch (e) { return e.name } })()";
        let (_site, page) = open(stage, Options { storage: false, ..Options::default() }).await?;
        // WebKit has no storage at all then, and not one that refuses.
        let refusal = if stage.engine() == Engine::WebKit { "TypeError" } else { "SecurityError" };
        assert_eq!(page.eval::<String>(touch_it).await?, refusal);
        let (_site, page) = open(stage, Options::default()).await?;
        assert_eq!(page.eval::<String>(touch_it).await?, "kept");
        Ok(())
    });
}

#[test]
fn the_console_is_heard_at_every_level() {
    check(async |stage| {
        let (_site, page) = open(stage, Options::default()).await?;
        let said = page.console().await?;
        for (level, text) in [
            (Level::Debug, "a debug message"),
            (Level::Info, "a log message"),
            (Level::Warning, "a warning"),
            (Level::Error, "an error"),
        ] {
            assert!(said.iter().any(|message| message.level == level && message.text.contains(text)), "{said:#?}");
        }
        assert_eq!(page.console().await?.len(), said.len());
        Ok(())
    });
}

#[test]
fn a_script_can_come_before_all_others() {
    check(async |stage| {
        let site = Site::of(pages()).first_script("window.early = document.body === null;").start()?;
        let page = stage.page(Options::default()).await?;
        page.goto(&site.url("")).await?;
        assert!(page.eval::<bool>("window.early").await?);
        Ok(())
    });
}

#[test]
fn the_host_knows_what_it_was_asked_for() {
    check(async |stage| {
        let (site, page) = open(stage, Options::default()).await?;
        page.wait_for("#events", |events| events.text.contains("data:42")).await?;
        let answered = site.requests();
        assert_eq!(answered.iter().map(|request| site.origin() + &request.path).collect::<Vec<_>>(), files(&site));
        assert!(answered.iter().all(|request| request.status == 200 && request.coding.is_some()), "{answered:#?}");
        assert!(answered.iter().all(|request| request.bytes > 0));
        Ok(())
    });
}

#[test]
fn the_browser_knows_what_it_asked_for() {
    check(async |stage| {
        stage.needs(Ability::RequestLog)?;
        let (site, page) = open(stage, Options { request_log: true, ..Options::default() }).await?;
        page.wait_for("#events", |events| events.text.contains("data:42")).await?;
        let sent: Vec<String> = page.requests().await?.into_iter().map(|sent| sent.url).collect();
        assert_eq!(sent, files(&site));
        let frame = format!("<!DOCTYPE html><iframe src=\"{}\"></iframe>", site.url(""));
        let host = Site::of(pages()).page("/host.html", frame).start()?;
        page.goto(&format!("{}/host.html", host.other_origin())).await?;
        page.enter_frame("iframe").await?;
        page.wait_for("#events", |events| events.text.contains("data:42")).await?;
        page.leave_frames().await?;
        let sent = page.requests().await?;
        assert_eq!(sent.iter().filter(|sent| sent.url == site.url("data.json")).count(), 2, "the frame's, too");
        Ok(())
    });
}

/// All that the page loads, in order.
fn files(site: &Site) -> [String; 3] {
    ["", "page-0123456789abcdef.js", "data.json"].map(|file| site.url(file))
}

#[test]
fn a_site_works_below_a_path_and_in_a_frame_elsewhere() {
    check(async |stage| {
        let site = Site::of(pages()).under("/some/folder/").header("access-control-allow-origin", "*").start()?;
        let frame = format!("<!DOCTYPE html><iframe sandbox=\"allow-scripts\" src=\"{}\"></iframe>", site.url(""));
        let host = Site::of(pages()).page("/host.html", frame).start()?;
        let page = stage.page(Options::default()).await?;
        page.goto(&format!("{}/host.html", host.other_origin())).await?;
        page.enter_frame("iframe").await?;
        page.wait_for("#events", |events| events.text.contains("data:42")).await?;
        page.click("#count").await?;
        page.wait_for("#count", |button| button.text == "1").await?;
        assert_eq!(page.resources().await?, ["page-0123456789abcdef.js", "data.json"].map(|file| site.url(file)));
        page.leave_frames().await?;
        page.find("iframe").await?;
        assert!(page.console().await?.iter().any(|said| said.text.contains("a warning")), "the frame's console");
        assert!(site.requests().iter().all(|request| request.path.starts_with("/some/folder/")));
        Ok(())
    });
}

#[test]
fn a_host_can_fail_in_every_way() {
    check(async |stage| {
        let site = Site::of(pages()).start()?;
        let page = stage.page(Options::default()).await?;
        for fault in [Fault::Status(404), Fault::CutAfter(10)] {
            site.break_path("data.json", fault);
            page.goto(&site.url("")).await?;
            page.wait_for("#events", |events| events.text.contains("failed:")).await?;
        }
        site.mend();
        site.break_path("data.json", Fault::Delay(Duration::from_millis(500)));
        let begun = Instant::now();
        page.goto(&site.url("")).await?;
        page.wait_for("#events", |events| events.text.contains("data:42")).await?;
        assert!(begun.elapsed() > Duration::from_millis(500));
        Ok(())
    });
}

#[test]
fn a_slow_line_is_slow_from_the_first_byte() {
    check(async |stage| {
        stage.needs(Ability::Throttle)?;
        let site = Site::of(pages()).start()?;
        let page = stage.page(Options::default()).await?;
        page.goto(&site.url("data.json")).await?;
        page.throttle(Throttle::PHONE).await?;
        page.goto(&site.url("")).await?;
        page.wait_for("#events", |events| events.text.contains("data:42")).await?;
        // The page, its script and the script's data, one after the other.
        let waits = "performance.getEntriesByName('dateline:hydrated')[0].startTime";
        assert!(page.eval::<f64>(waits).await? > 450.0);
        assert!(page.eval::<f64>("performance.getEntriesByType('navigation')[0].responseEnd").await? > 150.0);
        Ok(())
    });
}
