//! A static host on this machine, such as the site will be put on: it knows no
//! routes, compresses what is worth it, and notes down what it was asked for.

mod answer;
mod coding;
mod door;
mod fault;
mod first;
mod kind;
mod log;
mod serve;
mod shared;

use std::collections::{BTreeMap, BTreeSet};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, ensure};
use hyper::body::Bytes;
use tokio::runtime::Runtime;

pub use coding::{Effort, brotli};
pub use door::{Asked, Door, Told};
pub use fault::Fault;
pub use log::Request;

use answer::Folder;
use shared::Shared;

use crate::browser::Engine;

/// A folder on its way to be hosted.
pub struct Builder {
    folder: Folder,
    faults: Vec<(String, Fault)>,
    doors: Vec<(String, Door)>,
}

/// A folder that is hosted, until this is dropped.
pub struct Site {
    address: SocketAddr,
    mount: String,
    shared: Arc<Shared>,
    runtime: Option<Runtime>,
}

impl Site {
    /// Hosts a folder at the root of the host, unless the builder is told otherwise.
    pub fn of(folder: impl Into<PathBuf>) -> Builder {
        let folder = Folder {
            folder: folder.into(),
            mount: "/".to_owned(),
            beside: Vec::new(),
            pages: BTreeMap::new(),
            moved: BTreeMap::new(),
            headers: Vec::new(),
            first: String::new(),
            effort: Effort::Quick,
        };
        Builder { folder, faults: Vec::new(), doors: Vec::new() }
    }

    /// Hosts a built site; an error where there is none.
    pub fn hosting(dist: PathBuf) -> Result<Builder> {
        let front = dist.join("index.html");
        ensure!(front.is_file(), "there is no {}; `cargo xtask build` makes it", front.display());
        Ok(Self::of(dist))
    }

    /// The address of a file of the folder; `""` is the folder itself.
    pub fn url(&self, file: &str) -> String {
        format!("{}{}{}", self.origin(), self.mount, file.trim_start_matches('/'))
    }

    /// The host itself: `http://127.0.0.1:` and the port.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The same host by another name, which makes it another site to a browser.
    pub fn other_origin(&self) -> String {
        format!("http://localhost:{}", self.address.port())
    }

    /// All that has been asked for so far, in the order of the answers.
    pub fn requests(&self) -> Vec<Request> {
        self.shared.log.all()
    }

    /// How many bytes the answer for a path has when a browser accepts these codings; it is not noted down.
    pub fn weight(&self, path: &str, accepts: &str) -> usize {
        let path = path.split('?').next().unwrap_or(path);
        self.shared.folder.answer(path, accepts).map_or(0, |answer| answer.body.len())
    }

    /// Forgets what has been asked for so far.
    pub fn forget_requests(&self) {
        self.shared.log.clear();
    }

    /// From now on, answers for paths that end like this go wrong like this.
    pub fn break_path(&self, ending: &str, fault: Fault) {
        self.shared.faults().push((ending.to_owned(), fault));
    }

    /// From now on, nothing goes wrong.
    pub fn mend(&self) {
        self.shared.faults().clear();
    }
}

impl Builder {
    /// Hosts the folder under a path, such as `/some/folder/`.
    pub fn under(mut self, mount: &str) -> Self {
        let mount = mount.trim_matches('/');
        self.folder.mount = if mount.is_empty() { "/".to_owned() } else { format!("/{mount}/") };
        self
    }

    /// Hosts another folder beside it, under a path of the host with a slash at both ends.
    pub fn beside(mut self, mount: &str, folder: impl Into<PathBuf>) -> Self {
        self.folder.beside.push((mount.to_owned(), folder.into()));
        self
    }

    /// Has a program answer for all paths of the host that begin like this, whatever the method.
    pub fn door(mut self, start: &str, door: Door) -> Self {
        self.doors.push((start.to_owned(), door));
        self
    }

    /// Adds a page that is not of the folder, such as one that embeds it. The path starts at the host's root.
    pub fn page(mut self, path: &str, html: impl Into<String>) -> Self {
        self.folder.pages.insert(format!("/{}", path.trim_start_matches('/')), Bytes::from(html.into()));
        self
    }

    /// Sends whoever asks for a path of the host elsewhere, for ever (301).
    pub fn moved(mut self, path: &str, to: &str) -> Self {
        self.folder.moved.insert(path.to_owned(), to.to_owned());
        self
    }

    /// Sends a header with every answer.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.folder.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Runs a script on every page before anything else there.
    pub fn first_script(mut self, script: &str) -> Self {
        self.folder.first.push_str(script);
        self
    }

    /// Compresses at its best what it sends, as a host does that the bytes and the waits are measured of.
    pub fn at_its_best(mut self) -> Self {
        self.folder.effort = Effort::Best;
        self
    }

    /// Answers for paths that end like this go wrong like this; the endings spare a test the files' hashes.
    pub fn fault(mut self, ending: &str, fault: Fault) -> Self {
        self.faults.push((ending.to_owned(), fault));
        self
    }

    /// Starts the host on a free port.
    pub fn start(mut self) -> Result<Site> {
        if let Some(recorder) = Engine::chosen()?.recorder() {
            self.folder.first.insert_str(0, recorder);
        }
        let listener = on_new_port()?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let mount = self.folder.mount.clone();
        let shared = Arc::new(Shared::new(self.folder, self.faults, self.doors));
        // A runtime of its own: the host answers while a test's thread waits for the browser.
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let context = runtime.enter();
        let listener = tokio::net::TcpListener::from_std(listener)?;
        drop(context);
        runtime.spawn(serve::listen(listener, shared.clone()));
        Ok(Site { address, mount, shared, runtime: Some(runtime) })
    }
}

/// Listens on a port that no site of this process has had before: what a browser keeps of
/// a site is the origin's.
fn on_new_port() -> Result<TcpListener> {
    static HAD: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port on 127.0.0.1")?;
        let port = listener.local_addr()?.port();
        if HAD.lock().unwrap_or_else(PoisonError::into_inner).insert(port) {
            return Ok(listener);
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // In the background, because a site may be dropped where waiting is not allowed.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
