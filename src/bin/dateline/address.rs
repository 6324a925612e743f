//! The address at which a site will be, or is, published.

use dateline::publish::embed;

/// The variable that says it.
const ADDRESS: &str = "DATELINE_URL";

/// The address, if it is said.
///
/// # Errors
/// Why it is none.
pub fn published() -> Result<Option<String>, String> {
    let address = std::env::var(ADDRESS).ok().filter(|address| !address.is_empty());
    if let Some(Err(message)) = address.as_deref().map(embed::address) {
        return Err(format!("{ADDRESS}: {message}"));
    }
    Ok(address)
}
