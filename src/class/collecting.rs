//! The state of what is taken in: texts with codes, files of classes, links, results on paper. All of it is looked at
//! before any of it is taken, and what is not taken is said.

use crate::base::number::saturated;
use crate::base::random::Random;
use crate::class::action::{ClassAction, Tab, TextSource, Trouble};
use crate::class::address::tidy;
use crate::class::assignment::Assignment;
use crate::class::classes::Classes;
use crate::class::code::{CodeForm, MARKS, NUMBERS, Submission, Work, decode};
use crate::class::data::ClassData;
use crate::class::find::{Found, Offer, Unread, find};
use crate::class::kept::{self, ReadClass};
use crate::class::paper::{NoAnswer, Paper, Version};
use crate::class::register::{Register, RegisterEntry, Taken, Way};
use crate::class::state::ClassEffect;
use crate::quiz::typed::values;

/// What became of something that came in.
#[derive(Clone, Debug, PartialEq)]
pub enum IntakeReport {
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
    Nothing(TextSource),
    /// A class from a file: its number on this device, and the lines that could not be read.
    Class(u32, Vec<usize>),
    /// A class of another story.
    Foreign(String),
    /// A file, by its name.
    File(String, Trouble),
    /// Counts of the wall: of so many questions.
    Hands(usize),
}

/// The state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Collecting {
    /// The classes on this device.
    pub classes: Classes,
    /// Whether the device keeps nothing.
    pub unkept: bool,
    /// What became of what came in last.
    pub reports: Vec<IntakeReport>,
    /// The result that an address has opened.
    pub opened: Option<Box<Found>>,
    /// What was typed of a result on paper: fields by name.
    pub paper: Vec<(String, String)>,
    /// What is wrong with it: the question's number, what stands there, what would be right.
    pub paper_fault: Option<(usize, String, String)>,
}

/// What stands before the counts of the wall in an address: a question and its counts, with dots between them, and `~`
/// between questions.
pub const HANDS: &str = "hands=";

impl Collecting {
    /// Takes an action. One that has no place here changes nothing.
    pub fn step(&mut self, data: &ClassData, action: ClassAction) -> Vec<ClassEffect> {
        let open = self.classes.open;
        let mut effects = self.stepped(data, action);
        if let Some(id) = self.classes.open.filter(|_| self.classes.open != open) {
            (self.paper, self.paper_fault) = (Vec::new(), None);
            effects.push(ClassEffect::Opened(id));
        }
        effects
    }

    fn stepped(&mut self, data: &ClassData, action: ClassAction) -> Vec<ClassEffect> {
        match action {
            ClassAction::Chosen(id) => {
                self.classes.choose(id);
                self.reports = Vec::new();
            }
            ClassAction::Named(name) => {
                if let Some(register) = self.classes.register_mut() {
                    register.name = tidy(&name);
                }
                return self.classes.keep(data);
            }
            ClassAction::Linked(link) => return self.link(data, &link),
            ClassAction::Read(source, text) => return self.read(data, source, &text),
            ClassAction::File(name, trouble) => self.file(name, trouble),
            ClassAction::Offered(code) => return self.accept_offer(data, &code),
            ClassAction::Accepted => {
                let Some(found) = self.opened.take() else { return Vec::new() };
                return self.take(data, vec![*found], &TextSource::Link);
            }
            ClassAction::Typed(field, value) => {
                self.paper.retain(|(known, _)| *known != field);
                self.paper.push((field, value));
                self.paper_fault = None;
            }
            ClassAction::PaperTaken => return self.take_paper(data),
            ClassAction::Loaded(kept, open) => self.classes.load(data, kept, open),
            ClassAction::NotKept => self.unkept = true,
            // Those of other parts.
            ClassAction::Set(_, _)
            | ClassAction::Ticked(_)
            | ClassAction::Drawn(_)
            | ClassAction::Sorted(_)
            | ClassAction::Hidden
            | ClassAction::Unfolded
            | ClassAction::Selected(_)
            | ClassAction::Aliased(_)
            | ClassAction::Removed
            | ClassAction::Undone
            | ClassAction::Pressed(_, _)
            | ClassAction::Saved(_)
            | ClassAction::Deleted
            | ClassAction::Printed
            | ClassAction::KeyShown(_)
            | ClassAction::Copied(_)
            | ClassAction::CopyEnded(_)
            | ClassAction::Signed(_) => {}
        }
        Vec::new()
    }

    /// Reads a text in which codes may be, or that is a class.
    fn read(&mut self, data: &ClassData, source: TextSource, text: &str) -> Vec<ClassEffect> {
        self.reports.retain(|report| !matches!(report, IntakeReport::File(_, Trouble::Reading)));
        if source == TextSource::Link {
            return self.follow(data, text);
        }
        match kept::read(&data.bank, text) {
            ReadClass::Class(register, odd) => {
                // What is there already gets what the file knows more.
                let known = self.classes.of(register.digest());
                match known.filter(|id| self.classes.get(*id).is_some_and(|own| own.name == register.name)) {
                    Some(id) => {
                        self.classes.choose(id);
                        if let Some(own) = self.classes.register_mut() {
                            own.merge(&data.bank, *register);
                        }
                    }
                    None => drop(self.classes.add(*register)),
                }
                self.reports = self.classes.open.map(|id| IntakeReport::Class(id, odd)).into_iter().collect();
                self.classes.keep(data)
            }
            ReadClass::OtherStory(story) => {
                self.reports = vec![IntakeReport::Foreign(story)];
                Vec::new()
            }
            ReadClass::Else => {
                let found = find(&data.bank, text);
                self.take(data, found, &source)
            }
        }
    }

    /// Follows the fragment of the address that the page was opened with.
    fn follow(&mut self, data: &ClassData, fragment: &str) -> Vec<ClassEffect> {
        let fragment = fragment.trim_start_matches('#');
        if let Some(hands) = fragment.strip_prefix(HANDS) {
            return self.count(data, hands);
        }
        if let Some(query) = fragment.strip_prefix("collect=") {
            return self.link(data, &["?", query].concat());
        }
        if !matches!(fragment, "" | "collect" | "open") {
            let mut found = find(&data.bank, fragment);
            if found.len() == 1 && found.iter().all(|found| found.read.is_ok()) {
                self.opened = found.pop().map(Box::new);
            } else {
                return self.take(data, found, &TextSource::Link);
            }
        }
        Vec::new()
    }

    /// Opens the class of an assignment, by its link.
    fn link(&mut self, data: &ClassData, link: &str) -> Vec<ClassEffect> {
        let query = link.split_once(['?', '#']).map_or(link, |(_, query)| query);
        let query = query.split('#').next().unwrap_or_default();
        let Some(assignment) = Assignment::read(query.trim()) else {
            self.reports = vec![IntakeReport::Nothing(TextSource::Field)];
            return Vec::new();
        };
        self.open(&assignment);
        if let Some(register) = self.classes.register_mut() {
            (register.assignment, register.digest) = (assignment, None);
        }
        self.reports = Vec::new();
        self.classes.keep_and(data, "#collect_heading")
    }

    /// Opens the class of an assignment: a new one where there is none on this device.
    fn open(&mut self, assignment: &Assignment) {
        match self.classes.of(assignment.digest()) {
            Some(id) => self.classes.choose(id),
            None => {
                let (name, assignment) = (assignment.title.clone(), assignment.clone());
                self.classes.add(Register { name, assignment, ..Register::default() });
            }
        }
    }

    /// Takes in what was counted on the wall.
    fn count(&mut self, data: &ClassData, text: &str) -> Vec<ClassEffect> {
        let (hands, query) = text.split_once('&').unwrap_or((text, ""));
        self.open(&Assignment::read(query).unwrap_or_default());
        let mut count = 0;
        for row in hands.split('~') {
            let mut parts = row.split('.');
            let id = parts.next().unwrap_or_default();
            let counts: Vec<u32> = parts.filter_map(|part| part.parse().ok()).collect();
            let question = data.bank.questions.iter().find(|question| question.id.as_str() == id);
            if let (Some(question), Some(register)) = (question, self.classes.register_mut()) {
                register.count(question, &counts);
                count += 1;
            }
        }
        self.reports = vec![IntakeReport::Hands(count)];
        let mut effects = self.classes.keep(data);
        effects.push(ClassEffect::Tab(Tab::Results));
        effects
    }

    /// Takes in what was found, each in the class that is open.
    fn take(&mut self, data: &ClassData, all: Vec<Found>, source: &TextSource) -> Vec<ClassEffect> {
        if all.is_empty() {
            self.report(source, vec![IntakeReport::Nothing(source.clone())]);
            return Vec::new();
        }
        let mut reports = Vec::new();
        let mut is_changed = false;
        for found in once_each(data, all) {
            let code = found.written.clone();
            reports.push(match &found.read {
                Ok(submission) => {
                    if self.classes.register().is_none() {
                        self.begin(&found, submission);
                    }
                    let other = self.classes.of(submission.assignment).filter(|id| Some(*id) != self.classes.open);
                    let Some(register) = self.classes.register_mut() else { continue };
                    match register.take(&data.bank, &found, Way::Code) {
                        None | Some(Taken::OtherAssignment) => IntakeReport::Elsewhere(code, other),
                        Some(taken) => {
                            is_changed |= taken != Taken::Known;
                            let own = |entry: &RegisterEntry| {
                                (entry.submission.number, entry.submission.mark) == (submission.number, submission.mark)
                            };
                            let place = register.entries.iter().rposition(own).unwrap_or(0);
                            IntakeReport::Result(taken, place)
                        }
                    }
                }
                Err(Unread::Misread { stranger, offers }) => {
                    IntakeReport::Misread(found.line, code, *stranger, offers.clone())
                }
                Err(Unread::Length(length)) => IntakeReport::Length(found.line, code, *length),
                Err(Unread::OtherStory) => IntakeReport::OtherStory(code),
            });
        }
        // What could not be read stays where it was typed.
        let is_whole = reports.iter().all(|report| matches!(report, IntakeReport::Result(_, _)));
        self.report(source, reports);
        let mut effects = if is_changed { self.classes.keep(data) } else { Vec::new() };
        effects.extend((is_whole && *source == TextSource::Field).then_some(ClassEffect::Clear));
        effects
    }

    /// Begins a class with a result, of whose assignment all may be known, or what tells it from others alone.
    fn begin(&mut self, found: &Found, submission: &Submission) {
        if let Some(id) = self.classes.of(submission.assignment) {
            return self.classes.choose(id);
        }
        let known = found.assignment.clone().filter(|assignment| assignment.digest() == submission.assignment);
        let digest = known.is_none().then_some(submission.assignment);
        let assignment = known.unwrap_or_default();
        self.classes.add(Register { name: assignment.title.clone(), assignment, digest, ..Register::default() });
    }

    /// Says what became of what came: of files and pictures one after the other, of the rest the last.
    fn report(&mut self, source: &TextSource, mut reports: Vec<IntakeReport>) {
        if matches!(source, TextSource::File(_) | TextSource::Picture(_) | TextSource::Camera) {
            self.reports.retain(|report| !reports.contains(report));
            reports.append(&mut self.reports);
        }
        self.reports = reports;
    }

    /// Says what is with a file.
    fn file(&mut self, name: String, trouble: Trouble) {
        self.reports.retain(|report| !matches!(report, IntakeReport::File(other, _) if *other == name));
        self.reports.insert(0, IntakeReport::File(tidy(&name), trouble));
    }

    /// Takes a code in place of one that was misread.
    fn accept_offer(&mut self, data: &ClassData, code: &str) -> Vec<ClassEffect> {
        let is_its = |report: &IntakeReport| matches!(report, IntakeReport::Misread(_, _, _, offers) if offers.iter().any(|offer| offer.code == code));
        let Some(at) = self.reports.iter().position(is_its) else { return Vec::new() };
        let before = std::mem::take(&mut self.reports);
        let Ok(submission) = decode(&data.bank, &values(code)) else { return Vec::new() };
        let (written, alias, assignment) = (code.to_owned(), String::new(), None);
        let found = Found { line: 1, written, alias, assignment, read: Ok(submission) };
        let effects = self.take(data, vec![found], &TextSource::Field);
        let own = std::mem::take(&mut self.reports);
        let others = before.into_iter().enumerate().filter(|(other, _)| *other != at).map(|(_, report)| report);
        self.reports = own.into_iter().chain(others).collect();
        effects
    }

    /// Takes in a result on paper.
    fn take_paper(&mut self, data: &ClassData) -> Vec<ClassEffect> {
        let field = |name: &str| {
            self.paper.iter().find(|(known, _)| known == name).map_or(String::new(), |(_, value)| value.clone())
        };
        let Some(register) = self.classes.register() else { return Vec::new() };
        let version = if field("version") == "b" { Version::B } else { Version::A };
        let paper = Paper::new(&data.bank, &register.assignment.settings, version);
        let mut answers = vec![None; data.bank.questions.len()];
        for (number, at) in (1..).zip(register.asked(&data.bank)) {
            let Some(question) = data.bank.questions.get(at) else { continue };
            let typed = field(question.id.as_str());
            match paper.answer(question, &typed) {
                Ok(answer) => {
                    if let Some(own) = answers.get_mut(at) {
                        *own = answer;
                    }
                }
                Err(NoAnswer { found, example }) => {
                    self.paper_fault = Some((number, tidy(&found), example));
                    return vec![ClassEffect::Focus("#paper_fault")];
                }
            }
        }
        let who = tidy(&field("who"));
        let number = who.parse().ok().filter(|number| *number < NUMBERS);
        // A sheet with a number or a name that is typed in twice is there once; one without is another each time.
        let begin = if who.is_empty() { register.entries.len() + 1 } else { 0 };
        let seed = answers.iter().flatten().flat_map(|answer| &answer.picks);
        let seed = seed.fold(begin, |seed, pick| (seed * 31 + pick.part * 7 + pick.target) % 1_000_003);
        let mark = Random::new(saturated(seed)).below(MARKS);
        let assignment = register.digest();
        let work = Work::Answers(answers);
        let submission = Submission { assignment, number: number.unwrap_or(0), mark, work };
        let alias = if number.is_some() { String::new() } else { who };
        let entry = RegisterEntry { submission, alias, way: Way::Paper };
        let Some(register) = self.classes.register_mut() else { return Vec::new() };
        let own = entry.clone();
        let taken = register.add(&data.bank, entry);
        let is_own = |entry: &RegisterEntry| entry.is_same(&data.bank, &own);
        let place = register.entries.iter().rposition(is_own).unwrap_or_default();
        self.reports = vec![IntakeReport::Result(taken, place)];
        self.paper.retain(|(field, _)| field == "version");
        self.classes.keep_and(data, "#paper_who")
    }
}

/// What was found, each result once: a file names it as both codes and as a link. What each of these knows of it is kept.
fn once_each(data: &ClassData, all: Vec<Found>) -> Vec<Found> {
    let mut each: Vec<Found> = Vec::new();
    for found in all {
        let is_same = |other: &&mut Found| match (&other.read, &found.read) {
            (Ok(other), Ok(own)) => other.is_same(&data.bank, own),
            (Ok(_) | Err(_), _) => false,
        };
        let Some(other) = each.iter_mut().find(is_same) else {
            each.push(found);
            continue;
        };
        if let (Ok(known), Ok(own)) = (&other.read, &found.read)
            && known.form() == CodeForm::Class
            && own.form() == CodeForm::Full
        {
            other.read = found.read;
        }
        if other.alias.is_empty() {
            other.alias = found.alias;
        }
        other.assignment = other.assignment.take().or(found.assignment);
    }
    each
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests;
