//! What tells the two versions apart: names, and the addresses that stand for them.

/// A version of QTI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QtiVersion {
    /// 2.1.
    V21,
    /// 3.0.
    V30,
}

/// The elements that are HTML's, and have the same name in both versions.
const HTML: [&str; 2] = ["div", "p"];

/// The attributes that are HTML's, which 2.1 does not have.
const NEW: [&str; 2] = ["aria-label", "dir"];

impl QtiVersion {
    /// The namespace of items and tests.
    pub fn namespace(self) -> &'static str {
        match self {
            Self::V21 => "http://www.imsglobal.org/xsd/imsqti_v2p1",
            Self::V30 => "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
        }
    }

    /// Where the schema of items and tests is.
    pub fn schema(self) -> &'static str {
        match self {
            Self::V21 => "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
            Self::V30 => "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
        }
    }

    /// The namespace of the manifest.
    pub fn packaging(self) -> &'static str {
        match self {
            Self::V21 => "http://www.imsglobal.org/xsd/imscp_v1p1",
            Self::V30 => "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
        }
    }

    /// Where the schema of the manifest is.
    pub fn packaging_schema(self) -> &'static str {
        match self {
            Self::V21 => "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd",
            Self::V30 => "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd",
        }
    }

    /// What a package is called in its manifest, and by which version.
    pub fn package(self) -> (&'static str, &'static str) {
        match self {
            Self::V21 => ("QTIv2.1 Package", "1.0.0"),
            Self::V30 => ("QTI Package", "3.0.0"),
        }
    }

    /// What a test is called in the manifest, and an item.
    pub fn resources(self) -> (&'static str, &'static str) {
        match self {
            Self::V21 => ("imsqti_test_xmlv2p1", "imsqti_item_xmlv2p1"),
            Self::V30 => ("imsqti_test_xmlv3p0", "imsqti_item_xmlv3p0"),
        }
    }

    /// The name of an element of 2.1.
    pub fn element(self, name: &str) -> String {
        match self {
            Self::V30 if !HTML.contains(&name) => ["qti-", &hyphened(name)].concat(),
            Self::V21 | Self::V30 => name.to_owned(),
        }
    }

    /// The name of an attribute of 2.1; none where the version does not have it.
    pub fn attribute(self, name: &str) -> Option<String> {
        match self {
            Self::V21 => (!NEW.contains(&name)).then(|| name.to_owned()),
            // What has a prefix is not of QTI.
            Self::V30 if name.contains(':') => Some(name.to_owned()),
            Self::V30 => Some(hyphened(name)),
        }
    }
}

/// `maxChoices` as `max-choices`.
fn hyphened(name: &str) -> String {
    let mut written = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            written.push('-');
        }
        written.push(letter.to_ascii_lowercase());
    }
    written
}
