//! `cargo xtask build`: the site to publish, in `dist/`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use lexopt::{Arg, ValueExt};

use super::notices;
use crate::packs::{Packs, name};
use crate::project::Project;
use crate::setup;

/// What makes the program small: the standard library is compiled with it, and a
/// panic, of which no reader would see the text, only stops it. That takes 20 KB
/// of 100 away from what travels. Both are unstable in cargo, hence the first line.
const SMALL: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none -Cstrip=symbols -Clink-arg=--keep-section=target_features",
    ),
];

/// How `wasm-opt` makes the program smaller: after compression 4 KB of 88, and quicker rather than
/// slower. The passes that are left out make it shorter, and worse to compress; so does taking in a
/// function of more than 40 bytes that has one caller. No pointer is below 1024, where the far end of
/// the stack lies.
const OPTIMIZED: [&str; 9] = [
    "-Os",
    "--skip-pass=local-cse",
    "--skip-pass=simplify-locals",
    "--skip-pass=memory-packing",
    "--one-caller-inline-max-function-size=40",
    "--always-inline-max-function-size=4",
    "--low-memory-unused",
    "--strip-target-features",
    "--strip-producers",
];

/// Where the site to publish is put.
pub const DIST: &str = "dist";
/// Where it is made: what is half made is never published.
const MADE: &str = "target/site";

/// The programs, each with the page that trunk builds it from and where it leaves it: first the one of a
/// story's page, since trunk empties its folder.
const PROGRAMS: [(&str, &str); 7] = [
    ("index.html", ""),
    ("handout.html", "/handout"),
    ("collect.html", "/collect"),
    ("results.html", "/results"),
    ("exporter.html", "/exporter"),
    ("scan.html", "/scan"),
    ("lms.html", "/lms"),
];

/// How the program is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Make {
    /// Small, for readers.
    Small,
    /// Quick to build again, for whoever changes it.
    Quick,
}

impl Make {
    /// The folder that trunk leaves it in.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Small => "target/program/small",
            Self::Quick => "target/program/quick",
        }
    }

    /// Builds the programs and the styles.
    pub fn programs(self, project: &Project) -> Result<()> {
        for (page, below) in PROGRAMS {
            let folder = [self.folder(), below].concat();
            let trunk = ["trunk", "build", page, "--dist", &folder, "--skip-version-check"];
            match self {
                Self::Small => {
                    project.run_with(&[&trunk[..], &["--release"]].concat(), &SMALL)?;
                    optimize(project, &folder)?;
                }
                Self::Quick => project.run(&[&trunk[..], &["--cargo-profile", "dev"]].concat())?,
            }
        }
        Ok(())
    }
}

/// Makes the program that lies in a folder smaller, in its place.
fn optimize(project: &Project, folder: &str) -> Result<()> {
    let files = fs::read_dir(project.at(folder)).with_context(|| format!("reading {folder}"))?;
    let names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let program = names.filter(|name| name.ends_with(".wasm")).map(|name| format!("{folder}/{name}")).next();
    let program = program.with_context(|| format!("trunk has left no program in {folder}"))?;
    let optimizer = setup::wasm_opt();
    project.run(&[&[&*optimizer][..], &OPTIMIZED[..], &[&program, "-o", &program]].concat())
}

/// `cargo xtask build`.
pub fn run(project: &Project, mut arguments: lexopt::Parser) -> Result<()> {
    let (mut make, mut dist, mut names) = (Make::Small, DIST.to_owned(), Vec::new());
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("quick") => make = Make::Quick,
            Arg::Long("dist") => dist = arguments.value()?.string()?,
            Arg::Value(pack) => names.push(name(pack)?),
            _ => return Err(argument.unexpected().into()),
        }
    }
    let packs = Packs::named(project, &names)?;
    match make {
        Make::Small => setup::for_build(project)?,
        Make::Quick => setup::for_quick_build(project)?,
    }
    build(project, &packs, make, &dist)
}

/// Builds the site of all stories anew.
pub fn all(project: &Project) -> Result<()> {
    build(project, &Packs::all(project)?, Make::Small, DIST)
}

/// Builds a site anew, in place of the one in the folder; where anything is wrong, that stays as it is.
pub fn build(project: &Project, packs: &Packs, make: Make, dist: &str) -> Result<()> {
    // In a second it is known whether the packs are sound; the program takes longer.
    packs.check(project)?;
    make.programs(project)?;
    notices::write(project, &project.at(make.folder()))?;
    let made = project.at(MADE);
    if made.exists() {
        fs::remove_dir_all(&made).with_context(|| format!("emptying {MADE}"))?;
    }
    packs.render(project, make.folder(), MADE)?;
    put(&made, &project.at(dist))
}

/// Moves a folder to where another one was, which is gone then.
pub fn put(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to).with_context(|| format!("emptying {}", to.display()))?;
    }
    fs::rename(from, to).with_context(|| format!("moving {} to {}", from.display(), to.display()))
}
