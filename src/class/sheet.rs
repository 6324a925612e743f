//! Sheets of cells, as a workbook (Office Open XML, ECMA-376, with inline strings) and as text with a byte order
//! mark. What a pupil has written is a text in both, whatever it begins with.

mod height;

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

/// A sheet: rows of cells, one of which heads the columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spreadsheet {
    /// Its name.
    pub name: String,
    /// How wide its columns are, in letters: long texts are broken there, and the sheet is printed as wide as the
    /// paper. None: as the spreadsheet has it.
    pub widths: Vec<u32>,
    /// The number of the row that heads the columns: it and those before it stay in sight.
    pub head: usize,
    /// Its rows.
    pub rows: Vec<Vec<SheetCell>>,
}

/// How many letters the name of a sheet has at most.
const MOST_LETTERS: usize = 31;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/";
const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const FONTS: &str = "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name \
    val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill \
    patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border>\
    </borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>";
const NORMAL: &str = "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>";
/// Broad A4 with small margins, as many pages as it takes.
const PAPER: &str = "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.4\" bottom=\"0.4\" header=\"0.2\" footer=\"0.2\"/>\
    <pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>";
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

/// How cells look: as they are; with broken lines, from the top; and that in bold, for the head.
fn styles(direction: Direction) -> String {
    // Without it, a spreadsheet may take a text for one from left to right by its first letter, such as that of a choice.
    let order = if direction == Direction::Rtl { " readingOrder=\"2\"" } else { "" };
    let look = |font: &str, broken: &str| {
        [
            "<xf numFmtId=\"0\" fontId=\"",
            font,
            "\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyAlignment=\"1\"><alignment",
            broken,
            order,
            "/></xf>",
        ]
        .concat()
    };
    let broken = " vertical=\"top\" wrapText=\"1\"";
    let looks = [look("0", ""), look("0", broken), look("1", broken)].concat();
    [
        HEAD,
        "<styleSheet xmlns=\"",
        MAIN,
        "\">",
        FONTS,
        "<cellXfs count=\"3\">",
        &looks,
        "</cellXfs>",
        NORMAL,
        "</styleSheet>",
    ]
    .concat()
}

fn worksheet(sheet: &Spreadsheet, direction: Direction) -> String {
    let right_to_left = if direction == Direction::Rtl { " rightToLeft=\"1\"" } else { "" };
    let is_set = !sheet.widths.is_empty();
    let paper = if is_set { "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>" } else { "" };
    let (head, first) = (sheet.head, sheet.head + 1);
    let mut text = format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\">{paper}<sheetViews><sheetView workbookViewId=\"0\"{right_to_left}><pane \
         ySplit=\"{head}\" topLeftCell=\"A{first}\" state=\"frozen\"/></sheetView></sheetViews>"
    );
    let columns = sheet.widths.iter().zip(1..);
    let columns = columns.map(|(wide, n)| format!("<col min=\"{n}\" max=\"{n}\" width=\"{wide}\" customWidth=\"1\"/>"));
    if is_set {
        text += &format!("<cols>{}</cols>", columns.collect::<String>());
    }
    text += "<sheetData>";
    for (row, number_of_row) in sheet.rows.iter().zip(1..) {
        let look = match (is_set, number_of_row == head) {
            (false, _) => "",
            (true, true) => " s=\"2\"",
            (true, false) => " s=\"1\"",
        };
        text += &["<row r=\"", &number_of_row.to_string()].concat();
        if is_set {
            let texts = row.iter().zip(&sheet.widths).filter_map(|(cell, width)| match cell {
                SheetCell::Text(text) => Some((text.as_str(), *width)),
                SheetCell::Tenths(_) | SheetCell::Empty => None,
            });
            text += &["\" ht=\"", &height::height(texts).to_string()].concat();
        }
        text += "\">";
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
        text += PAPER;
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

/// What the rows that head columns are called, by which each printed page has them.
fn titles(sheets: &[Spreadsheet], names: &[String]) -> String {
    let mut titles = String::new();
    for ((sheet, name), at) in sheets.iter().zip(names).zip(0_u32..) {
        if !sheet.widths.is_empty() {
            let (at, head) = (at.to_string(), sheet.head.to_string());
            let start = "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"";
            titles += &[start, &at, "\">'", &xml(name), "'!$", &head, ":$", &head, "</definedName>"].concat();
        }
    }
    if titles.is_empty() { titles } else { ["<definedNames>", &titles, "</definedNames>"].concat() }
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
    let names = names(sheets);
    let titles = titles(sheets, &names);
    let all: String = names
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
            format!(
                "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOCUMENT}\"><sheets>{all}</sheets>{titles}</workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!(
                "{HEAD}<Relationships xmlns=\"{PACKAGE}relationships\">{ways}<Relationship Id=\"look\" \
                 Type=\"{DOCUMENT}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        ("xl/styles.xml".to_owned(), styles(direction)),
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
            head: 1,
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
        assert!(
            !plain.contains("<cols>") && !plain.contains(" s=") && !plain.contains("page") && !plain.contains(" ht="),
            "{plain}"
        );
        let set = worksheet(&Spreadsheet { widths: vec![5, 40], ..sheet("x") }, Direction::Ltr);
        assert!(set.contains("<col min=\"2\" max=\"2\" width=\"40\" customWidth=\"1\"/></cols><sheetData>"), "{set}");
        assert!(set.contains("<c r=\"A1\" s=\"2\" t") && set.contains("<c r=\"A2\" s=\"1\"><v>1.5"), "{set}");
        assert!(set.contains("<row r=\"1\" ht=\"15\">") && set.contains("paperSize=\"9\""), "{set}");
        let third = worksheet(&Spreadsheet { widths: vec![5], head: 2, ..sheet("x") }, Direction::Ltr);
        assert!(third.contains("<c r=\"A1\" s=\"1\"") && third.contains("<c r=\"A2\" s=\"2\""), "{third}");
        assert!(third.contains("<pane ySplit=\"2\" topLeftCell=\"A3\""), "{third}");
    }

    #[test]
    fn cells_are_read_from_the_right_where_the_sheet_is() {
        assert_eq!(
            [Direction::Ltr, Direction::Rtl].map(|way| styles(way).matches("readingOrder=\"2\"").count()),
            [0, 3]
        );
    }

    #[test]
    fn the_head_of_a_sheet_with_widths_is_on_every_page() {
        let sheets = [sheet("a"), Spreadsheet { widths: vec![5], head: 8, ..sheet("b&c") }];
        let name = "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"1\">'b&amp;c'!$8:$8</definedName>";
        assert_eq!(titles(&sheets, &names(&sheets)), ["<definedNames>", name, "</definedNames>"].concat());
        assert_eq!(titles(&[sheet("a")], &names(&sheets)), "");
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
