//! People, and bodies with a seat: whoever has a card and a token. The form of a token goes
//! by the office.

use super::ids::{Index, Known};
use super::resolver::Resolver;
use super::texts::phrase;
use crate::base::vocabulary::Word;
use crate::decode::{At, PlainText};
use crate::map::id::ShapeId;
use crate::story::id::PersonId;
use crate::story::model::{Person, Token};
use crate::story::raw::{self, RawBody, RawBodyText, RawPersonText};

/// What a person and a body with a seat have alike.
struct Holder<'r> {
    id: &'r At<String>,
    present: bool,
    office: Option<&'r At<String>>,
    seat: &'r At<String>,
    country: Option<&'r At<String>>,
}

/// The texts that both have.
struct Words<'r> {
    name: &'r PlainText,
    short: &'r PlainText,
    initials: &'r PlainText,
    role: &'r PlainText,
    account: Option<&'r PlainText>,
    about: Option<&'r PlainText>,
}

impl Resolver<'_> {
    pub(super) fn people(&mut self, file: &raw::StructureFile, texts: &raw::TextFile, known: &Known) -> Vec<Person> {
        let people: Index<()> = file.people.iter().map(|person| (person.id.value.clone(), ())).collect();
        self.refuse_spare("people", &texts.people, &people);
        self.refuse_spare("bodies", &texts.bodies, &known.bodies);
        self.refuse_wrong_offices(file);
        let mut all = Vec::new();
        for person in &file.people {
            if let Some(body) = &person.body {
                self.refuse_unknown(body, &known.bodies, "body");
            }
            let holder = Holder {
                id: &person.id,
                present: person.present,
                office: Some(&person.office),
                seat: &person.seat,
                country: person.country.as_ref(),
            };
            let words = self.text("people", &texts.people, &person.id.value).map(words);
            all.extend(self.holder(file, known, &holder, words.as_ref()));
        }
        for body in &file.bodies {
            let Some(text) = self.text_at(&(0..0), "bodies", &texts.bodies, &body.id.value) else { continue };
            let Some(seat) = &body.seat else {
                self.refuse_seatless(body);
                continue;
            };
            let holder = Holder {
                id: &body.id,
                present: body.present.unwrap_or_default(),
                office: body.office.as_ref(),
                seat,
                country: body.country.as_ref(),
            };
            let words = self.body_words(&body.id.value, text);
            all.extend(self.holder(file, known, &holder, words.as_ref()));
        }
        all
    }

    fn holder(
        &mut self,
        file: &raw::StructureFile,
        known: &Known,
        holder: &Holder<'_>,
        words: Option<&Words<'_>>,
    ) -> Option<Person> {
        let seat = self.look_up(holder.seat, &known.places, "place");
        let country = holder.country.map(|country| {
            // A country off the map (the host of a meeting, say) has no shape to colour.
            let has = |shape: &ShapeId| self.atlas.is_some_and(|atlas| atlas.has(shape));
            let on_map = ShapeId::parse(&country.value).is_some_and(|shape| has(&shape));
            let off_map = file.places.iter().any(|place| place.id.value == holder.seat.value && place.inset.is_some());
            if on_map || !off_map { self.shape(country) } else { None }
        });
        let token = holder.office.map_or(Some(Token::Square), |office| self.token(file, office));
        let words = words?;
        Some(Person {
            id: PersonId::parse(&holder.id.value)?,
            present: holder.present,
            token: token?,
            seat: seat?,
            country: country.flatten(),
            name: words.name.0.clone(),
            short: words.short.0.clone(),
            initials: words.initials.0.clone(),
            role: words.role.0.clone(),
            account: phrase(words.account),
            of_whom: phrase(words.about),
        })
    }

    /// The token of an office: the one that the pack gives it or, in a pack that gives none
    /// to any, the one whose turn it is.
    fn token(&mut self, file: &raw::StructureFile, office: &At<String>) -> Option<Token> {
        if let Some(known) = file.offices.iter().find(|known| known.id.value == office.value) {
            return Some(known.token);
        }
        if !file.offices.is_empty() {
            let known = file.offices.iter().map(|known| known.id.value.as_str());
            self.report_unknown(office, known, "office");
            return None;
        }
        let mut seen: Vec<&str> = Vec::new();
        let bodies = file.bodies.iter().filter_map(|body| body.office.as_ref());
        for word in file.people.iter().map(|person| &person.office).chain(bodies) {
            if !seen.contains(&word.value.as_str()) {
                seen.push(&word.value);
            }
        }
        let turn = seen.iter().position(|word| *word == office.value)?;
        Token::ALL.get(turn % Token::ALL.len()).copied()
    }

    /// Notes offices that stand twice, and those that nobody holds.
    fn refuse_wrong_offices(&mut self, file: &raw::StructureFile) {
        let held = |id: &str| {
            let bodies = file.bodies.iter().filter_map(|body| body.office.as_ref());
            file.people.iter().map(|person| &person.office).chain(bodies).any(|office| office.value == id)
        };
        for (at, office) in file.offices.iter().enumerate() {
            if file.offices.iter().take(at).any(|other| other.id.value == office.id.value) {
                let found = format!("the id \"{}\" stands here a second time", office.id.value);
                self.structure.error(&office.id.span, found, "every id is used once");
            } else if !held(&office.id.value) {
                let found = format!("nobody holds the office \"{}\"", office.id.value);
                self.structure.error(&office.id.span, found, "remove it, or name it where it is held");
            }
        }
    }

    /// Notes what only a body with a seat can have.
    fn refuse_seatless(&mut self, body: &RawBody) {
        let spans = [body.office.as_ref().map(|at| &at.span), body.country.as_ref().map(|at| &at.span)];
        if let Some(span) = spans.into_iter().flatten().next() {
            let found = format!("the body \"{}\" has no `seat`, and so no token", body.id.value);
            self.structure.error(span, found, "add its `seat`, a place, or leave this out");
        }
    }

    /// The texts of a body with a seat; what is missing is named.
    fn body_words<'r>(&mut self, id: &str, text: &'r At<RawBodyText>) -> Option<Words<'r>> {
        let parts = [("short", &text.value.short), ("initials", &text.value.initials), ("role", &text.value.role)];
        for (key, _) in parts.into_iter().filter(|(_, part)| part.is_none()) {
            self.report_missing_part(&text.span, "bodies", id, key);
        }
        Some(Words {
            name: &text.value.name,
            short: text.value.short.as_ref()?,
            initials: text.value.initials.as_ref()?,
            role: text.value.role.as_ref()?,
            account: text.value.account.as_ref(),
            about: text.value.about.as_ref(),
        })
    }
}

/// The texts of a person.
fn words(text: &RawPersonText) -> Words<'_> {
    Words {
        name: &text.name,
        short: &text.short,
        initials: &text.initials,
        role: &text.role,
        account: text.account.as_ref(),
        about: text.about.as_ref(),
    }
}
