//! A slower machine on a slower line.

use std::time::Duration;

use anyhow::Result;
use serde_json::json;

use super::page::Page;

/// How slow a reader's machine and line are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Throttle {
    /// How many times slower the processor is.
    pub cpu: f64,
    /// How long each request waits before its answer begins.
    pub latency: Duration,
    /// Bits a second towards the reader.
    pub down: u32,
    /// Bits a second from the reader.
    pub up: u32,
}

impl Throttle {
    /// A cheap phone on a slow mobile network.
    pub const PHONE: Self = Self { cpu: 4.0, latency: Duration::from_millis(150), down: 1_600_000, up: 750_000 };
}

impl Page {
    /// Slows the browser down from now on. A process keeps its pace, so be on a page of the site first.
    pub async fn throttle(&self, throttle: Throttle) -> Result<()> {
        self.note_slowed();
        // The protocol counts bytes.
        let line = json!({
            "offline": false,
            "latency": u64::try_from(throttle.latency.as_millis())?,
            "downloadThroughput": f64::from(throttle.down) / 8.0,
            "uploadThroughput": f64::from(throttle.up) / 8.0,
        });
        self.cdp("Network.enable", json!({})).await?;
        self.cdp("Network.emulateNetworkConditions", line).await?;
        self.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": throttle.cpu })).await?;
        Ok(())
    }
}
