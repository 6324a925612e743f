//! What a learning system is told, as a page's script asks for it. It belongs to a program of its own
//! (`src/bin/lms.rs`), in which nothing else of the browser's side is.

use std::cell::RefCell;

use dateline::base::wire;
use dateline::class::assignment::Assignment;
use dateline::class::code::{CodeForm, Submission};
use dateline::lms::data::LmsData;
use dateline::lms::deed::written;
use dateline::lms::figures::Span;
use dateline::lms::launch::Launch;
use dateline::lms::session::{Moment, Session};
use dateline::quiz::code;
use dateline::quiz::saved::{Restored, restore};
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static SESSION: RefCell<Option<(&'static LmsData, Session<'static>)>> = const { RefCell::new(None) };
}

fn with(session: impl FnOnce(&mut Session<'static>) -> String) -> String {
    SESSION.with_borrow_mut(|held| held.as_mut().map(|(_, held)| session(held))).unwrap_or_else(|| written(&[]))
}

/// Begins a session: what the script carries, the launch by lines; how long the page has been open, in milliseconds,
/// and what the reader's clock shows. Gives what is to be done.
#[wasm_bindgen]
pub fn begin(carried: &str, launch: &str, open: f64, local: &str) -> String {
    let data: Option<&'static LmsData> = wire::read(carried).map(|data| &*Box::leak(Box::new(data)));
    let launch = data.and_then(|data| Some((data, Launch::read(&data.bank, launch)?)));
    let session = launch.map(|(data, launch)| (data, Session::new(&data.bank, &data.language, launch)));
    SESSION.with_borrow_mut(|held| *held = session);
    with(|session| written(&session.begin(Moment { session: Span::of(open), local })))
}

/// Tells of the attempt as it is kept; how long the last question was before the reader, in milliseconds. Gives what is to
/// be done.
#[wasm_bindgen]
pub fn step(kept: &str, latency: f64, open: f64, local: &str) -> String {
    let at = Moment { session: Span::of(open), local };
    SESSION.with_borrow_mut(|held| {
        let deeds = held.as_mut().and_then(|(data, session)| match restore(&data.bank, kept) {
            Restored::Attempt { attempt, .. } => Some(session.step(*attempt, Span::of(latency), at)),
            Restored::OtherStory(_) | Restored::Unreadable => None,
        });
        written(&deeds.unwrap_or_default())
    })
}

/// The page is left. Gives what is to be done.
#[wasm_bindgen]
pub fn leave(open: f64, local: &str) -> String {
    with(|session| written(&session.leave(Moment { session: Span::of(open), local })))
}

/// The full code of the attempt, which a teacher's page takes, by the address's query.
#[wasm_bindgen]
pub fn full(query: &str) -> String {
    let of = |data: &LmsData, session: &Session| {
        let digest = Assignment::read(query)?.digest();
        let submission = Submission::of(&data.bank, session.attempt()?, digest, 0, 0);
        Some(code::grouped(&submission.code(&data.bank, CodeForm::Full)))
    };
    SESSION.with_borrow(|held| held.as_ref().and_then(|(data, session)| of(data, session))).unwrap_or_default()
}
