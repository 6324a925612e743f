//! A program that is given a text and says what it makes of it.

use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde::de::DeserializeOwned;

/// What a program says, which is JSON, when it is given this.
pub(crate) fn answer<T: DeserializeOwned>(command: &mut Command, input: &str) -> Result<T> {
    let name = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut process = command.spawn().with_context(|| name.clone())?;
    let mut stdin = process.stdin.take().context("an input")?;
    // A program that ends early reads no more; what it has said then tells why.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let output = process.wait_with_output()?;
    ensure!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout)
        .with_context(|| format!("{name} said: {}", String::from_utf8_lossy(&output.stdout)))
}
