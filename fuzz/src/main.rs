//! `fuzz [TARGET…] [--seconds N] [--seed S] [--input FILE]`: fuzzes what strangers can
//! reach, one target after the other, and prints what each came to as a row of a table.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use fuzz::campaign::{Memory, Report, Until, run};
use fuzz::target::{Target, World};
use lexopt::{Arg, ValueExt};
use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

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
    let (mut targets, mut seconds, mut seed, mut input) = (Vec::new(), 600_u64, 1_u32, None::<PathBuf>);
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("seconds") => seconds = arguments.value()?.parse()?,
            Arg::Long("seed") => seed = arguments.value()?.parse()?,
            Arg::Long("input") => input = Some(arguments.value()?.into()),
            Arg::Value(name) => {
                let names = Target::ALL.map(Target::name).join(", ");
                let target = Target::ALL.into_iter().find(|target| name == target.name());
                targets.push(target.with_context(|| format!("there is no target {name:?}; there are {names}"))?);
            }
            Arg::Short(_) | Arg::Long(_) => return Err(argument.unexpected().into()),
        }
    }
    if targets.is_empty() {
        targets.extend(Target::ALL);
    }
    let folder = |target: Target| PathBuf::from("target/fuzz").join(target.name());
    if let Some(file) = input {
        let [target] = targets[..] else { bail!("--input is for one target") };
        let outcome = target.read(&World::new(folder(target).join("pack"))?, &fs::read(&file)?)?;
        println!("{}: {}", if outcome.accepted { "accepted" } else { "refused" }, outcome.kind);
        return Ok(());
    }
    let memory = Memory {
        reset: || {
            ALLOCATOR.reset_peak_usage();
            ALLOCATOR.current_usage()
        },
        most: || ALLOCATOR.peak_usage(),
    };
    println!("| target | inputs | accepted | refused | kept | a second | most memory | slowest |");
    println!("|---|---:|---:|---:|---:|---:|---:|---:|");
    for target in targets {
        fs::create_dir_all(folder(target))?;
        let report = run(target, seed, Until::Time(Duration::from_secs(seconds)), &memory, folder(target))?;
        println!("{}", row(target, &report, seconds));
    }
    Ok(())
}

fn row(target: Target, report: &Report, seconds: u64) -> String {
    let Report { inputs, accepted, kept, most_bytes, slowest } = report;
    format!(
        "| {} | {inputs} | {accepted} | {} | {kept} | {} | {:.1} MB | {} ms |",
        target.name(),
        inputs - accepted,
        inputs / seconds.max(1),
        *most_bytes as f64 / f64::from(1 << 20),
        slowest.as_millis()
    )
}
