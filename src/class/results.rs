//! The state of a class's results, as a table and charts, and how it changes.

use crate::base::vocabulary::Word;
use crate::class::action::{ClassAction, Column, Format, Group};
use crate::class::address::tidy;
use crate::class::classes::Classes;
use crate::class::data::ClassData;
use crate::class::find::is_letter;
use crate::class::kept;
use crate::class::register::RegisterEntry;
use crate::class::state::ClassEffect;
use crate::class::table;

/// What there is to say in a line, and by ear.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Said {
    /// Nothing.
    #[default]
    Nothing,
    /// A class was deleted, by its name.
    Deleted(String),
    /// A result was removed: where it stood, and it.
    Removed(usize, Box<RegisterEntry>),
}

/// The state.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// The classes on this device.
    pub classes: Classes,
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
    /// What there is to say.
    pub said: Said,
}

impl Default for Results {
    fn default() -> Self {
        Self {
            classes: Classes::default(),
            unkept: false,
            hidden: false,
            unfolded: false,
            sort: (Column::Pupil, false),
            chosen: None,
            pressed: None,
            asks: false,
            said: Said::Nothing,
        }
    }
}

impl Results {
    /// Nothing of a class is open.
    fn close(&mut self) {
        (self.chosen, self.pressed, self.unfolded) = (None, None, false);
    }

    /// Takes an action. One that has no place here changes nothing.
    pub fn step(&mut self, data: &ClassData, action: ClassAction) -> Vec<ClassEffect> {
        let asked = std::mem::take(&mut self.asks);
        if !matches!(action, ClassAction::Undone | ClassAction::Loaded(_, _) | ClassAction::NotKept) {
            self.said = Said::Nothing;
        }
        let classes = &mut self.classes;
        match action {
            ClassAction::Chosen(id) => {
                classes.choose(id);
                self.close();
                return vec![ClassEffect::Opened(id)];
            }
            ClassAction::Named(name) => {
                if let Some(register) = classes.register_mut() {
                    register.name = tidy(&name);
                }
                return classes.keep(data);
            }
            ClassAction::Sorted(column) => self.sort = (column, self.sort.0 == column && !self.sort.1),
            ClassAction::Hidden => self.hidden = !self.hidden,
            ClassAction::Unfolded => self.unfolded = true,
            ClassAction::Selected(at) => {
                let is_there = classes.register().is_some_and(|register| at < register.entries.len());
                self.chosen = Some(at).filter(|at| is_there && self.chosen != Some(*at));
                if self.chosen.is_some() {
                    return vec![ClassEffect::Focus("#result_of")];
                }
            }
            ClassAction::Aliased(alias) => {
                let chosen = self.chosen;
                if let Some(entry) = chosen.and_then(|at| classes.register_mut()?.entries.get_mut(at)) {
                    entry.alias = tidy(&alias);
                }
                return classes.keep(data);
            }
            ClassAction::Removed => {
                if let (Some(at), Some(register)) = (self.chosen.take(), classes.register_mut())
                    && at < register.entries.len()
                {
                    let entry = register.entries.remove(at);
                    (self.said, self.pressed) = (Said::Removed(at, Box::new(entry)), None);
                    return self.classes.keep_and(data, "#undo");
                }
            }
            ClassAction::Undone => {
                if let Said::Removed(at, entry) = std::mem::take(&mut self.said)
                    && let Some(register) = classes.register_mut()
                {
                    let at = at.min(register.entries.len());
                    register.entries.insert(at, *entry);
                    self.chosen = Some(at);
                    return self.classes.keep_and(data, "#result_of");
                }
            }
            ClassAction::Pressed(at, group) => {
                self.pressed = Some((at, group)).filter(|now| self.pressed != Some(*now));
            }
            ClassAction::Saved(format) => return self.save(data, format),
            ClassAction::Deleted => {
                let Some(id) = classes.open else { return Vec::new() };
                if !asked {
                    self.asks = true;
                    return Vec::new();
                }
                let name = classes.register().map(|register| register.name.clone()).unwrap_or_default();
                classes.all.retain(|class| class.id != id);
                classes.open = classes.all.last().map(|class| class.id);
                self.close();
                self.said = Said::Deleted(name);
                return vec![ClassEffect::Forget(id)];
            }
            ClassAction::Printed => return vec![ClassEffect::Print],
            ClassAction::Loaded(kept, open) => {
                self.close();
                self.classes.load(data, kept, open);
            }
            ClassAction::NotKept => self.unkept = true,
            // Those of other parts.
            ClassAction::Set(_, _)
            | ClassAction::Ticked(_)
            | ClassAction::Drawn(_)
            | ClassAction::Linked(_)
            | ClassAction::Read(_, _)
            | ClassAction::File(_, _)
            | ClassAction::Offered(_)
            | ClassAction::Accepted
            | ClassAction::KeyShown(_)
            | ClassAction::Copied(_)
            | ClassAction::CopyEnded(_)
            | ClassAction::Typed(_, _)
            | ClassAction::PaperTaken
            | ClassAction::Signed(_) => {}
        }
        Vec::new()
    }

    /// Saves the class as a file.
    fn save(&self, data: &ClassData, format: Format) -> Vec<ClassEffect> {
        let Some(register) = self.classes.register() else { return Vec::new() };
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
