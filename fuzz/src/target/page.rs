//! The lines of data in a page, which a network, a translator or an extension may
//! have damaged on their way.

use anyhow::{Context, Result, ensure};
use dateline::base::wire;
use dateline::map::labels::Medium;
use dateline::page::action::Action;
use dateline::page::data::PageData;
use dateline::page::placement::first_picture;
use dateline::page::route::Route;
use dateline::page::state::State;

use super::parser::{Outcome, Target};
use crate::ground::{Ground, HARBOUR, shipped};

/// The target.
pub struct Page(Vec<Vec<u8>>);

impl Page {
    /// Makes it ready.
    pub fn new() -> Result<Self> {
        let ground = Ground::read()?;
        let lines = |folder: &str| -> Result<Vec<u8>> {
            let data = ground.data(folder)?;
            Ok(wire::write(&data).context("the data of a page")?.into_bytes())
        };
        // A story that ships may have mistakes while it is being written.
        let larger = shipped().into_iter().filter_map(|folder| lines(&folder).ok());
        Ok(Self([lines(HARBOUR)?].into_iter().chain(larger).collect()))
    }
}

impl Target for Page {
    fn seeds(&self) -> Vec<Vec<u8>> {
        self.0.clone()
    }

    fn words(&self) -> Vec<String> {
        ["\n", "\n0\n", "\n1\n", "\n2\n", "\n99\n", "\n-1\n", "\n2147483647\n", "{n}", "<b>", "\u{a0}"]
            .map(str::to_owned)
            .to_vec()
    }

    fn check(&self, input: &[u8]) -> Result<Outcome> {
        let text = String::from_utf8_lossy(input);
        let Some(data) = wire::read::<PageData>(&text) else {
            return Ok(Outcome::new(false, text.lines().count() / 64));
        };
        // What no page is written with is all that cannot be written again.
        match wire::write(&data) {
            Some(written) => ensure!(wire::read(&written).as_ref() == Some(&data), "the data is read as other data"),
            None => ensure!(
                text.lines().any(|line| line.chars().any(|letter| letter.is_control() || letter == '<')),
                "the data cannot be written again"
            ),
        }
        // The program goes on with it.
        let mut state = State::new(&data);
        let fragments = ["quiz", "follow", "explore"].into_iter().map(str::to_owned);
        let fragments: Vec<String> =
            fragments.chain(data.subjects.iter().map(|subject| subject.id.to_string())).collect();
        for fragment in fragments.iter().take(8) {
            let began = Action::Began {
                fragment: fragment.clone(),
                query: "?questions=2&order=shuffled".to_owned(),
                kept: None,
                keeps: true,
                chance: 7,
            };
            state.step(&data, began, 0);
            ensure!(Route::parse(&state.route.fragment(), &data) == state.route, "the route is not found again");
            for action in ["start", "check", "next", "check", "next", "share", "copy", "retry", "zoom in"] {
                let action = Action::parse(action);
                action.into_iter().for_each(|action| drop(state.step(&data, action, 0)));
            }
        }
        for (width, medium) in [(300.0, Medium::Screen), (700.0, Medium::Screen), (660.0, Medium::Paper)] {
            let layout = first_picture(&data, width, medium);
            ensure!(layout.names.len() == data.map.labels.len(), "a name of the map is lost");
        }
        Ok(Outcome::new(true, (data.subjects.len(), data.bank.questions.len(), data.map.labels.len())))
    }
}
