//! QTI packages as others take them: what the schemas demand of every document, what each answer earns by the rules of
//! its item, and what readers of others make of the packages. Where a machine lacks one, that is said.

#![cfg(feature = "cli")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may take what it knows to be there"
)]

use std::collections::BTreeSet;

use dateline::base::random::Random;
use dateline::base::vocabulary::Word;
use dateline::export::format::ExportFormat;
use dateline::export::keeps::{Form, Partial};
use dateline::lang::catalogue::Direction;
use dateline::quiz::answer::Answer;
use dateline::quiz::pick::Pick;
use dateline::quiz::score::score;
use dateline::story::question::{Interaction, Question};

#[path = "hostile/corpus.rs"]
#[allow(dead_code, reason = "the texts alone are used")]
mod corpus;
#[path = "export_qti/package.rs"]
mod package;
#[path = "export_qti/peers.rs"]
mod peers;
#[path = "export_qti/processing.rs"]
mod processing;
#[path = "export_qti/schema.rs"]
mod schema;
#[path = "export_qti/xml.rs"]
mod xml;

use package::{BOTH, stories, written};
use processing::{Value, marked};
use schema::wrong;
use xml::Node;

#[test]
fn every_document_is_as_its_schema_demands() {
    for story in stories() {
        for format in BOTH {
            written(&story, format, |_, export, package| {
                assert_eq!(
                    (export.held, export.notes.iter().filter(|note| format!("{note:?}").contains("LeftOut")).count()),
                    (export.of, 0)
                );
                let is_3 = format == ExportFormat::Qti3;
                for document in package.items.values().chain([&package.test]) {
                    assert_eq!(wrong(document, is_3), <[String; 0]>::default(), "{}", document.attribute("identifier"));
                }
            });
        }
    }
}

#[test]
fn the_manifest_names_every_file_once_and_the_test_holds_the_items_in_their_order() {
    for story in stories() {
        for format in BOTH {
            written(&story, format, |job, _, package| {
                let manifest = &package.manifest;
                assert_eq!(package.names[0], "imsmanifest.xml");
                assert!(
                    package.names.iter().all(|name| name.is_ascii() && !name.contains("..")),
                    "{:?}",
                    package.names
                );
                let resources = manifest.named("resource");
                let files: Vec<&str> = resources.iter().map(|resource| resource.attribute("href")).collect();
                assert_eq!(files, package.names[1..], "the test is the first");
                let named: Vec<&str> = manifest.named("file").iter().map(|file| file.attribute("href")).collect();
                assert_eq!(files, named);
                let ids: Vec<&str> = resources.iter().map(|resource| resource.attribute("identifier")).collect();
                assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
                let depends: Vec<&str> =
                    manifest.named("dependency").iter().map(|one| one.attribute("identifierref")).collect();
                assert_eq!(depends, ids[1..]);
                let refs = package.test.named("assessmentItemRef");
                assert!(refs.iter().map(|one| one.attribute("identifier")).eq(depends.iter().copied()));
                assert!(refs.iter().map(|one| one.attribute("href")).eq(files[1..].iter().copied()));
                let asked: Vec<String> = job.questions().iter().map(|one| one.asked.id.as_str().to_owned()).collect();
                let mut held: Vec<String> =
                    depends.iter().map(|id| id.split('_').next().unwrap_or_default().to_owned()).collect();
                held.dedup();
                assert_eq!(held, asked);
                assert_eq!(
                    package.test.child("outcomeDeclaration").expect("a score").attribute("normalMaximum"),
                    asked.len().to_string()
                );
                let text = |name| manifest.named(name)[0].text.clone();
                let expected =
                    if format == ExportFormat::Qti3 { ("QTI Package", "3.0.0") } else { ("QTIv2.1 Package", "1.0.0") };
                assert_eq!((text("schema").as_str(), text("schemaversion").as_str()), expected);
            });
        }
    }
}

/// Some answers to a question: none, the right one, and others by chance.
fn answers(question: &Question, random: &mut Random) -> Vec<Answer> {
    let right: Vec<Pick> = match &question.interaction {
        Interaction::Choose(options) => {
            (0..options.all.len()).filter(|at| options.all[*at].right).map(|part| Pick { part, target: 0 }).collect()
        }
        Interaction::Match(pairs) => {
            let target = |part: usize| pairs.speaker(&pairs.statements[part].by).expect("a speaker");
            (0..pairs.statements.len()).map(|part| Pick { part, target: target(part) }).collect()
        }
        Interaction::Order(sequence) => (0..sequence.items.len()).map(|part| Pick { part, target: 0 }).collect(),
    };
    let mut all = vec![Answer::default(), Answer { picks: right.clone() }];
    for _ in 0..40 {
        let picks = match &question.interaction {
            Interaction::Choose(options) if question.is_single_choice() => {
                vec![Pick { part: random.index(options.all.len()), target: 0 }]
            }
            Interaction::Choose(options) => {
                (0..options.all.len()).filter(|_| random.below(2) > 0).map(|part| Pick { part, target: 0 }).collect()
            }
            Interaction::Match(pairs) => right
                .iter()
                .map(|pick| {
                    if random.below(2) > 0 {
                        *pick
                    } else {
                        Pick { target: random.index(pairs.speakers.len()), ..*pick }
                    }
                })
                .collect(),
            Interaction::Order(_) => {
                let mut picks = right.clone();
                let (one, other) = (random.index(picks.len()), random.index(picks.len()));
                if random.below(2) > 0 {
                    picks.swap(one, other)
                } else {
                    random.shuffle(&mut picks)
                }
                picks
            }
        };
        all.push(Answer { picks });
    }
    all
}

/// The answer as a system gives it to an item: of a statement, its own part.
fn response(question: &Question, answer: &Answer, item: &str) -> Vec<String> {
    let one = |pick: &Pick| match &question.interaction {
        Interaction::Choose(options) => format!("c-{}", options.all[pick.part].id),
        Interaction::Match(pairs) => {
            let (statement, speaker) = (&pairs.statements[pick.part].id, &pairs.speakers[pick.target].id);
            if item.contains('_') { format!("p-{speaker}") } else { format!("s-{statement} p-{speaker}") }
        }
        Interaction::Order(sequence) => format!("i-{}", sequence.items[pick.part].id),
    };
    let is_of_it = |pick: &&Pick| match (&question.interaction, item.split_once('_')) {
        (Interaction::Match(pairs), Some((_, statement))) => pairs.statements[pick.part].id.as_str() == statement,
        _ => true,
    };
    answer.picks.iter().filter(is_of_it).map(one).collect()
}

fn number(value: &Value) -> f64 {
    let Value::Number(number) = value else { panic!("{value:?}") };
    *number
}

#[test]
fn an_answer_earns_by_the_rules_of_its_item_what_it_earns_on_the_page() {
    let mut random = Random::new(11);
    let mut seen = BTreeSet::new();
    for story in stories() {
        for format in BOTH {
            written(&story, format, |job, _, package| {
                for question in job.questions() {
                    let asked = question.asked;
                    let keeps = format.writer().keeps(asked).expect("all kinds");
                    for answer in answers(asked, &mut random.clone()) {
                        let items = package.of(asked);
                        let earned: f64 = items
                            .iter()
                            .map(|(id, item)| number(&marked(item, &response(asked, &answer, id))["SCORE"]))
                            .sum();
                        let graded = score(asked, &answer);
                        let on_page = f64::from(graded.points().0) / 2.0;
                        let expected = match keeps.partial {
                            Partial::Half | Partial::Never => on_page,
                            _ => {
                                let right = graded.parts.iter().filter(|part| part.given == part.right).count();
                                f64::from(u32::try_from(right).expect("few"))
                                    / f64::from(u32::try_from(graded.parts.len()).expect("few"))
                            }
                        };
                        let what = format!("{} {} {answer:?}: {earned} for {expected}", format.as_str(), asked.id);
                        assert!(
                            (earned - expected).abs() < if keeps.partial == Partial::Share { 2e-4 } else { 1e-9 },
                            "{what}"
                        );
                        assert!(on_page < 1.0 || (earned - 1.0).abs() < 1e-9, "{what}");
                    }
                }
            });
        }
        random.below(7);
        seen.extend(
            BOTH.map(|format| {
                written(&story, format, |job, _, _| {
                    job.questions()
                        .iter()
                        .map(|one| format.writer().keeps(one.asked).expect("one").form.as_str())
                        .collect::<Vec<_>>()
                })
            })
            .into_iter()
            .flatten(),
        );
    }
    let forms = [Form::Choice, Form::Choices, Form::Matching, Form::Ordering, Form::Statements];
    assert_eq!(seen, forms.map(Form::as_str).into_iter().collect());
}

/// A number from 0 to 1, as it is written.
fn ten_thousandths(number: &str) -> u32 {
    let digits = number.strip_prefix("0.").map(|digits| format!("{digits:0<4}"));
    digits.map_or(10_000, |digits| digits.parse().expect("four digits"))
}

/// What a reader of Canvas's kind needs: one response an item, the points, and of pairs each answer once at most.
#[test]
fn an_item_has_one_response_its_points_and_in_2_1_no_answer_twice() {
    for story in stories() {
        for format in BOTH {
            written(&story, format, |job, _, package| {
                for question in job.questions() {
                    let items = package.of(question.asked);
                    let mut points = 0;
                    for (id, item) in &items {
                        assert_eq!(item.named("responseDeclaration").len(), 1, "{id}");
                        let outcome = |name: &str| {
                            let declared = item.named("outcomeDeclaration");
                            declared.into_iter().find(|one| one.attribute("identifier") == name).expect("an outcome")
                        };
                        let most = outcome("SCORE").attribute("normalMaximum");
                        assert_eq!(outcome("MAXSCORE").named("value")[0].text, most, "{id}");
                        points += ten_thousandths(most);
                        let declaration = item.child("responseDeclaration").expect("one");
                        let right: Vec<&str> = declaration
                            .child("correctResponse")
                            .expect("it")
                            .named("value")
                            .iter()
                            .map(|value| value.text.as_str())
                            .collect();
                        assert!(!right.is_empty(), "{id}");
                        let choices: Vec<&str> = item
                            .child("itemBody")
                            .expect("a body")
                            .all()
                            .iter()
                            .map(|node| node.attribute("identifier"))
                            .filter(|id| !id.is_empty())
                            .collect();
                        assert_eq!(choices.iter().collect::<BTreeSet<_>>().len(), choices.len(), "{id}: {choices:?}");
                        assert!(
                            right.iter().flat_map(|value| value.split(' ')).all(|part| choices.contains(&part)),
                            "{id}"
                        );
                        let answers: Vec<&str> =
                            right.iter().filter_map(|pair| Some(pair.split_once(' ')?.1)).collect();
                        let are_others = answers.iter().collect::<BTreeSet<_>>().len() == answers.len();
                        assert!(format == ExportFormat::Qti3 || are_others, "{id}");
                    }
                    assert_eq!(points, 10_000, "{}", question.asked.id);
                    let has_statements = format.writer().keeps(question.asked).expect("it").form == Form::Statements;
                    let statements = question.asked.pairs().map_or(0, |pairs| pairs.statements.len());
                    assert_eq!(items.len(), if has_statements { statements } else { 1 });
                }
            });
        }
    }
}

/// Speakers each of whom is right once are matched in both versions.
#[test]
fn in_2_1_speakers_are_matched_where_none_is_right_twice() {
    for mut story in stories() {
        for question in &mut story.bank.questions {
            if let Interaction::Match(pairs) = &mut question.interaction {
                let mut seen = BTreeSet::new();
                pairs.statements.retain(|statement| seen.insert(statement.by.clone()));
            }
        }
        written(&story, ExportFormat::Qti21, |job, _, package| {
            let matched = job.questions().into_iter().filter(|one| one.asked.pairs().is_some());
            for question in matched {
                let keeps = ExportFormat::Qti21.writer().keeps(question.asked).expect("it");
                assert_eq!((keeps.form, keeps.partial), (Form::Matching, Partial::Half));
                assert_eq!(package.of(question.asked)[0].1.named("matchInteraction").len(), 1);
            }
        });
    }
}

/// The text of all paragraphs of an element.
fn told(node: &Node) -> Vec<String> {
    node.named("p").iter().map(|one| one.text.replace(['\u{2067}', '\u{2069}'], "")).collect()
}

#[test]
fn what_to_do_the_credit_and_why_are_told_in_the_language_of_the_story() {
    for story in stories() {
        for format in BOTH {
            written(&story, format, |job, _, package| {
                for question in job.questions() {
                    for (id, item) in package.of(question.asked) {
                        assert_eq!(item.attribute("xml:lang"), story.language.as_str());
                        let body = item.child("itemBody").expect("a body");
                        let is_turned = body.attribute("dir") == "rtl";
                        let from_the_right = story.direction == Direction::Rtl;
                        assert_eq!(is_turned, from_the_right && format == ExportFormat::Qti3, "{id}");
                        let texts: Vec<&Node> = item
                            .all()
                            .into_iter()
                            .filter(|one| ["p", "simpleChoice"].contains(&one.name.as_str()))
                            .collect();
                        let is_isolated =
                            |one: &&Node| one.text.starts_with('\u{2067}') && one.text.ends_with('\u{2069}');
                        let isolated = texts.iter().filter(|one| is_isolated(one)).count();
                        assert_eq!(isolated, if from_the_right && !is_turned { texts.len() } else { 0 }, "{id}");
                        let body = told(body);
                        let task = if id.contains('_') { &job.story.words.one } else { job.task(question.asked) };
                        assert_eq!((&body[0], &body[body.len() - 2]), (&question.asked.stem, &task.to_owned()), "{id}");
                        assert_eq!(body.last(), Some(&story.credit), "{id}");
                        let feedback = item.named("modalFeedback");
                        let proof = question.feedback(job);
                        for one in &feedback {
                            assert!(told(one).ends_with(&proof), "{id}: {:?}", told(one));
                        }
                        let right = item.child("responseDeclaration").expect("one").named("value")[0].text.clone();
                        let is_right = |one: &&&Node| [right.as_str(), "right"].contains(&one.attribute("identifier"));
                        let right = feedback.iter().find(is_right).expect("that of the right answer");
                        assert_eq!(told(right), proof, "{id}");
                        for one in feedback.iter().filter(|one| !is_right(one)) {
                            assert!(told(one).len() > proof.len(), "{id}");
                        }
                        // Every reason is told somewhere.
                        let all: Vec<String> = feedback.iter().flat_map(|one| told(one)).collect();
                        let reasons: Vec<&String> = match &question.asked.interaction {
                            Interaction::Choose(options) => {
                                options.all.iter().filter_map(|one| one.why.as_ref()).collect()
                            }
                            Interaction::Match(_) if id.contains('_') => Vec::new(),
                            Interaction::Match(pairs) => pairs.statements.iter().map(|one| &one.why).collect(),
                            Interaction::Order(sequence) => sequence.items.iter().map(|one| &one.why).collect(),
                        };
                        assert!(reasons.iter().all(|why| all.iter().any(|line| line.ends_with(why.as_str()))), "{id}");
                    }
                }
            });
        }
    }
}

#[test]
fn the_order_of_what_there_is_to_choose_from_gives_nothing_away() {
    for story in stories() {
        written(&story, ExportFormat::Qti3, |_, _, package| {
            let (mut first, mut of) = (0, 0);
            for (id, item) in &package.items {
                let right = item.child("responseDeclaration").expect("one").child("correctResponse").expect("it");
                let right: Vec<&str> = right.named("value").iter().map(|value| value.text.as_str()).collect();
                let choices = item.named("simpleChoice");
                let choices: Vec<&str> = choices.iter().map(|one| one.attribute("identifier")).collect();
                let interaction = item.all().into_iter().find(|one| !one.attribute("shuffle").is_empty()).expect("one");
                let is_verdict = choices == ["c-true", "c-false", "c-not-stated"];
                assert_eq!(interaction.attribute("shuffle"), if is_verdict { "false" } else { "true" }, "{id}");
                if interaction.name == "orderInteraction" {
                    assert_ne!(choices, right, "{id}");
                } else if interaction.attribute("maxChoices") == "1" && !is_verdict {
                    of += 1;
                    first += usize::from(choices.first() == right.first());
                }
            }
            assert!(first * 2 < of.max(1) + 1, "{first} of {of}");
        });
    }
}

/// A text as XML can have it.
fn sound(text: &str) -> String {
    text.chars()
        .filter(|c| matches!(c, '\t' | '\n') || !(c.is_control() || ['\u{fffe}', '\u{ffff}'].contains(c)))
        .collect()
}

#[test]
fn a_hostile_text_stays_a_text() {
    let corpus = corpus::corpus();
    let mut story =
        stories().into_iter().find(|story| story.bank.story.as_str().contains("harbour")).expect("the fixture");
    for (turn, _) in corpus.iter().enumerate().step_by(5) {
        let mut at = turn;
        let mut next = || {
            at += 1;
            corpus[at % corpus.len()].clone()
        };
        story.title = next();
        story.credit = next();
        for question in &mut story.bank.questions {
            question.stem = next();
            match &mut question.interaction {
                Interaction::Choose(options) => options.all.iter_mut().for_each(|one| one.text = next()),
                Interaction::Match(pairs) => {
                    pairs.statements.iter_mut().for_each(|one| (one.text, one.why) = (next(), next()))
                }
                Interaction::Order(sequence) => sequence.items.iter_mut().for_each(|one| one.text = next()),
            }
        }
        story.proofs.iter_mut().for_each(|proof| proof.why = next());
        for format in BOTH {
            written(&story, format, |job, _, package| {
                for question in job.questions() {
                    for (id, item) in package.of(question.asked) {
                        assert_eq!(wrong(item, format == ExportFormat::Qti3), <[String; 0]>::default());
                        let body = told(item.child("itemBody").expect("a body"));
                        assert_eq!(
                            (&body[0], body.last()),
                            (&sound(&question.asked.stem), Some(&sound(&story.credit))),
                            "{id}"
                        );
                        let Some(options) = question.asked.options() else { continue };
                        let shown: BTreeSet<String> =
                            item.named("simpleChoice").iter().map(|one| one.text.clone()).collect();
                        assert_eq!(shown, options.all.iter().map(|one| sound(&one.text)).collect(), "{id}");
                    }
                }
            });
        }
    }
}
