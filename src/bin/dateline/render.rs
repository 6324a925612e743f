//! `dateline render [--program FOLDER] PACK… DIST`: writes a site of one story or of several.
//!
//! The program is the one in FOLDER, or in DIST itself: as trunk leaves it, or as an earlier
//! `render` has left it there. What a site consists of is told in
//! [`publish`](dateline::site::publish). Nothing is written where anything is wrong.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dateline::base::issue::Issue;
use dateline::map::atlas::Maps;
use dateline::site::boot::Boot;
use dateline::site::compose::Scenery;
use dateline::site::publish::built::{self, Built};
use dateline::site::publish::{self, Refusal, Site};
use dateline::site::{embed, scenery};
use dateline::ui::app::{App, AppProps};
use dateline::ui::ports::Ports;
use yew::{AttrValue, Callback, Html};

/// The variable that tells at which address the site will be published; without it
/// no answer for oEmbed can be written.
const ADDRESS: &str = "DATELINE_URL";

/// Renders a site.
pub fn run(args: &[String]) -> ExitCode {
    let (program, args) = match args {
        [option, folder, rest @ ..] if option == "--program" => (Some(folder), rest),
        args => (None, args),
    };
    let [packs @ .., dist] = args else { return usage() };
    if packs.is_empty() {
        return usage();
    }
    let packs: Vec<PathBuf> = packs.iter().map(PathBuf::from).collect();
    match render(&packs, Path::new(program.unwrap_or(dist)), Path::new(dist)) {
        Ok(issues) => {
            issues.iter().for_each(|issue| eprintln!("{issue}"));
            ExitCode::SUCCESS
        }
        Err(refusal) => {
            eprint!("{refusal}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("dateline render: name one or more packs, and then the folder to write the site into");
    ExitCode::from(2)
}

/// Writes the site; gives back what is poor though legal.
fn render(packs: &[PathBuf], program: &Path, dist: &Path) -> Result<Vec<Issue>, Refusal> {
    let maps = Maps::shipped();
    let (stories, issues) = publish::read(packs, &maps)?;
    let address = std::env::var(ADDRESS).ok().filter(|address| !address.is_empty());
    if let Some(address) = &address {
        embed::address(address).map_err(|message| Refusal::Else(format!("{ADDRESS}: {message}")))?;
    }
    let built = Built::find(program).map_err(Refusal::Else)?;
    let site = Site::new(&stories, &built, address.as_deref(), &maps, &draw).map_err(Refusal::Else)?;
    site.write(dist, &built::left(dist)).map_err(Refusal::Else)?;
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
