//! One file a task.

pub mod build;
pub mod fuzz;
pub mod map;
pub mod measure;
pub mod notices;
pub mod serve;
pub mod test;
