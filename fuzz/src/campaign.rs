//! One target, fuzzed for a while: inputs are damaged, read and counted; those with an
//! outcome that was not seen before are damaged further.

use std::collections::HashSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use cpu_time::ThreadTime;
use dateline::base::random::Random;

use crate::damage::damage;
use crate::target::{Target, World};

/// How long one input may take, in time of the processor.
const SLOWEST: Duration = Duration::from_secs(2);
/// After how long by the clock it is given up.
const HANGS: Duration = Duration::from_secs(60);
/// How much memory one input may take, in bytes.
const MOST_BYTES: usize = 64 << 20;
/// How many inputs are kept to be damaged further.
const KEPT: usize = 2_000;

/// Where a campaign ends.
#[derive(Clone, Copy, Debug)]
pub enum Until {
    /// After so long.
    Time(Duration),
    /// After so many inputs.
    Inputs(u64),
}

/// How memory is counted: the most since [`reset`](Memory::reset), in bytes.
pub struct Memory {
    /// Begins to count from what is in use now; gives that back.
    pub reset: fn() -> usize,
    /// The most that was in use since.
    pub most: fn() -> usize,
}

/// What a campaign comes to.
#[derive(Debug, Default)]
pub struct Report {
    /// Inputs that were read.
    pub inputs: u64,
    /// Those that were taken for what they should be.
    pub accepted: u64,
    /// Those whose outcome was new.
    pub kept: usize,
    /// The most memory that one took, in bytes.
    pub most_bytes: usize,
    /// The longest that one took.
    pub slowest: Duration,
}

/// Fuzzes a target. `folder` is where an input is written that breaks something.
///
/// # Errors
/// An input was found that panics, hangs, takes too much memory, or of which something
/// does not hold; or a seed is refused by what must hold.
pub fn run(target: Target, seed: u32, until: Until, memory: &Memory, folder: PathBuf) -> Result<Report> {
    let world = World::new(folder.join("pack"))?;
    let words = target.words(&world);
    let mut corpus = target.seeds(&world)?;
    let mut random = Random::new(seed);
    let mut seen: HashSet<String> = HashSet::new();
    let mut report = Report::default();
    let watch = Watch::start(folder.join("hang"));
    let begun = Instant::now();
    // The seeds themselves come first.
    let mut fresh = corpus.clone();
    loop {
        let ends = match until {
            Until::Time(time) => begun.elapsed() >= time,
            Until::Inputs(inputs) => report.inputs >= inputs,
        };
        if ends {
            return Ok(report);
        }
        let input = fresh.pop().unwrap_or_else(|| {
            let at = random.below(u32::try_from(corpus.len()).unwrap_or(u32::MAX)) as usize;
            let mut input = corpus.get(at).cloned().unwrap_or_default();
            damage(&mut input, &corpus, &words, &mut random);
            input
        });
        watch.begin(&input);
        let before = (memory.reset)();
        let started = ThreadTime::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| target.read(&world, &input)));
        let took = started.elapsed();
        let bytes = (memory.most)().saturating_sub(before);
        watch.end();
        report.inputs += 1;
        report.most_bytes = report.most_bytes.max(bytes);
        report.slowest = report.slowest.max(took);
        let wrong = match outcome {
            Ok(Ok(outcome)) => {
                report.accepted += u64::from(outcome.accepted);
                if seen.len() < KEPT && seen.insert(outcome.kind) {
                    report.kept += 1;
                    corpus.push(input.clone());
                }
                let slow = (took > SLOWEST).then(|| format!("it takes {took:?}"));
                slow.or_else(|| (bytes > MOST_BYTES).then(|| format!("{bytes} bytes were taken")))
            }
            Ok(Err(error)) => Some(format!("{error:#}")),
            Err(_) => Some("it panics".to_owned()),
        };
        if let Some(wrong) = wrong {
            let file = folder.join(format!("found-{seed}-{}", report.inputs));
            fs::write(&file, &input).with_context(|| file.display().to_string())?;
            bail!(
                "{}: {wrong}; the input is in {} (cargo xtask fuzz {} --input FILE)",
                target.name(),
                file.display(),
                target.name()
            );
        }
    }
}

/// The input that is being read, and since when.
type Now = Option<(Instant, Vec<u8>)>;

/// Ends the program where an input takes too long, and keeps that input.
struct Watch {
    now: Arc<Mutex<Now>>,
    over: Arc<AtomicBool>,
}

impl Watch {
    fn start(file: PathBuf) -> Self {
        let now: Arc<Mutex<Now>> = Arc::default();
        let over = Arc::new(AtomicBool::new(false));
        let (watched, ended) = (now.clone(), over.clone());
        thread::spawn(move || {
            while !ended.load(Ordering::Relaxed) {
                thread::sleep(Duration::from_millis(100));
                let now = watched.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some((started, input)) = now.as_ref().filter(|(started, _)| started.elapsed() > HANGS) {
                    let _ = fs::write(&file, input);
                    eprintln!("an input hangs for {:?}; it is in {}", started.elapsed(), file.display());
                    std::process::exit(1);
                }
            }
        });
        Self { now, over }
    }

    fn begin(&self, input: &[u8]) {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), input.to_vec()));
    }

    fn end(&self) {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
    }
}
