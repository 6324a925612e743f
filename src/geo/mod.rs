//! Geography, when the site is built: maps as packs (the atlas), projections, topology,
//! clipping, simplification and paths as SVG writes them.

pub mod atlas;
pub mod clip;
pub mod point;
pub mod pole;
pub mod projection;
pub mod simplify;
pub mod svg_path;
pub mod topology;
