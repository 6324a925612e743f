//! The files that play a story without a network, for packages that hold them.

use std::collections::BTreeMap;

use miniz_oxide::deflate::compress_to_vec;

use crate::base::archive::Packed;
use crate::publish::files::PageFiles;
use crate::publish::trunk::LICENCES;

/// How hard is tried to make files small; the most there is.
const LEVEL: u8 = 10;

/// What the names of files begin with that a reader of the quiz needs beside the page: the program, what is seen from
/// near, what a learning system is told, the dialog that shares.
const NEEDED: [&str; 4] = ["app-", "near-", "lms-", "share-"];

/// The files that a page needs, by their names on a site, with the page: those that it names, and that what it names
/// names.
pub fn files<'f>(page: &str, site: &'f BTreeMap<String, Vec<u8>>) -> Vec<&'f str> {
    let is_needed = |name: &&String| {
        let file = name.rsplit('/').next().unwrap_or(name);
        file == LICENCES || NEEDED.iter().any(|start| file.starts_with(start))
    };
    let mut needed: Vec<&str> = site.keys().map(String::as_str).filter(|name| *name == page).collect();
    let mut at = 0;
    while let Some(name) = needed.get(at) {
        let text = site.get(*name).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
        let is_named = |name: &&str| text.contains(name.rsplit('/').next().unwrap_or(name));
        let more = site.keys().filter(is_needed).map(String::as_str).filter(is_named);
        let more: Vec<&str> = more.filter(|name| !needed.contains(name)).collect();
        needed.extend(more);
        at += 1;
    }
    needed.sort_unstable();
    needed
}

/// The files of a site of one story that its pupils need who read one of its pages, packed.
pub fn site(page: &str, site: &BTreeMap<String, Vec<u8>>) -> Vec<Packed> {
    let packed = |name: &str| Some(packed(name, site.get(name)?));
    files(page, site).into_iter().filter_map(packed).collect()
}

/// The same files of a site that is published, by their names in a package, and the ways to them from the folder of the
/// story's pages, for who makes the package in a browser. `own` are those of that folder, `folder` is its name with a `/`,
/// or empty.
pub fn ways(folder: &str, own: &[&str], files: &PageFiles) -> Vec<[String; 2]> {
    let licences = files.has_licences.then(|| [&files.shared, LICENCES].concat());
    let programs = [&files.script, &files.program, &files.lms[0], &files.lms[1]];
    let shared = programs.into_iter().chain(&licences);
    let own = own.iter().map(|name| [[folder, name].concat(), (*name).to_owned()]);
    let shared = shared.map(|way| [way.trim_start_matches("../").to_owned(), way.clone()]);
    let mut all: Vec<[String; 2]> = own.chain(shared).collect();
    all.sort();
    all
}

fn packed(name: &str, bytes: &[u8]) -> Packed {
    Packed::deflated(name, bytes, &compress_to_vec(bytes, LEVEL))
}
