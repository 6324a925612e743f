#!/bin/sh
# icu_plurals 2.4.0 (compiled data): a script in the tag can lose the plural rules. Serbian
# has one, few and other; asked for "sr-Latn" or "sr-Latn-RS", which are valid and how most
# Serbian sites are marked, the library says without a word that there is only `other`, as of
# a language that it does not know. So it is with "uz-Cyrl", while "sr", "sr-Cyrl" and
# "bs-Latn" are right. It falls back as for texts: CLDR's parentLocales send those scripts
# that are not the language's first straight to the root. Plural rules are by language alone,
# and no script changes them: who writes texts by these categories drops it before asking.
#
# Needs cargo. Fails when the behaviour changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/src"
cat > "$folder/Cargo.toml" <<'TOML'
[package]
name = "probe"
version = "0.0.0"
edition = "2021"
[dependencies]
icu_plurals = "=2.4.0"
icu_locale_core = "=2.4.0"
TOML
cat > "$folder/src/main.rs" <<'RUST'
use icu_plurals::{PluralRuleType, PluralRules};
fn main() {
    for tag in ["sr", "sr-RS", "sr-Cyrl", "sr-Latn", "sr-Latn-RS", "bs-Latn", "uz", "uz-Cyrl"] {
        let locale: icu_locale_core::Locale = tag.parse().unwrap();
        let rules = PluralRules::try_new(locale.into(), PluralRuleType::Cardinal.into()).unwrap();
        println!("{tag}: 1 {:?}, 3 {:?}, 5 {:?}", rules.category_for(1), rules.category_for(3), rules.category_for(5));
    }
}
RUST
found=$(cd "$folder" && cargo run --quiet)
echo "$found"
echo "$found" | grep -qx "sr: 1 One, 3 Few, 5 Other"
echo "$found" | grep -qx "sr-Latn: 1 Other, 3 Other, 5 Other"
echo "$found" | grep -qx "sr-Latn-RS: 1 Other, 3 Other, 5 Other"
echo "$found" | grep -qx "bs-Latn: 1 One, 3 Few, 5 Other"
echo "$found" | grep -qx "uz: 1 One, 3 Other, 5 Other"
echo "$found" | grep -qx "uz-Cyrl: 1 Other, 3 Other, 5 Other"
