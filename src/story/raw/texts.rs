//! `en.toml`, `uk.toml`, …: every text of a story in one language, keyed by id.

use std::collections::BTreeMap;

use crate::decode::{At, Sound, Text, record};
use crate::lang::language::Language;

/// Texts by id.
pub type ById<T> = BTreeMap<String, At<T>>;

record! {
    /// The whole file.
    TextFile {
        /// The language: a BCP 47 tag.
        language: Sound<At<Language>>,
        /// The story's own texts.
        story: Sound<RawStoryText>,
        /// By view of the story's own.
        views: ById<RawName>,
        /// By day.
        days: ById<RawDayText>,
        /// By topic.
        topics: ById<RawName>,
        /// By position.
        positions: ById<RawName>,
        /// By outlet.
        outlets: ById<RawOutletText>,
        /// By body.
        bodies: ById<RawBodyText>,
        /// By voice.
        voices: ById<RawVoiceText>,
        /// By place.
        places: ById<RawPlaceText>,
        /// By person.
        people: ById<RawPersonText>,
        /// By fact.
        facts: ById<RawFactText>,
        /// By step.
        steps: ById<RawStepText>,
        /// By question.
        questions: ById<RawQuestionText>,
        /// By correction.
        corrections: ById<RawCorrectionText>,
    }
}

record! {
    /// The story's own texts.
    RawStoryText {
        /// The headline.
        title: Text,
        /// One or two sentences under it.
        standfirst: Text,
        /// For search engines and link previews.
        description: Text,
        /// What the reader should know of where this comes from.
        credit: Text,
        /// Heads the list of regions; else the map does.
        regions: Option<Text>,
        /// What is said of the map's borders; else the map says it. Where its data is from it says in any case.
        map_credit: Option<Text>,
        /// What the interface's "Not stated in the article" is called here, where the story is not
        /// made from an article: "Not stated in the judgment".
        not_stated as "not-stated": Option<Text>,
        /// The same of "Is this true or false, or is it not stated in the article?".
        do_stated as "do-stated": Option<Text>,
        /// The same of "No statement on this in the article".
        no_stance as "no-stance": Option<Text>,
        /// The same of "Spoken of in the article".
        spoken_of as "spoken-of": Option<Text>,
    }
}

record! {
    /// A name.
    RawName {
        /// The name.
        name: Text,
    }
}

record! {
    /// An outlet.
    RawOutletText {
        /// The name.
        name: Text,
        /// The phrase in a line of attribution: "on CNN".
        through: Option<Text>,
    }
}

record! {
    /// A body. With a seat it needs all that a person does.
    RawBodyText {
        /// In full.
        name: Text,
        /// Short, for the map.
        short: Option<Text>,
        /// Two letters for the token.
        initials: Option<Text>,
        /// What it is.
        role: Option<Text>,
        /// The phrase for what it passed on: "by the authority's account".
        account: Option<Text>,
        /// The phrase for what is said of it: "about the authority".
        about: Option<Text>,
    }
}

record! {
    /// A voice.
    RawVoiceText {
        /// The name.
        name: Text,
        /// The phrase for what it passed on: "by the officials' account".
        account: Option<Text>,
    }
}

record! {
    /// A correction.
    RawCorrectionText {
        /// What was wrong, and what is right, in a sentence.
        text: Text,
    }
}

record! {
    /// A day.
    RawDayText {
        /// Short, for the timeline.
        label: Text,
        /// Longer, for a heading.
        title: Text,
        /// The phrase in a line of attribution: "on Monday"; else the label.
        when: Option<Text>,
    }
}

record! {
    /// A place.
    RawPlaceText {
        /// Short, for the map.
        name: Text,
        /// In full.
        full: Text,
        /// Where it is, in a line.
        r#where: Text,
        /// Why it is in the story, in a line.
        why: Text,
    }
}

record! {
    /// A person.
    RawPersonText {
        /// In full.
        name: Text,
        /// The surname.
        short: Text,
        /// Two letters for the token.
        initials: Text,
        /// The office.
        role: Text,
        /// The phrase for what this person passed on: "by Merz's account".
        account: Option<Text>,
        /// The phrase for what is said of this person: "about Merz".
        about: Option<Text>,
    }
}

record! {
    /// A fact.
    RawFactText {
        /// What is said, worded as a claim.
        text: Text,
        /// On what occasion, to whom: what the chain and the day do not say.
        occasion: Option<Text>,
        /// Of earlier packs: the line under the fact, which is drawn from its chain now.
        source: Option<Text>,
    }
}

record! {
    /// A step.
    RawStepText {
        /// Its heading.
        title: Text,
        /// What happened.
        text: Text,
    }
}

record! {
    /// An option, statement, item or candidate.
    RawOptionText {
        /// What it says; places have it from their name.
        text: Option<Text>,
        /// Why it is wrong, or where it stands.
        why: Option<Text>,
    }
}

record! {
    /// A question. Which of the last keys belong to it depends on its kind.
    RawQuestionText {
        /// What is asked.
        stem: Text,
        /// Why the right answer is right.
        why: Text,
        /// Kinds `one` and `several`.
        options: ById<RawOptionText>,
        /// Kind `stated`: why the other verdicts are wrong.
        answers: ById<RawOptionText>,
        /// Kind `who`.
        statements: ById<RawOptionText>,
        /// Kind `order`.
        items: ById<RawOptionText>,
        /// Kind `map`: why the other places are wrong.
        candidates: ById<RawOptionText>,
    }
}
