//! The page as plain data, and how it changes: what it carries, where it stands, what
//! happens, what follows. All of it runs in the browser; none of it names one.

pub mod action;
pub mod camera_goal;
pub mod data;
pub mod effect;
pub mod event;
pub mod excerpt;
pub mod map_answer;
pub mod notice;
pub mod placement;
mod quiz_step;
pub mod reducer;
pub mod route;
pub mod state;
pub mod swipe;
pub mod watch;
