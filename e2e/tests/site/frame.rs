//! The page in a frame of a page elsewhere, and how high that frame is.

use std::time::Duration;

use anyhow::Result;
use e2e::browser::Page;
use e2e::fixture;
use e2e::site::Site;
use serde_json::json;

/// Opens a host page on another site, with this in its body.
pub async fn host_page(page: &Page, body: &str) -> Result<Site> {
    let html = format!("<!DOCTYPE html><link rel=\"icon\" href=\"data:,\"><body style=\"margin:0\">{body}");
    let host = Site::hosting(fixture()?)?.page("/host.html", html).start()?;
    page.goto(&format!("{}/host.html", host.other_origin())).await?;
    Ok(host)
}

/// Opens a host page with a frame of these attributes, and goes into it.
pub async fn framed(page: &Page, attributes: &str, url: &str) -> Result<Site> {
    let host = host_page(page, &format!("<iframe {attributes} src=\"{url}\"></iframe>")).await?;
    page.enter_frame("iframe").await?;
    Ok(host)
}

/// Waits until a frame is as high as the page in it, and stays so; gives back how high that is, in CSS px.
pub async fn settles(page: &Page, css: &str) -> Result<f64> {
    let (mut frame, mut inside, mut steady) = (0.0, f64::NAN, 0);
    for _ in 0..100 {
        page.enter_frame(css).await?;
        inside = page.eval("document.querySelector('.page').getBoundingClientRect().height").await?;
        page.leave_frames().await?;
        let height = "return document.querySelector(arguments[0]).getBoundingClientRect().height";
        frame = page.run(height, &[json!(css)]).await?;
        steady = if f64::abs(frame - inside) <= 1.0 { steady + 1 } else { 0 };
        if steady == 3 {
            return Ok(inside);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    anyhow::bail!("the frame {css} is {frame} px high, and the page in it {inside} px")
}
