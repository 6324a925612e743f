//! What the parts of a package are, one by one.

use super::element::QtiElement;
use super::item::share;
use super::version::QtiVersion;

#[test]
fn the_points_of_statements_are_together_a_point() {
    for of in 1..=200 {
        let parts: Vec<String> = (0..of).map(|at| share(at, of)).collect();
        let tens = |part: &String| {
            part.strip_prefix("0.").map_or(10_000, |digits| format!("{digits:0<4}").parse::<u32>().unwrap())
        };
        assert_eq!(parts.iter().map(tens).sum::<u32>(), 10_000, "{parts:?}");
        assert!(parts.iter().all(|part| tens(part) > 0 && part.len() < 7), "{parts:?}");
    }
    assert_eq!([share(0, 1), share(0, 2), share(1, 4)], ["1", "0.5", "0.25"]);
    assert_eq!((0..3).map(|at| share(at, 3)).collect::<Vec<_>>(), ["0.3333", "0.3334", "0.3333"]);
}

#[test]
fn both_versions_write_the_same_elements_by_their_own_names() {
    let element = QtiElement::new("modalFeedback")
        .with("outcomeIdentifier", "A")
        .with("xml:lang", "ar")
        .with("dir", "rtl")
        .and(QtiElement::new("contentBody").and(QtiElement::new("p").told("a < b")))
        .and(QtiElement::new("baseValue").word("c-x"));
    let body = |version| {
        let document = element.document(version);
        let (_, body) = document.split_once(".xsd\"").unwrap();
        body.to_owned()
    };
    assert_eq!(
        body(QtiVersion::V30),
        " outcome-identifier=\"A\" xml:lang=\"ar\" dir=\"rtl\">\n<qti-content-body>\n<p>a &lt; b</p>\n\
         </qti-content-body>\n<qti-base-value>c-x</qti-base-value>\n</qti-modal-feedback>\n"
    );
    // 2.1 has no attribute for the direction, so that signs in the text say it.
    assert_eq!(
        body(QtiVersion::V21),
        " outcomeIdentifier=\"A\" xml:lang=\"ar\">\n<p>\u{2067}a &lt; b\u{2069}</p>\n\
         <baseValue>c-x</baseValue>\n</modalFeedback>\n"
    );
}
