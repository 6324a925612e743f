//! Paper: a page as it is printed, and what of it can be read out of the PDF.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, anyhow, ensure};
use fantoccini::wd::{PrintConfiguration, PrintSize};
use flate2::read::ZlibDecoder;

use super::page::Page;

/// How wide and how high a sheet of A4 is within the least margins that browsers give it, in CSS px.
const SHEET: (u32, u32) = (698, 1026);

/// A size of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperSize {
    /// That of most countries.
    A4,
    /// That of North America.
    Letter,
}

impl PaperSize {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::A4, Self::Letter];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }

    /// Its width and its height, in cm.
    fn centimetres(self) -> (f64, f64) {
        match self {
            Self::A4 => (21.0, 29.7),
            Self::Letter => (21.59, 27.94),
        }
    }
}

/// What was printed: the PDF with all of its streams inflated.
pub struct Sheets(String);

impl Page {
    /// Prints the page on A4, as a reader's browser does.
    pub async fn print(&self) -> Result<Sheets> {
        // Of the size that is taken where nothing is said.
        let pdf = self.client().print(PrintConfiguration::default()).await.context("printing")?;
        Ok(Sheets(inflated(&pdf)))
    }

    /// Prints what stands at the page's address, on paper of a size, into a file; the text of each sheet, without any
    /// space. WebKit opens it anew for that, and waits until there is what a selector finds.
    pub async fn print_on(&self, size: PaperSize, ready: &str, file: &Path) -> Result<Vec<String>> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        if !self.engine().print_anew(&self.url().await?, size.name(), ready, file)? {
            let (width, height) = size.centimetres();
            let settings = PrintConfiguration::builder().size(PrintSize { width, height }).build();
            let settings = settings.map_err(|error| anyhow!("{error}"))?;
            let pdf = self.client().print(settings).await.context("printing")?;
            fs::write(file, pdf).with_context(|| file.display().to_string())?;
        }
        texts(file)
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

/// The text of each sheet of a PDF, in the order in which it is drawn, without any space.
fn texts(pdf: &Path) -> Result<Vec<String>> {
    let output = Command::new("pdftotext").arg("-raw").arg(pdf).arg("-").output();
    let output = output.context("`pdftotext` cannot be run; `cargo xtask setup` gets it, or says how")?;
    ensure!(output.status.success(), "pdftotext: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout)?;
    let sheets = text.trim_end_matches('\u{c}').split('\u{c}');
    // Some engines write a ligature as one letter.
    let ligatures = [("ﬃ", "ffi"), ("ﬄ", "ffl"), ("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl")];
    let plain = |sheet: &str| {
        let sheet: String = sheet.split_whitespace().collect();
        ligatures.iter().fold(sheet, |sheet, (one, letters)| sheet.replace(one, letters))
    };
    Ok(sheets.map(plain).collect())
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
