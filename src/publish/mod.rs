//! What is written when a site is built: its pages with all that is read in them, the basemap,
//! the scripts, and the files around them. Stands above `ui`, whose first drawing it writes.

pub mod attribution;
pub mod basemap;
pub mod bearings;
mod camps;
pub mod class_page;
pub mod embed;
pub mod export_menu;
pub mod export_source;
pub mod exports;
pub mod files;
pub mod first_paint;
pub mod front_page;
pub mod hand;
pub mod html;
pub mod launch;
pub mod lms;
pub mod map_names;
pub mod outlines;
pub mod package;
pub mod page_data;
pub mod policy;
pub mod prerender;
mod quiz_places;
pub mod reading;
pub mod scan;
pub mod scenes;
pub mod script;
pub mod service_worker;
pub mod site;
pub mod trunk;
pub mod wall;
pub mod wasm_names;
mod worksheet;
