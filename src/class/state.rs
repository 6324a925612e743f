//! The state of a page of the classroom, and how it changes: what is open, the classes on this device, what was made
//! of the last that came in. Changes give back effects; the browser's side performs them.

mod take;

use crate::base::vocabulary::Word;
use crate::class::action::{ClassAction, Column, Format, Group, Source, Tab, Trouble};
use crate::class::assignment::tidy;
use crate::class::data::ClassData;
use crate::class::find::{Found, Offer, is_letter};
use crate::class::kept;
use crate::class::register::{Entry, Register, Taken};
use crate::class::table;

/// A class on this device.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptClass {
    /// Its number on this device.
    pub id: u32,
    /// What it has handed in.
    pub register: Register,
}

/// What became of something that came in.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// A result, and whose it is: by its place in the register.
    Result(Taken, usize),
    /// A result of another assignment: the code, and the class on this device whose it is.
    Elsewhere(String, Option<u32>),
    /// A code that is misread: the line of the text, what stands there.
    Misread(usize, String, Option<usize>, Vec<Offer>),
    /// One that is too short or too long.
    Length(usize, String, usize),
    /// One of another story.
    OtherStory(String),
    /// There was none.
    Nothing(Source),
    /// A class from a file: its number on this device, and the lines that could not be read.
    Class(u32, Vec<usize>),
    /// A class of another story.
    Foreign(String),
    /// A file, by its name.
    File(String, Trouble),
    /// Counts of the wall: of so many questions.
    Hands(usize),
}

/// What the browser's side is to do.
#[derive(Clone, Debug, PartialEq)]
pub enum ClassEffect {
    /// Keep a class under its number.
    Keep(u32, String),
    /// Keep it no more.
    Forget(u32),
    /// Save a file: its name, what it is, its bytes.
    Save(String, &'static str, Vec<u8>),
    /// Copy a text.
    Copy(String),
    /// Print the page.
    Print,
    /// Give the focus to what a selector finds.
    Focus(&'static str),
    /// Empty the field of codes.
    Clear,
    /// Show which part of the page is open.
    Tab(Tab),
}

/// What there is to say in a line, and by ear.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Said {
    /// Nothing.
    #[default]
    Nothing,
    /// A class was deleted, by its name.
    Deleted(String),
    /// A result was removed: where it stood, and it.
    Removed(usize, Box<Entry>),
}

/// The state.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The part of the page that is open.
    pub tab: Tab,
    /// The classes on this device.
    pub classes: Vec<KeptClass>,
    /// The number of the class that is open.
    pub open: Option<u32>,
    /// What became of what came in last.
    pub reports: Vec<Report>,
    /// Whether the device keeps nothing.
    pub unkept: bool,
    /// Whether names are hidden.
    pub hidden: bool,
    /// Whether all rows are shown.
    pub unfolded: bool,
    /// By what the table is sorted, and whether the other way round.
    pub sort: (Column, bool),
    /// The result that is open, by its place in the register.
    pub chosen: Option<usize>,
    /// The bar that was pressed.
    pub pressed: Option<(usize, Group)>,
    /// Whether it was asked to delete the class once.
    pub asks: bool,
    /// The result that an address has opened.
    pub opened: Option<Box<Found>>,
    /// What was typed of a result on paper: fields by name.
    pub paper: Vec<(String, String)>,
    /// What is wrong with it: the question's number, what stands there, what would be right.
    pub paper_fault: Option<(usize, String, String)>,
    /// What there is to say.
    pub said: Said,
}

impl Default for State {
    fn default() -> Self {
        Self {
            tab: Tab::Collect,
            classes: Vec::new(),
            open: None,
            reports: Vec::new(),
            unkept: false,
            hidden: false,
            unfolded: false,
            sort: (Column::Pupil, false),
            chosen: None,
            pressed: None,
            asks: false,
            opened: None,
            paper: Vec::new(),
            paper_fault: None,
            said: Said::Nothing,
        }
    }
}

impl State {

    /// The class that is open.
    pub fn register(&self) -> Option<&Register> {
        self.classes.iter().find(|class| Some(class.id) == self.open).map(|class| &class.register)
    }

    /// The class that is open, to be changed.
    fn register_mut(&mut self) -> Option<&mut Register> {
        let open = self.open;
        self.classes.iter_mut().find(|class| Some(class.id) == open).map(|class| &mut class.register)
    }

    /// Keeps the class that is open.
    fn keep(&self, data: &ClassData) -> Vec<ClassEffect> {
        let class = self.open.zip(self.register());
        class.map(|(id, register)| ClassEffect::Keep(id, kept::write(&data.bank, register))).into_iter().collect()
    }

    /// Keeps the class that is open, and gives the focus to something.
    fn keep_and(&self, data: &ClassData, selector: &'static str) -> Vec<ClassEffect> {
        let mut effects = self.keep(data);
        effects.push(ClassEffect::Focus(selector));
        effects
    }

    /// Opens a new class.
    fn add(&mut self, register: Register) -> u32 {
        let id = self.classes.iter().map(|class| class.id).max().unwrap_or(0) + 1;
        self.classes.push(KeptClass { id, register });
        self.choose(Some(id));
        id
    }

    /// Opens a class, or none.
    fn choose(&mut self, id: Option<u32>) {
        self.open = id.filter(|id| self.classes.iter().any(|class| class.id == *id));
        (self.chosen, self.pressed, self.asks, self.unfolded) = (None, None, false, false);
        (self.paper, self.paper_fault) = (Vec::new(), None);
    }

    /// Takes an action. One that has no place here changes nothing.
    pub fn step(&mut self, data: &ClassData, action: ClassAction) -> Vec<ClassEffect> {
        let tab = self.tab;
        let mut effects = self.stepped(data, action);
        if self.tab != tab {
            effects.push(ClassEffect::Tab(self.tab));
        }
        effects
    }

    fn stepped(&mut self, data: &ClassData, action: ClassAction) -> Vec<ClassEffect> {
        let asked = std::mem::take(&mut self.asks);
        if !matches!(action, ClassAction::Undone | ClassAction::Loaded(_) | ClassAction::NotKept) {
            self.said = Said::Nothing;
        }
        match action {
            ClassAction::Opened(tab) => self.tab = tab,
            ClassAction::Chosen(id) => {
                self.choose(Some(id));
                self.reports = Vec::new();
            }
            ClassAction::Named(name) => {
                if let Some(register) = self.register_mut() {
                    register.name = tidy(&name);
                }
                return self.keep(data);
            }
            ClassAction::Linked(link) => return self.link(data, &link),
            ClassAction::Read(source, text) => return self.read(data, source, &text),
            ClassAction::File(name, trouble) => self.file(name, trouble),
            ClassAction::Offered(code) => return self.accept_offer(data, &code),
            ClassAction::Accepted => {
                let Some(found) = self.opened.take() else { return Vec::new() };
                self.tab = Tab::Collect;
                return self.take(data, vec![*found], &Source::Link);
            }
            ClassAction::Sorted(column) => {
                self.sort = (column, self.sort.0 == column && !self.sort.1);
            }
            ClassAction::Hidden => self.hidden = !self.hidden,
            ClassAction::Unfolded => self.unfolded = true,
            ClassAction::Selected(at) => {
                let is_there = self.register().is_some_and(|register| at < register.entries.len());
                self.chosen = Some(at).filter(|at| is_there && self.chosen != Some(*at));
                if self.chosen.is_some() {
                    return vec![ClassEffect::Focus("#result_of")];
                }
            }
            ClassAction::Aliased(alias) => {
                let chosen = self.chosen;
                let entry = chosen.and_then(|at| self.register_mut()?.entries.get_mut(at));
                if let Some(entry) = entry {
                    entry.alias = tidy(&alias);
                }
                return self.keep(data);
            }
            ClassAction::Removed => {
                if let (Some(at), Some(register)) = (self.chosen.take(), self.register_mut())
                    && at < register.entries.len()
                {
                    let entry = register.entries.remove(at);
                    (self.said, self.pressed, self.reports) = (Said::Removed(at, Box::new(entry)), None, Vec::new());
                        return self.keep_and(data, "#undo");
                }
            }
            ClassAction::Undone => {
                if let Said::Removed(at, entry) = std::mem::take(&mut self.said)
                    && let Some(register) = self.register_mut()
                {
                    let at = at.min(register.entries.len());
                    register.entries.insert(at, *entry);
                    self.chosen = Some(at);
                    return self.keep_and(data, "#result_of");
                }
            }
            ClassAction::Pressed(at, group) => {
                self.pressed = Some((at, group)).filter(|now| self.pressed != Some(*now));
            }
            ClassAction::Saved(format) => return self.save(data, format),
            ClassAction::Deleted => {
                if !asked {
                    self.asks = self.open.is_some();
                    return Vec::new();
                }
                let Some(id) = self.open else { return Vec::new() };
                let name = self.register().map(|register| register.name.clone()).unwrap_or_default();
                self.classes.retain(|class| class.id != id);
                self.choose(self.classes.last().map(|class| class.id));
                (self.said, self.reports) = (Said::Deleted(name), Vec::new());
                return vec![ClassEffect::Forget(id)];
            }
            ClassAction::Printed => return vec![ClassEffect::Print],
            ClassAction::Typed(field, value) => {
                self.paper.retain(|(known, _)| *known != field);
                self.paper.push((field, value));
                self.paper_fault = None;
            }
            ClassAction::PaperTaken => return self.take_paper(data),
            ClassAction::Loaded(classes) => self.load(data, classes),
            ClassAction::NotKept => self.unkept = true,
            // Those of other pages.
            ClassAction::Set(_, _)
            | ClassAction::Ticked(_)
            | ClassAction::Drawn(_)
            | ClassAction::Signed(_)
            | ClassAction::Copied(_)
            | ClassAction::CopyEnded(_) => {}
        }
        Vec::new()
    }

    /// Saves the class as a file.
    fn save(&self, data: &ClassData, format: Format) -> Vec<ClassEffect> {
        let Some(register) = self.register() else { return Vec::new() };
        let (kind, bytes) = match format {
            Format::Workbook => (
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                table::workbook(data, register, self.hidden),
            ),
            Format::Text => ("text/csv;charset=utf-8", table::text_of(data, register, self.hidden).into_bytes()),
            Format::Class => ("text/plain;charset=utf-8", kept::write(&data.bank, register).into_bytes()),
        };
        let name = file_name(&[data.bank.story.as_str(), &register.name]);
        vec![ClassEffect::Save([&name, ".", format.as_str()].concat(), kind, bytes)]
    }
}

/// A name for a file out of some words: what a file system may not take is left out.
pub fn file_name(words: &[&str]) -> String {
    let plain = |word: &&str| word.chars().filter(|c| is_letter(*c) || " -_".contains(*c)).collect::<String>();
    let words: Vec<String> = words.iter().map(plain).map(|word| word.trim().replace(' ', "-")).collect();
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
#[cfg(feature = "cli")]
pub(crate) mod tests;
