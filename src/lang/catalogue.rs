//! The message catalogue: every text of the interface, by key. The keys are two enums, so that a text
//! that is asked for is always there; the words come from `assets/lang`.

use crate::base::vocabulary::words;
use crate::base::wire::wire_record;
use crate::lang::language::Language;
use crate::lang::plural::Category;

words! {
    /// A text that the program draws and that does not depend on a number. Where it has a `{place}`, the
    /// comment says what stands there.
    Text {
        /// The mode in which the map is explored.
        Explore = "explore",
        /// The mode that follows the story's steps.
        Follow = "follow",
        /// The quiz.
        Quiz = "quiz",
        /// Names the switch of modes.
        Modes = "modes",
        /// Names the map's buttons.
        MapControls = "map-controls",
        /// Names the people and places on the map.
        MapItems = "map-items",
        /// What the bar of an inset's scale stands for: `{n}` km.
        Kilometres = "kilometres",
        /// Where a place stands among those that a question offers: `{n}` of `{of}`.
        ChoiceOf = "choice-of",
        /// It is chosen.
        Chosen = "chosen",
        /// It is not.
        NotChosen = "not-chosen",
        /// Zooms in.
        ZoomIn = "zoom-in",
        /// Zooms out.
        ZoomOut = "zoom-out",
        /// Pans north.
        PanUp = "pan-up",
        /// Pans south.
        PanDown = "pan-down",
        /// Pans west.
        PanLeft = "pan-left",
        /// Pans east.
        PanRight = "pan-right",
        /// Lets the map fill the screen.
        Enlarge = "enlarge",
        /// Opens the list of all `{n}` people and places.
        All = "all",
        /// Closes what is open.
        Close = "close",
        /// Says how the wheel zooms.
        WheelHint = "wheel-hint",
        /// Says what the quiz is.
        QuizIntro = "quiz-intro",
        /// Begins the quiz.
        QuizStart = "quiz-start",
        /// Asks the `{n}` questions that were not asked yet.
        QuizRest = "quiz-rest",
        /// Goes on with a quiz that was left.
        QuizResume = "quiz-resume",
        /// How long a quiz takes: `{n}` minutes.
        Minutes = "minutes",
        /// The mode that asks a few questions.
        ModeQuick = "mode-quick",
        /// … all.
        ModeAll = "mode-all",
        /// … those on the map.
        ModeMap = "mode-map",
        /// … all, until they are right.
        ModePractice = "mode-practice",
        /// Where one stands: `{n}` of `{of}`.
        QuestionOf = "question-of",
        /// What to do, for a question with one answer.
        DoOne = "do-one",
        /// … with several.
        DoSeveral = "do-several",
        /// … that judges a statement.
        DoStated = "do-stated",
        /// … that asks who said it.
        DoWho = "do-who",
        /// … that puts in order.
        DoOrder = "do-order",
        /// … on the map.
        DoMap = "do-map",
        /// … where one place is right.
        DoMapOne = "do-map-one",
        /// The first press is the answer.
        AtOnce = "at-once",
        /// The answer counts once a name is chosen for each statement.
        OnceWhole = "once-whole",
        /// How what is partly right counts.
        PartlyHalf = "partly-half",
        /// Where an item belongs in the order: place `{n}`.
        RightPlace = "right-place",
        /// Moves an item up: `{item}`.
        MoveUp = "move-up",
        /// Moves an item down: `{item}`.
        MoveDown = "move-down",
        /// Hands in the answer.
        Check = "check",
        /// Nothing was answered.
        NothingYet = "nothing-yet",
        /// All right.
        OutcomeRight = "outcome-right",
        /// Some of it right.
        OutcomePartly = "outcome-partly",
        /// Wrong.
        OutcomeWrong = "outcome-wrong",
        /// Marks the right option, after the answer.
        RightAnswer = "right-answer",
        /// The answer was given before its question was corrected.
        AnsweredBefore = "answered-before",
        /// Marks the chosen option, after the answer.
        YourAnswer = "your-answer",
        /// Heads the facts that prove it.
        Evidence = "evidence",
        /// Goes to the next question.
        Next = "next",
        /// Goes to the result.
        ToResult = "to-result",
        /// Heads the result.
        Result = "result",
        /// Says of the result that all is right.
        BandAll = "band-all",
        /// … that most is.
        BandMost = "band-most",
        /// … that some is.
        BandSome = "band-some",
        /// … that little is.
        BandFew = "band-few",
        /// Heads the `{n}` questions that were missed.
        MissedOnes = "missed-ones",
        /// Opens the `{n}` that were right.
        RightOnes = "right-ones",
        /// Makes a picture of the result.
        Picture = "picture",
        /// Heads the score by skill.
        BySkill = "by-skill",
        /// Recall.
        SkillRecall = "skill-recall",
        /// Sequence.
        SkillSequence = "skill-sequence",
        /// Attribution.
        SkillAttribution = "skill-attribution",
        /// Inference.
        SkillInference = "skill-inference",
        /// Takes the wrong ones again.
        TryWrongAgain = "try-wrong-again",
        /// Begins anew.
        StartOver = "start-over",
        /// What beginning anew costs.
        StartOverAsk = "start-over-ask",
        /// Some kept answers no longer fit.
        KeptDropped = "kept-dropped",
        /// What was kept could not be read.
        KeptUnreadable = "kept-unreadable",
        /// Announces that a card is open, and where: `{name}`.
        CardOpen = "card-open",
        /// Announces a view: `{name}`.
        ExtentIs = "extent-is",
        /// Announces that the map is enlarged `{n}` times.
        EnlargedTimes = "enlarged-times",
        /// Opens how the quiz is set.
        QuizSettings = "quiz-settings",
        /// Shuffled.
        SetShuffled = "set-shuffled",
        /// Marked at the end.
        SetAtEnd = "set-at-end",
        /// Answers can be changed.
        SetChange = "set-change",
        /// The time is shown.
        SetTime = "set-time",
        /// A choice waits to be checked.
        SetConfirm = "set-confirm",
        /// The settings come with the address.
        SetByLink = "set-by-link",
        /// A share in per cent: `{n}`.
        Percent = "percent",
        /// Goes to the question before.
        Before = "before",
        /// Takes an answer up again.
        ChangeAnswer = "change-answer",
        /// The pass mark of `{n}` (a share) was reached.
        Passed = "passed",
        /// … was not reached.
        NotPassed = "not-passed",
        /// The time that was taken: `{time}`.
        TimeTaken = "time-taken",
        /// Shares the result.
        Share = "share",
        /// Prints.
        Print = "print",
        /// Opens the resume code.
        ResumeCode = "resume-code",
        /// What the code is for.
        CodeHint = "code-hint",
        /// Copies the code.
        CopyCode = "copy-code",
        /// Names the field for a code.
        EnterCode = "enter-code",
        /// Goes on from a code.
        UseCode = "use-code",
        /// A code that is none.
        CodeMistyped = "code-mistyped",
        /// A code of another story.
        CodeOtherStory = "code-other-story",
        /// A code of other questions.
        CodeOtherQuestions = "code-other-questions",
        /// The browser keeps nothing.
        NotKept = "not-kept",
        /// The address holds a code, which goes before what was kept.
        CodeFirst = "code-first",
        /// A text was copied.
        Copied = "copied",
        /// A text could not be copied: `{text}`.
        NotCopied = "not-copied",
        /// Says where an item stands, `{item}`: `{n}` of `{of}`.
        PlacedAt = "placed-at",
        /// Somebody of whom no stance on a topic is known, in a line of a table and behind a name.
        NotOnRecord = "not-on-record",
        /// Names the choice of a topic.
        Topics = "topics",
        /// All topics.
        AllTopics = "all-topics",
        /// Separates the parts of a list of names.
        ListSeparator = "list-separator",
    }
}

words! {
    /// A text that stands only in the part of a page that is written once; the
    /// program does not carry it.
    Prose {
        /// How many questions.
        SetQuestions = "set-questions",
        /// The number that chooses and shuffles.
        SetSeed = "set-seed",
        /// The pass mark.
        SetPass = "set-pass",
        /// What was missed comes again.
        SetPractice = "set-practice",
        /// Questions on the map alone are asked.
        SetOnMap = "set-on-map",
        /// The verdict: the report says so.
        VerdictTrue = "verdict-true",
        /// The verdict: the report says otherwise.
        VerdictFalse = "verdict-false",
        /// The verdict: the report does not say.
        VerdictNotStated = "verdict-not-stated",
        /// Describes the map and how to use it by keyboard.
        MapHelp = "map-help",
        /// Heads the list of people and places.
        PeopleAndPlaces = "people-and-places",
        /// Says what can be done with the list.
        ListHint = "list-hint",
        /// Heads those who took part.
        AtTheTable = "at-the-table",
        /// Heads those who are spoken of.
        SpokenOf = "spoken-of",
        /// Heads the other places.
        Places = "places",
        /// A city, over its card.
        KindCity = "kind-city",
        /// Another place, over its card.
        KindSite = "kind-site",
        /// A person who is spoken of, over the card.
        KindAbsent = "kind-absent",
        /// Heads what a person said.
        Said = "said",
        /// Heads what is said of a person or a place.
        Reported = "reported",
        /// Heads a fact that is on nobody's card.
        Background = "background",
        /// A person of whom the report has no statement: `{name}`.
        NoStatement = "no-statement",
        /// A statement was withdrawn later, by `{name}`.
        WalkedBack = "walked-back",
        /// A fact withdraws an earlier statement of `{name}`.
        WalksBack = "walks-back",
        /// A fact is at odds with another.
        AtOdds = "at-odds",
        /// Leads to what replaced a fact, or what it replaced.
        SeeFact = "see-fact",
        /// Goes back to the list.
        BackToList = "back-to-list",
        /// Flies to where a fact happened.
        ShowOnMap = "show-on-map",
        /// Heads the reading edition's quiz answers.
        ShowAnswer = "show-answer",
        /// In a line of attribution: the report hedges the statement.
        Hedged = "hedged",
        /// … whom the statement is about: `{name}`, where the pack has no phrase.
        OfWhom = "of-whom",
        /// … who passed it on: `{name}`, where the pack has no phrase.
        ByAccount = "by-account",
        /// … the outlet: `{name}`, where the pack has no phrase.
        Through = "through",
        /// … the report gives no day.
        NoDay = "no-day",
        /// Over a step without a day.
        InNoOrder = "in-no-order",
        /// Leads from the row of days to the steps without one.
        Undated = "undated",
        /// Heads the corrections, and leads to them.
        Corrections = "corrections",
        /// Before the day of a correction.
        Corrected = "corrected",
        /// A step's place in the story: `{n}` of `{of}`.
        StepOf = "step-of",
        /// Unfolds who says what a step tells, and how many statements that are: `{n}`.
        WhoSaysSo = "who-says-so",
        /// Unfolds what of it was withdrawn or is disputed, and how many statements: `{n}`.
        Otherwise = "otherwise",
        /// The previous step, or the card before.
        PreviousStep = "previous-step",
        /// The next step or card.
        NextStep = "next-step",
        /// Names the timeline.
        Timeline = "timeline",
        /// No statement on a topic.
        NoStance = "no-stance",
        /// Heads where somebody stands on each topic.
        WhereTheyStand = "where-they-stand",
        /// Names the switch of languages.
        Languages = "languages",
        /// This language, in its own name.
        LanguageName = "language-name",
        /// At the foot of the page: what the product is.
        About = "about",
        /// Skips to the panel.
        SkipToPanel = "skip-to-panel",
        /// For who sets the quiz: that it is practice.
        QuizHonest = "quiz-honest",
        /// Opens the dialog that gives the link and the lines to embed.
        ShareOpen = "share-open",
        /// Heads that dialog.
        ShareTitle = "share-title",
        /// Says what embedding comes to.
        ShareAbout = "share-about",
        /// Heads the settings of view and looks.
        ShareLooks = "share-looks",
        /// Names the setting of the view.
        ShareView = "share-view",
        /// Names the setting of the language.
        ShareLanguage = "share-language",
        /// The browser's language.
        ShareBrowsers = "share-browsers",
        /// Names the setting of light or dark.
        ShareTheme = "share-theme",
        /// Light or dark as the device says.
        ShareAuto = "share-auto",
        /// Light.
        ShareLight = "share-light",
        /// Dark.
        ShareDark = "share-dark",
        /// Names the setting of the colour.
        ShareAccent = "share-accent",
        /// Names the setting by which a frame is as high as what is open.
        ShareTall = "share-tall",
        /// Names the setting that leaves headline and foot out.
        ShareMinimal = "share-minimal",
        /// Names the link.
        ShareLink = "share-link",
        /// Names the lines to paste.
        ShareLines = "share-lines",
        /// Copies them.
        ShareCopy = "share-copy",
        /// They could not be copied, and are selected.
        ShareNotCopied = "share-not-copied",
        /// Closes the dialog.
        ShareClose = "share-close",
        /// The page is being measured.
        ShareMeasuring = "share-measuring",
        /// Says that the height is reserved.
        ShareReserved = "share-reserved",
        /// On a projector: the keys that lead on and back.
        WallKeys = "wall-keys",
        /// … in the quiz, where letters and digits count hands, too.
        WallQuizKeys = "wall-quiz-keys",
        /// … names the field for how many hands were counted for the option `{letter}`.
        WallHands = "wall-hands",
        /// A part of the page did not come, or has stopped, and what to do.
        Missed = "missed",
        /// Tries again to load it.
        TryAgain = "try-again",
    }
}

words! {
    /// A text that counts something, with a form for each plural category.
    Count {
        /// What is folded away: `{n}` more.
        More = "more",
        /// Questions: `{n}`.
        Questions = "questions",
        /// The score, `{n}` of `{of}` points.
        Score = "score",
        /// What is shared: `{n}` of `{of}` points in the quiz of the story `{title}`.
        ShareText = "share-text",
    }
}

impl Count {
    /// The place of the whole number that chooses the form. Of a score that is how many
    /// points there are: what was earned may be a part of one.
    pub fn by(self) -> &'static str {
        match self {
            Self::More | Self::Questions => "n",
            Self::Score | Self::ShareText => "of",
        }
    }
}

words! {
    /// The direction that a language is written in.
    Direction {
        /// From left to right.
        Ltr = "ltr",
        /// From right to left.
        Rtl = "rtl",
    }
}

/// The interface in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalogue {
    /// The language.
    pub language: Language,
    /// The direction it is written in.
    pub direction: Direction,
    /// By [`Text`], in the order of its declaration.
    pub texts: Vec<String>,
    /// By [`Count`], then by [`Category`], in the orders of their declarations;
    /// empty where the language has no such form.
    pub counts: Vec<Vec<String>>,
}

wire_record! { Catalogue { language, direction, texts, counts } }

impl Catalogue {
    /// A text.
    pub fn text(&self, text: Text) -> &str {
        self.texts.get(text as usize).map_or("", String::as_str)
    }

    /// A text with its places filled.
    pub fn fill(&self, text: Text, places: &[(&str, &str)]) -> String {
        fill(self.text(text), places)
    }

    /// A text that counts something, in the form for a number of some category, with its
    /// places filled.
    pub fn count(&self, count: Count, category: Category, places: &[(&str, &str)]) -> String {
        let forms = self.counts.get(count as usize);
        let form =
            |category: Category| forms.and_then(|forms| forms.get(category as usize)).filter(|form| !form.is_empty());
        let form = form(category).or_else(|| form(Category::Other));
        fill(form.map_or("", String::as_str), places)
    }
}

/// A text with its places filled.
pub fn fill(text: &str, places: &[(&str, &str)]) -> String {
    let mut parts = text.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let place = part.split_once('}');
        let known = |key: &str| places.iter().find(|(known, _)| *known == key);
        match place.and_then(|(key, rest)| Some((known(key)?.1, rest))) {
            Some((value, rest)) => {
                filled.push_str(value);
                filled.push_str(rest);
            }
            // Braces that hold nothing of ours stay as they are.
            None => {
                filled.push('{');
                filled.push_str(part);
            }
        }
    }
    filled
}
