//! A script before all else on a page, put there as the page is served.

use hyper::body::Bytes;

/// A page with a script at its beginning. It stands ahead of the page's own
/// security policy, which says nothing of what stands before it.
pub fn with_first(page: &Bytes, script: &str) -> Bytes {
    let Ok(text) = std::str::from_utf8(page) else { return page.clone() };
    let (before, after) = text.split_at(beginning(text));
    Bytes::from(format!("{before}<script>{script}</script>{after}"))
}

/// Where the head begins, or what stands for it.
fn beginning(text: &str) -> usize {
    for opening in ["<head>", "<!DOCTYPE html>"] {
        if let Some(at) = text.find(opening) {
            return at + opening.len();
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_before_all_else_and_behind_the_doctype() {
        let served = |page: &'static str| with_first(&Bytes::from(page), "1");
        assert_eq!(served("<!DOCTYPE html><html><head><meta>"), "<!DOCTYPE html><html><head><script>1</script><meta>");
        assert_eq!(served("<!DOCTYPE html><p>A host"), "<!DOCTYPE html><script>1</script><p>A host");
        assert_eq!(served("<p>A host"), "<script>1</script><p>A host");
    }
}
