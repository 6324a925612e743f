//! The page as plain data: what it carries, where it stands, what it does.

pub mod boot;
pub mod route;
pub mod state;
