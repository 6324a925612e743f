//! The built site, as `cargo xtask build` left it in `dist/`, in a real browser.

use anyhow::Result;
use e2e::browser::{Level, Options, Page};
use e2e::site::Site;
use e2e::{Stage, check, dist};

/// The site's front page, in a browser of its own and ready for a reader.
async fn open(stage: &Stage, options: Options) -> Result<(Site, Page)> {
    let site = Site::hosting(dist())?.start()?;
    let page = stage.page(options).await?;
    page.goto(&site.url("")).await?;
    page.wait_until("performance.getEntriesByName('dateline:hydrated').length").await?;
    Ok((site, page))
}

#[test]
fn the_front_page_opens_without_a_complaint_and_asks_no_other_host() {
    check(async |stage| {
        let (site, page) = open(stage, Options::default()).await?;
        let complaints: Vec<_> =
            page.console().await?.into_iter().filter(|said| said.level >= Level::Warning).collect();
        assert_eq!(complaints, []);
        for sent in page.requests().await? {
            assert!(sent.url.starts_with(&site.origin()), "{sent}");
        }
        Ok(())
    });
}
