//! A reader's hands: the mouse, the keyboard, fingers. The browser receives what
//! it would from real ones, so what is covered cannot be clicked.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions, WheelAction,
    WheelActions,
};
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use serde::Deserialize;

use super::look::{PATIENCE, PAUSE};
use super::page::Page;
use super::pressed::Pressed;

/// Whether the page has yet to do something.
const BUSY: &str = "Boolean(window.datelineActs?.length)";

/// How long a hand has the mouse over what it is going to click.
const AIM: Duration = Duration::from_millis(100);
/// How long a hand holds a button or a key down.
const HOLD: Duration = Duration::from_millis(100);
/// How long lies between the two clicks of a double click.
const BETWEEN: Duration = Duration::from_millis(90);
/// How long a key is held until it comes again, and until it does so the next time.
const UNTIL_AGAIN: Duration = Duration::from_millis(250);
const AGAIN: Duration = Duration::from_millis(30);
/// What comes sooner, at the same place, is a double click to a system or to a page: half a second
/// after the press before, and what that may have taken on its way there.
const APART: Duration = Duration::from_millis(750);
/// How long what has just been seen is looked at before it is pressed.
const TAKEN_IN: Duration = Duration::from_millis(280);
/// How long a finger takes from one place to another.
const STROKE: Duration = Duration::from_millis(150);

/// What a pointer on its way to an element meets.
#[derive(Deserialize)]
struct Met {
    /// Where it meets it.
    place: Option<Point>,
    /// What lies on top of it there.
    covered: Option<String>,
    /// What else keeps it from being met, for now.
    error: Option<String>,
}

/// A place in the viewport, in CSS pixels from its upper left corner.
type Point = (f64, f64);

impl Page {
    /// Clicks the first element that a selector finds; an error where something lies on top of it.
    pub async fn click(&self, css: &str) -> Result<()> {
        self.click_at(self.place_of(css).await?).await
    }

    /// Clicks the first element that a selector finds as a hand does, which takes its time.
    pub async fn click_by_hand(&self, css: &str) -> Result<()> {
        self.click_at_by_hand(self.place_of(css).await?).await
    }

    /// Clicks as a hand does whatever is at a place.
    pub async fn click_at_by_hand(&self, at: Point) -> Result<()> {
        let (aim, hold) = (PointerAction::Pause { duration: AIM }, PointerAction::Pause { duration: HOLD });
        self.mouse([go(at, None), aim, DOWN, hold, UP]).await
    }

    /// Chooses an option of a list that opens, which each browser draws in its own way.
    pub async fn choose(&self, select: &str, value: &str) -> Result<()> {
        // WebKit's driver does not bring a list into view by itself.
        self.place_of(select).await?;
        let option = format!("{select} option[value='{value}']");
        self.element(&option).await?.click().await.with_context(|| format!("choosing `{option}`"))?;
        self.done().await
    }

    /// Clicks whatever is at a place.
    pub async fn click_at(&self, at: Point) -> Result<()> {
        self.apart(Pressed::Place(at)).await?;
        self.mouse([go(at, None), DOWN, UP]).await
    }

    /// Clicks twice, at once, whatever is at a place.
    pub async fn double_click_at(&self, at: Point) -> Result<()> {
        self.mouse([go(at, None), DOWN, UP, DOWN, UP]).await
    }

    /// Clicks twice, as a hand does, the first element that a selector finds: the second click
    /// falls on whatever stands there by then.
    pub async fn double_click_by_hand(&self, css: &str) -> Result<()> {
        self.mouse(twice(self.pressed_place(css).await?)).await
    }

    /// Taps twice with a finger the first element that a selector finds.
    pub async fn double_tap(&self, css: &str) -> Result<()> {
        self.touch(twice(self.pressed_place(css).await?)).await
    }

    /// Moves the mouse to a place.
    pub async fn hover_at(&self, at: Point) -> Result<()> {
        self.mouse([go(at, None)]).await
    }

    /// Moves the mouse over the first element that a selector finds.
    pub async fn hover(&self, css: &str) -> Result<()> {
        self.hover_at(self.place_of(css).await?).await
    }

    /// Drags with the mouse from a place to another.
    pub async fn drag(&self, from: Point, to: Point) -> Result<()> {
        let half = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
        self.mouse([go(from, None), DOWN, go(half, Some(STROKE)), go(to, Some(STROKE)), UP]).await
    }

    /// Turns the mouse wheel at a place; `down` is in CSS pixels.
    pub async fn wheel(&self, (x, y): Point, down: i64) -> Result<()> {
        let (x, y, delta_y) = (whole(x), whole(y), self.turn(down));
        let turn = WheelAction::Scroll { duration: None, x, y, delta_x: 0, delta_y };
        let mut wheel = WheelActions::new("wheel".to_owned());
        wheel.push(turn);
        self.client().perform_actions(wheel).await?;
        self.done().await
    }

    /// Presses a key and lets it go.
    pub async fn press(&self, key: Key) -> Result<()> {
        self.press_with(&[], key).await
    }

    /// Presses a key and lets it go as a hand does, and asks nothing of the page while it answers.
    pub async fn press_by_hand(&self, key: Key) -> Result<()> {
        let value = char::from(key);
        let steps = [KeyAction::Down { value }, KeyAction::Pause { duration: HOLD }, KeyAction::Up { value }];
        let keys = steps.into_iter().fold(KeyActions::new("keyboard".to_owned()), InputSource::then);
        Ok(self.client().perform_actions(keys).await?)
    }

    /// Holds a key down so long, so that it comes again and again.
    pub async fn hold(&self, key: Key, time: Duration) -> Result<()> {
        self.apart(Pressed::Key(key)).await?;
        let times = time.saturating_sub(UNTIL_AGAIN).div_duration_f64(AGAIN);
        self.engine().hold(self.session(), key, UNTIL_AGAIN, AGAIN, whole(times)).await?;
        self.acted().await
    }

    /// Presses a key while others, such as `Key::Shift`, are held.
    pub async fn press_with(&self, held: &[Key], key: Key) -> Result<()> {
        self.apart(Pressed::Key(key)).await?;
        let mut keys = KeyActions::new("keyboard".to_owned());
        for key in held.iter().chain([&key]) {
            keys = keys.then(KeyAction::Down { value: char::from(*key) });
        }
        for key in held.iter().chain([&key]).rev() {
            keys = keys.then(KeyAction::Up { value: char::from(*key) });
        }
        self.client().perform_actions(keys).await?;
        self.acted().await
    }

    /// Types a text, letter by letter, wherever the keyboard is.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        let mut keys = KeyActions::new("keyboard".to_owned());
        for value in text.chars() {
            keys = keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client().perform_actions(keys).await?;
        self.done().await
    }

    /// Taps the first element that a selector finds with a finger.
    pub async fn tap(&self, css: &str) -> Result<()> {
        self.touch([go(self.pressed_place(css).await?, None), DOWN, UP]).await
    }

    /// Strokes with a finger from a place to another.
    pub async fn swipe(&self, from: Point, to: Point) -> Result<()> {
        let half = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
        self.touch([go(from, None), DOWN, go(half, Some(STROKE)), go(to, Some(STROKE)), UP]).await
    }

    /// Moves two fingers apart or together around a place; the spans are the distances between them.
    pub async fn pinch(&self, around: Point, from_span: f64, to_span: f64) -> Result<()> {
        let finger = |name: &str, side: f64| {
            let place = |span: f64| (around.0 + side * span / 2.0, around.1);
            let steps = [go(place(from_span), None), DOWN, go(place(to_span), Some(STROKE)), UP];
            steps.into_iter().fold(TouchActions::new(name.to_owned()), InputSource::then)
        };
        let both = fantoccini::actions::Actions::from(finger("left finger", -1.0)).and(finger("right finger", 1.0));
        self.client().perform_actions(both).await?;
        self.done().await
    }

    /// The place where a pointer meets the first element that a selector finds, once that is in
    /// view: the middle of what is to be seen of its first box; an error where something lies on top of it there.
    async fn place_of(&self, css: &str) -> Result<Point> {
        const MEET: &str = "
            const element = document.querySelector(arguments[0]);
            if (!element) return { error: 'nothing is found' };
            const [before] = element.getClientRects();
            element.scrollIntoView({ behavior: 'instant', block: 'nearest', inline: 'nearest' });
            const [box] = element.getClientRects();
            if (!box) return { error: 'it is not shown' };
            // The page may have an answer to that, for which the next look is soon enough.
            if (Math.hypot(box.left - before.left, box.top - before.top) > 1) return { error: 'it moves' };
            const middle = (from, to, end) => (Math.max(0, from) + Math.min(end, to)) / 2;
            const x = middle(box.left, box.right, innerWidth), y = middle(box.top, box.bottom, innerHeight);
            const top = document.elementFromPoint(x, y);
            return element.contains(top) ? { place: [x, y] } : { covered: `at ${x}, ${y} is ${top?.outerHTML.slice(0, 200)}` };";
        let begun = Instant::now();
        loop {
            self.done().await?;
            // Firefox answers nothing at all where a page is just being replaced by another.
            let met: Option<Met> = self.run(MEET, &[css.into()]).await?;
            let found = match met {
                Some(Met { place: Some(place), .. }) => return Ok(place),
                Some(Met { covered: Some(by), .. }) => bail!("`{css}` cannot be met: {by}"),
                Some(Met { error, .. }) => error,
                None => None,
            };
            // A reader waits as well until there is what he wants to press.
            let found = found.as_deref().unwrap_or("nothing is heard of it");
            ensure!(begun.elapsed() < PATIENCE, "waited {PATIENCE:?} to meet `{css}`: {found}");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// The same for what is pressed there.
    async fn pressed_place(&self, css: &str) -> Result<Point> {
        let place = self.place_of(css).await?;
        self.apart(Pressed::Place(place)).await?;
        Ok(place)
    }

    /// Waits as a reader does, who presses what he sees: until all is done, and until this is no
    /// second half of the press before.
    async fn apart(&self, pressed: Pressed) -> Result<()> {
        self.done().await?;
        let before = self.note_pressed(pressed);
        if let Some((_, at)) = before.filter(|(before, _)| before.is_again(pressed)) {
            // By now what follows from that is seen, however long it took.
            tokio::time::sleep(APART.saturating_sub(at.elapsed()).max(TAKEN_IN)).await;
        }
        Ok(())
    }

    /// Notes when a hand has done what it does, which under load is long after it began to, and
    /// waits until the page has answered.
    async fn acted(&self) -> Result<()> {
        self.note_done();
        self.done().await
    }

    /// Waits until the page has done what it answered with a picture (`src/publish/script/program.js`).
    async fn done(&self) -> Result<()> {
        let begun = Instant::now();
        // A page that was left, or a frame that is gone, has nothing more to do.
        while self.eval::<bool>(BUSY).await.unwrap_or(false) {
            ensure!(begun.elapsed() < PATIENCE, "the page is not done with what it was asked for");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(())
    }

    async fn mouse(&self, steps: impl IntoIterator<Item = PointerAction>) -> Result<()> {
        let mouse = steps.into_iter().fold(MouseActions::new("mouse".to_owned()), InputSource::then);
        packed(self.client().perform_actions(mouse).await)?;
        self.acted().await
    }

    async fn touch(&self, steps: impl IntoIterator<Item = PointerAction>) -> Result<()> {
        let finger = steps.into_iter().fold(TouchActions::new("finger".to_owned()), InputSource::then);
        packed(self.client().perform_actions(finger).await)?;
        self.acted().await
    }
}

/// What came of a deed. Now and then Firefox cannot pack its answer to one that it has done:
/// whether it has is seen by what a test looks at next.
fn packed(done: Result<(), CmdError>) -> Result<()> {
    match done {
        Err(error) if error.to_string().contains("message reply cannot be cloned") => Ok(()),
        done => Ok(done?),
    }
}

/// A double click, or a double tap.
fn twice(at: Point) -> [PointerAction; 8] {
    let hold = || PointerAction::Pause { duration: HOLD / 2 };
    [go(at, None), DOWN, hold(), UP, PointerAction::Pause { duration: BETWEEN }, DOWN, hold(), UP]
}

const DOWN: PointerAction = PointerAction::Down { button: MOUSE_BUTTON_LEFT };
const UP: PointerAction = PointerAction::Up { button: MOUSE_BUTTON_LEFT };

/// A distance in whole pixels: of a wheel's place a driver takes no others.
#[expect(clippy::cast_possible_truncation, reason = "no screen ends that far away, and a cast saturates")]
fn whole(distance: f64) -> i64 {
    distance.round() as i64
}

fn go((x, y): Point, duration: Option<Duration>) -> PointerAction {
    PointerAction::MoveTo { duration, x, y }
}
