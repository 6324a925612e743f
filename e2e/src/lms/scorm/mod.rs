//! Learning systems that play SCORM packages: what a package finds as its API, how that behaves, and what it
//! was called with.

mod attempt;
mod package;

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::json;

pub use attempt::{Attempt, Call, Place};
pub use package::Package;
pub use peers::manifest::Scorm;

use crate::browser::Page;
use crate::site::Site;
use crate::{Stage, root};

/// The pages and scripts of a system.
const FILES: [(&str, &str); 3] = [
    ("host.js", include_str!("host.js")),
    ("strict.js", include_str!("strict.js")),
    ("middle.html", include_str!("middle.html")),
];
/// The page that gives the API.
const HOST: &str = include_str!("host.html");

/// What stands behind an API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Api {
    /// scorm-again.
    Again,
    /// A double of ours that takes nothing that any real system was seen to refuse or misread.
    Strict,
    /// Takes everything and tells nothing but `""`, as openedx-scorm-xblock.
    Empty,
    /// One object under both names, with 1.2's functions but for `LMSFinish`, as wagtail-lms.
    Mixed,
    /// There is none.
    None,
}

/// A learning system. What a test leaves open is that of a strict one that frames the package.
#[derive(Clone, Debug)]
pub struct ScormHost {
    /// What stands behind the API.
    pub api: Api,
    /// Where that is.
    pub place: Place,
    /// What the data model has at the beginning, beside what it has in a new attempt.
    pub before: BTreeMap<String, String>,
    /// The functions that throw whenever they are called, such as `LMSCommit` or `SetValue`.
    pub throws: Vec<String>,
    /// Which commit is refused, of the first, the second and so on; 0 is none.
    pub refuses: u32,
    /// How long every call keeps the page waiting.
    pub blocks: Duration,
    /// How long after its page the API appears.
    pub late: Duration,
}

impl Default for ScormHost {
    fn default() -> Self {
        Self {
            api: Api::Strict,
            place: Place::Parent,
            before: BTreeMap::new(),
            throws: Vec::new(),
            refuses: 0,
            blocks: Duration::ZERO,
            late: Duration::ZERO,
        }
    }
}

impl ScormHost {
    /// A system with this behind its API.
    pub fn with(api: Api) -> Self {
        Self { api, ..Self::default() }
    }

    /// Has an element of the data model be this at the beginning; 2004's names are made of 1.2's where need be:
    /// `entry`, `mode` and `suspend_data` mean the same in both.
    pub fn having(mut self, version: Scorm, element: &str, value: &str) -> Self {
        let element = match (version, element) {
            (_, "suspend_data") => "cmi.suspend_data".to_owned(),
            (Scorm::V1p2, "mode") => "cmi.core.lesson_mode".to_owned(),
            (Scorm::V1p2, "entry") => "cmi.core.entry".to_owned(),
            (Scorm::V2004, "entry" | "mode") => format!("cmi.{element}"),
            (_, whole) => whole.to_owned(),
        };
        self.before.insert(element, value.to_owned());
        self
    }

    /// Opens a package in a browser, which then works in the package's page. A browser may open one after the other.
    pub async fn open(&self, stage: &Stage, page: &Page, package: &Package) -> Result<Attempt> {
        let name = format!("host-{}", crate::browser::free_port()?);
        let folder = stage.folder().join(name);
        fs::create_dir_all(&folder)?;
        for (name, text) in FILES {
            fs::write(folder.join(name), text)?;
        }
        let is2004 = package.version == Scorm::V2004 && self.api != Api::Mixed;
        let again = if is2004 { "scorm2004.min.js" } else { "scorm12.min.js" };
        let again = root().join(".tools/peers/node_modules/scorm-again/dist").join(again);
        let copied = fs::copy(&again, folder.join("scorm-again.js"));
        copied.with_context(|| format!("{}; `cargo xtask setup` brings it", again.display()))?;
        let api = match self.api {
            Api::Again => "again",
            Api::Strict => "strict",
            Api::Empty => "empty",
            Api::Mixed => "mixed",
            Api::None => "none",
        };
        let place = match self.place {
            Place::Parent => "parent",
            Place::Grandparent => "grandparent",
            Place::Opener => "opener",
        };
        let settings = json!({
            "is2004": is2004, "api": api, "place": place, "start": format!("package/{}", package.start),
            "before": self.before, "throws": self.throws, "refuses": self.refuses,
            "blocks": self.blocks.as_millis(), "late": self.late.as_millis(),
        });
        // Between its tags nothing but `</` would end it.
        let settings = settings.to_string().replace('<', "\\u003c");
        fs::write(folder.join("host.html"), HOST.replace("SETTINGS", &settings))?;
        let site = Site::of(folder).beside("/package/", &package.folder).start()?;
        page.goto(&site.url("host.html")).await?;
        Attempt::begin(site, page.clone(), self.place).await
    }
}
