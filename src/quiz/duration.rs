//! How long a quiz takes, by the words that there are to read.

use crate::base::number::saturated;
use crate::quiz::bank::Bank;
use crate::story::id::QuestionId;

/// How many words of a question are done with in a minute. A text is read at 238 a minute (Brysbaert 2019, “How
/// many words do we read per minute?”, Journal of Memory and Language 109); what is to be judged is read twice.
const WORDS_A_MINUTE: u32 = 238 / 2;

/// The minutes that some of a bank's questions take, in whole ones and at least one.
pub fn minutes(bank: &Bank, asked: &[QuestionId]) -> u32 {
    let of = bank.questions.iter().zip(&bank.words).filter(|(question, _)| asked.contains(&question.id));
    let words = of.fold(0_u32, |sum, (_, words)| sum.saturating_add(*words));
    words.div_ceil(WORDS_A_MINUTE).max(1)
}

/// How many words that is, of some texts.
pub fn words<'t>(texts: impl IntoIterator<Item = &'t str>) -> u32 {
    saturated(texts.into_iter().map(|text| text.split(' ').count()).sum::<usize>())
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;

    #[test]
    fn a_quiz_takes_the_longer_the_more_there_is_to_read() {
        let bank = Bank { words: vec![100; 12], ..Bank::harbour() };
        let ids: Vec<QuestionId> = bank.questions.iter().map(|question| question.id.clone()).collect();
        assert_eq!([1, 2, 5, 12].map(|n| minutes(&bank, &ids[..n])), [1, 2, 5, 11]);
        assert_eq!((minutes(&bank, &[]), words(["What did she announce?", "A ferry"])), (1, 6));
    }
}
