//! What is taken in, without a browser.

use super::*;
use crate::base::random::Random;
use crate::class::code::CodeForm;
use crate::class::code::tests::random_submission;
use crate::class::results::tests::data;

/// A page with a class, and results of its assignment.
fn begun(query: &str, count: usize) -> (ClassData, Collecting, Vec<Submission>) {
    let (data, mut page, mut random) = (data(), Collecting::default(), Random::new(4));
    page.step(&data, ClassAction::Read(TextSource::Link, format!("#collect={query}")));
    let assignment = Assignment::read(query).unwrap();
    let order = assignment.settings.order(&data.bank);
    let submission = |number: usize| {
        let mut submission = random_submission(&mut random, &data.bank, CodeForm::Full);
        (submission.assignment, submission.number) = (assignment.digest(), u32::try_from(number).unwrap());
        let Work::Answers(answers) = &mut submission.work else { panic!() };
        for (question, answer) in data.bank.questions.iter().zip(answers) {
            if !order.contains(&question.id) {
                *answer = None;
            } else if answer.is_none() {
                *answer = Some(crate::quiz::answer::Answer::right(question));
            }
        }
        submission
    };
    let all = (1..=count).map(submission).collect();
    (data, page, all)
}

fn typed(text: &str) -> ClassAction {
    ClassAction::Read(TextSource::Field, text.to_owned())
}

#[test]
fn what_is_taken_in_is_kept_and_said() {
    let (data, mut page, all) = begun("class=9b&questions=5&seed=2", 3);
    let text: String = all.iter().map(|one| one.code(&data.bank, CodeForm::Full) + "\n").collect();
    let effects = page.step(&data, typed(&text));
    assert!(
        matches!(&effects[..], [ClassEffect::Keep(1, kept), ClassEffect::Clear] if kept.contains("class=9b")),
        "{effects:?}"
    );
    let told = [0, 1, 2].map(|at| IntakeReport::Result(Taken::New, at));
    assert_eq!(page.reports, told);
    // Nothing has changed, and nothing is kept again.
    assert_eq!(page.step(&data, typed(&text)), [ClassEffect::Clear]);
    assert_eq!(page.reports, [0, 1, 2].map(|at| IntakeReport::Result(Taken::Known, at)));
}

#[test]
fn a_misread_code_is_offered_and_taken_only_when_that_is_said() {
    let (data, mut page, all) = begun("class=9b", 1);
    let code = all[0].code(&data.bank, CodeForm::Full);
    let wrong = format!("{}{}", if code.starts_with('7') { '8' } else { '7' }, &code[1..]);
    assert_eq!(page.step(&data, typed(&wrong)), []);
    assert!(page.classes.register().unwrap().entries.is_empty());
    assert!(matches!(&page.reports[..], [IntakeReport::Misread(1, written, None, _)] if *written == wrong));
    // Only what was offered can be taken so.
    page.step(&data, ClassAction::Offered(wrong));
    assert!(page.classes.register().unwrap().entries.is_empty());
    page.step(&data, ClassAction::Offered(code));
    assert_eq!(page.reports, [IntakeReport::Result(Taken::New, 0)]);
}

#[test]
fn another_classs_result_is_told_and_leaves_both_as_they_are() {
    let (data, mut page, all) = begun("class=9b", 1);
    page.step(&data, ClassAction::Linked("https://news.example/talks/?questions=3&seed=1&class=other".to_owned()));
    assert_eq!(page.classes.open, Some(2));
    let code = all[0].code(&data.bank, CodeForm::Full);
    assert_eq!(page.step(&data, typed(&code)), []);
    assert_eq!(page.reports, [IntakeReport::Elsewhere(code.clone(), Some(1))]);
    assert_eq!(page.step(&data, ClassAction::Chosen(1)), [ClassEffect::Opened(1)]);
    page.step(&data, typed(&code));
    assert_eq!(page.reports, [IntakeReport::Result(Taken::New, 0)]);
    // A class that is there is not made anew.
    page.step(&data, ClassAction::Linked("?class=9b".to_owned()));
    assert_eq!((page.classes.open, page.classes.all.len()), (Some(1), 2));
    page.step(&data, ClassAction::Linked("https://news.example/".to_owned()));
    assert_eq!(page.reports, [IntakeReport::Nothing(TextSource::Field)]);
}

#[test]
fn where_no_assignment_is_known_the_first_result_tells_which_are_of_it() {
    let (data, _, all) = begun("class=9b&questions=4&seed=3", 2);
    let mut page = Collecting::default();
    page.step(&data, typed(&all[0].code(&data.bank, CodeForm::Class)));
    let register = page.classes.register().unwrap();
    assert_eq!((register.digest, register.asked(&data.bank).len()), (Some(all[0].assignment), 4));
    page.step(&data, typed(&all[1].code(&data.bank, CodeForm::Full)));
    assert_eq!(page.classes.register().unwrap().entries.len(), 2);
    // Its link says the rest.
    page.step(&data, ClassAction::Linked("?class=9b&questions=4&seed=3".to_owned()));
    let register = page.classes.register().unwrap();
    assert_eq!((register.digest, register.entries.len(), page.classes.all.len()), (None, 2, 1));
}

#[test]
fn a_link_opens_one_result_and_takes_it_when_asked() {
    let (data, mut page, all) = begun("class=9b", 1);
    let assignment = Assignment::read("class=9b").unwrap();
    let link = crate::class::find::fragment(&data.bank, &all[0], "Mia", &assignment);
    page.step(&data, ClassAction::Read(TextSource::Link, format!("#{link}")));
    assert!(page.opened.is_some() && page.classes.register().unwrap().entries.is_empty());
    page.step(&data, ClassAction::Accepted);
    assert_eq!(page.classes.register().unwrap().entries[0].alias, "Mia");
    page.step(&data, ClassAction::Accepted);
    assert_eq!(page.classes.register().unwrap().entries.len(), 1);
}

#[test]
fn a_class_is_carried_over_by_its_file() {
    let (data, mut page, all) = begun("class=9b", 2);
    page.step(&data, typed(&all[0].code(&data.bank, CodeForm::Full)));
    let text = kept::write(&data.bank, page.classes.register().unwrap());
    let mut other = Collecting::default();
    let file = || TextSource::File("9b.txt".to_owned());
    let effects = other.step(&data, ClassAction::Read(file(), text.clone()));
    assert_eq!(effects, [ClassEffect::Keep(1, text.clone()), ClassEffect::Opened(1)]);
    assert_eq!(other.classes.register(), page.classes.register());
    other.step(&data, ClassAction::Read(file(), text.replace(" harbour", " quay")));
    assert_eq!(other.reports, [IntakeReport::Foreign("quay".to_owned())]);
    assert_eq!(other.classes.all.len(), 1);
}

#[test]
fn a_file_of_a_result_is_one_result_with_all_that_it_knows() {
    let (data, _, _) = begun("class=9b", 1);
    let assignment = Assignment::read("class=9b&questions=3&seed=4").unwrap();
    let mut attempt = crate::quiz::attempt::Attempt::with(&data.bank, assignment.settings.clone());
    for id in attempt.order.clone() {
        let answer = crate::quiz::answer::Answer::right(data.bank.question(&id).unwrap());
        attempt.answers.insert(id, answer);
    }
    let hand = |who: &str| crate::class::hand::Hand {
        assignment: assignment.clone(),
        attempt: attempt.clone(),
        mark: 5,
        who: who.to_owned(),
        base: String::new(),
        copied: None,
    };
    let mut page = Collecting::default();
    let mut read = |text: String| {
        page.step(&data, ClassAction::Read(TextSource::File("r.json".to_owned()), text));
        page.clone()
    };
    let after = read(hand("Mia").file(&data));
    let register = after.classes.register().unwrap();
    assert_eq!((register.name.as_str(), register.digest, register.entries.len()), ("9b", None, 1));
    assert_eq!((register.entries[0].alias.as_str(), after.reports), ("Mia", vec![IntakeReport::Result(Taken::New, 0)]));
    // Two names are two pupils, also at one device and with the same answers.
    let after = read(hand("Ben").file(&data));
    assert_eq!(after.classes.register().unwrap().entries.len(), 2);
    // A class that is opened twice is there once.
    let text = kept::write(&data.bank, after.classes.register().unwrap());
    let after = read(text);
    assert_eq!((after.classes.all.len(), after.classes.register().unwrap().entries.len()), (1, 2));
}

#[test]
fn whatever_comes_in_nothing_that_is_there_is_lost_or_changed() {
    let (data, mut page, all) = begun("class=9b", 12);
    let text: String = all.iter().map(|one| one.code(&data.bank, CodeForm::Full) + "\n").collect();
    page.step(&data, typed(&text));
    let before = page.classes.register().unwrap().entries.clone();
    let mut random = Random::new(9);
    let letters: Vec<char> = text.chars().chain("&as=%00<b>#?collect=hands= \n-~.\u{202e}Ї".chars()).collect();
    for turn in 0..400 {
        let some: String = (0..random.below(200)).map(|_| letters[random.index(letters.len())]).collect();
        let source = match turn % 4 {
            0 => TextSource::Field,
            1 => TextSource::File(some.clone()),
            2 => TextSource::Picture(String::new()),
            _ => TextSource::Camera,
        };
        page.step(&data, ClassAction::Read(source, some));
        let register = page.classes.get(1).unwrap();
        assert_eq!(register.entries[..before.len()], before[..]);
    }
}
