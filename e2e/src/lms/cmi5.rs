//! A small learning system of cmi5's: it launches a page, gives it a token once, tells it of its launch, and has
//! what the page sends kept by a real store.

use std::collections::BTreeSet;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result, ensure};
use hyper::body::Bytes;
use peers::http;
use peers::lrs::Lrs;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::pages;
use crate::site::{Asked, Builder, Door, Site, Told};

/// Where the store is, below the system's origin.
const STORE: &str = "/lrs/";
/// Where tokens are fetched, each once.
const FETCH: &str = "/cmi5/fetch/";
/// Where a page leads that has ended.
const BACK: &str = "/cmi5/back";
/// The headers that go through to the store, and that another origin may send.
const THROUGH: [&str; 5] = ["authorization", "x-experience-api-version", "content-type", "if-match", "if-none-match"];

/// Where the system is, as the launched page sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Where the page is.
    Same,
    /// Elsewhere, and it allows every origin, though none with credentials of the browser's.
    Other,
}

/// How a page is launched: what stands in `LMS.LaunchData`.
#[derive(Clone, Debug)]
pub struct Launching {
    /// `Normal`, `Browse` or `Review`.
    pub mode: &'static str,
    /// What is needed to pass, of 1.
    pub mastery_score: Option<f64>,
    /// What is needed to move on, such as `CompletedAndPassed`.
    pub move_on: &'static str,
    /// The registration of an earlier launch, which this one goes on with.
    pub registration: Option<String>,
}

impl Default for Launching {
    fn default() -> Self {
        Self { mode: "Normal", mastery_score: None, move_on: "CompletedOrPassed", registration: None }
    }
}

/// A page that is launched.
pub struct Launched {
    /// The address to open.
    pub url: String,
    /// The registration.
    pub registration: String,
    /// The session, which every statement names.
    pub session: String,
    /// The activity, by the system's name for it.
    pub activity: String,
    /// Who learns.
    pub actor: Value,
    /// What the page finds as `LMS.LaunchData`.
    pub data: Value,
}

/// What the store was asked through the system.
#[derive(Clone, Debug)]
pub struct StoreCall {
    /// The method.
    pub method: String,
    /// The path below the store, with the query.
    pub path: String,
    /// What was sent, where it was JSON.
    pub sent: Value,
    /// The status of the answer.
    pub status: u16,
}

/// What the doors share.
#[derive(Default)]
struct Book {
    /// Tokens that were not fetched yet.
    fresh: BTreeSet<String>,
    /// Fetches that were refused.
    refused: usize,
    /// What the store is to answer next to what is asked for there, instead of doing it.
    troubles: Vec<(&'static str, u16)>,
    calls: Vec<StoreCall>,
}

/// A system, with the site of the page; it ends when this is dropped.
pub struct Cmi5 {
    /// The site of the page.
    pub site: Site,
    other: Option<Site>,
    lrs: Arc<Lrs>,
    book: Arc<Mutex<Book>>,
    /// Who learns, by name.
    learner: String,
}

impl Cmi5 {
    /// Starts a system beside a site. None where a machine has no store, which is said.
    pub fn beside(site: Builder, origin: Origin) -> Result<Option<Self>> {
        let Some(lrs) = Lrs::shared()? else { return Ok(None) };
        let book = Arc::new(Mutex::new(Book::default()));
        // The doors do not hold the store: a host ends in the background, and the store is to end with the test.
        let (port, token) = (lrs.port(), lrs.token());
        let with_doors = |builder: Builder| {
            [STORE, FETCH, BACK].into_iter().fold(builder, |builder, start| {
                let book = book.clone();
                let door: Door = Arc::new(move |asked| {
                    let told = match start {
                        _ if origin == Origin::Other && asked.method == "OPTIONS" => bare(204, ""),
                        STORE => store(port, &book, asked),
                        FETCH => fetch(token, &book, asked),
                        _ => bare(200, "<!DOCTYPE html><title>Back in the system</title><h1>Back</h1>"),
                    };
                    if origin == Origin::Other { allowed(told) } else { told }
                });
                builder.door(start, door)
            })
        };
        let (site, other) = match origin {
            Origin::Same => (with_doors(site).start()?, None),
            Origin::Other => (site.start()?, Some(with_doors(Site::of(pages())).start()?)),
        };
        // Each its own: the store fails where two tests bring it the same one at once.
        Ok(Some(Self { site, other, lrs, book, learner: uuid() }))
    }

    /// Launches a page of the site; `au` is its address, which may have a query.
    pub fn launch(&self, au: &str, launching: &Launching) -> Result<Launched> {
        let origin = self.other.as_ref().unwrap_or(&self.site).origin();
        let (session, key) = (uuid(), uuid());
        let registration = launching.registration.clone().unwrap_or_else(uuid);
        let activity = "https://school.example/activities/1".to_owned();
        let actor =
            json!({ "objectType": "Agent", "account": { "homePage": "https://school.example", "name": self.learner } });
        let mut data = json!({
            "contextTemplate": {
                "contextActivities": { "grouping": [{ "id": "https://news.example/story" }] },
                "extensions": { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": session },
            },
            "launchMode": launching.mode,
            "launchMethod": "AnyWindow",
            "moveOn": launching.move_on,
            "returnURL": format!("{origin}{BACK}"),
        });
        if let (Some(score), Some(data)) = (launching.mastery_score, data.as_object_mut()) {
            data.insert("masteryScore".to_owned(), json!(score));
        }
        let launch = Launched { url: String::new(), registration, session, activity, actor, data };
        // What is there already is taken away first: the store refuses to replace it unseen (409).
        self.lrs.ask("DELETE", &launch.state("LMS.LaunchData"), None)?;
        let answer = self.lrs.ask("PUT", &launch.state("LMS.LaunchData"), Some(&launch.data))?;
        ensure!(answer.status == 204, "LMS.LaunchData: {}", answer.status);
        book(&self.book).fresh.insert(key.clone());
        let words = [
            ("endpoint", format!("{origin}{STORE}")),
            ("fetch", format!("{origin}{FETCH}{key}")),
            ("registration", launch.registration.clone()),
            ("activityId", launch.activity.clone()),
            ("actor", launch.actor.to_string()),
        ];
        let words: Vec<String> = words.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let (page, fragment) = au.split_once('#').map_or((au, String::new()), |(page, at)| (page, format!("#{at}")));
        let joint = if page.contains('?') { '&' } else { '?' };
        Ok(Launched { url: format!("{page}{joint}{}{fragment}", words.join("&")), ..launch })
    }

    /// The statements of a launch's registration, as the store has them, in the order in which they came.
    pub fn statements(&self, launch: &Launched) -> Result<Vec<Value>> {
        self.lrs.statements(&launch.registration)
    }

    /// What the page has kept in the store as a state of this name; none where there is none.
    pub fn state(&self, launch: &Launched, id: &str) -> Result<Option<Value>> {
        let answer = self.lrs.ask("GET", &launch.state(id), None)?;
        match answer.status {
            404 => Ok(None),
            200 => serde_json::from_slice(&answer.body).context("a state").map(Some),
            status => anyhow::bail!("the state {id}: {status}"),
        }
    }

    /// What the store was asked so far by pages, in the order of the answers.
    pub fn calls(&self) -> Vec<StoreCall> {
        book(&self.book).calls.clone()
    }

    /// Has the store answer with this status, and a page, the next time that something below a path is asked for.
    pub fn trouble(&self, path: &'static str, status: u16) {
        book(&self.book).troubles.push((path, status));
    }

    /// How many times a token was asked for that was fetched before, or with another method than `POST`.
    pub fn refused(&self) -> usize {
        book(&self.book).refused
    }
}

impl Launched {
    /// The store's path of a state.
    fn state(&self, id: &str) -> String {
        let [activity, agent] = [&self.activity, &self.actor.to_string()].map(|text| encoded(text));
        let registration = &self.registration;
        format!("/activities/state?activityId={activity}&agent={agent}&registration={registration}&stateId={id}")
    }
}

/// Hands what is asked on to the store.
fn store(port: u16, shared: &Mutex<Book>, asked: &Asked) -> Told {
    let headers: Vec<(&str, &str)> = THROUGH.into_iter().filter_map(|name| Some((name, asked.header(name)?))).collect();
    // The slash at the end of the store's name is the first of the path.
    let path = asked.path.get(STORE.len() - 1..).unwrap_or("/");
    let mut open = book(shared);
    if let Some(at) = open.troubles.iter().position(|(below, _)| path.starts_with(below)) {
        return bare(open.troubles.remove(at).1, "<!DOCTYPE html><title>No</title>");
    }
    drop(open);
    let Ok(answer) = http::ask(port, &asked.method, path, &headers, &asked.body) else {
        return bare(502, "the store does not answer\n");
    };
    let sent = serde_json::from_slice(&asked.body).unwrap_or(Value::Null);
    let call = StoreCall { method: asked.method.clone(), path: path.to_owned(), sent, status: answer.status };
    book(shared).calls.push(call);
    let is_ours = |name: &str| ["content-length", "connection", "transfer-encoding"].contains(&name);
    let headers = answer.headers.into_iter().filter(|(name, _)| !is_ours(name)).collect();
    Told { status: answer.status, headers, body: Bytes::from(answer.body) }
}

/// Gives a token, once.
fn fetch(token: &str, shared: &Mutex<Book>, asked: &Asked) -> Told {
    let key = asked.path.get(FETCH.len()..).unwrap_or_default();
    let mut book = book(shared);
    if asked.method == "POST" && book.fresh.remove(key) {
        return Told::json(200, &json!({ "auth-token": token }));
    }
    book.refused += 1;
    if asked.method != "POST" {
        return bare(405, "");
    }
    Told::json(200, &json!({ "error-code": "1", "error-text": "The token was fetched before." }))
}

/// An answer for every origin.
fn allowed(mut told: Told) -> Told {
    let headers = [
        ("access-control-allow-origin", "*".to_owned()),
        ("access-control-allow-methods", "GET, HEAD, PUT, POST, DELETE".to_owned()),
        ("access-control-allow-headers", THROUGH.join(", ")),
        ("access-control-expose-headers", "etag, last-modified, x-experience-api-version".to_owned()),
    ];
    told.headers.extend(headers.map(|(name, value)| (name.to_owned(), value)));
    told
}

fn bare(status: u16, body: &'static str) -> Told {
    let headers = vec![("content-type".to_owned(), "text/html; charset=utf-8".to_owned())];
    Told { status, headers, body: Bytes::from(body) }
}

fn book(shared: &Mutex<Book>) -> MutexGuard<'_, Book> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// A new identifier, of version 4.
fn uuid() -> String {
    let [a, b] = [0, 1].map(|_| RandomState::new().build_hasher().finish());
    let (a, b) = (a & !0xf000 | 0x4000, b & !(0b11 << 62) | (1 << 63));
    format!("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", a >> 32, a >> 16 & 0xffff, a & 0xffff, b >> 48, b & 0xffff_ffff_ffff)
}
