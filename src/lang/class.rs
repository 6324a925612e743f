//! The words of the classroom: its page, what a pupil hands in, the worksheet. No page of a story carries them.

use crate::base::vocabulary::words;

words! {
    /// A text of the classroom. Where it has a `{place}`, the comment says what stands there.
    ClassText {
        /// Names the page: the story is `{title}`.
        PageTitle = "page-title",
        /// Says what it is for.
        Lead = "lead",
        /// Instead of the page, where no program runs.
        NeedsScript = "needs-script",
        /// Opens the part that sets an assignment.
        TabAssign = "tab-assign",
        /// Opens the part that takes results in.
        TabCollect = "tab-collect",
        /// Opens the table and the charts.
        TabResults = "tab-results",
        /// Opens what is kept and what a code proves.
        TabAbout = "tab-about",
        /// Names the switch of these parts.
        Parts = "parts",
        /// Leads to the story.
        ToStory = "to-story",
        /// Says that a table can be scrolled sideways.
        WideTable = "wide-table",
        /// Heads the part.
        AssignHeading = "assign-heading",
        /// Names the field for the title.
        AssignTitle = "assign-title",
        /// Names the field for how many questions are asked.
        AssignCount = "assign-count",
        /// How many questions there are to choose from: `{n}`.
        AssignFit = "assign-fit",
        /// Names the field of the number that chooses and shuffles.
        AssignSeed = "assign-seed",
        /// Chooses others.
        AssignOther = "assign-other",
        /// Heads the kinds of question.
        AssignKinds = "assign-kinds",
        /// Heads the skills.
        AssignSkills = "assign-skills",
        /// Says that none of a group means all.
        AssignAny = "assign-any",
        /// A kind of question.
        KindOne = "kind-one",
        /// … another.
        KindSeveral = "kind-several",
        /// … another.
        KindStated = "kind-stated",
        /// … another.
        KindWho = "kind-who",
        /// … another.
        KindOrder = "kind-order",
        /// … another.
        KindMap = "kind-map",
        /// Names the field for the pass mark.
        AssignPass = "assign-pass",
        /// Names the choice of the story's language.
        AssignLanguage = "assign-language",
        /// Names the link.
        AssignLink = "assign-link",
        /// Names the line to paste.
        AssignLine = "assign-line",
        /// That line: the title or the story's `{title}`, `{n}` questions, the `{link}`.
        AssignText = "assign-text",
        /// What the picture is.
        AssignQr = "assign-qr",
        /// Unfolds which questions are asked: `{n}`.
        AssignAsked = "assign-asked",
        /// Keeps the assignment as a class.
        AssignKeep = "assign-keep",
        /// Leads to the assignment on a projector.
        AssignWall = "assign-wall",
        /// Leads to the assignment on paper.
        AssignSheet = "assign-sheet",
        /// Copies what stands beside it.
        Copy = "copy",
        /// Heads the part.
        CollectHeading = "collect-heading",
        /// Names the choice of a class.
        ClassOf = "class-of",
        /// A class without a name.
        ClassNew = "class-new",
        /// Names the field for the class's name.
        ClassName = "class-name",
        /// Names the field for the link of an assignment.
        ClassLinkIn = "class-link-in",
        /// Names the field for codes.
        CollectText = "collect-text",
        /// Takes in what stands in the field.
        CollectTake = "collect-take",
        /// Names the field for files and pictures.
        CollectFiles = "collect-files",
        /// Says that files can be dropped.
        CollectDrop = "collect-drop",
        /// Starts the camera.
        CameraStart = "camera-start",
        /// Stops it.
        CameraStop = "camera-stop",
        /// What to do before it.
        CameraHint = "camera-hint",
        /// There is none that may be used.
        CameraNone = "camera-none",
        /// Something is being read: `{name}`.
        Reading = "reading",
        /// A result was taken in: of `{who}`.
        TakenNew = "taken-new",
        /// … its answers are known now.
        TakenFuller = "taken-fuller",
        /// … it was there.
        TakenKnown = "taken-known",
        /// … another has its number.
        TakenSame = "taken-same",
        /// A result of another assignment: `{code}`.
        RefusedAssignment = "refused-assignment",
        /// A result of the assignment of the class `{name}`: `{code}`.
        RefusedClass = "refused-class",
        /// A code of another story: `{code}`.
        RefusedStory = "refused-story",
        /// What is no code as it stands: `{code}`.
        RefusedMisread = "refused-misread",
        /// What is too short or too long: `{code}` has `{n}` signs; right are `{short}` or `{long}`.
        RefusedLength = "refused-length",
        /// At place `{n}` stands a sign that stands in no code.
        RefusedSign = "refused-sign",
        /// The mistake may be at place `{n}`.
        RefusedPlace = "refused-place",
        /// Takes a code instead: `{code}`.
        RefusedOffer = "refused-offer",
        /// In `{name}` was no code.
        RefusedNothing = "refused-nothing",
        /// In the picture `{name}` was no code.
        RefusedPicture = "refused-picture",
        /// The file `{name}` cannot be read.
        RefusedFile = "refused-file",
        /// The file `{name}` is too large: at most `{n}` MB.
        RefusedLarge = "refused-large",
        /// A class that has worked on another story: `{name}`.
        RefusedForeign = "refused-foreign",
        /// A class was read from a file: `{name}`, with `{n}` results.
        ClassRead = "class-read",
        /// Lines of that file that could not be read: `{lines}`.
        ClassOdd = "class-odd",
        /// What was typed or pasted, as a source of codes.
        TheText = "the-text",
        /// What was opened by a link.
        TheLink = "the-link",
        /// The camera.
        TheCamera = "the-camera",
        /// The line of a text: `{n}`.
        InLine = "in-line",
        /// The browser keeps nothing, or is full.
        NotKept = "not-kept",
        /// Heads the part.
        ResultsHeading = "results-heading",
        /// There are none yet.
        ResultsNone = "results-none",
        /// How many there are: `{n}`.
        ResultsCount = "results-count",
        /// Names the column of pupils.
        Pupil = "pupil",
        /// A pupil by the number in the register: `{n}`.
        PupilNumber = "pupil-number",
        /// A pupil without number and name.
        PupilNone = "pupil-none",
        /// A pupil whose name is hidden, by the place in the table: `{n}`.
        PupilHidden = "pupil-hidden",
        /// The result was on paper.
        PupilPaper = "pupil-paper",
        /// Only the points are known.
        PupilPoints = "pupil-points",
        /// Names the column of all points.
        Total = "total",
        /// Names the column of the share.
        Share = "share",
        /// There is no answer.
        NoAnswer = "no-answer",
        /// Sorts by a column: `{name}`.
        SortBy = "sort-by",
        /// Hides names and numbers.
        HideNames = "hide-names",
        /// Shows them again.
        ShowNames = "show-names",
        /// Shows all rows: `{n}`.
        ShowAll = "show-all",
        /// Heads one result: of `{who}`.
        ResultOf = "result-of",
        /// Names the field for the name of a pupil.
        ResultAlias = "result-alias",
        /// Takes a result out.
        ResultRemove = "result-remove",
        /// It is out: of `{who}`.
        ResultRemoved = "result-removed",
        /// Takes that back.
        Undo = "undo",
        /// Others have the same number or name: `{who}`.
        SameNumber = "same-number",
        /// Others have all the same answers: `{who}`.
        SameAnswers = "same-answers",
        /// A question by its number: `{n}`.
        QuestionN = "question-n",
        /// Heads the questions by difficulty.
        Hardest = "hardest",
        /// The wrong choice most made: `{text}`, by `{n}`.
        Trap = "trap",
        /// Only points are known.
        TrapUnknown = "trap-unknown",
        /// Points of how many: `{n}` of `{of}`.
        PointsOf = "points-of",
        /// Heads how the points are spread.
        Spread = "spread",
        /// From `{from}` to `{to}` per cent.
        SpreadStep = "spread-step",
        /// Who was right: `{who}`.
        WhoRight = "who-right",
        /// … partly.
        WhoPartly = "who-partly",
        /// … wrong.
        WhoWrong = "who-wrong",
        /// … gave no answer.
        WhoNone = "who-none",
        /// Heads what was counted on the wall.
        HandsHeading = "hands-heading",
        /// Saves the table as a workbook.
        SaveXlsx = "save-xlsx",
        /// Saves it as text.
        SaveCsv = "save-csv",
        /// Saves the class as a file.
        SaveClass = "save-class",
        /// Deletes the class.
        DeleteClass = "delete-class",
        /// Asks once more: the class `{name}`, `{n}` results.
        DeleteAsk = "delete-ask",
        /// It was deleted: `{name}`.
        Deleted = "deleted",
        /// Heads the field for a result on paper.
        PaperHeading = "paper-heading",
        /// Names the choice of the version.
        PaperVersion = "paper-version",
        /// Names the field for a number or a name.
        PaperWho = "paper-who",
        /// Names the field of a question's letters: `{n}`.
        PaperLetters = "paper-letters",
        /// What to type.
        PaperHint = "paper-hint",
        /// What cannot be: at question `{n}`, `{text}`; right would be `{right}`.
        PaperWrong = "paper-wrong",
        /// Heads it.
        HandIn = "hand-in",
        /// What it is for: `{title}`.
        HandFor = "hand-for",
        /// Names the field for a number or a pseudonym.
        HandWho = "hand-who",
        /// Says that nothing was sent.
        HandSent = "hand-sent",
        /// Says that the codes name nobody, where no number was written.
        HandUnsigned = "hand-unsigned",
        /// The code of the points.
        ClassCode = "class-code",
        /// What is in it.
        ClassCodeHint = "class-code-hint",
        /// The code of all answers.
        FullCode = "full-code",
        /// What is in it.
        FullCodeHint = "full-code-hint",
        /// The link.
        ResultLink = "result-link",
        /// Saves the file.
        ResultFile = "result-file",
        /// Opens the code for cameras.
        ResultQr = "result-qr",
        /// How it is opened again.
        HandAgain = "hand-again",
        /// Names the page for that.
        OpenPage = "open-page",
        /// What it is.
        Practice = "practice",
        /// Heads a result that was opened.
        OwnResult = "own-result",
        /// Leads to the answers in the story.
        OwnSee = "own-see",
        /// Takes it into a class.
        OwnTake = "own-take",
        /// The worksheet.
        Sheet = "sheet",
        /// The key.
        SheetKey = "sheet-key",
        /// The version and the seed: `{letter}`, `{n}`.
        SheetVersion = "sheet-version",
        /// A line to write the name on.
        SheetName = "sheet-name",
        /// … the class and the number.
        SheetNumber = "sheet-number",
        /// … the date.
        SheetDate = "sheet-date",
        /// … the points, of `{n}`.
        SheetPoints = "sheet-points",
        /// Where it is found as a page.
        SheetOnline = "sheet-online",
        /// Heads the map.
        SheetMap = "sheet-map",
        /// Heads the list of its places.
        SheetPlaces = "sheet-places",
        /// What to do.
        SheetOne = "sheet-one",
        /// What to do.
        SheetSeveral = "sheet-several",
        /// What to do.
        SheetWho = "sheet-who",
        /// What to do.
        SheetOrder = "sheet-order",
        /// What to do.
        SheetMapOne = "sheet-map-one",
        /// What to do.
        SheetMapSeveral = "sheet-map-several",
        /// Shows the key.
        ShowKey = "show-key",
        /// Shows the worksheet.
        ShowSheet = "show-sheet",
        /// What to do with both.
        SheetHint = "sheet-hint",
        /// Leads to the class page with the counts.
        WallCount = "wall-count",
        /// What came of it: `{n}` questions.
        WallCounted = "wall-counted",
        /// Opens the files for other systems.
        TabExport = "tab-export",
        /// Heads the part.
        ExportHeading = "export-heading",
        /// Says what it is for.
        ExportLead = "export-lead",
        /// Leads to where other questions are chosen.
        ExportChoose = "export-choose",
        /// Names the choice of the language that the questions are in.
        ExportLanguage = "export-language",
        /// Names the choice of a format.
        ExportFormat = "export-format",
        /// Heads packages for learning systems.
        ExportPackages = "export-packages",
        /// Heads files of questions.
        ExportQuestions = "export-questions",
        /// Heads sheets.
        ExportSheets = "export-sheets",
        /// Heads cards.
        ExportCards = "export-cards",
        /// Tells a format from its neighbours.
        ExportScorm12 = "export-scorm-12",
        /// … another.
        ExportScorm2004 = "export-scorm-2004",
        /// … another.
        ExportCmi5 = "export-cmi5",
        /// … another.
        ExportGift = "export-gift",
        /// … another.
        ExportMoodle = "export-moodle",
        /// … another.
        ExportQti21 = "export-qti-21",
        /// … another.
        ExportQti3 = "export-qti-3",
        /// … another.
        ExportXlsx = "export-xlsx",
        /// … another.
        ExportCsv = "export-csv",
        /// … another.
        ExportKahoot = "export-kahoot",
        /// … another.
        ExportAnki = "export-anki",
        /// Tells a package from the other of its kind.
        ExportWhole = "export-whole",
        /// … the other.
        ExportThin = "export-thin",
        /// Tells the file with markers from that without.
        ExportMarkers = "export-markers",
        /// How many questions are in the file: `{n}` of `{of}`.
        ExportHeld = "export-held",
        /// Saves the file.
        ExportSave = "export-save",
        /// The files of a package are being fetched.
        ExportFetching = "export-fetching",
        /// A file did not come: `{name}`.
        ExportMissed = "export-missed",
        /// Asks for it again.
        ExportAgain = "export-again",
        /// A file was saved: `{name}`.
        ExportSaved = "export-saved",
        /// The pass mark of `{n}` per cent is lost.
        ExportNoPass = "export-no-pass",
        /// Nothing is lost.
        ExportWholly = "export-wholly",
        /// Heads what is lost.
        ExportLost = "export-lost",
        /// A `{loss}`, and the numbers of the questions: `{list}`.
        ExportLoss = "export-loss",
        /// The address is not known.
        ExportUnpublished = "export-unpublished",
        /// A loss: the format has no such question.
        ExportNoKind = "export-no-kind",
        /// A loss: `{n}` options are right, and `{most}` may be.
        ExportNoRight = "export-no-right",
        /// A loss: there are `{n}` options, and `{most}` may be.
        ExportNoOptions = "export-no-options",
        /// A loss: the `{text}` has `{n}` letters, and may have `{most}`.
        ExportNoText = "export-no-text",
        /// A loss: likewise of an id.
        ExportNoId = "export-no-id",
        /// A loss: a question on the map becomes a choice.
        ExportAsChoice = "export-as-choice",
        /// A loss: an order becomes a matching.
        ExportAsNumbers = "export-as-numbers",
        /// A loss: a matching becomes several questions.
        ExportAsStatements = "export-as-statements",
        /// A loss: a question on the map becomes markers.
        ExportAsMarkers = "export-as-markers",
        /// A loss: a partly right answer earns its share.
        ExportShare = "export-share",
        /// A loss: … nothing.
        ExportNothing = "export-nothing",
        /// A loss: the reasons of wrong options.
        ExportNoReasons = "export-no-reasons",
        /// A loss: the proof.
        ExportNoProof = "export-no-proof",
        /// A change: an arrow.
        ExportArrow = "export-arrow",
        /// A change: what is told of an answer.
        ExportRecord = "export-record",
        /// For pupils: what to do.
        ExportDoMap = "export-do-map",
        /// For pupils: what to do.
        ExportDoMapOne = "export-do-map-one",
        /// For pupils: what to do.
        ExportDoOrder = "export-do-order",
        /// The system has the result.
        LmsTold = "lms-told",
        /// The quiz does not open.
        LmsMissing = "lms-missing",
        /// It has not: before a code for the teacher.
        LmsUntold = "lms-untold",
        /// It does not answer.
        LmsBroken = "lms-broken",
        /// It lets the attempt be looked at.
        LmsReview = "lms-review",
        /// There is none.
        LmsAlone = "lms-alone",
        /// Its session is over, and the quiz is not.
        LmsOver = "lms-over",
        /// Saves what would be told.
        LmsSave = "lms-save",
        /// Leads back to the system.
        LmsBack = "lms-back",
        /// Heads a column of a sheet: the questions' numbers.
        ExportHeadNumber = "export-head-number",
        /// … their ids.
        ExportHeadId = "export-head-id",
        /// … their kinds.
        ExportHeadKind = "export-head-kind",
        /// … what they ask for.
        ExportHeadSkill = "export-head-skill",
        /// … the questions.
        ExportHeadQuestion = "export-head-question",
        /// … what to do.
        ExportHeadTask = "export-head-task",
        /// … what there is to choose from, to match or to order.
        ExportHeadChoices = "export-head-choices",
        /// … who may have said it.
        ExportHeadSpeakers = "export-head-speakers",
        /// … why the right answer is right.
        ExportHeadWhy = "export-head-why",
        /// … why each part is right or wrong.
        ExportHeadParts = "export-head-parts",
        /// … the points.
        ExportHeadPoints = "export-head-points",
        /// Names the sheet that says where the questions are from.
        ExportHeadAbout = "export-head-about",
        /// Stands before the story's title.
        ExportHeadStory = "export-head-story",
        /// … where it comes from.
        ExportHeadSource = "export-head-source",
        /// … the page's address.
        ExportHeadAddress = "export-head-address",
        /// What is kept where.
        AboutKept = "about-kept",
        /// What goes where.
        AboutSent = "about-sent",
        /// What learning systems are told.
        AboutLms = "about-lms",
        /// What a pupil hands in.
        AboutPupil = "about-pupil",
        /// What a code proves.
        AboutProof = "about-proof",
        /// What there is not.
        AboutFair = "about-fair",
        /// What the camera does.
        AboutCamera = "about-camera",
    }
}
