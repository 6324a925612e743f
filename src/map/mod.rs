//! The map as it runs: the camera, its flights and gestures, the placement of labels, pins and
//! tooltips, the lines that join what stands there, and spatial navigation (the nearest item in a
//! direction).

pub mod arc;
pub mod camera;
pub mod declutter;
pub mod exp;
pub mod flight;
pub mod frame;
pub mod gesture;
pub mod id;
pub mod labels;
pub mod nearest;
pub mod plates;
pub mod point;
pub mod rect;
pub mod tooltip;
