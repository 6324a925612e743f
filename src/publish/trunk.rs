//! The built program, where it lies: as trunk leaves it, or beside a site that was
//! rendered with it before. Either way it can be rendered with again.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use serde_json::{Value, json};

use crate::publish::wasm_names::Program;

/// The name of the file that says, beside a rendered site, what it was rendered with
/// and what it consists of.
pub const KEPT: &str = "built.json";
/// The licences of what the program is linked from, where the task that builds has written them.
pub const LICENCES: &str = "licences.txt";
/// What trunk calls its page.
const INDEX: &str = "index.html";

/// The folders, beside the page's own program, of those that are loaded by who asks for them.
const HANDOUT: &str = "handout";
const COLLECT: &str = "collect";
const RESULTS: &str = "results";
const EXPORTER: &str = "exporter";
const SCAN: &str = "scan";
const LMS: &str = "lms";

/// The built programs with their styles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Built {
    /// The program of a story's page, as it is published.
    pub program: Program,
    /// The style of every page of a story.
    pub style: String,
    /// The program of what is handed out, and in.
    pub handout: Program,
    /// The program that takes results in.
    pub collect: Program,
    /// The program of a class's results.
    pub results: Program,
    /// The program of the menu of exports.
    pub exporter: Program,
    /// The style of the teacher's page.
    pub class_style: String,
    /// The style of the worksheet.
    pub sheet_style: String,
    /// The program that reads codes in pictures.
    pub scan: Program,
    /// The program of what a learning system is told.
    pub lms: Program,
    /// The licences, if they are there.
    pub licences: Option<String>,
}

impl Built {
    /// Finds the programs in a folder.
    ///
    /// # Errors
    /// A sentence that says what is not there, and what to do.
    pub fn find(folder: &Path) -> Result<Self, String> {
        let mut built = match fs::read_to_string(folder.join(KEPT)) {
            Ok(kept) => Self::kept(folder, &kept),
            Err(_) => Self::of_trunk(folder),
        }
        .map_err(|message| format!("{message}; `cargo xtask build` builds the program anew"))?;
        built.licences = fs::read_to_string(folder.join(LICENCES)).ok();
        Ok(built)
    }

    /// As they stand beside a rendered site.
    fn kept(folder: &Path, kept: &str) -> Result<Self, String> {
        let path = folder.join(KEPT);
        let kept: Value = serde_json::from_str(kept).map_err(|error| format!("{}: {error}", path.display()))?;
        let text = |key: &str| {
            let text = kept.get(key).and_then(Value::as_str);
            text.ok_or_else(|| format!("{} names no {key}", path.display()))
        };
        let program = |name: &str, script: &str, program: &str| {
            self::program(name, &folder.join(text(script)?), &folder.join(text(program)?))
        };
        Ok(Self {
            program: program("app", "script", "program")?,
            style: text("style")?.to_owned(),
            class_style: text("class_style")?.to_owned(),
            sheet_style: text("sheet_style")?.to_owned(),
            handout: program(HANDOUT, "handout_script", "handout_program")?,
            collect: program(COLLECT, "collect_script", "collect_program")?,
            results: program(RESULTS, "results_script", "results_program")?,
            exporter: program(EXPORTER, "exporter_script", "exporter_program")?,
            scan: program(SCAN, "scan_script", "scan_program")?,
            lms: program(LMS, "lms_script", "lms_program")?,
            licences: None,
        })
    }

    /// As trunk leaves them: a page in each folder names the files.
    fn of_trunk(folder: &Path) -> Result<Self, String> {
        // A page that was rendered has its style in it, and without one it would have no looks.
        let styled = |name: &str, folder: &Path| match of_folder(name, folder)? {
            (_, style) if style.is_empty() => {
                Err(format!("{} names no file that ends in .css", folder.join(INDEX).display()))
            }
            built => Ok(built),
        };
        let (program, style) = styled("app", folder)?;
        let (collect, class_style) = styled(COLLECT, &folder.join(COLLECT))?;
        let (handout, sheet_style) = styled(HANDOUT, &folder.join(HANDOUT))?;
        let (results, _) = of_folder(RESULTS, &folder.join(RESULTS))?;
        let (exporter, _) = of_folder(EXPORTER, &folder.join(EXPORTER))?;
        let (scan, _) = of_folder(SCAN, &folder.join(SCAN))?;
        let (lms, _) = of_folder(LMS, &folder.join(LMS))?;
        Ok(Self {
            program,
            style,
            class_style,
            sheet_style,
            handout,
            collect,
            results,
            exporter,
            scan,
            lms,
            licences: None,
        })
    }

    /// What is kept for the next time beside a site of these stories, each with the way to its
    /// pages by its id, that consists of these files.
    pub fn note<'f>(&self, stories: &BTreeMap<&str, &str>, files: impl Iterator<Item = &'f String>) -> String {
        let note = json!({
            "script": self.program.script_name,
            "program": self.program.name,
            "style": self.style,
            "class_style": self.class_style,
            "sheet_style": self.sheet_style,
            "handout_script": self.handout.script_name,
            "handout_program": self.handout.name,
            "collect_script": self.collect.script_name,
            "collect_program": self.collect.name,
            "results_script": self.results.script_name,
            "results_program": self.results.name,
            "exporter_script": self.exporter.script_name,
            "exporter_program": self.exporter.name,
            "scan_script": self.scan.script_name,
            "scan_program": self.scan.name,
            "lms_script": self.lms.script_name,
            "lms_program": self.lms.name,
            "stories": stories,
            "files": files.collect::<Vec<_>>(),
        });
        format!("{note:#}\n")
    }
}

/// What an earlier build or an earlier `render` has left in a folder, as paths below it.
pub fn left(folder: &Path) -> Vec<String> {
    if let Ok(kept) = fs::read_to_string(folder.join(KEPT)) {
        let kept: Value = serde_json::from_str(&kept).unwrap_or_default();
        let files = kept.get("files").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        return files.filter(|file| is_below(file)).map(str::to_owned).collect();
    }
    // A page that trunk did not write may name files that are somebody's.
    if Built::of_trunk(folder).is_err() {
        return Vec::new();
    }
    let files = |below: &str| {
        let html = fs::read_to_string(folder.join(below).join(INDEX)).unwrap_or_default();
        let files = [".js", ".wasm", ".css"].into_iter().flat_map(|ending| named(&html, ending));
        files.chain([INDEX.to_owned()]).map(|file| format!("{below}{file}")).collect::<Vec<_>>()
    };
    let below = [HANDOUT, COLLECT, RESULTS, EXPORTER, SCAN, LMS].map(|folder| format!("{folder}/"));
    [String::new()].iter().chain(&below).flat_map(|below| files(below)).collect()
}

/// What trunk has left in a folder: a program of some name, and its style, if it has one.
fn of_folder(name: &str, folder: &Path) -> Result<(Program, String), String> {
    let index = folder.join(INDEX);
    let html = fs::read_to_string(&index)
        .map_err(|_| format!("{} holds no built program: neither {KEPT} nor {INDEX}", folder.display()))?;
    let one = |ending: &str| {
        let name = named(&html, ending).into_iter().next();
        name.ok_or_else(|| format!("{} names no file that ends in {ending}", index.display()))
    };
    let (script, wasm) = (one(".js")?, one(".wasm")?);
    let program = program(name, &folder.join(&script), &folder.join(&wasm))?;
    Ok((program, named(&html, ".css").iter().map(|name| text(&folder.join(name))).collect::<Result<_, _>>()?))
}

/// A program and its glue, with the names under which they are published.
fn program(name: &str, script: &Path, wasm: &Path) -> Result<Program, String> {
    let bytes = fs::read(wasm).map_err(|error| unread(wasm, &error))?;
    Program::new(name, &bytes, &text(script)?)
        .ok_or_else(|| format!("{} is no program as wasm-bindgen writes it", wasm.display()))
}

fn text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| unread(path, &error))
}

fn unread(path: &Path, error: &io::Error) -> String {
    format!("{} cannot be read: {error}", path.display())
}

/// The files that a page names and that end so, by their names, each once.
fn named(html: &str, ending: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for word in html.split(['"', '\'', '=', ' ', '>', '<']).filter(|word| word.ends_with(ending)) {
        let name = word.rsplit('/').next().unwrap_or(word).to_owned();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Whether a path stays below the folder that it starts from.
fn is_below(path: &str) -> bool {
    !path.is_empty() && PathBuf::from(path).components().all(|part| matches!(part, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_a_page_are_found_by_their_names() {
        let html =
            "<link href=\"./page-1a.css\"><link href=/map-2b.css><script>import './app.js'; '/app_bg.wasm'</script>";
        assert_eq!(named(html, ".css"), ["page-1a.css", "map-2b.css"]);
        assert_eq!(
            (named(html, ".js"), named(html, ".wasm")),
            (vec!["app.js".to_owned()], vec!["app_bg.wasm".to_owned()])
        );
    }

    #[test]
    fn only_what_lies_below_the_folder_is_ever_taken_away() {
        assert!(is_below("talks/index.html") && is_below("index.html"));
        assert!(["", "../x", "/etc/passwd", "talks/../../x", "."].iter().all(|path| !is_below(path)));
    }
}
