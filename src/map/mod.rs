//! The map: projection and topology when the site is built; the camera, its
//! flights, the nearest place in a direction and the places of pins always.

pub mod area;
#[cfg(feature = "cli")]
pub mod atlas;
pub mod camera;
pub mod clip;
pub mod exp;
pub mod flight;
pub mod gesture;
pub mod layout;
pub mod nearest;
pub mod path;
pub mod point;
pub mod projection;
pub mod simplify;
pub mod spot;
pub mod spread;
pub mod tip;
pub mod topology;
