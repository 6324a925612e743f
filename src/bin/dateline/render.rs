//! `dateline render PACK DIST`: writes a page for each language of a story.
//!
//! DIST is a folder in which trunk has built the program; a hook of trunk's leaves
//! it out, since `TRUNK_STAGING_DIR` names it. Its `index.html` names the built
//! files, and is replaced, and so are these, with shorter names in them (see
//! [`program`](dateline::site::program)). Nothing is written where anything is wrong.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dateline::base::issue::{Issue, Severity};
use dateline::lang::written;
use dateline::map::atlas::Maps;
use dateline::site::boot::Boot;
use dateline::site::compose::{self, Scenery};
use dateline::site::page::{Files, Page, Tongue};
use dateline::site::program::Program;
use dateline::site::scenery;
use dateline::site::{embed, offline};
use dateline::story::pack;
use dateline::ui::app::{App, AppProps};
use dateline::ui::ports::Ports;
use yew::{AttrValue, Callback, Html};

/// The variable that tells at which address the site will be published; without it
/// no answer for oEmbed can be written.
const ADDRESS: &str = "DATELINE_URL";

/// Renders a story.
pub fn run(args: &[String]) -> ExitCode {
    // Trunk tells its hooks where it has put the program together.
    let staging = std::env::var("TRUNK_STAGING_DIR").ok();
    let (folder, dist) = match (args, &staging) {
        ([folder, dist], _) => (folder, dist),
        ([folder], Some(staging)) => (folder, staging),
        _ => {
            eprintln!("dateline render: name a pack and the folder of the built program");
            return ExitCode::from(2);
        }
    };
    match render(Path::new(folder), Path::new(dist)) {
        Ok(issues) => {
            issues.iter().for_each(|issue| eprintln!("{issue}"));
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the pages; gives back what is poor though legal.
fn render(folder: &Path, dist: &Path) -> Result<Vec<Issue>, String> {
    let maps = Maps::shipped();
    let pack = pack::read(folder, &maps);
    let mut issues = pack.issues;
    let mut pages = Vec::new();
    let Built { files, program, taken_in } = built(dist)?;
    let mut beside = vec![(dist.join(embed::LOADER), embed::loader())];
    let mut editions = Vec::new();
    for edition in &pack.editions {
        let path = format!("assets/lang/{}.toml", edition.story.language);
        if let Some(source) = pack::source(Path::new(&path), &mut issues) {
            let (language, found) = written::read(&source);
            issues.extend(found);
            editions.extend(language.map(|language| (edition, language)));
        }
    }
    let all: Vec<Tongue> = editions.iter().map(|(_, language)| Tongue::new(language)).collect();
    for (edition, language) in &editions {
        let Some(atlas) = maps.of(&edition.story.map) else { continue };
        let (boot, scenery) = compose::page(&edition.story, language, &maps, atlas);
        // The command ends with its pages.
        let boot: &'static Boot = Box::leak(Box::new(boot));
        let drawn = draw(boot, &scenery)?;
        let (dialog, script) = embed::dialog(language, &all);
        let page = Page {
            edition,
            language,
            all: &all,
            boot,
            scenery: &scenery,
            atlas,
            drawn: &drawn,
            files: &files,
            dialog: &dialog,
        };
        let page = page.write().ok_or_else(|| {
            format!("{}: a text holds a line break or a `<`, and cannot stand in a page", folder.display())
        })?;
        let tongue = Tongue::new(language);
        if let Some(address) = files.address.as_deref().filter(|_| all.first() == Some(&tongue)) {
            beside.push((dist.join(embed::OEMBED), embed::oembed(address, &edition.story.title)));
        }
        beside.push((dist.join(dialog), script));
        pages.push((dist.join(tongue.file), page));
    }
    if issues.iter().any(|issue| issue.severity == Severity::Error) {
        return Err(issues.iter().map(|issue| format!("{issue}\n")).collect());
    }
    let write = |path: &Path, bytes: &[u8]| {
        fs::write(path, bytes).map_err(|error| format!("{} cannot be written: {error}", path.display()))
    };
    let new = [dist.join(&program.script_name), dist.join(&program.name)];
    write(&new[0], program.script.as_bytes())?;
    write(&new[1], &program.bytes)?;
    let worker = offline::worker(&files, pages.iter().map(|(_, page)| page.as_str()));
    write(&dist.join(offline::FILE), worker.as_bytes())?;
    for (path, page) in beside.into_iter().chain(pages) {
        write(&path, page.as_bytes())?;
    }
    for path in taken_in.into_iter().filter(|path| !new.contains(path)) {
        fs::remove_file(&path).map_err(|error| format!("{} cannot be removed: {error}", path.display()))?;
    }
    Ok(issues)
}

/// What yew draws at first.
fn draw(boot: &'static Boot, scenery: &Scenery) -> Result<String, String> {
    let parts = [
        (scenery::BASE, scenery::base(scenery)),
        (scenery::NAMES, scenery::names(scenery, boot)),
        (scenery::CREDIT, scenery::credit(&scenery.credit)),
    ];
    let adopted = move |id: String| {
        let part = parts.iter().find(|(of, _)| *of == id).map(|(_, markup)| markup.clone().into_string());
        Html::from_html_unchecked(AttrValue::from(part.unwrap_or_default()))
    };
    let ports = Ports { adopted: Callback::from(adopted), ..Ports::silent() };
    let props = AppProps { boot, ports };
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|error| error.to_string())?;
    let local = tokio::task::LocalSet::new();
    let renderer = yew::LocalServerRenderer::<App>::with_props(props).hydratable(false);
    Ok(local.block_on(&runtime, renderer.render()))
}

/// What trunk has built.
struct Built {
    /// What the pages name of it.
    files: Files,
    /// The program, as it is published.
    program: Program,
    /// Files that are not published as they are.
    taken_in: Vec<PathBuf>,
}

/// Finds the built files by trunk's page.
fn built(dist: &Path) -> Result<Built, String> {
    let unread = |path: &Path, error: &std::io::Error| format!("{} cannot be read: {error}", path.display());
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).map_err(|error| unread(&index, &error))?;
    let names = |ending: &str| {
        let quoted = html.split(['"', '\'', '=', ' ', '>', '<']);
        let mut names: Vec<String> = Vec::new();
        for word in quoted.filter(|word| word.ends_with(ending)) {
            let name = word.rsplit('/').next().unwrap_or(word).to_owned();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    };
    let one = |ending: &str| {
        let name = names(ending).into_iter().next().map(|name| dist.join(name));
        name.ok_or_else(|| format!("{} names no file that ends in {ending}", index.display()))
    };
    let (script, wasm) = (one(".js")?, one(".wasm")?);
    let glue = fs::read_to_string(&script).map_err(|error| unread(&script, &error))?;
    let bytes = fs::read(&wasm).map_err(|error| unread(&wasm, &error))?;
    let program = Program::new(&bytes, &glue)
        .ok_or_else(|| format!("{} is no program as wasm-bindgen writes it", wasm.display()))?;
    let mut taken_in = vec![script, wasm];
    let mut style = String::new();
    for name in names(".css") {
        let path = dist.join(&name);
        style += &fs::read_to_string(&path).map_err(|error| unread(&path, &error))?;
        taken_in.push(path);
    }
    let address = std::env::var(ADDRESS).ok().filter(|address| !address.is_empty());
    if let Some(address) = &address {
        embed::address(address).map_err(|message| format!("{ADDRESS}: {message}"))?;
    }
    let files = Files { script: program.script_name.clone(), program: program.name.clone(), style, address };
    Ok(Built { files, program, taken_in })
}
