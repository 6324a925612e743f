//! The maps that travel in the command, by the table that the build writes of `assets/map`.

use std::cell::OnceCell;

use crate::decode::diagnostic::Diagnostic;
use crate::decode::suggest::nearest;
use crate::geo::atlas::{Atlas, Inset};
use crate::map::id::{InsetId, MapId};

/// Name and text of each file of a map.
type ShippedFiles = &'static [(&'static str, &'static str)];

const SHIPPED: &[(&str, ShippedFiles)] = include!(concat!(env!("OUT_DIR"), "/maps.rs"));

/// What came of reading a map.
type ReadMap = Result<Atlas, Vec<Diagnostic>>;

/// The maps that stories can be shown on, each read when it is first asked for.
pub struct Maps {
    all: Vec<(MapId, ShippedFiles, OnceCell<ReadMap>)>,
}

impl Maps {
    /// The maps that travel in this command.
    pub fn shipped() -> Self {
        let map = |(name, files): &(&str, ShippedFiles)| Some((MapId::parse(name)?, *files, OnceCell::new()));
        Self { all: SHIPPED.iter().filter_map(map).collect() }
    }

    /// Their names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.all.iter().map(|(id, ..)| id.as_str())
    }

    /// The map of a name; none where there is none, or it cannot be read.
    pub fn get(&self, name: &str) -> Option<&Atlas> {
        self.read(name)?.as_ref().ok()
    }

    /// The map of a story.
    pub fn of(&self, id: &MapId) -> Option<&Atlas> {
        self.get(id.as_str())
    }

    /// What is wrong with a map.
    pub fn diagnostics(&self, name: &str) -> &[Diagnostic] {
        self.read(name).and_then(|read| read.as_ref().err()).map_or(&[], Vec::as_slice)
    }

    fn read(&self, name: &str) -> Option<&ReadMap> {
        let (id, files, read) = self.all.iter().find(|(id, ..)| id.as_str() == name)?;
        Some(read.get_or_init(|| Atlas::read(id, files)))
    }

    /// The inset of a map with a name: one of its own, or another map as a small one.
    pub fn inset(&self, map: &Atlas, name: &str) -> Option<Inset> {
        let id = InsetId::parse(name)?;
        let own = map.inset(&id).cloned();
        own.or_else(|| {
            let other = self.get(name).filter(|other| other.id != map.id)?;
            Some(Inset { id, sheet: other.sheet.clone(), frame: other.home.frame })
        })
    }

    /// The names of all insets of a map, its own first.
    pub fn insets<'m>(&'m self, map: &'m Atlas) -> impl Iterator<Item = &'m str> + Clone {
        let own = map.insets.iter().map(|inset| inset.id.as_str());
        own.chain(self.names().filter(|name| *name != map.id.as_str()))
    }

    /// What to write where there is no map of a name.
    pub fn instead_of(&self, name: &str) -> String {
        match nearest(name, self.names()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("the maps are \"{}\"", self.names().collect::<Vec<_>>().join("\", \"")),
        }
    }
}

impl Default for Maps {
    fn default() -> Self {
        Self::shipped()
    }
}
