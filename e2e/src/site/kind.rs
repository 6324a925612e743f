//! What a file is, by its name: the headers that tell a browser so.

use std::path::Path;

/// The content type of a file.
pub fn content_type(path: &Path) -> String {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let name = kind.essence_str().to_owned();
    if is_text(&name) { format!("{name}; charset=utf-8") } else { name }
}

/// Whether a host would compress a file of this type; the others are compressed by nature.
pub fn is_compressible(content_type: &str) -> bool {
    is_text(content_type) || content_type == "application/wasm"
}

/// How long a file may be kept: for ever when its name changes with its content.
pub fn cache_control(path: &Path) -> &'static str {
    if is_hashed(path) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

fn is_text(content_type: &str) -> bool {
    let bare = content_type.split(';').next().unwrap_or(content_type);
    bare.starts_with("text/")
        || bare.ends_with("+xml")
        || bare.ends_with("json")
        || ["application/javascript", "application/xml"].contains(&bare)
}

/// Whether a part of the name is a hash, as trunk puts it: sixteen hexadecimal digits, or a few less.
fn is_hashed(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let is_hash = |part: &str| {
        part.len() >= 12
            && part.bytes().all(|byte| byte.is_ascii_hexdigit())
            && part.bytes().any(|b| b.is_ascii_digit())
    };
    name.split(['-', '_', '.']).any(is_hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_told_what_a_file_is() {
        let kind = |name| content_type(Path::new(name));
        assert_eq!(kind("index.html"), "text/html; charset=utf-8");
        assert_eq!(kind("app_bg.wasm"), "application/wasm");
        assert_eq!(kind("app.js"), "text/javascript; charset=utf-8");
        assert_eq!(kind("style.css"), "text/css; charset=utf-8");
        assert_eq!(kind("pack.json"), "application/json; charset=utf-8");
        assert_eq!(kind("icon.svg"), "image/svg+xml; charset=utf-8");
        assert_eq!(kind("what"), "application/octet-stream");
    }

    #[test]
    fn only_a_name_that_changes_with_its_content_is_kept_for_ever() {
        for hashed in ["app-0123456789abcdef.js", "app-0123456789abcdef_bg.wasm", "style-00aa11bb22cc33dd.css"] {
            assert!(cache_control(Path::new(hashed)).contains("immutable"), "{hashed}");
        }
        for plain in ["index.html", "app.js", "deadbeef.svg", "a-feedbadfacade.txt"] {
            assert_eq!(cache_control(Path::new(plain)), "no-cache", "{plain}");
        }
    }

    #[test]
    fn what_is_compressed_by_nature_is_left_alone() {
        assert!(is_compressible("application/wasm") && is_compressible("text/html; charset=utf-8"));
        assert!(!is_compressible("image/png") && !is_compressible("font/woff2"));
    }
}
