//! The built site in a real browser: what a reader can do with it, on a good day and on a bad
//! one; and what the tests themselves stand on. How a page behaves is tested on the fixture,
//! rendered with the program in `dist/`, and of the stories that ship what holds of every story.
//! All of them are one program, in which browsers are handed on.

#[path = "site/access.rs"]
mod access;
#[path = "site/address.rs"]
mod address;
#[path = "site/camps.rs"]
mod camps;
#[path = "site/cards.rs"]
mod cards;
#[path = "site/carried.rs"]
mod carried;
#[path = "site/classroom.rs"]
mod classroom;
#[path = "site/cmi5_host.rs"]
mod cmi5_host;
#[path = "site/document.rs"]
mod document;
#[path = "site/ear.rs"]
mod ear;
#[path = "site/embeds.rs"]
mod embeds;
#[path = "site/exports.rs"]
mod exports;
#[path = "site/follow.rs"]
mod follow;
#[path = "site/found.rs"]
mod found;
#[path = "site/frame.rs"]
mod frame;
#[path = "site/hands.rs"]
mod hands;
#[path = "site/harness.rs"]
mod harness;
#[path = "site/history.rs"]
mod history;
#[path = "site/hostile.rs"]
mod hostile;
#[path = "site/hosts.rs"]
mod hosts;
#[path = "site/kept.rs"]
mod kept;
#[path = "site/keys.rs"]
mod keys;
#[path = "site/kinds.rs"]
mod kinds;
#[path = "site/late.rs"]
mod late;
#[path = "site/lms.rs"]
mod lms;
#[path = "site/loader.rs"]
mod loader;
#[path = "site/map.rs"]
mod map;
#[path = "site/messages.rs"]
mod messages;
#[path = "site/no_jumps.rs"]
mod no_jumps;
#[path = "site/offline.rs"]
mod offline;
#[path = "site/one_view.rs"]
mod one_view;
#[path = "site/paper.rs"]
mod paper;
#[path = "site/plate.rs"]
mod plate;
#[path = "site/press.rs"]
mod press;
#[path = "site/qti.rs"]
mod qti;
#[path = "site/questions.rs"]
mod questions;
#[path = "site/quiz.rs"]
mod quiz;
#[path = "site/reach.rs"]
mod reach;
#[path = "site/resizers.rs"]
mod resizers;
#[path = "site/scan.rs"]
mod scan;
#[path = "site/scenes.rs"]
mod scenes;
#[path = "site/scorm_hosts.rs"]
mod scorm_hosts;
#[path = "site/screen.rs"]
mod screen;
#[path = "site/servers.rs"]
mod servers;
#[path = "site/several.rs"]
mod several;
#[path = "site/share.rs"]
mod share;
#[path = "site/shipped.rs"]
mod shipped;
#[path = "site/still_box.rs"]
mod still_box;
#[path = "site/tongues.rs"]
mod tongues;
#[path = "site/tour.rs"]
mod tour;
#[path = "site/trouble.rs"]
mod trouble;
#[path = "site/visit.rs"]
mod visit;
#[path = "site/wall.rs"]
mod wall;
#[path = "site/ways.rs"]
mod ways;
#[path = "site/wire.rs"]
mod wire;
#[path = "site/worksheet.rs"]
mod worksheet;
