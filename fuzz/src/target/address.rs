//! The query and the fragment of an address, a link's or a host page's word.

use anyhow::{Result, ensure};
use dateline::base::vocabulary::Word;
use dateline::page::action::Action;
use dateline::page::data::PageData;
use dateline::page::effect::Effect;
use dateline::page::route::Route;
use dateline::page::state::State;
use dateline::quiz::code;
use dateline::quiz::settings::{Number, Settings, Switch};

use super::parser::{Outcome, Target, sound};
use super::saved::attempts;
use crate::ground::{Ground, HARBOUR};

/// The target.
pub struct Address(PageData);

impl Address {
    /// Makes it ready.
    pub fn new() -> Result<Self> {
        Ok(Self(Ground::read()?.data(HARBOUR)?))
    }
}

impl Target for Address {
    fn seeds(&self) -> Vec<Vec<u8>> {
        let codes = attempts(&self.0, 6);
        let codes = codes.iter().map(|attempt| format!("#quiz={}", code::write(&self.0.bank, attempt)));
        let seeds = [
            "#explore",
            "#follow",
            "#quiz",
            "#corrections",
            "#step=doubts",
            "#aalto",
            "#later",
            "?lang=uk#quiz",
            "?questions=5&seed=7&pass=60&order=shuffled&feedback=at-end&change=yes&time=shown&practice=yes&only=one-recall#quiz",
            "?theme=dark&accent=%23c00&chrome=minimal&height=grow&view=quiz&utm_source=x#berg",
            "?initialWidth=600&childId=x",
        ];
        seeds.map(str::to_owned).into_iter().chain(codes).map(String::into_bytes).collect()
    }

    fn words(&self) -> Vec<String> {
        let mut words: Vec<String> = self.0.subjects.iter().map(|subject| subject.id.to_string()).collect();
        words.extend(self.0.facts.iter().map(|(id, _)| id.to_string()));
        words.extend(self.0.steps.iter().map(|(id, _)| format!("step={id}")));
        words.extend(Number::ALL.iter().map(|number| format!("&{}=", number.as_str())));
        for switch in Switch::ALL {
            words.extend(switch.values().map(|value| format!("&{}={value}", switch.as_str())));
        }
        words.extend(
            ["#", "?", "&", "=", "%00", "%", "#quiz=", "#quiz", "#step=", "code ", "set ", "move "].map(str::to_owned),
        );
        words
    }

    fn check(&self, input: &[u8]) -> Result<Outcome> {
        let (data, bank) = (&self.0, &self.0.bank);
        let text = String::from_utf8_lossy(input);
        let (query, fragment) = text.split_once('#').unwrap_or((&text, ""));
        let route = Route::parse(fragment, data);
        let written = route.fragment();
        ensure!(Route::parse(&written, data) == route, "the route of {fragment:?} is written as {written:?}");
        let settings = Settings::default().read(query);
        let written = settings.written();
        ensure!(Settings::default().read(&written) == settings, "the settings of {query:?} are written as {written:?}");
        let mut kinds = Vec::new();
        for keeps in [true, false] {
            let mut state = State::new(data);
            let (fragment, query) = (fragment.to_owned(), query.to_owned());
            let began = Action::Began { fragment: fragment.clone(), query, kept: None, keeps, chance: 7 };
            let mut effects = state.step(data, began, 0);
            // As a host page goes on, the reader types a code, or a button of a damaged page is pressed.
            for is_own in [true, false] {
                effects.extend(state.step(data, Action::AddressChanged { fragment: fragment.clone(), is_own }, 0));
            }
            effects.extend(state.step(data, Action::Followed(fragment.clone()), 0));
            for action in ["start", "check", "next"].into_iter().chain(fragment.split('\n').take(8)) {
                let action = Action::parse(action);
                effects.extend(action.into_iter().flat_map(|action| state.step(data, action, 0)));
                sound(bank, &state.attempt)?;
            }
            effects.extend(state.step(data, Action::CodeEntered(fragment.clone()), 0));
            sound(bank, &state.attempt)?;
            for effect in &effects {
                if let Effect::Address(address) | Effect::ReplaceAddress(address) = effect {
                    let known = Route::parse(address, data).fragment();
                    ensure!(address.starts_with(&known), "the address {address:?} opens {known:?}");
                }
            }
            kinds.push((effects.len(), state.notice.is_some()));
        }
        let accepted = route != Route::Explore || settings != Settings::default();
        Ok(Outcome::new(accepted, (route.fragment(), written.len() / 8, kinds)))
    }
}
