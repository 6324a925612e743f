//! The page as plain data: what it carries, where it stands, what it does; and,
//! when the site is built, the documents around it.

#[cfg(feature = "cli")]
pub mod attribution;
pub mod boot;
#[cfg(feature = "cli")]
pub mod compose;
#[cfg(feature = "cli")]
pub mod document;
pub mod drop;
#[cfg(feature = "cli")]
pub mod embed;
#[cfg(feature = "cli")]
pub mod first;
#[cfg(feature = "cli")]
pub mod offline;
#[cfg(feature = "cli")]
pub mod page;
#[cfg(feature = "cli")]
pub mod program;
#[cfg(feature = "cli")]
pub mod publish;
pub mod route;
pub mod scene;
#[cfg(feature = "cli")]
pub mod scenery;
#[cfg(feature = "cli")]
pub mod script;
#[cfg(feature = "cli")]
pub mod shapes;
pub mod state;
pub mod told;
pub mod turn;
