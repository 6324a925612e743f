//! Paper: a page as it is printed, and what of it can be read out of the PDF.

use std::io::Read;

use anyhow::{Context, Result};
use fantoccini::wd::PrintConfiguration;
use flate2::read::ZlibDecoder;

use super::page::Page;

/// How wide and how high a sheet of A4 is within the least margins that browsers give it, in CSS px.
const SHEET: (u32, u32) = (698, 1026);

/// What was printed: the PDF with all of its streams inflated.
pub struct Sheets(String);

impl Page {
    /// Prints the page on A4, as a reader's browser does.
    pub async fn print(&self) -> Result<Sheets> {
        // Of the size that is taken where nothing is said.
        let pdf = self.client().print(PrintConfiguration::default()).await.context("printing")?;
        Ok(Sheets(inflated(&pdf)))
    }

    /// Shows the page as it is on paper, on a sheet without an end, from here on: it is told that it
    /// is printed as a browser tells it.
    pub async fn show_as_printed(&self) -> Result<()> {
        self.run::<()>("dispatchEvent(new Event('beforeprint'))", &[]).await?;
        self.engine().show_as_printed(self.session()).await?;
        self.resize(SHEET.0, SHEET.1).await
    }
}

impl Sheets {
    /// How many there are.
    pub fn count(&self) -> usize {
        let kinds = ["/Type /Page", "/Type/Page"].into_iter().flat_map(|kind| self.0.split(kind).skip(1));
        kinds.filter(|rest| !rest.starts_with('s')).count()
    }

    /// The letters on them, in the order in which they are drawn, without space; as Firefox writes them, of
    /// which those that are not in ASCII are left out.
    pub fn letters(&self) -> String {
        let mut letters = String::new();
        for run in self.0.split("BT\n").skip(1).filter_map(|rest| rest.split("ET\n").next()) {
            let (mut inside, mut escaped) = (false, false);
            for letter in run.chars() {
                match letter {
                    '(' if !inside => inside = true,
                    ')' if inside && !escaped => inside = false,
                    '\\' if inside && !escaped => {
                        escaped = true;
                        continue;
                    }
                    _ if inside && letter.is_ascii_graphic() => letters.push(letter),
                    _ => {}
                }
                escaped = false;
            }
        }
        letters
    }
}

/// A PDF with its streams inflated, as far as they can be; bytes are letters here.
fn inflated(pdf: &[u8]) -> String {
    let mut text: String = pdf.iter().copied().map(char::from).collect();
    for (at, _) in pdf.windows(7).enumerate().filter(|(_, word)| word == b"stream\n" || word == b"stream\r") {
        let begin = pdf.get(at + 7..).unwrap_or_default();
        let begin = begin.strip_prefix(b"\n").unwrap_or(begin);
        let mut inflated = Vec::new();
        // A picture or a font's file may be of another form.
        let _ = ZlibDecoder::new(begin).read_to_end(&mut inflated);
        text.push('\n');
        text.extend(inflated.into_iter().map(char::from));
    }
    text
}
