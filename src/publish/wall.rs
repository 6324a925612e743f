//! The layout for a projector: a script and its style sheet, in a file of its own, so that only those who
//! ask for the layout load it.

use serde_json::json;

use crate::lang::catalogue::{Prose, Text};
use crate::lang::class::ClassText;
use crate::lang::written::Written;
use crate::publish::script;

/// The script for a page, and the name of its file, which is named by its content.
pub fn script(language: &Written) -> (String, String) {
    let text = |text| language.catalogue.text(text);
    let prose = |prose| language.prose(prose);
    let data = json!({
        "words": {
            "keys": prose(Prose::WallKeys),
            "quizKeys": prose(Prose::WallQuizKeys),
            "hands": prose(Prose::WallHands),
            "question": text(Text::QuestionOf),
            "percent": text(Text::Percent),
            "right": text(Text::RightAnswer),
            "answer": text(Text::Evidence),
            "back": prose(Prose::PreviousStep),
            "on": prose(Prose::NextStep),
            "counts": language.class(ClassText::WallCount),
        },
        "style": script::sheet(include_str!("script/wall.css")),
    });
    script::file("wall", &data, include_str!("script/wall.js"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::diagnostic::Source;
    use crate::lang::written;

    #[test]
    fn the_script_holds_its_words_and_its_style_and_is_named_by_both() {
        let english =
            written::read(&Source::new("en.toml", include_str!("../../assets/lang/en.toml"))).0.expect("English");
        let (name, script) = self::script(&english);
        assert!(name.starts_with("wall-") && script.starts_with("const data = {") && !script.contains("\n//"));
        assert!(script.contains("[data-layout=\\\"wall\\\"]") && !script.contains("/*"));
    }
}
