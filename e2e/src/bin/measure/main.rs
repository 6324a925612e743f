//! Measures the built site in a real browser and compares it with `budgets.toml`.
//!
//! `measure [--sizes] [--dist FOLDER] [--rebuild PROGRAM ARGUMENTS…]`: `--sizes`
//! leaves the clock out; `--rebuild`, the last option, is followed by the command
//! that builds the site as a developer's server does.

mod budgets;
mod hands;
mod lighthouse;
mod memory;
mod packs;
mod rebuild;
mod sizes;
mod table;
mod times;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use budgets::Budgets;
use e2e::browser::Engine;
use e2e::site::Site;
use lexopt::{Arg, ValueExt};
use table::Table;

/// What the command line asks for.
struct Wish {
    only_sizes: bool,
    dist: PathBuf,
    rebuild: Vec<String>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match measure().await {
        Ok(table) if table.is_kept() => ExitCode::SUCCESS,
        Ok(_) => {
            eprintln!("measure: over budget; the budgets are in e2e/budgets.toml");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("measure: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn measure() -> Result<Table> {
    let wish = read(lexopt::Parser::from_env())?;
    let budgets = Budgets::of_site(&wish.dist)?;
    let site = Site::hosting(wish.dist)?.at_its_best().page(times::BLANK, times::BLANK_PAGE).start()?;
    let engine = Engine::chosen()?;
    let mut table = Table::default();
    sizes::measure(&site, engine, &budgets, &mut table).await?;
    if !wish.only_sizes {
        times::measure(&site, engine, &budgets, &mut table).await?;
        hands::measure(&site, engine, &budgets, &mut table).await?;
        memory::measure(&site, engine, &budgets, &mut table).await?;
        lighthouse::measure(&site, &budgets, &mut table).await?;
        packs::measure(&budgets, &mut table).await?;
        if let Some((program, arguments)) = wish.rebuild.split_first() {
            rebuild::measure(program, arguments, &budgets, &mut table).await?;
        }
    }
    print!("{table}");
    Ok(table)
}

fn read(mut arguments: lexopt::Parser) -> Result<Wish> {
    let mut wish = Wish { only_sizes: false, dist: e2e::dist(), rebuild: Vec::new() };
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("sizes") => wish.only_sizes = true,
            Arg::Long("dist") => wish.dist = arguments.value()?.into(),
            Arg::Long("rebuild") => {
                wish.rebuild = arguments.raw_args()?.map(|word| word.string()).collect::<Result<_, _>>()?;
            }
            _ => return Err(argument.unexpected().into()),
        }
    }
    Ok(wish)
}
