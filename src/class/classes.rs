//! The classes of a device, for one story, and the one that is open.

use crate::class::data::ClassData;
use crate::class::kept::{self, ReadClass};
use crate::class::register::Register;
use crate::class::state::ClassEffect;

/// A class on this device.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptClass {
    /// Its number on this device.
    pub id: u32,
    /// What it has handed in.
    pub register: Register,
}

/// The classes on this device.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Classes {
    /// All of them.
    pub all: Vec<KeptClass>,
    /// The number of the one that is open.
    pub open: Option<u32>,
}

impl Classes {
    /// The class that is open.
    pub fn register(&self) -> Option<&Register> {
        self.all.iter().find(|class| Some(class.id) == self.open).map(|class| &class.register)
    }

    /// The class that is open, to be changed.
    pub fn register_mut(&mut self) -> Option<&mut Register> {
        let open = self.open;
        self.all.iter_mut().find(|class| Some(class.id) == open).map(|class| &mut class.register)
    }

    /// Keeps the class that is open.
    pub fn keep(&self, data: &ClassData) -> Vec<ClassEffect> {
        let class = self.open.zip(self.register());
        class.map(|(id, register)| ClassEffect::Keep(id, kept::write(&data.bank, register))).into_iter().collect()
    }

    /// Keeps it, and gives the focus to something.
    pub fn keep_and(&self, data: &ClassData, selector: &'static str) -> Vec<ClassEffect> {
        let mut effects = self.keep(data);
        effects.push(ClassEffect::Focus(selector));
        effects
    }

    /// Adds a class, which is open then; its number.
    pub fn add(&mut self, register: Register) -> u32 {
        let id = self.all.iter().map(|class| class.id).max().unwrap_or(0) + 1;
        self.all.push(KeptClass { id, register });
        self.open = Some(id);
        id
    }

    /// The number of the class of an assignment, by its digest.
    pub fn of(&self, digest: u64) -> Option<u32> {
        self.all.iter().find(|class| class.register.digest() == digest).map(|class| class.id)
    }

    /// A class, by its number.
    pub fn get(&self, id: u32) -> Option<&Register> {
        self.all.iter().find(|class| class.id == id).map(|class| &class.register)
    }

    /// Opens a class, if it is there.
    pub fn choose(&mut self, id: u32) {
        self.open = Some(id).filter(|id| self.get(*id).is_some()).or(self.open);
    }

    /// Takes what the device has kept, and the number of the class that was open last.
    pub fn load(&mut self, data: &ClassData, kept: Vec<(u32, String)>, open: u32) {
        let read = |(id, text): (u32, String)| match kept::read(&data.bank, &text) {
            ReadClass::Class(register, _) => Some(KeptClass { id, register: *register }),
            ReadClass::OtherStory(_) | ReadClass::Else => None,
        };
        self.all = kept.into_iter().filter_map(read).collect();
        self.all.sort_by_key(|class| class.id);
        self.open = self.all.last().map(|class| class.id);
        self.choose(open);
    }
}
