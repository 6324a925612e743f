#!/bin/sh
# icu_plurals 2.4.0 (compiled data): of many languages for which CLDR has plural rules it has
# none, and says `other` for every number instead of that it does not know: Northern Sami
# (one, two, other), Manx, Cornish, Yiddish, Ossetic. make-plural 8.1.0, made from CLDR's
# rules, has them. A check of translations that asks this library refuses forms that are
# right in such a language.
#
# Needs cargo, node and npm. Fails when the behaviour changes.
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
    for tag in ["uk", "se", "gv", "kw", "yi", "os"] {
        let locale: icu_locale_core::Locale = tag.parse().unwrap();
        let rules = PluralRules::try_new(locale.into(), PluralRuleType::Cardinal.into()).unwrap();
        let of = |n: u32| format!("{:?}", rules.category_for(n)).to_lowercase();
        println!("{tag} {} {}", of(1), of(2));
    }
}
RUST
library=$(cd "$folder" && cargo run --quiet)
cd "$folder"
npm install --silent --no-audit --no-fund make-plural@8.1.0 >/dev/null
rules=$(node --input-type=module -e '
import * as cardinals from "make-plural/cardinals";
for (const tag of ["uk", "se", "gv", "kw", "yi", "os"]) console.log(tag, cardinals[tag](1), cardinals[tag](2));
')
echo "icu_plurals:"
echo "$library"
echo "the rules:"
echo "$rules"
[ "$(echo "$library" | head -1)" = "uk one few" ]
[ "$(echo "$library" | grep -c " other other")" = 5 ]
[ "$(echo "$rules" | grep -c " one ")" = 6 ]
