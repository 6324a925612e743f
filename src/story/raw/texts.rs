//! `en.toml`, `uk.toml`, …: every text of a story in one language, keyed by id.

use std::collections::BTreeMap;

use crate::decode::{At, PlainText, Sound, record};
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
        /// By extent of the story's own.
        extents as "extents" or "views": ById<RawName>,
        /// By day.
        days: ById<RawDayText>,
        /// By topic.
        topics: ById<RawName>,
        /// By position.
        positions: ById<RawPositionText>,
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
        title: PlainText,
        /// One or two sentences under it.
        standfirst: PlainText,
        /// For search engines and link previews.
        description: PlainText,
        /// What the reader should know of where this comes from.
        credit: PlainText,
        /// Heads the list of regions; else the map does.
        regions: Option<PlainText>,
        /// What is said of the map's borders; else the map says it. Where its data is from it says in any case.
        map_credit: Option<PlainText>,
        /// What the interface's "Not stated in the article" is called here, where the story is not
        /// made from an article: "Not stated in the judgment".
        not_stated as "not-stated": Option<PlainText>,
        /// The same of "Is this true or false, or is it not stated in the article?".
        do_stated as "do-stated": Option<PlainText>,
        /// The same of "No statement on this in the article".
        no_stance as "no-stance": Option<PlainText>,
        /// The same of "Spoken of in the article".
        spoken_of as "spoken-of": Option<PlainText>,
        /// A sentence under the result of the quiz where all is right; else the interface has one.
        result_all as "result-all": Option<PlainText>,
        /// The same where two thirds are.
        result_most as "result-most": Option<PlainText>,
        /// The same where one third is.
        result_some as "result-some": Option<PlainText>,
        /// The same where less is.
        result_few as "result-few": Option<PlainText>,
    }
}

record! {
    /// The texts of a position.
    RawPositionText {
        /// What it comes to, as a sentence without a subject.
        name: PlainText,
        /// The same in a few words, for a line of a table and for the map; else the name.
        short: Option<PlainText>,
    }
}

record! {
    /// A name.
    RawName {
        /// The name.
        name: PlainText,
    }
}

record! {
    /// An outlet.
    RawOutletText {
        /// The name.
        name: PlainText,
        /// The phrase in a line of attribution: "on CNN".
        through: Option<PlainText>,
    }
}

record! {
    /// A body. With a seat it needs all that a person does.
    RawBodyText {
        /// In full.
        name: PlainText,
        /// Short, for the map.
        short: Option<PlainText>,
        /// Two letters for the token.
        initials: Option<PlainText>,
        /// What it is.
        role: Option<PlainText>,
        /// The phrase for what it passed on: "by the authority's account".
        account: Option<PlainText>,
        /// The phrase for what is said of it: "about the authority".
        about: Option<PlainText>,
    }
}

record! {
    /// A voice.
    RawVoiceText {
        /// The name.
        name: PlainText,
        /// The phrase for what it passed on: "by the officials' account".
        account: Option<PlainText>,
    }
}

record! {
    /// A correction.
    RawCorrectionText {
        /// What was wrong, and what is right, in a sentence.
        text: PlainText,
    }
}

record! {
    /// A day.
    RawDayText {
        /// Short, for the timeline.
        label: PlainText,
        /// Longer, for a heading.
        title: PlainText,
        /// The phrase in a line of attribution: "on Monday"; else the label.
        when: Option<PlainText>,
    }
}

record! {
    /// A place.
    RawPlaceText {
        /// Short, for the map.
        name: PlainText,
        /// In full.
        full: PlainText,
        /// Where it is, in a line.
        r#where: PlainText,
        /// Why it is in the story, in a line.
        why: PlainText,
    }
}

record! {
    /// A person.
    RawPersonText {
        /// In full.
        name: PlainText,
        /// The surname.
        short: PlainText,
        /// Two letters for the token.
        initials: PlainText,
        /// The office.
        role: PlainText,
        /// The phrase for what this person passed on: "by Merz's account".
        account: Option<PlainText>,
        /// The phrase for what is said of this person: "about Merz".
        about: Option<PlainText>,
    }
}

record! {
    /// A fact.
    RawFactText {
        /// What is said, worded as a claim.
        text: PlainText,
        /// On what occasion, to whom: what the chain and the day do not say.
        occasion: Option<PlainText>,
        /// Of earlier packs: the line under the fact, which is drawn from its chain now.
        source: Option<PlainText>,
    }
}

record! {
    /// A step.
    RawStepText {
        /// Its heading.
        title: PlainText,
        /// What happened.
        text: PlainText,
    }
}

record! {
    /// An option, statement, item or candidate.
    RawOptionText {
        /// What it says; places have it from their name.
        text: Option<PlainText>,
        /// Why it is wrong, or where it stands.
        why: Option<PlainText>,
    }
}

record! {
    /// A question. Which of the last keys belong to it depends on its kind.
    RawQuestionText {
        /// What is asked.
        stem: PlainText,
        /// Why the right answer is right.
        why: PlainText,
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
