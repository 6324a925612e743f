//! The steps of the follow mode: captions that are too long to be read beside a map, and steps at
//! which nothing happens on it.

use crate::decode::Diagnostics;
use crate::story::lint::words::count;
use crate::story::model::Story;
use crate::story::raw::{StructureFile, TextFile};

/// How many words a caption has at the most.
const CAPTION_WORDS: usize = 45;

/// Captions that are too long.
pub fn long(file: &TextFile, sink: &mut Diagnostics<'_>) {
    for (id, step) in &file.steps {
        let count = count(&step.value.text.0);
        if count > CAPTION_WORDS {
            let found = format!("the caption `steps.{id}.text` has {count} words");
            let right = format!("say it in {CAPTION_WORDS} at the most: the facts are there to be unfolded");
            sink.warning(&step.span, found, right);
        }
    }
}

/// A step that shows what the one before it shows.
pub fn alike(file: &StructureFile, story: &Story, sink: &mut Diagnostics<'_>) {
    let steps: Vec<_> = file.steps.iter().zip(&story.steps).collect();
    for pair in steps.windows(2) {
        if let [(before, first), (raw, then)] = pair
            && first.scene == then.scene
            && first.destination == then.destination
        {
            let found =
                format!("the map shows at the step \"{}\" what it shows at \"{}\"", raw.id.value, before.id.value);
            sink.warning(&raw.id.span, found, "give it a `scene` of its own");
        }
    }
}
