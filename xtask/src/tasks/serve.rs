//! `cargo xtask serve`: the site on this machine, rebuilt and shown again at every change.

use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result};
use lexopt::{Arg, ValueExt};

use super::build::Make;
use crate::host::{self, Turn};
use crate::packs::{Packs, name};
use crate::project::Project;
use crate::setup;
use crate::watch::Watch;

/// Where the site lies: not in `dist/`, which holds what is published.
const DIST: &str = "target/serve";
const PORT: u16 = 8080;

/// What the program and its styles are built from.
const PROGRAM: [&str; 10] = [
    "src",
    "styles",
    "index.html",
    "handout.html",
    "collect.html",
    "results.html",
    "exporter.html",
    "scan.html",
    "Cargo.toml",
    "Cargo.lock",
];
/// What pages are written from, beside packs.
const PAGES: [&str; 2] = ["assets/lang", "assets/map"];

/// `cargo xtask serve`.
pub fn run(project: &Project, mut arguments: lexopt::Parser) -> Result<()> {
    let (mut port, mut open, mut names) = (PORT, false, Vec::new());
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("port") => port = arguments.value()?.parse().context("--port needs a number")?,
            Arg::Long("open") => open = true,
            Arg::Value(pack) => names.push(name(pack)?),
            _ => return Err(argument.unexpected().into()),
        }
    }
    let packs = Packs::named(project, &names)?;
    // Found out now, not after the first build.
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .with_context(|| format!("port {port} is taken; choose another with `--port N`"))?;
    setup::for_quick_build(project)?;
    let at = |paths: &[&str]| -> Vec<PathBuf> { paths.iter().map(|path| project.at(path)).collect() };
    let (mut program, mut pages) =
        (Watch::new(at(&PROGRAM)), Watch::new([at(&PAGES), packs.folders(project)].concat()));
    let turn = Arc::new(Turn::default());
    turn.done(rebuild(project, &packs, true));
    let (site, shared) = (project.at(DIST), turn.clone());
    thread::spawn(move || host::listen(&listener, &site, &shared));
    let url = format!("http://127.0.0.1:{port}/");
    println!("serve: {url}; Ctrl-C ends it");
    if open {
        show(&url);
    }
    loop {
        let (is_program, is_page) = (program.has_changed(), pages.has_changed());
        if is_program || is_page {
            turn.done(rebuild(project, &packs, is_program));
        }
        thread::sleep(Watch::PAUSE);
    }
}

/// Renders the site, and builds the program before that where it has changed; what is wrong is printed.
fn rebuild(project: &Project, packs: &Packs, is_program: bool) -> Result<()> {
    if is_program && let Err(error) = Make::Quick.programs(project) {
        eprintln!("serve: {error:#}");
        return Err(error.context("The program was not built; the terminal says why."));
    }
    packs.try_render(project, Make::Quick.folder(), DIST)?;
    println!("serve: the site is up to date");
    Ok(())
}

/// Opens an address in the browser of whoever sits here, if that can be done.
fn show(url: &str) {
    let words = if cfg!(target_os = "macos") {
        vec!["open", url]
    } else if cfg!(windows) {
        vec!["rundll32", "url.dll,FileProtocolHandler", url]
    } else {
        vec!["xdg-open", url]
    };
    if let [program, arguments @ ..] = words.as_slice() {
        let opened = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        if opened.is_err() {
            println!("serve: no browser was opened: `{program}` is not here");
        }
    }
}
