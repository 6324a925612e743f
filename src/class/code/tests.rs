//! What a class hands in: every code of every kind of answer, and what becomes of those that are damaged.

use super::*;
use crate::base::random::Random;
use crate::class::assignment::Assignment;
use crate::quiz::kind::tests::answers;
use crate::quiz::typed::values;
use crate::story::id::QuestionId;

/// The questions of the first story, which the product ships.
pub fn first_story() -> Bank {
    let maps = crate::geo::atlas::Maps::shipped();
    let pack = crate::story::pack::read(std::path::Path::new("assets/stories/white-house-talks"), &maps);
    crate::publish::page_data::bank(&pack.editions[0].story)
}

/// A submission by chance, of some of the questions of a story or of all.
pub fn random_submission(random: &mut Random, bank: &Bank, form: CodeForm) -> Submission {
    let asks_all = random.below(2) == 0;
    let given = bank.questions.iter().map(|question| {
        let all = answers(question);
        let is_possible =
            |answer: &Answer| answer.is_complete(question) && (answer.picks.len() == 1 || !question.is_single_choice());
        let all: Vec<_> = all.into_iter().filter(is_possible).collect();
        let any = all[random.index(all.len())].clone();
        (asks_all || random.below(2) == 0).then_some(any)
    });
    let whole = Submission { assignment: 0, number: 0, mark: 0, work: Work::Answers(given.collect()) };
    let work = match form {
        CodeForm::Full => whole.work,
        CodeForm::Class => Work::Points((0..bank.questions.len()).map(|at| whole.points(bank, at)).collect()),
    };
    let [assignment, number, mark] = [128, NUMBERS, MARKS].map(|values| random.below(values));
    Submission { assignment: assignment.into(), number, mark, work }
}

#[test]
fn the_codes_of_the_first_story_have_eighteen_symbols_and_thirty() {
    let bank = first_story();
    assert_eq!(FORMS.map(|form| form.length(&bank)), [30, 18]);
}

#[test]
fn a_code_brings_all_that_is_handed_in_back() {
    let mut random = Random::new(1);
    for bank in [first_story(), Bank::harbour()] {
        for form in FORMS {
            for _ in 0..300 {
                let submission = random_submission(&mut random, &bank, form);
                let code = submission.code(&bank, form);
                assert_eq!(code.len(), form.length(&bank));
                assert_eq!(decode(&bank, &values(&code)), Ok(submission.clone()));
                // Answers say their points as well.
                let short = decode(&bank, &values(&submission.code(&bank, CodeForm::Class))).unwrap();
                for at in 0..bank.questions.len() {
                    assert_eq!(short.points(&bank, at), submission.points(&bank, at));
                }
                assert_eq!((short.number, short.mark), (submission.number, submission.mark));
            }
        }
    }
}

#[test]
fn every_kind_of_answer_is_worth_in_a_class_code_what_it_is_worth() {
    let bank = Bank::harbour();
    for (at, question) in bank.questions.iter().enumerate() {
        for answer in answers(question).into_iter().filter(|answer| answer.is_complete(question)) {
            let mut all = vec![None; bank.questions.len()];
            all[at] = Some(answer.clone());
            let submission = Submission { assignment: 1, number: 2, mark: 3, work: Work::Answers(all) };
            for form in FORMS {
                let read = decode(&bank, &values(&submission.code(&bank, form))).unwrap();
                assert_eq!(read.points(&bank, at), Some(score(question, &answer).points()), "{}", question.id);
            }
        }
    }
}

#[test]
fn a_code_of_another_story_or_of_other_questions_is_told() {
    let (bank, first) = (Bank::harbour(), first_story());
    let mut other = bank.clone();
    other.questions[0].id = QuestionId::parse("q-other").unwrap();
    let mut random = Random::new(2);
    for form in FORMS {
        let code = random_submission(&mut random, &bank, form).code(&bank, form);
        assert_eq!(decode(&other, &values(&code)), Err(BadCode::OtherStory));
        assert_eq!(decode(&first, &values(&code)), Err(BadCode::OtherStory));
    }
    assert_eq!(decode(&bank, &[]), Err(BadCode::Misread));
}

/// What becomes of a damaged code: refused, with the right one among those that are offered or not.
fn refused(bank: &Bank, code: &[u8], wrong: &[u8]) -> bool {
    if wrong == code {
        return true;
    }
    assert!(decode(bank, wrong).is_err(), "{} was taken for a code", letters(wrong));
    mended(bank, wrong).iter().any(|(mended, _)| mended == code)
}

#[test]
fn no_code_with_one_or_two_wrong_symbols_is_taken_and_one_is_mended() {
    let bank = first_story();
    let mut random = Random::new(3);
    for form in FORMS {
        let submission = random_submission(&mut random, &bank, form);
        let code = values(&submission.code(&bank, form));
        for at in 0..code.len() {
            for by in 1..32 {
                let mut wrong = code.clone();
                wrong[at] ^= by;
                assert!(refused(&bank, &code, &wrong), "not offered");
                for other in at + 1..code.len() {
                    for by in 1..32 {
                        let mut wrong = wrong.clone();
                        wrong[other] ^= by;
                        assert!(decode(&bank, &wrong).is_err(), "{} was taken for a code", letters(&wrong));
                    }
                }
            }
            if at > 0 {
                let mut wrong = code.clone();
                wrong.swap(at - 1, at);
                assert!(refused(&bank, &code, &wrong), "not offered");
            }
        }
    }
}

#[test]
fn of_codes_with_three_wrong_symbols_at_most_two_in_a_thousand_are_taken() {
    let bank = first_story();
    let mut random = Random::new(4);
    for form in FORMS {
        let code = values(&random_submission(&mut random, &bank, form).code(&bank, form));
        let mut taken = 0;
        for _ in 0..100_000 {
            let mut wrong = code.clone();
            while wrong.iter().zip(&code).filter(|(a, b)| a != b).count() < 3 {
                let at = random.index(wrong.len());
                wrong[at] = code[at] ^ u8::try_from(1 + random.below(31)).unwrap();
            }
            taken += u32::from(decode(&bank, &wrong).is_ok());
        }
        assert!(taken <= 200, "{taken} of 100,000");
    }
}

#[test]
fn the_digest_of_an_assignment_is_in_the_code() {
    let bank = Bank::harbour();
    let assignment = Assignment::read("class=9b&questions=5&seed=3").unwrap();
    let attempt = Attempt::with(&bank, assignment.settings.clone());
    let submission = Submission::of(&bank, &attempt, assignment.digest(), 64 + 7, 512 + 9);
    assert_eq!((submission.number, submission.mark), (7, 9));
    for form in FORMS {
        let read = decode(&bank, &values(&submission.code(&bank, form))).unwrap();
        assert_eq!((read.assignment, read.number, read.mark), (assignment.digest(), 7, 9));
    }
}
