//! What every need can say of itself, and do.

use anyhow::Result;

use crate::project::Project;

/// Something that must be there before a task can run.
pub trait Need {
    /// What it is, with its version where one is needed.
    fn name(&self) -> String;
    /// Whether it is there already.
    fn is_met(&self, project: &Project) -> bool;
    /// How long it takes to get, roughly, on two cores.
    fn takes(&self) -> &'static str;
    /// Gets it.
    fn get(&self, project: &Project) -> Result<()>;
    /// The command that gets it by hand.
    fn by_hand(&self) -> String;
}
