//! The page as plain data: what it carries, where it stands, what it does; and,
//! when the site is built, the documents around it.

#[cfg(feature = "cli")]
pub mod atlas;
pub mod boot;
pub mod route;
pub mod scene;
pub mod state;
