//! Sheets of cells, as a workbook (Office Open XML, ECMA-376, with inline strings) and as text with a byte order
//! mark. What a pupil has written is a text in both, whatever it begins with.

use crate::base::archive::{Packed, archive};
use crate::base::xml::xml;
use crate::lang::catalogue::Direction;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetCell {
    /// A text.
    Text(String),
    /// A number, in tenths.
    Tenths(u32),
    /// Nothing.
    Empty,
}

/// A sheet: rows of cells, the first of which heads the columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spreadsheet {
    /// Its name.
    pub name: String,
    /// How wide its columns are, in letters: long texts are broken there, and the sheet is printed as wide as the
    /// paper. None: as the spreadsheet has it.
    pub widths: Vec<u32>,
    /// Its rows.
    pub rows: Vec<Vec<SheetCell>>,
}

/// How many letters the name of a sheet has at most.
const MOST_LETTERS: usize = 31;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/";
const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// How cells look: as they are; with broken lines, from the top; and that in bold, for the head.
const STYLES: &str = "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name \
    val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill \
    patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border>\
    </borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs \
    count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"0\" fontId=\"0\" \
    fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf><xf \
    numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyAlignment=\"1\"><alignment \
    vertical=\"top\" wrapText=\"1\"/></xf></cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" \
    builtinId=\"0\"/></cellStyles>";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

/// A number of tenths, with a sign between them.
fn number(tenths: u32, decimal: &str) -> String {
    let (whole, rest) = (tenths / 10, tenths % 10);
    if rest == 0 { whole.to_string() } else { format!("{whole}{decimal}{rest}") }
}

/// The name of a column: A to Z, AA and so on.
fn column(mut at: usize) -> String {
    let mut name = String::new();
    loop {
        let letter = char::from_digit(u32::try_from(at % 26 + 10).unwrap_or_default(), 36).unwrap_or('a');
        name.insert(0, letter.to_ascii_uppercase());
        if at < 26 {
            return name;
        }
        at = at / 26 - 1;
    }
}

fn worksheet(sheet: &Spreadsheet, direction: Direction) -> String {
    let right_to_left = if direction == Direction::Rtl { " rightToLeft=\"1\"" } else { "" };
    let is_set = !sheet.widths.is_empty();
    let paper = if is_set { "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>" } else { "" };
    let mut text = format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\">{paper}<sheetViews><sheetView workbookViewId=\"0\"{right_to_left}><pane \
         ySplit=\"1\" topLeftCell=\"A2\" state=\"frozen\"/></sheetView></sheetViews>"
    );
    let columns = sheet.widths.iter().zip(1..);
    let columns = columns.map(|(wide, n)| format!("<col min=\"{n}\" max=\"{n}\" width=\"{wide}\" customWidth=\"1\"/>"));
    if is_set {
        text += &format!("<cols>{}</cols>", columns.collect::<String>());
    }
    text += "<sheetData>";
    for (row, number_of_row) in sheet.rows.iter().zip(1..) {
        let look = match (is_set, number_of_row) {
            (false, _) => "",
            (true, 1) => " s=\"2\"",
            (true, _) => " s=\"1\"",
        };
        text += &format!("<row r=\"{number_of_row}\">");
        for (at, cell) in row.iter().enumerate() {
            let name = format!("{}{number_of_row}", column(at));
            match cell {
                SheetCell::Text(words) => {
                    text += &format!(
                        "<c r=\"{name}\"{look} t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                        xml(words)
                    );
                }
                SheetCell::Tenths(tenths) => {
                    text += &format!("<c r=\"{name}\"{look}><v>{}</v></c>", number(*tenths, "."))
                }
                SheetCell::Empty => {}
            }
        }
        text += "</row>";
    }
    text += "</sheetData>";
    if is_set {
        text += "<pageSetup orientation=\"landscape\" fitToHeight=\"0\"/>";
    }
    text + "</worksheet>"
}

/// The names of sheets as a workbook takes them: short, without some signs, and each another.
fn names(sheets: &[Spreadsheet]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (sheet, number) in sheets.iter().zip(1..) {
        let plain: String = sheet.name.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(MOST_LETTERS).collect();
        let is_new = !plain.trim().is_empty() && !names.iter().any(|name| name.eq_ignore_ascii_case(&plain));
        names.push(if is_new { plain } else { number.to_string() });
    }
    names
}

/// A workbook of some sheets.
pub fn workbook(sheets: &[Spreadsheet], direction: Direction) -> Vec<u8> {
    let numbers = || 1..=sheets.len();
    let types: String = numbers()
        .map(|n| format!("<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{TYPE}worksheet+xml\"/>"))
        .collect();
    let ways: String = numbers()
        .map(|n| {
            format!("<Relationship Id=\"r{n}\" Type=\"{DOCUMENT}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>")
        })
        .collect();
    let all: String = names(sheets)
        .iter()
        .zip(1..)
        .map(|(name, n)| format!("<sheet name=\"{}\" sheetId=\"{n}\" r:id=\"r{n}\"/>", xml(name)))
        .collect();
    let mut files = vec![
        (
            "[Content_Types].xml".to_owned(),
            format!(
                "{HEAD}<Types xmlns=\"{PACKAGE}content-types\"><Default Extension=\"rels\" \
                 ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override \
                 PartName=\"/xl/workbook.xml\" ContentType=\"{TYPE}sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" \
                 ContentType=\"{TYPE}styles+xml\"/>{types}</Types>"
            ),
        ),
        (
            "_rels/.rels".to_owned(),
            format!(
                "{HEAD}<Relationships xmlns=\"{PACKAGE}relationships\"><Relationship Id=\"r1\" \
                 Type=\"{DOCUMENT}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOCUMENT}\"><sheets>{all}</sheets></workbook>"),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!(
                "{HEAD}<Relationships xmlns=\"{PACKAGE}relationships\">{ways}<Relationship Id=\"look\" \
                 Type=\"{DOCUMENT}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        ("xl/styles.xml".to_owned(), format!("{HEAD}<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>")),
    ];
    let sheets = sheets.iter().zip(1..);
    files.extend(sheets.map(|(sheet, n)| (format!("xl/worksheets/sheet{n}.xml"), worksheet(sheet, direction))));
    archive(&files.into_iter().map(|(name, text)| Packed::stored(&name, text)).collect::<Vec<_>>())
}

/// Rows as text: with a byte order mark, by which spreadsheets know its letters, and, where a language has a comma in
/// its numbers, semicolons between cells, as spreadsheets expect it there.
pub fn text(rows: &[Vec<SheetCell>], decimal: &str) -> String {
    let between = if decimal == "." { "," } else { ";" };
    let cell = |cell: &SheetCell| match cell {
        SheetCell::Text(words) => {
            // A spreadsheet would take it for a formula.
            let is_formula = words.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
            let words = if is_formula { format!("'{words}") } else { words.clone() };
            if words.contains(['"', ',', ';', '\n', '\r', '\t']) {
                format!("\"{}\"", words.replace('"', "\"\""))
            } else {
                words
            }
        }
        SheetCell::Tenths(tenths) => number(*tenths, decimal),
        SheetCell::Empty => String::new(),
    };
    let row = |row: &Vec<SheetCell>| row.iter().map(cell).collect::<Vec<_>>().join(between) + "\r\n";
    "\u{feff}".to_owned() + &rows.iter().map(row).collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(name: &str) -> Spreadsheet {
        let text = |text: &str| SheetCell::Text(text.to_owned());
        Spreadsheet {
            name: name.to_owned(),
            widths: Vec::new(),
            rows: vec![vec![text("a"), SheetCell::Empty, text("=1+1")], vec![SheetCell::Tenths(15)]],
        }
    }

    #[test]
    fn columns_are_named_as_everywhere() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(column), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_text_is_a_text_and_a_number_a_number() {
        let text = worksheet(&sheet("x"), Direction::Rtl);
        assert!(text.contains("<c r=\"C1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1</t></is></c>"), "{text}");
        assert!(text.contains("<c r=\"A2\"><v>1.5</v></c>") && text.contains("rightToLeft"), "{text}");
    }

    #[test]
    fn columns_with_widths_break_their_lines_and_fill_the_paper() {
        let plain = worksheet(&sheet("x"), Direction::Ltr);
        assert!(!plain.contains("<cols>") && !plain.contains(" s=") && !plain.contains("pageSetup"), "{plain}");
        let set = worksheet(&Spreadsheet { widths: vec![5, 40], ..sheet("x") }, Direction::Ltr);
        assert!(set.contains("<col min=\"2\" max=\"2\" width=\"40\" customWidth=\"1\"/></cols><sheetData>"), "{set}");
        assert!(set.contains("<c r=\"A1\" s=\"2\" t") && set.contains("<c r=\"A2\" s=\"1\"><v>1.5"), "{set}");
    }

    #[test]
    fn the_names_of_sheets_are_short_and_each_another() {
        let sheets = ["a/b:c", "ABC", "", "a very long name that is longer than a sheet takes"].map(sheet);
        assert_eq!(names(&sheets), ["abc", "2", "3", "a very long name that is longer"]);
    }

    #[test]
    fn text_has_a_mark_its_languages_signs_and_no_formula() {
        let rows = [
            vec![SheetCell::Text("Ї; \"x\"".to_owned()), SheetCell::Tenths(5)],
            vec![SheetCell::Text(" =1+1".to_owned()), SheetCell::Empty],
        ];
        assert_eq!(text(&rows, ","), "\u{feff}\"Ї; \"\"x\"\"\";0,5\r\n' =1+1;\r\n");
        assert_eq!(text(&rows, "."), "\u{feff}\"Ї; \"\"x\"\"\",0.5\r\n' =1+1,\r\n");
        for start in ["=", "+", "-", "@"] {
            assert!(text(&[vec![SheetCell::Text(format!("{start}cmd"))]], ".").contains(&format!("'{start}cmd")));
        }
    }
}
