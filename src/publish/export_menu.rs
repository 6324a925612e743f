//! The menu of exports in the teacher's page: its script, with the words of the page's language, and the questions of a
//! story, in files of their own, so that only those who export load them.

use serde_json::json;

use crate::base::wire;
use crate::export::source::ExportStory;
use crate::lang::written::Written;
use crate::publish::files::{PageFiles, QuestionsFile};
use crate::publish::script;
use crate::publish::wasm_names::hash;

/// The questions of a story with the files of a package that plays it, as the program reads them, and their file; none if the story holds a text that cannot
/// travel.
pub fn questions(story: &ExportStory, site: Vec<[String; 2]>) -> Option<(QuestionsFile, String)> {
    let text = wire::write(story)?;
    let name = format!("questions-{}.txt", hash(text.as_bytes()));
    Some((QuestionsFile { language: story.language.clone(), name, site }, text))
}

/// The words of the menu: those of its keys, but for what stands in files.
fn words(language: &Written) -> Vec<String> {
    let is_of_files = |key: &str| ["export-do-", "export-head-"].iter().any(|start| key.starts_with(start));
    language.class_words(|key| key.starts_with("export-") && !is_of_files(key))
}

/// The script for a page in a language, and the name of its file, which is named by its content; none if a word cannot
/// travel.
pub fn script(language: &Written, questions: &[QuestionsFile], files: &PageFiles) -> Option<(String, String)> {
    let of = |file: &QuestionsFile| json!([file.language.as_str(), { "name": file.name, "site": file.site }]);
    let data = json!({
        "words": wire::write(&words(language))?,
        "style": script::sheet(include_str!("../../styles/class/export.css")),
        "glue": files.exporter[0],
        "questions": questions.iter().map(of).collect::<Vec<_>>(),
    });
    Some(script::file("export", &data, include_str!("script/export.js")))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::base::vocabulary::Word;
    use crate::lang::class::ClassText;
    use crate::lang::interface;
    use crate::lang::language::Language;

    #[test]
    fn every_word_that_the_menu_draws_travels_with_it() {
        let files = ["src/ui/class/exporter.rs", "src/export/menu.rs", "src/export/note.rs"];
        let drawn: String = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
        for tag in ["en", "ar", "uk"] {
            let language = interface::words(&Language::parse(tag).unwrap()).unwrap().0.unwrap();
            for (text, word) in ClassText::ALL.iter().zip(words(&language)) {
                let is_drawn = drawn
                    .match_indices(&format!("ClassText::{text:?}"))
                    .any(|(at, found)| !drawn[at + found.len()..].starts_with(|c: char| c.is_alphanumeric()));
                // What nobody draws is not carried, and what no page carries is drawn here.
                assert_eq!(is_drawn, !word.is_empty(), "{tag}: {}", text.as_str());
            }
        }
    }
}
