//! What comes in: texts with codes, files of classes, links, results on paper. All of it is looked at before any of it
//! is taken, and what is not taken is said.

use super::{ClassEffect, KeptClass, Report, State};
use crate::class::action::{Source, Tab, Trouble};
use crate::class::assignment::{Assignment, tidy};
use crate::class::code::{MARKS, NUMBERS, Submission, Work, decode};
use crate::class::data::ClassData;
use crate::class::find::{Found, Unread, find};
use crate::class::kept::{self, Read};
use crate::class::paper::{Paper, Version};
use crate::class::register::{Entry, Register, Taken, Way};
use crate::base::random::Random;
use crate::quiz::typed::values;

/// What stands before the counts of the wall in an address: a question and its counts, with dots between them, and `~`
/// between questions.
pub const HANDS: &str = "hands=";

impl State {
    /// Reads a text in which codes may be, or that is a class.
    pub(super) fn read(&mut self, data: &ClassData, source: Source, text: &str) -> Vec<ClassEffect> {
        self.reports.retain(|report| !matches!(report, Report::File(_, Trouble::Reading)));
        if source == Source::Link {
            return self.follow(data, text);
        }
        match kept::read(&data.bank, text) {
            Read::Class(register, odd) => {
                let id = self.add(*register);
                self.reports = vec![Report::Class(id, odd)];
                self.keep(data)
            }
            Read::OtherStory(story) => {
                self.reports = vec![Report::Foreign(story)];
                Vec::new()
            }
            Read::Else => {
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
            self.tab = Tab::Collect;
            return self.link(data, &["?", query].concat());
        }
        let tab = match fragment {
            "collect" | "open" => Some(Tab::Collect),
            "results" => Some(Tab::Results),
            _ => None,
        };
        if let Some(tab) = tab {
            self.tab = tab;
        } else if !fragment.is_empty() {
            let mut found = find(&data.bank, fragment);
            self.tab = Tab::Collect;
            if found.len() == 1 && found.iter().all(|found| found.read.is_ok()) {
                self.opened = found.pop().map(Box::new);
            } else {
                return self.take(data, found, &Source::Link);
            }
        }
        Vec::new()
    }

    /// Opens the class of an assignment, by its link: a new one where there is none on this device.
    pub(super) fn link(&mut self, data: &ClassData, link: &str) -> Vec<ClassEffect> {
        let query = link.split_once(['?', '#']).map_or(link, |(_, query)| query);
        let query = query.split('#').next().unwrap_or_default();
        let Some(assignment) = Assignment::read(query.trim()) else {
            self.reports = vec![Report::Nothing(Source::Field)];
            return Vec::new();
        };
        let digest = assignment.digest();
        match self.classes.iter().find(|class| class.register.digest() == digest).map(|class| class.id) {
            Some(id) => self.choose(Some(id)),
            None => {
                self.add(Register { name: assignment.title.clone(), ..Register::default() });
            }
        }
        if let Some(register) = self.register_mut() {
            (register.assignment, register.digest) = (assignment, None);
        }
        self.reports = Vec::new();
        self.keep_and(data, "#collect_heading")
    }

    /// Takes in what was counted on the wall.
    fn count(&mut self, data: &ClassData, text: &str) -> Vec<ClassEffect> {
        let (hands, query) = text.split_once('&').unwrap_or((text, ""));
        let assignment = Assignment::read(query).unwrap_or_default();
        let digest = assignment.digest();
        match self.classes.iter().find(|class| class.register.digest() == digest).map(|class| class.id) {
            Some(id) => self.choose(Some(id)),
            None => {
                self.add(Register { name: assignment.title.clone(), assignment, ..Register::default() });
            }
        }
        let mut count = 0;
        for row in hands.split('~') {
            let mut parts = row.split('.');
            let id = parts.next().unwrap_or_default();
            let counts: Vec<u32> = parts.filter_map(|part| part.parse().ok()).collect();
            let question = data.bank.questions.iter().find(|question| question.id.as_str() == id);
            if let (Some(question), Some(register)) = (question, self.register_mut()) {
                register.count(question, &counts);
                count += 1;
            }
        }
        (self.tab, self.reports) = (Tab::Results, vec![Report::Hands(count)]);
        self.keep(data)
    }

    /// Takes in what was found, each in the class that is open.
    pub(super) fn take(&mut self, data: &ClassData, all: Vec<Found>, source: &Source) -> Vec<ClassEffect> {
        if all.is_empty() {
            self.report(source, vec![Report::Nothing(source.clone())]);
            return Vec::new();
        }
        let mut reports = Vec::new();
        let mut is_changed = false;
        for found in all {
            let code = found.written.clone();
            reports.push(match &found.read {
                Ok(submission) => {
                    if self.register().is_none() {
                        self.begin(&found, submission);
                    }
                    let id = self.open;
                    let of_another = |class: &&KeptClass| {
                        Some(class.id) != id && class.register.digest() == submission.assignment
                    };
                    let other = self.classes.iter().find(of_another).map(|class| class.id);
                    let Some(register) = self.register_mut() else { continue };
                    match register.take(&data.bank, &found, Way::Code) {
                        None | Some(Taken::OtherAssignment) => Report::Elsewhere(code, other),
                        Some(taken) => {
                            is_changed |= taken != Taken::Known;
                            let own = |entry: &Entry| {
                                (entry.submission.number, entry.submission.mark) == (submission.number, submission.mark)
                            };
                            let place = register.entries.iter().rposition(own).unwrap_or(0);
                            Report::Result(taken, place)
                        }
                    }
                }
                Err(Unread::Misread { stranger, offers }) => {
                    Report::Misread(found.line, code, *stranger, offers.clone())
                }
                Err(Unread::Length(length)) => Report::Length(found.line, code, *length),
                Err(Unread::OtherStory) => Report::OtherStory(code),
            });
        }
        // What could not be read stays where it was typed.
        let is_whole = reports.iter().all(|report| matches!(report, Report::Result(_, _)));
        self.report(source, reports);
        let mut effects = if is_changed { self.keep(data) } else { Vec::new() };
        effects.extend((is_whole && *source == Source::Field).then_some(ClassEffect::Clear));
        effects
    }

    /// Begins a class with a result, of whose assignment all may be known, or what tells it from others alone.
    fn begin(&mut self, found: &Found, submission: &Submission) {
        let same = self.classes.iter().find(|class| class.register.digest() == submission.assignment);
        if let Some(id) = same.map(|class| class.id) {
            return self.choose(Some(id));
        }
        let known = found.assignment.clone().filter(|assignment| assignment.digest() == submission.assignment);
        let digest = known.is_none().then_some(submission.assignment);
        let assignment = known.unwrap_or_default();
        self.add(Register { name: assignment.title.clone(), assignment, digest, ..Register::default() });
    }

    /// Says what became of what came: of files and pictures one after the other, of the rest the last.
    fn report(&mut self, source: &Source, mut reports: Vec<Report>) {
        if matches!(source, Source::File(_) | Source::Picture(_) | Source::Camera) {
            self.reports.retain(|report| !reports.contains(report));
            reports.append(&mut self.reports);
        }
        self.reports = reports;
    }

    /// Says what is with a file.
    pub(super) fn file(&mut self, name: String, trouble: Trouble) {
        self.reports.retain(|report| !matches!(report, Report::File(other, _) if *other == name));
        self.reports.insert(0, Report::File(tidy(&name), trouble));
    }

    /// Takes a code in place of one that was misread.
    pub(super) fn accept_offer(&mut self, data: &ClassData, code: &str) -> Vec<ClassEffect> {
        let is_its = |report: &Report| match report {
            Report::Misread(_, _, _, offers) => offers.iter().any(|offer| offer.code == code),
            _ => false,
        };
        let Some(at) = self.reports.iter().position(is_its) else { return Vec::new() };
        let before = std::mem::take(&mut self.reports);
        let Ok(submission) = decode(&data.bank, &values(code)) else { return Vec::new() };
        let (written, alias, assignment) = (code.to_owned(), String::new(), None);
        let found = Found { line: 1, written, alias, assignment, read: Ok(submission) };
        let effects = self.take(data, vec![found], &Source::Field);
        let own = std::mem::take(&mut self.reports);
        let others = before.into_iter().enumerate().filter(|(other, _)| *other != at).map(|(_, report)| report);
        self.reports = own.into_iter().chain(others).collect();
        effects
    }

    /// Takes in a result on paper.
    pub(super) fn take_paper(&mut self, data: &ClassData) -> Vec<ClassEffect> {
        let field = |name: &str| {
            self.paper.iter().find(|(known, _)| known == name).map_or(String::new(), |(_, value)| value.clone())
        };
        let Some(register) = self.register() else { return Vec::new() };
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
                Err(right) => {
                    self.paper_fault = Some((number, tidy(&typed), right));
                    return vec![ClassEffect::Focus("#paper_fault")];
                }
            }
        }
        let who = tidy(&field("who"));
        let number = who.parse().ok().filter(|number| *number < NUMBERS);
        // By what is on the sheet, so that who types it in twice has it once.
        let seed = answers.iter().flatten().flat_map(|answer| &answer.picks);
        let seed = seed.fold(register.entries.len(), |seed, pick| seed * 31 + pick.part * 7 + pick.target);
        let mark = Random::new(u32::try_from(seed % 1_000_000).unwrap_or_default()).below(MARKS);
        let assignment = register.digest();
        let work = Work::Answers(answers);
        let submission = Submission { assignment, number: number.unwrap_or(0), mark, work };
        let alias = if number.is_some() { String::new() } else { who };
        let entry = Entry { submission, alias, way: Way::Paper };
        let Some(register) = self.register_mut() else { return Vec::new() };
        let taken = register.add(&data.bank, entry);
        let place = register.entries.len().saturating_sub(1);
        self.reports = vec![Report::Result(taken, place)];
        self.paper.retain(|(field, _)| field == "version");
        self.keep_and(data, "#paper_who")
    }

    /// Takes what the device has kept: what was begun in the meantime stays beside it.
    pub(super) fn load(&mut self, data: &ClassData, kept: Vec<(u32, String)>) {
        let begun = std::mem::take(&mut self.classes);
        for (id, text) in kept {
            if let Read::Class(register, _) = kept::read(&data.bank, &text) {
                self.classes.push(KeptClass { id, register: *register });
            }
        }
        let mut next = self.classes.iter().map(|class| class.id).max().unwrap_or(0);
        for class in begun {
            next += 1;
            if self.open == Some(class.id) {
                self.open = Some(next);
            }
            self.classes.push(KeptClass { id: next, ..class });
        }
        if self.open.is_none() {
            self.open = self.classes.last().map(|class| class.id);
        }
    }
}
