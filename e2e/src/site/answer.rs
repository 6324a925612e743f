//! What a host answers: a path to a file, its headers and its bytes. No network here.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use hyper::body::Bytes;
use percent_encoding::percent_decode_str;

use super::coding::{Coding, Effort};
use super::first::with_first;
use super::kind;

/// What a host holds.
pub struct Folder {
    /// The folder on the disk.
    pub folder: PathBuf,
    /// The path that it is hosted under, with a slash at both ends.
    pub mount: String,
    /// Other folders, each by the path that it is hosted under.
    pub beside: Vec<(String, PathBuf)>,
    /// Pages that are not of the folder, by their path.
    pub pages: BTreeMap<String, Bytes>,
    /// Paths that are elsewhere for ever, and where.
    pub moved: BTreeMap<String, String>,
    /// Headers of every answer.
    pub headers: Vec<(String, String)>,
    /// A script that stands before all else on every page; empty for none.
    pub first: String,
    /// How hard it tries to make a body small.
    pub effort: Effort,
}

/// An answer.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers, but for the length.
    pub headers: Vec<(String, String)>,
    /// How the body is compressed.
    pub coding: Option<Coding>,
    /// The body, compressed.
    pub body: Bytes,
}

impl Folder {
    /// The answer for a path, by what the browser accepts.
    pub fn answer(&self, path: &str, accepts: &str) -> Result<Answer> {
        if let Some(page) = self.pages.get(path) {
            return self.full(Path::new("page.html"), page.clone(), accepts);
        }
        if let Some(to) = self.moved.get(path) {
            return Ok(self.bare(301, &[("location", to.clone())]));
        }
        let Some(file) = self.file(path) else { return Ok(self.bare(404, &[])) };
        if file.is_dir() {
            if path.ends_with('/') {
                return self.read(&file.join("index.html"), accepts);
            }
            return Ok(self.bare(301, &[("location", format!("{path}/"))]));
        }
        self.read(&file, accepts)
    }

    /// An answer without a content of its own.
    pub fn bare(&self, status: u16, headers: &[(&str, String)]) -> Answer {
        let mut all = vec![("content-type".to_owned(), "text/plain; charset=utf-8".to_owned())];
        all.extend(headers.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        all.extend(self.headers.iter().cloned());
        Answer { status, headers: all, coding: None, body: Bytes::from(format!("{status}\n")) }
    }

    /// The file that a path means, whether or not it is there.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let below = |mount: &str| match path.strip_prefix(mount) {
            None if format!("{path}/") == mount => Some(""),
            inside => inside,
        };
        let mut beside = self.beside.iter().filter_map(|(mount, folder)| Some((below(mount)?, folder)));
        let (inside, folder) = beside.next().or_else(|| Some((below(&self.mount)?, &self.folder)))?;
        let inside = percent_decode_str(inside).decode_utf8().ok()?;
        // No way leads out of the folder.
        let leads_out = inside.contains(['\\', '\0']) || inside.split('/').any(|part| part == "..");
        (!leads_out).then(|| folder.join(&*inside))
    }

    fn read(&self, file: &Path, accepts: &str) -> Result<Answer> {
        match fs::read(file) {
            Ok(bytes) => self.full(file, Bytes::from(bytes), accepts),
            Err(_) => Ok(self.bare(404, &[])),
        }
    }

    fn full(&self, name: &Path, body: Bytes, accepts: &str) -> Result<Answer> {
        let content_type = kind::content_type(name);
        let is_changed = !self.first.is_empty() && content_type.starts_with("text/html");
        let body = if is_changed { with_first(&body, &self.first) } else { body };
        let mut headers = vec![("cache-control".to_owned(), kind::cache_control(name).to_owned())];
        let mut answer = Answer { status: 200, headers: Vec::new(), coding: None, body };
        if kind::is_compressible(&content_type) {
            headers.push(("vary".to_owned(), "accept-encoding".to_owned()));
            if let Some(coding) = Coding::accepted(accepts) {
                let smaller = coding.apply(&answer.body, self.effort)?;
                if smaller.len() < answer.body.len() {
                    headers.push(("content-encoding".to_owned(), coding.name().to_owned()));
                    answer.coding = Some(coding);
                    answer.body = smaller;
                }
            }
        }
        headers.push(("content-type".to_owned(), content_type));
        headers.extend(self.headers.iter().cloned());
        answer.headers = headers;
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> Folder {
        Folder {
            folder: crate::pages(),
            mount: "/some/folder/".to_owned(),
            beside: vec![("/some/folder/more/".to_owned(), crate::pages())],
            pages: BTreeMap::from([("/host.html".to_owned(), Bytes::from("<p>A host"))]),
            moved: BTreeMap::from([("/old/".to_owned(), "/some/folder/".to_owned())]),
            headers: vec![("x-test".to_owned(), "yes".to_owned())],
            first: String::new(),
            effort: Effort::Quick,
        }
    }

    fn status(path: &str) -> u16 {
        folder().answer(path, "").unwrap().status
    }

    #[test]
    fn the_folder_stands_under_its_path_only() {
        assert_eq!(status("/some/folder/"), 200);
        assert_eq!(status("/some/folder/index.html"), 200);
        assert_eq!(status("/some/folder"), 301);
        assert_eq!(status("/some/folder/more/index.html"), 200);
        assert_eq!(status("/some/folder/less/index.html"), 404);
        assert_eq!(status("/index.html"), 404);
        assert_eq!(status("/host.html"), 200);
        assert_eq!(status("/old/"), 301);
    }

    #[test]
    fn no_path_leads_out_of_the_folder() {
        assert_eq!(status("/some/folder/../Cargo.toml"), 404);
        assert_eq!(status("/some/folder/%2e%2e/Cargo.toml"), 404);
        assert_eq!(status("/some/folder/..%2fCargo.toml"), 404);
    }

    #[test]
    fn a_first_script_stands_on_pages_only() {
        let folder = Folder { first: "let early = true;".to_owned(), ..folder() };
        let has_it = |path: &str| {
            let body = folder.answer(path, "").unwrap().body;
            String::from_utf8_lossy(&body).contains("let early = true;")
        };
        assert!(has_it("/some/folder/") && has_it("/host.html"));
        assert!(!has_it("/some/folder/data.json"));
    }

    #[test]
    fn a_page_travels_compressed_and_with_the_headers_of_the_host() {
        let answer = folder().answer("/some/folder/", "gzip, br").unwrap();
        let header = |name: &str| answer.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        assert_eq!(header("content-encoding"), Some("br"));
        assert_eq!(header("cache-control"), Some("no-cache"));
        assert_eq!(header("x-test"), Some("yes"));
    }
}
