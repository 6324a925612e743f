//! What a teacher or a pupil does on a page of the classroom, as it stands in the page as text: `verb rest`, where a
//! field's value may be the rest.

use crate::base::vocabulary::{Word, words};
use crate::quiz::typed::values;

words! {
    /// A part of the register.
    Tab {
        /// Taking results in.
        Collect = "collect",
        /// The table and the charts.
        Results = "results",
    }
}

words! {
    /// A file that a class is saved as.
    Format {
        /// A workbook.
        Workbook = "xlsx",
        /// Text in rows.
        Text = "csv",
        /// What another device opens.
        Class = "txt",
    }
}

words! {
    /// What can be copied.
    Copyable {
        /// The link of the assignment.
        Link = "link",
        /// The line with it to paste.
        Line = "line",
        /// The code of the points.
        Class = "class",
        /// The code of the answers.
        Full = "full",
        /// The link of the result.
        Result = "result",
    }
}

words! {
    /// Whom a bar stands for: who has made what of a question.
    Group {
        /// It was right.
        Right = "right",
        /// Partly.
        Partly = "partly",
        /// Wrong.
        Wrong = "wrong",
        /// There was no answer.
        Absent = "none",
        /// Not of a question: whose share of all points is in a tenth of them.
        Share = "share",
    }
}

/// By what the table is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The number in the register, then the name.
    Pupil,
    /// All points.
    Total,
    /// The points of a question, by its place in the story.
    Question(usize),
    /// The points of a skill, by its place among all.
    Skill(usize),
}

/// Where a text came from in which codes are looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextSource {
    /// The field.
    Field,
    /// The address.
    Link,
    /// The camera.
    Camera,
    /// A file, by its name.
    File(String),
    /// A picture, by its name.
    Picture(String),
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClassAction {
    /// A setting of the assignment was changed, by its key and value; `title` and `lang` are settings, too.
    Set(String, String),
    /// A kind or a skill was ticked, or not any more.
    Ticked(String),
    /// Other questions are to be chosen: a number by chance.
    Drawn(u32),
    /// A class was chosen, by its number.
    Chosen(u32),
    /// The class was named.
    Named(String),
    /// The link of an assignment was pasted.
    Linked(String),
    /// A text came in which codes may be.
    Read(TextSource, String),
    /// Something is being read, or could not be, or is too large.
    File(String, Trouble),
    /// A code is taken in place of one that was misread.
    Offered(String),
    /// The result that was opened is taken into a class.
    Accepted,
    /// The table is to be sorted.
    Sorted(Column),
    /// Names are hidden, or shown.
    Hidden,
    /// All rows are to be shown.
    Unfolded,
    /// A result was opened, by its place in the register, or closed.
    Selected(usize),
    /// The name of its pupil was changed.
    Aliased(String),
    /// It was removed.
    Removed,
    /// It is to be put back.
    Undone,
    /// A bar was pressed: of a question, by its place in the story, or of a tenth of all points.
    Pressed(usize, Group),
    /// The class is to be saved.
    Saved(Format),
    /// The class is to be deleted.
    Deleted,
    /// The page is to be printed.
    Printed,
    /// The key of a worksheet is shown, or the sheet.
    KeyShown(bool),
    /// Something is to be copied.
    Copied(Copyable),
    /// Whether that could be done.
    CopyEnded(bool),
    /// A field of a result on paper was filled, by its name: `version`, `who`, or a question's id.
    Typed(String, String),
    /// The result on paper is complete.
    PaperTaken,
    /// The number or pseudonym of a pupil who hands in.
    Signed(String),
    /// What the device keeps was read: classes, each with its number; and the number of the one that was open last.
    Loaded(Vec<(u32, String)>, u32),
    /// The device keeps nothing.
    NotKept,
}

/// What there is to say of a file that is no text with codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It is being read.
    Reading,
    /// It cannot be read.
    Unreadable,
    /// It is too large.
    TooLarge,
}

impl ClassAction {
    /// Reads what stands in the page.
    pub fn parse(text: &str) -> Option<Self> {
        let (verb, rest) = text.split_once(' ').unwrap_or((text, ""));
        let pair = || rest.split_once(' ').unwrap_or((rest, ""));
        Some(match verb {
            "set" => Self::Set(pair().0.to_owned(), pair().1.to_owned()),
            "tick" => Self::Ticked(rest.to_owned()),
            "draw" => Self::Drawn(rest.parse().ok()?),
            "class" => Self::Chosen(rest.parse().ok()?),
            "name" => Self::Named(rest.to_owned()),
            "link" => Self::Linked(rest.to_owned()),
            "take" => Self::Read(TextSource::Field, rest.to_owned()),
            "offer" => Some(Self::Offered(rest.to_owned())).filter(|_| !values(rest).is_empty())?,
            "accept" => Self::Accepted,
            "sort" => Self::Sorted(Column::parse(rest)?),
            "hide" => Self::Hidden,
            "all" => Self::Unfolded,
            "row" => Self::Selected(rest.parse().ok()?),
            "alias" => Self::Aliased(rest.to_owned()),
            "remove" => Self::Removed,
            "undo" => Self::Undone,
            "press" => Self::Pressed(pair().0.parse().ok()?, Group::parse(pair().1)?),
            "save" => Self::Saved(Format::parse(rest)?),
            "delete" => Self::Deleted,
            "print" => Self::Printed,
            "key" => Self::KeyShown(true),
            "sheet" => Self::KeyShown(false),
            "copy" => Self::Copied(Copyable::parse(rest)?),
            "copied" => Self::CopyEnded(rest == "yes"),
            "type" => Self::Typed(pair().0.to_owned(), pair().1.to_owned()),
            "paper" => Self::PaperTaken,
            "sign" => Self::Signed(rest.to_owned()),
            _ => return None,
        })
    }
}

impl Column {
    /// Its written form.
    pub fn written(self) -> String {
        match self {
            Self::Pupil => "pupil".to_owned(),
            Self::Total => "total".to_owned(),
            Self::Question(at) => format!("question {at}"),
            Self::Skill(at) => format!("skill {at}"),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        Some(match text.split_once(' ') {
            None if text == "pupil" => Self::Pupil,
            None if text == "total" => Self::Total,
            Some(("question", at)) => Self::Question(at.parse().ok()?),
            Some(("skill", at)) => Self::Skill(at.parse().ok()?),
            _ => return None,
        })
    }
}
