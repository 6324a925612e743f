//! The state of a page of the classroom, and how it changes: what is open, the classes on this device, what was made
//! of the last that came in. Changes give back effects; the browser's side performs them.

mod take;

use crate::base::vocabulary::Word;
use crate::class::action::{ClassAction, Column, Copyable, Format, Group, Source, Tab, Trouble};
use crate::class::assignment::{Assignment, tidy};
use crate::class::data::ClassData;
use crate::class::find::{Found, Offer};
use crate::class::kept;
use crate::class::register::{Entry, Register, Taken};
use crate::class::table;
use crate::quiz::settings::{Number, ONLY, Only, Settings, Switch};
use crate::story::question::{Kind, Skill};

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
}

/// What there is to say in a line, and by ear.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Said {
    /// Nothing.
    #[default]
    Nothing,
    /// Something was copied.
    Copied,
    /// It could not be.
    NotCopied(Copyable),
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
    /// The assignment that is being set.
    pub draft: Assignment,
    /// The place among the story's editions of the one that pupils get.
    pub edition: usize,
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
    /// The address of the folder that the page is in, with a `/` at its end.
    pub base: String,
}

impl State {
    /// The first state of a page that lies in a folder of some address.
    pub fn new(data: &ClassData, base: &str) -> Self {
        let edition = data.editions.iter().position(|edition| edition.language == data.language).unwrap_or(0);
        let mut draft = Assignment::default();
        draft.settings.turn(Switch::AtEnd, true);
        Self {
            tab: Tab::Assign,
            draft,
            edition,
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
            base: base.to_owned(),
        }
    }

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

    /// The link of an assignment for pupils.
    pub fn link(&self, data: &ClassData, assignment: &Assignment) -> String {
        let edition = data.editions.get(self.edition);
        let (page, tag) = edition.map_or(("", ""), |edition| (edition.page.as_str(), edition.language.as_str()));
        let page = if page == "index.html" { "" } else { page };
        let tag = if data.editions.len() > 1 { format!("lang={tag}&") } else { String::new() };
        format!("{}{page}?{tag}view=quiz&{}", self.base, assignment.written())
    }

    /// The line with the link to paste.
    pub fn line(&self, data: &ClassData) -> String {
        use crate::lang::class::ClassText;
        let title = if self.draft.title.is_empty() { &data.title } else { &self.draft.title };
        let count = self.draft.settings.order(&data.bank).len().to_string();
        let link = self.link(data, &self.draft);
        data.fill(ClassText::AssignText, &[("title", title), ("n", &count), ("link", &link)])
    }

    /// Takes an action. One that has no place here changes nothing.
    pub fn step(&mut self, data: &ClassData, action: ClassAction) -> Vec<ClassEffect> {
        let asked = std::mem::take(&mut self.asks);
        if !matches!(action, ClassAction::CopyEnded(_) | ClassAction::Loaded(_) | ClassAction::NotKept) {
            if !matches!(action, ClassAction::Undone) {
                self.said = Said::Nothing;
            }
        }
        match action {
            ClassAction::Opened(tab) => self.tab = tab,
            ClassAction::Set(key, value) => self.set(data, &key, &value),
            ClassAction::Ticked(word) => self.tick(&word),
            ClassAction::Drawn(seed) => {
                self.draft.settings.set_number(Number::Seed, seed);
                self.settle();
            }
            ClassAction::Collected => {
                let (name, assignment) = (self.draft.title.clone(), self.draft.clone());
                self.add(Register { name, assignment, ..Register::default() });
                (self.tab, self.reports) = (Tab::Collect, Vec::new());
                return [self.keep(data), vec![ClassEffect::Focus("#collect_heading")]].concat();
            }
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
            ClassAction::Linked(link) => {
                let query = link.split_once(['?', '#']).map_or(link.as_str(), |(_, query)| query);
                let query = query.split('#').next().unwrap_or_default();
                let Some(assignment) = Assignment::read(query.trim()) else {
                    self.reports = vec![Report::Nothing(Source::Field)];
                    return Vec::new();
                };
                let digest = assignment.digest();
                let same = self.classes.iter().find(|class| class.register.digest() == digest).map(|class| class.id);
                match same {
                    Some(id) => self.choose(Some(id)),
                    None => {
                        self.add(Register { name: assignment.title.clone(), ..Register::default() });
                    }
                }
                if let Some(register) = self.register_mut() {
                    (register.assignment, register.digest) = (assignment, None);
                }
                self.reports = Vec::new();
                return self.keep(data);
            }
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
                    return [self.keep(data), vec![ClassEffect::Focus("#undo")]].concat();
                }
            }
            ClassAction::Undone => {
                if let Said::Removed(at, entry) = std::mem::take(&mut self.said)
                    && let Some(register) = self.register_mut()
                {
                    let at = at.min(register.entries.len());
                    register.entries.insert(at, *entry);
                    self.chosen = Some(at);
                    return [self.keep(data), vec![ClassEffect::Focus("#result_of")]].concat();
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
            ClassAction::Copied(what) => {
                let text = match what {
                    Copyable::Link => self.link(data, &self.draft),
                    Copyable::Line => self.line(data),
                    // A pupil's page has them.
                    Copyable::Class | Copyable::Full | Copyable::Result => return Vec::new(),
                };
                self.said = Said::NotCopied(what);
                return vec![ClassEffect::Copy(text)];
            }
            ClassAction::CopyEnded(is_copied) => {
                if is_copied {
                    self.said = Said::Copied;
                }
            }
            ClassAction::Typed(field, value) => {
                self.paper.retain(|(known, _)| *known != field);
                self.paper.push((field, value));
                self.paper_fault = None;
            }
            ClassAction::PaperTaken => return self.take_paper(data),
            ClassAction::Signed(_) => {}
            ClassAction::Loaded(classes) => self.load(data, classes),
            ClassAction::NotKept => self.unkept = true,
        }
        Vec::new()
    }

    /// Sets a setting of the assignment.
    fn set(&mut self, data: &ClassData, key: &str, value: &str) {
        match key {
            "title" => self.draft.title = tidy(value),
            "lang" => {
                let edition = data.editions.iter().position(|edition| edition.language.as_str() == value);
                self.edition = edition.unwrap_or(self.edition);
            }
            _ => {
                // An empty field is the default.
                let value = if value.trim().is_empty() && Number::parse(key).is_some() { "0" } else { value };
                self.draft.settings.set(key, value);
                self.settle();
            }
        }
    }

    /// Where chance has a hand in it there is a number that all pupils share; else there is none.
    fn settle(&mut self) {
        let settings = &mut self.draft.settings;
        let seed = settings.number(Number::Seed);
        settings.set_number(Number::Seed, if settings.is_by_chance() { seed.max(1) } else { 0 });
    }

    /// Ticks a kind or a skill, or does so no more.
    fn tick(&mut self, word: &str) {
        let words = Kind::ALL.iter().map(|kind| kind.as_str()).chain(Skill::ALL.iter().map(|skill| skill.as_str()));
        let mut bits = self.draft.settings.only.number();
        if let Some(at) = words.into_iter().position(|known| known == word) {
            bits ^= 1 << at;
        }
        let only: Only = Only::of(bits);
        self.draft.settings.set(ONLY, &only.written());
    }

    /// Whether a kind or a skill is ticked.
    pub fn is_ticked(&self, word: &str) -> bool {
        self.draft.settings.only.written().split('-').any(|other| other == word)
    }

    /// How many questions fit what is ticked.
    pub fn fitting(&self, data: &ClassData) -> usize {
        let mut settings = Settings::default();
        settings.only = self.draft.settings.only;
        settings.order(&data.bank).len()
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
    let plain = |word: &&str| word.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).collect::<String>();
    let words: Vec<String> = words.iter().map(plain).map(|word| word.trim().replace(' ', "-")).collect();
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
#[cfg(feature = "cli")]
pub(crate) mod tests;
