//! A fact: what is said, by whom, through whom it is known, and whether it was
//! withdrawn since.

use yew::{Html, classes, html};

use super::page::Page;
use crate::base::id::FactId;
use crate::lang::catalogue::Text;
use crate::story::model::Fact;

/// A list of facts.
pub fn list<'f>(page: &Page, facts: impl IntoIterator<Item = &'f Fact>, current: Option<&FactId>) -> Html {
    html! {
        <ul class="facts">
            { for facts.into_iter().map(|fact| item(page, fact, current == Some(&fact.id))) }
        </ul>
    }
}

fn item(page: &Page, fact: &Fact, current: bool) -> Html {
    let link = |text: Text, id: &FactId| {
        html! {
            <p class="fact-link">
                <span class="tag">{ page.text(text) }</span>
                { " " }
                <a href={format!("#{id}")}>{ page.text(Text::SeeFact) }</a>
            </p>
        }
    };
    html! {
        <li class={classes!("fact", current.then_some("current"))} key={fact.id.as_str()}>
            <p class="fact-text">{ &fact.text }</p>
            <p class="fact-source">{ &fact.source }</p>
            { for page.story().walked_back_by(&fact.id).map(|later| link(Text::WalkedBack, &later.id)) }
            { for fact.walks_back.iter().map(|earlier| link(Text::WalksBack, earlier)) }
            { for fact.contradicts.iter().map(|other| link(Text::AtOdds, other)) }
        </li>
    }
}
