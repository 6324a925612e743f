//! `cargo xtask fuzz`, as far as it needs no browser: damages real inputs for as long
//! as it is told, keeps those with a new outcome for more damage, and ends at the
//! first that breaks something.
//!
//! What is found: a panic, an end of the whole process, an input that is read for
//! longer than [`SLOW`], more than [`LARGE`] bytes allocated for it, and whatever a
//! target says does not hold. The input stands in a file before it is read, so that
//! it is there however the process ends; that is why the work is done by a second
//! process of the same program.

use std::cell::RefCell;
use std::env;
use std::fs::{self, File};
use std::os::unix::fs::FileExt;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use dateline::base::random::Random;
use fuzz::mutate::{any, mutated};
use fuzz::root;
use fuzz::target::{self, Outcome, Target};
use lexopt::{Arg, ValueExt};
use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// How long a processor may be busy with an input.
const SLOW: Duration = Duration::from_secs(2);
/// How many bytes may be allocated for an input.
const LARGE: usize = 64 << 20;
/// How many inputs are kept for more damage.
const KEPT: usize = 4_000;
/// The longest that is kept, in bytes: longer ones take too much of the time.
const LONG: usize = 96 * 1024;
/// Set for the process that does the work.
const WORKER: &str = "DATELINE_FUZZ_WORKER";

thread_local! {
    /// Where the last panic was, and what it said.
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What is asked for.
struct Options {
    /// The target, or all.
    target: Option<String>,
    seconds: u64,
    seed: u32,
    /// One input to be read, and no others.
    input: Option<PathBuf>,
}

fn main() -> ExitCode {
    match perform() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("fuzz: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform() -> Result<()> {
    let options = options()?;
    let known = |name: &str| target::ALL.iter().any(|(other, ..)| *other == name);
    let names: Vec<&str> = match options.target.as_deref() {
        Some(name) if known(name) => vec![name],
        Some(name) => bail!("there is no target `{name}`; there are {}", all().join(", ")),
        None => all(),
    };
    if env::var_os(WORKER).is_some() {
        return names.into_iter().try_for_each(|name| work(name, &options));
    }
    for name in names {
        let mut words: Vec<String> = [name, "--seconds", &options.seconds.to_string()].map(str::to_owned).to_vec();
        words.extend(["--seed".to_owned(), options.seed.to_string()]);
        words.extend(options.input.iter().flat_map(|path| ["--input".to_owned(), path.display().to_string()]));
        let status = Command::new(env::current_exe()?).args(words).env(WORKER, "1").status()?;
        match status.code() {
            Some(0) => {}
            Some(_) => bail!("{name}: something was found"),
            None => {
                let found = keep(name, "ended", options.seed)?;
                bail!("{name}: the process ended ({status}); {}", again(name, &found));
            }
        }
    }
    Ok(())
}

fn all() -> Vec<&'static str> {
    target::ALL.iter().map(|(name, ..)| *name).collect()
}

fn options() -> Result<Options> {
    let mut options = Options { target: None, seconds: 10, seed: 1, input: None };
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("seconds") => options.seconds = arguments.value()?.parse().context("--seconds needs a number")?,
            Arg::Long("seed") => options.seed = arguments.value()?.parse().context("--seed needs a number")?,
            Arg::Long("input") => options.input = Some(arguments.value()?.into()),
            Arg::Value(name) => options.target = Some(name.string()?),
            _ => return Err(argument.unexpected().into()),
        }
    }
    Ok(options)
}

/// The folder of a target's files.
fn folder(name: &str) -> PathBuf {
    root().join("target/fuzz").join(name)
}

/// The file that holds the input that is being read.
fn running(name: &str) -> PathBuf {
    folder(name).join("running")
}

/// Keeps the input that was being read as one that was found.
fn keep(name: &str, how: &str, seed: u32) -> Result<PathBuf> {
    let found = folder(name).join(format!("{how}-{seed}"));
    fs::copy(running(name), &found)?;
    Ok(found)
}

/// How an input that was found is read again.
fn again(name: &str, found: &Path) -> String {
    format!("again: cargo xtask fuzz {name} --input {}", found.display())
}

/// What was counted.
#[derive(Default)]
struct Counts {
    inputs: u64,
    accepted: u64,
    most: usize,
    slowest: Duration,
}

/// Reads one input after another.
struct Worker<'t> {
    target: &'t dyn Target,
    name: &'t str,
    seed: u32,
    running: File,
    clock: Arc<Clock>,
    counts: Counts,
}

/// Which input is being read, from 1; 0 between two.
#[derive(Default)]
struct Clock(AtomicU64);

impl Clock {
    /// Ends the process where an input takes too long.
    fn watch(self: Arc<Self>, name: String, seed: u32) {
        thread::spawn(move || {
            let mut last = (0, Duration::ZERO);
            loop {
                thread::sleep(Duration::from_millis(50));
                let (number, spent) = (self.0.load(Ordering::Relaxed), spent());
                if number == 0 || number != last.0 {
                    last = (number, spent);
                } else if spent.saturating_sub(last.1) > SLOW {
                    let again = keep(&name, "slow", seed).map(|found| again(&name, &found));
                    eprintln!("fuzz: {name}: an input is read for more than {SLOW:?}; {}", again.unwrap_or_default());
                    std::process::exit(1);
                }
            }
        });
    }
}

/// The time that a processor has spent on the work: a busy machine makes no input slow.
/// Where the system does not tell, the clock's.
fn spent() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = fs::read_to_string("/proc/self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

impl Worker<'_> {
    /// Reads an input; what was found is an error.
    fn read(&mut self, input: &[u8]) -> Result<Outcome> {
        self.running.set_len(0)?;
        self.running.write_all_at(input, 0)?;
        self.clock.0.store(self.counts.inputs + 1, Ordering::Relaxed);
        let before = ALLOCATOR.current_usage();
        ALLOCATOR.reset_peak_usage();
        let begun = spent();
        let outcome = catch_unwind(AssertUnwindSafe(|| self.target.check(input)));
        let took = spent().saturating_sub(begun);
        let most = ALLOCATOR.peak_usage().saturating_sub(before);
        self.clock.0.store(0, Ordering::Relaxed);
        self.counts.inputs += 1;
        self.counts.most = self.counts.most.max(most);
        self.counts.slowest = self.counts.slowest.max(took);
        let outcome = match outcome {
            Ok(outcome) => outcome,
            Err(_) => Err(anyhow::anyhow!("a panic {}", PANIC.take())),
        };
        let (how, found) = match outcome {
            Ok(outcome) if most <= LARGE => {
                self.counts.accepted += u64::from(outcome.accepted);
                return Ok(outcome);
            }
            Ok(_) => ("large", format!("{most} bytes are allocated for an input of {}", input.len())),
            Err(error) => ("wrong", format!("{error:#}")),
        };
        let path = keep(self.name, how, self.seed)?;
        bail!("{}: {found}\n{}", self.name, again(self.name, &path))
    }
}

/// Fuzzes a target.
fn work(name: &str, options: &Options) -> Result<()> {
    set_hook(Box::new(|panic| PANIC.set(panic.to_string())));
    let target = target::named(name).context("no such target")??;
    fs::create_dir_all(folder(name))?;
    let clock: Arc<Clock> = Arc::default();
    clock.clone().watch(name.to_owned(), options.seed);
    let running = File::create(running(name))?;
    let counts = Counts::default();
    let mut worker = Worker { target: &*target, name, seed: options.seed, running, clock, counts };
    if let Some(path) = &options.input {
        let input = fs::read(path).with_context(|| path.display().to_string())?;
        let outcome = worker.read(&input)?;
        println!("{name}: {} {}", path.display(), if outcome.accepted { "is accepted" } else { "is refused" });
        return Ok(());
    }
    let begun = Instant::now();
    let mut random = Random::new(options.seed);
    let mut kept = target.seeds();
    let (words, seeds) = (target.words(), kept.len());
    let mut shapes = Vec::new();
    for seed in kept.clone() {
        shapes.push(worker.read(&seed)?.shape);
    }
    while begun.elapsed() < Duration::from_secs(options.seconds) {
        // What is kept is mostly refused: half of the time a real input is damaged.
        let from = if random.below(2) == 0 { seeds } else { kept.len() };
        let one = any(&mut random, kept.get(..from).unwrap_or(&kept));
        let other = any(&mut random, &kept);
        let input = mutated(&mut random, one, other, &words);
        let outcome = worker.read(&input)?;
        if input.len() <= LONG && kept.len() < KEPT && !shapes.contains(&outcome.shape) {
            shapes.push(outcome.shape);
            kept.push(input);
        }
    }
    let took = begun.elapsed().as_secs_f64();
    let Counts { inputs, accepted, most, slowest } = worker.counts;
    println!(
        "{name}: {inputs} inputs, {accepted} accepted, {} refused, {} kept, {:.0} a second, at most {most} bytes \
         allocated, the slowest in {:.1} ms",
        inputs - accepted,
        kept.len(),
        inputs as f64 / took,
        slowest.as_secs_f64() * 1e3
    );
    Ok(())
}
