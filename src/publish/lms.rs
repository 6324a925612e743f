//! What a learning system is told of the quiz, in a story's page: a script in a file of its own, so that only those whom
//! such a system has sent load it.

use serde_json::json;

use crate::base::wire;
use crate::page::data::PageData;
use crate::publish::files::PageFiles;
use crate::publish::script;

/// The script for a page with its data, and the name of its file, which is named by its content; none if the story holds
/// a text that cannot stand in a page. The questions stand in the page: the script is told which lines of its data they are.
pub fn script(data: &PageData, files: &PageFiles) -> Option<(String, String)> {
    let language = data.catalogue.language.as_str();
    let lines = lines(&wire::write(data)?, &wire::write(&data.bank)?)?;
    let data = json!({ "language": language, "lines": lines, "program": files.lms });
    Some(script::file("lms", &data, include_str!("script/lms.js")))
}

/// Which lines of a text another one is: the first, and the one behind the last.
fn lines(text: &str, part: &str) -> Option<[usize; 2]> {
    let at = text.match_indices(part).find(|(at, _)| text.get(..*at).is_some_and(|before| before.ends_with('\n')))?.0;
    let first = text.get(..at)?.matches('\n').count();
    Some([first, first + part.matches('\n').count()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lms::data::LmsData;
    use crate::page::route::tests::data;

    #[test]
    fn the_questions_are_found_in_the_pages_data() {
        let data = data();
        let text = wire::write(&data).unwrap();
        let [first, end] = lines(&text, &wire::write(&data.bank).unwrap()).unwrap();
        let own: Vec<&str> = text.lines().collect();
        let carried = format!("{}\n{}\n", data.catalogue.language, own[first..end].join("\n"));
        let read: LmsData = wire::read(&carried).unwrap();
        assert_eq!((read.language, read.bank), (data.catalogue.language.clone(), data.bank.clone()));
    }
}
