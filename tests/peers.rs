//! What others make of what the classroom writes: a spreadsheet's reader of its workbook, a reader of codes of its codes.
//! Where a machine has neither, that is said, and not taken for a pass.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may take what it knows to be there")]

use std::fs;
use std::process::Command;

use dateline::class::qr;
use dateline::class::sheet::{SheetCell, Spreadsheet, workbook};
use dateline::lang::catalogue::Direction;

/// Prints every cell of every sheet of a workbook as JSON: `[name, right to left, [[value, …], …]]`.
const READ: &str = "
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps([[sheet.title, bool(sheet.sheet_view.rightToLeft),
    [[[cell.value, cell.data_type] for cell in row] for row in sheet.iter_rows()]] for sheet in book]))
";

/// What a program says; none where it is not there, which is said.
fn said(program: &str, arguments: &[&str]) -> Option<String> {
    let output = match Command::new(program).args(arguments).output() {
        Ok(output) => output,
        Err(error) => {
            peers::skipped(&format!("{program} is not here: {error}"));
            return None;
        }
    };
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    if error.contains("No module named") {
        peers::skipped(&error);
        return None;
    }
    assert!(output.status.success(), "{program}: {error}");
    Some(String::from_utf8(output.stdout).expect("a text"))
}

#[test]
fn openpyxl_reads_every_cell_as_what_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("class.xlsx");
    let texts = ["=1+1", "+2", "-3", "@x", "<&>\"'", "Клас 9-Б", "ليلى", "0012", " a  b ", "12", "TRUE", "1.5"];
    let head: Vec<SheetCell> = texts.iter().map(|text| SheetCell::Text((*text).to_owned())).collect();
    let numbers = vec![SheetCell::Tenths(0), SheetCell::Empty, SheetCell::Tenths(15), SheetCell::Tenths(240)];
    let sheet = |name: &str| Spreadsheet {
        name: name.to_owned(),
        widths: Vec::new(),
        head: 1,
        rows: vec![head.clone(), numbers.clone()],
    };
    for direction in [Direction::Ltr, Direction::Rtl] {
        fs::write(&path, workbook(&[sheet("9b: results"), sheet("النتائج")], direction)).expect("the file");
        let arguments = ["-c", READ, path.to_str().expect("a path")];
        // The system's own Python has the system's packages, and another may stand before it.
        let Some(read) = said("/usr/bin/python3", &arguments).or_else(|| said("python3", &arguments)) else { return };
        let read: serde_json::Value = serde_json::from_str(&read).expect("JSON");
        for (at, name) in ["9b results", "النتائج"].into_iter().enumerate() {
            assert_eq!((&read[at][0], read[at][1].as_bool()), (&name.into(), Some(direction == Direction::Rtl)));
            for (cell, text) in texts.iter().enumerate() {
                assert_eq!(read[at][2][0][cell], serde_json::json!([text, "s"]), "a text stays a text");
            }
            let numbers = &read[at][2][1];
            assert_eq!(
                [&numbers[0][0], &numbers[2][0], &numbers[3][0]].map(|n| n.as_f64()),
                [Some(0.0), Some(1.5), Some(24.0)]
            );
            assert!(numbers[1][0].is_null());
        }
    }
}

#[test]
fn zbar_reads_every_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("code.pgm");
    let link =
        "https://news.example/white-house-talks/?lang=uk&view=quiz&questions=10&seed=7&feedback=at-end&class=9%D0%91";
    for text in ["40V78F3Z3H27E20TXRGBXDVPW71C1M", "7ABH02", link] {
        for scale in [2, 3, 6] {
            let (wide, points) = qr::picture(text, scale).expect("a code");
            let head = format!("P5 {wide} {wide} 255\n");
            fs::write(&path, [head.as_bytes(), &points].concat()).expect("the file");
            let arguments = ["-q", "--raw", "-Sdisable", "-Sqrcode.enable", path.to_str().expect("a path")];
            let Some(read) = said("zbarimg", &arguments) else { return };
            assert_eq!(read.trim_end(), text, "{scale} points a module");
        }
    }
}
