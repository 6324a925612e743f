//! Topics: who stands together on one, in the list, on the map and on a card.

use e2e::check_for;

use crate::shipped::time_for_all;
use crate::visit::{each_front, flawless};

/// What is wrong with any topic of a page, each chosen in its turn.
const CAMPS: &str = "
    const flaws = [], all = css => [...document.querySelectorAll(css)];
    // An engine may tell of another address late, but not so late.
    const turn = async (is_there = () => true) => {
        const end = performance.now() + 3000;
        do await new Promise(done => setTimeout(done));
        while (datelineActs.length || !is_there() && performance.now() < end);
    };
    const seen = element => element.checkVisibility({ visibilityProperty: true });
    const words = element => element.textContent.trim();
    const camp = element => [...element.classList].find(name => name.startsWith('camp-'));
    const look = element => {
        const { backgroundColor, backgroundImage } = getComputedStyle(element);
        return backgroundColor + backgroundImage;
    };
    const run = async () => {
        for (const button of all('.topic').slice(1)) {
            button.click();
            await turn(() => document.documentElement.dataset.topic === button.dataset.do.slice('topic '.length));
            const need = (truth, flaw) => truth || flaws.push(`${words(button)}: ${flaw}`);
            const people = all('#map .person:not([hidden])');
            const groups = all('#explore .on').filter(seen);
            need(groups.length === 1 && !seen(document.querySelector('#explore .all')), 'not one list is seen');
            const camps = new Map(), looks = new Map();
            let listed = 0;
            for (const heading of groups[0].querySelectorAll('h3')) {
                let list = heading.nextElementSibling;
                while (!list.matches('ul')) list = list.nextElementSibling;
                const [, name, n] = /^(.*): (\\S+)$/.exec(words(heading)) ?? [];
                const swatch = heading.querySelector('.swatch');
                const heads = [...list.querySelectorAll('a')];
                if (heading.textContent !== words(heading)) flaws.push('spaces');
                if (!name) continue;
                listed += heads.length;
                need(Number(n.normalize('NFKC').replace(/[٠-٩]/g, d => d.charCodeAt(0) & 15)) === heads.length, `${name}: ${n} of ${heads.length}`);
                for (const head of heads) {
                    const pin = document.querySelector('#pin_' + head.hash.slice(1));
                    need(camp(pin) === (swatch ? camp(swatch) : undefined), `${head.hash} is of another camp on the map`);
                    need(pin.classList.contains('aside') === !swatch, `${head.hash} is lit and ${swatch ? '' : 'not '}on record`);
                    need(!swatch || pin.ariaLabel.endsWith(name), `${head.hash} is called ${pin.ariaLabel}`);
                    need(swatch || !camps.has(pin.ariaLabel.split(/[,،] ?/).pop()), `${head.hash} is called ${pin.ariaLabel}`);
                }
                if (!swatch) continue;
                camps.set(name, heads.length);
                const label = all('.camp-name').filter(seen).find(label => words(label).startsWith(name));
                need(label && camp(label.closest('.pin')) === camp(swatch), `${name} is not named on the map`);
                const shown = look(document.querySelector('#pin_' + heads[0].hash.slice(1) + ' .disc'));
                need(!looks.has(shown), `${name} looks like ${looks.get(shown)}`);
                looks.set(shown, name);
                // The card begins with the topic.
                heads[0].click();
                await turn(() => document.querySelector('.card.open')?.id === heads[0].hash.slice(1));
                const card = document.querySelector('.card.open');
                const rows = [...card.querySelectorAll('.stands > div')];
                rows.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
                need(words(rows[0].firstElementChild) === words(button), `the card of ${card.id} begins with ${words(rows[0])}`);
                location.hash = 'explore';
                await turn(() => document.querySelector('#explore.open'));
            }
            need(listed === people.length, `${listed} of ${people.length} people are listed`);
        }
        return flaws;
    };
    return run();";

#[test]
fn who_stands_together_on_a_topic_is_listed_and_lit_and_named_together() {
    check_for(time_for_all(), async |stage| each_front(stage, async |page| flawless(page, CAMPS).await).await);
}
