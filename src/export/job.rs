//! What is exported: the questions of an assignment, each as it is asked, with its proof.

use crate::base::archive::Packed;
use crate::class::assignment::Assignment;
use crate::class::paper::{Paper, PaperQuestion, Version};
use crate::class::proof::Proof;
use crate::export::source::ExportStory;
use crate::story::question::{Kind, Question};

/// An export: a story, and the questions of an assignment.
pub struct Job<'s> {
    /// The story.
    pub story: &'s ExportStory,
    /// The assignment: which questions are asked, and how.
    pub assignment: &'s Assignment,
    /// The address of the folder that the story's page is published in, with a `/` at its end; empty where it is not
    /// known.
    pub address: &'s str,
    /// The files that play the story without a network, for packages that hold them; else none.
    pub site: &'s [Packed],
}

/// A question of an export.
#[derive(Clone, Debug)]
pub struct ExportQuestion<'s> {
    /// Its number in the assignment, from 1.
    pub number: usize,
    /// What is asked.
    pub asked: &'s Question,
    /// The options, statements or items by their places in the question, in the order in which they are written: one
    /// that gives nothing away, the same each time.
    pub order: Vec<usize>,
    /// Why the right answer is right, and what proves it.
    pub proof: &'s Proof,
}

impl<'s> Job<'s> {
    /// The questions, in their order.
    pub fn questions(&self) -> Vec<ExportQuestion<'s>> {
        static NONE: Proof = Proof { why: String::new(), facts: Vec::new() };
        let paper = Paper::new(&self.story.bank, &self.assignment.settings, Version::A);
        let proof = |at: usize| self.story.proofs.get(at).unwrap_or(&NONE);
        let question = |(number, PaperQuestion { question, at, order, .. })| ExportQuestion {
            number,
            asked: question,
            order,
            proof: proof(at),
        };
        (1..).zip(paper.questions).map(question).collect()
    }

    /// The story's page with the assignment, below the address of its folder.
    pub fn link(&self, base: &str) -> String {
        let (page, tag) = (&self.story.page, self.story.language.as_str());
        [base, page, "?view=quiz&lang=", tag, "&", &self.assignment.written()].concat()
    }

    /// What pupils are told to do at a question.
    pub fn task(&self, question: &Question) -> &'s str {
        let words = &self.story.words;
        match question.kind {
            Kind::One | Kind::Stated => &words.one,
            Kind::Several => &words.several,
            Kind::Who => &words.who,
            Kind::Order => &words.order,
            Kind::Map if question.is_single_choice() => &words.map_one,
            Kind::Map => &words.map,
        }
    }
}

impl ExportQuestion<'_> {
    /// Why the right answer is right, then each fact that proves it with whose words it is: a line each.
    pub fn feedback(&self, job: &Job) -> Vec<String> {
        let facts = self.proof.facts.iter().map(|(fact, line)| [fact, " (", line, ")"].concat());
        let mut lines = vec![self.proof.why.clone()];
        lines.extend(
            facts.enumerate().map(
                |(at, fact)| {
                    if at == 0 { [&job.story.words.evidence, ": ", &fact].concat() } else { fact }
                },
            ),
        );
        lines
    }
}
